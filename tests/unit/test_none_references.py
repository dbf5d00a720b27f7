"""PySide6 6.12.0 on Python 3.11 loses a reference to None on every call that returns nothing."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

CALLS = 200  # few enough that None survives them and the test can say so


def test_calls_that_return_nothing_keep_none_alive() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.blockSignals(False)
        thing.setObjectName("x")

    # From Python 3.12 on None is immortal and its count stands still.
    assert before - sys.getrefcount(None) < CALLS // 2

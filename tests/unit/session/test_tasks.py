"""Work in the background that nobody waits for any more."""

from __future__ import annotations

import threading

from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from reader.session.tasks import Outcome, Tasks


def test_a_cancelled_task_tells_nobody(qtbot: QtBot) -> None:
    tasks, gate = Tasks(), threading.Event()
    told: list[Outcome[bool]] = []
    task = tasks.run(gate.wait, told.append)

    task.cancel()
    gate.set()
    qtbot.waitUntil(lambda: not tasks._running)

    assert told == []


def test_what_ends_while_closing_is_forgotten_once(qtbot: QtBot) -> None:
    tasks = Tasks()
    told: list[Outcome[int]] = []
    task = tasks.run(lambda: 1, told.append)

    tasks.close()
    QCoreApplication.processEvents()

    assert told == []
    assert not tasks._running
    assert task.cancelled.is_set()

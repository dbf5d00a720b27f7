"""A pytest plugin that makes PySide6 and vlc unimportable: ``-p no:pytest-qt -p tests.without_qt``.

The import contracts say that the core, the formats, the alignment and the storage never
reach them; this runs their tests to see that it is so, imports made while running included.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest

FORBIDDEN = frozenset({"PySide6", "shiboken6", "vlc"})


class _Refusal(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] in FORBIDDEN:
            raise ImportError(f"{fullname} is not for this room")
        return None


def pytest_addoption(parser: pytest.Parser) -> None:
    # Their owner is switched off; the configuration still has them.
    parser.addini("qt_api", "")
    parser.addini("qt_log_level_fail", "")
    parser.addini("qt_log_ignore", "", type="linelist")


def pytest_configure() -> None:
    loaded = FORBIDDEN & set(sys.modules)
    if loaded:
        raise pytest.UsageError(f"{', '.join(sorted(loaded))} was imported before the tests began")
    sys.meta_path.insert(0, _Refusal())

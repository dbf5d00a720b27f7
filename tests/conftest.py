"""What every test stands on: nothing of the user's is touched, nothing is left behind.

A test that leaves a thread, a running timer, a window or an open database behind fails, and
the failure names the line that began it. Otherwise the next test pays for it, somewhere
else and not every time.
"""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import signal
import sqlite3
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# Before Qt or Earmark is imported: both look at the environment once.
_HOME = Path(tempfile.mkdtemp(prefix="earmark-tests-"))
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
for _name, _folder in {
    "HOME": "",
    "USERPROFILE": "",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_CACHE_HOME": ".cache",
    "XDG_STATE_HOME": ".local/state",
}.items():
    os.environ[_name] = str(_HOME / _folder)
if sys.platform.startswith("linux") and not (
    os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # Qt aborts where it finds no screen

# The same examples at every run: a red run is red again. HYPOTHESIS_PROFILE=explore looks
# for new ones.
settings.register_profile("same", derandomize=True, database=None, deadline=None)
settings.register_profile("explore", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

_PATIENCE_S = 2.0  # for a thread that is at its end
_STACK_DEPTH = 8
_ORIGIN = "_earmark_began"

# Behind a shell (`&`), interruptions are ignored by what it starts, and by what that starts:
# tests that send one would wait for ever.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def data_folder_of_its_own(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each test has a data folder that no other test has seen."""
    folder = tempfile.mkdtemp(prefix="data-", dir=_HOME)
    monkeypatch.setenv("EARMARK_DATA_DIR", folder)
    yield
    shutil.rmtree(folder, ignore_errors=True)


# --- where things begin --------------------------------------------------------------------


def _stack() -> str:
    """The lines of ours that led here, the innermost last."""
    frames = traceback.StackSummary.extract(
        traceback.walk_stack(sys._getframe(2)), limit=_STACK_DEPTH, lookup_lines=False
    )
    ours = [f for f in frames if "site-packages" not in f.filename and "/lib/" not in f.filename]
    return "".join(traceback.format_list(list(reversed(ours or frames))))


def _remember_threads() -> None:
    start = threading.Thread.start

    def remembering(self: threading.Thread) -> None:
        setattr(self, _ORIGIN, _stack())
        start(self)

    threading.Thread.start = remembering  # type: ignore[method-assign]


_CONNECTIONS: dict[int, tuple[sqlite3.Connection, str]] = {}


class _WatchedConnection(sqlite3.Connection):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _CONNECTIONS[id(self)] = (self, _stack())

    def close(self) -> None:
        super().close()
        _CONNECTIONS.pop(id(self), None)


def _remember_connections() -> None:
    connect: Callable[..., sqlite3.Connection] = sqlite3.connect

    def remembering(*args: Any, **options: Any) -> sqlite3.Connection:
        options.setdefault("factory", _WatchedConnection)
        return connect(*args, **options)

    sqlite3.connect = remembering  # type: ignore[assignment]


_TIMERS: dict[int, tuple[Any, str]] = {}


def _remember_timers() -> None:
    from PySide6.QtCore import QTimer

    start: Callable[..., None] = QTimer.start

    def remembering(self: QTimer, *args: Any) -> None:
        _TIMERS[id(self)] = (self, _stack())
        start(self, *args)

    QTimer.start = remembering  # type: ignore[method-assign]


def pytest_configure(config: pytest.Config) -> None:
    _remember_threads()
    _remember_connections()
    if config.pluginmanager.hasplugin("pytest-qt"):  # the run without Qt has no timers
        _remember_timers()


# --- what is left --------------------------------------------------------------------------


def _running_threads(before: set[threading.Thread]) -> list[str]:
    def left() -> list[threading.Thread]:
        # libVLC's own threads call Python back and are then known to it as dummies for ever.
        return [
            thread
            for thread in threading.enumerate()
            if thread not in before and not isinstance(thread, threading._DummyThread)
        ]

    patience_ends = time.monotonic() + _PATIENCE_S
    for thread in left():
        thread.join(max(0.0, patience_ends - time.monotonic()))
    return [f"the thread {t.name!r} runs on; begun in\n{getattr(t, _ORIGIN, '?')}" for t in left()]


def _open_connections(before: set[int]) -> list[str]:
    left = [(key, *value) for key, value in _CONNECTIONS.items() if key not in before]
    for key, connection, _ in left:
        _CONNECTIONS.pop(key)
        try:
            connection.close()  # so that only the test that left it fails
        except sqlite3.ProgrammingError:
            continue  # opened in another thread, which alone may close it
    return [f"a database connection is open; opened in\n{origin}" for _, _, origin in left]


def _new_active_timers(before: set[int]) -> list[tuple[int, Any, str]]:
    import shiboken6

    for key, (timer, _) in list(_TIMERS.items()):
        if not shiboken6.isValid(timer) or not timer.isActive():
            del _TIMERS[key]
    return [(key, *value) for key, value in _TIMERS.items() if key not in before]


def _active_timers(before: set[int]) -> list[str]:
    left = []
    for key, timer, origin in _new_active_timers(before):
        left.append(f"a timer of {timer.interval()} ms is running; started in\n{origin}")
        timer.stop()
        del _TIMERS[key]
    return left


def _windows() -> set[Any]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return set()
    return {widget for widget in widgets.QApplication.topLevelWidgets() if widget.parent() is None}


def _left_windows(before: set[Any]) -> list[str]:
    left = _windows() - before
    described = [
        f"a top-level {type(widget).__name__} {widget.objectName()!r} "
        f"({'visible' if widget.isVisible() else 'hidden'}) was neither given to qtbot nor deleted"
        for widget in left
    ]
    for widget in left:
        widget.close()
        widget.deleteLater()
    return described


def _delete_what_is_due() -> None:
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def nothing_is_left_behind(
    data_folder_of_its_own: None, request: pytest.FixtureRequest
) -> Iterator[None]:
    """Fails the test that leaves a thread, timer, window or database connection behind.

    What a fixture of a wider scope holds was there before and may stay.
    """
    threads, connections = set(threading.enumerate()), set(_CONNECTIONS)
    with_qt = "PySide6.QtCore" in sys.modules
    timers, windows = set(_TIMERS), _windows()
    yield
    left = _running_threads(threads) + _open_connections(connections)
    if with_qt:
        _delete_what_is_due()
        if _new_active_timers(timers) or _windows() - windows:
            gc.collect()  # what only cycles keep alive is not held by anyone
            _delete_what_is_due()
        left += _left_windows(windows) + _active_timers(timers)
    if left:
        pytest.fail(f"{request.node.nodeid} left behind:\n" + "\n".join(left), pytrace=False)

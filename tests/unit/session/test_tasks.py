"""Work in the background that nobody waits for any more."""

from __future__ import annotations

import threading
from collections.abc import Callable

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


def test_what_is_held_waits_but_for_what_is_urgent(qtbot: QtBot) -> None:
    tasks = Tasks()
    told: list[str | None] = []
    tasks.hold()
    tasks.run(lambda: "later", lambda outcome: told.append(outcome.result))
    tasks.hold()  # again: what waits already is not lost
    unwanted = tasks.run(lambda: "never", lambda outcome: told.append(outcome.result))
    tasks.run(lambda: "now", lambda outcome: told.append(outcome.result), urgent=True)
    qtbot.waitUntil(lambda: told == ["now"])
    assert not tasks._running

    unwanted.cancel()
    tasks.release()
    qtbot.waitUntil(lambda: told == ["now", "later"])
    tasks.run(lambda: "at once", lambda outcome: told.append(outcome.result))
    qtbot.waitUntil(lambda: told[-1] == "at once")
    assert "never" not in told


def test_what_is_held_when_all_ends_is_never_begun() -> None:
    tasks = Tasks()
    begun: list[bool] = []
    tasks.hold()
    tasks.run(lambda: begun.append(True), lambda _outcome: None)
    tasks.close()
    tasks.release()
    assert begun == []


def test_closing_ends_all_that_may_take_long_at_once(qtbot: QtBot) -> None:
    tasks, together = Tasks(), threading.Barrier(3)
    seen: list[bool] = []

    def until_cancelled(cancelled: Callable[[], bool]) -> None:
        together.wait()
        while not cancelled():
            threading.Event().wait(0.001)
        # Passes only when the other one, too, has been told to end before it was waited for.
        together.wait(timeout=10)
        seen.append(cancelled())

    for _ in range(2):
        tasks.run_long(until_cancelled, lambda _outcome: None)
    together.wait()
    latecomer = threading.Thread(target=together.wait, kwargs={"timeout": 10})
    latecomer.start()
    tasks.close()
    latecomer.join()

    assert seen == [True, True]

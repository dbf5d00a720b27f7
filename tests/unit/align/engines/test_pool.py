"""Engines in processes that die, hang and are told to end. The processes are real."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, wait
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
import pytest

from reader.align.engines.base import EngineCrashed, EngineProblem, Samples
from reader.align.engines.pool import EnginePool, InlineEngines

HERE = Path(__file__).parent
ROOT = HERE.parents[3]
ODD = "odd_engines:Odd"
CRASH, RAISE, SAY_PROCESS, SAY_MODULES, HANG, PRINT, CRASH_ONCE, WAIT = range(1, 9)
SOON_S = 60.0  # for a process to start on a busy machine

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills processes by POSIX signals")


@pytest.fixture(autouse=True)
def _engines_to_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(HERE))


@contextmanager
def pool(jobs: int = 1, *, model: str = "", patience_s: float = 300.0) -> Iterator[EnginePool]:
    engines = EnginePool(jobs, recogniser=ODD, refiner=ODD, model=model, patience_s=patience_s)
    try:
        yield engines
    finally:
        engines.close()


def piece(what: int = 0, length: int = 160) -> Samples:
    samples = np.zeros(length, np.int16)
    samples[0] = what
    return samples


def until(condition: Callable[[], bool]) -> None:
    """Wait for what happens in another process, which tells nobody."""
    end = time.monotonic() + SOON_S
    while not condition():
        assert time.monotonic() < end
        threading.Event().wait(0.01)


def is_alive(process_id: int) -> bool:
    with suppress(OSError):
        os.kill(process_id, 0)
        state = Path(f"/proc/{process_id}/stat")
        return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def test_answers_come_to_the_questions_they_are_for() -> None:
    with pool(2) as engines:
        heard = [engines.hear(piece(length=160 + n), "en") for n in range(20)]
        placed = engines.place(piece(), ["one", "-", "two"])
        for n, future in enumerate(heard):
            assert [one.text for one in future.result(SOON_S)] == [f"en {160 + n}"]
        assert [one is None for one in placed.result(SOON_S)] == [False, True, False]


def test_one_question_at_a_time_costs_one_process() -> None:
    with pool(3) as engines:
        for _ in range(4):
            engines.hear(piece(), "en").result(SOON_S)
            engines.place(piece(), ["word"]).result(SOON_S)
        assert len(engines.process_ids()) == 1


def test_half_of_the_processes_hear(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("reader.align.engines.pool._cores", lambda: 16)
    gate = tmp_path / "gate"
    with pool(0, model=str(gate)) as engines:
        assert engines.jobs == 4
        waiting = [engines.hear(piece(WAIT), "en") for _ in range(6)]
        placed = [engines.place(piece(), ["word"]) for _ in range(6)]
        answers = [future.result(SOON_S) for future in placed]
        assert sum(future.running() for future in waiting) == 2
        assert all(len(answer) == 1 for answer in answers)
        gate.touch()
        assert all(future.result(SOON_S) for future in waiting)
        assert len(engines.process_ids()) <= 4
    with pool(1, model=str(gate)) as engines:
        assert engines.hear(piece(WAIT), "en").result(SOON_S)


def test_nothing_is_started_before_it_is_needed() -> None:
    with pool(2) as engines:
        assert engines.process_ids() == []


def test_a_process_that_dies_over_a_piece_is_replaced_and_the_piece_tried_again(
    tmp_path: Path,
) -> None:
    with pool(model=str(tmp_path / "crashed")) as engines:
        future = engines.hear(piece(CRASH_ONCE), "en")
        assert future.result(SOON_S)[0].text == "en 160"


def test_a_piece_that_kills_twice_fails_alone() -> None:
    with pool() as engines:
        good = engines.hear(piece(), "en")
        bad = engines.hear(piece(CRASH), "en")
        after = engines.hear(piece(), "en")
        assert good.result(SOON_S)
        with pytest.raises(EngineCrashed, match=f"signal {signal.SIGSEGV}"):
            bad.result(SOON_S)
        assert after.result(SOON_S)


def test_a_process_killed_from_outside_is_replaced() -> None:
    with pool() as engines:
        first = engines.hear(piece(SAY_PROCESS), "en").result(SOON_S)[0].text.split()[0]
        os.kill(int(first), signal.SIGKILL)
        second = engines.hear(piece(SAY_PROCESS), "en").result(SOON_S)[0].text.split()[0]
        assert second != first


def test_what_an_engine_raises_fails_the_piece_and_leaves_the_process() -> None:
    with pool() as engines:
        with pytest.raises(EngineCrashed, match="no such number"):
            engines.hear(piece(RAISE), "en").result(SOON_S)
        before = engines.process_ids()
        assert engines.hear(piece(), "en").result(SOON_S)
        assert engines.process_ids() == before


def test_an_engine_that_hangs_is_given_up() -> None:
    with (
        pool(patience_s=0.5) as engines,
        pytest.raises(EngineCrashed, match="did not come back"),
    ):
        engines.hear(piece(HANG), "en").result(SOON_S)


def test_a_missing_model_is_a_problem_with_its_remedy() -> None:
    with pool(model="missing") as engines:
        with pytest.raises(EngineProblem) as problem:
            engines.hear(piece(), "en").result(SOON_S)
        assert (problem.value.problem, problem.value.remedy) == (
            "There is no such model.",
            "Get one.",
        )


def test_an_engine_that_dies_at_every_start_is_a_problem_in_the_end() -> None:
    with pool(model="deadly") as engines:
        errors = [engines.hear(piece(), "en").exception(SOON_S) for _ in range(3)]
        assert [type(error) for error in errors] == [EngineCrashed, EngineCrashed, EngineProblem]


def test_an_unknown_engine_is_a_problem_that_names_the_known_ones() -> None:
    engines = EnginePool(1, recogniser="hearsay")
    try:
        with pytest.raises(EngineProblem, match=r"hearsay.*moonshine"):
            engines.hear(piece(), "en").result(SOON_S)
    finally:
        engines.close()


def test_closing_ends_all_at_once_and_cancels_what_waits() -> None:
    with pool(4) as engines:
        futures = [engines.hear(piece(HANG), "en") for _ in range(6)]
        until(lambda: len(engines.process_ids()) == 2)
        processes = engines.process_ids()
        begin = time.monotonic()
        engines.close()
        assert time.monotonic() - begin < 5
        until(lambda: not any(map(is_alive, processes)))
        done, _ = wait(futures, SOON_S)
        assert len(done) == 6
        for future in futures:
            with pytest.raises(CancelledError):
                future.result(0)
        with pytest.raises(CancelledError):
            engines.hear(piece(), "en").result(0)


def test_asking_waits_while_too_much_is_waiting() -> None:
    with pool(1) as engines:
        asked: list[object] = []

        def ask() -> None:
            while len(asked) < 50:
                asked.append(engines.hear(piece(HANG), "en"))

        asking = threading.Thread(target=ask)
        asking.start()
        until(lambda: len(asked) >= 4)
        asking.join(0.2)
        assert len(asked) < 10
        engines.close()
        asking.join(SOON_S)
        assert not asking.is_alive()


def test_a_piece_taken_back_is_not_worked_on(tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    with pool(1, model=str(gate)) as engines:
        first = engines.hear(piece(WAIT), "en")
        second = engines.hear(piece(HANG), "en")
        third = engines.hear(piece(), "en")
        until(first.running)
        assert second.cancel()
        gate.touch()
        assert first.result(SOON_S)
        assert third.result(SOON_S)
        assert not first.cancel()


def test_what_an_engine_prints_reaches_nobody(capfd: pytest.CaptureFixture[str]) -> None:
    with pool() as engines:
        assert engines.hear(piece(PRINT), "en").result(SOON_S)[0].text == "en 160"
    assert capfd.readouterr() == ("", "")


def test_a_process_is_nice_and_loads_neither_windows_nor_players() -> None:
    with pool() as engines:
        text = engines.hear(piece(SAY_PROCESS), "en").result(SOON_S)[0].text
        assert int(text.split()[2]) >= 5
        modules = engines.hear(piece(SAY_MODULES), "en").result(SOON_S)[0].text.split()
    unwanted = {"PySide6", "vlc", "pytest", "multiprocessing", "reader.cli", "reader.align.aligner"}
    assert not unwanted & set(modules)


def test_the_real_engine_killed_over_a_piece_still_answers() -> None:
    pytest.importorskip("moonshine_voice", reason="has no wheel for this platform")
    noise = (np.random.default_rng(3).normal(size=160_000) * 3000).astype(np.int16)
    engines = EnginePool(1)
    try:
        expected = engines.hear(noise, "en").result(SOON_S)
        again = engines.hear(noise, "en")
        until(again.running)
        os.kill(engines.process_ids()[0], signal.SIGKILL)
        assert again.result(SOON_S) == expected
    finally:
        engines.close()


PARENT = """
import signal
import time
import numpy as np
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where tests run behind
from reader.align.engines.pool import EnginePool
engines = EnginePool(1, recogniser="odd_engines:Odd")
samples = np.zeros(160, np.int16)
samples[0] = 3
print(engines.hear(samples, "en").result()[0].text.split()[0], flush=True)
samples[0] = 5
engines.hear(samples, "en")
while True:  # a signal just before one long wait would be seen after it
    time.sleep(0.02)
"""


@pytest.mark.parametrize("death", [signal.SIGKILL, signal.SIGTERM])
def test_a_program_that_is_killed_takes_its_engines_along(death: signal.Signals) -> None:
    environment = dict(os.environ, PYTHONPATH=f"{ROOT}{os.pathsep}{HERE}")
    with subprocess.Popen(
        [sys.executable, "-c", PARENT],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
    ) as parent:
        assert parent.stdout is not None
        engine = int(parent.stdout.readline())
        assert is_alive(engine)
        parent.send_signal(death)
        parent.wait(SOON_S)
    until(lambda: not is_alive(engine))


def test_ctrl_c_is_for_the_program_alone(tmp_path: Path) -> None:
    # As a terminal does it: to the whole group, which the engine is not in.
    environment = dict(os.environ, PYTHONPATH=f"{ROOT}{os.pathsep}{HERE}")
    with (tmp_path / "errors").open("wb") as errors:
        parent = subprocess.Popen(
            [sys.executable, "-c", PARENT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            env=environment,
            start_new_session=True,
        )
        with parent:
            assert parent.stdout is not None
            engine = int(parent.stdout.readline())
            os.killpg(parent.pid, signal.SIGINT)
            parent.wait(SOON_S)
    until(lambda: not is_alive(engine))
    assert (tmp_path / "errors").read_text().count("Traceback") == 1  # the program's own


def test_engines_in_this_process_answer_alike() -> None:
    class Deaf:
        name = "deaf"
        languages = frozenset({"en"})

        def hear(self, samples: Samples, language: str) -> list[object]:
            raise EngineProblem("Too loud.")

    engines = InlineEngines(recogniser=Deaf)  # type: ignore[arg-type]  # a part of one is enough
    assert isinstance(engines.hear(piece(), "en").exception(0), EngineProblem)

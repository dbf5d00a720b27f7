"""The aligner's process, with something else than the aligner in it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from array import array
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.align import wire, worker_client
from reader.align.progress import Cancelled, PlacedWords, Progress, Stage
from reader.align.worker import PATIENCE_S, PROGRESS_INTERVAL_S, Orders, Reporter
from reader.align.worker_client import WorkerCrashed, align_apart
from reader.core.errors import ReaderError
from reader.core.timing import Span
from reader.core.transcript import Transcript

JOB = wire.Job(Path("talk.mp3"), Transcript(["One two."], array("i", [-1]), ()), start_ms=7000)
PATIENT_S = 30.0  # for a process to start on a busy machine

# A worker whose aligner is the function that follows; everything else is the real thing.
STAND_IN = """
import os, sys, threading, time
from array import array
from pathlib import Path
import reader.align.aligner as aligner
from reader.align import worker
from reader.align.progress import Cancelled, PlacedWords, Progress, Stage
from reader.core.errors import FileProblem
from reader.core.timing import Alignment, Span

def words(first, count=1):
    return PlacedWords(first, array("q", [first]) * count, array("q", [first]) * count,
                       bytes(count), bytes(count))

def align(audio, transcript, *, options, listening, pins, within, prior, journal, progress,
          cancel):
{body}

aligner.align = align
worker._run()
"""
ALIGNED = """
    return Alignment(array("q", [1, 2]), array("q", [2, 3]), bytearray(2), bytearray([90, 80]),
                     source=f"{audio} {listening()}")
"""
UNTIL_CANCELLED = """
    progress(Progress(Stage.LISTENING, 1000))
    while not cancel():
        time.sleep(0.01)
    raise Cancelled("So be it.")
"""
DEAF = """
    progress(Progress(Stage.LISTENING, 1000))
    time.sleep(60)
"""


class Theatre:
    """Starts stand-ins and ends what is left of them."""

    def __init__(self) -> None:
        self.processes: list[subprocess.Popen[bytes]] = []

    def command(self, body: str) -> tuple[str, ...]:
        return (sys.executable, "-c", STAND_IN.replace("{body}", body))

    def start(self, body: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            self.command(body),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=Path(__file__).parents[3],
        )
        self.processes.append(process)
        assert process.stdin is not None
        process.stdin.write(wire.line(wire.job_message(JOB)))
        process.stdin.flush()
        return process


@pytest.fixture
def theatre() -> Iterator[Theatre]:
    theatre = Theatre()
    yield theatre
    for process in theatre.processes:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            assert stream is not None
            with suppress(BrokenPipeError):  # an order that nobody took any more
                stream.close()


def event(process: subprocess.Popen[bytes]) -> dict[str, Any]:
    assert process.stdout is not None
    return wire.message(process.stdout.readline())


def send(process: subprocess.Popen[bytes], **order: object) -> None:
    assert process.stdin is not None
    process.stdin.write(wire.line(order))
    process.stdin.flush()


# --- the process ---------------------------------------------------------------------------


def test_what_was_aligned_is_the_last_word(theatre: Theatre) -> None:
    process = theatre.start(ALIGNED)
    found = event(process)
    assert found["event"] == "finished"
    assert wire.alignment_from(found["alignment"]).source == "talk.mp3 7000"
    assert process.wait(PATIENT_S) == 0
    assert process.stdout is not None
    assert process.stdout.read() == b""


def test_where_the_user_goes_is_heard_of(theatre: Theatre) -> None:
    process = theatre.start(
        """
    progress(Progress(Stage.LISTENING, 1000))
    while listening() == 7000:
        time.sleep(0.01)
"""
        + ALIGNED
    )
    assert event(process)["event"] == "progress"
    send(process, listen_ms=9000)
    assert wire.alignment_from(event(process)["alignment"]).source == "talk.mp3 9000"


@pytest.mark.parametrize("how", ["told", "alone", "terminated", "nobody reads"])
def test_it_ends_at_once_when_it_is_to(theatre: Theatre, how: str) -> None:
    process = theatre.start(
        """
    progress(Progress(Stage.LISTENING, 1000))
    number = 0
    while not cancel():
        time.sleep(0.01)
        number += 1
        if number % 30 == 0:
            progress(Progress(Stage.LISTENING, 1000 + number))
    raise Cancelled("So be it.")
"""
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert event(process)["event"] == "progress"
    began_s = time.monotonic()
    if how == "told":
        send(process, cancel=True)
    elif how == "alone":
        process.stdin.close()
    elif how == "terminated":
        process.terminate()
    else:
        process.stdout.close()
    assert process.wait(PATIENT_S) == 0
    assert time.monotonic() - began_s < 2.0
    if how != "nobody reads":
        last = [json.loads(line) for line in process.stdout.read().splitlines()][-1]
        assert last == {"event": "cancelled"}


def test_an_aligner_that_does_not_listen_is_not_waited_for(theatre: Theatre) -> None:
    process = theatre.start(DEAF)
    assert event(process)["event"] == "progress"
    began_s = time.monotonic()
    send(process, cancel=True)
    assert event(process) == {"event": "cancelled"}
    assert process.wait(PATIENT_S) == 0
    assert PATIENCE_S <= time.monotonic() - began_s < PATIENCE_S + 1.5


def test_ctrl_c_is_for_the_one_who_started_it(theatre: Theatre) -> None:
    process = theatre.start(UNTIL_CANCELLED)
    assert event(process)["event"] == "progress"
    process.send_signal(signal.SIGINT)
    send(process, listen_ms=1)
    send(process, cancel=True)
    assert event(process) == {"event": "cancelled"}
    assert process.wait(PATIENT_S) == 0


def test_what_is_wrong_with_the_files_is_told(theatre: Theatre) -> None:
    process = theatre.start(
        """
    raise FileProblem("It is silent.", remedy="Choose another.", path=Path("talk.mp3"))
"""
    )
    told = event(process)
    assert told["event"] == "failed"
    assert told["message"] == "talk.mp3: It is silent."
    assert told["remedy"] == "Choose another."
    assert process.wait(PATIENT_S) == 0


def test_a_fault_of_ours_is_a_crash_with_a_trace(theatre: Theatre) -> None:
    process = theatre.start(
        """
    raise KeyError("a fault")
"""
    )
    out, errors = process.communicate(timeout=PATIENT_S)
    assert process.returncode == wire.CRASH_STATUS == 70
    assert out == b""
    assert b"Traceback" in errors
    assert b"KeyError: 'a fault'" in errors


def test_what_engines_print_is_not_taken_for_events(theatre: Theatre) -> None:
    process = theatre.start(
        """
    os.write(1, b"hello from a library\\n")
    print("and from Python", flush=True)
"""
        + ALIGNED
    )
    out, errors = process.communicate(timeout=PATIENT_S)
    assert [json.loads(line)["event"] for line in out.splitlines()] == ["finished"]
    assert b"hello from a library" in errors


def test_a_worker_without_a_job_just_ends() -> None:
    done = subprocess.run(
        worker_client.COMMAND,
        input=b"",
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout) == {"event": "cancelled"}


# --- followed from here --------------------------------------------------------------------


def with_stand_in(monkeypatch: pytest.MonkeyPatch, theatre: Theatre, body: str) -> None:
    monkeypatch.setattr(worker_client, "COMMAND", theatre.command(body))


def test_aligning_apart_gives_the_same(monkeypatch: pytest.MonkeyPatch, theatre: Theatre) -> None:
    with_stand_in(
        monkeypatch,
        theatre,
        """
    progress(Progress(Stage.PLACING, 1000, words=(words(0), words(1))))
"""
        + ALIGNED,
    )
    seen: list[Progress] = []
    found = align_apart(JOB, progress=seen.append)
    assert list(found.start_ms) == [1, 2]
    assert found.source == "talk.mp3 7000"
    assert [(w.first, len(w.start_ms)) for p in seen for w in p.words] == [(0, 2)]


def test_a_failure_apart_is_raised_here(monkeypatch: pytest.MonkeyPatch, theatre: Theatre) -> None:
    body = """
    raise FileProblem("It is silent.", remedy="Choose another.", path=Path("talk.mp3"))
"""
    with_stand_in(monkeypatch, theatre, body)
    with pytest.raises(ReaderError, match=r"^talk.mp3: It is silent. Choose another.$"):
        align_apart(JOB)


@pytest.mark.parametrize("body", [UNTIL_CANCELLED, DEAF])
def test_cancelling_apart(monkeypatch: pytest.MonkeyPatch, theatre: Theatre, body: str) -> None:
    with_stand_in(monkeypatch, theatre, body)
    begun = threading.Event()
    with pytest.raises(Cancelled):
        align_apart(JOB, progress=lambda _progress: begun.set(), cancel=begun.is_set)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize(
    ("body", "how"),
    [
        ("    os.kill(os.getpid(), 9)\n", "signal 9"),
        ("    os._exit(3)\n", "status 3"),
        ("    raise KeyError('a fault')\n", "status 70"),
    ],
)
def test_a_crash_apart_is_a_sentence_here(
    monkeypatch: pytest.MonkeyPatch, theatre: Theatre, body: str, how: str
) -> None:
    with_stand_in(monkeypatch, theatre, body)
    with pytest.raises(WorkerCrashed, match=how) as caught:
        align_apart(JOB)
    assert "What was done is kept" in str(caught.value)
    assert ("KeyError" in caught.value.trace) == (how == "status 70")


# --- its parts -----------------------------------------------------------------------------


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    ends = os.pipe()
    yield ends
    for end in ends:
        try:
            os.close(end)
        except OSError:
            continue  # the test has closed it


def placed(first: int, count: int) -> PlacedWords:
    times = array("q", range(first, first + count))
    return PlacedWords(first, times, times, bytes(count), bytes(count))


def read_all(source: int) -> list[dict[str, Any]]:
    with os.fdopen(source, "rb") as stream:
        return [wire.message(line) for line in stream]


def reported(feed: Callable[[Reporter], None]) -> list[dict[str, Any]]:
    """The events that a reporter sends for what ``feed`` does with it."""
    source, sink = os.pipe()
    found: list[dict[str, Any]] = []
    reading = threading.Thread(target=lambda: found.extend(read_all(source)))
    reading.start()
    try:
        feed(Reporter(sink))
    finally:
        os.close(sink)
        reading.join()
    return found


@given(st.lists(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 3)), max_size=4)))
def test_no_words_are_left_out_however_quickly_they_come(
    reports: list[list[tuple[int, int]]],
) -> None:
    def feed(reporter: Reporter) -> None:
        for number, words in enumerate(reports):
            reporter.report(
                Progress(Stage.PLACING, number, words=tuple(placed(*word) for word in words))
            )
        reporter.last({"event": "finished"})

    found = reported(feed)
    assert found.pop() == {"event": "finished"}
    sent = [
        time_ms
        for progress in found
        for words in wire.progress_from(progress).words
        for time_ms in words.start_ms
    ]
    assert sent == [
        word for words in reports for first, count in words for word in range(first, first + count)
    ]
    if reports:
        assert found[-1]["total_ms"] == len(reports) - 1


def test_progress_is_held_back_but_not_withheld() -> None:
    def feed(reporter: Reporter) -> None:
        ends_s = time.monotonic() + 3.5 * PROGRESS_INTERVAL_S
        number = 0
        while time.monotonic() < ends_s:
            number += 1
            reporter.report(Progress(Stage.LISTENING, number, done=(Span(0, number),)))
        reporter.last({"event": "finished"})

    events = [event["event"] for event in reported(feed)]
    assert 3 <= events.count("progress") <= 6
    assert events[-1] == "finished"


def test_the_last_word_is_the_last() -> None:
    def feed(reporter: Reporter) -> None:
        reporter.last({"event": "cancelled"})
        reporter.last({"event": "finished"})
        reporter.report(Progress(Stage.LISTENING, 1))

    assert reported(feed) == [{"event": "cancelled"}]


def test_a_reader_that_is_gone_is_noticed(pipe: tuple[int, int]) -> None:
    source, sink = pipe
    os.close(source)
    reporter = Reporter(sink)
    gone = threading.Event()
    reporter.on_broken = gone.set
    reporter.report(Progress(Stage.LISTENING, 1))
    assert gone.wait(PATIENT_S)
    reporter.stop()


@pytest.mark.parametrize(
    "orders", [b'{"cancel": true}\n', b"", b'{"listen_ms": 5}\n', b'{"cancel": true}\n{"x": 1}\n']
)
def test_orders_end_with_cancelling(pipe: tuple[int, int], orders: bytes) -> None:
    source, sink = pipe
    os.write(sink, b"the job\n" + orders)
    os.close(sink)
    found = Orders(source)
    assert found.first() == b"the job"
    found.follow()
    assert found.cancelled.is_set()
    assert found.listen_ms == (5 if b"listen_ms" in orders else 0)


def test_an_order_that_is_none_ends_the_work(pipe: tuple[int, int]) -> None:
    source, sink = pipe
    os.write(sink, b"the job\nnonsense\n")
    found = Orders(source)
    found.first()
    with pytest.raises(ValueError, match="Expecting value"):
        found.follow()
    assert found.cancelled.is_set()

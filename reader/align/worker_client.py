"""Aligning in a process of its own, from here: start a worker, follow it, take its result.

For many recordings at a time: what kills one of the processes leaves the others alone. One
recording alone needs none of this, ``aligner.align`` does.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from reader.align import wire
from reader.align.progress import Cancel, Cancelled, Report, never, no_report
from reader.core.errors import ReaderError
from reader.core.text import say
from reader.core.timing import Alignment

# -P: a file called random.py in the user's folder is not to be imported.
COMMAND = (sys.executable, "-P", "-m", "reader.align.worker")
_HOME = Path(__file__).parents[2]  # where the package is, installed or not
_ASK_S = 0.1
_PATIENCE_S = 3.0  # for a worker that was told to end
_TAIL_BYTES = 4000


class WorkerCrashed(ReaderError):
    """The process ended without a last word. ``trace`` is the end of what it wrote."""

    def __init__(self, problem: str, *, remedy: str, trace: str) -> None:
        super().__init__(problem, remedy=remedy)
        self.trace = trace


def align_apart(
    job: wire.Job, *, progress: Report = no_report, cancel: Cancel = never
) -> Alignment:
    """What ``aligner.align`` returns for ``job``, made in another process.

    Blocks; ``progress`` and ``cancel`` are called in this thread and in another one. Raises
    ReaderError with what the worker says, Cancelled, and WorkerCrashed.
    """
    last = run_worker(job, progress=progress, cancel=cancel)
    if last["event"] == wire.FINISHED:
        return wire.alignment_from(last["alignment"])
    raise ValueError(f"a worker that aligns ends with {last['event']}")


def run_worker(
    job: wire.Job,
    *,
    progress: Report = no_report,
    cancel: Cancel = never,
    started: Callable[[int], None] = lambda _process_id: None,
) -> dict[str, Any]:
    """The last event of a worker with ``job``, unless it is one that is raised."""
    with tempfile.TemporaryFile() as errors:
        process = _start(errors)
        started(process.pid)
        try:
            last = _follow(process, job, progress, cancel)
        finally:
            _end(process)
        if last is None:
            raise _crash(process.returncode, errors)
    if last["event"] == wire.FAILED:
        raise wire.failure_from(last)
    if last["event"] == wire.CANCELLED:
        raise Cancelled("Stopped.")
    return last


def _start(errors: IO[bytes]) -> subprocess.Popen[bytes]:
    environment = dict(os.environ)
    path = environment.get("PYTHONPATH")
    environment["PYTHONPATH"] = str(_HOME) + (os.pathsep + path if path else "")
    return subprocess.Popen(
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        env=environment,
    )


def _follow(
    process: subprocess.Popen[bytes], job: wire.Job, progress: Report, cancel: Cancel
) -> dict[str, Any] | None:
    """The last event; None where there was none."""
    assert process.stdin is not None
    assert process.stdout is not None
    over = threading.Event()

    def ask() -> None:
        while not over.wait(_ASK_S):
            if cancel():
                _tell(process, {"cancel": True})
                if not over.wait(_PATIENCE_S):
                    process.kill()
                return

    _tell(process, wire.job_message(job))
    asking = threading.Thread(target=ask, name="cancel", daemon=True)
    asking.start()
    last: dict[str, Any] | None = None
    try:
        for data in process.stdout:
            event = wire.message(data)
            if event["event"] == wire.PROGRESS:
                progress(wire.progress_from(event))
            else:
                last = event
    finally:
        over.set()
        asking.join()
    if last is None and cancel():
        return {"event": wire.CANCELLED}  # it had to be killed
    return last


def _tell(process: subprocess.Popen[bytes], message: dict[str, object]) -> None:
    assert process.stdin is not None
    try:
        process.stdin.write(wire.line(message))
        process.stdin.flush()
    except OSError:
        return  # it has ended; its output says how


def _end(process: subprocess.Popen[bytes]) -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    with suppress(OSError):  # what could not be written, nobody wants any more
        process.stdin.close()
    try:
        process.wait(_PATIENCE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    process.stdout.close()


def _crash(status: int, errors: IO[bytes]) -> WorkerCrashed:
    errors.seek(0, os.SEEK_END)
    errors.seek(max(0, errors.tell() - _TAIL_BYTES))
    trace = errors.read().decode("utf-8", "replace").strip()
    how = (
        say("signal {number}", number=-status)
        if status < 0
        else say("status {number}", number=status)
    )
    return WorkerCrashed(
        say("The aligner ended unexpectedly ({how}).", how=how),
        remedy=say("What was done is kept: align again to go on."),
        trace=trace,
    )

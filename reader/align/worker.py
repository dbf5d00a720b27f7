"""Aligning in a process of its own: ``python -m reader.align.worker``.

What is wrong with an engine then cannot take along whoever started it. ``wire.py`` says
what goes in and out. The exit status is 0 once the last event is out, whatever it was;
anything else is a crash, ``wire.CRASH_STATUS`` with a traceback on stderr where Python
could still write one. What was done is in the journal: a new worker goes on from there.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from array import array
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace

from reader.align import wire
from reader.align.progress import Cancelled, PlacedWords, Progress
from reader.align.time_left import TimeLeft
from reader.core.errors import ReaderError

PROGRESS_INTERVAL_S = 0.2
# A cancelled aligner ends between two pieces of work. Where one takes longer, nobody waits.
PATIENCE_S = 0.7
_CHUNK_BYTES = 1 << 16
_CLOSED = -1


def main() -> int:
    """Serve one job on stdin and stdout; returns the exit status."""
    # Ctrl+C in a terminal goes to everybody there; the one who started this decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Engines print what they like. Their stdout becomes our stderr, ours is kept apart.
    events = os.dup(1)
    os.dup2(2, 1)
    orders = Orders(0)
    signal.signal(signal.SIGTERM, lambda _number, _frame: orders.cancel())
    return serve(orders, events, end_at_once=_end_at_once)


def serve(orders: Orders, events: int, *, end_at_once: Callable[[], None]) -> int:
    """Do the job that ``orders`` bring; ``events`` is a file descriptor to write them to.

    ``end_at_once`` is called PATIENCE_S after a cancellation that the aligner has not
    followed by then.
    """
    reporter = Reporter(events)
    reporter.on_broken = orders.cancel  # nobody reads any more
    done = threading.Event()

    def insist() -> None:
        orders.cancelled.wait()
        if not done.wait(PATIENCE_S):
            reporter.last({"event": wire.CANCELLED})
            end_at_once()

    first = orders.first()
    if first is None:
        reporter.last({"event": wire.CANCELLED})
        return 0
    job = wire.job_from(wire.message(first))
    orders.listen_ms = job.start_ms
    threading.Thread(target=orders.follow, name="orders", daemon=True).start()
    threading.Thread(target=insist, name="insist", daemon=True).start()
    try:
        event = _work(job, orders, reporter)
    except Cancelled:
        event = {"event": wire.CANCELLED}
    except ReaderError as error:
        event = wire.failed_event(error)
    finally:
        done.set()
        orders.cancel()  # nobody need wait for that any more
        reporter.stop()
    reporter.last(event)
    return 0


def _work(job: wire.Job, orders: Orders, reporter: Reporter) -> dict[str, object]:
    from reader.align.aligner import AlignOptions, align

    options = AlignOptions(
        language=job.language,
        recogniser=job.recogniser,
        refiner=job.refiner,
        model=job.model,
        jobs=job.jobs,
    )
    if job.transcribe:
        from reader.align.transcribe import transcribe

        made = transcribe(
            job.audio,
            options=options,
            listening=lambda: orders.listen_ms,
            journal=job.journal,
            progress=reporter.report,
            cancel=orders.cancelled.is_set,
        )
        return wire.transcribed_event(made.transcript, made.alignment, made.text)
    alignment = align(
        job.audio,
        job.transcript,
        options=options,
        listening=lambda: orders.listen_ms,
        pins=job.pins,
        within=job.within,
        prior=job.prior,
        journal=job.journal,
        progress=reporter.report,
        cancel=orders.cancelled.is_set,
    )
    return wire.finished_event(alignment)


class Orders:
    """What comes in on the file descriptor ``source``.

    It is read directly: a thread that waits in ``sys.stdin`` holds a lock that the
    interpreter wants when it ends.
    """

    def __init__(self, source: int) -> None:
        self._lines = _lines(source)
        self.listen_ms = 0
        self.cancelled = threading.Event()

    def first(self) -> bytes | None:
        """The job; None where there is none."""
        return next(self._lines, None)

    def follow(self) -> None:
        """Take what comes until the end, which cancels."""
        try:
            for data in self._lines:
                order = wire.message(data)
                if order.get("cancel"):
                    return
                listen_ms = order.get("listen_ms")
                if isinstance(listen_ms, int):
                    self.listen_ms = listen_ms
        finally:
            self.cancel()

    def cancel(self) -> None:
        self.cancelled.set()


def _lines(source: int) -> Iterator[bytes]:
    rest = b""
    while True:
        try:
            data = os.read(source, _CHUNK_BYTES)
        except OSError:  # the terminal is gone
            return
        if not data:
            return
        *whole, rest = (rest + data).split(b"\n")
        yield from whole


class Reporter:
    """Sends events. Progress goes out PROGRESS_INTERVAL_S apart at the most; what comes
    sooner is put together, and no words are left out.

    A thread of its own writes: the aligner does not wait for a slow reader. The time left is
    told by the pace of late.
    """

    def __init__(self, events: int) -> None:
        self.on_broken: Callable[[], None] = lambda: None
        self._events = events
        self._pending: Progress | None = None
        self._changed = threading.Condition()
        self._writing = threading.Lock()
        self._stopped = False
        self._thread: threading.Thread | None = None
        self._left = TimeLeft()

    def report(self, progress: Progress) -> None:
        with self._changed:
            if self._thread is None:
                self._thread = threading.Thread(target=self._send, name="events", daemon=True)
                self._thread.start()
            now_s = time.monotonic()
            self._left.note(progress.done_ms, progress.total_ms - progress.done_ms, now_s)
            progress = replace(progress, left_s=self._left.at(now_s))
            self._pending = _joined(self._pending, progress)
            self._changed.notify()

    def last(self, event: dict[str, object]) -> None:
        """Send what there is of progress, then ``event``, then nothing more: another last
        event is one too many and is not sent."""
        self.stop()
        if not self._writing.acquire(timeout=PATIENCE_S):
            return  # somebody has stopped reading
        try:
            if self._pending is not None:
                self._write(wire.progress_event(self._pending))
            self._write(event)
            self._events = _CLOSED
        finally:
            self._writing.release()

    def stop(self) -> None:
        with self._changed:
            self._stopped = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(PATIENCE_S)

    def _send(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._pending is not None or self._stopped)
                if self._stopped:
                    return
                pending, self._pending = self._pending, None
            if pending is not None:
                with self._writing:
                    self._write(wire.progress_event(pending))
            with self._changed:
                self._changed.wait_for(lambda: self._stopped, PROGRESS_INTERVAL_S)

    def _write(self, event: dict[str, object]) -> None:
        data = memoryview(wire.line(event))
        try:
            while data and self._events != _CLOSED:
                data = data[os.write(self._events, data) :]
        except OSError:
            self._events = _CLOSED
            self.on_broken()


def _joined(before: Progress | None, after: Progress) -> Progress:
    """Both in one: where it is now, and the words of both. Words that follow each other
    become one run."""
    words: list[PlacedWords] = []
    for more in (*(before.words if before else ()), *after.words):
        if not more.start_ms:
            continue
        last = words[-1] if words else None
        if last and more.first == last.first + len(last.start_ms):
            words[-1] = PlacedWords(
                last.first,
                array("q", last.start_ms + more.start_ms),
                array("q", last.end_ms + more.end_ms),
                last.provenance + more.provenance,
                last.confidence + more.confidence,
            )
        else:
            words.append(more)
    return replace(after, words=tuple(words))


def _end_at_once() -> None:
    """The engines notice by themselves that nobody asks them any more."""
    os._exit(0)


def _run() -> None:
    status = wire.CRASH_STATUS
    try:
        status = main()
    except BaseException:  # noqa: BLE001 - whatever it is, it is told and has a status
        import traceback

        traceback.print_exc()
    with suppress(OSError, ValueError):
        sys.stderr.flush()
    # No unloading of engines: a fault in it would make a crash of what was finished.
    os._exit(status)


if __name__ == "__main__":
    _run()

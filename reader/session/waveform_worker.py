"""Computing a waveform in a process of its own: ``python -m reader.session.waveform_worker``.

Decoding hours of sound would make the window stutter from another thread, and what a
damaged recording can do to a decoder is not to take the program along. Runs with the
lowest priority. ``waveform_wire.py`` says what goes in and out.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from contextlib import suppress
from typing import BinaryIO

from reader.core.errors import ReaderError
from reader.core.waveform import Waveform
from reader.session.waveform_cache import WaveformCache
from reader.session.waveform_wire import (
    Begun,
    Ended,
    Event,
    Job,
    Piece,
    event_line,
    read_job,
)

_INTERVAL_S = 0.4
_MOST_BUCKETS = 12_000  # in a piece: a millisecond of work for whoever takes it


def main() -> int:
    """Do the job that comes in; returns the exit status."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started this decides
    _lower_priority()
    # Not sys.stdin: its lock, held by a thread that waits, would not let Python end.
    orders = open(0, "rb", buffering=0, closefd=False)  # noqa: SIM115  for good
    job = read_job(orders.readline())
    threading.Thread(target=_end_when_told, args=(orders,), name="orders", daemon=True).start()
    # Decoders may print what they like.
    events = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    with suppress(BrokenPipeError), events:
        compute(job, events)
    return 0


def compute(job: Job, events: BinaryIO) -> None:
    """Write the events of ``job`` to ``events``, and the waveform to the cache when whole."""

    def tell(event: Event) -> None:
        events.write(event_line(event))

    from reader.session.waveform_decoding import WaveformDecoding

    try:
        decoding = WaveformDecoding(job.path)
    except ReaderError as error:
        tell(Ended(0, str(error)))
        return
    waveform = Waveform(decoding.duration_ms)
    tell(Begun(decoding.duration_ms))
    problem = ""
    waiting = _Waiting()
    try:
        for piece in decoding.pieces(job.start_ms):
            waveform.write(piece.bucket, piece.peaks, piece.loudness)
            for ready in waiting.add(piece):
                tell(ready)
    except ReaderError as error:
        problem = str(error)
    finally:
        decoding.close()
    for ready in waiting.rest():
        tell(ready)
    end_ms = max((span.end_ms for span in waveform.known), default=0)
    if not problem:
        waveform.finish(end_ms)  # one that breaks off is as long as what there is of it
        WaveformCache(job.cache.parent).keep(job.cache, waveform)
    tell(Ended(waveform.duration_ms, problem))


class _Waiting:
    """Small pieces in, those that follow each other put together out, not too often."""

    def __init__(self) -> None:
        self._bucket = 0
        self._peaks, self._loudness = bytearray(), bytearray()
        self._due_s = 0.0  # the first at once

    def add(self, piece: Piece) -> list[Piece]:
        ready = []
        if piece.bucket != self._bucket + len(self._peaks):
            ready = self.rest()
            self._bucket = piece.bucket
        self._peaks += piece.peaks
        self._loudness += piece.loudness
        if len(self._peaks) >= _MOST_BUCKETS or time.monotonic() >= self._due_s:
            ready += self.rest()
        return ready

    def rest(self) -> list[Piece]:
        if not self._peaks:
            return []
        piece = Piece(self._bucket, bytes(self._peaks), bytes(self._loudness))
        self._bucket += len(self._peaks)
        self._peaks.clear()
        self._loudness.clear()
        self._due_s = time.monotonic() + _INTERVAL_S
        return [piece]


def _lower_priority() -> None:
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), 0x40)  # IDLE_PRIORITY_CLASS
    else:
        with suppress(OSError):
            os.nice(19)


def _end_when_told(orders: BinaryIO) -> None:
    orders.readline()
    os._exit(0)  # what was begun to be written is thrown away; nobody waits for a decoder


if __name__ == "__main__":
    sys.exit(main())

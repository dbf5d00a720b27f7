"""Run a command and say what it and everything it started cost.

Memory is read from /proc ten times a second and summed over the command's process and all its
descendants alive at that moment, as RSS (shared pages count in full for each process). PSS (a page
shared by n processes counts 1/n for each: what the command really takes) makes the kernel walk
every page, so it is read once a second, and whenever RSS has grown by a fiftieth. Processor time
is what the kernel says of the command and of the children it waited for. Linux only.
"""

from __future__ import annotations

import math
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLES_PER_S = 10
_KIB_PER_MIB = 1024
_PAGE_KIB = os.sysconf("SC_PAGE_SIZE") // 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """``wall_s`` and ``cpu_s`` in seconds, peaks in MiB, the command's exit ``status``, why it was
    ended before its time (empty if it was not) and what it wrote."""

    status: int
    ended_because: str
    wall_s: float
    cpu_s: float
    peak_pss_mib: float
    peak_rss_mib: float
    output: str
    errors: str


def run_measured(
    command: Sequence[str],
    folder: Path,
    *,
    environment: Mapping[str, str] | None = None,
    timeout_s: float | None = None,
    memory_limit_mib: int | None = None,
) -> Cost:
    """Run ``command`` to its end; its output is kept in files in ``folder`` meanwhile.

    It is ended once it has run for ``timeout_s``, or once its PSS passes ``memory_limit_mib``.
    """
    out, err = folder / "stdout", folder / "stderr"
    started = time.monotonic()
    with out.open("wb") as output, err.open("wb") as errors:
        process = subprocess.Popen(
            command,
            stdout=output,
            stderr=errors,
            stdin=subprocess.DEVNULL,
            env=None if environment is None else dict(environment),
            start_new_session=True,
        )
        watcher = _Watcher(process.pid, started, timeout_s, memory_limit_mib)
        watcher.start()
        _, wait_status, usage = os.wait4(process.pid, 0)
        wall_s = time.monotonic() - started
        watcher.stop()
        process.returncode = os.waitstatus_to_exitcode(wait_status)
    return Cost(
        process.returncode,
        watcher.ended_because,
        wall_s,
        usage.ru_utime + usage.ru_stime,
        watcher.peak_pss_kib / _KIB_PER_MIB,
        watcher.peak_rss_kib / _KIB_PER_MIB,
        out.read_text(encoding="utf-8", errors="replace"),
        err.read_text(encoding="utf-8", errors="replace"),
    )


class _Watcher(threading.Thread):
    def __init__(
        self, pid: int, started: float, timeout_s: float | None, memory_limit_mib: int | None
    ) -> None:
        super().__init__(daemon=True)
        self.peak_pss_kib = 0
        self.peak_rss_kib = 0
        self.ended_because = ""
        self._pid = pid
        self._deadline = math.inf if timeout_s is None else started + timeout_s
        self._most_kib = math.inf if memory_limit_mib is None else memory_limit_mib * _KIB_PER_MIB
        self._ended = threading.Event()

    def run(self) -> None:
        looked_s = -math.inf
        looked_kib = 0
        while not self._ended.wait(1 / SAMPLES_PER_S):
            now_s = time.monotonic()
            pids = [self._pid, *descendants(self._pid)]
            rss_kib = sum(map(_rss_kib, pids))
            self.peak_rss_kib = max(self.peak_rss_kib, rss_kib)
            if now_s - looked_s >= 1 or rss_kib > looked_kib * 1.02:
                looked_s, looked_kib = now_s, rss_kib
                self.peak_pss_kib = max(self.peak_pss_kib, sum(map(_pss_kib, pids)))
            if self.peak_pss_kib > self._most_kib:
                self._end(f"ended at {self.peak_pss_kib / _KIB_PER_MIB:.0f} MB of memory")
            elif now_s > self._deadline:
                self._end("ended because it took too long")

    def _end(self, why: str) -> None:
        if not self.ended_because:
            self.ended_because = why
            os.killpg(self._pid, signal.SIGKILL)

    def stop(self) -> None:
        self._ended.set()
        self.join()


def descendants(pid: int) -> Iterator[int]:
    """Every process that ``pid`` started, directly or not, and that is still there."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
    except OSError:
        return
    for task in tasks:
        try:
            children = (task / "children").read_text().split()
        except OSError:
            continue
        for child in map(int, children):
            yield child
            yield from descendants(child)


def _rss_kib(pid: int) -> int:
    """Nothing for a process that has just ended; the same below."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * _PAGE_KIB


def _pss_kib(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)

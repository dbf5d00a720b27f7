"""A template rendered in a process of its own, which can be ended.

``python -m reader.formats.notes.template_process`` reads one pickled job from its standard
input and writes what comes of it to its standard output: pieces, each after its length in
four bytes, then ``END`` or ``FAULT`` and a pickled FormatProblem's parts. The job comes from
us; what comes back is never unpickled, but read as JSON.
"""

from __future__ import annotations

import json
import pickle
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from queue import Empty, Queue

from reader.core.document_notes import DocumentNotes
from reader.core.errors import FormatProblem
from reader.core.text import packed, say, unpacked
from reader.formats.notes.base import ExportOptions
from reader.formats.notes.templates import Template, render

LONGEST_S = 20.0  # without a new piece
LONGEST_ALL_S = 600.0
MOST_BYTES = 1 << 30  # of memory
MOST_OUTPUT_BYTES = 512 << 20
_STEP_S = 0.05
_LENGTH = struct.Struct(">I")
_END, _FAULT, _STEPS = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_STEPS_AT_ONCE = 100
_HOME = Path(__file__).parents[3]


def render_apart(
    template: Template,
    documents: Sequence[DocumentNotes],
    options: ExportOptions,
    *,
    longest_s: float = LONGEST_S,
) -> Iterator[bytes]:
    """As ``templates.render``; ends the process after ``longest_s`` without a sign of it, and
    where the iterator is closed or ``options.step`` raises."""
    import os
    import time

    # What would be wasted on a process is found out here; and no function can be sent.
    job = pickle.dumps((template, tuple(documents), _sendable(options)))
    path = os.environ.get("PYTHONPATH", "")
    environment = {**os.environ, "PYTHONPATH": str(_HOME) + (os.pathsep + path if path else "")}
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "reader.formats.notes.template_process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    arrived: Queue[tuple[int, bytes]] = Queue(64)
    threads = [
        threading.Thread(target=_send, args=(process, job), daemon=True),
        threading.Thread(target=_receive, args=(process, arrived), daemon=True),
    ]
    try:
        for thread in threads:
            thread.start()
        begun_s = heard_s = time.monotonic()
        written = 0
        while True:
            try:
                what, data = arrived.get(timeout=_STEP_S)
            except Empty:
                now_s = time.monotonic()
                if now_s - heard_s > longest_s or now_s - begun_s > LONGEST_ALL_S:
                    raise _endless(template) from None
                continue
            heard_s = time.monotonic()
            if what == _END:
                return
            if what == _FAULT:
                raise _fault(template, data)
            if what == _STEPS:
                for _ in range(int.from_bytes(data, "big")):
                    options.step()
                continue
            written += len(data)
            if written > MOST_OUTPUT_BYTES:
                raise _endless(template)
            yield data
    finally:
        process.kill()
        while not arrived.empty():  # the receiver may be waiting for room
            arrived.get_nowait()
        for thread in threads:
            while thread.is_alive():
                with suppress(Empty):
                    arrived.get_nowait()
                thread.join(0.02)
        process.stdout.close()
        with suppress(OSError):
            process.stdin.close()
        process.wait()


def _sendable(options: ExportOptions) -> ExportOptions:
    return replace(options, cut=None, step=_nothing)


def _nothing() -> None:
    """A step that nobody counts; the process puts its own here."""


def _endless(template: Template) -> FormatProblem:
    return FormatProblem(
        say("The template did not come to an end and was stopped."),
        remedy=say("Check it for loops within loops."),
        path=template.path,
    )


def _fault(template: Template, data: bytes) -> FormatProblem:
    try:
        problem, line = json.loads(data)
        return FormatProblem(
            unpacked(problem), path=template.path, line=line if isinstance(line, int) else None
        )
    except (ValueError, TypeError):
        return _broken(template)


def _broken(template: Template) -> FormatProblem:
    return FormatProblem(
        say("The template needs more memory than it may have, and was stopped."),
        path=template.path,
    )


def _send(process: subprocess.Popen[bytes], job: bytes) -> None:
    assert process.stdin is not None
    with suppress(OSError, ValueError):
        process.stdin.write(job)
        process.stdin.close()


def _receive(process: subprocess.Popen[bytes], arrived: Queue[tuple[int, bytes]]) -> None:
    assert process.stdout is not None
    what = _FAULT
    with suppress(OSError, ValueError):
        while True:
            head = process.stdout.read(_LENGTH.size)
            if len(head) < _LENGTH.size:
                break
            (what,) = _LENGTH.unpack(head)
            if what == _END:
                arrived.put((_END, b""))
                return
            if what > _END - 8:
                (length,) = _LENGTH.unpack(process.stdout.read(_LENGTH.size))
            else:
                length = what
            arrived.put((what, process.stdout.read(length)))
            if what == _FAULT:
                return
    arrived.put((_FAULT, b""))


def _limit() -> None:
    """Less memory, no core file, and no new processes, where the system can be asked."""
    try:
        import resource
    except ImportError:  # pragma: no cover - Windows
        return
    wanted = {"RLIMIT_AS": MOST_BYTES, "RLIMIT_CORE": 0, "RLIMIT_FSIZE": 0}
    for name, most in wanted.items():
        with suppress(ValueError, OSError):
            number = getattr(resource, name)
            _, hard = resource.getrlimit(number)
            resource.setrlimit(number, (most if hard < 0 else min(most, hard), hard))


def main() -> None:  # pragma: no cover - in the other process, which coverage does not see
    out = sys.stdout.buffer
    template, documents, options = pickle.loads(sys.stdin.buffer.read())
    _limit()
    steps = 0

    def step() -> None:
        nonlocal steps
        steps += 1
        if steps >= _STEPS_AT_ONCE:
            tell()

    def tell() -> None:
        nonlocal steps
        out.write(_LENGTH.pack(_STEPS) + _LENGTH.pack(4) + steps.to_bytes(4, "big"))
        out.flush()
        steps = 0

    try:
        for piece in render(template, documents, replace(options, step=step)):
            if piece:
                out.write(_LENGTH.pack(len(piece)) + piece)
                out.flush()
        tell()
        out.write(_LENGTH.pack(_END))
    except FormatProblem as error:
        text = json.dumps([packed(error.problem), error.line]).encode()
        out.write(_LENGTH.pack(_FAULT) + _LENGTH.pack(len(text)) + text)
    except MemoryError:
        out.write(_LENGTH.pack(_FAULT) + _LENGTH.pack(0))
    out.flush()


if __name__ == "__main__":  # pragma: no cover
    main()

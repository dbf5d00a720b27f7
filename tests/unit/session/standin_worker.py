"""Speaks the aligner's protocol and does what the job's journal file name asks for.

Places the words of a text evenly over its recording, a stretch after the other, beginning
where the user listens. Run as ``python standin_worker.py MODE``; what comes in is echoed
into the file of the environment variable STANDIN_LOG.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from typing import Any

TOTAL_MS = 60_000
STRETCHES = 6
MEASURED, ABSENT = 0, 4


def say(**message: object) -> None:
    sys.stdout.write(json.dumps(message, separators=(",", ":")) + "\n")
    sys.stdout.flush()


def main(mode: str) -> int:
    job = json.loads(sys.stdin.readline())
    note({"job": {k: v for k, v in job.items() if k not in ("texts", "prior")}})
    note({"has_prior": job["prior"] is not None})
    if mode == "wrong":
        say(event="failed", message="This recording is of another conversation.", remedy="Look.")
        return 0
    if job["transcribe"]:
        return transcribe(mode)
    if mode == "nonsense":
        sys.stdout.write("this is no message\n")
        sys.stdout.flush()
        return 0
    words = sum(len(text.split()) for text in job["texts"])
    cancelled = threading.Event()
    threading.Thread(target=follow, args=(cancelled,), daemon=True).start()
    if mode == "deaf":
        time.sleep(60)
    columns = times(words)
    first, last = job["within"] or (0, words)
    step = TOTAL_MS // STRETCHES
    begin = job["start_ms"] // step
    done: list[list[int]] = []
    for turn in range(STRETCHES):
        stretch = (begin + turn) % STRETCHES
        span = [stretch * step, (stretch + 1) * step]
        say(**progress(done, span, [], words))
        time.sleep(0.7 if mode == "slow" else 0.05)
        low, high = words * stretch // STRETCHES, words * (stretch + 1) // STRETCHES
        low, high = max(low, first), min(high, last)
        placed = []
        if low < high:
            placed = [{"first": low, **{key: value[low:high] for key, value in columns.items()}}]
        done = sorted([*done, span])
        say(**progress(done, None, placed, words))
        if turn == 1 and mode == "crash":
            os.abort()
        if turn == 1 and mode == "full":
            say(event="failed", message="The disk is full.", remedy="Make room.")
            return 0
        while turn == 1 and mode == "wait" and not cancelled.is_set():
            time.sleep(0.01)
        if cancelled.is_set():
            say(event="cancelled")
            return 0
    say(
        event="finished",
        alignment={
            **columns,
            "duration_ms": TOTAL_MS,
            "uncovered": [[50_000, 58_000]],
            "speaker_check": [],
            "warnings": [],
            "audio_hash": "a" * 64,
            "source": "the stand-in",
            "extra": {},
        },
    )
    return 0


def transcribe(mode: str) -> int:
    """A transcript of two turns, as the real worker would send it."""
    from reader.align import wire
    from reader.align.drafting.draft import DraftTurn, DraftWord, as_text, draft, title_of

    said = ("Hello there, my friend.", "Good day to you, too.")
    turns = [
        DraftTurn(
            speaker,
            tuple(
                DraftWord(
                    word, 5000 * speaker + 300 * index, 5000 * speaker + 300 * index + 250, True, 60
                )
                for index, word in enumerate(text.split())
            ),
        )
        for speaker, text in enumerate(said)
    ]
    cancelled = threading.Event()
    threading.Thread(target=follow, args=(cancelled,), daemon=True).start()
    say(**progress([[0, 30_000]], [30_000, 40_000], [], 0))
    if mode == "crash":
        os.abort()
    if mode == "wait":
        cancelled.wait()
        say(event="cancelled")
        return 0
    title = title_of("talk.wav", "2026-01-31")
    transcript, alignment = draft(
        turns, title=title, language="en", duration_ms=TOTAL_MS, warnings=[]
    )
    say(**wire.transcribed_event(transcript, alignment, as_text(transcript)))
    return 0


def times(words: int) -> dict[str, list[int]]:
    starts = [TOTAL_MS * word // words for word in range(words)]
    return {
        "start_ms": starts,
        "end_ms": [start + 100 for start in starts],
        "provenance": [MEASURED] * words,
        "confidence": [20 if word % 11 == 5 else 90 for word in range(words)],
    }


def progress(
    done: list[list[int]], working: list[int] | None, placed: list[Any], words: int
) -> dict[str, object]:
    return {
        "event": "progress",
        "stage": "placing",
        "total_ms": TOTAL_MS,
        "done": done,
        "working": working,
        "left_s": 90.0,
        "words": placed,
    }


def follow(cancelled: threading.Event) -> None:
    for line in sys.stdin:
        order = json.loads(line)
        note(order)
        if order.get("cancel"):
            break
    cancelled.set()


def note(order: dict[str, object]) -> None:
    path = os.environ.get("STANDIN_LOG")
    if path:
        with open(path, "a", encoding="utf-8") as log:  # noqa: PTH123  one line
            log.write(json.dumps(order) + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

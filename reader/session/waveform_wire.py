"""What the program and the process that computes a waveform say to each other: JSON lines.

In: one job. Out: any number of pieces and one last line; what comes in after the job, or
the end of what comes in, ends the process.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Job:
    """Look at ``path``, first from ``start_ms`` on; keep what was found as ``cache``."""

    path: Path
    start_ms: int
    cache: Path


@dataclass(frozen=True, slots=True)
class Begun:
    """The recording can be read and is, as far as is known, ``duration_ms`` long."""

    duration_ms: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Values of the buckets from number ``bucket`` on, one byte each."""

    bucket: int
    peaks: bytes
    loudness: bytes


@dataclass(frozen=True, slots=True)
class Ended:
    """There is no more. ``duration_ms`` is where the sound ends; ``problem`` says why nothing
    or not everything could be read, empty where all is well."""

    duration_ms: int
    problem: str = ""


Event = Begun | Piece | Ended


def job_line(job: Job) -> bytes:
    fields = {"path": str(job.path), "start_ms": job.start_ms, "cache": str(job.cache)}
    return json.dumps(fields).encode() + b"\n"


def read_job(line: bytes) -> Job:
    fields = json.loads(line)
    return Job(Path(fields["path"]), int(fields["start_ms"]), Path(fields["cache"]))


def event_line(event: Event) -> bytes:
    fields: dict[str, object]
    if isinstance(event, Begun):
        fields = {"duration_ms": event.duration_ms}
    elif isinstance(event, Piece):
        peaks, loudness = b64encode(event.peaks).decode(), b64encode(event.loudness).decode()
        fields = {"bucket": event.bucket, "peaks": peaks, "loudness": loudness}
    else:
        fields = {"ended_ms": event.duration_ms, "problem": event.problem}
    return json.dumps(fields).encode() + b"\n"


def read_event(line: bytes) -> Event:
    """Raises ValueError where ``line`` is none."""
    try:
        fields = json.loads(line)
        if "bucket" in fields:
            return Piece(
                int(fields["bucket"]), b64decode(fields["peaks"]), b64decode(fields["loudness"])
            )
        if "ended_ms" in fields:
            return Ended(int(fields["ended_ms"]), str(fields["problem"]))
        return Begun(int(fields["duration_ms"]))
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"not an event: {line[:80]!r}") from error

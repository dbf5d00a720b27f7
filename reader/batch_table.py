"""What came of each recording of an archive: as a table for people, as JSON for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from reader.core.timecode import format_time

if TYPE_CHECKING:
    from reader.align.figures import Figures
    from reader.pairing import Archive

LEAST_NAME = 12  # columns; below that a name tells nothing
_NONE = "–"


class Outcome(Enum):
    ALIGNED = "aligned"
    UP_TO_DATE = "already aligned"
    HAS_TIMES = "has captions"
    FAILED = "failed"
    STOPPED = "stopped"
    NOT_BEGUN = "not begun"


@dataclass(frozen=True, slots=True)
class Row:
    """``took_s`` is 0 where nothing was aligned. ``problem`` is a sentence or two on what
    went wrong, ``trace`` the end of what a crashed process wrote."""

    audio: Path
    transcript: Path | None
    outcome: Outcome
    output: Path | None = None
    figures: Figures | None = None
    took_s: float = 0.0
    problem: str = ""
    trace: str = ""

    @property
    def speed(self) -> float:
        """Length of the sound over the time that aligning took."""
        if self.figures is None or self.took_s <= 0:
            return 0.0
        return self.figures.duration_ms / 1000 / self.took_s


def table(rows: Sequence[Row], folder: Path, width: int) -> str:
    """A line a recording, no wider than ``width`` columns as far as names can give way, and
    below them the problems."""
    heads = ("recording", "length", "speed", "measured", "doubtful", "absent", "uncovered", "")
    lines = [heads, *(_cells(row, folder) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    others = sum(widths[1:]) + 2 * (len(heads) - 1)
    widths[0] = max(LEAST_NAME, min(widths[0], width - others))
    text = [
        "  ".join(
            [
                _name(line[0], widths[0]),
                *(cell.rjust(w) for cell, w in zip(line[1:-1], widths[1:-1], strict=True)),
                line[-1],
            ]
        ).rstrip()
        for line in lines
    ]
    problems = [f"{_below(row.audio, folder)}: {row.problem}" for row in rows if row.problem]
    if problems:
        text += ["", *problems]
    return "\n".join(text)


def _cells(row: Row, folder: Path) -> tuple[str, ...]:
    from reader.align.figures import percent

    name, found = _below(row.audio, folder), row.figures
    if found is None:
        return (name, *[_NONE] * 6, row.outcome.value)
    turns = "1 turn" if found.absent_turns == 1 else f"{found.absent_turns} turns"
    return (
        name,
        format_time(found.duration_ms) if found.duration_ms else _NONE,
        f"{row.speed:.0f}x" if row.speed else _NONE,
        percent(found.measured, found.words),
        percent(found.doubtful, found.words),
        turns,
        format_time(found.uncovered_ms),
        row.outcome.value,
    )


def _below(path: Path, folder: Path) -> str:
    try:
        return str(path.relative_to(folder))
    except ValueError:
        return str(path)


def _name(name: str, width: int) -> str:
    """The end of a name tells more than its beginning."""
    return name.ljust(width) if len(name) <= width else "…" + name[len(name) - width + 1 :]


def summary(rows: Sequence[Row], archive: Archive, took_s: float) -> str:
    """``7 aligned, 2 already aligned, 1 failed; 9:31:02 of sound in 7:12.`` And what was not
    looked at."""
    counts = Counter(row.outcome for row in rows)
    told = ", ".join(f"{counts[outcome]} {outcome.value}" for outcome in Outcome if counts[outcome])
    sound_ms = sum(r.figures.duration_ms for r in rows if r.figures and r.took_s)
    lines = [told + (f"; {format_time(sound_ms)} of sound" if sound_ms else "")]
    if sound_ms:
        lines[0] += f" in {format_time(round(took_s * 1000))}"
    lines[0] += "."
    for paths, what in (
        (archive.lonely, "without a transcript of its name"),
        (archive.spare, "left out, since another recording has its name"),
        (archive.closed, "could not be looked into"),
    ):
        if paths:
            names = ", ".join(path.name for path in paths[:5]) + (" …" if len(paths) > 5 else "")
            lines.append(f"{len(paths)} {what}: {names}.")
    return "\n".join(lines)


def as_json(rows: Sequence[Row], archive: Archive) -> dict[str, object]:
    """``{files: [{audio, transcript, output, outcome, problem, took_s, speed, figures: {...}}],
    without_transcript: [...], left_out: [...], closed: [...]}``; ``figures`` are null where
    there are none, and their fields those of ``reader.align.figures.Figures``."""
    return {
        "files": [
            {
                "audio": str(row.audio),
                "transcript": None if row.transcript is None else str(row.transcript),
                "output": None if row.output is None else str(row.output),
                "outcome": row.outcome.value,
                "problem": row.problem,
                "took_s": round(row.took_s, 2),
                "speed": round(row.speed, 1),
                "figures": None if row.figures is None else asdict(row.figures),
            }
            for row in rows
        ],
        "without_transcript": [str(path) for path in archive.lonely],
        "left_out": [str(path) for path in archive.spare],
        "closed": [str(path) for path in archive.closed],
    }

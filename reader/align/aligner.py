"""From a recording and the text of what is said in it to a time for every word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.align.progress import Cancel, Listening, Report, from_the_start, never, no_report
from reader.core.pins import Pin
from reader.core.timing import Alignment
from reader.core.transcript import Transcript


@dataclass(frozen=True, slots=True)
class AlignOptions:
    """How to align. Empty names mean the embedded engines, an empty language means: look.

    ``model`` is a folder for engines that need one; ``jobs`` the number of engine
    processes, 0 for one a core.
    """

    language: str = ""
    recogniser: str = ""
    refiner: str = ""
    model: str = ""
    jobs: int = 0


def align(
    audio: Path,
    transcript: Transcript,
    *,
    options: AlignOptions = AlignOptions(),
    listening: Listening = from_the_start,
    pins: Sequence[Pin] = (),
    within: tuple[int, int] | None = None,
    prior: Alignment | None = None,
    journal: Path | None = None,
    progress: Report = no_report,
    cancel: Cancel = never,
) -> Alignment:
    """Word times of ``transcript`` in the recording ``audio``.

    ``listening`` tells where the user is, in ms: work goes on from there. ``pins`` are
    times set by hand, which hold. ``within``: only these words (half open), between the
    pins around them; the others keep what ``prior`` says. ``prior`` alone is an alignment
    with another rendition of the same recording, whose times are moved over where they
    can be. ``journal`` is a file that keeps what was done, so that a later call goes on.
    Raises ReaderError subclasses for what is wrong with the files or the engines,
    ``Cancelled`` soon after ``cancel`` returned True.
    """
    raise NotImplementedError

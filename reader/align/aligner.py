"""From a recording and the text of what is said in it to a time for every word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.align.assembly import Columns, uncovered_of, usual_score, words_of
from reader.align.desk import Desk
from reader.align.engines.pool import EnginePool, PendingEngines
from reader.align.finder import Finder
from reader.align.judge import Pace
from reader.align.placing import Ear, PlacedPart, Placer
from reader.align.progress import (
    Cancel,
    Cancelled,
    Listening,
    Report,
    from_the_start,
    never,
    no_report,
)
from reader.align.scout import Scout
from reader.align.script import Script
from reader.align.sound.decode import Sound, open_sound
from reader.align.sound.reel import Reel, section_order
from reader.core.errors import FormatProblem
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
    if not transcript.word_count:
        raise FormatProblem("The transcript has no words in it: there is nothing to align.")
    language = options.language or "en"
    with open_sound(audio) as sound:
        engines = EnginePool(options.jobs)
        try:
            run = _Run(transcript, sound, engines, language, listening, progress, cancel)
            return run.alignment()
        finally:
            engines.close()


class _Run:
    """One alignment being made."""

    def __init__(
        self,
        transcript: Transcript,
        sound: Sound,
        engines: PendingEngines,
        language: str,
        listening: Listening,
        progress: Report,
        cancel: Cancel,
    ) -> None:
        self._transcript = transcript
        self._sound = sound
        self._listening = listening
        self._cancel = cancel
        self._script = Script(transcript)
        self._finder = Finder(self._script)
        self._reel = Reel(sound)
        self._pace = Pace()
        self._ear = Ear(self._reel, self._finder, engines, language)
        self._placer = Placer(self._script, self._pace, self._reel, self._ear, engines)
        self._scout = Scout(self._reel, self._ear, self._finder, self._script)
        self._desk = Desk(self._script, self._placer, self._reel, progress, cancel)

    def alignment(self) -> Alignment:
        self._scout.survey(self._check)
        for number in section_order(self._reel, self._listening()):
            self._check()
            self._scout.explore(number)
            self._desk.order(self._scout.windows(whole=False))
        windows = self._scout.windows(whole=True)
        parts = self._desk.finish(windows)
        return self._assembled(parts)

    def _check(self) -> None:
        if self._cancel():
            raise Cancelled("Aligning was cancelled.")

    def _assembled(self, parts: list[PlacedPart]) -> Alignment:
        columns = Columns(self._script)
        usual = usual_score(parts)
        for part in parts:
            columns.put(words_of(self._script, part, usual))
        duration_ms = self._sound.duration_ms
        stretches = self._reel.stretches(0, duration_ms)
        return Alignment(
            columns.start_ms,
            columns.end_ms,
            columns.provenance,
            columns.confidence,
            duration_ms=duration_ms,
            uncovered=uncovered_of(parts, columns, duration_ms, stretches),
            warnings=tuple(self._sound.warnings),
            transcript_hash=self._transcript.text_hash,
            source="aligned with the recording",
        )

"""From a recording and the text of what is said in it to a time for every word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from reader.align.engines.opening import engines_for, open_engines
from reader.align.engines.pool import PendingEngines
from reader.align.finding.ear import Ear
from reader.align.finding.finder import Finder
from reader.align.finding.frame import frame_of
from reader.align.finding.order import LEAD_MS, next_section
from reader.align.finding.scout import STRIDE_MS, Scout
from reader.align.placing.assembly import (
    Columns,
    joined,
    told,
    uncovered_of,
    usual_score,
    words_as,
    words_of,
)
from reader.align.placing.desk import Desk
from reader.align.placing.judge import Pace
from reader.align.placing.mending import mended
from reader.align.placing.placer import PlacedPart, Placer
from reader.align.placing.rendition import STRIDE_MS as RENDITION_STRIDE_MS
from reader.align.placing.rendition import Rendition
from reader.align.progress import (
    Cancel,
    Cancelled,
    Listening,
    Progress,
    Report,
    Stage,
    from_the_start,
    never,
    no_report,
)
from reader.align.script import Script
from reader.align.sound.decode import Sound, audio_hash, open_sound
from reader.align.sound.reel import Reel
from reader.align.speakers.certainty import certainties_text
from reader.align.speakers.voice_check import check_voices
from reader.core.errors import FormatProblem
from reader.core.pins import Pin
from reader.core.text import say
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
        raise FormatProblem(say("The transcript has no words in it: there is nothing to align."))
    language, refiner = engines_for(
        transcript.texts, options.language, options.recogniser, options.refiner
    )
    with open_sound(audio) as sound:
        engines, kept = open_engines(
            options.recogniser, refiner, options.model, options.jobs, language, journal
        )
        try:
            run = _Run(transcript, sound, engines, language, pins, within, prior, progress, cancel)
            with closing(run):
                parts = run.parts(listening)
                # Before the whole is put together and the voices are compared: what the
                # engines hold is the most of what is held.
                engines.close()
                alignment = run.assembled(parts)
        finally:
            engines.close()
            if kept is not None:
                kept.close()
        if kept is not None and kept.warning:
            alignment = replace(alignment, warnings=(*alignment.warnings, kept.warning))
        return replace(alignment, audio_hash=audio_hash(audio))


class _Run:
    """One alignment being made."""

    def __init__(
        self,
        transcript: Transcript,
        sound: Sound,
        engines: PendingEngines,
        language: str,
        pins: Sequence[Pin],
        within: tuple[int, int] | None,
        prior: Alignment | None,
        progress: Report,
        cancel: Cancel,
    ) -> None:
        self._transcript = transcript
        self._sound = sound
        self._cancel = cancel
        self._report = progress
        self._pins = pins
        self._prior = prior
        self._script = Script(transcript)
        self._reel = Reel(sound)
        self._frame = frame_of(self._script, sound.duration_ms, pins, within, prior)
        finder = Finder(self._script)
        self._ear = Ear(self._reel, finder, engines, language, self._check)
        self._pace = Pace()
        self._placer = placer = Placer(
            self._script, self._pace, self._reel, self._ear, engines, self._check
        )
        place, stride_ms = placer.place, STRIDE_MS
        if prior is not None and within is None:
            place, stride_ms = Rendition(prior, self._reel, placer).place, RENDITION_STRIDE_MS
        self._scout = Scout(self._reel, self._ear, finder, self._script, self._frame, stride_ms)
        self._desk = Desk(self._script, place, self._reel, progress, self._check)

    def parts(self, listening: Listening) -> list[PlacedPart]:
        """All that needs the engines."""
        if not self._frame.is_part:
            self._scout.survey(self._look_on)
        for number in self._sections(listening):
            self._check()
            self._scout.explore(number)
            self._desk.order(self._scout.windows(whole=False))
        if not self._frame.is_part:
            self._scout.listen_everywhere(self._check)
        windows = self._scout.windows(whole=True)
        results = self._desk.finish(windows)
        fixed = [mark.word for mark in self._frame.pins]
        again = self._placer.place_again
        return mended(self._script, windows, results, fixed, again, self._pace.unlike)

    def close(self) -> None:
        self._desk.close()
        self._reel.close()  # threads of the desk's may still be on their way

    def _check(self) -> None:
        if self._cancel():
            raise Cancelled(say("Aligning was cancelled."))

    def _look_on(self) -> None:
        """Before anything is placed: say that it has begun."""
        self._check()
        self._report(Progress(Stage.LISTENING, self._reel.duration_ms))

    def _sections(self, listening: Listening) -> Iterator[int]:
        """The sections to explore: from where the user listens on, wherever they go, then
        those before."""
        reel, frame = self._reel, self._frame
        low, high = reel.number_at(frame.start.time_ms), reel.number_at(frame.end.time_ms)
        left = set(range(max(0, low - 1), high + 1))
        while left:
            place_ms = listening()
            now, before = reel.number_at(place_ms), reel.number_at(place_ms - LEAD_MS)
            number = next_section(left, now, before)
            left.remove(number)
            yield number

    def assembled(self, parts: Sequence[PlacedPart]) -> Alignment:
        columns = Columns(self._script)
        if self._frame.is_part and self._prior is not None:
            columns.put(words_as(self._prior))
        usual = usual_score(parts)
        for part in parts:
            columns.put(words_of(self._script, part, usual))
        for pin in self._pins:
            columns.pin(pin)
        duration_ms = self._sound.duration_ms
        stretches = self._reel.stretches(0, duration_ms)
        if not any(part.placed or part.known for part in parts):
            raise FormatProblem(
                say("None of the text was heard in this recording.")
                if stretches
                else say("Nobody speaks in this recording."),
                remedy=say("Check that the recording and the transcript belong together."),
                path=self._sound.path,
            )
        warnings = [*self._sound.warnings, *told(self._script, parts)]
        alignment = Alignment(
            columns.start_ms,
            columns.end_ms,
            columns.provenance,
            columns.confidence,
            duration_ms=duration_ms,
            uncovered=uncovered_of(parts, columns, duration_ms, stretches),
            warnings=tuple(warnings),
            transcript_hash=self._transcript.text_hash,
            source="aligned with the recording",
        )
        if self._frame.is_part and self._prior is not None:
            return joined(alignment, self._prior, self._frame)
        return self._with_voices(alignment)

    def _with_voices(self, alignment: Alignment) -> Alignment:
        """With what the voices say about the labels."""
        check = check_voices(self._sound, self._transcript, alignment, self._cancel)
        if not check.conflicts:
            return alignment
        return replace(
            alignment,
            speaker_check=check.conflicts,
            extra={**alignment.extra, "voices": certainties_text(check.certainty)},
        )

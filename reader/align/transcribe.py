"""A first transcript of a recording that has none, by the aligner's engines.

The recording is heard piece by piece between its pauses; each piece's words are placed in
its sound by the refiner; words are parted into stretches where the voice may change, and
the stretches are given to voices when all were heard. Memory does not grow with the
recording but for the words and a print of each stretch.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np

from reader.align.aligner import AlignOptions
from reader.align.drafting.draft import DraftTurn, DraftWord, as_text, clean, draft, title_of
from reader.align.drafting.heard_words import (
    are_said,
    change_cost,
    is_apart,
    may_change,
    stretches,
    windows_in,
    with_times,
)
from reader.align.drafting.journal import HeardSection, TranscriptionJournal
from reader.align.engines.base import EngineCrashed, Heard, Placed
from reader.align.engines.pool import EnginePool, PendingEngines
from reader.align.finding.ear import answered
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
from reader.align.sound.decode import audio_hash, open_sound
from reader.align.sound.pieces import Piece
from reader.align.sound.reel import Reel, section_order
from reader.align.speakers.diarise import speakers_of
from reader.align.speakers.voiceprint import WINDOW_MS, VoiceEncoder
from reader.core.errors import FormatProblem
from reader.core.spans import joined
from reader.core.text import say
from reader.core.timing import Alignment, Span
from reader.core.transcript import Transcript

__all__ = ["Transcribed", "as_text", "transcribe"]

_PER_MS = 16
# Words take up 0.82 to 0.96 of the time in which somebody speaks, where the engine understands
# it, and 0.5 to 0.65 in languages that it does not know. By this share: a recording without
# words, and a doubtful one.
_NO_SPEECH, _DOUBTFUL_SPEECH = 0.4, 0.68
_DEFAULT_OPTIONS = AlignOptions()


@dataclass(frozen=True)
class Transcribed:
    """A machine-made transcript, its word times, and the text file of it, whose SHA-256 is
    the transcript's ``text_hash``."""

    transcript: Transcript
    alignment: Alignment
    text: str


def transcribe(
    audio: Path,
    *,
    options: AlignOptions = _DEFAULT_OPTIONS,
    listening: Listening = from_the_start,
    journal: Path | None = None,
    progress: Report = no_report,
    cancel: Cancel = never,
    on: str = "",
) -> Transcribed:
    """What is said in the recording ``audio``, with turns by voice (Speaker 1, Speaker 2 ...).

    ``journal`` is a file that keeps what was done, so that a later call goes on; ``on`` the
    date for the title, today's if empty. Raises ReaderError subclasses: FormatProblem where
    nobody speaks, EngineProblem where the engine does not know the language or is not there,
    FileProblem where a file cannot be read or kept; ``Cancelled`` soon after ``cancel``
    returned True.
    """
    language = options.language or "en"
    with open_sound(audio) as sound:
        sha256 = audio_hash(audio)
        about = {
            "audio": sha256,
            "language": language,
            "recogniser": options.recogniser,
            "model": options.model,
        }
        kept = TranscriptionJournal(journal, about)
        engines = EnginePool(
            options.jobs,
            recogniser=options.recogniser,
            refiner=options.refiner,
            model=options.model,
        )
        try:
            run = _Run(audio, Reel(sound), engines, language, kept, progress, cancel)
            run.hear(listening())
        finally:
            engines.close()
        turns = run.turns()
        title = title_of(audio.name, on or date.today().isoformat())
        warnings = [*sound.warnings, *run.warnings()]
        duration_ms = sound.duration_ms
    transcript, alignment = draft(
        turns, title=title, language=language, duration_ms=duration_ms, warnings=warnings
    )
    return Transcribed(transcript, replace(alignment, audio_hash=sha256), as_text(transcript))


@dataclass
class _PieceInWork:
    piece: Piece
    heard: Future[list[Heard]]
    words: list[str]
    placed: Future[list[Placed | None]] | None = None


class _Run:
    def __init__(
        self,
        audio: Path,
        reel: Reel,
        engines: PendingEngines,
        language: str,
        journal: TranscriptionJournal,
        report: Report,
        cancel: Cancel,
    ) -> None:
        self._audio = audio
        self._reel = reel
        self._engines = engines
        self._language = language
        self._journal = journal
        self._report = report
        self._cancel = cancel
        self._encoder = VoiceEncoder()
        self._crashes = 0
        self._warnings: list[str] = []

    # -- hearing ------------------------------------------------------------------

    def hear(self, listening_ms: int) -> None:
        """Hear all sections that were not, beginning where the user listens."""
        waiting = [
            number
            for number in section_order(self._reel, listening_ms)
            if number not in self._journal.sections
        ]
        self._tell(waiting[0] if waiting else None)
        ahead: dict[int, list[_PieceInWork]] = {}
        for at, number in enumerate(waiting):
            # The engines have something to do while the answers are put together.
            for following in waiting[at : at + 2]:
                if following not in ahead:
                    ahead[following] = self._ask(following)
            section = self._finished(ahead.pop(number))
            self._check()
            self._journal.add(number, section)
            self._tell(waiting[at + 1] if at + 1 < len(waiting) else None)

    def _check(self) -> None:
        if self._cancel():
            raise Cancelled(say("Transcribing was cancelled."))

    def _ask(self, number: int) -> list[_PieceInWork]:
        in_work = []
        for piece in self._reel.section(number).coarse:
            self._check()
            samples = self._reel.samples(piece.start_ms, piece.end_ms)
            in_work.append(_PieceInWork(piece, self._engines.hear(samples, self._language), []))
        return in_work

    def _finished(self, in_work: Sequence[_PieceInWork]) -> HeardSection:
        for each in in_work:
            self._check()
            try:
                said = " ".join(heard.text for heard in answered(each.heard, self._check))
            except EngineCrashed:
                self._crashes += 1
                continue
            each.words = [word for word in map(clean, said.split()) if word]
            if each.words:
                samples = self._reel.samples(each.piece.start_ms, each.piece.end_ms)
                each.placed = self._engines.place(samples, each.words)
        words: list[DraftWord] = []
        for each in in_work:
            self._check()
            places = self._places(each)
            if are_said(each.piece, len(each.words), places):
                words += with_times(each.piece, each.words, places)
        return self._section(words, sum(each.piece.speech_ms for each in in_work))

    def _places(self, each: _PieceInWork) -> Sequence[Placed | None]:
        if each.placed is None:
            return ()
        try:
            return answered(each.placed, self._check)
        except EngineCrashed:
            self._crashes += 1
            return [None] * len(each.words)

    def _section(self, words: list[DraftWord], speech_ms: int) -> HeardSection:
        units = [number for number in range(len(words)) if may_change(words, number)]
        windows, owners = [], []
        for unit, (first, last) in enumerate(stretches(units, len(words))):
            begin, end = words[first].start_ms, words[last - 1].end_ms
            for start_ms, end_ms in windows_in(begin, end):
                windows.append(self._reel.samples(start_ms, end_ms))
                owners.append(unit)
        totals = np.zeros((len(units), 256), np.float32)
        counts = np.zeros(len(units), np.float32)
        for unit, window, row in zip(owners, windows, self._encoder.prints(windows), strict=True):
            weight = min(1.0, len(window) / (WINDOW_MS * _PER_MS))
            totals[unit] += row * weight
            counts[unit] += weight
        return HeardSection(tuple(words), tuple(units), totals, counts, speech_ms)

    def _tell(self, following: int | None) -> None:
        total_ms = self._reel.duration_ms
        done = [self._span(number) for number in sorted(self._journal.sections)]
        self._report(
            Progress(
                Stage.LISTENING if following is not None else Stage.FINISHING,
                total_ms,
                joined(done),
                None if following is None else self._span(following),
            )
        )

    def _span(self, number: int) -> Span:
        """By the even grid that the cuts between sections lie near."""
        total_ms, sections = self._reel.duration_ms, len(self._reel)
        return Span(total_ms * number // sections, total_ms * (number + 1) // sections)

    # -- putting together -----------------------------------------------------------

    def turns(self) -> list[DraftTurn]:
        """Raises FormatProblem where nobody speaks."""
        sections = [self._journal.sections[number] for number in sorted(self._journal.sections)]
        words = [word for section in sections for word in section.words]
        self._expect_speech(words, sum(section.speech_ms for section in sections))
        units: list[int] = []
        offset = 0
        for section in sections:
            units += [offset + unit for unit in section.units]
            offset += len(section.words)
        costs = [change_cost(words, unit) for unit in units]
        totals = np.concatenate([section.totals for section in sections if section.units])
        counts = np.concatenate([section.counts for section in sections if section.units])
        speakers = speakers_of(totals, counts, costs)
        turns: list[DraftTurn] = []
        for speaker, (first, last) in zip(
            speakers.tolist(), stretches(units, len(words)), strict=True
        ):
            here = tuple(words[first:last])
            if turns and turns[-1].speaker == speaker:
                before = turns[-1]
                unsure = {len(before.words)} if is_apart(before.words[-1], here[0]) else set()
                turns[-1] = DraftTurn(speaker, before.words + here, before.breaks | unsure)
            else:
                turns.append(DraftTurn(speaker, here))
        return turns

    def _expect_speech(self, words: Sequence[DraftWord], speech_ms: int) -> None:
        if not speech_ms:
            raise FormatProblem(
                say("Nobody speaks in this recording: it is silent, or too quiet to be heard."),
                remedy=say("Listen to it; perhaps it is another file that you want."),
                path=self._audio,
            )
        # What nobody measured may be there: an engine that failed is no evidence.
        said_ms = sum(word.end_ms - word.start_ms for word in words)
        if not words or said_ms < _NO_SPEECH * speech_ms:
            raise FormatProblem(
                say(
                    "No speech was understood in this recording. It may be music, or in a language "
                    "that the engine does not know."
                ),
                remedy=say("Name another language or engine, or open a transcript instead."),
                path=self._audio,
            )
        if said_ms < _DOUBTFUL_SPEECH * speech_ms:
            self._warnings.append(
                say(
                    "Much of the recording was not understood well: it may be noisy, or in a "
                    "language that the engine does not know."
                )
            )

    def warnings(self) -> list[str]:
        """Sentences for the reader; complete once there are turns."""
        if not self._crashes:
            return self._warnings
        failed = say(
            "{n} pieces of the recording made the engine fail; words may be missing there.",
            one="{n} piece of the recording made the engine fail; words may be missing there.",
            n=self._crashes,
        )
        return [failed, *self._warnings]

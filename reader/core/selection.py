"""Places and ranges in a conversation, and their text.

A place is a character within a turn. Ranges run across turns, are half open and are
given in reading order. What is copied is either plain text or a quotation that says
who spoke, and when.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from reader.core.timecode import format_time
from reader.core.timeline import Timeline
from reader.core.transcript import PARAGRAPH_BREAK, Transcript


class Position(NamedTuple):
    """Before character ``char`` of ``turn``; ordered as one reads."""

    turn: int
    char: int


class Granularity(Enum):
    """By what a selection grows."""

    CHARACTER = "character"
    WORD = "word"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    TURN = "turn"


@dataclass(frozen=True, slots=True)
class TextRange:
    """From ``start`` up to, not including, ``end``; start <= end."""

    start: Position
    end: Position

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"range ends before it starts: {self.start} {self.end}")

    @classmethod
    def between(cls, one: Position, other: Position) -> TextRange:
        """The range whose edges these are, whichever comes first."""
        return cls(one, other) if one <= other else cls(other, one)

    def __bool__(self) -> bool:
        """Whether anything is in it."""
        return self.start != self.end

    def joined(self, other: TextRange) -> TextRange:
        """The smallest range that holds both."""
        return TextRange(min(self.start, other.start), max(self.end, other.end))

    def within(self, turn: int, length: int) -> tuple[int, int] | None:
        """The (start, end) characters of it in ``turn``, which is ``length`` long; None
        where it does not reach into that turn."""
        if not self.start.turn <= turn <= self.end.turn:
            return None
        start = self.start.char if turn == self.start.turn else 0
        end = self.end.char if turn == self.end.turn else length
        return (start, end) if end > start else None


def everything(transcript: Transcript) -> TextRange | None:
    """The whole conversation; None without turns."""
    if not len(transcript):
        return None
    last = len(transcript) - 1
    return TextRange(Position(0, 0), Position(last, len(transcript.texts[last])))


def without_outer_space(transcript: Transcript, where: TextRange) -> TextRange | None:
    """``where`` from its first character that is no white space to behind its last; None where
    it has none. A hand that begins a little early does not mean the space before a word."""
    start = end = None
    for turn in range(where.start.turn, where.end.turn + 1):
        text = transcript.texts[turn]
        first, last = where.within(turn, len(text)) or (0, 0)
        said = text[first:last]
        if not said.strip():
            continue
        if start is None:
            start = Position(turn, first + len(said) - len(said.lstrip()))
        end = Position(turn, first + len(said.rstrip()))
    return None if start is None or end is None else TextRange(start, end)


def range_around(transcript: Transcript, place: Position, granularity: Granularity) -> TextRange:
    """The word, sentence, paragraph or turn that covers ``place``.

    White space belongs to no word: there the range is that run of white space, as in
    every text field. With CHARACTER the range is empty.
    """
    turn, char = place
    text = transcript.texts[turn]
    start, end = char, char
    match granularity:
        case Granularity.WORD:
            start, end = _word_around(transcript, turn, char)
        case Granularity.SENTENCE:
            start, end = _sentence_around(transcript, turn, char)
        case Granularity.PARAGRAPH:
            start = text.rfind(PARAGRAPH_BREAK, 0, char) + 1
            end = text.find(PARAGRAPH_BREAK, char)
            end = len(text) if end < 0 else end
        case Granularity.TURN:
            start, end = 0, len(text)
        case Granularity.CHARACTER:
            pass
    return TextRange(Position(turn, start), Position(turn, end))


def _word_around(transcript: Transcript, turn: int, char: int) -> tuple[int, int]:
    spans = transcript.word_spans(turn)
    index = bisect_right(spans, char, key=lambda span: span[0]) - 1
    if index >= 0 and char < spans[index][1]:
        return spans[index]
    after = spans[index + 1][0] if index + 1 < len(spans) else len(transcript.texts[turn])
    if index >= 0 and char == after:  # past the end of the text: the last word
        return spans[index]
    return (spans[index][1] if index >= 0 else 0), after


def _sentence_around(transcript: Transcript, turn: int, char: int) -> tuple[int, int]:
    spans = transcript.word_spans(turn)
    if not spans:
        return 0, len(transcript.texts[turn])
    starts = transcript.sentence_starts(turn)
    word = max(0, bisect_right(spans, char, key=lambda span: span[0]) - 1)
    index = bisect_right(starts, word) - 1
    last_word = starts[index + 1] - 1 if index + 1 < len(starts) else len(spans) - 1
    return spans[starts[index]][0], spans[last_word][1]


def words_in(transcript: Transcript, chosen: TextRange) -> Iterator[tuple[int, int]]:
    """(turn, word) of every word that the range touches, in order."""
    for turn in range(chosen.start.turn, chosen.end.turn + 1):
        part = chosen.within(turn, len(transcript.texts[turn]))
        if part is None:
            continue
        for word, (start, end) in enumerate(transcript.word_spans(turn)):
            if start < part[1] and part[0] < end:
                yield turn, word


def plain_text(transcript: Transcript, chosen: TextRange) -> str:
    """The words themselves: an empty line between paragraphs and turns, and, where the
    range holds more than one turn, each turn's speaker before it."""
    parts = list(_parts(transcript, chosen))
    said = []
    for turn, text in parts:
        name = transcript.speaker_name(turn) if len(parts) > 1 else ""
        said.append(f"{name}: {text}" if name else text)
    return "\n\n".join(said)


def quotation(
    transcript: Transcript,
    chosen: TextRange,
    timeline: Timeline | None = None,
    *,
    link: str = "",
) -> str:
    """Each turn's part as ``“words” — Speaker, 1:02:03``, an empty line between turns.

    The time is that of the first word of the part; it is left out where nobody knows
    it, as is the speaker. ``link`` goes after the last part, on a line of its own.
    """
    quotes = []
    for turn, text in _parts(transcript, chosen):
        char = chosen.start.char if turn == chosen.start.turn else 0
        credit = transcript.speaker_name(turn)
        time_ms = _time_of(transcript, timeline, turn, char)
        if time_ms is not None:
            credit += (", " if credit else "") + format_time(time_ms)
        quotes.append(f"“{text}”" + (f" — {credit}" if credit else ""))
    if link and quotes:
        quotes[-1] += f"\n{link}"
    return "\n\n".join(quotes)


def start_time(transcript: Transcript, chosen: TextRange, timeline: Timeline | None) -> int | None:
    """When the first word of the range is said, in ms; None where nobody knows."""
    return _time_of(transcript, timeline, chosen.start.turn, chosen.start.char)


def _parts(transcript: Transcript, chosen: TextRange) -> Iterator[tuple[int, str]]:
    for turn in range(chosen.start.turn, chosen.end.turn + 1):
        text = transcript.texts[turn]
        part = chosen.within(turn, len(text))
        if part is not None:
            words = text[part[0] : part[1]].strip()
            if words:
                yield turn, words.replace(PARAGRAPH_BREAK, "\n\n")


def _time_of(transcript: Transcript, timeline: Timeline | None, turn: int, char: int) -> int | None:
    if timeline is None:
        return None
    spans = transcript.word_spans(turn)
    word = next((i for i, (_, end) in enumerate(spans) if end > char), None)
    time_ms = None if word is None else timeline.word_start(turn, word)
    return timeline.turn_start(turn) if time_ms is None else time_ms

"""A machine-made transcript: from words with times and voices to turns, and to a text file.

The file is plain text that Earmark reads back to the same turns: a title line that says what
made it, then one paragraph after another, the first of each turn beginning with the
speaker's name and a colon.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reader.core.timing import Alignment, Provenance, Span
from reader.core.transcript import PARAGRAPH_BREAK, Speaker, Transcript, words_in

WARNING = (
    "This transcript was made by machine and not checked: words, names and speakers may be wrong."
)
SOURCE = "made with the transcript, by machine"
_UNCOVERED_MS = 5000  # a pause is not worth a word before
# A paragraph ends at the first sentence that ends in a pause after so many characters, or
# that ends at all after so many.
_PARAGRAPH, _LONG_PARAGRAPH = 400, 900
_PARAGRAPH_PAUSE_MS = 600
_NAME_CHARACTERS = 120
_SENTENCE_END = re.compile(r"[.!?\u2026][\"'\u201d\u2019)]*$")
# What a text file uses for other things than words.
_MARKUP = re.compile(r"[*_`#|<>\[\]{}\\~]")
_CLOCK = re.compile(r"(?<=\d):(?=\d)")
_WORD_LIKE = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class DraftWord:
    """A word as heard, with its place in the recording. ``measured``: placed by the sound,
    not by its neighbours. ``confidence`` in percent."""

    text: str
    start_ms: int
    end_ms: int
    measured: bool
    confidence: int


@dataclass(frozen=True, slots=True)
class DraftTurn:
    """Words of one voice. ``breaks`` are the words (numbers) before which it is not sure
    that it still is the same voice's."""

    speaker: int
    words: tuple[DraftWord, ...]
    breaks: frozenset[int] = frozenset()


def clean(word: str) -> str:
    """``word`` without what means something else in a text file (marks of emphasis, time
    stamps, the colon after a name); empty if nothing is left that can be said."""
    visible = "".join(c for c in word if unicodedata.category(c)[0] != "C")
    kept = _CLOCK.sub(".", _MARKUP.sub("", visible)).replace(":", ",")
    return kept if _WORD_LIKE.search(kept) else ""


def title_of(file_name: str, date: str) -> str:
    """The line that says what it is; ``date`` as 2026-11-23."""
    name = " ".join(filter(None, map(clean, file_name.split())))
    if len(name) > _NAME_CHARACTERS:
        name = f"{name[: _NAME_CHARACTERS - 1].rstrip()}\u2026"
    return f"Machine-made transcript of {name or 'a recording'}, {date}: not checked"


def draft(
    turns: Sequence[DraftTurn],
    *,
    title: str,
    language: str = "",
    duration_ms: int = 0,
    warnings: Sequence[str] = (),
    audio_hash: str = "",
) -> tuple[Transcript, Alignment]:
    """The transcript and its word times; what is long and without words is uncovered."""
    turns = [turn for turn in turns if turn.words]
    people = sorted({turn.speaker for turn in turns})
    transcript = Transcript(
        [_text(turn) for turn in turns],
        array("i", [people.index(turn.speaker) for turn in turns]),
        tuple(Speaker(f"Speaker {number}") for number in range(1, len(people) + 1)),
        title=title,
        language=language,
        warnings=(WARNING, *warnings),
    )
    text_hash = hashlib.sha256(as_text(transcript).encode()).hexdigest()
    transcript = replace(transcript, text_hash=text_hash)
    words = [part for turn in turns for word in turn.words for part in _parts(word)]
    alignment = Alignment(
        array("q", [word.start_ms for word in words]),
        array("q", [word.end_ms for word in words]),
        bytearray(
            Provenance.MEASURED if word.measured else Provenance.INTERPOLATED for word in words
        ),
        bytearray(word.confidence for word in words),
        duration_ms=duration_ms,
        uncovered=_uncovered(words, duration_ms),
        warnings=tuple(warnings),
        transcript_hash=text_hash,
        audio_hash=audio_hash,
        source=SOURCE,
    )
    return transcript, alignment


def as_text(transcript: Transcript) -> str:
    """The transcript as a text file, whose first line is the title."""
    lines = [transcript.title, ""]
    for turn in transcript.turns():
        first, *others = turn.paragraphs
        lines += [f"{turn.speaker}: {first}" if turn.speaker else first, ""]
        for paragraph in others:
            lines += [paragraph, ""]
    return "\n".join(lines[:-1]) + "\n"


def _parts(word: DraftWord) -> list[DraftWord]:
    """The words that ``word`` is for a transcript: letters of a script without spaces are one
    each, and share its time."""
    texts = words_in(word.text)
    length_ms = word.end_ms - word.start_ms
    edges = [word.start_ms + length_ms * part // len(texts) for part in range(len(texts) + 1)]
    return [
        replace(word, text=text, start_ms=start, end_ms=end)
        for text, (start, end) in zip(texts, pairwise(edges), strict=True)
    ]


def _text(turn: DraftTurn) -> str:
    parts: list[str] = []
    length = 0
    for number, word in enumerate(turn.words):
        if number:
            paragraph = _begins_paragraph(turn, number, length)
            parts.append(PARAGRAPH_BREAK if paragraph else " ")
            length = 0 if paragraph else length
        text = word.text
        if not number:
            text = text[0].upper() + text[1:]
        parts.append(text)
        length += len(text) + 1
    return "".join(parts)


def _begins_paragraph(turn: DraftTurn, number: int, length: int) -> bool:
    before, word = turn.words[number - 1], turn.words[number]
    # Read back, a paragraph that begins in lower case or follows no end is part of the last.
    if not _SENTENCE_END.search(before.text) or not word.text[0].isupper():
        return False
    if number in turn.breaks or length >= _LONG_PARAGRAPH:
        return True
    return length >= _PARAGRAPH and word.start_ms - before.end_ms >= _PARAGRAPH_PAUSE_MS


def _uncovered(words: Sequence[DraftWord], duration_ms: int) -> tuple[Span, ...]:
    edges = [0, *(time for word in words for time in (word.start_ms, word.end_ms)), duration_ms]
    return tuple(
        Span(start, end)
        for start, end in zip(edges[::2], edges[1::2], strict=True)
        if end - start >= _UNCOVERED_MS
    )

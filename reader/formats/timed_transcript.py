"""A timed file as a conversation of its own: cues become turns, with the times they have.

A turn is a stretch of one speaker's cues. Where the file names nobody, a turn would be the
whole recording; it is then cut at long pauses and, once it is long enough, at the next
pause or end of a sentence. Inside a turn a long pause at the end of a sentence begins a new
paragraph, and so does a sentence that begins after a paragraph has grown long.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reader.core.timed import Cue, TimedText, TimedWord
from reader.core.timing import (
    INTERPOLATED_CONFIDENCE,
    NO_TIME,
    SOURCE_CONFIDENCE,
    Alignment,
    Provenance,
    spread,
    word_lengths,
)
from reader.core.transcript import (
    NO_SPEAKER,
    PARAGRAPH_BREAK,
    Speaker,
    Transcript,
    words_in,
)

# One speaker silent for so long has finished; another thing begins.
_TURN_PAUSE_MS = 30_000
# Where nobody is named:
_UNNAMED_PAUSE_MS = 4_000
_UNNAMED_LENGTH = 700  # characters, from which on a sentence's end will do
_UNNAMED_MOST = 2_500  # from which on any cue will do
_PARAGRAPH_PAUSE_MS = 2_500
_PARAGRAPH_LENGTH = 900
_ENDS = (".", "!", "?", "\u2026", "\u3002", "\uff01", "\uff1f", "\u061f", "\u0964")
_SENTENCE_GAP = re.compile(
    r"(?<=[.!?\u2026][\"\u201d]) (?=\S)|(?<=[a-z\d][.!?\u2026]) (?=[^\Wa-z])"
)
_CLOSERS = "\"'\u201d\u2019)]\u00bb"


@dataclass(slots=True)
class _Turn:
    speaker: str
    cues: list[Cue]
    text: str


def transcript_from_timed(timed: TimedText) -> tuple[Transcript, Alignment]:
    """The conversation of a timed file and its times.

    The first word of each cue has the cue's start (SOURCE), as has every word that the
    file times; the others share the cue (INTERPOLATED). Cues are in order of time, and so
    is the text: where people talk at once their cues alternate.
    """
    turns = list(_turns(timed))
    names: dict[str, int] = {}
    speaker_of = array(
        "i",
        [names.setdefault(t.speaker, len(names)) if t.speaker else NO_SPEAKER for t in turns],
    )
    transcript = Transcript(
        texts=[turn.text for turn in turns],
        speaker_of=speaker_of,
        speakers=tuple(Speaker(name) for name in names),
        title=timed.title,
        language=timed.language,
        warnings=timed.warnings,
        text_hash=timed.data_hash,
    )
    return transcript, _alignment(transcript, [cue for turn in turns for cue in turn.cues], timed)


def _turns(timed: TimedText) -> Iterator[_Turn]:
    turn: _Turn | None = None
    paragraph = 0  # where the current paragraph begins in the turn's text
    for cue in timed.cues:
        text = " ".join(_spoken(cue).split())
        if not text:
            continue
        cue = replace(cue, text=text)
        if turn is None or _begins_turn(turn, cue):
            if turn is not None:
                yield turn
            turn, paragraph = _Turn(cue.speaker, [cue], text), 0
            continue
        pause = cue.start_ms - _end(turn.cues[-1])
        ended = _ends_sentence(turn.text)
        if ended and (
            pause >= _PARAGRAPH_PAUSE_MS or len(turn.text) - paragraph >= _PARAGRAPH_LENGTH
        ):
            turn.text += PARAGRAPH_BREAK
            paragraph = len(turn.text)
        else:
            turn.text += " "
            if len(turn.text) - paragraph >= _PARAGRAPH_LENGTH:
                inside = _SENTENCE_GAP.search(text)
                if inside is not None:
                    text = text[: inside.start()] + PARAGRAPH_BREAK + text[inside.end() :]
                    paragraph = len(turn.text) + inside.end()
        turn.text += text
        turn.cues.append(cue)
    if turn is not None:
        yield turn


def _begins_turn(turn: _Turn, cue: Cue) -> bool:
    if cue.speaker != turn.speaker:
        return True
    pause = cue.start_ms - _end(turn.cues[-1])
    if turn.speaker:
        return pause >= _TURN_PAUSE_MS
    if cue.changes_speaker or len(turn.text) >= _UNNAMED_MOST:
        return True
    if pause >= _UNNAMED_PAUSE_MS:
        return True
    return len(turn.text) >= _UNNAMED_LENGTH and _ends_sentence(turn.text)


def _end(cue: Cue) -> int:
    if cue.end_ms is not None:
        return cue.end_ms
    return cue.words[-1].start_ms if cue.words else cue.start_ms


def _ends_sentence(text: str) -> bool:
    return text.rstrip(_CLOSERS).endswith(_ENDS)


def _spoken(cue: Cue) -> str:
    return " ".join(word.text for word in cue.words) if cue.words else cue.text


def _alignment(transcript: Transcript, cues: list[Cue], timed: TimedText) -> Alignment:
    marks: list[tuple[int, int]] = []
    limits: list[int] = []
    word = latest = 0
    for cue in cues:
        pieces = cue.words or (TimedWord(cue.text, cue.start_ms),)
        begin = len(marks)
        for piece in pieces:
            count = len(words_in(piece.text))
            if not count:
                continue
            latest = max(latest, piece.start_ms)
            marks.append((word, latest))
            own_end = piece.end_ms if piece.end_ms is not None else cue.end_ms
            limits.append(NO_TIME if own_end is None else own_end)
            word += count
        if len(marks) > begin and cue.end_ms is not None:
            limits[-1] = min(limits[-1], cue.end_ms) if limits[-1] != NO_TIME else cue.end_ms
    starts, ends = spread(word_lengths(transcript.texts), marks, limits=limits)
    total = transcript.word_count
    provenance = bytearray([Provenance.INTERPOLATED]) * total
    confidence = bytearray([INTERPOLATED_CONFIDENCE]) * total
    for number, _ in marks:
        provenance[number] = Provenance.SOURCE
        confidence[number] = SOURCE_CONFIDENCE
    return Alignment(
        starts,
        ends,
        provenance,
        confidence,
        warnings=timed.warnings,
        transcript_hash=transcript.text_hash,
        source="the file's own times",
    )

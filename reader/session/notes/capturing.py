"""The last seconds heard as an annotation: its times are those asked for, its words those
that were said in them."""

from __future__ import annotations

from dataclasses import dataclass

from reader.core.selection import Position, TextRange
from reader.core.timeline import Timeline
from reader.core.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Stretch:
    """From ``start_ms`` up to ``end_ms`` of the recording."""

    start_ms: int
    end_ms: int


def last_heard(position_ms: int, seconds: int) -> Stretch | None:
    """The ``seconds`` before ``position_ms``, or as many as there are; None at the very
    beginning, where nothing has been heard."""
    start_ms = max(0, position_ms - 1000 * seconds)
    return Stretch(start_ms, position_ms) if position_ms > start_ms else None


def words_said(transcript: Transcript, timeline: Timeline, stretch: Stretch) -> TextRange | None:
    """From the first word that sounds within ``stretch`` to the last one in the text; None
    where none does. Words spoken at once stand apart in the text: all between them belongs
    to it, as it does to a selection."""
    found: list[tuple[int, int]] = []
    for turn in _turns_near(transcript, timeline, stretch):
        for word in range(len(transcript.word_spans(turn))):
            start_ms, end_ms = timeline.word_start(turn, word), timeline.word_end(turn, word)
            if start_ms is None or start_ms >= stretch.end_ms:
                continue
            if (start_ms if end_ms is None else end_ms) > stretch.start_ms:
                found.append((turn, word))
    if not found:
        return None
    (first_turn, first), (last_turn, last) = found[0], found[-1]
    return TextRange(
        Position(first_turn, transcript.word_spans(first_turn)[first][0]),
        Position(last_turn, transcript.word_spans(last_turn)[last][1]),
    )


def _turns_near(transcript: Transcript, timeline: Timeline, stretch: Stretch) -> range:
    """The turns that sound within ``stretch``, and those between them."""
    turns = {*timeline.turns_at(stretch.start_ms), *timeline.turns_at(stretch.end_ms)}
    at_ms = stretch.start_ms
    while (turn := timeline.turn_after(at_ms)) is not None:
        start_ms = timeline.turn_start(turn)
        if start_ms is None or start_ms >= stretch.end_ms:
            break
        turns.add(turn)
        at_ms = max(at_ms + 1, start_ms)
    if not turns:
        return range(0)
    return range(max(0, min(turns)), min(len(transcript), max(turns) + 1))


def place_without_words(
    transcript: Transcript, timeline: Timeline | None, stretch: Stretch, turn: int
) -> TextRange:
    """Where in the text a stretch without words (music, an advert, a text without times) is
    put: an empty range behind what was said last, else before ``turn``."""
    if timeline is not None:
        word = timeline.word_before(stretch.end_ms)
        if word is not None:
            said, place = transcript.locate(word)
            here = Position(said, transcript.word_spans(said)[place][1])
            return TextRange(here, here)
    here = Position(max(0, min(turn, len(transcript) - 1)), 0)
    return TextRange(here, here)

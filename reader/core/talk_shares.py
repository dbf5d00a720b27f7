"""Who speaks how much of a conversation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.core.timing import NO_TIME, Alignment, Provenance
from reader.core.transcript import Transcript

_UNTIMED = 0.1  # of the words: with more, times say nothing about the whole


@dataclass(frozen=True, slots=True)
class TalkShare:
    """``speaker`` is a number as in ``Transcript.speaker_of``; ``place`` in order of appearance
    gives the colour; ``share`` of all that is said, 0..1. ``talk_ms`` is None where shares
    are by words."""

    speaker: int
    name: str
    place: int
    share: float
    words: int
    turns: int
    talk_ms: int | None = None


def talk_shares(transcript: Transcript, alignment: Alignment | None = None) -> list[TalkShare]:
    """In order of appearance: by the time that words take where nearly all of them have one,
    else by words. What nobody is named for counts for nobody, so that the sum may be less
    than 1."""
    words = [0] * len(transcript.speakers)
    turns = [0] * len(transcript.speakers)
    order: dict[int, None] = {}
    first_word = transcript.first_word
    for turn, speaker in enumerate(transcript.speaker_of):
        if speaker >= 0:
            words[speaker] += first_word[turn + 1] - first_word[turn]
            turns[speaker] += 1
            order.setdefault(speaker)
    times = None if alignment is None else _talk_ms(transcript, alignment)
    total: int = max(1, transcript.word_count if times is None else sum(times))
    amounts: Sequence[int] = words if times is None else times
    return [
        TalkShare(
            speaker,
            transcript.speakers[speaker].name,
            place,
            amounts[speaker] / total,
            words[speaker],
            turns[speaker],
            None if times is None else times[speaker],
        )
        for place, speaker in enumerate(order)
    ]


def _talk_ms(transcript: Transcript, alignment: Alignment) -> list[int] | None:
    """Of each speaker how long their words take, and last of nobody; None where too many words
    have no time. Pauses and adverts within a turn are nobody's."""
    untimed = alignment.start_ms.count(NO_TIME) + alignment.provenance.count(Provenance.PENDING)
    if not len(alignment) or untimed > _UNTIMED * len(alignment):
        return None
    starts, ends, first_word = alignment.start_ms, alignment.end_ms, transcript.first_word
    talk_ms = [0] * (len(transcript.speakers) + 1)
    for turn, speaker in enumerate(transcript.speaker_of):
        a, b = first_word[turn], first_word[turn + 1]
        # A word without a time has neither end nor beginning, which are then the same.
        talk_ms[speaker] += max(0, sum(ends[a:b]) - sum(starts[a:b]))
    return talk_ms if any(talk_ms) else None

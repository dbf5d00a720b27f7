"""Whether two sources agree about who says what, and what to do where they do not."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.align.speakers.identity import SharedTurn, identify
from reader.align.speakers.proposals import Proposal, proposals
from reader.align.speakers.splits import Split, splits_from_text, splits_text
from reader.core.text import say
from reader.core.timing import SpeakerConflict
from reader.core.transcript import NO_SPEAKER, Transcript

__all__ = [
    "Proposal",
    "SpeakerCheck",
    "Split",
    "check_speakers",
    "proposals",
    "splits_from_text",
    "splits_text",
]

# A turn with so few matched words proves something only together with its neighbours.
_FEW_WORDS = 2
# How far, in turns, the nearest turn with the same label may be that speaks for one which
# proves nothing itself.
_NEIGHBOURHOOD = 8
# A part of a turn counts as another person's from so many matched words on.
_PART_WORDS = 3


@dataclass(frozen=True, slots=True)
class SpeakerCheck:
    conflicts: tuple[SpeakerConflict, ...] = ()
    splits: tuple[Split, ...] = ()
    warnings: tuple[str, ...] = ()


def check_speakers(
    transcript: Transcript,
    partner: array[int],
    voice_of: Sequence[int],
    names: Sequence[str],
) -> SpeakerCheck:
    """Where the other source contradicts our labels.

    ``partner`` holds for each of our words the number of theirs that it is, or -1;
    ``voice_of`` for each of their words an index into ``names``, or -1. A turn is whose
    most of its matched words are. A turn of one or two words may have been matched by
    chance: it counts where its words continue a neighbour's, else it goes with the nearest
    turns of its label.
    """
    if not names or not transcript.speakers:
        return SpeakerCheck()
    turns = [_voices(transcript, partner, voice_of, turn) for turn in range(len(transcript))]
    shared = [
        SharedTurn(turn, transcript.speaker_of[turn], *votes.most_common(1)[0])
        for turn, votes in enumerate(turns)
        if votes and transcript.speaker_of[turn] != NO_SPEAKER
    ]
    meant = identify(shared, [speaker.name for speaker in transcript.speakers], names)
    verdicts = [
        _verdict(transcript, partner, turn, votes, meant) for turn, votes in enumerate(turns)
    ]
    ask_neighbours(transcript, verdicts)
    known = frozenset[int]().union(*meant)
    _tell_apart(transcript, verdicts, set(range(len(transcript.speakers))) - known)
    conflicts = tuple(
        SpeakerConflict(turn, transcript.speaker_name(turn), transcript.speakers[who].name)
        for turn, who in enumerate(verdicts)
        if who is not None and who != transcript.speaker_of[turn] != NO_SPEAKER
    )
    splits = tuple(_splits(transcript, partner, voice_of, meant))
    warnings = tuple(
        say(
            "Turn {turn} seems to hold two speakers: from word {word} on {speaker} speaks.",
            turn=split.turn + 1,
            word=split.word + 1,
            speaker=split.speaker,
        )
        for split in splits
    )
    return SpeakerCheck(conflicts, splits, warnings)


def _voices(
    transcript: Transcript, partner: array[int], voice_of: Sequence[int], turn: int
) -> Counter[int]:
    first, last = transcript.first_word[turn], transcript.first_word[turn + 1]
    votes = Counter(voice_of[other] for other in partner[first:last] if other >= 0)
    del votes[-1]
    return votes


def _verdict(
    transcript: Transcript,
    partner: array[int],
    turn: int,
    votes: Counter[int],
    meant: Sequence[frozenset[int]],
) -> int | None:
    """Whose turn it is, a number of ours; None where the words do not tell."""
    label = transcript.speaker_of[turn]
    words: Counter[int] = Counter()
    for voice, count in votes.items():
        if label in meant[voice]:
            words[label] += count
        elif len(meant[voice]) == 1:
            words[next(iter(meant[voice]))] += count
    if not words:
        return None
    matched = sum(votes.values())
    first, last = transcript.first_word[turn], transcript.first_word[turn + 1]
    if matched <= _FEW_WORDS and not _continues(partner, first, last):
        return None
    (who, count), *others = words.most_common()
    if others and others[0][1] == count:
        return label if words[label] == count else None
    return who if count * 2 > matched or who == label else None


def _continues(partner: array[int], first: int, last: int) -> bool:
    """Whether the matched words among ``first`` to ``last`` go on from the words before or
    lead on to the words after, in theirs as in ours."""
    own = [(word, partner[word]) for word in range(first, last) if partner[word] >= 0]
    if not own:
        return False
    for step, (word, other) in ((-1, own[0]), (1, own[-1])):
        for distance in (1, 2):
            neighbour = word + step * distance
            if 0 <= neighbour < len(partner) and partner[neighbour] >= 0:
                if abs(partner[neighbour] - other) <= distance + 1:
                    return True
                break
    return False


def ask_neighbours(transcript: Transcript, verdicts: list[int | None]) -> None:
    """Settle turns that prove nothing by the nearest settled ones of the same label."""
    by_label: dict[int, list[int]] = {}
    for turn, who in enumerate(verdicts):
        if who is not None:
            by_label.setdefault(transcript.speaker_of[turn], []).append(turn)
    settled = list(verdicts)
    for turn, who in enumerate(verdicts):
        label = transcript.speaker_of[turn]
        if who is not None or label == NO_SPEAKER:
            continue
        known = by_label.get(label, [])
        at = bisect_left(known, turn)
        near = [n for n in known[max(0, at - 1) : at + 1] if abs(n - turn) <= _NEIGHBOURHOOD]
        said = {verdicts[n] for n in near}
        if len(near) == 2 and len(said) == 1:
            settled[turn] = said.pop()
    verdicts[:] = settled


def _tell_apart(transcript: Transcript, verdicts: list[int | None], unheard: set[int]) -> None:
    """Whom a label of theirs means that stands for several people (*Guest*).

    ``unheard`` are labels of ours that no label of theirs was found to mean. Where the one
    it was found to mean is nowhere near, and turns close by say that such a label belongs
    to the person whose label this turn has, the two are exchanged.
    """
    if not unheard:
        return
    labels = transcript.speaker_of
    settled = list(verdicts)
    for turn, who in enumerate(verdicts):
        if who is None or who == labels[turn]:
            continue
        near = range(max(0, turn - _NEIGHBOURHOOD), min(len(labels), turn + _NEIGHBOURHOOD + 1))
        if any(labels[n] == who for n in near):
            continue
        others = Counter(
            labels[n] for n in near if labels[n] in unheard and verdicts[n] == labels[turn]
        )
        if others:
            settled[turn] = others.most_common(1)[0][0]
    verdicts[:] = settled


def _splits(
    transcript: Transcript,
    partner: array[int],
    voice_of: Sequence[int],
    meant: Sequence[frozenset[int]],
) -> Iterable[Split]:
    for turn in range(len(transcript)):
        first, last = transcript.first_word[turn], transcript.first_word[turn + 1]
        parts: list[list[int]] = []  # voice, first word, last word, matched words
        for word in range(first, last):
            other = partner[word]
            if other < 0 or voice_of[other] < 0 or not meant[voice_of[other]]:
                continue
            voice = voice_of[other]
            if parts and meant[parts[-1][0]] == meant[voice]:
                parts[-1][2] = word
                parts[-1][3] += 1
            else:
                parts.append([voice, word, word, 1])
        parts = [part for part in parts if part[3] >= _PART_WORDS]
        for before, part in pairwise(parts):
            if meant[before[0]] == meant[part[0]]:
                continue
            begin = part[1]
            for start in transcript.sentence_starts(turn):
                if before[2] < start + first <= part[1]:
                    begin = start + first
                    break
            name = transcript.speakers[min(meant[part[0]])].name
            yield Split(turn, begin - first, name)

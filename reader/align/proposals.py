"""From single contradictions to the few things a reader is asked.

Most faults of labels are one fault: a header was lost or put twice, and from there on two
people are exchanged. A run of contradictions of one pair becomes one proposal, a few turns
within that the sources agree on notwithstanding; runs that follow on one another and share
a person (host and first guest, host and second guest) are one proposal too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from reader.align.splits import Split
from reader.core.relabel import Correction, relabel_turn
from reader.core.timing import SpeakerConflict
from reader.core.transcript import Transcript

# Fewer contradictions than this are each a matter of its own turn.
_RUN = 3
# What an agreeing turn of the pair takes away from a run; a contradiction adds one.
_AGREEMENT_COST = 1.5
# Runs this near (in turns) that share a person are one fault.
_JOIN_TURNS = 4


@dataclass(frozen=True, slots=True)
class Proposal:
    """Labels of turns ``first_turn`` to ``last_turn`` (both included) seem wrong.

    ``turns`` are those contradicted, ``pairs`` the people exchanged, in order of
    appearance, for one turn alone (label, other). ``corrections`` put it right when
    applied in order. ``certainty`` is the share of the turns concerned that the other
    source contradicts, 0..1. ``detail`` says it to the reader; ``splits`` are turns at the
    run's edge that hold two people's words, where a header may have been lost.
    """

    first_turn: int
    last_turn: int
    turns: tuple[int, ...]
    pairs: tuple[tuple[str, str], ...]
    corrections: tuple[Correction, ...]
    certainty: float
    detail: str
    splits: tuple[Split, ...] = ()


@dataclass(slots=True)
class _Stretch:
    first: int
    last: int
    pair: tuple[str, str]
    turns: list[int]
    concerned: int


def proposals(
    transcript: Transcript,
    conflicts: Iterable[SpeakerConflict],
    splits: Sequence[Split] = (),
) -> tuple[Proposal, ...]:
    """What to propose, in order of turns; every contradiction is in exactly one proposal."""
    by_turn = {conflict.turn: conflict for conflict in conflicts}
    pairs: dict[tuple[str, str], list[int]] = {}
    for turn, conflict in sorted(by_turn.items()):
        pairs.setdefault(_pair(conflict), []).append(turn)
    stretches: list[_Stretch] = []
    for pair, turns in pairs.items():
        if pair[0] and pair[1] and len(turns) >= _RUN:
            stretches.extend(_stretches(transcript, pair, set(turns)))
    stretches.sort(key=lambda stretch: stretch.first)
    found = [_exchange(transcript, group, splits) for group in _grouped(stretches)]
    covered = {turn for proposal in found for turn in proposal.turns}
    for turn, conflict in by_turn.items():
        if turn not in covered:
            found.append(_single(transcript, conflict, splits))
    return tuple(sorted(found, key=lambda proposal: proposal.first_turn))


def _pair(conflict: SpeakerConflict) -> tuple[str, str]:
    first, second = sorted((conflict.label, conflict.other_label))
    return first, second


def _stretches(
    transcript: Transcript, pair: tuple[str, str], contradicted: set[int]
) -> list[_Stretch]:
    """The maximal runs of turns of ``pair`` that are contradicted more than not.

    Each turn of the pair scores; a run ends where its sum has fallen from its top by as
    much as the top itself, or by a run's worth of agreement.
    """
    found: list[_Stretch] = []
    turns = [t for t in range(len(transcript)) if transcript.speaker_name(t) in pair]
    at = 0
    while at < len(turns):
        if turns[at] not in contradicted:
            at += 1
            continue
        score = top = 0.0
        best = at
        for index in range(at, len(turns)):
            score += 1.0 if turns[index] in contradicted else -_AGREEMENT_COST
            if score > top:
                top, best = score, index
            elif score <= 0 or top - score > 2 * _RUN * _AGREEMENT_COST:
                break
        run = turns[at : best + 1]
        wrong = [turn for turn in run if turn in contradicted]
        if len(wrong) >= _RUN:
            found.append(_Stretch(run[0], run[-1], pair, wrong, len(run)))
        at = best + 1
    return found


def _grouped(stretches: list[_Stretch]) -> list[list[_Stretch]]:
    groups: list[list[_Stretch]] = []
    for stretch in stretches:
        if groups:
            before = groups[-1][-1]
            near = 0 < stretch.first - before.last <= _JOIN_TURNS
            if near and set(stretch.pair) & set(before.pair):
                groups[-1].append(stretch)
                continue
        groups.append([stretch])
    return groups


def _exchange(transcript: Transcript, group: list[_Stretch], splits: Sequence[Split]) -> Proposal:
    first = group[0].first
    onward = _goes_on(transcript, group[-1])
    last = len(transcript) - 1 if onward else group[-1].last
    corrections: list[Correction] = []
    for stretch, following in zip_longest(group, group[1:]):
        until = stretch.last if following is None else following.first - 1
        open_end = following is None and onward
        corrections.append(
            Correction(
                "exchange",
                stretch.first,
                None if open_end else until,
                *_ordered(transcript, stretch),
            )
        )
    turns = tuple(turn for stretch in group for turn in stretch.turns)
    concerned = sum(stretch.concerned for stretch in group)
    edge = tuple(split for split in splits if first - 2 <= split.turn <= first)
    return Proposal(
        first,
        last,
        turns,
        tuple(_ordered(transcript, stretch) for stretch in group),
        tuple(corrections),
        len(turns) / concerned,
        _exchange_text(transcript, group, edge),
        edge,
    )


def _goes_on(transcript: Transcript, stretch: _Stretch) -> bool:
    """Whether it lasts to the end; the last turns may have no counterpart in the other
    source."""
    return len(transcript) - 1 - stretch.last <= _JOIN_TURNS


def _ordered(transcript: Transcript, stretch: _Stretch) -> tuple[str, str]:
    """The pair, whose label stands on the first wrong turn first."""
    name = transcript.speaker_name(stretch.first)
    return name, stretch.pair[stretch.pair[0] == name]


def _exchange_text(transcript: Transcript, group: list[_Stretch], edge: tuple[Split, ...]) -> str:
    parts = []
    for number, stretch in enumerate(group):
        one, other = _ordered(transcript, stretch)
        onward = number == len(group) - 1 and _goes_on(transcript, stretch)
        until = "on" if onward else f"to {stretch.last + 1}"
        begin = f"from turn {stretch.first + 1} {until}"
        parts.append(f"{begin}, {one} and {other} seem exchanged")
    text = "; ".join(parts)
    text = text[0].upper() + text[1:] + "."
    for split in edge:
        text += (
            f" Turn {split.turn + 1} seems to hold two speakers' words (from word "
            f"{split.word + 1} on {split.speaker}'s): a name may be missing there."
        )
    return text


def _single(transcript: Transcript, conflict: SpeakerConflict, splits: Sequence[Split]) -> Proposal:
    turn = conflict.turn
    own = tuple(split for split in splits if split.turn == turn)
    return Proposal(
        turn,
        turn,
        (turn,),
        ((conflict.label, conflict.other_label),),
        (relabel_turn(turn, conflict.other_label),),
        0.5 if own else 1.0,
        f"Turn {turn + 1} is labelled {conflict.label}; the other source has "
        f"{conflict.other_label}.",
        own,
    )

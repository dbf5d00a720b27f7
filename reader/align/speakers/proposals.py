"""From single contradictions to the few things a reader is asked.

Most faults of labels are one fault: a header was lost or put twice, and from there on two
people are exchanged. A run of contradictions of one pair becomes one proposal, a few turns
within that the sources agree on notwithstanding; runs that follow on one another and share
a person (host and first guest, host and second guest) are one proposal too. Where runs
overlap, names have gone round among three people or more. Contradictions of one kind that
stand close together amid right labels are one proposal that names each turn.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from reader.align.speakers.proposal_text import (
    edge_text,
    exchange_text,
    permutation_text,
    turns_text,
)
from reader.align.speakers.splits import Split
from reader.core.relabel import Correction, relabel_turn
from reader.core.timing import SpeakerConflict
from reader.core.transcript import Transcript

# Fewer contradictions than this are each a matter of its own turn.
_RUN = 3
# What an agreeing turn of the pair takes away from a run; a contradiction adds one.
_AGREEMENT_COST = 1.5
# Runs this near (in turns) that share a person are one fault.
_JOIN_TURNS = 4
# Contradictions of one kind this near (in turns) that are no run are asked about together.
_NEAR_TURNS = 8
# Names that go round must explain this share of the turns they would be taken from.
_SURE = 0.9


@dataclass(frozen=True, slots=True)
class Proposal:
    """Labels of turns ``first_turn`` to ``last_turn`` (both included) seem wrong.

    ``turns`` are those contradicted, ``pairs`` the people exchanged, in order of
    appearance, for one turn alone (label, other). ``corrections`` put it right when
    applied in order. ``certainty`` is the share of the turns concerned that the other
    source contradicts, 0..1, or, where it is the voices that do, how sure they are on the
    average as well. ``detail`` says it to the reader; ``splits`` are turns at the run's edge
    that hold two people's words, where a header may have been lost.
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


@dataclass(frozen=True, slots=True)
class _Case:
    transcript: Transcript
    by_turn: Mapping[int, SpeakerConflict]
    splits: Sequence[Split]
    voices: Mapping[int, int]

    def sure(self, turns: Sequence[int], share: float) -> float | None:
        """How sure the voices are; None where not all of it is said by them."""
        if not all(turn in self.voices for turn in turns):
            return None
        return share * sum(self.voices[turn] for turn in turns) / (100 * len(turns))


def proposals(
    transcript: Transcript,
    conflicts: Iterable[SpeakerConflict],
    splits: Sequence[Split] = (),
    voices: Mapping[int, int] | None = None,
) -> tuple[Proposal, ...]:
    """What to propose, in order of turns; every contradiction is in exactly one proposal.

    ``voices``: how sure, in percent, the voices are of the contradictions that are theirs, by
    turn (``certainty.certainties_from_text``); the others are another source's.
    """
    by_turn = {conflict.turn: conflict for conflict in conflicts}
    pairs: dict[tuple[str, str], list[int]] = {}
    for turn, conflict in sorted(by_turn.items()):
        pairs.setdefault(_pair(conflict), []).append(turn)
    case = _Case(transcript, by_turn, splits, voices or {})
    stretches: list[_Stretch] = []
    for pair, turns in pairs.items():
        if pair[0] and pair[1] and len(turns) >= _RUN:
            stretches.extend(_stretches(transcript, pair, set(turns), by_turn.keys() - set(turns)))
    stretches.sort(key=lambda stretch: stretch.first)
    found: list[Proposal] = []
    for group in _grouped(stretches):
        if _overlap(group):
            proposal = _permutation(case, group)
            if proposal.certainty >= _SURE:
                found.append(proposal)
                continue
        found.extend(_exchange(case, apart) for apart in _grouped(_apart(group)))
    covered = {turn for proposal in found for turn in proposal.turns}
    left = [conflict for turn, conflict in sorted(by_turn.items()) if turn not in covered]
    for conflicts_alike in _alike(left, sorted(proposal.first_turn for proposal in found)):
        if len(conflicts_alike) >= _RUN:
            found.append(_several(case, conflicts_alike))
        else:
            found.extend(_single(case, conflict) for conflict in conflicts_alike)
    return tuple(sorted(found, key=lambda proposal: proposal.first_turn))


def _pair(conflict: SpeakerConflict) -> tuple[str, str]:
    first, second = sorted((conflict.label, conflict.other_label))
    return first, second


def _stretches(
    transcript: Transcript, pair: tuple[str, str], contradicted: set[int], others: set[int]
) -> list[_Stretch]:
    """The maximal runs of turns of ``pair`` that are contradicted more than not.

    Each turn of the pair scores; a run ends where its sum has fallen from its top by as
    much as the top itself, or by a run's worth of agreement.
    """
    found: list[_Stretch] = []
    turns = [
        turn
        for turn in range(len(transcript))
        if transcript.speaker_name(turn) in pair and turn not in others
    ]
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
            near = stretch.first - max(member.last for member in groups[-1]) <= _JOIN_TURNS
            if near and any(set(stretch.pair) & set(member.pair) for member in groups[-1]):
                groups[-1].append(stretch)
                continue
        groups.append([stretch])
    return groups


def _exchange(case: _Case, group: list[_Stretch]) -> Proposal:
    first = group[0].first
    onward = _goes_on(case.transcript, group[-1])
    last = len(case.transcript) - 1 if onward else group[-1].last
    corrections: list[Correction] = []
    told: list[tuple[int, int | None, str, str]] = []
    for stretch, following in zip_longest(group, group[1:]):
        until = stretch.last if following is None else following.first - 1
        open_end = following is None and onward
        one, other = _ordered(case.transcript, stretch)
        corrections.append(
            Correction("exchange", stretch.first, None if open_end else until, one, other)
        )
        told.append((stretch.first, None if open_end else stretch.last, one, other))
    turns = tuple(turn for stretch in group for turn in stretch.turns)
    share = len(turns) / sum(stretch.concerned for stretch in group)
    sure = case.sure(turns, share)
    edge = tuple(split for split in case.splits if first - 2 <= split.turn <= first)
    return Proposal(
        first,
        last,
        turns,
        tuple((one, other) for _, _, one, other in told),
        tuple(corrections),
        share if sure is None else sure,
        exchange_text(told, sure) + edge_text(edge),
        edge,
    )


def _overlap(group: list[_Stretch]) -> bool:
    """Whether more than two people's names are mixed up at once."""
    return any(after.first <= before.last for before, after in pairwise(group))


def _apart(group: list[_Stretch]) -> list[_Stretch]:
    """The longest stretches that do not overlap; what only the others had is left over."""
    kept: list[_Stretch] = []
    for stretch in sorted(group, key=lambda stretch: -len(stretch.turns)):
        if all(stretch.last < other.first or stretch.first > other.last for other in kept):
            kept.append(stretch)
    return sorted(kept, key=lambda stretch: stretch.first)


def _permutation(case: _Case, group: list[_Stretch]) -> Proposal:
    """Names that go round among three people or more: each label becomes the one that the
    other source mostly has for it. Exchanges made one after another bring it about."""
    transcript, by_turn = case.transcript, case.by_turn
    first, last = group[0].first, max(stretch.last for stretch in group)
    onward = len(transcript) - 1 - last <= _JOIN_TURNS
    last = len(transcript) - 1 if onward else last
    votes: Counter[tuple[str, str]] = Counter()
    for turn in range(first, last + 1):
        conflict, label = by_turn.get(turn), transcript.speaker_name(turn)
        votes[label, label if conflict is None else conflict.other_label] += 1
    becomes: dict[str, str] = {}
    for (label, other), _ in votes.most_common():
        if label and other and label not in becomes and other not in becomes.values():
            becomes[label] = other
    # Who lost a name and got none takes one that is free.
    free = [name for name in becomes if name not in becomes.values()]
    for name in [name for name in becomes.values() if name not in becomes]:
        becomes[name] = free.pop(0)
    pairs: list[tuple[str, str]] = []
    seen: set[str] = set()
    for start in becomes:
        name = start
        while name not in seen:
            seen.add(name)
            name = becomes[name]
            if name != start:
                pairs.append((start, name))
    turns = tuple(
        turn
        for turn in range(first, last + 1)
        if turn in by_turn and becomes.get(by_turn[turn].label) == by_turn[turn].other_label
    )
    concerned = sum(
        becomes.get(name, name) != name
        for name in map(transcript.speaker_name, range(first, last + 1))
    )
    share = len(turns) / max(1, concerned)
    sure = case.sure(turns, share)
    moved = [
        (label, other)
        for label, other in becomes.items()
        if label != other and any(vote[0] == label for vote in votes)
    ]
    edge = tuple(split for split in case.splits if first - 2 <= split.turn <= first)
    return Proposal(
        first,
        last,
        turns,
        tuple(pairs),
        tuple(
            Correction("exchange", first, None if onward else last, one, other)
            for one, other in pairs
        ),
        share if sure is None else sure,
        permutation_text(first, None if onward else last, moved, sure) + edge_text(edge),
        edge,
    )


def _alike(
    conflicts: Iterable[SpeakerConflict], edges: Sequence[int]
) -> Iterable[list[SpeakerConflict]]:
    """Contradictions of one kind that follow on one another closely, in lists.

    None goes across an edge, where an exchange begins: its turns must be put right after
    the exchange, and proposals are taken in order of turns.
    """
    open_lists: dict[tuple[str, str], list[SpeakerConflict]] = {}
    for conflict in conflicts:
        kind = conflict.label, conflict.other_label
        known = open_lists.get(kind, [])
        if known:
            last = known[-1].turn
            near = conflict.turn - last <= _NEAR_TURNS
            if near and bisect_right(edges, last) == bisect_right(edges, conflict.turn):
                known.append(conflict)
                continue
            yield known
        open_lists[kind] = [conflict]
    yield from open_lists.values()


def _several(case: _Case, conflicts: list[SpeakerConflict]) -> Proposal:
    """Turns of one label that are another's, amid others that are rightly labelled so."""
    label, other = conflicts[0].label, conflicts[0].other_label
    turns = tuple(conflict.turn for conflict in conflicts)
    first, last = turns[0], turns[-1]
    same = sum(case.transcript.speaker_name(turn) == label for turn in range(first, last + 1))
    sure = case.sure(turns, 1.0)
    return Proposal(
        first,
        last,
        turns,
        ((label, other),),
        tuple(relabel_turn(turn, other) for turn in turns),
        len(turns) / same if sure is None else sure,
        turns_text(turns, label, other, sure),
        tuple(split for split in case.splits if split.turn in turns),
    )


def _goes_on(transcript: Transcript, stretch: _Stretch) -> bool:
    """Whether it lasts to the end; the last turns may have no counterpart in the other
    source."""
    return len(transcript) - 1 - stretch.last <= _JOIN_TURNS


def _ordered(transcript: Transcript, stretch: _Stretch) -> tuple[str, str]:
    """The pair, whose label stands on the first wrong turn first."""
    name = transcript.speaker_name(stretch.first)
    return name, stretch.pair[stretch.pair[0] == name]


def _single(case: _Case, conflict: SpeakerConflict) -> Proposal:
    turn, label, other = conflict.turn, conflict.label, conflict.other_label
    own = tuple(split for split in case.splits if split.turn == turn)
    share = 0.5 if own else 1.0
    sure = case.sure((turn,), share)
    return Proposal(
        turn,
        turn,
        (turn,),
        ((label, other),),
        (relabel_turn(turn, other),),
        share if sure is None else sure,
        turns_text((turn,), label, other, sure) + edge_text(own),
        own,
    )

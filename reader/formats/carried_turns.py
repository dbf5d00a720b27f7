"""Fitting a stored alignment to a transcript that has changed since."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.core.text import say
from reader.core.timing import (
    NO_TIME,
    Alignment,
    Provenance,
    SpeakerConflict,
    spread,
    word_lengths,
)
from reader.core.transcript import Transcript

# With fewer turns in common than this it is another conversation.
_LEAST_SHARE = 0.1
_CHANGED_CONFIDENCE = 30


@dataclass(frozen=True)
class OldTurns:
    """The turns the alignment was made for: what each is known by again, and the number of
    words before it (one longer, ends with the total)."""

    checks: list[str]
    first_word: array[int]


def carried(
    alignment: Alignment, old: OldTurns, transcript: Transcript, checks: Sequence[str]
) -> Alignment | None:
    """``alignment`` for ``transcript``, whose turns are known by ``checks``; None where
    hardly a turn is the same.

    A turn known again keeps its times. The words of changed turns share, by their length,
    the time that lies between those known; where it was nobody's before they are squeezed
    in. What was said of turns (the speaker check) follows them or is dropped.
    """
    if old.checks == list(checks) and alignment.transcript_hash == transcript.text_hash:
        return alignment
    known = _known_turns(old.checks, checks)
    fewest = min(len(old.checks), len(checks))
    if len(known) < _LEAST_SHARE * fewest or (fewest and not known):
        return None
    if len(known) == len(checks) == len(old.checks):
        return replace(alignment, transcript_hash=transcript.text_hash)
    return _refitted(alignment, old, transcript, known)


def _known_turns(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Which new turn is which old one; both rise."""
    from rapidfuzz.distance import Levenshtein

    codes: dict[str, int] = {}
    old_codes = array("q", [codes.setdefault(check, len(codes)) for check in old])
    new_codes = array("q", [codes.setdefault(check, len(codes)) for check in new])
    head = 0
    while head < min(len(old), len(new)) and old_codes[head] == new_codes[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old_codes[-1 - tail] == new_codes[-1 - tail]:
        tail += 1
    known = {turn: turn for turn in range(head)}
    middle_old = old_codes[head : len(old) - tail]
    middle_new = new_codes[head : len(new) - tail]
    for op in Levenshtein.opcodes(middle_new, middle_old):
        if op.tag == "equal":
            for step in range(op.src_end - op.src_start):
                known[head + op.src_start + step] = head + op.dest_start + step
    known.update({len(new) - 1 - step: len(old) - 1 - step for step in range(tail - 1, -1, -1)})
    return known


def _refitted(
    alignment: Alignment, old: OldTurns, transcript: Transcript, known: dict[int, int]
) -> Alignment:
    total = transcript.word_count
    first_word = transcript.first_word
    start_ms = array("q", [NO_TIME]) * total
    end_ms = array("q", [NO_TIME]) * total
    provenance = bytearray([Provenance.ABSENT]) * total
    confidence = bytearray(total)
    for turn, was in known.items():
        into = slice(first_word[turn], first_word[turn + 1])
        out = slice(old.first_word[was], old.first_word[was + 1])
        start_ms[into] = alignment.start_ms[out]
        end_ms[into] = alignment.end_ms[out]
        provenance[into] = alignment.provenance[out]
        confidence[into] = alignment.confidence[out]
    changed = [turn for turn in range(len(transcript)) if turn not in known]
    for first, last in _stretches(changed):
        before = next((known[t] for t in range(first - 1, -1, -1) if t in known), -1)
        after = next(
            (known[t] for t in range(last, len(transcript)) if t in known),
            len(old.checks),
        )
        begin, end = _room(alignment, old, before, after)
        words = (first_word[first], first_word[last])
        if begin is None or words[0] == words[1]:
            continue
        starts, ends = spread(
            word_lengths(transcript.texts[first:last]), [(0, begin)], limits=[end]
        )
        start_ms[words[0] : words[1]] = starts
        end_ms[words[0] : words[1]] = ends
        count = words[1] - words[0]
        provenance[words[0] : words[1]] = bytes([Provenance.INTERPOLATED]) * count
        confidence[words[0] : words[1]] = bytes([_CHANGED_CONFIDENCE]) * count
    now = {was: turn for turn, was in known.items()}
    return replace(
        alignment,
        start_ms=start_ms,
        end_ms=end_ms,
        provenance=provenance,
        confidence=confidence,
        speaker_check=tuple(
            SpeakerConflict(now[c.turn], c.label, c.other_label)
            for c in alignment.speaker_check
            if c.turn in now and transcript.speaker_name(now[c.turn]) == c.label
        ),
        warnings=(
            *alignment.warnings,
            say(
                "The transcript has changed since it was aligned: the times of "
                "{changed} of {turns} turns are estimated anew.",
                changed=len(changed),
                turns=len(transcript),
            ),
        ),
        transcript_hash=transcript.text_hash,
        extra=_extra(alignment, now),
    )


def _extra(alignment: Alignment, now: dict[int, int]) -> dict[str, str]:
    """How sure the voices are of each contradiction (turn, tab, percent) goes with its turn;
    what else is noted may not hold for the changed text."""
    kept = []
    for line in alignment.extra.get("voices", "").splitlines():
        turn, _, percent = line.partition("\t")
        if turn.isdecimal() and int(turn) in now:
            kept.append(f"{now[int(turn)]}\t{percent}")
    return {"voices": "\n".join(kept)} if kept else {}


def _stretches(turns: list[int]) -> list[tuple[int, int]]:
    """Runs of consecutive numbers, half open."""
    runs: list[tuple[int, int]] = []
    for turn in turns:
        if runs and runs[-1][1] == turn:
            runs[-1] = (runs[-1][0], turn + 1)
        else:
            runs.append((turn, turn + 1))
    return runs


def _room(alignment: Alignment, old: OldTurns, before: int, after: int) -> tuple[int | None, int]:
    """(start, end) in ms of what was between two old turns; (None, NO_TIME) if nothing had
    a time."""
    first, last = old.first_word[before + 1], old.first_word[after]
    inner = [
        (s, e)
        for s, e in zip(alignment.start_ms[first:last], alignment.end_ms[first:last], strict=True)
        if s != NO_TIME
    ]
    if inner:
        return inner[0][0], max(end for _, end in inner)
    before_ms = next(
        (e for e in map(alignment.end_ms.__getitem__, range(first - 1, -1, -1)) if e != NO_TIME),
        NO_TIME,
    )
    after_ms = next(
        (
            s
            for s in map(alignment.start_ms.__getitem__, range(last, len(alignment)))
            if s != NO_TIME
        ),
        NO_TIME,
    )
    if before_ms == NO_TIME == after_ms:
        return None, NO_TIME
    return max(before_ms, 0), after_ms if after_ms == NO_TIME else max(before_ms, after_ms)

"""Corrections of speaker labels: small, ordered, reversible, and kept apart from the source.

The conversation shown is the source with the corrections applied in their order; taking
one back is leaving it out. Corrections name turns by number and people by name.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from reader.core.transcript import NO_SPEAKER, Speaker, Transcript

CorrectionKind = Literal["turn", "onward", "exchange"]
KINDS: tuple[CorrectionKind, ...] = ("turn", "onward", "exchange")


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction of labels, for turns ``first_turn`` to ``last_turn`` (both included;
    None: to the end).

    - ``turn``: every one of these turns is ``speaker``'s, whatever its label.
    - ``onward``: those of these turns that are labelled ``other`` are ``speaker``'s.
    - ``exchange``: those labelled ``speaker`` are ``other``'s and the other way round.

    Labels are those left by the corrections before it. A name that the conversation does
    not have yet is added to its speakers; the empty name is nobody's.
    """

    kind: CorrectionKind
    first_turn: int
    last_turn: int | None
    speaker: str
    other: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"no such kind of correction: {self.kind!r}")
        if self.first_turn < 0:
            raise ValueError(f"first_turn is {self.first_turn}")
        if self.last_turn is not None and self.last_turn < self.first_turn:
            raise ValueError(f"last_turn {self.last_turn} is before {self.first_turn}")

    def to_json(self) -> dict[str, object]:
        """For storage; ``from_json`` reads it back."""
        return {
            "kind": self.kind,
            "first_turn": self.first_turn,
            "last_turn": self.last_turn,
            "speaker": self.speaker,
            "other": self.other,
        }

    @classmethod
    def from_json(cls, value: object) -> Correction:
        """Raises ValueError or TypeError where ``value`` is not what ``to_json`` gives."""
        if not isinstance(value, dict):
            raise TypeError(f"a correction is an object, not {type(value).__name__}")
        kind, first, last = value.get("kind"), value.get("first_turn"), value.get("last_turn")
        speaker, other = value.get("speaker"), value.get("other", "")
        known = next((name for name in KINDS if name == kind), None)
        if known is None:
            raise ValueError(f"no such kind of correction: {kind!r}")
        if type(first) is not int or not (last is None or type(last) is int):
            raise TypeError("first_turn and last_turn are whole numbers")
        if not isinstance(speaker, str) or not isinstance(other, str):
            raise TypeError("speaker and other are names")
        return cls(known, first, last, speaker, other)


def relabel_turn(turn: int, speaker: str) -> Correction:
    """This one turn is ``speaker``'s."""
    return Correction("turn", turn, turn, speaker)


def relabel_onward(transcript: Transcript, turn: int, speaker: str) -> Correction:
    """All turns from ``turn`` on that have its label are ``speaker``'s."""
    return Correction("onward", turn, None, speaker, transcript.speaker_name(turn))


def rename(speaker: str, name: str) -> Correction:
    """All turns labelled ``speaker`` are ``name``'s; two people of that name become one."""
    return Correction("onward", 0, None, name, speaker)


def exchange_onward(turn: int, speaker: str, other: str) -> Correction:
    """From ``turn`` on the two are exchanged."""
    return Correction("exchange", turn, None, speaker, other)


def apply(transcript: Transcript, corrections: Iterable[Correction]) -> Transcript:
    """``transcript`` with the corrections made in their order; itself where none are.

    Turns beyond the transcript's end are passed over, so that corrections of a longer
    version do no harm. Speakers keep their numbers; new ones come after them.
    """
    speaker_of = array(transcript.speaker_of.typecode, transcript.speaker_of)
    speakers = list(transcript.speakers)
    numbers: dict[str, int] = {"": NO_SPEAKER}
    for number, known in enumerate(speakers):
        numbers.setdefault(known.name, number)

    def number_of(name: str) -> int:
        if name not in numbers:
            numbers[name] = len(speakers)
            speakers.append(Speaker(name))
        return numbers[name]

    made = False
    for correction in corrections:
        made = True
        last = len(speaker_of) - 1
        if correction.last_turn is not None:
            last = min(last, correction.last_turn)
        concerned = range(correction.first_turn, last + 1)
        if not concerned:
            continue
        if correction.kind == "turn":
            number = number_of(correction.speaker)
            for turn in concerned:
                speaker_of[turn] = number
            continue
        number, other = number_of(correction.speaker), number_of(correction.other)
        becomes = {other: number}
        if correction.kind == "exchange":
            becomes[number] = other
        for turn in concerned:
            speaker_of[turn] = becomes.get(speaker_of[turn], speaker_of[turn])
    return transcript.relabelled(speaker_of, tuple(speakers)) if made else transcript

"""Corrections of a conversation as they are kept: none is ever deleted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reader.core.relabel import Correction, apply
from reader.core.text_fixes import KIND, FixedText, TextFix
from reader.core.transcript import Transcript


@dataclass(frozen=True, slots=True)
class KeptCorrection:
    """One correction, of a label or of words. ``number`` is its place in their order and its
    name within its document; ``act`` the number of the first of those made at once with it.
    ``made_s`` in seconds since 1970 (UTC), 0 where unknown; ``taken_back_s`` None while it
    holds."""

    number: int
    act: int
    made_s: float
    taken_back_s: float | None
    correction: Correction | TextFix

    @property
    def holds(self) -> bool:
        return self.taken_back_s is None


def read_correction(value: Mapping[str, object]) -> Correction | TextFix:
    """From the JSON that either writes. Raises ValueError or TypeError."""
    if value.get("kind") == KIND:
        return TextFix.from_json(value)
    return Correction.from_json(value)


def labels_in(kept: Iterable[KeptCorrection]) -> list[Correction]:
    """The corrections of labels that hold, in their order."""
    return [
        each.correction for each in kept if each.holds and isinstance(each.correction, Correction)
    ]


def fixes_in(kept: Iterable[KeptCorrection]) -> list[tuple[int, TextFix]]:
    """The fixes of words that have not been taken back, with their numbers, in their order."""
    return [
        (each.number, each.correction)
        for each in kept
        if each.holds and isinstance(each.correction, TextFix)
    ]


def corrected(source: Transcript, kept: Iterable[KeptCorrection]) -> Transcript:
    """``source`` with all that holds, labels and words."""
    kept = list(kept)
    return FixedText(source, fixes_in(kept)).over(apply(source, labels_in(kept)))

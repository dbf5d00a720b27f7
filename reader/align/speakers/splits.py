"""Turns that hold two people's words: where a header was lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Split:
    """``turn`` holds two people's words: from its word ``word`` on they are ``speaker``'s."""

    turn: int
    word: int
    speaker: str


def splits_text(splits: Iterable[Split]) -> str:
    """For ``Alignment.extra``; ``splits_from_text`` reads it back."""
    return "\n".join(f"{split.turn}\t{split.word}\t{split.speaker}" for split in splits)


def splits_from_text(text: str) -> tuple[Split, ...]:
    """Raises ValueError where ``text`` is not what ``splits_text`` gives."""
    found = []
    for line in text.splitlines():
        turn, word, speaker = line.split("\t")
        found.append(Split(int(turn), int(word), speaker))
    return tuple(found)

"""Times that the user has set by hand, and what they do to an alignment."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Reach(Enum):
    """How far setting one word's time carries. The values are stored: never rename."""

    TURN = "turn"  # the words of the turn, from the pinned one on, move with it
    ONWARD = "onward"  # all words from there on, as far as the next pin
    BETWEEN = "between"  # words back to the pin before and on to the pin after are stretched


@dataclass(frozen=True, slots=True)
class Pin:
    """The user says that word number ``word`` of the transcript begins at ``start_ms``."""

    word: int
    start_ms: int
    reach: Reach = Reach.TURN

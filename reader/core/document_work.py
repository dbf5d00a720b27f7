"""What the user has made of a conversation besides annotations, to be taken elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.core.kept_pins import KeptPin


@dataclass(frozen=True, slots=True)
class RecordedCorrection:
    """A correction of labels or words as the store has it: ``value`` as JSON (``to_json``), and
    ``number``, ``act``, ``made_s`` and ``taken_back_s`` as KeptCorrection has them; ``act`` None
    where it was made alone."""

    number: int
    value: Mapping[str, object]
    act: int | None = None
    made_s: float = 0.0
    taken_back_s: float | None = None


@dataclass(frozen=True, slots=True)
class DocumentWork:
    """``corrections`` are all there ever were, in order;
    ``answers`` what was said to proposals of them, by ident; ``pins`` times set by hand, oldest
    first; ``rejected_repairs`` the idents of repairs of the text that were taken back, in order;
    ``listened_ms`` how long was listened, by day (``2026-05-01``).

    ``position_ms``, ``turn`` and ``char`` are where the user was; ``timed_path`` the source of
    times; ``turns`` and ``words`` the text's extent; ``added_s`` in seconds since 1970 (UTC).
    """

    corrections: tuple[RecordedCorrection, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    pins: tuple[KeptPin, ...] = ()
    rejected_repairs: tuple[str, ...] = ()
    position_ms: int = 0
    turn: int = 0
    char: int = 0
    timed_path: Path | None = None
    turns: int = 0
    words: int = 0
    added_s: float = 0.0
    listened_ms: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_handwork(self) -> bool:
        """Whether there is anything in it that cost the user work."""
        return bool(self.corrections or self.answers or self.pins or self.rejected_repairs)

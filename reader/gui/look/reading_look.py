"""How the conversation is set, as one value, and the steps its keys and sliders take."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.core.settings import Settings
from reader.gui.look.theme import BOOK_FAMILY

SIZES_PX = (12, 40)
LINE_HEIGHTS_PERCENT = (120, 240)
COLUMNS_CHARS = (30, 110)
LINE_HEIGHT_STEP_PERCENT = 5
COLUMN_STEP_CHARS = 2
SPOKEN = ("word", "sentence", "turn")
SYSTEM_FAMILY = ""  # stands for the face that the system's own windows have

OPTION_OF = {
    "family": "text.family",
    "size_px": "text.size_px",
    "line_height": "text.line_height",
    "column_chars": "text.column_chars",
    "focus": "text.focus",
    "highlight": "follow.highlight",
    "motion": "motion",
}


@dataclass(frozen=True, slots=True)
class Look:
    """Each value as the option of ``OPTION_OF`` has it."""

    family: str = BOOK_FAMILY
    size_px: int = 19
    line_height: float = 1.62  # of the size
    column_chars: int = 66
    focus: bool = False
    highlight: str = "word"
    motion: str = "auto"

    @classmethod
    def from_settings(cls, settings: Settings) -> Look:
        return cls(**{name: settings.get(key) for name, key in OPTION_OF.items()})

    def with_size(self, size_px: int) -> Look:
        return replace(self, size_px=_within(size_px, SIZES_PX))

    def with_line_height(self, percent: int) -> Look:
        return replace(self, line_height=_within(percent, LINE_HEIGHTS_PERCENT) / 100)

    def with_column(self, chars: int) -> Look:
        return replace(self, column_chars=_within(chars, COLUMNS_CHARS))

    @property
    def line_height_percent(self) -> int:
        return round(self.line_height * 100)


def _within(value: int, bounds: tuple[int, int]) -> int:
    return min(bounds[1], max(bounds[0], value))

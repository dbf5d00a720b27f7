"""How the timeline's height is shared out. What is added when zooming in is added above, so
that nothing moves under the pointer."""

from __future__ import annotations

from dataclasses import dataclass

WHOLE_PX = 60
BARS_PX = 44
PINS_PX = 16
WORDS_PX = 20
OVERVIEW_PX = 18
OVERVIEW_GAP_PX = 5


@dataclass(frozen=True, slots=True)
class Rows:
    """Upper edges in px: pins and titles, words (when zoomed), bars down to ``height_px``."""

    height_px: int
    pins_top_px: int
    words_top_px: int
    bars_top_px: int
    pins_px: int = PINS_PX

    @property
    def bars_px(self) -> int:
        return self.height_px - self.bars_top_px


WHOLE = Rows(WHOLE_PX, 0, PINS_PX, PINS_PX)
_ABOVE_PX = OVERVIEW_PX + OVERVIEW_GAP_PX
ZOOMED = Rows(
    WHOLE_PX + WORDS_PX + _ABOVE_PX,
    _ABOVE_PX,
    _ABOVE_PX + PINS_PX,
    _ABOVE_PX + PINS_PX + WORDS_PX,
)
WORDLESS = Rows(  # zoomed in, where no word has a time
    WHOLE_PX + _ABOVE_PX,
    _ABOVE_PX,
    _ABOVE_PX + PINS_PX,
    _ABOVE_PX + PINS_PX,
)

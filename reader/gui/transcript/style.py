"""Everything about the page's looks: colours, faces and measures, as one value.

A theme makes one of these; the view only reads it. Colours are anything ``QColor`` takes
as a name. Measures are logical px. The defaults are the light theme.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


def _light_highlights() -> Mapping[str, str]:
    return MappingProxyType(
        {"yellow": "#fbe99a", "blue": "#bcdeff", "green": "#b6cea4", "pink": "#f0b8c4"}
    )


@dataclass(frozen=True)
class PageStyle:
    """The page as a theme wants it."""

    ground: str = "#fbfaf7"
    line: str = "#e4e0d6"
    text: str = "#23211d"
    quiet: str = "#696459"
    receded: str = "#716c61"  # the text that focus mode takes back
    accent: str = "#8a5a12"
    current_turn: str = "#f1ede1"
    current_sentence: str = "#faf0cb"
    current_word: str = "#f2d58a"
    current_word_text: str = "#23211d"
    selection: str = "#cddcea"
    search_hit: str = "#fbdabb"
    search_hit_line: str = "#a8641e"
    search_hit_current: str = "#f2a541"
    search_hit_current_text: str = "#23211d"
    bookmark: str = "#8a5a12"
    doubt: str = "#b4632d"  # the dotted line under words whose time is doubtful
    chip: str = "#23211d"
    chip_text: str = "#fbfaf7"
    highlights: Mapping[str, str] = field(default_factory=_light_highlights)
    # By order of first appearance; they begin again only after the last.
    speakers: tuple[str, ...] = (
        "#1f6f8b",
        "#a8541c",
        "#5b7a1e",
        "#7a4a9c",
        "#a63a50",
        "#2f6b4f",
        "#8a6a00",
        "#3f5fa8",
        "#9c4a7f",
        "#4d6a73",
        "#7d5a3c",
        "#5d5aa0",
    )

    text_family: str = "Literata"
    ui_family: str = "Inter"
    size_px: int = 19
    line_height: float = 1.62  # of size_px
    name_px: float = 14.5
    stamp_px: float = 13
    column_chars: int = 66  # average letters of the face in a line
    gutter_px: int = 112
    gap_px: int = 22  # between gutter and column
    paragraph_gap: float = 0.55  # of size_px
    turn_padding_px: int = 11
    side_padding_px: int = 30  # how far a current turn's ground reaches past text and gutter
    narrow_px: int = 700  # below this width (at 19 px) the names stand above the text
    turn_radius_px: int = 9
    word_radius_px: int = 4
    word_spread_px: int = 3
    edge_px: int = 3

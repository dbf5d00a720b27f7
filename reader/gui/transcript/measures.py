"""The faces of a page and what follows from them: how high lines, names and titles are."""

from __future__ import annotations

from math import ceil

from PySide6.QtGui import QFont, QFontMetricsF

from reader.gui.transcript.style import PageStyle

SMALLEST_SCALE = 0.78  # of names and times, beside text of 19 px
SIGN_PX = 14
LARGEST_SIGN_SCALE = 1.5
HEADING_ROOM = 34  # above a chapter's title

# Letters about as often as English has them: what an average letter of a face is wide.
_AVERAGE_TEXT = (
    "eeeeeeeeeeeetttttttttaaaaaaaaooooooooiiiiiiinnnnnnnsssssshhhhhhrrrrrrddddllllcccuuu"
    "mmwwffggyyppbvk                   "
)


class Measures:
    """The faces of one style, and heights in px. All sizes go with that of the text."""

    def __init__(self, style: PageStyle) -> None:
        self.font = _face(style.text_family, style.size_px)
        metrics = QFontMetricsF(self.font)
        self.line_px = style.size_px * style.line_height
        self.glyphs_px = metrics.height()
        letter_px = metrics.horizontalAdvance(_AVERAGE_TEXT) / len(_AVERAGE_TEXT)
        self.column_px = 2 * round(style.column_chars * letter_px / 2)  # even: to be centred
        self.baseline_px = (self.line_px - metrics.height()) / 2 + metrics.ascent()
        scale = style.size_px / 19
        self.narrow_px = round(style.narrow_px * scale)
        scale = max(SMALLEST_SCALE, scale)  # what stands beside the text stays readable
        self.sign_px = round(SIGN_PX * min(scale, LARGEST_SIGN_SCALE))
        self.name_font = _face(style.ui_family, style.name_px * scale)
        self.name_font.setWeight(QFont.Weight.DemiBold)
        self.stamp_font = _face(style.ui_family, style.stamp_px * scale)
        self.stamp_font.setFeature(QFont.Tag("tnum"), 1)
        self.heading_font = _face(style.ui_family, 13 * scale)
        self.heading_font.setWeight(QFont.Weight.DemiBold)
        self.gutter_px = round(style.gutter_px * max(1.0, scale))
        stamp = QFontMetricsF(self.stamp_font)
        self.stamp_px = ceil(stamp.height())
        # the stamp's top below the first line's box, and the least a turn needs for both
        self.stamp_top_px = round(self.baseline_px + 18.5 * scale - stamp.ascent())
        self.least_px = round(self.stamp_top_px + stamp.height())
        self.header_px = ceil(QFontMetricsF(self.name_font).height()) + 4
        self.heading_px = ceil(QFontMetricsF(self.heading_font).height()) + HEADING_ROOM
        self.paragraph_gap_px = round(style.paragraph_gap * style.size_px)


def _face(family: str, size_px: float) -> QFont:
    """Unhinted: letters keep their shapes and distances, as in print."""
    font = QFont(family)
    font.setPixelSize(max(9, round(size_px)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font

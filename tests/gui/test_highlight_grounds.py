"""Text on overlapping highlights stands on colours of the theme, whose contrast is tested."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from reader.core.annotation import HIGHLIGHT_COLOURS, UNDERLINE
from reader.core.selection import Position, TextRange
from reader.gui.look.theme import THEMES
from reader.gui.main_window import MainWindow
from reader.session.reading_session import ReadingSession
from tests.unit.colours import contrast

WORDS = TextRange(Position(1, 0), Position(1, 26))
FOOT_PX = 3  # lines of the highlights, below the letters
EDGE_PX = 6  # round corners are blended with what is around them


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "colours", [HIGHLIGHT_COLOURS[:2], HIGHLIGHT_COLOURS[2:], ("pink", UNDERLINE)]
)
def test_grounds_of_overlapping_highlights_hold_the_contrast(
    window: MainWindow, session: ReadingSession, theme: str, colours: tuple[str, ...]
) -> None:
    window.appearance.choose_theme(theme)
    for colour in colours:
        session.notebook.add_highlight(WORDS, colour)
    window.annotating.refresh()
    look = window.appearance.theme
    grounds = {name: look.highlights[name] for name in colours if name != UNDERLINE}
    rect = window.view.range_rects(WORDS)[0].adjusted(EDGE_PX, 3, -EDGE_PX, -FOOT_PX)
    image = window.view.viewport().grab(rect).toImage()
    seen: dict[str, int] = {}
    for y in range(image.height()):
        for x in range(0, image.width(), 3):
            name = QColor(image.pixel(x, y)).name()
            seen[name] = seen.get(name, 0) + 1
    total = sum(seen.values())
    for name, ground in grounds.items():
        assert seen.get(ground, 0) > 0.1 * total, f"{name} is not to be seen"
        assert contrast(look.text, ground) >= 7

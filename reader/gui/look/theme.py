"""Themes are data: a TOML file of colours becomes a ``Theme``, and a theme the window's look.

Widgets that paint themselves take their colours from the ``Theme``; everything else gets
them from one style sheet, set once on the main window.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

from reader.core.resources import resource

AUTO = "auto"
THEMES = ("light", "sepia", "dark")
BOOK_FAMILY = "Literata"
INTERFACE_FAMILY = "Inter"
LEGIBLE_FAMILY = "Atkinson Hyperlegible"
READING_FAMILIES = (BOOK_FAMILY, INTERFACE_FAMILY, LEGIBLE_FAMILY)

_FIRST_FACES = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold", "Literata-Regular")
_FACES_OF = {
    BOOK_FAMILY: ("Literata-Regular", "Literata-Italic", "Literata-SemiBold", "Literata-Bold"),
    INTERFACE_FAMILY: ("Inter-Regular", "Inter-Medium", "Inter-SemiBold", "Inter-Bold"),
    LEGIBLE_FAMILY: (
        "AtkinsonHyperlegible-Regular",
        "AtkinsonHyperlegible-Italic",
        "AtkinsonHyperlegible-Bold",
        "AtkinsonHyperlegible-BoldItalic",
    ),
}


@dataclass(frozen=True)
class Theme:
    """Colours as ``#rrggbb``. ``speakers`` are given out in order and repeat only after the
    last; ``highlights`` are by name."""

    name: str
    dark: bool
    ground: str
    panel: str
    line: str
    text: str
    quiet: str
    turn: str
    accent: str
    word: str
    word_text: str
    on_accent: str
    hit: str
    current_hit: str
    selection: str
    doubt: str
    error: str
    speakers: tuple[str, ...]
    highlights: dict[str, str] = field(default_factory=dict)

    def speaker_colour(self, place: int | None) -> QColor:
        """Colours are given by ``place`` in order of appearance; who has no name is quiet."""
        if place is None or place < 0:
            return QColor(self.quiet)
        return QColor(self.speakers[place % len(self.speakers)])

    def highlight_colour(self, name: str) -> QColor:
        """The ground of a highlight; an unknown name gets the first colour."""
        value = self.highlights.get(name) or next(iter(self.highlights.values()))
        return QColor(value)


def mixed(one: str, other: str, share: float) -> str:
    """``one`` with ``share`` (0..1) of ``other`` in it, as ``#rrggbb``."""
    a, b = QColor(one), QColor(other)
    red, green, blue = (
        round(x + (y - x) * share)
        for x, y in (
            (a.red(), b.red()),
            (a.green(), b.green()),
            (a.blue(), b.blue()),
        )
    )
    return f"#{red:02x}{green:02x}{blue:02x}"


@lru_cache(maxsize=8)
def load_theme(name: str) -> Theme:
    """The theme ``name`` of resources/themes; ValueError where there is none."""
    if name not in THEMES:
        raise ValueError(f"no theme {name!r}; there are {', '.join(THEMES)}")
    with resource("themes", f"{name}.toml").open("rb") as file:
        data = tomllib.load(file)
    return _theme_from(name, data)


def effective_name(choice: str) -> str:
    """The theme that the setting ``choice`` means now: ``auto`` follows the system."""
    if choice in THEMES:
        return choice
    scheme = QGuiApplication.styleHints().colorScheme()
    return "dark" if scheme is Qt.ColorScheme.Dark else "light"


def _theme_from(name: str, data: dict[str, Any]) -> Theme:
    colours: dict[str, Any] = data["colours"]
    return Theme(
        name=name,
        dark=bool(data.get("dark", False)),
        ground=colours["ground"],
        panel=colours["panel"],
        line=colours["line"],
        text=colours["text"],
        quiet=colours["quiet"],
        turn=colours["turn"],
        accent=colours["accent"],
        word=colours["word"],
        word_text=colours["word_text"],
        on_accent=colours["on_accent"],
        hit=colours["hit"],
        current_hit=colours["current_hit"],
        selection=colours["selection"],
        doubt=colours["doubt"],
        error=colours["error"],
        speakers=tuple(data["speakers"]),
        highlights=dict(data["highlights"]),
    )


_loaded_faces: set[str] = set()


def load_first_faces() -> None:
    """The faces of the first screen; the rest is loaded when first asked for."""
    _load_faces(_FIRST_FACES)


def load_family(family: str) -> None:
    """Every face of a reading family that ships with the application."""
    _load_faces(_FACES_OF.get(family, ()))


def _load_faces(names: tuple[str, ...]) -> None:
    for name in names:
        if name not in _loaded_faces:
            _loaded_faces.add(name)
            path = resource("fonts", f"{name}.ttf")
            if path.exists():  # a packager may have put the faces into the system instead
                QFontDatabase.addApplicationFont(str(path))


def interface_font(
    size_px: int = 13,
    weight: QFont.Weight = QFont.Weight.Normal,
    *,
    tabular: bool = False,
    spacing_px: float = 0.0,
) -> QFont:
    """The interface's face; ``tabular`` gives every figure the same width, for times."""
    font = QFont(INTERFACE_FAMILY)
    font.setPixelSize(size_px)
    font.setWeight(weight)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    if spacing_px:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing_px)
    return font


def book_font(size_px: int = 15) -> QFont:
    font = QFont(BOOK_FAMILY)
    font.setPixelSize(size_px)
    return font


def palette_of(theme: Theme) -> QPalette:
    """For what no style sheet reaches: native dialogs of our own, tool tips, selections."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.ground,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.ground,
        QPalette.ColorRole.AlternateBase: theme.panel,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.quiet,
        QPalette.ColorRole.Button: theme.panel,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.ToolTipBase: theme.text,
        QPalette.ColorRole.ToolTipText: theme.ground,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.on_accent,
        QPalette.ColorRole.Link: theme.accent,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    return palette

"""Themes are data: a TOML file of colours becomes a ``Theme``, and a theme the window's look.

Widgets that paint themselves take their colours from the ``Theme``; everything else gets
them from one style sheet, set once on the main window.
"""

from __future__ import annotations

import re
import tomllib
from contextlib import suppress
from dataclasses import dataclass, field, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

from reader.core.errors import FormatProblem
from reader.core.resources import resource, theme_names
from reader.core.text import say

AUTO = "auto"
THEMES = theme_names()
BOOK_FAMILY = "Literata"
INTERFACE_FAMILY = "Inter"
LEGIBLE_FAMILY = "Atkinson Hyperlegible"
READING_FAMILIES = (BOOK_FAMILY, INTERFACE_FAMILY, LEGIBLE_FAMILY)

CONTRAST = "contrast"  # the theme for who asks the system for more contrast
FEWEST_SPEAKERS = 12

_TOP_KEYS = frozenset(("title", "dark", "contrast", "speakers", "colours", "highlights"))
_COLOUR = re.compile("#[0-9a-f]{6}")
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
    title: str  # in English, as people are to read it
    dark: bool
    contrast: bool  # made for who asks the system for more contrast
    ground: str
    panel: str
    line: str
    text: str
    quiet: str
    receded: str  # text that steps back while the eye is to be elsewhere
    turn: str
    accent: str
    sentence: str
    word: str
    word_text: str
    on_accent: str
    hit: str
    hit_line: str  # the line around a hit, which is how one is told from everything else
    current_hit: str
    current_hit_text: str
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

    @property
    def faint(self) -> str:
        """What cannot be pressed now."""
        return mixed(self.quiet, self.ground, 0.5)

    @property
    def trough(self) -> str:
        """What a bar fills or a count stands on. A line made to be seen at any cost would
        drown what is on it."""
        return mixed(self.panel, self.line, 0.35 if self.contrast else 0.65)

    def highlight_colour(self, name: str) -> QColor:
        """The ground of a highlight; an unknown name gets the first colour."""
        value = self.highlights.get(name) or next(iter(self.highlights.values()))
        return QColor(value)


_COLOUR_KEYS = (
    frozenset(each.name for each in fields(Theme))
    - _TOP_KEYS
    - frozenset(("name", "speakers", "highlights"))
)


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


@lru_cache(maxsize=16)
def load_theme(name: str) -> Theme:
    """The theme ``name`` of resources/themes. Raises ValueError where there is none and
    FormatProblem where its file is not one of a theme."""
    if name not in THEMES:
        raise ValueError(f"no theme {name!r}; there are {', '.join(THEMES)}")
    return read_theme(resource("themes", f"{name}.toml"))


def loadable_themes() -> list[Theme]:
    """Every theme whose file is one, in the usual order."""
    themes = []
    for name in THEMES:
        with suppress(FormatProblem):  # said when it is chosen
            themes.append(load_theme(name))
    return themes


def effective_name(choice: str) -> str:
    """The theme that the setting ``choice`` means now: ``auto`` follows the system, in its
    wish for contrast before its light or dark."""
    if choice in THEMES:
        return choice
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return "dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light"


def read_theme(path: Path) -> Theme:
    """The theme that the TOML file at ``path`` describes. Raises FormatProblem, with what was
    expected, where a key is missing, unknown, or not what it has to be."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FormatProblem(say("is no TOML: {error}.", error=error), path=path) from None
    colours, highlights = data.get("colours"), data.get("highlights")
    _expect(path, "", data, _TOP_KEYS)
    if not isinstance(colours, dict) or not isinstance(highlights, dict):
        raise FormatProblem(say("[colours] and [highlights] have to be tables."), path=path)
    _expect(path, "colours.", colours, _COLOUR_KEYS)
    if not highlights:
        raise FormatProblem(say("[highlights] has to name one colour at least."), path=path)
    speakers = data["speakers"]
    if not isinstance(speakers, list) or len(speakers) < FEWEST_SPEAKERS:
        raise FormatProblem(
            say("speakers has to be a list of {fewest} colours or more.", fewest=FEWEST_SPEAKERS),
            path=path,
        )
    for key, kind in (("title", str), ("dark", bool), ("contrast", bool)):
        if not isinstance(data[key], kind):
            what = say("text") if kind is str else say("true or false")
            raise FormatProblem(
                say(
                    "{key} has to be {what}, not {value}.",
                    key=key,
                    what=what,
                    value=repr(data[key]),
                ),
                path=path,
            )
    numbered = {f"speakers[{place}]": colour for place, colour in enumerate(speakers)}
    for key, colour in {**colours, **highlights, **numbered}.items():
        if not isinstance(colour, str) or not _COLOUR.fullmatch(colour):
            raise FormatProblem(
                say("{key} has to be a colour as #rrggbb, not {colour!r}.", key=key, colour=colour),
                path=path,
            )
    return Theme(
        name=path.stem,
        title=data["title"],
        dark=data["dark"],
        contrast=data["contrast"],
        speakers=tuple(speakers),
        highlights=dict(highlights),
        **colours,
    )


def _expect(path: Path, within: str, data: dict[str, Any], keys: frozenset[str]) -> None:
    missing, unknown = sorted(keys - data.keys()), sorted(data.keys() - keys)
    if missing:
        names = ", ".join(within + key for key in missing)
        raise FormatProblem(say("lacks {names}.", names=names), path=path)
    if unknown:
        names = ", ".join(within + key for key in unknown)
        raise FormatProblem(
            say("has {names}, which no theme has.", names=names),
            remedy=say("Look for a slip of the pen."),
            path=path,
        )


_loaded_faces: set[str] = set()


def load_first_faces() -> None:
    """The faces of the first screen; the rest is loaded when first asked for."""
    _load_faces(_FIRST_FACES)


def load_family(family: str) -> None:
    """Every face of a reading family that ships with the application."""
    _load_faces(_FACES_OF.get(family, ()))


@lru_cache(maxsize=1)
def system_family() -> str:
    """The face of the system's own windows."""
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


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

"""Every option, declared once: key, type, default, help, bounds.

The settings file, the dialogs and ``docs/settings.md`` derive from ``OPTIONS``. To add an
option add a row; to rename one add its old key to ``RENAMED``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from reader.core.annotation import HIGHLIGHT_STYLES
from reader.core.resources import theme_names

Value = bool | int | float | str


@dataclass(frozen=True, slots=True)
class Option:
    """``choices`` (for text) or ``minimum`` and ``maximum`` (for numbers) limit the value;
    where there are none, anything of the default's type goes. ``elsewhere`` is an option
    that has a place of its own in the window and so none in the settings dialog."""

    key: str
    default: Value
    help: str
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    elsewhere: bool = False

    def accept(self, value: object) -> Value:
        """``value`` as this option's type, numbers brought within the bounds.

        Raises ValueError, with what was expected, where it is of another type.
        """
        kind = type(self.default)
        if kind is float and type(value) is int:
            value = float(value)
        if type(value) is not kind:
            raise ValueError(f"{self.key} is {kind.__name__}, not {value!r}")
        if self.choices and value not in self.choices:
            raise ValueError(f"{self.key} is one of {', '.join(self.choices)}, not {value!r}")
        if isinstance(value, int | float) and not isinstance(value, bool):
            if self.minimum is not None:
                value = max(kind(self.minimum), value)
            if self.maximum is not None:
                value = min(kind(self.maximum), value)
        return value


_O = Option
OPTIONS: tuple[Option, ...] = (
    _O("language", "auto", "language of the window, from the next start on", ("auto", "en", "de")),
    _O(
        "window.scale_percent",
        100,
        "size of all of the window, from the next start on",
        minimum=75,
        maximum=300,
    ),
    _O("theme", "auto", "colours of the window", ("auto", *theme_names())),
    _O("text.family", "Literata", "face of the conversation"),
    _O("text.size_px", 19, "size of the conversation's text", minimum=12, maximum=40),
    _O("text.line_height", 1.62, "height of a line, in sizes", minimum=1.2, maximum=2.4),
    _O("text.column_chars", 66, "width of the text column, in letters", minimum=30, maximum=110),
    _O("text.focus", False, "all but the turn being spoken recede"),
    _O("text.show_corrected", False, "words that were corrected are marked"),
    _O("follow.enabled", True, "the page follows the voice"),
    _O("follow.highlight", "word", "what is marked as it is spoken", ("word", "sentence", "turn")),
    _O("motion", "auto", "smooth scrolling", ("auto", "on", "off")),
    _O("playback.rate", 1.0, "playback rate", minimum=0.5, maximum=3.0, elsewhere=True),
    _O("playback.volume", 100, "volume in percent", minimum=0, maximum=100, elsewhere=True),
    _O(
        "playback.skip_back_s",
        15,
        "how far the button skips back",
        minimum=1,
        maximum=300,
    ),
    _O(
        "playback.skip_forward_s",
        30,
        "how far the button skips on",
        minimum=1,
        maximum=300,
    ),
    _O("playback.step_s", 5, "how far the arrow keys skip", minimum=1, maximum=60),
    _O(
        "playback.long_step_s",
        30,
        "how far they skip with Shift",
        minimum=1,
        maximum=600,
    ),
    _O("playback.time_left", "rate", "how the rest is told", ("rate", "plain", "clock")),
    _O("playback.resume_rewind_s", 3, "rewind when coming back", minimum=0, maximum=60),
    _O("playback.skip_uncovered", False, "skip what the text does not cover (adverts)"),
    _O(
        "times.reaction_ms",
        200,
        "taken off what was heard when a time is set while playing",
        minimum=0,
        maximum=1000,
    ),
    _O("align.recogniser", "", "what hears the words when aligning; empty: what comes along"),
    _O("align.model", "", "folder of the model of a recogniser that needs one"),
    _O("align.language", "", "language of what is said (en, de ...); empty: look at the text"),
    _O("times.show_doubt", True, "doubtful times are marked"),
    _O("copy.with_link", True, "a quotation that is copied ends with a link to its place"),
    _O("notes.pause_while_typing", False, "pause the sound while a note is typed"),
    _O("notes.selection_bar", True, "a small bar beside words selected with the mouse"),
    _O(
        "notes.last_style",
        "yellow",
        "how words were highlighted last",
        HIGHLIGHT_STYLES,
        elsewhere=True,
    ),
    _O("backups.folder", "", "folder for backups of the notes; empty: in the data folder"),
    _O("export.form", "markdown", "format of the last export", elsewhere=True),
    _O(
        "export.group",
        "none",
        "what exported notes are grouped by",
        ("none", "chapter", "speaker", "tag", "colour", "kind"),
        elsewhere=True,
    ),
    _O("export.order", "place", "order of exported notes", ("place", "made"), elsewhere=True),
    _O("export.context", False, "exported quotes have the words around them", elsewhere=True),
    _O("export.sound", True, "exported cards have their sound", elsewhere=True),
    _O(
        "export.padding_s",
        0.5,
        "how much more sound an exported clip has at both ends",
        minimum=0,
        maximum=30,
        elsewhere=True,
    ),
    _O("export.folder", "", "where the last export went", elsewhere=True),
    _O("timeline.lanes", False, "the timeline has a lane for each speaker"),
    _O("panels.contents", True, "the contents are shown", elsewhere=True),
    _O("panels.notes", True, "the notes are shown", elsewhere=True),
    _O(
        "library.order",
        "opened",
        "order of the library",
        ("opened", "added", "title", "length", "progress", "notes"),
    ),
    _O(
        "notebook.order",
        "place",
        "order of the notebook of the library",
        ("place", "created", "modified"),
        elsewhere=True,
    ),
    _O(
        "notebook.grouping",
        "document",
        "groups of the notebook of the library",
        ("document", "tag", "colour", "day", "none"),
        elsewhere=True,
    ),
    _O("window.geometry", "", "where the window was (Qt's form, base64)", elsewhere=True),
    _O(
        "panels.contents_px",
        248,
        "width of the contents",
        minimum=180,
        maximum=520,
        elsewhere=True,
    ),
    _O("panels.notes_px", 304, "width of the notes", minimum=240, maximum=640, elsewhere=True),
    _O("palette.recent", "", "commands used last in the palette", elsewhere=True),
    _O("keys.changed", "", "changed keys: JSON, an action's name to its keys", elsewhere=True),
    _O("desktop.single_window", True, "files open in the window that is there already"),
    _O("desktop.media_controls", True, "the desktop's media keys and lock screen play and pause"),
)

RENAMED: dict[str, str] = {"text.column_px": "text.column_chars"}


def _letters_in(width_px: object) -> object:
    """How many letters of the usual face and size are as wide."""
    return round(width_px / 9.05) if type(width_px) is int else width_px


# What makes an old key's value one of the new; where there is nothing it stays as it is.
CONVERTED: dict[str, Callable[[object], object]] = {"text.column_px": _letters_in}


class Settings:
    """The options' values. Listeners are called with the key that changed."""

    def __init__(self, stored: Mapping[str, object] | None = None) -> None:
        """``stored`` are values as read from a file. What is unknown is kept for the Earmark
        that knows it; what does not fit is listed in ``faults`` and the default taken."""
        self._options = {option.key: option for option in OPTIONS}
        self._values: dict[str, Value] = {}
        self._overrides: dict[str, Value] = {}
        self._unknown: dict[str, object] = {}
        self._listeners: list[Callable[[str], None]] = []
        self.faults: list[str] = []
        for key, value in (stored or {}).items():
            renamed = RENAMED.get(key, key)
            option = self._options.get(renamed)
            if option is None:
                self._unknown[key] = value
                continue
            if renamed != key and renamed in (stored or {}):
                continue  # what the newer Earmark has written counts
            convert = CONVERTED.get(key)
            try:
                self._values[option.key] = option.accept(convert(value) if convert else value)
            except ValueError as error:
                self.faults.append(str(error))

    def get(self, key: str) -> Any:
        """The value of an option; its type is the default's. KeyError where there is none."""
        option = self._options[key]
        if key in self._overrides:
            return self._overrides[key]
        return self._values.get(key, option.default)

    def set(self, key: str, value: Value) -> bool:
        """Set and tell the listeners; whether anything changed. Raises ValueError."""
        accepted = self._options[key].accept(value)
        changed: bool = accepted != self.get(key)
        self._overrides.pop(key, None)
        self._values[key] = accepted
        if changed:
            for listener in list(self._listeners):
                listener(key)
        return changed

    def reset(self, key: str) -> bool:
        """Back to the default."""
        return self.set(key, self._options[key].default)

    def override(self, key: str, value: Value) -> None:
        """Another value for this start only: it is not stored. Raises ValueError."""
        self._overrides[key] = self._options[key].accept(value)
        for listener in list(self._listeners):
            listener(key)

    def listen(self, listener: Callable[[str], None]) -> None:
        self._listeners.append(listener)

    def forget(self, listener: Callable[[str], None]) -> None:
        """``listener`` is called no more."""
        self._listeners.remove(listener)

    def to_store(self) -> dict[str, object]:
        """What belongs into the file: values that were set, and what we did not know."""
        return {**self._unknown, **self._values}


def options_as_markdown() -> str:
    """docs/settings.md: a test holds the page against this."""
    lines = [
        "# Settings",
        "",
        "Kept in `settings.json` in the data folder. Every option, as declared in",
        "`reader/core/settings.py`:",
        "",
        "| key | default | what | values |",
        "|---|---|---|---|",
    ]
    for option in OPTIONS:
        if option.choices:
            values = ", ".join(option.choices)
        elif option.minimum is not None or option.maximum is not None:
            values = f"{option.minimum:g} to {option.maximum:g}"
        else:
            values = "true, false" if isinstance(option.default, bool) else "text"
        default = option.default
        if isinstance(default, bool):
            default = str(default).lower()
        lines.append(f"| `{option.key}` | {default} | {option.help} | {values} |")
    return "\n".join(lines) + "\n"

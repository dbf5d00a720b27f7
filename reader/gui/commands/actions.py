"""The one table of what can be done.

The menus, the tool buttons, the cheat sheet and the command palette all derive from it.
To add an action add a row here and a method of its name to ``Commands``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from reader.core.key_map import KeyMap
from reader.core.resources import theme_names
from reader.core.settings import Settings

if TYPE_CHECKING:
    from reader.gui.commands.commands import Commands
    from reader.gui.look.theme import Theme


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """``ident`` names the action lastingly and is its method in ``Commands``; ``keys`` are
    the default shortcuts in portable form, the first being the one that is shown.
    ``repeats`` says whether a key held down goes on. ``needs`` is ``document`` where
    something has to be open, ``times`` where it also has to have times."""

    ident: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    repeats: bool = False
    needs: str = ""
    separated: bool = False  # a line stands before it in its menu


def _tr_noop(text: str) -> str:
    """Marks a text of the "actions" context for translation."""
    return text


_ = _tr_noop
_A = ActionSpec
DOCUMENT, TIMES = "document", "times"
SHOWS_ICON = "showsIcon"  # property of an action whose button shows its icon

MENUS = (
    ("file", _("&File")),
    ("edit", _("&Edit")),
    ("view", _("&View")),
    ("play", _("&Play")),
    ("go", _("&Go")),
    ("mark", _("&Mark")),
    ("times", _("&Times")),
    ("help", _("&Help")),
)

_THEME_TEXTS = {
    "light": _("Li&ght"),
    "sepia": _("S&epia"),
    "dark": _("&Dark"),
    "black": _("Blac&k"),
    "contrast": _("High c&ontrast"),
}

ACTIONS: tuple[ActionSpec, ...] = (
    _A("open_files", "file", _("&Open…"), ("Ctrl+O",), "open"),
    _A("library", "file", _("&Library"), ("Ctrl+Shift+O",), "library"),
    _A("notebook", "file", _("&Notebook"), ("Ctrl+Shift+B",)),
    _A("add_folder", "file", _("Add a &folder to the library…")),
    _A("open_sample", "file", _("Open the &sample conversation")),
    _A("reading_report", "file", _("What was &repaired…"), needs=DOCUMENT),
    _A("backups", "file", _("&Backups of your notes…")),
    _A("export_notes", "file", _("&Export notes…"), ("Ctrl+Shift+E",)),
    _A("copy_notes", "file", _("Copy notes as &Markdown"), needs=DOCUMENT),
    _A("import_notes", "file", _("&Import notes…")),
    _A("share_bundle", "file", _("S&hare as a bundle…"), needs=DOCUMENT),
    _A("close_document", "file", _("&Close"), ("Ctrl+W",), needs=DOCUMENT),
    _A("quit", "file", _("&Quit"), ("Ctrl+Q",), separated=True),
    _A("undo", "edit", _("&Undo"), ("Ctrl+Z",)),
    _A("redo", "edit", _("&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
    _A("copy", "edit", _("&Copy"), ("Ctrl+C",), needs=DOCUMENT, separated=True),
    _A("copy_as_quote", "edit", _("Copy as &quote"), ("Ctrl+Shift+C",), needs=DOCUMENT),
    _A("correct_words", "edit", _("Correct the wor&ds…"), ("E",), needs=DOCUMENT, separated=True),
    _A("corrections", "edit", _("C&orrections…"), needs=DOCUMENT),
    _A("find", "edit", _("&Find…"), ("Ctrl+F",), "search", needs=DOCUMENT, separated=True),
    _A("find_next", "edit", _("Find &next"), ("F3",), repeats=True, needs=DOCUMENT),
    _A("find_previous", "edit", _("Find &previous"), ("Shift+F3",), repeats=True, needs=DOCUMENT),
    _A("find_whole_words", "edit", _("Find &whole words only"), ("Alt+W",), needs=DOCUMENT),
    _A("find_pattern", "edit", _("Find by re&gular expression"), ("Alt+X",), needs=DOCUMENT),
    _A("show_results", "edit", _("Search &results"), ("Ctrl+Shift+R",), needs=DOCUMENT),
    _A("search_library", "edit", _("Search the whole &library…"), ("Ctrl+Shift+F",)),
    _A("settings", "edit", _("S&ettings…"), ("Ctrl+,",), separated=True),
    _A("show_contents", "view", _("&Contents"), ("Ctrl+Shift+L",), "contents", True),
    _A("show_notes", "view", _("&Notes"), ("Ctrl+Shift+N",), "notes", True),
    _A("follow", "view", _("&Follow the voice"), ("F",), needs=DOCUMENT, separated=True),
    _A("show_doubt", "view", _("Show do&ubtful times"), checkable=True),
    _A("show_corrected", "view", _("Mark corrected words"), checkable=True),
    _A("text_larger", "view", _("&Larger text"), ("Ctrl++", "Ctrl+="), repeats=True),
    _A("text_smaller", "view", _("&Smaller text"), ("Ctrl+-",), repeats=True),
    _A("text_default", "view", _("Text in its &usual size"), ("Ctrl+0",)),
    _A("column_wider", "view", _("&Wider column"), ("Alt+Shift+Right",), repeats=True),
    _A("column_narrower", "view", _("Na&rrower column"), ("Alt+Shift+Left",), repeats=True),
    _A("lines_looser", "view", _("L&ines further apart"), ("Alt+Shift+Down",), repeats=True),
    _A("lines_tighter", "view", _("Lines closer toget&her"), ("Alt+Shift+Up",), repeats=True),
    _A("focus_mode", "view", _("Fade all &but what is spoken"), ("Shift+F",), checkable=True),
    _A("next_spoken", "view", _("&Mark word, sentence or turn"), ("Shift+H",)),
    _A("open_look", "view", _("&Text and colours…"), ("A",)),
    _A("theme_auto", "view", _("Colours of the s&ystem"), checkable=True, separated=True),
    *(
        _A(f"theme_{name}", "view", _THEME_TEXTS.get(name, name.capitalize()), checkable=True)
        for name in theme_names()
    ),
    _A("next_theme", "view", _("Ne&xt theme"), ("Ctrl+T",), "theme"),
    _A(
        "timeline_in",
        "view",
        _("&Zoom the timeline in"),
        ("Alt++", "Alt+="),
        repeats=True,
        needs=DOCUMENT,
        separated=True,
    ),
    _A(
        "timeline_out", "view", _("Zoom the timeline out"), ("Alt+-",), repeats=True, needs=DOCUMENT
    ),
    _A("timeline_whole", "view", _("The whole recording"), ("Alt+0",), needs=DOCUMENT),
    _A("timeline_lanes", "view", _("A lane for each speaker"), checkable=True),
    _A("full_screen", "view", _("F&ull screen"), ("F11",), checkable=True, separated=True),
    _A("play_pause", "play", _("&Play or pause"), ("Space",), "play", needs=DOCUMENT),
    _A("rate_down", "play", _("&Slower"), ("[",), repeats=True, separated=True),
    _A("rate_up", "play", _("&Faster"), ("]",), repeats=True),
    _A("rate_usual", "play", _("&Usual rate"), ("=",)),
    _A("choose_rate", "play", _("Choose the &rate…"), ("R",)),
    _A(
        "loop_turn", "play", _("&Loop this turn"), ("L",), "loop", True, needs=TIMES, separated=True
    ),
    _A("mark_loop", "play", _("Loop from here / to here (&A–B)"), ("Shift+L",), needs=DOCUMENT),
    _A("ask_sleep", "play", _("Slee&p after minutes…"), needs=DOCUMENT),
    _A("sleep_after_turn", "play", _("Sleep after this tur&n"), needs=TIMES),
    _A("sleep_after_chapter", "play", _("Sleep after this &chapter"), needs=TIMES),
    _A("volume_up", "play", _("L&ouder"), ("Ctrl+Up",), repeats=True, separated=True),
    _A("volume_down", "play", _("&Quieter"), ("Ctrl+Down",), repeats=True),
    _A("mute", "play", _("&Mute"), ("M",), "volume"),
    _A("step_back", "go", _("A &little back"), ("Left",), repeats=True, needs=DOCUMENT),
    _A("step_on", "go", _("A little &on"), ("Right",), repeats=True, needs=DOCUMENT),
    _A("long_step_back", "go", _("Further back"), ("Shift+Left",), repeats=True, needs=DOCUMENT),
    _A("long_step_on", "go", _("Further on"), ("Shift+Right",), repeats=True, needs=DOCUMENT),
    _A("skip_back", "go", _("Skip back"), (), "skip-back", False, True, DOCUMENT),
    _A("skip_on", "go", _("Skip on"), (), "skip-forward", False, True, DOCUMENT),
    _A(
        "previous_turn",
        "go",
        _("&Previous turn"),
        ("Up", "K"),
        "previous-turn",
        repeats=True,
        needs=DOCUMENT,
    ),
    _A("next_turn", "go", _("&Next turn"), ("Down", "J"), "next-turn", False, True, DOCUMENT),
    _A("previous_sentence", "go", _("Previous &sentence"), (",",), repeats=True, needs=TIMES),
    _A("next_sentence", "go", _("Next s&entence"), (".",), repeats=True, needs=TIMES),
    _A(
        "previous_chapter",
        "go",
        _("Previous &chapter"),
        ("Shift+K",),
        needs=DOCUMENT,
        separated=True,
    ),
    _A("next_chapter", "go", _("Next c&hapter"), ("Shift+J",), needs=DOCUMENT),
    _A("skip_uncovered", "go", _("Skip what the te&xt lacks"), ("S",), needs=TIMES),
    _A("always_skip", "go", _("Al&ways skip what the text lacks"), checkable=True),
    _A("go_to_time", "go", _("Go to &time…"), ("Ctrl+L",), needs=DOCUMENT, separated=True),
    _A("go_back", "go", _("&Back to where I was"), ("Ctrl+Backspace", "Alt+Left"), "arrow-left"),
    _A(
        "go_forward",
        "go",
        _("&Forward again"),
        ("Ctrl+Shift+Backspace", "Alt+Right"),
        "arrow-right",
    ),
    _A("say_where", "go", _("Say &where I am"), ("W",), needs=DOCUMENT, separated=True),
    _A("bookmark", "mark", _("&Bookmark this turn"), ("B",), "bookmark", needs=DOCUMENT),
    _A("note", "mark", _("&Note…"), ("N",), "note", needs=DOCUMENT),
    _A("star", "mark", _("&Star"), ("*",), needs=DOCUMENT),
    _A("tags", "mark", _("&Tags…"), ("G",), needs=DOCUMENT),
    _A(
        "highlight",
        "mark",
        _("&Highlight what is selected"),
        ("H",),
        "highlight",
        needs=DOCUMENT,
        separated=True,
    ),
    _A("highlight_yellow", "mark", _("Highlight in &yellow"), ("1",), needs=DOCUMENT),
    _A("highlight_green", "mark", _("Highlight in &green"), ("2",), needs=DOCUMENT),
    _A("highlight_blue", "mark", _("Highlight in b&lue"), ("3",), needs=DOCUMENT),
    _A("highlight_pink", "mark", _("Highlight in p&ink"), ("4",), needs=DOCUMENT),
    _A("highlight_purple", "mark", _("Highlight in p&urple"), ("5",), needs=DOCUMENT),
    _A("underline", "mark", _("Un&derline"), ("6",), needs=DOCUMENT),
    _A(
        "capture",
        "mark",
        _("&Capture the last 15 seconds"),
        ("C",),
        needs=DOCUMENT,
        separated=True,
    ),
    _A("capture_more", "mark", _("Capture the last 3&0 seconds"), ("Shift+C",), needs=DOCUMENT),
    _A("choose_mark", "mark", _("Choose a &mark"), ("O",), needs=DOCUMENT, separated=True),
    _A("look_at_mark", "mark", _("Loo&k at what is noted here"), ("V",), needs=DOCUMENT),
    _A("edit_mark", "mark", _("&Edit the mark"), ("Shift+N",), needs=DOCUMENT),
    _A("hear_mark", "mark", _("He&ar the mark and come back"), ("P",), needs=DOCUMENT),
    _A("start_earlier", "mark", _("The mark starts a word earlier"), ("Alt+<",), repeats=True),
    _A("start_later", "mark", _("The mark starts a word later"), ("Alt+>",), repeats=True),
    _A("end_earlier", "mark", _("The mark ends a word earlier"), ("Alt+,",), repeats=True),
    _A("end_later", "mark", _("The mark ends a word later"), ("Alt+.",), repeats=True),
    _A("delete_mark", "mark", _("Delete the ma&rk"), ("X",), needs=DOCUMENT),
    _A("review_places", "mark", _("Notes &found again…"), needs=DOCUMENT),
    _A("align", "times", _("&Align with the recording"), needs=DOCUMENT),
    _A("cancel_aligning", "times", _("&Stop aligning"), needs=DOCUMENT),
    _A("align_between_pins", "times", _("Align again between two &pins"), needs=TIMES),
    _A("next_doubtful", "times", _("Next &doubtful place"), ("D",), needs=TIMES, separated=True),
    _A("previous_doubtful", "times", _("Previous d&oubtful place"), ("Shift+D",), needs=TIMES),
    _A("pin_turn", "times", _("This &turn starts now"), ("T",), needs=DOCUMENT, separated=True),
    _A("pin_word", "times", _("This &word starts now"), ("Shift+T",), needs=DOCUMENT),
    _A("pin_earlier", "times", _("A tenth &earlier"), ("<",), repeats=True, needs=TIMES),
    _A("pin_later", "times", _("A tenth &later"), (">",), repeats=True, needs=TIMES),
    _A("pin_turn_only", "times", _("Only its tu&rn moves with it"), needs=TIMES),
    _A("pin_onward", "times", _("All that &follows moves with it"), needs=TIMES),
    _A("pin_between", "times", _("Stretc&h to the pins around it"), needs=TIMES),
    _A("unpin", "times", _("Remo&ve the pin"), needs=TIMES),
    _A("transcribe", "times", _("Trans&cribe a recording…"), separated=True),
    _A("show_keys", "help", _("&Keys"), ("F1",)),
    _A("command_palette", "help", _("&All commands…"), ("Ctrl+K",)),
    _A("about", "help", _("&About Earmark")),
)


def translated(text: str) -> str:
    return QCoreApplication.translate("actions", text)


def plain(text: str) -> str:
    """A menu's text without the mark of its access key."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def key_text(key: str) -> str:
    """A shortcut as the platform writes it."""
    return QKeySequence.fromString(key).toString(QKeySequence.SequenceFormat.NativeText)


def usual_key(key: str) -> str:
    """``key`` in portable form, as Qt writes it; "" where it is no key."""
    return QKeySequence.fromString(key).toString()


def _within_a_sentence(name: str) -> str:
    """The name of a step behind other words; only English writes it small there."""
    if QCoreApplication.translate("actions", "&Undo") != "&Undo":
        return name
    return name[:1].lower() + name[1:]


class Actions(QObject):
    """The table as QActions of one window, bound to ``commands``. The keys are those of
    ``keys``; who changes them there calls ``take_keys``."""

    keys_changed = Signal()

    def __init__(self, commands: Commands, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        table = {spec.ident: spec.keys for spec in ACTIONS}
        self.keys = KeyMap(table, str(settings.get("keys.changed")), usual_key)
        self._actions: dict[str, QAction] = {}
        for spec in ACTIONS:
            action = QAction(translated(spec.text), self)
            action.setObjectName(spec.ident)
            action.setCheckable(spec.checkable)
            action.setAutoRepeat(spec.repeats)
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.triggered.connect(commands.handler(spec.menu, spec.ident))
            self._actions[spec.ident] = action
        self._show_keys()

    def __getitem__(self, ident: str) -> QAction:
        return self._actions[ident]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def key(self, ident: str) -> str:
        """The action's first key as the platform writes it; "" where it has none."""
        return key_text(next(iter(self.keys.keys(ident)), ""))

    def hint(self, ident: str) -> str:
        """What to press, for a sentence: the key, or where there is none the action's name."""
        key = self.key(ident)
        if key:
            return key
        name = plain(self._actions[ident].text()).rstrip("… ")
        return translated("“{0}”").format(name)

    def take_keys(self) -> None:
        """The keys are others now: use them, show them and keep them."""
        self._settings.set("keys.changed", self.keys.to_text())
        self._show_keys()
        self.keys_changed.emit()

    def _show_keys(self) -> None:
        for spec in ACTIONS:
            action = self._actions[spec.ident]
            keys = self.keys.keys(spec.ident)
            action.setShortcuts([QKeySequence.fromString(key) for key in keys])
            name = plain(translated(spec.text)).rstrip("… ")
            action.setToolTip(f"{name}  ({key_text(keys[0])})" if keys else name)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons anew, of those actions whose buttons show one."""
        from reader.gui.look.icons import icon

        for spec in ACTIONS:
            if spec.icon and self._actions[spec.ident].property(SHOWS_ICON):
                self._actions[spec.ident].setIcon(
                    QIcon(icon(spec.icon, theme.text, disabled=theme.faint))
                )

    def set_needs(self, *, document: bool, times: bool) -> None:
        """Switch off what cannot be done now."""
        for spec in ACTIONS:
            if spec.needs:
                self._actions[spec.ident].setEnabled(times if spec.needs == TIMES else document)

    def name_undo(self, undo: str, redo: str) -> None:
        """What would be taken back and done again, by name; empty for nothing."""
        undo_name, redo_name = _within_a_sentence(undo), _within_a_sentence(redo)
        self._actions["undo"].setText(
            translated("&Undo {0}").format(undo_name) if undo else translated("&Undo")
        )
        self._actions["redo"].setText(
            translated("&Redo {0}").format(redo_name) if redo else translated("&Redo")
        )
        self._actions["undo"].setEnabled(bool(undo))
        self._actions["redo"].setEnabled(bool(redo))

    def fill_menu(self, menu: QMenu | QMenuBar, after: Mapping[str, QMenu] | None = None) -> None:
        """Everything, a submenu a section; a menu of ``after`` comes behind its action."""
        for section, title in MENUS:
            submenu = menu.addMenu(translated(title))
            for spec in ACTIONS:
                if spec.menu == section:
                    if spec.separated:
                        submenu.addSeparator()
                    submenu.addAction(self._actions[spec.ident])
                    self._actions[spec.ident].setIconVisibleInMenu(False)
                    if after and spec.ident in after:
                        submenu.addMenu(after[spec.ident])

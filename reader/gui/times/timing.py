"""Times put right by hand, in the window: what is pinned is marked, what was done is said."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from reader.core.errors import StorageProblem
from reader.core.pins import Reach
from reader.core.timecode import format_tenths
from reader.core.timeline import Cursor
from reader.core.timing import Provenance
from reader.gui.commands.actions import key_text
from reader.gui.widgets import shortened
from reader.session.timing_fixes import NUDGE_MS, Fix, FixKind

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow
    from reader.session.document import Document

KEY = "timing"  # of its messages: a newer one takes the older one's place
QUOTE_CHARACTERS = 40


class TimingView(QObject):
    """Bound to one window and its session."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._fixes = window.session.timing_fixes
        # What was said holds no longer once it is undone; a change that is being made says
        # something else at once.
        self._outdated = QTimer(self)
        self._outdated.setSingleShot(True)
        self._outdated.setInterval(0)
        self._outdated.timeout.connect(lambda: window.messages.withdraw(KEY))
        self._fixes.changed.connect(self._outdated.start)
        self._fixes.fixed.connect(self._on_fixed)
        self._session.document_changed.connect(self._on_document_changed)
        self._session.timing_changed.connect(self.refresh)

    # -- what can be done -------------------------------------------------------

    def pin_turn(self, turn: int | None = None) -> None:
        """A turn begins now: ``turn``, else the one that is pointed at, else the one that
        begins around now as far as is known."""
        pointed_at = None if turn is not None else self._pointed_at()
        if pointed_at is not None:
            turn = pointed_at.turn
        if self._try(lambda: self._fixes.pin_turn_now(turn)):
            self._let_go(pointed_at)
        elif self._session.document is not None:
            self._say(
                self.tr(
                    "No turn is known to begin near here. Right-click the one that does, or walk "
                    "to its first word with {0}, and say that it starts now."
                ).format(key_text("Ctrl+Right"))
            )

    def pin_word(self, word: Cursor | None = None) -> None:
        """A word begins now: ``word``, else the one that is pointed at."""
        pointed_at = None if word is not None else self._pointed_at()
        word = word or pointed_at
        if word is None:
            self._say(
                self.tr(
                    "Which word? Select it, or walk to it with {0}, or right-click it; then say "
                    "that it starts now."
                ).format(key_text("Ctrl+Right"))
            )
            return
        turn, number = word.turn, word.word
        if self._try(lambda: self._fixes.pin_word_now(turn, number)):
            self._let_go(pointed_at)

    def nudge(self, by_ms: int, word: Cursor | None = None) -> None:
        """What is pointed at, else what was pinned last, else this turn begins that much
        later."""
        number = self._number(word or self._pointed_at())
        if not self._try(lambda: self._fixes.nudge(by_ms, number)):
            self._say(
                self.tr("Nothing tells when this is said. Press {0} when it begins.").format(
                    self._window.actions_table.hint("pin_turn")
                )
            )

    def set_reach(self, reach: Reach, word: Cursor | None = None) -> None:
        """How far the time that was set carries."""
        number = self._pinned_number(word or self._pointed_at())
        if not self._try(lambda: self._fixes.set_reach(reach, number)):
            self._say_no_pin()

    def unpin(self, word: Cursor | None = None) -> None:
        """Let the time go that was set."""
        number = self._pinned_number(word or self._pointed_at())
        if not self._try(lambda: self._fixes.clear_pin(number)):
            self._say_no_pin()

    def _try(self, change: Callable[[], bool]) -> bool:
        """Whether something came of it; a store that fails says so by itself."""
        try:
            return change()
        except StorageProblem as error:
            self._window.messages.show_error(error)
            return True

    def _pointed_at(self) -> Cursor | None:
        """The word that the keyboard has walked to, or at which the selection begins."""
        view = self._window.view
        caret, chosen = view.caret(), view.selection()
        if caret is not None or chosen is None or view.transcript is None:
            return caret
        spans = view.transcript.word_spans(chosen.start.turn)
        word = next((n for n, (_, end) in enumerate(spans) if end > chosen.start.char), None)
        return None if word is None else Cursor(chosen.start.turn, word)

    def _let_go(self, pointed_at: Cursor | None) -> None:
        """Who goes on listening and says "now" again means another word."""
        if pointed_at is not None:
            self._window.view.show_caret(None)
            self._window.view.set_selection(None)

    def _number(self, word: Cursor | None) -> int | None:
        document = self._session.document
        if word is None or document is None:
            return None
        return document.transcript.first_word[word.turn] + word.word

    def _pinned_number(self, word: Cursor | None) -> int | None:
        """The word's number if it is pinned, else that of the pin before it in its turn, or
        of the turn's first one."""
        number = self._number(word)
        if word is None or number is None or self._fixes.pin_at(number) is not None:
            return number
        document = self._session.document
        assert document is not None
        first_word = document.transcript.first_word
        pins = [
            pin.word
            for pin in self._fixes.pins()
            if first_word[word.turn] <= pin.word < first_word[word.turn + 1]
        ]
        before = [pin for pin in pins if pin < number]
        return before[-1] if before else pins[0] if pins else number

    # -- what was done ------------------------------------------------------------

    def _say(self, text: str) -> None:
        self._window.messages.show_notice(text, key=KEY)

    def _say_no_pin(self) -> None:
        if self._session.document is not None:
            text = self.tr("No time is set by hand here. Press {0} when the turn begins.")
            self._say(text.format(self._window.actions_table.hint("pin_turn")))

    def _on_fixed(self, fix: Fix) -> None:
        self._outdated.stop()
        document = self._session.document
        if document is None:
            return
        texts = {
            FixKind.PINNED: self.tr("“{0}” starts at {1}."),
            FixKind.NUDGED: self.tr("“{0}” starts at {1}."),
            FixKind.REACHES: self._reach_text(fix.reach),
            FixKind.UNPINNED: self.tr("“{0}” is where it was, at {1}; the pin is gone."),
        }
        text = texts[fix.kind].format(self._quote(document, fix), format_tenths(fix.start_ms))
        hint = self._window.actions_table.hint
        keys = self.tr("{0} takes it back.").format(hint("undo"))
        if fix.kind is FixKind.PINNED:
            keys = self.tr("{0} and {1} move it, {2} takes it back.").format(
                hint("pin_earlier"), hint("pin_later"), hint("undo")
            )
        answers = []
        if fix.kind is FixKind.PINNED and self._fixes.times is not None:
            # What is pinned right is right for its turn at least; more has to be said.
            for reach, label in (
                (Reach.ONWARD, self.tr("All that follows, too")),
                (Reach.BETWEEN, self.tr("Stretch to the pins around")),
            ):
                if fix.reach is not reach:
                    change = partial(self._fixes.set_reach, reach, fix.word)
                    answers.append((label, partial(self._try, change)))
        self._window.messages.show_notice(f"{text} {keys}", *answers, key=KEY)

    def _reach_text(self, reach: Reach) -> str:
        return {
            Reach.TURN: self.tr("Only the turn moves with “{0}”, which starts at {1}."),
            Reach.ONWARD: self.tr("All that follows moves with “{0}”, which starts at {1}."),
            Reach.BETWEEN: self.tr(
                "What lies between “{0}”, which starts at {1}, and the pins around it is stretched."
            ),
        }[reach]

    def _quote(self, document: Document, fix: Fix) -> str:
        transcript = document.transcript
        word = fix.word - transcript.first_word[fix.turn]
        start, _ = transcript.word_spans(fix.turn)[word]
        quote = " ".join(transcript.texts[fix.turn][start : start + 2 * QUOTE_CHARACTERS].split())
        return shortened(quote, QUOTE_CHARACTERS)

    # -- what there is ------------------------------------------------------------

    def _on_document_changed(self, document: Document | None) -> None:
        self._window.messages.withdraw(KEY)
        if document is not None:
            self.refresh(document)

    def refresh(self, document: Document) -> None:
        """Mark what is pinned, here or in the file that the times came from."""
        words: dict[int, list[int]] = {}
        if document.alignment is not None:
            provenance, transcript = document.alignment.provenance, document.transcript
            number = provenance.find(Provenance.PINNED)
            while number >= 0:
                turn, word = transcript.locate(number)
                words.setdefault(turn, []).append(word)
                number = provenance.find(Provenance.PINNED, number + 1)
        self._window.view.set_pinned(words)

    def fill_menu(self, menu: QMenu, turn: int, word: int) -> None:
        """What can be done about the times of a turn and a word of it (-1 for none)."""
        table = self._window.actions_table
        at = Cursor(turn, max(0, word))
        submenu = menu.addMenu(self.tr("Time"))
        now = format_tenths(self._session.transport.position_ms)
        self._add(
            submenu, self.tr("This turn starts now ({0})").format(now), lambda: self.pin_turn(turn)
        )
        if word > 0:
            text = self.tr("This word starts now ({0})").format(now)
            self._add(submenu, text, lambda: self.pin_word(at))
        submenu.addSeparator()
        number = self._number(at)
        document = self._session.document
        timed = (
            document is not None
            and document.timeline is not None
            and document.timeline.word_start(turn, at.word) is not None
        )
        for ident, by_ms in (("pin_earlier", -NUDGE_MS), ("pin_later", NUDGE_MS)):
            text = table[ident].text().replace("&", "")
            action = self._add(submenu, text, partial(self.nudge, by_ms, at))
            action.setEnabled(timed)
        submenu.addSeparator()
        pinned = self._pinned_number(at)
        pin = None if number is None or pinned is None else self._fixes.pin_at(pinned)
        group = QActionGroup(submenu)
        for ident, reach in (
            ("pin_turn_only", Reach.TURN),
            ("pin_onward", Reach.ONWARD),
            ("pin_between", Reach.BETWEEN),
        ):
            text = table[ident].text().replace("&", "")
            action = self._add(submenu, text, partial(self.set_reach, reach, at))
            action.setCheckable(True)
            action.setActionGroup(group)
            action.setChecked(pin is not None and pin.reach is reach)
            action.setEnabled(pin is not None)
        submenu.addSeparator()
        remove = self._add(submenu, table["unpin"].text().replace("&", ""), lambda: self.unpin(at))
        remove.setEnabled(pin is not None)

    def _add(self, menu: QMenu, text: str, chosen: Callable[[], object]) -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(lambda _checked=False: chosen())
        return action

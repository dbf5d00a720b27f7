"""The keyboard on the page. Everything else goes on to the window.

Page Up, Page Down, Home, End scroll. Ctrl+Left and Ctrl+Right walk from word to word,
Alt+Up and Alt+Down from turn to turn, which a screen reader then reads, and Enter goes to
the word walked to. Ctrl+Shift+Left and Right select by words, Shift+Up and
Down by lines, and, once something is selected, Shift+Left and Right by characters.
Ctrl+A selects all, Ctrl+C copies, Delete deletes the mark that is chosen, Escape lets go.
Sideways is as the turn is written: in Arabic or Hebrew, Left goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from reader.core.selection import Position, TextRange, everything, plain_text
from reader.core.timeline import Cursor
from reader.gui.transcript.direction import runs_leftwards

if TYPE_CHECKING:
    from reader.gui.transcript.view import TranscriptView

_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_Key = Qt.Key
_SIDEWAYS = {_Key.Key_Left: -1, _Key.Key_Right: 1}
_UPRIGHT = {_Key.Key_Up: -1, _Key.Key_Down: 1}


class Keyboard:
    """Answers the keys of one view. ``head`` is the end of the selection that moves."""

    def __init__(self, view: TranscriptView) -> None:
        self._view = view
        self._anchor: Position | None = None
        self._head: Position | None = None

    def claims(self, event: QKeyEvent) -> bool:
        """Whether a key that the window may have a use for is the page's just now."""
        shifted = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _SHIFT
        return shifted and event.key() in _SIDEWAYS and self._view.selection() is not None

    def press(self, event: QKeyEvent) -> bool:
        """Act on the key; False where it is not the page's."""
        view = self._view
        if view.transcript is None or not len(view.transcript):
            return False
        key = _Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = held == Qt.KeyboardModifier.NoModifier
        if event.matches(QKeySequence.StandardKey.SelectAll):
            view.set_selection(everything(view.transcript))
        elif event.matches(QKeySequence.StandardKey.Copy):
            return view.copy()
        elif held in (Qt.KeyboardModifier.NoModifier, _CTRL) and self._scroll(key):
            pass
        elif plain and key is _Key.Key_Escape:
            return self._let_go()
        elif plain and key in (_Key.Key_Delete, _Key.Key_Backspace):
            if view.chosen() is None:
                return False
            view.deletion_requested.emit()
        elif plain and key in (_Key.Key_Return, _Key.Key_Enter):
            return view.activate_caret()
        elif held == _CTRL and key in _SIDEWAYS:
            self._walk(_SIDEWAYS[key])
        elif held == _ALT and key in _UPRIGHT:
            self.walk_turns(_UPRIGHT[key])
        elif held == _CTRL | _SHIFT and key in _SIDEWAYS:
            self._select(lambda at: self._word_beside(at, self._onward(at.turn, _SIDEWAYS[key])))
        elif held == _SHIFT and key in _UPRIGHT:
            self._select(lambda at: self._line_beside(at, _UPRIGHT[key]))
        elif self.claims(event):
            self._select(
                lambda at: self._character_beside(at, self._onward(at.turn, _SIDEWAYS[key]))
            )
        else:
            return False
        return True

    def _onward(self, turn: int, sideways: int) -> int:
        """1 where that way goes on in the turn's text, -1 where it goes back."""
        transcript = self._view.transcript
        assert transcript is not None
        return -sideways if runs_leftwards(transcript.texts[turn]) else sideways

    def _scroll(self, key: Qt.Key) -> bool:
        view = self._view
        if key in (_Key.Key_PageUp, _Key.Key_PageDown):
            page_px = view.page_step_px()
            view.scroll_by_reader(page_px if key is _Key.Key_PageDown else -page_px)
        elif key is _Key.Key_Home:
            view.scroll_to_start()
        elif key is _Key.Key_End:
            view.scroll_to_end()
        else:
            return False
        return True

    def _let_go(self) -> bool:
        view = self._view
        held = view.selection() is not None or view.caret() is not None
        self._anchor = self._head = None
        view.show_caret(None)
        view.set_selection(None)
        if view.chosen() is not None:
            view.mark_dropped.emit()
            return True
        return held

    def _walk(self, sideways: int) -> None:
        view = self._view
        caret = view.caret()
        if caret is None:
            view.show_caret(view.word_in_sight(), reveal=True)
            return
        step = self._onward(caret.turn, sideways)
        view.show_caret(self._beside(caret, step), reveal=True)

    def walk_turns(self, step: int) -> None:
        """To the beginning of the turn above or below, the one in sight first."""
        view, transcript = self._view, self._view.transcript
        assert transcript is not None
        caret = view.caret()
        start = caret or view.word_in_sight()
        turn = None if start is None else start.turn + (step if caret is not None else 0)
        while turn is not None and 0 <= turn < len(transcript):
            if transcript.word_spans(turn):
                view.show_caret(Cursor(turn, 0))
                view.ensure_line_visible(turn, 0, smoothly=False)
                view.announce(f"{view.spoken_turn(turn)} ({view.turn_remarks(turn)})")
                return
            turn += step

    def _beside(self, at: Cursor, step: int) -> Cursor:
        """The next or previous word, across turns; the same at either end."""
        transcript = self._view.transcript
        assert transcript is not None
        turn, word = at.turn, at.word + step
        if 0 <= word < len(transcript.word_spans(turn)):
            return Cursor(turn, word)
        turn += step
        while 0 <= turn < len(transcript):
            count = len(transcript.word_spans(turn))
            if count:
                return Cursor(turn, 0 if step > 0 else count - 1)
            turn += step
        return at

    def _select(self, move: _Move) -> None:
        view = self._view
        chosen = view.selection()
        if chosen is None or self._head not in (chosen.start, chosen.end):
            self._anchor, self._head = self._edges(chosen)
        if self._anchor is None or self._head is None:
            return
        before, self._head = self._head, move(self._head)
        view.show_caret(None)
        view.set_selection(TextRange.between(self._anchor, self._head))
        view.reveal_place(self._head)
        told = self._change_told(self._anchor, before, self._head)
        if told:
            view.announce(told)

    def _change_told(self, anchor: Position, before: Position, after: Position) -> str:
        """What a step of the selection's end took in or let go, as screen readers say it."""
        transcript = self._view.transcript
        assert transcript is not None
        grows = anchor <= before <= after or anchor >= before >= after
        past = (before < anchor < after) or (after < anchor < before)  # over to the other side
        passed = TextRange.between(anchor if past else before, after)
        text = plain_text(transcript, passed)
        if not text:
            return ""
        told = (
            QCoreApplication.translate("Keyboard", "{0}, selected")
            if grows or past
            else QCoreApplication.translate("Keyboard", "{0}, not selected any more")
        )
        return told.format(text)

    def _edges(self, chosen: TextRange | None) -> tuple[Position | None, Position | None]:
        """What stays and what moves: a selection by mouse moves at its end, else it begins
        at the word walked to, the current word, or the first in sight."""
        if chosen is not None:
            return chosen.start, chosen.end
        view = self._view
        start = view.caret() or view.word_in_sight()
        if start is None or view.transcript is None:
            return None, None
        char = view.transcript.word_spans(start.turn)[start.word][0]
        return Position(start.turn, char), Position(start.turn, char)

    def _word_beside(self, at: Position, step: int) -> Position:
        transcript = self._view.transcript
        assert transcript is not None
        spans = transcript.word_spans(at.turn)
        if step > 0:
            found = next((end for _, end in spans if end > at.char), None)
        else:
            found = next((start for start, _ in reversed(spans) if start < at.char), None)
        if found is not None:
            return Position(at.turn, found)
        return self._over_the_edge(at, step)

    def _character_beside(self, at: Position, step: int) -> Position:
        transcript = self._view.transcript
        assert transcript is not None
        if 0 <= at.char + step <= len(transcript.texts[at.turn]):
            return Position(at.turn, at.char + step)
        return self._over_the_edge(at, step)

    def _over_the_edge(self, at: Position, step: int) -> Position:
        transcript = self._view.transcript
        assert transcript is not None
        turn = at.turn + step
        if not 0 <= turn < len(transcript):
            return at
        return Position(turn, 0 if step > 0 else len(transcript.texts[turn]))

    def _line_beside(self, at: Position, step: int) -> Position:
        return self._view.place_beside(at, step)

    def forget(self) -> None:
        """Another conversation: nothing is held on to."""
        self._anchor = self._head = None


if TYPE_CHECKING:
    from collections.abc import Callable

    _Move = Callable[[Position], Position]

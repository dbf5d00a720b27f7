"""Correcting words where they stand: opening the editor, applying, showing what was done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF

from reader.core.selection import Position, TextRange
from reader.core.timeline import Cursor
from reader.session.follow import FollowState

if TYPE_CHECKING:
    from reader.core.rewording import Rewording
    from reader.gui.fixing.words_editor import WordsEditor
    from reader.gui.main_window import MainWindow
    from reader.session.document import Document
    from reader.session.text_fixing import WordsChange

OPTION = "text.show_corrected"
KEY = "corrected"  # of what is said about it


class Correcting(QObject):
    """The editor over the page, and the marks on words that were corrected."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._fixing = window.session.text_fixing
        self._editor: WordsEditor | None = None
        self._where = TextRange(Position(0, 0), Position(0, 0))
        self._followed = False
        self._session.document_changed.connect(self._on_document_changed)
        self._session.labels_changed.connect(lambda _document: self.show_marks())
        self._session.settings.listen(self._on_setting)
        window.view.verticalScrollBar().valueChanged.connect(lambda _value: self._place())
        window.actions_table["show_corrected"].setChecked(bool(self._session.settings.get(OPTION)))

    # -- the editor ---------------------------------------------------------------

    @property
    def editor(self) -> WordsEditor | None:
        """Lies over the page while words are being corrected."""
        return self._editor

    def open(self, turn: int | None = None, word: int = 0) -> None:
        """Have the selected words corrected; else ``word`` of ``turn``, else the one that the
        keyboard is on, that is being said, or that is in sight."""
        view, document = self._window.view, self._session.document
        if document is None:
            return
        chosen = view.selection()
        if chosen is None:
            cursor = Cursor(turn, word) if turn is not None else view.caret()
            cursor = cursor or self._session.transport.cursor or view.word_in_sight()
            spans = () if cursor is None else document.transcript.word_spans(cursor.turn)
            if cursor is None or cursor.word >= len(spans):
                return
            start, end = spans[cursor.word]
            chosen = TextRange(Position(cursor.turn, start), Position(cursor.turn, end))
        whole = _whole_words(document, chosen)
        if whole is None:
            self._window.messages.show_notice(
                self.tr("Words can be corrected in one turn at a time."), key=KEY
            )
            return
        self._open(document, whole)

    def _open(self, document: Document, where: TextRange) -> None:
        from reader.gui.fixing.words_editor import WordsEditor

        self.close()
        view = self._window.view
        self._where = where
        text = document.transcript.texts[where.start.turn]
        editor = WordsEditor(
            text[where.start.char : where.end.char], view.text_font(), view.viewport()
        )
        editor.applied.connect(self.apply)
        editor.left.connect(self.close)
        editor.typed.connect(self._count)
        editor.everywhere_requested.connect(self._ask_everywhere)
        self._editor = editor
        self._followed = view.follow_state is FollowState.FOLLOWING
        view.pause_following()
        word = document.transcript.word_at(*where.start)
        if word is not None:
            view.ensure_line_visible(where.start.turn, word, smoothly=False)
        view.set_selection(where)
        self._place()
        editor.start()

    def _place(self) -> None:
        if self._editor is None:
            return
        view, where = self._window.view, self._where
        boxes = view.boxes_of(where)
        words = QRectF(boxes[0]) if boxes else QRectF(0, -40, 1, 1)
        self._editor.put_over(words, view.column_edges(), view.viewport().size())

    def close(self) -> None:
        """Leave the words as they are."""
        editor, self._editor = self._editor, None
        if editor is None:
            return
        had_focus = editor.edit.hasFocus() or editor.isAncestorOf(self._window.focusWidget())
        editor.hide()
        editor.deleteLater()
        self._window.view.set_selection(None)
        if had_focus:
            self._window.view.setFocus()
        if self._followed:
            self._window.view.resume_following()

    def apply(self, typed: str) -> None:
        """Have the words say ``typed``, and say so."""
        wording = self._wording(typed)
        self.close()
        self._correct([wording])

    def _wording(self, typed: str) -> Rewording:
        from reader.core.rewording import Rewording

        return Rewording(
            self._where.start.turn, self._where.start.char, self._where.end.char, typed
        )

    def _correct(self, wordings: list[Rewording]) -> None:
        if not wordings or not self._fixing.correct(wordings):
            return
        if len(wordings) == 1:
            told = self.tr("Corrected. The file is as it was.")
        else:
            told = self.tr("Corrected in %n place(s). The file is as it was.", "", len(wordings))
        undo = (self.tr("Undo"), self._window.commands.edit.undo)
        self._window.messages.show_notice(told, undo, key=KEY)

    # -- everywhere -----------------------------------------------------------------

    def _places(self, typed: str) -> list[Rewording]:
        from reader.core.rewording import everywhere, trimmed

        document = self._session.document
        if document is None:
            return []
        text = document.transcript.texts[self._where.start.turn]
        short = trimmed(text, self._wording(typed))
        if short is None or not short.text:
            return []
        return everywhere(document.transcript, text[short.start : short.end], short.text)

    def _count(self, typed: str) -> None:
        if self._editor is not None:
            self._editor.set_places(len(self._places(typed)))
            self._place()

    def _ask_everywhere(self, typed: str) -> None:
        from reader.gui.fixing.everywhere_dialog import EverywhereDialog

        document, places = self._session.document, self._places(typed)
        if document is None or not places:
            return
        dialog = EverywhereDialog(document, places, self._window)
        dialog.accepted.connect(lambda: self._apply_everywhere(dialog.chosen))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _apply_everywhere(self, places: list[Rewording]) -> None:
        self.close()
        self._correct(places)

    # -- what was corrected ----------------------------------------------------------

    def show_history(self) -> None:
        """List what was corrected in what is open."""
        if self._session.document is None:
            return
        from reader.gui.fixing.history_dialog import HistoryDialog

        dialog = HistoryDialog(self._session, self._window)
        dialog.place_wanted.connect(partial(self._go, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _go(self, dialog: QObject, turn: int, char: int) -> None:
        view, document = self._window.view, self._session.document
        if document is None or turn >= len(document.transcript):
            return
        word = document.transcript.word_at(turn, char)
        view.pause_following()
        view.ensure_line_visible(turn, word or 0, smoothly=False)

    def show_words(self, document: Document, change: WordsChange) -> None:
        """Other words stand in some turns: the page shows them where it stands."""
        self.close()
        self._window.view.set_words(document.transcript, document.timeline, change)
        self.show_marks()

    def show_marks(self) -> None:
        """Mark what was corrected, where that is wanted; pointing at it tells the original."""
        text = self._fixing.text
        spans: dict[int, list[tuple[int, int, str]]] = {}
        for turn in text.turns if text is not None else ():
            assert text is not None
            spans[turn] = [
                (fix.shown_start, fix.shown_end, text.source.texts[turn][fix.start : fix.end])
                for fix in text.fixes_of(turn)
            ]
        shown = bool(self._session.settings.get(OPTION))
        self._window.view.set_corrected(spans, shown=shown)

    def _on_document_changed(self, _document: Document | None) -> None:
        self.close()
        self.show_marks()

    def _on_setting(self, key: str) -> None:
        if key == OPTION:
            shown = bool(self._session.settings.get(OPTION))
            self._window.actions_table["show_corrected"].setChecked(shown)
            self.show_marks()


def _whole_words(document: Document, chosen: TextRange) -> TextRange | None:
    """``chosen`` from the beginning of its first word to the end of its last; None where these
    are of different turns, or there are none."""
    turn, text = chosen.start.turn, document.transcript.texts[chosen.start.turn]
    if chosen.end.turn != turn:
        rest = text[chosen.start.char :].strip()
        if chosen.end.turn != turn + 1 or chosen.end.char or not rest:
            return None
    end = chosen.end.char if chosen.end.turn == turn else len(text)
    spans = [s for s in document.transcript.word_spans(turn) if s[1] > chosen.start.char]
    spans = [s for s in spans if s[0] < max(end, chosen.start.char + 1)]
    if not spans:
        return None
    return TextRange(Position(turn, spans[0][0]), Position(turn, spans[-1][1]))

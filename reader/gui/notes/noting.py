"""What is noted, beside the words: looked at while the pointer is on its sign, written in
where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QFrame

from reader.core.annotation import Annotation, AnnotationKind, turn_range
from reader.gui.notes.annotating import card_of

if TYPE_CHECKING:
    from reader.core.selection import TextRange
    from reader.gui.main_window import MainWindow
    from reader.gui.notes.beside import NoteEditorBeside, NotePreview

SHOW_MS, HIDE_MS = 320, 260
GAP_PX = 8
EDGE_PX = 6


class Noting(QObject):
    """Shows one of the two at a time; both stand on the page and go along with it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._notebook = window.session.notebook
        self._preview: NotePreview | None = None
        self._editor: NoteEditorBeside | None = None
        self._turn = -1
        self._hovered = -1
        self._edited = ""
        self._words: TextRange | None = None  # what is written about, which is not to be covered
        self._soon = self._timer(SHOW_MS, self._show_hovered)
        self._leaving = self._timer(HIDE_MS, self._hide_left)
        window.view.moved.connect(self._place)
        self._notebook.changed.connect(lambda _change: self._refresh_preview())

    def _timer(self, after_ms: int, then: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(then)
        return timer

    @property
    def preview(self) -> NotePreview | None:
        """What is looked at, while it shows."""
        shown = self._preview is not None and not self._preview.isHidden()
        return self._preview if shown else None

    @property
    def editor(self) -> NoteEditorBeside | None:
        """What is being written, while it is."""
        return self._editor if self._edited else None

    # -- looking ------------------------------------------------------------------

    def hover(self, turn: int) -> None:
        """The pointer is on the signs of ``turn``, or on none (-1)."""
        self._hovered = turn
        if turn >= 0:
            self._leaving.stop()
            if turn != self._turn or self.preview is None:
                self._soon.start()
        else:
            self._soon.stop()
            if self.preview is not None:
                self._leaving.start()

    def _show_hovered(self) -> None:
        if self._hovered >= 0:
            self.show_preview(self._hovered, by_keyboard=False)

    def show_preview(self, turn: int, *, by_keyboard: bool) -> bool:
        """Show what is noted on ``turn``; False where nothing is, or something is being
        written. By keyboard it takes the focus, and Esc gives it back."""
        found = self._noted(turn)
        if not found or self._edited or self._session.document is None:
            return False
        if self._preview is None:
            from reader.gui.notes.beside import NotePreview

            preview = self._preview = NotePreview(self._window.view.viewport())
            preview.hear_requested.connect(self._window.peeking.hear)
            preview.edit_requested.connect(self.edit)
            preview.delete_requested.connect(self._window.annotating.delete)
            preview.left.connect(self._leave_preview)
            preview.installEventFilter(self)
        self._turn = turn
        self._fill_preview(found)
        self._place()
        if by_keyboard:
            self._preview.take_focus()
        return True

    def _fill_preview(self, found: list[Annotation]) -> None:
        document = self._session.document
        assert document is not None
        assert self._preview is not None
        cards = [card_of(a, document.transcript, document.timeline) for a in found]
        can_hear = document.companions.audio is not None
        self._preview.show_notes(
            list(zip(found, cards, strict=True)), self._window.appearance.theme, can_hear=can_hear
        )

    def _refresh_preview(self) -> None:
        if self.preview is None:
            return
        found = self._noted(self._turn)
        if found and self._session.document is not None:
            self._fill_preview(found)
            self._place()
        else:
            self._leave_preview()

    def _noted(self, turn: int) -> list[Annotation]:
        """What has a sign beside the turn, in the text's order."""
        return [
            a
            for a in self._notebook.of_turn(turn)
            if a.kind is not AnnotationKind.HIGHLIGHT or a.body or a.starred
        ]

    def _hide_left(self) -> None:
        preview = self.preview
        if preview is not None and not preview.underMouse() and not preview.has_focus():
            preview.hide()

    def _leave_preview(self) -> None:
        preview = self.preview
        if preview is not None:
            had_focus = preview.has_focus()
            preview.hide()
            if had_focus:
                self._window.view.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._preview and event.type() == QEvent.Type.Leave:
            self._leaving.start()
        return super().eventFilter(watched, event)

    # -- writing ------------------------------------------------------------------

    def open_turn(self, turn: int) -> None:
        """The sign was pressed: write in what it stands for, or choose among several."""
        found = self._noted(turn)
        if len(found) == 1:
            self.edit(found[0])
        elif found:
            self._soon.stop()
            self.show_preview(turn, by_keyboard=True)

    def edit(self, annotation: Annotation, *, tags: bool = False) -> None:
        """Write in ``annotation`` beside its words; ``tags`` begins with those."""
        document = self._session.document
        if document is None:
            return
        annotating = self._window.annotating
        annotating.finish_writing()
        self._soon.stop()
        self._leave_preview()
        if self._editor is None:
            from reader.gui.notes.beside import NoteEditorBeside

            self._editor = NoteEditorBeside(self._window.view.viewport())
            self._editor.typed.connect(self._on_typed)
            self._editor.finished.connect(self.finish)
            self._editor.cancelled.connect(self._on_cancelled)
        card = card_of(annotation, document.transcript, document.timeline)
        annotation = self._notebook.get(annotation.ident)
        if not annotation.is_detached:
            self._window.view.reveal_place(annotation.range.start)
        self._turn = annotation.turn
        self._editor.begin(
            annotation, card, self._window.appearance.theme, self._notebook.known_tags()
        )
        self._edited = annotation.ident
        whole = annotation.range == turn_range(document.transcript, annotation.turn)
        self._words = None if whole or annotation.is_detached else annotation.range
        self._notebook.drafting.begin_edit(annotation.ident)
        annotating.pause_for_writing()
        self._place()
        self._editor.take_focus(tags=tags)
        self._window.marking.show_bar()

    def _on_typed(self) -> None:
        if self._edited and self._editor is not None:
            self._window.annotating.keep_soon(self._editor.draft)

    def finish(self) -> bool:
        """Keep what is being written and close its editor; False where it could not be kept,
        and then it stays open."""
        if not self._edited or self._editor is None:
            return True
        written = self._editor.written
        if not self._window.annotating.end_draft(written):
            return False
        self._close_editor()
        return True

    def _on_cancelled(self) -> None:
        if not self._edited:
            return
        self._window.annotating.give_up_draft()
        self._close_editor()

    def _close_editor(self) -> None:
        self._edited = ""
        if self._editor is not None:
            had_focus = self._editor.has_focus()
            self._editor.hide()
            if had_focus:
                self._window.view.setFocus()
        self._window.annotating.resume_after_writing()
        self._window.marking.show_bar()

    def forget(self) -> None:
        """Another conversation."""
        self._soon.stop()
        self._leaving.stop()
        if self._preview is not None:
            self._preview.hide()
        if self._edited:
            self._close_editor()

    # -- where it stands ------------------------------------------------------------

    def _place(self) -> None:
        view = self._window.view
        editor = self._editor if self._edited else None
        for part in (self.preview or self._preview_to_show(), editor):
            if part is None:
                continue
            sign = view.sign_rect(self._turn)
            if not sign.isValid() and part is not editor:
                part.hide()
                continue
            words = QRect()
            if part is editor and self._words is not None:
                for rect in view.range_rects(self._words):
                    words = words.united(rect)
            # What is being written stays in sight wherever the page goes.
            put_beside(part, sign, view.viewport().rect(), words)

    def _preview_to_show(self) -> NotePreview | None:
        preview = self._preview
        return preview if preview is not None and preview.is_filled else None


def put_beside(part: QFrame, sign: QRect, room: QRect, words: QRect) -> None:
    """Show ``part`` right of ``sign`` where there is room, else below the sign and ``words``
    (empty for none), else above them."""
    size = part.sizeHint()
    room = room.adjusted(EDGE_PX, EDGE_PX, -EDGE_PX, -EDGE_PX)
    if not sign.isValid():
        sign = QRect(room.right(), room.top(), 1, 1)
    right_px = sign.right() + GAP_PX
    if right_px + size.width() <= room.right():
        at = QPoint(right_px, sign.top() - GAP_PX)
    else:
        kept = words if words.isValid() else sign
        below_px = kept.bottom() + GAP_PX
        fits = below_px + size.height() <= room.bottom()
        above_px = kept.top() - GAP_PX - size.height()
        y_px = below_px if fits or above_px < room.top() else above_px
        at = QPoint(sign.right() - size.width(), y_px)
    x_px = max(room.left(), min(at.x(), room.right() - size.width()))
    y_px = max(room.top(), min(at.y(), room.bottom() - size.height()))
    part.setGeometry(x_px, y_px, size.width(), size.height())
    part.show()
    part.raise_()

"""The place where a new note is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reader.gui.look.theme import Theme
from reader.gui.widgets import key_label, repolish
from reader.session.notes.drafting import Written

if TYPE_CHECKING:
    from reader.gui.notes.note_form import NoteForm

CLOSED_PX = 40


class NoteComposer(QFrame):
    """The dashed card that becomes a note on the current turn."""

    opened = Signal()
    closed = Signal()
    typed = Signal(object)  # Written: all of it so far
    saved = Signal(object)  # Written
    given_up = Signal(object)  # Written: what there was

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("noteComposer")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Note on this turn"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme: Theme | None = None
        self._form: NoteForm | None = None  # made when first written in
        self._hint = QLabel(self.tr("Note on this turn"), self)
        self._hint.setProperty("role", "quiet")
        self._key = key_label("", self)
        row = QHBoxLayout()
        row.addWidget(self._hint, 1)
        row.addWidget(self._key)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 11, 8)
        layout.setSpacing(6)
        layout.addLayout(row)
        self._show_parts(open_=False)

    def set_key(self, key: str) -> None:
        """The key that opens it; "" for none."""
        self._key.setText(key)
        self._key.setVisible(bool(key) and not self.is_open)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self._form is not None:
            self._form.set_theme(theme)
        self.update()

    @property
    def accessible_role(self) -> QAccessible.Role:
        """For a screen reader: something to press, and then what holds the editor."""
        return QAccessible.Role.Grouping if self.is_open else QAccessible.Role.Button

    @property
    def is_open(self) -> bool:
        return bool(self.property("open"))

    @property
    def text(self) -> str:
        return "" if self._form is None else self._form.editor.toPlainText()

    def open_editor(self, about: str, written: Written | None = None) -> None:
        """Take a note; ``about`` says on what and ``written`` is what there is of it. What was
        being written stays."""
        form = self._ready_form()
        if not self.is_open:
            there = written or Written("")
            form.take(there.body, there.tags or (), there.colour or "", has_colours=True)
        form.about.setText(about)
        self._show_parts(open_=True)
        form.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def help_writing(self, known_tags: Sequence[str]) -> None:
        """Offer these tags."""
        self._ready_form().set_known_tags(known_tags)

    def _ready_form(self) -> NoteForm:
        if self._form is None:
            from reader.gui.notes.note_form import NoteForm

            assert self._theme is not None
            form = self._form = NoteForm(self._theme, (), self)
            form.about.setTextFormat(Qt.TextFormat.PlainText)
            form.typed.connect(self._on_typed)
            form.finished.connect(self.save)
            form.cancelled.connect(self._give_up)
            for field in (form.editor, form.tag_field, form.preview):
                field.installEventFilter(self)
            self._layout.addWidget(form)
        return self._form

    def close_editor(self) -> None:
        """Give up what is being written."""
        if not self.is_open:
            return
        self._show_parts(open_=False)
        if self._form is not None:
            self._form.take("", (), "", has_colours=True)
        self.closed.emit()

    def _on_typed(self) -> None:
        if self.is_open and self._form is not None:
            self.typed.emit(self._form.draft)

    def _give_up(self) -> None:
        if self._form is None:
            return
        written = self._form.draft
        self.close_editor()
        self.given_up.emit(written)

    def save(self) -> None:
        """Keep what is written; nothing where the editor is closed."""
        if not self.is_open or self._form is None:
            return
        written = self._form.written
        self.close_editor()
        self.saved.emit(written)

    def _show_parts(self, *, open_: bool) -> None:
        self.setProperty("open", open_)
        if self._form is not None:
            self._form.setVisible(open_)
        self._hint.setVisible(not open_)
        # In a low window the list of notes gives way, not the fields of what is written.
        self.setMinimumHeight(self._layout.minimumSize().height() if open_ else CLOSED_PX)
        self._key.setVisible(not open_ and bool(self._key.text()))
        repolish(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.is_open:
            # A menu or another window is not leaving; going elsewhere keeps what was written.
            reason = event.reason()  # type: ignore[attr-defined]
            if reason not in (
                Qt.FocusReason.PopupFocusReason,
                Qt.FocusReason.ActiveWindowFocusReason,
            ):
                QTimer.singleShot(0, self, self._left_it)
        return super().eventFilter(watched, event)

    def _left_it(self) -> None:
        focus = QApplication.focusWidget()
        if self.is_open and (focus is None or not self.isAncestorOf(focus)):
            self.save()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.is_open:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.is_open and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_open or self._theme is None:
            super().paintEvent(event)
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colour = self._theme.accent if self.hasFocus() else self._theme.line
            painter.setPen(QPen(QColor(colour), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)

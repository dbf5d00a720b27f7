"""The place where a new note is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reader.gui.commands.actions import key_text
from reader.gui.look.theme import Theme
from reader.gui.notes.cards import NoteEditor
from reader.gui.widgets import key_label, push_button, repolish

if TYPE_CHECKING:
    from reader.gui.notes.note_form import LiveFormatting, TagOffers


class NoteComposer(QFrame):
    """The dashed card that becomes a note on the current turn."""

    opened = Signal()
    closed = Signal()
    typed = Signal(str)  # the whole text so far
    saved = Signal(str)
    given_up = Signal(str)  # what had been written

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("noteComposer")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Note on this turn"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme: Theme | None = None
        self._tag_offers: TagOffers | None = None
        self._formatting: LiveFormatting | None = None
        self._hint = QLabel(self.tr("Note on this turn"), self)
        self._hint.setProperty("role", "quiet")
        self._key = key_label("", self)
        self._about = QLabel(self)
        self._about.setProperty("role", "small")
        self._about.setWordWrap(True)
        self._editor = NoteEditor(self)
        self._editor.setFixedHeight(92)
        self._editor.finished.connect(self.save)
        self._editor.cancelled.connect(self._give_up)
        self._editor.textChanged.connect(self._on_typed)
        self._editor.installEventFilter(self)
        self._save_button = push_button(self.tr("Save"), self.save, self, "link")
        self._save_hint = QLabel(key_text("Ctrl+Return"), self)
        self._save_hint.setProperty("role", "small")
        row = QHBoxLayout()
        row.addWidget(self._hint, 1)
        row.addWidget(self._key)
        foot = QHBoxLayout()
        foot.addWidget(self._save_hint, 1)
        foot.addWidget(self._save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 11, 8)
        layout.setSpacing(6)
        layout.addLayout(row)
        layout.addWidget(self._about)
        layout.addWidget(self._editor)
        layout.addLayout(foot)
        self.setMinimumHeight(40)
        self._show_parts(open_=False)

    def set_key(self, key: str) -> None:
        """The key that opens it; "" for none."""
        self._key.setText(key)
        self._key.setVisible(bool(key) and self._editor.isHidden())

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
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
        return self._editor.toPlainText()

    def open_editor(self, about: str, text: str = "") -> None:
        """Take a note; ``about`` says on what and ``text`` is what there is of it. What was
        being written stays."""
        if not self.is_open:
            self._editor.setPlainText(text)
            self._editor.moveCursor(QTextCursor.MoveOperation.End)
        self._about.setText(about)
        self._show_parts(open_=True)
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def help_writing(self, known_tags: Sequence[str]) -> None:
        """Offer these tags, and show Markdown a little as what it means."""
        from reader.gui.notes.note_form import LiveFormatting, TagOffers

        if self._tag_offers is None:
            self._tag_offers = TagOffers(self._editor, known_tags)
        self._tag_offers.set_known(known_tags)
        if self._theme is not None and self._formatting is None:
            self._formatting = LiveFormatting(self._editor.document(), self._theme)
        elif self._theme is not None and self._formatting is not None:
            self._formatting.set_theme(self._theme)

    def close_editor(self) -> None:
        """Give up what is being written."""
        if not self.is_open:
            return
        self._editor.clear()
        self._show_parts(open_=False)
        self.closed.emit()

    def _on_typed(self) -> None:
        if self.is_open:
            self.typed.emit(self.text)

    def _give_up(self) -> None:
        text = self.text.strip()
        self.close_editor()
        self.given_up.emit(text)

    def save(self) -> None:
        """Keep what is written; nothing where the editor is closed."""
        if not self.is_open:
            return
        text = self.text.strip()
        self.close_editor()
        self.saved.emit(text)

    def _show_parts(self, *, open_: bool) -> None:
        self.setProperty("open", open_)
        for widget in (self._about, self._editor, self._save_button, self._save_hint):
            widget.setVisible(open_)
        self._hint.setVisible(not open_)
        self._key.setVisible(not open_ and bool(self._key.text()))
        repolish(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._editor and event.type() == QEvent.Type.FocusOut:
            # A menu or another window is not leaving; going elsewhere keeps what was written.
            reason = event.reason()  # type: ignore[attr-defined]
            if self.is_open and reason not in (
                Qt.FocusReason.PopupFocusReason,
                Qt.FocusReason.ActiveWindowFocusReason,
            ):
                self.save()
        return super().eventFilter(watched, event)

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

"""A small editor that lies over words of the page."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from reader.gui.widgets import push_button

LEAST_WIDTH_PX = 340
MOST_LINES = 8
COUNT_AFTER_MS = 120
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Edit(QPlainTextEdit):
    applied = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _RETURNS and not shifted:
            self.applied.emit()
        elif event.key() in _RETURNS:  # a real paragraph, not a line within one
            self.insertPlainText("\n")
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class WordsEditor(QFrame):
    """Enter applies, Esc leaves. It stays until whoever opened it takes it away."""

    applied = Signal(str)
    left = Signal()
    everywhere_requested = Signal(str)
    typed = Signal(str)  # a moment after the last key

    def __init__(self, text: str, font: QFont, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("wordsEditor")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.edit = _Edit(text, self)
        self.edit.setFont(font)
        self.edit.setAccessibleName(self.tr("The words as they should be"))
        self.edit.setTabChangesFocus(True)
        self.edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.edit.applied.connect(lambda: self.applied.emit(self.text))
        self.edit.left.connect(self.left)
        self.edit.textChanged.connect(self._on_typed)
        hint = self._hint = QLabel(self.tr("Enter applies, Esc leaves"), self)
        hint.setProperty("role", "small")
        self.everywhere_button = push_button(
            "", lambda: self.everywhere_requested.emit(self.text), self, "link"
        )
        self.everywhere_button.hide()
        self.apply_button = push_button(
            self.tr("Apply"), lambda: self.applied.emit(self.text), self, "link"
        )
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(hint, 1)
        foot.addWidget(self.everywhere_button)
        foot.addWidget(self.apply_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 4)
        layout.setSpacing(4)
        layout.addWidget(self.edit)
        layout.addLayout(foot)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(COUNT_AFTER_MS)
        self._counting.timeout.connect(lambda: self.typed.emit(self.text))

    @property
    def text(self) -> str:
        return self.edit.toPlainText()

    def start(self) -> None:
        """Have all of the text selected and the keyboard here."""
        self.edit.moveCursor(QTextCursor.MoveOperation.Start)
        self.edit.moveCursor(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        self.show()
        self.raise_()
        self.edit.setFocus()

    def set_places(self, count: int) -> None:
        """In how many places the same could be corrected."""
        self.everywhere_button.setVisible(count > 1)
        self.everywhere_button.setText(self.tr("Everywhere (%n place(s))…", "", count))

    def put_over(self, words: QRectF, column: tuple[float, float], size: QSize) -> None:
        """Lie over ``words`` (px of the parent, which is of ``size``), within the column's left
        and right edge."""
        left_px, right_px = column
        room_px = int(min(right_px - left_px, size.width() - 16))
        metrics = self.edit.fontMetrics()
        longest = max(map(metrics.horizontalAdvance, self.text.split("\n")), default=0)
        width_px = max(min(room_px, LEAST_WIDTH_PX), min(room_px, longest + 70))
        lines = sum(
            1 + metrics.horizontalAdvance(part) // max(1, width_px - 60)
            for part in self.text.split("\n")
        )
        height_px = round(metrics.lineSpacing() * min(MOST_LINES, lines + 0.35)) + 18
        self.edit.setFixedHeight(height_px)
        # Longer in some languages. The layout hears of a new text only later.
        parts = (self._hint, self.everywhere_button, self.apply_button)
        wanted_px = 32 + sum(part.sizeHint().width() for part in parts if not part.isHidden())
        width_px = max(width_px, min(wanted_px, size.width() - 16))
        self.setFixedWidth(width_px)
        self.adjustSize()
        x_px = max(8.0, min(words.left() - 18, right_px - width_px, size.width() - width_px - 8.0))
        y_px = max(4.0, min(words.top() - 14, size.height() - self.height() - 4.0))
        self.move(QPoint(round(x_px), round(y_px)))

    def _on_typed(self) -> None:
        self._counting.start()

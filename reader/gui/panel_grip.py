"""The edge of a side panel, by which it is made wider and narrower."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

GRIP_PX = 7
STEP_PX = 16
_KEYS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class PanelGrip(QWidget):
    """Lies over the edge of ``panel`` that is towards the page: the right one of a panel on
    the ``left``. Dragged, moved with Left and Right, set back by a double click or Enter.

    ``apply`` is given a width in px within ``limits_px``; ``most_px`` says how much the
    window has room for."""

    accessible_role = QAccessible.Role.Splitter
    resized = Signal(int)  # px, when the hand lets go

    def __init__(
        self,
        panel: QWidget,
        apply: Callable[[int], object],
        *,
        left: bool,
        limits_px: tuple[int, int],
        usual_px: int,
        most_px: Callable[[], int],
    ) -> None:
        super().__init__(panel)
        self._panel, self._apply, self._left = panel, apply, left
        self._limits_px, self._usual_px, self._most_px = limits_px, usual_px, most_px
        self._grabbed: tuple[float, int] | None = None  # where, and how wide it was
        self._width_px = 0  # as applied; the layout may still have to follow
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Width of the panel: {0}").format(panel.accessibleName()))
        self.setToolTip(self.tr("Drag to resize; double-click for the usual width"))
        panel.installEventFilter(self)
        self._place()

    def set_width(self, width_px: int) -> int:
        """As wide as that, within the limits and the window; what it became."""
        low_px, high_px = self._limits_px
        width_px = max(low_px, min(width_px, high_px, self._most_px()))
        if width_px != self._width_px:
            self._width_px = width_px
            self._apply(width_px)
        return width_px

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
            and event.key() in _KEYS
        ):
            event.accept()  # its own while it has the focus; else they skip in the sound
            return True
        return super().event(event)

    def _place(self) -> None:
        x = self._panel.width() - GRIP_PX if self._left else 0
        self.setGeometry(x, 0, GRIP_PX, self._panel.height())
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grabbed = (event.globalPosition().x(), self._width_px)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            start_px, width_px = self._grabbed
            moved_px = round(event.globalPosition().x() - start_px)
            self.set_width(width_px + (moved_px if self._left else -moved_px))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            self._grabbed = None
            self.resized.emit(self._width_px)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None
        self.resized.emit(self.set_width(self._usual_px))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step_px = {Qt.Key.Key_Left: -STEP_PX, Qt.Key.Key_Right: STEP_PX}.get(Qt.Key(event.key()))
        if step_px is not None:
            wider_px = step_px if self._left else -step_px
            self.resized.emit(self.set_width(self._width_px + wider_px))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.resized.emit(self.set_width(self._usual_px))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            with QPainter(self) as painter:
                x = self.width() - 2 if self._left else 0
                painter.fillRect(x, 0, 2, self.height(), self.palette().highlight())

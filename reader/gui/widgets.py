"""Small parts that several panels share."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from reader.gui.commands.actions import SHOWS_ICON, plain
from reader.gui.look.theme import interface_font


def section_label(text: str, parent: QWidget) -> QLabel:
    """A panel's heading: small spaced capitals."""
    label = QLabel(text.upper(), parent)
    label.setAccessibleName(text)
    label.setProperty("role", "section")
    label.setFont(interface_font(11, QFont.Weight.DemiBold, spacing_px=0.7))
    return label


def key_label(key: str, parent: QWidget) -> QLabel:
    """A key as it is drawn on a keyboard."""
    label = QLabel(key, parent)
    label.setProperty("role", "key")
    label.setFixedHeight(20)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return label


def action_button(action: QAction, parent: QWidget, *, icon_px: int = 20) -> QToolButton:
    """A flat button for an action that shows its icon only; its text is for the ear."""
    button = QToolButton(parent)
    action.setProperty(SHOWS_ICON, True)
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setIconSize(QSize(icon_px, icon_px))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(plain(action.text()))  # the key is in the description
    return button


def push_button(
    text: str, pressed: Callable[[], object], parent: QWidget, role: str
) -> QPushButton:
    button = QPushButton(text, parent)
    button.setProperty("role", role)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(lambda _checked=False: pressed())
    return button


def shortened(text: str, most: int) -> str:
    """``text`` on one line, ``most`` characters at most."""
    text = " ".join(text[: 4 * most].split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


class ElidedLabel(QLabel):
    """One line that gives way: where the room is short it ends in an ellipsis."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumWidth(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            text = self.fontMetrics().elidedText(
                self.text(), Qt.TextElideMode.ElideRight, self.width()
            )
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)


def repolish(widget: QWidget) -> None:
    """Style ``widget`` again, after a property that the style sheet asks about has changed.

    Not before it was styled at all: Qt will do that when it is shown, and the first use of
    ``QStyle`` costs 8 ms.
    """
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)

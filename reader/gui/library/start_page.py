"""What one sees before anything was ever opened: what this is for, and the ways to begin."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.gui.look.icons import pixmap
from reader.gui.look.theme import Theme, interface_font
from reader.gui.widgets import push_button

COLUMN_PX = 640


class StartPage(QScrollArea):
    open_requested = Signal()
    sample_requested = Signal()
    folder_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("startPage")
        self.setAccessibleName(self.tr("Start"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to what is on it
        self.setFrameShape(QFrame.Shape.NoFrame)
        body = QWidget(self)
        column = QWidget(body)
        column.setMaximumWidth(COLUMN_PX)
        self._emblem = QLabel(column)
        self._heading = QLabel(self.tr("Read along with any conversation"), column)
        self._heading.setFont(interface_font(26, QFont.Weight.DemiBold))
        self._heading.setProperty("role", "heading")
        self._lead = QLabel(
            self.tr(
                "Open a transcript and its recording. Earmark shows the words as they are "
                "spoken, plays from any word you click, and keeps what you think about it."
            ),
            column,
        )
        self._lead.setProperty("role", "quiet")
        self._lead.setFont(interface_font(14))
        self._lead.setWordWrap(True)
        self._open = open_button = push_button(
            self.tr("Open a conversation…"), self.open_requested.emit, column, "primary"
        )
        sample_button = push_button(
            self.tr("Open the sample conversation"), self.sample_requested.emit, column, "link"
        )
        folder_button = push_button(
            self.tr("Add a folder of conversations…"), self.folder_requested.emit, column, "link"
        )
        drop = QLabel(
            self.tr(
                "Or drop files anywhere on this window: a transcript (text, Markdown, HTML, SRT, "
                "WebVTT) with its recording, or a folder of them. What has the same name belongs "
                "together; your files are never changed."
            ),
            column,
        )
        drop.setWordWrap(True)
        drop.setProperty("role", "small")
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(open_button)
        buttons.addWidget(sample_button)
        buttons.addWidget(folder_button)
        buttons.addStretch(1)
        if buttons.sizeHint().width() > COLUMN_PX:  # in longer languages
            buttons.setDirection(QBoxLayout.Direction.TopToBottom)
            for button in (open_button, sample_button, folder_button):
                buttons.setAlignment(button, Qt.AlignmentFlag.AlignLeading)
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self._emblem)
        inner.addSpacing(22)
        inner.addWidget(self._heading)
        inner.addSpacing(10)
        inner.addWidget(self._lead)
        inner.addSpacing(24)
        inner.addLayout(buttons)
        inner.addSpacing(18)
        inner.addWidget(drop)
        outer = QHBoxLayout()
        outer.addStretch(1)
        outer.addWidget(column, 100)
        outer.addStretch(1)
        across = QVBoxLayout(body)
        across.setContentsMargins(40, 56, 40, 40)
        across.addStretch(2)
        across.addLayout(outer)
        across.addStretch(3)
        self.setWidget(body)

    def choose_first(self) -> None:
        """Put the focus where most begin: Enter opens a conversation."""
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        self._emblem.setPixmap(pixmap("earmark", theme.accent, 56))

    def sizeHint(self) -> QSize:
        return QSize(COLUMN_PX, 600)

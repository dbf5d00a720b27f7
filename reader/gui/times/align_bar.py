"""The line above the timeline that offers to align, and says how far it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from reader.gui.look.icons import icon
from reader.gui.look.theme import Theme
from reader.gui.widgets import ElidedLabel, push_button

HEIGHT_PX = 34


class AlignBar(QFrame):
    """One sentence, one thing to press, and a cross where it can be put away."""

    def __init__(
        self, pressed: Callable[[], object], put_away: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("alignBar")
        self.setFixedHeight(HEIGHT_PX)
        self.text = ElidedLabel(self)
        self.text.setProperty("role", "quiet")
        self.button = push_button("", pressed, self, "link")
        self.cross = QToolButton(self)
        self.cross.setAccessibleName(self.tr("Not now"))
        self.cross.setToolTip(self.tr("Not now"))
        self.cross.setIconSize(QSize(14, 14))
        self.cross.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.cross.clicked.connect(put_away)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(22, 0, 16, 0)
        layout.setSpacing(10)
        layout.addWidget(self.text)
        layout.addWidget(self.button)
        layout.addStretch(1)
        layout.addWidget(self.cross)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self.cross.setIcon(icon("close", theme.quiet, 14))

    def show_line(self, text: str, answer: str, tip: str = "", *, closable: bool = True) -> None:
        """``answer`` is what the button says."""
        if self.text.text() != text:
            self.text.setText(text)
            self.text.updateGeometry()
        self.text.setToolTip(tip)
        self.setAccessibleName(text)
        if self.button.text() != answer:
            self.button.setText(answer)
        self.cross.setVisible(closable)
        self.show()

"""What was found in a changed text by its score: the user says whether it is right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from reader.core.annotation import Annotation, exact_text
from reader.core.errors import StorageProblem
from reader.core.timecode import format_time
from reader.gui.notes.detached import cut, differences
from reader.gui.widgets import shortened

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow

SHOWN_CHARACTERS = 900


class FoundPlaces(QDialog):
    """Those that agree least come first. Enter confirms, Delete takes from its place, P has it
    heard."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("foundPlaces")
        self.setWindowTitle(self.tr("Notes found again"))
        self.resize(620, 520)
        self._window = window
        self._notebook = window.session.notebook
        self._found: list[Annotation] = []
        lead = QLabel(
            self.tr(
                "The text has changed where these notes are. Are they still in the right place?"
            ),
            self,
        )
        lead.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Notes found again"))
        self.list.currentRowChanged.connect(self._on_row)
        self.list.itemActivated.connect(self.confirm)
        self.detail = QLabel(self)
        self.detail.setAccessibleName(self.tr("What has changed"))
        self.detail.setTextFormat(Qt.TextFormat.RichText)
        self.detail.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.detail.setWordWrap(True)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.detail.setMinimumHeight(150)
        self.confirm_button = self._button(self.tr("It is right"), self.confirm)
        self.confirm_button.setProperty("role", "primary")
        self.refuse_button = self._button(self.tr("Not there"), self.refuse)
        self.hear_button = self._button(self.tr("Hear"), self.hear)
        self.all_button = self._button(self.tr("All are right"), self.confirm_all)
        close = self._button(self.tr("Close"), self.close)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.confirm_button, self.refuse_button, self.hear_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.all_button)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(lead)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.detail)
        layout.addLayout(buttons)
        self._notebook.changed.connect(self._refresh)
        window.session.document_closing.connect(self.close)
        self._refresh()
        self.list.setFocus()

    def _button(self, text: str, pressed: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked: pressed())
        return button

    @property
    def found(self) -> list[Annotation]:
        """What the list shows, in its order."""
        return list(self._found)

    def _refresh(self) -> None:
        row = self.list.currentRow()
        self._found = sorted(self._notebook.found, key=lambda a: (a.score, a.range.start))
        self.list.blockSignals(True)
        self.list.clear()
        for annotation in self._found:
            self.list.addItem(QListWidgetItem(self._line(annotation)))
        self.list.blockSignals(False)
        self.list.setCurrentRow(min(max(0, row), len(self._found) - 1))
        self._on_row(self.list.currentRow())

    def _line(self, annotation: Annotation) -> str:
        parts = [self.tr("{0} %").format(round(100 * annotation.score))]
        if annotation.start_ms is not None:
            parts.append(format_time(annotation.start_ms))
        parts.append(shortened(annotation.body or annotation.quote, 90))
        return "  ·  ".join(parts)

    def _current(self) -> Annotation | None:
        row = self.list.currentRow()
        return self._found[row] if 0 <= row < len(self._found) else None

    def _on_row(self, _row: int) -> None:
        annotation, document = self._current(), self._window.session.document
        there = annotation is not None and document is not None
        for button in (self.confirm_button, self.refuse_button, self.hear_button, self.all_button):
            button.setEnabled(there)
        if annotation is None or document is None:
            self.detail.setText(self.tr("All have been looked through."))
            return
        now = exact_text(document.transcript, annotation.range)
        old, new = cut(annotation.quote, SHOWN_CHARACTERS), cut(now, SHOWN_CHARACTERS)
        note = f"<p>{escape(cut(annotation.body, 300))}</p>" if annotation.body else ""
        self.detail.setText(f"{note}<p>“{differences(old, new)}”</p>")
        self._window.view.pause_following()
        self._window.view.reveal_place(annotation.range.start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.refuse()
        elif event.key() == Qt.Key.Key_P and not event.modifiers():
            self.hear()
        else:
            super().keyPressEvent(event)

    def confirm(self) -> None:
        annotation = self._current()
        if annotation is not None:
            self._try(self._notebook.confirm, [annotation.ident])

    def confirm_all(self) -> None:
        self._try(self._notebook.confirm, [annotation.ident for annotation in self._found])

    def refuse(self) -> None:
        """The note goes to those without a place, which offers others."""
        annotation = self._current()
        if annotation is not None:
            self._try(self._notebook.detach, [annotation.ident])

    def hear(self) -> None:
        annotation = self._current()
        if annotation is not None:
            self._window.peeking.hear(replace(annotation, start_ms=None))

    def _try(self, change: Callable[[list[str]], object], idents: list[str]) -> None:
        try:
            change(idents)
        except StorageProblem as error:
            self._window.session.failed.emit(error)

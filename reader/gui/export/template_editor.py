"""A template of the user's, with what comes of it beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QFontDatabase, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from reader.core.errors import FormatProblem, ReaderError
from reader.core.files import write_atomically
from reader.formats.notes.base import ExportOptions
from reader.formats.notes.file_names import safe_file_name
from reader.formats.notes.registry import TEMPLATES_FOLDER
from reader.formats.notes.templates import (
    SUFFIX,
    TemplateFormat,
    check,
    read_template,
    shipped_template,
    template_from,
)
from reader.session.notes.export_job import ExportJob
from reader.session.translation import translated

if TYPE_CHECKING:
    from reader.core.document_notes import DocumentNotes
    from reader.session.reading_session import ReadingSession

SIZE_PX = (980, 600)
PREVIEW_DELAY_MS = 350


class TemplateEditor(QDialog):
    """Begins with the template of ``key``. A shipped one stays as it is: what is saved is a
    template of the user's, in the data folder, of the name that is given."""

    saved = Signal(str)  # its key

    def __init__(
        self,
        session: ReadingSession,
        key: str,
        documents: Sequence[DocumentNotes],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Edit a template"))
        self.setObjectName("templateEditor")
        self.setPalette(parent.palette())
        self.resize(*SIZE_PX)
        self._folder = session.folder / TEMPLATES_FOLDER
        self._documents = documents
        self._job = ExportJob(session.tasks, session.folder, parent=self)
        self._job.previewed.connect(self._on_previewed)
        self._job.preview_failed.connect(self._on_fault)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PREVIEW_DELAY_MS)
        self._soon.timeout.connect(self._preview)
        own = self._folder / (key + SUFFIX)
        template = read_template(own) if own.is_file() else shipped_template(key)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.name = QLineEdit(key if own.is_file() else self.tr("my-{0}").format(key), self)
        self.name.setAccessibleName(self.tr("Name of the template"))
        name_label = QLabel(self.name.accessibleName(), self)
        name_label.setBuddy(self.name)
        self.source = QPlainTextEdit(template.source, self)
        self.source.setAccessibleName(self.tr("Template"))
        self.source.setFont(fixed)
        self.source.setTabChangesFocus(True)
        self.preview = QPlainTextEdit(self)
        self.preview.setReadOnly(True)
        self.preview.setFont(fixed)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName(self.tr("Preview"))
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.delete_button = QPushButton(self.tr("Delete"), self)
        self.delete_button.setVisible(own.is_file())
        self.close_button = QPushButton(self.tr("Close"), self)
        self.save_button = QPushButton(self.tr("Save"), self)
        self.save_button.setProperty("role", "primary")
        halves = QSplitter(self)
        halves.addWidget(self.source)
        halves.addWidget(self.preview)
        halves.setChildrenCollapsible(False)
        top = QHBoxLayout()
        top.addWidget(name_label)
        top.addWidget(self.name, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.said, 1)
        for button, pressed in (
            (self.delete_button, self._delete),
            (self.close_button, self.reject),
            (self.save_button, self.save),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, pressed=pressed: pressed())
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 16)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(halves, 1)
        layout.addLayout(buttons)
        self.source.textChanged.connect(self._soon.start)
        self._preview()

    @property
    def key(self) -> str:
        return safe_file_name(self.name.text().strip()).removesuffix(SUFFIX)

    @property
    def _path(self) -> Path:
        return self._folder / (self.key + SUFFIX)

    def _preview(self) -> None:
        try:
            template = template_from(self.source.toPlainText(), self._path)
            check(template)
        except FormatProblem as problem:
            self._on_fault(problem)
            return
        self._job.preview(lambda: TemplateFormat(template), self._documents, ExportOptions())

    def _on_previewed(self, text: str) -> None:
        self.said.setText("")
        self.preview.setPlainText(text)

    def _on_fault(self, error: Exception) -> None:
        """Said with its line, which is where the preview stays as it was."""
        if not isinstance(error, ReaderError):
            self.said.setText(f"{type(error).__name__}: {error}")
            return
        told = translated(error.problem)
        if error.line is not None:
            told = self.tr("Line {0}: {1}").format(error.line, told)
        self.said.setText(told)

    def save(self) -> None:
        """Keep it, if it is a template."""
        try:
            template = template_from(self.source.toPlainText(), self._path)
            check(template)
            self._folder.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, template.source.encode("utf-8", "replace"))
        except FormatProblem as problem:
            self._on_fault(problem)
            if problem.line is not None:
                block = self.source.document().findBlockByNumber(problem.line - 1)
                self.source.setTextCursor(QTextCursor(block))
                self.source.setFocus()
            return
        except (ReaderError, OSError) as problem:
            self.said.setText(translated(str(problem)))
            return
        self._leave(self.key)

    def _delete(self) -> None:
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            self.said.setText(str(error.strerror))
            return
        self._leave("markdown")

    def _leave(self, key: str) -> None:
        self._close_job()
        self.saved.emit(key)
        self.accept()

    def _close_job(self) -> None:
        self._soon.stop()
        self._job.close()

    def reject(self) -> None:
        self._close_job()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._close_job()
        super().closeEvent(event)

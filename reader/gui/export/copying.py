"""Notes on the clipboard, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from reader.core.errors import ReaderError

if TYPE_CHECKING:
    from reader.core.annotation import Annotation
    from reader.core.document_notes import DocumentNotes
    from reader.gui.main_window import MainWindow
    from reader.session.reading_session import ReadingSession


def notes_of_document(
    session: ReadingSession, annotations: Sequence[Annotation]
) -> DocumentNotes | None:
    """``annotations`` of what is open with what goes along; None where nothing is."""
    from reader.core.document_notes import DocumentNotes
    from reader.session.notes.gathering import in_order

    document = session.document
    if document is None:
        return None
    files = document.companions
    return DocumentNotes(
        title=document.transcript.title or files.main.stem,
        path=files.main.absolute(),
        text_hash=document.source.text_hash,
        annotations=in_order(annotations),
        audio_path=files.audio,
        duration_ms=session.transport.duration_ms,
        speakers=tuple(speaker.name for speaker in document.transcript.speakers),
        published=document.transcript.published,
        chapters=session.chapters.entries,
    )


def copy_as_markdown(session: ReadingSession, annotations: Sequence[Annotation]) -> int:
    """Put ``annotations`` of what is open on the clipboard; how many that were. Raises
    ReaderError (a template of the user's called "markdown" is what is used)."""
    notes = notes_of_document(session, annotations)
    if notes is None or not annotations:
        return 0
    from reader.formats.notes.base import ExportOptions
    from reader.formats.notes.registry import form

    out = BytesIO()
    form("markdown", session.folder).write([notes], out, ExportOptions())
    QGuiApplication.clipboard().setText(out.getvalue().decode())
    return len(annotations)


def copy_notes(window: MainWindow) -> None:
    """All notes of what is open, the detached ones too; says how many."""
    session = window.session
    try:
        session.notebook.drafting.end()
        annotations = [*session.notebook.annotations, *session.notebook.detached]
        number = copy_as_markdown(session, annotations)
    except ReaderError as error:
        session.failed.emit(error)
        return
    told = QCoreApplication.translate("copying", "%n note(s) copied as Markdown.", "", number)
    session.noticed.emit(told)

"""The sound of annotations, a file each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import BinaryIO, ClassVar

from reader.core.annotation import Annotation
from reader.core.document_notes import DocumentNotes
from reader.core.errors import FormatProblem
from reader.core.text import say
from reader.formats.notes.base import ExportOptions, NotesFormat, Part
from reader.formats.notes.file_names import safe_file_name
from reader.formats.notes.view import note_view


def clip_range(
    annotation: Annotation, document: DocumentNotes, padding_ms: int
) -> tuple[int, int] | None:
    """(start_ms, end_ms) of an annotation's sound with its padding; None where it has none."""
    start_ms, end_ms = annotation.start_ms, annotation.end_ms
    if document.audio_path is None or start_ms is None or end_ms is None or end_ms <= start_ms:
        return None
    return max(0, start_ms - padding_ms), end_ms + padding_ms


class Clips(NotesFormat):
    key: ClassVar[str] = "clips"
    name: ClassVar[str] = say("Audio clips")
    extension: ClassVar[str] = ""  # the recording's
    makes_folder: ClassVar[bool] = True

    def write(
        self, documents: Sequence[DocumentNotes], out: BinaryIO, options: ExportOptions
    ) -> None:
        raise FormatProblem(say("Clips are a folder of files, not one."))

    def parts(self, documents: Sequence[DocumentNotes], options: ExportOptions) -> Iterator[Part]:
        for document in documents:
            for annotation in sorted(document.annotations, key=_by_time):
                span = clip_range(annotation, document, options.padding_ms)
                if span is not None and options.cut is not None:
                    name = clip_name(annotation, document, options)
                    yield Part(name, partial(_write, document, span, options))

    def preview(self, documents: Sequence[DocumentNotes], options: ExportOptions) -> str:
        return "\n".join(part.name for part in self.parts(documents, options))


def _by_time(annotation: Annotation) -> tuple[int, str]:
    """Cutting is quickest in the order of the recording."""
    return annotation.start_ms or 0, annotation.ident


def _write(
    document: DocumentNotes, span: tuple[int, int], options: ExportOptions, out: BinaryIO
) -> None:
    assert options.cut is not None
    assert document.audio_path is not None
    options.step()
    out.write(options.cut(document.audio_path, *span))


def clip_name(annotation: Annotation, document: DocumentNotes, options: ExportOptions) -> str:
    """``Title 1.02.03 Speaker 1a2b.mp3``: in order of the time, the same the next time."""
    assert options.cut is not None
    assert document.audio_path is not None
    view = note_view(annotation, document, with_context=False)
    seconds = (annotation.start_ms or 0) // 1000
    time = f"{seconds // 3600}.{seconds // 60 % 60:02}.{seconds % 60:02}"
    extension = options.cut.extension(document.audio_path)
    who = safe_file_name(view.speaker)[:40].strip() if view.speaker else ""
    distinction = " ".join(part for part in (time, who, view.anchor[3:7]) if part)
    return safe_file_name(document.title, extension, distinction)

"""Annotations as JSON-LD in the W3C Web Annotation data model, with nothing left out.

https://www.w3.org/TR/annotation-model/: each annotation has a TextQuoteSelector and, where the
text is at hand, a TextPositionSelector of the transcript, and a media fragment ``t=`` of the
recording. What the model has no words for stands beside it under ``earmark:``, so that
``json_ld_reader.py`` gives back every field exactly. docs/importing.md describes the terms.

One annotation a line: ``diff`` can deal with it, and it is read without holding all of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, ClassVar
from urllib.parse import quote

from reader.core.annotation import Annotation, AnnotationKind
from reader.core.document_notes import DocumentNotes
from reader.core.document_work import DocumentWork
from reader.core.kept_pins import KeptPin
from reader.formats.notes.base import ExportOptions, NotesFormat

VERSION = 1
VERSION_TERM = "earmark:version"
DOCUMENTS = "earmark:documents"
ITEMS = "items"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
TERMS = "urn:earmark:notes#"
MEDIA_FRAGMENTS = "http://www.w3.org/TR/media-frags/"

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_MOTIVATIONS = {
    AnnotationKind.BOOKMARK: "bookmarking",
    AnnotationKind.HIGHLIGHT: "highlighting",
    AnnotationKind.NOTE: "commenting",
    AnnotationKind.CAPTURE: "bookmarking",
}


class JsonLd(NotesFormat):
    """All of it, to be imported again."""

    key: ClassVar[str] = "jsonld"
    name: ClassVar[str] = "JSON-LD (W3C Web Annotation)"
    extension: ClassVar[str] = ".jsonld"

    def write(
        self, documents: Sequence[DocumentNotes], out: BinaryIO, options: ExportOptions
    ) -> None:
        idents = _document_idents(documents)
        head: dict[str, object] = {
            "@context": [CONTEXT, {"earmark": TERMS}],
            "type": "AnnotationPage",
            VERSION_TERM: VERSION,
        }
        out.write(b"{\n")
        out.writelines(_json(key) + b": " + _json(value) + b",\n" for key, value in head.items())
        described = (
            _document(document, ident) for document, ident in zip(documents, idents, strict=True)
        )
        _write_list(out, DOCUMENTS, described)
        out.write(b",\n")
        _write_list(out, ITEMS, _items(documents, idents, options))
        out.write(b"\n}\n")


def _write_list(out: BinaryIO, key: str, values: Iterator[dict[str, object]]) -> None:
    out.write(_json(key) + b": [")
    out.writelines(
        (b",\n" if number else b"\n") + _json(value) for number, value in enumerate(values)
    )
    out.write(b"\n]")


def _items(
    documents: Sequence[DocumentNotes], idents: Sequence[str], options: ExportOptions
) -> Iterator[dict[str, object]]:
    for document, ident in zip(documents, idents, strict=True):
        for annotation in document.annotations:
            options.step()
            yield _annotation(annotation, document, ident)


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "), allow_nan=False)
    try:
        return text.encode()
    except UnicodeEncodeError:  # half a surrogate pair: escaped it comes back as it was
        return json.dumps(value, allow_nan=False).encode()


def _document_idents(documents: Sequence[DocumentNotes]) -> list[str]:
    """A name for each, different from the others'; by its bytes as RFC 6920 has it."""
    found: dict[str, None] = {}
    for number, document in enumerate(documents):
        name = f"nih:sha-256;{document.text_hash}" if document.text_hash else ""
        if not re.fullmatch(r"nih:sha-256;[0-9a-f]{64}", name) or name in found:
            name = f"urn:earmark:document:{number + 1}"
        found[name] = None
    return list(found)


def _document(document: DocumentNotes, ident: str) -> dict[str, object]:
    fields: dict[str, object] = {
        "id": ident,
        "earmark:title": document.title,
        "earmark:path": str(document.path),
        "earmark:textHash": document.text_hash,
        "earmark:audioPath": None if document.audio_path is None else str(document.audio_path),
        "earmark:durationMs": document.duration_ms,
        "earmark:speakers": list(document.speakers),
        "earmark:openedS": document.opened_s,
    }
    if document.published:
        fields["earmark:published"] = document.published
    if document.work is not None:
        fields["earmark:work"] = work_as_json(document.work)
    return fields


def work_as_json(work: DocumentWork) -> dict[str, object]:
    """``work`` as JSON; ``json_ld_reader.read_work`` reads it back."""
    return {
        "corrections": [
            {
                "number": correction.number,
                "value": dict(correction.value),
                "act": correction.act,
                "madeS": correction.made_s,
                "takenBackS": correction.taken_back_s,
            }
            for correction in work.corrections
        ],
        "answers": dict(work.answers),
        "pins": [_pin(pin) for pin in work.pins],
        "rejectedRepairs": list(work.rejected_repairs),
        "positionMs": work.position_ms,
        "place": [work.turn, work.char],
        "timedPath": None if work.timed_path is None else str(work.timed_path),
        "turns": work.turns,
        "words": work.words,
        "addedS": work.added_s,
        "listenedMs": dict(work.listened_ms),
    }


def _pin(pin: KeptPin) -> dict[str, object]:
    return {
        "ident": pin.ident,
        "place": [*pin.range.start],
        "exact": pin.quote,
        "prefix": pin.prefix,
        "suffix": pin.suffix,
        "startMs": pin.start_ms,
        "reach": pin.reach.value,
        "recordingBytes": pin.recording.size_bytes,
        "recordingMs": pin.recording.duration_ms,
        "createdS": pin.created_s,
    }


def _annotation(
    annotation: Annotation, document: DocumentNotes, document_ident: str
) -> dict[str, object]:
    ident = annotation.ident
    fields: dict[str, object] = {
        "id": f"urn:uuid:{ident}" if _UUID.fullmatch(ident) else _urn(ident),
        "type": "Annotation",
        "motivation": _MOTIVATIONS[annotation.kind],
    }
    for name, time_s in (("created", annotation.created_s), ("modified", annotation.modified_s)):
        written = _iso(time_s)
        if written:
            fields[name] = written
    bodies = _bodies(annotation)
    if bodies:
        fields["body"] = bodies
    fields["target"] = _targets(annotation, document, document_ident)
    start, end = annotation.range.start, annotation.range.end
    fields |= {
        "earmark:ident": ident,
        "earmark:kind": annotation.kind.value,
        "earmark:range": [*start, *end],
        "earmark:times": [annotation.start_ms, annotation.end_ms],
        "earmark:colour": annotation.colour,
        "earmark:createdS": annotation.created_s,
        "earmark:modifiedS": annotation.modified_s,
        "earmark:starred": annotation.starred,
        "earmark:speaker": annotation.speaker,
        "earmark:placement": annotation.placement.value,
        "earmark:placedIn": annotation.placed_in,
        "earmark:score": annotation.score,
    }
    return fields


def _urn(ident: str) -> str:
    return "urn:earmark:annotation:" + quote(ident.encode("utf-8", "surrogatepass"), safe="")


def _iso(time_s: float) -> str:
    try:
        moment = datetime.fromtimestamp(time_s, UTC)
    except (OverflowError, ValueError, OSError):
        return ""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _bodies(annotation: Annotation) -> list[dict[str, object]]:
    bodies: list[dict[str, object]] = []
    if annotation.body:
        bodies.append(
            {
                "type": "TextualBody",
                "purpose": "commenting",
                "format": "text/markdown",
                "value": annotation.body,
            }
        )
    bodies += (
        {"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in annotation.tags
    )
    return bodies


def _targets(
    annotation: Annotation, document: DocumentNotes, document_ident: str
) -> list[dict[str, object]]:
    """The words; and, as another target, the sound of them."""
    selectors: list[dict[str, object]] = [
        {
            "type": "TextQuoteSelector",
            "exact": annotation.quote,
            "prefix": annotation.prefix,
            "suffix": annotation.suffix,
        }
    ]
    start, end, offsets = annotation.range.start, annotation.range.end, document.turn_offsets
    if not annotation.is_detached and end.turn < len(offsets):
        selectors.append(
            {
                "type": "TextPositionSelector",
                "start": offsets[start.turn] + start.char,
                "end": offsets[end.turn] + end.char,
            }
        )
    targets: list[dict[str, object]] = [{"source": document_ident, "selector": selectors}]
    if annotation.start_ms is not None:
        source = f"{document_ident}#recording"
        if document.audio_path is not None:
            source = _address(document.audio_path)
        targets.append(
            {
                "source": source,
                "selector": {
                    "type": "FragmentSelector",
                    "conformsTo": MEDIA_FRAGMENTS,
                    "value": _fragment(annotation.start_ms, annotation.end_ms),
                },
            }
        )
    return targets


def _address(path: Path) -> str:
    return (
        path.as_uri() if path.is_absolute() else quote(str(path).encode("utf-8", "surrogateescape"))
    )


def _fragment(start_ms: int, end_ms: int | None) -> str:
    """https://www.w3.org/TR/media-frags/#naming-time, in seconds."""
    begins = f"t={start_ms // 1000}.{start_ms % 1000:03}"
    return begins if end_ms is None else f"{begins},{end_ms // 1000}.{end_ms % 1000:03}"

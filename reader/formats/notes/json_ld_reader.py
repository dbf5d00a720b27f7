"""Reads what ``json_ld.py`` writes: every field comes back as it was."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from reader.core.annotation import Annotation, AnnotationKind, Placement
from reader.core.document_notes import DocumentNotes
from reader.core.document_work import DocumentWork, RecordedCorrection
from reader.core.kept_corrections import read_correction
from reader.core.kept_pins import KeptPin, Recording
from reader.core.pins import Reach
from reader.core.selection import Position, TextRange
from reader.core.text import say
from reader.formats.notes.incoming import (
    MOST_ANNOTATIONS,
    MOST_IDENT_CHARACTERS,
    MOST_MS,
    IncomingDocument,
    Refused,
    fields_of,
    ident_of,
    number,
    storable,
    text_of,
    texts_of,
    too_many,
    whole,
)

IDENT = "earmark:ident"

_MOST_PLACE = 2**31 - 1
_MOST_S = 1e11  # some thousand years on
_MOST_BYTES = 2**50
_MOST_PATH = 4096
_MOST_LISTED = 100_000
_MOST_HASH = 200
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(slots=True)
class _Described:
    title: str
    path: Path
    text_hash: str
    audio_path: Path | None
    duration_ms: int
    speakers: tuple[str, ...]
    opened_s: float
    published: str
    work: DocumentWork | None
    annotations: dict[str, Annotation] = field(default_factory=dict)


class OwnDocuments:
    """Documents and annotations of Earmark's own, as they come."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._documents: dict[str, _Described] = {}
        self._count = 0

    def describe(self, fields: dict[str, object]) -> None:
        """What the file says of one document. Raises Refused."""
        ident = text_of(fields.get("id"), "id", MOST_IDENT_CHARACTERS)
        if ident in self._documents:
            raise Refused(say("A document is described twice here."))
        work = fields.get("earmark:work")
        audio = fields.get("earmark:audioPath")
        self._documents[ident] = _Described(
            text_of(fields.get("earmark:title"), "earmark:title"),
            _path(fields.get("earmark:path"), "earmark:path"),
            text_of(fields.get("earmark:textHash"), "earmark:textHash", _MOST_HASH),
            None if audio is None else _path(audio, "earmark:audioPath"),
            whole(fields.get("earmark:durationMs", 0), "earmark:durationMs", 2**62),
            tuple(texts_of(fields.get("earmark:speakers"), "earmark:speakers", _MOST_LISTED)),
            number(fields.get("earmark:openedS", 0.0), "earmark:openedS", 0, _MOST_S),
            text_of(fields.get("earmark:published"), "earmark:published"),
            None if work is None else read_work(work),
        )

    def add(self, fields: dict[str, object], line: int) -> None:
        """One annotation. Raises Refused, and FormatProblem where there are too many."""
        self._count += 1
        if self._count > MOST_ANNOTATIONS:
            raise too_many(self._path, line)
        targets = fields.get("target")
        target = fields_of(targets[0] if isinstance(targets, list) and targets else None, "target")
        source = target.get("source")
        document = self._documents.get(source) if isinstance(source, str) else None
        if document is None:
            raise Refused(say("This annotation is of a document that the file does not describe."))
        annotation = _annotation(fields, target)
        if annotation.ident in document.annotations:
            raise Refused(say("Two annotations have the same earmark:ident here."))
        document.annotations[annotation.ident] = annotation

    def documents(self) -> tuple[IncomingDocument, ...]:
        return tuple(
            IncomingDocument(
                DocumentNotes(
                    d.title,
                    d.path,
                    d.text_hash,
                    tuple(d.annotations.values()),
                    d.audio_path,
                    d.duration_ms,
                    d.speakers,
                    d.opened_s,
                    d.published,
                    work=d.work,
                ),
                by_earmark=True,
            )
            for d in self._documents.values()
        )


def _path(value: object, what: str) -> Path:
    if not isinstance(value, str) or len(value) > _MOST_PATH or "\0" in value:
        raise Refused(say("{what} should be the name of a file here.", what=what))
    try:
        value.encode("utf-8", "surrogateescape")  # how names that are not UTF-8 are written
    except UnicodeEncodeError:
        value = storable(value)
    return Path(value)


def _annotation(fields: dict[str, object], target: dict[str, object]) -> Annotation:
    selectors = target.get("selector")
    first = selectors[0] if isinstance(selectors, list) and selectors else None
    words = fields_of(first, "selector")
    start, end = _range(fields.get("earmark:range"))
    start_ms, end_ms = _times(fields.get("earmark:times"))
    body, tags = _bodies(fields.get("body"))
    return Annotation(
        _ident(fields.get(IDENT)),
        _kind(fields.get("earmark:kind")),
        TextRange(start, end),
        text_of(words.get("exact"), "exact"),
        text_of(words.get("prefix"), "prefix"),
        text_of(words.get("suffix"), "suffix"),
        start_ms,
        end_ms,
        body,
        text_of(fields.get("earmark:colour"), "earmark:colour", 100),
        number(fields.get("earmark:createdS", 0.0), "earmark:createdS", -_MOST_S, _MOST_S),
        number(fields.get("earmark:modifiedS", 0.0), "earmark:modifiedS", -_MOST_S, _MOST_S),
        tags,
        _truth(fields.get("earmark:starred", False)),
        text_of(fields.get("earmark:speaker"), "earmark:speaker"),
        _placement(fields.get("earmark:placement", Placement.KEPT.value)),
        text_of(fields.get("earmark:placedIn"), "earmark:placedIn", _MOST_HASH),
        number(fields.get("earmark:score", 1.0), "earmark:score", 0, 1),
    )


def _ident(value: object) -> str:
    ident = text_of(value, IDENT)
    if not ident:
        raise Refused(say("An annotation has no earmark:ident here."))
    return ident if len(ident) <= MOST_IDENT_CHARACTERS else ident_of(ident)


def _kind(value: object) -> AnnotationKind:
    for kind in AnnotationKind:
        if kind.value == value:
            return kind
    raise Refused(say("There is no such earmark:kind of annotation."))


def _placement(value: object) -> Placement:
    for placement in Placement:
        if placement.value == value:
            return placement
    raise Refused(say("There is no such earmark:placement."))


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise Refused(say("earmark:starred should be true or false here."))
    return value


def _range(value: object) -> tuple[Position, Position]:
    if not isinstance(value, list) or len(value) != 4:
        raise Refused(say("earmark:range should be four whole numbers here."))
    turn, char, end_turn, end_char = (whole(v, "earmark:range", _MOST_PLACE) for v in value)
    start, end = Position(turn, char), Position(end_turn, end_char)
    if end < start:
        raise Refused(say("earmark:range ends before it begins here."))
    return start, end


def _times(value: object) -> tuple[int | None, int | None]:
    if value is None:
        return None, None
    if not isinstance(value, list) or len(value) != 2:
        raise Refused(say("earmark:times should be two times in milliseconds here."))
    start, end = (None if v is None else whole(v, "earmark:times", MOST_MS) for v in value)
    return start, end


def _bodies(value: object) -> tuple[str, tuple[str, ...]]:
    if value is None:
        return "", ()
    body, tags = "", []
    for part in _list(value, "body"):
        fields = fields_of(part, "body")
        text = text_of(fields.get("value"), "value")
        if fields.get("purpose") == "tagging":
            tags.append(text)
        else:
            body = text
    unique = {tag: None for tag in tags if tag}
    return body, tuple(sorted(unique, key=str.casefold))


# -- what else was made --------------------------------------------------------------------------


def read_work(value: object) -> DocumentWork:
    """What ``work_as_json`` made of it. Raises Refused."""
    fields = fields_of(value, "earmark:work")
    place = fields.get("place", [0, 0])
    if not isinstance(place, list) or len(place) != 2:
        raise Refused(say("place should be two whole numbers here."))
    turn, char = (whole(v, "place", _MOST_PLACE) for v in place)
    answers = fields_of(fields.get("answers"), "answers")
    timed = fields.get("timedPath")
    return DocumentWork(
        tuple(_correction(item) for item in _list(fields.get("corrections"), "corrections")),
        {
            text_of(ident, "answers"): text_of(answer, "answers")
            for ident, answer in answers.items()
        },
        tuple(_pin(item) for item in _list(fields.get("pins"), "pins")),
        tuple(texts_of(fields.get("rejectedRepairs"), "rejectedRepairs", _MOST_LISTED)),
        whole(fields.get("positionMs", 0), "positionMs", 2**62),
        turn,
        char,
        None if timed is None else _path(timed, "timedPath"),
        whole(fields.get("turns", 0), "turns", _MOST_PLACE),
        whole(fields.get("words", 0), "words", _MOST_PLACE),
        number(fields.get("addedS", 0.0), "addedS", 0, _MOST_S),
        _listened(fields.get("listenedMs")),
    )


def _list(value: object, what: str) -> list[object]:
    if value is None:
        return []
    if not isinstance(value, list) or len(value) > _MOST_LISTED:
        raise Refused(
            say("{what} should be a list of at most {most} here.", what=what, most=_MOST_LISTED)
        )
    return value


def _correction(value: object) -> RecordedCorrection:
    fields = fields_of(value, "corrections")
    written = fields_of(fields.get("value"), "corrections")
    try:
        known = read_correction(written)
    except (TypeError, ValueError):
        raise Refused(say("Earmark does not know this kind of correction.")) from None
    kept = known.to_json()
    for part in kept.values():
        if isinstance(part, str):
            text_of(part, "corrections")
        elif isinstance(part, int):
            whole(part, "corrections", _MOST_PLACE)
    act, taken_back = fields.get("act"), fields.get("takenBackS")
    return RecordedCorrection(
        whole(fields.get("number"), "number", _MOST_PLACE),
        {key: storable(part) if isinstance(part, str) else part for key, part in kept.items()},
        None if act is None else whole(act, "act", _MOST_PLACE),
        number(fields.get("madeS", 0.0), "madeS", 0, _MOST_S),
        None if taken_back is None else number(taken_back, "takenBackS", 0, _MOST_S),
    )


def _listened(value: object) -> dict[str, int]:
    days = fields_of(value, "listenedMs")
    if len(days) > _MOST_LISTED or not all(_DAY.fullmatch(day) for day in days):
        raise Refused(say("listenedMs should have times by days here."))
    return {day: whole(time_ms, "listenedMs", MOST_MS) for day, time_ms in days.items()}


def _pin(value: object) -> KeptPin:
    fields = fields_of(value, "pins")
    place = fields.get("place")
    if not isinstance(place, list) or len(place) != 2:
        raise Refused(say("place should be two whole numbers here."))
    turn, char = (whole(v, "place", _MOST_PLACE) for v in place)
    word = text_of(fields.get("exact"), "exact", 10_000)
    reach = next((r for r in Reach if r.value == fields.get("reach")), None)
    ident = text_of(fields.get("ident"), "ident", MOST_IDENT_CHARACTERS)
    if reach is None or not ident:
        raise Refused(say("Earmark does not know this kind of time set by hand."))
    return KeptPin(
        ident,
        TextRange(Position(turn, char), Position(turn, char + len(word))),
        word,
        text_of(fields.get("prefix"), "prefix", 10_000),
        text_of(fields.get("suffix"), "suffix", 10_000),
        whole(fields.get("startMs"), "startMs", MOST_MS),
        reach,
        Recording(
            whole(fields.get("recordingBytes", 0), "recordingBytes", _MOST_BYTES),
            whole(fields.get("recordingMs", 0), "recordingMs", MOST_MS),
        ),
        number(fields.get("createdS", 0.0), "createdS", 0, _MOST_S),
    )

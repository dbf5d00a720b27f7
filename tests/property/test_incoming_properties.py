"""Valid files of notes and bundles, changed at random: read, or refused with a ReaderError."""

from __future__ import annotations

import json
import tempfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.core.annotation import Annotation, AnnotationKind
from reader.core.document_notes import DocumentNotes
from reader.core.errors import ReaderError
from reader.core.selection import Position, TextRange
from reader.formats.bundle import ANNOTATIONS, TRANSCRIPT, Part, write_bundle
from reader.formats.notes.base import ExportOptions
from reader.formats.notes.incoming import times_of_fragment
from reader.formats.notes.json_ld import JsonLd
from reader.formats.notes.reading import read_notes_of
from reader.session.bundles import unpack_bundle

TEXT = b"Ada: One two three.\n\nBen: Four five six.\n"


def _own() -> bytes:
    place = TextRange(Position(0, 0), Position(0, 3))
    mark = Annotation(
        "a1", AnnotationKind.NOTE, place, "One", "", " two", 10, 900, "Why?", tags=("x",)
    )
    notes = DocumentNotes("T", Path("/t.txt"), "0" * 64, (mark,), turn_offsets=[0])
    out = BytesIO()
    JsonLd().write([notes], out, ExportOptions())
    return out.getvalue()


HYPOTHESIS = json.dumps(
    {
        "annotations": [
            {
                "id": "r",
                "uri": "https://example.org/#t=10,20",
                "user": "acct:a@b",
                "text": "t",
                "tags": ["a"],
                "references": ["m"],
                "created": "2024-05-01T10:00:00+00:00",
                "target": [
                    {
                        "selector": [
                            {"type": "TextQuoteSelector", "exact": "q", "prefix": "p"},
                            {"type": "MediaTimeSelector", "start": 1.5, "end": 2},
                        ]
                    }
                ],
                "document": {"title": ["T"]},
            }
        ]
    }
).encode()
THORIUM = json.dumps(
    {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationSet",
        "about": {"dc:title": "T"},
        "items": [
            {
                "id": "urn:uuid:1",
                "type": "Annotation",
                "motivation": "bookmarking",
                "created": "2024-05-01T10:00:00Z",
                "body": {"type": "TextualBody", "value": "b", "color": "#fef3bd", "tag": "k"},
                "target": {
                    "source": "a.html",
                    "selector": [
                        {"type": "TextQuoteSelector", "exact": "q"},
                        {"type": "CssSelector", "refinedBy": {"type": "TextPositionSelector"}},
                    ],
                },
            }
        ],
    }
).encode()
READWISE = (
    b"Highlight,Title,URL,Note,Location,Date\r\n"
    b'"One, two",T,earmark:open?file=/t.txt&t=0:10,".a .b note",0:10,2024-05-01\r\n'
)
FILES = (_own(), HYPOTHESIS, THORIUM, READWISE)

Cut = tuple[int, int, bytes]
cuts = st.lists(
    st.tuples(st.integers(0, 10_000), st.integers(0, 40), st.binary(max_size=8)), max_size=5
)
leaves: st.SearchStrategy[object] = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=6)
    | st.just([])
    | st.just({})
    | st.lists(st.integers(), max_size=4)
)


def _changed(data: bytes, cuts: list[Cut]) -> bytes:
    for at, length, instead in cuts:
        at %= len(data) + 1
        data = data[:at] + instead + data[at + length :]
    return data


def _read(data: bytes) -> None:
    refused: ReaderError | None = None
    try:
        read_notes_of(data, Path("f"))
    except ReaderError as error:
        refused = error
    assert refused is None or (refused.path == Path("f") and refused.problem)


@given(file=st.sampled_from(FILES), cuts=cuts)
@settings(max_examples=400)
def test_changed_bytes(file: bytes, cuts: list[Cut]) -> None:
    _read(_changed(file, cuts))


def _paths(value: object, so_far: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    found = [so_far] if so_far else []
    if isinstance(value, dict):
        for key, inner in value.items():
            found += _paths(inner, (*so_far, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            found += _paths(inner, (*so_far, number))
    return found


@given(file=st.sampled_from(FILES[:3]), data=st.data())
@settings(max_examples=400)
def test_changed_values(file: bytes, data: st.DataObject) -> None:
    whole = json.loads(file)
    path = data.draw(st.sampled_from(_paths(whole)))
    inner = whole
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = data.draw(leaves)
    _read(json.dumps(whole).encode())


@given(data=st.binary(max_size=400))
def test_noise(data: bytes) -> None:
    _read(data)


@given(text=st.text(max_size=60) | st.text("t=npt:0123456789.,&#", max_size=30))
@example("t=1e9999")
@example("t=99999999999999999999")
def test_times_of_addresses(text: str) -> None:
    start, end = times_of_fragment(text)
    assert start is None or start >= 0
    assert end is None or (start is not None and start <= end)


def _bundle() -> bytes:
    import hashlib

    notes = _own().replace(b"0" * 64, hashlib.sha256(TEXT).hexdigest().encode())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "b.earmark"
        parts = [Part(TRANSCRIPT, "t.txt", TEXT), Part(ANNOTATIONS, "notes.jsonld", notes)]
        write_bundle(path, "T", parts)
        return path.read_bytes()


BUNDLE = _bundle()


@given(cuts=cuts)
@settings(max_examples=200)
@example(cuts=[])
def test_a_changed_bundle_is_whole_or_refused(cuts: list[Cut]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "b.earmark"
        path.write_bytes(_changed(BUNDLE, cuts))
        unpacked = None
        with suppress(ReaderError):
            unpacked = unpack_bundle(path, folder / "data")
        if unpacked is None:
            assert not (folder / "data").exists()
        else:
            assert unpacked.main.read_bytes() == TEXT
            assert unpacked.notes.count == 1

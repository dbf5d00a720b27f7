"""Files of notes and bundles as somebody would make them who means harm, by name.

Each is a function that writes one file into a folder and returns it. All are made here; the
largest are written as holes or in pieces, so that making them costs little.
"""

from __future__ import annotations

import json
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from reader.formats.bundle import FORMAT, MANIFEST, MEDIA_TYPE, MIMETYPE, VERSION

Make = Callable[[Path], Path]

_MARK = '{"id": "m%d", "type": "Annotation", "body": {"type": "TextualBody", "value": "b"}, '
_MARK += '"target": {"source": "x", "selector": {"type": "TextQuoteSelector", "exact": "q"}}}'


def _file(name: str, data: bytes | str) -> Make:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    return make


def _items(item: str) -> str:
    return '{"items": [' + item + "]}"


def _own(**fields: object) -> str:
    """A file of Earmark's own with one annotation, ``fields`` of which are replaced."""
    annotation: dict[str, object] = {
        "type": "Annotation",
        "target": [{"source": "d", "selector": [{"type": "TextQuoteSelector", "exact": "q"}]}],
        "earmark:ident": "1",
        "earmark:kind": "note",
        "earmark:range": [0, 0, 0, 1],
        "earmark:times": [0, 1],
    }
    head = {"earmark:version": 1, "earmark:documents": [{"id": "d", "earmark:path": "/t"}]}
    return json.dumps({**head, "items": [{**annotation, **fields}]})


def _huge_json(folder: Path) -> Path:
    """A gigabyte, of which the disk has nothing."""
    path = folder / "huge.jsonld"
    with path.open("wb") as file:
        file.write(b'{"items": [')
        file.truncate(1024**3)
    return path


def _million(folder: Path) -> Path:
    path = folder / "million.jsonld"
    with path.open("w") as file:
        file.write('{"items": [\n')
        for begin in range(0, 1_000_000, 10_000):
            rows = ",\n".join(_MARK % number for number in range(begin, begin + 10_000))
            file.write((",\n" if begin else "") + rows)
        file.write("\n]}")
    return path


def _million_rows(folder: Path) -> Path:
    path = folder / "million.csv"
    with path.open("w") as file:
        file.write("Highlight,Title,Note\n")
        for _ in range(100):
            file.write("q,t,n\n" * 10_000)
    return path


JSON_AND_CSV: dict[str, Make] = {
    "1 GB of JSON": _huge_json,
    "a million annotations": _million,
    "a million rows of CSV": _million_rows,
    "an empty file": _file("empty.jsonld", b""),
    "lists in lists": _file("deep.jsonld", _items("[" * 100_000)),
    "objects in objects": _file("deep2.jsonld", _items('{"a":' * 100_000)),
    "selectors refined without end": _file(
        "refined.jsonld",
        _items(
            '{"type": "Annotation", "target": {"selector": '
            + '{"type": "x", "refinedBy": ' * 100
            + "{}"
            + "}" * 100
            + "}}"
        ),
    ),
    "an annotation of 9 MB": _file("long.jsonld", _items('{"id": "' + "x" * (9 * 1024**2) + '"}')),
    "a name of 2 MB": _file("name.jsonld", '{"' + "x" * (2 * 1024**2) + '": 1}'),
    "a number of 10,000 digits": _file("digits.jsonld", _items('{"a": ' + "9" * 10_000 + "}")),
    "NaN": _file("nan.jsonld", _items('{"type": "Annotation", "target": {}, "created": NaN}')),
    "Infinity as a time": _file("inf.jsonld", _own(**{"earmark:createdS": 1e308})),
    "a range beyond all texts": _file("range.jsonld", _own(**{"earmark:range": [0, 0, 2**62, 0]})),
    "a range backwards": _file("back.jsonld", _own(**{"earmark:range": [5, 0, 4, 0]})),
    "true as a number": _file("true.jsonld", _own(**{"earmark:range": [True, 0, 1, 0]})),
    "a list as an ident": _file("ident.jsonld", _own(**{"earmark:ident": ["x"]})),
    "an unknown kind": _file("kind.jsonld", _own(**{"earmark:kind": "macro"})),
    "a body that is a number": _file("body.jsonld", _own(body=7)),
    "a newer version": _file("newer.jsonld", _own().replace('version": 1', 'version": 999')),
    "a target that is a number": _file(
        "target.jsonld", _items('{"type": "Annotation", "target": 1}')
    ),
    "a document nobody described": _file("who.jsonld", _own(target=[{"source": "other"}])),
    "bytes that are no UTF-8": _file("bytes.jsonld", b'{"items": [\n{"id": "\xff\xfe"}]}'),
    "JSON that is cut": _file("cut.jsonld", _own()[:-20]),
    "JSON with something behind": _file("behind.jsonld", _own() + "{}"),
    "a page": _file("page.csv", "<html><script>alert(1)</script></html>"),
    "noise": _file("noise.csv", bytes(range(256)) * 64),
    "a CSV cell of 200,000 characters": _file("cell.csv", "Highlight,Note\n" + "x" * 200_000),
    "a CSV quote without end": _file("quote.csv", 'Highlight,Note\n"' + "x\n" * 100_000),
    "a CSV of 10,000 columns": _file("columns.csv", "Highlight,Note" + ",x" * 10_000 + "\na\n"),
    "a CSV of other columns": _file("other.csv", "a,b,c\n1,2,3\n"),
}


# -- bundles ------------------------------------------------------------------------------------


def _manifest(entries: list[dict[str, object]], **other: object) -> bytes:
    head = {"format": FORMAT, "version": VERSION, "title": "T", "entries": entries}
    return json.dumps({**head, **other}).encode()


def _entry(role: str, name: str, path: str, data: bytes, **other: object) -> dict[str, object]:
    import hashlib

    digest = hashlib.sha256(data).hexdigest()
    return {"role": role, "name": name, "path": path, "bytes": len(data), "sha256": digest, **other}


TEXT = b"Ada: One two three.\n\nBen: Four five six.\n"


def _bundle(
    name: str,
    extra: Callable[[zipfile.ZipFile], None] = lambda _archive: None,
    *,
    entries: list[dict[str, object]] | None = None,
    manifest: bytes | None = None,
    mimetype: str = MEDIA_TYPE,
) -> Make:
    """A bundle with a small text; ``extra`` adds to it, ``manifest`` replaces what it says."""

    def make(folder: Path) -> Path:
        path = folder / name
        listed = [_entry("transcript", "t.txt", "transcript/0.txt", TEXT), *(entries or [])]
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(zipfile.ZipInfo(MIMETYPE), mimetype)
            archive.writestr(MANIFEST, _manifest(listed) if manifest is None else manifest)
            archive.writestr("transcript/0.txt", TEXT)
            extra(archive)
        return path

    return make


def _adding(name: str, data: bytes, mode: int = 0) -> Callable[[zipfile.ZipFile], None]:
    def add(archive: zipfile.ZipFile) -> None:
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = mode << 16
        archive.writestr(info, data)

    return add


_ZEROS = bytes(50 * 1024**2)


def _bomb_that_lies(folder: Path) -> Path:
    """Its headers say that the recording has 100 bytes; it unpacks to 50 MB."""
    recording = _entry("recording", "a.mp3", "recording/1.mp3", b"", bytes=100)
    path = _bundle("liar.earmark", _adding("recording/1.mp3", _ZEROS), entries=[recording])(folder)
    data = path.read_bytes()
    path.write_bytes(data.replace(struct.pack("<I", len(_ZEROS)), struct.pack("<I", 100)))
    return path


def _same_name_twice(archive: zipfile.ZipFile) -> None:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("transcript/0.txt", b"another")


def _many(archive: zipfile.ZipFile) -> None:
    for number in range(5000):
        archive.writestr(f"x/{number}", b"")


def _cut(folder: Path) -> Path:
    path = _bundle("cut.earmark")(folder)
    path.write_bytes(path.read_bytes()[:-30])
    return path


def _damaged(folder: Path) -> Path:
    path = _bundle("damaged.earmark")(folder)
    data = bytearray(path.read_bytes())
    at = data.find(b"transcript/0.txt") + len("transcript/0.txt") + 4
    data[at] ^= 0xFF
    path.write_bytes(data)
    return path


def _encrypted(folder: Path) -> Path:
    path = _bundle("secret.earmark")(folder)
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    path.write_bytes(data)
    return path


_NOTES = b'{"items": []}'

BUNDLES: dict[str, Make] = {
    "a bomb of zeros": _bundle(
        "bomb.earmark",
        _adding("recording/1.mp3", _ZEROS),
        entries=[_entry("recording", "a.mp3", "recording/1.mp3", _ZEROS)],
    ),
    "a bomb whose headers lie": _bomb_that_lies,
    "5,000 entries": _bundle("many.earmark", _many),
    "a name that climbs": _bundle(
        "climb.earmark",
        _adding("../../evil.mp3", b"x"),
        entries=[_entry("recording", "a.mp3", "../../evil.mp3", b"x")],
    ),
    "an absolute name": _bundle(
        "absolute.earmark",
        _adding("/tmp/evil.mp3", b"x"),
        entries=[_entry("recording", "a.mp3", "/tmp/evil.mp3", b"x")],
    ),
    "a name with backslashes": _bundle(
        "slash.earmark",
        _adding("..\\evil.mp3", b"x"),
        entries=[_entry("recording", "a.mp3", "..\\evil.mp3", b"x")],
    ),
    "a drive": _bundle(
        "drive.earmark",
        _adding("C:evil.mp3", b"x"),
        entries=[_entry("recording", "a.mp3", "C:evil.mp3", b"x")],
    ),
    "a symbolic link": _bundle(
        "link.earmark",
        _adding("recording/1.mp3", b"/etc/passwd", stat.S_IFLNK | 0o777),
        entries=[_entry("recording", "a.mp3", "recording/1.mp3", b"/etc/passwd")],
    ),
    "a folder": _bundle("folder.earmark", _adding("recording/", b"")),
    "one name twice": _bundle("twice.earmark", _same_name_twice),
    "something unlisted": _bundle("unlisted.earmark", _adding("hidden", b"x")),
    "another text than its hash": _bundle(
        "hash.earmark",
        _adding("timed/1.srt", b"other"),
        entries=[_entry("timed", "a.srt", "timed/1.srt", b"other", sha256="0" * 64)],
        manifest=_manifest(
            [
                _entry("transcript", "t.txt", "transcript/0.txt", TEXT, sha256="0" * 64),
                _entry("timed", "a.srt", "timed/1.srt", b"other"),
            ]
        ),
    ),
    "a program as recording": _bundle(
        "program.earmark",
        _adding("recording/1.sh", b"#!/bin/sh"),
        entries=[_entry("recording", "a.sh", "recording/1.sh", b"#!/bin/sh")],
    ),
    "a program as transcript": _bundle(
        "desktop.earmark",
        manifest=_manifest([_entry("transcript", "t.desktop", "transcript/0.txt", TEXT)]),
    ),
    "a manifest that is a list": _bundle("list.earmark", manifest=b"[]"),
    "a manifest in depth": _bundle("depth.earmark", manifest=b"[" * 100_000),
    "a manifest of 1 MB": _bundle("wide.earmark", manifest=b" " * 1024**2 + b"{}"),
    "a newer version": _bundle("newer.earmark", manifest=_manifest([], version=99)),
    "no manifest of ours": _bundle("epub.earmark", mimetype="application/epub+zip"),
    "notes of another text": _bundle(
        "notes.earmark",
        _adding("notes.jsonld", _own().encode()),
        entries=[_entry("annotations", "notes.jsonld", "notes.jsonld", _own().encode())],
    ),
    "an archive in an archive": _bundle(
        "nested.earmark",
        _adding("notes.jsonld", b"PK\x03\x04" + bytes(100)),
        entries=[_entry("annotations", "notes.jsonld", "notes.jsonld", b"PK\x03\x04" + bytes(100))],
    ),
    "something encrypted": _encrypted,
    "a damaged text": _damaged,
    "an archive that is cut": _cut,
    "no archive": _file("none.earmark", b"PK\x03\x04" + b"x" * 1000),
    "nothing": _file("nothing.earmark", b""),
}

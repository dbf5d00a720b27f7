"""Whatever a file holds: refused with a sentence that names it, and nothing written."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from reader.core.errors import ReaderError
from reader.formats.notes.reading import read_notes, read_notes_of
from reader.session.bundles import unpack_bundle


def _load() -> ModuleType:
    path = Path(__file__).with_name("hostile_files.py")
    spec = importlib.util.spec_from_file_location("hostile_files", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


hostile = _load()
_SLOW = {"a million annotations", "a million rows of CSV"}


@pytest.mark.parametrize("name", [n for n in hostile.JSON_AND_CSV if n not in _SLOW])
def test_a_hostile_file_of_notes_is_refused(name: str, tmp_path: Path) -> None:
    path = hostile.JSON_AND_CSV[name](tmp_path)
    with pytest.raises(ReaderError) as caught:
        read_notes(path)
    assert caught.value.path == path
    assert caught.value.problem
    assert caught.value.remedy


@pytest.mark.parametrize("name", list(hostile.BUNDLES))
def test_a_hostile_bundle_is_refused_and_leaves_nothing(name: str, tmp_path: Path) -> None:
    path = hostile.BUNDLES[name](tmp_path)
    data_folder = tmp_path / "data"
    data_folder.mkdir()
    before = {p for p in tmp_path.rglob("*") if p.is_file()}
    with pytest.raises(ReaderError) as caught:
        unpack_bundle(path, data_folder)
    assert caught.value.path == path
    assert caught.value.remedy
    assert {p for p in tmp_path.rglob("*") if p.is_file()} == before


def test_the_bundle_that_all_others_are_made_of_is_fine(tmp_path: Path) -> None:
    path = hostile._bundle("fine.earmark")(tmp_path)
    unpacked = unpack_bundle(path, tmp_path / "data")
    assert unpacked.main.read_bytes() == hostile.TEXT
    assert unpacked.main.is_relative_to(tmp_path / "data" / "bundles")


def test_a_formula_is_text_and_a_guard_before_it_is_none() -> None:
    table = b"Highlight,Title,Note\r\n'=1+1,T,=HYPERLINK(1)\r\n"
    (document,) = read_notes_of(table, Path("x.csv")).documents
    (found,) = document.notes.annotations
    assert (found.quote, found.body) == ("=1+1", "=HYPERLINK(1)")


def test_a_page_in_a_note_becomes_its_text() -> None:
    file = (
        b'{"items": [{"id": "urn:uuid:1", "type": "Annotation", "target": {}, "body": '
        b'{"type": "TextualBody", "format": "text/html", "value": '
        b'"<p onclick=x()>Yes<script>alert(1)</script><img src=x onerror=y()></p><p>No</p>"}}]}'
    )
    (document,) = read_notes_of(file, Path("x.jsonld")).documents
    assert document.notes.annotations[0].body == "Yes\nNo"


def test_control_characters_of_others_are_left_out() -> None:
    table = b"Highlight,Title,Note\na\x00b\x1bc,T,d\x07e\n"
    (document,) = read_notes_of(table, Path("x.csv")).documents
    (found,) = document.notes.annotations
    assert (found.quote, found.body) == ("abc", "de")

import os
from array import array
from dataclasses import replace
from pathlib import Path

import pytest

from reader.core.text import Text, say
from reader.core.transcript import Anchor, Chapter, Emphasis, Repair, Speaker, Transcript
from reader.storage import transcript_cache
from reader.storage.transcript_cache import TranscriptCache


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text("Ada: Hello.", encoding="utf-8")
    return path


@pytest.fixture
def code(tmp_path: Path) -> Path:
    folder = tmp_path / "code"
    folder.mkdir()
    (folder / "plain_text.py").write_text("")
    return folder


@pytest.fixture
def cache(tmp_path: Path, code: Path) -> TranscriptCache:
    return TranscriptCache(tmp_path / "data", code)


WHOLE = Transcript(
    ["Hello — there.", "Hi\nyou."],
    array("i", [0, -1]),
    (Speaker("Ada", ("Adda",)), Speaker("Ben")),
    title="A talk",
    published="2026",
    credit="by hand",
    language="en",
    anchors=(Anchor(1500, 1, 2, "inaudible"),),
    chapters=(Chapter("One", None, 0), Chapter("Two", 9, 1)),
    repairs=(Repair("page-break", 3, "joined"),),
    warnings=("odd",),
    emphasis={1: (Emphasis(0, 2, strong=True),)},
    text_hash="ab",
)


def test_what_was_put_in_comes_out_the_same(cache: TranscriptCache, source: Path) -> None:
    key = cache.key(source, ())
    assert key is not None
    assert cache.get(key) is None
    cache.put(key, WHOLE)
    assert cache.get(key) == WHOLE


def test_what_was_said_keeps_what_it_is_made_of(cache: TranscriptCache, source: Path) -> None:
    said = say("Line {line}: {what}.", line=3, what=say("a word"))
    whole = replace(WHOLE, warnings=(said,), repairs=(Repair("hyphen", 3, said),))
    key = cache.key(source, ())
    assert key is not None
    cache.put(key, whole)
    back = cache.get(key)
    assert back == whole
    for text in (back.warnings[0], back.repairs[0].detail):
        assert isinstance(text, Text)
        assert text.template == said.template


def test_another_text_other_repairs_and_other_code_have_other_keys(
    cache: TranscriptCache, source: Path, code: Path
) -> None:
    keys = {cache.key(source, ()), cache.key(source, ["page-break:3:joined"])}
    source.write_text("Ada: Hello!", encoding="utf-8")
    keys.add(cache.key(source, ()))
    os.utime(code / "plain_text.py", ns=(1, 1))
    keys.add(cache.key(source, ()))
    assert len(keys) == 4
    assert None not in keys


def test_a_missing_or_a_huge_file_has_no_key(
    cache: TranscriptCache, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transcript_cache, "LARGEST_SOURCE_BYTES", 5)
    assert cache.key(source, ()) is None
    assert cache.key(source.with_name("gone.txt"), ()) is None


@pytest.mark.parametrize("damage", [b"", b"{}", b"[]", b'{"texts": 3}', b"\xff\xfe"])
def test_a_damaged_entry_is_as_good_as_absent(
    cache: TranscriptCache, source: Path, tmp_path: Path, damage: bytes
) -> None:
    key = cache.key(source, ())
    assert key is not None
    cache.put(key, WHOLE)
    (tmp_path / "data" / "cache" / f"{key}.json").write_bytes(damage)
    assert cache.get(key) is None


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(
    tmp_path: Path, source: Path, code: Path
) -> None:
    (tmp_path / "file").write_text("")
    cache = TranscriptCache(tmp_path / "file", code)
    cache.put("key", WHOLE)
    assert cache.get("key") is None


def test_the_oldest_entries_go(
    cache: TranscriptCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transcript_cache, "MOST_FILES", 2)
    for number, key in enumerate("abc"):
        cache.put(key, WHOLE)
        path = tmp_path / "data" / "cache" / f"{key}.json"
        os.utime(path, ns=(number, number))
    cache.put("d", WHOLE)
    assert [key for key in "abcd" if cache.get(key)] == ["c", "d"]

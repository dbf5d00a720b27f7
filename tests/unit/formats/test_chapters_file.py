from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.chapters import FileChapter
from reader.core.errors import FileProblem, FormatProblem
from reader.formats.chapters_file import (
    MOST_BYTES,
    find_chapters_file,
    is_chapters_file,
    read_chapters,
)


def _write(path: Path, chapters: object, **more: object) -> Path:
    path.write_text(json.dumps({"version": "1.2.0", "chapters": chapters, **more}), "utf-8")
    return path


def test_what_the_format_says_is_read(tmp_path: Path) -> None:
    path = _write(
        tmp_path / "talk.chapters.json",
        [
            {"startTime": 60.25, "title": "Second", "url": "https://example.org/2"},
            {"startTime": 0, "endTime": 60, "title": " First\n part ", "img": "x.jpg"},
            {"startTime": 90, "title": "A picture", "toc": False},
            {"startTime": "2:30", "title": "Clock", "url": "javascript:alert(1)"},
            {"startTime": "200.5"},
        ],
        title="Talk",
    )
    assert read_chapters(path) == (
        FileChapter(0, "First part", 60_000),
        FileChapter(60_250, "Second", url="https://example.org/2"),
        FileChapter(90_000, "A picture", in_contents=False),
        FileChapter(150_000, "Clock"),
        FileChapter(200_500, ""),
    )


def test_what_makes_no_sense_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "talk.chapters.json"
    path.write_text(
        '{"version": "1.2", "chapters": [null, 5, [], {}, {"startTime": NaN}, '
        '{"startTime": Infinity}, {"startTime": -1}, {"startTime": true}, {"startTime": "soon"}, '
        '{"startTime": "1e999"}, {"startTime": 1e300}, {"startTime": 5, "title": 7}, '
        '{"startTime": 9, "endTime": 3, "title": "\\u0000\\u202eNine"}]}'
    )
    assert read_chapters(path) == (FileChapter(5000, ""), FileChapter(9000, "Nine"))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no json",
        b"[1, 2]",
        b'{"version": 1}',
        b'{"chapters": {"startTime": 1}}',
        b"[" * 200_000,
        b'{"chapters": [' + b" " * MOST_BYTES + b"]}",
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_list_of_chapters_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.chapters.json"
    path.write_bytes(content)
    with pytest.raises(FormatProblem, match=r"a\.chapters\.json"):
        read_chapters(path)
    assert not is_chapters_file(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileProblem):
        read_chapters(tmp_path / "gone.json")


@pytest.mark.parametrize(
    "name", ["talk.chapters.json", "talk.mp3.chapters.json", "talk_chapters.json", "talk.json"]
)
def test_chapters_lie_beside_the_recording_or_the_text(tmp_path: Path, name: str) -> None:
    path = _write(tmp_path / name, [])
    assert find_chapters_file([tmp_path / "other.txt", tmp_path / "talk.mp3"]) == path
    assert find_chapters_file([tmp_path / "other.txt"]) is None


def test_a_transcript_that_has_chapters_too_is_no_chapters_file(tmp_path: Path) -> None:
    _write(tmp_path / "talk.json", [], segments=[{"startTime": 0, "body": "Hello"}])
    assert find_chapters_file([tmp_path / "talk.mp3"]) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["startTime", "endTime", "title", "toc", "url", "chapters"]), inner
        )
    ),
    max_leaves=20,
)


@given(JSON)
def test_whatever_is_in_it_chapters_come_in_order(
    tmp_path_factory: pytest.TempPathFactory, chapters: object
) -> None:
    path = _write(tmp_path_factory.mktemp("any") / "a.json", chapters)
    try:
        found = read_chapters(path)
    except FormatProblem:
        assert not isinstance(chapters, list)
        return
    starts = [chapter.start_ms for chapter in found]
    assert starts == sorted(set(starts))
    assert all(start >= 0 for start in starts)
    assert all(c.end_ms is None or c.end_ms > c.start_ms for c in found)

from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.opening import LONGEST_LINE, Opening, is_link, link_to, parse_link


def test_what_is_asked_arrives_as_it_was() -> None:
    asked = Opening((Path("/talks/Ä b.txt"), Path("/x/\udcff.mp3")), 62_000, "token-1")
    assert Opening.from_line(asked.to_line()) == asked
    assert Opening.from_line(Opening().to_line()) == Opening()


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\xff\n",
        b"[]\n",
        b"[" * 5000,
        b'{"earmark-open": 2, "paths": [], "at_ms": null, "token": ""}\n',
        b'{"earmark-open": 1, "paths": ["talk.txt"], "at_ms": null, "token": ""}\n',
        b'{"earmark-open": 1, "paths": [3], "at_ms": null, "token": ""}\n',
        b'{"earmark-open": 1, "paths": ["/a\\u0000b"], "at_ms": null, "token": ""}\n',
        b'{"earmark-open": 1, "paths": [], "at_ms": -1, "token": ""}\n',
        b'{"earmark-open": 1, "paths": [], "at_ms": true, "token": ""}\n',
        b'{"earmark-open": 1, "paths": [], "at_ms": null, "token": 3}\n',
        b" " * (LONGEST_LINE + 1),
    ],
)
def test_anything_else_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  each says another thing
        Opening.from_line(line)


def test_too_much_is_not_asked_for() -> None:
    with pytest.raises(ValueError, match="too much"):
        Opening(tuple(Path(f"/{n}" * 100) for n in range(400))).to_line()


@pytest.mark.parametrize(
    ("link", "path", "at_ms"),
    [
        ("earmark:open?file=/talks/a.txt", "/talks/a.txt", None),
        ("EARMARK:open?file=/talks/a.txt&t=1:02:03", "/talks/a.txt", 3_723_000),
        ("earmark://open?t=90&file=%2Ftalks%2Fa%20b.txt", "/talks/a b.txt", 90_000),
        ("earmark:open?file=file:///talks/%C3%A4.txt", "/talks/ä.txt", None),
        ("earmark:open?file=file://localhost/a%2520b", "/a b", None),
    ],
)
def test_links_say_file_and_time(link: str, path: str, at_ms: int | None) -> None:
    assert is_link(link)
    assert parse_link(link) == Opening((Path(path),), at_ms)


@pytest.mark.parametrize(
    "link",
    [
        "earmark:",
        "earmark:open",
        "earmark:open?",
        "earmark:delete?file=/a",
        "earmark:open?file=a.txt",
        "earmark:open?file=",
        "earmark:open?file=/a&file=/b",
        "earmark:open?file=/a&t=soon",
        "earmark:open?file=/a&t=",
        "earmark:open?file=/a&rm=1",
        "earmark:open?file=/a&t=1&x=2",
        "earmark:open?file=/a#t=5",
        "earmark:open?file=/a%00b",
        "earmark:open?file=file://elsewhere/a",
        "earmark:open?file=http://elsewhere/a",
        "earmark:open?file=~/a",
    ],
)
def test_other_links_are_refused_with_what_was_expected(link: str) -> None:
    with pytest.raises(ValueError, match="Expected earmark:open"):
        parse_link(link)


def test_paths_are_no_links() -> None:
    assert not is_link("/talks/earmark:open")
    assert not is_link("C:\\talks\\a.txt")
    assert not is_link("earmark")


def test_a_link_that_is_made_is_read() -> None:
    path = Path("/talks/100% ä & ?.txt")
    assert parse_link(link_to(path, 3_723_000)) == Opening((path,), 3_723_000)
    assert parse_link(link_to(path)) == Opening((path,))


def test_a_link_is_to_the_millisecond_and_no_longer_than_it_needs() -> None:
    path = Path("/talks/a.txt")
    assert link_to(path, 26_518).endswith("&t=0:26.518")
    assert link_to(path, 26_500).endswith("&t=0:26.5")
    assert link_to(path, 20_000).endswith("&t=0:20")

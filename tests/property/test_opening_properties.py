from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.core.opening import Opening, link_to, parse_link

NAMES = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1)
PATHS = st.lists(NAMES, min_size=1, max_size=4).map(lambda names: Path("/", *names))
TIMES = st.one_of(st.none(), st.integers(0, 10**8))


@given(st.lists(PATHS, max_size=5), TIMES, st.text(max_size=50))
def test_a_request_is_read_as_it_was_written(
    paths: list[Path], at_ms: int | None, token: str
) -> None:
    asked = Opening(tuple(paths), at_ms, token)
    assert Opening.from_line(asked.to_line()) == asked


@given(st.binary(max_size=300))
def test_any_line_is_read_or_refused(line: bytes) -> None:
    try:
        opening = Opening.from_line(line)
    except ValueError:
        return
    assert all(path.is_absolute() for path in opening.paths)


@given(PATHS, TIMES)
def test_a_link_is_read_as_it_was_made(path: Path, at_ms: int | None) -> None:
    assert parse_link(link_to(path, at_ms)) == Opening((path,), at_ms)


@given(st.text(max_size=80))
def test_any_link_is_read_or_refused(text: str) -> None:
    try:
        opening = parse_link(f"earmark:{text}")
    except ValueError:
        return
    assert all(path.is_absolute() for path in opening.paths)

"""What an alignment comes to, in figures."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.align.figures import figures, percent
from reader.align.result import describe
from reader.core.timing import NO_TIME, Alignment, Provenance, Span
from reader.core.transcript import Speaker, Transcript

TRANSCRIPT = Transcript(
    ["One two three.", "Four five.", ""], array("i", [0, 1, 0]), (Speaker("Ana"), Speaker("Ben"))
)


def alignment(letters: str, confidence: list[int]) -> Alignment:
    kinds = {"m": 0, "s": 1, "i": 2, "p": 3, "a": 4}
    provenance = bytearray(kinds[letter] for letter in letters)
    times = [NO_TIME if kind == Provenance.ABSENT else 0 for kind in provenance]
    return Alignment(
        array("q", times),
        array("q", times),
        provenance,
        bytearray(confidence),
        duration_ms=60_000,
        uncovered=(Span(0, 1000), Span(5000, 7500)),
    )


def test_what_is_counted() -> None:
    found = figures(TRANSCRIPT, alignment("mipaa", [90, 20, 100, 0, 0]))
    assert (found.turns, found.words) == (3, 5)
    assert (found.measured, found.interpolated, found.pinned, found.absent) == (1, 1, 1, 2)
    assert found.doubtful == 1
    assert found.absent_turns == 1  # not the turn without words
    assert (found.uncovered, found.uncovered_ms, found.duration_ms) == (2, 3500, 60_000)


def test_what_was_measured_is_described_as_that() -> None:
    told = describe(TRANSCRIPT, alignment("mmmma", [90, 90, 90, 40, 0]))
    assert told.startswith(
        "2 of 3 turns and 4 of 5 words have a time; 80.0 % of the words are measured in the sound, "
        "20.0 % are doubtful."
    )
    assert "2 stretches of the recording, 4 s together" in told


def test_what_was_matched_is_described_as_that() -> None:
    told = describe(TRANSCRIPT, alignment("siisi", [90, 55, 55, 90, 55]))
    assert "2 times are the file's own, the others lie between." in told
    assert "measured" not in told


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 5, "0 %"),
        (5, 5, "100 %"),
        (0, 0, "0 %"),
        (99_999, 100_000, "99.9 %"),
        (1, 100_000, "0.1 %"),
        (1, 3, "33.3 %"),
    ],
)
def test_percents(part: int, whole: int, said: str) -> None:
    assert percent(part, whole) == said


@given(st.integers(1, 100_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_only_all_is_all_and_only_nothing_nothing(parts: tuple[int, int]) -> None:
    part, whole = parts
    assert (percent(part, whole) == "100 %") == (part == whole)
    assert (percent(part, whole) == "0 %") == (part == 0)

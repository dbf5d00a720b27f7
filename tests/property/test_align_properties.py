"""Aligning, whatever is heard: nothing is lost and nothing runs backwards."""

from __future__ import annotations

from array import array
from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from reader.align.finding.chain import Sighting, best_chain
from reader.align.finding.finder import Found
from reader.align.placing.comparison import HeardPiece, Kind
from reader.align.placing.division import divide
from reader.align.placing.judge import Pace
from reader.align.script import Script
from reader.align.sound.pieces import Piece, pieces_of
from reader.core.timing import Span
from tests.unit.align.texts import transcript_of

_WORD = st.sampled_from(["ship", "went", "out", "and", "never", "came", "back.", "again", "[x]"])
_TURN = st.lists(_WORD, min_size=1, max_size=30).map(" ".join)


@st.composite
def _heard(draw: st.DrawFn) -> list[tuple[str, int, int]]:
    """(text, speech ms, pause ms) of consecutive pieces."""
    return draw(
        st.lists(
            st.tuples(
                st.lists(_WORD, max_size=25).map(" ".join),
                st.integers(300, 12_000),
                st.integers(100, 1500),
            ),
            max_size=8,
        )
    )


@given(turns=st.lists(_TURN, min_size=1, max_size=5), said=_heard())
def test_parts_hold_every_word_and_all_sound_once(
    turns: list[str], said: list[tuple[str, int, int]]
) -> None:
    script = Script(transcript_of(*turns))
    heard, time_ms = [], 0
    for text, speech_ms, pause_ms in said:
        piece = Piece(time_ms, time_ms + speech_ms + pause_ms, speech_ms, pause_ms)
        heard.append(HeardPiece(piece, script.vocabulary.encode(text.split())[0]))
        time_ms = piece.end_ms
    span = (0, time_ms + 1000)

    parts = divide(script, Pace(), heard, span, (0, len(script)), lambda a, b: (a + b) // 2)

    assert (parts[0].start_ms, parts[-1].end_ms) == span
    assert (parts[0].first, parts[-1].last) == (0, len(script))
    for a, b in pairwise(parts):
        assert (a.end_ms, a.last) == (b.start_ms, b.first)
    for part in parts:
        assert part.start_ms <= part.end_ms
        assert part.first <= part.last
        assert part.kind is not Kind.TEXT or (
            part.end_ms > part.start_ms and part.last > part.first
        )
        assert part.kind is not Kind.UNCOVERED or part.first == part.last


def _score(chain: tuple[Sighting | None, ...]) -> float:
    """The sum of the scores, or -1 where the words do not rise."""
    taken = [s.found for s in chain if s is not None]
    middles = [f.first + f.last for f in taken]
    rises = all(a < b for a, b in pairwise(middles))
    return sum(f.score for f in taken) if rises else -1.0


@given(st.lists(st.lists(st.tuples(st.integers(0, 8), st.integers(1, 5)), max_size=3), max_size=5))
def test_no_story_is_likelier_than_the_best(pieces: list[list[tuple[int, int]]]) -> None:
    candidates = [
        [
            Sighting(n * 10, n * 10 + 5, Found(first, first, (), 1.0, score))
            for first, score in piece
        ]
        for n, piece in enumerate(pieces)
    ]

    best = best_chain(candidates)

    every = product(*[[None, *piece] for piece in candidates])
    assert _score(tuple(best)) == max(map(_score, every))


@given(
    st.lists(st.tuples(st.integers(20, 3000), st.integers(30, 40_000)), max_size=12),
    st.integers(500, 8000),
)
def test_pieces_hold_all_speech_in_order(gaps: list[tuple[int, int]], target_ms: int) -> None:
    stretches, time_ms = [], 0
    for pause_ms, speech_ms in gaps:
        stretches.append(Span(time_ms + pause_ms, time_ms + pause_ms + speech_ms))
        time_ms = stretches[-1].end_ms

    pieces = pieces_of(stretches, target_ms, lambda a, b: (a + b) // 2)

    assert sum(p.speech_ms for p in pieces) == sum(s.end_ms - s.start_ms for s in stretches)
    assert all(a.end_ms <= b.start_ms for a, b in pairwise(pieces))
    for stretch in stretches:
        covered = sum(
            max(0, min(p.end_ms, stretch.end_ms) - max(p.start_ms, stretch.start_ms))
            for p in pieces
        )
        assert covered == stretch.end_ms - stretch.start_ms


def test_the_same_tokens_whoever_encodes_them() -> None:
    script = Script(transcript_of("Never again, never."))

    assert script.vocabulary.encode(["never", "again"])[0] == array("q", script.tokens[:2])

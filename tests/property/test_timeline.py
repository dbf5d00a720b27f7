"""The timeline against a plain search through the list."""

from array import array
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.core.spans import joined, span_at
from reader.core.timeline import Cursor, Timeline, blanks
from reader.core.timing import NO_TIME, Alignment, Provenance, Span
from reader.core.transcript import Speaker, Transcript


@st.composite
def timed_conversations(draw: st.DrawFn) -> tuple[Transcript, Alignment]:
    sizes = draw(st.lists(st.integers(0, 4), min_size=1, max_size=8))
    texts = [" ".join("w" * (i + 1) for i in range(size)) for size in sizes]
    starts, ends = array("q"), array("q")
    for _ in range(sum(sizes)):
        start = draw(st.one_of(st.just(NO_TIME), st.integers(0, 300)))
        starts.append(start)
        ends.append(NO_TIME if start == NO_TIME else start + draw(st.integers(0, 80)))
    total = len(starts)
    alignment = Alignment(starts, ends, bytearray([Provenance.SOURCE]) * total, bytearray(total))
    return Transcript(texts, array("i", [0] * len(texts)), (Speaker("A"),)), alignment


@given(timed_conversations(), st.integers(0, 400))
def test_the_cursor_is_the_last_word_begun(
    conversation: tuple[Transcript, Alignment], time_ms: int
) -> None:
    transcript, alignment = conversation
    begun = [
        (start, number)
        for number, start in enumerate(alignment.start_ms)
        if start != NO_TIME and start <= time_ms
    ]
    expected = Cursor(*transcript.locate(max(begun)[1])) if begun else None
    timeline = Timeline(transcript, alignment)
    assert timeline.cursor_at(time_ms) == expected
    assert timeline.word_before(time_ms) == (max(begun)[1] if begun else None)


@given(timed_conversations(), st.integers(0, 400))
def test_every_sounding_turn_is_current(
    conversation: tuple[Transcript, Alignment], time_ms: int
) -> None:
    transcript, alignment = conversation
    spans = [(i, alignment.turn_span(transcript, i)) for i in range(len(transcript))]
    sounding = tuple(i for i, s in spans if s and s.start_ms <= time_ms < s.end_ms)
    turns = Timeline(transcript, alignment).turns_at(time_ms)
    if sounding:
        assert turns == sounding
    else:
        begun = [(s.start_ms, i) for i, s in spans if s and s.start_ms <= time_ms]
        assert turns == ((max(begun)[1],) if begun else ())


@st.composite
def with_blanks(draw: st.DrawFn) -> tuple[Transcript, Alignment]:
    """Some words not looked at yet, and stretches that no word covers."""
    transcript, alignment = draw(timed_conversations())
    kinds = bytearray(
        Provenance.PENDING if start == NO_TIME else Provenance.MEASURED
        for start in alignment.start_ms
    )
    starts = draw(st.lists(st.integers(0, 300), max_size=3, unique=True))
    spans = joined(Span(start, start + draw(st.integers(1, 60))) for start in starts)
    half = len(spans) // 2
    return transcript, replace(
        alignment, provenance=kinds, uncovered=spans[:half], looked_at=spans[half:], duration_ms=400
    )


@given(with_blanks(), st.integers(0, 390))
def test_where_nobody_knows_no_word_from_before_is_shown(
    conversation: tuple[Transcript, Alignment], time_ms: int
) -> None:
    transcript, alignment = conversation
    timeline = Timeline(transcript, alignment)
    cursor = timeline.cursor_at(time_ms)
    blank = span_at(blanks(alignment), time_ms)
    begun = [s for s in alignment.start_ms if s != NO_TIME and s <= time_ms]
    known = bool(begun) and (blank is None or max(begun) >= blank.start_ms)
    assert (cursor is not None) == known
    assert known or timeline.turns_at(time_ms) == ()


@given(st.one_of(timed_conversations(), with_blanks()), st.integers(0, 400))
def test_nothing_changes_before_the_next_boundary(
    conversation: tuple[Transcript, Alignment], time_ms: int
) -> None:
    timeline = Timeline(*conversation)
    boundary = timeline.next_boundary(time_ms)
    last = 500 if boundary is None else boundary - 1
    assert boundary is None or boundary > time_ms
    for later in range(time_ms, last + 1):
        assert timeline.cursor_at(later) == timeline.cursor_at(time_ms)
        assert timeline.turns_at(later) == timeline.turns_at(time_ms)

"""The timeline against a plain search through the list."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from reader.core.timeline import Cursor, Timeline
from reader.core.timing import NO_TIME, Alignment, Provenance
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
    assert Timeline(transcript, alignment).cursor_at(time_ms) == expected


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


@given(timed_conversations(), st.integers(0, 400))
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

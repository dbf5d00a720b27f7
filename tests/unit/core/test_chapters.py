from __future__ import annotations

from array import array
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.core.chapters import (
    MOST_CHAPTERS,
    MOST_TITLE_CHARACTERS,
    Chapter,
    ChapterPlaces,
    FileChapter,
    chapters_in_order,
    clean_title,
    of_file,
    of_transcript,
)
from reader.core.timeline import Timeline
from reader.core.timing import NO_TIME, Provenance, interpolate
from reader.core.transcript import Chapter as Heading
from reader.core.transcript import Speaker, Transcript

TURN_MS = 10_000


def _talk() -> tuple[Transcript, Timeline]:
    headings = (Heading("One", None, 0), Heading("Two", 21_500, 2), Heading("Beyond", 1, 9))
    transcript = Transcript(
        ["Some words are said here."] * 5, array("i", [0] * 5), (Speaker("A"),), chapters=headings
    )
    marks = [(transcript.first_word[turn], turn * TURN_MS) for turn in range(5)]
    return transcript, Timeline(transcript, interpolate(transcript, marks, duration_ms=50_000))


def test_headings_keep_their_time_or_take_that_of_their_turn() -> None:
    transcript, timeline = _talk()
    assert of_transcript(transcript, timeline) == (
        Chapter("One", 0, 0),
        Chapter("Two", 21_500, 2),
    )
    assert of_transcript(transcript, None)[0].start_ms is None


def test_a_chapter_whose_first_turn_was_cut_begins_with_the_next() -> None:
    transcript, _ = _talk()
    transcript = replace(transcript, chapters=(Heading("One", None, 0), Heading("Two", None, 1)))
    marks = [(transcript.first_word[turn], turn * TURN_MS) for turn in range(5)]
    times = interpolate(transcript, marks, duration_ms=50_000)
    start_ms, end_ms, provenance = times.start_ms[:], times.end_ms[:], times.provenance[:]
    for word in range(transcript.first_word[1], transcript.first_word[2]):
        start_ms[word] = end_ms[word] = NO_TIME
    cut = Timeline(transcript, replace(times, start_ms=start_ms, end_ms=end_ms))
    assert [c.start_ms for c in of_transcript(transcript, cut)] == [0, 2 * TURN_MS]
    # What was not looked at yet may still have its time.
    provenance[transcript.first_word[1]] = Provenance.PENDING
    begun = replace(times, start_ms=start_ms, end_ms=end_ms, provenance=provenance)
    found = of_transcript(transcript, Timeline(transcript, begun))
    assert [chapter.start_ms for chapter in found] == [0, None]


def test_chapters_of_a_file_find_the_turn_that_begins_with_them_or_is_said_then() -> None:
    _, timeline = _talk()
    found = of_file(
        [
            FileChapter(0, "Begin"),
            FileChapter(8000, "Set by ear, somewhat early"),
            FileChapter(25_000, "Within a turn", url="https://example.org"),
            FileChapter(30_000, "Not listed", in_contents=False),
            FileChapter(500_000, "After the last word"),
        ],
        timeline,
    )
    assert [chapter.turn for chapter in found] == [0, 1, 2, 4]
    assert [chapter.start_ms for chapter in found] == [0, 8000, 25_000, 500_000]
    assert of_file([FileChapter(5, "a")], None) == (Chapter("a", 5, None),)


def test_chapters_at_impossible_times_and_too_many_are_left_out() -> None:
    hostile = [FileChapter(-5, "before"), FileChapter(10**18, "never"), FileChapter(7, "real")]
    assert [c.title for c in chapters_in_order(hostile)] == ["real"]
    many = (FileChapter(n, str(n)) for n in range(MOST_CHAPTERS * 3))
    assert len(chapters_in_order(many)) == MOST_CHAPTERS


def test_of_chapters_that_begin_together_one_is_listed() -> None:
    together = [
        FileChapter(5, "part"),
        FileChapter(5, "its first chapter"),
        FileChapter(5, "a picture", in_contents=False),
        FileChapter(0, "begin"),
    ]
    assert [c.title for c in chapters_in_order(together)] == ["begin", "its first chapter"]


@given(st.text(max_size=2000))
def test_a_title_is_one_printable_line(text: str) -> None:
    title = clean_title(text)
    assert len(title) <= MOST_TITLE_CHARACTERS
    assert title.isprintable()
    assert title == title.strip()


PLACES = st.one_of(st.none(), st.integers(0, 50))


@given(
    st.lists(st.tuples(PLACES, PLACES).filter(any), max_size=20),
    st.one_of(st.none(), st.integers(-5, 60)),
    st.one_of(st.none(), st.integers(0, 60)),
)
def test_the_current_chapter_is_the_last_that_has_begun(
    places: list[tuple[int | None, int | None]], position_ms: int | None, turn: int | None
) -> None:
    chapters = [Chapter("", start_ms, at) for start_ms, at in places]
    current = ChapterPlaces(chapters).current(position_ms, turn)
    if current is not None:
        chapter = chapters[current]
        by_time = position_ms is not None and chapter.start_ms is not None
        if by_time and position_ms is not None and chapter.start_ms is not None:
            begun = chapter.start_ms <= position_ms
        else:
            begun = False
        assert begun or (turn is not None and chapter.turn is not None and chapter.turn <= turn)
    elif position_ms is not None and all(c.start_ms is not None for c in chapters):
        assert all(c.start_ms > position_ms for c in chapters if c.start_ms is not None)


def test_where_all_have_times_the_time_decides() -> None:
    places = ChapterPlaces([Chapter("a", 0, 0), Chapter("b", 100, 5)])
    assert places.current(99, 7) == 0
    assert places.current(100, 0) == 1
    assert places.current(None, 5) == 1
    assert places.current(-1, None) is None
    assert ChapterPlaces([Chapter("a", None, 2)]).current(500, 1) is None
    assert ChapterPlaces([Chapter("a", None, 2)]).current(500, 3) == 0
    assert ChapterPlaces([]).current(5, 5) is None

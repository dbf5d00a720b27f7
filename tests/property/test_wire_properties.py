"""Whatever is said over the wire comes out the same, a line each."""

from __future__ import annotations

from array import array
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.align import wire
from reader.align.progress import PlacedWords, Progress, Stage
from reader.core.pins import Pin
from reader.core.timing import NO_TIME, Alignment, Provenance, Span, SpeakerConflict
from reader.core.transcript import NO_SPEAKER, Speaker, Transcript

TIME = st.integers(0, 1 << 53)
TEXT = st.text(st.characters(), max_size=20)  # lone surrogates included
SPANS = st.lists(st.builds(Span, TIME, TIME), max_size=4).map(tuple)


@st.composite
def alignments(draw: st.DrawFn) -> Alignment:
    words = draw(st.integers(0, 12))

    def column(values: st.SearchStrategy[int]) -> list[int]:
        return draw(st.lists(values, min_size=words, max_size=words))

    return Alignment(
        array("q", column(TIME | st.just(NO_TIME))),
        array("q", column(TIME | st.just(NO_TIME))),
        bytearray(column(st.sampled_from(Provenance))),
        bytearray(column(st.integers(0, 100))),
        duration_ms=draw(TIME),
        uncovered=draw(SPANS),
        speaker_check=tuple(
            draw(st.lists(st.builds(SpeakerConflict, st.integers(0, 9), TEXT, TEXT), max_size=3))
        ),
        warnings=tuple(draw(st.lists(TEXT, max_size=3))),
        transcript_hash=draw(TEXT),
        audio_hash=draw(TEXT),
        source=draw(TEXT),
        extra=draw(st.dictionaries(TEXT, TEXT, max_size=3)),
    )


@st.composite
def placed_words(draw: st.DrawFn) -> PlacedWords:
    count = draw(st.integers(0, 5))
    times = st.lists(TIME | st.just(NO_TIME), min_size=count, max_size=count)
    small = st.binary(min_size=count, max_size=count)
    return PlacedWords(
        draw(st.integers(0, 10**6)),
        array("q", draw(times)),
        array("q", draw(times)),
        draw(small),
        draw(small),
    )


def sent(message: dict[str, object]) -> dict[str, object]:
    data = wire.line(message)
    assert data.index(b"\n") == len(data) - 1
    assert data.isascii()
    return wire.message(data)


@given(alignments())
def test_alignments(alignment: Alignment) -> None:
    event = sent(wire.finished_event(alignment))
    found = wire.alignment_from(event["alignment"])  # type: ignore[arg-type]
    assert found == alignment


@given(
    st.builds(
        Progress,
        st.sampled_from(Stage),
        TIME,
        SPANS,
        st.none() | st.builds(Span, TIME, TIME),
        st.lists(placed_words(), max_size=3).map(tuple),
        st.none() | st.floats(0, 1e9),
    )
)
def test_progress(progress: Progress) -> None:
    assert wire.progress_from(sent(wire.progress_event(progress))) == progress


@given(st.data())
def test_jobs(data: st.DataObject) -> None:
    texts = data.draw(st.lists(TEXT, max_size=5))
    names = data.draw(st.lists(TEXT, min_size=1, max_size=3))
    speakers = st.integers(NO_SPEAKER, len(names) - 1)
    transcript = Transcript(
        texts,
        array("i", data.draw(st.lists(speakers, min_size=len(texts), max_size=len(texts)))),
        tuple(map(Speaker, names)),
        language=data.draw(TEXT),
        text_hash=data.draw(TEXT),
    )
    job = wire.Job(
        Path(data.draw(TEXT)),
        transcript,
        start_ms=data.draw(TIME),
        journal=data.draw(st.none() | TEXT.map(Path)),
        pins=tuple(data.draw(st.lists(st.builds(Pin, st.integers(0, 99), TIME), max_size=3))),
        within=data.draw(st.none() | st.tuples(st.integers(0, 9), st.integers(0, 9))),
        prior=data.draw(st.none() | alignments()),
        language=data.draw(TEXT),
        recogniser=data.draw(TEXT),
        refiner=data.draw(TEXT),
        model=data.draw(TEXT),
        jobs=data.draw(st.integers(0, 64)),
        transcribe=data.draw(st.booleans()),
    )
    assert wire.job_from(sent(wire.job_message(job))) == job

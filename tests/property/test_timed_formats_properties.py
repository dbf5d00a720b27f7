"""Noise and round trips through the timed formats and the alignment file."""

from __future__ import annotations

import re
import tempfile
from array import array
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import FormatProblem
from reader.core.timing import NO_TIME, Alignment, Provenance, Span
from reader.core.transcript import Speaker, Transcript
from reader.formats.alignment_file import read_alignment, write_alignment
from reader.formats.base import Source, TimedFormat
from reader.formats.srt import SubRip
from reader.formats.timed_transcript import transcript_from_timed
from reader.formats.webvtt import WebVtt

_PIECES = st.sampled_from(
    [
        "00:00:01,000 --> 00:00:02,000",
        "00:00:03.5 --> 00:00:02",
        "9:59 --> 10:00",
        "-->",
        "00:00:0x,000 --> 1",
        "WEBVTT",
        "NOTE",
        "STYLE",
        "<v Ada>",
        "</v>",
        "<00:00:01.200>",
        "<c>",
        "Ada: ",
        "- ",
        ">> ",
        "42",
        "7",
        "yes",
        "no, no",
        "&amp;",
        "{\\an8}",
        "\u4eca",
        " ",
        "\n",
        "\n\n",
        "\n",
    ]
)
_NOISE = st.one_of(st.lists(_PIECES, max_size=60).map("".join), st.text(max_size=300))


@pytest.mark.parametrize("reader", [SubRip, WebVtt])
@given(text=_NOISE)
def test_noise_is_read_in_order_or_refused(reader: type[TimedFormat], text: str) -> None:
    assert 0 <= reader.recognises(text, Path("x")) <= 100
    try:
        timed = reader.read(Source(Path("x"), text, ""))
    except FormatProblem:
        return
    assert timed.cues
    assert all(a.start_ms <= b.start_ms for a, b in pairwise(timed.cues))
    assert all(cue.text.strip() for cue in timed.cues)
    assert all(cue.end_ms is None or cue.end_ms >= cue.start_ms >= 0 for cue in timed.cues)
    transcript, alignment = transcript_from_timed(timed)
    assert len(alignment) == transcript.word_count
    assert all(a <= b for a, b in pairwise(alignment.start_ms))
    assert all(s <= e for s, e in zip(alignment.start_ms, alignment.end_ms, strict=True))


_LINES = st.lists(
    st.sampled_from(
        [
            "1",
            "2",
            "00:00:01,000 --> 00:00:02,000",
            "00:00:03,000 --> 00:00:04,000 X1:5",
            "0:0:5 -> 0:0:6",
            "00:00:0x --> 00:00:09,000",
            "7 00:00:08,000 --> 00:00:07,000 spoken",
            "x --> y",
            "10:30 --> 11:30",
            "-->",
            "word",
            "Two words.",
            "",
            "",
        ]
    ),
    max_size=30,
)


@pytest.mark.parametrize("reader", [SubRip, WebVtt])
@given(lines=_LINES)
def test_no_arrow_and_no_word_is_lost_in_silence(
    reader: type[TimedFormat], lines: list[str]
) -> None:
    """A line with an arrow is a cue's times or is reported; a word is shown or reported."""
    header = [] if reader is SubRip else ["WEBVTT", ""]
    text = "\n".join(header + lines)
    try:
        timed = reader.read(Source(Path("x"), text, ""))
    except FormatProblem:
        return
    began = {cue.line for cue in timed.cues}
    reported = {int(found) for w in timed.warnings for found in re.findall(r"^Line (\d+):", w)}
    for number, line in enumerate(lines, 1 + len(header)):
        if "-->" in line:
            assert number in began | reported, (number, timed.warnings)
    shown = " ".join(cue.text for cue in timed.cues).split()
    told = " ".join(timed.warnings)
    # In WebVTT the line above the times is the cue's name.
    named = reader is WebVtt
    written = [
        a for a, b in pairwise([*lines, ""]) if not (named and ("->" in b and "->" not in a))
    ]
    for word in ("word", "spoken", "words."):
        if shown.count(word) < sum(line.split().count(word) for line in written):
            assert word in told or "Rolling captions" in told


_WORD = st.text("abc\u00e9", min_size=1, max_size=6)
_WORDS = st.lists(_WORD, min_size=1, max_size=6).map(" ".join)
_CUES = st.lists(
    st.tuples(st.integers(0, 400_000_000), st.integers(0, 9000), _WORDS), min_size=1, max_size=20
)


def _clock(ms: int, point: str) -> str:
    return (
        f"{ms // 3_600_000:02d}:{ms // 60_000 % 60:02d}:{ms // 1000 % 60:02d}{point}{ms % 1000:03d}"
    )


@given(cues=_CUES, numbered=st.booleans(), blank=st.sampled_from(["\n", "\n\n"]))
def test_every_subrip_cue_comes_out(
    cues: list[tuple[int, int, str]], numbered: bool, blank: str
) -> None:
    text = blank.join(
        (f"{n}\n" if numbered else "")
        + f"{_clock(start, ',')} --> {_clock(start + length, ',')}\n{words}"
        for n, (start, length, words) in enumerate(cues, 1)
    )
    timed = SubRip.read(Source(Path("x.srt"), text, ""))
    expected = sorted(((s, s + n if n else None, w) for s, n, w in cues), key=lambda cue: cue[0])
    assert [(c.start_ms, c.end_ms, c.text) for c in timed.cues] == expected


@given(cues=_CUES)
def test_every_webvtt_cue_comes_out(cues: list[tuple[int, int, str]]) -> None:
    text = "WEBVTT\n\n" + "\n\n".join(
        f"{_clock(start, '.')} --> {_clock(start + length, '.')}\n<v Ada>{words}"
        for start, length, words in cues
    )
    timed = WebVtt.read(Source(Path("x.vtt"), text, ""))
    expected = sorted(((s, s + n if n else None, w) for s, n, w in cues), key=lambda cue: cue[0])
    assert [(c.start_ms, c.end_ms, c.text) for c in timed.cues] == expected
    assert {cue.speaker for cue in timed.cues} == {"Ada"}


_UNTIMED = (Provenance.ABSENT, Provenance.PENDING)
_Time = Provenance | tuple[int, int, Provenance]
_WORD_TIME = st.one_of(
    st.sampled_from(_UNTIMED),
    st.tuples(
        st.integers(0, 10**12),
        st.integers(0, 10**6),
        st.sampled_from([p for p in Provenance if p not in _UNTIMED]),
    ),
)


@given(
    turns=st.lists(st.lists(st.tuples(_WORD_TIME, st.integers(0, 100)), max_size=8), max_size=8),
    title=st.text(max_size=10),
    duration_ms=st.integers(0, 10**12),
)
def test_alignments_survive_the_file(
    turns: list[list[tuple[_Time, int]]], title: str, duration_ms: int
) -> None:
    transcript = Transcript(
        [" ".join("w\u00f6rd" for _ in turn) for turn in turns],
        array("i", [0] * len(turns)),
        (Speaker("Ada"),),
        title=title,
    )
    words = [word for turn in turns for word in turn]
    alignment = Alignment(
        array("q", [time[0] if isinstance(time, tuple) else NO_TIME for time, _ in words]),
        array(
            "q", [time[0] + time[1] if isinstance(time, tuple) else NO_TIME for time, _ in words]
        ),
        bytearray(time[2] if isinstance(time, tuple) else time for time, _ in words),
        bytearray(confidence for _, confidence in words),
        duration_ms=duration_ms,
        uncovered=(Span(0, duration_ms),),
        source=title,
        looked_at=(Span(0, duration_ms // 2),),
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.earmark.json"
        write_alignment(path, alignment, transcript)
        assert read_alignment(path, transcript) == alignment

"""SubRip as it is found: nothing is lost, everything put right is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.errors import FormatProblem
from reader.core.timed import TimedText
from reader.formats.base import Source
from reader.formats.decoding import read_source
from reader.formats.srt import SubRip
from reader.formats.time_lines import clock_ms

CLEAN = """1
00:00:01,000 --> 00:00:02,500
Good evening.

2
00:00:03,000 --> 00:00:04,000
And to you,
whoever you are.
"""


def read(text: str) -> TimedText:
    return SubRip.read(Source(Path("talk.srt"), text, "hash"))


def times(timed: TimedText) -> list[tuple[int, int | None]]:
    return [(cue.start_ms, cue.end_ms) for cue in timed.cues]


def texts(timed: TimedText) -> list[str]:
    return [cue.text for cue in timed.cues]


def told(timed: TimedText, words: str) -> list[str]:
    return [warning for warning in timed.warnings if words in warning]


def test_clean_file_is_read_without_a_word() -> None:
    timed = read(CLEAN)
    assert times(timed) == [(1000, 2500), (3000, 4000)]
    assert texts(timed) == ["Good evening.", "And to you, whoever you are."]
    assert [cue.line for cue in timed.cues] == [2, 6]
    assert timed.warnings == ()
    assert timed.data_hash == "hash"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_and_carriage_returns(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "talk.srt"
    text = CLEAN.replace("evening", "s\u00e9ance").replace("\n", "\r\n")
    path.write_bytes(text.encode(encoding))
    timed = SubRip.read(read_source(path))
    assert texts(timed)[0] == "Good s\u00e9ance."
    assert len(timed.cues) == 2


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("00:00:01,5", 1500),
        ("00:00:01,50", 1500),
        ("00:00:01,5004", 1500),
        ("00:00:01.250", 1250),
        ("00:00:01", 1000),
        ("00:00:01,", 1000),
        ("0:1,250", 1250),
        ("00:00:01:250", 1250),
        ("123:00:00,000", 442_800_000),
    ],
)
def test_odd_times_are_read_and_told(written: str, expected: int) -> None:
    assert clock_ms(written) == expected
    timed = read(f"1\n{written} --> 200:00:00,000\nYes.\n")
    assert times(timed) == [(expected, 720_000_000)]
    odd = told(timed, "Line 2: time in an odd form")
    assert len(odd) == (0 if written == "123:00:00,000" else 1)


def test_missing_blank_lines_lose_no_cue() -> None:
    timed = read(CLEAN.replace("\n\n", "\n"))
    assert texts(timed) == ["Good evening.", "And to you, whoever you are."]
    assert told(timed, "Line 5: no empty line")


def test_a_number_that_is_said_stays_text() -> None:
    timed = read(
        "1\n00:00:01,000 --> 00:00:02,000\nHow old is he?\n42\n"
        "00:00:03,000 --> 00:00:04,000\nReally?\n"
    )
    assert texts(timed) == ["How old is he? 42", "Really?"]
    assert told(timed, "taken as text")


def test_an_empty_line_inside_a_cue_does_not_end_it() -> None:
    timed = read("1\n00:00:01,000 --> 00:00:02,000\nHow old?\n\nForty-two.\n\n" + CLEAN[2:])
    assert texts(timed)[0] == "How old? Forty-two."
    assert told(timed, "Line 2: empty line inside")


def test_numbers_missing_doubled_and_jumping_are_told() -> None:
    cue = "00:00:0{0},000 --> 00:00:0{0},900\nWord {0}.\n\n"
    timed = read(
        cue.format(1) + "7\n" + cue.format(2) + "7\n" + cue.format(3) + "12\n" + cue.format(4)
    )
    assert texts(timed) == ["Word 1.", "Word 2.", "Word 3.", "Word 4."]
    assert told(timed, "Line 1: cue without a number")
    assert told(timed, "used twice, both cues are kept: 7")
    assert told(timed, "missing before this one: 12, expected 8")


def test_order_overlap_and_reversed_cues() -> None:
    timed = read(
        "1\n00:00:05,000 --> 00:00:06,000\nThird.\n\n"
        "2\n00:00:01,000 --> 00:00:03,000\nFirst.\n\n"
        "3\n00:00:02,000 --> 00:00:01,000\nSecond.\n"
    )
    assert texts(timed) == ["First.", "Second.", "Third."]
    assert times(timed)[1] == (2000, None)
    assert told(timed, "out of order") == ["Line 2: cue out of order, put in its place."]
    assert told(timed, "Line 10: cue ends before it begins")
    overlap = read("00:00:01,000 --> 00:00:03,000\nA.\n\n00:00:02,000 --> 00:00:04,000\nB.\n")
    assert told(overlap, "Line 4: cue overlaps")


def test_a_cue_too_short_for_its_text_is_left_open() -> None:
    long = "Nobody can say a sentence as long as this one is in a fifth of a second, surely."
    timed = read(
        f"1\n00:00:01,000 --> 00:00:01,200\n{long}\n\n2\n00:00:09,000 --> 00:00:09,200\nNo.\n"
    )
    assert times(timed) == [(1000, None), (9000, 9200)]
    assert told(timed, "Line 2: text too long for its time")


def test_times_before_the_beginning_become_zero() -> None:
    timed = read("1\n-00:00:01,000 --> 00:00:01,000\nEarly.\n")
    assert times(timed) == [(0, 1000)]
    assert told(timed, "before the recording's beginning")


def test_unreadable_times_keep_their_text() -> None:
    timed = read(
        "1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:0x:03,000 --> 00:00:0y\nTwo.\n\n"
        "3\n00:00:05,000 -->\nThree.\n"
    )
    assert texts(timed) == ["One.", "Two.", "Three."]
    assert times(timed) == [(1000, 2000), (2000, None), (5000, None)]
    assert len(told(timed, "time that cannot be read")) == 2


def test_garbage_before_the_first_cue_is_told() -> None:
    timed = read("Downloaded from somewhere\n\n" + CLEAN)
    assert len(timed.cues) == 2
    assert told(timed, "Line 1: text before the first cue, left out: \u201cDownloaded")


def test_a_cue_without_text_is_told() -> None:
    timed = read("1\n00:00:01,000 --> 00:00:02,000\n\n" + CLEAN.replace("1\n", "2\n", 1))
    assert len(timed.cues) == 2
    assert told(timed, "Line 2: cue without text")


def test_markup_is_taken_off_and_comparisons_are_not() -> None:
    timed = read(
        "1\n00:00:01,000 --> 00:00:02,000\n"
        "{\\an8}<i>Is 3 < 4 & 5 > 2?</i> <font color='red'>Yes</font>\n"
    )
    assert texts(timed) == ["Is 3 < 4 & 5 > 2? Yes"]


def test_speakers_by_name_dash_and_arrows() -> None:
    timed = read(
        "1\n00:00:01,000 --> 00:00:02,000\nAda Byron: Good evening.\n\n"
        "2\n00:00:02,000 --> 00:00:03,000\nIt is late.\n\n"
        "3\n00:00:03,000 --> 00:00:04,000\n>> CHARLES: Remember: it is not.\n\n"
        "4\n00:00:04,000 --> 00:00:06,000\n- Ada Byron: Is.\n- Not.\n\n"
        "5\n00:00:06,000 --> 00:00:07,000\n>> Who is there?\n"
    )
    assert [(cue.speaker, cue.text) for cue in timed.cues] == [
        ("Ada Byron", "Good evening."),
        ("Ada Byron", "It is late."),
        ("CHARLES", "Remember: it is not."),
        ("Ada Byron", "Is."),
        ("", "Not."),
        ("", "Who is there?"),
    ]
    assert timed.cues[3].end_ms == timed.cues[4].start_ms
    assert timed.cues[5].changes_speaker


def test_a_colon_does_not_make_a_name() -> None:
    timed = read(
        "1\n00:00:01,000 --> 00:00:02,000\nBut here is the thing: it rains.\n\n"
        "2\n00:00:02,000 --> 00:00:03,000\nNote: take an umbrella.\n\n"
        "3\n00:00:03,000 --> 00:00:04,000\nAt 12:30 we leave.\n"
    )
    assert {cue.speaker for cue in timed.cues} == {""}
    assert texts(timed)[0] == "But here is the thing: it rains."


def test_many_faults_of_a_kind_are_counted() -> None:
    timed = read("".join(f"00:00:{n:02d}.0 --> 00:00:{n:02d}.9\nW{n}.\n\n" for n in range(50)))
    assert len(timed.cues) == 50
    assert "30 more: time in an odd form." in timed.warnings


def test_no_captions_at_all_is_refused() -> None:
    with pytest.raises(FormatProblem, match="line 1: No caption was found"):
        read("Just a text.\n")


def test_recognises_by_content() -> None:
    assert SubRip.recognises(CLEAN, Path("talk.txt")) > 80
    assert SubRip.recognises("WEBVTT\n\n" + CLEAN, Path("talk.srt")) == 0
    assert SubRip.recognises("Once upon a time", Path("talk.srt")) == 0

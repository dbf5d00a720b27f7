"""Small caption files, each with one thing wrong: no cue is lost, and what is odd is said.

Every file holds the same three cues; a case says what was done to them, which words and
times must come out, and what must be said of which line. Nothing else may be said.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.core.errors import FormatProblem
from reader.core.timed import TimedText
from reader.formats.registry import load_timed
from reader.formats.timed_transcript import transcript_from_timed

ONE = "00:00:01,000 --> 00:00:02,000"
TWO = "00:00:03,000 --> 00:00:04,000"
THREE = "00:00:05,000 --> 00:00:06,000"
SRT = f"1\n{ONE}\nOne apple.\n\n2\n{TWO}\nTwo pears.\n\n3\n{THREE}\nThree plums.\n"
VTT = "WEBVTT\n\n" + SRT.replace("00:00:", "00:").replace(",", ".")
TEXTS = ["One apple.", "Two pears.", "Three plums."]


def load(folder: Path, name: str, data: str | bytes) -> TimedText:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    timed = load_timed(path)
    transcript, alignment = transcript_from_timed(timed)
    assert len(alignment) == transcript.word_count
    return timed


def texts(timed: TimedText) -> list[str]:
    return [cue.text for cue in timed.cues]


def said(timed: TimedText, expected: list[str]) -> None:
    """Each warning begins with one of ``expected``, and each of those is there."""
    assert len(timed.warnings) == len(expected), timed.warnings
    for warning, beginning in zip(timed.warnings, expected, strict=True):
        assert warning.startswith(beginning), (warning, beginning)


@pytest.mark.parametrize(
    "data",
    [
        SRT.encode("utf-8-sig"),
        b"\xef\xbb\xbf" * 2 + SRT.encode(),
        SRT.replace("2\n00:00:03", "\ufeff2\n00:00:03").encode(),
        SRT.replace("00:00:03", "\ufeff00:00:03").encode(),
        SRT.replace("00:00:03", "\u200e00:00:03").encode(),
        SRT.encode("utf-16"),
        SRT.encode("utf-16-le"),
        SRT.encode("utf-16-be"),
        SRT.encode("utf-32"),
        SRT.replace("\n", "\r\n").encode(),
        SRT.replace("\n", "\r").encode(),
        SRT.replace("\n", "\r\r\n").encode(),
        SRT.replace("\n", "\r\n", 5).replace("apple.\r\n", "apple.\r").encode(),
        SRT.replace("\n\n", "\n \t\n").encode(),
        SRT.replace("\n\n", "\n\u00a0\n").encode(),
        SRT.replace("\n\n", "\n\u200b\n").encode(),
        SRT.replace("\n\n", "\n\n\n\n").encode(),
        SRT.replace("4,000\n", "4,000\n\n").encode(),
        SRT.replace("2\n00", "2\n\n00").encode(),
        SRT.rstrip("\n").encode(),
        SRT.encode() + b"\x1a",
        SRT.replace(ONE, ONE + "  X1:100 X2:200 Y1:10 Y2:20").encode(),
        SRT.replace(ONE, ONE + " align:start position:0%").encode(),
        SRT.replace("One", "{\\an8}<i>One</i>").encode(),
        SRT.replace("One apple", "<b><i>One</b> <font color='#ffffff'>apple</i></font>").encode(),
        SRT.replace("One apple", "One<br>apple").encode(),
        SRT.replace("One apple", "&#79;ne&nbsp;apple").encode(),
    ],
)
@pytest.mark.parametrize("name", ["talk.srt", "talk.txt", "talk.vtt"])
def test_what_is_usual_is_read_without_a_word(tmp_path: Path, name: str, data: bytes) -> None:
    timed = load(tmp_path, name, data)
    assert texts(timed) == TEXTS
    assert [(cue.start_ms, cue.end_ms) for cue in timed.cues] == [
        (1000, 2000),
        (3000, 4000),
        (5000, 6000),
    ]
    assert timed.warnings == ()


_ODD = "Line 6: time in an odd form: \u201c"
_UNREADABLE = "Line 6: time that cannot be read, expected 00:00:01,000 --> 00:00:02,500: \u201c"


@pytest.mark.parametrize(
    ("written", "start_ms"),
    [
        ("00:00:03,5", 3500),
        ("0:0:3.34", 3340),
        ("00:03,000", 3000),
        ("00:00:03:500", 3500),
        ("00:00:03, 500", 3500),
        ("00:00:03.500", 3500),
        ("00:00:03;500", 3500),
        ("00:00:03,500000", 3500),
        ("00:00:03,", 3000),
        ("00:00:03", 3000),
        ("3.5", 3500),
        ("\uff10\uff10:\uff10\uff10:\uff10\uff13,\uff15", 3500),
        ("- 00:00:03,500", 3500),
        ("> 00:00:03,500", 3500),
        ('"00:00:03,500', 3500),
        ("[00:00:03,500", 3500),
    ],
)
def test_a_start_in_an_odd_form(tmp_path: Path, written: str, start_ms: int) -> None:
    timed = load(tmp_path, "talk.srt", SRT.replace("00:00:03,000", written))
    assert texts(timed) == TEXTS
    assert (timed.cues[1].start_ms, timed.cues[1].end_ms) == (start_ms, 4000)
    said(timed, [_ODD])
    assert timed.warnings[0].endswith(f"read as 00:00:03,{start_ms - 3000:03d} to 00:00:04,000.")


@pytest.mark.parametrize(
    "arrow",
    [
        "-->",
        " -> ",
        " ---> ",
        " \u2013> ",
        " \u2014> ",
        " --&gt; ",
        " \u2192 ",
        " - -> ",
        " -- > ",
        " ==> ",
        " -- ",
        " \u2013 ",
        ",",
        "\t-->\t",
        "\u00a0-->\u00a0",
    ],
)
def test_an_arrow_of_another_make(tmp_path: Path, arrow: str) -> None:
    timed = load(tmp_path, "talk.srt", SRT.replace(TWO, TWO.replace(" --> ", arrow)))
    assert texts(timed) == TEXTS
    assert (timed.cues[1].start_ms, timed.cues[1].end_ms) == (3000, 4000)
    said(timed, [_ODD])


@pytest.mark.parametrize(
    ("line", "start_ms", "end_ms"),
    [
        ("00:00:0a,000 --> 00:00:04,000", 2000, 4000),
        ("00::03,000 --> 00:00:04,000", 2000, 4000),
        ("99999999999:00:00,000 --> 00:00:04,000", 2000, 4000),
        ("00:00:03,000 -->", 3000, None),
        ("--> 00:00:04,000", 2000, 4000),
        ("-->", 2000, None),
        ("3.0s --> 4.0s", 2000, None),
        ("0h00m03s --> 0h00m04s", 2000, None),
    ],
)
def test_times_that_cannot_be_read_keep_their_text(
    tmp_path: Path, line: str, start_ms: int, end_ms: int | None
) -> None:
    timed = load(tmp_path, "talk.srt", SRT.replace(TWO, line))
    assert texts(timed) == TEXTS
    assert (timed.cues[1].start_ms, timed.cues[1].end_ms) == (start_ms, end_ms)
    said(timed, [_UNREADABLE])


@pytest.mark.parametrize(
    ("old", "new", "warnings"),
    [
        ("\n\n", "\n", ["Line 5: no empty line before", "Line 8: no empty line before"]),
        ("One apple", "One\n\napple", ["Line 2: empty line inside the cue, passed over"]),
        ("2\n00", "00", ["Line 5: cue without a number", "Line 9: cue number missing"]),
        ("3\n00", "2\n00", ["Line 10: cue number used twice, both cues are kept: 2, expected 3"]),
        ("2\n00", "7\n00", ["Line 6: cue number missing", "Line 10: cue number used twice"]),
        ("2\n00", "#2\n00", ["Line 5: cue number in an odd form: \u201c#2\u201d"]),
        ("2\n00", "2.\n00", ["Line 5: cue number in an odd form"]),
        ("2\n00", "Cue 2\n00", ["Line 5: cue number in an odd form"]),
        (
            "2\n00",
            "intro\n00",
            ["Line 5: a word in place of the cue's number, left out: \u201cint"],
        ),
        ("2\n00", "2 00", ["Line 5: time in an odd form", "Line 5: number on the time line"]),
        (
            "4,000\n",
            "4,000 ",
            ["Line 6: text on the time line, taken as the cue's: \u201cTwo pears."],
        ),
        (
            "1\n00",
            "My film\n\n1\n00",
            ["Line 1: text before the first cue, left out: \u201cMy film"],
        ),
        ("plums.\n", "plums.\n\n4\n", ["Line 13: the file breaks off in a cue"]),
        ("plums.\n", "plums.\n\n4\n00:00:0", ["Line 13: the file breaks off in a cue"]),
        ("plums.\n", f"plums.\n\n4\n{THREE}\n", ["Line 14: cue without text"]),
    ],
)
def test_cues_set_out_oddly(tmp_path: Path, old: str, new: str, warnings: list[str]) -> None:
    count = -1 if old == "\n\n" else 1
    timed = load(tmp_path, "talk.srt", SRT.replace(old, new, count))
    assert texts(timed) == TEXTS
    said(timed, warnings)


@pytest.mark.parametrize(
    ("line", "starts", "warning"),
    [
        ("00:00:04,000 --> 00:00:03,000", [1000, 4000, 5000], "Line 6: cue ends before it begins"),
        ("00:00:03,000 --> 00:00:03,000", [1000, 3000, 5000], "Line 6: cue ends as it begins"),
        ("00:00:01,500 --> 00:00:04,000", [1000, 1500, 5000], "Line 6: cue overlaps the one"),
        ("00:00:00,100 --> 00:00:00,900", [100, 1000, 5000], "Line 2: cue out of order, put"),
        ("00:00:09,000 --> 00:00:09,900", [1000, 5000, 9000], "Line 6: cue out of order, put"),
    ],
)
def test_times_that_do_not_go_together(
    tmp_path: Path, line: str, starts: list[int], warning: str
) -> None:
    timed = load(tmp_path, "talk.srt", SRT.replace(TWO, line))
    assert sorted(texts(timed)) == sorted(TEXTS)
    assert [cue.start_ms for cue in timed.cues] == starts
    said(timed, [warning])


def test_hours_past_99_are_read_and_said(tmp_path: Path) -> None:
    timed = load(tmp_path, "talk.srt", re.sub(r"00:00:0", "123:00:0", SRT))
    assert texts(timed) == TEXTS
    assert timed.cues[0].start_ms == 123 * 3_600_000 + 1000
    said(timed, [f"Line {n}: time beyond 99 hours, taken as it is: 123:00:0" for n in (2, 6, 10)])


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("One x --> y.", "Line 3: an arrow without times, taken as text"),
        ("One\n --> apple.", "Line 4: an arrow without times, taken as text"),
        ("One at 10:30 --> 11:30 we met.", "Line 3: an arrow without times, taken as text"),
        ("One\n10:30 --> 11:30", "Line 4: times without hours amid text, taken as text"),
    ],
)
def test_an_arrow_that_is_said_is_text(tmp_path: Path, text: str, warning: str) -> None:
    timed = load(tmp_path, "talk.srt", SRT.replace("One apple.", text))
    assert texts(timed) == [" ".join(text.split()), *TEXTS[1:]]
    said(timed, [warning])


@pytest.mark.parametrize("line", ["9" * 6000 + ":00:00,000 --> 00:00:04,000", "9" * 6000])
def test_numbers_that_no_one_can_mean_do_no_harm(tmp_path: Path, line: str) -> None:
    timed = load(tmp_path, "talk.srt", SRT.replace("2\n00:00:03", f"{line}\n00:00:03"))
    assert texts(timed)[1:] == TEXTS[1:]
    assert timed.cues[1].start_ms == 3000
    assert timed.warnings


def test_what_only_looks_like_markup_stays(tmp_path: Path) -> None:
    line = "a < b, c > d, <3 and <unknown> {really}"
    timed = load(tmp_path, "talk.srt", SRT.replace("One apple.", line))
    assert texts(timed)[0] == line


@pytest.mark.parametrize(
    "encoding", ["cp1252", "latin-1", "cp1251", "gbk", "shift_jis", "euc-kr", "cp1250"]
)
def test_a_foreign_encoding_loses_no_cue_and_is_said(tmp_path: Path, encoding: str) -> None:
    word = {
        "cp1251": "\u043f\u0440\u0438\u0432\u0435\u0442",
        "gbk": "\u4f60\u597d",
        "shift_jis": "\u3053\u3093",
        "euc-kr": "\uc548\ub155",
        "cp1250": "\u0142\u00f3d\u017a",
    }.get(encoding, "p\u00e2t\u00e9")
    timed = load(tmp_path, "talk.srt", SRT.replace("apple", word).encode(encoding))
    assert len(timed.cues) == 3
    assert texts(timed)[1:] == TEXTS[1:]
    said(timed, ["Line 3: the file is not UTF-8"])


@pytest.mark.parametrize(
    "data", ["", "\n \n", "WEBVTT\n", "WEBVTT - talk\n\nNOTE x\n", '{"cues": []}', f"1\n{ONE}\n"]
)
@pytest.mark.parametrize("name", ["talk.srt", "talk.vtt"])
def test_files_without_a_cue_are_refused_by_name(tmp_path: Path, name: str, data: str) -> None:
    with pytest.raises(FormatProblem) as caught:
        load(tmp_path, name, data)
    assert caught.value.path == tmp_path / name


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("WEBVTT", "WEBVTT - My talk"),
        ("WEBVTT", "\ufeffWEBVTT FILE"),
        ("WEBVTT\n", "WEBVTT\nKind: captions\nLanguage: en-GB\n"),
        ("WEBVTT\n", "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000\n"),
        ("WEBVTT\n\n", "WEBVTT\n"),
        ("4.000\n", "4.000 align:start position:0% line:90%\n"),
        ("2\n00", "a name\n00"),
        ("2\n00", "NOTE two\nlines\n\n2\n00"),
        ("1\n00", "STYLE\n::cue { color: red }\n\nREGION\nid:fred\nwidth:40%\n\n1\n00"),
        ("One apple", "<c.yellow.bg_blue>One</c> <i>apple</i>"),
        ("One apple", "<lang en>One</lang> <ruby>apple<rt>app</rt></ruby>"),
        ("apple", "&lrm;apple"),
        ("\n", "\r"),
        ("00:03.000 --> 00:04.000", "00:00:03.000 --> 00:00:04.000"),
    ],
)
def test_what_is_usual_in_webvtt(tmp_path: Path, old: str, new: str) -> None:
    timed = load(tmp_path, "talk.vtt", VTT.replace(old, new, -1 if old == "\n" else 1))
    assert texts(timed) == TEXTS
    assert timed.warnings == ()


@pytest.mark.parametrize(
    ("old", "new", "warning"),
    [
        ("WEBVTT\n\n", "", "Line 1: the header WEBVTT is missing"),
        ("WEBVTT", "webvtt", "Line 1: header in an odd form, expected WEBVTT: \u201cwebvtt"),
        ("WEBVTT", "WEBVTT: talk", "Line 1: header in an odd form"),
        ("2\n00", "NOTE a --> b\n\n2\n00", "Line 7: an arrow in a note, passed over"),
        ("2\n00", "NOTE note\n00", "Line 8: no empty line after a note"),
        ("2\n00", "a --> b\n00", "Line 7: an arrow in a cue's name, left out"),
        ("2\n00", "WEBVTT\n\n2\n00", "Line 7: another header, passed over"),
        ("One apple", "One\n\napple", "Line 7: text after an empty line, joined"),
        ("4.000\n", "4.000 ", "Line 8: text on the time line, taken as the cue's"),
        ("00:03.000 -->", "00:03.000 ->", "Line 8: time in an odd form"),
        ("00:03.000 -->", "00:03,000 -->", "Line 8: time in an odd form"),
        ("00:03.000 --> 00:04.000", "00:03.000 -->", "Line 8: time that cannot be read"),
        ("00:03.000 --> 00:04.000", "00:0x.000 --> 00:04.000", "Line 8: time that cannot be read"),
        ("00:03.000 --> 00:04.000", "00:03.000 --> 00:03.000", "Line 8: cue ends as it begins"),
    ],
)
def test_what_is_wrong_in_webvtt(tmp_path: Path, old: str, new: str, warning: str) -> None:
    timed = load(tmp_path, "talk.vtt", VTT.replace(old, new, 1))
    assert texts(timed) == TEXTS
    said(timed, [warning])


@pytest.mark.parametrize("kind", ["srt", "vtt"])
@pytest.mark.parametrize(
    "piece", ["word ", "1:", "> ", "{\\", "<i", "- ", "00:00:01,000 --> ", "&amp;", "9"]
)
def test_a_huge_cue_takes_no_time(tmp_path: Path, kind: str, piece: str) -> None:
    """A megabyte on one line; a search that goes back and forth would not end."""
    text = (SRT if kind == "srt" else VTT).replace("apple", piece * (1_000_000 // len(piece)))
    timed = load(tmp_path, f"talk.{kind}", text)
    assert texts(timed)[-1] == "Three plums."

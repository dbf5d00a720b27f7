"""WebVTT: voices, word times, blocks to pass over, rolling captions, faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.errors import FormatProblem
from reader.core.timed import TimedText, TimedWord
from reader.formats.base import Source
from reader.formats.webvtt import WebVtt


def read(text: str, header: str = "WEBVTT\n\n") -> TimedText:
    return WebVtt.read(Source(Path("talk.vtt"), header + text, "hash"))


def said(timed: TimedText) -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in timed.cues]


def test_voices_with_classes_and_end_tags() -> None:
    timed = read(
        "00:01.000 --> 00:02.000\n<v Ada>Good &amp; evening.</v>\n\n"
        "00:02.000 --> 00:03.000\n<v.loud.first Charles Babbage>No!\n\n"
        "00:03.000 --> 00:05.000\n<v Ada>One.</v> <v Charles Babbage>Two.</v>\n"
    )
    assert said(timed) == [
        ("Ada", "Good & evening."),
        ("Charles Babbage", "No!"),
        ("Ada", "One."),
        ("Charles Babbage", "Two."),
    ]
    assert (timed.cues[2].end_ms, timed.cues[3].end_ms) == (timed.cues[3].start_ms, 5000)
    assert timed.warnings == ()


def test_word_times() -> None:
    timed = read(
        "00:01.000 --> 00:03.000\nGood<00:01.400><c> even</c>ing<00:02.000><c.x> to you</c>\n"
    )
    assert timed.cues[0].text == "Good evening to you"
    assert timed.cues[0].words == (
        TimedWord("Good", 1000),
        TimedWord("evening", 1400),
        TimedWord("to you", 2000),
    )


def test_notes_styles_regions_identifiers_and_settings_are_passed_over() -> None:
    timed = read(
        "STYLE\n::cue { color: red }\n\nREGION\nid:bill\nwidth:40%\n\n"
        "NOTE a remark\nover two lines\n\nthe first one\n"
        "00:01.000 --> 00:02.000 region:bill align:left position:10%\n<i>Hello</i>.\n\nNOTE end\n",
        "WEBVTT - A talk\nKind: captions\nLanguage: en\n\n",
    )
    assert said(timed) == [("", "Hello.")]
    assert timed.title == "A talk"
    assert timed.warnings == ()


def test_hours_are_optional_and_bare_seconds_are_told() -> None:
    timed = read("1:02:03.500 --> 1:02:04.000\nA.\n\n2.5 --> 3\nB.\n")
    assert [(cue.start_ms, cue.end_ms) for cue in timed.cues] == [
        (2500, 3000),
        (3_723_500, 3_724_000),
    ]
    assert any("Line 6: time in an odd form" in warning for warning in timed.warnings)


def test_a_missing_header_is_told() -> None:
    timed = read("00:01.000 --> 00:02.000\nHello.\n", "")
    assert said(timed) == [("", "Hello.")]
    assert timed.warnings == ("Line 1: the header WEBVTT is missing.",)


def test_a_cue_directly_under_the_header_is_kept() -> None:
    timed = read("1\n00:01.000 --> 00:02.000\nHello.\n", "WEBVTT\n")
    assert said(timed) == [("", "Hello.")]


def test_missing_blank_lines_lose_no_cue() -> None:
    timed = read("00:01.000 --> 00:02.000\nOne.\n2\n00:02.000 --> 00:03.000\nTwo.\n")
    assert said(timed) == [("", "One."), ("", "Two.")]
    noted = read("NOTE careless\n00:01.000 --> 00:02.000\nOne.\n")
    assert said(noted) == [("", "One.")]
    assert any("after a note" in warning for warning in noted.warnings)


def test_text_after_an_empty_line_stays_with_its_cue() -> None:
    timed = read("00:01.000 --> 00:02.000\nOne\n\nand a half.\n")
    assert said(timed) == [("", "One and a half.")]
    assert any("Line 6: text after an empty line" in warning for warning in timed.warnings)


def test_unreadable_times_keep_their_text() -> None:
    timed = read("00:01.000 --> 00:02.000\nOne.\n\nxx:yy --> zz\nTwo.\n")
    assert said(timed) == [("", "One."), ("", "Two.")]
    assert timed.cues[1].start_ms == 2000
    assert any("cannot be read" in warning for warning in timed.warnings)


def test_names_before_a_colon() -> None:
    lines = ["nixo: hello", "Josh Davis: you are live!", "nixo: so: is it on?", "nixo: yes"]
    timed = read(
        "".join(f"00:{n:02d}.000 --> 00:{n:02d}.900\n{line}\n\n" for n, line in enumerate(lines))
    )
    assert said(timed) == [
        ("nixo", "hello"),
        ("Josh Davis", "you are live!"),
        ("nixo", "so: is it on?"),
        ("nixo", "yes"),
    ]


ROLLING = """00:00.000 --> 00:02.000 align:start position:0%

no,<00:00.500><c> no,</c><00:01.000><c> no</c>

00:02.000 --> 00:02.010 align:start position:0%
no, no, no


00:02.010 --> 00:04.000 align:start position:0%
no, no, no
no,<00:02.500><c> no,</c><00:03.000><c> no</c>

00:04.000 --> 00:04.010 align:start position:0%
no, no, no


00:04.010 --> 00:06.000 align:start position:0%
no, no, no
I<00:04.500><c> said</c><00:05.000><c> no</c>

00:06.000 --> 00:06.010 align:start position:0%
I said no

"""


def test_rolling_captions_keep_what_was_said_twice() -> None:
    timed = read(ROLLING)
    spoken = " ".join(cue.text for cue in timed.cues)
    assert spoken == "no, no, no no, no, no I said no"
    assert [cue.start_ms for cue in timed.cues] == [0, 2010, 4010]
    assert [word.start_ms for word in timed.cues[2].words] == [4010, 4500, 5000]
    assert any("Rolling captions: 5 repeated lines" in warning for warning in timed.warnings)


def test_an_empty_line_after_the_times_does_not_part_them_from_the_text() -> None:
    timed = read("00:01.000 --> 00:02.000\n\nHello.\n\n00:03.000 --> 00:04.000\n\n")
    assert [(cue.start_ms, cue.text) for cue in timed.cues] == [(1000, "Hello.")]
    assert any("Line 7: cue without text" in warning for warning in timed.warnings)


def test_plain_captions_may_repeat_themselves() -> None:
    cue = "00:0{}.000 --> 00:0{}.000\nYeah.\n\n"
    timed = read("".join(cue.format(n, n + 1) for n in range(2)) + "00:05.000 --> 00:06.000\nSo.\n")
    assert [cue.text for cue in timed.cues] == ["Yeah.", "Yeah.", "So."]


def test_nothing_to_read_is_refused() -> None:
    with pytest.raises(FormatProblem, match="No caption was found"):
        read("NOTE nothing here\n")


def test_recognises_by_content() -> None:
    assert WebVtt.recognises("WEBVTT - x\n", Path("a.txt")) == 100
    assert WebVtt.recognises("WEBVTTX\n", Path("a.txt")) == 0
    assert WebVtt.recognises("00:01.000 --> 00:02.000\nx", Path("a.vtt")) > 80


def test_a_refrain_in_captions_is_no_rolling() -> None:
    timed = read("".join(f"00:0{n}.000 --> 00:0{n + 1}.000\nHallelujah\n\n" for n in range(6)))
    assert len(timed.cues) == 6

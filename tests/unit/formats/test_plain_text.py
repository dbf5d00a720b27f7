"""Layouts, repairs and front matter, on small made-up conversations."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.errors import FormatProblem
from reader.core.transcript import NO_SPEAKER, Transcript
from reader.formats.base import Source
from reader.formats.plain_text import PlainText


def read(text: str, rejected: frozenset[str] = frozenset()) -> Transcript:
    return PlainText.read(Source(Path("talk.txt"), text, "00"), rejected=rejected)


def said(transcript: Transcript) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in transcript.turns()]


def times(transcript: Transcript) -> list[tuple[int, int, int]]:
    return [(a.time_ms, a.turn, a.char) for a in transcript.anchors]


HELLO = [("Ada Quill", "Good evening."), ("Ben Tarn", "Hello to you."), ("Ada Quill", "So it is.")]


@pytest.mark.parametrize(
    "header",
    [
        "{name}: {text}\n\n",
        "{name}: {text}\n",
        "**{name}:** {text}\n\n",
        "**{name}**: {text}\n\n",
        "**{name}** {text}\n\n",
        "*{name}:* {text}\n\n",
        "_{name}:_ {text}\n\n",
        "__{name}:__ {text}\n\n",
        ">> {name}: {text}\n\n",
        "{name}\n\n{text}\n\n",
        "{name}\n{text}\n\n",
        "{name}:\n{text}\n\n",
        "**{name}**\n\n{text}\n\n",
        "**{name}:**\n{text}\n\n",
        "[{name}]\n{text}\n\n",
        "[{name}]\n\n{text}\n\n",
        "[{name}] {text}\n\n",
        "{name} - {text}\n\n",
        "{name} \u2014 {text}\n",
    ],
)
def test_layouts_without_times(header: str) -> None:
    text = "".join(header.format(name=name, text=words) for name, words in HELLO * 2)
    transcript = read(text)
    assert said(transcript) == HELLO * 2
    assert not transcript.anchors
    assert not [r for r in transcript.repairs if r.kind != "emphasis"]


@pytest.mark.parametrize(
    "header",
    [
        "{name} ({time}):\n{text}\n\n",
        "{name} ({time}): {text}\n\n",
        "{name}: {time}\n\n{text}\n\n",
        "{name}: ({time}) {text}\n\n",
        "{name}  {time}\n{text}\n\n",
        "{name}  {time}  \n{text}\n\n",
        "{name}\t{time}\n{text}\n\n",
        "[{time}] {name}: {text}\n\n",
        "({time}) {name}: {text}\n\n",
        "{time} {name}: {text}\n\n",
        "{time} - {name}: {text}\n\n",
        "[{time}] **{name}:** {text}\n\n",
        "**[{time}] {name}:** {text}\n\n",
        "**{name}** [{time}]: {text}\n\n",
        "**{name}** ({time}): {text}\n\n",
        "{name}: [{time}] {text}\n\n",
        "**{name}:** [{time}] {text}\n\n",
        "**{name}:** \\[{time}\\] {text}\n\n",
        "{name} [{time}]\n{text}\n\n",
        "{name} [{time}] {text}\n\n",
        "{name} [({time})](https://example.org/watch?v=x&t=1) {text}\n\n",
        "{name}\n[{time}]\n{text}\n\n",
        "{name}\n{time}\n{text}\n\n",
        "{time} {name}\n{text}\n\n",
        "[{time}] {name}\n\n{text}\n\n",
        "{time} - {name}\n{text}\n\n",
    ],
)
@pytest.mark.parametrize("clock", ["00:00:{:02}", "0:{:02}", "1:00:{:02}"])
def test_layouts_with_times(header: str, clock: str) -> None:
    turns = HELLO * 2
    text = "".join(
        header.format(name=name, text=words, time=clock.format(index * 7))
        for index, (name, words) in enumerate(turns)
    )
    base = 3_600_000 if clock.startswith("1") else 0
    transcript = read(text)
    assert said(transcript) == turns
    assert times(transcript) == [(base + index * 7000, index, 0) for index in range(6)]


@pytest.mark.parametrize("header", ["{}. {}\n\n", "{}.\n{}\n\n"])
def test_capitals_before_a_full_stop(header: str) -> None:
    for names in (("ADA", "BEN"), ("Q", "A"), ("MR. TARN", "THE COURT")):
        turns = [(names[index % 2], words) for index, (_, words) in enumerate(HELLO * 2)]
        assert said(read("".join(header.format(*turn) for turn in turns))) == turns


def test_ordinary_writing_is_no_weak_layout() -> None:
    text = (
        "Ada Quill: One - or two.\n\nBen Tarn: So.\n\n[Ada Quill] was there.\n\n"
        "Ada Quill: Well.\n\nBen Tarn - so they say - was late.\n\nNO. Not so.\n\n"
        "Ben Tarn: B.\n\nJ. R. Moor: Three.\n\nJ. R. Moor: Four.\n\n[Music]\n\nBen Tarn: F.\n"
    )
    transcript = read(text)
    assert [s.name for s in transcript.speakers] == ["Ada Quill", "Ben Tarn", "J. R. Moor"]
    assert len(transcript) == 7
    captions = "[Music] hello there\n\n[Applause] welcome\n\n" * 4
    assert read(captions).speakers == ()
    terms = "".join(f"{word} - a thing to eat.\n\n" for word in ("Bread", "Salt", "Wine", "Oil"))
    assert read(terms).speakers == ()


def test_time_code_ends_in_frames() -> None:
    transcript = read("[01:02:03:15] Ada: One.\n\n[01:02:04;00] Ben: Two.\n\nAda: So.\n")
    assert times(transcript) == [(3_723_500, 0, 0), (3_724_000, 1, 0)]


FURNISHED = (
    "Ada Quill\n\nIt was a long story about the\n\nA Talk on Engines\n\n{}\n\nengines. Fine.\n\n"
    "Ben Tarn\n\nIt was.\n\nA Talk on Engines\n\n{}\n\nAda Quill\n\nSo it\n\nA Talk on Engines"
    "\n\n{}\n\nwent.\n\nBen Tarn\n\nYes.\n"
)


@pytest.mark.parametrize("number", ["{}", "- {} -", "Page {} of 40", "[{}]"])
def test_page_numbers_and_running_heads_are_left_out(number: str) -> None:
    text = FURNISHED.format(*(number.format(page) for page in (12, 13, 14)))
    transcript = read(text)
    assert transcript.texts == [
        "It was a long story about the engines. Fine.",
        "It was.",
        *(
            "So it went.",
            "Yes.",
        ),
    ]
    left_out = [r for r in transcript.repairs if r.kind == "page-number"]
    assert len(left_out) == 6
    kept = read(text, frozenset(r.ident for r in left_out))
    assert kept.texts[1].split() == f"It was. A Talk on Engines {number.format(13)}".split()


def test_numbers_that_are_no_page_numbers_stay() -> None:
    transcript = read("Ada: How many?\n\nBen: Listen.\n\n12\n\nAnd no more.\n\nAda: Oh.\n")
    assert transcript.turn(1).paragraphs == ["Listen.", "12 And no more."]
    assert not [r for r in transcript.repairs if r.kind == "page-number"]


def test_a_header_repeated_on_a_new_page_is_no_new_turn() -> None:
    text = (
        "Ada Quill\n\nOnce. It was a story about the\n\nAda Quill\n\nengines. Fine.\n\nMore."
        "\n\nBen Tarn\n\nIt was and\n\nAda Quill\n\nso it went on.\n\nAda Quill\n\nnow then.\n\n"
        "Ben Tarn\n\nYes.\n"
    )
    transcript = read(text)
    assert said(transcript) == [
        ("Ada Quill", "Once. It was a story about the engines. Fine.\nMore."),
        ("Ben Tarn", "It was and"),
        ("Ada Quill", "so it went on."),
        ("Ada Quill", "now then."),
        ("Ben Tarn", "Yes."),
    ]
    (repair,) = transcript.repairs
    assert (repair.kind, repair.line) == ("page-break", 7)
    pieces = text.replace("Quill\n\n", "Quill: ").replace("Tarn\n\n", "Tarn: ")
    assert len(read(pieces)) == 6
    assert len(read(text, frozenset({repair.ident}))) == 6
    assert not transcript.warnings


def test_what_a_scanner_misread_is_the_same_name() -> None:
    names = ["Dario Almond", "Benno Tarn"] * 6
    names += ["Dari0 A1mond", "Benno Tam", "Dar1o Alm0nd", "Benno Tarn"]
    transcript = read(_scene(*names))
    assert [s.name for s in transcript.speakers] == ["Dario Almond", "Benno Tarn"]
    assert len(transcript) == len(names)


def test_capitals_and_numbered_speakers() -> None:
    transcript = read("SPEAKER 1: One.\n\nSPEAKER 2: Two.\n\nSPEAKER 1: Three.\n")
    assert [s.name for s in transcript.speakers] == ["SPEAKER 1", "SPEAKER 2"]
    transcript = read("SPEAKER_00: One.\nSPEAKER_01: Two.\nSPEAKER_00: Three.\n")
    assert [s.name for s in transcript.speakers] == ["SPEAKER_00", "SPEAKER_01"]
    transcript = read("Q: Why?\n\nA: Because.\n\nQ: And then?\n\nA: Then nothing.\n")
    assert [s.name for s in transcript.speakers] == ["Q", "A"]


def test_two_turns_are_enough() -> None:
    assert said(read("Ada: Hi.\n\nBen: Hello there.\n")) == [
        ("Ada", "Hi."),
        ("Ben", "Hello there."),
    ]


def test_names_without_capitals_of_other_scripts() -> None:
    transcript = read("田中: こんにちは。\n\n鈴木: はい。\n\n田中: では。\n")
    assert [s.name for s in transcript.speakers] == ["田中", "鈴木"]
    transcript = read("Юлия Орлова: Здравствуйте.\n\nИгорь: Добрый день.\n\nЮлия Орлова: Так.\n")
    assert [s.name for s in transcript.speakers] == ["Юлия Орлова", "Игорь"]


def test_stamped_paragraph_without_a_name_goes_on() -> None:
    transcript = read(
        "Ada Quill [(00:00:01)](https://e.org/1) First thing.\n\n"
        "[(00:00:31)](https://e.org/2) second thing.\n\n"
        "Ben Tarn [(00:01:00)](https://e.org/3) Right.\n\n"
        "Ada Quill [(00:01:05)](https://e.org/4) Yes.\n"
    )
    assert said(transcript)[0] == ("Ada Quill", "First thing.\nsecond thing.")
    assert times(transcript) == [(1000, 0, 0), (31000, 0, 13), (60000, 1, 0), (65000, 2, 0)]
    assert not transcript.repairs  # a publisher's stamped paragraph is no page break


def test_times_inside_a_paragraph() -> None:
    transcript = read(
        "Ada: We begin [00:01:00] and go on (01:02:03), then \\[04:33\\] stop.\n\n"
        "Ben: It was [inaudible 03:43:25] loud, see Mark (3:16) and a ratio of 2:10.\n\n"
        "Ada: Yes.\n"
    )
    first, second, _ = transcript.texts
    assert first == "We begin and go on, then stop."
    assert second == "It was [inaudible 03:43:25] loud, see Mark (3:16) and a ratio of 2:10."
    marks = [
        (a.time_ms, a.turn, transcript.texts[a.turn][a.char :][:4]) for a in transcript.anchors
    ]
    assert marks == [
        (60000, 0, "and "),
        (3723000, 0, ", th"),
        (273000, 0, "stop"),
        (13405000, 1, "[ina"),
    ]
    assert [a.label for a in transcript.anchors] == ["", "", "", "inaudible"]


PAGE = (
    "Ada Quill\n\nThe first page ends in the middle of the\n\nsentence here. A real end.\n\n"
    'A new paragraph.\n\nBen Tarn\n\nWell, I-\n\nYes, and I\n\nThink so. He said "never."\n\n'
    "Then (it was late). It\n\nQuit.\n\nAda Quill\n\nOne (done.)\n\nTwo:\n\nThree…\n\nFour!\n\n"
    "Ben Tarn\n\niPhones are fine.\n\niPhones again.\n\nAda Quill\n\nYes.\n"
)


def test_page_breaks_are_joined_and_only_those() -> None:
    transcript = read(PAGE)
    assert [t.paragraphs for t in transcript.turns()] == [
        ["The first page ends in the middle of the sentence here. A real end.", "A new paragraph."],
        ["Well, I-", 'Yes, and I Think so. He said "never."', "Then (it was late). It Quit."],
        ["One (done.)", "Two:", "Three…", "Four!"],
        ["iPhones are fine.", "iPhones again."],
        ["Yes."],
    ]
    assert [(r.kind, r.line) for r in transcript.repairs] == [
        ("page-break", 5),
        ("page-break", 15),
        ("page-break", 19),
    ]


def test_a_rejected_repair_is_not_made_and_the_others_are() -> None:
    repairs = read(PAGE).repairs
    again = read(PAGE, frozenset({repairs[1].ident}))
    assert again.repairs == (repairs[0], repairs[2])
    assert "Yes, and I\nThink so." in again.texts[1]


def test_nothing_is_joined_across_list_items() -> None:
    transcript = read(
        "**Ada:** We need two things\n  1. Blocks\n  2. States\n\nWhich is all\n\n"
        "**Ben:** Right.\n\n**Ada:** So.\n"
    )
    assert transcript.turn(0).paragraphs == [
        "We need two things",
        "  1. Blocks",
        "  2. States",
        "Which is all",
    ]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    transcript = read("Ada: one\ntwo\nthree.\n\nBen: four\nfive.\n")
    assert transcript.texts == ["one two three.", "four five."]


def test_words_parted_at_the_end_of_a_line_are_whole_again() -> None:
    text = (
        "Ada: It was a conver-\nsation, a well-\nknown one, but I-\nit is-\nwas hard.\n\n"
        "Ben: The conversation is well-known.\n\nAda: So.\n"
    )
    transcript = read(text)
    assert transcript.texts[0] == (
        "It was a conversation, a well-known one, but I- it is- was hard."
    )
    assert [(r.kind, r.line) for r in transcript.repairs] == [("hyphen", 2), ("hyphen", 3)]
    kept = read(text, frozenset({transcript.repairs[0].ident}))
    assert kept.texts[0].startswith("It was a conver- sation, a well-known")


def test_emphasis_marks_become_emphasis() -> None:
    transcript = read(
        "Ada: I read *The Slow Ear* and **really** liked _it_, a*b, 2 * 3 * 4 and *this.\n\n"
        "Ben: snake_case_name stays, `*code*` too.\n\nAda: Fine.\n"
    )
    text = transcript.texts[0]
    assert text == "I read The Slow Ear and really liked it, a*b, 2 * 3 * 4 and *this."
    assert [(text[e.start : e.end], e.strong) for e in transcript.emphasis[0]] == [
        ("The Slow Ear", False),
        ("really", True),
        ("it", False),
    ]
    assert transcript.texts[1] == "snake_case_name stays, `*code*` too."
    kept = read("Ada: *So* it is.\n\nBen: Yes.\n", frozenset({"emphasis:1:So"}))
    assert kept.texts[0] == "*So* it is."


def test_anchors_keep_their_place_when_marks_go() -> None:
    transcript = read("Ada: *One* *two* [00:00:09] three.\n\nBen: Yes.\n")
    (anchor,) = transcript.anchors
    assert transcript.texts[0][anchor.char :] == "three."


def _scene(*names: str, front: str = "", said: str = "It went on like that for a while.") -> str:
    return front + "".join(f"{name}\n\n{said}\n\n" for name in names)


def test_a_line_of_its_own_is_no_speaker_for_that() -> None:
    transcript = read(
        _scene("Ada Quill", "Ben Tarn", "Ada Quill", "Ben Tarn")
        + "Ada Quill\n\nSome words.\n\nExactly\n\nMore words were said.\n\nBen Tarn\n\nFine.\n"
    )
    assert {s.name for s in transcript.speakers} == {"Ada Quill", "Ben Tarn"}
    assert "Exactly" in transcript.texts[4]


def test_a_new_name_is_found_by_its_first_line() -> None:
    transcript = read(_scene(*["Ada Quill", "Ben Tarn"] * 5, "Cleo Marsh", "Ben Tarn"))
    assert transcript.speaker_name(10) == "Cleo Marsh"


def test_a_misspelling_is_found_though_it_is_no_name() -> None:
    transcript = read(_scene(*["Ada Quill", "Benno Tarnow"] * 5, "Ada Quill", "Benno Tarn€w"))
    assert len(transcript) == 12
    assert transcript.speaker_name(11) == "Benno Tarnow"
    assert transcript.speakers[1].variants == ("Benno Tarn€w",)


def test_common_words_in_capitals_are_no_speaker() -> None:
    body = _scene(*["Ada Quill", "Ben Tarn"] * 5, said="machines of loving grace are a book.")
    transcript = read(
        body + "Machines Of Grace\n\nThat was the book we meant.\n\n" + _scene("Ada Quill")
    )
    assert {s.name for s in transcript.speakers} == {"Ada Quill", "Ben Tarn"}


def test_another_layouts_few_lines_do_not_outweigh_the_documents() -> None:
    notes = "Hint: it was raining.\n\n" * 4
    transcript = read(_scene(*["Ada Quill", "Ben Tarn"] * 5) + notes + _scene("Ada Quill"))
    assert {"Ada Quill", "Ben Tarn"} <= {s.name for s in transcript.speakers}


@pytest.mark.parametrize("label", ["Note", "Source", "Update", "Example", "Warning"])
def test_labels_are_no_speakers(label: str) -> None:
    transcript = read(
        f"Ada: One.\n\nBen: Two.\n\nAda: Three.\n\n{label}: a thing to know.\n\nBen: Four.\n"
    )
    assert {s.name for s in transcript.speakers} == {"Ada", "Ben"}
    assert "a thing to know" in transcript.texts[2]


def test_quoted_speech_and_addresses_are_no_headers() -> None:
    transcript = read(
        "Ada: One.\n\nBen: Two.\n\nAda: Three.\n\nHe told me this: never again.\n\n"
        "https://example.org/a: see there.\n\nBen: Four.\n"
    )
    assert {s.name for s in transcript.speakers} == {"Ada", "Ben"}


def test_variants_are_merged_into_the_spelling_of_the_title() -> None:
    names = ["Ada Quill", "Marek Dolinski"] * 2 + ["Ada Quill", "Marek Dolinsky"] * 12
    transcript = read(
        _scene(*names, front="**A Talk with Marek Dolinski about Bread and Salt**\n\n")
    )
    assert [(s.name, s.variants) for s in transcript.speakers] == [
        ("Ada Quill", ()),
        ("Marek Dolinski", ("Marek Dolinsky",)),
    ]
    (repair,) = transcript.repairs
    assert repair.kind == "speaker-variant"
    assert "Marek Dolinsky" in repair.detail
    kept = read(
        _scene(*names, front="**A Talk with Marek Dolinski about Bread and Salt**\n\n"),
        frozenset({repair.ident}),
    )
    assert [s.name for s in kept.speakers] == ["Ada Quill", "Marek Dolinski", "Marek Dolinsky"]


def test_the_running_text_says_how_a_name_is_spelled() -> None:
    names = ["Ada Quill", "Marek Dolinsky"] * 8
    said_of = "I met Marek Dolinski there."
    transcript = read(_scene(*names, said=said_of))
    assert [s.name for s in transcript.speakers] == ["Ada Quill", "Marek Dolinski"]


def test_capitals_and_remarks_are_no_other_person() -> None:
    names = ["ADA QUILL", "Ada Quill", "BEN TARN (guest)", "Ben Tarn", "Ada Quill", "Ben Tarn"]
    transcript = read("".join(f"{name}: So it went on.\n\n" for name in names))
    assert [(s.name, s.variants) for s in transcript.speakers] == [
        ("Ada Quill", ("ADA QUILL",)),
        ("Ben Tarn", ("BEN TARN (guest)",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "0:00 hello there\n0:03 welcome\n0:07 friends\n",
        "0:00\nhello there\n0:03\nwelcome\n0:07\nfriends\n",
        "[0:00] hello there\n[0:03] welcome\n[0:07] friends\n",
    ],
)
def test_lines_led_by_times(text: str) -> None:
    transcript = read(text)
    assert "\n".join(transcript.texts) == "hello there\nwelcome\nfriends"
    assert [a.time_ms for a in transcript.anchors] == [0, 3000, 7000]


def test_names_in_square_brackets_but_no_stage_directions() -> None:
    transcript = read("[Ada]: One.\n[Ben]: Two.\n[Ada]: Three.\n\n[Laughter]\n\n[Ben]: Four.\n")
    assert [s.name for s in transcript.speakers] == ["Ada", "Ben"]
    assert transcript.texts[2] == "Three.\n[Laughter]"


def test_chats_in_lower_case_and_full_width_colons() -> None:
    assert [s.name for s in read("ada: hi\nben: oh\nada: so\nben: ok\n").speakers] == ["ada", "ben"]
    transcript = read("田中：こんにちは。\n鈴木：はい。\n田中：では。\n")
    assert transcript.texts == ["こんにちは。", "はい。", "では。"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Chris Olah", "Chris Olson"),
        ("Adam Jonas", "Jonas Nick"),
        ("Speaker 1", "Speaker 2"),
        ("S00", "S01"),
        ("Dan", "Dana"),
        ("JHD", "JHX"),
        ("Maria", "Mario"),
        ("Anna Berg", "Anna Bergmann"),
    ],
)
def test_different_people_stay_apart(left: str, right: str) -> None:
    turns = [left, right] * 6
    transcript = read("".join(f"{name}: So it went on.\n\n" for name in turns))
    assert [s.name for s in transcript.speakers] == [left, right]


def test_different_people_stay_apart_though_one_is_rare() -> None:
    names = ["Jon Smith", "Ada Quill"] * 8 + ["Jon Smith", "Joan Smith", "Jon Smith"]
    transcript = read("".join(f"{name}: So it went on.\n\n" for name in names))
    assert "Joan Smith" in [s.name for s in transcript.speakers]


def test_a_first_name_joins_the_only_full_name_it_fits() -> None:
    turns = ["Ada Quill", "Ben Tarn", "Ada", "Ben Tarn", "Ada Quill", "Ben Tarn"]
    transcript = read("".join(f"{name}: So it went on.\n\n" for name in turns))
    assert [(s.name, s.variants) for s in transcript.speakers] == [
        ("Ada Quill", ("Ada",)),
        ("Ben Tarn", ()),
    ]
    turns = ["Ada Quill", "Ada Moor", "Ada", "Ben Tarn", "Ada Quill", "Ada Moor"]
    transcript = read("".join(f"{name}: So it went on.\n\n" for name in turns))
    assert "Ada" in [s.name for s in transcript.speakers]


def test_initials_are_explained_by_a_table() -> None:
    transcript = read(
        "# Meeting\n\n| Name | Abbreviation |\n|---|---|\n| Ada Quill | AQL |\n"
        "| Ben Tarn | BT |\n\n"
        "AQL: One.\n\nBT: Two.\n\nAQL: Three.\n\nXY: Four.\n\nBT: Five.\n\nXY: Six.\n"
    )
    assert [(s.name, s.variants) for s in transcript.speakers] == [
        ("Ada Quill", ("AQL",)),
        ("Ben Tarn", ("BT",)),
        ("XY", ()),
    ]


def test_front_matter_in_yaml() -> None:
    transcript = read(
        "---\ntitle: 'On Bread'\ndate: 2021-11-16\ntranscript_by: me via hand\nlanguage: en\n"
        "speakers:\n  - Ada Quill\n---\n\nAda Quill: Yes.\n\nBen Tarn: No.\n"
    )
    assert (transcript.title, transcript.published) == ("On Bread", "2021-11-16")
    assert (transcript.credit, transcript.language) == ("me via hand", "en")
    assert len(transcript) == 2


def test_title_over_two_lines_date_and_credit() -> None:
    transcript = read(
        "\n\n**A Long Title of\nTwo Lines**\n\nPublished - May 3, 2024\n\n"
        "Transcribed by - somebody.example\n\n"
        + _scene("Ada Quill", "Ben Tarn", "Ada Quill", "Ben Tarn")
    )
    assert transcript.title == "A Long Title of Two Lines"
    assert transcript.published == "May 3, 2024"
    assert transcript.credit == "somebody.example"
    assert len(transcript) == 4
    assert not transcript.warnings


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published - May 3, 2024", "May 3, 2024"),
        ("Date: 2024-05-03", "2024-05-03"),
        ("**Date:** May 3rd, 2024", "May 3rd, 2024"),
        ("Published on: 3 May 2024", "3 May 2024"),
        ("May 3, 2024", "May 3, 2024"),
        ("Friday, May 3, 2024", "Friday, May 3, 2024"),
        ("3. Mai 2024", "3. Mai 2024"),
        ("2024-05-03", "2024-05-03"),
        ("In May 2024 we met", ""),
    ],
)
def test_the_date_in_its_forms(line: str, published: str) -> None:
    transcript = read(f"# A Talk\n\n{line}\n\nAda: One.\n\nBen: Two.\n\nAda: Three.\n")
    assert transcript.published == published
    assert len(transcript) == 3


CONTENTS = (
    "# Talk\n\n## Table of Contents\n\n  * 0:00 – Bread\n  * 1:05 – Salt\n  * 1:02:00 – Bread\n\n"
)


def test_contents_give_headings_their_times_in_order() -> None:
    transcript = read(
        CONTENTS + "## Bread\n\nAda [00:00:01] One.\n\n## Salt\n\nBen [00:01:06] Two.\n\n"
        "## Bread\n\nAda [01:02:02] Three.\n\n## Wine\n\nBen [01:09:00] Four.\n"
    )
    assert [(c.title, c.start_ms, c.turn) for c in transcript.chapters] == [
        ("Bread", 0, 0),
        ("Salt", 65000, 1),
        ("Bread", 3720000, 2),
        ("Wine", 4140000, 3),
    ]


def test_contents_without_headings_go_where_the_times_are() -> None:
    transcript = read(
        CONTENTS + "Ada [00:00:01] One.\n\nBen [00:01:01] Two.\n\nAda [00:01:10] Three.\n"
    )
    assert [(c.title, c.start_ms, c.turn) for c in transcript.chapters] == [
        ("Bread", 0, 0),
        ("Salt", 65000, 1),
        ("Bread", 3720000, 2),
    ]


def test_a_heading_inside_a_turn_does_not_end_it() -> None:
    transcript = read(
        "## One\n\nAda [00:00:01] First.\n\n## Two\n\n[00:00:30] Second.\n\n"
        "Ben [00:01:01] Third.\n\nAda [00:01:11] Fourth.\n"
    )
    assert said(transcript)[0] == ("Ada", "First.\nSecond.")
    assert [(c.title, c.start_ms, c.turn) for c in transcript.chapters][1] == ("Two", 30000, 0)


def test_text_of_nobody_is_one_turn_a_paragraph() -> None:
    transcript = read("It was a dark night.\n\nNobody spoke. The wind did\n\nnot either.\n")
    assert list(transcript.speaker_of) == [NO_SPEAKER] * len(transcript)
    assert "".join(transcript.texts).replace("\n", "")[:20] == "It was a dark night."


def test_what_is_left_out_is_said() -> None:
    transcript = read("# Talk\n\nRecorded in a barn by the lake.\n\nAda: One.\n\nBen: Two.\n")
    assert len(transcript) == 2
    assert any("Line 3" in warning for warning in transcript.warnings)


def test_a_turn_without_words_is_said() -> None:
    transcript = read("Ada: One.\n\nBen:\n\nAda: Two.\n\nBen: Three.\n")
    assert [t for _, t in said(transcript)] == ["One.", "Two.", "Three."]
    assert any("Line 3" in warning and "Ben" in warning for warning in transcript.warnings)


@pytest.mark.parametrize("text", ["", "\n \n", "---\n---\n"])
def test_no_speech_is_a_problem_that_says_what_was_expected(text: str) -> None:
    with pytest.raises(FormatProblem, match="Expected"):
        read(text)


def test_artefacts_of_transcribers_are_left_alone() -> None:
    transcript = read("Ada: Mm- hmm. //Ben: yes.// ASL- 4 (..) and so on\n\nBen: Mm-hmm.\n")
    assert transcript.texts[0] == "Mm- hmm. //Ben: yes.// ASL- 4 (..) and so on"


def test_names_alone_stay_where_another_layout_takes_over() -> None:
    names = ["Ada Quill", "Ben Tarn"] * 4
    transcript = read(_scene(*names) + "".join(f"{name.upper()}: So.\n\n" for name in names * 2))
    assert len(transcript) == 24
    assert {s.name for s in transcript.speakers} == {"Ada Quill", "Ben Tarn"}

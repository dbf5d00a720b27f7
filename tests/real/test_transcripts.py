"""The real transcripts: what a person finds who goes through them line by line."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from reader.core.transcript import NO_SPEAKER, Transcript
from reader.formats.decoding import read_source
from reader.formats.registry import load_timed, load_transcript
from reader.formats.report import transcript_info

DATA = Path(__file__).parents[2].parent / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the real transcripts are not here")

PLAIN = DATA / "transcripts" / "lex-fridman-452.txt"
STAMPED = DATA / "transcripts" / "lex-fridman-452-stamped.md"


@pytest.fixture(scope="module")
def plain() -> Transcript:
    return load_transcript(PLAIN)


@pytest.fixture(scope="module")
def stamped() -> Transcript:
    return load_transcript(STAMPED)


def turns_of(transcript: Transcript) -> dict[str, int]:
    counts = Counter(transcript.speaker_of)
    return {s.name: counts[i] for i, s in enumerate(transcript.speakers)}


def test_four_people_behind_nine_spellings(plain: Transcript) -> None:
    assert turns_of(plain) == {
        "Lex Fridman": 268,
        "Dario Amodei": 115,
        "Amanda Askell": 99,
        "Chris Olah": 53,
    }
    assert sum(1 + len(s.variants) for s in plain.speakers) == 9
    assert [set(s.variants) for s in plain.speakers] == [
        set(),
        {"Dario Amodi", "Dario Amodè"},
        {"Amanda Askill", "Amanda Askeff", "Amanda Askeil"},
        set(),
    ]


def test_title_date_and_credit(plain: Transcript) -> None:
    assert plain.title.startswith("Lex Fridman Podcast #452 - Dario Amodei")
    assert plain.title.endswith("AGI & the Future of AI & Humanity")
    assert plain.published == "November 11, 2024"
    assert plain.credit == "thepodtranscripts.com"
    assert not plain.warnings


def test_headers_are_those_a_simple_search_finds(plain: Transcript) -> None:
    lines = PLAIN.read_text(encoding="utf-8").split("\n")
    found = [x for x in lines if re.fullmatch(r"(Lex|Dario|Amanda|Chris) [A-Z]\S{3,7}\s*", x)]
    assert len(plain) == len(found) == 535


def test_every_character_of_speech_is_kept(plain: Transcript) -> None:
    text = read_source(PLAIN).text
    body = text[text.index("\nLex Fridman\n") :]
    names = "|".join(n for s in plain.speakers for n in (s.name, *s.variants))
    body = re.sub(rf"(?m)^({names})\s*$", "", body).replace("*", "")
    assert "".join(body.split()) == "".join("".join(plain.texts).split())


def test_page_breaks_are_joined_and_real_paragraphs_stay(plain: Transcript) -> None:
    joins = [r for r in plain.repairs if r.kind == "page-break"]
    assert len(joins) == 62
    assert joins[0].line == 24
    assert "better they perform. And so initially" in plain.texts[1]
    assert len(plain.turn(0).paragraphs) == 4
    for turn in plain.turns():
        for before in turn.paragraphs[:-1]:
            assert before.rstrip("\"'”)")[-1] in ".?!-…:", before[-40:]


def test_marks_artefacts_and_times(plain: Transcript) -> None:
    assert [r.detail for r in plain.repairs if r.kind == "emphasis"] == [
        "Machines of Loving Grace",
        "Machines of Loving Grace",
        "C. elegans",
    ]
    assert any(text == "Mm- hmm." for text in plain.texts)
    assert [(a.time_ms, a.label) for a in plain.anchors] == [
        (2_826_000, "inaudible"),
        (13_405_000, "inaudible"),
    ]
    assert plain.texts[plain.anchors[1].turn].startswith("[inaudible 03:43:25]")


def test_rejecting_all_repairs_gives_nine_names_and_the_cut_paragraphs(plain: Transcript) -> None:
    raw = load_transcript(PLAIN, rejected=frozenset(r.ident for r in plain.repairs))
    assert raw.repairs == ()
    assert len(raw.speakers) == 9
    assert raw.paragraph_count == plain.paragraph_count + 62
    assert "*C. elegans*" in "".join(raw.texts)


def test_the_stamped_file(stamped: Transcript) -> None:
    text = read_source(STAMPED).text
    stamps = [a for a in stamped.anchors if not a.label]
    assert len(stamps) == len(re.findall(r"\[\(\d\d:\d\d:\d\d\)\]\(", text)) == 780
    headers = re.findall(r"(?m)^(\w[\w ]+?) \[\(\d\d:", text)
    assert turns_of(stamped) == Counter(headers)
    assert len(stamped) == len(headers) == 545
    assert len(stamped.chapters) == 40
    assert [c.start_ms for c in stamped.chapters] == sorted(
        c.start_ms or 0 for c in stamped.chapters
    )
    same = [c.start_ms for c in stamped.chapters if c.title == "Post-training"]
    assert same == [6_434_000, 11_655_000]
    times = [a.time_ms for a in stamps]
    assert times == sorted(times)
    assert not any("](" in text or "[(" in text for text in stamped.texts)
    assert "This entry was posted" not in stamped.texts[-1]


def test_the_stamped_file_as_a_timed_one(stamped: Transcript) -> None:
    cues = load_timed(STAMPED).cues
    assert len(cues) == 780
    assert cues[1].start_ms == 31_000
    assert cues[1].speaker == "Dario Amodei"
    words = "".join("".join(c.text for c in cues).split())
    assert words == "".join("".join(stamped.texts).split())


@pytest.mark.parametrize(
    ("name", "turns", "speakers", "unnamed"),
    [
        ("01_changelog_bold.md", 432, 3, 0),
        ("03_lenny_name_time_newline.md", 182, 3, 0),
        ("06_btctranscripts_name_colon_time.md", 97, 11, 0),
        ("11_hitsave_2020.md", 59, 2, 0),
        ("18_noscribe_interview.txt", 55, 3, 0),
        ("18_noscribe_interview.html", 55, 3, 0),
        ("20_buzzcast_cite_time.html", 34, 5, 0),
    ],
)
def test_layouts(name: str, turns: int, speakers: int, unnamed: int) -> None:
    transcript = load_transcript(DATA / "layouts" / name)
    assert len(transcript) == turns
    assert len(transcript.speakers) == speakers
    assert list(transcript.speaker_of).count(NO_SPEAKER) == unnamed
    assert not [r for r in transcript.repairs if r.kind == "page-break"]


def test_every_turn_of_the_time_layouts_has_its_time() -> None:
    for name in ("03_lenny_name_time_newline.md", "06_btctranscripts_name_colon_time.md"):
        transcript = load_transcript(DATA / "layouts" / name)
        assert [a.turn for a in transcript.anchors if a.char == 0] == list(range(len(transcript)))


def test_initials_become_the_names_of_the_table() -> None:
    transcript = load_transcript(DATA / "layouts" / "08_tc39_initials_table.md")
    names = {s.name: s.variants for s in transcript.speakers}
    assert names["Ron Buckton"] == ("RBN",)
    assert "SYG" in names  # not in the table
    assert "JDH" in names  # a slip for JHD, but initials say too little to merge
    assert not {"Presenter", "Remote attendees", "Note"} & set(names)
    assert "Async Context for Stage 1" in [c.title for c in transcript.chapters]


def test_notes_between_headings_are_nobodys() -> None:
    transcript = load_transcript(DATA / "layouts" / "13_ethereum_allcoredevs.md")
    names = {s.name for s in transcript.speakers}
    assert {"Danny Ryan", "Whiteblock", "Mamy Ratsimbazafy", "Greg Markou"} <= names
    assert "Video" not in names
    assert len(names) == 20
    assert transcript.speaker_name(0) == ""
    assert transcript.anchors[0].time_ms == 246_000
    starts = {c.title: c.start_ms for c in transcript.chapters}
    assert starts["2.4 Yeeth"] == 1_151_000


def test_the_facts_have_the_agreed_counts(plain: Transcript) -> None:
    info = transcript_info(plain)
    assert (info["turns"], info["paragraphs"]) == (535, 543)
    assert info["words"] == sum(s["words"] for s in info["speakers"])

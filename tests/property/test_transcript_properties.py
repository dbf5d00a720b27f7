"""Whatever the text, reading it loses nothing in silence and keeps the order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import FormatProblem, ReaderError
from reader.core.transcript import Transcript
from reader.formats.base import Source
from reader.formats.decoding import decode
from reader.formats.html_text import HtmlTranscript
from reader.formats.paragraphs import Paragraph, finish
from reader.formats.plain_text import PlainText
from reader.formats.report import transcript_info, transcript_report
from reader.formats.stamped import timed_from_transcript
from reader.formats.stamps import take_stamps

# Pieces that make transcripts, and pieces that break parsers.
PIECES = st.sampled_from(
    [
        *(
            "Ada Quill",
            "Ben",
            "Ben:",
            "**Ada Quill:**",
            "Ada: yes",
            "*so*",
            "_",
            "**",
            "***",
            "`",
            "#",
        ),
        *("\\[", "[inaudible 03:43:25]", "0:00 – Bread", "* item", "1. item", "Published - May 3"),
        *(
            "Transcribed by - me",
            "word",
            "the end.",
            "and so",
            "\n",
            "\n\n",
            "\n \n",
            " ",
            "  ",
            "\t",
        ),
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join))


def read(text: str, rejected: frozenset[str] = frozenset()) -> Transcript:
    return PlainText.read(Source(Path("x.txt"), text, "00"), rejected=rejected)


@given(TEXTS)
def test_any_text_is_read_or_refused_and_the_result_is_sound(text: str) -> None:
    try:
        transcript = read(text)
    except FormatProblem:
        return
    assert all(t.strip() for t in transcript.texts)
    assert all(-1 <= s < len(transcript.speakers) for s in transcript.speaker_of)
    assert {s for s in transcript.speaker_of if s >= 0} == set(range(len(transcript.speakers)))
    for anchor in transcript.anchors:
        assert 0 <= anchor.turn < len(transcript)
        assert 0 <= anchor.char <= len(transcript.texts[anchor.turn])
    for chapter in transcript.chapters:
        assert 0 <= chapter.turn < len(transcript)
    assert [c.turn for c in transcript.chapters] == sorted(c.turn for c in transcript.chapters)
    for turn, stretches in transcript.emphasis.items():
        assert all(0 <= e.start < e.end <= len(transcript.texts[turn]) for e in stretches)
    assert transcript_info(transcript)["turns"] == len(transcript)
    assert transcript_report(transcript)
    starts = [cue.start_ms for cue in timed_from_transcript(transcript).cues]
    assert starts == sorted(starts)


@given(TEXTS)
def test_letters_go_nowhere_without_a_word_about_it(text: str) -> None:
    """Every letter is in a turn, a name, a chapter or the front matter, or a warning tells."""
    try:
        transcript = read(text)
    except FormatProblem:
        return
    if transcript.warnings or "](" in text or text.startswith("---"):
        return
    kept = "".join(
        [
            *transcript.texts,
            *(s.name for s in transcript.speakers),
            *(v for s in transcript.speakers for v in s.variants),
            *(c.title for c in transcript.chapters),
            transcript.title + transcript.published + transcript.credit,
            "PublishedonTranscribedby" if transcript.published or transcript.credit else "",
        ]
    )
    assert {c for c in text if c.isalpha()} - set(kept) <= set("Contents")


@given(TEXTS)
def test_any_page_is_read_or_refused(text: str) -> None:
    try:
        transcript = HtmlTranscript.read(Source(Path("x.html"), f"<html>{text}", "00"))
    except FormatProblem:
        return
    assert all(t.strip() for t in transcript.texts)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, _, _ = decode(data, Path("x"))
    except ReaderError:
        return
    assert "\r" not in text
    assert "\0" not in text
    text.encode("utf-8")  # no lone surrogates


@given(st.text(max_size=100))
def test_unicode_survives_decoding(text: str) -> None:
    plain = "".join(c for c in text if c.isprintable())
    assert decode(f"Ada: é {plain}".encode(), Path("x"))[0] == f"Ada: é {plain}"


@dataclass(frozen=True)
class Talk:
    turns: list[tuple[str, list[str]]]

    def text(self) -> str:
        return "".join(f"{name}: " + "\n\n".join(parts) + "\n\n" for name, parts in self.turns)


LETTERS = "abcdefgxyzéö"
WORDS = st.lists(
    st.builds(str.__add__, st.sampled_from(LETTERS), st.text(LETTERS + "'-,", max_size=7)),
    min_size=1,
    max_size=8,
).map(" ".join)
SENTENCES = st.tuples(WORDS, st.sampled_from([".", "?", "!", "-", "…", "", ",", '."', ".)"])).map(
    lambda pair: pair[0].capitalize() + pair[1]
)
PARAGRAPHS = st.one_of(SENTENCES, WORDS)
TALKS = st.lists(
    st.tuples(
        st.sampled_from(["Ada Quill", "Ben Tarn", "Cleo Marsh"]),
        st.lists(PARAGRAPHS, min_size=1, max_size=4),
    ),
    min_size=6,
    max_size=20,
).map(Talk)


@given(TALKS)
def test_turns_keep_their_order_and_every_character(talk: Talk) -> None:
    turns = [("Ada Quill", ["One."]), ("Ben Tarn", ["Two."])] * 2 + talk.turns
    transcript = read(Talk(turns).text())
    assert [t.speaker for t in transcript.turns()] == [name for name, _ in turns]
    for (_, parts), text in zip(turns, transcript.texts, strict=True):
        assert "".join(text.split()) == "".join("".join(parts).split())


@given(TALKS)
def test_rejecting_every_repair_gives_the_file_as_it_is(talk: Talk) -> None:
    turns = [("Ada Quill", ["One."]), ("Ben Tarn", ["Two."])] * 2 + talk.turns
    text = Talk(turns).text()
    repaired = read(text)
    plain = read(text, frozenset(r.ident for r in repaired.repairs))
    assert plain.repairs == ()
    assert [t.paragraphs for t in plain.turns()] == [parts for _, parts in turns]


@given(TALKS, st.data())
def test_a_repair_is_the_same_whatever_else_is_repaired(talk: Talk, data: st.DataObject) -> None:
    text = Talk([("Ada Quill", ["One."]), ("Ben Tarn", ["Two."])] * 2 + talk.turns).text()
    idents = [r.ident for r in read(text).repairs]
    rejected = frozenset(data.draw(st.lists(st.sampled_from(idents)) if idents else st.just([])))
    assert [r.ident for r in read(text, rejected).repairs] == [
        ident for ident in idents if ident not in rejected
    ]


@given(st.lists(st.sampled_from(["*", "**", "_", "a", "b ", " ", "\\*", "`", ". "]), max_size=40))
def test_emphasis_takes_marks_only(pieces: list[str]) -> None:
    text = "x" + "".join(pieces)
    done = finish([Paragraph(text, 1)], frozenset())
    assert [c for c in done.text if c not in "*_\\"] == [c for c in text if c not in "*_\\"]
    plain = finish([Paragraph(text, 1)], frozenset(r.ident for r in done.repairs))
    assert plain.text == text.replace("\\*", "*")
    for stretch in done.emphasis:
        assert done.text[stretch.start : stretch.end]


@given(
    st.lists(
        st.sampled_from(["one ", "two", " ", "[0:15]", "(1:02:03)", "[inaudible 0:15]", "(", "]"])
    )
)
def test_stamps_leave_the_words(pieces: list[str]) -> None:
    text = "".join(pieces)
    cleaned, marks = take_stamps(text)
    kept = "".join(p for p in pieces if p not in ("[0:15]", "(1:02:03)"))
    assert "".join(cleaned.split()) == "".join(kept.split()) or "([0:15]" in text or "]" in pieces
    assert all(0 <= char <= len(cleaned) for char, _, _ in marks)
    assert [char for char, _, _ in marks] == sorted(char for char, _, _ in marks)

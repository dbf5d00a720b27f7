"""A machine-made transcript that is written to a file is read back as it was."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.align.drafting.draft import DraftTurn, DraftWord, as_text, clean, draft, title_of
from reader.core.timing import NO_TIME
from reader.core.transcript import Transcript
from reader.formats.registry import load_transcript

# As recognisers write: words, numbers, abbreviations, and the odd thing.
ODD = """the a I and so well Yes. No? right! it's twenty-five 12:30 10:15. 1984 3.5 $5 Mr. U.S.
e.g. Theo: Note: Speaker one, said: -- - ... [music] *so* _it_ #1 > | 1. 2) Well... (laughs)
http://a.b Äh. naïve 東京 — Really?" 'Oh,"""
WORDS = st.one_of(st.sampled_from(ODD.split()), st.text(min_size=1, max_size=8))


@st.composite
def drafts(draw: st.DrawFn) -> list[DraftTurn]:
    turns: list[DraftTurn] = []
    at = 0
    for _ in range(draw(st.integers(1, 6))):
        speaker = draw(st.integers(0, 3))
        words = []
        for raw in draw(st.lists(WORDS, min_size=1, max_size=40)):
            for word in clean(raw).split():
                at += draw(st.integers(0, 1500))
                words.append(DraftWord(word, at, at + 200, True, 60))
                at += 200
        if turns and turns[-1].speaker == speaker:
            speaker += 1
        if words:
            breaks = frozenset(draw(st.sets(st.integers(1, 40), max_size=8)))
            turns.append(DraftTurn(speaker, tuple(words), breaks))
    return turns


def read(text: str) -> Transcript:
    with TemporaryDirectory() as folder:
        path = Path(folder, "talk.txt")
        path.write_bytes(text.encode())
        return load_transcript(path)


@settings(max_examples=300)
@given(turns=drafts(), name=st.text(max_size=150))
def test_the_file_is_read_back_to_the_same_turns(turns: list[DraftTurn], name: str) -> None:
    if not turns:
        return
    transcript, alignment = draft(turns, title=title_of(f"{name}.mp3", "2026-11-23"))
    again = read(as_text(transcript))
    assert list(again.texts) == list(transcript.texts)
    assert [again.speaker_name(t) for t in range(len(again))] == [
        transcript.speaker_name(t) for t in range(len(transcript))
    ]
    assert again.title == transcript.title
    assert again.text_hash == transcript.text_hash == alignment.transcript_hash
    assert again.word_count == len(alignment) == transcript.word_count
    assert NO_TIME not in alignment.start_ms

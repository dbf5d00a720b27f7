"""The real pair: five hours of plain text against the publisher's stamped version."""

from __future__ import annotations

import re
import time
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest

from reader.align.matching.match import match
from reader.align.speakers.proposals import proposals
from reader.align.speakers.splits import splits_from_text
from reader.core.errors import FormatProblem
from reader.core.relabel import apply
from reader.core.timing import Alignment, Provenance, Span
from reader.core.transcript import Transcript
from reader.formats.registry import load_timed, load_transcript
from reader.formats.timed_transcript import transcript_from_timed

DATA = Path(__file__).parents[2].parent / "shared" / "data"
PLAIN = DATA / "transcripts" / "lex-fridman-452.txt"
STAMPED = DATA / "transcripts" / "lex-fridman-452-stamped.md"
_STAMP = re.compile(r"^(?:([A-Z][\w ]*?) )?\[\((\d+):(\d+):(\d+)\)\]\([^)]*\) (.*)$", re.MULTILINE)

pytestmark = pytest.mark.skipif(not PLAIN.exists(), reason="the real data is not here")


@lru_cache(maxsize=1)
def matched() -> tuple[Transcript, Alignment, float]:
    begin = time.perf_counter()
    transcript = load_transcript(PLAIN)
    alignment = match(transcript, load_timed(STAMPED))
    return transcript, alignment, time.perf_counter() - begin


def first_words(text: str, count: int = 4) -> tuple[str, ...]:
    words = (re.sub(r"[^a-z0-9]", "", word) for word in text.lower().split())
    return tuple([word for word in words if word][:count])


def stamps() -> list[tuple[int, str]]:
    """(ms, paragraph), read here without the project's own reader."""
    return [
        (1000 * (int(h) * 3600 + int(m) * 60 + int(s)), text)
        for _, h, m, s, text in _STAMP.findall(STAMPED.read_text(encoding="utf-8"))
    ]


def test_every_turn_has_a_start_and_none_runs_backwards() -> None:
    transcript, alignment, _ = matched()
    assert Provenance.ABSENT not in alignment.provenance
    assert len(transcript) == 535
    assert all(a <= b for a, b in pairwise(alignment.start_ms))


def test_turns_that_begin_at_a_stamp_have_exactly_that_stamp() -> None:
    transcript, alignment, _ = matched()
    at: dict[tuple[str, ...], list[int]] = {}
    for time_ms, text in stamps():
        at.setdefault(first_words(text), []).append(time_ms)
    checked = 0
    for turn in range(len(transcript) - 1):  # the last has no counterpart
        expected = at.get(first_words(transcript.texts[turn]))
        if expected:
            checked += 1
            word = transcript.first_word[turn]
            assert alignment.start_ms[word] in expected, turn
            assert alignment.provenance[word] == Provenance.SOURCE
    assert checked >= 530


def test_the_opening_that_the_plain_text_lacks_is_uncovered() -> None:
    assert matched()[1].uncovered == (Span(0, 87_000),)


def test_the_exchange_is_found_and_put_right() -> None:
    transcript, alignment, _ = matched()
    check = alignment.speaker_check
    turns = [conflict.turn for conflict in check]
    assert turns == list(range(turns[0], turns[0] + len(turns)))
    assert len(turns) > 300
    assert {conflict.label for conflict in check} == {conflict.other_label for conflict in check}
    (proposal,) = proposals(transcript, check, splits_from_text(alignment.extra.get("splits", "")))
    assert proposal.first_turn == turns[0]
    mended = apply(transcript, proposal.corrections)
    assert all(mended.speaker_name(c.turn) == c.other_label for c in check)
    assert match(mended, load_timed(STAMPED)).speaker_check == ()


def test_it_is_quick() -> None:
    assert matched()[2] < 2


@pytest.mark.parametrize(
    "path",
    [
        path
        for folder in ("srt", "webvtt", "noscribe")
        for path in sorted((DATA / "formats" / folder).glob("*.[sv][rt]t"))
    ]
    if DATA.exists()
    else [],
    ids=lambda path: path.name,
)
def test_captions_lose_no_cue_and_match_themselves(path: Path) -> None:
    timed = load_timed(path)
    arrows = path.read_text(encoding="utf-8").count("-->")
    lines = {cue.line for cue in timed.cues}
    repeated = sum("Rolling" in warning for warning in timed.warnings)
    assert len(lines) == arrows or (repeated and len(lines) < arrows)
    transcript, own = transcript_from_timed(timed)
    assert sum(len(cue.text.split()) for cue in timed.cues) == transcript.word_count
    alignment = match(transcript, timed)
    assert alignment.speaker_check == ()
    starts = [w for w, p in enumerate(own.provenance) if p == Provenance.SOURCE]
    same = sum(own.start_ms[w] == alignment.start_ms[w] for w in starts)
    assert same == len(starts)
    if transcript.word_count >= 50:
        with pytest.raises(FormatProblem, match="same conversation"):
            match(matched()[0], timed)

"""Matching and labels, whatever the texts."""

from __future__ import annotations

from array import array
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.align.matching.match import match
from reader.align.matching.sequence import equal_runs
from reader.align.speakers.proposals import proposals
from reader.core.errors import FormatProblem
from reader.core.relabel import KINDS, Correction, apply
from reader.core.timed import Cue, TimedText
from reader.core.timing import NO_TIME, Provenance, SpeakerConflict
from reader.core.transcript import Speaker, Transcript

_TOKENS = st.lists(st.integers(0, 6), max_size=60).map(lambda values: array("q", values))


@given(ours=_TOKENS, theirs=_TOKENS)
def test_runs_are_equal_and_in_order(ours: array[int], theirs: array[int]) -> None:
    runs = equal_runs(ours, theirs)
    for x, y, length in runs:
        assert length > 0
        assert ours[x : x + length] == theirs[y : y + length]
    for (x, y, length), (next_x, next_y, _) in pairwise(runs):
        assert x + length <= next_x
        assert y + length <= next_y


@given(tokens=_TOKENS)
def test_a_text_is_all_of_itself(tokens: array[int]) -> None:
    assert equal_runs(tokens, tokens) == ([(0, 0, len(tokens))] if tokens else [])


_VOCABULARY = ["the", "ship", "went", "out", "and", "never", "came", "back", "again"]
_TEXT = st.lists(
    st.sampled_from(_VOCABULARY),
    max_size=9,
)
_TURNS = st.lists(_TEXT.map(" ".join), min_size=1, max_size=8)
_CUE = st.tuples(
    st.integers(0, 90_000),
    st.one_of(st.none(), st.integers(0, 9000)),
    _TEXT.map(" ".join),
    st.sampled_from(["", "Ana", "Ben"]),
)


@given(texts=_TURNS, cues=st.lists(_CUE, max_size=8), duration_ms=st.sampled_from([0, 50_000]))
def test_times_are_in_order_and_honest(
    texts: list[str], cues: list[tuple[int, int | None, str, str]], duration_ms: int
) -> None:
    transcript = Transcript(
        texts, array("i", [n % 2 for n in range(len(texts))]), (Speaker("Ana"), Speaker("Ben"))
    )
    timed = TimedText(
        tuple(
            Cue(start, None if length is None else start + length, text, speaker)
            for start, length, text, speaker in sorted(cues, key=lambda cue: cue[0])
        )
    )
    try:
        alignment = match(transcript, timed, duration_ms=duration_ms)
    except FormatProblem:
        return
    said = [w for w in range(len(alignment)) if alignment.start_ms[w] != NO_TIME]
    assert all(alignment.start_ms[a] <= alignment.start_ms[b] for a, b in pairwise(said))
    stamps = {cue.start_ms for cue in timed.cues}
    for word in range(len(alignment)):
        assert alignment.start_ms[word] <= alignment.end_ms[word]
        absent = alignment.provenance[word] == Provenance.ABSENT
        assert absent == (alignment.start_ms[word] == NO_TIME)
        assert 0 <= alignment.confidence[word] <= 100
        if alignment.provenance[word] == Provenance.SOURCE:
            assert alignment.start_ms[word] in stamps
    assert all(span.start_ms < span.end_ms for span in alignment.uncovered)
    for conflict in alignment.speaker_check:
        assert conflict.label == transcript.speaker_name(conflict.turn) != conflict.other_label


_NAMES = st.sampled_from(["Ana", "Ben", "Cleo", ""])
_CORRECTION = st.builds(
    lambda kind, first, length, speaker, other: Correction(
        kind, first, None if length is None else first + length, speaker, other
    ),
    st.sampled_from(KINDS),
    st.integers(0, 12),
    st.one_of(st.none(), st.integers(0, 12)),
    _NAMES,
    _NAMES,
)
_LABELS = st.lists(st.integers(-1, 1), max_size=12).map(
    lambda values: Transcript(
        ["x"] * len(values), array("i", values), (Speaker("Ana"), Speaker("Ben"))
    )
)


@given(transcript=_LABELS, correction=_CORRECTION)
def test_an_exchange_made_twice_is_none(transcript: Transcript, correction: Correction) -> None:
    exchange = Correction(
        "exchange",
        correction.first_turn,
        correction.last_turn,
        correction.speaker,
        correction.other,
    )
    assert apply(transcript, [exchange, exchange]).speaker_of == transcript.speaker_of


@given(transcript=_LABELS, corrections=st.lists(_CORRECTION, max_size=6))
def test_corrections_leave_the_source_and_the_other_turns_alone(
    transcript: Transcript, corrections: list[Correction]
) -> None:
    before = array("i", transcript.speaker_of)
    corrected = apply(transcript, corrections)
    assert transcript.speaker_of == before
    assert corrected.texts == transcript.texts
    for turn in range(len(transcript)):
        touched = any(
            c.first_turn <= turn and (c.last_turn is None or turn <= c.last_turn)
            for c in corrections
        )
        if not touched:
            assert corrected.speaker_name(turn) == transcript.speaker_name(turn)
    stepwise = transcript
    for correction in corrections:
        stepwise = apply(stepwise, [correction])
    assert [t.speaker for t in stepwise.turns()] == [t.speaker for t in corrected.turns()]


@given(correction=_CORRECTION)
def test_corrections_survive_storage(correction: Correction) -> None:
    assert Correction.from_json(correction.to_json()) == correction


@given(
    truth=st.lists(st.integers(0, 3), min_size=1, max_size=80),
    order=st.permutations(range(4)),
    edges=st.tuples(st.integers(0, 80), st.integers(0, 80)),
)
def test_proposals_put_labels_gone_round_right(
    truth: list[int], order: list[int], edges: tuple[int, int]
) -> None:
    """Whichever names changed places, and where: each contradiction is in one proposal, and
    after all corrections there is none."""
    first, last = min(edges), max(edges)
    labels = [order[who] if first <= turn < last else who for turn, who in enumerate(truth)]
    speakers = tuple(Speaker(name) for name in ("Ana", "Ben", "Cyd", "Dee"))
    ours = Transcript(["word"] * len(truth), array("i", labels), speakers)
    conflicts = [
        SpeakerConflict(turn, speakers[label].name, speakers[who].name)
        for turn, (label, who) in enumerate(zip(labels, truth, strict=True))
        if label != who
    ]
    found = proposals(ours, conflicts)
    assert sorted(turn for p in found for turn in p.turns) == [c.turn for c in conflicts]
    assert all(p.first_turn <= turn <= p.last_turn for p in found for turn in p.turns)
    mended = apply(ours, [correction for p in found for correction in p.corrections])
    wrong = [turn for turn in range(len(truth)) if mended.speaker_of[turn] != truth[turn]]
    # A run may take a few turns with it that were right: those it says it is less sure of.
    assert not wrong or any(p.certainty < 1 for p in found)

"""What was heard against what should be said: text, uncovered sound, absent words."""

from __future__ import annotations

from itertools import pairwise

from reader.align.finding.finder import Finder
from reader.align.placing.comparison import HeardPiece, Kind, pairs_of
from reader.align.placing.division import Part, divide
from reader.align.placing.judge import Pace
from reader.align.script import Script
from reader.align.sound.pieces import Piece
from reader.core.transcript import Transcript
from tests.unit.align.texts import transcript_of

TURNS = (
    "When you transcribe an hour of speech how much of it do you actually hear?",
    "Less than you would think and more than anybody else does in a whole year.",
    "It is only on the third pass that I notice the breath before a difficult answer.",
)
ADVERT = (
    "this episode is brought to you by a mattress company",
    "which ships a very comfortable bed straight to your own door",
    "use the code at checkout for ten percent off your order",
)
PIECE_MS = 4000
PAUSE_MS = 500


def _divided(transcript: Transcript, *said: str) -> tuple[list[Part], list[HeardPiece]]:
    """The parts of a recording in which each of ``said`` takes PIECE_MS."""
    script = Script(transcript)
    finder = Finder(script)
    heard = []
    time_ms = 0
    for text in said:
        piece = Piece(time_ms, time_ms + PIECE_MS + PAUSE_MS, PIECE_MS, PAUSE_MS)
        heard.append(HeardPiece(piece, finder.encode(text)))
        time_ms = piece.end_ms
    parts = divide(script, Pace(), heard, (0, time_ms), (0, len(script)), lambda a, b: (a + b) // 2)
    return parts, heard


def _kinds(parts: list[Part]) -> list[Kind]:
    return [part.kind for part in parts]


def _words(transcript: Transcript, part: Part) -> str:
    return " ".join(Script(transcript).words[part.first : part.last])


def test_what_agrees_is_text_and_nothing_else() -> None:
    parts, heard = _divided(transcript_of(*TURNS), *TURNS)

    assert set(_kinds(parts)) == {Kind.TEXT}
    assert (parts[0].start_ms, parts[-1].end_ms) == (0, heard[-1].piece.end_ms)


def test_an_advert_between_turns_is_uncovered() -> None:
    transcript = transcript_of(*TURNS)

    parts, heard = _divided(transcript, TURNS[0], *ADVERT, TURNS[1], TURNS[2])

    assert _kinds(parts) == [Kind.TEXT, Kind.UNCOVERED, Kind.TEXT]
    assert (parts[1].start_ms, parts[1].end_ms) == (
        heard[1].piece.start_ms,
        heard[3].piece.end_ms,
    )
    assert _words(transcript, parts[0]) == TURNS[0]


def test_an_advert_before_and_after_everything_is_uncovered() -> None:
    parts, _ = _divided(transcript_of(*TURNS), *ADVERT, *TURNS, *ADVERT)

    assert _kinds(parts) == [Kind.UNCOVERED, Kind.TEXT, Kind.UNCOVERED]


def test_a_turn_that_was_cut_out_is_absent() -> None:
    transcript = transcript_of(*TURNS)

    parts, _ = _divided(transcript, TURNS[0], TURNS[2])

    assert _kinds(parts) == [Kind.TEXT, Kind.ABSENT, Kind.TEXT]
    assert _words(transcript, parts[1]) == TURNS[1]


def test_words_misheard_at_the_edges_of_a_cut_do_not_blur_it() -> None:
    transcript = transcript_of(*TURNS)

    parts, _ = _divided(
        transcript,
        TURNS[0].replace("actually hear?", "act really ear"),
        TURNS[2].replace("It is only", "at his lonely"),
    )

    assert [_words(transcript, p) for p in parts if p.kind is Kind.ABSENT] == [TURNS[1]]


def test_an_advert_in_place_of_a_turn_is_both() -> None:
    transcript = transcript_of(*TURNS)

    parts, _ = _divided(transcript, TURNS[0], *ADVERT, TURNS[2])

    assert _kinds(parts) == [Kind.TEXT, Kind.UNCOVERED, Kind.ABSENT, Kind.TEXT]
    assert _words(transcript, parts[2]) == TURNS[1]


def test_one_wrong_word_is_no_break() -> None:
    parts, _ = _divided(
        transcript_of(*TURNS), TURNS[0].replace("hour", "our"), TURNS[1].replace("think", "sink")
    )

    assert Kind.UNCOVERED not in _kinds(parts)


def test_long_text_is_cut_at_pauses_where_it_is_clear_what_follows() -> None:
    # Said again the same words tell less; a count before each makes them differ.
    turns = [f"{number} {text}" for number, text in enumerate(TURNS * 3, 101)]
    transcript = transcript_of(*turns)

    parts, _ = _divided(transcript, *turns)

    assert len(parts) > 1
    script = Script(transcript)
    assert all(script.begins_turn[part.first] for part in parts)
    assert all(a.end_ms == b.start_ms and a.last == b.first for a, b in pairwise(parts))


def test_music_in_place_of_a_turn_is_no_text_though_it_lasts_as_long() -> None:
    transcript = transcript_of(*TURNS)

    parts, _ = _divided(transcript, TURNS[0], "thank you", "for watching", TURNS[2])

    assert _kinds(parts) == [Kind.TEXT, Kind.UNCOVERED, Kind.ABSENT, Kind.TEXT]


def test_a_few_words_beside_a_landmark_are_no_chance() -> None:
    """Within the text a window's edges are certain."""
    script = Script(transcript_of("Yes. I am glad to be here.", *TURNS, "Good."))
    finder = Finder(script)
    first = 1
    said = ["I am glad to be here", "", TURNS[2]]
    heard = [
        HeardPiece(Piece(n * 5000, n * 5000 + 5000, 4500, 500), finder.encode(text))
        for n, text in enumerate(said)
    ]

    pairs = pairs_of(script, heard, first, len(script) - 1)

    assert [pair for pair in pairs if pair[0] == 0] == [(0, n, first + n) for n in range(6)]


def test_a_misheard_word_before_an_advert_is_said_there() -> None:
    """The piece at the gap's beginning is as short as the word, the ones at its end are not."""
    script = Script(transcript_of(TURNS[0], "Yes. " + TURNS[1], TURNS[2]))
    finder = Finder(script)
    said = [TURNS[0], "worse", *ADVERT, TURNS[1], TURNS[2]]
    heard, time_ms = [], 0
    for text in said:
        lasts_ms = 600 if text == "worse" else PIECE_MS
        piece = Piece(time_ms, time_ms + lasts_ms + PAUSE_MS, lasts_ms, PAUSE_MS)
        heard.append(HeardPiece(piece, finder.encode(text)))
        time_ms = piece.end_ms

    parts = divide(script, Pace(), heard, (0, time_ms), (0, len(script)), lambda a, b: (a + b) // 2)

    yes = len(TURNS[0].split())
    assert [part.kind for part in parts] == [Kind.TEXT, Kind.UNCOVERED, Kind.TEXT]
    assert parts[0].last == yes + 1
    assert parts[1].start_ms == heard[1].piece.end_ms

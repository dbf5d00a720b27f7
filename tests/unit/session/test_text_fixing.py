from __future__ import annotations

from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.pins import Reach
from reader.core.rewording import Rewording
from reader.core.timeline import Timeline
from reader.core.timing import Provenance, interpolate
from reader.core.transcript import Speaker, Transcript
from reader.session.companions import Companions
from reader.session.document import Document
from reader.session.reading_session import ReadingSession
from reader.session.store import Store

TURN_MS = 4000


def talk() -> Transcript:
    texts = [f"Turn {n} of what Jhon said about icecream." for n in range(6)]
    return Transcript(
        texts,
        array("i", [n % 2 for n in range(6)]),
        (Speaker("Ada"), Speaker("Ben")),
        title="A talk",
        text_hash="1" * 64,
    )


def show(session: ReadingSession) -> Document:
    source = talk()
    record = session.library.remember(
        Path("/talks/talk.txt"), source.text_hash, source.title, ("Ada", "Ben"), None
    )
    session.close_document()
    session.labels.open(record.document_id, source)
    marks = [(source.first_word[turn], turn * TURN_MS) for turn in range(len(source))]
    times = interpolate(source, marks, duration_ms=len(source) * TURN_MS)
    companions = Companions(transcript=Path("/talks/talk.txt"))
    shown = session.labels.shown or source
    session.show_document(
        Document(companions, source, shown, record.document_id, times, Timeline(source, times))
    )
    assert session.document is not None
    return session.document


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[ReadingSession]:
    session = ReadingSession(Store.open(tmp_path / "data"))
    show(session)
    yield session
    session.close()


def document(session: ReadingSession) -> Document:
    assert session.document is not None
    return session.document


def correct(session: ReadingSession, turn: int, old: str, new: str) -> bool:
    start = document(session).transcript.texts[turn].index(old)
    return session.text_fixing.correct([Rewording(turn, start, start + len(old), new)])


def test_words_are_corrected_and_that_is_undone_and_redone(session: ReadingSession) -> None:
    source = document(session).source
    assert correct(session, 2, "icecream.", "ice cream.")
    assert session.notebook.undo_text
    after = document(session)
    assert after.transcript.texts[2] == "Turn 2 of what Jhon said about ice cream."
    assert after.source.texts == source.texts
    assert after.alignment is not None
    assert len(after.alignment) == after.transcript.word_count == source.word_count + 1
    assert Provenance.PENDING not in after.alignment.provenance
    assert after.timeline is not None
    assert after.timeline.word_start(3, 0) == 3 * TURN_MS
    session.notebook.undo()
    assert document(session).transcript.texts == source.texts
    session.notebook.redo()
    assert document(session).transcript.texts[2].endswith("ice cream.")


def test_labels_and_words_are_corrected_side_by_side(session: ReadingSession) -> None:
    correct(session, 1, "Jhon", "John")
    session.labels.relabel_turn(1, "Cleo")
    shown = document(session).transcript
    assert (shown.speaker_name(1), shown.texts[1][15:19]) == ("Cleo", "John")
    correct(session, 3, "Jhon", "John")
    shown = document(session).transcript
    assert shown.speaker_name(1) == "Cleo"
    assert [n for n, text in enumerate(shown.texts) if "John" in text] == [1, 3]


def test_corrections_come_back_with_the_document(session: ReadingSession) -> None:
    correct(session, 1, "icecream.", "ice cream.")
    again = show(session)
    assert again.transcript.texts[1].endswith("ice cream.")
    assert again.alignment is not None
    assert len(again.alignment) == again.transcript.word_count


def test_a_correction_is_undone_after_its_conversation_was_closed(session: ReadingSession) -> None:
    correct(session, 1, "Jhon", "John")
    session.close_document()
    name = session.notebook.undo_text
    assert name
    assert session.notebook.undo() == name
    assert "Jhon" in show(session).transcript.texts[1]
    session.notebook.redo()
    assert "John" in document(session).transcript.texts[1]
    assert len(session.corrections.kept) == 1


def test_one_of_several_is_taken_back_and_stays_in_the_history(session: ReadingSession) -> None:
    correct(session, 1, "Jhon", "John")
    correct(session, 2, "Jhon", "John")
    first = session.corrections.kept[0]
    session.corrections.change("Take back", take_back=[first.number])
    shown = document(session).transcript
    assert "Jhon" in shown.texts[1]
    assert "John" in shown.texts[2]
    kept = session.corrections.kept
    assert [each.holds for each in kept] == [False, True]
    assert kept[0].made_s > 0
    session.notebook.undo()
    assert "John" in document(session).transcript.texts[1]


def test_what_another_window_corrected_is_taken_up(session: ReadingSession, tmp_path: Path) -> None:
    other = Store.open(tmp_path / "data")
    try:
        ident = document(session).document_id
        correct(session, 1, "Jhon", "John")
        (mine,) = session.corrections.kept
        value = {"kind": "turn", "first_turn": 4, "last_turn": 4, "speaker": "Dora", "other": ""}
        other.corrections.add(ident, [value], made_s=1.0)
        correct(session, 2, "Jhon", "John")
        assert document(session).transcript.speaker_name(4) == "Dora"
        assert len(other.corrections.history(ident)) == 3
        session.notebook.undo()
        assert document(session).transcript.speaker_name(4) == "Dora"
        assert session.corrections.kept[0] == mine
    finally:
        other.close()


def test_a_pin_stays_with_its_word(session: ReadingSession) -> None:
    session.timing_fixes.pin_word_now(3, 2)
    assert session.timing_fixes.nudge(3 * TURN_MS + 900)
    (pin,) = session.timing_fixes.pins()
    assert pin.reach is Reach.TURN
    correct(session, 1, "icecream.", "ice cream.")
    correct(session, 3, "Turn", "Our turn")
    (moved,) = session.timing_fixes.pins()
    shown = document(session)
    assert moved.start_ms == pin.start_ms
    turn, word = shown.transcript.locate(moved.word)
    assert (turn, shown.transcript.word_text(turn, word)) == (3, "of")
    assert shown.timeline is not None
    assert shown.timeline.word_start(turn, word) == pin.start_ms
    assert [p.word for p in session.text_fixing.source_pins([moved])] == [pin.word]
    show(session)
    assert [p.word for p in session.timing_fixes.pins()] == [moved.word]


def test_the_place_in_the_sound_does_not_move(session: ReadingSession) -> None:
    session.transport.seek(4 * TURN_MS + 10)
    correct(session, 1, "icecream.", "ice cream.")
    assert session.transport.position_ms == 4 * TURN_MS + 10
    cursor = session.transport.cursor
    assert cursor is not None
    assert (cursor.turn, cursor.word) == (4, 0)


def test_a_turn_is_not_emptied(session: ReadingSession, qtbot: QtBot) -> None:
    text = document(session).transcript.texts[0]
    with qtbot.waitSignal(session.refused):
        assert not session.text_fixing.correct([Rewording(0, 0, len(text), "")])
    assert document(session).transcript.texts[0] == text

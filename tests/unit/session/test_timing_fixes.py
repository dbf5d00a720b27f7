"""Times put right by hand, in a session with a real store and real files."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.pins import Pin, Reach
from reader.core.timing import Provenance
from reader.session.reading_session import ReadingSession
from reader.session.store import Store
from reader.session.timing_fixes import Fix, FixKind, TimingFixes
from tests.unit.session.test_reading_session import CAPTIONS, TEXT, opened
from tests.unit.session.test_transport import HandPlayer

BEN, ADA_ASKS, BEN_SAYS = 1, 2, 3  # turns that begin at 5, 9 and 11 s


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "talk.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "talk.srt").write_text(CAPTIONS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def bare(tmp_path: Path, qtbot: QtBot) -> Iterator[ReadingSession]:
    session = ReadingSession(Store.open(tmp_path / "data"))
    yield session
    session.close()


@pytest.fixture
def session(bare: ReadingSession, folder: Path, qtbot: QtBot) -> ReadingSession:
    opened(bare, qtbot, folder / "talk.txt")
    return bare


def begins(session: ReadingSession, turn: int, word: int = 0) -> int | None:
    assert session.document is not None
    assert session.document.timeline is not None
    return session.document.timeline.word_start(turn, word)


def first_word(session: ReadingSession, turn: int) -> int:
    assert session.document is not None
    return session.document.transcript.first_word[turn]


def test_a_turn_begins_when_one_says_so(session: ReadingSession, qtbot: QtBot) -> None:
    session.transport.seek(5600)
    with (
        qtbot.waitSignal(session.timing_changed),
        qtbot.waitSignal(session.timing_fixes.fixed) as told,
    ):
        assert session.timing_fixes.pin_turn_now()
    assert begins(session, BEN) == 5600
    assert begins(session, ADA_ASKS) == 9000
    assert session.transport.cursor is not None
    assert session.transport.cursor.turn == BEN
    assert session.document is not None
    assert session.document.alignment is not None
    word = first_word(session, BEN)
    assert session.document.alignment.provenance[word] == Provenance.PINNED
    assert told.args[0] == Fix(FixKind.PINNED, BEN, word, 5600, Reach.TURN)


@pytest.mark.parametrize(
    ("now_ms", "turn"),
    [(4300, BEN), (5900, BEN), (8200, ADA_ASKS), (10_300, BEN_SAYS), (0, 0)],
)
def test_the_turn_is_the_one_that_begins_about_now(
    session: ReadingSession, now_ms: int, turn: int
) -> None:
    session.transport.seek(now_ms)
    assert session.timing_fixes.pin_turn_now()
    assert begins(session, turn) == now_ms


def test_a_turn_that_was_put_right_is_not_meant_a_little_later(session: ReadingSession) -> None:
    fixes = session.timing_fixes
    fixes.pin_turn_now(BEN)
    session.transport.seek(5000)
    fixes.pin_turn_now(BEN)
    session.transport.seek(6500)  # nearer to Ben's beginning than to what follows
    assert fixes.pin_turn_now()
    assert (begins(session, BEN), begins(session, ADA_ASKS)) == (5000, 6500)


def test_a_turn_far_from_here_has_to_be_pointed_at(session: ReadingSession) -> None:
    session.transport.seek(100_000)
    assert session.transport.position_ms < 100_000, "there is no sound: the words' end counts"
    player = HandPlayer()
    player.duration_ms = 600_000
    session.transport.set_player(player)
    session.transport.load(Path("/talk.mp3"))
    session.transport.seek(300_000)
    assert not session.timing_fixes.pin_turn_now()
    assert session.timing_fixes.pin_turn_now(BEN_SAYS)
    assert begins(session, BEN_SAYS) == 300_000


def test_while_playing_the_time_it_takes_to_press_a_key_is_taken_off(
    session: ReadingSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    player = HandPlayer()
    transport = session.transport
    monkeypatch.setattr(transport, "_now", lambda: player.at)
    monkeypatch.setattr(transport._clock, "_now", lambda: player.at)
    transport.set_player(player)
    transport.load(Path("/talk.mp3"))
    session.settings.set("times.reaction_ms", 200)
    transport.set_rate(1.5)
    transport.play()
    player.turn(4.0)
    assert transport.position_ms == 6000
    session.timing_fixes.pin_turn_now(BEN)
    assert begins(session, BEN) == 6000 - 300, "at the rate at which it was heard"
    transport.pause()
    session.timing_fixes.pin_word_now(BEN, 1)
    assert begins(session, BEN, 1) == 6000, "who has paused has had time"


def test_a_word_in_the_turn_begins_when_one_says_so(session: ReadingSession) -> None:
    session.transport.seek(7000)
    assert session.timing_fixes.pin_word_now(BEN, 2)
    assert (begins(session, BEN), begins(session, BEN, 2)) == (5000, 7000)
    assert session.timing_fixes.pins() == (Pin(first_word(session, BEN) + 2, 7000),)


def test_everything_is_undone_and_done_again(session: ReadingSession) -> None:
    fixes, notebook = session.timing_fixes, session.notebook
    fixes.pin_turn_now(BEN)
    notebook.toggle_bookmark(0)
    fixes.set_reach(Reach.ONWARD)
    assert notebook.undo() == "Move what follows"
    assert fixes.pins()[0].reach is Reach.TURN
    assert notebook.undo() == "Bookmark"
    assert notebook.undo() == "Set a time"
    assert fixes.pins() == ()
    assert begins(session, BEN) == 5000
    for _ in range(3):
        notebook.redo()
    assert fixes.pins() == (Pin(first_word(session, BEN), 0, Reach.ONWARD),)


def test_nudges_in_a_row_are_taken_back_together(session: ReadingSession) -> None:
    fixes = session.timing_fixes
    session.transport.seek(5100)
    for _ in range(3):
        assert fixes.nudge(100)
    assert begins(session, BEN) == 5300
    assert session.notebook.undo() == "Move a time"
    assert begins(session, BEN) == 5000
    assert fixes.pins() == ()
    session.notebook.redo()
    assert begins(session, BEN) == 5300


def test_nudges_with_a_pause_between_are_taken_back_one_by_one(
    session: ReadingSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    fixes = session.timing_fixes
    clock = iter((10.0, 20.0))
    monkeypatch.setattr(fixes, "_now", lambda: next(clock))
    session.transport.seek(5100)
    fixes.nudge(-100)
    fixes.nudge(-100)
    session.notebook.undo()
    assert begins(session, BEN) == 4900


def test_a_nudge_is_for_the_word_pinned_last(session: ReadingSession) -> None:
    fixes = session.timing_fixes
    session.transport.seek(7000)
    fixes.pin_word_now(BEN, 2)
    fixes.nudge(-100)
    assert begins(session, BEN, 2) == 6900
    session.transport.seek(11_500)  # elsewhere: then for the turn that is spoken there
    fixes.nudge(100)
    assert begins(session, BEN_SAYS) == 11_100
    assert begins(session, BEN, 2) == 6900


def test_nothing_is_moved_before_the_recording_begins(session: ReadingSession) -> None:
    session.timing_fixes.pin_turn_now(0)
    session.timing_fixes.nudge(-100, 0)
    assert begins(session, 0) == 0


def test_the_reach_of_a_pin_can_be_changed(session: ReadingSession) -> None:
    fixes = session.timing_fixes
    assert not fixes.set_reach(Reach.ONWARD), "there is no pin"
    session.transport.seek(6000)
    fixes.pin_turn_now(BEN)
    fixes.set_reach(Reach.ONWARD)
    assert [begins(session, turn) for turn in (BEN, ADA_ASKS, BEN_SAYS)] == [6000, 10_000, 12_000]


def test_a_pin_can_be_let_go(session: ReadingSession) -> None:
    fixes = session.timing_fixes
    session.transport.seek(6000)
    fixes.pin_turn_now(BEN)
    told: list[Fix] = []
    fixes.fixed.connect(told.append)
    assert fixes.clear_pin()
    assert begins(session, BEN) == 5000
    assert not fixes.clear_pin()
    word = first_word(session, BEN)
    assert told == [Fix(FixKind.UNPINNED, BEN, word, 5000, Reach.TURN)]


def test_pins_are_there_again_after_a_restart(folder: Path, qtbot: QtBot) -> None:
    first = ReadingSession(Store.open(folder / "data"))
    opened(first, qtbot, folder / "talk.txt")
    first.transport.seek(6000)
    first.timing_fixes.pin_turn_now(BEN)
    first.close()
    second = ReadingSession(Store.open(folder / "data"))
    opened(second, qtbot, folder / "talk.txt")
    assert begins(second, BEN) == 6000
    assert second.aligning.pins() == second.timing_fixes.pins()
    second.close()


def test_pins_hold_for_other_times(session: ReadingSession, folder: Path, qtbot: QtBot) -> None:
    session.transport.seek(6000)
    session.timing_fixes.pin_turn_now(BEN)
    other = folder / "other.srt"
    other.write_text(CAPTIONS.replace("00:00:05,000", "00:00:04,500"), encoding="utf-8")
    with qtbot.waitSignal(session.settled):
        session.set_times(other)
    assert begins(session, BEN) == 6000
    session.timing_fixes.clear_pin(first_word(session, BEN))
    assert begins(session, BEN) == 4500


def test_pins_go_along_with_a_changed_text(folder: Path, qtbot: QtBot) -> None:
    first = ReadingSession(Store.open(folder / "data"))
    opened(first, qtbot, folder / "talk.txt")
    first.transport.seek(6000)
    first.timing_fixes.pin_turn_now(BEN)
    first.close()
    (folder / "talk.txt").write_text(
        TEXT.replace("Ada", "Ben\n\nAre we on?\n\nAda", 1), encoding="utf-8"
    )
    second = ReadingSession(Store.open(folder / "data"))
    opened(second, qtbot, folder / "talk.txt")
    (pin,) = second.timing_fixes.pins()
    assert second.document is not None
    assert second.document.transcript.locate(pin.word) == (BEN + 1, 0)
    assert begins(second, BEN + 1) == 6000
    second.close()


def test_pins_whose_words_are_gone_are_told_of_and_kept(folder: Path, qtbot: QtBot) -> None:
    first = ReadingSession(Store.open(folder / "data"))
    opened(first, qtbot, folder / "talk.txt")
    first.timing_fixes.pin_turn_now(BEN)
    first.close()
    (folder / "talk.txt").write_text(
        "Ada\n\nSomething else.\n\nBen\n\nEntirely.\n", encoding="utf-8"
    )
    second = ReadingSession(Store.open(folder / "data"))
    notices: list[str] = []
    second.noticed.connect(notices.append)
    opened(second, qtbot, folder / "talk.txt")
    assert second.timing_fixes.pins() == ()
    assert any("did not find their words" in notice for notice in notices)
    second.close()
    (folder / "talk.txt").write_text(TEXT, encoding="utf-8")
    third = ReadingSession(Store.open(folder / "data"))
    opened(third, qtbot, folder / "talk.txt")
    assert len(third.timing_fixes.pins()) == 1
    third.close()


def test_pins_do_not_count_in_another_recording(
    bare: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    player = HandPlayer()
    bare.set_player(player)
    for name, size in (("talk.mp3", 10_000), ("shorter.mp3", 7000), ("smaller.mp3", 4000)):
        (folder / name).write_bytes(bytes(size))
    opened(bare, qtbot, folder / "talk.txt")
    bare.transport.seek(6000)
    bare.timing_fixes.pin_turn_now(BEN)
    notices: list[str] = []
    bare.noticed.connect(notices.append)
    player.duration_ms = 60_000
    bare.set_audio(folder / "shorter.mp3")
    assert begins(bare, BEN) == 5000
    assert bare.timing_fixes.pins() == ()
    assert any("another recording" in notice for notice in notices)
    player.duration_ms = 10_300
    bare.set_audio(folder / "smaller.mp3")
    assert begins(bare, BEN) == 6000, "as long as the first: another form of the same"


def test_a_text_without_times_is_timed_by_hand(
    bare: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    (folder / "talk.srt").unlink()
    player = HandPlayer()
    player.duration_ms = 60_000
    bare.set_player(player)
    (folder / "talk.mp3").write_bytes(bytes(100))
    opened(bare, qtbot, folder / "talk.txt")
    assert bare.document is not None
    assert bare.document.timeline is None
    for now_ms in (2000, 6000, 9000):
        bare.transport.seek(now_ms)
        assert bare.timing_fixes.pin_turn_now()
    assert [begins(bare, turn) for turn in range(4)] == [2000, 6000, 9000, None]
    between = begins(bare, 0, 3)
    assert between is not None
    assert 2000 < between < 6000
    assert bare.aligning.times is None, "what is set by hand is no alignment"
    for _ in range(3):
        bare.notebook.undo()
    assert bare.document.timeline is None


def test_nothing_happens_while_nothing_is_open(bare: ReadingSession) -> None:
    fixes: TimingFixes = bare.timing_fixes
    assert not fixes.pin_turn_now()
    assert not fixes.pin_word_now(0, 0)
    assert not fixes.nudge(100)
    assert not fixes.clear_pin()
    fixes.recording_changed()
    assert fixes.pins() == ()

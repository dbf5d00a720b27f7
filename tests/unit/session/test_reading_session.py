"""The session with a real store and real files, without sound."""

import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.errors import FileProblem, FormatProblem, ReaderError, StorageProblem
from reader.core.timeline import Cursor
from reader.playback.choose import create_player
from reader.session.reading_session import ReadingSession
from reader.session.store import Store
from reader.storage.library import Place
from tests.unit.session.test_transport import HandPlayer

TEXT = """Ada

Good evening. Tonight we talk about engines.

Ben

Thank you. I brought one with me.

Ada

Does it run?

Ben

It runs well enough.
"""

CAPTIONS = """1
00:00:01,000 --> 00:00:04,000
Ada: Good evening. Tonight we talk about engines.

2
00:00:05,000 --> 00:00:08,000
Ben: Thank you. I brought one with me.

3
00:00:09,000 --> 00:00:10,000
Ada: Does it run?

4
00:00:11,000 --> 00:00:12,500
Ben: It runs well enough.
"""

LATE_CAPTIONS = CAPTIONS.replace("00:00:11,000 --> 00:00:12,500", "00:20:00,000 --> 00:20:01,500")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "talk.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[ReadingSession]:
    session = ReadingSession(Store.open(tmp_path / "data"))
    yield session
    session.close()


def opened(session: ReadingSession, qtbot: QtBot, *paths: Path, at_ms: int | None = None) -> None:
    with qtbot.waitSignal(session.settled, timeout=10_000):
        session.open(paths, at_ms=at_ms)


def test_the_text_comes_first_and_the_times_after(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    (folder / "talk.srt").write_text(CAPTIONS, encoding="utf-8")
    order: list[str] = []
    session.document_changed.connect(lambda _: order.append("text"))
    session.timing_changed.connect(lambda _: order.append("times"))
    opened(session, qtbot, folder / "talk.txt")
    assert order == ["text", "times"]
    assert session.transport.timeline is not None
    assert [session.transport.timeline.turn_start(t) for t in range(4)] == [
        1000,
        5000,
        9000,
        11000,
    ]


def test_a_click_moves_the_place_and_back_returns(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    (folder / "talk.srt").write_text(CAPTIONS, encoding="utf-8")
    opened(session, qtbot, folder / "talk.txt")
    session.activate_word(2, 0)
    assert session.transport.cursor == Cursor(2, 0)
    assert session.jumps.can_go_back
    session.jumps.back()
    assert session.transport.position_ms == 0
    session.jumps.forward()
    assert session.transport.position_ms == 9000


def test_without_times_a_click_says_why_nothing_plays(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    opened(session, qtbot, folder / "talk.txt")
    with qtbot.waitSignal(session.refused) as notice:
        session.activate_word(1, 0)
    assert "cannot be played" in notice.args[0]


def test_the_place_is_found_again(folder: Path, qtbot: QtBot) -> None:
    (folder / "talk.srt").write_text(CAPTIONS, encoding="utf-8")
    first = ReadingSession(Store.open(folder / "data"))
    opened(first, qtbot, folder / "talk.txt")
    first.transport.seek(9500)
    first.set_page_place(1, 7)
    first.close()
    second = ReadingSession(Store.open(folder / "data"))
    opened(second, qtbot, folder / "talk.txt")
    assert second.transport.position_ms == 9500 - 3000  # a little rewound
    assert second.page_place == (1, 7)
    opened(second, qtbot, folder / "talk.txt", at_ms=11_200)
    assert second.transport.position_ms == 11_200
    second.close()


def test_marks_are_kept_and_undone(folder: Path, qtbot: QtBot) -> None:
    first = ReadingSession(Store.open(folder / "data"))
    opened(first, qtbot, folder / "talk.txt")
    assert first.notebook.toggle_bookmark(1)
    note = first.notebook.add_note(2, "Ask again.")
    assert note is not None
    first.notebook.edit(note.ident, "Ask twice.")
    first.close()
    second = ReadingSession(Store.open(folder / "data"))
    opened(second, qtbot, folder / "talk.txt")
    assert [(a.turn, a.body) for a in second.notebook.annotations] == [(1, ""), (2, "Ask twice.")]
    second.notebook.remove(note.ident)
    assert second.notebook.undo_text == "Delete note"
    assert second.notebook.undo() == "Delete note"
    assert [a.body for a in second.notebook.annotations] == ["", "Ask twice."]
    assert not second.notebook.toggle_bookmark(1)
    assert second.notebook.bookmarked_turns() == frozenset()
    second.close()


def test_marks_find_their_words_in_a_changed_text_or_say_so(folder: Path, qtbot: QtBot) -> None:
    first = ReadingSession(Store.open(folder / "data"))
    opened(first, qtbot, folder / "talk.txt")
    first.notebook.add_note(3, "kept")
    first.notebook.add_note(2, "its words will go")
    first.close()
    changed = TEXT.replace("Does it run?", "Is it loud?").replace(
        "Ada\n\nGood", "Ben\n\nOne moment.\n\nAda\n\nGood"
    )
    (folder / "talk.txt").write_text(changed, encoding="utf-8")
    second = ReadingSession(Store.open(folder / "data"))
    notices: list[str] = []
    second.noticed.connect(notices.append)
    opened(second, qtbot, folder / "talk.txt")
    assert [(a.body, a.turn) for a in second.notebook.annotations] == [("kept", 4)]
    assert [a.body for a in second.notebook.detached] == ["its words will go"]
    assert any("did not find their words" in n for n in notices)
    second.close()


def test_labels_are_corrected_kept_and_undone(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    opened(session, qtbot, folder / "talk.txt")
    before = (folder / "talk.txt").read_bytes()
    session.labels.exchange_onward(2, "Ada", "Ben")

    def names() -> list[str]:
        assert session.document is not None
        return [t.speaker for t in session.document.transcript.turns()]

    assert names() == ["Ada", "Ben", "Ben", "Ada"]
    session.labels.relabel_turn(0, "Cleo")
    assert names() == ["Cleo", "Ben", "Ben", "Ada"]
    opened(session, qtbot, folder / "talk.txt")
    assert names() == ["Cleo", "Ben", "Ben", "Ada"]
    session.labels.relabel_onward(1, "Bob")
    assert names() == ["Cleo", "Bob", "Bob", "Ada"]
    session.notebook.undo()
    assert names() == ["Cleo", "Ben", "Ben", "Ada"]
    assert (folder / "talk.txt").read_bytes() == before


def test_exchanged_labels_are_proposed_once_answered_not_again(
    session: ReadingSession, tmp_path: Path, qtbot: QtBot
) -> None:
    speech = [
        "Where were you born and what did your parents do for a living",
        "In a village by the sea where my father built boats of larch and oak",
        "Did you ever want to build boats yourself when you were young",
        "Never for a moment because I was afraid of the saws and the noise",
        "And so you went to the city with nothing but a suitcase and a violin",
        "With a suitcase and half a violin since my brother kept the bow",
        "What was the first thing that you saw when you left the station",
        "A man selling roasted chestnuts who gave me one for a song",
    ]
    right = [("Ada", "Ben")[i % 2] for i in range(8)]
    wrong = right[:2] + [{"Ada": "Ben", "Ben": "Ada"}[name] for name in right[2:]]
    plain = "\n\n".join(f"{n}: {s}." for n, s in zip(wrong, speech, strict=True))
    stamped = "\n\n".join(
        f"[00:00:{i * 5:02}] {n}: {s}." for i, (n, s) in enumerate(zip(right, speech, strict=True))
    )
    (tmp_path / "plain.txt").write_text(plain, encoding="utf-8")
    (tmp_path / "stamped.txt").write_text(stamped, encoding="utf-8")
    opened(session, qtbot, tmp_path / "plain.txt", tmp_path / "stamped.txt")
    (proposal,) = session.labels.proposals
    assert proposal.turns == (2, 3, 4, 5, 6, 7)
    session.labels.accept(proposal)
    assert session.document is not None
    assert [t.speaker for t in session.document.transcript.turns()] == right
    assert list(session.labels.proposals) == []
    session.notebook.undo()
    assert session.labels.proposals == (proposal,)
    session.labels.keep(proposal)
    opened(session, qtbot, tmp_path / "plain.txt", tmp_path / "stamped.txt")
    assert list(session.labels.proposals) == []


@pytest.mark.parametrize(
    ("content", "kind"), [(b"", FormatProblem), (b"\x00\x01\x02" * 100, FormatProblem)]
)
def test_what_cannot_be_read_is_said_and_what_is_open_stays(
    session: ReadingSession,
    folder: Path,
    qtbot: QtBot,
    content: bytes,
    kind: type[ReaderError],
) -> None:
    opened(session, qtbot, folder / "talk.txt")
    bad = folder / "bad.txt"
    bad.write_bytes(content)
    with qtbot.waitSignal(session.failed) as failure:
        session.open([bad])
    assert isinstance(failure.args[0], kind)
    assert "bad.txt" in str(failure.args[0])
    assert session.document is not None
    assert session.document.companions.main.name == "talk.txt"


def test_a_missing_file_is_said(session: ReadingSession, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.failed) as failure:
        session.open([tmp_path / "gone.txt"])
    assert isinstance(failure.args[0], FileProblem)


def test_bad_times_leave_the_text_readable(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    (folder / "talk.earmark.json").write_text("{broken", encoding="utf-8")
    failures: list[Exception] = []
    session.failed.connect(failures.append)
    opened(session, qtbot, folder / "talk.txt")
    assert session.document is not None
    assert len(session.document.transcript) == 4
    assert isinstance(failures[0], FormatProblem)
    assert "talk.earmark.json" in str(failures[0])


def test_recent_lists_the_last_opened_first(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    (folder / "other.txt").write_text(TEXT.replace("engines", "ships"), encoding="utf-8")
    opened(session, qtbot, folder / "talk.txt")
    opened(session, qtbot, folder / "other.txt")
    assert [record.path.name for record in session.recent()] == ["other.txt", "talk.txt"]
    with qtbot.waitSignal(session.settled, timeout=10_000):
        session.open_record(session.recent()[1])
    assert session.document is not None
    assert session.document.companions.main.name == "talk.txt"


def test_a_recording_being_loaded_does_not_overwrite_the_place(folder: Path, qtbot: QtBot) -> None:
    (folder / "talk.srt").write_text(CAPTIONS, encoding="utf-8")
    (folder / "talk.mp3").write_bytes(b"")
    first = ReadingSession(Store.open(folder / "data"))
    opened(first, qtbot, folder / "talk.txt", at_ms=9500)
    first.save_place()
    first.set_player(HandPlayer())
    (record,) = first.recent()
    assert record.place.position_ms == 9500
    first.close()


def test_who_jumps_without_playing_is_found_again_after_a_crash(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    (folder / "talk.srt").write_text(CAPTIONS, encoding="utf-8")
    opened(session, qtbot, folder / "talk.txt")
    session.transport.seek(9500)
    session.set_page_place(1, 7)
    qtbot.waitUntil(lambda: session.recent()[0].place == Place(9500, 1, 7))


def test_a_recording_of_another_length_is_noticed(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    (folder / "talk.srt").write_text(LATE_CAPTIONS, encoding="utf-8")
    with wave.open(str(folder / "talk.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(b"\0\0" * 8000 * 20)
    player, _ = create_player("adummy")
    session.set_player(player)
    notices: list[str] = []
    session.noticed.connect(notices.append)
    opened(session, qtbot, folder / "talk.txt")
    qtbot.waitUntil(lambda: any("19:41 shorter" in n for n in notices), timeout=15_000)


def test_a_store_that_cannot_be_written_does_not_keep_one_from_reading(
    folder: Path, qtbot: QtBot
) -> None:
    store = Store.open(folder / "data")
    store.database.rows("PRAGMA query_only=ON")
    session = ReadingSession(store)
    failures: list[Exception] = []
    session.failed.connect(failures.append)
    (folder / "talk.srt").write_text(CAPTIONS, encoding="utf-8")
    opened(session, qtbot, folder / "talk.txt")
    assert isinstance(failures[0], StorageProblem)
    assert session.document is not None
    assert len(session.document.transcript) == 4
    session.activate_word(2, 0)
    assert session.transport.position_ms == 9000
    session.close()


def test_another_recording_goes_on_where_one_is(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    (folder / "talk.srt").write_text(CAPTIONS, encoding="utf-8")
    opened(session, qtbot, folder / "talk.txt")
    session.activate_word(1, 0)
    session.set_audio(folder / "other.mp3")
    assert session.transport.position_ms == 5000


def test_looking_in_again_and_again_does_not_slip_back(folder: Path, qtbot: QtBot) -> None:
    (folder / "talk.srt").write_text(CAPTIONS, encoding="utf-8")
    first = ReadingSession(Store.open(folder / "data"))
    opened(first, qtbot, folder / "talk.txt")
    first.transport.seek(9500)
    first.close()
    for _ in range(3):
        again = ReadingSession(Store.open(folder / "data"))
        opened(again, qtbot, folder / "talk.txt")
        assert again.transport.position_ms == 9500 - 3000
        again.close()


def test_what_was_opened_together_comes_back_together(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    (folder / "far.srt").write_text(CAPTIONS, encoding="utf-8")
    opened(session, qtbot, folder / "talk.txt", folder / "far.srt")
    session.set_audio(folder / "far.mp3")
    (folder / "far.mp3").write_bytes(b"")
    opened(session, qtbot, folder / "talk.txt")
    assert session.document is not None
    assert session.document.companions.timed == folder / "far.srt"
    assert session.document.companions.audio == folder / "far.mp3"
    assert session.transport.timeline is not None
    (folder / "far.srt").unlink()
    opened(session, qtbot, folder / "talk.txt")
    assert session.document.companions.timed is None

"""Aligning from the session, with a real process that speaks the protocol in our stead."""

from __future__ import annotations

import json
import os
import signal
import sys
import wave
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.errors import FileProblem, ReaderError, StorageProblem
from reader.core.pins import Pin
from reader.core.timing import NO_TIME, Alignment, Provenance, Span
from reader.session.aligning import AlignState
from reader.session.reading_session import ReadingSession
from reader.session.store import Store
from tests.unit.session.test_transport import HandPlayer

STANDIN = Path(__file__).with_name("standin_worker.py")
SECONDS = 60
TURNS = 12


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    talk = [
        f"{'Ada' if turn % 2 else 'Ben'}: Turn number {turn} says ten words and no more." + " So"
        for turn in range(TURNS)
    ]
    (tmp_path / "talk.txt").write_text("\n\n".join(talk), encoding="utf-8")
    silence(tmp_path / "talk.wav", SECONDS)
    return tmp_path


def silence(path: Path, seconds: int) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(b"\0\0" * 8000 * seconds)


@pytest.fixture
def orders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the stand-in was told, a JSON object a line."""
    path = tmp_path / "orders.jsonl"
    monkeypatch.setenv("STANDIN_LOG", str(path))
    return path


def told(orders: Path) -> list[dict[str, object]]:
    if not orders.exists():
        return []
    return [json.loads(line) for line in orders.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[ReadingSession]:
    session = ReadingSession(Store.open(tmp_path / "data"))
    yield session
    session.close()


def opened(session: ReadingSession, qtbot: QtBot, folder: Path, mode: str = "well") -> None:
    session.aligning.command = (sys.executable, str(STANDIN), mode)
    with qtbot.waitSignal(session.settled, timeout=10_000):
        session.open([folder / "talk.txt"])


def until(session: ReadingSession, qtbot: QtBot, state: AlignState) -> None:
    qtbot.waitUntil(lambda: session.aligning.state is state, timeout=10_000)


def alignment_of(session: ReadingSession) -> Alignment:
    assert session.document is not None
    assert session.document.alignment is not None
    return session.document.alignment


def pending(alignment: Alignment) -> int:
    return alignment.provenance.count(Provenance.PENDING)


def test_nothing_runs_until_it_is_asked_to(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    opened(session, qtbot, folder)
    assert session.aligning.possible
    assert session.aligning.state is AlignState.IDLE
    assert session.aligning.process_id == 0


def test_every_word_gets_its_time_and_keeps_it(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    opened(session, qtbot, folder)
    with qtbot.waitSignal(session.aligning.finished, timeout=10_000):
        session.aligning.start()
    alignment = alignment_of(session)
    assert session.aligning.state is AlignState.DONE
    assert pending(alignment) == 0
    assert alignment.uncovered == (Span(50_000, 58_000),)
    session.activate_word(6, 0)
    assert session.transport.position_ms == alignment.start_ms[6 * len(alignment) // TURNS]
    opened(session, qtbot, folder)  # again, from the data folder
    assert alignment_of(session).start_ms == alignment.start_ms
    assert not session.aligning.unfinished
    assert not (folder / "talk.earmark.json").exists()


def test_it_begins_where_one_listens_and_what_is_known_follows_at_once(
    session: ReadingSession, folder: Path, qtbot: QtBot, orders: Path
) -> None:
    opened(session, qtbot, folder, "wait")
    session.transport.scrub(31_000)
    with qtbot.waitSignal(session.timing_changed, timeout=10_000):
        session.aligning.start()
    qtbot.waitUntil(lambda: session.transport.cursor is not None)
    alignment = alignment_of(session)
    assert pending(alignment) > 0
    cursor = session.transport.cursor
    assert cursor is not None
    assert cursor.turn == TURNS * 31 // SECONDS
    session.transport.scrub(5_000)  # nobody knows yet what is said there
    assert session.transport.cursor is None
    assert session.transport.current_turns == ()
    assert told(orders)[0]["job"]["start_ms"] == 31_000  # type: ignore[index]
    assert session.transport.duration_ms == SECONDS * 1000  # not where the last known word ends


def test_cancelled_work_is_kept_shown_again_and_gone_on_with(
    folder: Path, qtbot: QtBot, orders: Path
) -> None:
    first = ReadingSession(Store.open(folder / "data"))
    opened(first, qtbot, folder, "wait")
    first.aligning.start()
    qtbot.waitUntil(lambda: first.document is not None and first.document.alignment is not None)
    first.aligning.cancel()
    until(first, qtbot, AlignState.CANCELLED)
    kept = alignment_of(first)
    assert first.aligning.unfinished
    assert 0 < pending(kept) < len(kept)
    first.close()
    second = ReadingSession(Store.open(folder / "data"))
    opened(second, qtbot, folder)
    assert alignment_of(second).start_ms == kept.start_ms
    assert second.aligning.unfinished
    assert second.aligning.state is AlignState.IDLE
    with qtbot.waitSignal(second.aligning.finished, timeout=10_000):
        second.aligning.start()
    assert pending(alignment_of(second)) == 0
    jobs = [entry["job"] for entry in told(orders) if "job" in entry]
    assert [job["journal"] is not None for job in jobs] == [True, True]  # type: ignore[index]
    assert jobs[0]["journal"] == jobs[1]["journal"]  # type: ignore[index]
    second.close()


def test_quitting_ends_the_process_and_keeps_what_is_done(folder: Path, qtbot: QtBot) -> None:
    first = ReadingSession(Store.open(folder / "data"))
    opened(first, qtbot, folder, "wait")
    first.aligning.start()
    qtbot.waitUntil(lambda: first.document is not None and first.document.alignment is not None)
    process = first.aligning.process_id
    first.close()
    assert not _is_alive(process)
    second = ReadingSession(Store.open(folder / "data"))
    opened(second, qtbot, folder)
    assert 0 < pending(alignment_of(second)) < len(alignment_of(second))
    second.close()


def test_a_process_that_does_not_listen_is_killed(folder: Path, qtbot: QtBot) -> None:
    session = ReadingSession(Store.open(folder / "data"))
    opened(session, qtbot, folder, "deaf")
    session.aligning.start()
    qtbot.waitUntil(lambda: session.aligning.process_id != 0)
    process = session.aligning.process_id
    session.close()
    assert not _is_alive(process)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_a_killed_process_is_a_sentence_and_a_way_to_go_on(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    opened(session, qtbot, folder, "wait")
    session.aligning.start()
    qtbot.waitUntil(lambda: session.document is not None and session.document.alignment is not None)
    with qtbot.waitSignal(session.failed) as failure:
        os.kill(session.aligning.process_id, signal.SIGKILL)
    assert isinstance(failure.args[0], ReaderError)
    assert "Resume" in failure.args[0].remedy
    assert session.aligning.state is AlignState.FAILED
    assert session.aligning.unfinished
    session.aligning.command = (sys.executable, str(STANDIN), "well")
    with qtbot.waitSignal(session.aligning.finished, timeout=10_000):
        session.aligning.start()


@pytest.mark.parametrize("mode", ["crash", "nonsense"])
def test_a_crash_leaves_the_session_as_it_is(
    session: ReadingSession, folder: Path, qtbot: QtBot, mode: str
) -> None:
    opened(session, qtbot, folder, mode)
    with qtbot.waitSignal(session.failed, timeout=10_000) as failure:
        session.aligning.start()
    assert "unexpectedly" in str(failure.args[0])
    assert session.aligning.state is AlignState.FAILED
    assert session.aligning.unfinished == (mode == "crash")


def test_a_process_that_cannot_be_started_is_a_failure(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    opened(session, qtbot, folder)
    session.aligning.command = (str(folder / "no-such-program"),)
    with qtbot.waitSignal(session.failed, timeout=10_000):
        session.aligning.start()
    assert session.aligning.state is AlignState.FAILED
    assert (folder / "data" / "errors.log").read_text(encoding="utf-8")


def test_a_recording_of_something_else_changes_nothing(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    opened(session, qtbot, folder, "wrong")
    with qtbot.waitSignal(session.failed, timeout=10_000) as failure:
        session.aligning.start()
    assert str(failure.args[0]) == "This recording is of another conversation. Look."
    assert session.document is not None
    assert session.document.alignment is None
    assert not session.aligning.unfinished
    assert not (folder / "data" / "alignments").exists() or not list(
        (folder / "data" / "alignments").glob("*.json")
    )


def test_where_nothing_can_be_kept_aligning_does_not_begin(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    opened(session, qtbot, folder)
    (folder / "data" / "alignments").write_text("in the way", encoding="utf-8")
    with qtbot.waitSignal(session.failed) as failure:
        session.aligning.start()
    assert isinstance(failure.args[0], StorageProblem)
    assert session.aligning.state is AlignState.IDLE


def test_times_that_cannot_be_kept_are_shown_all_the_same(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    opened(session, qtbot, folder)
    assert session.document is not None
    session.alignments.path(session.document.document_id).mkdir(parents=True)
    failures: list[Exception] = []
    session.failed.connect(failures.append)
    with qtbot.waitSignal(session.aligning.finished, timeout=10_000):
        session.aligning.start()
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], FileProblem)
    assert pending(alignment_of(session)) == 0


def test_a_failure_on_the_way_loses_nothing(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    opened(session, qtbot, folder, "full")
    with qtbot.waitSignal(session.failed, timeout=10_000) as failure:
        session.aligning.start()
    assert "disk is full" in str(failure.args[0])
    assert 0 < pending(alignment_of(session)) < len(alignment_of(session))
    assert session.aligning.unfinished


def test_who_clicks_where_nothing_is_known_is_told_and_work_goes_there(
    session: ReadingSession, folder: Path, qtbot: QtBot, orders: Path
) -> None:
    opened(session, qtbot, folder, "wait")
    session.aligning.start()
    qtbot.waitUntil(lambda: session.document is not None and session.document.alignment is not None)
    with qtbot.waitSignal(session.refused) as notice:
        session.activate_word(9, 0)
    assert "not aligned yet" in notice.args[0]
    qtbot.waitUntil(lambda: any("listen_ms" in order for order in told(orders)))
    place = next(order["listen_ms"] for order in told(orders) if "listen_ms" in order)
    assert isinstance(place, int)
    assert abs(place - 9 * SECONDS * 1000 // TURNS) < 8000


def test_a_word_that_is_wanted_is_not_left_for_the_sound_that_goes_on(
    session: ReadingSession, folder: Path, qtbot: QtBot, orders: Path
) -> None:
    opened(session, qtbot, folder, "wait")
    session.aligning.start()
    qtbot.waitUntil(lambda: session.document is not None and session.document.alignment is not None)
    session.activate_word(9, 0)
    session.transport.scrub(12_000)  # as playing on would
    session.transport.seek(18_000)  # but who jumps wants to be there
    qtbot.waitUntil(lambda: {"listen_ms": 18_000} in told(orders))
    places = [order["listen_ms"] for order in told(orders) if "listen_ms" in order]
    assert len(places) == 2
    assert 12_000 not in places


def test_once_the_wanted_word_is_known_work_follows_the_sound_again(
    session: ReadingSession, folder: Path, qtbot: QtBot, orders: Path
) -> None:
    opened(session, qtbot, folder, "slow")
    session.aligning.start()
    qtbot.waitUntil(lambda: session.document is not None and session.document.alignment is not None)
    session.activate_word(5, 0)
    word = len(alignment_of(session)) * 5 // TURNS
    qtbot.waitUntil(lambda: alignment_of(session).start_ms[word] != NO_TIME, timeout=10_000)
    session.transport.scrub(20_000)
    qtbot.waitUntil(lambda: {"listen_ms": 20_000} in told(orders))


def test_a_jump_takes_the_work_along(
    session: ReadingSession, folder: Path, qtbot: QtBot, orders: Path
) -> None:
    opened(session, qtbot, folder, "wait")
    session.aligning.start()
    session.transport.duration_changed.emit(SECONDS * 1000)
    session.transport.seek(42_000)
    qtbot.waitUntil(lambda: {"listen_ms": session.transport.position_ms} in told(orders))


def test_times_there_were_are_shown_until_better_ones_come(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    (folder / "talk.srt").write_text(
        "1\n00:00:01,000 --> 00:00:04,000\nBen: Turn number 0 says ten words and no more. So\n\n"
        "2\n00:00:50,000 --> 00:00:53,000\nBen: Turn number 10 says ten words and no more. So\n",
        encoding="utf-8",
    )
    opened(session, qtbot, folder, "wait")
    before = alignment_of(session)
    assert before.start_ms[0] == 1000
    session.aligning.start()
    qtbot.waitUntil(lambda: Provenance.MEASURED in alignment_of(session).provenance)
    now = alignment_of(session)
    assert pending(now) == 0
    assert now.start_ms[0] == 0
    assert now.start_ms[-1] == before.start_ms[-1]


def test_between_two_words_only_these_are_aligned_again(
    session: ReadingSession, folder: Path, qtbot: QtBot, orders: Path
) -> None:
    opened(session, qtbot, folder)
    with qtbot.waitSignal(session.aligning.finished, timeout=10_000):
        session.aligning.start()
    session.aligning.pins = lambda: [Pin(20, 9000), Pin(40, 21_000)]
    with qtbot.waitSignal(session.aligning.finished, timeout=10_000):
        session.aligning.start_between(20, 40)
    job = told(orders)[-2]["job"]
    assert isinstance(job, dict)
    assert job["within"] == [20, 40]
    assert job["pins"] == [[20, 9000], [40, 21_000]]
    assert told(orders)[-1] == {"has_prior": True}


def test_another_rendition_is_noticed_and_gets_the_old_times_along(
    session: ReadingSession, folder: Path, qtbot: QtBot, orders: Path
) -> None:
    opened(session, qtbot, folder)
    with qtbot.waitSignal(session.aligning.finished, timeout=10_000):
        session.aligning.start()
    assert not session.aligning.other_recording
    silence(folder / "other.wav", SECONDS + 20)
    session.set_audio(folder / "other.wav")
    assert session.aligning.other_recording
    with qtbot.waitSignal(session.aligning.finished, timeout=10_000):
        session.aligning.start()
    assert told(orders)[-1] == {"has_prior": True}
    assert not session.aligning.other_recording


def test_times_made_elsewhere_for_a_longer_recording_can_be_moved_over(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    opened(session, qtbot, folder)
    with qtbot.waitSignal(session.aligning.finished, timeout=10_000):
        session.aligning.start()
    document = session.document
    assert document is not None
    times = alignment_of(session)
    session.aligning.set_times(replace(times, extra={}))
    session.set_player(HandPlayer())  # whose recording takes ten seconds
    session.document = replace(document, alignment=replace(times, extra={}))
    with qtbot.waitSignal(session.recording_changed, timeout=10_000):
        session.transport.duration_changed.emit(session.transport.recording_ms)
    assert session.transport.recording_ms == 10_000
    assert session.aligning.other_recording


def test_a_damaged_alignment_is_said_and_others_are_used(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    (folder / "talk.srt").write_text(
        "1\n00:00:01,000 --> 00:00:04,000\nBen: Turn number 0 says ten words and no more. So\n",
        encoding="utf-8",
    )
    opened(session, qtbot, folder)
    assert session.document is not None
    made = session.alignments.path(session.document.document_id)
    made.parent.mkdir()
    made.write_text("{", encoding="utf-8")
    failures: list[Exception] = []
    session.failed.connect(failures.append)
    opened(session, qtbot, folder)
    assert "not JSON" in str(failures[0])
    assert alignment_of(session).start_ms[0] == 1000


def test_times_that_the_user_names_take_the_place_of_those_made_here(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    opened(session, qtbot, folder)
    with qtbot.waitSignal(session.aligning.finished, timeout=10_000):
        session.aligning.start()
    named = folder / "named.srt"
    named.write_text(
        "1\n00:00:07,000 --> 00:00:09,000\nBen: Turn number 0 says ten words and no more. So\n",
        encoding="utf-8",
    )
    with qtbot.waitSignal(session.settled, timeout=10_000):
        session.set_times(named)
    assert alignment_of(session).start_ms[0] == 7000
    opened(session, qtbot, folder)
    assert alignment_of(session).start_ms[0] == 7000
    aside = list((folder / "data" / "alignments").glob("*.before"))
    assert len(aside) == 1


def test_words_without_time_have_none_in_a_partial_alignment(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    opened(session, qtbot, folder, "wait")
    session.aligning.start()
    qtbot.waitUntil(lambda: session.document is not None and session.document.alignment is not None)
    alignment = alignment_of(session)
    for start, kind in zip(alignment.start_ms, alignment.provenance, strict=True):
        assert (start == NO_TIME) == (kind == Provenance.PENDING)
    assert alignment.looked_at


def test_the_engine_is_the_one_of_the_settings(
    session: ReadingSession, folder: Path, qtbot: QtBot, orders: Path
) -> None:
    session.settings.set("align.recogniser", "whisper")
    session.settings.set("align.model", "/models/small")
    opened(session, qtbot, folder)
    with qtbot.waitSignal(session.aligning.finished, timeout=10_000):
        session.aligning.start()
    job = told(orders)[0]["job"]
    assert isinstance(job, dict)
    assert (job["recogniser"], job["model"], job["language"]) == ("whisper", "/models/small", "")


def test_a_long_text_is_taken_over_beside_the_window(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    words = " ".join(["listening"] * 400)
    turns = [f"{'Ada' if turn % 2 else 'Ben'}: {words}." for turn in range(30)]
    (folder / "talk.txt").write_text("\n\n".join(turns), encoding="utf-8")
    opened(session, qtbot, folder)
    with qtbot.waitSignal(session.aligning.finished, timeout=20_000):
        session.aligning.start()
    alignment = alignment_of(session)
    assert len(alignment) == 12_000
    assert pending(alignment) == 0
    assert session.aligning.state is AlignState.DONE
    session.aligning.start()
    session.close_document()  # whatever still comes is of no document any more
    assert session.document is None
    assert not session.aligning.running


def test_each_reason_for_silence_has_its_sentence(
    session: ReadingSession, folder: Path, qtbot: QtBot
) -> None:
    said: list[str] = []
    session.refused.connect(said.append)
    opened(session, qtbot, folder, "wait")
    session.activate_word(1, 0)
    session.aligning.start()
    qtbot.waitUntil(lambda: session.document is not None and session.document.alignment is not None)
    session.aligning.cancel()
    until(session, qtbot, AlignState.CANCELLED)
    session.activate_turn(9)
    (folder / "talk.wav").unlink()
    (folder / "other.txt").write_text("Ada: Hello there.\n\nBen: Hello.\n", encoding="utf-8")
    with qtbot.waitSignal(session.settled, timeout=10_000):
        session.open([folder / "other.txt"])
    session.activate_word(0, 0)
    assert "Align the recording" in said[0]
    assert "Resume" in said[1]
    assert said[2] == "Nothing tells when this is said, so it cannot be played."

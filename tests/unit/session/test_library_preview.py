"""Hearing a place elsewhere, with the real libVLC on its silent output."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.clock import PlayerTick
from reader.core.resources import resource
from reader.playback.base import Player
from reader.playback.choose import libvlc_problem
from reader.session.library_preview import Preview
from reader.session.reading_session import ReadingSession
from reader.session.store import Store

pytestmark = pytest.mark.skipif(bool(libvlc_problem()), reason=libvlc_problem())

RECORDING = resource("sample", "the-slow-ear.mp3")
TEXT = resource("sample", "the-slow-ear.txt")
TIMEOUT_MS = 15_000


def player() -> tuple[Player | None, str]:
    from reader.playback.vlc_player import VlcPlayer

    return VlcPlayer("adummy"), ""


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[ReadingSession]:
    """The sample is open, paused at a minute."""
    session = ReadingSession(Store.open(tmp_path / "data"))
    session.make_player = player
    session.set_player(*player())
    with qtbot.waitSignal(session.settled):
        session.open([TEXT])
    session.transport.scrub(60_000)
    yield session
    session.close()


@pytest.fixture
def preview(session: ReadingSession) -> Preview:
    return session.catalogue.preview


def test_a_place_is_heard_to_its_end_and_what_was_playing_goes_on(
    session: ReadingSession, preview: Preview, qtbot: QtBot
) -> None:
    transport = session.transport
    transport.play()
    qtbot.waitUntil(lambda: transport.position_ms > 60_300, timeout=TIMEOUT_MS)
    preview.play("one", RECORDING, 10_000, 10_800)
    assert preview.key == "one"
    assert not transport.playing
    stood_ms = transport.position_ms
    with qtbot.waitSignal(preview.changed, timeout=TIMEOUT_MS) as changed:
        pass
    assert changed.args == [None]
    assert transport.playing
    assert abs(transport.position_ms - stood_ms) < 1000  # nothing moved it meanwhile
    transport.pause()


def ticked(preview: Preview, position_ms: int) -> None:
    preview._on_ticked(PlayerTick(position_ms, time.monotonic(), 1.0, playing=True))


@pytest.mark.parametrize(("end_ms", "ends_ms"), [(110_000, 110_000), (None, 70_000)])
def test_a_long_range_is_heard_to_its_end_and_without_one_a_minute(
    preview: Preview, end_ms: int | None, ends_ms: int
) -> None:
    preview.play("one", RECORDING, 10_000, end_ms)
    ticked(preview, ends_ms - 100)
    assert preview.key == "one"
    ticked(preview, ends_ms)
    assert preview.key is None


def test_what_was_paused_stays_so(session: ReadingSession, preview: Preview, qtbot: QtBot) -> None:
    before_ms = session.transport.position_ms
    preview.play("one", RECORDING, 10_000, None)
    preview.play("two", RECORDING, 90_000, None)
    assert preview.key == "two"
    preview.stop()
    preview.stop()
    assert preview.key is None
    assert not session.transport.playing
    assert session.transport.position_ms == before_ms


def test_one_place_after_the_other_and_then_back_to_what_was_playing(
    session: ReadingSession, preview: Preview, qtbot: QtBot
) -> None:
    session.transport.play()
    qtbot.waitUntil(lambda: session.transport.playing)
    preview.play("one", RECORDING, 10_000, None)
    preview.play("two", RECORDING, 20_000, None)
    assert not session.transport.playing
    preview.stop()
    assert session.transport.playing
    session.transport.pause()


def test_who_plays_what_is_open_hears_that_alone(
    session: ReadingSession, preview: Preview, qtbot: QtBot
) -> None:
    preview.play("one", RECORDING, 10_000, None)
    session.transport.play()
    qtbot.waitUntil(lambda: preview.key is None, timeout=TIMEOUT_MS)
    assert session.transport.playing
    session.transport.pause()


def test_without_a_player_it_is_said_why(session: ReadingSession, qtbot: QtBot) -> None:
    session.make_player = lambda: (None, "VLC was not found.")
    preview = session.catalogue.preview
    with qtbot.waitSignal(preview.noticed) as noticed:
        preview.play("one", RECORDING, 10_000, None)
    assert noticed.args == ["VLC was not found."]
    assert preview.key is None


def test_a_recording_that_cannot_be_played(preview: Preview, tmp_path: Path, qtbot: QtBot) -> None:
    broken = tmp_path / "broken.mp3"
    broken.write_bytes(b"no sound in here" * 100)
    with qtbot.waitSignal(preview.failed, timeout=TIMEOUT_MS):
        preview.play("one", broken, 0, None)
    assert preview.key is None

"""Coming into what the text does not cover, and past it, with a player turned by hand."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.timeline import Timeline
from reader.core.timing import Alignment, Provenance, Span, interpolate
from reader.core.transcript import Speaker, Transcript
from reader.playback.base import PlayerState
from reader.session.transport import Transport
from reader.session.uncovered import Uncovered
from tests.unit.session.test_transport import HandPlayer

ADVERT = Span(4000, 8000)


def timed(uncovered: tuple[Span, ...]) -> tuple[Transcript, Alignment]:
    transcript = Transcript(["One two three.", "Four five."], array("i", [0, 0]), (Speaker("A"),))
    alignment = interpolate(transcript, [(0, 0), (1, 1000), (2, 3000), (3, 8000), (4, 9000)])
    kinds = bytearray([Provenance.MEASURED]) * 5
    return transcript, replace(alignment, provenance=kinds, uncovered=uncovered)


class Listening:
    """A transport that plays, and what was said of it."""

    def __init__(self, uncovered: tuple[Span, ...] = (ADVERT,)) -> None:
        self.player = HandPlayer()
        self.transport = Transport(now=lambda: self.player.at)
        self.transport.set_player(self.player)
        transcript, alignment = timed(uncovered)
        self.transport.load(Path("talk.mp3"))
        self.transport.set_conversation(transcript, Timeline(transcript, alignment))
        self.skips = False
        self.uncovered = Uncovered(self.transport, lambda: self.skips)
        self.uncovered.set_alignment(alignment)
        self.changes: list[Span | None] = []
        self.skipped: list[Span] = []
        self.uncovered.changed.connect(self.changes.append)
        self.uncovered.skipped.connect(self.skipped.append)

    def play_to(self, seconds: float) -> None:
        if self.player.state is not PlayerState.PLAYING:
            self.transport.play()
        while self.player.at < seconds:
            self.player.turn(0.25)


@pytest.fixture
def listening(qtbot: QtBot) -> Iterator[Listening]:
    listening = Listening()
    yield listening
    listening.transport.close()


def test_coming_in_and_going_out_is_told_once_each(listening: Listening) -> None:
    listening.play_to(9)
    assert listening.changes == [ADVERT, None]


def test_skip_goes_to_where_the_text_goes_on(listening: Listening) -> None:
    assert not listening.uncovered.skip()
    listening.transport.seek(5000)
    assert listening.uncovered.span == ADVERT
    assert listening.uncovered.skip()
    assert listening.transport.position_ms == 8000
    assert listening.uncovered.span is None


def test_who_wants_it_never_hears_it(listening: Listening) -> None:
    listening.skips = True
    listening.play_to(4.5)
    assert listening.skipped == [ADVERT]
    assert listening.transport.position_ms >= 8000
    assert listening.player.seeks == [8000]


def test_who_goes_there_wants_to_hear_it(listening: Listening) -> None:
    listening.skips = True
    listening.transport.play()
    listening.transport.seek(6000)
    assert listening.skipped == []
    assert listening.uncovered.span == ADVERT


def test_the_end_is_not_skipped_there_is_nothing_after_it(qtbot: QtBot) -> None:
    listening = Listening((Span(9500, 60_000),))
    listening.skips = True
    listening.play_to(11)
    assert listening.skipped == []
    assert listening.uncovered.span == Span(9500, 60_000)
    listening.transport.close()

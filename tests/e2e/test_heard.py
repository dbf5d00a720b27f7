"""Heard is what is highlighted: the word that is current is the word that sounds.

Every encoding is played through the real libVLC; the samples meant for the sound card are
caught with the moment at which each has to sound, and located in the recording. A synthetic
transcript has a word every quarter of a second.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication

from reader.core.timeline import Timeline
from reader.core.timing import Alignment, Provenance
from reader.core.transcript import Speaker, Transcript
from reader.playback.base import PlayerState
from reader.playback.choose import libvlc_problem
from tests.e2e.captured_sound import Comparison, Listener
from tests.e2e.tone_audio import ENCODINGS, Ear, decode, write_recording

pytestmark = [
    pytest.mark.skipif(bool(libvlc_problem()), reason=libvlc_problem()),
    pytest.mark.slow,
]

SECONDS = 60
WORD_MS = 250
TOLERANCE_MS = 60.0
# Time stretching shuffles the sound by up to its own stride (30 ms of output).
STRETCHED_TOLERANCE_MS = {0.75: 75.0, 2.0: 120.0}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tones")


@pytest.fixture
def listener(qapp: QCoreApplication) -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


def words_every_quarter_second() -> Timeline:
    count = SECONDS * 1000 // WORD_MS
    text = " ".join(f"w{i}" for i in range(count))
    transcript = Transcript([text], array("i", [0]), (Speaker("Tone"),))
    starts = array("q", range(0, SECONDS * 1000, WORD_MS))
    ends = array("q", (s + WORD_MS for s in starts))
    sources = bytearray([Provenance.MEASURED]) * count
    return Timeline(transcript, Alignment(starts, ends, sources, bytearray([100]) * count))


def heard_beside_shown(listener: Listener, ear: Ear, *, settle_ms: int = 0) -> list[Comparison]:
    if settle_ms:
        listener.wait(settle_ms)
    seen = listener.listen(450)
    found = listener.compare(seen, ear)
    # Where two stretched pieces meet, a probe is like neither of them.
    share = 0.8 if listener.clock.rate == 1.0 else 0.5
    assert len(found) >= len(seen) * share, "the ear did not recognise what was played"
    return found


def assert_right(found: list[Comparison], timeline: Timeline, tolerance_ms: float) -> None:
    if tolerance_ms > TOLERANCE_MS:
        # In stretched sound the ear is mistaken now and then: one in twenty may be anything.
        found = sorted(found, key=lambda c: abs(c.error_ms))[: len(found) * 19 // 20]
    errors = np.array([c.error_ms for c in found])
    assert np.abs(errors).max() <= tolerance_ms, errors.round().tolist()
    for comparison in found:
        shown = timeline.cursor_at(int(comparison.shown_ms))
        assert shown is not None
        earliest = timeline.cursor_at(int(max(0.0, comparison.heard_ms - tolerance_ms)))
        latest = timeline.cursor_at(int(comparison.heard_ms + tolerance_ms))
        assert earliest is not None
        assert latest is not None
        assert earliest.word <= shown.word <= latest.word


@pytest.mark.parametrize("kind", list(ENCODINGS))
def test_shown_word_is_heard_word(kind: str, folder: Path, listener: Listener) -> None:
    path = write_recording(folder, kind, SECONDS)
    ear = Ear(decode(path))
    timeline = words_every_quarter_second()
    listener.player.load(path)
    listener.player.play()
    listener.wait(700)
    assert listener.player.state is PlayerState.PLAYING
    found = heard_beside_shown(listener, ear)
    for target_ms in (50_120, 20_500, 37_777):
        listener.seek(target_ms)
        assert listener.clock.position_ms() == target_ms
        found += heard_beside_shown(listener, ear, settle_ms=60)
    assert_right(found, timeline, TOLERANCE_MS)
    for rate, tolerance_ms in STRETCHED_TOLERANCE_MS.items():
        listener.player.set_rate(rate)
        found = heard_beside_shown(listener, ear, settle_ms=150)
        listener.seek(12_340)
        found += heard_beside_shown(listener, ear, settle_ms=150)
        assert_right(found, timeline, tolerance_ms)
    assert abs(listener.player.duration_ms - SECONDS * 1000) < 100


def test_pause_and_resume_keep_the_place(folder: Path, listener: Listener) -> None:
    path = write_recording(folder, "mp3-vbr-no-table", SECONDS)
    ear = Ear(decode(path))
    timeline = words_every_quarter_second()
    listener.player.load(path)
    listener.seek(31_000)
    listener.player.play()
    listener.wait(800)
    seen = listener.listen(450)
    listener.player.pause()  # at once: what is compared is compared later, which takes a while
    listener.wait(100)
    held_ms = listener.clock.position_ms()
    listener.wait(400)
    assert listener.clock.position_ms() == held_ms
    before = listener.compare(seen, ear)
    assert before[-1].heard_ms <= held_ms <= before[-1].heard_ms + 250
    listener.player.play()
    after = heard_beside_shown(listener, ear, settle_ms=100)
    assert after[0].heard_ms < held_ms + 400
    assert_right(before + after, timeline, TOLERANCE_MS)


def test_first_sound_is_the_place_sought_before_playing(folder: Path, listener: Listener) -> None:
    path = write_recording(folder, "mp3-vbr", SECONDS)
    ear = Ear(decode(path))
    listener.player.load(path)
    listener.seek(41_250)
    listener.player.play()
    seen = listener.listen(900)
    found = listener.compare(seen, ear)
    assert found
    assert found[0].heard_ms == pytest.approx(41_250, abs=150)
    assert all(41_150 <= c.heard_ms <= 42_500 for c in found), "a blip from elsewhere"

"""What libVLC hands to the sound card, with the moment at which each sample is to sound.

libVLC 3 stamps every block of samples with the system time at which it must leave the
loudspeaker; its real outputs (PulseAudio, ALSA, WASAPI, CoreAudio) keep to these stamps by
asking the device for its delay. The audio callbacks get the very same blocks and stamps, a
second or so ahead of time. This is a loudspeaker on paper: it drops what is flushed and
shifts what a pause holds back.
"""

from __future__ import annotations

import ctypes
import importlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEventLoop, Qt, QTimer

from reader.core.clock import PlaybackClock
from reader.playback.vlc_player import VlcPlayer
from tests.e2e.tone_audio import HEARD_HZ, Ear

# Stretched sound is made of pieces of 30 ms from near, but not exactly at, their place:
# there a shorter probe is looked for in the neighbourhood only.
PROBE_MS = 50
STRETCHED_PROBE_MS = 30
RESYNC_S = 0.04  # libVLC's outputs tolerate this much before they put the sound right
# Likeness from which on the ear is believed. The best of 24,000 places in 3 s is like 30 ms of
# noise of this bandwidth by 0.35 for no reason at all.
SURE = 0.4
STRETCHED_SURE = 0.5


class CapturedSound:
    """Give ``attach`` to ``VlcPlayer(on_engine=...)``; ``at`` tells what sounds when."""

    def __init__(self) -> None:
        self._blocks: list[tuple[float, NDArray[np.int16]]] = []  # (monotonic s, samples)
        self._paused_s: float | None = None
        self._callbacks: tuple[Any, ...] = ()

    def attach(self, media_player: Any) -> None:
        vlc: Any = importlib.import_module("vlc")  # the player has done so by now
        decorators = vlc.CallbackDecorators

        def play(_data: Any, samples: Any, count: int, stamp_us: int) -> None:
            raw = ctypes.string_at(samples, count * 2)
            self._blocks.append((stamp_us / 1e6, np.frombuffer(raw, np.int16)))

        def pause(_data: Any, _stamp_us: int) -> None:
            self._paused_s = time.monotonic()

        def resume(_data: Any, _stamp_us: int) -> None:
            if self._paused_s is not None:
                self._shift(self._paused_s, time.monotonic() - self._paused_s)
            self._paused_s = None

        def flush(_data: Any, _stamp_us: int) -> None:
            now = time.monotonic() if self._paused_s is None else self._paused_s
            self._blocks = list(self._before(now))

        # Kept, because libVLC does not keep them.
        self._callbacks = (
            decorators.AudioPlayCb(play),
            decorators.AudioPauseCb(pause),
            decorators.AudioResumeCb(resume),
            decorators.AudioFlushCb(flush),
        )
        media_player.audio_set_callbacks(*self._callbacks, None, None)
        media_player.audio_set_format("S16N", HEARD_HZ, 1)

    def _before(self, moment_s: float) -> Iterator[tuple[float, NDArray[np.int16]]]:
        for start_s, samples in self._blocks:
            count = round((moment_s - start_s) * HEARD_HZ)
            if count > 0:
                yield start_s, samples[:count]

    def _shift(self, from_s: float, by_s: float) -> None:
        later = [
            (
                max(start_s, from_s) + by_s,
                samples[max(0, round((from_s - start_s) * HEARD_HZ)) :],
            )
            for start_s, samples in self._blocks
            if start_s + len(samples) / HEARD_HZ > from_s
        ]
        self._blocks = [*self._before(from_s), *later]

    def _laid_out(self) -> list[tuple[float, NDArray[np.int16]]]:
        """The blocks as an output plays them: end to end. Time stretching makes blocks whose
        stamps tremble by its stride; outputs ignore that and follow the mean."""
        chains: list[list[tuple[float, NDArray[np.int16]]]] = []
        end_s = -1.0
        for start_s, samples in self._blocks:
            if abs(start_s - end_s) > RESYNC_S:
                chains.append([])
                end_s = start_s
            chains[-1].append((start_s, samples))
            end_s += len(samples) / HEARD_HZ
        laid_out = []
        for chain in chains:
            lengths = [len(samples) / HEARD_HZ for _, samples in chain]
            offsets = np.concatenate([[0.0], np.cumsum(lengths)[:-1]])
            begin_s = float(np.median([s for s, _ in chain] - offsets))
            laid_out += [
                (begin_s + float(offset), samples)
                for offset, (_, samples) in zip(offsets, chain, strict=True)
            ]
        return laid_out

    def at(self, moments_s: list[float], probe_ms: int) -> list[NDArray[np.int16] | None]:
        """``probe_ms`` of sound from each monotonic moment on; None where there is a gap."""
        wanted = probe_ms * HEARD_HZ // 1000
        blocks = self._laid_out()
        return [self._cut(blocks, moment_s, wanted) for moment_s in moments_s]

    @staticmethod
    def _cut(
        blocks: list[tuple[float, NDArray[np.int16]]], moment_s: float, wanted: int
    ) -> NDArray[np.int16] | None:
        sound = np.zeros(wanted, np.int16)
        filled = np.zeros(wanted, bool)
        for start_s, samples in blocks:
            offset = round((start_s - moment_s) * HEARD_HZ)
            low, high = max(0, offset), min(wanted, offset + len(samples))
            if low < high:
                sound[low:high] = samples[low - offset : high - offset]
                filled[low:high] = True
        return sound if filled.mean() > 0.98 else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """At one moment: the position that is shown and the one that is heard, in ms."""

    moment_s: float
    shown_ms: float
    heard_ms: float

    @property
    def error_ms(self) -> float:
        return self.shown_ms - self.heard_ms


class Listener:
    """A player with a paper loudspeaker and a clock, and somebody who compares the two."""

    def __init__(self) -> None:
        self.sound = CapturedSound()
        self.player = VlcPlayer(on_engine=self.sound.attach)
        self.clock = PlaybackClock()
        self.player.ticked.connect(self.clock.tick)

    def seek(self, position_ms: int) -> None:
        self.clock.seek(position_ms, self.player.seek(position_ms))

    def wait(self, duration_ms: int, each: Callable[[], None] | None = None) -> None:
        """Let the event loop run for ``duration_ms``, calling ``each`` every 20 ms or so."""
        loop = QEventLoop()
        timer = QTimer()
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        if each is not None:
            timer.timeout.connect(each)
            timer.start(20)
        QTimer.singleShot(duration_ms, loop.quit)
        loop.exec()
        timer.stop()

    def listen(self, duration_ms: int) -> list[tuple[float, float]]:
        """(monotonic s, shown ms) many times during ``duration_ms``."""
        seen: list[tuple[float, float]] = []
        self.wait(
            duration_ms,
            lambda: seen.append((time.monotonic(), self.clock.position_ms())),
        )
        return seen

    def compare(self, seen: list[tuple[float, float]], ear: Ear) -> list[Comparison]:
        """Call it after ``listen`` and before anything flushes what was still to sound."""
        found = []
        stretched = self.clock.rate != 1.0
        probe_ms = STRETCHED_PROBE_MS if stretched else PROBE_MS
        sounds = self.sound.at([moment_s for moment_s, _ in seen], probe_ms)
        for (moment_s, shown_ms), sound in zip(seen, sounds, strict=True):
            if sound is None:
                continue
            heard_ms, likeness = ear.locate(sound, near_ms=shown_ms if stretched else None)
            if likeness >= (STRETCHED_SURE if stretched else SURE):
                found.append(Comparison(moment_s, shown_ms, heard_ms))
        return found

    def close(self) -> None:
        self.player.close()

"""The bars of the timeline: how loud it is, and who is speaking.

Loudness comes from the recording's waveform as far as that is known; elsewhere how densely
is spoken stands in for it, on the same scale, so that the one gives way to the other
without a jump.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.core.spans import span_at
from reader.core.transcript import Transcript
from reader.gui.timeline.scale import TimeScale
from reader.gui.timeline.speech_rate import densities
from reader.gui.transcript.margin import speaker_order

if TYPE_CHECKING:
    from reader.core.timeline import Timeline
    from reader.core.waveform import Waveform
    from reader.session.document import Document

BAR_STEP_PX = 3.7
NOBODY = -1
LANES = 6  # whoever comes later shares the last one


class VoiceBar(NamedTuple):
    """``left_px`` on the strip; ``height`` 0..1; ``place``: whose voice it is, in order of
    appearance, or NOBODY."""

    left_px: float
    height: float
    place: int


class Voices:
    """Of one conversation and its recording."""

    def __init__(self) -> None:
        self._transcript: Transcript | None = None
        self._timeline: Timeline | None = None
        self._places: dict[int, int] = {}
        self._waveform: Waveform | None = None

    def set_document(self, document: Document | None) -> None:
        self._transcript = None if document is None else document.transcript
        self._timeline = None if document is None else document.timeline
        self._places = {} if self._transcript is None else speaker_order(self._transcript)

    def set_waveform(self, waveform: Waveform | None) -> None:
        self._waveform = waveform

    @property
    def names(self) -> list[str]:
        """Of those who speak, in order of appearance."""
        transcript = self._transcript
        if transcript is None:
            return []
        return [transcript.speakers[speaker].name for speaker in self._places]

    def place_of(self, turn: int) -> int:
        """The colour's place of who speaks in ``turn``; NOBODY without a name."""
        assert self._transcript is not None
        return self._places.get(self._transcript.speaker_of[turn], NOBODY)

    def bars(self, scale: TimeScale) -> list[VoiceBar]:
        """Those of what ``scale`` shows. They lie on a grid of the recording, so that they
        move with it and do not flicker when it is panned."""
        count = int(scale.width_px / BAR_STEP_PX)
        if count <= 0 or scale.duration_ms <= 0:
            return []
        step_ms = scale.span_ms / count
        first = int(scale.start_ms / step_ms + 1e-6)
        count += 0 if scale.is_whole else 1
        edges = [(first + i) * step_ms for i in range(count + 1)]
        heights = self._heights(edges)
        middles = [(a + b) / 2 for a, b in pairwise(edges)]
        places = self._speaking(middles)
        return [VoiceBar(scale.x_of(edges[i]), heights[i], places[i]) for i in range(len(heights))]

    def _speaking(self, times_ms: Sequence[float]) -> list[int]:
        timeline, transcript = self._timeline, self._transcript
        if timeline is None or transcript is None:
            return [NOBODY] * len(times_ms)
        found = []
        for time_ms in times_ms:
            cursor = timeline.cursor_at(int(time_ms))
            found.append(NOBODY if cursor is None else self.place_of(cursor.turn))
        return found

    def _heights(self, edges: Sequence[float]) -> list[float]:
        """Of one bar between each two ``edges`` (ms), 0..1."""
        count = len(edges) - 1
        waveform = self._waveform
        known = waveform is not None and bool(waveform.known)
        if waveform is not None and known:
            loud = _loudness(waveform, edges)
            if waveform.complete:
                return loud
        timeline = self._timeline
        dense = [0.0] * count if timeline is None else densities(timeline, edges)
        if waveform is None or not known:
            return dense
        spans = waveform.known
        return [
            loud[i] if span_at(spans, int((edges[i] + edges[i + 1]) / 2)) is not None else dense[i]
            for i in range(count)
        ]


def _loudness(waveform: Waveform, edges: Sequence[float]) -> list[float]:
    """Heights from what is heard. Over hours all bars are nearly alike; what they have in
    common is left out, as far as there is something else to be seen."""
    start_ms, end_ms, count = round(edges[0]), round(edges[-1]), len(edges) - 1
    end_ms = max(end_ms, start_ms + 1)
    peaks = waveform.bars(start_ms, end_ms, count)
    means = waveform.loudness(start_ms, end_ms, count)
    values = [0.35 * peak + 0.65 * mean for peak, mean in zip(peaks, means, strict=True)]
    sounding = sorted(value for value in values if value > 0)
    if not sounding:
        return [0.0] * count
    top = sounding[int(len(sounding) * 0.99)]
    common = min(sounding[int(len(sounding) * 0.03)] * 0.9, top * 0.75)
    room = max(1.0, top - common)
    return [min(1.0, max(0.04, (value - common) / room)) if value else 0.0 for value in values]

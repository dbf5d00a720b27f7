"""Mel-frequency cepstra, as CMU Sphinx computes them: what its acoustic models were trained on.

After sphinxbase's ``fe`` and ``feat``: 25 triangular filters of equal area between 130 and
6,800 Hz, 13 liftered coefficients, ten-millisecond steps, and beside each its first and second
difference. The trainer's noise suppression is left out: it looks into the past only, so that
it moves every onset, and words were placed better without it.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from reader.align.engines.base import RATE, Samples

HOP = 160  # samples from one frame to the next
WINDOW = 410  # samples a frame looks at
_FFT = 512
_FILTERS = 25
_LOWEST_HZ = 130.0
_HIGHEST_HZ = 6_800.0
_COEFFICIENTS = 13
_PREEMPHASIS = 0.97
_LIFTER = 22
_FLOOR = 1e-4  # added to the energy in a filter, so that digital silence has a logarithm

# From a frame's number to the moment where it takes over from the frame before: the middle
# between the centres of the two.
FIRST_EDGE_MS = 1_000 * (WINDOW - HOP) / 2 / RATE
FRAME_MS = 1_000 * HOP / RATE

Floats = NDArray[np.float32]


def frame_count(samples: int) -> int:
    """How many frames fit into so many samples."""
    return max(0, 1 + (samples - WINDOW) // HOP)


def streams(samples: Samples) -> tuple[Floats, Floats, Floats]:
    """Cepstra, less their mean, and their first and second differences: (frames, 13) each.

    ValueError where there is less than a frame of sound.
    """
    cepstra = _cepstra(samples)
    cepstra -= _mean(cepstra)
    padded = np.concatenate((cepstra[:1].repeat(3, 0), cepstra, cepstra[-1:].repeat(3, 0)))
    total = len(cepstra)

    def later(frames: int) -> Floats:
        return padded[3 + frames : 3 + frames + total]

    first = later(2) - later(-2)
    second = (later(3) - later(-1)) - (later(1) - later(-3))
    return cepstra, first, second


def _mean(cepstra: Floats) -> Floats:
    """What voice and room add to the cepstra. Of the whole: the mean of some seconds about
    each frame was tried, and takes a drawn-out vowel for the voice's colour. Digital silence
    says nothing of either and is not counted."""
    sounding = cepstra[cepstra[:, 0] > 0]
    mean: Floats = (sounding if len(sounding) else cepstra).mean(axis=0)
    return mean


def _cepstra(samples: Samples) -> Floats:
    total = frame_count(len(samples))
    if not total:
        raise ValueError(f"{len(samples)} samples are less than a frame of {WINDOW}")
    sound = samples.astype(np.float32)
    sound[1:] -= np.float32(_PREEMPHASIS) * sound[:-1]
    frames = np.lib.stride_tricks.sliding_window_view(sound, WINDOW)[::HOP][:total]
    spectra = np.fft.rfft(frames * _window(), _FFT)
    power = spectra.real**2 + spectra.imag**2
    logarithms = np.log(power @ _filters() + _FLOOR)
    cepstra: Floats = (logarithms @ _transform()).astype(np.float32)
    return cepstra


@cache
def _window() -> Floats:
    return np.hamming(WINDOW).astype(np.float32)


@cache
def _filters() -> NDArray[np.float64]:
    """(bins of the spectrum, filters): triangles between points evenly spaced in mel."""

    def mel(hz: float) -> float:
        return 2_595 * float(np.log10(1 + hz / 700))

    def hertz(mels: float) -> float:
        return float(700 * (10 ** (mels / 2_595) - 1))

    bin_hz = RATE / _FFT
    step = (mel(_HIGHEST_HZ) - mel(_LOWEST_HZ)) / (_FILTERS + 1)
    # Rounded to whole bins, as in training.
    points = [
        int(hertz(mel(_LOWEST_HZ) + step * index) / bin_hz + 0.5) * bin_hz
        for index in range(_FILTERS + 2)
    ]
    hz = np.arange(_FFT // 2 + 1) * bin_hz
    filters = np.zeros((len(hz), _FILTERS))
    for index in range(_FILTERS):
        low, middle, high = points[index : index + 3]
        rising = (hz - low) / (middle - low)
        falling = (high - hz) / (high - middle)
        area = 2 / (high - low)
        filters[:, index] = np.maximum(0, np.minimum(rising, falling)) * area
    return filters


@cache
def _transform() -> NDArray[np.float64]:
    """(filters, coefficients): the orthonormal cosine transform, and the lifter."""
    order = np.arange(_COEFFICIENTS)
    cosines = np.cos(np.outer(np.arange(_FILTERS) + 0.5, order) * np.pi / _FILTERS)
    scale = np.where(order == 0, np.sqrt(1 / _FILTERS), np.sqrt(2 / _FILTERS))
    lifter = 1 + _LIFTER / 2 * np.sin(np.pi * order / _LIFTER)
    transform: NDArray[np.float64] = cosines * scale * lifter
    return transform

"""What a voice sounds like, as a vector: voices of one person point the same way.

The network is the speaker encoder of Wan, Wang, Papir and Lopez Moreno, "Generalized
End-to-End Loss for Speaker Verification" (2018), with the weights that the package
Resemblyzer trained and published (Apache-2.0; see ``packaging/make_voice_model.py``): three
layers of 256 LSTM cells over 40 mel bands, of which the last state is projected and brought
to length 1. It was trained on windows of 1.6 s and is run on such. Nothing but numpy is
needed: a second of sound costs about 20 ms of one core.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from reader.core.resources import resource

RATE = 16_000
WINDOW_MS = 1600
Floats: TypeAlias = NDArray[np.float32]

_WINDOW = WINDOW_MS * RATE // 1000
_LAYERS = 3
_CELLS = 256
_BANDS = 40
_FFT = 400  # samples: 25 ms
_HOP = 160  # samples: 10 ms
_FRAMES = _WINDOW // _HOP
_LOUDNESS_DB = -30.0  # quieter sound is raised to this, as it was for the training
_BATCH = 64


class VoiceEncoder:
    """Turns windows of speech into prints. Holds 6 MB; may be used by one thread at a time."""

    def __init__(self, model: Path | None = None) -> None:
        with np.load(model or resource("voices", "ge2e.npz")) as arrays:
            self._arrays = {name: arrays[name].astype(np.float32) for name in arrays.files}
        self._bank = _mel_bank()
        self._taper = np.hanning(_FFT + 1)[:-1].astype(np.float32)

    def prints(self, windows: Sequence[NDArray[np.int16]]) -> Floats:
        """One row of 256 numbers, of length 1, a window; the dot product of two rows is how
        like the voices are, 0..1.

        A window is up to 1.6 s of one voice, one channel of 16,000 samples a second; of a
        longer one the beginning is used, a shorter one is repeated.
        """
        found = np.empty((len(windows), _CELLS), np.float32)
        for first in range(0, len(windows), _BATCH):
            batch = windows[first : first + _BATCH]
            bands = np.stack([self._bands(window) for window in batch], axis=1)
            found[first : first + len(batch)] = self._run(bands)
        return found

    def _bands(self, window: NDArray[np.int16]) -> Floats:
        """(frames, bands): the power in each mel band, 100 frames a second."""
        sound = window[:_WINDOW].astype(np.float32) / 32767
        level_db = 20 * np.log10(max(1e-6, float(np.sqrt(np.mean(sound**2)))) if len(sound) else 1)
        if level_db < _LOUDNESS_DB:
            sound *= 10 ** ((_LOUDNESS_DB - level_db) / 20)
        framed = np.lib.stride_tricks.sliding_window_view(np.pad(sound, (_FFT // 2, _FFT)), _FFT)[
            ::_HOP
        ]
        power = np.abs(np.fft.rfft(framed * self._taper, axis=1)) ** 2
        bands = power.astype(np.float32) @ self._bank
        own = max(1, min(_FRAMES, len(sound) // _HOP))
        return bands[np.arange(_FRAMES) % own]

    def _run(self, bands: Floats) -> Floats:
        """The network over (frames, windows, bands)."""
        signal = bands
        windows = bands.shape[1]
        for layer in range(_LAYERS):
            inner = self._arrays[f"recurrent_{layer}"]
            driven = (
                signal.reshape(_FRAMES * windows, -1) @ self._arrays[f"input_{layer}"]
                + self._arrays[f"bias_{layer}"]
            ).reshape(_FRAMES, windows, 4 * _CELLS)
            state = np.zeros((windows, _CELLS), np.float32)
            cells = np.zeros((windows, _CELLS), np.float32)
            signal = np.empty((_FRAMES, windows, _CELLS), np.float32)
            for frame in range(_FRAMES):
                gates = driven[frame] + state @ inner
                taken, kept, new, shown = np.split(gates, 4, axis=1)
                cells = _sigmoid(kept) * cells + _sigmoid(taken) * np.tanh(new)
                state = _sigmoid(shown) * np.tanh(cells)
                signal[frame] = state
        found = np.maximum(0, signal[-1] @ self._arrays["output"] + self._arrays["output_bias"])
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        result: Floats = found / np.maximum(lengths, 1e-9)
        return result


def _sigmoid(values: Floats) -> Floats:
    # By way of tanh: exp would overflow where a gate is shut.
    result: Floats = 0.5 * np.tanh(0.5 * values) + np.float32(0.5)
    return result


def _mel_bank() -> Floats:
    """(FFT bins, bands): triangles evenly spaced in mel and of equal area.

    The mel scale of Slaney's Auditory Toolbox (1998): linear up to 1 kHz in steps of 200/3
    Hz, then 27 steps to each factor of 6.4.
    """
    mel_of_1k = 1000 * 3 / 200
    mel_top = mel_of_1k + 27 * np.log(RATE / 2 / 1000) / np.log(6.4)
    mels = np.linspace(0, mel_top, _BANDS + 2)
    edges = np.where(
        mels < mel_of_1k, mels * 200 / 3, 1000 * np.exp((mels - mel_of_1k) * np.log(6.4) / 27)
    )
    low, middle, high = edges[:-2], edges[1:-1], edges[2:]
    bins = np.fft.rfftfreq(_FFT, 1 / RATE)[:, None]
    rising, falling = (bins - low) / (middle - low), (high - bins) / (high - middle)
    bank: Floats = (np.maximum(0, np.minimum(rising, falling)) * 2 / (high - low)).astype(
        np.float32
    )
    return bank

"""When the synthesised sentences are first heard.

flite begins every sentence with silence, as much as its voice has (0.15 to 0.27 s), and the true
times count from before it. Whoever listens cannot know that. Here the starts are moved to where
the sound begins, so that the error of placing can be told from the voice's silence.
"""

from __future__ import annotations

import json
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

FRAMES_PER_S = 100
_RATE = 16_000
# Below the sentence's loudest 10 ms: breath and hiss of the voices are lower, f and th are not.
_BELOW_PEAK_DB = 36.0


def write_heard_gold(audio: Path, gold: Path, out: Path) -> None:
    """Write ``gold`` to ``out`` with starts moved to the first 10 ms that are heard."""
    levels = _levels_db(audio)
    content = json.loads(gold.read_text(encoding="utf-8"))
    for turn in content["turns"]:
        for sentence in turn["sentences"]:
            begin = round(sentence["start_s"] * FRAMES_PER_S)
            sound = levels[begin : round(sentence["end_s"] * FRAMES_PER_S)]
            if len(sound):
                heard = int(np.argmax(sound > sound.max() - _BELOW_PEAK_DB))
                sentence["start_s"] = (begin + heard) / FRAMES_PER_S
        turn["start_s"] = turn["sentences"][0]["start_s"]
    out.write_text(json.dumps(content), encoding="utf-8")


def _levels_db(audio: Path) -> NDArray[np.float64]:
    """One value every 10 ms."""
    frame = _RATE // FRAMES_PER_S
    resampler = av.AudioResampler(format="s16", layout="mono", rate=_RATE, frame_size=frame * 100)
    power: list[NDArray[np.float64]] = []
    with av.open(str(audio)) as container:
        for decoded in container.decode(audio=0):
            for second in resampler.resample(decoded):
                samples = second.to_ndarray()[0].astype(np.float64)
                whole = samples[: len(samples) - len(samples) % frame]
                power.append((whole.reshape(-1, frame) ** 2).mean(axis=1))
    return np.asarray(10 * np.log10(np.concatenate(power) + 1.0), np.float64)

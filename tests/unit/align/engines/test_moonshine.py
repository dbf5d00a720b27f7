"""The embedded recogniser, the real one."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from reader.align.engines.base import RATE, EngineProblem, Samples
from reader.align.engines.moonshine import MoonshineRecogniser

SAMPLE = Path(__file__).parents[4] / "resources" / "sample"


@pytest.fixture(scope="module")
def recogniser() -> Iterator[MoonshineRecogniser]:
    pytest.importorskip("moonshine_voice", reason="has no wheel for this platform")
    engine = MoonshineRecogniser()
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def conversation() -> Samples:
    """The shipped sample."""
    import av

    recording = next(SAMPLE.glob("*.mp3"))
    pieces = []
    with av.open(str(recording)) as container:
        resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
        for frame in container.decode(audio=0):
            pieces += [piece.to_ndarray()[0] for piece in resampler.resample(frame)]
    return np.concatenate(pieces).astype(np.int16)


def spoken(text: str) -> list[str]:
    return re.findall(r"[a-z']+", text.lower())


def test_most_words_of_a_conversation_are_heard(
    recogniser: MoonshineRecogniser, conversation: Samples
) -> None:
    from rapidfuzz.distance import LCSseq

    gold = json.loads(next(SAMPLE.glob("*.gold.json")).read_text())
    end_s = 40.0
    said: list[str] = []
    for turn in gold["turns"]:
        for sentence in turn["sentences"]:
            if sentence["end_s"] <= end_s:
                said += spoken(sentence["text"])
    heard: list[str] = []
    for begin in range(0, int(end_s), 10):
        for found in recogniser.hear(conversation[begin * RATE : (begin + 10) * RATE], "en"):
            assert 0 <= found.start_ms < found.end_ms <= 10_000
            heard += spoken(found.text)
    assert LCSseq.similarity(said, heard) >= 0.85 * len(said)
    assert len(heard) <= 1.2 * len(said)


def test_the_samples_are_left_as_they_were(
    recogniser: MoonshineRecogniser, conversation: Samples
) -> None:
    piece = conversation[: 2 * RATE].copy()
    recogniser.hear(piece, "en")
    assert (piece == conversation[: 2 * RATE]).all()


def test_a_piece_of_every_other_sample_is_heard_like_its_copy(
    recogniser: MoonshineRecogniser, conversation: Samples
) -> None:
    double = np.repeat(conversation[: 5 * RATE], 2)
    assert recogniser.hear(double[::2], "en") == recogniser.hear(conversation[: 5 * RATE], "en")


@pytest.mark.parametrize("length", [0, 1, 100, RATE // 10, RATE])
def test_silence_of_any_length_is_empty(recogniser: MoonshineRecogniser, length: int) -> None:
    assert recogniser.hear(np.zeros(length, np.int16), "en") == []


def test_noise_and_notes_are_not_taken_for_long_speech(recogniser: MoonshineRecogniser) -> None:
    random = np.random.default_rng(7)
    time_s = np.arange(10 * RATE) / RATE
    chord = sum(np.sin(2 * np.pi * f * time_s) for f in (220.0, 277.2, 329.6, 440.0)) * 2000
    sounds = {
        "hiss": random.normal(size=10 * RATE) * 300,
        "noise": random.normal(size=10 * RATE) * 5000,
        "hum": np.sin(2 * np.pi * 50 * time_s) * 3000,
        "chord": chord,
        "drums": random.normal(size=10 * RATE) * 6000 * np.exp(-((time_s * 4) % 1) * 20),
    }
    for name, sound in sounds.items():
        heard = recogniser.hear(np.clip(sound, -32768, 32767).astype(np.int16), "en")
        assert sum(len(found.text.split()) for found in heard) <= 8, name


def test_the_loudest_sample_is_no_trap(recogniser: MoonshineRecogniser) -> None:
    # abs(-32768) is -32768 in 16 bits.
    loud = np.full(RATE, -32768, np.int16)
    assert isinstance(recogniser.hear(loud, "en"), list)


def test_another_language_is_refused(recogniser: MoonshineRecogniser) -> None:
    with pytest.raises(EngineProblem, match="English only"):
        recogniser.hear(np.zeros(RATE, np.int16), "de")


def test_without_the_package_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "moonshine_voice", None)
    with pytest.raises(EngineProblem, match="does not run on this machine") as problem:
        MoonshineRecogniser()
    assert "timed file" in problem.value.remedy

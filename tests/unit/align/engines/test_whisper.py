"""Whisper: what is said where it is missing, and the real one where there is one.

For the latter, name a model's folder in EARMARK_WHISPER_MODEL, with faster-whisper installed.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

from reader.align.engines.base import RATE, EngineProblem, Samples
from reader.align.engines.whisper import WhisperRecogniser

SAMPLE = Path(__file__).parents[4] / "resources" / "sample"
MODEL = os.environ.get("EARMARK_WHISPER_MODEL", "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """As a model's, as far as can be told without loading it."""
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (tmp_path / name).write_text("{}")
    return tmp_path


def test_no_folder_is_one_sentence_and_how_to_name_one() -> None:
    with pytest.raises(EngineProblem, match="needs the folder of a model") as problem:
        WhisperRecogniser("")
    assert "--model" in problem.value.remedy


@pytest.mark.parametrize("missing", ["model.bin", "config.json", "tokenizer.json"])
def test_a_folder_without_a_model_says_what_is_missing(folder: Path, missing: str) -> None:
    (folder / missing).unlink()
    with pytest.raises(EngineProblem, match=re.escape(missing)):
        WhisperRecogniser(str(folder))


def test_without_the_package_one_sentence_says_how_to_get_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "faster_whisper", None)
    with pytest.raises(EngineProblem, match="faster-whisper, which is not installed") as problem:
        WhisperRecogniser(str(folder))
    assert "earmark[whisper]" in problem.value.remedy


class FakeModel:
    """As faster_whisper.WhisperModel, with answers of our own."""

    segments: tuple[Any, ...] = ()

    def __init__(self, path: str, **options: object) -> None:
        if Path(path, "model.bin").read_text() == "broken":
            raise RuntimeError("Unsupported model binary version")
        assert options["local_files_only"]
        self.model = SimpleNamespace(is_multilingual=Path(path, "config.json").read_text() == "{}")

    def transcribe(self, sound: object, **options: object) -> tuple[Iterator[Any], None]:
        return iter(self.segments), None


def fake_package(monkeypatch: pytest.MonkeyPatch, *segments: Any) -> None:
    package = ModuleType("faster_whisper")
    FakeModel.segments = segments
    package.WhisperModel = FakeModel  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "faster_whisper", package)


def segment(start: float, end: float, *words: tuple[str, float]) -> Any:
    step = (end - start) / max(1, len(words))
    timed = [
        SimpleNamespace(
            word=word, start=start + n * step, end=start + (n + 1) * step, probability=p
        )
        for n, (word, p) in enumerate(words)
    ]
    text = "".join(word for word, _ in words)
    return SimpleNamespace(start=start, end=end, text=text, words=timed)


def test_segments_become_what_was_heard_with_times_of_words(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_package(
        monkeypatch,
        segment(0.5, 1.5, (" Good", 0.9), (" morning.", 0.8)),
        segment(8.0, 9.9, (" You", 0.05)),  # heard in silence
        segment(2.0, 9.0, *[(" so", 0.9), (" on", 0.9), (" and", 0.9)] * 6),
        segment(3.0, 5.0, ("你", 0.9), ("好吗", 0.9)),
    )
    heard = WhisperRecogniser(str(folder)).hear(np.zeros(10 * RATE, np.int16), "")
    assert [(found.start_ms, found.end_ms, found.text) for found in heard] == [
        (500, 1500, "Good morning."),
        (3000, 5000, "你好吗"),
    ]
    assert [(w.text, w.start_ms, w.end_ms, w.confidence) for w in heard[0].words] == [
        ("Good", 500, 1000, 90),
        ("morning.", 1000, 1500, 80),
    ]
    assert [word.text for word in heard[1].words] == ["你", "好吗"]


def test_words_after_a_cut_go_with_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    circle = [(" go", 0.9), (" on", 0.9), (" and", 0.9)] * 6
    fake_package(monkeypatch, segment(0.0, 9.0, (" Well,", 0.9), *circle))
    heard = WhisperRecogniser(str(folder)).hear(np.zeros(10 * RATE, np.int16), "en")
    assert [[word.text for word in found.words] for found in heard] == [["Well,"]]


def test_a_model_that_cannot_be_loaded_is_a_problem(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_package(monkeypatch)
    (folder / "model.bin").write_text("broken")
    with pytest.raises(EngineProblem, match="Unsupported model binary version"):
        WhisperRecogniser(str(folder))


def test_an_english_model_refuses_other_languages(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_package(monkeypatch)
    assert "de" in WhisperRecogniser(str(folder)).languages
    (folder / "config.json").write_text("English")
    english = WhisperRecogniser(str(folder))
    assert english.languages == {"en"}
    with pytest.raises(EngineProblem, match="'de'"):
        english.hear(np.zeros(RATE, np.int16), "de")


@pytest.mark.skipif(not MODEL, reason="EARMARK_WHISPER_MODEL names no folder of a Whisper model")
def test_the_real_one_hears_a_conversation_and_times_its_words() -> None:
    pytest.importorskip("faster_whisper", reason="is an extra")
    import av

    pieces: list[Samples] = []
    with av.open(str(next(SAMPLE.glob("*.mp3")))) as container:
        resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
        for frame in container.decode(audio=0):
            pieces += [piece.to_ndarray()[0] for piece in resampler.resample(frame)]
    recogniser = WhisperRecogniser(MODEL)
    heard = recogniser.hear(np.concatenate(pieces)[: 10 * RATE], "en")
    words = [word for found in heard for word in found.words]
    text = " ".join(word.text for word in words)
    assert "Welcome back" in text
    assert "conversation" in text
    starts = [word.start_ms for word in words]
    assert starts == sorted(starts)
    assert starts[-1] < 10_000
    assert recogniser.hear(np.zeros(5 * RATE, np.int16), "en") == []
    recogniser.close()

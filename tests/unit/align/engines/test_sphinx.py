"""The embedded refiner, the real one, on the shipped conversation."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from reader.align.engines.base import RATE, EngineProblem, Placed, Samples
from reader.align.engines.sphinx import SphinxRefiner
from reader.align.sound.decode import open_sound

SAMPLE = Path(__file__).parents[4] / "resources" / "sample"


@pytest.fixture(scope="module")
def refiner() -> SphinxRefiner:
    pytest.importorskip("pocketsphinx", reason="has no wheel for this platform")
    return SphinxRefiner()


@pytest.fixture(scope="module")
def conversation() -> Samples:
    with open_sound(next(SAMPLE.glob("*.mp3"))) as sound:
        return sound.read(0, 60_000)


@pytest.fixture(scope="module")
def sentences() -> list[dict[str, Any]]:
    gold = json.loads(next(SAMPLE.glob("*.gold.json")).read_text(encoding="utf-8"))
    return [sentence for turn in gold["turns"] for sentence in turn["sentences"]]


def window(conversation: Samples, first_s: float, last_s: float) -> tuple[Samples, int]:
    """The sound between, four tenths of a second more on either side, and its start in ms."""
    begin_ms = max(0, round(first_s * 1000) - 400)
    end_ms = round(last_s * 1000) + 400
    return conversation[begin_ms * RATE // 1000 : end_ms * RATE // 1000], begin_ms


def starts_of(sentences: list[dict[str, Any]]) -> tuple[list[str], list[tuple[int, int]]]:
    """The words, and (word number, gold start in ms) of each sentence."""
    words: list[str] = []
    starts = []
    for sentence in sentences:
        starts.append((len(words), round(sentence["start_s"] * 1000)))
        words += sentence["text"].split()
    return words, starts


def placed_all(placed: list[Placed | None]) -> list[Placed]:
    assert None not in placed
    return [place for place in placed if place is not None]


def test_sentences_begin_where_they_do(
    refiner: SphinxRefiner, conversation: Samples, sentences: list[dict[str, Any]]
) -> None:
    some = [sentence for sentence in sentences if sentence["end_s"] < 25]
    samples, begin_ms = window(conversation, some[0]["start_s"], some[-1]["end_s"])
    words, starts = starts_of(some)
    placed = placed_all(refiner.place(samples, words))
    assert len(placed) == len(words) > 40
    errors = [abs(placed[word].start_ms + begin_ms - start_ms) for word, start_ms in starts]
    assert max(errors) <= 60
    assert sorted(errors)[len(errors) // 2] <= 20
    assert all(place.start_ms < place.end_ms for place in placed)
    assert all(before.end_ms <= after.start_ms for before, after in pairwise(placed))


def test_speech_that_the_text_lacks_goes_to_no_word(
    refiner: SphinxRefiner, conversation: Samples, sentences: list[dict[str, Any]]
) -> None:
    some = [sentence for sentence in sentences if sentence["end_s"] < 25]
    missing = len(some) // 2
    samples, begin_ms = window(conversation, some[0]["start_s"], some[-1]["end_s"])
    words, starts = starts_of(some[:missing] + some[missing + 1 :])
    placed = placed_all(refiner.place(samples, words))
    errors = [abs(placed[word].start_ms + begin_ms - start_ms) for word, start_ms in starts]
    assert max(errors) <= 100


def test_words_of_another_sentence_score_far_lower(
    refiner: SphinxRefiner, conversation: Samples, sentences: list[dict[str, Any]]
) -> None:
    right, wrong = (sentences[number]["text"].split() for number in (1, 5))
    samples, _ = window(conversation, sentences[1]["start_s"], sentences[1]["end_s"])
    scores = [
        float(np.mean([place.score for place in refiner.place(samples, words) if place]))
        for words in (right, wrong)
    ]
    assert scores[0] > -1.5
    assert scores[1] < scores[0] - 2


def test_what_is_silent_has_no_place_and_remarks_may_be_unsaid(
    refiner: SphinxRefiner, conversation: Samples, sentences: list[dict[str, Any]]
) -> None:
    sentence = sentences[1]
    words = sentence["text"].split()
    samples, begin_ms = window(conversation, sentence["start_s"], sentence["end_s"])
    placed = refiner.place(samples, ["[loud", "laughter]", *words[:3], "—", *words[3:], "..."])
    assert [number for number, place in enumerate(placed) if place is None] == [
        0,
        1,
        5,
        len(words) + 3,
    ]
    first = placed[2]
    assert first is not None
    assert abs(first.start_ms + begin_ms - sentence["start_s"] * 1000) <= 60


def test_a_text_too_long_for_its_sound_keeps_its_beginning(
    refiner: SphinxRefiner, conversation: Samples, sentences: list[dict[str, Any]]
) -> None:
    samples, _ = window(conversation, sentences[0]["start_s"], sentences[0]["start_s"] + 0.3)
    words = sentences[1]["text"].split() * 5
    placed = refiner.place(samples, words)
    assert placed[0] is not None
    assert placed[-1] is None


@pytest.mark.parametrize("length", [0, 1, 409, 410, 1600])
def test_hardly_any_sound(refiner: SphinxRefiner, length: int) -> None:
    placed = refiner.place(np.zeros(length, np.int16), ["hello", "there"])
    assert len(placed) == 2


@pytest.mark.parametrize("kind", ["silence", "noise", "clipped"])
def test_sound_that_is_no_speech_breaks_nothing(refiner: SphinxRefiner, kind: str) -> None:
    noise = np.random.default_rng(1).integers(-8000, 8000, 3 * RATE)
    sound = {"silence": noise * 0, "noise": noise, "clipped": np.sign(noise) * 32767}[kind]
    placed = refiner.place(sound.astype(np.int16), ["hello", "there", "everybody"])
    assert all(place is None or np.isfinite(place.score) for place in placed)


def test_no_words_and_words_without_sound(refiner: SphinxRefiner, conversation: Samples) -> None:
    assert refiner.place(conversation[:RATE], []) == []
    assert refiner.place(conversation[:RATE], ["—", "..."]) == [None, None]


def test_a_missing_model_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.align.engines.sphinx.find_spec", lambda _: None)
    with pytest.raises(EngineProblem, match="pocketsphinx"):
        SphinxRefiner()


def test_a_broken_model_is_said(tmp_path: Path) -> None:
    from reader.align.engines.acoustics import AcousticModel

    for name in ("mdef", "means", "variances", "sendump", "transition_matrices"):
        (tmp_path / name).write_bytes(b"BMDF" + bytes(20))
    with pytest.raises(EngineProblem, match="cannot be read"):
        AcousticModel(tmp_path)

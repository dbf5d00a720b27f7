"""Known words placed in sound with the acoustic model and the dictionary of American English
inside the ``pocketsphinx`` wheel.

The wheel's own aligner is not used: it searches with a beam and evaluates the model in part,
and lost its way in odd voices and long stretches.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reader.align.engines.acoustics import AcousticModel
from reader.align.engines.base import EngineProblem, Placed, Samples
from reader.align.engines.cepstra import FIRST_EDGE_MS, FRAME_MS, Floats, frame_count, streams
from reader.align.engines.dictionary import Dictionary
from reader.align.engines.espeak import Espeak
from reader.align.engines.phones import Phones
from reader.align.engines.pronunciation import Pronouncer, in_brackets
from reader.align.engines.trellis import UNTOLD_A_FRAME, Trellis, Way, Word
from reader.align.sound.onset import onset
from reader.core.text import say

# A word after a pause of so many frames begins where the sound shows it.
_PAUSE_FRAMES = 4
# Half of the frames of a voice that the model knows fit better than this.
_FAMILIAR = -0.4
_ODD = 2.0


class SphinxRefiner:
    """Places words. For one thread at a time."""

    name = "pocketsphinx"
    languages = frozenset({"en"})

    def __init__(self) -> None:
        """EngineProblem where the wheel is missing or its model cannot be read."""
        folder = _model_folder()
        self._model = AcousticModel(folder / "en-us")
        self._monophones = self._model.monophones()
        self._dictionary = Dictionary(folder / "cmudict-en-us.dict")
        self._espeak = Espeak.load()
        self._pronouncer = Pronouncer(self._dictionary.pronunciations, self._speak)

    def _speak(self, text: str) -> Phones:
        return self._espeak.phones(text) if self._espeak else ()

    def place(self, samples: Samples, words: Sequence[str]) -> list[Placed | None]:
        """See ``Refiner``."""
        placed: list[Placed | None] = [None] * len(words)
        ways = self._pronouncer.pronounce_all(words)
        remarks = in_brackets(words)
        sounding = [
            (number, Word(ways[number], optional=remarks[number]))
            for number in range(len(words))
            if ways[number]
        ]
        if not sounding or not frame_count(len(samples)):
            return placed
        trellis = Trellis(self._model, [word for _, word in sounding])
        senones = np.union1d(trellis.senones, self._monophones)
        likelihoods = self._model.likelihoods(streams(samples), senones)
        any_phone = likelihoods[:, np.searchsorted(senones, self._monophones)].max(axis=1)
        likelihoods = likelihoods[:, np.searchsorted(senones, trellis.senones)]
        way = _search(trellis, likelihoods, any_phone)
        if way is None:
            return placed
        word_of = way.word
        for index, (number, _) in enumerate(sounding):
            frames = np.flatnonzero(word_of == index)
            if not len(frames):
                continue
            first, last = int(frames[0]), int(frames[-1])
            start_ms = _edge_ms(first)
            pause = word_of[max(0, first - _PAUSE_FRAMES) : first]
            if (pause < 0).all():
                start_ms = self._onset(samples, start_ms, first, word_of)
            placed[number] = Placed(
                start_ms, max(start_ms, _edge_ms(last + 1)), float(way.fit[frames].mean())
            )
        return placed

    @staticmethod
    def _onset(samples: Samples, start_ms: int, first: int, word_of: NDArray[np.int64]) -> int:
        before = np.flatnonzero(word_of[:first] >= 0)
        free_ms = start_ms - (_edge_ms(int(before[-1]) + 1) if len(before) else 0)
        return onset(samples, start_ms, back_ms=min(150, free_ms))

    def close(self) -> None:
        """Nothing to close: the model is plain memory."""


def _search(trellis: Trellis, likelihoods: Floats, any_phone: Floats) -> Way | None:
    """The likeliest way, where a voice that the model hardly knows is not taken for speech
    that the text lacks: then that has to be less likely by as much as the words are."""
    way = trellis.search(likelihoods, any_phone)
    if way is None:
        return None
    told = way.fit[way.word >= 0]
    usual = float(np.median(told)) if len(told) else 0.0
    if usual > _FAMILIAR:
        return way
    return trellis.search(likelihoods, any_phone, UNTOLD_A_FRAME - _ODD * usual)


def _edge_ms(frame: int) -> int:
    """Where ``frame`` begins to count, in ms."""
    return round(frame * FRAME_MS + FIRST_EDGE_MS) if frame else 0


def _model_folder() -> Path:
    spec = find_spec("pocketsphinx")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(place) / "model" / "en-us"
        if folder.is_dir():
            return folder
    raise EngineProblem(
        say("Words cannot be placed: pocketsphinx is not installed."),
        remedy=say("Install it, or match the text with a timed file instead."),
    )

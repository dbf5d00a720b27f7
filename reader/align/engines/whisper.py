"""An optional recogniser: Whisper, through faster-whisper, with a model the user names.

The package is the extra ``earmark[whisper]``. It downloads nothing here: a model is a folder
in CTranslate2's format, as the package's own documentation says how to make or fetch one.
"""

from __future__ import annotations

import os
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np

from reader.align.engines.base import RATE, EngineCrashed, EngineProblem, Heard, Samples
from reader.align.engines.repetition import cut_runaway
from reader.core.text import say
from reader.core.timed import TimedWord

# Whisper's languages that have an ISO 639-1 code, from its tokenizer's table.
_LANGUAGES = (
    "af am ar as az ba be bg bn bo br bs ca cs cy da de el en es et eu fa fi fo fr gl gu ha he hi "
    "hr ht hu hy id is it ja ka kk km kn ko la lb ln lo lt lv mg mi mk ml mn mr ms mt my ne nl nn "
    "no oc pa pl ps pt ro ru sa sd si sk sl sn so sq sr su sv sw ta te tg th tk tl tr tt uk ur uz "
    "vi yi yo zh"
)
# What a folder must hold to be a model: CTranslate2 writes the first two. Without the third
# the package would try to fetch it.
_FILES = ("model.bin", "config.json", "tokenizer.json")
# Below this mean probability of its words, a text was not said: silence gives 5, speech 60
# and more.
_LEAST_PERCENT = 15
_SHORTEST_S = 0.1


class WhisperRecogniser:
    """Hears some hundred languages and times the words. ``model`` is the model's folder.

    Raises EngineProblem where the package or the model is missing.
    """

    name = "whisper"

    def __init__(self, model: str) -> None:
        folder = _model_folder(model)
        try:
            import faster_whisper
        except ImportError as error:
            raise EngineProblem(
                say("Whisper needs the package faster-whisper, which is not installed."),
                remedy=say("Install it with: pip install 'earmark[whisper]'."),
            ) from error
        try:
            # One thread: pieces are heard side by side, a process each.
            self._model: Any = faster_whisper.WhisperModel(
                str(folder),
                device="cpu",
                compute_type="int8",
                cpu_threads=1,
                local_files_only=True,
            )
        except (RuntimeError, ValueError, OSError) as error:
            raise EngineProblem(
                say(
                    "The Whisper model in {folder} cannot be loaded ({error}).",
                    folder=folder,
                    error=error,
                ),
                remedy=say("Name a folder with a model in CTranslate2's format."),
            ) from error
        self.languages = (
            frozenset(_LANGUAGES.split())
            if self._model.model.is_multilingual
            else frozenset({"en"})
        )

    def hear(self, samples: Samples, language: str) -> list[Heard]:
        """See ``Recogniser``. Without a ``language`` Whisper guesses one for each piece.

        Raises EngineProblem for a language that the model does not know.
        """
        if language and language not in self.languages:
            raise EngineProblem(
                say(
                    "This Whisper model does not know the language {language!r}.", language=language
                )
            )
        if len(samples) < _SHORTEST_S * RATE:
            return []
        sound = np.ascontiguousarray(samples, dtype=np.float32)
        sound *= np.float32(1 / 32768)
        try:
            segments, _ = self._model.transcribe(
                sound,
                language=language or None,
                word_timestamps=True,
                # Every piece for itself: text of the last one invites repetition.
                condition_on_previous_text=False,
                vad_filter=False,
            )
            return [found for segment in segments if (found := _heard(segment)) is not None]
        except RuntimeError as error:
            raise EngineCrashed(
                say("Whisper failed over a piece of sound ({error}).", error=error)
            ) from error

    def close(self) -> None:
        self._model = None


def _heard(segment: Any) -> Heard | None:
    words = tuple(
        TimedWord(
            word.word.strip(),
            round(word.start * 1000),
            round(word.end * 1000),
            round(100 * word.probability),
        )
        for word in segment.words or ()
        if word.word.strip()
    )
    text, cut = cut_runaway(segment.text, segment.end - segment.start)
    if cut:
        # Where words are written without spaces, only their letters can be counted.
        room = len(text.replace(" ", ""))
        ends = accumulate(len(word.text) for word in words)
        words = tuple(word for word, end in zip(words, ends, strict=True) if end <= room)
    if not text or not words:
        return None
    if sum(word.confidence or 0 for word in words) < _LEAST_PERCENT * len(words):
        return None
    return Heard(round(segment.start * 1000), round(segment.end * 1000), text, words)


def _model_folder(model: str) -> Path:
    remedy = say("Name it with --model FOLDER: a Whisper model in CTranslate2's format.")
    if not model:
        raise EngineProblem(say("Whisper needs the folder of a model."), remedy=remedy)
    folder = Path(os.path.expanduser(model))  # noqa: PTH111  # Path's raises for an unknown user
    missing = [name for name in _FILES if not (folder / name).is_file()]
    if missing:
        raise EngineProblem(
            say(
                "There is no Whisper model in {folder}: {file} is missing.",
                folder=folder,
                file=missing[0],
            ),
            remedy=remedy,
        )
    return folder

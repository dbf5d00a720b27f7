"""The embedded recogniser: Moonshine, whose wheel carries its English model.

``moonshine-voice`` 0.1.0 is the last release that does; later ones would have to fetch it.
That release has wheels for Linux (x86-64 and arm64, glibc 2.34), Windows x86-64 and macOS 15
arm64. It times no words: a stretch of speech is what comes with times.
"""

from __future__ import annotations

import ctypes
import os
from typing import Any

import numpy as np

from reader.align.engines.base import RATE, EngineCrashed, EngineProblem, Heard, Samples
from reader.align.engines.repetition import cut_runaway
from reader.core.text import say

_MODEL = "tiny-en"
_OPTIONS = {
    # Telling voices apart costs ten times what recognising does.
    "identify_speakers": "false",
    "return_audio_data": "false",
    # Whoever asks has cut at pauses already: 0 keeps the engine from cutting again.
    "vad_threshold": "0",
}
_SHORTEST_S = 0.1  # the model has no answer for less
_SHORTEST_HALF_S = 2.0
_SILENT = 24  # of 32768: below that, tape hiss at most. The model hears "You" in it.


class MoonshineRecogniser:
    """Hears English. Holds about 230 MB; one thread of work at a time.

    Raises EngineProblem where the package is not there or does not run on this machine.
    """

    name = "moonshine"
    languages = frozenset({"en"})

    def __init__(self) -> None:
        # One thread takes half the processor time of two for the same work; many pieces are
        # heard side by side instead. The library reads this when it loads a model.
        os.environ.setdefault("MOONSHINE_ORT_SINGLE_THREAD", "1")
        try:
            from moonshine_voice import Transcriber, get_model_path
            from moonshine_voice.errors import MoonshineError
            from moonshine_voice.moonshine_api import ModelArch
        except (ImportError, OSError) as error:
            raise _not_here(str(error)) from error
        folder = get_model_path(_MODEL)
        if not folder.is_dir():
            raise _not_here(say("the installed release carries no model"))
        try:
            self._transcriber: Any = Transcriber(str(folder), ModelArch.TINY, options=_OPTIONS)
        except MoonshineError as error:
            raise _not_here(str(error)) from error

    def hear(self, samples: Samples, language: str) -> list[Heard]:
        """See ``Recogniser``. Raises EngineProblem for another language than English."""
        if language and language not in self.languages:
            raise EngineProblem(
                say("The Moonshine recogniser knows English only."),
                remedy=say(
                    "Match against a timed file (SRT, VTT) instead, or name another engine."
                ),
            )
        heard, cut = self._said(samples)
        if cut and len(samples) >= 2 * _SHORTEST_HALF_S * RATE:
            # It ran in circles. In halves it mostly does not.
            middle = _quietest(samples)
            first, _ = self._said(samples[:middle])
            second, _ = self._said(samples[middle:])
            heard = first + [_later(found, middle * 1000 // RATE) for found in second]
        return heard

    def close(self) -> None:
        self._transcriber.close()

    def _said(self, samples: Samples) -> tuple[list[Heard], bool]:
        """What was heard, and whether something of it was cut for nobody can have said it."""
        if len(samples) < _SHORTEST_S * RATE or _peak(samples) < _SILENT:
            return [], False
        duration_ms = len(samples) * 1000 // RATE
        heard, cut = [], False
        for line in self._transcribe(samples).lines:
            text, lost = cut_runaway(line.text, line.duration)
            cut = cut or lost
            if text and _is_english(text):
                start_ms = min(round(line.start_time * 1000), duration_ms)
                end_ms = min(round((line.start_time + line.duration) * 1000), duration_ms)
                heard.append(Heard(start_ms, end_ms, text))
        return heard, cut

    def _transcribe(self, samples: Samples) -> Any:
        """As ``transcribe_without_streaming``, which turns every sample into a Python object
        twice: 40 ms for 30 s of sound. Its C function takes the array as it is."""
        from moonshine_voice.errors import MoonshineError, check_error
        from moonshine_voice.moonshine_api import TranscriptC

        sound = np.ascontiguousarray(samples, dtype=np.float32)
        sound *= np.float32(1 / 32768)
        found = ctypes.POINTER(TranscriptC)()
        own: Any = self._transcriber
        try:
            check_error(
                own._lib.moonshine_transcribe_without_streaming(  # noqa: SLF001
                    own._handle,  # noqa: SLF001
                    sound.ctypes.data_as(ctypes.POINTER(ctypes.c_float)),
                    len(sound),
                    RATE,
                    0,
                    ctypes.byref(found),
                )
            )
        except MoonshineError as error:
            raise EngineCrashed(
                say("Moonshine failed over a piece of sound ({error}).", error=error)
            ) from error
        return own._parse_transcript(found)  # noqa: SLF001


def _not_here(why: str) -> EngineProblem:
    return EngineProblem(
        say("The Moonshine recogniser does not run on this machine ({why}).", why=why),
        remedy=say(
            "Match against a timed file (SRT, VTT) instead, or name another engine and its model."
        ),
    )


def _is_english(text: str) -> bool:
    """Whether it is in Latin letters: over melodies the model falls into other scripts."""
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(letter < "\u0250" for letter in letters) > len(letters)


def _peak(samples: Samples) -> int:
    return max(int(samples.max()), -int(samples.min()))


def _quietest(samples: Samples) -> int:
    """The quietest tenth of a second of the middle third."""
    frame = RATE // 10
    frames = len(samples) // frame
    loudness = np.abs(samples[: frames * frame].astype(np.float32)).reshape(frames, frame).sum(1)
    first, last = frames // 3, max(frames // 3 + 1, 2 * frames // 3)
    return int(first + np.argmin(loudness[first:last])) * frame + frame // 2


def _later(heard: Heard, offset_ms: int) -> Heard:
    return Heard(heard.start_ms + offset_ms, heard.end_ms + offset_ms, heard.text)

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
from reader.align.engines.repetition import without_runaway

_MODEL = "tiny-en"
_OPTIONS = {
    # Telling voices apart costs ten times what recognising does.
    "identify_speakers": "false",
    "return_audio_data": "false",
    # Whoever asks has cut at pauses already: 0 keeps the engine from cutting again.
    "vad_threshold": "0",
}
_SHORTEST_S = 0.1  # the model has no answer for less


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
            raise _not_here("the installed release carries no model")
        try:
            self._transcriber: Any = Transcriber(str(folder), ModelArch.TINY, options=_OPTIONS)
        except MoonshineError as error:
            raise _not_here(str(error)) from error

    def hear(self, samples: Samples, language: str) -> list[Heard]:
        """See ``Recogniser``. Raises EngineProblem for another language than English."""
        if language and language not in self.languages:
            raise EngineProblem(
                "The Moonshine recogniser knows English only.",
                remedy="Match against a timed file (SRT, VTT) instead, or name another engine.",
            )
        if len(samples) < _SHORTEST_S * RATE:
            return []
        transcript = self._transcribe(samples)
        duration_ms = len(samples) * 1000 // RATE
        heard = []
        for line in transcript.lines:
            text = without_runaway(line.text.strip(), line.duration)
            if text:
                start_ms = min(round(line.start_time * 1000), duration_ms)
                end_ms = min(round((line.start_time + line.duration) * 1000), duration_ms)
                heard.append(Heard(start_ms, end_ms, text))
        return heard

    def close(self) -> None:
        self._transcriber.close()

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
            raise EngineCrashed(f"Moonshine failed over a piece of sound ({error}).") from error
        return own._parse_transcript(found)  # noqa: SLF001


def _not_here(why: str) -> EngineProblem:
    return EngineProblem(
        f"The Moonshine recogniser does not run on this machine ({why}).",
        remedy=(
            "Match against a timed file (SRT, VTT) instead, or name another engine and its model."
        ),
    )

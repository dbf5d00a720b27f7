"""Pronunciations by rule, from espeak-ng: for words that no dictionary has.

The library and its data come in the ``espeakng-loader`` wheel. Where it is missing or
cannot be loaded, ``Espeak.load`` gives None, and ``spelling.py`` answers instead.
"""

from __future__ import annotations

import ctypes

from reader.align.engines.phones import Phones, from_ipa

# From espeak-ng's speak_lib.h.
_AUDIO_OUTPUT_SYNCHRONOUS = 2
_INITIALIZE_DONT_EXIT = 0x8000
_CHARS_UTF8 = 1
_PHONEMES_IPA = 0x02
_SEPARATOR = ord("_") << 8


class Espeak:
    """One voice of the library. Not for two threads at a time: the library keeps state."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self._library = library

    @classmethod
    def load(cls, voice: str = "en-us") -> Espeak | None:
        """The library with ``voice`` set; None where it is not to be had."""
        try:
            import espeakng_loader

            library = ctypes.CDLL(str(espeakng_loader.get_library_path()))
            data = str(espeakng_loader.get_data_path())
        except (ImportError, OSError, AttributeError):
            return None
        library.espeak_Initialize.argtypes = [
            ctypes.c_int,
            ctypes.c_int,
            ctypes.c_char_p,
            ctypes.c_int,
        ]
        library.espeak_SetVoiceByName.argtypes = [ctypes.c_char_p]
        library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        library.espeak_TextToPhonemes.argtypes = [
            ctypes.POINTER(ctypes.c_void_p),
            ctypes.c_int,
            ctypes.c_int,
        ]
        rate = library.espeak_Initialize(
            _AUDIO_OUTPUT_SYNCHRONOUS, 0, data.encode(), _INITIALIZE_DONT_EXIT
        )
        if rate <= 0 or library.espeak_SetVoiceByName(voice.encode()) != 0:
            return None
        return cls(library)

    def phones(self, text: str) -> Phones:
        """How ``text`` is said; empty where the library makes nothing of it."""
        encoded = ctypes.create_string_buffer(text.encode("utf-8", "ignore"))
        pointer = ctypes.c_void_p(ctypes.addressof(encoded))
        said: list[str] = []
        while pointer.value:
            clause = self._library.espeak_TextToPhonemes(
                ctypes.byref(pointer), _CHARS_UTF8, _PHONEMES_IPA | _SEPARATOR
            )
            # A word in another language is marked "(fr)...(en)".
            said.append(_without_marks((clause or b"").decode("utf-8", "replace")))
        return from_ipa(" ".join(said))


def _without_marks(clause: str) -> str:
    if "(" not in clause:
        return clause
    pieces = [clause.partition("(")[0]]
    pieces += [piece.partition(")")[2] for piece in clause.split("(")[1:]]
    return " ".join(pieces)

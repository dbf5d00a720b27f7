"""The beginning of the sample conversation, short enough to be aligned in a test."""

from __future__ import annotations

import wave
from pathlib import Path

from reader.align.engines.base import RATE
from reader.align.sound.decode import open_sound
from reader.core.resources import resource
from reader.formats.registry import load_transcript

TURNS = 4
END_MS = 32_600  # in the silence after the fourth turn
AUDIO = resource("sample", "the-slow-ear.mp3")
TEXT = resource("sample", "the-slow-ear.txt")


def write_short_talk(folder: Path, name: str = "talk") -> tuple[Path, Path]:
    """(recording, transcript): four turns, half a minute."""
    folder.mkdir(parents=True, exist_ok=True)
    audio, text = folder / f"{name}.wav", folder / f"{name}.txt"
    with open_sound(AUDIO) as sound:
        samples = sound.read(0, END_MS)
    with wave.open(str(audio), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    turns = [load_transcript(TEXT).turn(index) for index in range(TURNS)]
    text.write_text("".join(f"{t.speaker}: {t.text}\n\n" for t in turns), encoding="utf-8")
    return audio, text

"""Make the sample conversation's alignment from its exact sentence times.

    python packaging/make_sample.py

Reads ``resources/sample/the-slow-ear.txt`` and ``.gold.json`` (sentence times in seconds, known
because the voices are synthesised) and writes ``the-slow-ear.earmark.json`` beside them. Words
between sentence starts are interpolated, and say so.
"""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from reader.align.matching.match import match
from reader.formats.alignment_file import write_alignment
from reader.formats.base import Cue, TimedText
from reader.formats.registry import load_transcript

SAMPLE = Path(__file__).parents[1] / "resources" / "sample" / "the-slow-ear.txt"


def main() -> None:
    gold = json.loads(SAMPLE.with_suffix(".gold.json").read_text(encoding="utf-8"))
    cues = tuple(
        Cue(
            start_ms=round(sentence["start_s"] * 1000),
            end_ms=round(sentence["end_s"] * 1000),
            text=sentence["text"],
            speaker=turn["speaker"],
        )
        for turn in gold["turns"]
        for sentence in turn["sentences"]
    )
    transcript = load_transcript(SAMPLE)
    alignment = match(transcript, TimedText(cues), duration_ms=round(gold["audio_s"] * 1000))
    audio = SAMPLE.with_suffix(".mp3").read_bytes()
    alignment = replace(
        alignment, audio_hash=sha256(audio).hexdigest(), source="exact sentence times"
    )
    write_alignment(SAMPLE.with_suffix(".earmark.json"), alignment, transcript)


if __name__ == "__main__":
    main()

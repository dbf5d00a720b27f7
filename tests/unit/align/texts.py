"""Transcripts for tests of the aligner, made of the texts of their turns."""

from __future__ import annotations

from array import array

from reader.core.transcript import Transcript


def transcript_of(*turns: str) -> Transcript:
    """One speaker says every turn."""
    return Transcript(texts=tuple(turns), speakers=(), speaker_of=array("q", [-1] * len(turns)))

"""Earmark's own alignment file, ``*.earmark.json``; docs/alignment-file.md describes it.

JSON, one turn a line, so that a text editor and ``diff`` can deal with it and a long one
can be read without holding all of it twice. Any other layout of the same JSON is read too.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from reader.core.files import write_atomically
from reader.core.text import Text, packed
from reader.core.timing import NO_TIME, Alignment, Provenance, Span
from reader.core.transcript import Transcript
from reader.formats.alignment_reader import (
    FORMAT,
    LETTERS,
    PARTIAL_VERSION,
    TURNS_LINE,
    VERSION,
    AlignmentReader,
    turn_check,
)

__all__ = ["SUFFIX", "read_alignment", "turn_check", "write_alignment"]

SUFFIX = ".earmark.json"
_BEGINS = 40


def write_alignment(path: Path, alignment: Alignment, transcript: Transcript) -> None:
    """Write the file, whole or not at all. Raises FileProblem.

    ValueError where the alignment is not one of this transcript's words.
    """
    if len(alignment) != transcript.word_count:
        raise ValueError(
            f"alignment has {len(alignment)} words, transcript {transcript.word_count}"
        )
    write_atomically(path, (piece.encode() for piece in _pieces(alignment, transcript)))


def _pieces(alignment: Alignment, transcript: Transcript) -> Iterator[str]:
    partial = Provenance.PENDING in alignment.provenance
    head: dict[str, object] = {
        "format": FORMAT,
        "version": PARTIAL_VERSION if partial else VERSION,
        "source": alignment.source,
        "transcript": {
            "sha256": transcript.text_hash or alignment.transcript_hash,
            "title": transcript.title,
            "turns": len(transcript),
            "words": transcript.word_count,
        },
        "audio": {"sha256": alignment.audio_hash, "duration_ms": alignment.duration_ms},
        "uncovered": _spans(alignment.uncovered),
        **({"looked_at": _spans(alignment.looked_at)} if alignment.looked_at or partial else {}),
        "speaker_check": [
            {"turn": c.turn, "label": c.label, "other_label": c.other_label}
            for c in alignment.speaker_check
        ],
        "warnings": list(alignment.warnings),
        **_warning_parts(alignment.warnings),
        "extra": alignment.extra,
    }
    yield "{\n"
    for key, value in head.items():
        yield f"{_json(key)}: {_json(value)},\n"
    yield TURNS_LINE
    for turn, text in enumerate(transcript.texts):
        first, last = transcript.first_word[turn], transcript.first_word[turn + 1]
        yield ("\n" if turn == 0 else ",\n") + _json(
            {
                "begins": text[:_BEGINS],
                "check": turn_check(text),
                "start_ms": _times(alignment.start_ms[first:last]),
                "end_ms": _times(alignment.end_ms[first:last]),
                "provenance": _runs(
                    (LETTERS[Provenance(p)] for p in alignment.provenance[first:last]),
                    "",
                ),
                "confidence": _runs(map(str, alignment.confidence[first:last]), "x"),
            }
        )
    yield "\n]\n}\n"


def _json(value: object) -> str:
    # A lone surrogate cannot be written as UTF-8; such text is escaped.
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value)
    return text


def _warning_parts(warnings: tuple[str, ...]) -> dict[str, object]:
    if not any(isinstance(warning, Text) for warning in warnings):
        return {}
    parts = [packed(warning) if isinstance(warning, Text) else None for warning in warnings]
    return {"warning_parts": parts}


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start_ms, span.end_ms] for span in spans]


def _times(values: array[int]) -> list[int | None]:
    if NO_TIME in values:
        return [None if value == NO_TIME else value for value in values]
    return list(values)


def _runs(values: Iterator[str], sign: str) -> str:
    runs = []
    for value, group in groupby(values):
        count = sum(1 for _ in group)
        runs.append(value if count == 1 else f"{value}{sign}{count}")
    return (" " if sign else "").join(runs)


def read_alignment(path: Path, transcript: Transcript | None = None) -> Alignment:
    """The alignment in the file.

    With ``transcript`` it is fitted to it: turns that are what they were keep their times;
    where others have changed, which a warning says, their words share the time that was
    the turn's. Raises FileProblem where the file cannot be read, and FormatProblem where
    it is not what docs/alignment-file.md says, is of a later version, or belongs to
    another transcript.
    """
    return AlignmentReader(path).read(transcript)

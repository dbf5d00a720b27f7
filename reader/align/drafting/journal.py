"""What transcribing has done so far, in a file: a line of JSON for each section heard.

The first line says what it is about; where that is something else now (another recording,
another engine), the file is begun anew. Lines are written whole and brought to the disk; of
a killed run the last may be torn and is passed over.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from reader.align.drafting.draft import DraftWord
from reader.align.speakers.voiceprint import Floats
from reader.core.errors import FileProblem
from reader.core.text import say


@dataclass(frozen=True)
class HeardSection:
    """The words of a section in order of time. ``units`` are the words (numbers) that begin
    a stretch of one voice; row i of ``totals`` is the sum of the ``counts[i]`` prints of
    stretch i. For ``speech_ms`` of it somebody seems to speak."""

    words: tuple[DraftWord, ...]
    units: tuple[int, ...]
    totals: Floats
    counts: Floats
    speech_ms: int = 0


class TranscriptionJournal:
    """``path`` None: nothing is kept. Raises FileProblem where it cannot be written."""

    def __init__(self, path: Path | None, about: Mapping[str, object]) -> None:
        self._path = path
        self._about = {"kind": "earmark-transcription", "version": 1, **about}
        self.sections: dict[int, HeardSection] = {}
        if path is None:
            return
        whole = self._read(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if whole:
                with path.open("r+b") as file:
                    file.truncate(whole)
            else:
                path.write_bytes(_line(self._about))
        except OSError as error:
            raise _unwritable(path, error) from error

    def add(self, number: int, section: HeardSection) -> None:
        self.sections[number] = section
        if self._path is None:
            return
        try:
            with self._path.open("ab") as file:
                file.write(_line(_section_json(number, section)))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise _unwritable(self._path, error) from error

    def _read(self, path: Path) -> int:
        """Take up what is in the file; the number of bytes of it that are whole."""
        try:
            data = path.read_bytes()
        except OSError:
            return 0
        head, _, rest = data.partition(b"\n")
        if _json(head) != self._about:
            return 0
        whole = len(head) + 1
        for line in rest.split(b"\n")[:-1]:
            with suppress(ValueError, KeyError, TypeError):
                found = json.loads(line)
                self.sections[int(found["section"])] = _section_from(found)
                whole += len(line) + 1
                continue
            break
        return whole


def _json(line: bytes) -> object:
    try:
        found: object = json.loads(line)
    except ValueError:
        return None
    return found


def _line(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _section_json(number: int, section: HeardSection) -> dict[str, object]:
    return {
        "section": number,
        "words": [
            [w.text, w.start_ms, w.end_ms, int(w.measured), w.confidence] for w in section.words
        ],
        "units": list(section.units),
        # Half precision is more than prints have.
        "prints": base64.b64encode(section.totals.astype("<f2").tobytes()).decode(),
        "counts": [round(float(count), 4) for count in section.counts],
        "speech_ms": section.speech_ms,
    }


def _section_from(data: dict[str, object]) -> HeardSection:
    words, units, counts = data["words"], data["units"], data["counts"]
    if not (isinstance(words, list) and isinstance(units, list) and isinstance(counts, list)):
        raise TypeError("not a section")
    totals = np.frombuffer(base64.b64decode(str(data["prints"])), "<f2").astype(np.float32)
    return HeardSection(
        tuple(
            DraftWord(str(text), int(start), int(end), bool(measured), int(confidence))
            for text, start, end, measured, confidence in words
        ),
        tuple(int(unit) for unit in units),
        totals.reshape(len(counts), -1) if counts else np.zeros((0, 256), np.float32),
        np.array(counts, np.float32),
        int(str(data["speech_ms"])),
    )


def _unwritable(path: Path, error: OSError) -> FileProblem:
    return FileProblem(
        say(
            "What was transcribed so far cannot be kept ({reason}).", reason=error.strerror or error
        ),
        remedy=say("Make room on the disk and start again: what is done is not done twice."),
        path=path,
    )

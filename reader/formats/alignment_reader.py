"""Reading the alignment file strictly: what is wrong is said with its line or its place.

Everything that resources/alignment.schema.json refuses is refused here, by hand: a schema
library would take seconds for a long file, and its messages are not for readers.
"""

from __future__ import annotations

import json
import re
import zlib
from array import array
from collections.abc import Iterator
from contextlib import suppress
from operator import gt
from pathlib import Path
from typing import Any, NoReturn

from reader.core.errors import FileProblem, FormatProblem
from reader.core.text import say, unpacked
from reader.core.timing import NO_TIME, Alignment, Provenance, Span, SpeakerConflict
from reader.core.transcript import Transcript, words_in
from reader.formats.carried_turns import OldTurns, carried

FORMAT = "earmark-alignment"
VERSION = 1
PARTIAL_VERSION = 2  # with words that have not been looked at
MAX_MS = 1 << 53  # what every JSON reader can hold exactly
TURNS_LINE = '"turns": ['
LETTERS = {
    Provenance.MEASURED: "m",
    Provenance.SOURCE: "s",
    Provenance.INTERPOLATED: "i",
    Provenance.PINNED: "p",
    Provenance.ABSENT: "a",
    Provenance.PENDING: "n",
}

_UNTIMED = frozenset((Provenance.ABSENT, Provenance.PENDING))
_BY_LETTER = {letter: member for member, letter in LETTERS.items()}
_PROVENANCE = re.compile(r"(?:[msipan](?:[1-9]\d*)?)*", re.ASCII)
_PROVENANCE_RUN = re.compile(r"([msipan])(\d*)", re.ASCII)
_CONFIDENCE = re.compile(r"(?:\d{1,3}(?:x[1-9]\d*)?(?: (?=\d)|$))*", re.ASCII)
_CHECK = re.compile(r"[0-9a-f]{8}")
_CONFLICT_KEYS = {"turn", "label", "other_label"}
_HASH = re.compile(r"(?:[0-9a-f]{64})?")


def turn_check(text: str) -> str:
    """What a turn is known by again: the CRC-32 of its words, joined by single spaces, in
    UTF-8; eight hex digits."""
    return f"{zlib.crc32(' '.join(words_in(text)).encode('utf-8', 'surrogatepass')):08x}"


class AlignmentReader:
    """Reads one file, once; ``alignment_file.read_alignment`` says what is raised."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._line: int | None = None
        self._start_ms = array("q")
        self._end_ms = array("q")
        self._provenance = bytearray()
        self._confidence = bytearray()
        self._turns = OldTurns([], array("q", [0]))

    def read(self, transcript: Transcript | None) -> Alignment:
        head = self._parse(self._text())
        self._line = None
        alignment = self._alignment(head)
        if transcript is None:
            return alignment
        checks = [turn_check(text) for text in transcript.texts]
        fitted = carried(alignment, self._turns, transcript, checks)
        if fitted is None:
            raise FormatProblem(
                say("This alignment belongs to another transcript: hardly a turn is the same."),
                remedy=say("Open it with its own transcript, or match or align again."),
                path=self._path,
            )
        return fitted

    def _fail(self, problem: str, remedy: str = "") -> NoReturn:
        raise FormatProblem(
            problem,
            remedy=remedy or say("See docs/alignment-file.md, or match or align again."),
            path=self._path,
            line=self._line,
        )

    def _text(self) -> str:
        try:
            data = self._path.read_bytes()
        except OSError as error:
            raise FileProblem(
                say("The alignment cannot be read ({reason}).", reason=error.strerror or error),
                remedy=say("Check that the file is there and may be read."),
                path=self._path,
            ) from error
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self._line = data.count(b"\n", 0, error.start) + 1
            self._fail(say("An alignment file is UTF-8; this is not."))

    def _parse(self, text: str) -> dict[str, Any]:
        """The file without its turns, whose columns are filled on the way."""
        at = text.find("\n" + TURNS_LINE + "\n")
        if at >= 0 and text.endswith("\n]\n}\n"):
            head = self._checked(self._loads(text[:at].rstrip().rstrip(",") + "\n}", 1))
            line = text.count("\n", 0, at) + 2
            begin = at + len(TURNS_LINE) + 2
            last = len(text) - len("\n]\n}\n")
            while begin < last:
                end = text.find("\n", begin, last)
                end = last if end < 0 else end
                line += 1
                row = text[begin:end].rstrip(",") if end < last else text[begin:end]
                self._line = line
                self._add_turn(self._loads(row, line))
                begin = end + 1
            return head
        head = self._checked(self._loads(text, 1))
        turns = head.pop("turns", None)
        if not isinstance(turns, list):
            self._fail(say("\u201cturns\u201d is missing: expected a list of turns."))
        for turn in turns:
            self._add_turn(turn)
        return head

    def _loads(self, text: str, first_line: int) -> Any:
        try:
            return json.loads(text)
        except json.JSONDecodeError as error:
            self._line = first_line + error.lineno - 1
            self._fail(
                say("This is not JSON: {msg} (column {colno}).", msg=error.msg, colno=error.colno)
            )
        except (ValueError, RecursionError) as error:
            self._line = first_line
            self._fail(say("This is not JSON that can be read: {error}.", error=error))

    def _checked(self, head: object) -> dict[str, Any]:
        """``head`` where it is of this format and a version that can be read."""
        if not isinstance(head, dict) or head.get("format") != FORMAT:
            self._line = 1
            self._fail(
                say(
                    "This is not an alignment: expected \u201cformat\u201d: \u201c{format}\u201d.",
                    format=FORMAT,
                )
            )
        version = head.get("version")
        if type(version) is not int or version < 1:
            self._fail(say("\u201cversion\u201d: expected a whole number from 1."))
        if version > PARTIAL_VERSION:
            self._fail(
                say(
                    "This alignment is of version {version}; this Earmark reads up to {known}.",
                    version=version,
                    known=PARTIAL_VERSION,
                ),
                say("Open it with a newer Earmark."),
            )
        return head

    def _add_turn(self, turn: object) -> None:
        where = f"turns[{len(self._turns.checks)}]"
        if not isinstance(turn, dict):
            self._fail(say("{where}: expected an object.", where=where))
        check = turn.get("check")
        if not isinstance(check, str) or not _CHECK.fullmatch(check):
            self._fail(say("{where}.check: expected eight hex digits.", where=where))
        self._string(turn, "begins", f"{where}.begins")
        start_ms = self._column(turn, "start_ms", where)
        end_ms = self._column(turn, "end_ms", where)
        count = len(start_ms)
        if len(end_ms) != count:
            self._fail(
                say(
                    "{where}: {count} start_ms but {ends} end_ms.",
                    where=where,
                    count=count,
                    ends=len(end_ms),
                )
            )
        if any(map(gt, start_ms, end_ms)):
            self._fail(say("{where}: a word ends before it begins.", where=where))
        provenance = turn.get("provenance")
        if not isinstance(provenance, str) or not _PROVENANCE.fullmatch(provenance):
            self._fail(
                say(
                    "{where}.provenance: expected runs of the letters msipan, as "
                    "\u201cs1i12\u201d.",
                    where=where,
                )
            )
        runs = [
            bytes([_BY_LETTER[run[1]]]) * min(int(run[2] or 1), count + 1)
            for run in _PROVENANCE_RUN.finditer(provenance)
        ]
        column = b"".join(runs)
        if len(column) != count:
            self._fail(say("{where}.provenance: expected {count} words.", where=where, count=count))
        for word, (start, kind) in enumerate(zip(start_ms, column, strict=True)):
            if (start == NO_TIME) != (kind in _UNTIMED):
                self._fail(
                    say(
                        "{where}: word {word}: a word without times is \u201ca\u201d or "
                        "\u201cn\u201d, and no other.",
                        where=where,
                        word=word,
                    )
                )
        self._start_ms.extend(start_ms)
        self._end_ms.extend(end_ms)
        self._provenance.extend(column)
        self._confidence.extend(self._percents(turn.get("confidence"), count, where))
        self._turns.checks.append(check)
        self._turns.first_word.append(len(self._start_ms))

    def _column(self, turn: dict[str, Any], key: str, where: str) -> array[int]:
        values = turn.get(key)
        if not isinstance(values, list) or not set(map(type, values)) <= {
            int,
            type(None),
        }:
            self._fail(
                say(
                    "{where}.{key}: expected whole milliseconds, or null for a word not said.",
                    where=where,
                    key=key,
                )
            )
        numbers = values
        if None in values:
            numbers = [value for value in values if value is not None]
            values = [NO_TIME if value is None else value for value in values]
        if numbers and not 0 <= min(numbers) <= max(numbers) <= MAX_MS:
            self._fail(say("{where}.{key}: expected times from 0 ms on.", where=where, key=key))
        return array("q", values)

    def _percents(self, text: object, count: int, where: str) -> bytes:
        if not isinstance(text, str) or not _CONFIDENCE.fullmatch(text):
            self._fail(
                say(
                    "{where}.confidence: expected runs of percents, as \u201c90 40x12\u201d.",
                    where=where,
                )
            )
        runs = []
        for run in text.split():
            percent, _, times = run.partition("x")
            if int(percent) > 100:
                self._fail(
                    say(
                        "{where}.confidence: expected 0 to 100, not {percent}.",
                        where=where,
                        percent=percent,
                    )
                )
            runs.append(bytes([int(percent)]) * min(int(times or 1), count + 1))
        column = b"".join(runs)
        if len(column) != count:
            self._fail(say("{where}.confidence: expected {count} words.", where=where, count=count))
        return column

    def _alignment(self, head: dict[str, Any]) -> Alignment:
        transcript, audio = (
            self._object(head, "transcript"),
            self._object(head, "audio"),
        )
        for key, found in (
            ("turns", len(self._turns.checks)),
            ("words", len(self._start_ms)),
        ):
            if type(transcript.get(key)) is not int or transcript[key] != found:
                self._fail(
                    say(
                        "transcript.{key} is {value}, but the turns have {found}: "
                        "the file is incomplete or was changed by hand.",
                        key=key,
                        value=repr(transcript.get(key)),
                        found=found,
                    )
                )
        self._string(transcript, "title", "transcript.title")
        duration_ms = audio.get("duration_ms")
        if type(duration_ms) is not int or not 0 <= duration_ms <= MAX_MS:
            self._fail(say("audio.duration_ms: expected whole milliseconds, 0 where unknown."))
        return Alignment(
            self._start_ms,
            self._end_ms,
            self._provenance,
            self._confidence,
            duration_ms=duration_ms,
            uncovered=tuple(self._spans(head, "uncovered")),
            speaker_check=tuple(self._conflicts(head.get("speaker_check", []))),
            warnings=tuple(
                _said(
                    self._strings(head.get("warnings", []), "warnings"), head.get("warning_parts")
                )
            ),
            transcript_hash=self._hash(transcript, "transcript.sha256"),
            audio_hash=self._hash(audio, "audio.sha256"),
            source=self._string(head, "source", "source"),
            extra=self._extra(head.get("extra", {})),
            looked_at=tuple(self._spans(head, "looked_at")),
        )

    def _object(self, head: dict[str, Any], key: str) -> dict[str, Any]:
        value = head.get(key)
        if not isinstance(value, dict):
            self._fail(say("\u201c{key}\u201d: expected an object.", key=key))
        return value

    def _string(self, value: dict[str, Any], key: str, where: str) -> str:
        found = value.get(key, "")
        if not isinstance(found, str):
            self._fail(say("{where}: expected text.", where=where))
        return found

    def _hash(self, value: dict[str, Any], where: str) -> str:
        found = self._string(value, "sha256", where)
        if not _HASH.fullmatch(found):
            self._fail(
                say("{where}: expected 64 hex digits in lower case, or nothing.", where=where)
            )
        return found

    def _strings(self, values: object, where: str) -> list[str]:
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            self._fail(say("{where}: expected a list of texts.", where=where))
        return values

    def _extra(self, value: object) -> dict[str, str]:
        if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
            self._fail(say("extra: expected an object of texts."))
        return value

    def _spans(self, head: dict[str, Any], key: str) -> Iterator[Span]:
        values = head.get(key, [])
        if not isinstance(values, list):
            self._fail(say("{key}: expected a list of [start_ms, end_ms].", key=key))
        for number, value in enumerate(values):
            if (
                not isinstance(value, list)
                or len(value) != 2
                or not set(map(type, value)) <= {int}
                or not 0 <= value[0] <= value[1] <= MAX_MS
            ):
                self._fail(
                    say("{key}[{number}]: expected [start_ms, end_ms].", key=key, number=number)
                )
            yield Span(value[0], value[1])

    def _conflicts(self, values: object) -> Iterator[SpeakerConflict]:
        if not isinstance(values, list):
            self._fail(say("speaker_check: expected a list of objects."))
        for number, value in enumerate(values):
            where = f"speaker_check[{number}]"
            if not isinstance(value, dict) or not value.keys() >= _CONFLICT_KEYS:
                self._fail(
                    say(
                        "{where}: expected an object with turn, label and other_label.", where=where
                    )
                )
            if type(value["turn"]) is not int:
                self._fail(say("{where}.turn: expected a whole number.", where=where))
            if not 0 <= value["turn"] < len(self._turns.checks):
                self._fail(
                    say("{where}.turn: there is no turn {turn}.", where=where, turn=value["turn"])
                )
            yield SpeakerConflict(
                value["turn"],
                self._string(value, "label", f"{where}.label"),
                self._string(value, "other_label", f"{where}.other_label"),
            )


def _said(warnings: list[str], parts: object) -> Iterator[str]:
    """The warnings, with what each is made of where that is there and makes just this text.
    Where it is not, nothing is lost but the warning in other languages."""
    kept = (
        parts if isinstance(parts, list) and len(parts) == len(warnings) else [None] * len(warnings)
    )
    for warning, part in zip(warnings, kept, strict=True):
        said = warning
        with suppress(ValueError):
            said = unpacked(part)
        yield said if said == warning else warning

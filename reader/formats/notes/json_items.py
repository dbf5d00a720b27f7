"""Lists of JSON objects read one object at a time, however long the file.

A file of annotations is one JSON object around a list, or a list alone. Read whole it would
take ten times its size in memory; read so it takes what one object takes. What is beyond the
bounds below is refused with a sentence before more of it is read.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from reader.core.errors import FileProblem, FormatProblem
from reader.core.text import say

MOST_BYTES = 256 * 1024 * 1024
MOST_ITEM_CHARACTERS = 8 * 1024 * 1024
MOST_HEAD_CHARACTERS = 1024 * 1024
MOST_KEYS = 200

_CHUNK_BYTES = 1024 * 1024
_SPACE = re.compile(r"[ \t\r\n]*")
_NEAR_THE_END = 16  # characters: a number or an escape that has been cut
_PAGE = "first"  # a W3C AnnotationCollection has its items in its first page


@dataclass(frozen=True, slots=True)
class Item:
    """An object of the list ``key`` ("" for a list that is the whole file), from ``line`` on."""

    key: str
    line: int
    value: dict[str, object]


def open_bounded(path: Path, most_bytes: int = MOST_BYTES) -> BinaryIO:
    """The file for reading. Raises FileProblem where it cannot be read, and FormatProblem where
    it is larger than ``most_bytes``."""
    try:
        if path.exists() and not path.is_file():
            raise FileProblem(
                say("This is not a file that can be read."),
                remedy=say("Choose a file of exported notes."),
                path=path,
            )
        file = path.open("rb")
    except (OSError, ValueError) as error:
        raise FileProblem(
            say("This file cannot be read ({reason}).", reason=_reason(error)),
            remedy=say("Check the name, and that the file may be read."),
            path=path,
        ) from error
    size = file.seek(0, 2)
    file.seek(0)
    if size > most_bytes:
        file.close()
        raise too_large(path, size, most_bytes)
    return file


def too_large(path: Path, size_bytes: int, most_bytes: int) -> FormatProblem:
    return FormatProblem(
        say(
            "This file has {size} MB; {most} MB is the most that is read.",
            size=max(1, size_bytes // 1_000_000),
            most=most_bytes // 1_000_000,
        ),
        remedy=say("Export fewer conversations at once."),
        path=path,
    )


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else "") or str(error)


class JsonItems:
    """The objects of the lists named ``lists`` in a JSON file, in order; what else the file says
    of itself is in ``head`` once it has been read past.

    Iterating raises FormatProblem where the file is no JSON, has another shape, or goes
    beyond the bounds; FileProblem where it cannot be read on.
    """

    def __init__(self, file: BinaryIO, path: Path, lists: frozenset[str]) -> None:
        self.head: dict[str, object] = {}
        self.path = path
        self._lists = lists
        self._text = _Text(file, path)

    @classmethod
    def of_bytes(cls, data: bytes, path: Path, lists: frozenset[str]) -> JsonItems:
        return cls(BytesIO(data), path, lists)

    def __iter__(self) -> Iterator[Item]:
        text = self._text
        first = text.peek()
        if first == "[":
            yield from self._items("")
        elif first == "{":
            yield from self._members(self.head, nested=False)
        else:
            raise text.problem(say("Nothing here looks like exported notes."))
        if text.peek():
            raise text.problem(say("Something follows where the file should end."))

    def _members(self, head: dict[str, object], *, nested: bool) -> Iterator[Item]:
        text = self._text
        text.take("{")
        if text.peek() == "}":
            text.take("}")
            return
        while True:
            key = text.value(MOST_HEAD_CHARACTERS)
            if not isinstance(key, str):
                raise text.problem(say("A name was expected here."))
            text.take(":")
            follows = text.peek()
            if key in self._lists and follows == "[":
                head.setdefault(key, [])
                yield from self._items(key)
            elif key == _PAGE and follows == "{" and not nested:
                yield from self._members(self.head, nested=True)
            else:
                head[key] = text.value(MOST_HEAD_CHARACTERS)
            if len(head) > MOST_KEYS:
                raise text.problem(say("This has more names than any file of annotations."))
            if text.peek() == "}":
                text.take("}")
                return
            text.take(",")

    def _items(self, key: str) -> Iterator[Item]:
        text = self._text
        text.take("[")
        if text.peek() == "]":
            text.take("]")
            return
        while True:
            text.peek()
            line = text.line
            value = text.value(MOST_ITEM_CHARACTERS)
            if not isinstance(value, dict):
                raise text.problem(say("An annotation was expected here."), line)
            yield Item(key, line, value)
            if text.peek() == "]":
                text.take("]")
                return
            text.take(",")


class _Text:
    """The decoded file, as much of it as is needed at a time."""

    def __init__(self, file: BinaryIO, path: Path) -> None:
        self._file = file
        self._path = path
        self._buffer = ""
        self._at = 0
        self._ended = False
        self._decoder: codecs.IncrementalDecoder | None = None
        self._json = json.JSONDecoder(parse_constant=_no_constant)
        self.line = 1

    def problem(self, what: str, line: int | None = None) -> FormatProblem:
        return FormatProblem(
            what,
            remedy=say(
                "Expected is a JSON file of annotations, as Earmark, Hypothesis and Thorium "
                "export it. Export it again; nothing has been imported."
            ),
            path=self._path,
            line=line or self.line,
        )

    def peek(self) -> str:
        """The next character that is not white space; "" at the end."""
        while True:
            match = _SPACE.match(self._buffer, self._at)
            assert match is not None
            self._advance(match.end())
            if self._at < len(self._buffer):
                return self._buffer[self._at]
            if not self._more():
                return ""

    def take(self, sign: str) -> None:
        if self.peek() != sign:
            raise self.problem(say("“{sign}” was expected here.", sign=sign))
        self._advance(self._at + 1)

    def value(self, most_characters: int) -> object:
        """The value that begins here. Read again from its beginning where the text at hand
        ends within it, which happens once in a chunk."""
        self.peek()
        while True:
            try:
                value, end = self._json.raw_decode(self._buffer, self._at)
            except json.JSONDecodeError as error:
                cut = error.msg.startswith("Unterminated string") or (
                    error.pos >= len(self._buffer) - _NEAR_THE_END
                )
                if not cut or self._ended:
                    line = self.line + self._buffer.count("\n", self._at, error.pos)
                    raise self.problem(
                        say("This is not JSON ({why}).", why=error.msg), line
                    ) from None
            except RecursionError:
                raise self.problem(say("Things are nested too deeply here.")) from None
            except ValueError as error:  # NaN, or a number of thousands of digits
                raise self.problem(
                    say("A number in it cannot be read ({why}).", why=str(error)[:60])
                ) from None
            else:
                if end < len(self._buffer) or self._ended:
                    if end - self._at > most_characters:
                        raise self._too_long(most_characters)
                    self._advance(end)
                    return value
            if len(self._buffer) - self._at > most_characters:
                raise self._too_long(most_characters)
            self._more()

    def _too_long(self, most_characters: int) -> FormatProblem:
        return self.problem(
            say(
                "What begins here has more than {most} characters.",
                most=most_characters,
            )
        )

    def _advance(self, to: int) -> None:
        self.line += self._buffer.count("\n", self._at, to)
        self._at = to

    def _more(self) -> bool:
        """Read on; False at the end of the file."""
        if self._ended:
            return False
        try:
            data = self._file.read(_CHUNK_BYTES)
        except OSError as error:
            raise FileProblem(
                say("This file cannot be read ({reason}).", reason=_reason(error)),
                remedy=say("Check the name, and that the file may be read."),
                path=self._path,
            ) from error
        if self._decoder is None:
            utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
            self._decoder = codecs.getincrementaldecoder("utf-16" if utf_16 else "utf-8-sig")()
        self._ended = not data
        try:
            text = self._decoder.decode(data, final=self._ended)
        except UnicodeDecodeError as error:
            line = self.line + self._buffer.count("\n", self._at)
            line += data.count(b"\n", 0, max(0, error.start))
            raise self.problem(say("This is not text in UTF-8."), line) from None
        self._buffer = self._buffer[self._at :] + text
        self._at = 0
        return True


def _no_constant(name: str) -> object:
    raise ValueError(name)

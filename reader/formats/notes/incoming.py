"""What is read of files of annotations: from Earmark itself, or from another program.

Whatever a file says is only believed as far as it is checked here: types, ranges, lengths.
A wrong type refuses the file with a sentence; characters that no store can hold, and what
would be active in a page, are taken out of foreign texts.
"""

from __future__ import annotations

import math
import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from reader.core.annotation import (
    HIGHLIGHT_COLOURS,
    NO_COLOUR,
    UNDERLINE,
    Annotation,
    AnnotationKind,
    Placement,
    ordered_tags,
)
from reader.core.document_notes import DocumentNotes
from reader.core.errors import FormatProblem
from reader.core.opening import is_link, parse_link
from reader.core.selection import Position, TextRange
from reader.core.text import say

MOST_ANNOTATIONS = 250_000
MOST_TEXT_CHARACTERS = 4_000_000
MOST_TAGS = 100
MOST_IDENT_CHARACTERS = 200
MOST_MS = 1000 * 3600 * 1000  # a thousand hours

_FAMILY = uuid.UUID("5f1d4fd6-7a5e-5c0c-9d32-6a3a52b9a4c1")  # of idents made from foreign ones
_UNSTORABLE = {code: None for code in range(32) if code not in (9, 10, 13)}
_NAMED_COLOURS = {
    "yellow": "yellow",
    "orange": "yellow",
    "green": "green",
    "blue": "blue",
    "cyan": "blue",
    "pink": "pink",
    "red": "pink",
    "magenta": "pink",
    "purple": "purple",
    "violet": "purple",
}
_HUES = ((50, "yellow"), (115, "green"), (215, "blue"), (275, "purple"), (335, "pink"))
_HEX = re.compile(r"#?([0-9a-f]{6})", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"(?:^|[#&])t=(?:npt:)?(?P<start>[0-9:.]*)(?:,(?P<end>[0-9:.]+))?(?:$|&)", re.ASCII
)


@dataclass(frozen=True, slots=True)
class IncomingDocument:
    """The annotations of one document. Foreign ones have no place yet: their range is empty,
    ``placed_in`` too, and they are DETACHED until their words are found.

    ``notes.text_hash`` and ``notes.path`` are empty where the file does not say them;
    ``address`` is where on the web it was, empty for none. ``by_earmark``: every field is
    Earmark's own.
    """

    notes: DocumentNotes
    address: str = ""
    by_earmark: bool = False


@dataclass(frozen=True, slots=True)
class IncomingNotes:
    """``form`` names the kind of file for the user; ``passed_over`` are sentences about what
    was in it and is no annotation of a text."""

    path: Path
    form: str
    documents: tuple[IncomingDocument, ...]
    passed_over: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        return sum(len(document.notes.annotations) for document in self.documents)


class Refused(ValueError):
    """Something in a file is not what it should be; a sentence. Whoever knows file and line
    makes a FormatProblem of it."""


def refusal(error: Refused, path: Path, line: int) -> FormatProblem:
    return FormatProblem(
        str(error),
        remedy=say("Export the annotations again; nothing has been imported."),
        path=path,
        line=line,
    )


def too_many(path: Path, line: int) -> FormatProblem:
    return FormatProblem(
        say(
            "There are more than {most} annotations; that many are not read at once.",
            most=MOST_ANNOTATIONS,
        ),
        remedy=say("Export fewer conversations at once; nothing has been imported."),
        path=path,
        line=line,
    )


# -- values of any file, checked -------------------------------------------------------------


def text_of(value: object, what: str, most: int = MOST_TEXT_CHARACTERS) -> str:
    """A text, "" for null. Raises Refused."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refused(say("{what} should be text here.", what=what))
    if len(value) > most:
        raise Refused(say("{what} has more than {most} characters here.", what=what, most=most))
    return storable(value)


def texts_of(value: object, what: str, most: int) -> list[str]:
    """A list of texts; one text is a list of one, null is none. Raises Refused."""
    if value is None:
        return []
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list) or len(value) > most:
        raise Refused(say("{what} should be a list of at most {most} here.", what=what, most=most))
    return [text_of(item, what) for item in value]


def whole(value: object, what: str, most: int) -> int:
    """A whole number from 0 to ``most``. Raises Refused."""
    if type(value) is not int or not 0 <= value <= most:
        raise Refused(
            say("{what} should be a whole number from 0 to {most} here.", what=what, most=most)
        )
    return value


def number(value: object, what: str, least: float, most: float) -> float:
    """A number from ``least`` to ``most``. Raises Refused."""
    if type(value) not in (int, float) or not least <= value <= most:  # type: ignore[operator]
        raise Refused(say("{what} should be a number here.", what=what))
    return float(value)  # type: ignore[arg-type]


def fields_of(value: object, what: str) -> dict[str, object]:
    """An object, empty for null. Raises Refused."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise Refused(say("{what} should be an object here.", what=what))
    return value


def storable(text: str) -> str:
    """``text`` with halves of surrogate pairs joined, and lone ones replaced."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def plain(text: str) -> str:
    """A foreign text without control characters, its line ends as ``\\n``."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNSTORABLE)


def one_line(text: str) -> str:
    return " ".join(plain(text).split())


def seconds_of(value: object) -> float:
    """Seconds since 1970 (UTC) of a date as ISO 8601 has it; 0.0 where it is none."""
    if not isinstance(value, str) or len(value) > 64:
        return 0.0
    text = value.strip().replace("Z", "+00:00")
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        found = moment.timestamp()
    except (ValueError, OverflowError, OSError):
        return 0.0
    return found if math.isfinite(found) and found > 0 else 0.0


def times_of_fragment(value: str) -> tuple[int | None, int | None]:
    """(start, end) in ms of a media fragment ``t=10.5,20`` or of an address that has one
    (https://www.w3.org/TR/media-frags/#naming-time); (None, None) without one."""
    if len(value) > 4096:
        return None, None
    match = _FRAGMENT.search(value)
    if match is None or not (match["start"] or match["end"]):
        return None, None
    start, end = _ms(match["start"] or "0"), _ms(match["end"])
    if start is None or (end is not None and end < start):
        return None, None
    return start, end


def _ms(text: str | None) -> int | None:
    if not text:
        return None
    found = 0.0
    try:
        for part in text.split(":"):
            found = found * 60 + float(part)
    except (ValueError, OverflowError):
        return None
    return round(found * 1000) if 0 <= found * 1000 <= MOST_MS else None


def nearest_style(colour: str, style: str = "") -> str:
    """The highlight style for a foreign colour (a name or ``#rrggbb``); the first one where
    nobody can tell."""
    if "underline" in style.lower():
        return UNDERLINE
    colour = colour.strip().lower()
    if colour in _NAMED_COLOURS:
        return _NAMED_COLOURS[colour]
    match = _HEX.fullmatch(colour)
    if match is None:
        return HIGHLIGHT_COLOURS[0]
    import colorsys

    red, green, blue = (int(match[1][at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, _, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation < 0.1:
        return HIGHLIGHT_COLOURS[0]
    return min(_HUES, key=lambda known: abs((hue * 360 - known[0] + 180) % 360 - 180))[1]


def text_of_html(html: str) -> str:
    """What a reader of a page would see of ``html``: no scripts, no styles, no tags."""
    from html.parser import HTMLParser

    class Reader(HTMLParser):
        def __init__(self) -> None:
            super().__init__(convert_charrefs=True)
            self.parts: list[str] = []
            self.hidden = 0

        def handle_starttag(self, tag: str, attrs: object) -> None:
            if tag in ("script", "style", "template", "iframe", "object", "noscript"):
                self.hidden += 1
            elif tag in ("br", "p", "div", "li", "tr", "blockquote", "h1", "h2", "h3"):
                self.parts.append("\n")

        def handle_startendtag(self, tag: str, attrs: object) -> None:
            if tag == "br":
                self.parts.append("\n")

        def handle_endtag(self, tag: str) -> None:
            if tag in ("script", "style", "template", "iframe", "object", "noscript"):
                self.hidden = max(0, self.hidden - 1)

        def handle_data(self, data: str) -> None:
            if not self.hidden:
                self.parts.append(data)

    reader = Reader()
    try:
        reader.feed(html)
        reader.close()
    except (AssertionError, ValueError):  # markup that the parser gives up on is text
        return html
    return re.sub(r"\n{3,}", "\n\n", "".join(reader.parts)).strip()


# -- foreign annotations ------------------------------------------------------------------------


@dataclass(slots=True)
class ForeignMark:
    """What another program says of one annotation; ``annotation`` makes one of ours of it."""

    ident: str
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    body: str = ""
    tags: list[str] = field(default_factory=list)
    colour: str = NO_COLOUR
    is_bookmark: bool = False
    start_ms: int | None = None
    end_ms: int | None = None
    created_s: float = 0.0
    modified_s: float = 0.0
    starred: bool = False
    speaker: str = ""

    def annotation(self) -> Annotation:
        """With an ident that is the same whenever this mark is read again."""
        body = plain(self.body).strip("\n")
        if self.is_bookmark:
            kind = AnnotationKind.BOOKMARK
        elif body:
            kind = AnnotationKind.NOTE
        elif self.quote:
            kind = AnnotationKind.HIGHLIGHT
        else:
            kind = AnnotationKind.BOOKMARK
        colour = self.colour if kind is AnnotationKind.HIGHLIGHT else NO_COLOUR
        if kind is AnnotationKind.HIGHLIGHT and not colour:
            colour = HIGHLIGHT_COLOURS[0]
        nowhere = Position(0, 0)
        return Annotation(
            ident_of(self.ident),
            kind,
            TextRange(nowhere, nowhere),
            plain(self.quote).strip(),
            plain(self.prefix),
            plain(self.suffix),
            self.start_ms,
            self.end_ms,
            body,
            colour,
            self.created_s,
            max(self.created_s, self.modified_s),
            ordered_tags(map(plain, self.tags[:MOST_TAGS])),
            self.starred,
            one_line(self.speaker),
            Placement.DETACHED,
            "",
            0.0,
        )


def ident_of(foreign: str) -> str:
    """The ident for what another program calls ``foreign``: the same every time. A UUID of our
    own notes stays as it is."""
    bare = foreign.lower().removeprefix("urn:uuid:")
    try:
        return str(uuid.UUID(bare)) if len(bare) == 36 else str(uuid.uuid5(_FAMILY, foreign))
    except ValueError:
        return str(uuid.uuid5(_FAMILY, foreign))


class Gathering:
    """Foreign annotations by the document they are of, in the order in which they came."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._count = 0
        self._documents: dict[str, tuple[str, str, dict[str, Annotation]]] = {}

    def add(self, mark: ForeignMark, *, title: str, address: str, line: int) -> None:
        """Raises FormatProblem where there are too many."""
        self._count += 1
        if self._count > MOST_ANNOTATIONS:
            raise too_many(self._path, line)
        title = one_line(title)
        key = address or title
        _, _, annotations = self._documents.setdefault(key, (title, address, {}))
        annotation = mark.annotation()
        annotations[annotation.ident] = annotation

    def documents(self) -> tuple[IncomingDocument, ...]:
        return tuple(
            IncomingDocument(
                DocumentNotes(title, _path_in(address), "", tuple(annotations.values())), address
            )
            for title, address, annotations in self._documents.values()
        )


def _path_in(address: str) -> Path:
    """The file that a link of Earmark's own opens; an empty path without one."""
    if not is_link(address):
        return Path()
    try:
        return parse_link(address).paths[0]
    except ValueError:
        return Path()


def joined(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part)

"""From a file's bytes to its text.

The encoding is told, in this order, by a byte-order mark, by the pattern of zero bytes
that UTF-16 and UTF-32 leave in text that is mostly Latin, and by the bytes being valid
UTF-8, which no other encoding's text is by accident. What remains is an older 8-bit file:
Windows-1252, the superset of Latin-1 that such files are nearly always in, and a warning
says so. A file that is UTF-8 but for a few bytes is read as UTF-8, the odd bytes as
Windows-1252. Characters that show nothing (zero-width space, word joiner, soft hyphen) are
left out. Line ends (CRLF, CR, NEL, LINE and PARAGRAPH SEPARATOR) become ``\\n``.
"""

from __future__ import annotations

import codecs
import hashlib
import stat
from pathlib import Path

from reader.core.errors import FileProblem, FormatProblem
from reader.core.text import say
from reader.formats.base import Source

MAX_BYTES = 1 << 30  # 250 hours of speech are 15 MB of text

_BYTE_ORDER_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SOUND = say("a recording, not a text")
_SIGNATURES = (  # (offset, bytes, what it is)
    (0, b"ID3", _SOUND),
    (0, b"\xff\xfb", _SOUND),
    (0, b"\xff\xfa", _SOUND),
    (0, b"\xff\xf3", _SOUND),
    (0, b"\xff\xf2", _SOUND),
    (0, b"\xff\xf1", _SOUND),
    (0, b"\xff\xf9", _SOUND),
    (0, b"OggS", _SOUND),
    (0, b"fLaC", _SOUND),
    (8, b"WAVE", _SOUND),
    (8, b"AIFF", _SOUND),
    (0, b"FORM", _SOUND),
    (4, b"ftyp", _SOUND),
    (0, b"\x1aE\xdf\xa3", _SOUND),
    (0, b"0&\xb2u\x8ef\xcf\x11", _SOUND),
    (0, b"%PDF-", say("a PDF document")),
    (0, b"PK\x03\x04", say("a word processor's document or an archive")),
    (0, b"\xd0\xcf\x11\xe0", say("a word processor's document")),
    (0, b"{\\rtf", say("a rich text document")),
    (0, b"\x89PNG", say("a picture")),
    (0, b"\xff\xd8\xff", say("a picture")),
    (0, b"GIF8", say("a picture")),
    (0, b"SQLite format 3\x00", say("a database")),
    (0, b"\x1f\x8b", say("a compressed file")),
    (0, b"BZh", say("a compressed file")),
    (0, b"\xfd7zXZ\x00", say("a compressed file")),
    (0, b"\x7fELF", say("a program")),
)
_HEAD_BYTES = 8192
_INVISIBLE = "\u200b\u2060\ufeff\u00ad"  # not the joiners of Persian and of emoji


def read_source(path: Path) -> Source:
    """The text of the file ``path``.

    Raises FileProblem where the file is missing, unreadable, not a file or larger than
    ``MAX_BYTES``; FormatProblem where its bytes are not text.
    """
    data = _read_bytes(path)
    data_hash = hashlib.sha256(data).hexdigest()
    text, encoding, warnings = decode(data, path)
    return Source(path, text, data_hash, encoding, warnings)


def _read_bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise FileProblem(
                say("This is a folder, not a file."),
                remedy=say("Choose a file inside it."),
                path=path,
            )
        if not stat.S_ISREG(status.st_mode):
            raise FileProblem(
                say("This is a device or a pipe, not a file."),
                remedy=say("Save the text to a file and open that."),
                path=path,
            )
        if status.st_size > MAX_BYTES:
            raise FileProblem(
                say(
                    "The file has {size:.1f} GB, which no transcript needs.",
                    size=status.st_size / 1e9,
                ),
                remedy=say("Check that it is the right file."),
                path=path,
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise FileProblem(
            say("There is no such file."),
            remedy=say("Check the name, or whether it was moved or renamed."),
            path=path,
        ) from None
    except PermissionError:
        raise FileProblem(
            say("You have no permission to read this file."),
            remedy=say("Change its permissions, or copy it to a place of your own."),
            path=path,
        ) from None
    except OSError as error:
        raise FileProblem(
            say("The file cannot be read: {reason}.", reason=error.strerror or error),
            remedy=say("Check the disk or the connection it is on."),
            path=path,
        ) from error
    except ValueError:  # a NUL in the name
        raise FileProblem(say("This is not a possible file name."), path=path) from None


def decode(data: bytes, path: Path) -> tuple[str, str, tuple[str, ...]]:
    """(text with ``\\n`` line ends, encoding, warnings) of a file's bytes.

    Raises FormatProblem where they are not text; ``path`` is for the message only.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text, warnings = _decode_wide(data[len(mark) :], encoding)
            break
    else:
        wide = _wide_encoding(data[:_HEAD_BYTES])
        if wide:
            encoding = wide
            text, warnings = _decode_wide(data, wide)
        else:
            _refuse_known_binary(data, path)
            text, encoding, warnings = _decode_bytes(data)
    text = _normalise_lines(text)
    _refuse_control_characters(text, path)
    return text, encoding, warnings


def _wide_encoding(head: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: most units have the zero bytes of Latin letters."""
    if len(head) < 4 or 0 not in head:
        return None
    units = len(head) // 4
    lanes = [head[i : units * 4 : 4].count(0) for i in range(4)]
    if lanes[3] == units and lanes[2] * 10 >= units * 9 and lanes[0] * 4 < units:
        return "utf-32-le"
    if lanes[0] == units and lanes[1] * 10 >= units * 9 and lanes[3] * 4 < units:
        return "utf-32-be"
    even, odd = lanes[0] + lanes[2], lanes[1] + lanes[3]
    if odd >= units and even <= units // 16:
        return "utf-16-le"
    if even >= units and odd <= units // 16:
        return "utf-16-be"
    return None


def _decode_wide(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(encoding, "replace").count("\n") + 1
        return data.decode(encoding, "replace"), (
            say(
                "Line {line}: bytes that are not {encoding}; shown as \ufffd.",
                line=line,
                encoding=encoding.upper(),
            ),
        )


def _refuse_known_binary(data: bytes, path: Path) -> None:
    for offset, signature, what in _SIGNATURES:
        if data.startswith(signature, offset):
            # "ID3", "FORM" and "BZh" may also begin an honest text.
            head = data[:_HEAD_BYTES]
            if signature.isalnum() and head.isascii() and min(head) >= 9:
                continue
            raise FormatProblem(
                say("This looks like {what}.", what=what),
                remedy=say("Choose the transcript or the captions as a plain text file."),
                path=path,
            )


def _decode_bytes(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as error:
        first_bad = error.start
    line = _line_of(data, first_bad)
    # Decode once more, each bad byte to U+DC80..U+DCFF: as many bad ones as good ones
    # among the letters beyond ASCII, and the file was never UTF-8.
    text = data.decode("utf-8", "surrogateescape")
    beyond = len(text.encode("ascii", "ignore"))
    bad = sum(text.count(chr(0xDC00 + byte)) for byte in range(0x80, 0x100))
    good = len(text) - beyond - bad
    if good > bad:
        text = text.translate({0xDC00 + b: _windows_1252(b) for b in range(0x80, 0x100)})
        warning = say(
            "Line {line}: {n} bytes are not valid UTF-8 and read as Windows-1252.",
            one="Line {line}: a byte is not valid UTF-8 and read as Windows-1252.",
            n=bad,
            line=line,
        )
        return text, "utf-8", (warning,)
    text = data.decode("latin-1").translate({b: _windows_1252(b) for b in range(0x80, 0xA0)})
    warning = say(
        "Line {line}: the file is not UTF-8; read as Windows-1252 (Western European)."
        " If letters look wrong, save it as UTF-8.",
        line=line,
    )
    return text, "cp1252", (warning,)


def _windows_1252(byte: int) -> str:
    """Its character; the five bytes that Windows-1252 leaves out become U+FFFD."""
    return bytes([byte]).decode("cp1252", "replace")


def _line_of(data: bytes, offset: int) -> int:
    head = data[:offset]
    return head.count(b"\n") + head.count(b"\r") - head.count(b"\r\n") + 1


def _normalise_lines(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\f" in text:  # a page's first line begins with it
        text = text.replace("\n\f", "\n").replace("\f", " ")
    if text.isascii():
        return text
    for invisible in _INVISIBLE:
        if invisible in text:
            text = text.replace(invisible, "")
    for end in ("\x85", "\u2028", "\u2029"):
        text = text.replace(end, "\n")
    return text


def _refuse_control_characters(text: str, path: Path) -> None:
    """A text holds no NUL, and hardly any other character that no key types."""
    zero = text.find("\0")
    head = text[:_HEAD_BYTES]
    odd = sum(head.count(chr(code)) for code in (*range(1, 9), *range(14, 27), *range(28, 32)))
    if zero < 0 and odd * 50 <= len(head):
        return
    raise FormatProblem(
        say("This is not a text: it holds bytes that no text has."),
        remedy=say(
            "Choose a transcript or captions as plain text; if it is one, save it as UTF-8."
        ),
        path=path,
        line=text.count("\n", 0, zero) + 1 if zero >= 0 else None,
    )

"""Times of day of a recording, as people write them into a text.

``0:15``, ``12:34``, ``1:02:03``, ``00:12:34.5``: minutes and seconds below 60, hours of
any size where given, else minutes of any size; ``01:02:03:12`` and ``01:02:03;12`` (SMPTE
time code) end in frames, taken as thirtieths of a second since no text says their rate.
A *pure stamp* is such a time in brackets
(or a Markdown link on one); it is taken out of the text and kept as an anchor. A time
beside a word in one pair of brackets (``[inaudible 03:43:25]``) stays in the text.
"""

from __future__ import annotations

import re

CLOCK = r"\d{1,3}:[0-5]\d(?::[0-5]\d(?:[:;]\d\d)?)?(?:[.,]\d{1,3})?(?![\d:])"
_FRAMES = 30  # a second
_RANGE_END = rf"(?:\s?(?:-->|[-\u2013\u2014])\s?{CLOCK})?"
LINK = r"\([a-z]{2,8}:[^()\s]{0,2000}+\)"

# [(00:12:34)](link), [`[4:06]`](link), (00:12:34), [12:34], \[12:34\], <00:12:34>
GROUP = (
    rf"(?:\[`?[\[(]?{CLOCK}{_RANGE_END}[\])]?`?\]{LINK}"
    rf"|\\?[\[(<]{CLOCK}{_RANGE_END}\\?[\])>])"
)
STAMP_GROUP = re.compile(GROUP)
STAMP_ANY = re.compile(rf"{GROUP}|{CLOCK}{_RANGE_END}")
_CLOCK = re.compile(CLOCK)

# Within a paragraph "(3:16)" may be a verse or a ratio: round brackets need the hours there.
_INLINE = re.compile(
    rf"(?P<pure>\[`?[\[(]?{CLOCK}{_RANGE_END}[\])]?`?\]{LINK}"
    rf"|\\?\[{CLOCK}{_RANGE_END}\\?\]"
    rf"|\(\d{{1,3}}:[0-5]\d:[0-5]\d(?:[:;]\d\d)?(?:[.,]\d{{1,3}})?\))"
    rf"|[\[(](?P<label>[^\W\d][^\[\]():]{{0,40}}?)[\s,]{{1,2}}(?P<time>{CLOCK})\s?[\])]"
)

Mark = tuple[int, int, str]  # (offset in the text, time in ms, label)


def milliseconds(clock: str) -> int:
    """The time in ms that ``clock`` (h:mm:ss, m:ss, with a fraction or frames) says."""
    whole, _, fraction = clock.replace(",", ".").partition(".")
    parts = whole.replace(";", ":").split(":")
    fraction_ms = int(fraction.ljust(3, "0")) if fraction else 0
    if len(parts) == 4:
        fraction_ms = min(999, int(parts.pop()) * 1000 // _FRAMES)
    seconds = 0
    for part in parts:
        seconds = seconds * 60 + int(part)
    return seconds * 1000 + fraction_ms


def first_time(text: str) -> int:
    """The time in ms of the first clock in ``text``, which must have one."""
    found = _CLOCK.search(text)
    if found is None:
        raise ValueError(f"no time in {text!r}")
    return milliseconds(found.group())


def take_stamps(text: str) -> tuple[str, list[Mark]]:
    """``text`` without its pure stamps, and a mark for every time found in it.

    A pure stamp leaves one space behind where it stood between words; its mark is at the
    text that follows it.
    """
    if ":" not in text or ("[" not in text and "(" not in text):
        return text, []
    pieces: list[str] = []
    marks: list[Mark] = []
    length = 0
    done = 0
    for match in _INLINE.finditer(text):
        if match.group("pure") is None:
            marks.append(
                (
                    length + match.start() - done,
                    milliseconds(match.group("time")),
                    match.group("label").strip(),
                )
            )
            continue
        before = text[done : match.start()].rstrip()
        if before:
            before += " "
        elif length and pieces[-1][-1:] != " ":
            before = " "
        pieces.append(before)
        length += len(before)
        marks.append((length, first_time(match.group()), ""))
        done = match.end()
        while text[done : done + 1].isspace():
            done += 1
        if text[done : done + 1] in (",", ".", "?", "!", ";") and before:
            pieces[-1] = before.rstrip()
            length -= len(before) - len(pieces[-1])
            marks[-1] = (length, marks[-1][1], "")
    if not marks:
        return text, []
    pieces.append(text[done:])
    cleaned = "".join(pieces).rstrip()
    return cleaned, [(min(char, len(cleaned)), time_ms, label) for char, time_ms, label in marks]

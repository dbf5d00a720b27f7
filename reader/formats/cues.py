"""What captions have in common, whatever file they come in.

Times in every spelling, markup, speakers named at the beginning of a line, rolling
captions, and the report of what was odd. A format cuts its file into ``Block``s; ``timed``
makes cues of them.

*Speakers.* ``Name: text`` at the beginning of a cue (after ``-`` or ``>>`` perhaps) names
one if the name recurs three times in the file, or if it looks like a name: up to four words
that begin with a capital, and not one of the words people like to put a colon after. Cues
that follow without a name are the same person's, until a ``>>`` or a dash says otherwise.

*Rolling captions* (YouTube's) show each line twice, first as it is spoken, then above the
next one. In a file that does so, lines at a cue's top that the cue before ended with are
left out, unless their words are timed: those are spoken now. What is said twice is
displayed twice over, and so it stays.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from reader.core.timed import Cue, TimedText, TimedWord
from reader.core.timing import MS_PER_CHARACTER
from reader.formats.base import Source

_REPORTED_EACH = 20
_CLOCK = re.compile(r"(-?)\s*((?:\d+\s*:\s*)*\d+)(?:\s*[.,;]\s*(\d*))?")
_NAME = (
    r"(?:\[(?P<bracketed>[^\]\n:]{1,48})\]|\((?P<round>[^)\n:]{1,48})\)"
    r"|(?P<bare>[^\W_][^:<>\[\](){}\"\u201c\u201d?!;,\n]{0,48}?))"
)
_SPEAKER = re.compile(
    rf"(?P<mark>>>+|[-\u2013\u2014\u00bb])?\s*{_NAME}\s*[:\uff1a](?:\s+|$)(?P<text>.*)"
)
_CHANGE = re.compile(r"(?:>>+|\u00bb)\s*|[-\u2013\u2014]\s*(?=\S)")
_DASH = re.compile(r"\s*[-\u2013\u2014]\s*(?=[^\W\d_\s\"\u201c<\[(\u00bf\u00a1-]|\w)")
_NAME_WORD = re.compile(
    r"[^\W\d_a-z][\w.'\u2019\-]*|\d+|[A-Z]\.|(?:de|da|di|la|van|von|der|of|the|und|and|&)"
)
_NOT_NAMES = frozenset(
    [
        "and",
        "answer",
        "because",
        "but",
        "caution",
        "example",
        "examples",
        "fact",
        "first",
        "fourth",
        "hint",
        "here",
        "i",
        "is",
        "it",
        "like",
        "listen",
        "look",
        "means",
        "meaning",
        "namely",
        "next",
        "no",
        "note",
        "now",
        "ok",
        "okay",
        "one",
        "or",
        "please",
        "plus",
        "ps",
        "question",
        "remember",
        "second",
        "so",
        "spoiler",
        "step",
        "that",
        "then",
        "third",
        "this",
        "tip",
        "two",
        "three",
        "warning",
        "well",
        "what",
        "yes",
        "you",
    ]
)
_MIN_RECURRENCE = 3
_CONTIGUOUS_MS = 250
_LONG_TEXT = 60  # characters
_LEAST_PACE = 0.2  # of the usual time; quick captions take half of it


def clock_ms(text: str) -> int | None:
    """``1:02:03,450`` and its relatives in milliseconds; None where it is no time.

    Hours may be left out or go past 99, the fraction may have any number of digits after
    ``,`` ``.`` or ``;`` (it is read as a fraction: ``,5`` is half a second) or be a fourth
    field after ``:``.
    """
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    sign, clock, fraction = found.groups()
    fields = [int(part) for part in clock.split(":")]
    if len(fields) == 4 and fraction is None:
        fraction = clock.rsplit(":", 1)[1].strip()
        fields.pop()
    if len(fields) > 3:
        return None
    seconds = 0
    for part in fields:
        seconds = seconds * 60 + part
    value = seconds * 1000 + int((fraction or "")[:3].ljust(3, "0"))
    return -value if sign else value


class Faults:
    """What was odd about a file, each kind told line by line up to a point, then counted."""

    def __init__(self) -> None:
        self._found: dict[str, list[str]] = {}

    def add(self, kind: str, line: int, detail: str = "") -> None:
        self._found.setdefault(kind, []).append(
            f"Line {line}: {kind}" + (f": {detail}" if detail else "") + "."
        )

    def warnings(self) -> tuple[str, ...]:
        told: list[str] = []
        for kind, found in self._found.items():
            told.extend(found[:_REPORTED_EACH])
            if len(found) > _REPORTED_EACH:
                told.append(f"{len(found) - _REPORTED_EACH} more: {kind}.")
        return tuple(told)


@dataclass(slots=True)
class Line:
    """One line of a cue. ``words`` where the file times them; ``speaker`` where the markup
    names one; ``spoken``: it is marked as being said in this cue."""

    text: str
    words: list[TimedWord] = field(default_factory=list)
    speaker: str = ""
    changes: bool = False


@dataclass(slots=True)
class Block:
    start_ms: int
    end_ms: int | None
    lines: list[Line]
    line: int


_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<\d[\d:.]*>|</?>|\{\\[^}]*\}|\{/?[biuyYsSc](?::[^}]*)?\}")
_SPACE = re.compile(r"[ \t\u00a0\u200b\u200e\u200f\ufeff]+")


def plain(text: str) -> str:
    """One line of caption text without markup and entities, spaces made single."""
    if "<" in text or "{" in text:
        text = _TAG.sub("", text)
    if "&" in text:
        import html

        text = html.unescape(text)
    return _SPACE.sub(" ", text.replace("\\N", " ").replace("\\h", " ")).strip()


def timed(blocks: list[Block], source: Source, faults: Faults, title: str = "") -> TimedText:
    """The cues of a file, in order of time. Faults of order and length are added."""
    _check_times(blocks, faults)
    blocks = sorted(blocks, key=lambda block: block.start_ms)
    repeated = _unroll(blocks)
    _name_speakers(blocks)
    cues: list[Cue] = []
    for block in blocks:
        cues.extend(_cues(block))
    warnings = [*source.warnings, *faults.warnings()]
    if repeated:
        warnings.append(f"Rolling captions: {repeated} repeated lines are shown once.")
    return TimedText(tuple(cues), title=title, warnings=tuple(warnings), data_hash=source.data_hash)


def _check_times(blocks: list[Block], faults: Faults) -> None:
    latest_start = latest_end = 0
    for block in blocks:
        if block.start_ms < 0:
            faults.add("time before the recording's beginning, taken as 0", block.line)
            block.start_ms = 0
            block.end_ms = None if block.end_ms is None else max(0, block.end_ms)
        if block.end_ms is not None and block.end_ms < block.start_ms:
            faults.add("cue ends before it begins, its end is left open", block.line)
            block.end_ms = None
        if block.end_ms is not None and _too_long(block):
            faults.add("text too long for its time, the cue's end is left open", block.line)
            block.end_ms = None
        if block.start_ms < latest_start:
            faults.add("cue out of order, put in its place", block.line)
        elif block.start_ms < latest_end:
            faults.add("cue overlaps the one before", block.line)
        latest_start = max(latest_start, block.start_ms)
        latest_end = max(latest_end, block.end_ms or 0)


def _too_long(block: Block) -> bool:
    """Whether nobody can say the text in its time: some files end a cue with its first
    phrase."""
    assert block.end_ms is not None
    length = sum(len(line.text) for line in block.lines)
    room = block.end_ms - block.start_ms
    return length >= _LONG_TEXT and room < _LEAST_PACE * length * MS_PER_CHARACTER


def _unroll(blocks: list[Block]) -> int:
    """Leave out what rolling captions repeat; the number of lines left out."""
    stacked = grown = inline = pairs = 0
    before: Block | None = None
    for block in blocks:
        below = [line.text for line in block.lines if line.text]
        if not below:
            continue
        inline += any(line.words for line in block.lines)
        if before is not None and _follows(before, block):
            pairs += 1
            above = [line.text for line in before.lines if line.text]
            stacked += len(below) > 1 and below[0] == above[-1] and not block.lines[0].words
            grown += len(below) == len(above) == 1 and below[0].startswith(above[0] + " ")
        before = block
    enough = 1 if inline else 3
    rolling = stacked >= max(enough, 0.3 * pairs)
    growing = grown >= max(enough, 0.3 * pairs)
    if not (rolling or growing):
        return 0
    left_out = 0
    shown: list[str] = []
    before = None
    for block in blocks:
        lines = [line for line in block.lines if line.text]
        if not lines:
            continue
        texts = [line.text for line in lines]
        keep = lines
        if before is not None and _follows(before, block):
            most = min(len(lines), len(shown)) if rolling else 0
            untimed = next((i for i, line in enumerate(lines) if line.words), len(lines))
            for count in range(min(most, untimed), 0, -1):
                if shown[-count:] == texts[:count]:
                    keep = lines[count:]
                    left_out += count
                    break
            if growing and keep and not keep[0].words and shown:
                if keep[0].text.startswith(shown[-1] + " "):
                    keep[0].text = keep[0].text[len(shown[-1]) + 1 :]
                    left_out += 1
                elif keep[0].text == shown[-1] and not rolling:
                    keep = keep[1:]
                    left_out += 1
        block.lines = keep
        shown, before = texts, block
    return left_out


def _follows(before: Block, block: Block) -> bool:
    end = before.start_ms if before.end_ms is None else before.end_ms
    return abs(block.start_ms - end) <= _CONTIGUOUS_MS


def _name_speakers(blocks: list[Block]) -> None:
    accepted = _accepted_names(blocks)
    speaker = ""
    from_markup = any(line.speaker for block in blocks for line in block.lines)
    for block in blocks:
        dashes = sum(_DASH.match(line.text) is not None for line in block.lines)
        named: list[Line] = []
        for index, line in enumerate(block.lines):
            text, name, changes = _parted(line.text, accepted, index == 0)
            if not name and not changes and dashes > 1 and _DASH.match(text):
                text, changes = _DASH.sub("", text, count=1), True
            if text != line.text:
                line.words = _without_lead(line.words, len(line.text.split()) - len(text.split()))
            if name:
                speaker = name
            elif changes:
                speaker = ""
            line.text, line.changes = text, changes or line.changes
            line.speaker = line.speaker or ("" if from_markup and not accepted else speaker)
            if text:
                named.append(line)
        block.lines = named


def _accepted_names(blocks: list[Block]) -> frozenset[str]:
    seen: Counter[str] = Counter()
    for block in blocks:
        for index, line in enumerate(block.lines):
            found = _SPEAKER.match(line.text)
            if found is not None and (index == 0 or found["mark"]):
                seen[_name_of(found)] += 1
    return frozenset(
        name
        for name, count in seen.items()
        if name.casefold() not in _NOT_NAMES
        and len(name.split()) <= 5
        and (
            count >= _MIN_RECURRENCE
            or (
                len(name.split()) <= 4
                and all(_NAME_WORD.fullmatch(word) for word in name.split())
                and not name.split()[0].islower()
            )
        )
    )


def _name_of(found: re.Match[str]) -> str:
    return (found["bracketed"] or found["round"] or found["bare"]).strip()


def _parted(text: str, accepted: frozenset[str], first: bool) -> tuple[str, str, bool]:
    """(text, name, whether somebody else begins) of a line."""
    found = _SPEAKER.match(text)
    if found is not None and _name_of(found) in accepted:
        return found["text"], _name_of(found), True
    change = _CHANGE.match(text)
    if change is not None and change[0].lstrip().startswith((">>", "\u00bb")):
        return text[change.end() :], "", True
    return text, "", False


def _without_lead(words: list[TimedWord], count: int) -> list[TimedWord]:
    """``words`` without the first ``count`` white-space words."""
    left = list(words)
    while left and count > 0:
        pieces = left[0].text.split()
        if len(pieces) <= count:
            count -= len(pieces)
            left.pop(0)
        else:
            left[0] = replace(left[0], text=" ".join(pieces[count:]))
            count = 0
    return left


def _cues(block: Block) -> list[Cue]:
    """One cue, or one for each speaker in it, who share its time by the length of the text."""
    groups: list[list[Line]] = []
    for line in block.lines:
        if groups and groups[-1][0].speaker == line.speaker and not line.changes:
            groups[-1].append(line)
        else:
            groups.append([line])
    if not groups:
        return []
    total = sum(len(line.text) for line in block.lines)
    room = 0 if block.end_ms is None else block.end_ms - block.start_ms
    cues: list[Cue] = []
    done = 0
    for index, group in enumerate(groups):
        words = _words(group, block)
        start = block.start_ms + room * done // total
        done += sum(len(line.text) for line in group)
        end = None if block.end_ms is None else block.start_ms + room * done // total
        if words and index:
            start = max(start, words[0].start_ms)
        cues.append(
            Cue(
                start,
                end,
                " ".join(line.text for line in group),
                group[0].speaker,
                words,
                block.line,
                group[0].changes,
            )
        )
    return cues


def _words(group: list[Line], block: Block) -> tuple[TimedWord, ...]:
    if not any(line.words for line in group):
        return ()
    words: list[TimedWord] = []
    for line in group:
        if line.words:
            words.extend(line.words)
        else:
            words.append(TimedWord(line.text, words[-1].start_ms if words else block.start_ms))
    return tuple(words)

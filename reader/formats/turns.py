"""Turns from lines, once it is known which lines are headers.

See ``plain_text`` for the rules; a ``TurnBuilder`` is used once: ``read``, ``transcript``.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

from reader.core.text import say
from reader.core.transcript import NO_SPEAKER, Anchor, Emphasis, Repair, Speaker, Transcript
from reader.formats.base import Source
from reader.formats.chapters import Heading, chapters_of, normalise
from reader.formats.front_matter import FrontMatter, heading_of, is_rule
from reader.formats.layouts import Header
from reader.formats.line_joins import LineJoiner
from reader.formats.paragraphs import Paragraph, cut_between, finish, is_item
from reader.formats.speakers import find_merges
from reader.formats.stamps import STAMP_ANY, STAMP_GROUP, first_time

_HARD_WRAP_COLUMNS = 110
_LONGEST_STAMP = 40
_FEW_STAMPS = 3
_BEFORE_TIMES = frozenset("0123456789[(")
_SAMPLED_LINES = 4000


@dataclass(slots=True)
class _Turn:
    speaker: str
    line: int
    paragraphs: list[Paragraph] = field(default_factory=list)
    alone: bool = False  # its header is a name alone on a line
    joined: bool = False  # to the turn before


class TurnBuilder:
    """Collects turns line by line; one use."""

    def __init__(
        self,
        lines: list[str],
        front: FrontMatter,
        numbers: list[int] | None,
        rejected: frozenset[str],
        markdown: bool,
        repairs: list[Repair],
    ) -> None:
        self._repairs = repairs  # made before
        self._joiner = LineJoiner(lines, rejected)
        self._markdown = markdown
        self._lines = lines
        self._front = front
        self._numbers = numbers
        self._rejected = rejected
        self._turns: list[_Turn] = []
        self._headings: list[Heading] = []
        self._pending_times: list[int] = []
        self._labels: list[str] = []
        self._first_line: dict[str, int] = {}
        self._goes_on = False
        self._has_speakers = False
        self._one_line_paragraphs = False
        self._interrupted: _Turn | None = None  # by a heading
        self._break_here = False
        self._many_stamp_lines: bool | None = None
        self._time_fields: dict[str, list[int]] = {}
        self._left_after: list[int] = []

    def _number(self, index: int) -> int:
        return index + 1 if self._numbers is None else self._numbers[index]

    def read(self, body: int, end: int, headers: list[Header], fields: list[Header]) -> None:
        """Make turns of the lines from ``body`` up to ``end``."""
        self._left_after = [i for i in range(end, len(self._lines)) if self._lines[i].strip()]
        lines = self._lines
        self._has_speakers = bool(headers)
        by_line = {header.line: header for header in headers}
        field_lines = {header.line: header for header in fields}
        self._goes_on = self._headings_are_followed(body, by_line)
        self._one_line_paragraphs = _has_no_blank_lines(lines, body)
        contents = {normalise(title) for _, title in self._front.contents}
        turn: _Turn | None = None
        open_paragraph: list[str] = []  # lines of the paragraph being read
        opened = 0

        def close() -> None:
            if open_paragraph and turn is not None:
                text = self._joiner.join(open_paragraph, self._number(opened))
                self._add(turn, text, opened)
                open_paragraph.clear()

        for index in range(body, end):
            line = lines[index]
            if not line or line.isspace():
                close()
                continue
            header = by_line.get(index)
            if header is not None:
                close()
                turn = self._begin(header)
                rest = line[header.rest :].strip()
                if rest:
                    open_paragraph.append(rest)
                    opened = index
                continue
            if index in field_lines:
                close()
                if self._take_field(field_lines[index]):
                    continue
                turn = self._begin_nobodys(index)
            first = line[0]
            if first in "#-*_=":
                heading = heading_of(line)
                if heading is not None:
                    close()
                    self._headings.append(Heading(heading, len(self._turns), index))
                    self._after_heading(turn)
                    turn = None
                    continue
                if is_rule(line):
                    close()
                    continue
            if len(line) < 200 and contents and normalise(line) in contents:
                close()
                title = line.strip().strip("*_").strip()
                self._headings.append(Heading(title, len(self._turns), index))
                self._after_heading(turn)
                turn = None
                continue
            if len(line) < _LONGEST_STAMP and self._is_stamp_line(line, bool(open_paragraph)):
                close()
                self._pending_times.append(first_time(line))
                continue
            item = is_item(line)
            if open_paragraph and (
                item
                or (
                    (first.isdigit() or first in "[(")
                    and self._led_by_times()
                    and STAMP_ANY.match(line)
                )
                or (self._one_line_paragraphs and not _is_wrapped(lines[index - 1]))
            ):
                close()
            if turn is None or (
                not self._has_speakers and not open_paragraph and turn.paragraphs and not item
            ):
                turn = self._begin_unnamed(index, line)
            if not open_paragraph:
                opened = index
            open_paragraph.append(line.rstrip() if item else line.strip())
        close()

    def _headings_are_followed(self, body: int, by_line: dict[int, Header]) -> bool:
        followed = headings = 0
        waiting = False
        for index in range(body, len(self._lines)):
            line = self._lines[index]
            if line[:1] == "#" and heading_of(line) is not None:
                headings += not waiting
                waiting = True
            elif waiting and line and not line.isspace():
                followed += index in by_line
                waiting = False
        return followed * 2 >= headings

    def _begin(self, header: Header) -> _Turn:
        turn = _Turn(header.name, header.line, alone=header.style == "alone")
        self._interrupted = None
        self._break_here = False
        self._turns.append(turn)
        self._labels.append(header.name)
        self._first_line.setdefault(header.name, self._number(header.line))
        if header.time_ms is not None:
            self._pending_times.append(header.time_ms)
        return turn

    def _after_heading(self, turn: _Turn | None) -> None:
        """What follows a heading without a header is decided when it is seen."""
        if turn is not None:
            self._interrupted = turn

    def _begin_unnamed(self, index: int, line: str) -> _Turn:
        """The turn of text that no header names: the one a heading interrupted, or nobody's."""
        turn = self._interrupted
        stamp = STAMP_GROUP.match(line)
        if turn is None or not turn.speaker or not (stamp or self._goes_on):
            return self._begin_nobodys(index)
        self._interrupted = None
        self._break_here = True
        start_ms = first_time(stamp.group()) if stamp else None
        begun = len(self._turns)
        for position in range(len(self._headings) - 1, -1, -1):
            heading = self._headings[position]
            if heading.turn < begun:
                break
            self._headings[position] = Heading(heading.title, begun - 1, heading.line, start_ms)
        return turn

    def _is_stamp_line(self, line: str, within_paragraph: bool) -> bool:
        """A line that is nothing but a time. One without brackets in the middle of a
        paragraph may be words of it ("at / 10:30"), unless the text is full of them."""
        stripped = line.strip()
        if not STAMP_ANY.fullmatch(stripped):
            return False
        return not within_paragraph or not stripped[0].isdigit() or self._led_by_times()

    def _led_by_times(self) -> bool:
        """Whether the text is one of those whose lines begin with bare times ("0:15 so ...")."""
        if self._many_stamp_lines is None:
            led = total = 0
            for line in self._lines[:_SAMPLED_LINES]:
                total += bool(line)
                if line[:1] in _BEFORE_TIMES and ":" in line[:5]:
                    led += STAMP_ANY.match(line) is not None
            self._many_stamp_lines = led >= _FEW_STAMPS and led * 4 >= total
        return self._many_stamp_lines

    def _take_field(self, header: Header) -> bool:
        """A label with a time and no text: its time is that of what follows."""
        if header.time_ms is None or self._lines[header.line][header.rest :].strip():
            return False
        self._pending_times.append(header.time_ms)
        self._time_fields.setdefault(header.name, []).append(header.line)
        return True

    def _begin_nobodys(self, index: int) -> _Turn:
        turn = _Turn("", index)
        self._interrupted = None
        self._turns.append(turn)
        return turn

    def _add(self, turn: _Turn, text: str, index: int) -> None:
        """A paragraph, with the stamps that stand before it taken off."""
        times = self._pending_times
        stamped = False
        while text and (text[0] in "[(<\\" or text[0].isdigit()):
            match = STAMP_GROUP.match(text)
            if match is None and text[0].isdigit():
                match = STAMP_ANY.match(text)
                if (
                    match
                    and match.end() < len(text)
                    and match.group().count(":") < 2
                    and not self._led_by_times()
                ):
                    match = None  # "10:30 is when we met"
                elif match and text[match.end() : match.end() + 1] not in ("", " ", "\t"):
                    match = None
            if match is None:
                break
            times.append(first_time(match.group()))
            text = text[match.end() :].lstrip()
            stamped = True
        if not text:
            return
        fixed = stamped or self._break_here or is_item(text)
        self._break_here = False
        turn.paragraphs.append(Paragraph(text, self._number(index), fixed, tuple(times)))
        times.clear()

    def transcript(self, source: Source) -> Transcript:
        """All that was read, merged and repaired."""
        front = self._front
        mentions = "\n".join([front.title, *front.people])
        merges = find_merges(
            self._labels, self._first_line, source.text, mentions, front.abbreviations
        )
        repairs = [*self._repairs, *self._joiner.repairs]
        renamed: dict[str, str] = {}
        for merge in merges:
            if merge.repair.ident not in self._rejected:
                renamed[merge.variant] = merge.name
                repairs.append(merge.repair)
        texts: list[str] = []
        speaker_of = array("i")
        numbers: dict[str, int] = {}
        anchors: list[Anchor] = []
        emphasis: dict[int, tuple[Emphasis, ...]] = {}
        turn_number = array("l")  # of each turn as begun; empty ones share the next one's
        lost_times = list(self._pending_times)
        empty: list[_Turn] = []
        self._join_repeated_headers(renamed)
        for turn in self._turns:
            turn_number.append(len(texts))
            if not turn.paragraphs:
                if not turn.joined:
                    empty.append(turn)
                continue
            paragraphs = turn.paragraphs
            if len(paragraphs) == 1 and _is_clean(paragraphs[0].text):
                text = paragraphs[0].text
                anchors.extend(Anchor(time_ms, len(texts)) for time_ms in paragraphs[0].times)
            else:
                done = finish(paragraphs, self._rejected, markdown=self._markdown)
                text = done.text
                repairs += done.repairs
                anchors.extend(
                    Anchor(time_ms, len(texts), char, label) for char, time_ms, label in done.marks
                )
                if done.emphasis:
                    emphasis[len(texts)] = tuple(done.emphasis)
            if not text:
                empty.append(turn)
                continue
            if turn.speaker:
                name = renamed.get(turn.speaker, turn.speaker)
                speaker_of.append(numbers.setdefault(name, len(numbers)))
            else:
                speaker_of.append(NO_SPEAKER)
            texts.append(text)
        turn_number.append(len(texts))
        if texts:  # times after the last text
            last, end = len(texts) - 1, len(texts[-1])
            anchors.extend(Anchor(time_ms, last, end, "end") for time_ms in lost_times)
        chapters = chapters_of(self._headings, front.contents, turn_number, anchors)
        repairs.sort(key=lambda repair: repair.line)
        variants: dict[str, list[str]] = {}
        for variant, name in renamed.items():
            variants.setdefault(name, []).append(variant)
        return Transcript(
            texts,
            speaker_of,
            tuple(Speaker(name, tuple(variants.get(name, ()))) for name in numbers),
            title=front.title,
            published=front.published,
            credit=front.credit,
            language=front.language,
            anchors=tuple(anchors),
            chapters=chapters,
            repairs=tuple(repairs),
            warnings=(*source.warnings, *self._warnings(empty)),
            emphasis=emphasis,
            text_hash=source.data_hash,
        )

    def _join_repeated_headers(self, renamed: dict[str, str]) -> None:
        """Give the text of a header that a new page repeats in the middle of a sentence to the
        turn before. Only a name alone on its line: elsewhere each piece of what one person says
        may have its header. Its repair is the join of the paragraphs, made by ``finish``."""
        headed = {heading.turn for heading in self._headings}
        kept: _Turn | None = None
        for index, turn in enumerate(self._turns):
            if (
                kept is not None
                and index not in headed
                and turn.alone
                and turn.paragraphs
                and renamed.get(turn.speaker, turn.speaker)
                == renamed.get(kept.speaker, kept.speaker)
                and (cut := cut_between(kept.paragraphs[-1].text, turn.paragraphs[0])) is not None
                and cut.ident not in self._rejected
            ):
                kept.paragraphs += turn.paragraphs
                turn.paragraphs = []
                turn.joined = True
            elif turn.paragraphs:
                kept = turn if turn.speaker else None

    def _warnings(self, empty: list[_Turn]) -> list[str]:
        warnings: list[str] = []
        if self._front.left_out:
            first, last = self._front.left_out[0], self._front.left_out[-1]
            count = len(self._front.left_out)
            warnings.append(
                say(
                    "Line {line}: {n} lines before the first turn (up to line {last}) not taken"
                    " as speech.",
                    one="Line {line}: {n} line before the first turn (up to line {last}) not"
                    " taken as speech.",
                    n=count,
                    line=self._number(first),
                    last=self._number(last),
                )
            )
        if self._left_after:
            first, count = self._left_after[0], len(self._left_after)
            warnings.append(
                say(
                    "Line {line}: {n} lines after the last turn not taken as speech.",
                    one="Line {line}: {n} line after the last turn not taken as speech.",
                    n=count,
                    line=self._number(first),
                )
            )
        for name, found in self._time_fields.items():
            warnings.append(
                say(
                    "Line {line}: “{name}” ({times} times) says nothing and is no speaker; the"
                    " times beside it are kept.",
                    line=self._number(found[0]),
                    name=name,
                    times=len(found),
                )
            )
        warnings.extend(
            say(
                "Line {line}: “{name}” says nothing; turn left out.",
                line=self._number(turn.line),
                name=turn.speaker,
            )
            for turn in empty[:20]
        )
        if len(empty) > 20:
            warnings.append(
                say(
                    "{n} more turns without text left out.",
                    one="{n} more turn without text left out.",
                    n=len(empty) - 20,
                )
            )
        return warnings


def _is_clean(text: str) -> bool:
    """Nothing in it that cleaning could change or find."""
    return not (
        "*" in text or "_" in text or "\\" in text or (":" in text and ("[" in text or "(" in text))
    )


def _has_no_blank_lines(lines: list[str], body: int) -> bool:
    sample = lines[body : body + 4000]
    blank = sum(1 for line in sample if not line or line.isspace())
    return blank * 20 < len(sample)


def _is_wrapped(line: str) -> bool:
    """Whether the line looks cut at the right margin of a page, not ended."""
    return 50 <= len(line) <= _HARD_WRAP_COLUMNS and line[-1] not in '.!?\u2026"\u201d'

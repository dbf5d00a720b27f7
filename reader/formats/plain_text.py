"""Plain text and Markdown transcripts, in the layouts that ``layouts.py`` lists.

Reading goes in steps, each a module of its own: the front matter is set aside
(``front_matter``, ``bounds``), the lines that name a speaker are found (``layouts``,
``headers``), everything between them becomes turns of paragraphs (``turns``,
``paragraphs``), times in the text become anchors (``stamps``), headings become chapters
(``chapters``), and spellings of one name are merged (``speakers``).

- A paragraph after a heading goes on with the turn before it where it carries a time
  stamp or where the document's headings are mostly followed by a header; otherwise nobody
  is named for it. Text without any speaker is one turn a paragraph.
- What stands before the first turn and is neither title, date, credit nor contents is not
  part of the conversation; a warning counts its lines.
- Lines that follow each other without a blank line are one paragraph, unless the text has
  no blank lines between paragraphs at all, or they are list items.

Kinds of repair: ``page-break``, ``emphasis``, ``speaker-variant`` (also for initials that a
table explains), ``page-number`` (also a running head; see ``page_furniture``), ``hyphen`` (a
word parted at the end of a line; see ``line_joins``).
"""

from __future__ import annotations

from pathlib import Path

from reader.core.errors import FormatProblem
from reader.core.text import say
from reader.core.transcript import Transcript
from reader.formats.base import Source, TranscriptFormat
from reader.formats.bounds import body_end, body_start
from reader.formats.front_matter import FrontMatter, read_preamble, read_yaml
from reader.formats.headers import Context, decide, without_weak
from reader.formats.layouts import Header, find_candidates
from reader.formats.page_furniture import take_page_furniture
from reader.formats.turns import TurnBuilder


class PlainText(TranscriptFormat):
    name = "Plain text or Markdown transcript"
    extensions = (".txt", ".md", ".markdown", ".text")

    @classmethod
    def recognises(cls, head: str, path: Path) -> int:
        """Any text may be a transcript: never sure, so that every other format goes first."""
        if not head.strip():
            return 0
        return 20 if path.suffix.lower() in cls.extensions else 10

    @classmethod
    def read(cls, source: Source, *, rejected: frozenset[str] = frozenset()) -> Transcript:
        return read_lines(source, source.text.split("\n"), rejected=rejected)


def read_lines(
    source: Source,
    lines: list[str],
    *,
    front: FrontMatter | None = None,
    numbers: list[int] | None = None,
    rejected: frozenset[str] = frozenset(),
    markdown: bool = True,
) -> Transcript:
    """The conversation in ``lines``; ``numbers`` are their 1-based lines in the file where
    they are not simply counted. Without ``markdown`` there are no emphasis marks and escapes.
    Raises FormatProblem where nobody says anything."""
    front = front or FrontMatter()
    start = read_yaml(lines, front)
    lines, furniture = take_page_furniture(lines, start, numbers, rejected)
    candidates = find_candidates(lines, start)
    headers, fields = _decided(source, lines, start, candidates, front)
    body = body_start(lines, start, headers)
    read_preamble(lines, start, body, front)
    builder = TurnBuilder(lines, front, numbers, rejected, markdown, furniture)
    builder.read(body, body_end(lines, body, headers), headers, fields)
    transcript = builder.transcript(source)
    if headers and not len(transcript):  # names and nothing else: then they are the text
        builder = TurnBuilder(lines, front, numbers, rejected, markdown, furniture)
        builder.read(body, len(lines), [], [])
        transcript = builder.transcript(source)
    if not len(transcript):
        raise FormatProblem(
            say("There is no speech in this text."),
            remedy=say(
                "Expected are paragraphs, best with the speakers' names:"
                " “Name: what was said”, or the name on a line of its own."
            ),
            path=source.path,
        )
    return transcript


def _decided(
    source: Source,
    lines: list[str],
    start: int,
    candidates: list[Header],
    front: FrontMatter,
) -> tuple[list[Header], list[Header]]:
    """The candidates that are headers, and those that are fields of a section."""
    if not candidates:
        return [], []
    # Mentions count only where no header can be: the lines before the first likely one.
    head = min(candidates[0].line, 40) if candidates else 40
    for candidate in candidates[:400]:
        if candidate.line > 40:
            break
        head = candidate.line
        if candidate.style != "alone":
            break
    mentions = "\n".join(
        [front.title, *front.people, *(line for line in lines[start:head] if len(line) > 40)]
    )
    paragraphs = sum(1 for line in lines[start:] if line)
    candidates = without_weak(candidates, paragraphs)
    decision = decide(candidates, Context(lines, source.text, mentions, paragraphs))
    return (
        [c for c in candidates if c.name in decision.names],
        [c for c in candidates if c.name in decision.fields],
    )

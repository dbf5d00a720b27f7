"""Text made fit for Markdown, YAML and HTML. Pure functions; templates use them as filters."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

LONGEST_RENDERED = 200_000  # characters of a note that is shown as Markdown; a longer one as text

# Marks that Markdown or Obsidian take for theirs wherever they stand.
_ANYWHERE = re.compile(r"([\\`*\[\]<>|~$])|(?<!\w)_|_(?!\w)|&(?=#?\w+;)|==|%%|#(?=\S)|!(?=\[)")
_AT_START = re.compile(r"^(\s*)(?:([-+=#:])|(\d{1,9})([.)]))", re.MULTILINE)
_BLOCK_ID = re.compile(r"(?<=\s)\^(?=[\w-]+\s*$)", re.MULTILINE)


def one_line(text: str) -> str:
    """``text`` with each run of white space as one space."""
    return " ".join(text.split())


def escape_markdown(text: str) -> str:
    """``text`` so that Markdown (CommonMark, GitHub's, Obsidian's) shows it as it is."""
    text = "\n".join(line.strip() for line in text.split("\n"))
    text = _ANYWHERE.sub(lambda m: "".join(f"\\{c}" for c in m[0]), text)
    text = _BLOCK_ID.sub(r"\\^", text)
    return _AT_START.sub(_escaped_start, text)


def _escaped_start(match: re.Match[str]) -> str:
    if match[2]:
        return f"{match[1]}\\{match[2]}"
    return f"{match[1]}{match[3]}\\{match[4]}"


def quoted_block(text: str) -> str:
    """``text``, Markdown already, as a block quotation; its line ends are kept."""
    lines = text.split("\n")
    last = len(lines) - 1
    shown = []
    for number, line in enumerate(lines):
        # A backslash at its end is a line break, which two lines of a quotation else lack.
        breaks = number < last and line.strip() and lines[number + 1].strip()
        shown.append(f"> {line}".rstrip() + ("\\" if breaks else ""))
    return "\n".join(shown)


def yaml_text(text: str) -> str:
    """``text`` as a YAML scalar in double quotes: JSON's are YAML's. What is no ASCII letter
    stays readable; what YAML does not allow in a file is escaped."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in quoted)


def obsidian_tag(tag: str) -> str:
    """``tag`` as Obsidian allows it: letters, digits, ``_ - /``, and not digits alone."""
    joined = re.sub(r"[^\w/-]+", "-", one_line(tag)).strip("-/")
    if not joined:
        return "tag"
    return joined if re.search(r"[^\d/_-]", joined) else f"{joined}-"


def markdown_to_html(text: str) -> str:
    """A note's Markdown as HTML in which nothing is active: HTML in it is shown as text,
    links lead nowhere that runs something, and pictures are links."""
    from html import escape

    if len(text) > LONGEST_RENDERED:
        return f"<pre>{escape(text)}</pre>\n"
    rendered: str = markdown_parser().render(text)
    return rendered


@cache
def markdown_parser() -> MarkdownIt:
    """CommonMark with tables and strikethrough, without HTML and pictures."""
    from markdown_it import MarkdownIt

    options = {"html": False, "linkify": False, "typographer": False, "maxNesting": 20}
    renderer = MarkdownIt("commonmark", options)
    renderer.enable(["table", "strikethrough"])
    renderer.disable("image")
    return renderer

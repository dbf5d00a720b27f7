"""Paragraphs and runs of WordprocessingML, and a note's Markdown as such."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from reader.formats.notes.markup import LONGEST_RENDERED, markdown_parser

if TYPE_CHECKING:
    from markdown_it.token import Token

_SAFE_LINKS = ("http://", "https://", "mailto:", "earmark:")
_INDENT_TWENTIETHS = 360  # of a point, a level of a list
_MARKS = {"strong": "<w:b/><w:bCs/>", "em": "<w:i/><w:iCs/>", "s": "<w:strike/>"}


class Links:
    """The targets of links, by the ids that the text refers to them with."""

    def __init__(self) -> None:
        self._idents: dict[str, str] = {}

    def to(self, target: str) -> str:
        return self._idents.setdefault(target, f"rLink{len(self._idents) + 1}")

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((ident, target) for target, ident in self._idents.items())


def run(text: str, style: str = "", marks: str = "") -> str:
    """A run of text; its line ends are breaks, its tabs tabs."""
    properties = (f'<w:rStyle w:val="{style}"/>' if style else "") + marks
    head = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    lines = [
        "<w:tab/>".join(
            f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else ""
            for part in line.split("\t")
        )
        for line in text.split("\n")
    ]
    return f"<w:r>{head}{'<w:br/>'.join(lines)}</w:r>"


def paragraph(runs: str, style: str = "", indent: int = 0) -> str:
    """``indent`` in levels."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if indent:
        properties += f'<w:ind w:left="{indent * _INDENT_TWENTIETHS}"/>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>\n"


def body_paragraphs(body: str, links: Links) -> Iterator[str]:
    """A note's Markdown. What has no counterpart here is shown as its text."""
    if len(body) > LONGEST_RENDERED:
        yield paragraph(run(body), "Note")
        return
    indent, style, marker = 0, "Note", ""
    counts: list[int] = []  # the next number of each list around; -1 where it has none
    for token in markdown_parser().parse(body):
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            counts.append(int(token.attrs.get("start", 1)) if kind.startswith("ordered") else -1)
            indent += 1
        elif kind in ("bullet_list_close", "ordered_list_close"):
            counts.pop()
            indent -= 1
        elif kind == "list_item_open":
            marker = "•\t" if counts[-1] < 0 else f"{counts[-1]}.\t"
            counts[-1] += counts[-1] >= 0
        elif kind in ("blockquote_open", "blockquote_close"):
            indent += 1 if kind.endswith("open") else -1
        elif kind in ("heading_open", "heading_close"):
            style = "Heading3" if kind.endswith("open") else "Note"
        elif kind == "inline":
            lead, marker = (run(marker) if marker else ""), ""
            yield paragraph(lead + _inline(token.children or [], links), style, indent)
        elif kind in ("fence", "code_block", "html_block"):
            yield paragraph(run(token.content.rstrip("\n"), "Code"), "Note", indent)


def _inline(tokens: list[Token], links: Links) -> str:
    made: list[str] = []
    marks: list[str] = []
    open_links: list[bool] = []
    for token in tokens:
        kind, name = token.type, token.type.rpartition("_")[0]
        style = "Hyperlink" if any(open_links) else ""
        if kind in ("text", "html_inline", "text_special"):
            made.append(run(token.content, style, "".join(marks)) if token.content else "")
        elif kind == "code_inline":
            made.append(run(token.content, "Code", "".join(marks)))
        elif kind in ("softbreak", "hardbreak"):
            made.append(run(" " if kind == "softbreak" else "\n"))
        elif name in _MARKS and kind.endswith("_open"):
            marks.append(_MARKS[name])
        elif name in _MARKS:
            marks.remove(_MARKS[name])
        elif kind == "link_open":
            target = str(token.attrs.get("href", ""))
            open_links.append(target.lower().startswith(_SAFE_LINKS))
            if open_links[-1]:
                made.append(f'<w:hyperlink r:id="{links.to(target)}">')
        elif kind == "link_close" and open_links.pop():
            made.append("</w:hyperlink>")
    return "".join(made)

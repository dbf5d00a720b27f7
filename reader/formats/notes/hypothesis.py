"""Reads what Hypothesis exports: JSON from its sidebar or its API, and CSV.

The sidebar writes ``{"export_date", "export_userid", "client_version", "annotations": [...]}``,
the API's search ``{"total", "rows": [...]}``, both with annotations as
https://h.readthedocs.io/en/latest/api-reference/v1/ describes them. The CSV has the columns
Created at, Author, Page, URL, Group, Type, Quote, Comment, Tags, parted by commas, semicolons
or tabs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reader.formats.notes.incoming import (
    MOST_TAGS,
    ForeignMark,
    fields_of,
    one_line,
    seconds_of,
    text_of,
    texts_of,
    times_of_fragment,
)
from reader.formats.notes.thorium import selectors_of, take_selector

CSV_COLUMNS = frozenset({"created at", "url", "type", "quote", "comment"})


@dataclass(slots=True)
class HypothesisMark:
    """``reply_to`` are the idents of what it answers, the first one's first; none for no
    reply."""

    mark: ForeignMark
    title: str
    address: str
    author: str
    line: int
    reply_to: tuple[str, ...] = ()


def is_hypothesis(fields: Mapping[str, object]) -> bool:
    return "uri" in fields and ("user" in fields or "target" in fields)


def read_hypothesis(fields: Mapping[str, object], line: int) -> HypothesisMark:
    """Raises Refused."""
    mark = ForeignMark(text_of(fields.get("id"), "id", 200))
    address = text_of(fields.get("uri"), "uri", 4096)
    mark.body = text_of(fields.get("text"), "text")
    mark.tags = texts_of(fields.get("tags"), "tags", MOST_TAGS)
    mark.created_s = seconds_of(fields.get("created"))
    mark.modified_s = seconds_of(fields.get("updated"))
    targets = fields.get("target")
    for target in targets[:MOST_TAGS] if isinstance(targets, list) else ():
        for selector in selectors_of(fields_of(target, "target").get("selector")):
            take_selector(mark, selector)
    if mark.start_ms is None:
        mark.start_ms, mark.end_ms = times_of_fragment(address)
    document = fields.get("document")
    titles = document.get("title") if isinstance(document, dict) else None
    title = next(iter(texts_of(titles, "title", MOST_TAGS)), "")
    references = texts_of(fields.get("references"), "references", 1000)
    if not mark.ident:
        mark.ident = f"{address}\0{mark.quote}\0{mark.prefix}\0{mark.body}"
    return HypothesisMark(
        mark,
        title,
        address,
        _name(text_of(fields.get("user"), "user", 500)),
        line,
        tuple(references),
    )


def _name(user: str) -> str:
    """``acct:ada@hypothes.is`` is Ada to her friends."""
    return one_line(user.removeprefix("acct:").partition("@")[0])


def with_replies(marks: list[HypothesisMark]) -> list[HypothesisMark]:
    """``marks`` with replies at the end of what they answer, oldest first. A reply to what is
    not there stands for itself."""
    roots = {m.mark.ident: m for m in marks if not m.reply_to}
    left = []
    for reply in sorted((m for m in marks if m.reply_to), key=lambda m: m.mark.created_s):
        root = roots.get(reply.reply_to[0])
        if root is None:
            left.append(reply)
            continue
        who = f"{reply.author}: " if reply.author else ""
        root.mark.body = "\n\n".join(p for p in (root.mark.body, who + reply.mark.body) if p)
        root.mark.tags += reply.mark.tags
        root.mark.modified_s = max(root.mark.modified_s, reply.mark.modified_s)
    return [m for m in marks if not m.reply_to] + left


def read_csv_row(row: Mapping[str, str], line: int) -> HypothesisMark:
    """A row by the names of its columns in lower case. Raises Refused."""
    address = text_of(row.get("url", ""), "URL", 4096)
    mark = ForeignMark("", quote=row.get("quote", ""), body=row.get("comment", ""))
    mark.tags = [tag for tag in row.get("tags", "").split(",") if tag.strip()]
    mark.created_s = seconds_of(row.get("created at", "").replace("/", "-"))
    mark.start_ms, mark.end_ms = times_of_fragment(address)
    # The file has no idents: what does not change when it is exported again makes one.
    made = row.get("created at", "")
    mark.ident = "\0".join(("hypothesis", address, made, row.get("author", ""), mark.quote))
    if not made:
        mark.ident += "\0" + mark.body
    return HypothesisMark(mark, row.get("page", ""), address, row.get("author", ""), line)

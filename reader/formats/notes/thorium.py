"""Reads annotations in the W3C model that other programs have written, Thorium's above all.

Thorium Reader exports an ``AnnotationSet`` (https://github.com/readium/annotations): ``about``
names the publication, each item has one body with the note, a colour, a style and a keyword
(``tag`` in early versions), and selectors of which only quote, text position and fragment mean
something outside of its book. Other programs' pages and collections of the same model are
read too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from reader.core.text import say
from reader.formats.notes.incoming import (
    MOST_MS,
    MOST_TAGS,
    ForeignMark,
    Refused,
    fields_of,
    joined,
    nearest_style,
    number,
    seconds_of,
    text_of,
    text_of_html,
    texts_of,
    times_of_fragment,
)

_DEEPEST_REFINEMENT = 8
_MOST_PARTS = 1000


def is_web_annotation(fields: Mapping[str, object]) -> bool:
    kind = fields.get("type", fields.get("@type"))
    kinds = kind if isinstance(kind, list) else [kind]
    return "target" in fields and any(k in ("Annotation", "oa:Annotation") for k in kinds)


def read_web_annotation(fields: Mapping[str, object]) -> tuple[ForeignMark, str]:
    """(the mark, the address of what it is on, "" for none). Raises Refused."""
    mark = ForeignMark(text_of(fields.get("id", fields.get("@id")), "id", 2000))
    motivations = texts_of(fields.get("motivation"), "motivation", MOST_TAGS)
    mark.is_bookmark = "bookmarking" in motivations
    mark.created_s = seconds_of(fields.get("created"))
    mark.modified_s = seconds_of(fields.get("modified"))
    _read_bodies(mark, fields)
    address = ""
    for target in _each(fields.get("target"), "target"):
        if isinstance(target, str):
            address = address or target[:2000]
            _take_times(mark, target)
            continue
        parts = fields_of(target, "target")
        source = parts.get("source", parts.get("id"))
        if isinstance(source, dict):
            source = source.get("id")
        if isinstance(source, str):
            address = address or source[:2000]
            _take_times(mark, source)
        for selector in selectors_of(parts.get("selector")):
            take_selector(mark, selector)
    if not mark.ident:
        mark.ident = "\0".join((address, mark.quote, mark.prefix, mark.body, str(mark.start_ms)))
    return mark, address if urlsplit_scheme(address) in ("http", "https") else ""


def urlsplit_scheme(address: str) -> str:
    try:
        return urlsplit(address).scheme.lower()
    except ValueError:
        return ""


def title_of_set(head: Mapping[str, object]) -> str:
    """The publication's title, as the file's head has it; "" where it does not."""
    about = head.get("about")
    if isinstance(about, dict):
        title = about.get("dc:title", about.get("title"))
        if isinstance(title, str):
            return title[:1000]
    label = head.get("label")
    return label[:1000] if isinstance(label, str) else ""


def _each(value: object, what: str) -> list[object]:
    if value is None:
        return []
    found = value if isinstance(value, list) else [value]
    if len(found) > _MOST_PARTS:
        raise Refused(
            say("{what} should be a list of at most {most} here.", what=what, most=_MOST_PARTS)
        )
    return found


def _read_bodies(mark: ForeignMark, fields: Mapping[str, object]) -> None:
    texts: list[str] = []
    if "bodyValue" in fields:
        texts.append(text_of(fields["bodyValue"], "bodyValue"))
    for body in _each(fields.get("body"), "body"):
        if isinstance(body, str):
            continue  # an address of a body elsewhere, which is not fetched
        parts = fields_of(body, "body")
        value = text_of(parts.get("value"), "value")
        purposes = texts_of(parts.get("purpose"), "purpose", MOST_TAGS)
        if parts.get("format") == "text/html":
            value = text_of_html(value)
        if "tagging" in purposes:
            mark.tags.append(value)
        else:
            texts.append(value)
        mark.is_bookmark = mark.is_bookmark or "bookmarking" in purposes
        for name in ("keyword", "tag"):
            mark.tags += texts_of(parts.get(name), name, MOST_TAGS)
        colour, style = parts.get("color"), parts.get("highlight")
        if isinstance(colour, str) or isinstance(style, str):
            mark.colour = nearest_style(
                colour if isinstance(colour, str) else "", style if isinstance(style, str) else ""
            )
    mark.body = joined(texts)


def selectors_of(value: object) -> Iterator[Mapping[str, object]]:
    """All selectors, those that refine others and the ends of ranges too. Raises Refused."""
    waiting = [(selector, 0) for selector in _each(value, "selector")]
    seen = 0
    while waiting:
        selector, depth = waiting.pop(0)
        seen += 1
        if seen > _MOST_PARTS or depth > _DEEPEST_REFINEMENT:
            raise Refused(say("Selectors are nested too deeply here."))
        if not isinstance(selector, dict):
            continue  # the address of one
        yield selector
        if "refinedBy" in selector:
            refined = _each(selector["refinedBy"], "refinedBy")
            waiting += [(refinement, depth + 1) for refinement in refined]


def take_selector(mark: ForeignMark, selector: Mapping[str, object]) -> None:
    """What ``selector`` says of where ``mark`` is. Raises Refused."""
    kind = selector.get("type")
    if kind == "TextQuoteSelector" and not mark.quote:
        mark.quote = text_of(selector.get("exact"), "exact")
        mark.prefix = text_of(selector.get("prefix"), "prefix")
        mark.suffix = text_of(selector.get("suffix"), "suffix")
    elif kind == "FragmentSelector":
        _take_times(mark, text_of(selector.get("value"), "value"))
    elif kind == "MediaTimeSelector":  # Hypothesis, on videos
        start = number(selector.get("start"), "start", 0, MOST_MS / 1000)
        end = number(selector.get("end", start), "end", start, MOST_MS / 1000)
        mark.start_ms, mark.end_ms = round(start * 1000), round(end * 1000)


def _take_times(mark: ForeignMark, fragment: str) -> None:
    if mark.start_ms is None:
        mark.start_ms, mark.end_ms = times_of_fragment(fragment)

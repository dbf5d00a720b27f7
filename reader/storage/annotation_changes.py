"""A change of an annotation that somebody else may have changed since it was read.

Two windows, or two machines that take turns, have the same note: a change made here is put on
what is stored by now, field by field, and two texts of one note are both kept.
"""

from __future__ import annotations

from dataclasses import fields, replace

from reader.core.annotation import Annotation
from reader.storage.texts import storable_text

_NAMES = tuple(field.name for field in fields(Annotation))
BETWEEN = "\n\n---\n\n"  # what stands between two texts of one note; a line in Markdown


def as_stored(annotation: Annotation) -> Annotation:
    """As it will be read again."""
    texts = {
        name: storable_text(getattr(annotation, name))
        for name in ("quote", "prefix", "suffix", "body", "colour", "speaker")
    }
    if all(texts[name] == getattr(annotation, name) for name in texts):
        return annotation
    return replace(annotation, **texts)  # type: ignore[arg-type]  # these are all texts


def merged(base: Annotation, wanted: Annotation, stored: Annotation) -> Annotation:
    """What leads from ``base`` to ``wanted``, done to ``stored``."""
    changes: dict[str, object] = {
        name: getattr(wanted, name)
        for name in _NAMES
        if getattr(wanted, name) != getattr(base, name)
    }
    changes["modified_s"] = max(wanted.modified_s, stored.modified_s)
    if "body" in changes and stored.body != base.body:
        changes["body"] = _both(wanted.body, stored.body)
    if "tags" in changes:
        from reader.core.annotation import ordered_tags

        taken = set(base.tags) - set(wanted.tags)
        changes["tags"] = ordered_tags(
            tag for tag in (*wanted.tags, *stored.tags) if tag not in taken
        )
    return replace(stored, **changes)  # type: ignore[arg-type]  # each is of its field


def _both(mine: str, theirs: str) -> str:
    if theirs.strip() in mine:
        return mine
    if mine.strip() in theirs:
        return theirs
    return f"{mine}{BETWEEN}{theirs}"

"""What is asked of a notebook: which annotations, in which order, in which groups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from reader.core.annotation import Annotation, sort_key
from reader.core.search import fold


class NoteOrder(Enum):
    """The values are kept in the settings."""

    PLACE = "place"  # in the order of the texts
    CREATED = "created"  # made last comes first
    MODIFIED = "modified"  # changed last comes first


class NoteGrouping(Enum):
    """The values are kept in the settings."""

    NONE = "none"
    DOCUMENT = "document"
    CHAPTER = "chapter"
    TAG = "tag"
    COLOUR = "colour"
    SPEAKER = "speaker"
    DAY = "day"  # on which it was made


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """What an annotation has to be: every one of ``tags``, one of ``colours`` (names of
    HIGHLIGHT_STYLES), ``kinds`` (values of AnnotationKind), ``speakers`` and ``documents``;
    empty is anything. ``since_s`` and ``until_s`` bound when it was made, in seconds since 1970
    (UTC), the latter excluded. ``typed`` is looked for in what it says."""

    typed: str = ""
    tags: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    documents: tuple[int, ...] = ()
    starred: bool = False
    since_s: float | None = None
    until_s: float | None = None

    @property
    def narrows(self) -> bool:
        """Whether anything but what was typed is asked for."""
        return self != NoteFilter(self.typed)

    def matching(self, annotations: Iterable[Annotation]) -> list[Annotation]:
        """Those asked for, in the order given; ``documents`` are not looked at."""
        words = fold(self.typed).split()
        tags = {tag.casefold() for tag in self.tags}
        return [a for a in annotations if self._has(a, tags) and _says(a, words)]

    def _has(self, annotation: Annotation, tags: set[str]) -> bool:
        return (
            (not tags or tags <= {tag.casefold() for tag in annotation.tags})
            and (not self.colours or annotation.colour in self.colours)
            and (not self.kinds or annotation.kind.value in self.kinds)
            and (not self.speakers or annotation.speaker in self.speakers)
            and (not self.starred or annotation.starred)
            and (self.since_s is None or annotation.created_s >= self.since_s)
            and (self.until_s is None or annotation.created_s < self.until_s)
        )


def _says(annotation: Annotation, words: list[str]) -> bool:
    if not words:
        return True
    said = fold(" ".join((annotation.quote, annotation.body, annotation.speaker, *annotation.tags)))
    return all(word in said for word in words)


def in_order(annotations: Iterable[Annotation], order: NoteOrder) -> list[Annotation]:
    """Those of one text; what was made in the same moment in the order of the text."""
    in_place = sorted(annotations, key=sort_key)
    if order is NoteOrder.CREATED:
        return sorted(in_place, key=lambda a: -a.created_s)
    if order is NoteOrder.MODIFIED:
        return sorted(in_place, key=lambda a: -a.modified_s)
    return in_place

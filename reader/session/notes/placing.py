"""Where the annotations of a notebook are in a text that is not the one they were made in.

On opening they are found again, in a worker where that takes long; what was found by its score
waits to be looked through. Where the words are put right while the text is open, what became of
each is known, and nothing has to be looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QObject, Signal

from reader.core.annotation import (
    Annotation,
    AnnotationKind,
    Placement,
    context_of,
    exact_text,
)
from reader.core.locating import Locator, all_placed
from reader.core.selection import Position, TextRange
from reader.core.timeline import Timeline
from reader.core.transcript import Transcript
from reader.session.notes.capturing import Stretch, place_without_words, words_said
from reader.session.tasks import Outcome, Task, Tasks

# About as many words as can be made ready to be compared within 50 ms.
QUICK_WORDS = 10_000
QUICK_ANNOTATIONS = 50
NEAR_MS = 1500  # around a time, where nothing says when what was there ended


@dataclass(frozen=True, slots=True)
class Offer:
    """A place that may be meant. ``words`` stand there, ``before`` and ``behind`` around them;
    ``score`` as Annotation has it, None where only the time speaks for it; ``time_ms`` when the
    words are said, None where nobody knows."""

    range: TextRange
    words: str
    before: str
    behind: str
    score: float | None
    time_ms: int | None


class Placing(QObject):
    """Places annotations in the open text, and knows what was placed by its score."""

    placed = Signal(object)  # list[Annotation], of the open document: found by a worker
    settled = Signal(int, int)  # newly found by score, newly detached: on opening

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tasks: Tasks | None = None  # None: everything at once
        self._locator: Locator | None = None
        self._task: Task | None = None
        # The wordings shown since it was opened, by their hash: what undo brings back may be
        # of any of them.
        self._seen: dict[str, Transcript] = {}

    @property
    def is_looking(self) -> bool:
        """Whether a worker is still finding places."""
        return self._task is not None

    def open(self, stored: Sequence[Annotation], transcript: Transcript) -> list[Annotation]:
        """Those of ``stored`` whose places are known at once; the others come by ``placed``."""
        self.close()
        self._take(transcript)
        assert self._locator is not None
        locator, words_hash = self._locator, transcript.words_hash
        moved = [a for a in stored if a.placed_in != words_hash and locator.unmoved(a) is None]
        if not moved:
            return all_placed(stored, locator)
        quick = transcript.word_count <= QUICK_WORDS and len(moved) <= QUICK_ANNOTATIONS
        if self.tasks is None or quick:
            everything = self.all_placed(stored)
            self._tell(stored, everything)
            return everything
        missing = {annotation.ident for annotation in moved}

        def find() -> list[Annotation]:
            return _placed(stored, locator)

        def done(outcome: Outcome[list[Annotation]]) -> None:
            self._task = None
            if outcome.result is None:
                raise outcome.error or RuntimeError("no places")
            found = [a for a in outcome.result if a.ident in missing]
            self.placed.emit(self.all_placed(found))  # the text may have been put right since
            self._tell(stored, outcome.result)

        self._task = self.tasks.run(find, done)
        return all_placed([a for a in stored if a.ident not in missing], locator)

    def close(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._locator = None
        self._seen.clear()

    def set_transcript(self, transcript: Transcript) -> None:
        """The open text with other words, or other labels."""
        if self._locator is None or self._locator.transcript.words_hash != transcript.words_hash:
            self._take(transcript)

    def all_placed(self, annotations: Sequence[Annotation]) -> list[Annotation]:
        """Each of them in the open text, whichever wording it was placed in."""
        locator = self._locator
        if locator is None:
            return list(annotations)
        now = locator.transcript
        known = [self._carried(annotation, now) for annotation in annotations]
        return _placed(known, locator)

    def offers(
        self, annotation: Annotation, timeline: Timeline | None, most: int = 3
    ) -> list[Offer]:
        """The places it may belong to: those that agree best, then where its time is."""
        if self._locator is None:
            return []
        transcript = self._locator.transcript
        offered = [
            _offer(transcript, timeline, place.range, place.score)
            for place in self._locator.reattaching.places(annotation, most)
        ]
        where = _by_time(annotation, transcript, timeline)
        if where and not any(_meet(where, offer.range) for offer in offered):
            by_time = _offer(transcript, timeline, where, None)
            offered = [*offered[: most - 1], by_time]
        return offered

    def _take(self, transcript: Transcript) -> None:
        self._locator = Locator(transcript)
        self._seen[transcript.words_hash] = transcript

    def _tell(self, before: Sequence[Annotation], after: Sequence[Annotation]) -> None:
        found = detached = 0
        was = {a.ident: a.placed_in for a in before}
        for annotation in after:
            if was.get(annotation.ident) != annotation.placed_in:
                found += annotation.placement is Placement.FOUND
                detached += annotation.is_detached
        self.settled.emit(found, detached)

    def _carried(self, annotation: Annotation, now: Transcript) -> Annotation:
        """Where its words were put right it goes along with them; itself where that cannot be
        told, or nothing of them is left."""
        before = self._seen.get(annotation.placed_in)
        if (
            before is None
            or annotation.placed_in == now.words_hash
            or annotation.is_detached
            or len(before) != len(now)
        ):
            return annotation
        start = _along(before, now, annotation.range.start, end=False)
        end = _along(before, now, annotation.range.end, end=True)
        if end < start or (start == end and annotation.range):
            return annotation
        return replace(annotation, range=TextRange(start, end), placed_in=now.words_hash)


def _along(before: Transcript, now: Transcript, place: Position, *, end: bool) -> Position:
    from reader.core.word_edits import map_char, word_edits

    old, new = before.texts[place.turn], now.texts[place.turn]
    if old == new:
        return place
    return Position(place.turn, map_char(word_edits(old, new), place.char, end=end))


def _placed(annotations: Sequence[Annotation], locator: Locator) -> list[Annotation]:
    """As ``all_placed``; what has a time is not lost because it has no words."""
    found = all_placed(annotations, locator)
    return [_by_its_time(a, locator.transcript) if a.is_detached else a for a in found]


def is_by_time(annotation: Annotation) -> bool:
    """Whether its time says where it is: of a capture, or of what has no words."""
    if annotation.start_ms is None:
        return False
    return annotation.kind is AnnotationKind.CAPTURE or not annotation.quote.strip()


def _by_its_time(annotation: Annotation, transcript: Transcript) -> Annotation:
    """Kept near where it was until its time can be looked up: ``at_its_time`` does that."""
    if not is_by_time(annotation) or not len(transcript):
        return annotation
    stretch = Stretch(annotation.start_ms or 0, annotation.end_ms or annotation.start_ms or 0)
    where = place_without_words(transcript, None, stretch, annotation.turn)
    if annotation.quote.strip():
        return replace(annotation, range=where, placement=Placement.FOUND)
    return replace(annotation, range=where, placement=Placement.KEPT, score=1.0)


def at_its_time(annotation: Annotation, transcript: Transcript, timeline: Timeline) -> Annotation:
    """With the words that are said at its time, where it waits for them."""
    waits = not annotation.range and annotation.placement is not Placement.CHOSEN
    where = _by_time(annotation, transcript, timeline)
    if not waits or not is_by_time(annotation) or not where:
        return annotation
    if annotation.quote.strip():
        return replace(annotation, range=where, placement=Placement.FOUND, score=0.5)
    return on_words(annotation, transcript, where, Placement.KEPT)


def on_words(
    annotation: Annotation, transcript: Transcript, where: TextRange, placement: Placement
) -> Annotation:
    """``annotation`` on ``where``, with what stands there as its quote from now on."""
    prefix, suffix = context_of(transcript, where)
    return replace(
        annotation.with_body(annotation.body),  # as of now
        range=where,
        quote=exact_text(transcript, where),
        prefix=prefix,
        suffix=suffix,
        speaker=transcript.speaker_name(where.start.turn),
        placement=placement,
        placed_in=transcript.words_hash,
        score=1.0,
    )


def nowhere(annotation: Annotation, transcript: Transcript) -> Annotation:
    return replace(
        annotation,
        placement=Placement.DETACHED,
        placed_in=transcript.words_hash,
        score=0.0,
    )


def confirmed(annotations: Iterable[Annotation], transcript: Transcript) -> list[Annotation]:
    """Right where they were found: what stands there is their quote from now on."""
    return [on_words(a, transcript, a.range, Placement.KEPT) for a in annotations]


def name_of(what: str) -> str:
    """Names of steps are the notebook's texts, whoever takes them."""
    return QCoreApplication.translate("Notebook", what)


def _by_time(
    annotation: Annotation, transcript: Transcript, timeline: Timeline | None
) -> TextRange | None:
    """The words that are said at its time; None where nobody knows."""
    if annotation.start_ms is None or timeline is None or not len(transcript):
        return None
    end_ms = annotation.end_ms
    if end_ms is None or end_ms <= annotation.start_ms:
        end_ms = annotation.start_ms + NEAR_MS
    return words_said(transcript, timeline, Stretch(annotation.start_ms, end_ms))


def _offer(
    transcript: Transcript, timeline: Timeline | None, where: TextRange, score: float | None
) -> Offer:
    before, behind = context_of(transcript, where)
    turn, char = where.start
    time_ms = None
    if timeline is not None:
        word = next((n for n, (_, end) in enumerate(transcript.word_spans(turn)) if end > char), 0)
        time_ms = timeline.turn_start(turn)
        if word < len(transcript.word_spans(turn)):
            time_ms = timeline.word_start(turn, word)
    return Offer(where, exact_text(transcript, where), before, behind, score, time_ms)


def _meet(one: TextRange, other: TextRange) -> bool:
    return one.start < other.end and other.start < one.end

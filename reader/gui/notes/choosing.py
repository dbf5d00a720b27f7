"""Which mark keys and buttons act on, where several lie on the same words.

A press on marked words chooses the shortest mark there, a second press on the same words the
next longer one, and so round. A key does the same for the word the keyboard is on, or the
one being spoken. What is chosen has a frame on the page, and handles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.annotation import Annotation, AnnotationKind, turn_range
from reader.core.selection import Granularity, Position, TextRange, range_around

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow


class Choosing(QObject):
    """Follows the notebook: what is deleted is chosen no more."""

    changed = Signal()  # what is chosen, or its frame

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._notebook = window.session.notebook
        self._ident = ""
        self._there: list[str] = []  # the marks at the place, the chosen one among them
        window.view.text_clicked.connect(self._on_clicked)
        window.view.edge_moved.connect(self._on_edge_moved)
        window.view.mark_dropped.connect(self.let_go)
        self._session.document_closing.connect(self.let_go)
        self._notebook.changed.connect(self._on_changed)

    @property
    def annotation(self) -> Annotation | None:
        """What is chosen."""
        if not self._ident:
            return None
        return next((a for a in self._notebook.annotations if a.ident == self._ident), None)

    @property
    def place_in_row(self) -> tuple[int, int]:
        """Which of how many at the place is chosen, from 1; (0, 0) for none."""
        if self._ident not in self._there:
            return 0, 0
        return self._there.index(self._ident) + 1, len(self._there)

    def let_go(self) -> bool:
        """Nothing is chosen any more; whether something was."""
        was = bool(self._ident)
        self._ident, self._there = "", []
        self._window.view.show_chosen(None)
        if was:
            self.changed.emit()
        return was

    def choose(self, annotation: Annotation) -> None:
        self._ident = annotation.ident
        if annotation.ident not in self._there:
            self._there = [annotation.ident]
        self._show()

    def choose_at(self, place: Position) -> bool:
        """The shortest mark at a place, or, where one of those there is chosen, the next;
        False, and nothing chosen, where there is none."""
        there = sorted(self._notebook.at(place), key=self._extent)
        there = [a for a in there if not self._is_whole_turn(a)]
        if not there:
            self.let_go()
            return False
        idents = [annotation.ident for annotation in there]
        after = idents.index(self._ident) + 1 if self._ident in idents else 0
        self._there = idents
        self._ident = idents[after % len(idents)]
        self._show()
        return True

    def choose_next(self) -> bool:
        """As a press does, at the word the keyboard is on or the one being spoken; where no mark
        is there, the first that is in sight. False where none is."""
        view, document = self._window.view, self._session.document
        if document is None:
            return False
        chosen = self.annotation
        here = view.caret() or view.word_in_sight()
        if chosen is None and here is not None:
            spans = document.transcript.word_spans(here.turn)
            if self.choose_at(Position(here.turn, spans[here.word][0] if spans else 0)):
                return True
        return self._choose_among(self._in_sight(), chosen)

    def choose_next_here(self) -> None:
        """The next of the marks on the same words."""
        chosen = self.annotation
        if chosen is None or not self._there:
            return
        after = self._there[(self._there.index(chosen.ident) + 1) % len(self._there)]
        self._ident = after
        self._show()

    def _choose_among(self, found: list[Annotation], chosen: Annotation | None) -> bool:
        if not found:
            return False
        idents = [annotation.ident for annotation in found]
        after = idents.index(chosen.ident) + 1 if chosen and chosen.ident in idents else 0
        self._there = []
        self.choose(found[after % len(found)])
        return True

    def _in_sight(self) -> list[Annotation]:
        """Every mark whose words are in sight, in the text's order, bookmarks too."""
        turns = self._window.view.turns_in_sight()
        if not turns:
            return []
        return [
            a
            for a in self._notebook.annotations
            if a.range.start.turn <= turns[-1]
            and a.range.end.turn >= turns[0]
            and (not a.range or self._window.view.range_rects(a.range))
        ]

    def move_edge(self, *, of_start: bool, step: int) -> bool:
        """Take the chosen mark's start or end one word on (``step`` 1) or back (-1)."""
        chosen, document = self.annotation, self._session.document
        if chosen is None or document is None:
            return False
        where = chosen.range
        transcript = document.transcript
        if of_start:
            spans = transcript.word_spans(where.start.turn)
            starts = [s for s, _ in spans]
            if step > 0:
                to = next((s for s in starts if s > where.start.char), None)
            else:
                to = next((s for s in reversed(starts) if s < where.start.char), None)
            edge = self._beyond(where.start.turn, step, at_end=False) if to is None else None
            start = edge or Position(where.start.turn, to if to is not None else where.start.char)
            moved = TextRange(start, where.end) if start < where.end else where
        else:
            ends = [e for _, e in transcript.word_spans(where.end.turn)]
            if step > 0:
                to = next((e for e in ends if e > where.end.char), None)
            else:
                to = next((e for e in reversed(ends) if e < where.end.char), None)
            edge = self._beyond(where.end.turn, step, at_end=True) if to is None else None
            end = edge or Position(where.end.turn, to if to is not None else where.end.char)
            moved = TextRange(where.start, end) if where.start < end else where
        if moved == where:
            return False
        self._window.annotating.attempt(lambda: self._notebook.move_edges(chosen.ident, moved))
        self._window.view.reveal_place(moved.start if of_start else moved.end)
        return True

    def _beyond(self, turn: int, step: int, *, at_end: bool) -> Position | None:
        """The first or last word of the turn after or before, as an edge."""
        assert self._session.document is not None
        transcript = self._session.document.transcript
        turn += step
        while 0 <= turn < len(transcript):
            spans = transcript.word_spans(turn)
            if spans:
                start, end = spans[0] if step > 0 else spans[-1]
                return Position(turn, end if at_end else start)
            turn += step
        return None

    # -- within -----------------------------------------------------------------

    def _show(self) -> None:
        annotation = self.annotation
        where = None if annotation is None else annotation.range
        self._window.view.show_chosen(where or None)
        self.changed.emit()

    def _extent(self, annotation: Annotation) -> tuple[int, int, float]:
        start, end = annotation.range.start, annotation.range.end
        same_turn = end.char - start.char if end.turn == start.turn else 1_000_000
        return end.turn - start.turn, same_turn, annotation.created_s

    def _is_whole_turn(self, annotation: Annotation) -> bool:
        """A bookmark or a note on a turn has a sign beside it; a press on one of the turn's
        words is not meant for it."""
        document = self._session.document
        if annotation.kind is AnnotationKind.HIGHLIGHT or document is None:
            return False
        return annotation.range == turn_range(document.transcript, annotation.turn)

    def _on_clicked(self, place: Position) -> None:
        self.choose_at(place)

    def _on_edge_moved(self, _of_start: bool, where: TextRange) -> None:
        chosen, document = self.annotation, self._session.document
        if chosen is None or document is None:
            return
        kept = self._window.annotating.attempt(
            lambda: self._notebook.move_edges(chosen.ident, where)
        )
        if not kept:
            self._window.view.show_chosen(chosen.range)

    def _on_changed(self, _change: object) -> None:
        if self._ident:
            if self.annotation is None:
                self.let_go()
            else:
                self._show()


def word_range(window: MainWindow) -> TextRange | None:
    """The word the keyboard has walked to, for want of a selection."""
    caret, transcript = window.view.caret(), window.view.transcript
    if caret is None or transcript is None:
        return None
    start = transcript.word_spans(caret.turn)[caret.word][0]
    return range_around(transcript, Position(caret.turn, start), Granularity.WORD)

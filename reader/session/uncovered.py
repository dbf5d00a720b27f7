"""What of the recording the text does not cover: when one is in it, and the way out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from reader.core.spans import span_at
from reader.core.timeline import uncovered_stretches
from reader.core.timing import Alignment, Span
from reader.session.transport import Transport

AT_BEGINNING_MS = 1500  # who is so near to it has come into it by listening


class Uncovered(QObject):
    """Follows the sound. ``skips`` is asked whether to leave such a stretch at once."""

    changed = Signal(object)  # Span | None: which stretch one is in
    skipped = Signal(object)  # Span: left by itself

    def __init__(
        self, transport: Transport, skips: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._transport = transport
        self._skips = skips
        self._spans: tuple[Span, ...] = ()
        self._alignment: Alignment | None = None
        self._span: Span | None = None
        transport.position_changed.connect(lambda _position_ms: self._look())
        transport.cursor_changed.connect(lambda _old, _new: self._look())

    @property
    def spans(self) -> tuple[Span, ...]:
        return self._spans

    @property
    def span(self) -> Span | None:
        """The stretch that one is in."""
        return self._span

    def set_alignment(self, alignment: Alignment | None) -> None:
        self._spans = () if alignment is None else uncovered_stretches(alignment)
        self._alignment = alignment
        self._look()

    def skip(self) -> bool:
        """Go to where the text goes on; False where one is in no such stretch."""
        span = self._span
        if span is not None:
            self._transport.seek(span.end_ms)
        return span is not None

    def _look(self) -> None:
        position_ms = self._transport.position_ms
        span = span_at(self._spans, position_ms) if self._spans else None
        if span == self._span:
            return
        self._span = span
        if (
            span is not None
            and self._transport.playing
            and position_ms - span.start_ms <= AT_BEGINNING_MS
            and self._goes_on_at(span.end_ms)
            and self._skips()
        ):
            self._transport.scrub(span.end_ms)
            self.skipped.emit(span)
            return
        self.changed.emit(span)

    def _goes_on_at(self, time_ms: int) -> bool:
        """Whether any word begins then or later; else there is nothing to go on with."""
        starts = () if self._alignment is None else self._alignment.start_ms
        return any(start >= time_ms for start in reversed(starts))  # nearly always the last

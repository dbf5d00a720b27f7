"""What is played again and again: a stretch of the recording, or the beginning of one whose
end is still to be set."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from reader.core.timing import Span


class Looping(QObject):
    """Knows nothing of playing: whoever plays asks it where to go on."""

    changed = Signal(object)  # Span | None
    start_changed = Signal(object)  # int | None: A is set, B is awaited

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._span: Span | None = None
        self._start_ms: int | None = None

    @property
    def span(self) -> Span | None:
        return self._span

    @property
    def start_ms(self) -> int | None:
        """A of an A-B loop whose B has not been set yet."""
        return self._start_ms

    @property
    def is_on(self) -> bool:
        """Something is repeated, or about to be."""
        return self._span is not None or self._start_ms is not None

    def set(self, span: Span | None) -> None:
        self._set_start(None)
        if span != self._span:
            self._span = span
            self.changed.emit(span)

    def mark(self, here_ms: int) -> Span | None:
        """The first time sets A, the second B, a third ends the loop. What is to be repeated
        from now on, where this was B: the caller goes to its beginning and sets it."""
        if self._span is not None:
            self.set(None)
        elif self._start_ms is None:
            self._set_start(here_ms)
        elif here_ms == self._start_ms:
            self._set_start(None)
        else:
            return Span(min(here_ms, self._start_ms), max(here_ms, self._start_ms))
        return None

    def left_by(self, position_ms: int) -> None:
        """Somebody went to ``position_ms``: who leaves a loop has done with it."""
        if self._span is not None and not self._span.start_ms <= position_ms < self._span.end_ms:
            self.set(None)

    def goes_on_at(self, position_ms: int) -> int | None:
        """Where to go from ``position_ms``, at the loop's end; None where it is not reached."""
        if self._span is None or position_ms < self._span.end_ms:
            return None
        return self._span.start_ms

    def end_after(self, position_ms: float) -> int | None:
        """When the loop ends, where that is still to come."""
        if self._span is None or position_ms >= self._span.end_ms:
            return None
        return self._span.end_ms

    def _set_start(self, value: int | None) -> None:
        if value != self._start_ms:
            self._start_ms = value
            self.start_changed.emit(value)

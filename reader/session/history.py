"""Where one has been: back and forward through jumps, as in a browser."""

from __future__ import annotations

from collections.abc import Callable

LIMIT = 200
NEAR_MS = 2000


class History:
    """Positions in ms. A jump keeps the place it left; going back keeps the place one was
    called back from, so that forward returns there."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._back: list[int] = []
        self._forward: list[int] = []

    @property
    def can_go_back(self) -> bool:
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._forward)

    def clear(self) -> None:
        self._back.clear()
        self._forward.clear()
        self._changed()

    def jumped(self, before_ms: int, after_ms: int) -> None:
        if abs(after_ms - before_ms) < NEAR_MS:
            return
        if not self._back or abs(self._back[-1] - before_ms) >= NEAR_MS:
            self._back.append(before_ms)
            del self._back[:-LIMIT]
        self._forward.clear()
        self._changed()

    def places(self) -> list[int]:
        """Where one can go back to, the last place first."""
        return list(reversed(self._back))

    def back(self, here_ms: int, steps: int = 1) -> int | None:
        """The place to return to from ``here_ms``, ``steps`` jumps ago; None at the
        beginning."""
        if len(self._back) < steps:
            return None
        self._forward.append(here_ms)
        target = self._back.pop()
        for _ in range(steps - 1):
            self._forward.append(target)
            target = self._back.pop()
        self._changed()
        return target

    def forward(self, here_ms: int) -> int | None:
        if not self._forward:
            return None
        self._back.append(here_ms)
        target = self._forward.pop()
        self._changed()
        return target

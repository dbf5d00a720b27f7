"""Where one has been: back and forward through jumps, as in a browser."""

from __future__ import annotations

from collections.abc import Callable

LIMIT = 200
NEAR_MS = 2000
NEAR_CHARS = 30


class History:
    """Positions in ms, or in characters from the beginning; what is nearer than ``near`` is no
    jump. A jump keeps the place it left; going back keeps the place one was called back from,
    so that forward returns there."""

    def __init__(self, changed: Callable[[], None], near: int = NEAR_MS) -> None:
        self._changed = changed
        self._near = near
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

    def jumped(self, before: int, after: int) -> None:
        if abs(after - before) < self._near:
            return
        if not self._back or abs(self._back[-1] - before) >= self._near:
            self._back.append(before)
            del self._back[:-LIMIT]
        self._forward.clear()
        self._changed()

    def places(self) -> list[int]:
        """Where one can go back to, the last place first."""
        return list(reversed(self._back))

    def back(self, here: int, steps: int = 1) -> int | None:
        """The place to return to from ``here``, ``steps`` jumps ago; None at the
        beginning."""
        if len(self._back) < steps:
            return None
        self._forward.append(here)
        target = self._back.pop()
        for _ in range(steps - 1):
            self._forward.append(target)
            target = self._back.pop()
        self._changed()
        return target

    def forward(self, here: int) -> int | None:
        if not self._forward:
            return None
        self._back.append(here)
        target = self._forward.pop()
        self._changed()
        return target

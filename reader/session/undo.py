"""Undo and redo across everything that the user changes, with names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

LIMIT = 500


@dataclass(frozen=True, slots=True)
class _Step:
    text: str
    redo: Callable[[], None]
    undo: Callable[[], None]
    lasts: bool = False
    document_id: int = 0


class UndoStack:
    """Steps done and undone. A step that fails (a full disk) is not taken, and the stack
    stays as it was."""

    def __init__(self) -> None:
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._listeners: list[Callable[[], None]] = []

    def listen(self, listener: Callable[[], None]) -> None:
        """``listener`` is called whenever what can be undone or redone has changed."""
        self._listeners.append(listener)

    @property
    def undo_text(self) -> str:
        """The name of what undo would take back; empty where there is nothing."""
        return self._done[-1].text if self._done else ""

    @property
    def redo_text(self) -> str:
        return self._undone[-1].text if self._undone else ""

    @property
    def undo_document(self) -> int:
        """The only document that undo would change, as the store numbers it; 0 where it is not
        one alone."""
        return self._done[-1].document_id if self._done else 0

    @property
    def redo_document(self) -> int:
        return self._undone[-1].document_id if self._undone else 0

    def do(
        self,
        text: str,
        redo: Callable[[], None],
        undo: Callable[[], None],
        *,
        lasts: bool = False,
        document_id: int = 0,
    ) -> None:
        """Do ``redo`` now, so that ``undo`` takes it back; also after another document has been
        opened if it ``lasts``. ``document_id`` is the only one that it changes."""
        redo()
        self._done.append(_Step(text, redo, undo, lasts, document_id))
        del self._done[:-LIMIT]
        self._undone.clear()
        self._tell()

    def mark(self) -> object | None:
        """The last step done, to be named to ``amend``; None where there is none."""
        return self._done[-1] if self._done else None

    def amend(self, mark: object, redo: Callable[[], None]) -> bool:
        """Do ``redo`` now, as the end of the step ``mark``, with which it is taken back. False,
        and nothing done, where that is not the last step (any more)."""
        if self._undone or not self._done or self._done[-1] is not mark:
            return False
        redo()
        step = self._done[-1]
        self._done[-1] = replace(step, redo=redo)
        return True

    def undo(self) -> str:
        """Take back the last step; its name, empty where there was nothing."""
        if not self._done:
            return ""
        step = self._done[-1]
        step.undo()
        self._undone.append(self._done.pop())
        self._tell()
        return step.text

    def redo(self) -> str:
        if not self._undone:
            return ""
        step = self._undone[-1]
        step.redo()
        self._done.append(self._undone.pop())
        self._tell()
        return step.text

    def forget_passing(self) -> None:
        """The document is closed: only steps that last can still be taken."""
        self._done = [step for step in self._done if step.lasts]
        self._undone = [step for step in self._undone if step.lasts]
        self._tell()

    def clear(self) -> None:
        self._done.clear()
        self._undone.clear()
        self._tell()

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()

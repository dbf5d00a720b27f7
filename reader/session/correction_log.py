"""The corrections of what is open, of labels and of words, with their history.

Each change is written at once, marks and never deletes, and can be undone. Another window
may have corrected the same conversation: what it wrote is taken up with the next change.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.kept_corrections import KeptCorrection

if TYPE_CHECKING:
    from reader.core.relabel import Correction
    from reader.core.text_fixes import TextFix
    from reader.session.undo import UndoStack
    from reader.storage.corrections import Corrections


class CorrectionLog(QObject):
    changed = Signal()  # others hold than before

    def __init__(self, store: Corrections, undo: UndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._undo = undo
        self._document_id = 0
        self._kept: tuple[KeptCorrection, ...] = ()

    def open(self, document_id: int) -> None:
        """Take up a document. Raises StorageProblem."""
        self._document_id = document_id
        self._kept = ()
        self._kept = tuple(self._store.history(document_id))

    def close(self) -> None:
        self._document_id, self._kept = 0, ()

    @property
    def kept(self) -> Sequence[KeptCorrection]:
        """All there ever were, in their order."""
        return self._kept

    def change(
        self,
        name: str,
        *,
        add: Sequence[Correction | TextFix] = (),
        take_back: Sequence[int] = (),
        put_again: Sequence[int] = (),
    ) -> None:
        """Make these corrections, take those of these numbers back, have those hold again: one
        step that undo takes back under ``name``. Raises StorageProblem."""
        document_id = self._document_id
        added: list[int] = []

        def do() -> None:
            if take_back:
                self._store.set_taken_back(document_id, take_back, time.time())
            again = [*put_again, *added]
            if again:
                self._store.set_taken_back(document_id, again, None)
            if add and not added:
                values = [each.to_json() for each in add]
                added.extend(self._store.add(document_id, values, made_s=time.time()))

        def undo() -> None:
            if put_again or added:
                self._store.set_taken_back(document_id, [*put_again, *added], time.time())
            if take_back:
                self._store.set_taken_back(document_id, take_back, None)

        self._undo.do(
            name,
            self._told(document_id, do),
            self._told(document_id, undo),
            lasts=True,
            document_id=document_id,
        )

    def _told(self, document_id: int, write: Callable[[], None]) -> Callable[[], None]:
        def written() -> None:
            write()
            if document_id == self._document_id:
                self._kept = tuple(self._store.history(document_id))
                self.changed.emit()

        return written

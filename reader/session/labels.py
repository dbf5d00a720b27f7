"""Who says what, corrected: the user's corrections of speaker labels.

Corrections are kept in Earmark's own store; the source file is never changed. The shown
transcript is the source with the corrections applied, in their order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.relabel import Correction, apply
from reader.core.transcript import Transcript

if TYPE_CHECKING:
    from reader.align.speaker_check import Proposal
    from reader.session.undo import UndoStack
    from reader.storage.corrections import Corrections


class Labels(QObject):
    """The corrections of one document and the proposals for more."""

    corrected = Signal(object)  # Transcript
    proposals_changed = Signal(object)  # tuple[Proposal, ...]

    def __init__(
        self, store: Corrections | None, undo: UndoStack, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._undo = undo
        self._document_id = 0
        self._source: Transcript | None = None
        self._shown: Transcript | None = None
        self._proposals: tuple[Proposal, ...] = ()

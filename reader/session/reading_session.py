"""The single source of truth about what is open.

Opening is asynchronous: ``open`` returns at once, the text arrives with
``document_changed`` and the times, if there are any, with ``timing_changed``. Whatever
goes wrong in the user's world arrives with ``failed`` and leaves open what was open.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader.core.errors import PlayerProblem, ReaderError
from reader.core.settings import Settings
from reader.core.timeline import Timeline
from reader.core.timing import Alignment
from reader.core.transcript import Transcript
from reader.playback.base import Player, PlayerState
from reader.session.companions import Companions, find_companions
from reader.session.document import Document
from reader.session.history import History
from reader.session.labels import Labels
from reader.session.loader import LoadedText, load_text, load_times
from reader.session.notebook import Notebook
from reader.session.store import Store
from reader.session.tasks import Outcome, Task, Tasks
from reader.session.transport import Transport
from reader.session.undo import UndoStack
from reader.storage.library import DocumentRecord, Place

PLACE_SAVE_INTERVAL_S = 10.0
LENGTH_TOLERANCE_MS = 3000


class ReadingSession(QObject):
    """What is open, and what happens to it."""

    opening_started = Signal(str)  # the file's name
    document_changed = Signal(object)  # Document | None
    timing_changed = Signal(object)  # Document: its alignment has arrived
    labels_changed = Signal(object)  # Document: same words and times, other speakers
    proposals_changed = Signal(object)  # tuple[Proposal, ...]
    failed = Signal(object)  # ReaderError
    noticed = Signal(str)  # a quiet sentence
    history_changed = Signal()

    def __init__(self, store: Store, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self._store = store
        self.tasks = Tasks()
        self._loading: Task | None = None
        self._at_ms: int | None = None
        self.document: Document | None = None
        self._undo = UndoStack()
        self._reading_position: tuple[int, int] = (0, 0)
        self._place_saved_s = 0.0
        self.transport = Transport(self)
        self.notebook = Notebook(store.annotations, self._undo, self)
        self.labels = Labels(store.corrections, self._undo, self)
        self.history = History(self.history_changed.emit)
        self.transport.jumped.connect(self.history.jumped)
        self.transport.state_changed.connect(self._on_state_changed)
        self.transport.position_changed.connect(self._on_position_changed)
        self.transport.duration_changed.connect(self._on_duration_changed)
        self.transport.failed.connect(self._on_player_failed)
        self.transport.rate_changed.connect(lambda rate: self.settings.set("playback.rate", rate))
        self.labels.corrected.connect(self._on_corrected)
        self.labels.proposals_changed.connect(self.proposals_changed)

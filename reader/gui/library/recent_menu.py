"""File > Open recent: filled when it is about to be seen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from reader.gui.widgets import shortened

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow
    from reader.storage.library import DocumentRecord

MOST = 12
TITLE_CHARACTERS = 60


class RecentMenu(QMenu):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setTitle(self.tr("Open &recent"))
        self.setToolTipsVisible(True)
        self._session = window.session
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """What was opened last, but for what is open; how far one is, and what is gone."""
        self.clear()
        document = self._session.document
        open_id = None if document is None else document.document_id
        others = [r for r in self._session.recent() if r.document_id != open_id][:MOST]
        for record in others:
            title = shortened(record.title or record.path.stem, TITLE_CHARACTERS)
            missing = not record.path.exists()
            aside = f"{record.progress:.0%}" if record.duration_ms else ""
            if missing:
                aside = self.tr("file not found")
            action = self.addAction(title.replace("&", "&&") + (f"\t{aside}" if aside else ""))
            action.setToolTip(str(record.path))
            action.setEnabled(not missing)
            action.triggered.connect(partial(self._open, record))
        if not others:
            self.addAction(self.tr("Nothing else was opened yet")).setEnabled(False)

    def _open(self, record: DocumentRecord, _checked: bool = False) -> None:
        self._session.open_record(record)

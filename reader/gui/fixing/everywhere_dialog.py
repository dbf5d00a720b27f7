"""Where else the same words would be corrected: looked through before it is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.core.rewording import Rewording
from reader.core.timecode import format_time
from reader.session.document import Document

AROUND_CHARACTERS = 44


class EverywhereDialog(QDialog):
    """``chosen``, once accepted, are the places that are ticked."""

    def __init__(self, document: Document, places: Sequence[Rewording], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("report")
        self.setWindowTitle(self.tr("Correct everywhere"))
        self.resize(760, 520)
        self._places = list(places)
        lead = QLabel(
            self.tr("Untick what is right as it stands. Undo takes everything back at once."), self
        )
        lead.setProperty("role", "quiet")
        lead.setWordWrap(True)
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(self.tr("Places"))
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setHeaderLabels([self.tr("Place"), self.tr("Will say")])
        self.tree.setColumnWidth(0, 150)
        for place in self._places:
            row = QTreeWidgetItem([_where(document, place), _in_context(document, place)])
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            row.setCheckState(0, Qt.CheckState.Checked)
            self.tree.addTopLevelItem(row)
        self._apply = QPushButton(self)
        self._apply.setDefault(True)
        self._apply.clicked.connect(self.accept)
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self._apply)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(lead)
        layout.addWidget(self.tree, 1)
        layout.addLayout(foot)
        self.tree.itemChanged.connect(self._show_count)
        self._show_count()

    @property
    def chosen(self) -> list[Rewording]:
        return [
            place
            for index, place in enumerate(self._places)
            if self._row(index).checkState(0) is Qt.CheckState.Checked
        ]

    def _row(self, index: int) -> QTreeWidgetItem:
        row = self.tree.topLevelItem(index)
        assert row is not None
        return row

    def _show_count(self) -> None:
        count = len(self.chosen)
        self._apply.setText(self.tr("Correct %n place(s)", "", count))
        self._apply.setEnabled(count > 0)


def _where(document: Document, place: Rewording) -> str:
    name = document.transcript.speaker_name(place.turn)
    start_ms = None if document.timeline is None else document.timeline.turn_start(place.turn)
    time = "" if start_ms is None else format_time(start_ms)
    return "  ".join(part for part in (time, name) if part) or str(place.turn + 1)


def _in_context(document: Document, place: Rewording) -> str:
    text = document.transcript.texts[place.turn]
    before = text[max(0, place.start - AROUND_CHARACTERS) : place.start]
    after = text[place.end : place.end + AROUND_CHARACTERS]
    if place.start > AROUND_CHARACTERS:
        before = "…" + before.partition(" ")[2]
    if place.end + AROUND_CHARACTERS < len(text):
        after = after.rpartition(" ")[0] + "…"
    return " ".join(f"{before}{place.text}{after}".split())

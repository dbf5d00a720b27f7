"""What an import would change, to be looked at before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.core.timecode import format_time
from reader.gui.widgets import shortened
from reader.session.notes.importing import (
    Choices,
    ImportPlan,
    PlannedAnnotation,
    PlannedDocument,
    Reason,
    Status,
)
from reader.session.translation import translated

if TYPE_CHECKING:
    from reader.formats.notes.incoming import IncomingNotes
    from reader.storage.merging import KnownDocument

MOST_ROWS = 300  # of one document: what is looked through by eye
_MOST_CHARACTERS = 140
_MOST_NAME = 60

# Plans again with other documents, and hands the new plan on.
Replan = Callable[["IncomingNotes", Choices, Callable[[ImportPlan], None]], None]


class ImportPreview(QDialog):
    """Nothing has happened until ``accepted_plan``."""

    accepted_plan = Signal(object)  # ImportPlan

    def __init__(self, plan: ImportPlan, replan: Replan, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("report")
        self.setWindowTitle(self.tr("Import notes"))
        self.resize(720, 560)
        self._plan = plan
        self._replan = replan
        self._choices: dict[int, int | None] = {}
        self.lead = QLabel(self)
        self.lead.setWordWrap(True)
        self.lead.setTextFormat(Qt.TextFormat.PlainText)
        self.summary = QLabel(self)
        self.summary.setProperty("role", "quiet")
        self.summary.setWordWrap(True)
        self.tree = self._make_tree()
        self.destination_label = QLabel(self)
        self.destination_label.setTextFormat(Qt.TextFormat.PlainText)
        self.destination = QComboBox(self)
        self.destination.setAccessibleName(self.tr("The conversation that these notes are of"))
        self.destination.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.destination.setMinimumContentsLength(24)
        self.destination_label.setBuddy(self.destination)
        self.destination.activated.connect(self._on_destination)
        self.tree.currentItemChanged.connect(lambda *_: self._show_destination())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(self.lead)
        layout.addWidget(self.summary)
        layout.addSpacing(4)
        layout.addWidget(self.tree, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.destination_label)
        row.addWidget(self.destination, 1)
        layout.addLayout(row)
        layout.addSpacing(6)
        layout.addLayout(self._buttons())
        self._show(plan)

    @property
    def plan(self) -> ImportPlan:
        """As it is shown."""
        return self._plan

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setAccessibleName(self.tr("What would change"))
        tree.setColumnCount(3)
        tree.setHeaderLabels([self.tr("Note"), self.tr("Time"), self.tr("What happens")])
        tree.setUniformRowHeights(True)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        return tree

    def _buttons(self) -> QHBoxLayout:
        self.import_button = QPushButton(self.tr("Import"), self)
        self.import_button.setProperty("role", "primary")
        self.import_button.setDefault(True)
        self.import_button.clicked.connect(self._accept)
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.import_button)
        return row

    def _accept(self) -> None:
        self.accept()
        self.accepted_plan.emit(self._plan)

    # -- showing ----------------------------------------------------------------

    def _show(self, plan: ImportPlan) -> None:
        self._plan = plan
        count = plan.notes.count
        self.lead.setText(
            self.tr("{0} · {1} · %n note(s)", "", count).format(
                plan.notes.path.name, translated(plan.notes.form)
            )
        )
        self.summary.setText(self._summary(plan))
        current = self._current_number()
        self.tree.clear()
        for number, document in enumerate(plan.documents):
            self._add_document(number, document, expanded=len(plan.documents) == 1)
        first = self.tree.topLevelItem(max(0, current))
        if first is not None:
            self.tree.setCurrentItem(first)
        self._show_destination()
        self.import_button.setEnabled(plan.changes_anything)

    def _summary(self, plan: ImportPlan) -> str:
        parts = [
            self.tr("%n new", "", plan.count(Status.ADDED)),
            self.tr("%n changed", "", plan.count(Status.CHANGED)),
            self.tr("%n known already", "", plan.count(Status.SAME)),
        ]
        if plan.count(Status.KEPT):
            parts.append(self.tr("%n left as here", "", plan.count(Status.KEPT)))
        told = " · ".join(parts)
        unplaced = sum(d.unplaced for d in plan.documents if d.text_known)
        if unplaced:
            told += "\n" + self.tr(
                "The words of %n note(s) are not in the text; they are kept aside.", "", unplaced
            )
        if not plan.changes_anything:
            told += "\n" + self.tr("All of it is here already.")
        return told

    def _add_document(self, number: int, document: PlannedDocument, *, expanded: bool) -> None:
        top = QTreeWidgetItem(
            [
                shortened(document.title, _MOST_CHARACTERS) or self.tr("Without a title"),
                "",
                self.tr("%n new", "", document.count(Status.ADDED)),
            ]
        )
        top.setData(0, Qt.ItemDataRole.UserRole, number)
        top.setFirstColumnSpanned(False)
        self.tree.addTopLevelItem(top)
        rows = self._rows(document)
        top.addChildren(rows)
        more = len(document.annotations) - len(rows)
        if more:
            top.addChild(QTreeWidgetItem([self.tr("… and %n more", "", more)]))
        top.setExpanded(expanded)

    def _rows(self, document: PlannedDocument) -> list[QTreeWidgetItem]:
        order = list(Status)
        planned = sorted(document.annotations, key=lambda p: order.index(p.status))
        return [self._row(p, document) for p in planned[:MOST_ROWS]]

    def _row(self, planned: PlannedAnnotation, document: PlannedDocument) -> QTreeWidgetItem:
        note = planned.after
        words = shortened(note.body or note.quote, _MOST_CHARACTERS) or self.tr("Bookmark")
        time = "" if note.start_ms is None else format_time(note.start_ms)
        row = QTreeWidgetItem([words, time, self._fate(planned, document)])
        row.setToolTip(0, shortened(note.quote, 400))
        return row

    def _fate(self, planned: PlannedAnnotation, document: PlannedDocument) -> str:
        names = {
            Status.ADDED: self.tr("New"),
            Status.CHANGED: self.tr("Changed"),
            Status.SAME: self.tr("Known"),
            Status.KEPT: self.tr("Stays: yours is later"),
        }
        coming = planned.status in (Status.ADDED, Status.CHANGED)
        if coming and planned.after.is_detached and document.text_known:
            return self.tr("{0}, without a place").format(names[planned.status])
        return names[planned.status]

    # -- which conversation ---------------------------------------------------------

    def _current_number(self) -> int:
        item = self.tree.currentItem()
        while item is not None and item.parent() is not None:
            item = item.parent()
        return -1 if item is None else int(item.data(0, Qt.ItemDataRole.UserRole))

    def _show_destination(self) -> None:
        number = self._current_number()
        shown = 0 <= number < len(self._plan.documents)
        self.destination.setVisible(shown)
        self.destination_label.setVisible(shown)
        if not shown:
            return
        document = self._plan.documents[number]
        self.destination_label.setText(self._why(document))
        self.destination.clear()
        self.destination.addItem(self.tr("Keep until its text is opened"), None)
        for known in self._offered():
            title = shortened(known.title or known.path.stem, _MOST_NAME)
            self.destination.addItem(title, known.document_id)
        here = document.destination
        at = 0 if here is None else self.destination.findData(here.document_id)
        self.destination.setCurrentIndex(max(0, at))
        # The very same text leaves nothing to be chosen.
        self.destination.setEnabled(document.reason is not Reason.TEXT)

    def _offered(self) -> Sequence[KnownDocument]:
        chosen = {
            document.destination.document_id
            for document in self._plan.documents
            if document.destination is not None
        }
        return [d for d in self._plan.known if d.listed or d.document_id in chosen]

    def _why(self, document: PlannedDocument) -> str:
        texts = {
            Reason.TEXT: self.tr("The same text:"),
            Reason.PATH: self.tr("The same file:"),
            Reason.TITLE: self.tr("Of the same title:"),
            Reason.OPEN: self.tr("Taken for what is open:"),
            Reason.CHOSEN: self.tr("Notes of:"),
            Reason.NONE: self.tr("Not in the library:"),
        }
        return texts[document.reason]

    def _on_destination(self, index: int) -> None:
        number = self._current_number()
        self._choices[number] = self.destination.itemData(index)
        self.import_button.setEnabled(False)
        self._replan(self._plan.notes, dict(self._choices), self._show)

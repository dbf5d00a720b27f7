"""What bringing a copy back would change: a line a note, as it is and as it would be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from reader.core.annotation import Annotation, AnnotationKind
from reader.gui.widgets import shortened
from reader.storage.backups_restoring import DocumentDifference

MOST_ROWS = 200  # of one kind in one conversation
_LETTERS = 160
_PAIR = Qt.ItemDataRole.UserRole


class ChangesTree(QTreeWidget):
    """A conversation each, ticked; below it what would come, become as it was, and go."""

    ticked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What would change here"))
        self.setColumnCount(2)
        self.setHeaderLabels([self.tr("Now"), self.tr("In the backup")])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(True)
        self.setIndentation(16)
        for column in (0, 1):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._differences: Sequence[DocumentDifference] = ()
        self.itemChanged.connect(lambda _item, _column: self.ticked.emit())

    def show_text(self, text: str) -> None:
        """A sentence instead of changes."""
        self._fill(())
        row = QTreeWidgetItem([text])
        row.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.addTopLevelItem(row)
        row.setFirstColumnSpanned(True)

    def show_changes(self, differences: Sequence[DocumentDifference]) -> None:
        self._fill(differences)

    def chosen(self) -> set[tuple[int | None, int | None]]:
        """The conversations that are ticked: their numbers in the copy and here."""
        return {
            (d.copy_id, d.document_id)
            for row, d in enumerate(self._differences)
            if (item := self.topLevelItem(row)) is not None
            and item.checkState(0) is Qt.CheckState.Checked
        }

    def has_missing(self) -> bool:
        """Whether something that is ticked is not here at all."""
        chosen = self.chosen()
        return any(
            (d.added or d.others) and (d.copy_id, d.document_id) in chosen
            for d in self._differences
        )

    def _fill(self, differences: Sequence[DocumentDifference]) -> None:
        self.blockSignals(True)  # rows being made are no choice
        self.clear()
        self._differences = differences
        self.setHeaderHidden(not differences)
        for difference in differences:
            head = QTreeWidgetItem([self._head(difference)])
            head.setFlags(head.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            head.setCheckState(0, Qt.CheckState.Checked)
            self.addTopLevelItem(head)
            head.setFirstColumnSpanned(True)
            nothing = self.tr("(not there)")
            self._add(head, ((nothing, self._text(a)) for a in difference.added))
            self._add(head, ((self._text(a), self._text(b)) for a, b in difference.changed))
            self._add(head, ((self._text(a), nothing) for a in difference.gone))
            head.setExpanded(len(differences) <= 5)
        self.blockSignals(False)

    def _add(self, head: QTreeWidgetItem, pairs: Iterable[tuple[str, str]]) -> None:
        left = 0
        for number, (now, then) in enumerate(pairs):
            if number >= MOST_ROWS:
                left += 1
                continue
            row = QTreeWidgetItem([shortened(now, _LETTERS), shortened(then, _LETTERS)])
            row.setToolTip(0, now[:2000])
            row.setToolTip(1, then[:2000])
            for column in (0, 1):
                row.setTextAlignment(column, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            head.addChild(row)
        if left:
            head.addChild(QTreeWidgetItem([self.tr("and %n more", "", left)]))

    def _head(self, difference: DocumentDifference) -> str:
        parts = []
        if difference.added:
            parts.append(self.tr("%n would come back", "", len(difference.added)))
        if difference.changed:
            parts.append(self.tr("%n would change", "", len(difference.changed)))
        if difference.gone:
            parts.append(self.tr("%n would be removed", "", len(difference.gone)))
        if difference.others:
            parts.append(self.tr("%n correction(s) or time(s) differ", "", difference.others))
        title = shortened(difference.title, 44) or self.tr("Untitled")
        return f"{title}:  {', '.join(parts)}"

    def _text(self, annotation: Annotation) -> str:
        kinds = {
            AnnotationKind.BOOKMARK: self.tr("Bookmark"),
            AnnotationKind.HIGHLIGHT: self.tr("Highlight"),
            AnnotationKind.NOTE: self.tr("Note"),
            AnnotationKind.CAPTURE: self.tr("Capture"),
        }
        kind = kinds[annotation.kind]
        if annotation.starred:
            kind = f"★ {kind}"
        details = [annotation.colour, *(f"#{tag}" for tag in annotation.tags)]
        detail = " ".join(detail for detail in details if detail)
        said = annotation.body.strip() or f"“{annotation.quote.strip()}”"
        return f"{kind} {detail}: {said}" if detail else f"{kind}: {said}"

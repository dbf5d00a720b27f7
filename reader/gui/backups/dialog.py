"""All copies of the notes, what each would change, and bringing one back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from reader.core.errors import ReaderError
from reader.gui.backups.preview import ChangesTree
from reader.gui.widgets import section_label
from reader.session.store_keeping import StoreKeeping
from reader.session.tasks import Outcome
from reader.session.translation import translated
from reader.storage.backups_listing import CopyKind, StoreCopy
from reader.storage.backups_restoring import DocumentDifference

_PATH = Qt.ItemDataRole.UserRole
ROW_PADDING_PX = 30


class BackupsDialog(QDialog):
    """Lists the copies; beside them, what bringing back the chosen one would change."""

    def __init__(
        self,
        keeping: StoreKeeping,
        parent: QWidget,
        chosen: Path | None = None,
        *,
        only_missing: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("report")
        self.setWindowTitle(self.tr("Backups of your notes"))
        self.resize(980, 620)
        self._keeping = keeping
        self._wanted = chosen
        self._asked: Path | None = None
        self._closed = False
        self.lead = QLabel(
            self.tr(
                "A copy of all notes is made an hour after the last one when something has "
                "changed, and kept in {0}. Beside each lies a file that any program can read."
            ).format(str(keeping.folder)),
            self,
        )
        self.lead.setProperty("role", "quiet")
        self.lead.setWordWrap(True)
        self.lead.setTextFormat(Qt.TextFormat.PlainText)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Backups"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)  # else a row is its first line
        self.list.itemSelectionChanged.connect(self._on_chosen)
        self.changes = ChangesTree(self)
        self.changes.ticked.connect(self._show_what_can_be_done)
        self._differences: list[DocumentDifference] | None = None
        self.missing_box = QCheckBox(self.tr("Show only what is missing here"), self)
        self.missing_box.setChecked(only_missing)
        self.missing_box.toggled.connect(self._show_differences)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(self.lead)
        layout.addWidget(self._halves(), 1)
        layout.addWidget(self.told)
        layout.addLayout(self._button_row())
        keeping.backed_up.connect(self._refresh)
        keeping.failed.connect(self._on_failed)
        self._refresh()

    def _halves(self) -> QSplitter:
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.setChildrenCollapsible(False)
        for title, part in (
            (self.tr("Backups"), self.list),
            (self.tr("What would change here"), self.changes),
        ):
            half = QWidget(halves)
            column = QVBoxLayout(half)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(6)
            column.addWidget(section_label(title, half))
            column.addWidget(part, 1)
            if part is self.changes:
                column.addWidget(self.missing_box)
            halves.addWidget(half)
        halves.setHandleWidth(14)
        halves.setSizes([310, 640])
        return halves

    def _button_row(self) -> QHBoxLayout:
        self.now_button = QPushButton(self.tr("Back up now"), self)
        self.now_button.setAutoDefault(False)
        self.now_button.setEnabled(not self._keeping.is_read_only)
        self.now_button.clicked.connect(self._keeping.back_up_now)
        self.missing_button = QPushButton(self.tr("Add only what is missing"), self)
        self.missing_button.setAutoDefault(False)
        self.missing_button.setToolTip(self.tr("Nothing that is here is changed or taken away."))
        self.missing_button.clicked.connect(lambda: self._restore(only_missing=True))
        self.restore_button = QPushButton(self.tr("Restore what is ticked"), self)
        self.restore_button.setAutoDefault(False)
        self.restore_button.setToolTip(
            self.tr("What is here now is backed up first, so that this can be taken back.")
        )
        self.restore_button.clicked.connect(lambda: self._restore(only_missing=False))
        close = QPushButton(self.tr("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.now_button)
        row.addStretch(1)
        row.addWidget(self.missing_button)
        row.addWidget(self.restore_button)
        row.addWidget(close)
        return row

    def done(self, result: int) -> None:
        self._closed = True  # what is still being looked at comes to nobody
        super().done(result)

    # -- the copies ---------------------------------------------------------------

    def _refresh(self) -> None:
        self._keeping.list_copies(self._on_listed)

    def _on_listed(self, outcome: Outcome[list[StoreCopy]]) -> None:
        if self._closed:
            return
        if outcome.result is None:
            self._on_failed(outcome.error)
            return
        before = self._wanted or self._asked
        self._wanted = None
        self.list.clear()
        for copy in outcome.result:
            row = QListWidgetItem(self._text_of(copy))
            # The style counts one line too few with the padding: the others would be left out.
            lines = row.text().count("\n") + 1
            row.setSizeHint(
                QSize(0, lines * self.list.fontMetrics().lineSpacing() + ROW_PADDING_PX)
            )
            row.setData(_PATH, copy.path)
            row.setToolTip(str(copy.path))
            self.list.addItem(row)
            if copy.path == before:
                self.list.setCurrentItem(row)
        if not self.list.selectedItems():
            self.list.setCurrentRow(0)
        if not outcome.result:
            self.changes.show_text(self.tr("There are no backups yet."))
        self._show_what_can_be_done()

    def _text_of(self, copy: StoreCopy) -> str:
        locale = QLocale()
        moment = QDateTime.fromSecsSinceEpoch(int(copy.made_s))
        when = locale.toString(moment, QLocale.FormatType.ShortFormat)
        kinds = {
            CopyKind.BACKUP: "",
            CopyKind.BEFORE_UPDATE: self.tr("Before an update of Earmark"),
            CopyKind.CONFLICT: self.tr("Left by a synchronising program"),
            CopyKind.DAMAGED: self.tr("Damaged, put aside"),
        }
        size = locale.formattedDataSize(copy.size_bytes, 1)
        if copy.notes is None:
            what = self.tr("cannot be counted, {0}").format(size)
        else:
            what = self.tr("%n note(s)", "", copy.notes) + ", " + size
        return "\n".join(part for part in (when, kinds[copy.kind], what) if part)

    # -- what would change ----------------------------------------------------------

    def _on_chosen(self) -> None:
        chosen = self.list.selectedItems()
        self._asked = chosen[0].data(_PATH) if chosen else None
        self._show_what_can_be_done()
        if self._asked is None:
            return
        path = self._asked
        self._differences = None
        self.changes.show_text(self.tr("Looking…"))
        self._keeping.preview(path, lambda outcome: self._on_preview(path, outcome))

    def _on_preview(self, path: Path, outcome: Outcome[list[DocumentDifference]]) -> None:
        if self._closed or path != self._asked:
            return  # another was chosen meanwhile
        if outcome.result is None:
            self.changes.show_text(self._sentence(outcome.error))
            self._show_what_can_be_done()
            return
        self._differences = outcome.result
        self._show_differences()

    def _show_differences(self) -> None:
        found = self._differences
        if found is None:
            return  # still being looked at
        if self.missing_box.isChecked():
            found = [part for d in found if (part := d.missing) is not None]
        if found:
            self.changes.show_changes(found)
        elif self.missing_box.isChecked():
            self.changes.show_text(self.tr("Nothing is missing: all that is there is here too."))
        else:
            self.changes.show_text(self.tr("Nothing: all notes are here as they are there."))
        self._show_what_can_be_done()

    def _show_what_can_be_done(self) -> None:
        can = not self._keeping.is_read_only
        whole = not self.missing_box.isChecked()  # what is not shown is not done
        self.restore_button.setEnabled(can and whole and bool(self.changes.chosen()))
        self.missing_button.setEnabled(can and self.changes.has_missing())

    def _restore(self, *, only_missing: bool) -> None:
        if self._asked is None:
            return
        try:
            result = self._keeping.restore(
                self._asked, only_missing=only_missing, documents=self.changes.chosen()
            )
        except ReaderError as error:
            self._on_failed(error)
            return
        parts = [
            self.tr("%n note(s) came back", "", result.added),
            self.tr("%n changed back", "", result.changed),
            self.tr("%n removed", "", result.gone),
        ]
        done = ", ".join(parts)
        self.told.setText(self.tr("{0}. The newest backup has how it was before.").format(done))
        self._refresh()

    def _on_failed(self, error: Exception | None) -> None:
        self.told.setText(self._sentence(error))

    def _sentence(self, error: Exception | None) -> str:
        if isinstance(error, ReaderError):
            return translated(error.message)
        return str(error)

    def shown(self) -> Sequence[str]:
        """The texts of the list."""
        return [self.list.item(row).text() for row in range(self.list.count())]

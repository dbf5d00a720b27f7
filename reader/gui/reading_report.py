"""What reading a conversation came to: every repair, to be taken back, and every warning."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
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

from reader.core.transcript import Repair
from reader.gui.widgets import section_label
from reader.session.translation import translated


class ReadingReport(QDialog):
    """Lists repairs by kind, in the order of the file. What is unticked and applied is read
    again as the file has it."""

    repairs_rejected = Signal(object)  # frozenset[str]: all that are not to be made

    def __init__(
        self,
        name: str,
        repairs: Sequence[Repair],
        already_rejected: frozenset[str],
        warnings: Sequence[str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("How {0} was read").format(name))
        self.setObjectName("report")
        self.resize(680, 560)
        self._rejected = already_rejected
        self._rows: dict[str, QTreeWidgetItem] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(section_label(self.tr("Repairs"), self))
        lead = QLabel(self._lead(len(repairs), len(already_rejected)), self)
        lead.setProperty("role", "quiet")
        lead.setWordWrap(True)
        layout.addWidget(lead)
        self.tree = self._repair_tree(repairs)
        self.tree.setVisible(bool(repairs))
        layout.addWidget(self.tree, 3)
        self.warning_list = self._warning_tree(warnings)
        if warnings:
            layout.addSpacing(8)
            layout.addWidget(section_label(self.tr("Warnings"), self))
            layout.addWidget(self.warning_list, 2)
        self.warning_list.setVisible(bool(warnings))
        if not repairs and not warnings:
            layout.addStretch(1)
        layout.addSpacing(6)
        layout.addLayout(self._button_row(bool(repairs)))
        self.tree.itemChanged.connect(self._on_ticked)

    def _button_row(self, has_repairs: bool) -> QHBoxLayout:
        self.all_button = QPushButton(self.tr("Make all repairs again"), self)
        self.all_button.setVisible(bool(self._rejected))
        self.all_button.clicked.connect(self._make_all)
        self.apply_button = QPushButton(self.tr("Take back what is unticked"), self)
        self.apply_button.setEnabled(False)
        self.apply_button.setVisible(has_repairs)
        self.apply_button.clicked.connect(self._apply)
        close = QPushButton(self.tr("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.all_button)
        row.addStretch(1)
        row.addWidget(self.apply_button)
        row.addWidget(close)
        return row

    def _lead(self, made: int, taken_back: int) -> str:
        if not made and not taken_back:
            return self.tr("Nothing had to be repaired: the text is as its file has it.")
        text = self.tr("The file itself is never changed.")
        if made:
            text = (
                self.tr("Untick what was right as it was; it is then read again so.") + " " + text
            )
        if taken_back:
            text += " " + self.tr("%n repair(s) taken back.", "", taken_back)
        return text

    def kind_name(self, kind: str) -> str:
        """A kind of repair for people; one that is not known yet is shown as it is."""
        names = {
            "page-break": self.tr("Paragraphs cut by a page break, joined"),
            "speaker-variant": self.tr("Spellings of a name, merged"),
            "emphasis": self.tr("Marks of emphasis, made emphasis"),
            "encoding": self.tr("Characters in another encoding, put right"),
            "page-number": self.tr("Page numbers amid the text, left out"),
            "hyphen": self.tr("Words cut at the end of a line, joined"),
        }
        return names.get(kind, kind.replace("-", " ").capitalize())

    def _repair_tree(self, repairs: Sequence[Repair]) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setAccessibleName(self.tr("Repairs"))
        tree.setColumnCount(2)
        tree.setHeaderHidden(True)
        tree.setUniformRowHeights(True)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        order = list(dict.fromkeys(repair.kind for repair in repairs))
        in_order = sorted(repairs, key=lambda repair: (order.index(repair.kind), repair.line))
        for kind, of_kind in groupby(in_order, key=attrgetter("kind")):
            group = list(of_kind)
            head = QTreeWidgetItem([f"{self.kind_name(kind)}  ({len(group)})"])
            head.setFlags(
                head.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate
            )
            for repair in group:
                where = self.tr("line {0}").format(repair.line) if repair.line else ""
                detail = translated(repair.detail)
                row = QTreeWidgetItem([detail, where])
                row.setToolTip(0, detail)
                row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                row.setCheckState(0, Qt.CheckState.Checked)
                self._rows[repair.ident] = row
                head.addChild(row)
            head.setCheckState(0, Qt.CheckState.Checked)
            tree.addTopLevelItem(head)
            head.setFirstColumnSpanned(True)
            head.setExpanded(len(group) <= 12)
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        return tree

    def _warning_tree(self, warnings: Sequence[str]) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setAccessibleName(self.tr("Warnings"))
        tree.setHeaderHidden(True)
        tree.setRootIsDecorated(False)
        tree.setWordWrap(True)
        for warning in warnings:
            row = QTreeWidgetItem([warning])
            row.setToolTip(0, warning)
            tree.addTopLevelItem(row)
        return tree

    def unticked(self) -> frozenset[str]:
        """The idents of the repairs that are to be taken back."""
        return frozenset(
            ident
            for ident, row in self._rows.items()
            if row.checkState(0) is Qt.CheckState.Unchecked
        )

    def _on_ticked(self) -> None:
        self.apply_button.setEnabled(bool(self.unticked()))

    def _apply(self) -> None:
        self.repairs_rejected.emit(self._rejected | self.unticked())
        self.accept()

    def _make_all(self) -> None:
        self.repairs_rejected.emit(frozenset())
        self.accept()

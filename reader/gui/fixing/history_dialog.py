"""What was corrected in a conversation: what, where, when; and back again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
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

from reader.core.kept_corrections import KeptCorrection
from reader.core.relabel import Correction
from reader.core.text_fixes import TextFix
from reader.core.timecode import format_time
from reader.gui.widgets import push_button
from reader.session.reading_session import ReadingSession

_NUMBERS = Qt.ItemDataRole.UserRole


class HistoryDialog(QDialog):
    """The corrections of what is open, the latest first; those made at once under one row."""

    place_wanted = Signal(int, int)  # turn, character of the shown text

    def __init__(self, session: ReadingSession, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("report")
        self.setWindowTitle(self.tr("Corrections"))
        self.resize(860, 560)
        self._session = session
        self._log = session.corrections
        self._kept: dict[int, KeptCorrection] = {}
        self.lead = QLabel(self)
        self.lead.setProperty("role", "quiet")
        self.lead.setWordWrap(True)
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(self.tr("Corrections"))
        self.tree.setHeaderLabels(
            [self.tr("Was"), self.tr("Is"), self.tr("Where"), self.tr("When"), ""]
        )
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setUniformRowHeights(True)
        self.tree.header().setStretchLastSection(True)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width_px in enumerate((200, 200, 130, 130)):
            self.tree.setColumnWidth(column, width_px)
        self.all_box = QCheckBox(self.tr("Also show those taken back"), self)
        self.all_box.toggled.connect(self.refresh)
        self.go_button = push_button(self.tr("Go there"), self._go, self, "")
        self.back_button = push_button(self.tr("Take back"), self._take_back, self, "")
        self.everything_button = push_button(
            self.tr("Take all back"), self._take_all_back, self, ""
        )
        close = QPushButton(self.tr("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.everything_button)
        foot.addStretch(1)
        for button in (self.go_button, self.back_button, close):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(self.lead)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.all_box)
        layout.addLayout(foot)
        self.tree.itemSelectionChanged.connect(self._show_what_can_be_done)
        self.tree.itemActivated.connect(lambda _row: self._go())
        self._log.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """List them as they are now."""
        kept = [k for k in self._log.kept if k.holds or self.all_box.isChecked()]
        self._kept = {each.number: each for each in self._log.kept}
        self.tree.clear()
        acts: dict[int, list[KeptCorrection]] = {}
        for each in kept:
            acts.setdefault(each.act, []).append(each)
        for members in reversed(list(acts.values())):
            row = self._row(members)
            self.tree.addTopLevelItem(row)
            if len(members) > 1:
                row.addChildren([self._row([member]) for member in members])
        holding = sum(each.holds for each in self._log.kept)
        if holding:
            told = self.tr("%n correction(s) hold. The file itself is never changed.", "", holding)
        else:
            told = self.tr("Nothing is corrected here: words and speakers are as in the file.")
        self.lead.setText(told)
        self.all_box.setVisible(holding < len(self._log.kept))
        self.everything_button.setEnabled(holding > 0)
        self._show_what_can_be_done()

    # -- rows -------------------------------------------------------------------

    def _row(self, members: Sequence[KeptCorrection]) -> QTreeWidgetItem:
        first = members[0]
        was, becomes = self._wording(first)
        where = self._where(first)
        if len(members) > 1:
            where = self.tr("%n place(s)", "", len(members))
        states = list(dict.fromkeys(map(self._state, members)))
        state = states[0] if len(states) == 1 else ""
        row = QTreeWidgetItem([was, becomes, where, _when(first.made_s), state])
        row.setData(0, _NUMBERS, [each.number for each in members])
        for column, text in enumerate((was, becomes, where)):
            row.setToolTip(column, text)
        if not any(each.holds for each in members):
            for column in range(5):
                row.setForeground(column, self.palette().placeholderText())
        return row

    def _wording(self, kept: KeptCorrection) -> tuple[str, str]:
        correction = kept.correction
        if isinstance(correction, TextFix):
            becomes = " ".join(correction.text.split()) or self.tr("(left out)")
            return " ".join(correction.quote.split()), becomes
        nobody = self.tr("(nobody)")
        speaker, other = correction.speaker or nobody, correction.other or nobody
        if correction.kind == "exchange":
            return self.tr("{0}, {1}").format(speaker, other), self.tr("{0}, {1}").format(
                other, speaker
            )
        if correction.kind == "onward":
            return other, speaker
        return self._label_of_source(correction) or nobody, speaker

    def _label_of_source(self, correction: Correction) -> str:
        document = self._session.document
        if document is None or correction.first_turn >= len(document.source):
            return ""
        return document.source.speaker_name(correction.first_turn)

    def _where(self, kept: KeptCorrection) -> str:
        place = self._place(kept)
        document = self._session.document
        if place is None or document is None:
            return ""
        correction, timeline = kept.correction, document.timeline
        start_ms = None if timeline is None else timeline.turn_start(place[0])
        at = self.tr("turn {0}").format(place[0] + 1) if start_ms is None else format_time(start_ms)
        if isinstance(correction, Correction) and correction.last_turn is None:
            return (
                self.tr("from {0} on").format(at)
                if correction.first_turn
                else self.tr("everywhere")
            )
        return at

    def _place(self, kept: KeptCorrection) -> tuple[int, int] | None:
        """Turn and character of the shown text; None where nobody can tell."""
        document, text = self._session.document, self._session.text_fixing.text
        if document is None or text is None:
            return None
        correction = kept.correction
        if isinstance(correction, Correction):
            turn = correction.first_turn
            return (turn, 0) if turn < len(document.transcript) else None
        placed = text.placed.get(kept.number)
        if placed is not None:
            return placed.turn, placed.shown_start
        where = correction.range
        if kept.number in text.lost or where.start.turn >= len(document.transcript):
            return None
        return where.start.turn, text.to_shown(where).start.char

    def _state(self, kept: KeptCorrection) -> str:
        text = self._session.text_fixing.text
        if not kept.holds:
            return self.tr("taken back")
        if text is not None and kept.number in text.lost:
            return self.tr("not applied: its words are not in this text")
        if text is not None and kept.number in text.replaced:
            return self.tr("corrected again since")
        return ""

    # -- doing ------------------------------------------------------------------

    def _chosen(self) -> list[KeptCorrection]:
        numbers: dict[int, None] = {}
        for row in self.tree.selectedItems():
            numbers.update(dict.fromkeys(row.data(0, _NUMBERS)))
        return [self._kept[number] for number in numbers if number in self._kept]

    def _show_what_can_be_done(self) -> None:
        chosen = self._chosen()
        self.go_button.setEnabled(bool(chosen) and self._place(chosen[0]) is not None)
        self.back_button.setEnabled(bool(chosen))
        again = bool(chosen) and not any(each.holds for each in chosen)
        self.back_button.setText(self.tr("Correct again") if again else self.tr("Take back"))

    def _go(self) -> None:
        chosen = self._chosen()
        place = self._place(chosen[0]) if chosen else None
        if place is not None:
            self.place_wanted.emit(*place)

    def _take_back(self) -> None:
        chosen = self._chosen()
        holding = [each.number for each in chosen if each.holds]
        if holding:
            name = self.tr("Take back %n correction(s)", "", len(holding))
            self._log.change(name, take_back=holding)
        elif chosen:
            self._log.change(self.tr("Correct again"), put_again=[each.number for each in chosen])

    def _take_all_back(self) -> None:
        holding = [each.number for each in self._log.kept if each.holds]
        if holding:
            self._log.change(self.tr("Take back all corrections"), take_back=holding)


def _when(made_s: float) -> str:
    if not made_s:
        return ""
    made = QDateTime.fromSecsSinceEpoch(round(made_s))
    return QLocale().toString(made, QLocale.FormatType.ShortFormat)

"""What the window says about keeping the notes: a quiet line while nothing can be kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QEvent, QLocale, QObject
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reader.core.annotation import AnnotationChange
from reader.gui.message_bar import Answer
from reader.gui.widgets import push_button
from reader.session.translation import translated

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow
    from reader.storage.backups_missing import MissingNotes


class StoreLine(QFrame):
    """Says why nothing can be kept, for as long as it is so."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("storeLine")
        self.setAccessibleName(self.tr("Your notes"))
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(4)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 5, 12, 5)
        layout.setSpacing(10)
        layout.addWidget(self.text, 1)
        layout.addLayout(self._buttons)

    def add_button(self, button: QWidget) -> None:
        self._buttons.addWidget(button)


class StoreShowing(QObject):
    """Connects a window with what keeps its notes. The line is made when first needed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._keeping = keeping = window.session.keeping
        self.line: StoreLine | None = None
        self._anyway: QWidget | None = None
        keeping.state_changed.connect(self.refresh)
        keeping.failed.connect(window.failures.show)
        keeping.changed_elsewhere.connect(self._on_changed_elsewhere)
        keeping.missing_counted.connect(self._on_missing_counted)
        window.installEventFilter(self)

    def begin(self) -> None:
        """Say what was found when the store was opened."""
        self.refresh()
        session, messages = self._window.session, self._window.messages
        for notice in session.notices:
            messages.show_notice(notice, (self.tr("Backups…"), self._open), key=_key(notice))
        if self._keeping.was_salvaged:
            self._keeping.count_missing()
        copies = self._keeping.conflict_copies()
        if copies:
            messages.show_notice(
                self.tr(
                    "A synchronising program has left %n other copy(ies) of your notes.",
                    "",
                    len(copies),
                ),
                (self.tr("Look…"), lambda: self._open(copies[0])),
                key="conflict copies",
            )

    def refresh(self) -> None:
        """Show the line, or take it away."""
        problem = self._keeping.problem
        if problem is None:
            if self.line is not None and not self.line.isHidden():
                self.line.hide()
                self._window.messages.show_notice(self.tr("Your notes are being kept again."))
            return
        if self.line is None:
            self.line = self._made()
        self.line.text.setText(
            self.tr("Nothing new is kept: {0} {1}").format(
                translated(problem.problem), translated(problem.remedy)
            )
        )
        self.line.setAccessibleDescription(self.line.text.text())
        if self._anyway is not None:
            self._anyway.setVisible(self._keeping.is_in_use_elsewhere)
        self.line.show()

    def _made(self) -> StoreLine:
        window = self._window
        whole = window.centralWidget()
        assert whole is not None
        line = StoreLine(whole)
        self._anyway = push_button(self.tr("Write here all the same"), self._write, line, "link")
        line.add_button(self._anyway)
        line.add_button(push_button(self.tr("Try again"), self._try_again, line, "link"))
        layout = whole.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(window.header) + 1, line)
        return line

    def _try_again(self) -> None:
        if not self._keeping.try_again():
            self.refresh()
            self._window.messages.show_notice(self.tr("It still cannot be kept."), key="store")

    def _write(self) -> None:
        self._keeping.try_again(anyway=True)
        self.refresh()

    def _open(self, chosen: Path | None = None, *, only_missing: bool = False) -> None:
        self._window.commands.file.open_backups(chosen, only_missing=only_missing)

    def _on_missing_counted(self, missing: MissingNotes | None) -> None:
        """Say beside what could be read of a damaged store what more there is elsewhere."""
        notice = self._keeping.salvage_notice or self.tr("Your store of notes is damaged.")
        answer: Answer = (self.tr("Backups…"), self._open)
        if missing is None:
            more = self.tr("There is no good backup.")
        else:
            moment = QDateTime.fromSecsSinceEpoch(int(missing.backup.made_s))
            when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
            if missing.notes:
                more = self.tr("The backup of {0} has %n more.", "", missing.notes).format(when)
                look = partial(self._open, missing.backup.path, only_missing=True)
                answer = (self.tr("See what is missing…"), look)
            else:
                more = self.tr("The backup of {0} has no more.").format(when)
        self._window.messages.show_notice(
            self.tr("{0} {1}").format(notice, more), answer, key=_key(notice)
        )

    def _on_changed_elsewhere(self, change: AnnotationChange) -> None:
        count = len(change.added) + len(change.changed) + len(change.removed)
        self._window.messages.show_notice(
            self.tr("%n note(s) changed in another window.", "", count), key="changed elsewhere"
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowActivate:
            self._keeping.look()
        return False


def _key(notice: str) -> str:
    """Of the message, so that one that says more takes its place."""
    return f"store {notice[:20]}"

"""The left panel: chapters or landmarks with their times, and who speaks how much."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reader.core.chapters import Chapter, ChapterSource
from reader.core.talk_shares import TalkShare
from reader.gui.contents.chapter_list import ROW_PX, SCROLL_BAR_PX, ChapterList
from reader.gui.contents.speaker_list import SPEAKER_ROW_PX, SpeakerList
from reader.gui.look.theme import Theme
from reader.gui.widgets import section_label

WIDTH_PX = 248
SIDE_PX = 18
LIST_SIDE_PX = 8
FILTER_FROM = 30  # so many entries can still be looked over
MOST_SPEAKERS = 8  # in sight at once; more would push the chapters away
_ABOVE_SPEAKERS_PX = 24


class ContentsPanel(QFrame):
    """Chapters and speakers. What is clicked is asked for; nothing is decided here."""

    chapter_requested = Signal(object)  # Chapter
    speaker_requested = Signal(int, bool)  # as in Transcript.speaker_of; whether the next turn
    speaker_menu_requested = Signal(int, QPoint)  # the speaker; where on the screen
    speaker_rename_requested = Signal(int)  # the speaker

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contentsPanel")
        self.setAccessibleName(self.tr("Contents"))
        self.setFixedWidth(WIDTH_PX)
        self._source = ChapterSource.NONE
        self._heading = section_label(self.tr("Contents"), self)
        self._origin = QLabel(self)
        self._origin.setProperty("role", "small")
        self._origin.setWordWrap(True)
        self._filter: QLineEdit | None = None  # made when first needed
        self._none_left: QLabel | None = None
        self.chapter_list = ChapterList(self)
        self.chapter_list.clicked.connect(self._on_chapter_chosen)
        self.chapter_list.activated.connect(self._on_chapter_chosen)
        self._speaker_heading = section_label(self.tr("Speakers"), self)
        self.speaker_list = SpeakerList(self)
        self.speaker_list.clicked.connect(self._on_speaker_chosen)
        self.speaker_list.activated.connect(self._on_speaker_chosen)
        self.speaker_list.customContextMenuRequested.connect(self._on_speaker_menu)
        self.speaker_list.rename_requested.connect(self._on_rename)
        self._lay_out()
        self.set_chapters((), ChapterSource.NONE)
        self.set_shares(())

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 21, 0, 14)
        layout.setSpacing(0)
        self._heading.setContentsMargins(SIDE_PX, 0, SIDE_PX, 11)
        self._origin.setContentsMargins(SIDE_PX, 0, SIDE_PX, 9)
        layout.addWidget(self._heading)
        layout.addWidget(self._origin)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(LIST_SIDE_PX, 0, 0, 0)
        self._rows.setSpacing(8)
        self._rows.addWidget(self.chapter_list)
        layout.addLayout(self._rows, 1)
        layout.addWidget(self._speaker_heading)
        layout.addSpacing(10)
        below = QVBoxLayout()
        below.setContentsMargins(LIST_SIDE_PX, 0, 0, 0)
        below.addWidget(self.speaker_list)
        self.speaker_list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout.addLayout(below)
        layout.addStretch(0)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)

    def set_theme(self, theme: Theme) -> None:
        self.chapter_list.set_theme(theme)
        self.speaker_list.set_theme(theme)

    # -- what is shown ------------------------------------------------------------------------

    def set_chapters(self, entries: Sequence[Chapter], source: ChapterSource) -> None:
        """Show these, and quietly where they come from if not from the text."""
        self._source = source
        many = len(entries) > FILTER_FROM
        if many and self._filter is None:
            self._make_filter()
        if self._filter is not None:
            self._filter.setVisible(many)
            if not many:
                self._filter.clear()
        self.chapter_list.chapters.set_entries(entries)
        self._heading.setVisible(bool(entries))
        self._speaker_heading.setContentsMargins(
            SIDE_PX, _ABOVE_SPEAKERS_PX if entries else 0, SIDE_PX, 0
        )
        self._show_texts()
        self.chapter_list.setVisible(bool(entries))
        self._fit_chapters()

    def set_shares(self, shares: Sequence[TalkShare]) -> None:
        self.speaker_list.set_shares(shares)
        self.speaker_list.setFixedHeight(SPEAKER_ROW_PX * min(len(shares), MOST_SPEAKERS) + 2)
        self.speaker_list.setVisible(bool(shares))
        self._speaker_heading.setVisible(bool(shares))

    def set_current(self, number: int | None) -> None:
        """Mark the entry that is being heard or read."""
        self.chapter_list.set_current(number)

    @property
    def current_row(self) -> int:
        """The number of the marked entry, -1 without one."""
        current = self.chapter_list.chapters.current
        return -1 if current is None else current

    @property
    def entries(self) -> Sequence[Chapter]:
        return self.chapter_list.chapters.entries

    @property
    def shares(self) -> Sequence[TalkShare]:
        return self.speaker_list.speakers.shares

    @property
    def origin(self) -> str:
        """What is said of where the chapters come from."""
        return self._origin.text()

    def _fit_chapters(self) -> None:
        # The list takes the room it needs and no more, so that the speakers stand below it.
        rows = self.chapter_list.chapters.rowCount()
        self.chapter_list.setMaximumHeight(rows * ROW_PX + 2)
        if self._none_left is not None:
            self._none_left.setVisible(rows == 0 and bool(self.entries))

    def _show_texts(self) -> None:
        landmarks = self._source is ChapterSource.LANDMARKS
        self.chapter_list.setAccessibleName(
            self.tr("Landmarks") if landmarks else self.tr("Chapters")
        )
        self.speaker_list.setAccessibleName(self.tr("Speakers"))
        origins = {
            ChapterSource.RECORDING: self.tr("Chapters from the recording"),
            ChapterSource.FILE: self.tr("Chapters from a separate file"),
            ChapterSource.LANDMARKS: self.tr("Landmarks from what is said"),
        }
        self._origin.setText(origins.get(self._source, ""))
        self._origin.setVisible(self._source in origins)
        if landmarks:
            self._origin.setToolTip(
                self.tr(
                    "There are no chapters. These are places where the talk turns to "
                    "something else, named by words that are said there more than elsewhere."
                )
            )
        else:
            self._origin.setToolTip("")

    # -- the filter ---------------------------------------------------------------------------

    def _make_filter(self) -> None:
        self._filter = QLineEdit(self)
        self._filter.setAccessibleName(self.tr("Filter the contents"))
        self._filter.setPlaceholderText(self.tr("Filter"))
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._on_filtered)
        self._filter.returnPressed.connect(self._on_filter_return)
        self._filter.installEventFilter(self)
        self._none_left = QLabel(self.tr("No title has these words."), self)
        self._none_left.setProperty("role", "small")
        self._none_left.setContentsMargins(SIDE_PX - LIST_SIDE_PX, 0, 0, 0)
        self._none_left.hide()
        row = QVBoxLayout()
        row.setContentsMargins(0, 0, SCROLL_BAR_PX, 0)
        row.addWidget(self._filter)
        row.addWidget(self._none_left)
        self._rows.insertLayout(0, row)
        QWidget.setTabOrder(self._filter, self.chapter_list)

    def _on_filtered(self, text: str) -> None:
        self.chapter_list.chapters.set_filter(text)
        self._fit_chapters()

    def _on_filter_return(self) -> None:
        model = self.chapter_list.chapters
        if model.rowCount():
            self.chapter_requested.emit(model.entry(model.index(0)))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self._filter and event.type() is QEvent.Type.KeyPress:
            key = event.key()  # type: ignore[attr-defined]  # a QKeyEvent, by its type
            if key == Qt.Key.Key_Escape and self._filter is not None and self._filter.text():
                self._filter.clear()
                return True
            if key == Qt.Key.Key_Down and self.chapter_list.chapters.rowCount():
                self.chapter_list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    # -- what is asked for --------------------------------------------------------------------

    def _on_chapter_chosen(self, index: QModelIndex) -> None:
        self.chapter_requested.emit(self.chapter_list.chapters.entry(index))

    def _on_speaker_chosen(self, index: QModelIndex) -> None:
        back = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        self.speaker_requested.emit(self.speaker_list.share(index).speaker, not back)

    def _on_speaker_menu(self, at: QPoint) -> None:
        index = self.speaker_list.indexAt(at)
        if index.isValid():
            where = self.speaker_list.viewport().mapToGlobal(at)
            self.speaker_menu_requested.emit(self.speaker_list.share(index).speaker, where)

    def _on_rename(self, index: QModelIndex) -> None:
        self.speaker_rename_requested.emit(self.speaker_list.share(index).speaker)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._heading.setText(self.tr("Contents").upper())
            self._speaker_heading.setText(self.tr("Speakers").upper())
            self._show_texts()

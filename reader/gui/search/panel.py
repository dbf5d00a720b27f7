"""What was found, as a list beside the text, and what limits it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.core.search_hits import Hits
from reader.core.transcript import Transcript
from reader.gui.look.theme import Theme, interface_font
from reader.gui.search.result_rows import (
    CAPTION_PX,
    MOST_ROWS,
    ROW_PX,
    ResultDelegate,
    ResultsModel,
)
from reader.gui.widgets import repolish, section_label, shortened

WIDTH_PX = 304  # as the notes, whose place it takes
SIDE_PX = 18
MOST_CAPTIONS = 500
MOST_NAMES = 40
NAME_CHARACTERS = 14


class ResultList(QTableView):
    """One column of hits. (A list view would measure every row of it first.)"""

    settled = Signal()  # Enter: stay at the place that is shown
    play_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("resultList")
        self.setAccessibleName(self.tr("What was found"))
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(ROW_PX)
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(ROW_PX // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.play_requested if held else self.settled).emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.play_requested.emit()


class SearchPanel(QFrame):
    """Shows hits; asks for other limits, for a hit to be shown, and for one to be heard."""

    limits_changed = Signal()
    hit_chosen = Signal(int)  # its number: show it
    play_requested = Signal()  # from the hit that is shown
    settled = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("resultsPanel")
        self.setAccessibleName(self.tr("Search results"))
        self.setFixedWidth(WIDTH_PX)
        self._transcript: Transcript | None = None
        self._names: frozenset[str] = frozenset()
        self._is_showing = False  # what follows is not the reader's choice
        heading = section_label(self.tr("Results"), self)
        self._badge = QLabel(self)
        self._badge.setProperty("role", "badge")
        self._badge.setFixedHeight(18)
        self._whole = self._pill(self.tr("Whole words"), self.tr("Whole words only"))
        self._pattern = self._pill(".*", self.tr("Regular expression"))
        self._people = QToolButton(self)
        self._people.setProperty("role", "pill")
        self._people.setFont(interface_font(12))
        self._people.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._people.clicked.connect(self._open_people)
        for button in (self._whole, self._pattern):
            button.toggled.connect(self._on_limits)
        self._message = QLabel(self)
        self._message.setProperty("role", "quiet")
        self._message.setWordWrap(True)
        self.list = ResultList(self)
        self._model = ResultsModel(self)
        self._delegate = ResultDelegate(self._model, self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._delegate)
        self.list.selectionModel().currentRowChanged.connect(self._on_row)
        self.list.clicked.connect(self._on_row)
        self.list.play_requested.connect(self.play_requested)
        self.list.settled.connect(self.settled)
        self.list.closed.connect(self.closed)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 20, 0, 0)
        layout.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(SIDE_PX, 0, SIDE_PX, 0)
        head.setSpacing(8)
        head.addWidget(heading)
        head.addWidget(self._badge)
        head.addStretch(1)
        heading.setFixedHeight(18)
        limits = QHBoxLayout()
        limits.setContentsMargins(SIDE_PX, 12, SIDE_PX, 10)
        limits.setSpacing(6)
        limits.addWidget(self._whole)
        limits.addWidget(self._people)
        limits.addStretch(1)
        limits.addWidget(self._pattern)
        layout.addLayout(head)
        layout.addLayout(limits)
        layout.addWidget(self._message)
        self._message.setContentsMargins(SIDE_PX, 2, SIDE_PX, 10)
        rows = QHBoxLayout()
        rows.setContentsMargins(6, 0, 2, 0)
        rows.addWidget(self.list)
        layout.addLayout(rows, 1)
        self._show_people()
        self.set_message("")

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What is reached by Tab, in order."""
        return self._whole, self._people, self._pattern, self.list

    def _pill(self, text: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "pill")
        button.setProperty("bare", "true")
        button.setFont(interface_font(12))
        button.setCheckable(True)
        button.setText(text)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, 400)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.list.viewport().update()

    def set_keys(self, whole_words: str, pattern: str) -> None:
        """What to press for the limits, for their tool tips."""
        for button, key in ((self._whole, whole_words), (self._pattern, pattern)):
            name = button.accessibleName()
            button.setToolTip(f"{name}  ({key})" if key else name)

    # Limits

    @property
    def whole_word(self) -> bool:
        return self._whole.isChecked()

    @property
    def is_pattern(self) -> bool:
        return self._pattern.isChecked()

    @property
    def speakers(self) -> frozenset[int] | None:
        """Whose words count, as numbered in ``speaker_of``; None for everybody's."""
        if not self._names or self._transcript is None:
            return None
        people = enumerate(self._transcript.speakers)
        return frozenset(n for n, speaker in people if speaker.name in self._names)

    def toggle_whole_word(self) -> None:
        self._whole.toggle()

    def toggle_pattern(self) -> None:
        self._pattern.toggle()

    def choose_speakers(self, names: frozenset[str]) -> None:
        """Only what these say; nobody is everybody."""
        if names != self._names:
            self._names = names
            self._show_people()
            self._on_limits()

    def _on_limits(self) -> None:
        self.limits_changed.emit()

    def _show_people(self) -> None:
        if not self._names:
            text = self.tr("Everyone")
        elif len(self._names) == 1:
            text = shortened(next(iter(self._names)), NAME_CHARACTERS)
        else:
            text = self.tr("%n speaker(s)", "", len(self._names))
        self._people.setText(f"{text} ▾")
        self._people.setAccessibleName(self.tr("Whose words: {0}").format(text))
        self._people.setToolTip(", ".join(sorted(self._names)) or self.tr("Only what some say"))
        self._people.setProperty("limited", bool(self._names))
        repolish(self._people)

    def _open_people(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        everyone = menu.addAction(self.tr("Everyone"))
        everyone.setCheckable(True)
        everyone.setChecked(not self._names)
        everyone.triggered.connect(lambda: self.choose_speakers(frozenset()))
        menu.addSeparator()
        for name in self._known_names():
            action: QAction = menu.addAction(shortened(name, MOST_NAMES).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name in self._names)
            action.triggered.connect(lambda _on=False, name=name: self._toggle_name(name))
        menu.popup(self._people.mapToGlobal(QPoint(0, self._people.height() + 4)))

    def _toggle_name(self, name: str) -> None:
        self.choose_speakers(self._names ^ {name})

    def _known_names(self) -> list[str]:
        """In order of appearance."""
        if self._transcript is None:
            return []
        people = self._transcript.speakers
        return [people[number].name for number in self._delegate.speaker_places][:MOST_NAMES]

    # What was found

    def set_transcript(self, transcript: Transcript | None) -> None:
        """Whose hits are shown. Who is not in it is no longer chosen."""
        from reader.gui.transcript.margin import speaker_order

        self._transcript = transcript
        self._delegate.speaker_places = {} if transcript is None else speaker_order(transcript)
        known = {s.name for s in transcript.speakers} if transcript is not None else set()
        self._names &= known
        self._show_people()
        self._people.setVisible(len(self._delegate.speaker_places) > 1)

    @property
    def model(self) -> ResultsModel:
        return self._model

    def set_hits(self, hits: Hits, *, whole: bool = True) -> None:
        """Show these; where they are not the ``whole``, that is said."""
        captions = self._captions(hits)
        self._is_showing = True
        for row in self._model.captions:
            self.list.setRowHeight(row, ROW_PX)
        self._model.set_hits(hits, self._transcript, captions)
        for row in captions:
            self.list.setRowHeight(row, ROW_PX + CAPTION_PX)
        self._is_showing = False
        count = self.locale().toString(len(hits))
        self._badge.setText(count if whole else self.tr("{0} …").format(count))
        self._badge.setAccessibleName(self.tr("%Ln result(s)", "", len(hits)))
        self._badge.setVisible(len(hits) > 0 or not whole)

    def _captions(self, hits: Hits) -> dict[int, str]:
        """The title of each chapter that holds a hit, by the number of its first."""
        chapters = () if self._transcript is None else self._transcript.chapters
        if not hits or not 1 < len(chapters) <= MOST_CAPTIONS:
            return {}
        firsts = [hits.index_from(chapter.turn) for chapter in chapters] + [len(hits)]
        return {
            first: chapter.title
            for chapter, first, following in zip(chapters, firsts, firsts[1:], strict=False)
            if first < min(following, MOST_ROWS)
        }

    def set_current(self, number: int | None) -> None:
        """Mark the hit that is shown and bring it into sight."""
        row = -1 if number is None else number
        self._model.set_current(row)
        if not 0 <= row < self._model.rowCount():
            return
        self._is_showing = True
        index = self._model.index(row, 0)
        self.list.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self._is_showing = False
        self.list.scrollTo(index)

    def set_message(self, text: str) -> None:
        """A sentence above the list; empty for none."""
        self._message.setText(text)
        self._message.setVisible(bool(text))

    @property
    def message(self) -> str:
        return self._message.text()

    def _on_row(self, index: QModelIndex) -> None:
        if index.isValid() and not self._is_showing:
            self.hit_chosen.emit(index.row())

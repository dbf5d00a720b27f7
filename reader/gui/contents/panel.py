"""The left panel: chapters with their times, and who speaks how much."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.core.timecode import format_time
from reader.core.timeline import Timeline
from reader.core.transcript import Transcript
from reader.gui.look.theme import Theme, interface_font, mixed
from reader.gui.widgets import section_label, shortened

WIDTH_PX = 248
ROW_PX = 31
SPEAKER_ROW_PX = 27
SIDE_PX = 18
STRETCHES = 12  # of a conversation without chapters
NEAR_TURNS = 6  # from a stretch's beginning in which a telling turn is looked for
TELLING_WORDS = 12
OPENING_CHARACTERS = 60
MOST_SPEAKERS = 12  # more would push the chapters away; the rest is summed up

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of the contents; ``time_ms`` is None while nobody knows it."""

    title: str
    time_ms: int | None
    turn: int


@dataclass(frozen=True, slots=True)
class SpeakerShare:
    """``share`` of all words, 0..1; ``place`` in order of appearance gives the colour."""

    name: str
    place: int
    share: float


def contents_of(transcript: Transcript, timeline: Timeline | None) -> list[ContentsEntry]:
    """The chapters in order; each with its own time or that of its first turn."""
    entries = []
    for chapter in transcript.chapters:
        time_ms = chapter.start_ms
        if time_ms is None and timeline is not None and chapter.turn < len(transcript):
            time_ms = timeline.turn_start(chapter.turn)
        entries.append(ContentsEntry(chapter.title, time_ms, chapter.turn))
    return entries


def stretches_of(transcript: Transcript, timeline: Timeline | None) -> list[ContentsEntry]:
    """For a conversation without chapters: about STRETCHES places, evenly apart by words, each
    with the opening words of a turn that is long enough to say something. Empty where the
    conversation is too short to get lost in."""
    if len(transcript) < 2 * STRETCHES:
        return []
    first_word = transcript.first_word
    entries: list[ContentsEntry] = []
    for part in range(STRETCHES):
        begin = bisect_right(first_word, transcript.word_count * part // STRETCHES) - 1
        end = bisect_right(first_word, transcript.word_count * (part + 1) // STRETCHES) - 1
        begin = max(begin, entries[-1].turn + 1 if entries else 0)
        telling = range(begin, max(begin, min(end, begin + NEAR_TURNS)))
        if not telling:
            continue
        turn = max(telling, key=lambda t: min(TELLING_WORDS, first_word[t + 1] - first_word[t]))
        time_ms = timeline.turn_start(turn) if timeline is not None else None
        opening = shortened(transcript.texts[turn][:OPENING_CHARACTERS], OPENING_CHARACTERS)
        if opening:
            entries.append(ContentsEntry(opening, time_ms, turn))
    return entries


def speaker_shares(transcript: Transcript) -> list[SpeakerShare]:
    """Who speaks how much, by words, in order of appearance. Shares sum to 1 or less:
    words that nobody is named for count for nobody."""
    first_word = transcript.first_word
    words = [0] * len(transcript.speakers)
    order: dict[int, None] = {}
    for turn, speaker in enumerate(transcript.speaker_of):
        if speaker >= 0:
            words[speaker] += first_word[turn + 1] - first_word[turn]
            order.setdefault(speaker)
    total = max(1, transcript.word_count)
    return [
        SpeakerShare(transcript.speakers[s].name, place, words[s] / total)
        for place, s in enumerate(order)
    ]


class ContentsModel(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: list[ContentsEntry] = []
        self.current = -1

    def set_entries(self, entries: list[ContentsEntry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.current = -1
        self.endResetModel()

    def set_current(self, row: int) -> bool:
        """Mark the chapter that is being spoken; whether that changed anything."""
        if row == self.current:
            return False
        old, self.current = self.current, row
        for changed in (old, row):
            if 0 <= changed < len(self.entries):
                self.dataChanged.emit(self.index(changed), self.index(changed))
        return True

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            time = "" if entry.time_ms is None else format_time(entry.time_ms)
            return f"{entry.title}, {time}" if time else entry.title
        return None


class _ChapterDelegate(QStyledItemDelegate):
    def __init__(self, model: ContentsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.theme: Theme | None = None
        self._title = interface_font(13)
        self._title_current = interface_font(13, QFont.Weight.DemiBold)
        self._time = interface_font(13, tabular=True)
        self._time_current = interface_font(13, QFont.Weight.DemiBold, tabular=True)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self.theme
        if theme is None:
            return
        entry = self._model.entries[index.row()]
        current = index.row() == self._model.current
        rect: QRect = option.rect
        from PySide6.QtWidgets import QStyle  # 6 ms, which the start of the program need not pay

        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = QRectF(rect).adjusted(0, 0.5, 0, -0.5)
        if current:
            shape = QPainterPath()
            shape.addRoundedRect(ground, 7, 7)
            painter.fillPath(shape, QColor(_current_ground(theme)))
            painter.fillPath(shape.subtracted(shape.translated(3, 0)), QColor(theme.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(mixed(theme.panel, theme.turn, 0.6)))
            painter.drawRoundedRect(ground, 7, 7)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(theme.accent))
            painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        time = "" if entry.time_ms is None else format_time(entry.time_ms)
        inner = rect.adjusted(10, 0, -10, 0)
        time_font = self._time_current if current else self._time
        painter.setFont(time_font)
        painter.setPen(QColor(theme.quiet))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, time)
        taken = QFontMetricsF(time_font).horizontalAdvance(time)
        title_font = self._title_current if current else self._title
        room = inner.adjusted(0, 0, -int(taken) - 4, 0)
        title = QFontMetricsF(title_font).elidedText(
            entry.title, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setFont(title_font)
        painter.setPen(QColor(theme.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        painter.restore()


def _current_ground(theme: Theme) -> str:
    # On the panel the page's tint would vanish; it is drawn from the accent instead.
    return mixed(theme.panel, theme.accent, 0.09)


class _SpeakerShares(QWidget):
    """Dot, name, bar and percentage of each speaker."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shares: list[SpeakerShare] = []
        self._theme: Theme | None = None
        self._name_font = interface_font(13)
        self._share_font = interface_font(13, tabular=True)
        self.setAccessibleName(self.tr("Speakers"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_shares(self, shares: list[SpeakerShare]) -> None:
        self._shares = shares[:MOST_SPEAKERS]
        spoken = (f"{s.name} {s.share:.0%}" for s in self._shares)
        self.setAccessibleDescription(", ".join(spoken))
        self.setFixedHeight(SPEAKER_ROW_PX * len(self._shares))
        self.update()

    @property
    def shares(self) -> list[SpeakerShare]:
        return self._shares

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        if theme is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            names = QFontMetricsF(self._name_font)
            widest = max((names.horizontalAdvance(s.name) for s in self._shares), default=0.0)
            percent_px = QFontMetricsF(self._share_font).horizontalAdvance("100 %")
            bar_left = SIDE_PX + 17 + min(max(widest + 14, 65.0), self.width() * 0.52)
            bar_right = self.width() - SIDE_PX - percent_px + 1
            for row, share in enumerate(self._shares):
                top = row * SPEAKER_ROW_PX
                middle = top + SPEAKER_ROW_PX / 2
                colour = theme.speaker_colour(share.place)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                painter.drawEllipse(QRectF(SIDE_PX, middle - 4.5, 9, 9))
                painter.setBrush(QColor(theme.line))
                painter.drawRoundedRect(
                    QRectF(bar_left, middle - 2.5, bar_right - bar_left, 5), 2.5, 2.5
                )
                if share.share > 0:
                    painter.setBrush(colour)
                    length = max(5.0, (bar_right - bar_left) * share.share)
                    painter.drawRoundedRect(QRectF(bar_left, middle - 2.5, length, 5), 2.5, 2.5)
                name = QRectF(SIDE_PX + 17, top, bar_left - SIDE_PX - 25, SPEAKER_ROW_PX)
                painter.setFont(self._name_font)
                painter.setPen(QColor(theme.text))
                painter.drawText(
                    name,
                    Qt.AlignmentFlag.AlignVCenter,
                    names.elidedText(share.name, Qt.TextElideMode.ElideRight, name.width()),
                )
                painter.setFont(self._share_font)
                painter.setPen(QColor(theme.quiet))
                painter.drawText(
                    QRectF(bar_right, top, self.width() - SIDE_PX - bar_right, SPEAKER_ROW_PX),
                    Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                    self.tr("{0} %").format(round(share.share * 100)),
                )


class ContentsPanel(QFrame):
    """Chapters and speakers. A chapter that is clicked asks for its turn."""

    chapter_requested = Signal(object)  # ContentsEntry

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contentsPanel")
        self.setAccessibleName(self.tr("Contents"))
        self.setFixedWidth(WIDTH_PX)
        self._heading = section_label(self.tr("Contents"), self)
        self._model = ContentsModel(self)
        self._list = QListView(self)
        self._list.setAccessibleName(self.tr("Chapters"))
        self._list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._delegate = _ChapterDelegate(self._model, self)
        self._list.setItemDelegate(self._delegate)
        self._list.setModel(self._model)
        self._list.clicked.connect(self._on_chosen)
        self._list.activated.connect(self._on_chosen)
        self._none = QLabel(self.tr("Without chapters: what is said along the way."), self)
        self._none.setProperty("role", "small")
        self._none.setContentsMargins(SIDE_PX, 0, SIDE_PX, 8)
        self._none.setWordWrap(True)
        self._speaker_heading = section_label(self.tr("Speakers"), self)
        self._speakers = _SpeakerShares(self)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 21, 0, 14)
        layout.setSpacing(0)
        layout.addWidget(self._heading)
        self._heading.setContentsMargins(SIDE_PX, 0, SIDE_PX, 11)
        layout.addWidget(self._none)
        list_row = QVBoxLayout()
        list_row.setContentsMargins(8, 0, 8, 0)
        list_row.addWidget(self._list)
        layout.addLayout(list_row, 1)
        layout.addWidget(self._speaker_heading)
        layout.addSpacing(10)
        layout.addWidget(self._speakers)
        layout.addStretch(0)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._turn_starts: list[int] = []

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self._list.viewport().update()
        self._speakers.set_theme(theme)

    def set_contents(
        self,
        entries: list[ContentsEntry],
        shares: list[SpeakerShare],
        stretches: list[ContentsEntry] | None = None,
    ) -> None:
        """Show these; where there are no chapters, ``stretches`` instead, quietly."""
        named = bool(entries)
        entries = entries or stretches or []
        self._heading.setVisible(bool(entries))
        above_px = 24 if entries else 0
        self._speaker_heading.setContentsMargins(SIDE_PX, above_px, SIDE_PX, 0)
        self._model.set_entries(entries)
        self._turn_starts = [entry.turn for entry in entries]
        # The list takes the room it needs and no more, so that the speakers stand below it.
        self._list.setMaximumHeight(len(entries) * ROW_PX + 2)
        self._list.setVisible(bool(entries))
        self._none.setVisible(bool(entries) and not named)
        self._speakers.set_shares(shares)
        self._speaker_heading.setVisible(bool(shares))

    def set_current_turn(self, turn: int | None) -> None:
        """Mark the chapter that ``turn`` belongs to."""
        row = -1 if turn is None else bisect_right(self._turn_starts, turn) - 1
        if self._model.set_current(row) and row >= 0:
            self._list.scrollTo(self._model.index(row))

    @property
    def current_row(self) -> int:
        return self._model.current

    @property
    def entries(self) -> list[ContentsEntry]:
        return self._model.entries

    @property
    def shares(self) -> list[SpeakerShare]:
        return self._speakers.shares

    def _on_chosen(self, index: QModelIndex) -> None:
        self.chapter_requested.emit(self._model.entries[index.row()])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._heading.setText(self.tr("Contents").upper())
            self._speaker_heading.setText(self.tr("Speakers").upper())

"""What one sees with nothing open: what was read last, and the ways to begin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QDate,
    QEvent,
    QLocale,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QScrollArea, QVBoxLayout, QWidget

from reader.core.timecode import format_time
from reader.gui.look.icons import pixmap
from reader.gui.look.theme import Theme, book_font, interface_font, mixed
from reader.gui.widgets import push_button, section_label

if TYPE_CHECKING:
    from reader.storage.library import DocumentRecord

COLUMN_PX = 640
CARD_PX = 74
MOST_RECENT = 8
MOST_NAMES = 4


@dataclass(frozen=True, slots=True)
class RecentConversation:
    """One line of what was read last. ``progress`` is 0..1, None where unknown."""

    record: DocumentRecord
    title: str
    speakers: str
    duration_ms: int
    progress: float | None
    opened: datetime | None
    missing: bool = False


def recent_from(record: DocumentRecord) -> RecentConversation:
    """What the library knows, as the start page shows it."""
    names = ", ".join(record.speakers[:MOST_NAMES])
    if len(record.speakers) > MOST_NAMES:
        names += " …"
    return RecentConversation(
        record,
        record.title or record.path.stem,
        names,
        record.duration_ms,
        record.progress if record.duration_ms else None,
        datetime.fromtimestamp(record.opened_s),
        missing=not record.path.exists(),
    )


def opened_text(opened: datetime, today: date) -> str:
    """``Today``, ``Yesterday``, ``3 days ago``, then the date."""
    days = (today - opened.date()).days
    if days <= 0:
        return QCoreApplication.translate("StartPage", "Today")
    if days == 1:
        return QCoreApplication.translate("StartPage", "Yesterday")
    if days < 7:
        return QCoreApplication.translate("StartPage", "{0} days ago").format(days)
    return QLocale().toString(QDate(opened.year, opened.month, opened.day), "d MMMM yyyy")


class _RecentCard(QFrame):
    """Click or Enter opens it; Delete or its menu takes it off the list."""

    chosen = Signal(object)  # RecentConversation
    forget_requested = Signal(object)  # RecentConversation

    def __init__(self, recent: RecentConversation, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._recent = recent
        self.theme = theme
        self._hovered = False
        self.setFixedHeight(CARD_PX)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(recent.title)
        missing = self.tr("File not found") if recent.missing else ""
        about = (recent.speakers, missing)
        self.setAccessibleDescription(", ".join(part for part in about if part))
        self.setToolTip(str(recent.record.path))
        self._title_font = book_font(18)
        self._small_font = interface_font(12, tabular=True)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    def _cross(self) -> QRectF:
        """Where a card under the pointer shows its way off the list."""
        return QRectF(self.width() - 34, 9, 24, 24)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._cross().contains(event.position()):
            self.forget_requested.emit(self._recent)
        elif self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self._recent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._recent)
        elif event.key() == Qt.Key.Key_Delete:
            self.forget_requested.emit(self._recent)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        opening = menu.addAction(self.tr("Open"))
        opening.setEnabled(not self._recent.missing)
        opening.triggered.connect(lambda: self.chosen.emit(self._recent))
        forgetting = menu.addAction(self.tr("Take off this list"))
        forgetting.triggered.connect(lambda: self.forget_requested.emit(self._recent))
        return menu

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, recent = self.theme, self._recent
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            edge = theme.accent if self.hasFocus() else theme.quiet if self._hovered else theme.line
            painter.setPen(QColor(edge))
            painter.setBrush(
                QColor(mixed(theme.ground, theme.turn, 0.5) if self._hovered else theme.ground)
            )
            painter.drawRoundedRect(ground, 10, 10)
            inner = ground.adjusted(18, 13, -18, -12)
            metrics = QFontMetricsF(self._small_font)
            right = "" if recent.opened is None else opened_text(recent.opened, date.today())
            if recent.missing:
                right = self.tr("File not found")
            taken = metrics.horizontalAdvance(right)
            shift = 20 if self._hovered else 0
            if self._hovered:
                painter.drawPixmap(
                    QPointF(self._cross().center()) - QPointF(7, 7),
                    pixmap("close", theme.quiet, 14),
                )
            painter.setFont(self._small_font)
            painter.setPen(QColor(theme.error if recent.missing else theme.quiet))
            painter.drawText(
                inner.adjusted(0, 0, -shift, 0),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop,
                right,
            )
            painter.setFont(self._title_font)
            painter.setPen(QColor(theme.text))
            title = QFontMetricsF(self._title_font).elidedText(
                recent.title, Qt.TextElideMode.ElideRight, inner.width() - taken - shift - 16
            )
            painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)
            length = format_time(recent.duration_ms) if recent.duration_ms else ""
            below = " · ".join(part for part in (recent.speakers, length) if part)
            bar_px = 120.0 if recent.progress is not None else 0.0
            painter.setFont(self._small_font)
            painter.setPen(QColor(theme.quiet))
            painter.drawText(
                inner,
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom,
                metrics.elidedText(below, Qt.TextElideMode.ElideRight, inner.width() - bar_px - 20),
            )
            if recent.progress is not None:
                bar = QRectF(inner.right() - bar_px, inner.bottom() - 9, bar_px, 4)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.line))
                painter.drawRoundedRect(bar, 2, 2)
                bar.setWidth(max(4.0, bar_px * min(1.0, recent.progress)))
                painter.setBrush(QColor(theme.accent))
                painter.drawRoundedRect(bar, 2, 2)


class StartPage(QScrollArea):
    open_requested = Signal()
    sample_requested = Signal()
    recent_chosen = Signal(object)  # RecentConversation
    forget_requested = Signal(object)  # RecentConversation

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("startPage")
        self.setAccessibleName(self.tr("Start"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._theme: Theme | None = None
        body = QWidget(self)
        column = QWidget(body)
        column.setMaximumWidth(COLUMN_PX)
        self._emblem = QLabel(column)
        self._heading = QLabel(self.tr("Read along with any conversation"), column)
        self._heading.setFont(interface_font(26, QFont.Weight.DemiBold))
        self._heading.setProperty("role", "heading")
        self._lead = QLabel(
            self.tr(
                "Open a transcript and its recording. Earmark shows the words as they are "
                "spoken, plays from any word you click, and keeps what you think about it."
            ),
            column,
        )
        self._lead.setProperty("role", "quiet")
        self._lead.setFont(interface_font(14))
        self._lead.setWordWrap(True)
        open_button = push_button(
            self.tr("Open a conversation…"), self.open_requested.emit, column, "primary"
        )
        sample_button = push_button(
            self.tr("Open the sample conversation"), self.sample_requested.emit, column, "link"
        )
        drop = QLabel(
            self.tr("or drop files, or a folder with both, anywhere on this window"), column
        )
        drop.setProperty("role", "small")
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(open_button)
        buttons.addWidget(sample_button)
        buttons.addStretch(1)
        self._recent_heading = section_label(self.tr("Read last"), column)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self._emblem)
        inner.addSpacing(22)
        inner.addWidget(self._heading)
        inner.addSpacing(10)
        inner.addWidget(self._lead)
        inner.addSpacing(24)
        inner.addLayout(buttons)
        inner.addSpacing(10)
        inner.addWidget(drop)
        inner.addSpacing(40)
        inner.addWidget(self._recent_heading)
        inner.addSpacing(12)
        inner.addLayout(self._cards)
        outer = QHBoxLayout()
        outer.addStretch(1)
        outer.addWidget(column, 100)
        outer.addStretch(1)
        across = QVBoxLayout(body)
        across.setContentsMargins(40, 56, 40, 40)
        across.addStretch(2)
        across.addLayout(outer)
        across.addStretch(3)
        self.setWidget(body)
        self.set_recent([])

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._emblem.setPixmap(pixmap("earmark", theme.accent, 56))
        for index in range(self._cards.count()):
            item = self._cards.itemAt(index)
            card = None if item is None else item.widget()
            if isinstance(card, _RecentCard):
                card.theme = theme
                card.update()

    def set_recent(self, recent: list[RecentConversation]) -> None:
        """Newest first; only the first few are shown."""
        while (item := self._cards.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._recent_heading.setVisible(bool(recent))
        if self._theme is None:
            return
        for entry in recent[:MOST_RECENT]:
            card = _RecentCard(entry, self._theme, self)
            card.chosen.connect(self.recent_chosen)
            card.forget_requested.connect(self.forget_requested)
            self._cards.addWidget(card)

    @property
    def card_count(self) -> int:
        return self._cards.count()

    def sizeHint(self) -> QSize:
        return QSize(COLUMN_PX, 600)

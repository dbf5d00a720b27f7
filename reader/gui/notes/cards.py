"""Notes as cards: what a card says, the list's model, and how a card is painted.

Only the cards in sight are painted; heights are remembered by text and width, so that
thousands of notes stay quick.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPen,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QCompleter,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reader.core.annotation import UNDERLINE
from reader.core.timecode import format_time
from reader.gui.look.icons import pixmap
from reader.gui.look.theme import Theme, book_font, interface_font
from reader.gui.notes.text_blocks import NoteBlock, TextBlock
from reader.gui.transcript.signs import DRAW_SIGN

PADDING_PX = 14
GAP_PX = 11
HEAD_PX = 20
QUOTE_LINES = 4
BODY_LINES = 12
TAG_LINES = 2
EDITOR_PX = 92
HEADING_PX = 26
HEADING_GAP_PX = 8

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class NoteCard:
    """What is shown of one annotation. ``kind`` is ``bookmark``, ``highlight``, ``note`` or
    ``capture``; ``colour`` names a highlight's colour. Times in ms of the recording,
    ``created_s`` in seconds since 1970 (UTC)."""

    ident: object
    kind: str
    turn: int
    speaker: str
    time_ms: int | None
    quote: str
    body: str
    colour: str = ""
    detached: bool = False  # its words are not in this text
    tags: tuple[str, ...] = ()
    starred: bool = False
    end_ms: int | None = None
    created_s: float = 0.0
    modified_s: float = 0.0

    @property
    def head(self) -> str:
        time = "" if self.time_ms is None else format_time(self.time_ms)
        if self.kind == "capture" and time and self.end_ms is not None:
            time = f"{time}\u2013{format_time(self.end_ms)}"
        return ", ".join(part for part in (self.speaker, time) if part)

    @property
    def tag_line(self) -> str:
        return "  ".join(f"#{tag}" for tag in self.tags)

    @property
    def as_text(self) -> str:
        """To be pasted elsewhere: the quote with where it is from, then what was written."""
        quote = f"\u201c{self.quote}\u201d" if self.quote else ""
        about = " \u2014 ".join(part for part in (quote, self.head) if part)
        return "\n".join(part for part in (about, self.body, self.tag_line) if part)


class NoteModel(QAbstractListModel):
    """Cards in the order of the conversation."""

    body_edited = Signal(object, str)  # ident, body

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.cards: list[NoteCard] = []
        self.current_turn = -1
        self.headings: dict[int, str] = {}

    def set_cards(self, cards: list[NoteCard], headings: dict[int, str] | None = None) -> None:
        """Change what differs, so that the list keeps its place and an open editor. A group
        begins with the rows of ``headings``."""
        headings = headings or {}
        if headings != self.headings:
            self.beginResetModel()
            self.cards, self.headings = cards, headings
            self.endResetModel()
            return
        if cards == self.cards:
            return
        if len(cards) == len(self.cards) and all(
            new.ident == old.ident for new, old in zip(cards, self.cards, strict=True)
        ):
            old_cards, self.cards = self.cards, cards
            for row, (old, new) in enumerate(zip(old_cards, cards, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        if len(cards) == len(self.cards) + 1:
            row = _first_difference(self.cards, cards)
            if cards[row + 1 :] == self.cards[row:]:
                self.beginInsertRows(QModelIndex(), row, row)
                self.cards = cards
                self.endInsertRows()
                return
        if len(cards) == len(self.cards) - 1:
            row = _first_difference(self.cards, cards)
            if self.cards[row + 1 :] == cards[row:]:
                self.beginRemoveRows(QModelIndex(), row, row)
                self.cards = cards
                self.endRemoveRows()
                return
        self.beginResetModel()
        self.cards = cards
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        card = self.cards[index.row()]
        if role == Qt.ItemDataRole.EditRole:
            return card.body
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            heading = self.headings.get(index.row(), "")
            said = (heading, card.head, card.quote, card.body, card.tag_line)
            return ". ".join(part for part in said if part)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        card = self.cards[index.row()]
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or text == card.body:
            return False
        self.body_edited.emit(card.ident, text)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def row_of(self, ident: object) -> int | None:
        return next((row for row, card in enumerate(self.cards) if card.ident == ident), None)


def paint_swatch(painter: QPainter, theme: Theme, colour: str, box: QRectF) -> None:
    """A patch of a highlight's colour; an underline is a line at the foot of it."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    if colour == UNDERLINE:
        painter.setBrush(QColor(theme.accent))
        painter.drawRect(QRectF(box.left(), box.bottom() - 2.5, box.width(), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(theme.line))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    else:
        painter.setBrush(theme.highlight_colour(colour))
        painter.drawRoundedRect(box, 3, 3)
    painter.restore()


def _first_difference(one: list[NoteCard], other: list[NoteCard]) -> int:
    for row, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return row
    return min(len(one), len(other))


class NoteEditor(QPlainTextEdit):
    """A few lines of plain text. Ctrl+Enter or leaving it saves, Esc gives it up."""

    finished = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("noteEditor")
        self.setAccessibleName(self.tr("Text of the note"))
        self.setPlaceholderText(self.tr("Write half a sentence: why did it stop you?"))
        self.offers: QCompleter | None = None  # what is offered while a tag is typed
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        popup = None if self.offers is None else self.offers.popup()
        if (
            popup is not None
            and popup.isVisible()
            and (is_enter or event.key() == Qt.Key.Key_Escape)
        ):
            event.ignore()  # the list of tags, which asks here first, takes it
        elif control and is_enter:
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


class NoteDelegate(QStyledItemDelegate):
    """Paints a card, and puts an editor into the one being written on."""

    editing_began = Signal(object)  # ident
    typed = Signal(str)  # the whole text so far
    editing_ended = Signal(str, bool)  # the text, and whether it was given up

    def __init__(self, model: NoteModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.theme: Theme | None = None
        self.width_px = 268
        self.editing_row = -1
        self._editor: NoteEditor | None = None
        self._given_up = False
        self.shows_chosen = False  # several cards are
        self._head_font = interface_font(12, tabular=True)
        self._heading_font = interface_font(13, QFont.Weight.DemiBold)
        self._quote_font = book_font(16)
        self._body_font = interface_font(13)
        self._quotes = TextBlock(self._quote_font, 1.28, QUOTE_LINES)
        self._bodies = NoteBlock(self._body_font, 1.42, BODY_LINES)
        self._tags = TextBlock(interface_font(12), 1.4, TAG_LINES)

    def set_theme(self, theme: Theme) -> None:
        self.theme = self._bodies.theme = theme

    def forget_fonts(self) -> None:
        """After a font has arrived late: measure again."""
        self._quotes.forget()
        self._bodies.forget()
        self._tags.forget()

    def _text_px(self) -> int:
        return self.width_px - 2 * PADDING_PX

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        card = self._model.cards[index.row()]
        height = PADDING_PX - 4 + HEAD_PX + PADDING_PX - 1
        height += 5 + self._quotes.height(card.quote, self._text_px()) if card.quote else 0
        if index.row() == self.editing_row:
            height += 8 + EDITOR_PX
        elif card.body:
            height += 5 + self._bodies.height(card.body, self._text_px())
        if card.tags:
            height += 5 + self._tags.height(card.tag_line, self._text_px())
        return QSize(self.width_px, height + GAP_PX + self.above_px(index.row()))

    def above_px(self, row: int) -> int:
        """The room of the heading of a group above its first card."""
        if row not in self._model.headings:
            return 0
        return HEADING_PX + (HEADING_GAP_PX if row else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self.theme
        if theme is None:
            return
        card = self._model.cards[index.row()]
        rect: QRect = option.rect
        from PySide6.QtWidgets import QStyle  # 6 ms, which the start of the program need not pay

        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = rect.adjusted(0, self._paint_heading(painter, theme, rect, index.row()), 0, 0)
        ground = QRectF(rect.left(), rect.top(), self.width_px, rect.height() - GAP_PX)
        ground.adjust(0.5, 0.5, -0.5, -0.5)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        chosen = bool(state & QStyle.StateFlag.State_Selected) and self.shows_chosen
        edge = QPen(
            QColor(theme.accent if focused or chosen else theme.quiet if hovered else theme.line)
        )
        if card.detached:
            edge.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(edge)
        painter.setBrush(
            QColor(theme.turn if chosen else theme.panel if card.detached else theme.ground)
        )
        painter.drawRoundedRect(ground, 9, 9)
        left, top = ground.left() + PADDING_PX - 0.5, ground.top() + PADDING_PX - 4
        self._paint_mark(painter, theme, card, left, top + HEAD_PX / 2)
        painter.setFont(self._head_font)
        painter.setPen(QColor(theme.quiet))
        used_px = 17 + (22 if hovered else 0) + (20 if card.starred else 0)
        head = QRectF(left + 17, top, self._text_px() - used_px, HEAD_PX)
        if card.starred:
            star = QPointF(ground.right() - PADDING_PX - (35 if hovered else 13), 0)
            star.setY(top + HEAD_PX / 2 - 7)
            DRAW_SIGN["star"](painter, star, QColor(theme.accent))
            painter.setPen(QColor(theme.quiet))
        text = QFontMetricsF(self._head_font).elidedText(
            card.head, Qt.TextElideMode.ElideRight, head.width()
        )
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, text)
        if hovered:
            painter.drawPixmap(
                QPointF(ground.right() - PADDING_PX - 13, top + HEAD_PX / 2 - 8),
                pixmap("delete", theme.quiet, 16),
            )
        top += HEAD_PX
        if card.quote:
            top += 5
            painter.setPen(QColor(theme.text))
            top += self._quotes.draw(painter, card.quote, self._text_px(), QPointF(left, top))
        if index.row() == self.editing_row:
            top += 8 + EDITOR_PX
        elif card.body:
            painter.setPen(QColor(theme.quiet))
            top += 5 + self._bodies.draw(
                painter, card.body, self._text_px(), QPointF(left, top + 5)
            )
        if card.tags:
            painter.setPen(QColor(theme.accent))
            self._tags.draw(painter, card.tag_line, self._text_px(), QPointF(left, top + 5))
        painter.restore()

    def _paint_heading(self, painter: QPainter, theme: Theme, rect: QRect, row: int) -> int:
        """What it takes of the height of ``rect``."""
        above_px = self.above_px(row)
        if above_px:
            painter.setFont(self._heading_font)
            painter.setPen(QColor(theme.text))
            where = QRectF(rect.left(), rect.top(), self.width_px, above_px - 6)
            text = QFontMetricsF(self._heading_font).elidedText(
                self._model.headings[row], Qt.TextElideMode.ElideRight, where.width()
            )
            painter.drawText(where, Qt.AlignmentFlag.AlignBottom, text)
        return above_px

    def _paint_mark(
        self, painter: QPainter, theme: Theme, card: NoteCard, left: float, middle: float
    ) -> None:
        if card.kind == "highlight":
            paint_swatch(painter, theme, card.colour, QRectF(left, middle - 5, 10, 10))
        elif card.kind == "capture":
            painter.save()
            DRAW_SIGN["capture"](painter, QPointF(left - 2, middle - 7), QColor(theme.accent))
            painter.restore()
        else:
            name = "bookmark" if card.kind == "bookmark" else "note"
            painter.drawPixmap(QPointF(left - 2, middle - 7), pixmap(name, theme.accent, 14))

    def delete_rect(self, rect: QRect, row: int) -> QRect:
        """Where the card ``row``, which is at ``rect``, shows its basket."""
        top = rect.top() + self.above_px(row)
        return QRect(rect.left() + self.width_px - PADDING_PX - 18, top + 6, 28, 26)

    # -- editing --------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = NoteEditor(parent)
        editor.finished.connect(lambda: self._finish(editor, commit=True))
        editor.cancelled.connect(lambda: self._finish(editor, commit=False))
        self._set_editing(index.row())
        self._editor = editor
        self.editing_began.emit(self._model.cards[index.row()].ident)
        editor.textChanged.connect(lambda: self.typed.emit(editor.toPlainText()))
        return editor

    def finish_editing(self) -> None:
        """Keep what is being written and close its editor."""
        if self._editor is not None:
            self._finish(self._editor, commit=True)

    def _finish(self, editor: QWidget, *, commit: bool) -> None:
        self._given_up = not commit
        if commit:
            self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self._set_editing(-1)
        self._editor = None
        given_up, self._given_up = self._given_up, False
        text = editor.toPlainText().strip() if isinstance(editor, NoteEditor) else ""
        self.editing_ended.emit(text, given_up)
        super().destroyEditor(editor, index)

    def _set_editing(self, row: int) -> None:
        old, self.editing_row = self.editing_row, row
        for changed in (old, row):
            if 0 <= changed < len(self._model.cards):
                self.sizeHintChanged.emit(self._model.index(changed))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, NoteEditor) and not editor.document().isModified():
            editor.setPlainText(self._model.cards[index.row()].body)
            editor.moveCursor(QTextCursor.MoveOperation.End)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, NoteEditor):
            model.setData(QModelIndex(index), editor.toPlainText())  # type: ignore[arg-type]

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect: QRect = option.rect
        bottom = rect.bottom() - GAP_PX - PADDING_PX + 6
        card = self._model.cards[index.row()]
        bottom -= 5 + self._tags.height(card.tag_line, self._text_px()) if card.tags else 0
        editor.setGeometry(
            rect.left() + PADDING_PX - 4,
            bottom - EDITOR_PX,
            self.width_px - 2 * PADDING_PX + 8,
            EDITOR_PX,
        )

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        # Enter is a new line here, and Esc is the editor's own affair.
        if event.type() == QEvent.Type.KeyPress:
            return False
        return super().eventFilter(editor, event)

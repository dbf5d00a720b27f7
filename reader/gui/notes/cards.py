"""Notes as cards: what a card says, the list's model, and how a card is painted.

Only the cards in sight are painted; heights are remembered by text and width, so that
thousands of notes stay quick.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

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
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reader.core.timecode import format_time
from reader.gui.look.icons import pixmap
from reader.gui.look.theme import Theme, book_font, interface_font

PADDING_PX = 14
GAP_PX = 11
HEAD_PX = 20
QUOTE_LINES = 4
BODY_LINES = 12
EDITOR_PX = 92

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class NoteCard:
    """What is shown of one annotation. ``kind`` is ``bookmark``, ``highlight`` or ``note``;
    ``colour`` names a highlight's colour."""

    ident: object
    kind: str
    turn: int
    speaker: str
    time_ms: int | None
    quote: str
    body: str
    colour: str = ""
    detached: bool = False  # its words are not in this text

    @property
    def head(self) -> str:
        time = "" if self.time_ms is None else format_time(self.time_ms)
        return ", ".join(part for part in (self.speaker, time) if part)

    @property
    def as_text(self) -> str:
        """To be pasted elsewhere: the quote with where it is from, then what was written."""
        quote = f"\u201c{self.quote}\u201d" if self.quote else ""
        about = " \u2014 ".join(part for part in (quote, self.head) if part)
        return "\n".join(part for part in (about, self.body) if part)


class NoteModel(QAbstractListModel):
    """Cards in the order of the conversation."""

    body_edited = Signal(object, str)  # ident, body

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.cards: list[NoteCard] = []
        self.current_turn = -1

    def set_cards(self, cards: list[NoteCard]) -> None:
        """Change what differs, so that the list keeps its place and an open editor."""
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
            return ". ".join(part for part in (card.head, card.quote, card.body) if part)
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
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
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
        self._head_font = interface_font(12, tabular=True)
        self._quote_font = book_font(16)
        self._body_font = interface_font(13)
        self._quotes = _TextBlock(self._quote_font, 1.28, QUOTE_LINES)
        self._bodies = _TextBlock(self._body_font, 1.42, BODY_LINES)

    def forget_fonts(self) -> None:
        """After a font has arrived late: measure again."""
        self._quotes.forget()
        self._bodies.forget()

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
        return QSize(self.width_px, height + GAP_PX)

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
        ground = QRectF(rect.left(), rect.top(), self.width_px, rect.height() - GAP_PX)
        ground.adjust(0.5, 0.5, -0.5, -0.5)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        edge = QPen(QColor(theme.accent if focused else theme.quiet if hovered else theme.line))
        if card.detached:
            edge.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(edge)
        painter.setBrush(QColor(theme.panel if card.detached else theme.ground))
        painter.drawRoundedRect(ground, 9, 9)
        left, top = ground.left() + PADDING_PX - 0.5, ground.top() + PADDING_PX - 4
        self._paint_mark(painter, theme, card, left, top + HEAD_PX / 2)
        painter.setFont(self._head_font)
        painter.setPen(QColor(theme.quiet))
        head = QRectF(left + 17, top, self._text_px() - 17 - (22 if hovered else 0), HEAD_PX)
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
        if card.body and index.row() != self.editing_row:
            painter.setPen(QColor(theme.quiet))
            self._bodies.draw(painter, card.body, self._text_px(), QPointF(left, top + 5))
        painter.restore()

    def _paint_mark(
        self, painter: QPainter, theme: Theme, card: NoteCard, left: float, middle: float
    ) -> None:
        if card.kind == "highlight":
            painter.save()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.highlight_colour(card.colour))
            painter.drawRoundedRect(QRectF(left, middle - 5, 10, 10), 3, 3)
            painter.restore()
        else:
            name = "bookmark" if card.kind == "bookmark" else "note"
            painter.drawPixmap(QPointF(left - 2, middle - 7), pixmap(name, theme.accent, 14))

    def delete_rect(self, rect: QRect) -> QRect:
        """Where a card at ``rect`` shows its basket."""
        return QRect(rect.left() + self.width_px - PADDING_PX - 18, rect.top() + 6, 28, 26)

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


class _TextBlock:
    """Wrapped text of a few lines at most; its height is remembered."""

    def __init__(self, font: QFont, line_height: float, most_lines: int) -> None:
        self._font = font
        self._step = font.pixelSize() * line_height
        self._most = most_lines
        self._count = lru_cache(maxsize=20_000)(self._count_lines)

    def forget(self) -> None:
        self._count.cache_clear()

    def height(self, text: str, width_px: int) -> int:
        return round(self._count(text, width_px) * self._step)

    def _layout(self, text: str, width_px: int) -> tuple[QTextLayout, int]:
        layout = QTextLayout(text.replace("\n", "\u2028"), self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        count = 0
        while count < self._most + 1:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width_px)
            line.setPosition(QPointF(0, count * self._step))
            count += 1
        layout.endLayout()
        return layout, count

    def _count_lines(self, text: str, width_px: int) -> int:
        return min(self._most, self._layout(text[:2000], width_px)[1])

    def draw(self, painter: QPainter, text: str, width_px: int, at: QPointF) -> int:
        """Paint it; returns its height in px."""
        layout, count = self._layout(text[:2000], width_px)
        metrics = QFontMetricsF(self._font)
        lift = (self._step - metrics.height()) / 2
        for index in range(min(count, self._most)):
            line = layout.lineAt(index)
            if index == self._most - 1 and count > self._most:
                painter.setFont(self._font)
                rest = metrics.elidedText(
                    text[line.textStart() : line.textStart() + 400],
                    Qt.TextElideMode.ElideRight,
                    width_px,
                )
                baseline = at + QPointF(0, index * self._step + lift + metrics.ascent())
                painter.drawText(baseline, rest)
            else:
                line.draw(painter, at + QPointF(0, lift))
        return round(min(count, self._most) * self._step)

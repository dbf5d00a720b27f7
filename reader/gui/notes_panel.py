"""The right panel: every mark of this conversation in its order, and a place for the next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reader.gui.actions import key_text
from reader.gui.note_cards import NoteCard, NoteDelegate, NoteEditor, NoteModel
from reader.gui.theme import Theme
from reader.gui.widgets import key_label, push_button, section_label

WIDTH_PX = 304
SIDE_PX = 18
SCROLL_BAR_PX = 12


class _NoteList(QListView):
    """The cards. A click goes to the place, a double click or Enter edits, Delete deletes."""

    delete_requested = Signal(QModelIndex)
    edit_requested = Signal(QModelIndex)

    def __init__(self, delegate_width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Notes"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setMinimumWidth(delegate_width)
        self.pressed_at = QPoint()  # in the viewport

    def content_height(self) -> int:
        # Cheap bound: what is certainly taller than the panel need not be measured.
        model = self.model()
        total, limit = 0, 4000
        for row in range(model.rowCount()):
            total += self.sizeHintForIndex(model.index(row, 0)).height()
            if total > limit:
                break
        return total

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_requested.emit(index)
        elif index.isValid() and event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Space):
            self.edit_requested.emit(index)
        else:
            super().keyPressEvent(event)


class NoteComposer(QFrame):
    """The dashed card that becomes a note on the current turn."""

    opened = Signal()
    closed = Signal()
    typed = Signal(str)  # the whole text so far
    saved = Signal(str)
    given_up = Signal(str)  # what had been written

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("noteComposer")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Note on this turn"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme: Theme | None = None
        self._hint = QLabel(self.tr("Note on this turn"), self)
        self._hint.setProperty("role", "quiet")
        self._key = key_label(key_text("N"), self)
        self._about = QLabel(self)
        self._about.setProperty("role", "small")
        self._about.setWordWrap(True)
        self._editor = NoteEditor(self)
        self._editor.setFixedHeight(92)
        self._editor.finished.connect(self.save)
        self._editor.cancelled.connect(self._give_up)
        self._editor.textChanged.connect(self._on_typed)
        self._editor.installEventFilter(self)
        self._save_button = push_button(self.tr("Save"), self.save, self, "link")
        self._save_hint = QLabel(key_text("Ctrl+Return"), self)
        self._save_hint.setProperty("role", "small")
        row = QHBoxLayout()
        row.addWidget(self._hint, 1)
        row.addWidget(self._key)
        foot = QHBoxLayout()
        foot.addWidget(self._save_hint, 1)
        foot.addWidget(self._save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 11, 8)
        layout.setSpacing(6)
        layout.addLayout(row)
        layout.addWidget(self._about)
        layout.addWidget(self._editor)
        layout.addLayout(foot)
        self.setMinimumHeight(40)
        self._show_parts(open_=False)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    @property
    def is_open(self) -> bool:
        return bool(self.property("open"))

    @property
    def text(self) -> str:
        return self._editor.toPlainText()

    def open_editor(self, about: str, text: str = "") -> None:
        """Take a note; ``about`` says on what and ``text`` is what there is of it. What was
        being written stays."""
        if not self.is_open:
            self._editor.setPlainText(text)
            self._editor.moveCursor(QTextCursor.MoveOperation.End)
        self._about.setText(about)
        self._show_parts(open_=True)
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_editor(self) -> None:
        """Give up what is being written."""
        was_open = self.is_open
        self._editor.clear()
        self._show_parts(open_=False)
        if was_open:
            self.closed.emit()

    def _on_typed(self) -> None:
        if self.is_open:
            self.typed.emit(self.text)

    def _give_up(self) -> None:
        text = self.text.strip()
        self.close_editor()
        self.given_up.emit(text)

    def save(self) -> None:
        """Keep what is written; nothing where the editor is closed."""
        if not self.is_open:
            return
        text = self.text.strip()
        self.close_editor()
        self.saved.emit(text)

    def _show_parts(self, *, open_: bool) -> None:
        self.setProperty("open", open_)
        for widget in (self._about, self._editor, self._save_button, self._save_hint):
            widget.setVisible(open_)
        self._hint.setVisible(not open_)
        self._key.setVisible(not open_)
        self.style().unpolish(self)
        self.style().polish(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._editor and event.type() == QEvent.Type.FocusOut:
            # A menu or another window is not leaving; going elsewhere keeps what was written.
            reason = event.reason()  # type: ignore[attr-defined]
            if self.is_open and reason not in (
                Qt.FocusReason.PopupFocusReason,
                Qt.FocusReason.ActiveWindowFocusReason,
            ):
                self.save()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.is_open:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.is_open and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_open or self._theme is None:
            super().paintEvent(event)
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colour = self._theme.accent if self.hasFocus() else self._theme.line
            painter.setPen(QPen(QColor(colour), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)


class NotesPanel(QFrame):
    """Shows cards; asks for everything that is to be done with them."""

    card_activated = Signal(object)  # NoteCard
    body_edited = Signal(object, str)  # ident, body
    delete_requested = Signal(object)  # NoteCard
    compose_requested = Signal()
    note_typed = Signal(str)  # so far
    note_written = Signal(str)  # empty where nothing was
    note_given_up = Signal(str)
    editing_began = Signal(object)  # ident
    body_typed = Signal(str)  # so far
    editing_ended = Signal(str, bool)  # the text, and whether it was given up
    colour_chosen = Signal(object, str)  # ident, colour

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notesPanel")
        self.setAccessibleName(self.tr("Notes"))
        self.setFixedWidth(WIDTH_PX)
        heading = section_label(self.tr("Notes"), self)
        self._badge = QLabel(self)
        self._badge.setProperty("role", "badge")
        self._badge.setFixedHeight(18)
        self._badge.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        head = QHBoxLayout()
        head.setContentsMargins(SIDE_PX, 0, SIDE_PX, 0)
        head.setSpacing(8)
        head.addWidget(heading)
        head.addWidget(self._badge)
        head.addStretch(1)

        self._model = NoteModel(self)
        self._model.body_edited.connect(self.body_edited)
        self._list = _NoteList(WIDTH_PX - 2 * SIDE_PX, self)
        self._delegate = NoteDelegate(self._model, self._list)
        self._delegate.width_px = WIDTH_PX - 2 * SIDE_PX
        self._delegate.editing_began.connect(self.editing_began)
        self._delegate.typed.connect(self.body_typed)
        self._delegate.editing_ended.connect(self.editing_ended)
        # An editor whose list is made anew would go without a word.
        self._model.modelAboutToBeReset.connect(self._delegate.finish_editing)
        self._list.setItemDelegate(self._delegate)
        self._list.setModel(self._model)
        self._list.clicked.connect(self._on_clicked)
        self._list.activated.connect(self._on_activated)
        self._list.doubleClicked.connect(
            lambda index: self.edit_card(self._model.cards[index.row()].ident)
        )
        self._list.edit_requested.connect(
            lambda index: self.edit_card(self._model.cards[index.row()].ident)
        )
        self._list.delete_requested.connect(self._on_delete)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._on_menu)
        self._delegate.sizeHintChanged.connect(lambda _index: self._fit())
        self._empty = QLabel(
            self.tr("Press {0} to bookmark the turn you hear, {1} to write a note on it.").format(
                key_text("B"), key_text("N")
            ),
            self,
        )
        self._empty.setProperty("role", "quiet")
        self._empty.setWordWrap(True)
        self.composer = NoteComposer(self)
        self.composer.opened.connect(self.compose_requested)
        self.composer.saved.connect(self.note_written)
        self.composer.typed.connect(self.note_typed)
        self.composer.given_up.connect(self.note_given_up)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 20, 0, 14)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addSpacing(10)
        cards = QVBoxLayout()
        # The scroll bar stands in the margin beside the cards.
        cards.setContentsMargins(SIDE_PX, 0, SIDE_PX - SCROLL_BAR_PX, 0)
        cards.setSpacing(0)
        cards.addWidget(self._empty)
        cards.addWidget(self._list, 100)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, SCROLL_BAR_PX, 0)
        below.addWidget(self.composer)
        cards.addLayout(below)
        cards.addStretch(1)
        layout.addLayout(cards, 1)
        self._empty.setContentsMargins(0, 0, 0, 12)
        self.set_cards([])

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self._list.viewport().update()
        self.composer.set_theme(theme)

    def set_cards(self, cards: list[NoteCard]) -> None:
        self._model.set_cards(cards)
        self._badge.setText(str(len(cards)))
        self._badge.setAccessibleName(self.tr("%n note(s)", "", len(cards)))
        self._badge.setVisible(bool(cards))
        self._empty.setVisible(not cards)
        self._list.setVisible(bool(cards))
        self._fit()

    @property
    def cards(self) -> list[NoteCard]:
        return self._model.cards

    def set_enabled(self, enabled: bool) -> None:
        """Without a conversation there is nothing to note."""
        self.composer.setVisible(enabled)

    def finish_editing(self) -> None:
        """Keep what is being written into a card."""
        self._delegate.finish_editing()

    def show_turn(self, turn: int) -> None:
        """Bring the first card of ``turn`` into sight."""
        for row, card in enumerate(self._model.cards):
            if card.turn >= turn:
                self._list.scrollTo(self._model.index(row))
                return

    def edit_card(self, ident: object) -> None:
        row = self._model.row_of(ident)
        if row is not None:
            index = self._model.index(row)
            self._list.scrollTo(index)
            self._list.edit(index)
            self._list.scheduleDelayedItemsLayout()
            QTimer.singleShot(0, self._show_edited)

    def _show_edited(self) -> None:
        """The card has grown by its editor: all of it is to be seen."""
        row = self._delegate.editing_row
        if 0 <= row < len(self._model.cards):
            self._list.scrollTo(self._model.index(row))

    def _fit(self) -> None:
        self._list.setMaximumHeight(max(1, self._list.content_height()))

    def _on_clicked(self, index: QModelIndex) -> None:
        card = self._model.cards[index.row()]
        where = self._list.pressed_at
        if self._delegate.delete_rect(self._list.visualRect(index)).contains(where):
            self.delete_requested.emit(card)
        else:
            self.card_activated.emit(card)

    def _on_activated(self, index: QModelIndex) -> None:
        if self._list.hasFocus():  # Enter; a double click edits
            self.card_activated.emit(self._model.cards[index.row()])

    def _on_delete(self, index: QModelIndex) -> None:
        self.delete_requested.emit(self._model.cards[index.row()])

    def _on_menu(self, where: QPoint) -> None:
        index = self._list.indexAt(where)
        if not index.isValid():
            return
        card = self._model.cards[index.row()]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        go = menu.addAction(self.tr("Go there"))
        edit = menu.addAction(self.tr("Edit the note"))
        delete = menu.addAction(self.tr("Delete"))
        go.triggered.connect(lambda: self.card_activated.emit(card))
        edit.triggered.connect(lambda: self.edit_card(card.ident))
        delete.triggered.connect(lambda: self.delete_requested.emit(card))
        menu.popup(self._list.viewport().mapToGlobal(where))

    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, 400)

"""The cards as a list: looking, editing in place, and what can be done with each."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from reader.core.annotation import HIGHLIGHT_STYLES, UNDERLINE
from reader.gui.look.icons import device_pixel_ratio
from reader.gui.look.theme import Theme
from reader.gui.notes.cards import NoteCard, NoteDelegate, NoteModel, paint_swatch

SWATCH_PX = 14
_CHOOSING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def colour_name(name: str) -> str:
    """A highlight's colour for people."""
    names = {
        "yellow": QCoreApplication.translate("colours", "Yellow"),
        "blue": QCoreApplication.translate("colours", "Blue"),
        "green": QCoreApplication.translate("colours", "Green"),
        "pink": QCoreApplication.translate("colours", "Pink"),
        "purple": QCoreApplication.translate("colours", "Purple"),
        UNDERLINE: QCoreApplication.translate("colours", "Underline"),
    }
    return names.get(name, name)


def icon_of_colour(theme: Theme, name: str) -> QIcon:
    """A patch of the colour, as fine as the screen is."""
    ratio = device_pixel_ratio()
    patch = QPixmap(round(SWATCH_PX * ratio), round(SWATCH_PX * ratio))
    patch.setDevicePixelRatio(ratio)
    patch.fill(Qt.GlobalColor.transparent)
    with QPainter(patch) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_swatch(painter, theme, name, QRectF(0, 0, SWATCH_PX, SWATCH_PX))
    return QIcon(patch)


class NoteList(QListView):
    """Cards. A click or Enter goes to the place, a double click or Space edits, P has it
    heard, Delete deletes. Shift and Ctrl choose several, which Delete, * and G then are for."""

    card_activated = Signal(object)  # NoteCard
    body_edited = Signal(object, str)  # ident, body
    delete_requested = Signal(object)  # NoteCard
    peek_requested = Signal(object)  # NoteCard
    colour_chosen = Signal(object, str)  # ident, colour
    star_requested = Signal(object)  # NoteCard: or its removal
    tags_requested = Signal(object)  # NoteCard
    choice_changed = Signal()
    chosen_asked = Signal(str)  # "delete", "star" or "tags", of all that are chosen
    chosen_menu_requested = Signal(object)  # QPoint, global
    editing_began = Signal(object)  # ident
    typed = Signal(str)  # so far
    editing_ended = Signal(str, bool)  # the text, and whether it was given up

    def __init__(self, name: str, width_px: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMinimumWidth(width_px)
        self._pressed_at = QPoint()  # in the viewport
        self._choosing = False  # a press that chooses several goes nowhere
        self._cards = NoteModel(self)
        self._cards.body_edited.connect(self.body_edited)
        self._delegate = NoteDelegate(self._cards, self)
        self._delegate.width_px = width_px
        self._delegate.editing_began.connect(self.editing_began)
        self._delegate.typed.connect(self.typed)
        self._delegate.editing_ended.connect(self.editing_ended)
        # An editor whose list is made anew would go without a word.
        self._cards.modelAboutToBeReset.connect(self._delegate.finish_editing)
        self._delegate.sizeHintChanged.connect(lambda _index: self.fit())
        self.setItemDelegate(self._delegate)
        self.setModel(self._cards)
        self.selectionModel().selectionChanged.connect(self._on_chosen)
        self._cards.modelReset.connect(self._on_chosen)
        self.clicked.connect(self._on_clicked)
        self.activated.connect(self._on_activated)
        self.doubleClicked.connect(lambda index: self.edit_card(self._card(index).ident))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)

    @property
    def cards(self) -> list[NoteCard]:
        return self._cards.cards

    def _card(self, index: QModelIndex) -> NoteCard:
        return self._cards.cards[index.row()]

    def set_theme(self, theme: Theme) -> None:
        self._delegate.set_theme(theme)
        if self.isVisible():  # before, the viewport need not be known to Python: 10 ms
            self.viewport().update()

    @property
    def chosen(self) -> list[NoteCard]:
        """What is chosen where it is several, each once, in the order of the list; else
        nothing: the card one is at is not chosen for more than itself."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        cards = {self.cards[row].ident: self.cards[row] for row in rows if row < len(self.cards)}
        return list(cards.values()) if len(cards) > 1 else []

    def _on_chosen(self) -> None:
        self._delegate.shows_chosen = bool(self.chosen)
        if self.isVisible():
            self.viewport().update()
        self.choice_changed.emit()

    def set_cards(self, cards: list[NoteCard], headings: dict[int, str] | None = None) -> None:
        """A group begins with the cards of ``headings``."""
        self._cards.set_cards(cards, headings)
        self.setVisible(bool(cards))
        self.fit()

    def set_width(self, width_px: int) -> None:
        """Lay the cards out anew, ``width_px`` wide."""
        self.setMinimumWidth(width_px)
        self._delegate.width_px = width_px
        self.scheduleDelayedItemsLayout()
        self.fit()

    def fit(self) -> None:
        """Take the room the cards need and no more."""
        self.setMaximumHeight(max(1, self.content_height()))

    def content_height(self) -> int:
        # Cheap bound: what is certainly taller than the panel need not be measured.
        total, limit = 0, 4000
        for row in range(self._cards.rowCount()):
            total += self.sizeHintForIndex(self._cards.index(row, 0)).height()
            if total > limit:
                break
        return total

    def show_turn(self, turn: int) -> None:
        """Bring the first card of ``turn`` into sight."""
        for row, card in enumerate(self._cards.cards):
            if card.turn >= turn:
                self.scrollTo(self._cards.index(row))
                return

    def edit_card(self, ident: object) -> bool:
        """Open an editor in the card; False where it is not here."""
        row = self._cards.row_of(ident)
        if row is None:
            return False
        index = self._cards.index(row)
        self.scrollTo(index)
        self.edit(index)
        self.scheduleDelayedItemsLayout()
        QTimer.singleShot(0, self, self._show_edited)
        return True

    def finish_editing(self) -> None:
        """Keep what is being written into a card."""
        self._delegate.finish_editing()

    def _show_edited(self) -> None:
        """The card has grown by its editor: all of it is to be seen."""
        row = self._delegate.editing_row
        if 0 <= row < len(self._cards.cards):
            self.scrollTo(self._cards.index(row))

    # -- hands --------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        self._choosing = bool(event.modifiers() & _CHOOSING)
        super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Keys that the window has too are the card's while there is one.
        if event.type() == QEvent.Type.ShortcutOverride and self.currentIndex().isValid():
            key = cast(QKeyEvent, event)
            plain = key.modifiers() == Qt.KeyboardModifier.NoModifier
            plainly = plain and key.key() in (Qt.Key.Key_P, Qt.Key.Key_G)
            if key.text() == "*" or plainly or key.matches(QKeySequence.StandardKey.SelectAll):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        asked = self._asked_of_several(event)
        if event.key() == Qt.Key.Key_Escape and self.chosen:
            self.clearSelection()
        elif asked and self.chosen:
            self.chosen_asked.emit(asked)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif index.isValid() and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_requested.emit(self._card(index))
        elif index.isValid() and event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Space):
            self.edit_card(self._card(index).ident)
        elif index.isValid() and event.key() == Qt.Key.Key_P and not event.modifiers():
            self.peek_requested.emit(self._card(index))
        elif index.isValid() and event.text() == "*":
            self.star_requested.emit(self._card(index))
        elif index.isValid() and event.key() == Qt.Key.Key_G and not event.modifiers():
            self.tags_requested.emit(self._card(index))
        else:
            super().keyPressEvent(event)

    def _asked_of_several(self, event: QKeyEvent) -> str:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return "delete"
        if event.text() == "*":
            return "star"
        return "tags" if event.key() == Qt.Key.Key_G and not event.modifiers() else ""

    def _on_clicked(self, index: QModelIndex) -> None:
        basket = self._delegate.delete_rect(self.visualRect(index), index.row())
        if self._choosing:
            return
        if basket.contains(self._pressed_at):
            self.delete_requested.emit(self._card(index))
        else:
            self.card_activated.emit(self._card(index))

    def _on_activated(self, index: QModelIndex) -> None:
        if self.hasFocus():  # Enter; a double click edits
            self.card_activated.emit(self._card(index))

    def _on_menu(self, where: QPoint) -> None:
        index = self.indexAt(where)
        if index.isValid() and self._card(index) in self.chosen:
            self.chosen_menu_requested.emit(self.viewport().mapToGlobal(where))
        elif index.isValid():
            menu = self.card_menu(self._card(index))
            menu.popup(self.viewport().mapToGlobal(where))

    def card_menu(self, card: NoteCard) -> QMenu:
        """What can be done with a card."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        go = menu.addAction(self.tr("Go to its time") if card.detached else self.tr("Go there"))
        go.setEnabled(not card.detached or card.time_ms is not None)
        go.triggered.connect(lambda: self.card_activated.emit(card))
        peek = menu.addAction(self.tr("Hear it and come back"))
        peek.setEnabled(card.time_ms is not None)
        peek.setShortcut(QKeySequence(Qt.Key.Key_P))  # shown; the list itself hears it
        peek.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        peek.triggered.connect(lambda: self.peek_requested.emit(card))
        edit = menu.addAction(self.tr("Edit the note") if card.body else self.tr("Write a note…"))
        edit.triggered.connect(lambda: self.edit_card(card.ident))
        theme = self._delegate.theme
        star = menu.addAction(self.tr("Remove the star") if card.starred else self.tr("Star"))
        star.triggered.connect(lambda: self.star_requested.emit(card))
        tags = menu.addAction(self.tr("Tags…"))
        tags.triggered.connect(lambda: self.tags_requested.emit(card))
        if card.kind in ("highlight", "note") and theme is not None:
            colours = menu.addMenu(self.tr("Colour"))
            for name in HIGHLIGHT_STYLES:
                colour = colours.addAction(icon_of_colour(theme, name), colour_name(name))
                colour.setCheckable(True)
                colour.setChecked(name == card.colour)
                colour.triggered.connect(partial(self._on_colour, card.ident, name))
        copy = menu.addAction(self.tr("Copy"))
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(card.as_text))
        menu.addSeparator()
        delete = menu.addAction(self.tr("Delete"))
        delete.triggered.connect(lambda: self.delete_requested.emit(card))
        return menu

    def _on_colour(self, ident: object, colour: str, _checked: bool = False) -> None:
        self.colour_chosen.emit(ident, colour)

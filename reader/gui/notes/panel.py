"""The right panel: every mark of this conversation in its order, a place for the next, and
those whose words the text no longer has."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.gui.look.theme import Theme
from reader.gui.notes.cards import NoteCard
from reader.gui.notes.composer import NoteComposer
from reader.gui.notes.list import NoteList
from reader.gui.widgets import section_label

if TYPE_CHECKING:
    from reader.gui.notes.detached import PlaceOffers

# What is left of the cards, and the headings of the groups that begin with these rows.
Narrow = Callable[[list[NoteCard]], tuple[list[NoteCard], dict[int, str]]]

WIDTH_PX = 304
SIDE_PX = 18
SCROLL_BAR_PX = 12


class NotesPanel(QFrame):
    """Shows cards; asks for everything that is to be done with them."""

    card_activated = Signal(object)  # NoteCard
    body_edited = Signal(object, str)  # ident, body
    delete_requested = Signal(object)  # NoteCard
    peek_requested = Signal(object)  # NoteCard
    compose_requested = Signal()
    note_typed = Signal(object)  # Written so far
    note_written = Signal(object)  # Written; empty where nothing was
    note_given_up = Signal(object)  # Written
    editing_began = Signal(object)  # ident
    body_typed = Signal(str)  # so far
    editing_ended = Signal(str, bool)  # the text, and whether it was given up
    colour_chosen = Signal(object, str)  # ident, colour
    star_requested = Signal(object)  # NoteCard: or its removal
    tags_requested = Signal(object)  # NoteCard
    filter_toggled = Signal(bool)
    choice_changed = Signal()
    chosen_asked = Signal(str)  # "delete", "star" or "tags", of all that are chosen
    chosen_menu_requested = Signal(object)  # QPoint, global
    offers_requested = Signal(object)  # NoteCard: of a note without a place

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
        self._filter = QToolButton(self)
        self._filter.setProperty("role", "line")
        self._filter.setText(self.tr("Filter"))
        self._filter.setAccessibleName(self.tr("Filter the notes"))
        self._filter.setCheckable(True)
        self._filter.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._filter.toggled.connect(self.filter_toggled)
        head.addWidget(self._filter)
        self._all_cards: list[NoteCard] = []
        self._narrow: Narrow | None = None

        width_px = WIDTH_PX - 2 * SIDE_PX
        self._list = NoteList(self.tr("Notes"), width_px, self)
        self._list.choice_changed.connect(self.choice_changed)
        self._list.chosen_asked.connect(self.chosen_asked)
        self._list.chosen_menu_requested.connect(self.chosen_menu_requested)
        self._detached = NoteList(self.tr("Notes without a place"), width_px, self)
        # One at a time: each has to be given a place of its own.
        self._detached.setSelectionMode(NoteList.SelectionMode.NoSelection)
        for part in (self._list, self._detached):
            part.card_activated.connect(self.card_activated)
            part.body_edited.connect(self.body_edited)
            part.delete_requested.connect(self.delete_requested)
            part.peek_requested.connect(self.peek_requested)
            part.colour_chosen.connect(self.colour_chosen)
            part.star_requested.connect(self.star_requested)
            part.tags_requested.connect(self.tags_requested)
            part.editing_began.connect(self.editing_began)
            part.typed.connect(self.body_typed)
            part.editing_ended.connect(self.editing_ended)
        self._detached.card_activated.connect(self.offers_requested)
        self._detached_heading = section_label(self.tr("Without a place"), self)
        self._detached_why = QLabel(
            self.tr(
                "The words that these are about do not stand in this text as it is now. Press "
                "Enter on one to see where it may belong."
            ),
            self,
        )
        self._detached_why.setProperty("role", "small")
        self._detached_why.setWordWrap(True)
        self._empty = QLabel(self)
        self._empty.setProperty("role", "quiet")
        self._empty.setWordWrap(True)
        self.composer = NoteComposer(self)
        self.composer.opened.connect(self.compose_requested)
        self.composer.saved.connect(self.note_written)
        self.composer.typed.connect(self.note_typed)
        self.composer.given_up.connect(self.note_given_up)

        self._list.setMinimumHeight(1)  # in a low window it makes room for what is written
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 20, 0, 14)
        layout.setSpacing(0)
        layout.addLayout(head)
        self._narrowing = QVBoxLayout()
        self._narrowing.setContentsMargins(SIDE_PX, 0, SIDE_PX, 0)
        layout.addLayout(self._narrowing)
        layout.addSpacing(10)
        cards = QVBoxLayout()
        # The scroll bar stands in the margin beside the cards.
        cards.setContentsMargins(SIDE_PX, 0, SIDE_PX - SCROLL_BAR_PX, 0)
        cards.setSpacing(0)
        cards.addWidget(self._empty)
        cards.addWidget(self._list, 100)
        below = QHBoxLayout()
        below.setContentsMargins(0, 6, SCROLL_BAR_PX, 0)  # a card cut off there does not touch it
        below.addWidget(self.composer)
        cards.addLayout(below)
        cards.addSpacing(18)
        cards.addWidget(self._detached_heading)
        cards.addSpacing(6)
        cards.addWidget(self._detached_why)
        cards.addSpacing(8)
        cards.addWidget(self._detached, 60)
        self._below = cards
        self._offers: PlaceOffers | None = None
        cards.addStretch(1)
        layout.addLayout(cards, 1)
        self._empty.setContentsMargins(0, 0, 0, 12)
        self._detached_why.setContentsMargins(0, 0, SCROLL_BAR_PX, 0)
        self.set_cards([])

    def set_keys(self, bookmark: str, note: str) -> None:
        """What to press for a bookmark and for a note."""
        text = self.tr("Press {0} to bookmark the turn you hear, {1} to write a note on it.")
        self._empty.setText(text.format(bookmark, note))

    def set_theme(self, theme: Theme) -> None:
        self._list.set_theme(theme)
        self._detached.set_theme(theme)
        self.composer.set_theme(theme)

    def set_cards(self, cards: list[NoteCard], detached: list[NoteCard] | None = None) -> None:
        """``detached`` are those whose words are not in the text."""
        detached = detached or []
        self._all_cards = cards
        self._show_cards()
        self._detached.set_cards(detached)
        self._detached_heading.setVisible(bool(detached))
        self._detached_why.setVisible(bool(detached))

    def _show_cards(self) -> None:
        cards = self._all_cards
        shown, headings = (cards, {}) if self._narrow is None else self._narrow(cards)
        self._list.set_cards(shown, headings)
        count = len({card.ident for card in shown})  # one with two tags is in two groups
        self._badge.setText(str(len(cards)))
        if count != len(cards):
            self._badge.setText(self.tr("{0} of {1}").format(count, len(cards)))
        self._badge.setAccessibleName(self.tr("%n note(s)", "", count))
        self._badge.setVisible(bool(cards))
        self._filter.setVisible(bool(cards) or self._filter.isChecked())
        self._empty.setVisible(not cards)

    def add_narrowing(self, bar: QWidget) -> None:
        """``bar`` unfolds below the heading."""
        self._narrowing.addSpacing(8)
        self._narrowing.addWidget(bar)

    def fold_filter(self) -> None:
        """Put the row away that narrows the cards."""
        self._filter.setChecked(False)

    def set_narrowing(self, narrow: Narrow | None) -> None:
        """Show what ``narrow`` leaves of the cards, in its order; None: all in theirs."""
        self._narrow = narrow
        self._show_cards()

    @property
    def all_cards(self) -> list[NoteCard]:
        """Those with a place, whether they are shown or not."""
        return self._all_cards

    @property
    def cards(self) -> list[NoteCard]:
        return self._list.cards

    @property
    def chosen(self) -> list[NoteCard]:
        """Empty unless several are."""
        return self._list.chosen

    @property
    def detached_cards(self) -> list[NoteCard]:
        return self._detached.cards

    def offers(self) -> PlaceOffers:
        """Where a note without a place may belong; made when first asked for."""
        if self._offers is None:
            from reader.gui.notes.detached import PlaceOffers

            self._offers = PlaceOffers(self)
            self._offers.hide()
            self._below.insertWidget(self._below.count() - 1, self._offers, 200)
        return self._offers

    def show_offers(self, shown: bool) -> None:
        """With them open the notes that have their places give them room."""
        self.offers().setVisible(shown)
        self._list.setVisible(not shown and bool(self._list.cards))
        self.composer.setVisible(not shown)
        self._detached_why.setVisible(not shown and bool(self._detached.cards))

    def set_enabled(self, enabled: bool) -> None:
        """Without a conversation there is nothing to note."""
        self.composer.setVisible(enabled)

    def finish_editing(self) -> None:
        """Keep what is being written into a card."""
        self._list.finish_editing()
        self._detached.finish_editing()

    def show_turn(self, turn: int) -> None:
        """Bring the first card of ``turn`` into sight."""
        self._list.show_turn(turn)

    def edit_card(self, ident: object) -> None:
        if not self._list.edit_card(ident):
            self._detached.edit_card(ident)

    def set_width(self, width_px: int) -> None:
        """Make the panel, and the cards in it, as wide as that."""
        self.setFixedWidth(width_px)
        for part in (self._list, self._detached):
            part.set_width(width_px - 2 * SIDE_PX)

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), 400)

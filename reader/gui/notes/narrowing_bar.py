"""The row that unfolds below the heading of the notes: what is looked for, filters, order, and
what can be done with all that are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from reader.core.annotation import HIGHLIGHT_STYLES
from reader.core.annotation_query import NoteFilter, NoteGrouping, NoteOrder
from reader.core.search import fold
from reader.gui.look.theme import Theme
from reader.gui.notebook.filter_bar import FilterBar, pill
from reader.gui.notes.cards import NoteCard
from reader.gui.notes.list import colour_name, icon_of_colour
from reader.storage.annotation_search import Facet, Facets


class NarrowingBar(QWidget):
    changed = Signal()
    cards_wanted = Signal()  # what there is to filter by may be another
    star_requested = Signal()
    colour_chosen = Signal(str)
    tags_typed = Signal(str)
    delete_requested = Signal()
    left = Signal()  # by Esc, with nothing asked for
    export_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._order, self._grouping = NoteOrder.PLACE, NoteGrouping.NONE
        self.chapter_of: Callable[[NoteCard], str] = lambda _card: ""
        self.field = QLineEdit(self)
        self.field.setAccessibleName(self.tr("Search the notes"))
        self.field.setPlaceholderText(self.tr("Search the notes"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(lambda _text: self.changed.emit())
        self.filters = FilterBar(self, documents=False, dates=False)
        self.filters.changed.connect(lambda _wanted: self.changed.emit())
        self._group = self._with_menu(self._fill_groups)
        self._sort = self._with_menu(self._fill_orders)
        self._all = self._with_menu(self._fill_all)
        self.show_chosen(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.filters)
        filters = self.filters.layout()
        assert filters is not None
        filters.addWidget(self._group)
        filters.addWidget(self._sort)
        filters.addWidget(self._all)
        self._show_order()

    def _with_menu(self, fill: object) -> QToolButton:
        button = pill(self.filters)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: fill(menu))  # type: ignore[operator]
        button.setMenu(menu)
        return button

    def show_chosen(self, count: int) -> None:
        """What can be done is done with the ``count`` cards that are chosen; 0: with all."""
        text = self.tr("With all shown")
        if count:
            text = self.tr("With %n chosen", "", count)
        self._all.setText(text + "  ▾")

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.filters.set_theme(theme)

    def set_cards(self, cards: Iterable[NoteCard]) -> None:
        """All there are: what can be chosen comes from them."""
        cards = list(cards)
        self.filters.set_facets(
            Facets(
                _facets(tag for card in cards for tag in card.tags),
                _facets(card.colour for card in cards),
                _facets(card.kind for card in cards),
                _facets(card.speaker for card in cards),
            )
        )

    def clear(self) -> None:
        self.field.clear()
        self.filters.clear()

    def narrowed(self, cards: list[NoteCard]) -> tuple[list[NoteCard], dict[int, str]]:
        """Those asked for, in the order asked for, and the headings of the groups that begin
        with these rows."""
        wanted, words = self.filters.filter, fold(self.field.text()).split()
        shown = [card for card in cards if _is_wanted(card, wanted, words)]
        if self._order is NoteOrder.CREATED:
            shown.sort(key=lambda card: -card.created_s)
        elif self._order is NoteOrder.MODIFIED:
            shown.sort(key=lambda card: -card.modified_s)
        if self._grouping is NoteGrouping.NONE:
            return shown, {}
        groups: dict[str, list[NoteCard]] = {}
        for card in shown:
            for key in self._groups_of(card):
                groups.setdefault(key, []).append(card)
        # Chapters in the order of the text, the others by name; what has none comes last.
        in_order = sorted(groups, key=lambda key: (not key, self._rank(key, cards)))
        rows: list[NoteCard] = []
        headings: dict[int, str] = {}
        for key in in_order:
            headings[len(rows)] = self._heading(key)
            rows += groups[key]
        return rows, headings

    def _groups_of(self, card: NoteCard) -> tuple[str, ...]:
        if self._grouping is NoteGrouping.TAG:
            return card.tags or ("",)
        if self._grouping is NoteGrouping.COLOUR:
            return (card.colour,)
        if self._grouping is NoteGrouping.SPEAKER:
            return (card.speaker,)
        return (self.chapter_of(card),)

    def _rank(self, key: str, cards: list[NoteCard]) -> tuple[int, str]:
        if self._grouping is NoteGrouping.COLOUR:
            styles = tuple(HIGHLIGHT_STYLES)
            return (styles.index(key) if key in styles else len(styles)), key
        if self._grouping is NoteGrouping.CHAPTER:
            return next((c.turn for c in cards if self.chapter_of(c) == key), 0), key
        return 0, key.casefold()

    def _heading(self, key: str) -> str:
        if key:
            return colour_name(key) if self._grouping is NoteGrouping.COLOUR else key
        return {
            NoteGrouping.TAG: self.tr("Without a tag"),
            NoteGrouping.COLOUR: self.tr("Without a colour"),
            NoteGrouping.SPEAKER: self.tr("Without a speaker"),
        }.get(self._grouping, self.tr("Before the first chapter"))

    def _group_names(self) -> dict[NoteGrouping, str]:
        return {
            NoteGrouping.NONE: self.tr("In one list"),
            NoteGrouping.CHAPTER: self.tr("By chapter"),
            NoteGrouping.TAG: self.tr("By tag"),
            NoteGrouping.COLOUR: self.tr("By colour"),
            NoteGrouping.SPEAKER: self.tr("By speaker"),
        }

    def _fill_groups(self, menu: QMenu) -> None:
        menu.clear()
        for grouping, name in self._group_names().items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(grouping is self._grouping)
            action.triggered.connect(lambda _on=False, g=grouping: self.set_grouping(g))

    def set_grouping(self, grouping: NoteGrouping) -> None:
        self._grouping = grouping
        self._show_order()
        self.changed.emit()

    def _order_names(self) -> dict[NoteOrder, str]:
        return {
            NoteOrder.PLACE: self.tr("In the order of the text"),
            NoteOrder.CREATED: self.tr("Newest first"),
            NoteOrder.MODIFIED: self.tr("Last changed first"),
        }

    def _show_order(self) -> None:
        self._sort.setText(self._order_names()[self._order] + "  ▾")
        self._group.setText(self._group_names()[self._grouping] + "  ▾")

    def _fill_orders(self, menu: QMenu) -> None:
        menu.clear()
        for order, name in self._order_names().items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(order is self._order)
            action.triggered.connect(lambda _on=False, o=order: self.set_order(o))

    def set_order(self, order: NoteOrder) -> None:
        self._order = order
        self._show_order()
        self.changed.emit()

    def _fill_all(self, menu: QMenu) -> None:
        menu.clear()
        self.fill_menu(menu)

    def fill_menu(self, menu: QMenu) -> None:
        """What can be done with several."""
        menu.addAction(self.tr("Star or unstar")).triggered.connect(self.star_requested)
        menu.addAction(self.tr("Tag…")).triggered.connect(self.ask_tags)
        colours = menu.addMenu(self.tr("Colour"))
        for name in HIGHLIGHT_STYLES:
            action = colours.addAction(colour_name(name))
            if self._theme is not None:
                action.setIcon(icon_of_colour(self._theme, name))
            action.triggered.connect(lambda _on=False, n=name: self.colour_chosen.emit(n))
        menu.addAction(self.tr("Export…")).triggered.connect(self.export_requested)
        menu.addSeparator()
        menu.addAction(self.tr("Delete")).triggered.connect(self.delete_requested)

    def ask_tags(self) -> None:
        dialog = QInputDialog(self.window())
        dialog.setWindowTitle(self.tr("Tag"))
        dialog.setLabelText(self.tr("Tags to add, separated by commas"))
        dialog.textValueSelected.connect(self.tags_typed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        narrowed = bool(self.field.text()) or self.filters.filter.narrows
        if event.key() == Qt.Key.Key_Escape and narrowed:
            self.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Enter:
            self.cards_wanted.emit()
        return super().event(event)


def _facets(values: Iterable[str]) -> tuple[Facet, ...]:
    counted = Counter(value for value in values if value).most_common()
    return tuple(Facet(value, value, count) for value, count in counted)


def _is_wanted(card: NoteCard, wanted: NoteFilter, words: list[str]) -> bool:
    tags = {tag.casefold() for tag in card.tags}
    said = fold(" ".join((card.quote, card.body, card.speaker, *card.tags))) if words else ""
    return (
        {tag.casefold() for tag in wanted.tags} <= tags
        and (not wanted.colours or card.colour in wanted.colours)
        and (not wanted.kinds or card.kind in wanted.kinds)
        and (not wanted.speakers or card.speaker in wanted.speakers)
        and (not wanted.starred or card.starred)
        and all(word in said for word in words)
    )

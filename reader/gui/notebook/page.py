"""The notebook of the library: all notes in one list, searched, filtered, sorted and grouped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.core.annotation_query import NoteFilter, NoteGrouping, NoteOrder
from reader.gui.look.icons import icon
from reader.gui.look.theme import Theme, interface_font
from reader.gui.notebook.bulk_bar import BulkBar
from reader.gui.notebook.filter_bar import FilterBar, pill
from reader.gui.notebook.list import NotebookList
from reader.gui.notebook.rows import RowGroup
from reader.gui.notes.list import colour_name
from reader.gui.widgets import push_button, shortened
from reader.session.notes.library_notebook import NotebookAnswer
from reader.storage.annotation_search import NO_TAG, Facets, GroupKey, NotebookEntry
from reader.storage.deleted_annotations import KEPT_DAYS, DeletedAnnotation

COLUMN_PX = 900
TITLE_CHARACTERS = 32
TYPING_PAUSE_MS = 90
_INTO_LIST = (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter)
HOUR_MS, MINUTE_MS = 3_600_000, 60_000


class NotebookPage(QWidget):
    """Shows what it is given and asks for the rest."""

    asked = Signal(object, object, object)  # NoteFilter, NoteOrder, NoteGrouping
    open_requested = Signal(object)  # NotebookEntry
    play_requested = Signal(object)  # NotebookEntry
    star_requested = Signal(object)  # numbers
    colour_requested = Signal(object, str)  # numbers, name
    tags_requested = Signal(object)  # numbers
    untag_requested = Signal(object, str)  # numbers, tag
    delete_requested = Signal(object)  # numbers
    export_requested = Signal(object)  # numbers
    deleted_wanted = Signal(bool)  # recently deleted, or what there is
    restore_requested = Signal(object)  # list[DeletedAnnotation]
    delete_for_good_requested = Signal(object)  # list[DeletedAnnotation]
    arrangement_changed = Signal(object, object)  # NoteOrder, NoteGrouping
    leave_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notebookPage")
        self.setAccessibleName(self.tr("Notebook"))
        self._theme: Theme | None = None
        self._order, self._grouping = NoteOrder.PLACE, NoteGrouping.DOCUMENT
        self._titles: dict[GroupKey, str] = {}
        self._listened_ms: dict[int, int] = {}
        self._total = 0
        self._found = 0
        self._deleted: list[DeletedAnnotation] = []
        self.shows_deleted = False
        self._waiting = True
        column = QWidget(self)
        column.setMaximumWidth(COLUMN_PX)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._make_head(column))
        layout.addSpacing(12)
        layout.addLayout(self._make_line(column))
        self.filters = FilterBar(column)
        self.filters.changed.connect(lambda _wanted: self._ask())
        self.filters.setContentsMargins(0, 8, 0, 0)
        self.filters.hide()
        layout.addSpacing(8)
        layout.addWidget(self.filters)
        layout.addSpacing(6)
        self.bulk = BulkBar(column)
        self.bulk.setVisible(False)
        layout.addWidget(self.bulk)
        layout.addSpacing(4)
        self.list = NotebookList(self.tr("Notes of all conversations"), column)
        layout.addWidget(self.list, 1)
        self._nothing = QLabel(column)
        self._nothing.setProperty("role", "quiet")
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._nothing.setMargin(48)
        self._nothing.hide()
        layout.addWidget(self._nothing, 1)
        across = QHBoxLayout(self)
        across.setContentsMargins(24, 30, 24, 0)
        across.addStretch(1)
        across.addWidget(column, 1000)
        across.addStretch(1)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_PAUSE_MS)
        self._typing.timeout.connect(self._ask)
        self._connect()
        self._show_arrangement()

    # -- putting together -------------------------------------------------------

    def _make_head(self, parent: QWidget) -> QHBoxLayout:
        self._heading = QLabel(self.tr("Notebook"), parent)
        self._heading.setFont(interface_font(24, QFont.Weight.DemiBold))
        self._heading.setProperty("role", "heading")
        self._count = QLabel(parent)
        self._count.setProperty("role", "quiet")
        self._count.setFont(interface_font(13, tabular=True))
        self._back = push_button("", self.leave_requested.emit, parent, "link")
        self._deleted_button = push_button(
            self.tr("Recently deleted"), self._toggle_deleted, parent, "link"
        )
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._heading)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        head.addStretch(1)
        head.addWidget(self._deleted_button)
        head.addWidget(self._back)
        return head

    def _make_line(self, parent: QWidget) -> QHBoxLayout:
        self._sign = QAction(self.tr("Search"), self)
        self.field = QLineEdit(parent)
        self.field.setObjectName("libraryField")
        self.field.setAccessibleName(self.tr("Search all notes"))
        self.field.setPlaceholderText(self.tr("Quotes, notes, tags, people"))
        self.field.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self.field.setMinimumHeight(36)
        self.field.textChanged.connect(lambda _text: self._typing.start())
        self.field.installEventFilter(self)
        self._unfold = pill(parent, self.tr("Filter"), checkable=True)
        self._unfold.toggled.connect(self._on_unfolded)
        self._group, self._sort = pill(parent), pill(parent)
        for button, fill in ((self._group, self._fill_groups), (self._sort, self._fill_orders)):
            menu = QMenu(button)
            menu.aboutToShow.connect(lambda f=fill, m=menu: f(m))
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.field, 1)
        line.addWidget(self._unfold)
        line.addWidget(self._group)
        line.addWidget(self._sort)
        self._arranging = (self.field, self._unfold, self._group, self._sort)
        return line

    def _connect(self) -> None:
        rows, bulk = self.list, self.bulk
        rows.opened.connect(self._open)
        rows.play_requested.connect(self._play)
        rows.choice_changed.connect(self._show_choice)
        rows.delete_requested.connect(self._delete)
        rows.star_requested.connect(lambda: self._with_chosen(self.star_requested))
        rows.tags_requested.connect(lambda: self._with_chosen(self.tags_requested))
        rows.menu_requested.connect(self._open_menu)
        bulk.star_requested.connect(lambda: self._with_chosen(self.star_requested))
        bulk.tags_requested.connect(lambda: self._with_chosen(self.tags_requested))
        bulk.colour_chosen.connect(self._colour)
        bulk.delete_requested.connect(self._delete)
        bulk.export_requested.connect(lambda: self._with_chosen(self.export_requested))
        bulk.restore_requested.connect(lambda: self.restore_requested.emit(self._chosen_deleted()))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._sign.setIcon(icon("search", theme.quiet, 16))
        self.list.delegate.theme = theme
        self.list.viewport().update()
        self.filters.set_theme(theme)
        self.bulk.set_theme(theme)

    # -- what it is given -------------------------------------------------------

    def set_arrangement(self, order: NoteOrder, grouping: NoteGrouping) -> None:
        self._order, self._grouping = order, grouping
        self._show_arrangement()

    def set_open_title(self, title: str) -> None:
        """The conversation that is open behind the notebook; empty: none is."""
        text = self.tr("Back to {0}").format(shortened(title, TITLE_CHARACTERS))
        self._back.setText(text if title else self.tr("Back to the library"))
        self._back.setToolTip(title)

    def set_facets(self, facets: Facets) -> None:
        self._total = facets.count
        self._titles = {facet.value: facet.name for facet in facets.documents}
        self.filters.set_facets(facets)
        self._show_count()

    def set_listened_ms(self, listened_ms: dict[int, int]) -> None:
        """How long each document was listened to."""
        self._listened_ms = listened_ms

    def set_answer(self, answer: NotebookAnswer) -> None:
        """What the last question found; who is somewhere in the list stays there."""
        if self.shows_deleted:
            return
        self._waiting = False
        for entry in answer.entries.values():
            self._titles.setdefault(entry.document_id, entry.title)
        groups = [
            RowGroup(self._group_title(g.key), self._group_about(g.key, len(g.numbers)), g.numbers)
            for g in answer.found.groups
        ]
        self.list.delegate.shows_title = self._grouping is not NoteGrouping.DOCUMENT
        self._found = answer.found.count
        self._put_rows(groups, answer.entries)
        self._show_count()

    def set_deleted(self, deleted: Sequence[DeletedAnnotation]) -> None:
        """What can be brought back, to be shown instead of what there is."""
        self.shows_deleted = True
        self._deleted = list(deleted)
        entries = {
            place: NotebookEntry(place, one.document_id, one.title, one.annotation)
            for place, one in enumerate(self._deleted)
        }
        days: dict[date, list[int]] = {}
        for place, one in enumerate(self._deleted):
            days.setdefault(date.fromtimestamp(one.deleted_s), []).append(place)
        groups = [
            RowGroup(
                self.tr("Deleted {0}").format(_day_text(day)),
                self.tr("%Ln note(s)", "", len(places)),
                places,
            )
            for day, places in days.items()
        ]
        self.list.delegate.shows_title = True
        self.list.rows.set_reader(lambda numbers: {n: entries[n] for n in numbers if n in entries})
        self._found = len(entries)
        self._waiting = False
        self._put_rows(groups, {})
        self._show_count()

    def _put_rows(self, groups: list[RowGroup], entries: dict[int, NotebookEntry]) -> None:
        rows = self.list
        had_focus, current, top = rows.hasFocus(), rows.current, rows.verticalScrollBar().value()
        rows.rows.set_groups(groups, entries)
        if current is not None:
            row = rows.rows.row_of(current.number)
            if row is not None and had_focus:
                rows.setCurrentIndex(rows.rows.index(row))
            rows.verticalScrollBar().setValue(top)
        elif had_focus:
            rows.choose_first()

    def set_playing(self, key: object) -> None:
        self.list.rows.set_playing(key)

    @property
    def typed(self) -> str:
        return self.field.text().strip()

    @property
    def wanted(self) -> NoteFilter:
        """What is asked for now."""
        from dataclasses import replace

        return replace(self.filters.filter, typed=self.field.text())

    def ask_again(self) -> None:
        """Annotations have changed."""
        self._ask()

    def start_typing(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_everything(self) -> None:
        """From what was deleted back to what there is."""
        self.shows_deleted = False
        self._show_count()

    # -- asking -----------------------------------------------------------------

    def _ask(self) -> None:
        self._typing.stop()
        if self.shows_deleted:
            self.deleted_wanted.emit(True)
        else:
            self.asked.emit(self.wanted, self._order, self._grouping)
        self._show_unfold()

    def _on_unfolded(self, shown: bool) -> None:
        self.filters.setVisible(shown)
        self._show_unfold()

    def _show_unfold(self) -> None:
        narrows = self.filters.filter.narrows
        self._unfold.setText(self.tr("Filter  ●") if narrows else self.tr("Filter"))

    def _toggle_deleted(self) -> None:
        self.deleted_wanted.emit(not self.shows_deleted)

    # -- texts ------------------------------------------------------------------

    def _group_title(self, key: GroupKey) -> str:
        if key is None:
            return ""
        if isinstance(key, date):
            return _day_text(key)
        if isinstance(key, int):
            return self._titles.get(key, "") or "…"
        if self._grouping is NoteGrouping.TAG:
            return self.tr("Without a tag") if key == NO_TAG else str(key)
        return colour_name(str(key)) if key else self.tr("Without a colour")

    def _group_about(self, key: GroupKey, count: int) -> str:
        notes = self.tr("%Ln note(s)", "", count)
        listened_ms = self._listened_ms.get(key, 0) if isinstance(key, int) else 0
        if listened_ms < MINUTE_MS:
            return notes
        hours, rest_ms = divmod(listened_ms, HOUR_MS)
        time = self.tr("{0} min").format(rest_ms // MINUTE_MS)
        if hours:
            time = self.tr("{0} h {1} min").format(hours, rest_ms // MINUTE_MS)
        return self.tr("{0} listened  ·  {1}").format(time, notes)

    def _show_count(self) -> None:
        for part in self._arranging:
            part.setVisible(not self.shows_deleted)
        self.filters.setVisible(not self.shows_deleted and self._unfold.isChecked())
        self._heading.setText(
            self.tr("Recently deleted") if self.shows_deleted else self.tr("Notebook")
        )
        self._deleted_button.setText(
            self.tr("Back to all notes") if self.shows_deleted else self.tr("Recently deleted")
        )
        narrowed = bool(self.typed) or self.filters.filter.narrows
        if self.shows_deleted:
            text = self.tr("%Ln note(s), kept for {0} days", "", self._found).format(KEPT_DAYS)
        elif narrowed and self._total:
            number = QLocale().toString
            text = self.tr("{0} of {1} notes").format(number(self._found), number(self._total))
        else:
            text = self.tr("%Ln note(s)", "", self._found)
        self._count.setText("" if self._waiting else text)
        empty = not self._waiting and not self._found
        self._nothing.setText(self._why_nothing(narrowed))
        self._nothing.setVisible(empty)
        self.list.setVisible(not empty)
        self._show_choice()

    def _why_nothing(self, narrowed: bool) -> str:
        if self.shows_deleted:
            return self.tr(
                "Nothing was deleted lately. What you delete can be brought back here for {0} days."
            ).format(KEPT_DAYS)
        if narrowed:
            return self.tr("No notes match. Remove a filter, or search for other words.")
        return self.tr(
            "There are no notes yet. Open a conversation, select some words and highlight them, "
            "or write a note on a turn: they are all collected here."
        )

    def _order_names(self) -> dict[NoteOrder, str]:
        return {
            NoteOrder.PLACE: self.tr("In the order of the text"),
            NoteOrder.CREATED: self.tr("Newest first"),
            NoteOrder.MODIFIED: self.tr("Last changed first"),
        }

    def _group_names(self) -> dict[NoteGrouping, str]:
        return {
            NoteGrouping.DOCUMENT: self.tr("By conversation"),
            NoteGrouping.TAG: self.tr("By tag"),
            NoteGrouping.COLOUR: self.tr("By colour"),
            NoteGrouping.DAY: self.tr("By day"),
            NoteGrouping.NONE: self.tr("In one list"),
        }

    def _show_arrangement(self) -> None:
        order, group = self._order_names()[self._order], self._group_names()[self._grouping]
        self._sort.setText(order + "  ▾")
        self._sort.setAccessibleName(self.tr("Order: {0}").format(order))
        self._group.setText(group + "  ▾")
        self._group.setAccessibleName(self.tr("Groups: {0}").format(group))

    def _fill_orders(self, menu: QMenu) -> None:
        menu.clear()
        for order, name in self._order_names().items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(order is self._order)
            action.triggered.connect(lambda _on=False, o=order: self._arrange(o, self._grouping))

    def _fill_groups(self, menu: QMenu) -> None:
        menu.clear()
        for grouping, name in self._group_names().items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(grouping is self._grouping)
            action.triggered.connect(lambda _on=False, g=grouping: self._arrange(self._order, g))

    def _arrange(self, order: NoteOrder, grouping: NoteGrouping) -> None:
        self.set_arrangement(order, grouping)
        self.arrangement_changed.emit(order, grouping)
        self.list.scrollToTop()
        self._ask()

    # -- what is chosen ---------------------------------------------------------

    def _show_choice(self) -> None:
        count = self.list.chosen_count if self.list.isVisibleTo(self) else 0
        self.bulk.show_count(count, deleted=self.shows_deleted)
        self.bulk.setVisible(count > (0 if self.shows_deleted else 1))

    def _with_chosen(self, signal: object) -> None:
        if self.list.chosen and not self.shows_deleted:
            signal.emit(self.list.chosen)  # type: ignore[attr-defined]

    def _colour(self, name: str) -> None:
        self.colour_requested.emit(self.list.chosen, name)

    def _chosen_deleted(self) -> list[DeletedAnnotation]:
        return [self._deleted[place] for place in self.list.chosen]

    def _delete(self) -> None:
        if self.shows_deleted:
            self.delete_for_good_requested.emit(self._chosen_deleted())
        else:
            self.delete_requested.emit(self.list.chosen)

    def _open(self, entry: NotebookEntry) -> None:
        if self.shows_deleted:
            self.restore_requested.emit([self._deleted[entry.number]])
        else:
            self.open_requested.emit(entry)

    def _play(self, entry: NotebookEntry) -> None:
        self.play_requested.emit(entry)

    def _open_menu(self, where: QPoint) -> None:
        menu = self.row_menu()
        menu.popup(where)

    def row_menu(self) -> QMenu:
        """What can be done with what is chosen."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entry = self.list.current
        if self.shows_deleted:
            menu.addAction(self.tr("Restore")).triggered.connect(
                lambda: self.restore_requested.emit(self._chosen_deleted())
            )
            menu.addAction(self.tr("Delete for good")).triggered.connect(self._delete)
            return menu
        if entry is not None:
            menu.addAction(self.tr("Go there")).triggered.connect(lambda: self._open(entry))
            hear = menu.addAction(self.tr("Hear it"))
            hear.setEnabled(entry.annotation.start_ms is not None)
            hear.triggered.connect(lambda: self._play(entry))
            menu.addSeparator()
        self.bulk.fill_menu(menu)
        tags = dict.fromkeys(entry.annotation.tags) if entry is not None else {}
        if tags:
            untag = menu.addMenu(self.tr("Remove a tag"))
            for tag in tags:
                untag.addAction(tag.replace("&", "&&")).triggered.connect(
                    lambda _on=False, t=tag: self.untag_requested.emit(self.list.chosen, t)
                )
        return menu

    # -- keys -------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if watched is self.field and pressed and event.key() in _INTO_LIST:  # type: ignore[attr-defined]
            if self._typing.isActive():
                self._ask()
            self.list.choose_first()
            return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        # Ctrl+F finds here what is here; the conversation behind it is not the matter now.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Find)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Find):
            self.start_typing()
        elif event.key() == Qt.Key.Key_Escape and self.shows_deleted:
            self.deleted_wanted.emit(False)
        elif event.key() == Qt.Key.Key_Escape and self.list.chosen_count > 1:
            self.list.clearSelection()
        elif event.key() == Qt.Key.Key_Escape and self.field.text():
            if self.field.hasFocus():
                self.field.clear()
            else:  # one thing at a time
                self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_Escape and self.filters.filter.narrows:
            self.filters.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave_requested.emit()
        else:
            super().keyPressEvent(event)


def _day_text(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)

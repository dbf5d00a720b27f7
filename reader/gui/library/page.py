"""The library: all conversations in one list, and what was said and noted in any of them.

What is typed filters the list by titles, people and file names at once; the same words are
looked for in all that was said and noted, and shown under two more tabs.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.gui.library.found_rows import FoundRow, notes_as_rows, places_as_rows
from reader.gui.library.lists import FoundList, RowList, ShelfList
from reader.gui.library.rows import CoverOf
from reader.gui.look.icons import icon
from reader.gui.look.theme import Theme, interface_font
from reader.gui.widgets import push_button, shortened
from reader.session.library_order import LibraryFilter, SortOrder, ordered
from reader.storage.full_text_search import Found, FoundPlace
from reader.storage.library_shelf import ShelfEntry

COLUMN_PX = 900
TITLE_CHARACTERS = 32
TYPING_PAUSE_MS = 120  # before all that was said is searched; titles do not wait
DOCUMENTS, SAID, NOTED = range(3)


class LibraryPage(QWidget):
    """Shows what it is given and asks for the rest."""

    open_requested = Signal(object)  # ShelfEntry
    menu_requested = Signal(object, object)  # ShelfEntry, QPoint (global)
    take_off_requested = Signal(object)  # ShelfEntry
    files_requested = Signal()
    folder_requested = Signal()
    search_requested = Signal(str, bool)  # what was typed, newest first
    search_ended = Signal()
    place_chosen = Signal(object)  # FoundRow
    play_requested = Signal(object)  # FoundRow
    more_requested = Signal(object)  # FoundRow
    order_chosen = Signal(object)  # SortOrder
    leave_requested = Signal()
    notebook_requested = Signal()
    import_cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("libraryPage")
        self.setAccessibleName(self.tr("Library"))
        self._theme: Theme | None = None
        self._entries: list[ShelfEntry] = []
        self._filter = LibraryFilter([])
        self._order = SortOrder.OPENED
        self._newest_first = False
        self._picked = False  # the reader has chosen a tab for what is typed
        self._found = Found()
        self._searching = False
        column = QWidget(self)
        column.setMaximumWidth(COLUMN_PX)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._make_head(column))
        layout.addSpacing(12)
        layout.addLayout(self._make_line(column))
        layout.addSpacing(6)
        layout.addLayout(self._make_lists(column), 1)
        layout.addWidget(self._make_progress(column))
        across = QHBoxLayout(self)
        across.setContentsMargins(24, 30, 24, 0)
        across.addStretch(1)
        across.addWidget(column, 1000)
        across.addStretch(1)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_PAUSE_MS)
        self._typing.timeout.connect(self._ask)
        self._show_tab(DOCUMENTS)
        self._show_state()

    # -- putting together -------------------------------------------------------

    def _make_head(self, parent: QWidget) -> QHBoxLayout:
        heading = QLabel(self.tr("Library"), parent)
        heading.setFont(interface_font(24, QFont.Weight.DemiBold))
        heading.setProperty("role", "heading")
        self._count = QLabel(parent)
        self._count.setProperty("role", "quiet")
        self._count.setFont(interface_font(13, tabular=True))
        head = QHBoxLayout()
        head.setSpacing(8)
        self._back = push_button("", self.leave_requested.emit, parent, "link")
        self._back.hide()
        head.addWidget(heading)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        head.addStretch(1)
        head.addWidget(self._back)
        head.addWidget(
            push_button(self.tr("Notebook"), self.notebook_requested.emit, parent, "link")
        )
        head.addWidget(
            push_button(self.tr("Add a folder…"), self.folder_requested.emit, parent, "link")
        )
        head.addWidget(push_button(self.tr("Open…"), self.files_requested.emit, parent, "plain"))
        return head

    def _make_line(self, parent: QWidget) -> QHBoxLayout:
        self._sign = QAction(self.tr("Search"), self)
        self.field = QLineEdit(parent)
        self.field.setObjectName("libraryField")
        self.field.setAccessibleName(self.tr("Search the library"))
        self.field.setPlaceholderText(self.tr("Titles, people, anything said or noted"))
        self.field.setClearButtonEnabled(False)
        self.field.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self.field.setMinimumHeight(36)
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        self._sort = self._pill(self.tr("Order of the list"), parent)
        self._sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._sort_menu = QMenu(self._sort)
        self._sort.setMenu(self._sort_menu)
        self._sort_menu.aboutToShow.connect(self._fill_sort_menu)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.field, 1)
        line.addWidget(self._sort)
        return line

    def _make_lists(self, parent: QWidget) -> QVBoxLayout:
        self._tabs: list[QToolButton] = []
        self._tab_line = QWidget(parent)
        tabs = QHBoxLayout(self._tab_line)
        tabs.setContentsMargins(0, 6, 0, 4)
        tabs.setSpacing(6)
        for number in (DOCUMENTS, SAID, NOTED):
            tab = self._pill("", self._tab_line)
            tab.setCheckable(True)
            tab.setAutoExclusive(True)
            tab.clicked.connect(lambda _checked=False, n=number: self._pick_tab(n))
            self._tabs.append(tab)
            tabs.addWidget(tab)
        tabs.addStretch(1)
        self._about = QLabel(self._tab_line)
        self._about.setProperty("role", "small")
        tabs.addWidget(self._about)
        self.shelf = ShelfList(parent)
        self.shelf.opened.connect(self.open_requested)
        self.shelf.menu_requested.connect(self.menu_requested)
        self.shelf.take_off_requested.connect(self.take_off_requested)
        self.said = self._found_list(self.tr("Places where it was said"), parent)
        self.noted = self._found_list(self.tr("Notes"), parent)
        self._lists: list[RowList] = [self.shelf, self.said, self.noted]
        self._nothing = QLabel(parent)
        self._nothing.setProperty("role", "quiet")
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._nothing.setMargin(48)  # the style sheet takes no other kind
        self._stack = QStackedLayout()
        for widget in (*self._lists, self._nothing):
            self._stack.addWidget(widget)
        lists = QVBoxLayout()
        lists.setSpacing(0)
        lists.addWidget(self._tab_line)
        lists.addLayout(self._stack, 1)
        return lists

    def _found_list(self, name: str, parent: QWidget) -> FoundList:
        made = FoundList(name, parent)
        made.chosen.connect(self.place_chosen)
        made.play_requested.connect(self.play_requested)
        made.more_requested.connect(self.more_requested)
        return made

    def _make_progress(self, parent: QWidget) -> QWidget:
        self._progress = QFrame(parent)
        self._progress.setObjectName("libraryProgress")
        line = QHBoxLayout(self._progress)
        line.setContentsMargins(14, 8, 6, 10)
        self._progress_text = QLabel(self._progress)
        self._progress_text.setProperty("role", "small")
        self._progress_text.setFont(interface_font(12, tabular=True))
        self._stop = push_button(
            self.tr("Stop"), self.import_cancelled.emit, self._progress, "link"
        )
        line.addWidget(self._progress_text, 1)
        line.addWidget(self._stop)
        self._progress.hide()
        return self._progress

    def _pill(self, name: str, parent: QWidget) -> QToolButton:
        button = QToolButton(parent)
        button.setProperty("role", "pill")
        button.setProperty("bare", True)
        button.setAccessibleName(name)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        return button

    def set_cover_of(self, cover_of: CoverOf) -> None:
        """Where the pictures come from."""
        self.shelf.delegate.cover_of = cover_of

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._sign.setIcon(icon("search", theme.quiet, 16))
        for row_painter in (self.shelf.delegate, self.said.delegate, self.noted.delegate):
            row_painter.theme = theme
        for rows in self._lists:
            rows.viewport().update()

    # -- what it is given -------------------------------------------------------

    def set_entries(self, entries: Sequence[ShelfEntry], order: SortOrder) -> None:
        """All that is listed, last opened first."""
        self._order = order
        self._entries = ordered(entries, order)
        self._filter = LibraryFilter(self._entries)
        chosen = self.shelf.entry_at(self.shelf.currentIndex())
        self._show_entries()
        if chosen is not None:  # the list is another, the reader is where they were
            row = self.shelf.rows.row_of(chosen.document_id)
            if row is not None:
                self.shelf.setCurrentIndex(self.shelf.rows.index(row))

    def set_open_title(self, title: str) -> None:
        """The conversation that is open behind the library; empty: none is."""
        self._back.setText(self.tr("Back to {0}").format(shortened(title, TITLE_CHARACTERS)))
        self._back.setToolTip(title)
        self._back.setVisible(bool(title))

    def set_missing(self, missing: frozenset[int]) -> None:
        self.shelf.rows.set_missing(missing)

    def set_found(self, found: Found, title_of: dict[int, str]) -> None:
        """What the last search found."""
        self._found = found
        self._searching = False

        def title(document_id: int) -> str:
            return title_of.get(document_id, "")

        self.said.found.set_rows(places_as_rows(found, title))
        self.noted.found.set_rows(notes_as_rows(found, title))
        for rows in (self.said, self.noted):
            rows.scrollToTop()
        if not self._picked:
            # What one typed is a title, or it was said, or noted: show where there is something.
            counts = (len(self.shelf.rows.entries), len(found.documents), len(found.notes))
            self._show_tab(next((tab for tab in range(3) if counts[tab]), DOCUMENTS))
        self._show_state()

    def show_more(self, row: FoundRow, places: Sequence[FoundPlace], asked: int) -> None:
        self.said.found.show_more(row.document_id, places, asked)

    def set_playing(self, key: object) -> None:
        for rows in (self.said, self.noted):
            rows.found.set_playing(key)

    def show_progress(self, text: str, *, can_stop: bool = False) -> None:
        """What is being done in the background; an empty text: nothing."""
        self._progress_text.setText(text)
        self._stop.setVisible(can_stop)
        self._progress.setVisible(bool(text))

    @property
    def typed(self) -> str:
        return self.field.text().strip()

    @property
    def tab(self) -> int:
        return self._tab

    def start_typing(self, *, said: bool = False) -> None:
        """Put the cursor into the field; what stands there is replaced by typing on. ``said``:
        what was said is looked for, and not a title."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        if said:
            self._show_tab(SAID)
            self._picked = True
            self._show_state()

    # -- typing -----------------------------------------------------------------

    def _on_typed(self) -> None:
        if not self.typed:
            self._picked = False
            self._typing.stop()
            self._found, self._searching = Found(), False
            self.search_ended.emit()
            self._show_tab(DOCUMENTS)
        else:
            self._searching = True
            self._typing.start()
        self._show_entries()

    def _show_entries(self) -> None:
        self.shelf.rows.set_entries(self._filter.matching(self.typed))
        if self.typed:
            self.shelf.scrollToTop()
        self._show_state()

    def _ask(self) -> None:
        self._typing.stop()
        if self.typed:
            self.search_requested.emit(self.field.text(), self._newest_first)

    def search_again(self) -> None:
        """More can be found than a moment ago; a list that is being read is left as it is."""
        if self.typed and not self.said.hasFocus() and not self.noted.hasFocus():
            self._typing.start()

    def _pick_tab(self, tab: int) -> None:
        self._picked = bool(self.typed)
        self._show_tab(tab)
        self._show_state()

    def _show_tab(self, tab: int) -> None:
        self._tab = tab
        self._tabs[tab].setChecked(True)

    def _show_state(self) -> None:
        """Counts, tabs, and the sentence where a list is empty."""
        shown, found = len(self.shelf.rows.entries), self._found
        typed = bool(self.typed)
        total = len(self._entries)
        self._count.setText(self.tr("%Ln conversation(s)", "", total))
        self._tab_line.setVisible(typed)
        number = QLocale().toString
        said, noted = number(found.place_count), number(len(found.notes))
        if self._searching:
            said = noted = "…"
        elif found.clipped:
            said += "+"
        texts = (
            self.tr("Titles and people  {0}").format(number(shown)),
            self.tr("Said  {0}").format(said),
            self.tr("Noted  {0}").format(noted),
        )
        for tab, text in zip(self._tabs, texts, strict=True):
            tab.setText(text)
            tab.setAccessibleName(text)
        about = ""
        if typed and self._tab == SAID and found.documents:
            about = self.tr("in %Ln conversation(s)", "", found.document_count)
            if found.document_count > len(found.documents):
                about = self.tr("the first {0} of {1} conversations").format(
                    len(found.documents), found.document_count
                )
        self._about.setText(about)
        self._sort.setText(self._sort_text())
        empty = not (shown, len(found.documents), len(found.notes))[self._tab]
        if typed and empty:
            waiting = self._searching and self._tab != DOCUMENTS
            self._nothing.setText(self.tr("Searching …") if waiting else self._why_nothing())
            self._stack.setCurrentWidget(self._nothing)
        else:
            self._stack.setCurrentWidget(self._lists[self._tab])

    def _why_nothing(self) -> str:
        if not (self._searching or self._picked):
            return self.tr("No title or person of that name, and nothing said or noted.")
        if self._tab == DOCUMENTS:
            return self.tr("No title, person or file of that name.")
        if self._tab == SAID:
            return self.tr(
                "Nobody says that in one turn. All words have to be there; put them in "
                "quotation marks to find them in a row."
            )
        return self.tr("No note says that.")

    # -- the order --------------------------------------------------------------

    def _order_names(self) -> dict[SortOrder, str]:
        return {
            SortOrder.OPENED: self.tr("Last opened"),
            SortOrder.ADDED: self.tr("Last added"),
            SortOrder.TITLE: self.tr("Title"),
            SortOrder.LENGTH: self.tr("Longest"),
            SortOrder.PROGRESS: self.tr("Furthest read"),
            SortOrder.NOTES: self.tr("Most notes"),
        }

    def _sort_text(self) -> str:
        if self._tab == SAID:
            text = self.tr("Newest first") if self._newest_first else self.tr("Best first")
        elif self._tab == NOTED:
            text = self.tr("Newest first")
        else:
            text = self._order_names()[self._order]
        self._sort.setEnabled(self._tab != NOTED)
        self._sort.setAccessibleName(self.tr("Order: {0}").format(text))
        return text + "  ▾"

    def _fill_sort_menu(self) -> None:
        menu = self._sort_menu
        menu.clear()
        if self._tab == SAID:
            for newest, name in (
                (False, self.tr("Best first")),
                (True, self.tr("Newest first")),
            ):
                action = menu.addAction(name)
                action.setCheckable(True)
                action.setChecked(newest == self._newest_first)
                action.triggered.connect(lambda _checked=False, n=newest: self._set_newest(n))
            return
        for order, name in self._order_names().items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(order is self._order)
            action.triggered.connect(lambda _checked=False, o=order: self.order_chosen.emit(o))

    def _set_newest(self, newest_first: bool) -> None:
        self._newest_first = newest_first
        self._show_state()
        self._ask()

    # -- keys -------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.field
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
        ):
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
                self._lists[self._tab].choose_first()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._typing.isActive():
                    self._ask()
                self._lists[self._tab].choose_first()
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
        elif event.key() == Qt.Key.Key_Escape and self.field.text():
            if self.field.hasFocus():
                self.field.clear()
            else:  # one thing at a time: from what was found back to what was typed
                self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave_requested.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(COLUMN_PX, 600)

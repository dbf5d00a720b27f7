"""The list of the notebook: what the hand and the keyboard do to a row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from reader.gui.notebook.painter import NotebookDelegate
from reader.gui.notebook.rows import NotebookModel
from reader.storage.annotation_search import NotebookEntry

PLAYS_OR_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OWN_KEYS = frozenset(
    (
        Qt.Key.Key_Space,
        Qt.Key.Key_P,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_S,
        Qt.Key.Key_T,
    )
)


class NotebookList(QListView):
    """Enter or a double click opens, Space has it heard, Delete deletes, S stars, T tags; Shift
    and Ctrl choose several."""

    opened = Signal(object)  # NotebookEntry
    play_requested = Signal(object)  # NotebookEntry
    delete_requested = Signal()
    star_requested = Signal()
    tags_requested = Signal()
    menu_requested = Signal(object)  # QPoint, global
    choice_changed = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalScrollBar().setSingleStep(32)
        self.rows = NotebookModel(self)
        self.delegate = NotebookDelegate(self.rows, self)
        self.setItemDelegate(self.delegate)
        self.setModel(self.rows)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.selectionModel().selectionChanged.connect(lambda *_: self.choice_changed.emit())
        self.rows.modelReset.connect(self.choice_changed)

    @property
    def current(self) -> NotebookEntry | None:
        index = self.currentIndex()
        return self.rows.entry(index.row()) if index.isValid() else None

    @property
    def chosen(self) -> list[int]:
        """The numbers of what is selected, each once, in the order of the list."""
        spans = sorted(self._spans())
        numbers = (n for first, last in spans for n in self.rows.numbers(first, last))
        return list(dict.fromkeys(numbers))

    def _spans(self) -> list[tuple[int, int]]:
        """(first, last) row of each stretch that is selected."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(place) for place in range(selection.count())]
        return [(each.top(), each.bottom()) for each in ranges]

    @property
    def chosen_count(self) -> int:
        """How many rows are selected, at most as many as there are."""
        return sum(len(self.rows.numbers(first, last)) for first, last in self._spans())

    def choose_first(self) -> None:
        """Come in from the field above."""
        if not self.currentIndex().isValid():
            row = next((r for r in range(self.rows.rowCount()) if not self.rows.heading(r)), None)
            if row is None:
                return
            self.setCurrentIndex(self.rows.index(row))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() is not Qt.MouseButton.LeftButton:
            return
        entry = self.rows.entry(index.row())
        where = self.delegate.play_rect(self.visualRect(index))
        if entry is not None and where.contains(event.position().toPoint()):
            self.play_requested.emit(entry)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        entry = self.rows.entry(index.row()) if index.isValid() else None
        if entry is not None and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, entry = event.key(), self.current
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        bare = not event.modifiers()
        if entry is not None and key in PLAYS_OR_OPENS:
            (self.play_requested if held else self.opened).emit(entry)
        elif entry is not None and bare and key in (Qt.Key.Key_Space, Qt.Key.Key_P):
            self.play_requested.emit(entry)
        elif bare and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.chosen:
            self.delete_requested.emit()
        elif bare and key == Qt.Key.Key_S and self.chosen:
            self.star_requested.emit()
        elif bare and key == Qt.Key.Key_T and self.chosen:
            self.tags_requested.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Asked before a key becomes a shortcut of the window.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            bare = not event.modifiers() and event.key() in _OWN_KEYS
            if bare or event.matches(QKeySequence.StandardKey.SelectAll):
                event.accept()
                return True
        return super().event(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; typing has a field of its own."""

    def _on_menu(self, where: QPoint) -> None:
        index = self.indexAt(where)
        is_note = index.isValid() and self.rows.heading(index.row()) is None
        if is_note and not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        if self.chosen_count:
            self.menu_requested.emit(self.viewport().mapToGlobal(where))

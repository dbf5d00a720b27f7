"""Finding as one types: the field, how many there are, and stepping through them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from reader.gui.look.icons import icon
from reader.gui.look.theme import Theme, interface_font
from reader.gui.widgets import key_label, repolish

WIDTH_PX = 270
NARROW_PX = 210
TYPING_PAUSE_MS = 40


class SearchField(QFrame):
    """Asks for searches and steps; shows what came of them."""

    query_changed = Signal(str)
    step_requested = Signal(int)  # +1 next, -1 previous
    play_requested = Signal()  # from the current hit
    closed = Signal()  # Esc: the reader wants to be where they were
    focused = Signal()  # one is about to search
    results_requested = Signal()  # the list of what was found, or to have it put away
    recent_requested = Signal()  # what was searched for before

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchField")
        self.setFixedHeight(33)
        self._sign = self._button(self.tr("Results and what limits them"))
        self._sign.clicked.connect(self.results_requested)
        self._sign.show()
        self._edit = QLineEdit(self)
        self._edit.setAccessibleName(self.tr("Search this conversation"))
        self._edit.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._edit.installEventFilter(self)
        self._edit.textChanged.connect(self._on_text_changed)
        self._key = key_label("", self)
        self._count = QLabel(self)
        self._count.setProperty("role", "quiet")
        self._count.setFont(interface_font(12, tabular=True))
        self._count.hide()
        self._previous = self._button(self.tr("Previous (Shift+Enter)"))
        self._next = self._button(self.tr("Next (Enter)"))
        self._previous.clicked.connect(lambda: self.step_requested.emit(-1))
        self._next.clicked.connect(lambda: self.step_requested.emit(1))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 0, 7, 0)
        layout.setSpacing(6)
        layout.addWidget(self._sign)
        layout.addWidget(self._edit, 1)
        layout.addWidget(self._count)
        layout.addWidget(self._key)
        layout.addWidget(self._previous)
        layout.addWidget(self._next)
        layout.setSpacing(4)
        self.set_narrow(False)
        # A search starts when the fingers rest, so that long texts stay quick to type in.
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_PAUSE_MS)
        self._typing.timeout.connect(self._send_query)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setAccessibleName(name.partition(" (")[0])  # the key is for the eye
        button.setToolTip(name)
        button.setIconSize(QSize(14, 14))
        button.setFixedSize(22, 22)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.hide()
        return button

    def set_theme(self, theme: Theme) -> None:
        self._sign.setIcon(icon("search", theme.quiet, 15))
        self._previous.setIcon(icon("chevron-up", theme.text, 14))
        self._next.setIcon(icon("chevron-down", theme.text, 14))

    def set_key(self, key: str) -> None:
        """The key that brings one here; "" for none."""
        self._key.setText(key)
        self._key.setVisible(bool(key) and not self._edit.text())

    def set_narrow(self, narrow: bool) -> None:
        self.setFixedWidth(NARROW_PX if narrow else WIDTH_PX)
        self._edit.setPlaceholderText(
            self.tr("Search") if narrow else self.tr("Search this conversation")
        )

    @property
    def last_stop(self) -> QWidget:
        """The last part reached by Tab."""
        return self._next

    @property
    def query(self) -> str:
        return self._edit.text()

    def activate(self, query: str = "") -> None:
        """Put the cursor here, with ``query`` or what was typed last selected."""
        if query:
            self._edit.setText(query)
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._edit.selectAll()

    def clear(self) -> None:
        self._typing.stop()
        self._edit.blockSignals(True)
        self._edit.clear()
        self._edit.blockSignals(False)
        self.show_count(None, 0)

    def set_query(self, query: str) -> None:
        """Search for this, as if it had been typed."""
        self._edit.setText(query)
        self._flush()

    def show_count(
        self, index: int | None, total: int, *, whole: bool = True, problem: str = ""
    ) -> None:
        """``index`` is the 0-based hit shown now, None without any. What is not ``whole`` is
        still being counted. ``problem`` is a sentence on why nothing could be looked for."""
        searching = bool(self._edit.text().strip())
        self._count.setToolTip(problem)
        if problem:
            text = self.tr("Not valid")
        elif not whole:
            text = self.tr("Searching …")
        elif index is not None:
            number = self.locale().toString
            text = self.tr("{0} of {1}").format(number(index + 1), number(total))
        else:
            text = self.tr("Nothing found") if searching else ""
        self._count.setText(text)
        self._edit.setAccessibleDescription(text)
        self._count.setVisible(searching)
        self._key.setVisible(not searching and bool(self._key.text()))
        self._previous.setVisible(total > 1)
        self._next.setVisible(total > 1)

    def _on_text_changed(self) -> None:
        self._typing.start()

    def _send_query(self) -> None:
        self.query_changed.emit(self._edit.text())

    def _flush(self) -> None:
        if self._typing.isActive():
            self._typing.stop()
            self._send_query()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setProperty("active", event.type() == QEvent.Type.FocusIn)
            repolish(self)
            if event.type() == QEvent.Type.FocusIn:
                self.focused.emit()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            fresh = self._typing.isActive()
            self._flush()
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.play_requested.emit()
            elif not fresh:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.step_requested.emit(-1 if back else 1)
            return True
        if key == Qt.Key.Key_Down and not self._edit.text():
            self.recent_requested.emit()
            return True
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._flush()
            self.step_requested.emit(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
            return True
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._edit.setFocus(Qt.FocusReason.MouseFocusReason)

"""The strip below the list of keys: gives one action other keys."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.gui.commands.actions import Actions, key_text, plain
from reader.gui.commands.key_rules import key_pressed, why_refused
from reader.gui.look.theme import interface_font
from reader.gui.widgets import push_button


class KeyCatcher(QPushButton):
    """Once pressed, it takes the next key for itself, whatever that does elsewhere."""

    caught = Signal(str)  # portable form
    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.toggled.connect(self._show_state)
        self._show_state(False)

    def _show_state(self, waiting: bool) -> None:
        self.setText(self.tr("Press the new key…") if waiting else self.tr("Add a key"))

    def event(self, event: QEvent) -> bool:
        if self.isChecked() and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:  # Tab, too, which no handler would see
                self._take(event)
                return True
        return super().event(event)

    def _take(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setChecked(False)
            self.given_up.emit()
            return
        key = key_pressed(event)
        if key:
            self.setChecked(False)
            self.caught.emit(key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.setChecked(False)
        super().focusOutEvent(event)


class KeyEditor(QFrame):
    """For the action last given to ``edit``. Changes ``actions`` at once."""

    changed = Signal()

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keyEditor")
        self._actions = actions
        self._ident = ""
        self._wanted = ""  # a key that another action has
        self._name = QLabel(self)
        self._name.setFont(interface_font(14, QFont.Weight.DemiBold))
        self._keys = QHBoxLayout()
        self._keys.setSpacing(6)
        self.catcher = KeyCatcher(self)
        self.catcher.caught.connect(self._on_caught)
        self.catcher.pressed.connect(lambda: self._say(""))
        self.reset_button = push_button(self.tr("Reset"), self._reset, self, "link")
        self.message = QLabel(self)
        self.message.setProperty("role", "quiet")
        self.message.setWordWrap(True)
        self.take_button = push_button("", self._take, self, "plain")
        self.leave_button = push_button(self.tr("Cancel"), self._leave, self, "link")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._name)
        head.addSpacing(8)
        head.addLayout(self._keys)
        head.addWidget(self.catcher)
        head.addStretch(1)
        head.addWidget(self.reset_button)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.message, 1)
        foot.addWidget(self.take_button)
        foot.addWidget(self.leave_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 12, 20, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(foot)
        self._say("")

    def edit(self, ident: str) -> None:
        """Show the action ``ident`` and its keys."""
        self._ident = ident
        self._leave()
        self._show()

    def _show(self) -> None:
        keys = self._actions.keys
        name = self._name_of(self._ident)
        self._name.setText(name)
        while (item := self._keys.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for key in keys.keys(self._ident):
            shown = key_text(key)
            chip = push_button(f"{shown}  ×", partial(self._remove, key), self, "key")
            chip.setToolTip(self.tr("Take {0} away").format(shown))
            chip.setAccessibleName(self.tr("Take {0} away from {1}").format(shown, name))
            chip.setAutoDefault(False)
            self._keys.addWidget(chip)
        self.reset_button.setVisible(keys.is_changed(self._ident))

    def _name_of(self, ident: str) -> str:
        return plain(self._actions[ident].text()).rstrip("… ")

    def _on_caught(self, key: str) -> None:
        keys = self._actions.keys
        owner = keys.owner(key)
        refused = why_refused(key)
        shown = key_text(key)
        if refused and key not in keys.default_keys(self._ident):
            self._say(self.tr("{0} cannot be given away. {1}").format(shown, refused))
        elif owner == self._ident:
            self._say(self.tr("{0} is its key already.").format(shown))
        elif owner is not None:
            name = self._name_of(owner)
            self._wanted = key
            self._say(self.tr("{0} belongs to “{1}”.").format(shown, name), asks=True)
            self.take_button.setText(self.tr("Take it from there"))
            self.take_button.setFocus()
        else:
            self._add(key)

    def _add(self, key: str) -> None:
        try:
            self._actions.keys.add(self._ident, key)
        except ValueError:
            self._say(self.tr("It has as many keys as it can have. Take one away first."))
            return
        self._say("")
        self._tell()
        self.catcher.setFocus()

    def _take(self) -> None:
        key, self._wanted = self._wanted, ""
        if key:
            self._add(key)

    def _leave(self) -> None:
        self._wanted = ""
        self._say("")

    def _remove(self, key: str) -> None:
        self._actions.keys.remove(key)
        self._leave()
        self.catcher.setFocus()
        self._tell()

    def _reset(self) -> None:
        self._actions.keys.reset(self._ident)
        self._leave()
        self.catcher.setFocus()
        self._tell()

    def _tell(self) -> None:
        self._actions.take_keys()
        self._show()
        self.changed.emit()

    def _say(self, text: str, *, asks: bool = False) -> None:
        self.message.setText(text or self.tr("Changes are used at once."))
        self.take_button.setVisible(asks)
        self.leave_button.setVisible(asks)

"""Which keys the widget with the focus keeps for itself before they become shortcuts.

Letters and space are shortcuts of the window, but not while one types; space presses a
button that was reached by Tab; arrows move within a list or a slider that was.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from reader.gui.notes.composer import NoteComposer
from reader.gui.timeline.bar import TimelineBar

_TYPING = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
_PRESSED = (QAbstractButton, NoteComposer)
_MOVED_IN = (QAbstractItemView, QAbstractSlider, QComboBox, TimelineBar)
_Key = Qt.Key
_PRESS_KEYS = {_Key.Key_Space, _Key.Key_Return, _Key.Key_Enter}
_MOVE_KEYS = {
    *_PRESS_KEYS,
    _Key.Key_Up,
    _Key.Key_Down,
    _Key.Key_Left,
    _Key.Key_Right,
    _Key.Key_Home,
    _Key.Key_End,
    _Key.Key_PageUp,
    _Key.Key_PageDown,
}
_EDIT_KEYS = {
    _Key.Key_A, _Key.Key_C, _Key.Key_V, _Key.Key_X, _Key.Key_Y, _Key.Key_Z,
    _Key.Key_Backspace, _Key.Key_Delete, _Key.Key_Left, _Key.Key_Right,
    _Key.Key_Up, _Key.Key_Down, _Key.Key_Home, _Key.Key_End,
}  # fmt: skip


def keeps_key(focus: QWidget | None, event: QKeyEvent) -> bool:
    """Whether ``focus`` wants this key to itself."""
    key = _Key(event.key())
    held = event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    if isinstance(focus, _TYPING):
        if held == Qt.KeyboardModifier.NoModifier:
            return not _Key.Key_F1 <= key <= _Key.Key_F35
        return held == Qt.KeyboardModifier.ControlModifier and key in _EDIT_KEYS
    if event.modifiers() != Qt.KeyboardModifier.NoModifier:
        return False
    if isinstance(focus, _PRESSED):
        return key in _PRESS_KEYS
    return isinstance(focus, _MOVED_IN) and key in _MOVE_KEYS

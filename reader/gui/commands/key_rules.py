"""Which keys a reader may give to an action, and why not the others."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_Key, _Held = Qt.Key, Qt.KeyboardModifier
_MODIFIERS = {
    _Key.Key_Shift, _Key.Key_Control, _Key.Key_Alt, _Key.Key_AltGr, _Key.Key_Meta,
    _Key.Key_Super_L, _Key.Key_Super_R, _Key.Key_CapsLock, _Key.Key_NumLock,
    _Key.Key_ScrollLock, _Key.Key_Multi_key, _Key.Key_unknown,
}  # fmt: skip
_WALK = {_Key.Key_Tab, _Key.Key_Backtab}
_PRESS = {_Key.Key_Return, _Key.Key_Enter}
_SCROLL = {_Key.Key_Home, _Key.Key_End, _Key.Key_PageUp, _Key.Key_PageDown}
_ERASE = {_Key.Key_Backspace, _Key.Key_Delete}
_SIDEWAYS = {_Key.Key_Left, _Key.Key_Right}
_UPRIGHT = {_Key.Key_Up, _Key.Key_Down}
_FIELDS = {_Key.Key_A, _Key.Key_C, _Key.Key_V, _Key.Key_X, _Key.Key_Z}
_SYSTEM = {
    _Key.Key_VolumeUp, _Key.Key_VolumeDown, _Key.Key_VolumeMute, _Key.Key_Print,
    _Key.Key_Sleep, _Key.Key_PowerOff, _Key.Key_MonBrightnessUp, _Key.Key_MonBrightnessDown,
}  # fmt: skip
_MEDIA = {
    _Key.Key_MediaPlay, _Key.Key_MediaTogglePlayPause, _Key.Key_MediaPause,
    _Key.Key_MediaStop, _Key.Key_MediaNext, _Key.Key_MediaPrevious, _Key.Key_AudioForward,
    _Key.Key_AudioRewind,
}  # fmt: skip
_PLAIN = (_Held.NoModifier, _Held.ShiftModifier)
_CTRL = (_Held.ControlModifier, _Held.ControlModifier | _Held.ShiftModifier)


def key_pressed(event: QKeyEvent) -> str:
    """The key of ``event`` in portable form; "" while only Shift and its like are held."""
    key = _Key(event.key())
    if key in _MODIFIERS:
        return ""
    held = event.modifiers() & ~(_Held.KeypadModifier | _Held.GroupSwitchModifier)
    text = event.text()
    if held == _Held.ShiftModifier and text.isprintable() and text and not text.isalpha():
        # "<" is Shift with another key on some keyboards and a key of its own on others.
        held = _Held.NoModifier if not text.isspace() else held
    if key is _Key.Key_Backtab:
        key = _Key.Key_Tab
    return QKeySequence(QKeyCombination(held, key)).toString()


def _tr(text: str) -> str:
    return QCoreApplication.translate("keys", text)


def why_refused(key: str) -> str:
    """Why nobody can have ``key`` (portable form) for an action; "" where one can."""
    sequence = QKeySequence.fromString(key)
    combination: QKeyCombination = sequence[0]  # type: ignore[index]  # the stub lacks it
    code, held = combination.key(), combination.keyboardModifiers()
    if code in _SYSTEM:
        return _tr("The system has its own use for it.")
    if code in _MEDIA:
        return _tr("Media keys play, pause and step already.")
    if code is _Key.Key_Escape:
        return _tr("It leaves what is open: a search, a message, a selection.")
    if code in _WALK and held in _PLAIN:
        return _tr("It goes from one part of the window to the next.")
    if code in _PRESS and held in _PLAIN:
        return _tr("It presses what has the focus.")
    if code in _SCROLL and held in (*_PLAIN, *_CTRL):
        return _tr("It scrolls the page.")
    if code in _ERASE and held in _PLAIN:
        return _tr("Text fields need it to erase.")
    if code in _FIELDS and held == _Held.ControlModifier:
        return _tr("Text fields need it to copy, paste and undo.")
    if (code in _SIDEWAYS and held in _CTRL) or (code in _UPRIGHT and held == _Held.ShiftModifier):
        return _tr("It walks and selects on the page.")
    return ""

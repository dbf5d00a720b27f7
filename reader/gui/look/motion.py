"""Whether the system asks for less motion.

Qt 6.11 does not tell on Linux. There the desktops say it through the settings portal (XDG
Desktop Portal, ``org.freedesktop.portal.Settings``): ``reduced-motion`` of
``org.freedesktop.appearance`` is 1 where less is wanted; older ones have GNOME's
``enable-animations``, which is false then.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QStyle

_SERVICE = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_INTERFACE = "org.freedesktop.portal.Settings"
_KEYS = {
    ("org.freedesktop.appearance", "reduced-motion"): 1,
    ("org.gnome.desktop.interface", "enable-animations"): False,
}
"""Settings and the value that asks for less."""

PATIENCE_MS = 3000


class SystemMotion(QObject):
    """``changed`` tells that ``is_reduced`` is another."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._says: dict[tuple[str, str], bool] = {}  # whether that setting asks for less
        self._asked = False
        self._waiting: list[QObject] = []

    @property
    def is_reduced(self) -> bool:
        if any(self._says.values()):
            return True
        style = QApplication.style()
        return style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) <= 0

    def watch(self) -> None:
        """Ask the portal, where there is one, and be told of changes. Answers come later."""
        if self._asked or not _has_bus():
            return
        self._asked = True
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        for key in _KEYS:
            message = QDBusMessage.createMethodCall(_SERVICE, _PATH, _INTERFACE, "ReadOne")
            message.setArguments(list(key))
            watcher = QDBusPendingCallWatcher(bus.asyncCall(message, PATIENCE_MS), self)
            watcher.finished.connect(lambda done, key=key: self._on_answer(done, key))
            self._waiting.append(watcher)
        bus.connect(  # type: ignore[call-overload]  # text in truth; the stub says bytes
            _SERVICE,
            _PATH,
            _INTERFACE,
            "SettingChanged",
            self,
            SLOT("on_setting_changed(QString,QString,QDBusVariant)"),
        )

    def _on_answer(self, watcher: QObject, key: tuple[str, str]) -> None:
        from PySide6.QtDBus import QDBusPendingCallWatcher

        assert isinstance(watcher, QDBusPendingCallWatcher)
        if not watcher.isError():  # a desktop without that setting says so by an error
            arguments = watcher.reply().arguments()
            if arguments:
                self._take(key, arguments[0])
        self._waiting.remove(watcher)
        watcher.deleteLater()

    @Slot(str, str, "QDBusVariant")
    def on_setting_changed(self, space: str, name: str, value: object) -> None:
        """The portal's signal, for any setting of the desktop."""
        self._take((space, name), value)

    def _take(self, key: tuple[str, str], value: object) -> None:
        if key not in _KEYS:
            return
        before = self.is_reduced
        plain = value.variant() if hasattr(value, "variant") else value
        self._says[key] = plain == _KEYS[key]
        if self.is_reduced is not before:
            self.changed.emit()


def _has_bus() -> bool:
    return sys.platform.startswith("linux") and bool(
        os.environ.get("DBUS_SESSION_BUS_ADDRESS")
        or Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere"), "bus").exists()
    )

"""What widgets that paint themselves are, for assistive technology.

A widget's class says it with ``accessible_role``; without one the toolkit takes what it does
not know for a mere container. Its name is the widget's accessible name as it is then.
"""

from __future__ import annotations

import atexit
from functools import cache
from weakref import WeakSet

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid


class _Painted(QAccessibleWidget):
    """Asks the widget each time: what opens becomes something else."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._painted = widget

    def role(self) -> QAccessible.Role:
        role = getattr(self._painted, "accessible_role", None)
        return role if isinstance(role, QAccessible.Role) else QAccessible.Role.Client


@cache
def install() -> None:
    """Have the toolkit ask here about such widgets. Once a process is enough."""
    interfaces: WeakSet[QAccessibleWidget] = WeakSet()

    def made(_name: str, what: QObject) -> QAccessibleInterface | None:
        role = getattr(what, "accessible_role", None)
        if not isinstance(role, QAccessible.Role) or not isinstance(what, QWidget):
            return None
        interface = _Painted(what)
        what.accessible = interface  # type: ignore[attr-defined]  # the toolkit keeps none
        interfaces.add(interface)
        return interface

    def forget() -> None:
        for interface in list(interfaces):
            if isValid(interface):
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(interface))

    QAccessible.installFactory(made)
    atexit.register(forget)

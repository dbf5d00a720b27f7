"""What assistive technology sees of the timeline: a slider whose value is a time in seconds
and is said as a place: how far, of how much, and who speaks there.

As everywhere in the toolkit, interfaces made here must go before Python does.
"""

from __future__ import annotations

import atexit
from functools import cache
from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleValueInterface
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import VoidPtr, getCppPointer, isValid

if TYPE_CHECKING:
    from reader.gui.timeline.bar import TimelineBar

STEP_S = 5
_NOTHING = VoidPtr(0)


class PlaceInTime(QAccessibleValueInterface):
    """Seconds from the recording's beginning; to set them is to go there."""

    def __init__(self, bar: TimelineBar) -> None:
        super().__init__()
        self._bar = bar

    def currentValue(self) -> float:
        return self._bar.position_ms / 1000

    def setCurrentValue(self, value: object) -> None:
        if isinstance(value, int | float):
            latest_ms = self._bar.scale.duration_ms
            self._bar.seek_requested.emit(min(latest_ms, max(0, round(value * 1000))))

    def minimumValue(self) -> float:
        return 0.0

    def maximumValue(self) -> float:
        return self._bar.scale.duration_ms / 1000

    def minimumStepSize(self) -> float:
        return float(STEP_S)


class TimelineSlider(QAccessibleWidget):
    def __init__(self, bar: TimelineBar) -> None:
        super().__init__(bar, QAccessible.Role.Slider, bar.accessibleName())
        self._bar = bar
        # The toolkit is handed its address: it lives as long as this does.
        self._place = PlaceInTime(bar)
        self._address = VoidPtr(getCppPointer(self._place)[0])

    def text(self, kind: QAccessible.Text) -> str:
        if kind is QAccessible.Text.Value:
            return self._bar.position_text()
        return super().text(kind)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> VoidPtr:  # type: ignore[override]
        if kind is QAccessible.InterfaceType.ValueInterface:
            return self._address
        return _NOTHING  # None would end the program


@cache
def install() -> None:
    """Have the toolkit ask here about timelines. Once a process is enough."""
    from reader.gui.timeline.bar import TimelineBar  # which imports this module

    sliders: WeakSet[TimelineSlider] = WeakSet()

    def made(_name: str, what: QObject) -> QAccessibleInterface | None:
        if isinstance(what, TimelineBar):
            what.accessible = TimelineSlider(what)  # the toolkit keeps no reference of its own
            sliders.add(what.accessible)
            return what.accessible
        return None

    def forget() -> None:
        for slider in list(sliders):
            if isValid(slider):
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(slider))

    QAccessible.installFactory(made)
    atexit.register(forget)

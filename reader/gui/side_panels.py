"""Which side panels are shown: what the reader wants, as far as the window's width allows.

A window that becomes narrow puts panels away by itself and brings them back when it
becomes wide; the reader can call one up at any width.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

NOTES_NEED_PX = 1260
CONTENTS_NEED_PX = 920


class SidePanels(QObject):
    changed = Signal()

    def __init__(self, contents: QWidget, notes: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._contents, self._notes = contents, notes
        self._wants_contents = self._wants_notes = True
        self._level: int | None = None  # how many panels the width allows
        self._has_document = False
        self._results: QWidget | None = None  # of a search
        self._shows_results = False

    @property
    def wants_contents(self) -> bool:
        return self._wants_contents

    @property
    def wants_notes(self) -> bool:
        return self._wants_notes

    def restore(self, *, contents: bool, notes: bool) -> None:
        self._wants_contents, self._wants_notes = contents, notes
        self._apply()

    def set_document(self, has_document: bool) -> None:
        """Without a conversation neither is shown."""
        self._has_document = has_document
        self._apply()

    def fit(self, width_px: int) -> None:
        level = 2 if width_px >= NOTES_NEED_PX else 1 if width_px >= CONTENTS_NEED_PX else 0
        if level != self._level:
            self._level = level
            self._apply()

    def show_contents(self, shown: bool) -> None:
        if self._level != 0:
            self._wants_contents = shown
        if shown and self._level != 2:
            self._put_results_away()
        self._contents.setVisible(shown and self._has_document)
        self.changed.emit()

    def show_notes(self, shown: bool) -> None:
        if self._level == 2:
            self._wants_notes = shown
        if shown:
            self._put_results_away()
        self._notes.setVisible(shown and self._has_document)
        self.changed.emit()

    def _put_results_away(self) -> None:
        self._shows_results = False
        if self._results is not None:
            self._results.hide()

    def set_results(self, results: QWidget) -> None:
        """What a search shows its results in, once there is one."""
        self._results = results

    def show_results(self, shown: bool, asked: bool) -> None:
        """In the place of the notes, and of the contents where there is room for one only. A
        window that has room for none shows them when ``asked`` to."""
        self._shows_results = shown and (asked or self._level != 0)
        self._apply()

    def _apply(self) -> None:
        level = 2 if self._level is None else self._level
        results = self._shows_results and self._has_document and self._results is not None
        room = level - 1 if results else level
        shown = {
            self._contents: self._has_document and self._wants_contents and room >= 1,
            self._notes: self._has_document and self._wants_notes and level >= 2 and not results,
        }
        if self._results is not None:
            shown[self._results] = results
        # What goes, goes first: the page is not to be squeezed and let out again between.
        for panel in sorted(shown, key=shown.__getitem__):
            panel.setVisible(shown[panel])
        self.changed.emit()

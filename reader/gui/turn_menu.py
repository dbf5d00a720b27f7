"""The menu on a turn or a word: play, mark, copy, and who is speaking."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from reader.core.annotation import HIGHLIGHT_STYLES, turn_range
from reader.core.timecode import format_time
from reader.gui.notes.list import colour_name, icon_of_colour
from reader.gui.quoting import copy_quotation

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow
    from reader.session.document import Document


class TurnMenu(QObject):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self.menu: QMenu | None = None

    def open(self, turn: int, word: int, at: QPoint) -> None:
        """``word`` is -1 beside the words; ``at`` is global."""
        document = self._session.document
        if document is None:
            return
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu = menu
        self._fill(menu, document, turn, word)
        menu.popup(at)

    def _fill(self, menu: QMenu, document: Document, turn: int, pointed: int) -> None:
        window, word = self._window, max(0, pointed)
        table = window.actions_table
        timed = (
            document.timeline is not None and document.timeline.word_start(turn, word) is not None
        )
        self._add(menu, self.tr("Play from here"), partial(self._play, turn, word)).setEnabled(
            timed
        )
        menu.addSeparator()
        marked = turn in self._session.notebook.bookmarked_turns()
        text = self.tr("Remove the bookmark") if marked else self.tr("Bookmark this turn")
        self._add(menu, text, partial(window.annotating.toggle_bookmark, turn))
        chosen = window.view.selection()
        if chosen is None:
            self._add(
                menu,
                self.tr("Note on this turn…"),
                partial(window.annotating.compose_on_turn, turn),
            )
        else:
            self._add(
                menu, self.tr("Note on the selection…"), partial(window.annotating.compose, chosen)
            )
            colours = menu.addMenu(self.tr("Highlight"))
            for colour in HIGHLIGHT_STYLES:
                action = self._add(
                    colours,
                    colour_name(colour),
                    partial(window.marking.highlight, colour),
                )
                action.setIcon(icon_of_colour(window.appearance.theme, colour))
        menu.addSeparator()
        if chosen is not None:
            menu.addAction(table["copy"])
            menu.addAction(table["copy_as_quote"])
        else:
            self._add(menu, self.tr("Copy this turn as a quote"), partial(self.copy_turn, turn))
        self._add(menu, self.tr("Copy the time"), partial(self._copy_time, turn, word)).setEnabled(
            timed
        )
        menu.addSeparator()
        window.timing.fill_menu(menu, turn, pointed)
        if chosen is not None or pointed >= 0:
            self._add(
                menu, self.tr("Correct the words…"), partial(window.correcting.open, turn, word)
            )
        self._fill_speakers(menu, document, turn)

    def _fill_speakers(self, menu: QMenu, document: Document, turn: int) -> None:
        labels = self._session.labels
        current = document.transcript.speaker_name(turn)
        names = [name for name in labels.speakers() if name]
        here = menu.addMenu(self.tr("Speaker of this turn"))
        onward = menu.addMenu(self.tr("Speaker from here on"))
        for submenu, relabel in (
            (here, labels.relabel_turn),
            (onward, labels.relabel_onward),
        ):
            for name in names:
                action = self._add(submenu, name.replace("&", "&&"), partial(relabel, turn, name))
                action.setCheckable(True)
                action.setChecked(name == current)
                action.setEnabled(name != current)
            submenu.addSeparator()
            self._add(submenu, self.tr("New name…"), partial(self._ask_name, turn, relabel))
        if current:
            text = self.tr("Rename {0} everywhere…").format(current.replace("&", "&&"))
            self._add(menu, text, partial(self._window.renaming.ask, current))
        others = [name for name in names if name != current]
        if current and others:
            exchange = menu.addMenu(self.tr("Exchange from here on"))
            for name in others:
                text = self.tr("{0} and {1}").format(current, name).replace("&", "&&")
                self._add(exchange, text, partial(labels.exchange_onward, turn, current, name))

    def _add(self, menu: QMenu, text: str, chosen: Callable[[], object]) -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(lambda _checked=False: chosen())
        return action

    def _play(self, turn: int, word: int) -> None:
        self._session.activate_word(turn, word)
        self._window.view.resume_following()
        if self._session.transport.has_sound:
            self._session.transport.play()

    def copy_turn(self, turn: int) -> None:
        document = self._session.document
        if document is not None:
            copy_quotation(self._session, turn_range(document.transcript, turn))

    def _copy_time(self, turn: int, word: int) -> None:
        document = self._session.document
        if document is not None and document.timeline is not None:
            time_ms = document.timeline.word_start(turn, word)
            if time_ms is not None:
                QGuiApplication.clipboard().setText(format_time(time_ms))

    def _ask_name(self, turn: int, relabel: Callable[[int, str], object]) -> None:
        from PySide6.QtWidgets import QInputDialog

        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(self.tr("Speaker"))
        dialog.setLabelText(self.tr("Who is speaking?"))

        def accepted() -> None:
            name = " ".join(dialog.textValue().split())
            if name:
                relabel(turn, name)

        dialog.accepted.connect(accepted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

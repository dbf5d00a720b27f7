"""Bookmarks, notes, highlights, captures, and the mark that is chosen."""

from __future__ import annotations

from reader.core.annotation import UNDERLINE
from reader.gui.commands.base import MenuCommands

SHORT_S, LONG_S = 15, 30


class MarkCommands(MenuCommands):
    """The mark menu."""

    def bookmark(self) -> None:
        turn = self.turn_here()
        if turn is not None:
            self._window.annotating.toggle_bookmark(turn)

    def note(self) -> None:
        chosen = self._window.view.selection()
        turn = self.turn_here()
        if chosen is not None:
            self._window.annotating.compose(chosen)
        elif self._window.marking.choosing.annotation is not None:
            self._window.marking.edit()
        elif turn is not None:
            self._window.annotating.compose_on_turn(turn)

    def star(self) -> None:
        self._window.marking.star(self.turn_here())

    def tags(self) -> None:
        self._window.marking.edit_tags(self.turn_here())

    def highlight(self) -> None:
        self._window.marking.highlight(None)

    def highlight_yellow(self) -> None:
        self._window.marking.highlight("yellow")

    def highlight_green(self) -> None:
        self._window.marking.highlight("green")

    def highlight_blue(self) -> None:
        self._window.marking.highlight("blue")

    def highlight_pink(self) -> None:
        self._window.marking.highlight("pink")

    def highlight_purple(self) -> None:
        self._window.marking.highlight("purple")

    def underline(self) -> None:
        self._window.marking.highlight(UNDERLINE)

    def capture(self) -> None:
        self._window.marking.capture(SHORT_S, self.turn_here())

    def capture_more(self) -> None:
        self._window.marking.capture(LONG_S, self.turn_here())

    def choose_mark(self) -> None:
        self._window.marking.choose_next()

    def look_at_mark(self) -> None:
        self._window.marking.look(self.turn_here())

    def edit_mark(self) -> None:
        self._window.marking.edit()

    def hear_mark(self) -> None:
        self._window.marking.hear()

    def start_earlier(self) -> None:
        self._window.marking.choosing.move_edge(of_start=True, step=-1)

    def start_later(self) -> None:
        self._window.marking.choosing.move_edge(of_start=True, step=1)

    def end_earlier(self) -> None:
        self._window.marking.choosing.move_edge(of_start=False, step=-1)

    def end_later(self) -> None:
        self._window.marking.choosing.move_edge(of_start=False, step=1)

    def review_places(self) -> None:
        self._window.replacing.review()

    def delete_mark(self) -> None:
        self._window.marking.delete()

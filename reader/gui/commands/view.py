"""What is shown, and how it looks."""

from __future__ import annotations

from collections.abc import Callable

from reader.core.resources import theme_names
from reader.gui.commands.base import MenuCommands
from reader.session.follow import FollowState


class ViewCommands(MenuCommands):
    """The view menu."""

    def show_contents(self, shown: bool) -> None:
        self._window.panels.show_contents(shown)

    def show_notes(self, shown: bool) -> None:
        self._window.panels.show_notes(shown)

    def follow(self) -> None:
        view = self._window.view
        view.toggle_following()
        if view.follow_state is FollowState.OFF:
            hint = self._window.actions_table.hint
            text = self.tr("The page no longer follows the voice. {0} turns it on again.")
            self._window.messages.show_notice(text.format(hint("follow")), key="follow")
        else:
            self._window.messages.withdraw("follow")

    def text_larger(self) -> None:
        self._window.appearance.change_size(1)

    def text_smaller(self) -> None:
        self._window.appearance.change_size(-1)

    def text_default(self) -> None:
        self._window.appearance.change_size(0)

    def column_wider(self) -> None:
        self._window.appearance.change_column(1)

    def column_narrower(self) -> None:
        self._window.appearance.change_column(-1)

    def lines_looser(self) -> None:
        self._window.appearance.change_line_height(1)

    def lines_tighter(self) -> None:
        self._window.appearance.change_line_height(-1)

    def focus_mode(self, focuses: bool) -> None:
        self._window.appearance.change(focus=focuses)

    def next_spoken(self) -> None:
        self._window.appearance.next_spoken()

    def open_look(self) -> None:
        self._window.header.ask_look()

    def theme_auto(self) -> None:
        self._window.appearance.choose_theme("auto")

    def choose_theme(self, name: str) -> None:
        """``name`` as the option "theme" has it."""
        self._window.appearance.choose_theme(name)

    def next_theme(self) -> None:
        self._window.appearance.next_theme()

    def timeline_in(self) -> None:
        self._window.timeline.zoom(2.0)

    def timeline_out(self) -> None:
        self._window.timeline.zoom(0.5)

    def timeline_whole(self) -> None:
        self._window.timeline.show_whole()

    def timeline_lanes(self, in_lanes: bool) -> None:
        self._session.settings.set("timeline.lanes", in_lanes)

    def full_screen(self, full: bool) -> None:
        if full:
            self._window.showFullScreen()
        else:
            self._window.showNormal()

    def show_corrected(self, shown: bool) -> None:
        self._session.settings.set("text.show_corrected", shown)

    def show_doubt(self, shown: bool) -> None:
        self._session.settings.set("times.show_doubt", shown)


def _choosing(name: str) -> Callable[[ViewCommands], None]:
    def choose(commands: ViewCommands) -> None:
        commands.choose_theme(name)

    return choose


for _name in theme_names():  # a command for each theme file, theme_light and so on
    setattr(ViewCommands, f"theme_{_name}", _choosing(_name))

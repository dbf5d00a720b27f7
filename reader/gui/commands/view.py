"""What is shown, and how it looks."""

from __future__ import annotations

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

    def theme_auto(self) -> None:
        self._window.appearance.choose_theme("auto")

    def theme_light(self) -> None:
        self._window.appearance.choose_theme("light")

    def theme_sepia(self) -> None:
        self._window.appearance.choose_theme("sepia")

    def theme_dark(self) -> None:
        self._window.appearance.choose_theme("dark")

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

    def show_doubt(self, shown: bool) -> None:
        self._session.settings.set("times.show_doubt", shown)

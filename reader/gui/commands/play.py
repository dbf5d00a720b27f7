"""Sound: on, off, how quick, how loud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.gui.commands.base import MenuCommands

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow

VOLUME_STEP = 5
LONGEST_SLEEP_MIN = 600


class PlayCommands(MenuCommands):
    """The play menu."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._volume_before_mute = self._transport.volume or 100
        self._transport.volume_changed.connect(self._on_volume_changed)

    def play_pause(self) -> None:
        if self._transport.has_sound:
            self._transport.toggle()
        else:
            self._window.messages.show_notice(
                self.tr(
                    "There is no recording to play. Drop one on the window, or put it beside "
                    "the transcript under the same name."
                ),
                key="no-sound",
            )

    def rate_down(self) -> None:
        self._transport.slower()

    def rate_up(self) -> None:
        self._transport.faster()

    def rate_usual(self) -> None:
        self._transport.set_rate(1.0)

    def choose_rate(self) -> None:
        self._window.transport_bar.open_rate_popup()

    def sleep_after_turn(self) -> None:
        self._transport.sleep_after_turn()

    def sleep_after_chapter(self) -> None:
        if self._transport.has_chapters:
            self._transport.sleep_after_chapter()
        else:
            self._window.messages.show_notice(self.tr("There are no chapters."), key="refused")

    def ask_sleep(self) -> None:
        from reader.gui.commands.dialogs import NumberDialog

        dialog = NumberDialog(
            self.tr("Sleep timer"),
            self.tr("Stop playing after how many minutes?"),
            (1, LONGEST_SLEEP_MIN),
            20,
            self._window,
        )
        dialog.accepted.connect(lambda: self._transport.set_sleep_minutes(dialog.value or 20))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def loop_turn(self) -> None:
        self._transport.toggle_loop_turn()
        self._window.transport_bar.show_loop()  # nothing may have come of it

    def mark_loop(self) -> None:
        self._transport.mark_loop()

    def volume_up(self) -> None:
        self._transport.set_volume(self._transport.volume + VOLUME_STEP)

    def volume_down(self) -> None:
        self._transport.set_volume(self._transport.volume - VOLUME_STEP)

    def mute(self) -> None:
        if self._transport.volume > 0:
            self._transport.set_volume(0)
        else:
            self._transport.set_volume(self._volume_before_mute)

    def _on_volume_changed(self, percent: int) -> None:
        # Also where it is turned down by hand: loud again is as loud as before.
        if percent > 0:
            self._volume_before_mute = percent

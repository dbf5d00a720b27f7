"""From one place to another."""

from __future__ import annotations

from reader.gui.commands.base import MenuCommands


class GoCommands(MenuCommands):
    """The go menu."""

    def step_back(self) -> None:
        self._skip("playback.step_s", -1)

    def step_on(self) -> None:
        self._skip("playback.step_s", 1)

    def long_step_back(self) -> None:
        self._skip("playback.long_step_s", -1)

    def long_step_on(self) -> None:
        self._skip("playback.long_step_s", 1)

    def skip_back(self) -> None:
        self._skip("playback.skip_back_s", -1)

    def skip_on(self) -> None:
        self._skip("playback.skip_forward_s", 1)

    def _skip(self, setting: str, direction: int) -> None:
        self._transport.skip(direction * int(self._session.settings.get(setting)) * 1000)

    def previous_turn(self) -> None:
        if self._session.has_times:
            self._transport.previous_turn()
        else:
            self._window.view.walk_turns(-1)

    def next_turn(self) -> None:
        if self._session.has_times:
            self._transport.next_turn()
        else:
            self._window.view.walk_turns(1)

    def previous_sentence(self) -> None:
        self._transport.previous_sentence()

    def next_sentence(self) -> None:
        self._transport.next_sentence()

    def previous_chapter(self) -> None:
        self._window.contents_showing.step_chapter(-1)

    def next_chapter(self) -> None:
        self._window.contents_showing.step_chapter(1)

    def go_to_time(self) -> None:
        from reader.gui.commands.dialogs import GoToTimeDialog

        dialog = GoToTimeDialog(
            self._transport.position_ms, self._transport.duration_ms, self._window
        )
        dialog.accepted.connect(lambda: self._go_to(dialog.time_ms))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _go_to(self, time_ms: int | None) -> None:
        if time_ms is not None:
            self._transport.seek(time_ms)
            self._window.view.resume_following()

    def go_back(self) -> None:
        self._window.report_place()
        self._session.jumps.back()
        self._window.view.resume_following()

    def go_forward(self) -> None:
        self._window.report_place()
        self._session.jumps.forward()
        self._window.view.resume_following()

    def say_where(self) -> None:
        """To whoever listens to a screen reader; in the message line where nobody does."""
        from reader.gui.whereabouts import whereabouts

        window, transport, document = self._window, self._transport, self._session.document
        if document is None:
            return
        heard = transport.cursor is not None
        text = whereabouts(
            document.transcript,
            transport.cursor if heard else window.view.word_in_sight(),
            transport.position_ms if heard else None,
            transport.duration_ms,
        )
        if not window.view.announce(text):
            window.messages.show_notice(text, key="where")

    def skip_uncovered(self) -> None:
        self._window.doubting.skip()

    def always_skip(self, always: bool) -> None:
        self._session.settings.set("playback.skip_uncovered", always)

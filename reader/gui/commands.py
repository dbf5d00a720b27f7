"""What the actions do. One method an action, named as in the table; each hands on to the
session or to the part of the window concerned and decides as little as possible."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl

from reader.core.errors import FileProblem
from reader.core.resources import resource
from reader.gui.actions import key_text
from reader.gui.pin_commands import PinCommands
from reader.playback.base import MAX_RATE, MIN_RATE
from reader.session.companions import find_companions, role_of
from reader.session.follow import FollowState

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow

VOLUME_STEP = 5
LONGEST_SLEEP_MIN = 600
SAMPLE = "the-slow-ear.txt"


class Commands(PinCommands):
    """Bound to one window and its session."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._session = window.session
        self._transport = window.session.transport
        self._volume_before_mute = 100

    # -- file -----------------------------------------------------------------

    def open_files(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._window, self.tr("Open a conversation"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        document = self._session.document
        if document is not None:
            dialog.setDirectoryUrl(QUrl.fromLocalFile(str(document.companions.main.parent)))
        dialog.setNameFilters(
            [
                self.tr("Conversations and recordings")
                + " (*.txt *.md *.html *.htm *.srt *.vtt *.json *.mp3 *.m4a *.m4b *.aac *.ogg *.oga"
                " *.opus *.flac *.wav *.mp4 *.mkv *.webm)",
                self.tr("All files") + " (*)",
            ]
        )
        dialog.filesSelected.connect(self.open_paths)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_paths(self, paths: Sequence[str | Path]) -> None:
        """Open what was chosen or dropped. A recording or times that have no transcript of
        their own are for the conversation that is open."""
        chosen = [Path(path) for path in paths]
        role = role_of(chosen[0]) if len(chosen) == 1 and chosen[0].is_file() else ""
        if self._session.document is not None and role in ("audio", "alignment"):
            try:
                find_companions(chosen)
            except FileProblem:
                if role == "audio":
                    self._session.set_audio(chosen[0])
                else:
                    self._session.set_times(chosen[0])
                return
        self._session.open(chosen)

    def open_sample(self) -> None:
        self._session.open([resource("sample", SAMPLE)])

    def choose_conversation(self, folder: Path, choices: Sequence[Path]) -> None:
        """A folder holds several: open the one that is chosen."""
        from reader.gui.choosing import ChooseConversation

        dialog = ChooseConversation(folder, choices, self._window)
        dialog.chosen.connect(lambda path: self._session.open([path]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def close_document(self) -> None:
        self._session.close_document()

    def reading_report(self) -> None:
        document = self._session.document
        if document is None:
            return
        from reader.gui.reading_report import ReadingReport

        report = ReadingReport(
            document.companions.main.name,
            document.source.repairs,
            self._session.rejected_repairs,
            self._session.warnings,
            self._window,
        )
        report.repairs_rejected.connect(self._session.reject_repairs)
        report.finished.connect(report.deleteLater)
        report.open()

    def quit(self) -> None:
        self._window.close()

    # -- edit -----------------------------------------------------------------

    def undo(self) -> None:
        self._window.annotating.finish_writing()
        self._session.notebook.undo()

    def redo(self) -> None:
        self._window.annotating.finish_writing()
        self._session.notebook.redo()

    def copy(self) -> None:
        self._window.view.copy()

    def copy_as_quote(self) -> None:
        if self._window.view.copy(as_quote=True):
            return
        turn = self.turn_here()
        if turn is not None:
            self._window.turn_menu.copy_turn(turn)

    def find(self) -> None:
        chosen = self._window.view.selection()
        query = ""
        if chosen is not None and chosen.start.turn == chosen.end.turn:
            query = self._window.view.selected_text()
        self._window.header.search.activate(query if len(query) <= 80 else "")

    def find_next(self) -> None:
        self._window.searching.step(1)

    def find_previous(self) -> None:
        self._window.searching.step(-1)

    # -- view -----------------------------------------------------------------

    def show_contents(self, shown: bool) -> None:
        self._window.panels.show_contents(shown)

    def show_notes(self, shown: bool) -> None:
        self._window.panels.show_notes(shown)

    def follow(self) -> None:
        view = self._window.view
        view.toggle_following()
        if view.follow_state is FollowState.OFF:
            text = self.tr("The page no longer follows the voice. {0} turns it on again.")
            self._window.messages.show_notice(text.format(key_text("F")), key="follow")
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

    def full_screen(self, full: bool) -> None:
        if full:
            self._window.showFullScreen()
        else:
            self._window.showNormal()

    # -- play -----------------------------------------------------------------

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

    def ask_rate(self) -> None:
        from reader.gui.dialogs import NumberDialog

        dialog = NumberDialog(
            self.tr("Playback rate"),
            self.tr("Rate, {0} to {1}").format(f"{MIN_RATE:g}", f"{MAX_RATE:g}"),
            (MIN_RATE, MAX_RATE),
            self._transport.rate,
            self._window,
        )
        dialog.accepted.connect(lambda: self._transport.set_rate(dialog.value or 1.0))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_sleep(self) -> None:
        from reader.gui.dialogs import NumberDialog

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
            self._volume_before_mute = self._transport.volume
            self._transport.set_volume(0)
        else:
            self._transport.set_volume(self._volume_before_mute)

    # -- go -------------------------------------------------------------------

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
        self._transport.previous_turn()

    def next_turn(self) -> None:
        self._transport.next_turn()

    def previous_sentence(self) -> None:
        self._transport.previous_sentence()

    def next_sentence(self) -> None:
        self._transport.next_sentence()

    def go_to_time(self) -> None:
        from reader.gui.dialogs import GoToTimeDialog

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
        self._session.go_back()
        self._window.view.resume_following()

    def go_forward(self) -> None:
        self._session.go_forward()
        self._window.view.resume_following()

    # -- mark -----------------------------------------------------------------

    def turn_here(self) -> int | None:
        """The turn that a mark is for: the one being spoken, else the first in sight."""
        cursor = self._transport.cursor
        if cursor is None:
            cursor = self._window.view.word_in_sight()
        return None if cursor is None else cursor.turn

    def bookmark(self) -> None:
        turn = self.turn_here()
        if turn is not None:
            self._window.annotating.toggle_bookmark(turn)

    def note(self) -> None:
        chosen = self._window.view.selection()
        turn = self.turn_here()
        if chosen is not None:
            self._window.annotating.compose(chosen)
        elif turn is not None:
            self._window.annotating.compose_on_turn(turn)

    def highlight(self) -> None:
        chosen = self._window.view.selection()
        if chosen is None:
            self._window.messages.show_notice(
                self.tr("Select some words first; then this key highlights them."), key="highlight"
            )
            return
        self._window.annotating.highlight(chosen)
        self._window.view.set_selection(None)

    # -- times ----------------------------------------------------------------

    def align(self) -> None:
        self._window.aligning.start()

    def cancel_aligning(self) -> None:
        self._session.aligning.cancel()

    def transcribe(self) -> None:
        self._window.transcribing.choose_recording()

    def align_between_pins(self) -> None:
        self._window.aligning.start_between_pins()

    def next_doubtful(self) -> None:
        self._window.doubting.step(1)

    def previous_doubtful(self) -> None:
        self._window.doubting.step(-1)

    def show_doubt(self, shown: bool) -> None:
        self._session.settings.set("times.show_doubt", shown)

    def skip_uncovered(self) -> None:
        self._window.doubting.skip()

    def always_skip(self, always: bool) -> None:
        self._session.settings.set("playback.skip_uncovered", always)

    # -- help -----------------------------------------------------------------

    def show_keys(self) -> None:
        from reader.gui.dialogs import KeysDialog

        dialog = KeysDialog(self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def command_palette(self) -> None:
        from reader.gui.command_palette import CommandPalette

        palette = CommandPalette(self._window.actions_table, self._window)
        palette.open_over(self._window)

    def about(self) -> None:
        from reader.gui.dialogs import AboutDialog

        dialog = AboutDialog(self._transport.player_name, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

"""The window: its parts put together and connected to the session. Nothing else is here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from reader.core.timeline import Cursor
from reader.gui import roles
from reader.gui.backups.showing import StoreShowing
from reader.gui.commands.actions import Actions
from reader.gui.commands.commands import Commands
from reader.gui.commands.key_hints import KeyHints
from reader.gui.commands.media_keys import MediaKeys
from reader.gui.commands.places_menu import PlacesMenu
from reader.gui.contents.panel import ContentsPanel
from reader.gui.contents.showing import ContentsShowing
from reader.gui.failures import Failures
from reader.gui.fixing.correcting import Correcting
from reader.gui.header_bar import HeaderBar
from reader.gui.keyboard_focus import keeps_key
from reader.gui.library.library_view import LibraryView
from reader.gui.library.recent_menu import RecentMenu
from reader.gui.look.appearance import Appearance
from reader.gui.look.theme import Theme, interface_font, load_first_faces, palette_of
from reader.gui.notebook.notebook_view import NotebookView
from reader.gui.notes.annotating import Annotating
from reader.gui.notes.marking import Marking
from reader.gui.notes.narrowing import Narrowing
from reader.gui.notes.panel import NotesPanel
from reader.gui.notes.peeking import Peeking
from reader.gui.notes.replacing import Replacing
from reader.gui.pages import Pages
from reader.gui.panel_widths import PanelWidths
from reader.gui.proposing import Proposing
from reader.gui.renaming import Renaming
from reader.gui.search.searching import Searching
from reader.gui.seeking import Seeking
from reader.gui.settings.live import LiveSettings
from reader.gui.side_panels import SidePanels
from reader.gui.timeline.bar import TimelineBar
from reader.gui.timeline.showing import TimelineShowing
from reader.gui.times.aligning import AligningView
from reader.gui.times.doubting import Doubting
from reader.gui.times.timing import TimingView
from reader.gui.times.transcribing import TranscribingView
from reader.gui.transcript.page import ReadingPlace
from reader.gui.transcript.view import TranscriptView
from reader.gui.transport.bar import TransportBar
from reader.gui.transport.showing import TransportShowing
from reader.gui.turn_menu import TurnMenu
from reader.gui.window_place import WindowPlace
from reader.session.document import Document
from reader.session.reading_session import ReadingSession
from reader.session.text_fixing import WordsChange

USUAL_SIZE = QSize(1440, 900)
SMALLEST_SIZE = QSize(640, 480)
NARROW_PX = 920


class MainWindow(QMainWindow):
    """Shows ``session``. Parts are public so that commands and tests can reach them."""

    def __init__(self, session: ReadingSession) -> None:
        # Before any widget is made: what is made later takes the face over from here.
        load_first_faces()
        roles.install()
        QApplication.setFont(interface_font())
        super().__init__()
        self.session = session
        self.setObjectName("mainWindow")
        self.setMinimumSize(SMALLEST_SIZE)
        self.setAcceptDrops(True)
        self._filled: Document | None = None
        self._opening = False

        self.commands = Commands(self)
        self.actions_table = Actions(self.commands, session.settings, self)
        self.addActions(list(self.actions_table))
        self.header = HeaderBar(self.actions_table, self)
        self.contents = ContentsPanel(self)
        self.view = TranscriptView(self)
        self.notes = NotesPanel(self)  # after the page also for who goes by Tab
        self.aligning = AligningView(self)
        self.transcribing = TranscribingView(self)
        self.timeline = TimelineBar(self)
        self.transport_bar = TransportBar(self.actions_table, self)
        self.header.submenus["open_files"] = RecentMenu(self)
        self.header.submenus["go_forward"] = PlacesMenu(self)
        self._lay_out()
        self.panels = SidePanels(self.contents, self.notes, self)
        self.panels.changed.connect(self._on_panels_changed)
        self.panel_widths = PanelWidths(self)
        self.turn_menu = TurnMenu(self)
        self.renaming = Renaming(self)
        self.doubting = Doubting(self)
        self.timing = TimingView(self)
        self.correcting = Correcting(self)
        self.annotating = Annotating(self)
        self.peeking = Peeking(self)
        self.narrowing = Narrowing(self)
        self.replacing = Replacing(self)
        self.marking = Marking(self)
        self.searching = Searching(session, self.header.search, self.view, self.timeline)
        self.searching.panel_made.connect(self._on_search_panel_made)
        self.searching.panel_wanted.connect(self.panels.show_results)
        self.proposing = Proposing(self)
        self.failures = Failures(self)
        self.failures.happened.connect(self._on_failed)
        self.store_showing = StoreShowing(self)
        self.seeking = Seeking(self)
        self.library = LibraryView(self)
        self.notebook = NotebookView(self)
        self.timeline_showing = TimelineShowing(self)
        self.transport_showing = TransportShowing(self)
        self.contents_showing = ContentsShowing(self)
        self.appearance = Appearance(self)

        self._connect_session()
        self._connect_parts()
        self.key_hints = KeyHints(self)
        self.live_settings = LiveSettings(self)
        self.media_keys = MediaKeys(self)
        settings = session.settings
        self.transport_bar.set_skips(
            int(settings.get("playback.skip_back_s")), int(settings.get("playback.skip_forward_s"))
        )
        self.transport_bar.bind(session.transport)
        self.view.set_following(bool(settings.get("follow.enabled")))
        self.panels.restore(
            contents=bool(settings.get("panels.contents")), notes=bool(settings.get("panels.notes"))
        )
        self.appearance.apply_theme()
        self._place = WindowPlace(self, USUAL_SIZE)
        self._place.restore(str(settings.get("window.geometry")))
        self._on_document_changed(session.document)

    # -- putting together -----------------------------------------------------

    def _lay_out(self) -> None:
        self.pages = Pages(self.view, self)
        self.messages = self.pages.messages
        self._middle = middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.contents)
        middle.addWidget(self.pages, 1)
        middle.addWidget(self.notes)
        self.footer = QFrame(self)
        self.footer.setObjectName("footer")
        below = QVBoxLayout(self.footer)
        below.setContentsMargins(0, 10, 0, 8)
        below.setSpacing(2)
        below.addWidget(self.aligning.bar)
        below.addWidget(self.timeline)
        below.addWidget(self.transport_bar)
        whole = QWidget(self)
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(middle, 1)
        layout.addWidget(self.transcribing.bar)
        layout.addWidget(self.footer)
        self.setCentralWidget(whole)
        # By Tab as by eye: the top line, a message, the panels from left to right, the sound.
        self.setTabOrder(self.header.last_stop, self.messages.first_stop)
        if self.menuBar().isNativeMenuBar():  # macOS: where people look for it
            self.actions_table.fill_menu(self.menuBar(), self.header.submenus)
        else:
            self.menuBar().hide()

    def _connect_session(self) -> None:
        session, transport = self.session, self.session.transport
        session.document_changed.connect(self._on_document_changed)
        session.timing_changed.connect(self._on_timing_changed)
        session.labels_changed.connect(self._on_labels_changed)
        session.words_changed.connect(self._on_words_changed)
        session.opening_started.connect(self._on_opening_started)
        session.noticed.connect(self.messages.show_notice)
        session.import_planned.connect(self.commands.file.show_import)
        session.refused.connect(lambda text: self.messages.show_notice(text, key="refused"))
        session.jumps.changed.connect(self._show_what_can_be_done)
        session.jumps.page_wanted.connect(
            lambda turn, char: self.view.restore_position(ReadingPlace(turn, char))
        )
        session.notebook.undo_changed.connect(self._show_what_can_be_done)
        transport.cursor_changed.connect(self._on_cursor_changed)
        transport.turns_changed.connect(self._on_turns_changed)
        transport.duration_changed.connect(self._on_duration_changed)
        transport.jumped.connect(lambda _before, _after: self.view.resume_following())

    def _connect_parts(self) -> None:
        transport = self.session.transport
        self.view.word_activated.connect(self.session.activate_word)
        self.view.time_stamp_activated.connect(self.session.activate_turn)
        self.view.context_menu_requested.connect(self.turn_menu.open)
        self.view.user_scrolled.connect(self.report_place)
        self.header.look_requested.connect(self.appearance.open_popup)
        bar = self.transport_bar
        bar.rate_requested.connect(transport.set_rate)
        bar.sleep_requested.connect(transport.set_sleep_minutes)
        bar.typed_sleep_requested.connect(self.commands.play.ask_sleep)
        bar.sleep_after_turn_requested.connect(transport.sleep_after_turn)
        bar.sleep_cancelled.connect(transport.cancel_sleep)
        bar.volume_requested.connect(transport.set_volume)

    def _on_search_panel_made(self, panel: QWidget) -> None:
        self._middle.addWidget(panel)
        self.panels.set_results(panel)

    def take_theme(self, theme: Theme) -> None:
        """Every part that paints itself."""
        palette: QPalette = palette_of(theme)
        self.setPalette(palette)
        self.actions_table.set_theme(theme)
        for part in (
            self.header,
            self.contents,
            self.notes,
            self.aligning.bar,
            self.transcribing.bar,
            self.timeline,
            self.transport_bar,
            self.pages,
            self.searching,
        ):
            part.set_theme(theme)

    # -- what is open -----------------------------------------------------------

    def _show_start_page(self) -> None:
        if self.session.document is None and not self._opening and self.isVisible():
            self.library.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_start_page()

    def _on_failed(self) -> None:
        self._opening = False
        self._show_title()  # which may say "Opening"
        self._show_start_page()

    def _on_opening_started(self, name: str) -> None:
        self._opening = True
        self.failures.forget()
        self.header.set_title(self.tr("Opening {0} …").format(name), "")

    def _on_document_changed(self, document: Document | None) -> None:
        self.searching.forget()
        self.annotating.forget()
        self.messages.withdraw("deleted")
        has_document = document is not None
        self.header.set_conversation(has_document)
        self.footer.setVisible(has_document)
        self.panels.set_document(has_document)
        self.pages.show_conversation()
        self._filled = None
        self._show_title()
        if document is None:
            self.view.clear()
            self.timeline.set_document(None)
            self._show_start_page()
        else:
            self._opening = False
            self.view.set_document(document.transcript, document.timeline)
            turn, char = self.session.page_place
            if (turn, char) != (0, 0) and turn < len(document.transcript):
                self.view.restore_position(ReadingPlace(turn, char))
            self.view.setFocus()
        self._show_times()
        # The page is painted first; the panels are filled when that is done. While the program
        # starts the window has yet to come to the screen: whoever started it says when.
        if not self.session.tasks.is_held:
            QTimer.singleShot(0, self, self.fill_panels)

    def _show_title(self) -> None:
        document = self.session.document
        if document is None:
            self.setWindowTitle("Earmark")
            self.header.set_title("Earmark", "")
        else:
            self.setWindowTitle(f"{document.title} — Earmark")
            self.header.set_title(document.title, document.subtitle)

    def _on_timing_changed(self, document: Document) -> None:
        self.view.set_timeline(document.timeline)
        self.doubting.refresh()
        self.searching.find_times()
        self._show_times()
        self._fill_contents()
        self.annotating.refresh_soon()

    def _on_words_changed(self, document: Document, change: WordsChange) -> None:
        self.correcting.show_words(document, change)
        self._on_cursor_changed(None, self.session.transport.cursor)
        self.doubting.refresh()
        self.timing.refresh(document)
        self.searching.relabel()
        self._fill_contents()
        self.annotating.refresh()

    def _on_labels_changed(self, document: Document) -> None:
        self.view.set_document(document.transcript, document.timeline)
        self.searching.relabel()
        self._fill_contents()
        self.annotating.refresh_soon()

    def _show_times(self) -> None:
        transport, document = self.session.transport, self.session.document
        files = None if document is None else document.companions
        timed = files is not None and bool(files.audio or files.timed or files.alignment)
        # Where nothing has a time there is no line of it either.
        self.timeline.setVisible(timed or transport.duration_ms > 0)
        self.timeline.set_duration(transport.duration_ms)
        self.timeline.set_position(transport.position_ms)
        self.transport_bar.refresh()
        self._on_cursor_changed(None, transport.cursor)
        self._show_what_can_be_done()

    def fill_panels(self) -> None:
        """Show in the panels, if they do not yet, what is open."""
        document = self.session.document
        if document is self._filled:
            return
        self._filled = document
        self._fill_contents()
        self.doubting.refresh()
        self.annotating.refresh()

    def _fill_contents(self) -> None:
        document = self.session.document
        self.contents_showing.refresh()
        if document is None:
            return
        self.timeline.set_document(document)
        self._on_turns_changed(self.session.transport.current_turns)

    def _show_what_can_be_done(self) -> None:
        session, table = self.session, self.actions_table
        document = session.document
        times = document is not None and bool(document.timeline)
        table.set_needs(document=document is not None, times=times)
        table.name_undo(session.notebook.undo_text, session.notebook.redo_text)
        table["go_back"].setEnabled(session.jumps.can_go_back)
        table["go_forward"].setEnabled(session.jumps.can_go_forward)
        self.aligning.show_actions()

    # -- the voice ----------------------------------------------------------------

    def _on_cursor_changed(self, _old: Cursor | None, new: Cursor | None) -> None:
        self.view.set_cursor(self.session.transport.current_turns, new)

    def _on_turns_changed(self, turns: tuple[int, ...]) -> None:
        self.view.set_cursor(turns, self.session.transport.cursor)
        self.report_place()

    def report_place(self) -> None:
        """Where the page stands, for the session to keep with the place in the sound."""
        if self.session.document is not None:
            place = self.view.reading_position()
            self.session.set_page_place(place.turn, place.char)

    def _on_duration_changed(self, _duration_ms: int) -> None:
        self.timeline.setVisible(True)
        self.timeline.set_duration(self.session.transport.duration_ms)

    # -- opening --------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.commands.file.open_paths(paths)

    # -- the window itself ------------------------------------------------------------

    def _on_panels_changed(self) -> None:
        for ident, panel in (("show_contents", self.contents), ("show_notes", self.notes)):
            action = self.actions_table[ident]
            action.setChecked(not panel.isHidden())
            action.setEnabled(self.session.document is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        self.panels.fit(width)
        self.header.set_narrow(width < NARROW_PX)
        self.transport_bar.set_width(width)
        self.panel_widths.fit()

    def event(self, event: QEvent) -> bool:
        # Asked before a key becomes a shortcut: what has the focus may want it itself.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and keeps_key(QApplication.focusWidget(), event)
        ):
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        with self.view.buttons_out_of_the_way():
            return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, where nothing with the focus had a use for it, leaves one thing at a time."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.searching.is_active:
            self.searching.leave()
        elif self.messages.message is not None:
            self.messages.dismiss()
        elif self.notebook.leave() or self.library.leave():
            return
        elif self.isFullScreen():
            self.actions_table["full_screen"].trigger()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.report_place()
        settings = self.session.settings
        settings.set("window.geometry", self._place.to_text())
        settings.set("panels.contents", self.panels.wants_contents)
        settings.set("panels.notes", self.panels.wants_notes)
        super().closeEvent(event)

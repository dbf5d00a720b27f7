"""The composition root: builds the objects, connects them, runs.

The order is what makes the window appear quickly: the text is read in a thread while the
window is being built, the window is painted with the text, and only then come the sound,
the times and the panels.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from reader.core.errors import ReaderError
from reader.core.resources import resource
from reader.gui.desktop.presence import Presence
from reader.gui.language import Language
from reader.gui.main_window import MainWindow
from reader.playback.base import Player
from reader.session.read_ahead import ReadAhead
from reader.session.reading_session import ReadingSession
from reader.session.running_window import Claim
from reader.session.store import Store

# For machines without a sound card and for tests: the name of a libVLC audio output.
AUDIO_OUTPUT_VARIABLE = "EARMARK_AUDIO_OUTPUT"
SCREENSHOT_DELAY_MS = 700  # for the panels to be filled and the page to have scrolled
SCREENSHOT_PATIENCE_MS = 5000
UNSEEN_MS = 2000  # a window that nobody sees (minimised, on another desktop) is not painted


@dataclass(frozen=True)
class Earmark:
    """The running program: its application, what is open, and its window."""

    application: QApplication
    session: ReadingSession
    window: MainWindow
    language: Language

    def close(self) -> None:
        self.window.close()
        self.session.close()
        self.language.remove()


def build(
    *,
    data_dir: Path | None = None,
    theme: str | None = None,
    size: tuple[int, int] | None = None,
) -> Earmark:
    """Everything but the event loop. Raises StorageProblem where the data folder fails."""
    store = Store.open(data_dir)
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        _scale(store.settings.get("window.scale_percent"))
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
            Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
        )
        application = QApplication(sys.argv[:1])
    application.setApplicationName("Earmark")
    application.setApplicationDisplayName("Earmark")
    application.setDesktopFileName("earmark")
    if theme is not None:
        try:
            store.settings.override("theme", theme)
        except ValueError as error:
            store.close()
            raise ReaderError(f"--theme: {error}.") from None
    language = Language.settled(application, store.settings.get("language"))
    session = ReadingSession(store)
    window = MainWindow(session)
    if size is not None:
        window.resize(*size)
    return Earmark(application, session, window, language)


def _scale(percent: int) -> None:
    """Everything so much larger: for who cannot read the panels, on desktops whose wish for
    larger text does not reach the toolkit. To be called before there is an application."""
    if percent != 100:
        asked = float(os.environ.get("QT_SCALE_FACTOR") or 1)
        os.environ["QT_SCALE_FACTOR"] = f"{asked * percent / 100:g}"


def run(
    paths: list[Path],
    *,
    at_ms: int | None = None,
    screenshot: Path | None = None,
    data_dir: Path | None = None,
    theme: str | None = None,
    size: tuple[int, int] | None = None,
    first_paint: Callable[[], None] | None = None,
    ahead: ReadAhead | None = None,
    claim: Claim | None = None,
) -> int:
    """Open the window and run until it is closed; the exit status.

    ``screenshot`` ends the program once a picture of what was opened is written there.
    ``first_paint`` is called once the conversation has been painted for the first time.
    ``ahead`` is reading the text already. With ``claim`` this is the window that others open
    their files in; it is released.
    """
    gc.disable()  # nothing that is made while starting goes again: looking for it costs a tenth
    earmark = build(data_dir=data_dir, theme=theme, size=size)
    session, window = earmark.session, earmark.window
    if ahead is not None:
        session.expect_text(ahead.key, ahead.wait)
    bugs = _BugReporter(session, session.folder / "errors.log")
    sys.excepthook = bugs.report
    painted = _FirstPaint(window.view.viewport(), session)
    painted.listeners += [first_paint] if first_paint else []
    painted.listeners += [gc.freeze, gc.enable, session.tasks.release]
    painted.listeners += [window.fill_panels, lambda: attach_sound(session)]
    presence = Presence(window, claim)
    painted.listeners.append(presence.begin)
    session.settled.connect(presence.begin)
    shooting = _Screenshot(earmark, screenshot) if screenshot is not None else None
    painted.listeners += [session.keeping.begin, window.store_showing.begin]
    session.settled.connect(gc.enable)  # where nothing could be opened, nothing is painted
    if paths:
        # What comes after the text (its times, chapters, the library) waits for the picture.
        session.tasks.hold()
        session.settled.connect(session.tasks.release)
        session.open(paths, at_ms=at_ms)
    else:
        gc.enable()
        QTimer.singleShot(0, session, lambda: attach_sound(session))
        QTimer.singleShot(0, presence, presence.begin)
        QTimer.singleShot(0, session.keeping, session.keeping.begin)
        QTimer.singleShot(0, window.store_showing, window.store_showing.begin)
    window.show()
    if shooting is not None and not paths:
        shooting.take_soon()
    try:
        status = earmark.application.exec()
    finally:
        sys.excepthook = sys.__excepthook__
        presence.close()
        earmark.close()
    return shooting.status if shooting is not None else status


def sample_conversation() -> Path:
    """The transcript of the conversation that Earmark ships."""
    return resource("sample", "the-slow-ear.txt")


def attach_sound(session: ReadingSession) -> None:
    """Find a player. Late, because loading libVLC costs more than painting the text."""
    from reader.playback.choose import create_player

    def make() -> tuple[Player | None, str]:
        return create_player(os.environ.get(AUDIO_OUTPUT_VARIABLE))

    session.make_player = make
    session.set_player(*make())


class _FirstPaint(QObject):
    """Calls its listeners once, when a conversation has been painted and shown; a little after
    it was read where the window cannot be seen."""

    def __init__(self, viewport: QObject, session: ReadingSession) -> None:
        super().__init__(viewport)
        self._session = session
        self.listeners: list[Callable[[], None]] = []
        self._told = False
        viewport.installEventFilter(self)
        session.document_changed.connect(self._on_document_changed)

    def _on_document_changed(self, document: object) -> None:
        if document is not None and not self._told:
            QTimer.singleShot(UNSEEN_MS, self, self._tell)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._session.document is not None:
            watched.removeEventFilter(self)
            # The event has yet to be handled; what is queued comes after that.
            QTimer.singleShot(0, self, self._tell)
        return False

    def _tell(self) -> None:
        if self._told:
            return
        self._told = True
        for listener in self.listeners:
            listener()


class _Screenshot(QObject):
    """Writes a picture of the window once what was asked for is there, and ends the program."""

    def __init__(self, earmark: Earmark, path: Path) -> None:
        super().__init__(earmark.window)
        self._earmark = earmark
        self._path = path
        self.status = 0
        self._taking = False
        earmark.session.settled.connect(self._on_settled)
        earmark.session.failed.connect(self._on_failed)

    def take_soon(self) -> None:
        if not self._taking:
            self._taking = True
            QTimer.singleShot(SCREENSHOT_DELAY_MS, self._take)

    def _on_settled(self) -> None:
        document, transport = self._earmark.session.document, self._earmark.session.transport
        if document is None or document.companions.audio is None:
            self.take_soon()
            return
        # The picture shows the recording's length, which the player tells a little later.
        transport.duration_changed.connect(self.take_soon)
        transport.failed.connect(self.take_soon)
        QTimer.singleShot(SCREENSHOT_PATIENCE_MS, self.take_soon)

    def _on_failed(self, error: Exception) -> None:
        print(f"earmark: {error}", file=sys.stderr)
        self.status = 1

    def _take(self) -> None:
        if not self._earmark.window.grab().save(str(self._path)):
            print(f"earmark: {self._path}: the picture cannot be written there.", file=sys.stderr)
            self.status = 1
        self._earmark.application.quit()


class _BugReporter:
    """What was not foreseen is our bug: it goes to the terminal, to a log in the data folder,
    and to the user in a sentence; the program goes on."""

    def __init__(self, session: ReadingSession, log: Path) -> None:
        self._session = session
        self._log = log

    def report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        import traceback

        text = "".join(traceback.format_exception(kind, error, trace))
        print(text, file=sys.stderr)
        try:
            with self._log.open("a", encoding="utf-8") as log:
                log.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')}\n{text}\n")
        except OSError as problem:
            print(f"earmark: {self._log}: {problem.strerror}", file=sys.stderr)
        self._session.failed.emit(error)

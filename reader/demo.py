"""The program playing by itself: what ``packaging/run`` does where nobody can look.

Opens a conversation in the real window, plays it, follows, seeks by a click, scrolls away
and comes back, bookmarks and writes a note; pictures are taken on the way. It says what it
did and ends with 1 if something that should have happened did not.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.app import AUDIO_OUTPUT_VARIABLE, Earmark, attach_sound, build, sample_conversation
from reader.core.timecode import format_time

STEP_LIMIT_S = 30.0
Step = tuple[str, Callable[[], bool]]


def run_demo(
    paths: list[Path],
    out: Path,
    *,
    data_dir: Path | None = None,
    theme: str | None = None,
    size: tuple[int, int] | None = None,
) -> int:
    """Show ``paths`` (the sample without any); pictures go to ``out``. Leaves the user's own
    notes alone unless ``data_dir`` is given. Returns the exit status."""
    os.environ.setdefault(AUDIO_OUTPUT_VARIABLE, "dummy")
    with tempfile.TemporaryDirectory(prefix="earmark-demo-") as temporary:
        earmark = build(data_dir=data_dir or Path(temporary), theme=theme, size=size)
        demo = _Demo(earmark, paths or [sample_conversation()], out)
        earmark.window.show()
        QTimer.singleShot(0, demo.start)
        earmark.application.exec()
        earmark.close()
    return demo.status


class _Demo(QObject):
    """Goes through ``_script``: each step yields a condition to wait for."""

    def __init__(self, earmark: Earmark, paths: list[Path], out: Path) -> None:
        super().__init__()
        self._earmark = earmark
        self._session, self._window = earmark.session, earmark.window
        self._paths = paths
        self._out = out
        self._pictures = 0
        self._waiting: Step | None = None
        self._since_s = 0.0
        self.status = 1  # until the last step is done
        self._steps = self._script()
        self._timer = QTimer(self)
        self._timer.setInterval(30)
        self._timer.timeout.connect(self._look)
        self._session.failed.connect(lambda error: print(f"  ! {error}", flush=True))
        self._session.noticed.connect(lambda text: print(f"  ({text})", flush=True))

    def start(self) -> None:
        self._out.mkdir(parents=True, exist_ok=True)
        self._next()
        self._timer.start()

    def _next(self) -> None:
        self._since_s = time.monotonic()
        self._waiting = next(self._steps, None)
        if self._waiting is None:
            self._timer.stop()
            self.status = 0
            print(f"Done. The pictures are in {self._out.absolute()}", flush=True)
            QApplication.quit()

    def _look(self) -> None:
        if self._waiting is None:
            return
        what, condition = self._waiting
        if condition():
            try:
                self._next()
            except BaseException:
                QApplication.exit(1)  # a bug: the traceback says which
                raise
        elif time.monotonic() - self._since_s > STEP_LIMIT_S:
            print(f"  ! this did not happen: {what}", flush=True)
            self._picture("stuck")
            self._waiting = None
            QApplication.exit(1)

    def _picture(self, name: str) -> None:
        self._pictures += 1
        path = self._out / f"{self._pictures}-{name}.png"
        self._window.grab().save(str(path))
        print(f"  picture: {path.name}", flush=True)

    def _say(self, text: str) -> None:
        print(f"- {text}", flush=True)

    def _script(self) -> Iterator[Step]:
        session, window = self._session, self._window
        transport = session.transport
        session.open(self._paths)
        yield "the conversation opens", lambda: session.document is not None
        yield "the times arrive", lambda: transport.timeline is not None
        document = session.document
        assert document is not None
        self._say(f"opened {document.companions.main.name}: {len(document.transcript)} turns")
        attach_sound(session)
        yield "a recording is there", lambda: transport.has_sound and transport.duration_ms > 0
        self._say(f"{transport.player_name} plays {format_time(transport.duration_ms)}")
        yield from self._listen()
        yield from self._seek()
        yield from self._mark()
        transport.pause()
        yield "the sound pauses", lambda: not transport.playing
        self._picture("notes")
        window.header.search.setFocus()
        window.searching.search("listening")
        yield self._pause(0.4)
        self._picture("search")

    def _listen(self) -> Iterator[Step]:
        transport = self._session.transport
        transport.play()
        yield "the sound plays", lambda: transport.playing and transport.position_ms > 300
        heard: list[tuple[int, int]] = []
        transport.cursor_changed.connect(lambda _old, new: heard.append((new.turn, new.word)))
        yield "words go by", lambda: len(heard) >= 10
        self._say(f"{len(heard)} words followed by {format_time(transport.position_ms)}")
        self._picture("listening")

    def _seek(self) -> Iterator[Step]:
        transport, view = self._session.transport, self._window.view
        document = self._session.document
        assert document is not None
        target = len(document.transcript) // 2
        view.scroll_to_turn(target)
        yield self._pause(0.3)
        word = min(3, len(document.transcript.word_spans(target)) - 1)
        where = view.word_rects(target, word)[0].center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
        yield (
            "a click on a word goes there",
            lambda: transport.cursor is not None and transport.cursor.turn == target,
        )
        self._say(f"clicked a word of turn {target + 1}: at {format_time(transport.position_ms)}")
        yield self._pause(1.5)
        self._picture("after-a-click")
        centre = QPointF(view.viewport().rect().center())
        wheel = QWheelEvent(
            centre,
            view.viewport().mapToGlobal(centre),
            QPoint(),
            QPoint(0, -2400),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), wheel)
        yield self._pause(0.6)
        self._say("scrolled away from the voice: following waits")
        self._picture("away-from-the-voice")
        view.resume_following()
        yield self._pause(0.6)

    def _mark(self) -> Iterator[Step]:
        session = self._session
        cursor = session.transport.cursor
        assert cursor is not None
        session.notebook.toggle_bookmark(cursor.turn)
        session.notebook.add_note(cursor.turn, "Listen to this again.")
        self._say("bookmarked the turn and wrote a note, while it plays")
        yield "both are kept", lambda: len(session.notebook.annotations) == 2

    def _pause(self, seconds: float) -> Step:
        until = time.monotonic() + seconds
        return "time passes", lambda: time.monotonic() >= until

"""The real program in the hands of somebody who types notes, until it is killed.

``python program_life.py DATA_FOLDER TEXT SEED PIPE`` is ``earmark open TEXT`` on an offscreen
screen; once the text is painted, notes are typed into the real window key by key, words are
marked, changes taken back. Before each act it tells which annotations the act may touch, and
after it what the notebook holds. What is typed and kept as a draft is told as well.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader import app
from reader.core.annotation import HIGHLIGHT_COLOURS, Annotation
from reader.core.selection import Position, TextRange
from reader.gui.main_window import MainWindow
from reader.gui.notes.cards import NoteEditor
from tests.faults.child import Tell, teller

BETWEEN_ACTS_MS = 1
TICK_MS = 5


class Reader(QObject):
    """Acts once every time the event loop has nothing else to do."""

    def __init__(self, window: MainWindow, seed: int, tell: Tell) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self._notebook = window.session.notebook
        self._random = random.Random(seed)
        self._tell = tell
        self._typed = ""
        self.longest_block_ms = 0.0
        self._last_tick_s = time.monotonic()
        self._session.failed.connect(lambda error: tell(("failed", str(error))))
        self._ticks = QTimer(self, interval=TICK_MS)
        self._ticks.timeout.connect(self._tick)
        self._ticks.start()
        self._acts = QTimer(self, interval=BETWEEN_ACTS_MS, singleShot=True)
        self._acts.timeout.connect(self._act)
        tell(("open", self._held(), self._window.messages.isVisible()))
        self._acts.start()

    def _tick(self) -> None:
        now_s = time.monotonic()
        self.longest_block_ms = max(self.longest_block_ms, (now_s - self._last_tick_s) * 1000)
        self._last_tick_s = now_s

    def _held(self) -> dict[str, Annotation]:
        notes = (*self._notebook.annotations, *self._notebook.detached)
        held = {note.ident: note for note in notes}
        draft = self._notebook.drafting._draft
        if draft is not None and draft.kept is not None:
            held[draft.kept.ident] = draft.kept
        return held

    def _act(self) -> None:
        acts: list[tuple[int, Callable[[], None]]] = [
            (6, self._type),
            (2, self._finish_note),
            (2, self._bookmark),
            (3, self._highlight),
            (1, self._tag_many),
            (1, self._undo),
            (1, self._redo),
        ]
        self._random.choices([act for _, act in acts], [weight for weight, _ in acts])[0]()
        self._tell(("done", self._held(), self.longest_block_ms))
        self._acts.start()

    def _begin(self, *touched: str) -> None:
        """These may change, and one may come that is not there yet."""
        self._tell(("begins", touched))

    def _everything(self) -> tuple[str, ...]:
        return tuple(self._held())

    def _editor(self) -> NoteEditor:
        editor = self._window.notes.composer.findChild(NoteEditor)
        assert isinstance(editor, NoteEditor)
        return editor

    def _type(self) -> None:
        """A few keys into the note; the draft is kept when its own timer says so."""
        self._begin(*self._draft_ident())
        if not self._window.notes.composer.is_open:
            self._session.transport.scrub(self._random.randrange(60_000))
            self._window.commands.mark.note()
        QTest.keyClicks(self._editor(), "".join(self._random.choices("what is kept ", k=5)))

    def _finish_note(self) -> None:
        self._begin(*self._draft_ident())
        if self._window.notes.composer.is_open:
            control = Qt.KeyboardModifier.ControlModifier
            QTest.keyClick(self._editor(), Qt.Key.Key_Return, control)

    def _draft_ident(self) -> tuple[str, ...]:
        draft = self._notebook.drafting._draft
        return () if draft is None or draft.kept is None else (draft.kept.ident,)

    def _bookmark(self) -> None:
        self._begin(*self._everything())
        self._notebook.toggle_bookmark(self._random.randrange(10))

    def _highlight(self) -> None:
        self._begin()
        turn = self._random.randrange(10)
        where = TextRange(Position(turn, 0), Position(turn, self._random.randint(4, 20)))
        self._notebook.add_highlight(where, self._random.choice(HIGHLIGHT_COLOURS))

    def _tag_many(self) -> None:
        notes = list(self._notebook.annotations)
        self._begin(*(note.ident for note in notes))
        tags = [f"tag {self._random.randrange(9)}"]
        self._notebook.replace(notes, [note.with_tags(tags) for note in notes], "Tag")

    def _undo(self) -> None:
        self._begin(*self._everything())
        self._window.commands.edit.undo()

    def _redo(self) -> None:
        self._begin(*self._everything())
        self._window.commands.edit.redo()


def main(folder: str, text: str, seed: str, pipe: str) -> None:
    tell = teller(int(pipe))

    def begin() -> None:
        windows = QApplication.topLevelWidgets()
        window = next(widget for widget in windows if isinstance(widget, MainWindow))
        Reader(window, int(seed), tell)

    app.run([Path(text)], data_dir=Path(folder), first_paint=begin)


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ[app.AUDIO_OUTPUT_VARIABLE] = "dummy"
    main(*sys.argv[1:])

"""Make the README's picture: the real window with the sample conversation.

    xvfb-run -a -s "-screen 0 1600x1000x24" python packaging/make_screenshot.py

Opens the sample, puts a bookmark, a highlight and a note into a throw-away store, and writes
``docs/screenshot.png``. Needs a display (a virtual one will do).
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from PySide6.QtCore import QTimer

from reader.app import AUDIO_OUTPUT_VARIABLE, Earmark, attach_sound, build, sample_conversation
from reader.core.selection import Position, TextRange

PICTURE = Path(__file__).parents[1] / "docs" / "screenshot.png"
TIME_MS = 70_600


def mark(earmark: Earmark) -> None:
    """The marks that the picture shows."""
    session = earmark.session
    document = session.document
    assert document is not None

    def words(text: str) -> TextRange:
        turn = next(i for i, t in enumerate(document.transcript.texts) if text in t)
        start = document.transcript.texts[turn].index(text)
        return TextRange(Position(turn, start), Position(turn, start + len(text)))

    half_second = words("the half-second in which somebody decides not to say a thing")
    session.notebook.add_highlight(half_second, "yellow")
    session.notebook.toggle_bookmark(words("May I add something here?").start.turn)
    session.notebook.add_note(
        words("It helps you find your way back").start.turn,
        "For the introduction: finding the way back is the point, not recall.",
    )
    session.transport.seek(TIME_MS)


def main() -> None:
    os.environ.setdefault(AUDIO_OUTPUT_VARIABLE, "dummy")
    with tempfile.TemporaryDirectory() as folder:
        earmark = build(data_dir=Path(folder), theme="light", size=(1440, 900))
        earmark.session.settled.connect(lambda: mark(earmark))
        earmark.window.show()
        attach_sound(earmark.session)
        earmark.session.open([sample_conversation()])
        QTimer.singleShot(4000, earmark.application.quit)
        earmark.application.exec()
        if not earmark.window.grab().save(str(PICTURE)):
            raise SystemExit(f"{PICTURE} cannot be written")
        earmark.close()


if __name__ == "__main__":
    main()

"""The real program, as a process and as a window, with the real libVLC and the sample."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.app import Earmark, attach_sound, build, sample_conversation

TIMEOUT_MS = 20_000


def earmark(*arguments: object, data: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reader", *map(str, arguments), "--data-dir", str(data)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=os.environ | {"EARMARK_AUDIO_OUTPUT": "dummy"},
    )


@pytest.fixture
def playing(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Earmark]:
    """The sample conversation, open in the real window with a real player, paused."""
    monkeypatch.setenv("EARMARK_AUDIO_OUTPUT", "dummy")
    program = build(data_dir=tmp_path / "data", size=(1440, 900))
    qtbot.addWidget(program.window)
    program.window.show()
    program.window.activateWindow()  # there is no window manager on a virtual screen
    qtbot.waitUntil(program.window.isActiveWindow, timeout=TIMEOUT_MS)
    attach_sound(program.session)
    with qtbot.waitSignal(program.session.settled, timeout=TIMEOUT_MS):
        program.session.open([sample_conversation()])
    transport = program.session.transport
    qtbot.waitUntil(lambda: transport.has_sound and transport.duration_ms > 0, timeout=TIMEOUT_MS)
    yield program
    program.close()


def test_it_plays_and_the_page_follows(playing: Earmark, qtbot: QtBot) -> None:
    transport, view = playing.session.transport, playing.window.view
    words: list[tuple[int, int]] = []
    transport.cursor_changed.connect(lambda _, new: words.append((new.turn, new.word)))
    QTest.keyClick(playing.window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(words) >= 8, timeout=TIMEOUT_MS)
    QTest.keyClick(playing.window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not transport.playing, timeout=TIMEOUT_MS)
    assert words == sorted(words)
    cursor = transport.cursor
    assert cursor is not None
    visible = view.viewport().rect()
    assert all(visible.intersects(r) for r in view.word_rects(cursor.turn, cursor.word))
    assert transport.is_idle


def test_a_click_on_a_word_is_heard_from_there(playing: Earmark, qtbot: QtBot) -> None:
    transport, view = playing.session.transport, playing.window.view
    view.scroll_to_turn(12)
    qtbot.waitUntil(lambda: bool(view.word_rects(12, 2)), timeout=TIMEOUT_MS)
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        view.word_rects(12, 2)[0].center(),
    )
    timeline = transport.timeline
    assert timeline is not None
    assert transport.position_ms == timeline.word_start(12, 2)
    assert transport.cursor is not None
    assert (transport.cursor.turn, transport.cursor.word) == (12, 2)
    transport.play()
    qtbot.waitUntil(
        lambda: transport.position_ms > (timeline.word_start(12, 2) or 0) + 700,
        timeout=TIMEOUT_MS,
    )
    assert transport.cursor.turn == 12


def test_keys_mark_and_undo_while_it_plays(playing: Earmark, qtbot: QtBot) -> None:
    session = playing.session
    session.transport.play()
    qtbot.waitUntil(lambda: session.transport.cursor is not None, timeout=TIMEOUT_MS)
    QTest.keyClick(playing.window, Qt.Key.Key_B)
    assert session.notebook.bookmarked_turns() == {0}
    assert session.transport.playing
    QTest.keyClick(playing.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.notebook.bookmarked_turns() == frozenset()


def test_a_drag_selects_and_does_not_seek(playing: Earmark, qtbot: QtBot) -> None:
    view, transport = playing.window.view, playing.session.transport
    before = transport.position_ms
    start = view.word_rects(0, 1)[0].center()
    end = view.word_rects(0, 4)[0].center()
    viewport = view.viewport()
    none = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, none, start)
    QTest.mouseMove(viewport, start + QPoint(30, 0))
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, none, end)
    assert view.selection()
    assert transport.position_ms == before
    QTest.keyClick(playing.window, Qt.Key.Key_H)
    (highlight,) = playing.session.notebook.annotations
    assert highlight.quote.strip() in playing.session.document.transcript.texts[0]  # type: ignore[union-attr]  # it is open


def test_the_command_line_writes_a_picture(tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    done = earmark(
        "open",
        sample_conversation(),
        "--at",
        "1:10",
        "--screenshot",
        picture,
        "--size",
        "1000x700",
        data=tmp_path / "data",
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1000, 700)
    colours = {image.pixel(x, y) for x in range(0, 1000, 3) for y in range(0, 700, 3)}
    assert len(colours) > 100  # text, not an empty window


def test_a_file_that_cannot_be_read_is_a_sentence_and_a_status(tmp_path: Path) -> None:
    done = earmark(
        "open", tmp_path / "gone.txt", "--screenshot", tmp_path / "p.png", data=tmp_path / "data"
    )
    assert done.returncode == 1
    assert "gone.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_cannot_hold_data_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = earmark("open", data=tmp_path / "file")
    assert done.returncode == 1
    assert "--data-dir" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_demo_does_what_it_says(tmp_path: Path) -> None:
    done = earmark("demo", "--out", tmp_path / "pictures", data=tmp_path / "data")
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(list((tmp_path / "pictures").glob("*.png"))) == 5
    assert "clicked a word" in done.stdout


def test_killed_while_playing_it_keeps_the_notes(tmp_path: Path) -> None:
    data = tmp_path / "data"
    script = (
        "import sys, os, signal\n"
        "from pathlib import Path\n"
        "from PySide6.QtCore import QTimer\n"
        "from reader.app import attach_sound, build, sample_conversation\n"
        "program = build(data_dir=Path(sys.argv[1]))\n"
        "session = program.session\n"
        "def go():\n"
        "    attach_sound(session)\n"
        "    session.transport.play()\n"
        "    note = session.notebook.add_note(3, 'do not lose this')\n"
        "    print(note.ident, flush=True)\n"
        "    QTimer.singleShot(0, lambda: os.kill(os.getpid(), signal.SIGKILL))\n"
        "session.settled.connect(go)\n"
        "program.window.show()\n"
        "session.open([sample_conversation()])\n"
        "program.application.exec()\n"
    )
    killed = subprocess.run(
        [sys.executable, "-c", script, str(data)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ | {"EARMARK_AUDIO_OUTPUT": "dummy"},
    )
    assert killed.returncode == -signal.SIGKILL
    from reader.session.store import Store

    store = Store.open(data)
    (record,) = store.library.recent()
    (note,) = store.annotations.of(record.document_id)
    store.close()
    assert (note.ident, note.body, note.turn) == (killed.stdout.strip(), "do not lose this", 3)


def test_the_sample_has_times_for_every_word() -> None:
    data = json.loads(
        sample_conversation().with_suffix(".earmark.json").read_text(encoding="utf-8")
    )
    assert data["audio"]["duration_ms"] == 207_828

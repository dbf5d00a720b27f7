"""Ways to open: folders, what was read last, and finding one's way without chapters."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.gui.choosing import ChooseConversation
from reader.gui.library.recent_menu import RecentMenu
from reader.gui.main_window import MainWindow
from reader.session.reading_session import ReadingSession


def _write(path: Path) -> Path:
    path.write_text(
        f"Ada: Good evening.\n\nBen: Good evening to you.\n\nAda: This is {path.stem}.\n",
        encoding="utf-8",
    )
    return path


def _open(session: ReadingSession, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.settled):
        session.open([path])


def test_of_a_folder_with_several_conversations_one_is_chosen(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "talks"
    folder.mkdir()
    for name in ("one.txt", "two.txt", "three.txt"):
        _write(folder / name)
    empty_window.commands.file.open_paths([folder])
    (dialog,) = empty_window.findChildren(ChooseConversation)
    names = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert sorted(names) == ["one.txt", "three.txt", "two.txt"]
    assert empty_window.messages.message is None  # it is a question, not a fault
    dialog.list.setCurrentRow(names.index("two.txt"))
    with qtbot.waitSignal(session.settled):
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert session.document is not None
    assert session.document.companions.main.name == "two.txt"


def test_why_a_file_was_not_opened_is_no_longer_said_once_another_is(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(session.failed):
        session.open([tmp_path / "missing.txt"])
    assert empty_window.messages.message is not None
    assert "missing.txt" in empty_window.messages.message.text
    _open(session, _write(tmp_path / "there.txt"), qtbot)
    assert empty_window.messages.message is None
    with qtbot.waitSignal(session.failed):
        session.open([tmp_path / "missing.txt"])
    (tmp_path / "alone.mp3").write_bytes(b"")
    with qtbot.waitSignal(session.failed):
        session.open([tmp_path / "alone.mp3"])
    assert "alone.mp3 has no transcript" in empty_window.messages.message.text


def test_open_recent_lists_what_else_was_read_and_what_is_gone(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot, tmp_path: Path
) -> None:
    menu = empty_window.header.submenus["open_files"]
    assert isinstance(menu, RecentMenu)
    menu.fill()
    assert [action.isEnabled() for action in menu.actions()] == [False]
    gone = _write(tmp_path / "gone.txt")
    for path in (gone, _write(tmp_path / "first.txt"), _write(tmp_path / "second.txt")):
        _open(session, path, qtbot)
    gone.unlink()
    menu.fill()
    entries = [(action.text(), action.isEnabled()) for action in menu.actions()]
    assert entries == [("first", True), ("gone\tfile not found", False)]
    with qtbot.waitSignal(session.settled):
        menu.actions()[0].trigger()
    assert session.document is not None
    assert session.document.companions.main.name == "first.txt"

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from reader.core.errors import FormatProblem
from reader.gui.commands.dialogs import GoToTimeDialog
from reader.gui.commands.keys_dialog import KeysDialog
from reader.gui.library.page import LibraryPage
from reader.gui.library.start_page import StartPage
from reader.gui.look.theme import THEMES, load_theme
from reader.gui.main_window import MainWindow
from reader.gui.timeline.bar import SIDE_PX
from reader.gui.widgets import ElidedLabel
from reader.session.reading_session import ReadingSession
from tests.gui.conftest import TURN_MS, conversation, show

SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "the-slow-ear.txt"


def test_the_start_page_gives_way_to_the_conversation(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    assert empty_window.pages.start_page.isVisible()
    assert empty_window.footer.isHidden()
    show(session, conversation())
    assert empty_window.view.isVisible()
    assert empty_window.footer.isVisible()
    assert empty_window.windowTitle() == "A long talk — Earmark"
    session.close_document()
    assert empty_window.library.page.isVisible()
    assert len(empty_window.library.page.shelf.rows.entries) == 1
    assert empty_window.contents.isHidden()


def test_dropped_files_are_opened(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(SAMPLE))])
    drop = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(session.document_changed):
        empty_window.dropEvent(drop)
    assert empty_window.windowTitle() == "The Slow Ear — Earmark"


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_reaches_page_and_panels(window: MainWindow, name: str) -> None:
    window.appearance.choose_theme(name)
    theme = load_theme(name)
    assert window.view.page_style.ground == theme.ground
    picture = window.grab().toImage()
    assert picture.pixelColor(20, window.height() // 2).name() == theme.panel
    assert picture.pixelColor(window.width() // 2, 4).name() == theme.ground
    assert window.session.settings.get("theme") == name


def test_the_text_is_resized_by_key_and_kept(window: MainWindow, session: ReadingSession) -> None:
    window.commands.view.text_larger()
    assert window.view.page_style.size_px == 20
    assert session.settings.get("text.size_px") == 20
    window.commands.view.text_default()
    assert window.view.page_style.size_px == 19


def test_a_narrow_window_puts_its_panels_away_and_brings_them_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert window.contents.isVisible()
    assert window.notes.isVisible()
    window.resize(1100, 700)
    qtbot.waitUntil(window.notes.isHidden)
    assert window.contents.isVisible()
    assert not window.actions_table["show_notes"].isChecked()
    window.resize(800, 600)
    qtbot.waitUntil(window.contents.isHidden)
    assert window.width() == 800
    qtbot.waitUntil(lambda: window.view.width() == 800)
    window.actions_table["show_notes"].trigger()
    assert window.notes.isVisible()
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: window.contents.isVisible() and window.notes.isVisible())


def test_a_panel_put_away_by_hand_stays_away(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_table["show_notes"].trigger()
    window.resize(1100, 700)
    qtbot.waitUntil(lambda: window.width() == 1100)
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: window.width() == 1440)
    assert window.notes.isHidden()


def test_place_and_size_of_the_window_are_kept(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    window.resize(723, 561)  # within the smallest of screens
    window.close()
    again = MainWindow(session)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (723, 561)


def _x_of(window: MainWindow, share: float) -> int:
    return round(SIDE_PX + (window.timeline.width() - 2 * SIDE_PX) * share)


def test_a_click_on_the_timeline_goes_there_and_can_be_undone(
    window: MainWindow, session: ReadingSession
) -> None:
    at = window.timeline.rect().center()
    at.setX(_x_of(window, 0.5))
    QTest.mouseClick(window.timeline, Qt.MouseButton.LeftButton, pos=at)
    half_ms = 30 * TURN_MS
    assert abs(session.transport.position_ms - half_ms) < 300
    assert session.jumps.can_go_back
    session.jumps.back()
    assert session.transport.position_ms == 0


def test_a_drag_along_the_timeline_is_one_jump(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    timeline = window.timeline
    at = timeline.rect().center()
    sought: list[int] = []
    timeline.scrubbed.connect(sought.append)
    at.setX(_x_of(window, 0.1))
    QTest.mousePress(timeline, Qt.MouseButton.LeftButton, pos=at)
    for step in range(20):
        at.setX(_x_of(window, 0.1 + step * 0.04))
        QTest.mouseMove(timeline, at)
    QTest.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=at)
    assert session.transport.position_ms == pytest.approx(0.86 * 60 * TURN_MS, abs=300)
    assert len(sought) < 20, "every mouse move became a seek"
    session.jumps.back()
    assert session.transport.position_ms == 0
    assert not session.jumps.can_go_back


def test_the_timeline_tells_time_and_speaker(window: MainWindow) -> None:
    tip = window.timeline.tip_at(QPointF(_x_of(window, 0.5), 40))
    assert tip == "2:00  Ada"


def test_an_error_says_what_where_and_what_to_do(
    window: MainWindow, session: ReadingSession
) -> None:
    problem = FormatProblem(
        "expected a time and found a word.",
        remedy="Correct the line.",
        path=Path("/talks/talk.srt"),
        line=213,
    )
    session.failed.emit(problem)
    message = window.messages.message
    assert message is not None
    assert message.text == "talk.srt, line 213: expected a time and found a word."
    assert message.detail == "Correct the line."
    assert window.messages.isVisible()
    session.noticed.emit("something quiet")
    assert window.messages.message is message, "a notice must not hide an error"
    window.messages.dismiss()
    shown = window.messages.message
    assert shown is not None
    assert shown.text == "something quiet"


def test_a_bug_of_ours_is_told_as_one(window: MainWindow, session: ReadingSession) -> None:
    session.failed.emit(ZeroDivisionError("division by zero"))
    message = window.messages.message
    assert message is not None
    assert "ZeroDivisionError" in message.text


def test_search_finds_steps_and_comes_back(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    session.transport.scrub(100)
    before = window.view.reading_position()
    window.commands.edit.find()
    field = window.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "number 5")
    qtbot.waitUntil(lambda: len(window.searching.hits) == 11)
    assert [hit.turn for hit in list(window.searching.hits)[:2]] == [5, 50]
    QTest.keyClick(field, Qt.Key.Key_Return)
    current = window.searching.current
    assert current is not None
    assert current.turn == 50
    assert session.transport.position_ms == 100, "stepping must not move the sound"
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    current = window.searching.current
    assert current is not None
    assert current.turn == 5
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not window.searching.hits
    assert window.view.reading_position() == before
    assert window.view.hasFocus()


def test_control_enter_goes_on_listening_from_the_hit(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    window.commands.edit.find()
    field = window.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "number 42")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    cursor = session.transport.cursor
    assert cursor is not None
    assert cursor.turn == 42
    assert window.view.hasFocus()


def test_go_to_time_takes_what_people_write(window: MainWindow, qtbot: QtBot) -> None:
    dialog = GoToTimeDialog(0, 3_600_000, window)
    qtbot.addWidget(dialog)
    for text, time_ms in (("2:05", 125_000), ("90", 90_000), ("soon", None), ("2:00:00", None)):
        dialog.edit.setText(text)
        assert dialog.time_ms == time_ms, text


def test_the_cheat_sheet_opens_by_its_key(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window.view, Qt.Key.Key_F1)
    dialog = window.findChild(KeysDialog)
    assert isinstance(dialog, KeysDialog)
    assert dialog.isVisible()
    dialog.close()


def test_everything_that_takes_the_focus_has_a_name(window: MainWindow) -> None:
    nameless = [
        (type(widget).__name__, widget.objectName())
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
    ]
    assert nameless == []


def test_the_window_is_idle_while_paused(window: MainWindow, session: ReadingSession) -> None:
    assert session.transport.is_idle
    running = [timer.parent() for timer in window.findChildren(QTimer) if timer.isActive()]
    assert running == []


def test_a_recording_without_a_transcript_is_for_what_is_open(
    window: MainWindow, session: ReadingSession, tmp_path: Path, qtbot: QtBot
) -> None:
    recording = tmp_path / "elsewhere.mp3"
    recording.write_bytes(b"")
    window.commands.file.open_paths([recording])
    assert session.document is not None
    assert session.document.companions.audio == recording
    assert window.messages.message is None


def test_following_that_was_switched_off_is_said(window: MainWindow) -> None:
    window.commands.view.follow()
    message = window.messages.message
    assert message is not None
    assert "follows" in message.text
    window.commands.view.follow()
    assert window.messages.message is None


def test_escape_on_the_page_ends_the_search_where_one_is(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    window.commands.edit.find()
    QTest.keyClicks(window.focusWidget(), "number 42")
    qtbot.waitUntil(lambda: len(window.searching.hits) == 1)
    place = window.view.reading_position()
    assert place.turn > 20
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_Escape)
    assert not window.searching.hits
    assert window.header.search.query == ""
    assert window.view.reading_position() == place


def test_a_narrow_window_shows_the_title_alone(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    empty_window.resize(700, 600)
    empty_window.header.set_title("Herons", "a talk by the river")
    labels = [label.text() for label in empty_window.header.findChildren(QLabel)]
    assert "Herons" in labels
    assert "a talk by the river" not in labels
    empty_window.resize(1440, 900)
    labels = [label.text() for label in empty_window.header.findChildren(QLabel)]
    assert "a talk by the river" in labels


def test_who_opens_a_file_never_sees_the_start_page(session: ReadingSession, qtbot: QtBot) -> None:
    window = MainWindow(session)
    qtbot.addWidget(window)
    with qtbot.waitSignal(session.document_changed):
        session.open([SAMPLE])
        window.show()
        assert window.view.isVisible()
    qtbot.waitUntil(lambda: bool(window.contents.shares))
    assert window.findChild(StartPage) is None
    assert window.findChild(LibraryPage) is None


def test_a_file_that_cannot_be_opened_leads_to_the_start_page(
    session: ReadingSession, qtbot: QtBot, tmp_path: Path
) -> None:
    window = MainWindow(session)
    qtbot.addWidget(window)
    bad = tmp_path / "empty.srt"
    bad.write_text("")
    with qtbot.waitSignal(session.failed):
        session.open([bad])
        window.show()
    assert window.pages.start_page.isVisible()
    message = window.messages.message
    assert message is not None
    assert "empty.srt" in message.text


@pytest.mark.parametrize("width_px", [640, 800, 1100])
def test_the_top_line_gives_way_where_it_is_narrow(window: MainWindow, width_px: int) -> None:
    window.header.set_title("A conversation with a rather long name, the second part", "a subtitle")
    window.resize(width_px, 600)
    header = window.header
    QApplication.processEvents()
    parts = [c for c in header.findChildren(QWidget) if c.parent() is header and c.isVisible()]
    for index, one in enumerate(parts):
        for other in parts[index + 1 :]:
            assert not one.geometry().intersects(other.geometry()), (one, other)


def test_a_short_title_takes_no_more_room_than_it_needs_after_a_long_one(
    window: MainWindow, qtbot: QtBot
) -> None:
    header = window.header
    header.set_title("Short", "a subtitle")
    title = header.findChildren(ElidedLabel)[0]
    qtbot.waitUntil(lambda: 0 < title.width() == title.sizeHint().width())
    width_px = title.width()
    header.set_title("A conversation with a rather long name", "a subtitle")
    qtbot.waitUntil(lambda: title.width() > 2 * width_px)
    header.set_title("Short", "a subtitle")
    qtbot.waitUntil(lambda: title.width() == width_px)

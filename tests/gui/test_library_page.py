"""The library page in a real window: listing, filtering, searching, taking off, finding again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from reader.gui.library.found_rows import FoundRow
from reader.gui.library.page import DOCUMENTS, NOTED, SAID, LibraryPage
from reader.gui.library.rows import ROW_PX, about_text, duration_text, monogram, progress_text
from reader.gui.main_window import MainWindow
from reader.session.library_order import SortOrder
from reader.session.reading_session import ReadingSession
from reader.storage.library_shelf import ShelfEntry


def write(path: Path, said: str) -> Path:
    path.write_text(f"Ada: Good evening.\n\nBen: {said}\n\nAda: Indeed, {path.stem}.\n")
    return path


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    folder = tmp_path / "talks"
    folder.mkdir()
    write(folder / "herons.txt", "The heron stands.")
    write(folder / "letters.txt", "A letter is a slow heron.")
    write(folder / "salt.txt", "Salt keeps.")
    return folder


@pytest.fixture
def page(
    empty_window: MainWindow, session: ReadingSession, talks: Path, qtbot: QtBot
) -> LibraryPage:
    """With three conversations that were never opened."""
    importing = session.catalogue.importing
    with qtbot.waitSignal(importing.finished):
        empty_window.library.add_folder(talks)
    empty_window.messages.dismiss()
    qtbot.waitUntil(lambda: session.catalogue.indexing.idle)
    return empty_window.library.page


def titles(page: LibraryPage) -> list[str]:
    return [entry.path.stem for entry in page.shelf.rows.entries]


def open_file(session: ReadingSession, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.settled):
        session.open([path])


def focus(window: MainWindow) -> object:
    window.activateWindow()
    return QApplication.focusWidget()


def said(page: LibraryPage, text: str, qtbot: QtBot) -> list[FoundRow]:
    """What a search finds, once it is there."""
    page.field.setText(text)
    page._pick_tab(SAID)
    qtbot.waitUntil(lambda: not page._searching)
    return page.said.found.rows


def test_a_folder_becomes_a_library(page: LibraryPage, empty_window: MainWindow) -> None:
    assert page.isVisible()
    assert sorted(titles(page)) == ["herons", "letters", "salt"]
    assert page.shelf.visualRect(page.shelf.rows.index(0)).height() == ROW_PX
    text = page.shelf.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Ada, Ben" in text
    assert "New" in text


def test_enter_opens_and_the_library_comes_back(
    page: LibraryPage, empty_window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    page.field.setFocus()
    QTest.keyClicks(page.field, "salt")
    assert titles(page) == ["salt"]
    QTest.keyClick(page.field, Qt.Key.Key_Down)
    assert focus(empty_window) is page.shelf
    with qtbot.waitSignal(session.settled):
        QTest.keyClick(page.shelf, Qt.Key.Key_Return)
    assert session.document is not None
    assert session.document.companions.main.name == "salt.txt"
    assert empty_window.view.isVisible()
    empty_window.actions_table["library"].trigger()
    assert page.isVisible()
    assert empty_window.contents.isHidden()
    assert not empty_window.header.search.isVisible()
    assert empty_window.footer.isVisible()  # what is open goes on sounding
    page.field.setFocus()
    QTest.keyClick(page.field, Qt.Key.Key_Escape)  # what was typed goes first
    assert page.isVisible()
    assert len(titles(page)) == 3
    QTest.keyClick(page.field, Qt.Key.Key_Escape)
    assert empty_window.view.isVisible()
    assert empty_window.header.search.isVisible()
    assert empty_window.contents.isVisible()


def test_a_button_goes_over_to_the_library_and_back(
    page: LibraryPage, empty_window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    open_file(session, page.shelf.rows.entries[0].path, qtbot)
    header = empty_window.header
    by_name = {button.accessibleName(): button for button in header.findChildren(QToolButton)}
    QTest.mouseClick(by_name["Library"], Qt.MouseButton.LeftButton)
    assert page.isVisible()
    assert focus(empty_window) is page.field
    # What shows and hides the panels of a conversation is not to be had without one.
    assert [by_name[name].isVisible() for name in ("Contents", "Notes")] == [False, False]
    QTest.mouseClick(by_name["Library"], Qt.MouseButton.LeftButton)
    assert empty_window.view.isVisible()
    assert focus(empty_window) is empty_window.view
    assert [by_name[name].isVisible() for name in ("Contents", "Notes")] == [True, True]


def test_names_from_right_to_left_leave_the_line_as_it_is() -> None:
    entry = ShelfEntry(1, "/a.txt", "h", "A", ("ליאור", "Ben"), None, 0, 1, 1, 0, 0, 0, 17, 0)
    layout = QTextLayout(about_text(entry))
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()

    def x_of(part: str) -> float:
        place = line.cursorToX(layout.text().index(part))
        assert isinstance(place, tuple)
        return float(place[0])

    assert x_of("Ben") < x_of("17") < x_of("words")


def test_a_row_is_laid_out_from_right_to_left(page: LibraryPage) -> None:
    def inked_px() -> list[int]:
        """Columns of the first row that a cover's colour is in, within the cover's height."""
        row = page.shelf.visualRect(page.shelf.rows.index(0))
        image = page.shelf.viewport().grab(row).toImage()
        ground = image.pixelColor(image.width() // 2, 4)
        y = image.height() // 2 - 20
        return [x for x in range(image.width()) if image.pixelColor(x, y) != ground]

    middle = page.shelf.viewport().width() // 2
    assert min(inked_px()) < 30
    page.shelf.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    mirrored = [x for x in inked_px() if x > middle]
    assert max(mirrored) > page.shelf.viewport().width() - 30
    row = page.shelf.visualRect(page.shelf.rows.index(0))
    assert page.shelf.delegate.menu_rect(row).center().x() < middle


def test_a_click_opens_a_document(page: LibraryPage, session: ReadingSession, qtbot: QtBot) -> None:
    where = page.shelf.visualRect(page.shelf.rows.index(1)).center()
    wanted = page.shelf.rows.entries[1].path
    with qtbot.waitSignal(session.settled):
        QTest.mouseClick(page.shelf.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert session.document is not None
    assert session.document.companions.main == wanted


def test_orders_are_kept(
    page: LibraryPage, session: ReadingSession, empty_window: MainWindow, qtbot: QtBot
) -> None:
    page.order_chosen.emit(SortOrder.TITLE)
    assert titles(page) == ["herons", "letters", "salt"]
    open_file(session, page.shelf.rows.entries[2].path, qtbot)
    session.close_document()
    assert titles(page) == ["herons", "letters", "salt"]
    page.order_chosen.emit(SortOrder.OPENED)
    assert titles(page)[0] == "salt"
    assert session.settings.get("library.order") == "opened"


def test_what_is_no_title_was_perhaps_said(
    page: LibraryPage, empty_window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    QTest.keyClicks(page.field, "slow")
    qtbot.waitUntil(lambda: page.tab == SAID)
    head, place = page.said.found.rows
    assert (head.kind, head.count) == ("head", 1)
    assert place.place is not None
    assert place.place.snippet == "A letter is a slow heron."
    assert page.said.isVisible()
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    QTest.keyClick(page.said, Qt.Key.Key_Down)
    with qtbot.waitSignal(session.settled):
        QTest.keyClick(page.said, Qt.Key.Key_Return)
    assert session.document is not None
    assert session.document.companions.main.name == "letters.txt"
    assert empty_window.header.search.query == "slow"


def test_without_any_hit_a_sentence_says_so(page: LibraryPage, qtbot: QtBot) -> None:
    assert said(page, "kingfisher", qtbot) == []
    assert not page.said.isVisible()
    assert page._nothing.isVisible()
    assert "quotation marks" in page._nothing.text()
    page.field.clear()
    assert page.tab == DOCUMENTS
    assert page.shelf.isVisible()


def test_esc_leaves_one_thing_at_a_time(
    page: LibraryPage, empty_window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    open_file(session, page.shelf.rows.entries[0].path, qtbot)
    empty_window.actions_table["library"].trigger()
    QTest.keyClicks(page.field, "salt")
    QTest.keyClick(page.field, Qt.Key.Key_Down)
    assert focus(empty_window) is page.shelf
    QTest.keyClick(page.shelf, Qt.Key.Key_Escape)
    assert focus(empty_window) is page.field
    assert page.typed == "salt"
    QTest.keyClick(page.field, Qt.Key.Key_Escape)
    assert page.typed == ""
    assert page.isVisible()
    QTest.keyClick(page.field, Qt.Key.Key_Escape)
    assert empty_window.view.isVisible()


def test_before_anything_was_opened_there_is_no_library_to_go_to(
    empty_window: MainWindow, session: ReadingSession, talks: Path, qtbot: QtBot
) -> None:
    shown = {
        button.accessibleName()
        for button in empty_window.header.findChildren(QToolButton)
        if button.isVisible()
    }
    assert not shown & {"Library", "Contents", "Notes"}
    first = focus(empty_window)
    assert isinstance(first, QPushButton)
    assert first.text().startswith("Open a conversation")
    open_file(session, talks / "salt.txt", qtbot)
    session.close_document()
    assert empty_window.library.page.isVisible()
    assert "Library" in {
        button.accessibleName()
        for button in empty_window.header.findChildren(QToolButton)
        if button.isVisible()
    }


def test_the_tab_that_was_picked_stays(page: LibraryPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.field, "sal")
    page._pick_tab(NOTED)
    qtbot.waitUntil(lambda: not page._searching)
    assert page.tab == NOTED


def test_a_place_is_gone_to_and_one_step_back_is_where_one_was(
    page: LibraryPage,
    empty_window: MainWindow,
    session: ReadingSession,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    turns = "".join(f"Ada: [0:{n:02}:00] Turn number {n} is said.\n\n" for n in range(59))
    path = tmp_path / "long.txt"
    path.write_text(turns + "Ben: [0:59:00] And here a kingfisher.\n\n")
    open_file(session, path, qtbot)
    assert session.document is not None
    assert session.document.timeline is not None
    session.transport.scrub(600_000)
    session.close_document()
    qtbot.waitUntil(lambda: session.catalogue.indexing.idle)
    session.catalogue.indexing.complete()
    qtbot.waitUntil(lambda: session.catalogue.indexing.idle)
    _head, place = said(page, "kingfisher", qtbot)
    assert place.place is not None
    assert (place.place.turn, place.start_ms) == (59, 3_540_000)
    with qtbot.waitSignal(session.settled):
        page.place_chosen.emit(place)
    qtbot.waitUntil(lambda: session.transport.position_ms >= 3_540_000)
    visible = empty_window.view.word_in_sight()
    assert visible is not None
    assert visible.turn > 45
    assert session.jumps.can_go_back
    session.jumps.back()
    assert session.transport.position_ms < 700_000


def test_further_places_are_shown_where_they_belong(
    page: LibraryPage, session: ReadingSession, empty_window: MainWindow, talks: Path, qtbot: QtBot
) -> None:
    text = "".join(f"Ada: Place {n} of the crane.\n\nBen: Yes.\n\n" for n in range(9))
    (talks / "cranes.txt").write_text(text)
    with qtbot.waitSignal(session.catalogue.importing.finished):
        empty_window.library.add_folder(talks)
    qtbot.waitUntil(lambda: session.catalogue.indexing.idle)
    rows = said(page, "crane ", qtbot)
    assert [row.kind for row in rows] == ["head", "place", "place", "place", "more"]
    page.more_requested.emit(rows[-1])
    qtbot.waitUntil(lambda: len(page.said.found.rows) == 10)
    assert {row.kind for row in page.said.found.rows[1:]} == {"place"}


def test_taking_off_says_what_becomes_of_the_notes_and_can_be_undone(
    page: LibraryPage, empty_window: MainWindow, session: ReadingSession, talks: Path, qtbot: QtBot
) -> None:
    open_file(session, talks / "herons.txt", qtbot)
    session.notebook.add_note(1, "Where?")
    session.close_document()
    row = page.shelf.rows.row_of(by_stem(page, "herons").document_id)
    assert row is not None
    page.shelf.setFocus()
    page.shelf.setCurrentIndex(page.shelf.rows.index(row))
    QTest.keyClick(page.shelf, Qt.Key.Key_Delete)
    assert sorted(titles(page)) == ["letters", "salt"]
    message = empty_window.messages.message
    assert message is not None
    assert "kept" in message.text
    dict(message.answers)["Undo"]()
    assert by_stem(page, "herons").notes == 1


def by_stem(page: LibraryPage, stem: str) -> ShelfEntry:
    (entry,) = [entry for entry in page.shelf.rows.entries if entry.path.stem == stem]
    return entry


@pytest.mark.parametrize(
    ("answer", "left"), [("Delete", 2), ("Take off the list", 2), ("Cancel", 3)]
)
def test_deleting_asks_first(
    page: LibraryPage,
    empty_window: MainWindow,
    session: ReadingSession,
    qtbot: QtBot,
    answer: str,
    left: int,
) -> None:
    entry = by_stem(page, "salt")
    empty_window.library.entry_commands.ask_delete(entry)
    (box,) = empty_window.findChildren(QMessageBox)
    assert "stay where they are" in box.informativeText()
    assert box.defaultButton().text() == "Cancel"
    (button,) = [b for b in box.buttons() if b.text() == answer]
    button.click()
    assert len(titles(page)) == left
    if answer == "Delete":
        message = empty_window.messages.message
        assert message is not None
        assert message.kind == "proposal"  # it stays until it is answered
        dict(message.answers)["Undo"]()
        assert len(titles(page)) == 3
    assert entry.path.exists()


def test_a_missing_file_is_marked_and_located(
    page: LibraryPage, empty_window: MainWindow, session: ReadingSession, talks: Path, qtbot: QtBot
) -> None:
    moved = talks.with_name("moved")
    talks.rename(moved)
    empty_window.library.show()
    qtbot.waitUntil(lambda: len(page.shelf.rows.missing) == 3)
    index = page.shelf.rows.index(0)
    assert "File not found" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    entry = page.shelf.rows.entries[0]
    menu = empty_window.library.entry_commands.menu(entry)
    shown = [action.text() for action in menu.actions() if action.isVisible()]
    assert "Locate the file…" in shown
    assert not menu.actions()[0].isEnabled()
    menu.deleteLater()
    page.open_requested.emit(entry)
    message = empty_window.messages.message
    assert message is not None
    assert entry.path.name in message.text
    assert "Locate its folder…" in dict(message.answers)
    with qtbot.waitSignal(session.catalogue.located):
        session.catalogue.locate(entry, moved)
    qtbot.waitUntil(lambda: not page.shelf.rows.missing)
    assert all(entry.path.parent == moved for entry in page.shelf.rows.entries)
    message = empty_window.messages.message
    assert message is not None
    assert "moved with it" in message.text


def test_a_bad_file_in_a_folder_is_told_of(
    page: LibraryPage, empty_window: MainWindow, session: ReadingSession, talks: Path, qtbot: QtBot
) -> None:
    (talks / "bad.srt").write_text("no subtitles")
    write(talks / "ducks.txt", "Ducks.")
    with qtbot.waitSignal(session.catalogue.importing.finished):
        empty_window.library.add_folder(talks)
    message = empty_window.messages.message
    assert message is not None
    assert message.kind == "error"
    dict(message.answers)["Show which"]()
    (box,) = empty_window.findChildren(QMessageBox)
    assert "bad.srt" in box.informativeText()
    box.close()
    assert "ducks" in titles(page)


def test_who_reads_while_a_folder_is_added_is_left_alone(
    page: LibraryPage, empty_window: MainWindow, session: ReadingSession, talks: Path, qtbot: QtBot
) -> None:
    open_file(session, talks / "salt.txt", qtbot)
    write(talks / "ducks.txt", "Ducks.")
    with qtbot.waitSignal(session.catalogue.importing.finished):
        empty_window.library.add_folder(talks)
        assert page.isVisible()
        assert empty_window.contents.isHidden()
        assert empty_window.library.leave()
    assert empty_window.view.isVisible()
    assert empty_window.contents.isVisible()
    assert len(session.catalogue.entries()) == 4


def test_a_folder_without_conversations_leaves_the_way_to_begin(
    empty_window: MainWindow, session: ReadingSession, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "empty").mkdir()
    with qtbot.waitSignal(session.catalogue.importing.finished):
        empty_window.library.add_folder(tmp_path / "empty")
    assert empty_window.pages.start_page.isVisible()
    message = empty_window.messages.message
    assert message is not None
    assert "no conversation in empty" in message.text


def test_with_the_last_one_gone_the_way_to_begin_is_shown(
    page: LibraryPage, empty_window: MainWindow, session: ReadingSession
) -> None:
    for entry in list(page.shelf.rows.entries):
        empty_window.library.entry_commands.take_off(entry)
    assert empty_window.pages.start_page.isVisible()


def test_the_document_that_is_open_is_closed_before_it_goes(
    page: LibraryPage, empty_window: MainWindow, session: ReadingSession, talks: Path, qtbot: QtBot
) -> None:
    open_file(session, talks / "salt.txt", qtbot)
    empty_window.library.show()
    empty_window.library.entry_commands.take_off(by_stem(page, "salt"))
    assert session.document is None
    assert page.isVisible()


def test_searching_everything_from_anywhere(
    page: LibraryPage, empty_window: MainWindow, session: ReadingSession, talks: Path, qtbot: QtBot
) -> None:
    open_file(session, talks / "salt.txt", qtbot)
    empty_window.actions_table["search_library"].trigger()
    assert page.isVisible()
    assert focus(empty_window) is page.field
    QTest.keyClicks(page.field, "her")
    qtbot.waitUntil(lambda: not page._searching)
    assert page.tab == SAID  # although a title has it, too


def test_the_pointer_hears_a_place_and_opens_it(page: LibraryPage, qtbot: QtBot) -> None:
    said(page, "salt", qtbot)
    row = page.said.found.rows[1]
    rect = page.said.visualRect(page.said.found.index(1))
    with qtbot.waitSignal(page.place_chosen) as chosen:
        QTest.mouseClick(page.said.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert chosen.args == [row]
    # Without a time there is nothing to be heard: the same press opens it.
    with qtbot.waitSignal(page.place_chosen):
        QTest.mouseClick(
            page.said.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(20, 20)
        )


def test_a_document_says_how_far_one_is() -> None:
    whole = ShelfEntry(1, "/a.txt", "h", "A", (), None, 0, 1.0, 1.0, 0, 0, 0, 0, 0)
    assert progress_text(whole) == ""
    assert progress_text(whole._replace(opened_s=0.0)) == "New"
    assert progress_text(whole._replace(turns=11, turn=5)) == "50 % read"
    timed = whole._replace(duration_ms=10_800_000)
    assert progress_text(timed._replace(position_ms=3_000_000)) == "2 h 10 min left"
    assert progress_text(timed._replace(position_ms=10_799_000)) == "Finished"
    assert [duration_text(ms) for ms in (1000, 3_600_000, 59 * 60_000)] == [
        "1 min",
        "1 h",
        "59 min",
    ]


@pytest.mark.parametrize(
    ("title", "letters"),
    [
        ("The Slow Ear", "SE"),
        ("“Herons” of the city", "HC"),
        ("the", "T"),
        ("#12 – Salt", "1S"),
        ("鸟类学入门", "鸟"),
        ("", ""),
        ("— !", ""),
    ],
)
def test_monograms(title: str, letters: str) -> None:
    assert monogram(title) == letters


def test_the_notebook_is_one_button_away(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    window.library.show()
    page = window.pages.library_page
    buttons = {button.text(): button for button in page.findChildren(QPushButton)}
    buttons["Notebook"].click()
    assert window.notebook.visible

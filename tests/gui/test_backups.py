from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.annotation import Annotation, AnnotationKind
from reader.core.errors import StorageProblem
from reader.core.selection import Position, TextRange
from reader.gui.backups.dialog import BackupsDialog
from reader.gui.main_window import MainWindow
from reader.session.reading_session import ReadingSession
from reader.session.store import Store
from reader.storage.backups import back_up


@pytest.fixture
def dialog(window: MainWindow, session: ReadingSession, qtbot: QtBot) -> BackupsDialog:
    """With one backup, after which a note was changed and another deleted."""
    notebook = session.notebook
    notebook.add_note(1, "first")
    notebook.add_note(2, "second")
    with qtbot.waitSignal(session.keeping.backed_up):
        session.keeping.back_up_now()
    first, second = notebook.annotations
    notebook.edit(first.ident, "otherwise")
    notebook.remove(second.ident)
    window.actions_table["backups"].trigger()
    dialog = window.findChild(BackupsDialog)
    assert isinstance(dialog, BackupsDialog)
    qtbot.waitUntil(lambda: bool(dialog.changes.chosen()))
    return dialog


def test_what_would_change_is_shown_before_it_is_done(
    dialog: BackupsDialog, session: ReadingSession
) -> None:
    head = dialog.changes.topLevelItem(0)
    assert head is not None
    rows = [head.child(n) for n in range(head.childCount())]
    shown = [(row.text(0), row.text(1)) for row in rows if row is not None]
    assert shown == [
        ("(not there)", "Note: second"),
        ("Note: otherwise", "Note: first"),
    ]
    assert [a.body for a in session.notebook.annotations] == ["otherwise"]


def test_restoring_is_one_click_and_can_be_taken_back(
    dialog: BackupsDialog, session: ReadingSession, qtbot: QtBot
) -> None:
    dialog.restore_button.click()
    assert [a.body for a in session.notebook.annotations] == ["first", "second"]
    qtbot.waitUntil(lambda: dialog.list.count() == 2)
    dialog.list.setCurrentRow(0)  # how it was before
    qtbot.waitUntil(lambda: bool(dialog.changes.chosen()))
    dialog.restore_button.click()
    assert [a.body for a in session.notebook.annotations] == ["otherwise"]
    dialog.reject()


def test_what_is_missing_alone_can_be_added(dialog: BackupsDialog, session: ReadingSession) -> None:
    dialog.missing_button.click()
    assert [a.body for a in session.notebook.annotations] == ["otherwise", "second"]


def test_the_line_says_why_nothing_is_kept_and_goes_by_itself(
    window: MainWindow, session: ReadingSession
) -> None:
    rows = session._store.database.rows
    assert window.store_showing.line is None
    rows(f"PRAGMA max_page_count={rows('PRAGMA page_count')[0][0]}")  # SQLite's disk is full
    with pytest.raises(StorageProblem):
        session.notebook.add_note(1, "x" * 100_000)
    line = window.store_showing.line
    assert line is not None
    assert not line.isHidden()
    assert "disk is full" in line.text.text()
    rows("PRAGMA max_page_count=1000000")
    session.notebook.add_note(1, "there is room")
    assert line.isHidden()
    assert [a.body for a in session.notebook.annotations] == ["there is room"]


def test_what_another_window_writes_comes_up_when_this_one_is_turned_to(
    window: MainWindow, session: ReadingSession
) -> None:
    note = session.notebook.add_note(1, "mine")
    assert note is not None
    other = Store.open(session.folder)
    other.annotations.put(session.notebook.document_id, [note.with_body("theirs")])
    other.close()
    session.keeping.look()
    assert [a.body for a in session.notebook.annotations] == ["theirs"]
    message = window.messages.message
    assert message is not None
    assert "another window" in message.text


def test_after_a_salvage_one_is_told_what_the_newest_good_backup_has_more(
    tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "data"
    store = Store.open(folder)
    document = store.library.remember(Path("/talk.txt"), "a" * 64, "A talk", ("Ana",), None)
    notes = [
        Annotation(
            f"{number:04}",
            AnnotationKind.NOTE,
            TextRange(Position(number, 0), Position(number, 5)),
            "words",
            body=f"thought {number} " * 40,
        )
        for number in range(60)
    ]
    store.annotations.put(document.document_id, notes)
    path = store.database.path
    good = back_up(path, store.backups_folder)
    assert good is not None
    (root,) = store.database.rows("SELECT rootpage FROM sqlite_master WHERE name = 'annotations'")
    store.close()
    # A newer backup that is no good, and a store of which the pages behind the notes' are gone.
    (good.path.parent / good.path.name.replace("-000001-", "-000002-")).write_bytes(b"x" * 9000)
    data = path.read_bytes()
    page = data.rindex(b"thought 59") // 4096
    assert page > int(str(root[0]))
    path.write_bytes(data[: page * 4096] + bytes(4096) + data[(page + 1) * 4096 :])

    session = ReadingSession(Store.open(folder))
    try:
        window = MainWindow(session)
        qtbot.addWidget(window)
        window.show()
        here = len(session._store.annotations.of(document.document_id))
        lost = 60 - here
        assert 0 < lost < 60
        with qtbot.waitSignal(session.keeping.missing_counted):
            window.store_showing.begin()
        message = window.messages.message
        assert message is not None
        assert f"{here} notes could be read" in message.text
        assert f"has {lost} more." in message.text
        (text, see) = message.answers[0]
        assert "missing" in text
        see()
        dialog = window.findChild(BackupsDialog)
        assert isinstance(dialog, BackupsDialog)
        qtbot.waitUntil(lambda: bool(dialog.changes.chosen()))
        assert not dialog.restore_button.isEnabled()
        head = dialog.changes.topLevelItem(0)
        assert head is not None
        assert head.childCount() == lost
        dialog.missing_button.click()
        assert [a.ident for a in session._store.annotations.of(document.document_id)] == [
            a.ident for a in notes
        ]
        dialog.reject()
    finally:
        session.close()


def test_the_whole_store_is_checked_soon_after_the_start(
    session: ReadingSession, qtbot: QtBot
) -> None:
    session.keeping._back_up()  # what the timer calls
    qtbot.waitUntil((session.folder / "store-checked.json").exists)


def test_no_backup_is_made_of_a_file_that_took_the_stores_place(
    session: ReadingSession, qtbot: QtBot, tmp_path: Path
) -> None:
    Store.open(tmp_path / "other").close()
    session.notebook.add_note(1, "only in the old one")
    database = session.folder / "earmark.sqlite3"
    other = (tmp_path / "other" / "earmark.sqlite3").read_bytes()
    beside = session.folder / "new"
    beside.write_bytes(other)
    beside.replace(database)
    with qtbot.waitSignal(session.keeping.failed):
        session.keeping.back_up_now()
    assert not list(session.keeping.folder.glob("*.sqlite3"))
    assert database.read_bytes() == other
    assert len(list(session.folder.glob("earmark-replaced-*.sqlite3"))) == 1

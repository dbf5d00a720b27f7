"""The panel of chapters and speakers, in a window on a conversation."""

from __future__ import annotations

from array import array
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView
from pytestqt.qtbot import QtBot

from reader.core.chapters import Chapter, ChapterSource
from reader.core.transcript import Chapter as Heading
from reader.core.transcript import Speaker, Transcript
from reader.gui.contents.panel import FILTER_FROM, MOST_SPEAKERS, ContentsPanel
from reader.gui.main_window import MainWindow
from reader.session.document import Document
from reader.session.reading_session import ReadingSession
from tests.gui.conftest import TURN_MS, conversation, show

TOPICS = (
    ("volcano", "lava", "ashes"),
    ("harbour", "sailors", "anchor"),
    ("violin", "strings", "melody"),
    ("glacier", "icebergs", "crevasse"),
    ("bakery", "flour", "oven"),
    ("lantern", "wicks", "candle"),
)
TURNS_EACH = 20


def _click(
    view: QListView, row: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    where = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, where)


def _of_some_topics() -> Transcript:
    """Turns without chapters that speak of one thing after the other."""
    turns = TURNS_EACH * len(TOPICS)
    texts = []
    for turn in range(turns):
        first, second, third = TOPICS[turn // TURNS_EACH]
        texts.append(
            f"What about the {first} then? There is {second} by the {third}, and {second} is "
            f"what number {turn} of our friends came for, as we all know: the {first}."
        )
    return replace(conversation(turns), texts=texts, chapters=())


def _filter(panel: ContentsPanel) -> QLineEdit:
    field = panel.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    return field


def test_a_chapter_that_is_clicked_is_gone_to_and_marked(
    window: MainWindow, session: ReadingSession
) -> None:
    _click(window.contents.chapter_list, 2)
    assert session.transport.position_ms == 20 * TURN_MS
    assert window.contents.current_row == 2
    assert session.jumps.can_go_back
    assert window.contents.origin == ""  # from the text: nothing need be said


def test_the_current_chapter_follows_the_voice(window: MainWindow, session: ReadingSession) -> None:
    session.transport.scrub(35 * TURN_MS)
    assert window.contents.current_row == 3
    session.transport.scrub(5 * TURN_MS)
    assert window.contents.current_row == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_list_is_gone_through_by_keys(
    window: MainWindow, session: ReadingSession, key: Qt.Key
) -> None:
    session.transport.scrub(35 * TURN_MS)
    chapters = window.contents.chapter_list
    chapters.setFocus(Qt.FocusReason.TabFocusReason)
    assert chapters.currentIndex().row() == 3  # where one is
    QTest.keyClick(chapters, Qt.Key.Key_Down)
    QTest.keyClick(chapters, key)
    assert session.transport.position_ms == 40 * TURN_MS
    assert not session.transport.playing


def test_a_conversation_without_chapters_has_landmarks(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    show(session, _of_some_topics())
    contents = empty_window.contents
    qtbot.waitUntil(lambda: bool(contents.entries))
    assert session.chapters.source is ChapterSource.LANDMARKS
    assert [entry.turn for entry in contents.entries] == [0, 20, 40, 60, 80, 100]
    assert contents.entries[0].title == "Beginning"
    assert "harbour" in contents.entries[1].title.casefold()
    assert contents.entries[2].detail == "What about the violin then?"
    assert contents.entries[2].start_ms == 40 * TURN_MS
    assert "Landmarks" in contents.origin
    assert contents.chapter_list.accessibleName() == "Landmarks"


def test_a_chapter_without_a_time_brings_the_page_there(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    document = show(session, conversation())
    session.document = replace(document, alignment=None, timeline=None)
    session.transport.set_conversation(document.transcript, None)
    session.timing_changed.emit(session.document)
    contents = empty_window.contents
    assert contents.entries[3].start_ms is None
    _click(contents.chapter_list, 3)
    place = empty_window.view.reading_position()
    assert place is not None
    assert abs(place.turn - 30) <= 4  # a third of the page above it
    assert session.transport.position_ms == 0


def test_what_is_current_is_the_page_where_nothing_is_heard(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    document = show(session, conversation())
    session.document = replace(document, alignment=None, timeline=None)
    session.transport.set_conversation(document.transcript, None)
    session.timing_changed.emit(session.document)
    empty_window.view.scroll_to_turn(45)
    empty_window.view.user_scrolled.emit()
    assert empty_window.contents.current_row in (3, 4)


def test_shares_are_by_time_where_there_is_one(window: MainWindow) -> None:
    shares = window.contents.shares
    assert [share.name for share in shares] == ["Ada", "Ben", "Cleo"]
    assert sum(share.share for share in shares) == pytest.approx(1)
    assert all(share.talk_ms for share in shares)
    model = window.contents.speaker_list.speakers
    tip = str(model.data(model.index(0), Qt.ItemDataRole.ToolTipRole))
    assert "of the talking time" in tip
    assert "20 turn" in tip
    spoken = str(model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("Ada, 3")


def test_a_speaker_who_is_clicked_is_heard_next(
    window: MainWindow, session: ReadingSession
) -> None:
    speakers = window.contents.speaker_list
    session.transport.scrub(10 * TURN_MS)  # Ben
    _click(speakers, 2)
    assert session.transport.position_ms == 11 * TURN_MS
    _click(speakers, 2)
    assert session.transport.position_ms == 14 * TURN_MS
    _click(speakers, 2, Qt.KeyboardModifier.ShiftModifier)
    assert session.transport.position_ms == 11 * TURN_MS
    session.transport.scrub(59 * TURN_MS)
    _click(speakers, 2)
    assert session.transport.position_ms == 2 * TURN_MS  # from the last on to the first


def test_many_speakers_leave_room_for_the_chapters(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    talk = conversation(60)
    crowd = replace(
        talk,
        speakers=tuple(Speaker(f"Person {n}") for n in range(30)),
        speaker_of=array("i", (turn % 30 for turn in range(60))),
    )
    show(session, crowd)
    contents = empty_window.contents
    qtbot.waitUntil(lambda: len(contents.shares) == 30)
    rows = contents.speaker_list.height() // contents.speaker_list.sizeHintForRow(0)
    assert rows == MOST_SPEAKERS
    last = contents.speaker_list.speakers.index(29)
    contents.speaker_list.setCurrentIndex(last)
    assert contents.speaker_list.visualRect(last).bottom() <= contents.speaker_list.height()


def _many(count: int) -> list[Chapter]:
    return [Chapter(f"Chapter about thing {n}", n * 1000, n) for n in range(count)]


def test_many_entries_can_be_filtered(qtbot: QtBot) -> None:
    panel = ContentsPanel()
    qtbot.addWidget(panel)
    panel.resize(248, 700)
    panel.show()
    panel.set_chapters(_many(FILTER_FROM), ChapterSource.RECORDING)
    assert panel.findChild(QLineEdit) is None
    panel.set_chapters(_many(600), ChapterSource.RECORDING)
    panel.set_current(420)
    field = _filter(panel)
    QTest.keyClicks(field, "THING 42")
    model = panel.chapter_list.chapters
    left = [model.entry(model.index(row)).start_ms for row in range(model.rowCount())]
    assert left == [1000 * n for n in range(600) if "42" in str(n)]
    with qtbot.waitSignal(panel.chapter_requested) as asked:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert asked.args == [_many(600)[42]]
    QTest.keyClicks(field, " nowhere")
    assert model.rowCount() == 0
    assert panel.current_row == 420
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), model.rowCount()) == ("", 600)
    panel.set_chapters(_many(5), ChapterSource.RECORDING)
    assert not field.isVisible()
    assert model.rowCount() == 5


def test_the_current_one_of_many_is_kept_in_view(qtbot: QtBot) -> None:
    panel = ContentsPanel()
    qtbot.addWidget(panel)
    panel.resize(248, 500)
    panel.show()
    panel.set_chapters(_many(600), ChapterSource.FILE)
    panel.set_current(500)
    chapters = panel.chapter_list
    index = chapters.chapters.index_of(500)
    qtbot.waitUntil(lambda: chapters.viewport().rect().contains(chapters.visualRect(index)))
    spoken = chapters.chapters.index_of(500).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Chapter about thing 500, 8:20, current"
    assert panel.origin == "Chapters from a separate file"


def test_closing_empties_the_panel(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    session.close_document()
    qtbot.waitUntil(lambda: not window.contents.entries and not window.contents.shares)
    assert session.chapters.source is ChapterSource.NONE


def test_headings_that_come_with_the_times_take_the_place_of_landmarks(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    document = show(session, _of_some_topics())
    qtbot.waitUntil(lambda: session.chapters.source is ChapterSource.LANDMARKS)
    headed = replace(document.transcript, chapters=(Heading("All of it", None, 0),))
    session.document = Document(
        document.companions, headed, headed, 1, document.alignment, document.timeline
    )
    session.timing_changed.emit(session.document)
    assert [entry.title for entry in empty_window.contents.entries] == ["All of it"]
    assert session.chapters.source is ChapterSource.TRANSCRIPT


def test_the_menu_of_a_speaker_steps_both_ways(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    from PySide6.QtWidgets import QMenu

    session.transport.scrub(10 * TURN_MS)
    window.contents.speaker_menu_requested.emit(0, QPoint(50, 50))
    menu = window.contents.findChild(QMenu)
    assert isinstance(menu, QMenu)
    following, before = menu.actions()[:2]
    following.trigger()
    assert session.transport.position_ms == 12 * TURN_MS
    before.trigger()
    assert session.transport.position_ms == 9 * TURN_MS
    menu.close()


def test_chapters_are_stepped_through_by_keys(window: MainWindow, session: ReadingSession) -> None:
    go = window.commands.go
    session.transport.scrub(25 * TURN_MS)
    go.next_chapter()
    assert session.transport.position_ms == 30 * TURN_MS
    session.transport.scrub(33 * TURN_MS)
    go.previous_chapter()  # to the beginning of this one first
    assert session.transport.position_ms == 30 * TURN_MS
    go.previous_chapter()
    assert session.transport.position_ms == 20 * TURN_MS
    session.transport.scrub(59 * TURN_MS)
    go.next_chapter()  # there is none
    assert session.transport.position_ms == 59 * TURN_MS
    session.transport.scrub(0)
    go.previous_chapter()
    assert session.transport.position_ms == 0


def test_a_search_can_be_for_what_one_of_them_says(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    window.contents_showing.search_speaker(1)
    qtbot.waitUntil(window.searching.panel.isVisible)
    assert window.searching.panel.speakers == frozenset({1})
    field = window.header.search.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "turn number")
    qtbot.waitUntil(lambda: len(window.searching.hits) == 20)

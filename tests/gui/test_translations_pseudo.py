"""Every part of the window in a language that is longer than English, and from right to left.

``tests/gui/pseudo_language.py`` has the language and the eye for it. The conversation is in
Greek letters, so that any Latin one outside brackets is a text that nobody looked up.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from reader.core.errors import FormatProblem
from reader.core.text import say
from reader.core.timeline import Timeline
from reader.core.timing import interpolate
from reader.core.transcript import Chapter, Repair, Speaker, Transcript
from reader.gui.commands.actions import ACTIONS, MENUS
from reader.gui.main_window import MainWindow
from reader.gui.message_bar import Message
from reader.gui.reading_report import ReadingReport
from reader.gui.search.panel import SearchPanel
from reader.session.companions import Companions
from reader.session.document import Document
from reader.session.reading_session import ReadingSession
from reader.session.store import Store
from tests.gui.pseudo_language import (
    PseudoTranslator,
    clipped,
    close_what_opened,
    keys_out_of,
    overlapping,
    pseudo,
    texts_of,
    unbracketed,
    untranslated,
    widgets_in,
    windows,
)
from tests.unit.translation_tool import FOUND

TURN_MS = 4000
SIZE = (1100, 700)
NAMES = ("Άννα", "Βασίλης", "Γιώργος")
# Names (languages by their own), units, keys, endings of files, and samples of a face.
SAME_EVERYWHERE = re.compile(
    r"Earmark|English|Deutsch"
    r"|Literata|Atkinson Hyperlegible|Inter\b|\bAa\b|\bpx\b|\bmin\b|\bms\b|A–B"
    r"|\b(?:Ctrl|Alt|Shift|Meta|Space|Backspace|Left|Right|Up|Down|Home|End|PgUp|PgDown|Return"
    r"|Enter|Esc|Tab|Del|Ins|F\d+)\b|\.\w{2,4}\b|\b[h:]?mm(?::ss)?\b"
)
OPENING = (  # actions that open something to be looked at
    "go_to_time",
    "show_keys",
    "command_palette",
    "about",
    "open_look",
    "settings",
    "choose_rate",
    "ask_sleep",
    "note",
    "reading_report",
    "show_results",
    "find",
    "say_where",
)
NOT_TRIED = {
    "quit": "ends the test",
    "close_document": "ends it, too; what is shown then has a test of its own",
    "library": "the same",
    "search_library": "the same",
    "open_files": "a dialog of the system's, full of names of files",
    "add_folder": "the same",
    "transcribe": "the same",
    "import_notes": "the same",
    "share_bundle": "the same",
    "open_sample": "in English",
    "full_screen": "is another size",
}


@pytest.fixture
def language(qtbot: QtBot) -> Iterator[None]:
    application = QCoreApplication.instance()
    assert application is not None
    as_they_are = [(t.context, t.source) for t in FOUND.texts if t.comment == "the form of a date"]
    translator = PseudoTranslator([(t.context, t.source) for t in FOUND.texts], as_they_are)
    application.installTranslator(translator)
    yield
    application.removeTranslator(translator)


@pytest.fixture(params=["from left", "from right"])
def direction(request: pytest.FixtureRequest) -> Iterator[None]:
    if request.param == "from right":
        QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[ReadingSession]:
    session = ReadingSession(Store.open(tmp_path / "δεδομένα"))
    session.settings.set("theme", "light")
    yield session
    session.close()


@pytest.fixture
def empty(
    language: None, direction: None, session: ReadingSession, qtbot: QtBot
) -> Iterator[MainWindow]:
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.resize(*SIZE)
    window.show()
    qtbot.waitExposed(window)
    yield window
    close_what_opened(window)


@pytest.fixture
def window(empty: MainWindow, session: ReadingSession, qtbot: QtBot) -> MainWindow:
    """With a conversation open, a note, a bookmark, a highlight, and the panels filled."""
    _open(session)
    session.notebook.add_note(3, "μια σημείωση")
    session.notebook.toggle_bookmark(5)
    session.transport.seek(20 * TURN_MS)
    qtbot.waitUntil(lambda: len(empty.notes.cards) == 2)
    qtbot.waitUntil(lambda: bool(empty.contents.shares))
    return empty


def _open(session: ReadingSession) -> None:
    texts = [
        f"Αυτή είναι η σειρά {turn} της συζήτησης. Έχει και άλλη πρόταση." for turn in range(40)
    ]
    transcript = Transcript(
        texts,
        array("i", (turn % 3 for turn in range(40))),
        tuple(Speaker(name) for name in NAMES),
        title="Μια συζήτηση - περί ανέμων",
        chapters=tuple(Chapter(f"Μέρος {n + 1}", None, n * 10) for n in range(4)),
        text_hash="0" * 64,
    )
    companions = Companions(transcript=Path("/ομιλίες/μακρά.txt"))
    record = session.library.remember(
        companions.main, transcript.text_hash, transcript.title, NAMES, None
    )
    session.labels.open(record.document_id, transcript)
    session.notebook.open(record.document_id, transcript)
    marks = [(transcript.first_word[turn], turn * TURN_MS) for turn in range(len(texts))]
    alignment = interpolate(transcript, marks, duration_ms=len(texts) * TURN_MS)
    timeline = Timeline(transcript, alignment)
    session.document = Document(
        companions, transcript, transcript, record.document_id, alignment, timeline
    )
    session.notebook.set_timeline(timeline)
    session.transport.set_conversation(transcript, timeline)
    session.document_changed.emit(session.document)


def expect_no_faults(window: MainWindow) -> None:
    found = faults(window)
    assert not found, "\n" + "\n".join(found)


def faults(window: MainWindow) -> list[str]:
    """What is wrong with all that is on the screen now."""

    def allowed(text: str) -> str:
        return SAME_EVERYWHERE.sub("", keys_out_of(text, window.actions_table))

    QApplication.processEvents()
    found = []
    for top in windows():
        found += untranslated(top, allowed) + clipped(top) + overlapping(top)
    return list(dict.fromkeys(found))


def test_the_start_page(empty: MainWindow) -> None:
    assert empty.pages.start_page.isVisible()
    expect_no_faults(empty)


def test_reading(window: MainWindow) -> None:
    assert (window.width(), window.height()) == SIZE
    expect_no_faults(window)


def test_the_library(window: MainWindow, session: ReadingSession) -> None:
    session.close_document()
    assert window.library.page.isVisible()
    expect_no_faults(window)


@pytest.mark.parametrize("ident", OPENING)
def test_what_an_action_opens(window: MainWindow, ident: str, qtbot: QtBot) -> None:
    action = window.actions_table[ident]
    assert action.isEnabled()
    action.trigger()
    QApplication.processEvents()
    expect_no_faults(window)
    close_what_opened(window)


def test_searching(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_table["find"].trigger()
    edit = window.header.search.findChild(QLineEdit)
    assert edit is not None
    edit.setText("πρόταση")
    window.actions_table["show_results"].trigger()
    qtbot.waitUntil(lambda: window.findChild(SearchPanel) is not None)
    panel = window.findChild(SearchPanel)
    assert panel is not None
    results = panel.findChild(QAbstractItemView)
    assert results is not None
    qtbot.waitUntil(lambda: results.model().rowCount() == 40)
    expect_no_faults(window)


def test_messages(window: MainWindow, session: ReadingSession) -> None:
    error = FormatProblem(
        say("The file is empty."),
        remedy=say("Check that it is the right file."),
        path=Path("/ομιλίες/κενή.txt"),
        line=3,
    )
    session.failed.emit(error)
    expect_no_faults(window)
    window.messages.show_message(
        Message("proposal", pseudo("Is it so?"), answers=((pseudo("Yes"), lambda: None),))
    )
    expect_no_faults(window)


def test_the_report(window: MainWindow, qtbot: QtBot) -> None:
    repairs = [
        Repair("page-break", 3, "«α» + «β»"),
        Repair("page-number", 9, say("“{line}” left out", line="7")),
        Repair("emphasis", 4, "γ"),
        Repair("hyphen", 5, "«δ»"),
        Repair("speaker-variant", 5, "«ε»"),
    ]
    warnings = [pseudo("Line 3: something is odd about it.")]
    report = ReadingReport("μακρά", repairs, frozenset({"x"}), warnings, window)
    qtbot.addWidget(report)
    report.show()
    found = faults(window)
    report.close()
    assert not found, "\n" + "\n".join(found)


def test_the_menu_of_a_turn(window: MainWindow) -> None:
    window.turn_menu.open(3, 1, window.mapToGlobal(QPoint(400, 300)))
    assert len(windows()) == 2
    expect_no_faults(window)
    close_what_opened(window)


def test_what_every_action_says(window: MainWindow, session: ReadingSession) -> None:
    """One after the other, as a reader would try them: notices, bars, chips, other states."""
    for action in window.actions_table:
        if action.objectName() not in NOT_TRIED:
            window.actions_table[action.objectName()].trigger()
            found = faults(window)
            assert not found, f"after {action.objectName()}\n" + "\n".join(found)
            close_what_opened(window)
    assert session.document is not None


def test_every_action_and_menu_is_looked_up(window: MainWindow) -> None:
    for action in window.actions_table:
        assert unbracketed(action.text()) == "", action.text()
        assert not re.search("[a-z]{2}", SAME_EVERYWHERE.sub("", unbracketed(action.toolTip())))
    assert len({spec.menu for spec in ACTIONS}) == len(MENUS)


def test_the_eye_sees(window: MainWindow, qtbot: QtBot) -> None:
    """What the other tests look for is found where it is."""
    label = window.header
    label.setToolTip("never looked up")
    assert any("never looked up" in fault for fault in faults(window))
    label.setToolTip(pseudo("looked up"))
    buttons = [w for w in widgets_in(window) if any(kind == "text" for kind, _ in texts_of(w))]
    assert buttons
    window.transport_bar.resize(200, window.transport_bar.height())
    assert overlapping(window) or clipped(window)

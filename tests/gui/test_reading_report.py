"""Every repair is told and can be taken back; every warning can be read."""

from __future__ import annotations

import os
import time
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.gui.main_window import MainWindow
from reader.gui.reading_report import ReadingReport
from reader.session.reading_session import ReadingSession

TALK = """**A Talk**

Ada Lovelace

This paragraph is cut by the end of a page and

goes on here. It is *important* to say so.

Ben Franklin

Is it?

Ada Lovelace

It is.

Ada Lovelase

It is indeed.

Ben Franklin

I see.
"""


def _open(session: ReadingSession, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.settled):
        session.open([path])


def _report(window: MainWindow) -> ReadingReport:
    window.actions_table["reading_report"].trigger()
    reports = window.findChildren(ReadingReport)
    assert reports
    return reports[-1]


def test_a_repair_is_taken_back_and_made_again(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    _open(session, path, qtbot)
    assert session.document is not None
    made = {repair.kind for repair in session.document.source.repairs}
    assert "page-break" in made

    report = _report(empty_window)
    assert not report.apply_button.isEnabled()
    assert not report.all_button.isVisible()
    heads = [report.tree.topLevelItem(row) for row in range(report.tree.topLevelItemCount())]
    head = next(h for h in heads if h is not None and "page break" in h.text(0))
    head.setCheckState(0, Qt.CheckState.Unchecked)  # the whole kind
    assert report.apply_button.isEnabled()
    with qtbot.waitSignal(session.document_changed), qtbot.waitSignal(session.settled):
        report.apply_button.click()
    kinds = {repair.kind for repair in session.document.source.repairs}
    assert kinds == made - {"page-break"}

    report = _report(empty_window)
    assert report.all_button.isVisible()
    with qtbot.waitSignal(session.settled):
        report.all_button.click()
    assert {repair.kind for repair in session.document.source.repairs} == made


def test_what_is_read_again_keeps_its_source_of_times(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot, tmp_path: Path
) -> None:
    talk, times = tmp_path / "talk.txt", tmp_path / "elsewhere" / "other.srt"
    talk.write_text(TALK, encoding="utf-8")
    times.parent.mkdir()
    times.write_text(
        "1\n00:00:01,000 --> 00:00:09,000\n"
        "This paragraph is cut by the end of a page and goes on\n",
        encoding="utf-8",
    )
    with qtbot.waitSignal(session.settled):
        session.open([talk, times])
    assert session.document is not None
    some = frozenset([session.document.source.repairs[0].ident])
    with qtbot.waitSignal(session.settled):
        session.reject_repairs(some)
    assert session.document.companions.timed == times
    assert session.document.timeline is not None
    assert session.rejected_repairs == some


def test_who_opens_a_text_again_is_not_told_again(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "talk.srt"
    odd = "1\n00:00:01,000 --> 00:00:02,000\nHello there.\n\n2\n00:00:bad --> 00:00:04,000\nNo.\n"
    path.write_text(odd, encoding="utf-8")
    told: list[str] = []
    session.warned.connect(told.append)
    _open(session, path, qtbot)
    assert len(told) == 1
    session.close_document()
    _open(session, path, qtbot)
    assert len(told) == 1
    assert session.warnings  # the report still says so
    path.write_text(odd.replace("Hello there.", "Hello, Theo."), encoding="utf-8")
    _open(session, path, qtbot)
    assert len(told) == 2  # another text, and other things to be told


def test_times_that_are_newer_than_the_last_reading_are_told_about(
    session: ReadingSession, qtbot: QtBot, tmp_path: Path
) -> None:
    text, times = tmp_path / "talk.txt", tmp_path / "talk.srt"
    text.write_text("Ada: Hello there.\n\nBen: General talk.\n", encoding="utf-8")
    times.write_text(
        "1\n00:00:01,000 --> 00:00:02,000\nHello there.\n\n"
        "2\n00:00:bad --> 00:00:04,000\nGeneral talk.\n",
        encoding="utf-8",
    )
    told: list[str] = []
    session.warned.connect(told.append)
    _open(session, text, qtbot)
    assert len(told) == 1
    _open(session, text, qtbot)
    assert len(told) == 1
    later_s = time.time() + 60
    os.utime(times, (later_s, later_s))
    _open(session, text, qtbot)
    assert len(told) == 2


def test_all_warnings_can_be_read_from_the_first(
    empty_window: MainWindow, session: ReadingSession, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "talk.srt"
    path.write_text(
        "1\n00:00:01,000 --> 00:00:02,000\nHello there.\n\n"
        "2\n00:00:bad --> 00:00:04,000\nGeneral talk.\n\n"
        "3\n00:00:0x --> 00:00:06,000\nMore of it.\n",
        encoding="utf-8",
    )
    _open(session, path, qtbot)
    assert len(session.warnings) >= 2
    message = empty_window.messages.message
    assert message is not None
    label, show_all = message.answers[0]
    assert label == "Show all"
    show_all()
    report = empty_window.findChildren(ReadingReport)[-1]
    shown = report.warning_list
    listed = [shown.topLevelItem(row) for row in range(shown.topLevelItemCount())]
    assert tuple(row.text(0) for row in listed if row is not None) == session.warnings

"""The filter row of the notebook: any two days, and one of very many."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from reader.gui.notebook.filter_bar import MOST_CHOICES, FilterBar
from reader.storage.annotation_search import Facet, Facets


@pytest.fixture
def bar(qtbot: QtBot) -> FilterBar:
    made = FilterBar(None)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    tags = tuple(Facet(f"tag {n:03}", f"tag {n:03}", 500 - n) for n in range(200))
    documents = tuple(Facet(n, f"Talk {n}", n) for n in range(MOST_CHOICES + 1))
    made.set_facets(Facets(tags=tags, documents=documents))
    return made


def test_notes_between_any_two_days(bar: FilterBar) -> None:
    dialog = bar.choose_days()
    dialog.since.setDate(QDate(2024, 5, 9))  # the later one first does not matter
    dialog.until.setDate(QDate(2024, 3, 1))
    dialog.accept()
    assert bar.filter.since_s == datetime(2024, 3, 1).timestamp()
    assert bar.filter.until_s == datetime(2024, 5, 10).timestamp()  # the last day counts
    again = bar.choose_days()
    assert again.since.date() == QDate(2024, 3, 1)
    assert again.until.date() == QDate(2024, 5, 9)
    again.reject()
    assert "–" in bar._pills["dates"].text()
    assert bar.filter.since_s == datetime(2024, 3, 1).timestamp()
    bar.clear()
    fresh = bar.choose_days()
    assert fresh.until.date() == QDate(*date.today().timetuple()[:3])
    fresh.reject()


def test_any_of_many_tags_is_found_by_typing(bar: FilterBar) -> None:
    menu = QMenu(bar)
    bar._fill("tags", menu)
    assert [a.text() for a in menu.actions()][-1] == "All, to be searched…"
    bar.choose_tag("tag 003")
    dialog = bar.choose_among("tags")
    assert dialog.ticked == ["tag 003"]
    dialog.field.setText("TAG 17")
    shown = [i for i in dialog._items() if not i.isHidden()]
    assert len(shown) == 12  # with 017 and 117
    (wanted,) = [i for i in shown if i.text().startswith("tag 174")]
    wanted.setCheckState(Qt.CheckState.Checked)
    dialog.accept()
    assert bar.filter.tags == ("tag 003", "tag 174")


def test_a_conversation_beyond_those_of_the_menu(bar: FilterBar) -> None:
    dialog = bar.choose_among("documents")
    dialog._items()[0].setCheckState(Qt.CheckState.Checked)
    dialog.accept()
    assert bar.filter.documents == (0,)

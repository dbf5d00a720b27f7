"""Parts that need no session."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reader.gui.library.rows import opened_text
from reader.gui.look.icons import pixmap
from reader.gui.look.stylesheet import style_sheet
from reader.gui.look.theme import THEMES, effective_name, load_theme, mixed
from reader.gui.message_bar import Message, MessageBar
from reader.gui.search.field import SearchField
from reader.gui.transport.times import rate_text


@pytest.mark.parametrize("name", THEMES)
def test_the_style_sheet_uses_only_the_themes_colours(name: str) -> None:
    sheet = style_sheet(load_theme(name))
    assert "{" in sheet
    assert "{{" not in sheet
    assert load_theme(name).accent in sheet


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(ValueError, match="no theme 'neon'"):
        load_theme("neon")


def test_auto_follows_the_system(qtbot: QtBot) -> None:
    assert effective_name("sepia") == "sepia"
    assert effective_name("auto") in ("light", "dark")


def test_mixed_colours() -> None:
    assert mixed("#000000", "#ffffff", 0.0) == "#000000"
    assert mixed("#000000", "#ffffff", 1.0) == "#ffffff"
    assert mixed("#000000", "#ff0000", 0.5) == "#800000"


def test_an_icon_has_the_colour_asked_for(qtbot: QtBot) -> None:
    image = pixmap("play", "#ff0000", 32).toImage()
    opaque = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert opaque
    assert {colour.name() for colour in opaque} == {"#ff0000"}


def test_a_newer_message_of_one_kind_replaces_the_older(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_message(Message("proposal", "first", key="p"))
    bar.show_message(Message("proposal", "second", key="p"))
    assert bar.message is not None
    assert bar.message.text == "second"
    bar.dismiss()
    assert bar.message is None
    assert bar.isHidden()


def test_an_error_steps_in_front_of_a_proposal_which_comes_back(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_message(Message("proposal", "exchange?", key="p"))
    bar.show_message(Message("error", "no such file"))
    assert bar.message is not None
    assert bar.message.kind == "error"
    bar.dismiss()
    assert bar.message is not None
    assert bar.message.kind == "proposal"


def test_an_answer_is_given_once_and_closes_the_message(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    given: list[str] = []
    bar.show_message(
        Message(
            "proposal",
            "?",
            answers=(("Yes", lambda: given.append("yes")), ("Show", lambda: given.append("show"))),
            staying=("Show",),
        )
    )
    yes, shown = bar.findChildren(QPushButton)
    shown.click()
    assert bar.message is not None
    yes.click()
    assert given == ["show", "yes"]
    assert bar.message is None


def test_typing_is_searched_for_when_the_fingers_rest(qtbot: QtBot) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    field.show()
    asked: list[str] = []
    field.query_changed.connect(asked.append)
    field.activate()
    QTest.keyClicks(field.focusWidget(), "word")
    qtbot.waitUntil(lambda: asked == ["word"])
    field.show_count(2, 15)
    field.clear()
    assert field.query == ""
    assert asked == ["word"], "clearing is no search"


def test_opened_text() -> None:
    today = date(2026, 11, 23)
    assert opened_text(datetime(2026, 11, 23, 8), today) == "Today"
    assert opened_text(datetime(2026, 11, 22, 23), today) == "Yesterday"
    assert opened_text(datetime(2026, 11, 20), today) == "3 days ago"
    assert "2025" in opened_text(datetime(2025, 1, 2), today)


def test_rate_text() -> None:
    assert [rate_text(rate) for rate in (1.0, 1.25, 0.9)] == ["1×", "1.25×", "0.9×"]

"""What is marked as it is spoken, and how the page moves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from reader.core.errors import FormatProblem
from reader.core.resources import resource
from reader.gui.look.theme import THEMES, load_theme, read_theme
from reader.gui.main_window import MainWindow
from reader.session.reading_session import ReadingSession
from tests.gui.conftest import TURN_MS
from tests.unit.colours import contrast


def test_the_turn_alone_can_be_marked(
    window: MainWindow, session: ReadingSession, qtbot: QtBot
) -> None:
    session.transport.scrub(2 * TURN_MS + 100)
    word = QColor(window.appearance.theme.word).rgb()

    def word_is_marked() -> bool:
        picture = window.view.viewport().grab().toImage()
        return any(
            picture.pixel(x, y) == word
            for y in range(0, picture.height(), 3)
            for x in range(0, picture.width(), 3)
        )

    assert word_is_marked()
    window.appearance.set_look(replace(window.appearance.look, highlight="turn"))
    assert not word_is_marked()
    assert session.settings.get("follow.highlight") == "turn"
    session.transport.scrub(40 * TURN_MS)
    assert 40 in window.view.turns_in_sight()  # and the page follows all the same


def test_less_motion_is_none(window: MainWindow, session: ReadingSession, qtbot: QtBot) -> None:
    def moves_at_once() -> bool:
        window.view.scroll_to_start()
        window.view.scroll_to_turn(5, smoothly=True)
        return bool(window.view.reading_position().turn > 0)

    window.appearance.set_look(replace(window.appearance.look, motion="on"))
    assert not moves_at_once()
    window.appearance.set_look(replace(window.appearance.look, motion="off"))
    assert moves_at_once()
    assert session.settings.get("motion") == "off"


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_has_an_action(window: MainWindow, session: ReadingSession, name: str) -> None:
    window.actions_table[f"theme_{name}"].trigger()
    assert window.view.page_style.ground == load_theme(name).ground
    assert session.settings.get("theme") == name
    checked = [other for other in THEMES if window.actions_table[f"theme_{other}"].isChecked()]
    assert checked == [name]


@pytest.mark.parametrize("name", THEMES)
def test_counts_can_be_read_on_what_they_stand_on(name: str) -> None:
    theme = load_theme(name)
    assert contrast(theme.quiet, theme.trough) >= 4.5
    assert theme.trough not in (theme.panel, theme.ground)  # and a bar has something to fill


def test_next_theme_goes_round(window: MainWindow) -> None:
    seen = []
    for _ in THEMES:
        seen.append(window.appearance.theme.name)
        window.actions_table["next_theme"].trigger()
    assert sorted(seen) == sorted(THEMES)
    assert window.appearance.theme.name == seen[0]


@pytest.mark.parametrize(
    ("line", "instead", "said"),
    [
        ('accent = "', '# accent = "', "lacks colours.accent"),
        ('accent = "', 'akzent = "#000000"\naccent = "', "colours.akzent"),
        ("dark = false", 'dark = "no"', "dark has to be true or false"),
        ('text = "#', 'text = "', "text has to be a colour as #rrggbb"),
        ("[highlights]", "[highlights", "no TOML"),
        ("speakers = [", 'speakers = ["#000000"]\nothers = [', "others"),
    ],
)
def test_a_file_that_is_no_theme_says_what_is_wrong(
    tmp_path: Path, line: str, instead: str, said: str
) -> None:
    path = tmp_path / "mine.toml"
    text = resource("themes", "light.toml").read_text(encoding="utf-8")
    assert line in text
    path.write_text(text.replace(line, instead, 1), encoding="utf-8")
    with pytest.raises(FormatProblem, match=said) as caught:
        read_theme(path)
    assert caught.value.path == path


def test_a_copy_of_a_theme_is_a_theme(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    text = resource("themes", "sepia.toml").read_text(encoding="utf-8")
    path.write_text(text.replace('"Sepia"', '"My own"'), encoding="utf-8")
    theme = read_theme(path)
    assert (theme.name, theme.title, theme.ground) == ("mine", "My own", load_theme("sepia").ground)


def test_a_broken_theme_is_told_and_another_worn(
    window: MainWindow, session: ReadingSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(name: str) -> object:
        if name == "sepia":
            raise FormatProblem("lacks colours.text.", path=Path("sepia.toml"))
        return load_theme(name)

    monkeypatch.setattr("reader.gui.look.appearance.load_theme", load)
    with qtbot.waitSignal(session.failed):
        window.appearance.choose_theme("sepia")
    assert window.view.page_style.ground in (
        load_theme("light").ground,
        load_theme("dark").ground,
    )

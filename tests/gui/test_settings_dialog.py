from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from reader.core.settings import OPTIONS, Settings
from reader.gui.main_window import MainWindow
from reader.gui.settings.dialog import IN_LOOK, SettingsDialog
from reader.gui.settings.texts import CHOICES, GROUPS, HINTS, NAMES
from reader.session.reading_session import ReadingSession
from reader.storage.settings_file import read_settings


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> SettingsDialog:
    window.actions_table["settings"].trigger()
    dialog = window.findChild(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    qtbot.waitExposed(dialog)
    return dialog


def editor(dialog: SettingsDialog, key: str) -> QWidget:
    return dialog.rows[key].editor.widget


def test_every_option_has_its_place_here_or_elsewhere_once(dialog: SettingsDialog) -> None:
    for option in OPTIONS:
        elsewhere = option.elsewhere or option.key.startswith(IN_LOOK)
        assert (option.key in dialog.rows) is not elsewhere, option.key


def test_every_option_shown_is_called_something(dialog: SettingsDialog) -> None:
    unnamed = [key for key in dialog.rows if key not in NAMES]
    assert unnamed == []
    keys = {option.key for option in OPTIONS}
    assert set(NAMES) | set(HINTS) | set(CHOICES) <= keys, "texts of options that are gone"
    assert set(GROUPS) <= {key.split(".")[0] for key in keys}
    for option in OPTIONS:
        if option.key in CHOICES:
            assert set(CHOICES[option.key]) == set(option.choices), option.key


def test_what_is_chosen_is_used_at_once_and_kept(
    dialog: SettingsDialog, window: MainWindow, session: ReadingSession
) -> None:
    skip = editor(dialog, "playback.skip_back_s")
    assert isinstance(skip, QSpinBox)
    skip.setValue(45)
    assert session.settings.get("playback.skip_back_s") == 45
    rewind = editor(dialog, "playback.resume_rewind_s")
    assert isinstance(rewind, QSpinBox)
    rewind.setValue(7)
    assert session.transport.resume_rewind_ms == 7000
    follows = editor(dialog, "follow.enabled")
    assert isinstance(follows, QCheckBox)
    follows.setChecked(False)
    assert session.settings.get("follow.enabled") is False
    language = editor(dialog, "align.language")
    assert isinstance(language, QLineEdit)
    language.setFocus()
    QTest.keyClicks(language, "de")
    dialog.close()
    stored, _notice = read_settings(session.folder)
    assert stored.get("playback.skip_back_s") == 45
    assert stored.get("align.language") == "de"


def test_resetting_one_shows_it_and_leaves_the_others(
    dialog: SettingsDialog, session: ReadingSession
) -> None:
    row = dialog.rows["playback.step_s"]
    assert row.reset.isHidden()
    session.settings.set("playback.step_s", 9)  # by whomever
    spin = row.editor.widget
    assert isinstance(spin, QSpinBox)
    assert spin.value() == 9
    assert not row.reset.isHidden()
    row.reset.click()
    assert session.settings.get("playback.step_s") == 5
    assert spin.value() == 5
    assert row.reset.isHidden()


def test_settings_are_found_by_what_they_are_about(dialog: SettingsDialog) -> None:
    def shown() -> set[str]:
        return {key for key, row in dialog.rows.items() if row.whole.isVisible()}

    everything = shown()
    dialog.search.setText("lock screen")
    assert shown() == {"desktop.media_controls"}
    dialog.search.setText("nothing is called that")
    assert shown() == set()
    dialog.search.setText("")
    assert shown() == everything


def test_a_choice_is_made_by_keys(dialog: SettingsDialog, session: ReadingSession) -> None:
    box = editor(dialog, "playback.time_left")
    assert isinstance(box, QComboBox)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert session.settings.get("playback.time_left") == "plain"


def test_everything_in_it_has_a_name(dialog: SettingsDialog) -> None:
    nameless = [
        type(widget).__name__
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
        and not getattr(widget, "text", str)()
        and not widget.objectName().startswith("qt_")
    ]
    assert nameless == []


def test_a_closed_dialog_hears_nothing_more(
    dialog: SettingsDialog, session: ReadingSession
) -> None:
    dialog.close()
    session.settings.set("playback.step_s", 9)
    assert Settings({"playback.step_s": 9}).get("playback.step_s") == 9


def test_a_switch_is_in_the_colours_of_the_theme(
    dialog: SettingsDialog, window: MainWindow
) -> None:
    switch = editor(dialog, "follow.enabled")
    theme = window.appearance.theme
    picture = switch.grab().toImage()
    seen = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    assert QColor(theme.accent).name() in seen


def test_in_a_small_window_the_settings_have_the_room(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(640, 480)
    qtbot.waitUntil(lambda: window.width() == 640)
    window.actions_table["settings"].trigger()
    dialog = window.findChild(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    qtbot.waitExposed(dialog)
    body = dialog._scroll.widget()
    assert body is not None
    qtbot.waitUntil(lambda: body.minimumSizeHint().width() <= dialog._scroll.viewport().width())

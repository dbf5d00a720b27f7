"""The popup of text and colours: every change shows at once, by mouse and by key."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from reader.gui.look.popup import LookPopup
from reader.gui.look.reading_look import Look
from reader.gui.look.theme import THEMES
from reader.gui.main_window import MainWindow
from reader.session.reading_session import ReadingSession


@pytest.fixture
def popup(window: MainWindow, qtbot: QtBot) -> LookPopup:
    window.appearance.open_popup(window.mapToGlobal(QPoint(window.width(), 60)))
    popup = window.appearance.popup
    assert popup is not None
    qtbot.waitExposed(popup)
    return popup


def test_sliders_set_the_page_and_the_settings(
    popup: LookPopup, window: MainWindow, session: ReadingSession
) -> None:
    popup.size_slider.setValue(24)
    popup.line_height_slider.setValue(180)
    popup.column_slider.setValue(50)
    style = window.view.page_style
    assert (style.size_px, style.line_height, style.column_chars) == (24, 1.8, 50)
    values = [session.settings.get(f"text.{key}") for key in ("size_px", "column_chars")]
    assert values == [24, 50]


def test_what_a_key_changes_the_popup_shows(popup: LookPopup, window: MainWindow) -> None:
    window.actions_table["column_narrower"].trigger()
    window.actions_table["lines_looser"].trigger()
    window.actions_table["focus_mode"].trigger()
    window.actions_table["next_spoken"].trigger()
    assert popup.column_slider.value() == 64
    assert popup.line_height_slider.value() == 167
    assert popup.focus_buttons[True].isChecked()
    assert popup.spoken_buttons["sentence"].isChecked()
    popup.reset_button.click()
    assert window.appearance.look == Look()
    assert not popup.focus_buttons[True].isChecked()
    assert not popup.reset_button.isEnabled()


def test_arrows_go_through_the_themes(
    popup: LookPopup, window: MainWindow, session: ReadingSession
) -> None:
    assert popup.focusWidget() is popup.theme_tiles["light"]
    QTest.keyClick(popup, Qt.Key.Key_Right)
    assert session.settings.get("theme") == "sepia"
    assert window.view.page_style.ground == window.appearance.theme.ground
    QTest.keyClick(popup, Qt.Key.Key_Left)
    QTest.keyClick(popup, Qt.Key.Key_Left)
    assert session.settings.get("theme") == "auto"
    assert popup.theme_tiles["auto"].isChecked()


def test_there_is_a_tile_for_every_theme(popup: LookPopup) -> None:
    assert set(popup.theme_tiles) == {"auto", *THEMES}


def test_another_face_is_found_by_name_and_kept(
    popup: LookPopup, window: MainWindow, session: ReadingSession
) -> None:
    family = "DejaVu Sans Mono"
    if family not in QFontDatabase.families():
        pytest.skip(f"no face {family}")
    popup.other_face.click()
    faces = popup.faces
    assert faces is not None
    QTest.keyClicks(faces.field, "sans mono")
    found = [
        faces.list.model().index(row, 0).data() for row in range(faces.list.model().rowCount())
    ]
    assert family in found
    assert all("sans mono" in name.casefold() for name in found)
    QTest.keyClick(faces.field, Qt.Key.Key_Return)
    assert window.view.page_style.text_family == found[0]
    assert session.settings.get("text.family") == found[0]
    assert popup.other_face.isChecked()
    assert popup.other_face.text() == found[0]


def test_escape_in_the_faces_leads_back_and_not_out(popup: LookPopup) -> None:
    popup.other_face.click()
    assert popup.faces is not None
    QTest.keyClick(popup.faces.field, Qt.Key.Key_Escape)
    assert popup.isVisible()
    assert not popup.faces.isVisible()
    assert popup.focusWidget() is popup.other_face


def test_everything_can_be_reached_and_has_a_name(popup: LookPopup) -> None:
    for part in popup.findChildren(QWidget):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisibleTo(popup):
            name = part.accessibleName() or (
                part.text() if isinstance(part, QAbstractButton) else ""
            )
            assert name, part


def test_a_family_that_is_not_ours_shows_as_another(window: MainWindow, popup: LookPopup) -> None:
    window.appearance.set_look(replace(window.appearance.look, family="Some Face"))
    assert popup.other_face.isChecked()
    assert popup.other_face.text() == "Some Face"

"""The one style sheet, made from a theme. Widgets are addressed by object name or by the
dynamic property ``role``; nothing else in the window sets a style sheet of its own."""

from __future__ import annotations

from reader.gui.look.theme import INTERFACE_FAMILY, Theme, mixed
from reader.gui.transcript.style import PageStyle

_SHEET = """
* {{ outline: none; }}
QMainWindow, QDialog, #pages, #startPage, #libraryPage, #notebookPage, #header, #footer,
#transcribeBar {{ background: {ground}; }}
QWidget {{ color: {text}; }}
#header {{ border-bottom: 1px solid {line}; }}
#footer, #transcribeBar, #libraryProgress {{ border-top: 1px solid {line}; }}
#alignBar QPushButton, #transcribeBar QPushButton {{ border: 1px solid {line};
    padding: 3px 12px; }}
#alignBar QPushButton:focus, #transcribeBar QPushButton:focus {{ border-color: {accent}; }}
#contentsPanel {{ background: {panel}; border-right: 1px solid {line}; }}
#notesPanel, #resultsPanel {{ background: {panel}; border-left: 1px solid {line}; }}
QLabel {{ background: transparent; }}
QLabel[role="quiet"] {{ color: {quiet}; }}
QLabel[role="small"] {{ color: {quiet}; font-size: 12px; }}
QLabel[role="section"] {{ color: {quiet}; }}
QLabel[role="badge"] {{ color: {quiet}; background: {trough}; border-radius: 9px;
    font-size: 11px; padding: 0 6px; }}
QLabel[role="key"] {{ color: {quiet}; background: {ground}; border: 1px solid {line};
    border-radius: 4px; font-size: 11px; padding: 1px 5px; }}

QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: 8px;
    padding: 5px; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:pressed {{ background: {turn}; }}
QToolButton:focus {{ border-color: {accent}; }}
QToolButton:disabled {{ color: {faint}; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QToolButton[role="pill"] {{ border: 1px solid {line}; padding: 5px 2px 5px 10px; }}
QToolButton#rate {{ padding: 5px 6px; }}
QToolButton[bare="true"] {{ padding: 5px 9px; }}
QToolButton[role="line"] {{ border-radius: 5px; padding: 1px 3px; color: {quiet}; }}
QToolButton[role="line"]:checked {{ color: {accent}; background: {turn};
    border-color: {accent}; }}
QToolButton[role="line"]:focus {{ border-color: {accent}; }}
QAbstractSpinBox QLineEdit {{ border: none; padding: 0; background: transparent; }}
QPushButton[role="choice"] {{ padding: 5px 8px; }}
QPushButton[role="choice"]:checked {{ border-color: {accent}; color: {accent};
    background: {turn}; }}
QToolButton[role="pill"]:hover {{ background: {hover}; }}
QToolButton[role="pill"]:checked, QToolButton[role="pill"][limited="true"] {{
    border-color: {accent}; color: {accent}; background: {turn}; }}
QToolButton[role="pill"]:focus {{ border-color: {accent}; }}
QToolButton[role="segment"] {{ border: 1px solid {line}; padding: 4px 8px; }}
QToolButton[role="segment"]:hover {{ background: {hover}; }}
QToolButton[role="segment"]:checked {{ border: 2px solid {accent}; padding: 3px 7px;
    background: {turn}; font-weight: 600; }}
QToolButton[role="segment"]:focus {{ border-color: {text}; }}
QFrame[role="rule"] {{ background: {line}; border: none; }}
QPushButton {{ background: {ground}; border: 1px solid {line}; border-radius: 8px;
    padding: 6px 14px; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:focus {{ border-color: {accent}; }}
QPushButton:disabled {{ color: {faint}; }}
QPushButton[role="primary"] {{ background: {accent}; color: {on_accent};
    border-color: {accent}; font-weight: 600; padding: 10px 22px; }}
QPushButton[role="primary"]:hover {{ background: {accent_hover}; }}
QPushButton[role="primary"]:disabled {{ background: {ground}; color: {faint};
    border-color: {line}; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {text}; padding: 9px 21px; }}
QPushButton[role="link"] {{ background: transparent; border: 1px solid transparent;
    color: {accent}; padding: 4px 8px; font-weight: 500; }}
QPushButton[role="link"]:hover {{ background: {hover}; }}
QPushButton[role="link"]:focus {{ border-color: {accent}; }}
#foundPlaces QListWidget {{ background: {ground}; border: 1px solid {line};
    border-radius: 8px; }}
#foundPlaces QListWidget:focus {{ border-color: {accent}; }}
#foundPlaces QListWidget::item {{ padding: 6px 10px; color: {text}; }}
#foundPlaces QListWidget::item:selected {{ background: {turn}; color: {text}; }}
#offeredPlaces {{ background: transparent; }}
#placeOffers QScrollArea {{ background: transparent; }}
#offerRow {{ background: {ground}; border: 1px solid {line}; border-radius: 8px; }}
#offerRow:hover {{ border-color: {quiet}; }}
#offerRow:focus {{ border-color: {accent}; }}
QPushButton[role="key"] {{ color: {text}; background: {ground}; border-radius: 4px;
    font-size: 12px; padding: 3px 7px; }}
#settingsIndex {{ background: {ground}; }}
#settingsIndex::item {{ padding: 6px 10px; border-radius: 6px; color: {text}; }}
#settingsIndex::item:selected {{ background: {turn}; color: {text}; }}
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button,
QDoubleSpinBox::down-button {{ background: transparent; border: none; width: 20px; }}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow, QSpinBox::down-arrow,
QDoubleSpinBox::down-arrow {{ image: none; width: 0; height: 0;
    border-left: 4px solid {ground}; border-right: 4px solid {ground}; }}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow {{ border-bottom: 5px solid {quiet}; }}
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow {{ border-top: 5px solid {quiet}; }}
#settingsIndex:focus {{ border: 1px solid {accent}; border-radius: 6px; }}
#keyEditor {{ background: {panel}; border-top: 1px solid {line}; }}

#searchField {{ background: {panel}; border: 1px solid {line}; border-radius: 8px; }}
#searchField[active="true"] {{ border-color: {accent}; background: {ground}; }}
#searchField QLineEdit {{ background: transparent; border: none; padding: 0;
    selection-background-color: {selection}; selection-color: {text}; }}
QLineEdit, QPlainTextEdit, QSpinBox, QDoubleSpinBox, QComboBox {{ background: {ground};
    border: 1px solid {line}; border-radius: 6px; padding: 5px 8px;
    selection-background-color: {selection}; selection-color: {text}; }}
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QComboBox:focus {{ border-color: {accent}; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: none; width: 0; height: 0; margin-right: 10px;
    border-left: 4px solid {ground}; border-right: 4px solid {ground};
    border-top: 5px solid {quiet}; }}
QComboBox QAbstractItemView {{ background: {ground}; border: 1px solid {line};
    selection-background-color: {turn}; selection-color: {text}; }}

QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QCheckBox {{ spacing: 8px; padding: 3px; border: 1px solid transparent; border-radius: 6px; }}
QCheckBox:focus {{ border-color: {accent}; }}
QListView, QTreeWidget, QScrollArea, #resultList {{ background: transparent; border: none; }}
#resultList {{ selection-background-color: transparent; }}
#resultsPanel QToolButton[role="pill"] {{ padding: 4px 9px; }}
#searchField QToolButton {{ padding: 2px; border-radius: 5px; }}
QTreeWidget::item {{ padding: 6px 8px; color: {text}; }}
#report QTreeWidget, #report QListWidget, #chooser QListWidget {{ background: {ground};
    border: 1px solid {line};
    border-radius: 8px; }}
#report QTreeWidget::item {{ padding: 4px; }}
#report QHeaderView, #report QHeaderView::section {{ background: {ground}; color: {quiet};
    border: none; }}
#report QHeaderView::section {{ padding: 6px 8px; border-bottom: 1px solid {line}; }}
#wordsEditor {{ background: {panel}; border: 1px solid {line}; border-radius: 10px; }}
#chooser QListWidget::item, #report QListWidget::item {{ padding: 7px 10px; color: {text}; }}
#chooser QListWidget::item:selected, #report QListWidget::item:selected {{
    background: {turn}; color: {text}; }}
QTreeWidget::item:selected {{ background: {turn}; color: {text}; }}
#palette, #shortcuts {{ background: {ground}; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
QScrollBar::handle:vertical {{ background: {thumb}; border-radius: 3px; min-height: 32px; }}
QScrollBar::handle:vertical:hover {{ background: {quiet}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

QMenu {{ background: {ground}; border: 1px solid {line}; border-radius: 8px; padding: 6px; }}
QMenu::item {{ padding: 6px 26px 6px 26px; border-radius: 5px; }}
QMenu::item:selected {{ background: {turn}; }}
QMenu::item:disabled {{ color: {faint}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 5px 8px; }}
QMenu::indicator {{ left: 8px; width: 12px; height: 12px; }}
QToolTip {{ background: {text}; color: {ground}; border: none; padding: 5px 8px; }}

QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {line}; }}
QSlider::sub-page:horizontal {{ height: 4px; border-radius: 2px; background: {quiet}; }}
QSlider::handle:horizontal {{ width: 12px; height: 12px; margin: -4px 0; border-radius: 6px;
    background: {quiet}; }}
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus {{ background: {accent}; }}

#storeLine {{ background: {panel}; border: none; border-bottom: 1px solid {line}; }}
#messageBar {{ background: {panel}; border: 1px solid {edge}; border-radius: 10px; }}
#messageBar[kind="error"] {{ border-color: {error}; }}
#messageBar[kind="proposal"] {{ border-color: {accent}; }}
#bulkBar {{ background: {panel}; border: 1px solid {line}; border-radius: 10px; }}
#noteComposer[open="true"] {{ background: {ground}; border: 1px solid {line};
    border-radius: 10px; }}
#noteComposer QPlainTextEdit, #noteEditor {{ background: {ground}; border: 1px solid {line};
    border-radius: 6px; padding: 3px; }}
#noteComposer QPlainTextEdit:focus, #noteEditor:focus {{ border-color: {accent}; }}
#markBar, #noteBeside {{ background: {ground}; border: 1px solid {edge};
    border-radius: 10px; }}
#noteBeside QTextBrowser {{ background: transparent; border: none; }}
#markBar QToolButton {{ padding: 2px; border-radius: 7px; }}
#popup QListView::item {{ padding: 2px 8px; border-radius: 5px; color: {text}; }}
#popup QListView::item:selected {{ background: {turn}; color: {text}; }}
#popup QListView {{ border: 1px solid {line}; border-radius: 6px; }}
#popup QListView:focus {{ border-color: {accent}; }}
#popup {{ background: {ground}; border: 1px solid {line}; border-radius: 10px; }}
"""


def style_sheet(theme: Theme) -> str:
    return _SHEET.format(
        ground=theme.ground,
        panel=theme.panel,
        line=theme.line,
        text=theme.text,
        quiet=theme.quiet,
        turn=theme.turn,
        accent=theme.accent,
        on_accent=theme.on_accent,
        error=theme.error,
        selection=theme.selection,
        hover=mixed(theme.ground, theme.turn, 0.75),
        faint=theme.faint,
        trough=theme.trough,
        edge=mixed(theme.line, theme.quiet, 0.5),
        thumb=mixed(theme.line, theme.quiet, 0.25),
        accent_hover=mixed(theme.accent, theme.text, 0.15),
    )


def page_style(
    theme: Theme, *, family: str, size_px: int, line_height: float, column_chars: int
) -> PageStyle:
    """The transcript's looks in ``theme`` with what the reader has chosen."""
    return PageStyle(
        ground=theme.ground,
        line=theme.line,
        text=theme.text,
        quiet=theme.quiet,
        accent=theme.accent,
        current_turn=theme.turn,
        receded=theme.receded,
        current_sentence=theme.sentence,
        current_word=theme.word,
        current_word_text=theme.word_text,
        selection=theme.selection,
        search_hit=theme.hit,
        search_hit_current=theme.current_hit,
        search_hit_line=theme.hit_line,
        search_hit_current_text=theme.current_hit_text,
        bookmark=theme.accent,
        doubt=theme.doubt,
        chip=theme.text,
        chip_text=theme.ground,
        highlights=theme.highlights,
        speakers=theme.speakers,
        text_family=family,
        ui_family=INTERFACE_FAMILY,
        size_px=size_px,
        line_height=line_height,
        column_chars=column_chars,
    )

"""Every option that has no place of its own in the window, grouped, searched, used at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.core.settings import OPTIONS, Option
from reader.gui.settings.editors import Editor, editor_for
from reader.gui.settings.texts import GROUPS, choice_of, group_of, group_title, hint_of, name_of
from reader.gui.widgets import push_button, section_label

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow

USUAL_SIZE_PX = (780, 640)
INDEX_PX = 168
INDEX_NEEDS_PX = 660  # with less the settings themselves need the room
# What "Text and colours" has: it is not had twice, but led to.
IN_LOOK = ("theme", "text.", "motion", "follow.highlight")


def options_shown() -> list[Option]:
    """Those of the dialog, group by group."""
    shown = [o for o in OPTIONS if not o.elsewhere and not o.key.startswith(IN_LOOK)]
    order = list(GROUPS)
    groups = {group_of(option) for option in shown}
    order += sorted(groups - set(order))
    return sorted(shown, key=lambda option: order.index(group_of(option)))


@dataclass
class _Row:
    option: Option
    editor: Editor
    whole: QWidget
    reset: QPushButton
    words: str  # what a search looks in


class SettingsDialog(QDialog):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Settings"))
        self.setObjectName("settings")
        self.setPalette(window.palette())  # which a window of its own does not inherit
        self.resize(
            min(USUAL_SIZE_PX[0], window.width() - 40), min(USUAL_SIZE_PX[1], window.height() - 40)
        )
        self._window = window
        self._session = window.session
        self._settings = window.session.settings
        self.rows: dict[str, _Row] = {}
        self._sections: dict[str, QWidget] = {}
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Find a setting"))
        self.search.setAccessibleName(self.tr("Find a setting"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_search)
        self.index = QListWidget(self)
        self.index.setObjectName("settingsIndex")
        self.index.setAccessibleName(self.tr("Groups of settings"))
        self.index.setFixedWidth(INDEX_PX)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName(self.tr("Settings"))
        self._none = QLabel(self.tr("There is no setting of that name."), self)
        self._none.setProperty("role", "quiet")
        self._none.hide()
        self._scroll.setWidget(self._body())
        self.index.addItems([group_title(group) for group in self._sections])
        self.index.currentRowChanged.connect(self._on_group)
        top = QHBoxLayout()
        top.setContentsMargins(20, 14, 20, 10)
        top.addWidget(self.search)
        middle = QHBoxLayout()
        middle.setContentsMargins(12, 0, 0, 0)
        middle.setSpacing(8)
        middle.addWidget(self.index)
        middle.addWidget(self._scroll, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addLayout(middle, 1)
        self._settings.listen(self._on_changed)
        for key in self.rows:
            self._show(key)
        self.search.setFocus()

    def _body(self) -> QWidget:
        body = QWidget(self)
        body.setObjectName("settingsBody")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(8, 0, 24, 20)
        layout.setSpacing(4)
        layout.addWidget(self._none)
        for option in options_shown():
            group = group_of(option)
            section = self._sections.get(group)
            if section is None:
                section = self._sections[group] = QWidget(body)
                inner = QVBoxLayout(section)
                inner.setContentsMargins(0, 6, 0, 12)
                inner.setSpacing(2)
                inner.addWidget(section_label(group_title(group), section))
                layout.addWidget(section)
            row = self._row(option, section)
            self.rows[option.key] = row
            held = section.layout()
            assert held is not None
            held.addWidget(row.whole)
        links = QHBoxLayout()
        links.setContentsMargins(0, 4, 0, 0)
        actions = self._window.actions_table
        for text, ident in (
            (self.tr("Text and colours…"), "open_look"),
            (self.tr("Keys…"), "show_keys"),
        ):
            link = push_button(text, partial(self._lead_to, actions[ident].trigger), body, "link")
            link.setAutoDefault(False)
            links.addWidget(link)
        links.addStretch(1)
        layout.addLayout(links)
        layout.addStretch(1)
        return body

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.index.setVisible(event.size().width() >= INDEX_NEEDS_PX)

    def _lead_to(self, act: object) -> None:
        self.close()
        assert callable(act)
        act()

    def _row(self, option: Option, section: QWidget) -> _Row:
        whole = QWidget(section)
        name, hint = name_of(option), hint_of(option)
        label = QLabel(name, whole)
        label.setWordWrap(True)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label)
        if hint:
            small = QLabel(hint, whole)
            small.setProperty("role", "small")
            small.setWordWrap(True)
            texts.addWidget(small)
        editor = editor_for(option, partial(self._on_edited, option.key), whole)
        label.setBuddy(editor.widget)
        if hint:
            editor.widget.setAccessibleDescription(hint)
        reset = push_button(
            self.tr("Reset"), partial(self._settings.reset, option.key), whole, "link"
        )
        reset.setAutoDefault(False)
        reset.setAccessibleName(self.tr("Reset: {0}").format(name))
        policy = reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        reset.setSizePolicy(policy)
        layout = QHBoxLayout(whole)
        layout.setContentsMargins(0, 5, 0, 5)
        layout.setSpacing(12)
        layout.addLayout(texts, 1)
        layout.addWidget(reset)
        layout.addWidget(editor.widget)
        choices = " ".join(choice_of(option, choice) for choice in option.choices)
        words = f"{name} {hint} {group_title(group_of(option))} {choices} {option.key}".casefold()
        return _Row(option, editor, whole, reset, words)

    def _on_edited(self, key: str, value: object) -> None:
        self._settings.set(key, value)  # type: ignore[arg-type]  # the editor is of its type

    def _on_changed(self, key: str) -> None:
        if key in self.rows:
            self._show(key)

    def _show(self, key: str) -> None:
        row, value = self.rows[key], self._settings.get(key)
        row.editor.show(value)
        row.reset.setVisible(value != row.option.default)

    def _on_search(self, text: str) -> None:
        words = text.casefold().split()
        for row in self.rows.values():
            row.whole.setVisible(all(word in row.words for word in words))
        found = False
        for number, (group, section) in enumerate(self._sections.items()):
            rows = [row for row in self.rows.values() if group_of(row.option) == group]
            shown = any(not row.whole.isHidden() for row in rows)
            section.setVisible(shown)
            self.index.item(number).setHidden(not shown)
            found = found or shown
        self._none.setVisible(not found)

    def _on_group(self, number: int) -> None:
        section = list(self._sections.values())[number]
        bar = self._scroll.verticalScrollBar()
        bar.setValue(section.y())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return  # ends what is being typed; there is no button to press
        super().keyPressEvent(event)

    def done(self, result: int) -> None:
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()  # a text that is still being typed counts
        self._settings.forget(self._on_changed)
        self._session.save_settings()
        super().done(result)

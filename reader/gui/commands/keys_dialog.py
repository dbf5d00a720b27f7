"""F1: every action and its keys, to look at and to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.gui.commands.actions import ACTIONS, MENUS, key_text, plain, translated
from reader.gui.commands.key_editor import KeyEditor
from reader.gui.commands.key_row import KeyRow
from reader.gui.widgets import push_button, section_label

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow

USUAL_SIZE_PX = (860, 720)
LEFT_MENUS = ("file", "edit", "view", "play")


class KeysDialog(QDialog):
    """The cheat sheet and the editor of keys in one: a line an action, grouped by menu."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Keys"))
        self.resize(
            min(USUAL_SIZE_PX[0], window.width() - 40), min(USUAL_SIZE_PX[1], window.height() - 40)
        )
        self._actions = window.actions_table
        self._theme = window.appearance.theme
        self._session = window.session
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Find an action or a key"))
        self.filter.setAccessibleName(self.tr("Find an action or a key"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._on_filter)
        self.reset_all_button = push_button(
            self.tr("Reset all keys"), self._reset_all, self, "link"
        )
        self.reset_all_button.setAutoDefault(False)
        self.rows: list[KeyRow] = []
        self._sections: list[tuple[QWidget, list[KeyRow]]] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._on_chosen)
        self.editor = KeyEditor(self._actions, self)
        self.editor.hide()
        self.editor.changed.connect(self._on_changed)
        self._none = QLabel(self.tr("No action is called that or has that key."), self)
        self._none.setProperty("role", "quiet")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.hide()
        hint = QLabel(self.tr("Choose an action to give it other keys."), self)
        hint.setProperty("role", "quiet")
        top = QHBoxLayout()
        top.setContentsMargins(20, 14, 20, 8)
        top.setSpacing(14)
        top.addWidget(self.filter, 1)
        top.addWidget(hint)
        top.addWidget(self.reset_all_button)
        self._scroll = QScrollArea(self)
        self._scroll.setAccessibleName(self.tr("Actions and their keys"))
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._body())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._none)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.editor)
        self._on_changed()
        self.filter.setFocus()

    def _body(self) -> QWidget:
        body = QWidget(self)
        body.setObjectName("shortcuts")
        columns = QHBoxLayout(body)
        columns.setContentsMargins(14, 8, 14, 18)
        columns.setSpacing(28)
        left, right = QVBoxLayout(), QVBoxLayout()
        for ident, title in MENUS:
            column = left if ident in LEFT_MENUS else right
            column.addWidget(self._section(ident, plain(translated(title)), body))
        for column in (left, right):
            column.setSpacing(14)
            column.addStretch(1)
            columns.addLayout(column, 1)
        return body

    def _section(self, menu: str, title: str, body: QWidget) -> QWidget:
        section = QWidget(body)
        layout = QVBoxLayout(section)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        heading = section_label(title, section)
        heading.setContentsMargins(8, 4, 0, 4)
        layout.addWidget(heading)
        rows = []
        for spec in ACTIONS:
            if spec.menu != menu:
                continue
            name = plain(translated(spec.text)).rstrip("… ")
            row = KeyRow(spec.ident, name, self._theme, section)
            row.step_requested.connect(self._on_step)
            self._group.addButton(row, len(self.rows))
            self.rows.append(row)
            rows.append(row)
            layout.addWidget(row)
        self._sections.append((section, rows))
        return section

    def _on_changed(self) -> None:
        keys = self._actions.keys
        for row in self.rows:
            shown = tuple(key_text(key) for key in keys.keys(row.ident))
            row.set_keys(shown, changed=keys.is_changed(row.ident))
        self.reset_all_button.setVisible(keys.any_changed)

    def _on_filter(self, text: str) -> None:
        query = text.strip().casefold()
        for section, rows in self._sections:
            for row in rows:
                row.setVisible(row.holds(query))
            section.setVisible(any(not row.isHidden() for row in rows))
        self._none.setVisible(all(row.isHidden() for row in self.rows))

    def _on_chosen(self, number: int) -> None:
        self.edit(self.rows[number].ident)

    def edit(self, ident: str) -> None:
        """Open the editor on the action ``ident``."""
        row = next(row for row in self.rows if row.ident == ident)
        row.setChecked(True)
        self.editor.edit(ident)
        self.editor.show()
        self._scroll.ensureWidgetVisible(row)
        self.editor.catcher.setFocus()

    def _on_step(self, step: int) -> None:
        shown = [row for row in self.rows if not row.isHidden()]
        here = next((n for n, row in enumerate(shown) if row.hasFocus()), 0)
        row = shown[min(len(shown) - 1, max(0, here + step))]
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(row)

    def _reset_all(self) -> None:
        self._actions.keys.reset_all()
        self._actions.take_keys()
        self.editor.hide()
        self._on_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.filter.hasFocus():
            row = next((row for row in self.rows if not row.isHidden()), None)
            if row is not None:
                row.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.filter.hasFocus():
            row = next((row for row in self.rows if not row.isHidden()), None)
            if row is not None and self.filter.text().strip():
                self.edit(row.ident)
            return
        super().keyPressEvent(event)

    def done(self, result: int) -> None:
        self._session.save_settings()
        super().done(result)

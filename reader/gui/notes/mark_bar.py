"""The small bar at what is selected, or at the mark that is chosen: what can be done with it.

It stands beside the words and never on them: above, else below, else in the margin, else
nowhere (keys and the menu do the same).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from reader.core.annotation import HIGHLIGHT_STYLES
from reader.gui.look.icons import icon
from reader.gui.look.theme import Theme
from reader.gui.notes.cards import paint_swatch
from reader.gui.notes.list import colour_name
from reader.gui.transcript.signs import DRAW_SIGN

GAP_PX = 9
EDGE_PX = 6
SWATCH_PX = 18


class Swatch(QToolButton):
    """A colour of highlights; the one that there is has a ring."""

    def __init__(self, style: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.style_name = style
        self.setAccessibleName(colour_name(style))
        self.setCheckable(True)
        self.setFixedSize(28, 30)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.theme: Theme | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.theme is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(0, 0, SWATCH_PX, SWATCH_PX)
            box.moveCenter(QRectF(self.rect()).center())
            paint_swatch(painter, self.theme, self.style_name, box)
            if self.isChecked() or self.hasFocus() or self.underMouse():
                told = self.isChecked() or self.hasFocus()
                colour = self.theme.accent if told else self.theme.quiet
                painter.setPen(QPen(QColor(colour), 1.8 if told else 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), 5, 5)


class StarButton(QToolButton):
    """A star, filled while the mark has it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFixedSize(30, 30)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Star"))
        self.theme: Theme | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.theme is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            at = QRectF(self.rect()).center() - QPoint(7, 7)
            colour = self.theme.accent if self.isChecked() else self.theme.faint
            DRAW_SIGN["star"](painter, at, QColor(colour))


class MarkBar(QFrame):
    """Says what was pressed; ``place`` puts it beside rectangles of its parent."""

    style_chosen = Signal(str)
    note_requested = Signal()
    bookmark_requested = Signal()
    tags_requested = Signal()
    copy_requested = Signal()
    star_requested = Signal()
    peek_requested = Signal()
    delete_requested = Signal()
    next_requested = Signal()  # of several marks on the same words
    left = Signal()  # by Esc

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("markBar")
        self.setAccessibleName(self.tr("What can be done with these words"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 3, 6, 3)
        layout.setSpacing(1)
        self._theme: Theme | None = None
        self.swatches = [Swatch(style, self) for style in HIGHLIGHT_STYLES]
        for swatch in self.swatches:
            swatch.clicked.connect(
                lambda _checked=False, style=swatch.style_name: self.style_chosen.emit(style)
            )
            layout.addWidget(swatch)
        self._rule = QFrame(self)
        self._rule.setProperty("role", "rule")
        self._rule.setFixedSize(1, 18)
        layout.addSpacing(4)
        layout.addWidget(self._rule)
        layout.addSpacing(4)
        self._buttons: dict[str, QToolButton] = {}
        for name, text, asked in (
            ("note", self.tr("Note"), self.note_requested),
            ("bookmark", self.tr("Bookmark"), self.bookmark_requested),
            ("play", self.tr("Hear it and come back"), self.peek_requested),
            ("edit", self.tr("Tags"), self.tags_requested),
            ("copy", self.tr("Copy"), self.copy_requested),
            ("delete", self.tr("Delete"), self.delete_requested),
        ):
            button = QToolButton(self)
            button.setAccessibleName(text)
            button.setToolTip(text)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setFixedSize(30, 30)
            button.setIconSize(QSize(18, 18))
            button.clicked.connect(lambda _checked=False, asked=asked: asked.emit())
            self._buttons[name] = button
            layout.addWidget(button)
        self._buttons["edit"].setText("#")
        self._star = StarButton(self)
        self._star.clicked.connect(lambda _checked=False: self.star_requested.emit())
        layout.insertWidget(layout.indexOf(self._buttons["copy"]), self._star)
        self._next = QToolButton(self)
        self._next.setAccessibleName(self.tr("The next mark on these words"))
        self._next.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._next.clicked.connect(lambda _checked=False: self.next_requested.emit())
        layout.addWidget(self._next)
        for button in self.findChildren(QToolButton):
            button.installEventFilter(self)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for swatch in self.swatches:
            swatch.theme = theme
        self._star.theme = theme
        for name, button in self._buttons.items():
            if name != "edit":
                button.setIcon(QIcon(icon(name, theme.text, disabled=theme.faint)))
        self.update()

    def set_keys(self, keys: dict[str, str]) -> None:
        """What to press instead, by a style's name or ``note``, ``star`` and so on."""
        for swatch in self.swatches:
            name, key = colour_name(swatch.style_name), keys.get(swatch.style_name, "")
            swatch.setToolTip(f"{name}  ({key})" if key else name)
        for name, button in (*self._buttons.items(), ("star", self._star)):
            key = keys.get(name, "")
            text = button.accessibleName()
            button.setToolTip(f"{text}  ({key})" if key else text)

    def show_for_selection(self, *, can_hear: bool) -> None:
        self._show(chosen="", has_mark=False, starred=False, can_hear=can_hear, which=(0, 0))

    def show_for_mark(
        self, colour: str, *, starred: bool, can_hear: bool, which: tuple[int, int]
    ) -> None:
        """``which`` of how many marks on the same words it is."""
        self._show(chosen=colour, has_mark=True, starred=starred, can_hear=can_hear, which=which)

    def _show(
        self, *, chosen: str, has_mark: bool, starred: bool, can_hear: bool, which: tuple[int, int]
    ) -> None:
        for swatch in self.swatches:
            swatch.setChecked(swatch.style_name == chosen)
        for name in ("delete", "edit"):
            self._buttons[name].setVisible(has_mark)
        self._buttons["bookmark"].setVisible(not has_mark)
        self._buttons["play"].setVisible(can_hear)
        self._star.setChecked(starred)
        self._star.setVisible(has_mark)
        self._next.setVisible(which[1] > 1)
        self._next.setText(self.tr("{0} of {1}").format(*which))
        self.adjustSize()

    def stops(self) -> list[QWidget]:
        """What can be pressed now, from the left."""
        buttons = [*self.swatches, *self.findChildren(QToolButton)]
        found = [button for button in dict.fromkeys(buttons) if not button.isHidden()]
        return sorted(found, key=lambda button: button.x())

    def has_focus(self) -> bool:
        return any(stop.hasFocus() for stop in self.stops())

    def take_focus(self) -> None:
        stops = self.stops()
        checked = [s for s in self.swatches if s.isChecked()]
        (checked or stops)[0].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Left and right go from button to button, Esc leaves; the window's keys wait."""
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return super().eventFilter(watched, event)
        key = Qt.Key(cast(QKeyEvent, event).key())
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)
        if step is None and key is not Qt.Key.Key_Escape:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif step is None:
            self.left.emit()
        else:
            stops = self.stops()
            after = (stops.index(cast(QWidget, watched)) + step) % len(stops)
            stops[after].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def place(self, words: Sequence[QRect], margin_left_px: int) -> bool:
        """Beside ``words``, given in the parent; the margin right of the text begins at
        ``margin_left_px``. False, and hidden, where there is no room that has no words."""
        parent = self.parentWidget()
        assert parent is not None
        room = parent.rect().adjusted(EDGE_PX, EDGE_PX, -EDGE_PX, -EDGE_PX)
        at = bar_place(words, self.sizeHint(), room, margin_left_px)
        if at is None:
            self.hide()
            return False
        self.resize(self.sizeHint())
        self.move(at)
        self.show()
        self.raise_()
        return True


def bar_place(
    words: Sequence[QRect], size: QSize, room: QRect, margin_left_px: int
) -> QPoint | None:
    """Where within ``room`` a bar of ``size`` stands clear of ``words``: above the first line,
    below the last, or in the margin; None where it would cover some or nothing is there."""
    if not words:
        return None
    top, bottom = min(words, key=QRect.top), max(words, key=QRect.bottom)
    for line, y_px in (
        (top, top.top() - GAP_PX - size.height()),
        (bottom, bottom.bottom() + GAP_PX),
    ):
        x_px = line.center().x() - size.width() // 2
        x_px = max(room.left(), min(x_px, room.right() - size.width() + 1))
        if room.top() <= y_px and y_px + size.height() - 1 <= room.bottom():
            return QPoint(x_px, y_px)
    if margin_left_px + size.width() <= room.right():
        return QPoint(margin_left_px, room.center().y() - size.height() // 2)
    return None

"""A language that nobody speaks, and an eye for what it does to a window.

Every text that is looked up comes back in brackets, two fifths longer and with an accent on
each letter: what stands without brackets was not looked up (or in another context than it was
found in), and what does not fit now will not fit in Finnish.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QPoint, QRect, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QTabBar,
    QToolButton,
    QWidget,
)

Key = tuple[str, str]  # (context, source)

_ACCENTS = str.maketrans(
    "ABCDEFGHIJKLMNOPRSTUWYZabcdefghijklmnoprstuwyz",
    "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞŔŠŢÛŴÝŽåƀçðéƒĝĥîĵķļɱñöþŕšţûŵýž",
)
# What is put in, marks of access keys, and markup stay as they are.
_KEPT = re.compile(r"\{[^{}]*\}|%L?n|%\d|&\w|<[^>]*>|https?:\S+|`[^`]*`")
# Not texts but settings in the guise of texts, and keys as the platform writes them.
_NO_TEXTS = {"QT_LAYOUT_DIRECTION"}
_NO_CONTEXTS = {"QShortcut"}
LONGER = 0.4


def pseudo(text: str) -> str:
    """``text`` in the language of this file."""
    parts, at = [], 0
    for kept in _KEPT.finditer(text):
        parts += [text[at : kept.start()].translate(_ACCENTS), kept[0]]
        at = kept.end()
    parts.append(text[at:].translate(_ACCENTS))
    letters = sum(character.isalpha() for character in text)
    more = " ḗẋṫŕȧ" * 40
    return f"[{''.join(parts)}{more[: round(letters * LONGER)].rstrip()}]"


class PseudoTranslator(QTranslator):
    """Knows the ``texts`` that were found in the code, and all that is Qt's."""

    def __init__(self, texts: Iterable[Key], contexts_not: Iterable[Key] = ()) -> None:
        super().__init__()
        self._texts = set(texts)
        self._contexts = {context for context, _ in self._texts}
        self._as_they_are = set(contexts_not)

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        if not source or source in _NO_TEXTS or context in _NO_CONTEXTS:
            return None
        if (context, source) in self._as_they_are:
            return source
        ours = context in self._contexts or not context.startswith("Q")
        if ours and (context, source) not in self._texts:
            return None
        return pseudo(source)


# -- what is to be seen ------------------------------------------------------------------------


def windows() -> list[QWidget]:
    """All that is on the screen."""
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


def widgets_in(root: QWidget) -> Iterator[QWidget]:
    """``root`` and what is in sight within it."""
    yield root
    for child in root.findChildren(QWidget):
        if child.isVisibleTo(root) and child.window() is root.window():
            yield child


def texts_of(widget: QWidget) -> Iterator[tuple[str, str]]:
    """(what kind, text) of all that a widget says."""
    yield "tool tip", widget.toolTip()
    yield "name", widget.accessibleName()
    yield "description", widget.accessibleDescription()
    if widget.isWindow():
        yield "title", widget.windowTitle()
    match widget:
        case QLabel() | QAbstractButton():
            yield "text", widget.text()
        case QLineEdit():
            yield "placeholder", widget.placeholderText()
        case QGroupBox():
            yield "title", widget.title()
        case QMenu():
            for action in widget.actions():
                yield "menu", action.text()
        case QTabBar():
            for index in range(widget.count()):
                yield "tab", widget.tabText(index)
        case QComboBox():
            for index in range(widget.count()):
                yield "item", widget.itemText(index)
        case QAbstractItemView():
            yield from _texts_in_rows(widget)
        case _:
            pass


def _texts_in_rows(view: QAbstractItemView) -> Iterator[tuple[str, str]]:
    model = view.model()
    if model is None:
        return
    roles = {
        "row": Qt.ItemDataRole.DisplayRole,
        "row's tool tip": Qt.ItemDataRole.ToolTipRole,
        "row's name": Qt.ItemDataRole.AccessibleTextRole,
    }
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(min(model.rowCount(), 40)):
        for column in range(columns):
            for what, role in roles.items():
                text = model.data(model.index(row, column), role)
                if isinstance(text, str):
                    yield what, text


def unbracketed(text: str) -> str:
    """What of ``text`` was not looked up: what is left without all that is in brackets."""
    text = html.unescape(re.sub(r"<[^>]*>", "", text))
    before = None
    while before != text:
        before, text = text, re.sub(r"\[[^\[\]]*\]", "", text)
    return text


def untranslated(root: QWidget, allowed: Callable[[str], str]) -> list[str]:
    """Texts within ``root`` with Latin letters outside brackets. ``allowed`` takes out of a text
    what may stand there: keys, names of files."""
    found = []
    for widget in widgets_in(root):
        for what, text in texts_of(widget):
            left = allowed(unbracketed(text))
            if re.search(r"[A-Za-z]{2}", left):
                found.append(f"{_path(widget)} {what}: {text!r}")
    return found


def clipped(root: QWidget) -> list[str]:
    """Labels and buttons with less room than their text takes. One that is meant to elide shows
    "…" then, and has the whole in its tool tip."""
    found = []
    for widget in widgets_in(root):
        if isinstance(widget, QScrollArea):
            found += _beyond_reach(widget)
        if widget.width() <= 0 or not isinstance(widget, QLabel | QAbstractButton):
            continue
        text = widget.text()
        if not text.strip() or _is_elided(widget, text):
            continue
        room, needed = widget.contentsRect().size(), 0
        if isinstance(widget, QLabel) and widget.wordWrap():
            if widget.heightForWidth(widget.width()) > widget.height() + 1:
                found.append(f"{_path(widget)}: {text!r} is cut off below")
            longest = max(re.split(r"\s+", unbracketed_markup(text)), key=len)
            needed = widget.fontMetrics().horizontalAdvance(longest)
        elif isinstance(widget, QLabel):
            needed = max(
                widget.fontMetrics().horizontalAdvance(line)
                for line in unbracketed_markup(text).splitlines() or [""]
            )
        elif not _shows_icon_only(widget):
            needed = widget.fontMetrics().horizontalAdvance(text.replace("&", ""))
        if needed > room.width() + 1:
            found.append(f"{_path(widget)}: {text!r} needs {needed} px and has {room.width()}")
    return found


def _beyond_reach(area: QScrollArea) -> list[str]:
    """Where nothing scrolls sideways, nothing may stand out there."""
    inner, off = area.widget(), Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if inner is None or area.horizontalScrollBarPolicy() is not off:
        return []
    beyond = inner.width() - area.viewport().width()
    return [f"{_path(inner)} stands out by {beyond} px"] if beyond > 1 else []


def unbracketed_markup(text: str) -> str:
    """A label's text as it is seen."""
    return html.unescape(re.sub(r"<[^>]*>", "", text))


def _is_elided(widget: QLabel | QAbstractButton, text: str) -> bool:
    elided = "…" in text and "]" not in text.rpartition("…")[2]
    paints_itself = any(
        "paintEvent" in vars(kind) for kind in type(widget).__mro__ if "reader." in kind.__module__
    )
    return bool(widget.toolTip()) and (elided or paints_itself)


def _shows_icon_only(button: QAbstractButton) -> bool:
    only = Qt.ToolButtonStyle.ToolButtonIconOnly
    return isinstance(button, QToolButton) and button.toolButtonStyle() is only


def overlapping(root: QWidget) -> list[str]:
    """Widgets of one layout that lie on each other, and children that stand out of their
    parents (what scrolls may)."""
    found = []
    for parent in widgets_in(root):
        children = [
            child
            for child in parent.findChildren(QWidget, options=_DIRECT)
            if child.isVisibleTo(parent) and not child.isWindow() and not child.size().isEmpty()
        ]
        scrolls = isinstance(parent.parentWidget(), QAbstractScrollArea)
        layout = parent.layout()
        laid_out = [c for c in children if layout is not None and layout.indexOf(c) >= 0]
        for index, child in enumerate(laid_out):
            for other in laid_out[index + 1 :]:
                both = child.geometry().intersected(other.geometry())
                if both.width() > 1 and both.height() > 1:
                    found.append(f"{_path(child)} lies on {_path(other)} by {both.width()} px")
        found += [
            f"{_path(child)} {child.geometry().getRect()} stands out of {parent.rect().getRect()}"
            for child in children
            if not scrolls and not _holds(parent.rect(), child.geometry())
        ]
    return found


_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def _holds(outer: QRect, inner: QRect) -> bool:
    """Sideways: below, a page may scroll."""
    return inner.left() >= outer.left() - 1 and inner.right() <= outer.right() + 1


def _path(widget: QWidget) -> str:
    names: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(names) < 4:
        names.append(at.objectName() or type(at).__name__)
        at = at.parentWidget()
    return "/".join(reversed(names))


def keys_out_of(text: str, actions: Iterable[QAction]) -> str:
    """``text`` without the keys of actions, as the platform writes them."""
    keys = {key.toString() for action in actions for key in action.shortcuts()}
    for key in sorted(keys, key=len, reverse=True):  # Ctrl+B begins Ctrl+Backspace
        if len(key) > 1:
            text = text.replace(key, "")
    return text


def install(translator: QTranslator) -> None:
    application = QCoreApplication.instance()
    assert application is not None
    application.installTranslator(translator)


def close_what_opened(window: QWidget) -> None:
    """All but ``window``."""
    for other in windows():
        if other is not window:
            other.close()


def middle_of(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(widget.rect().center())

"""No text for the reader gets past translation.

The syntax trees of the window and the session are searched for calls that show a text, and in
these for letters that nobody looks up. What is not for people, or the same in every language,
is in ``THE_SAME_EVERYWHERE``, each with its reason.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("reader/gui", "reader/session")

SHOWING = frozenset(
    [
        "Message",
        "QAction",
        "QCheckBox",
        "QGroupBox",
        "QLabel",
        "QMenu",
        "QPushButton",
        "QRadioButton",
        "QStandardItem",
        "QTableWidgetItem",
        "QToolButton",
        "QTreeWidgetItem",
        "addAction",
        "addButton",
        "addItem",
        "addItems",
        "addMenu",
        "addTab",
        "critical",
        "drawText",
        "information",
        "insertItem",
        "question",
        "section_label",
        "setAccessibleDescription",
        "setAccessibleName",
        "setHeaderLabels",
        "setInformativeText",
        "setLabelText",
        "setPlaceholderText",
        "setPrefix",
        "setSpecialValueText",
        "setStatusTip",
        "setSuffix",
        "setText",
        "setTitle",
        "setToolTip",
        "setWhatsThis",
        "setWindowTitle",
        "showMessage",
        "showText",
        "show_notice",
        "warning",
    ]
)
LOOKED_UP = frozenset(("tr", "translate", "translated", "say", "_tr", "_"))
THE_SAME_EVERYWHERE = {
    "Earmark": "the name of the program",
    "Aa": "a sample of the face, not a text",
    "A": "the same",
    "a": "the same",
    "— Earmark": "the program's name behind that of what is open",
}
# Arguments that are names for the program: Message(kind, ...), show_notice(..., key=...).
NAMES = {("Message", 0), ("show_notice", "key"), ("Message", "key"), ("addItem", 1)}
MARKUP = re.compile(r"</?[a-z]+>")


def _letters_in(node: ast.AST) -> Iterator[str]:
    """The texts within ``node`` that nobody looks up."""
    if isinstance(node, ast.Call):
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        if name in LOOKED_UP:
            return
        if isinstance(function, ast.Attribute) and name in ("format", "join", "replace"):
            # "{0}: {1}".format(...): the values are somebody else's text.
            yield from _letters_in(function.value)
        return
    if isinstance(node, ast.Compare | ast.Subscript | ast.Lambda):
        return
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and re.search(r"[^\W\d_]", MARKUP.sub("", node.value)):
            yield node.value
        return
    if isinstance(node, ast.FormattedValue):
        return  # a value, or the spelling of one
    if isinstance(node, ast.IfExp):
        yield from _letters_in(node.body)
        yield from _letters_in(node.orelse)
        return
    for child in ast.iter_child_nodes(node):
        yield from _letters_in(child)


def escaping(code: str) -> list[tuple[int, str]]:
    """(line, text) of what is shown without having been looked up."""
    found = []
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        if name in SHOWING:
            arguments = [*enumerate(node.args), *((k.arg, k.value) for k in node.keywords)]
            for place, argument in arguments:
                if (name, place) not in NAMES:
                    found += [(node.lineno, text) for text in _letters_in(argument)]
    return [entry for entry in found if entry[1].strip() not in THE_SAME_EVERYWHERE]


def _files() -> list[Path]:
    return sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))


def test_every_text_that_is_shown_is_looked_up() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text!r}"
        for path in _files()
        for line, text in escaping(path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ('label.setText("Hello")', ["Hello"]),
        ('label.setText(f"{count} notes")', [" notes"]),
        ('label.setText("No " + name)', ["No "]),
        ('label.setText(name if name else "nobody")', ["nobody"]),
        ('label.setText("{0} left".format(time))', ["{0} left"]),
        ('QLabel("Hello", self)', ["Hello"]),
        ('label.setText(self.tr("Hello"))', []),
        ('label.setText(self.tr("Hello {0}").format("Ana"))', []),
        ('label.setText(f"{hours}:{minutes:02}")', []),
        ('label.setText(f"<b>{quote}</b>")', []),
        ('label.setText(f"<b>Now</b> {quote}")', ["<b>Now</b> "]),
        ('combo.addItem(self.tr("All"), "all")', []),
        ('label.setText("Light" if False else self.tr("Light"))', ["Light"]),
        ('label.setObjectName("hello")', []),
    ],
)
def test_what_escapes_is_found(code: str, texts: list[str]) -> None:
    assert [text for _, text in escaping(code)] == texts

"""The files of resources/translations against the texts in the code."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.gui.commands.actions import ACTIONS, MENUS
from reader.gui.language import LANGUAGES, SOURCE
from tests.unit.translation_tool import FOUND, tool

OTHERS = [language for language in LANGUAGES if language != SOURCE]


def messages(language: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(m.text.source, m.forms) for m in tool.messages_in(tool.ts_path(language))]


def texts_in(
    code: str, name: str = "reader/gui/x.py"
) -> tuple[list[tuple[object, ...]], list[str]]:
    reading = tool._Reading(name, ast.parse(code))
    return [tuple(text) for text in reading.texts], reading.faults


# -- what the files have ---------------------------------------------------------------------


def test_every_text_can_be_translated() -> None:
    assert not FOUND.faults, "\n".join(FOUND.faults)


def test_the_languages_offered_are_those_there_are() -> None:
    assert sorted(LANGUAGES) == tool.languages()


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_nothing_is_missing_left_over_or_unfinished(language: str) -> None:
    faults = tool.faults_of(language, FOUND.texts)
    assert not faults, "packaging/make_translations.py brings them up to date\n" + "\n".join(faults)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_what_is_put_in_is_put_in_everywhere(language: str) -> None:
    """A number may be left out where it is one."""
    for source, forms in messages(language):
        wanted = tool.fields_in(source)
        for number, form in enumerate(forms):
            there = tool.fields_in(form)
            optional = {"%n", "n"} if len(forms) > 1 and number == 0 else set()
            assert wanted - optional <= there <= wanted, (source, form)


@pytest.mark.parametrize("language", OTHERS)
def test_texts_end_as_they_do_in_english(language: str) -> None:
    for source, forms in messages(language):
        for form in forms:
            for end in (".", ":", "?", "…"):
                assert form.endswith(end) == source.endswith(end), (source, form)
            assert (form[:1] == " ", form[-1:] == " ") == (source[:1] == " ", source[-1:] == " ")


def test_german_is_set_as_german_is() -> None:
    for source, forms in messages("de"):
        for form in forms:
            assert not re.search(r"[\"”]|\.\.\.|\w…", re.sub(r"<[^>]*>", "", form)), (source, form)
            assert form.count("„") == form.count("“"), form
            assert not re.search(r"\b(Sie|Ihr|Ihre|Ihnen|du|dein|deine)\b", _within(form)), form


def _within(text: str) -> str:
    """Without what begins a sentence: there "Sie" may be "they"."""
    return re.sub(r"(^|[.:!?] )\w+", "", text)


def accelerators(language: str, menu: str) -> Iterator[str]:
    """The access keys within a menu, or of the menu bar where ``menu`` is empty."""
    german = {
        m.text.source: m.forms[0]
        for m in tool.messages_in(tool.ts_path(language))
        if m.text.context == "actions"
    }
    sources = [spec.text for spec in ACTIONS if spec.menu == menu] if menu else dict(MENUS).values()
    for source in sources:
        key = re.search(r"&(\w)", german.get(source, ""))
        if key:
            yield key[1].casefold()


@pytest.mark.parametrize("menu", ["", *dict(MENUS)])
@pytest.mark.parametrize("language", OTHERS)
def test_access_keys_are_given_once_in_a_menu(language: str, menu: str) -> None:
    twice = [key for key, times in Counter(accelerators(language, menu)).items() if times > 1]
    assert not twice


# -- finding them ----------------------------------------------------------------------------


def test_a_text_is_looked_up_in_the_class_it_stands_in() -> None:
    code = """
class Outer(QObject):
    def name(self):
        return self.tr("a")
    class Inner(QObject):
        def name(self, count):
            return self.tr("%n b", "how many", count)
"""
    assert texts_in(code) == (
        [("Outer", "a", "", False), ("Inner", "%n b", "how many", True)],
        [],
    )


def test_functions_that_hand_on_are_seen_through() -> None:
    code = """
def _tr(text: str) -> str:
    "A text of the page's."
    return QCoreApplication.translate("Page", text)

def name(n):
    tr = QCoreApplication.translate
    return _tr("a") + tr("Keys", "b") + QCoreApplication.translate("Page", "%n c", "", n)
"""
    assert texts_in(code) == (
        [("Page", "a", "", False), ("Keys", "b", "", False), ("Page", "%n c", "", True)],
        [],
    )


def test_what_is_said_is_found_once_with_its_plural() -> None:
    code = (
        'say("{n} lines" " of {file}", one="a line of {file}", n=count, file=file)\nsay("{a} {b}")'
    )
    texts, faults = texts_in(code)
    assert texts == [("said", "{n} lines of {file}", "", True)]
    assert len(faults) == 1  # the second gives no values


@pytest.mark.parametrize(
    "code",
    [
        'say(f"{file} is gone")',
        'say("{file} is gone", path=path)',
        'say("{count} lines", one="a line", count=count)',
        "class A:\n def b(self): return self.tr(self.name)",
        'class A:\n def b(self): return self.tr(f"{a} b")',
        'class A:\n def b(self): return self._view.tr("Play")',
        'QCoreApplication.translate(context, "a")',
    ],
)
def test_what_cannot_be_translated_is_a_fault(code: str) -> None:
    assert len(texts_in(code)[1]) == 1


def test_marked_tables_are_read() -> None:
    code = '''
def _noop(text: str) -> str:
    """Marks a text of the "parts" context for translation."""
    return text

_ = _noop
NAMES = {"head": _("Head"), "foot": _noop("Foot")}

def _tr(text: str) -> str:
    return QCoreApplication.translate("parts", text)

def name_of(part):
    return _tr(NAMES[part])
'''
    assert texts_in(code) == ([("parts", "Head", "", False), ("parts", "Foot", "", False)], [])
    options = '_O("theme", "auto", "colours of the window", ("auto",))'
    assert texts_in(options, "reader/core/settings.py")[0] == [
        ("options", "colours of the window", "", False)
    ]


def test_an_update_keeps_what_is_translated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tool, "TRANSLATIONS", tmp_path)
    kept, gone, new = (tool.Text("Page", source) for source in ("kept", "gone", "new"))
    many = tool.Text("Page", "%n line(s)", "", True)
    tool.ts_path("de").write_text('<?xml version="1.0"?><TS version="2.1" language="de"/>')
    tool.update("de", [kept, gone, many])
    ts = tool.ts_path("de")
    empty = '<translation type="unfinished"></translation>'
    ts.write_text(ts.read_text().replace(empty, "<translation>da</translation>"))
    tool.update("de", [kept, many, new])
    found = {message.text: message for message in tool.messages_in(ts)}
    assert found.keys() == {kept, many, new}
    assert (found[kept].forms, found[kept].state) == (("da",), "")
    assert found[new].state == "unfinished"
    assert len(found[many].forms) == 2
    assert len(tool.faults_of("de", [kept, gone, many])) == 5

"""What was said, in the language of the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from pytestqt.qtbot import QtBot

from reader.core.text import say
from reader.session.translation import CONTEXT, translated

TEXTS = {
    "The file is empty.": "Die Datei ist leer.",
    "{problem} Try again.": "{problem} Noch einmal versuchen.",
    "{n} lines in {file}": "{n} Zeilen in {file}",
    "Only {share:.0%}, {size:.1f} GB.": "Nur {share:.0%}, {size:.1f} GB.",
    "{0}%": "{0} %",
}
ONE = {"{n} lines in {file}": "Eine Zeile in {file}"}


class _German(QTranslator):
    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        if context != CONTEXT:
            return None
        return ONE.get(source) if n == 1 and source in ONE else TEXTS.get(source)


@pytest.fixture
def german(qtbot: QtBot) -> Iterator[None]:
    application = QCoreApplication.instance()
    assert application is not None
    before = QLocale()
    translator = _German()
    application.installTranslator(translator)
    QLocale.setDefault(QLocale("de"))
    yield
    QLocale.setDefault(before)
    application.removeTranslator(translator)


def test_without_a_translation_it_is_english(qtbot: QtBot) -> None:
    assert translated(say("The file is empty.")) == "The file is empty."
    assert translated("plain") == "plain"
    assert translated(say("{n} lines", one="a line", n=1)) == "a line"
    assert translated(say("{n} lines", one="a line", n=2)) == "2 lines"
    assert translated(say("Only {share:.0%}.", share=0.256)) == "Only 26%."


@pytest.mark.usefixtures("german")
def test_what_it_holds_is_translated_too() -> None:
    said = say("{problem} Try again.", problem=say("The file is empty."))
    assert said == "The file is empty. Try again."
    assert translated(said) == "Die Datei ist leer. Noch einmal versuchen."
    joined = say("{a} {b}", a=say("The file is empty."), b="{problem}")
    assert translated(joined) == "Die Datei ist leer. {problem}"


@pytest.mark.usefixtures("german")
def test_plurals_go_by_the_count() -> None:
    def lines(count: int) -> str:
        return translated(say("{n} lines in {file}", one="a line", n=count, file="a.srt"))

    assert [lines(count) for count in (1, 2)] == ["Eine Zeile in a.srt", "2 Zeilen in a.srt"]


@pytest.mark.usefixtures("german")
def test_shares_and_fractions_are_written_as_the_locale_does() -> None:
    said = say("Only {share:.0%}, {size:.1f} GB.", share=0.256, size=1.5)
    assert said == "Only 26%, 1.5 GB."
    assert translated(said) == "Nur 26 %, 1,5 GB."


@pytest.mark.usefixtures("german")
def test_what_has_no_translation_keeps_its_english_plural() -> None:
    assert translated(say("{n} turns", one="one turn", n=1)) == "one turn"
    assert translated(say("{n} turns", one="one turn", n=3)) == "3 turns"

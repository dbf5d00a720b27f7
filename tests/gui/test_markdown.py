"""What a note written in Markdown is shown as, and what it is kept from doing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument, QTextFragment
from pytestqt.qtbot import QtBot

from reader.gui.look.theme import interface_font, load_theme
from reader.gui.notes.markdown import (
    Inks,
    document_of,
    is_marked_up,
    safe_link,
    tags_in,
    without_tag_line,
)


def shown(text: str) -> QTextDocument:
    theme = load_theme("light")
    return document_of(text, interface_font(13), Inks.of(theme, theme.text), 240)


def fragments(document: QTextDocument) -> Iterator[QTextFragment]:
    block = document.begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            yield parts.fragment()
            parts += 1
        block = block.next()


def test_what_is_strong_or_slanted_is_shown_so(qtbot: QtBot) -> None:
    document = shown("a **bold** and *slanted* word")
    assert document.toPlainText() == "a bold and slanted word"
    looks = {part.text(): part.charFormat() for part in fragments(document)}
    assert looks["bold"].fontWeight() >= 700
    assert looks["slanted"].fontItalic()


def test_a_line_break_is_one(qtbot: QtBot) -> None:
    assert shown("one\ntwo").toPlainText().replace("\u2028", "\n") == "one\ntwo"


def test_html_is_shown_as_it_is_written(qtbot: QtBot) -> None:
    text = "<b>x</b> <script>alert(1)</script> <img src='file:///etc/passwd'>"
    document = shown(text)
    assert "<script>alert(1)</script>" in document.toPlainText()
    assert not any(part.charFormat().isImageFormat() for part in fragments(document))


def test_pictures_are_not_fetched_not_even_from_the_disk(qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtGui import QImage

    picture = tmp_path / "x.png"
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    image.fill(0xFF0000)
    assert image.save(str(picture))
    url = QUrl.fromLocalFile(str(picture))
    document = shown(f"![alt]({url.toString()})")
    image_type = QTextDocument.ResourceType.ImageResource.value
    assert not document.resource(image_type, url)
    assert document.size().height() < 100


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://example.org/a?b=c", True),
        ("HTTP://example.org", True),
        ("mailto:a@example.org", True),
        ("earmark:open?t=3", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("data:text/html,x", False),
        (" JavaScript:alert(1)", False),
        ("smb://host/share", False),
        ("/etc/passwd", False),
        ("", False),
    ],
)
def test_only_links_that_show_something_lead_anywhere(address: str, safe: bool) -> None:
    assert (safe_link(address) is not None) is safe


def test_an_unsafe_link_is_words_only(qtbot: QtBot) -> None:
    document = shown("[press](javascript:alert(1)) and [go](https://example.org)")
    links = {part.text(): part.charFormat().anchorHref() for part in fragments(document)}
    assert links["go"] == "https://example.org"
    assert not links.get("press", "")


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("an #idea and #next-step.", ["idea", "next-step"]),
        ("# A heading\nand #area/part", ["area/part"]),
        ("#1 is no tag, a#b neither, `#code` nor https://x.org/#part", []),
        ("#Überblick", ["Überblick"]),
        ("see [this](#part)", []),
    ],
)
def test_tags_are_found_where_they_are_meant(text: str, tags: list[str]) -> None:
    assert tags_in(text) == tags


def test_a_last_line_of_tags_is_taken_off() -> None:
    assert without_tag_line("why\n#a #b\n") == "why"
    assert without_tag_line("#a") == ""
    assert without_tag_line("why #a") == "why #a"
    assert without_tag_line("why\n#a or so") == "why\n#a or so"


@given(st.text(alphabet="ab *_#`[]()<>!-\n\\~|&;", max_size=120))
def test_whatever_is_typed_is_shown_without_pictures_or_unsafe_links(text: str) -> None:
    for part in fragments(shown(text)):
        look = part.charFormat()
        assert not look.isImageFormat()
        assert not look.isAnchor() or safe_link(look.anchorHref()) is not None
    if not is_marked_up(text):
        assert shown(text).toPlainText().split() == text.split()

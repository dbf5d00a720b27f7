"""Notes are written in Markdown; here they become text with looks, and nothing else.

Raw HTML is shown as it is written, no picture is ever fetched, and a link does nothing until
it is pressed and then only where its scheme is one that shows something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from reader.core.annotation import ordered_tags
from reader.gui.look.theme import Theme
from reader.session.notes.drafting import Written


class Inks(NamedTuple):
    """Colours as ``#rrggbb``."""

    text: str
    heading: str
    link: str
    code_ground: str

    @classmethod
    def of(cls, theme: Theme, text: str) -> Inks:
        return cls(text, theme.text, theme.accent, theme.trough)


SAFE_SCHEMES = frozenset(("http", "https", "mailto", "earmark"))
LINE_HEIGHT_PERCENT = 118  # of the face's own, which is as far apart as plain notes are
LONGEST = 20_000  # characters of a note that are shown as Markdown; more is shown as written

# What may be Markdown: a note without any of these needs no document to be shown.
_MARKED = re.compile(
    r"[*_`#>\[\]~|&\\<]|^\s*(?:[-+]|\d+[.)])(?:\s|$)|^\s*[-=]+\s*$|^(?: {4}|\t)|https?://|www\.",
    re.MULTILINE,
)
_TAG = re.compile(r"(?<![\w#/&])#(?=[^\W\d_])([\w][\w/\-]*)")
_CODE = re.compile(
    r"`[^`]*`|^(?:```|~~~).*?(?:^(?:```|~~~)|\Z)|\]\([^)]*\)|https?://\S+", re.MULTILINE | re.DOTALL
)


def is_marked_up(text: str) -> bool:
    """Whether ``text`` may look otherwise as Markdown than as it is written."""
    return len(text) <= LONGEST and bool(_MARKED.search(text))


def tags_in(text: str) -> list[str]:
    """The words of a note written as #tag, without the sign; not in code and links. A heading
    has a space behind its sign and is none, a number is none."""
    return _TAG.findall(_CODE.sub(" ", text))


def without_tag_line(text: str) -> str:
    """``text`` without its last line where that holds nothing but tags: they are kept apart."""
    lines = text.rstrip().split("\n")
    words = lines[-1].split()
    if words and all(_TAG.fullmatch(word) for word in words):
        return "\n".join(lines[:-1]).rstrip()
    return text.strip()


def as_written(text: str, tags: Iterable[str] = ()) -> Written:
    """What ``text`` is kept as by who has ``tags``: a #tag in it is one of them."""
    return Written(without_tag_line(text), ordered_tags((*tags, *tags_in(text))))


def safe_link(address: str) -> QUrl | None:
    """Where a link leads; None for what a note must not have opened: files, scripts."""
    url = QUrl(address.strip(), QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme().lower() not in SAFE_SCHEMES:
        return None
    return url


def open_link(address: str) -> bool:
    """Open what was pressed with whatever the system has for it; False where it is not safe."""
    url = safe_link(address)
    return url is not None and QDesktopServices.openUrl(url)


class _TextOnly(QTextDocument):
    """Fetches nothing, neither from the network nor from the disk."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return None


def document_of(text: str, font: QFont, inks: Inks, width_px: float) -> QTextDocument:
    """``text`` set as Markdown, ``width_px`` wide, without margins of its own."""
    document = _TextOnly()
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setIndentWidth(16)
    # A line break is one: people write notes as they write mails.
    features = (
        QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        | QTextDocument.MarkdownFeature.MarkdownNoHTML
    )
    document.setMarkdown(_with_breaks(text), features)
    _put_words_for_pictures(document)  # before anything is laid out, which would load them
    _restyle(document, font, inks)
    document.setTextWidth(width_px)
    return document


@lru_cache(maxsize=256)
def known_document(
    text: str, family: str, size_px: int, inks: Inks, width_px: int
) -> QTextDocument:
    """As ``document_of``; those used last are kept. Not to be changed."""
    font = QFont(family)
    font.setPixelSize(size_px)
    return document_of(text, font, inks, width_px)


def _with_breaks(text: str) -> str:
    lines = text.split("\n")
    fenced = False
    out = []
    for index, line in enumerate(lines):
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        follows = index + 1 < len(lines) and lines[index + 1].strip()
        out.append(line + "  " if line.strip() and follows and not fenced else line)
    return "\n".join(out)


def _put_words_for_pictures(document: QTextDocument) -> None:
    """Qt looks for a picture on the disk whatever ``loadResource`` says: none may be left."""
    cursor = QTextCursor(document)
    found = []
    block = document.begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            part = parts.fragment()
            if part.charFormat().isImageFormat():
                found.append((part.position(), part.length(), part.charFormat().toImageFormat()))
            parts += 1
        block = block.next()
    for position, length, picture in reversed(found):
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        words = picture.property(QTextFormat.Property.ImageAltText) or picture.name()
        look = QTextCharFormat()
        if safe_link(picture.name()) is not None:
            look.setAnchor(True)
            look.setAnchorHref(picture.name())
        cursor.insertText(str(words), look)


def _restyle(document: QTextDocument, font: QFont, inks: Inks) -> None:
    """Our faces and colours instead of Qt's: headings are not shouted, links are told."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        cursor.setPosition(block.position())
        look = QTextBlockFormat()
        look.setLineHeight(
            LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        is_first = block == document.begin()
        is_item = block.textList() is not None
        look.setTopMargin(0 if is_first else 2 if is_item else 6)
        look.setBottomMargin(0)
        cursor.mergeBlockFormat(look)
        bullet = QTextCharFormat()
        bullet.setForeground(QColor(inks.text))
        cursor.mergeBlockCharFormat(bullet)
        fragments = block.begin()
        stretches = []
        while not fragments.atEnd():
            fragment = fragments.fragment()
            stretches.append((fragment.position(), fragment.length(), fragment.charFormat()))
            fragments += 1
        for position, length, was in stretches:
            cursor.setPosition(position)
            cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(_looks(was, font, inks, block.blockFormat().headingLevel()))
        block = block.next()


def _looks(was: QTextCharFormat, font: QFont, inks: Inks, heading: int) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(inks.text))
    look.setProperty(QTextFormat.Property.FontPixelSize, font.pixelSize() + (1 if heading else 0))
    look.clearProperty(QTextFormat.Property.FontSizeAdjustment)
    if heading:
        look.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)
        look.setFontWeight(QFont.Weight.DemiBold)
        look.setForeground(QColor(inks.heading))
    if was.isAnchor():
        safe = safe_link(was.anchorHref()) is not None
        look.setForeground(QColor(inks.link if safe else inks.text))
        look.setFontUnderline(safe)
        look.setAnchor(safe)
        if not safe:
            look.setAnchorHref("")
    if was.fontFixedPitch():
        look.setBackground(QColor(inks.code_ground))
    return look

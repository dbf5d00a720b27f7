"""A quotation on the clipboard: the words, who says them and when, and a link to the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from reader.core.selection import TextRange
    from reader.session.reading_session import ReadingSession


def copy_quotation(session: ReadingSession, chosen: TextRange) -> None:
    """Nothing where nothing is open, or ``chosen`` holds nothing but white space."""
    if session.document is None:
        return
    with_link = bool(session.settings.get("copy.with_link"))
    quote = session.document.quotation(chosen, with_link=with_link)
    if quote:
        QGuiApplication.clipboard().setText(quote)

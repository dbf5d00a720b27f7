"""What the rooms without Qt say, in the language of the window.

``reader.core.text.say`` keeps the templates of what it says; here they are looked up, in the
context "said". Without a translation, and in the command line, the English stands.
"""

from __future__ import annotations

import string
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from reader.core.text import COUNT, Text

CONTEXT = "said"


def translated(text: str) -> str:
    """``text`` in the language of the window where it was said, as it is where it was not."""
    if not isinstance(text, Text):
        return text
    count = text.values.get(COUNT) if text.one else None
    # Only a plural is looked up with its count: Qt finds nothing otherwise.
    template = QCoreApplication.translate(
        CONTEXT, text.template, "", count if isinstance(count, int) else -1
    )
    if template == text.template and text.one and count == 1:
        template = text.one
    values = {
        name: translated(value) if isinstance(value, str) else value
        for name, value in text.values.items()
    }
    return _FORMATTER.vformat(template, (), values)


class _Formatter(string.Formatter):
    """As ``str.format``, but fractions and shares are written as the locale does."""

    def format_field(self, value: Any, format_spec: str) -> str:
        digits = format_spec[1:-1]
        if isinstance(value, float) and format_spec[-1:] in ("f", "%") and digits.isdecimal():
            if format_spec[-1] == "f":
                return QLocale().toString(value, "f", int(digits))
            share = QLocale().toString(value * 100, "f", int(digits))
            return QCoreApplication.translate(CONTEXT, "{0}%").format(share)
        formatted: str = super().format_field(value, format_spec)
        return formatted


_FORMATTER = _Formatter()

"""Sentences for the user that can still be put into another language.

The rooms without Qt say what they have to say in English, as text. ``say`` keeps beside that
text the template and the values it was made of; ``reader.session.translation`` looks the
template up and puts the values into what it finds. Whoever only wants English (the command
line, logs, files) takes the text as it is: a ``Text`` is a ``str``.

Templates stand in the call of ``say`` as they are: ``packaging/make_translations`` finds them
there. docs/decisions/translation.md tells why it is done so.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from typing import Any, TypeAlias

Value: TypeAlias = str | int | float
COUNT = "n"  # the value that a plural goes by
_FORM = re.compile(r"(?:\.\d[f%])?")
_DEEPEST = 8  # texts within texts


class Text(str):
    """English text, with the ``template`` and the ``values`` that it was made of.

    ``one`` is the template for a count of one, empty where there is no plural; the count is
    the value named ``n``. Equal to, and hashed as, its text.
    """

    __slots__ = ("one", "template", "values")
    template: str
    one: str
    values: Mapping[str, Value]

    def __new__(cls, template: str, one: str, values: Mapping[str, Value]) -> Text:
        chosen = one if one and values.get(COUNT) == 1 else template
        text = super().__new__(cls, chosen.format(**values))
        text.template, text.one, text.values = template, one, values
        return text

    def __reduce__(self) -> tuple[object, ...]:
        return Text, (self.template, self.one, dict(self.values))


def say(template: str, /, *, one: str = "", **values: object) -> Text:
    """``template`` with ``values`` put in, in English; ``one`` instead where ``n`` is 1.

    Values may be texts that were said themselves, numbers, and anything that ``str`` makes
    a text of. ``say("{a} {b}", a=..., b=...)``, without a letter of its own, joins texts.
    Raises KeyError where a value is missing.
    """
    kept: dict[str, Value] = {
        name: value if isinstance(value, str | int | float) else str(value)
        for name, value in values.items()
    }
    return Text(template, one, kept)


def packed(text: str) -> Any:
    """``text`` for JSON: a plain text as it is, one that was said with what it is made of."""
    if not isinstance(text, Text):
        return text
    values = {
        name: packed(value) if isinstance(value, str) else value
        for name, value in text.values.items()
    }
    return [text.template, text.one, values]


def unpacked(value: object) -> str:
    """What was ``packed``, or came as text. Raises ValueError where it is neither: the file
    it is from may be anybody's."""
    return _unpacked(value, 0)


def _unpacked(value: object, depth: int) -> str:
    if isinstance(value, str):
        return value
    match value:
        case [str(template), str(one), dict(values)] if depth < _DEEPEST:
            _check(template)
            _check(one)
            kept = {
                name: inner if isinstance(inner, int | float) else _unpacked(inner, depth + 1)
                for name, inner in values.items()
            }
            try:
                return Text(template, one, kept)
            except (KeyError, TypeError) as error:
                raise ValueError(f"a template that does not fit its values: {error}") from None
    raise ValueError("not a text")


def _check(template: str) -> None:
    """Only what ``say`` is given in the code: a width could ask for gigabytes of spaces."""
    for _, name, form, _ in string.Formatter().parse(template):
        if name is not None and not (name.isidentifier() and _FORM.fullmatch(form or "")):
            raise ValueError(f"not a template: {template[:80]}")

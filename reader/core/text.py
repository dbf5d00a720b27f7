"""Sentences for the user that can still be put into another language.

The rooms without Qt say what they have to say in English, as text. ``say`` keeps beside that
text the template and the values it was made of; ``reader.session.translation`` looks the
template up and puts the values into what it finds. Whoever only wants English (the command
line, logs, files) takes the text as it is: a ``Text`` is a ``str``.

Templates stand in the call of ``say`` as they are: ``packaging/make_translations`` finds them
there. docs/decisions/translation.md tells why it is done so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

Value: TypeAlias = str | int | float
COUNT = "n"  # the value that a plural goes by


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
    """What was ``packed``, or came as text. Raises ValueError where it is neither."""
    if isinstance(value, str):
        return value
    match value:
        case [str(template), str(one), dict(values)]:
            try:
                return Text(template, one, {k: _value(v) for k, v in values.items()})
            except (KeyError, IndexError, AttributeError, TypeError) as error:
                raise ValueError(f"a template that does not fit its values: {error}") from None
    raise ValueError("not a text")


def _value(value: object) -> Value:
    return value if isinstance(value, int | float) else unpacked(value)

"""How the words of a transcript are said."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.align.engines.phones import Phones

Lookup = Callable[[str], Sequence[Phones]]
Speak = Callable[[str], Phones]


class Pronouncer:
    """Tokens as a transcript writes them, in phones.

    ``lookup`` gives a dictionary word's pronunciations, none where it is missing; ``speak``
    pronounces by rule whatever letters it gets.
    """

    def __init__(self, lookup: Lookup, speak: Speak) -> None:
        self._lookup = lookup
        self._speak = speak

    def pronounce(self, token: str) -> tuple[Phones, ...]:
        """The ways to say ``token``, the likeliest first; empty where it has no sound."""
        word = token.lower().replace("’", "'").strip('.,!?;:"()[]“”…—–-')
        for form in (word, word.strip("'")):
            found = tuple(self._lookup(form)) if form else ()
            if found:
                return found
        said = self._speak(word) if any(c.isalnum() for c in word) else ()
        return (said,) if said else ()

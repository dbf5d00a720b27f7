"""A pronouncing dictionary in the CMU form: a word, a space, its phones."""

from __future__ import annotations

from pathlib import Path

from reader.align.engines.base import EngineProblem
from reader.align.engines.phones import ARPABET, Phones
from reader.core.text import say


class Dictionary:
    """Words in lower case and their pronunciations; further ones are listed as ``word(2)``."""

    def __init__(self, path: Path) -> None:
        """Read the dictionary at ``path``. EngineProblem where it cannot be read."""
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as problem:
            raise EngineProblem(
                say("The pronouncing dictionary cannot be read: {problem}.", problem=problem),
                remedy=say("Install pocketsphinx anew."),
                path=path,
            ) from problem
        self._entries: dict[str, str] = {}
        for line in text.splitlines():
            word, _, phones = line.partition(" ")
            self._entries[word] = phones

    def pronunciations(self, word: str) -> list[Phones]:
        """The ways to say ``word`` (in lower case), as listed; none where it is missing."""
        found: list[Phones] = []
        entry = self._entries.get(word)
        while entry is not None:
            phones = tuple(entry.split())
            if phones and ARPABET.issuperset(phones) and phones not in found:
                found.append(phones)
            entry = self._entries.get(f"{word}({len(found) + 1})")
        return found

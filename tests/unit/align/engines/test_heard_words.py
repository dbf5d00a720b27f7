"""Words placed by what a recogniser hears, and which engines a language gets."""

from __future__ import annotations

import numpy as np
import pytest

from reader.align.engines.base import EngineProblem, Heard, Samples
from reader.align.engines.heard_words import NAME, HeardWordsRefiner
from reader.align.engines.opening import engines_for
from reader.core.timed import TimedWord

GERMAN = (
    "Wenn man eine Stunde Sprache abschreibt, wie viel davon hört man dann eigentlich?",
    "Weniger, als man denkt, und mehr als jeder andere, der nur einmal zuhört.",
)


class Listener:
    """Hears the same words in everything."""

    name = "listener"
    languages = frozenset({"de"})

    def __init__(self, *words: tuple[str, int, int]) -> None:
        self._words = tuple(TimedWord(*word) for word in words)
        self.asked = ""

    def hear(self, samples: Samples, language: str) -> list[Heard]:
        self.asked = language
        return [Heard(0, 5000, " ".join(w.text for w in self._words), self._words)]

    def close(self) -> None:
        """Nothing to close."""


def _starts(listener: Listener, *words: str) -> list[int | None]:
    placed = HeardWordsRefiner(listener, "de").place(np.zeros(80_000, np.int16), words)
    return [None if place is None else place.start_ms for place in placed]


def test_words_are_where_they_are_heard() -> None:
    listener = Listener(("wie", 100, 300), ("viel", 300, 700), ("davon", 900, 1400))

    assert _starts(listener, "Wie", "viel", "davon?") == [100, 300, 900]
    assert listener.asked == "de"


def test_a_few_words_between_heard_ones_share_their_time() -> None:
    listener = Listener(("wie", 100, 300), ("davon", 900, 1400))

    assert _starts(listener, "Wie", "viel", "denn", "davon?") == [100, 300, 600, 900]


def test_many_words_that_were_not_heard_have_no_place() -> None:
    listener = Listener(("wie", 100, 300), ("davon", 900, 1400))

    starts = _starts(listener, "Wie", "a", "b", "c", "d", "davon", "nichts")

    assert starts == [100, None, None, None, None, 900, None]


def test_a_language_the_default_refiner_lacks_is_left_to_who_hears_it() -> None:
    assert engines_for(GERMAN, "", "whisper", "") == ("de", NAME)
    assert engines_for(["Well, yes."], "en", "whisper", "") == ("en", "pocketsphinx")


def test_a_language_that_nobody_knows_is_told_with_what_to_do() -> None:
    with pytest.raises(EngineProblem, match=r"German.*timed file"):
        engines_for(GERMAN, "", "", "")
    with pytest.raises(EngineProblem, match="German"):
        engines_for(GERMAN, "", "whisper", "pocketsphinx")

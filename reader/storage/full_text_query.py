"""From what somebody typed to what SQLite's FTS5 is asked, and where that stands in a text.

All words have to stand in one turn; ``"words in a row"`` in quotation marks are a phrase; the
last word may be a beginning while it is being typed. Nothing that can be typed is an error:
every token goes to FTS5 as a quoted string (https://www.sqlite.org/fts5.html, section 3.1).

Tokens are made here, for the index as for the query, because no two versions of Unicode's
tables agree: runs of letters and figures, folded (case, accents and typography do not matter).
Letters of scripts written without spaces are tokens of their own, a run of them is a phrase: one
character of Chinese finds what it stands in, where FTS5's trigram tokenizer wants three and an
index several times the size (docs/data-folder.md).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from reader.core.search import fold
from reader.core.transcript import is_unspaced, words_in

# Shorter beginnings would find everything, and FTS5 keeps no list of them.
SHORTEST_PREFIX = 2
MOST_TERMS = 16

_PHRASE = re.compile(r'"([^"]*)"?')


@dataclass(frozen=True, slots=True)
class Term:
    """Tokens that stand in a row, folded; the last is a beginning if ``prefix``."""

    tokens: tuple[str, ...]
    prefix: bool = False

    def as_match(self) -> str:
        """In FTS5's syntax. A token holds letters and figures only, never a quotation mark."""
        return f'"{" ".join(self.tokens)}"' + (" *" if self.prefix else "")

    def pattern(self) -> re.Pattern[str]:
        """Finds the term in folded text."""
        return _pattern(self)


def terms_of(typed: str) -> tuple[Term, ...]:
    """What ``typed`` asks for; empty where it holds no letter or figure."""
    folded = fold(typed)
    found: list[Term] = []
    place = 0
    for quoted in _PHRASE.finditer(folded):
        found += _loose(folded[place : quoted.start()])
        found += _in_a_row(quoted.group(1))
        place = quoted.end()
    rest = folded[place:]
    loose = _loose(rest)
    if loose and rest[-1:].isalnum() and len(loose[-1].tokens[-1]) >= SHORTEST_PREFIX:
        loose[-1] = Term(loose[-1].tokens, prefix=True)
    found += loose
    return tuple(found[:MOST_TERMS])


def match_of(terms: tuple[Term, ...]) -> str:
    """The FTS5 query for all of ``terms``."""
    return " AND ".join(term.as_match() for term in terms)


def indexed_text(text: str) -> str:
    """The tokens of ``text`` as they go into the index, a blank between."""
    return " ".join(_tokens(fold(text)))


def spans_of(terms: tuple[Term, ...], text: str) -> list[tuple[int, int]]:
    """Where the terms stand in ``text``: (start, end) characters, in order, not overlapping."""
    folded, places = _folded_with_places(text)
    spans = sorted(
        {match.span() for term in terms for match in term.pattern().finditer(folded)},
        key=lambda span: (span[0], -span[1]),
    )
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if places is not None:
            start, end = places[start], places[end - 1] + 1
        if not kept:
            kept.append((start, end))
        elif start >= kept[-1][1]:
            if text[kept[-1][1] : start].strip():
                kept.append((start, end))
            else:  # words in a row are marked as one
                kept[-1] = (kept[-1][0], end)
    return kept


def _tokens(text: str) -> list[str]:
    """Of folded text."""
    if not text.isascii():
        text = " ".join(words_in(text))
    return _letters().findall(text)


def _loose(text: str) -> list[Term]:
    # What is written in one go ("it's", a run of Chinese) is to stand in a row.
    return [Term(tuple(tokens)) for chunk in text.split() if (tokens := _tokens(chunk))]


def _in_a_row(text: str) -> list[Term]:
    tokens = _tokens(text)
    return [Term(tuple(tokens))] if tokens else []


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


@lru_cache(maxsize=4 * MOST_TERMS)  # of what is being typed, not of all that ever was
def _pattern(term: Term) -> re.Pattern[str]:
    inside = r"[\W_]*".join(map(re.escape, term.tokens))
    unspaced = is_unspaced(term.tokens[0][:1])
    start = "" if unspaced else r"(?<![^\W_])"
    end = r"[^\W_]*" if term.prefix and not unspaced else "" if unspaced else r"(?![^\W_])"
    return re.compile(start + inside + end)


def _folded_with_places(text: str) -> tuple[str, list[int] | None]:
    """The folded text, and for each of its characters the one of ``text`` it comes from;
    None where they are the same."""
    if text.isascii():
        return text.lower(), None
    parts, places = [], []
    for place, character in enumerate(text):
        folded = fold(character)
        parts.append(folded)
        places += [place] * len(folded)
    return "".join(parts), places

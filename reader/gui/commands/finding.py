"""How well what was typed fits the name of a command."""

from __future__ import annotations


def fuzzy_score(query: str, text: str) -> int | None:
    """How well the letters of ``query`` are found in ``text`` in their order: 0 is best;
    None where they are not. Letters at the beginning of words and in a row count less."""
    text = text.casefold()
    score, at = 0, -1
    for letter in query.casefold():
        if letter.isspace():
            continue
        found = text.find(letter, at + 1)
        initial = next(
            (
                i
                for i in range(at + 1, len(text))
                if text[i] == letter and not text[i - 1 : i].isalnum()
            ),
            -1,
        )
        if found < 0:
            return None
        if found != at + 1 and initial >= 0:
            found = initial
        if found != at + 1:
            score += 1 if found == initial else 3
        at = found
    return score


def match_score(query: str, name: str, where: str = "") -> int | None:
    """As ``fuzzy_score``, for a command called ``name`` in the menu ``where``: its words in
    any order and parts of words as they stand come before scattered letters."""
    whole, words = name.casefold(), query.casefold().split()
    if not words:
        return 0
    phrase = " ".join(words)
    if whole.startswith(phrase):
        return 0
    if all(f" {word}" in f" {whole}" for word in words):
        return 1
    if all(word in whole for word in words):
        return 2
    both = f"{where} {name}".casefold()
    if all(f" {word}" in f" {both}" for word in words):
        return 4
    scattered = fuzzy_score(query, name)
    # Letters strewn over a long name mean nothing.
    limit = 3 * max(2, len(phrase) // 2)
    return None if scattered is None or scattered > limit else 5 + scattered

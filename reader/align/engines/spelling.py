"""Pronunciations from letters alone: for words that no dictionary has where espeak-ng cannot
be loaded. Coarse, but never silent: an acoustic aligner needs a word's rough shape to find it.
"""

from __future__ import annotations

import unicodedata

from reader.align.engines.phones import Phones

LETTERS: dict[str, Phones] = {
    letter: tuple(said.split())
    for letter, said in {
        "a": "EY",
        "b": "B IY",
        "c": "S IY",
        "d": "D IY",
        "e": "IY",
        "f": "EH F",
        "g": "JH IY",
        "h": "EY CH",
        "i": "AY",
        "j": "JH EY",
        "k": "K EY",
        "l": "EH L",
        "m": "EH M",
        "n": "EH N",
        "o": "OW",
        "p": "P IY",
        "q": "K Y UW",
        "r": "AA R",
        "s": "EH S",
        "t": "T IY",
        "u": "Y UW",
        "v": "V IY",
        "w": "D AH B AH L Y UW",
        "x": "EH K S",
        "y": "W AY",
        "z": "Z IY",
    }.items()
}

# Longest first. At the end of a word, "$" stands for it.
_GRAPHEMES = {
    "tion": "SH AH N",
    "sion": "ZH AH N",
    "ough": "AO",
    "augh": "AO",
    "eigh": "EY",
    "tch": "CH",
    "dge": "JH",
    "igh": "AY",
    "sch": "SH",
    "ing$": "IH NG",
    "eau": "OW",
    "ch": "CH",
    "sh": "SH",
    "th": "TH",
    "ph": "F",
    "wh": "W",
    "gh": "G",
    "ck": "K",
    "ng": "NG",
    "nk": "NG K",
    "qu": "K W",
    "kn": "N",
    "wr": "R",
    "ee": "IY",
    "ea": "IY",
    "ai": "EY",
    "ay": "EY",
    "ei": "AY",
    "ie": "IY",
    "ey": "IY",
    "oo": "UW",
    "ou": "AW",
    "ow": "OW",
    "oa": "OW",
    "oi": "OY",
    "oy": "OY",
    "au": "AO",
    "aw": "AO",
    "ew": "Y UW",
    "ue": "UW",
    "ar": "AA R",
    "er": "ER",
    "ir": "ER",
    "ur": "ER",
    "or": "AO R",
    "ce": "S EH",
    "ci": "S IH",
    "cy": "S IY",
    "ge": "JH EH",
    "gi": "JH IH",
    "e$": "",
    "es$": "Z",
    "y$": "IY",
    "a$": "AH",
    "o$": "OW",
    "i$": "IY",
    "a": "AE",
    "b": "B",
    "c": "K",
    "d": "D",
    "e": "EH",
    "f": "F",
    "g": "G",
    "h": "HH",
    "i": "IH",
    "j": "JH",
    "k": "K",
    "l": "L",
    "m": "M",
    "n": "N",
    "o": "AA",
    "p": "P",
    "q": "K",
    "r": "R",
    "s": "S",
    "t": "T",
    "u": "AH",
    "v": "V",
    "w": "W",
    "x": "K S",
    "y": "Y",
    "z": "Z",
}
_LONGEST = max(map(len, _GRAPHEMES))
_VOWELS = frozenset("aeiouy")


def spell(letters: str) -> Phones:
    """The names of the letters, one after the other."""
    return tuple(phone for letter in fold(letters) for phone in LETTERS.get(letter, ()))


def sound_out(word: str) -> Phones:
    """How ``word`` may sound by its letters. Not empty where it has a letter in it."""
    letters = fold(word)
    if not letters:
        # A script that has no letters of ours. A vowel each keeps the word's length.
        return tuple("AH" for character in word if character.isalnum())[:12]
    if not _VOWELS & set(letters):
        return spell(letters)
    marked = letters + "$"
    phones: list[str] = []
    at = 0
    while at < len(letters):
        for length in range(min(_LONGEST, len(marked) - at), 0, -1):
            said = _GRAPHEMES.get(marked[at : at + length])
            if said is not None:
                phones += [p for p in said.split() if not phones or phones[-1] != p]
                at += length
                break
    return tuple(phones) or spell(letters)


def fold(text: str) -> str:
    """The letters a to z in ``text``; those of other alphabets by their names."""
    letters: list[str] = []
    for character in unicodedata.normalize("NFKD", text.casefold()):
        if "a" <= character <= "z":
            letters.append(character)
        elif character.isalpha():
            _, _, name = unicodedata.name(character, "").partition(" LETTER ")
            name = name.partition(" ")[0]
            # Spelt as they sound, or nearly: ZHE, KA, OMEGA.
            if len(name) <= 6:
                letters.append(name.lower())
    return "".join(letters)

"""The sounds that the acoustic model knows, and how the International Phonetic Alphabet
writes them.

The model speaks ARPABET as the CMU pronouncing dictionary uses it: 39 phones, no stress.
"""

from __future__ import annotations

import unicodedata
from typing import TypeAlias

Phones: TypeAlias = tuple[str, ...]

# Of two or three letters first: the longest that fits is taken. Sounds that English lacks
# become the nearest it has.
_IPA: dict[str, str] = {
    # diphthongs, and vowels coloured by r
    "aɪɚ": "AY ER",
    "aɪə": "AY AH",
    "aʊɚ": "AW ER",
    "eɪ": "EY",
    "aɪ": "AY",
    "ɔɪ": "OY",
    "oɪ": "OY",
    "aʊ": "AW",
    "oʊ": "OW",
    "əʊ": "OW",
    "ɪɹ": "IH R",
    "iə": "IY AH",
    "ɪə": "IH R",
    "eə": "EH R",
    "ʊə": "UH R",
    "əl": "AH L",
    # vowels
    "i": "IY",
    "y": "UW",
    "ɨ": "IH",
    "ᵻ": "IH",
    "ʉ": "UW",
    "ɯ": "UW",
    "u": "UW",
    "ɪ": "IH",
    "ʏ": "UH",
    "ʊ": "UH",
    "e": "EY",
    "ø": "ER",
    "ɘ": "AH",
    "ɵ": "AH",
    "ɤ": "AH",
    "o": "OW",
    "ə": "AH",
    "ɛ": "EH",
    "œ": "ER",
    "ɜ": "ER",
    "ɝ": "ER",
    "ɚ": "ER",
    "ɞ": "ER",
    "ʌ": "AH",
    "ɔ": "AO",
    "æ": "AE",
    "ɐ": "AH",
    "a": "AA",
    "ɶ": "AA",
    "ɑ": "AA",
    "ɒ": "AA",
    # consonants
    "tʃ": "CH",
    "dʒ": "JH",
    "ts": "T S",
    "dz": "D Z",
    "p": "P",
    "b": "B",
    "t": "T",
    "d": "D",
    "ʈ": "T",
    "ɖ": "D",
    "c": "K",
    "ɟ": "G",
    "k": "K",
    "ɡ": "G",
    "g": "G",
    "q": "K",
    "ɢ": "G",
    "ʔ": "T",
    "ɾ": "T",
    "ɽ": "R",
    "m": "M",
    "ɱ": "M",
    "n": "N",
    "ɳ": "N",
    "ɲ": "N Y",
    "ŋ": "NG",
    "ɴ": "NG",
    "ʙ": "B",
    "r": "R",
    "ʀ": "R",
    "ɹ": "R",
    "ɻ": "R",
    "ʁ": "R",
    "ɸ": "F",
    "β": "V",
    "f": "F",
    "v": "V",
    "ʋ": "V",
    "θ": "TH",
    "ð": "DH",
    "s": "S",
    "z": "Z",
    "ɬ": "L",
    "ɮ": "L",
    "ʃ": "SH",
    "ʒ": "ZH",
    "ʂ": "SH",
    "ʐ": "ZH",
    "ɕ": "SH",
    "ʑ": "ZH",
    "ç": "HH",
    "ʝ": "Y",
    "x": "K",
    "ɣ": "G",
    "χ": "K",
    "ħ": "HH",
    "ʕ": "AA",
    "h": "HH",
    "ɦ": "HH",
    "ɧ": "SH",
    "j": "Y",
    "ɰ": "W",
    "l": "L",
    "ɫ": "L",
    "ɭ": "L",
    "ʎ": "L Y",
    "ʟ": "L",
    "w": "W",
    "ʍ": "W",
    "ɥ": "W",
}
_LONGEST = max(map(len, _IPA))

ARPABET = frozenset(phone for said in _IPA.values() for phone in said.split())

_SYLLABIC = "\N{COMBINING VERTICAL LINE BELOW}"


def from_ipa(text: str) -> Phones:
    """The ARPABET phones of ``text``, which is written in the phonetic alphabet.

    Marks of stress, length, tone and colour are left out; a syllabic consonant gets a vowel
    before it. What is in no table is left out.
    """
    phones: list[str] = []
    # Separators and marks stand between the letters of a diphthong in no known output, but
    # length marks follow vowels; without them the longest match would not see the letter.
    letters: list[tuple[str, bool]] = []
    # Decomposed, so that a nasal or a cedilla is a letter and a mark; but c with a cedilla is
    # a sound of its own.
    for character in unicodedata.normalize("NFD", text).replace("c\N{COMBINING CEDILLA}", "ç"):
        if character == _SYLLABIC and letters:
            letters[-1] = (letters[-1][0], True)
        elif character in _IPA:
            letters.append((character, False))
        elif character.isspace() or character in "_|.":
            letters.append((" ", False))
    index = 0
    while index < len(letters):
        for length in range(min(_LONGEST, len(letters) - index), 0, -1):
            piece = "".join(letter for letter, _ in letters[index : index + length])
            if piece in _IPA:
                if letters[index][1]:
                    phones.append("AH")
                phones += _IPA[piece].split()
                index += length
                break
        else:
            index += 1
    return tuple(phones)

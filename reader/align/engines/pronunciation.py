"""How the words of a transcript are said: dictionary words, and all that no dictionary has.

A *token* is what stands between two spaces. It may be several spoken words ("1984", "$5",
"so-called", "GPT-4"); they become one pronunciation, since the transcript times tokens. Where
people differ ("2015") there are several, and the sound decides between them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import product

from reader.align.engines.numbers import (
    Reading,
    cardinal,
    decades,
    digit_by_digit,
    ordinal,
    readings,
    roman,
)
from reader.align.engines.phones import Phones
from reader.align.engines.spelling import LETTERS, sound_out, spell
from reader.align.engines.spoken_forms import (
    ABBREVIATIONS,
    CURRENCIES,
    DOMAINS,
    FRACTIONS,
    INTERJECTIONS,
    SCALES,
    SYMBOLS,
    UNITS,
)

Lookup = Callable[[str], Sequence[Phones]]
Speak = Callable[[str], Phones]

_MOST_WAYS = 8
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "′": "'"})
_UNSEEN = re.compile("[\N{SOFT HYPHEN}\u200b-\u200f\u2060\ufeff\ufe0e\ufe0f]")
_EDGES = re.compile(r"^[^\w$£€¥#@&+%='°~]+|[^\w$£€¥%+&='°]+$")
_PARTS = re.compile(
    r"\d[\d,]*(?:\.\d+)?|[A-Z]+(?![a-z])|[^\W\d_]'?(?:[^\WA-Z\d_]|'(?=\w))*'?|[&+%=@#°]"
)
_WEB = re.compile(
    r"(?:(?:[a-z]+://)|www\.|[\w.+-]+@)\S+|[\w-]+(?:\.[\w-]+)*\.(?:"
    + "|".join(DOMAINS)
    + r")(?:/\S*)?",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[a-z]\.){2,}[a-z]?|[a-z](?:\.[a-z])+", re.IGNORECASE)
_CAPITALS = re.compile(r"([A-Z]{2,5})('?s)?")
_MONEY = re.compile(r"([$£€¥])(\d[\d,]*(?:\.\d+)?)([kmb]|bn)?", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)*")
_ORDINAL = re.compile(r"(\d[\d,]*)(?:st|nd|rd|th)", re.IGNORECASE)
_DECADE = re.compile(r"'?(\d{2,4})'?s", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_MEASURE = re.compile(r"(\d[\d,]*(?:\.\d+)?)([A-Za-z%°]+)")
_RANGE = re.compile(r"(\d[\d,.]*)[-–](\d[\d,.]*)")
_REPEATED = re.compile(r"(\w)\1{2,}")
_HISSING = frozenset({"S", "Z", "SH", "ZH", "CH", "JH"})
_VOICELESS = frozenset({"P", "T", "K", "F", "TH"})


class Pronouncer:
    """Tokens as a transcript writes them, in phones.

    ``lookup`` gives a dictionary word's pronunciations, none where it is missing; ``speak``
    pronounces by rule whatever letters it gets, and may give nothing.
    """

    def __init__(self, lookup: Lookup, speak: Speak) -> None:
        self._lookup = lookup
        self._speak = speak
        self._known: dict[str, tuple[Phones, ...]] = {}

    def pronounce(self, token: str) -> tuple[Phones, ...]:
        """The ways to say ``token``, the likeliest first; empty where it has no sound."""
        if token not in self._known:
            self._known[token] = _first_distinct(self._token(token))
        return self._known[token]

    def pronounce_all(self, tokens: Sequence[str]) -> list[tuple[Phones, ...]]:
        """Each token as it is said beside the others: "$5" "million" as "five" "million
        dollars", "War" "I" as "war" "one"."""
        said = [self.pronounce(token) for token in tokens]
        cores = [_core(token) for token in tokens]
        for index in range(1, len(tokens)):
            before, core = cores[index - 1], cores[index]
            money = _MONEY.fullmatch(before)
            if money and core.lower() in SCALES:
                amount = [self._words(way) for way in _decimal(money[2])]
                said[index - 1] = _first_distinct([*amount, *said[index - 1]])
                currency = self._words((CURRENCIES[money[1]][1],))
                said[index] = tuple(way + currency for way in said[index]) + said[index]
            number = roman(core) if len(core) == 1 else None
            if number and _is_name(tokens, index - 1):
                counted = [cardinal(number), ("the", *ordinal(number))]
                said[index] = (*said[index], *(self._words(way) for way in counted))
        return said

    # --- one token ----------------------------------------------------------------------

    def _token(self, token: str) -> Iterable[Phones]:
        core = _core(token)
        if not any(character.isalnum() for character in core):
            return [self._words((SYMBOLS[core],))] if core in SYMBOLS else []
        if _WEB.fullmatch(core):
            return self._web(core)
        return self._plain(core) or self._guesses(core)

    def _plain(self, core: str) -> list[Phones]:
        """A token that is no address of the web; empty where nothing but rules is left."""
        lower = core.lower()
        ways: list[Phones] = []
        if lower in INTERJECTIONS:
            ways += INTERJECTIONS[lower]
        for form in (lower, lower.strip("'"), lower + "."):
            ways += self._lookup(form)
        if ways:
            return ways + self._capitals(core)
        if lower.rstrip(".") in ABBREVIATIONS:
            return [self._words(way) for way in ABBREVIATIONS[lower.rstrip(".")]]
        return (
            self._initials(core)
            or [self._words(way) for way in _figures(core)]
            or self._inflected(lower)
            or self._drawn_out(lower)
            or self._compound(core)
        )

    def _capitals(self, core: str) -> list[Phones]:
        """The letters of "AI" or "GPUs"; also the number of "II"."""
        found = _CAPITALS.fullmatch(core)
        if not found:
            return []
        ways = [_with_s(spell(found[1])) if found[2] else spell(found[1])]
        number = None if found[2] else roman(found[1])
        if number:
            ways += [self._words(cardinal(number)), self._words(("the", *ordinal(number)))]
        return ways

    def _initials(self, core: str) -> list[Phones]:
        """ "U.S.", "e.g.", "CEO" and "GPUs" where the dictionary lacks them."""
        if _INITIALS.fullmatch(core):
            return [spell(core)]
        found = _CAPITALS.fullmatch(core)
        if not found:
            return []
        ways = self._capitals(core)
        word = found[1].lower()
        if set("aeiouy") & set(word) and len(word) > 2:
            said = (*self._lookup(word)[:1], self._by_rule(word))[0]
            ways.append(_with_s(said) if found[2] else said)
        return ways

    def _inflected(self, lower: str) -> list[Phones]:
        """Forms of dictionary words that the dictionary lacks."""
        if lower.endswith(("'s", "s'")):
            return [_with_s(way) for way in self._stem(lower[:-2].rstrip("'"))]
        if lower.endswith("in'"):
            return [(*way[:-1], "N") for way in self._lookup(lower[:-1] + "g")]
        for ending, said in (("'ll", ("AH", "L")), ("'ve", ("AH", "V")), ("'d", ("D",))):
            if lower.endswith(ending):
                return [way + said for way in self._stem(lower.removesuffix(ending))]
        return []

    def _stem(self, lower: str) -> list[Phones]:
        return list(self._lookup(lower)) or [self._by_rule(lower)]

    def _drawn_out(self, lower: str) -> list[Phones]:
        """ "sooo", "yeahhh": the word with fewer of the letter."""
        if not _REPEATED.search(lower):
            return []
        for count in (2, 1):
            fewer = _REPEATED.sub(r"\1" * count, lower)
            ways = list(INTERJECTIONS.get(fewer, ())) or list(self._lookup(fewer))
            if ways:
                return ways
        return []

    def _compound(self, core: str) -> list[Phones]:
        """ "so-called", "and/or", "GPT-4", "iPhone": one part after the other."""
        pieces = [piece for piece in re.split(r"[-–—‐‑/_.:,;…|*]+", core) if piece]
        if len(pieces) > 1:
            parts = [
                self._stutter(piece, after) or list(self.pronounce(piece))
                for piece, after in zip(pieces, [*pieces[1:], ""], strict=True)
            ]
            return _joined(parts)
        pieces = _PARTS.findall(core)
        if len(pieces) > 1 and "".join(pieces) == core and not core.islower():
            return _joined([list(self.pronounce(piece)) for piece in pieces])
        return []

    def _stutter(self, piece: str, after: str) -> list[Phones]:
        """The "w" of "w-we"; empty where ``piece`` is a word of its own."""
        piece, after = piece.lower(), after.lower()
        starts = after.startswith(piece) and len(piece) < len(after)
        spelt = len(piece) > 1 and not set("aeiouy") & set(piece)
        if not starts or piece in ("i", "a"):
            return []
        if len(piece) > 1 and not spelt and self._lookup(piece):
            return []
        whole = self.pronounce(after)
        return [way[: 1 if len(piece) <= 2 else 2] for way in whole[:1]]

    def _web(self, core: str) -> list[Phones]:
        """An address, as people read it out: without the beginning, dots as "dot"."""
        core = re.sub(r"^[a-z]+://", "", core, flags=re.IGNORECASE)
        core = re.sub(r"^www\.", "", core, flags=re.IGNORECASE).rstrip("/")
        parts: list[list[Phones]] = []
        for piece in re.findall(r"\w+(?:[-']\w+)*|[./@]", core)[:24]:
            if piece in SYMBOLS or piece in "./":
                parts.append([self._words((SYMBOLS[piece],))])
            elif piece.lower() in DOMAINS and DOMAINS[piece.lower()]:
                parts.append([self._words((DOMAINS[piece.lower()],))])
            elif piece.lower() in DOMAINS:
                parts.append([spell(piece)])
            else:
                parts.append(list(self.pronounce(piece)))
        return _joined(parts)

    def _guesses(self, core: str) -> list[Phones]:
        """A name, most likely: by rule, and by its letters, which are what a speaker who
        does not know it either has to go by."""
        said = self._by_rule(core)
        ways = [said]
        if core.lower().endswith("i") and said[-1:] in (("IY",), ("AY",), ("EY",)):
            # alumni, Persei, Mississippi
            ways += [(*said[:-1], ending) for ending in ("IY", "AY")]
            ways.append((*said[:-1], "IY", "AY"))
        if core.isascii() and core.isalpha():
            ways.append(sound_out(core))
        return ways

    def _by_rule(self, word: str) -> Phones:
        letters = "".join(c if c.isalnum() or c == "'" else " " for c in word)
        return self._speak(letters) or sound_out(letters)

    def _words(self, words: Reading) -> Phones:
        """Plain words one after the other, each in its first pronunciation."""
        said: list[str] = []
        for word in words:
            if len(word) == 1 and word != "a":
                said += LETTERS.get(word, ())
            else:
                found = self._lookup(word)
                said += found[0] if found else self._by_rule(word)
        return tuple(said)


def in_brackets(tokens: Sequence[str]) -> list[bool]:
    """Which tokens stand in square brackets of a few words ("[laughter]", "[crosstalk
    00:12]"): an editor's remark, as a rule, which nobody said."""
    inside = [False] * len(tokens)
    opened: int | None = None
    for index, token in enumerate(tokens):
        if token.lstrip("(\"'“").startswith("["):
            opened = index
        if opened is not None and "]" in token:
            if index - opened < 8:
                inside[opened : index + 1] = [True] * (index + 1 - opened)
            opened = None
    return inside


def _core(token: str) -> str:
    """The token without the marks around it."""
    return _EDGES.sub("", _UNSEEN.sub("", token.translate(_APOSTROPHES)))


def _is_name(tokens: Sequence[str], index: int) -> bool:
    """Whether the token has a capital without beginning a sentence, and ends none."""
    starts = index == 0 or tokens[index - 1].rstrip("\"'”’)]").endswith((".", "?", "!", ":"))
    token = tokens[index]
    return not starts and len(token) > 2 and token[0].isupper() and token[-1].isalpha()


def _figures(core: str) -> list[Reading]:
    """The ways to say a token that is a number in one form or another; empty for others."""
    if core in FRACTIONS:
        return [tuple(way.split()) for way in FRACTIONS[core]]
    if found := _MONEY.fullmatch(core):
        return _money(*found.groups())
    if _NUMBER.fullmatch(core):
        return _decimal(core)
    if found := _ORDINAL.fullmatch(core):
        return [ordinal(int(found[1].replace(",", "")[:15]))]
    if found := _DECADE.fullmatch(core):
        return decades(found[1])
    if found := _CLOCK.fullmatch(core):
        return _clock(found[1], found[2])
    if found := _RANGE.fullmatch(core):
        low, high = (_decimal(end.strip(".,")) for end in found.groups())
        return [
            (*first, *between, *second)
            for between in (("to",), ())
            for first, second in zip(low[:2], high[:2], strict=False)
        ]
    if core.startswith("#") and _NUMBER.fullmatch(core[1:]):
        return [("number", *way) for way in _decimal(core[1:])]
    if (found := _MEASURE.fullmatch(core)) and found[2].lower() in UNITS:
        return [
            (*way, *unit.split())
            for way in _decimal(found[1])[:3]
            for unit in UNITS[found[2].lower()]
        ]
    return []


def _decimal(text: str) -> list[Reading]:
    """A number with or without a fraction; with several points, a version."""
    whole, *rest = text.replace(",", "").split(".")
    ways = readings(whole)
    if not rest:
        return ways
    if len(rest) > 1:
        tail = [word for part in rest for word in ("point", *digit_by_digit(part))]
        return [(*way, *tail) for way in ways[:2]]
    (fraction,) = rest
    plain = digit_by_digit(fraction)
    tails = [("point", *plain)]
    if "zero" in plain:
        tails.append(("point", *("oh" if word == "zero" else word for word in plain)))
    if len(fraction) == 2 and fraction[0] != "0":
        tails.append(("point", *cardinal(int(fraction))))
    ways = [(*way, *tail) for tail in tails for way in ways[:2]]
    if int(whole) == 0:
        ways += tails
    return ways


def _money(sign: str, amount: str, scale: str | None) -> list[Reading]:
    one, many, cent = CURRENCIES[sign]
    if scale:
        return [(*way, SCALES[scale.lower()], many) for way in _decimal(amount)[:3]]
    whole, _, cents = amount.replace(",", "").partition(".")
    unit = one if int(whole) == 1 else many
    if len(cents) == 2 and int(cents):
        small = cardinal(int(cents))
        return [
            form
            for way in readings(whole)[:2]
            for form in (
                (*way, unit, "and", *small, cent),
                (*way, unit, *small, cent),
                (*way, *small),
            )
        ]
    ways = _decimal(whole if not cents.strip("0") else amount)
    return [(*way, unit) for way in ways[:4]] + ways[:3]


def _clock(hours: str, minutes: str) -> list[Reading]:
    hour, minute = cardinal(int(hours)), int(minutes)
    if not minute:
        return [(*hour, "o'clock"), hour, (*hour, "hundred"), (*hour, "zero", "zero")]
    if minute < 10:
        return [(*hour, "oh", *cardinal(minute)), (*hour, "zero", *cardinal(minute))]
    return [(*hour, *cardinal(minute))]


def _with_s(phones: Phones) -> Phones:
    """With the ending of a plural or a possessive."""
    if not phones:
        return phones
    if phones[-1] in _HISSING:
        return (*phones, "AH", "Z")
    return (*phones, "S" if phones[-1] in _VOICELESS else "Z")


def _joined(parts: Sequence[Sequence[Phones]]) -> list[Phones]:
    """The ways of the parts one after the other, the likelier ones of each part."""
    spoken = [part for part in parts if part]
    if not spoken:
        return []
    each = 3 if len(spoken) == 2 else 2 if len(spoken) == 3 else 1
    return [
        tuple(phone for way in combination for phone in way)
        for combination in product(*(part[:each] for part in spoken))
    ]


def _first_distinct(ways: Iterable[Phones]) -> tuple[Phones, ...]:
    return tuple(dict.fromkeys(way for way in ways if way))[:_MOST_WAYS]

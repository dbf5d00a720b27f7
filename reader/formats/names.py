"""What can be a person's name, and which two spellings are one name.

*Shape*: one to six words, each beginning with a capital letter (or in a script without
capitals), particles such as "van" excepted; no sentence punctuation.

*Likeness*: equal but for case, accents and spacing; or as many words, of which at most
one differs, by an edit distance (Levenshtein, on letters without accents) that is small
for the length of the word; or equal once letters and digits that a scanner mistakes for
each other (0 and o, 1 and l, rn and m) are held for one. Numbers and initials are never
alike: S00 and S01, JRL and JRM are two people.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

MAX_NAME = 64


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PARTICLES = _words(
    "de da do dos das del della der den di du la le van von vom zu zur ter ten af av bin ibn"
    " al el e y und and of the & bint y"
)
_TITLES = _words("dr. mr. mrs. ms. prof. st. jr. sr. rev. hon. sgt. capt. gen. sen.")
_ROLES = _words(
    "host guest interviewer interviewee moderator narrator speaker announcer"
    " introducer audience questioner caller reporter student teacher operator man woman boy"
    " girl voice unknown participant panelist chair q a i r p analyst attendee sprecher"
    " moderatorin frage antwort court witness counsel clerk interpreter translator"
)
_LABELS = _words(
    "note notes nb ps edit update warning example examples question questions answer answers"
    " source sources link links video audio url date time duration location place title subject"
    " summary conclusion conclusions resolution agenda outline topic topics chapter section"
    " transcript transcription transcriber published publisher credit credits copyright license"
    " language tags keywords description recorded recording editor author reference references"
    " disclaimer tip important caution todo fact result results step slide slides figure table"
    " interview details website email phone contact episode season series http https"
    " ps. file format version verse chorus refrain bridge intro outro introduction discussion"
    " methods method background abstract appendix ingredients directions instructions pros cons"
    " strengths weaknesses advantages disadvantages morning afternoon evening night monday tuesday"
    " wednesday thursday friday saturday sunday january february march july"
    " september october november december"
)
_SENTENCE_STARTS = _words(
    "i i'm i've i'll we you he she it they this that these those there here the a an and but so"
    " or if when what why how who where because yes no yeah okay ok well right now then just"
    " let's let my your our his her its in on at for to from with as not do does did is are was"
    " were have has had can could would should might also only even"
)


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """Lower case, without accents, single spaces."""
    text = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(text.casefold().split())


def without_remark(name: str) -> str:
    """The name without what stands in brackets after it: "Ada Quill (host)"."""
    return name[: name.index(" (")] if name.endswith(")") and " (" in name else name


def is_role(name: str) -> bool:
    """A part somebody plays ("Host", "Speaker 2") rather than a name."""
    return fold(name).rstrip("0123456789 _-#").split(" ")[-1] in _ROLES


def is_label(name: str) -> bool:
    """A word that documents put before a colon ("Note", "Source")."""
    folded = fold(name)
    return folded in _LABELS or any(part in _LABELS for part in folded.split("/"))


def shape(name: str) -> int:
    """2: has a name's shape; 1: might be one, on better evidence; 0: is none."""
    words = without_remark(name).split()
    if not words or len(words) > 6 or len(name) > MAX_NAME:
        return 0
    if not any(character.isalpha() for character in name):
        return 0
    best = 2
    for index, word in enumerate(words):
        best = min(best, _word_shape(word, index, len(words), name.isupper()))
        if best == 0:
            return 0
    if fold(words[0]) in _SENTENCE_STARTS and (len(words) > 1 or len(words[0]) > 1):
        return min(best, 1) if len(words) > 1 and words[-1][0].isupper() else 0
    return best


def _word_shape(word: str, index: int, count: int, all_capitals: bool) -> int:
    first = word.lstrip("'\u2019(\"")[:1]
    low = word.lower()
    last = index == count - 1
    if word[-1] in ".!?;:\u2026":
        dotted = low in _TITLES or (word[-1] == "." and len(word.replace(".", "")) <= 2)
        if not dotted or count == 1:
            return 0
    if word[-1] == ",":
        return 1 if not last else 0
    if low in _PARTICLES and index and not last:
        return 2
    if not first or not any(c.isalnum() for c in word):
        return 0
    if first.islower():
        return 1 if count == 1 else 0
    if first.isdigit():
        return 2 if index else 0
    odd = sum(not (c.isalnum() or c in "'\u2019.-_&/()#+") for c in word)
    if odd:
        return 1 if odd == 1 and len(word) >= 4 else 0
    if not first.isalpha():
        return 1
    # "Constitutional AI": capitals at the end of a mixed name are an abbreviation.
    abbreviation = word.isupper() and 1 < len(word) <= 3 and not word.startswith("I")
    if last and index and abbreviation and not all_capitals:
        return 1
    return 2


def distance(left: str, right: str, limit: int) -> int:
    """Levenshtein distance of two words, or ``limit + 1`` where it is larger."""
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        previous, row[0] = row[0], i
        low = i
        for j, b in enumerate(right, 1):
            cost = previous if a == b else 1 + min(previous, row[j], row[j - 1])
            previous, row[j] = row[j], cost
            low = min(low, cost)
        if low > limit:
            return limit + 1
    return row[-1] if row[-1] <= limit else limit + 1


def letters_of(name: str) -> int:
    """The set of its letters as bits: two alike names differ in few of them."""
    bits = 0
    for character in fold(name):
        bits |= 1 << (ord(character) % 61)
    return bits


_LOOK_ALIKE = str.maketrans("01i|!3\u20ac58", "ollllees" + "b")


def _scanned(folded: str) -> str:
    """The name as a scanner might have read it: what looks alike is one letter."""
    return folded.translate(_LOOK_ALIKE).replace("rn", "m").replace("vv", "w").replace(" ", "")


def alike(left: str, right: str) -> bool:
    """Whether two spellings may be one name; symmetric. See the module's docstring."""
    left, right = without_remark(left), without_remark(right)
    a, b = fold(left), fold(right)
    if a == b:
        return True
    if _is_initials(left) or _is_initials(right):
        return False
    if len(a) > 4 and not _numbered(a) and not _numbered(b) and _scanned(a) == _scanned(b):
        return True
    digits_a = "".join(c for c in a if c.isdigit())
    digits_b = "".join(c for c in b if c.isdigit())
    if digits_a != digits_b and (len(a) != len(b) or (digits_a and digits_b)):
        return False
    if a.replace(" ", "") == b.replace(" ", ""):
        return True
    words_a, words_b = a.split(), b.split()
    if len(words_a) != len(words_b):
        return False
    differing = [(x, y) for x, y in zip(words_a, words_b, strict=True) if x != y]
    if len(differing) != 1:
        return False
    x, y = differing[0]
    if any(not c.isalpha() for c in x) and digits_a != digits_b and len(x) < 4:
        return False
    size = min(len(x), len(y))
    if len(words_a) == 1:
        size = max(len(x), len(y))
        limit = 0 if size < 5 else 1 if size < 8 else 2
    else:
        limit = 0 if size < 3 else 1 if size < 5 else 2 if size < 10 else 3
    found = distance(x, y, limit)
    if found > limit:
        return False
    return found == 1 or x[0] == y[0]


def _numbered(folded: str) -> bool:
    """Whether it ends in a number ("speaker 1", "s01"), which tells people apart."""
    return folded[-1:].isdigit() or any(word.isdigit() for word in folded.split())


def _is_initials(name: str) -> bool:
    return len(name) <= 4 and name.isupper()

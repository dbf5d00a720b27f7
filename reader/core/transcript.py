"""A conversation as text: speakers, turns, paragraphs, words.

Text is held once a turn; words are never objects in bulk. A *word* is a run of
characters without white space; in text of scripts written without spaces
(Chinese, Japanese, Thai ...) what is spoken as one sound, a character or a cluster of
letters, is a word of its own, with the punctuation that belongs to it
(docs/decisions/writing-systems.md). Words are numbered within their turn; the
number of a word in the whole transcript is ``first_word[turn] + word``.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache

NO_SPEAKER = -1

PARAGRAPH_BREAK = "\n"

# Scripts written without spaces: kana, bopomofo, CJK ideographs, Thai, Lao, Khmer, Burmese.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30fa\u30fc-\u30ff"
    "\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U0003ffff"
)
_WORD_SPACED = re.compile(r"\S+")


@cache
def _has_unspaced() -> Callable[[str], re.Match[str] | None]:
    """Searches for a letter of a script without spaces; cheap to be asked of every text."""
    return re.compile(f"[{_UNSPACED}]").search


@cache
def _word_unspaced() -> re.Pattern[str]:
    """Made when first needed: it costs the start of the program some milliseconds."""
    # Vowels that are written before the consonant they follow (Thai, Lao).
    before = "[\u0e40-\u0e44\u0ec0-\u0ec4]"
    marks = (
        "\u0300-\u036f\u3099\u309a\u30fc\uff70\uff9e\uff9f\ufe00-\ufe0f\U000e0100-\U000e01ef"
        # Small kana: one sound with the kana before them (not the small tsu, which is one).
        "\u3041\u3043\u3045\u3047\u3049\u3083\u3085\u3087\u308e"
        "\u30a1\u30a3\u30a5\u30a7\u30a9\u30e3\u30e5\u30e7\u30ee\u31f0-\u31ff\uff67-\uff6e"
        "\u0e30-\u0e3a\u0e45-\u0e4e\u0eb0-\u0ebc\u0ec6\u0ec8-\u0ece"  # Thai, Lao
        "\u102b-\u103e\u1056-\u1059\u105e-\u1060"  # Burmese
        "\u17b4-\u17d1\u17d3\u17dd"  # Khmer
    )
    stacked = "\u1039\u17d2"  # the consonant after it is written below
    opening = (
        "\u300c\u300e\uff08\u3010\u3014\u3008\u300a\u3016\u3018\u301a\u201c\u2018(\\[{\uff62\u00ab"
    )
    return re.compile(
        rf"[^\w\s]*{before}?[{_UNSPACED}](?:[{marks}]|[{stacked}][{_UNSPACED}])*"
        rf"(?:(?![{opening}])[^\w\s])*"
        rf"|(?:(?![{opening}]+[{_UNSPACED}])[^\s{_UNSPACED}])+"
        rf"|[^\s{_UNSPACED}]+"
    )


def is_unspaced(letter: str) -> bool:
    """Whether ``letter`` is of a script that is written without spaces between words."""
    return not letter.isascii() and _has_unspaced()(letter) is not None


def word_spans(text: str) -> list[tuple[int, int]]:
    """The (start, end) character offsets of each word of ``text``, in order."""
    return list(_word_spans(text))


@lru_cache(maxsize=2048)
def _word_spans(text: str) -> tuple[tuple[int, int], ...]:
    unspaced = not text.isascii() and _has_unspaced()(text)
    pattern = _word_unspaced() if unspaced else _WORD_SPACED
    return tuple(m.span() for m in pattern.finditer(text))


def words_in(text: str) -> list[str]:
    """The words themselves, in order; one for each of ``word_spans(text)``."""
    if text.isascii() or not _has_unspaced()(text):
        return text.split()
    return [text[start:end] for start, end in _word_spans(text)]


def count_words(text: str) -> int:
    """``len(word_spans(text))`` without making the spans where that can be told."""
    if text.isascii() or not _has_unspaced()(text):
        return len(text.split())
    return len(_word_spans(text))


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person. ``variants`` are the other spellings merged into ``name``."""

    name: str
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """A time found in the text: the word at ``char`` of ``turn`` is said at ``time_ms``.

    ``label`` says what stood there when it is more than a stamp ("inaudible").
    """

    time_ms: int
    turn: int
    char: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading before ``turn``; ``start_ms`` is None while nobody knows its time."""

    title: str
    start_ms: int | None
    turn: int


@dataclass(frozen=True, slots=True)
class Repair:
    """One change made to what the file says. ``line`` is 1-based, 0 for the whole file.

    ``kind`` is one of ``page-break``, ``speaker-variant``, ``emphasis``,
    ``encoding`` and what a format's docstring adds. ``ident`` names the repair
    lastingly (same file, same ident), so that a reader can take it back.
    """

    kind: str
    line: int
    detail: str

    @property
    def ident(self) -> str:
        """The same for the same repair of the same file, whatever else is repaired."""
        return f"{self.kind}:{self.line}:{self.detail}"


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Characters ``start`` to ``end`` of a turn's text stand out. ``strong`` is bold."""

    start: int
    end: int
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """A view of one turn, made on demand. ``text`` has ``\\n`` between paragraphs."""

    index: int
    speaker: str
    text: str

    @property
    def paragraphs(self) -> list[str]:
        return self.text.split(PARAGRAPH_BREAK)


@dataclass(frozen=True)
class Transcript:
    """A whole conversation; immutable, so that it can be handed between threads.

    ``texts[i]`` is turn i's text, ``speaker_of[i]`` an index into ``speakers`` or
    ``NO_SPEAKER``. ``emphasis`` maps a turn to its emphasised stretches.
    ``text_hash`` is the SHA-256 of the source file's bytes, hex.
    """

    texts: Sequence[str]
    speaker_of: array[int]
    speakers: tuple[Speaker, ...]
    title: str = ""
    published: str = ""
    credit: str = ""
    language: str = ""
    anchors: tuple[Anchor, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    repairs: tuple[Repair, ...] = ()
    warnings: tuple[str, ...] = ()
    emphasis: dict[int, tuple[Emphasis, ...]] = field(default_factory=dict)
    text_hash: str = ""

    def __post_init__(self) -> None:
        if len(self.texts) != len(self.speaker_of):
            raise ValueError("texts and speaker_of differ in length")

    def __len__(self) -> int:
        """The number of turns."""
        return len(self.texts)

    def turn(self, index: int) -> Turn:
        return Turn(index, self.speaker_name(index), self.texts[index])

    def turns(self) -> Iterator[Turn]:
        return (self.turn(i) for i in range(len(self)))

    def speaker_name(self, turn: int) -> str:
        """The name of who speaks in ``turn``; empty where nobody is named."""
        index = self.speaker_of[turn]
        return "" if index == NO_SPEAKER else self.speakers[index].name

    @cached_property
    def first_word(self) -> array[int]:
        """Number of words before each turn; one longer than the turns, ends with the total."""
        sums = array("q", [0])
        total = 0
        for text in self.texts:
            total += count_words(text)
            sums.append(total)
        return sums

    @cached_property
    def words_hash(self) -> str:
        """SHA-256, hex, of the texts as they are shown: repairs and corrections of words change
        it, labels of speakers do not. Where it is the same, places are the same."""
        import hashlib

        digest = hashlib.sha256()
        for text in self.texts:
            digest.update(text.encode("utf-8", "surrogatepass"))
            digest.update(b"\0")
        return digest.hexdigest()

    @property
    def word_count(self) -> int:
        return self.first_word[-1]

    @property
    def paragraph_count(self) -> int:
        return sum(text.count(PARAGRAPH_BREAK) + 1 for text in self.texts)

    def word_spans(self, turn: int) -> Sequence[tuple[int, int]]:
        """(start, end) character offsets of each word of ``turn``."""
        return _word_spans(self.texts[turn])

    def word_text(self, turn: int, word: int) -> str:
        start, end = _word_spans(self.texts[turn])[word]
        return self.texts[turn][start:end]

    def word_at(self, turn: int, char: int) -> int | None:
        """The word that covers character ``char`` of ``turn``; the one before it if the
        character is white space; None in a turn without words or before its first word."""
        spans = _word_spans(self.texts[turn])
        index = bisect_right(spans, char, key=lambda span: span[0]) - 1
        return index if index >= 0 else None

    def locate(self, word: int) -> tuple[int, int]:
        """(turn, word within turn) of the transcript's word number ``word``."""
        if not 0 <= word < self.word_count:
            raise IndexError(word)
        turn = bisect_right(self.first_word, word) - 1
        return turn, word - self.first_word[turn]

    def sentence_starts(self, turn: int) -> list[int]:
        """The words (numbers within the turn) at which a sentence begins; 0 first."""
        return list(_sentence_starts(self.texts[turn]))

    def offset_of(self, turn: int) -> int:
        """How many characters stand before ``turn``."""
        return sum(map(len, self.texts[:turn]))

    def place_at(self, offset: int) -> tuple[int, int]:
        """The turn, and the character in it, that ``offset`` characters stand before."""
        for turn, text in enumerate(self.texts):
            if offset < len(text):
                return turn, max(0, offset)
            offset -= len(text)
        return max(0, len(self.texts) - 1), 0

    @property
    def people(self) -> tuple[str, ...]:
        """The names of those who speak, in order of appearance."""
        return tuple(self.speakers[n].name for n in dict.fromkeys(self.speaker_of) if n >= 0)

    def relabelled(self, speaker_of: array[int], speakers: tuple[Speaker, ...]) -> Transcript:
        """This conversation with other labels; text, words and times stay as they are."""
        other = replace(self, speaker_of=speaker_of, speakers=speakers)
        for name in ("first_word", "words_hash"):
            if name in self.__dict__:
                other.__dict__[name] = self.__dict__[name]
        return other


@cache
def _sentence_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What ends a sentence, and the abbreviations that only look like it."""
    end = (
        r"[.!?\u2026\uff0e]+[\"'\u201d\u2019\u00bb)\]\u300d\u300f\uff09]*$"
        # full stops, question and exclamation marks that end a sentence wherever they stand
        r"|[\u3002\uff61\uff01\uff1f\u061f\u06d4\u0964\u0965\u104b\u1362\u17d4\u203c\u2047-\u2049]"
    )
    short = r"^[\"'\u201c(\[]*(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|St|vs|etc|e\.g|i\.e|No)\.$"
    return re.compile(end), re.compile(short)


@lru_cache(maxsize=512)
def _sentence_starts(text: str) -> tuple[int, ...]:
    sentence_end, abbreviation = _sentence_patterns()
    spans = _word_spans(text)
    starts = [0] if spans else []
    for index in range(len(spans) - 1):
        start, end = spans[index]
        gap = text[end : spans[index + 1][0]]
        word = text[start:end]
        if PARAGRAPH_BREAK in gap or (sentence_end.search(word) and not abbreviation.match(word)):
            starts.append(index + 1)
    return tuple(starts)

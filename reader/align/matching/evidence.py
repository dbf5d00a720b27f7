"""A timed file laid out in words: what each cue says about when a word begins."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from reader.core.timed import TimedText
from reader.core.timing import NO_TIME, spread
from reader.core.transcript import words_in


@dataclass(frozen=True)
class TimedWords:
    """The words of a timed file in columns, in the order of its cues.

    ``stamp_ms`` is a word's own time where the file gives one (the first word of a cue, or
    every word), else NO_TIME; ``start_ms`` and ``end_ms`` are that or a share of the cue.
    ``cue_of`` numbers the cues that have words, ``first_word[c]`` is where cue ``c``
    begins, ``cue_end_ms[c]`` its end (NO_TIME: not told). ``own_word`` marks words that the
    file times one by one. ``speaker_of[c]`` is an index into ``speakers`` or -1.
    """

    words: list[str]
    stamp_ms: array[int]
    start_ms: array[int]
    end_ms: array[int]
    own_word: bytearray
    cue_of: array[int]
    first_word: array[int]
    cue_start_ms: array[int]
    cue_end_ms: array[int]
    speaker_of: array[int]
    speakers: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.words)

    @property
    def tells_ends(self) -> bool:
        """Whether most cues say when they end."""
        return sum(end != NO_TIME for end in self.cue_end_ms) * 2 > len(self.cue_end_ms)


def timed_words(timed: TimedText) -> TimedWords:
    words: list[str] = []
    stamp_ms, own_end = array("q"), {}
    own_word = bytearray()
    cue_of, first_word = array("q"), array("q")
    cue_start_ms, cue_end_ms, speaker_of = array("q"), array("q"), array("q")
    speakers: dict[str, int] = {}
    for cue in timed.cues:
        begin = len(words)
        if cue.words:
            for timed_word in cue.words:
                pieces = words_in(timed_word.text)
                if not pieces:
                    continue
                words.extend(pieces)
                stamp_ms.append(timed_word.start_ms)
                stamp_ms.extend([NO_TIME] * (len(pieces) - 1))
                own_word.extend([1] * len(pieces))
                if timed_word.end_ms is not None:
                    own_end[len(words) - 1] = timed_word.end_ms
        else:
            pieces = words_in(cue.text)
            if pieces:
                words.extend(pieces)
                stamp_ms.append(cue.start_ms)
                stamp_ms.extend([NO_TIME] * (len(pieces) - 1))
                own_word.extend(bytes(len(pieces)))
        if len(words) == begin:
            continue
        first_word.append(begin)
        cue_of.extend([len(first_word) - 1] * (len(words) - begin))
        cue_start_ms.append(cue.start_ms)
        cue_end_ms.append(NO_TIME if cue.end_ms is None else max(cue.end_ms, cue.start_ms))
        speaker_of.append(speakers.setdefault(cue.speaker, len(speakers)) if cue.speaker else -1)
    latest = 0
    marks: list[tuple[int, int]] = []
    limits: list[int] = []
    for word, time_ms in enumerate(stamp_ms):
        if time_ms == NO_TIME:
            continue
        latest = max(latest, time_ms)  # overlapping cues with timed words may run back
        marks.append((word, latest))
        limits.append(own_end.get(word, cue_end_ms[cue_of[word]]))
    lengths = array("q", [len(word) + 1 for word in words])
    start_ms, end_ms = spread(lengths, marks, limits=limits)
    return TimedWords(
        words,
        stamp_ms,
        start_ms,
        end_ms,
        own_word,
        cue_of,
        first_word,
        cue_start_ms,
        cue_end_ms,
        speaker_of,
        tuple(speakers),
    )

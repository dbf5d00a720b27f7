"""When each word is said: the alignment of a transcript with a recording.

Columns, one entry a word in transcript order: start and end in milliseconds from
the recording's beginning, where the time comes from, and how sure it is.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import pairwise

from reader.core.transcript import Transcript, words_in

NO_TIME = -1


class Provenance(IntEnum):
    """Where a word's time comes from. The values are stored in files: never renumber."""

    MEASURED = 0  # an acoustic aligner placed it
    SOURCE = 1  # it came from a timed file
    INTERPOLATED = 2  # its neighbours were placed
    PINNED = 3  # the user put it there
    ABSENT = 4  # the recording does not contain it; its times are NO_TIME
    PENDING = 5  # not looked at yet; its times are NO_TIME. Never in a finished alignment


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the recording, half open: start_ms <= t < end_ms."""

    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class SpeakerConflict:
    """Another source says that ``turn``, labelled ``label`` here, is ``other_label``'s."""

    turn: int
    label: str
    other_label: str


@dataclass(frozen=True)
class Alignment:
    """Word times of one transcript in one recording. Immutable by convention.

    ``start_ms`` and ``end_ms`` (signed 64-bit, NO_TIME where absent), ``provenance``
    (a Provenance each) and ``confidence`` (0..100, percent) have one entry a word.
    ``uncovered`` are stretches of the recording that no word covers (adverts, music),
    in order. ``duration_ms`` is the recording's length, 0 where unknown.
    ``transcript_hash`` and ``audio_hash`` are SHA-256 of the files' bytes, hex, empty
    where unknown. ``source`` says in a few words what made it. ``looked_at``, in order, is
    what of the recording has been aligned where that is not finished; empty where it is.
    """

    start_ms: array[int]
    end_ms: array[int]
    provenance: bytearray
    confidence: bytearray
    duration_ms: int = 0
    uncovered: tuple[Span, ...] = ()
    speaker_check: tuple[SpeakerConflict, ...] = ()
    warnings: tuple[str, ...] = ()
    transcript_hash: str = ""
    audio_hash: str = ""
    source: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    looked_at: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        lengths = {
            len(self.start_ms),
            len(self.end_ms),
            len(self.provenance),
            len(self.confidence),
        }
        if len(lengths) != 1:
            raise ValueError(f"columns differ in length: {sorted(lengths)}")

    def __len__(self) -> int:
        """The number of words."""
        return len(self.start_ms)

    def turn_span(self, transcript: Transcript, turn: int) -> Span | None:
        """From the first to the last timed word of ``turn``; None if it has none."""
        first, last = transcript.first_word[turn], transcript.first_word[turn + 1]
        starts = [s for s in self.start_ms[first:last] if s != NO_TIME]
        if not starts:
            return None
        return Span(min(starts), max(self.end_ms[first:last]))


# A guess at how long a word without evidence takes: conversational English runs at
# about 15 characters a second.
MS_PER_CHARACTER = 65
SOURCE_CONFIDENCE = 90
INTERPOLATED_CONFIDENCE = 40


def interpolate(
    transcript: Transcript,
    known: Iterable[tuple[int, int]],
    *,
    duration_ms: int = 0,
    source: str = "",
) -> Alignment:
    """Times for every word from the times of a few.

    ``known`` are (word number, start in ms) pairs in word order whose times never
    run backwards (ValueError otherwise). A known word gets exactly its time
    (provenance SOURCE); the others are placed as ``spread`` says. Without any known
    word the alignment is empty of times (all words ABSENT).
    """
    total = transcript.word_count
    marks = list(known)
    starts, ends = spread(word_lengths(transcript.texts), marks, duration_ms=duration_ms)
    if marks:
        provenance = bytearray([Provenance.INTERPOLATED]) * total
        confidence = bytearray([INTERPOLATED_CONFIDENCE]) * total
        for word, _ in marks:
            provenance[word] = Provenance.SOURCE
            confidence[word] = SOURCE_CONFIDENCE
    else:
        provenance = bytearray([Provenance.ABSENT]) * total
        confidence = bytearray(total)
    return Alignment(
        starts,
        ends,
        provenance,
        confidence,
        duration_ms=duration_ms,
        transcript_hash=transcript.text_hash,
        source=source,
    )


def word_lengths(texts: Iterable[str]) -> array[int]:
    """The length of every word in characters, and one for the space after it."""
    lengths = array("q")
    for text in texts:
        lengths.extend([len(word) + 1 for word in words_in(text)])
    return lengths


def spread(
    lengths: Sequence[int],
    marks: Sequence[tuple[int, int]],
    *,
    duration_ms: int = 0,
    limits: Sequence[int] = (),
) -> tuple[array[int], array[int]]:
    """Start and end of every word, in ms, from the starts of a few.

    ``lengths`` are those of ``word_lengths``; ``marks`` (word number, start in ms) pairs in
    word order whose times never run backwards (ValueError otherwise). ``limits``, where
    given, hold for each mark when its words must have ended (NO_TIME: not known), which a
    later mark can only bring forward.

    A marked word gets exactly its time. Words between two marks share the time between
    them in proportion to their length, but no more slowly than half the usual pace, so
    that a long silence stays a silence. Words before the first mark run back from it,
    words after the last run on to ``duration_ms``, at the usual pace. Without marks
    nothing has a time.
    """
    total = len(lengths)
    starts = array("q", [NO_TIME]) * total
    ends = array("q", [NO_TIME]) * total
    if not marks:
        return starts, ends
    for (word, time_ms), (next_word, next_ms) in pairwise(marks):
        if next_word <= word or next_ms < time_ms:
            raise ValueError(f"known times run backwards at word {next_word}")
    first_word, first_ms = marks[0]
    if first_word > 0:
        lead = sum(lengths[:first_word]) * MS_PER_CHARACTER
        _share(starts, ends, lengths, (0, first_word), (max(0, first_ms - lead), first_ms))
    last_word, last_ms = marks[-1]
    natural = last_ms + sum(lengths[last_word:]) * MS_PER_CHARACTER
    if limits and limits[-1] != NO_TIME:
        # The file says when it ends: slower than usual is believed.
        natural = limits[-1]
    last_end = max(last_ms, min(natural, duration_ms)) if duration_ms else natural
    for index, (word, time_ms) in enumerate(marks):
        if index + 1 < len(marks):
            next_word, next_ms = marks[index + 1]
        else:
            next_word, next_ms = total, last_end
        if limits and limits[index] != NO_TIME:
            next_ms = max(time_ms, min(next_ms, limits[index]))
        _share(starts, ends, lengths, (word, next_word), (time_ms, next_ms))
    return starts, ends


def _share(
    starts: array[int],
    ends: array[int],
    lengths: Sequence[int],
    words: tuple[int, int],
    times: tuple[int, int],
) -> None:
    """Share the time between ``times`` out among ``words`` (half open) by their lengths."""
    word, next_word = words
    time_ms, next_ms = times
    if next_word == word + 1:
        starts[word] = time_ms
        ends[word] = time_ms + min(next_ms - time_ms, lengths[word] * MS_PER_CHARACTER * 2)
        return
    characters = sum(lengths[word:next_word])
    room = min(next_ms - time_ms, characters * MS_PER_CHARACTER * 2)
    done = 0
    for index in range(word, next_word):
        starts[index] = time_ms + room * done // characters
        done += lengths[index]
        ends[index] = time_ms + room * done // characters

"""When each word is said: the alignment of a transcript with a recording.

Columns, one entry a word in transcript order: start and end in milliseconds from
the recording's beginning, where the time comes from, and how sure it is.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum

from reader.core.transcript import Transcript

NO_TIME = -1


class Provenance(IntEnum):
    """Where a word's time comes from. The values are stored in files: never renumber."""

    MEASURED = 0  # an acoustic aligner placed it
    SOURCE = 1  # it came from a timed file
    INTERPOLATED = 2  # its neighbours were placed
    PINNED = 3  # the user put it there
    ABSENT = 4  # the recording does not contain it; its times are NO_TIME


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
    where unknown. ``source`` says in a few words what made it.
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
    (provenance SOURCE); words between two known ones share the time between them in
    proportion to their length in characters, but no more slowly than half the usual
    pace, so that a long silence stays a silence. Words before the first known one run
    back from it, words after the last run on to ``duration_ms``, at the usual pace.
    Without any known word the alignment is empty of times (all words ABSENT).
    """
    total = transcript.word_count
    starts = array("q", [NO_TIME]) * total
    ends = array("q", [NO_TIME]) * total
    provenance = bytearray([Provenance.ABSENT]) * total
    confidence = bytearray(total)
    marks = list(known)
    for (word, time_ms), (next_word, next_ms) in zip(marks, marks[1:], strict=False):
        if next_word <= word or next_ms < time_ms:
            raise ValueError(f"known times run backwards at word {next_word}")
    if marks:
        lengths = _word_lengths(transcript)
        edges = [*marks, (total, _end_time(marks[-1], lengths, duration_ms))]
        if marks[0][0] > 0:
            lead = sum(lengths[: marks[0][0]]) * MS_PER_CHARACTER
            edges.insert(0, (0, max(0, marks[0][1] - lead)))
        for (word, time_ms), (next_word, next_ms) in zip(edges, edges[1:], strict=False):
            _spread(starts, ends, lengths, word, next_word, time_ms, next_ms)
        provenance = bytearray([Provenance.INTERPOLATED]) * total
        confidence = bytearray([INTERPOLATED_CONFIDENCE]) * total
        for word, _ in marks:
            provenance[word] = Provenance.SOURCE
            confidence[word] = SOURCE_CONFIDENCE
    return Alignment(
        starts,
        ends,
        provenance,
        confidence,
        duration_ms=duration_ms,
        transcript_hash=transcript.text_hash,
        source=source,
    )


def _word_lengths(transcript: Transcript) -> array[int]:
    lengths = array("l")
    for turn in range(len(transcript)):
        lengths.extend(end - start + 1 for start, end in transcript.word_spans(turn))
    return lengths


def _end_time(mark: tuple[int, int], lengths: array[int], duration_ms: int) -> int:
    word, time_ms = mark
    natural = time_ms + sum(lengths[word:]) * MS_PER_CHARACTER
    return max(time_ms, min(natural, duration_ms)) if duration_ms else natural


def _spread(
    starts: array[int],
    ends: array[int],
    lengths: array[int],
    word: int,
    next_word: int,
    time_ms: int,
    next_ms: int,
) -> None:
    """Share time_ms..next_ms out among words word..next_word by their lengths."""
    characters = sum(lengths[word:next_word])
    room = min(next_ms - time_ms, characters * MS_PER_CHARACTER * 2)
    done = 0
    for index in range(word, next_word):
        starts[index] = time_ms + room * done // characters
        done += lengths[index]
        ends[index] = time_ms + room * done // characters

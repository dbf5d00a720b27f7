"""Carrying the times of a timed file over to a transcript of nearly the same words.

``match`` is the whole of it: words to tokens (``tokens``), equal stretches
(``sequence``), which of our words begin at a time given (``marks``), times for the rest
(``carry``), and whether the two sources agree about who speaks (``speaker_check``).
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from itertools import pairwise

from reader.align.matching.carry import Carrier
from reader.align.matching.evidence import TimedWords, timed_words
from reader.align.matching.marks import Pairs, marks_of
from reader.align.matching.sequence import Run, equal_runs, slid
from reader.align.matching.tokens import Vocabulary
from reader.align.speakers.speaker_check import SpeakerCheck, check_speakers, splits_text
from reader.core.errors import FormatProblem
from reader.core.text import say
from reader.core.timed import TimedText
from reader.core.timing import Alignment, word_lengths
from reader.core.transcript import Transcript

# Below this share of the shorter side's words, two texts are not the same conversation:
# unrelated ones agree in under 2 %, bad recognition of the same in over 40 %.
_LEAST_SHARE = 0.1
_WARN_SHARE = 0.5
# Fewer words than this agree by chance unless most of them do.
_FEW_WORDS = 20
_LEAST_SHARE_OF_FEW = 0.6


def match(transcript: Transcript, timed: TimedText, *, duration_ms: int = 0) -> Alignment:
    """Word times of ``transcript`` from ``timed``, whose words are nearly the same.

    A word that begins a cue or a stamped stretch, or that the file times by itself, gets
    exactly that time (SOURCE), and so does the first word of a turn that clearly begins
    there though the words differ; the others share the time between in proportion to
    their length (INTERPOLATED), inside their cue where it tells its end. Words of ours
    that the other source lacks are placed between their neighbours where there is room,
    else ABSENT. Starts never run backwards. ``duration_ms`` is the recording's length, 0
    where unknown. Raises FormatProblem where the two are not the same conversation.
    """
    source = timed_words(timed)
    if not len(source):
        raise FormatProblem(say("The timed file has no words in it."))
    if not transcript.word_count:
        raise FormatProblem(say("The transcript has no words in it."))
    pairs = pair_words(transcript, source)
    share = len(pairs) / min(transcript.word_count, len(source))
    fewest = min(transcript.word_count, len(source))
    least = _LEAST_SHARE if fewest >= _FEW_WORDS else _LEAST_SHARE_OF_FEW
    if not len(pairs) or share < least:
        raise FormatProblem(
            say(
                "The transcript and the timed file do not seem to be the same conversation: "
                "only {share:.0%} of the words agree.",
                share=share,
            ),
            remedy=say("Check that both belong to the same recording and are in one language."),
        )
    warnings: list[str] = [
        say("In the timed file: {warning}", warning=warning) for warning in timed.warnings
    ]
    if share < _WARN_SHARE:
        warnings.append(
            say(
                "Only {share:.0%} of the words agree with the timed file; times are rough.",
                share=share,
            )
        )
    first_word = transcript.first_word
    marks = marks_of(pairs, source, first_word[:-1], transcript.word_count)
    carrier = Carrier(word_lengths(transcript.texts), pairs, source, marks, duration_ms)
    carrier.carry()
    warnings.extend(_told_absent(transcript, carrier))
    check = _check(transcript, pairs, source)
    warnings.extend(check.warnings)
    return Alignment(
        carrier.start_ms,
        carrier.end_ms,
        carrier.provenance,
        carrier.confidence,
        duration_ms=duration_ms,
        uncovered=carrier.uncovered(),
        speaker_check=check.conflicts,
        warnings=tuple(warnings),
        transcript_hash=transcript.text_hash,
        source="matched with a timed file",
        extra={"splits": splits_text(check.splits)} if check.splits else {},
    )


def _told_absent(transcript: Transcript, carrier: Carrier) -> list[str]:
    """A warning where whole turns are not in the timed file."""
    first_word = transcript.first_word
    absent = [
        turn
        for turn, (first, last) in enumerate(pairwise(first_word))
        if first < last and all(carrier.absent[first:last])
    ]
    if not absent:
        return []
    return [
        say(
            "{n} turns are not in the timed file, or not in this place, and have no times, "
            "the first being turn {turn}.",
            one="Turn {turn} is not in the timed file, or not in this place, and has no times.",
            n=len(absent),
            turn=absent[0] + 1,
        )
    ]


def pair_words(transcript: Transcript, source: TimedWords) -> Pairs:
    """The words the two have in common, in order."""
    vocabulary = Vocabulary()
    ours, our_word = vocabulary.encode_texts(transcript.texts)
    theirs, their_word = vocabulary.encode(source.words)
    begins = {bisect_left(our_word, word) for word in transcript.first_word}
    runs = slid(equal_runs(ours, theirs), ours, theirs, begins)
    return _pairs(runs, our_word, their_word)


def _pairs(runs: list[Run], our_word: array[int], their_word: array[int]) -> Pairs:
    ours, theirs = array("q"), array("q")
    last_our = last_their = -1
    for x, y, length in runs:
        for mine, other in zip(our_word[x : x + length], their_word[y : y + length], strict=True):
            # A word may be several tokens; its first one counts.
            if mine > last_our and other > last_their:
                ours.append(mine)
                theirs.append(other)
                last_our, last_their = mine, other
    return Pairs(ours, theirs)


def _check(transcript: Transcript, pairs: Pairs, source: TimedWords) -> SpeakerCheck:
    if not source.speakers:
        return SpeakerCheck()
    partner = array("q", [-1]) * transcript.word_count
    for mine, other in zip(pairs.ours, pairs.theirs, strict=True):
        partner[mine] = other
    voice_of = array("q", [source.speaker_of[cue] for cue in source.cue_of])
    return check_speakers(transcript, partner, voice_of, source.speakers)

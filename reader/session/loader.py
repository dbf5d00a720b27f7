"""From files to what can be shown. Runs in a worker: Qt-free, returns snapshots.

In two steps, so that the text can be read while the times are still being matched.
"""

from __future__ import annotations

from dataclasses import dataclass

from reader.core.timing import Alignment, interpolate
from reader.core.transcript import Transcript
from reader.session.companions import Companions


# About five minutes of speech: with fewer stamps the word shown is not the word heard.
MAX_WORDS_A_STAMP = 800


@dataclass(frozen=True)
class LoadedText:
    """``alignment`` is there when the text carries its own times (captions)."""

    transcript: Transcript
    alignment: Alignment | None = None


def load_text(
    companions: Companions, rejected: frozenset[str] = frozenset()
) -> LoadedText:
    """The conversation. Raises FileProblem and FormatProblem."""
    from reader.formats.registry import load_timed, load_transcript

    if companions.transcript is not None:
        return LoadedText(load_transcript(companions.transcript, rejected=rejected))
    from reader.formats.timed_transcript import transcript_from_timed

    assert companions.timed is not None
    return LoadedText(*transcript_from_timed(load_timed(companions.timed)))


def load_times(companions: Companions, text: LoadedText) -> Alignment | None:
    """Word times from the best source there is: Earmark's own alignment, else a timed file
    beside the transcript (matched), else the stamps in the text itself; None without any.

    Raises FileProblem and FormatProblem.
    """
    if text.alignment is not None:
        return text.alignment
    transcript = text.transcript
    if companions.alignment is not None:
        from reader.formats.alignment_file import read_alignment

        return read_alignment(companions.alignment, transcript)
    if companions.timed is not None:
        from reader.align.matching import match
        from reader.formats.registry import load_timed

        return match(transcript, load_timed(companions.timed))
    return from_stamps(transcript)


def from_stamps(transcript: Transcript) -> Alignment | None:
    """Times from the stamps in the text; stamps that run backwards are passed over.

    None where they are so few that most words would be a guess.
    """
    known: list[tuple[int, int]] = []
    for anchor in transcript.anchors:
        word = transcript.word_at(anchor.turn, anchor.char)
        number = transcript.first_word[anchor.turn] + (word or 0)
        if number >= transcript.word_count:
            continue
        if not known or (number > known[-1][0] and anchor.time_ms >= known[-1][1]):
            known.append((number, anchor.time_ms))
    if len(known) * MAX_WORDS_A_STAMP < transcript.word_count:
        return None
    return interpolate(transcript, known, source="stamps in the text")

"""Searching with a regular expression, which may not take longer than it is given.

Looked through is the text as it stands, one turn after the other, without regard to case;
only curly quotation marks count as straight ones, because these are what a keyboard has.
``^`` and ``$`` are the edges of a paragraph. Accents and dashes count: who writes a pattern
means what it says.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass

from reader.core.errors import ReaderError
from reader.core.search import Hit, is_whole
from reader.core.search_hits import Hits, ListedHits
from reader.core.transcript import Transcript

TIME_LIMIT_S = 2.0
MOST_HITS = 2_000_000
_CURLY = (("’", "'"), ("‘", "'"), ("‚", "'"), ("“", '"'), ("”", '"'), ("„", '"'))


class PatternProblem(ReaderError):
    """A regular expression that is none: ``reason`` at the 0-based character ``at``."""

    def __init__(self, reason: str, at: int) -> None:
        super().__init__(f"Not a regular expression: {reason} at character {at + 1}.")
        self.reason = reason
        self.at = at


@dataclass(frozen=True)
class PatternResult:
    """``looked_at`` is how much of the conversation was looked through, 0..1; below 1 the
    time ran out (or ``MOST_HITS`` were found)."""

    hits: Hits
    looked_at: float = 1.0


def find_pattern(
    transcript: Transcript,
    pattern: str,
    *,
    whole_word: bool = False,
    speakers: Collection[int] | None = None,
    time_limit_s: float = TIME_LIMIT_S,
    cancelled: Callable[[], bool] = lambda: False,
) -> PatternResult:
    """Every place that ``pattern`` matches, in reading order; what is empty does not count.

    Other threads run meanwhile. Raises PatternProblem where it is no regular expression.
    """
    import regex  # 30 ms, for those who search with patterns

    try:
        compiled = regex.compile(_straight(pattern), regex.IGNORECASE | regex.MULTILINE)
    except regex.error as error:
        raise PatternProblem(str(error.msg), int(error.pos or 0)) from None
    deadline = time.monotonic() + time_limit_s
    hits = ListedHits()
    for turn, text in enumerate(transcript.texts):
        left_s = deadline - time.monotonic()
        if left_s <= 0 or cancelled() or len(hits) > MOST_HITS:
            return PatternResult(hits, turn / len(transcript))
        if speakers is not None and transcript.speaker_of[turn] not in speakers:
            continue
        text = _straight(text)
        matches = compiled.finditer(text, timeout=left_s, concurrent=True)
        try:
            hits.extend(
                Hit(turn, *match.span())
                for match in matches
                if match.end() > match.start()
                and (not whole_word or is_whole(text, match.start(), match.end()))
            )
        except TimeoutError:
            return PatternResult(hits, turn / len(transcript))
    return PatternResult(hits)


def _straight(text: str) -> str:
    if not text.isascii():
        for curly, straight in _CURLY:
            text = text.replace(curly, straight)
    return text

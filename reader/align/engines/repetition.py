"""Speech that nobody said: a recogniser that repeats itself over music or noise."""

from __future__ import annotations

_MOST_WORDS_A_SECOND = 8.0  # the fastest talkers reach about 6


def without_runaway(text: str, duration_s: float) -> str:
    """``text`` as heard in ``duration_s`` seconds, less what cannot have been said in it."""
    words = text.split()
    if len(words) > max(4.0, _MOST_WORDS_A_SECOND * duration_s):
        return ""
    return text

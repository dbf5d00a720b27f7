"""Text that nobody said: what a recogniser makes of noise and music.

Such models end where they think that the speech does. Over noise they never think so, and say
the last few words again and again until they are stopped; over music they write notes.
"""

from __future__ import annotations

_MOST_WORDS_A_SECOND = 8.0  # the fastest talkers reach about 6
_MOST_CHARACTERS_A_SECOND = 16.0  # where words are written without spaces between them
_SHORTEST_RATED = 4  # fewer may stand in a stretch whose end was cut short
_LONGEST_PERIOD = 24
_LONG = 12  # units: less than that is no circle, but somebody who insists
_EDGE = ".,;:!?…\"'()[]-–—«»“”‘’"


def cut_runaway(text: str, duration_s: float) -> tuple[str, bool]:
    """``text``, heard in ``duration_s`` seconds, up to where it runs in circles.

    Empty where it has no word at all, or more than can be said in the time. The second says
    whether anything was cut: then something was said there, or sounded, that the rest of the
    text does not tell.
    """
    text = " ".join(text.split())
    if not any(letter.isalnum() for letter in text):
        return "", False
    spaced = text.count(" ") * 20 > len(text)
    units = text.split() if spaced else list(text)
    first = _circle([unit.strip(_EDGE).casefold() for unit in units])
    if first < len(units):
        return (" " if spaced else "").join(units[:first]).strip(), True
    most = _MOST_WORDS_A_SECOND if spaced else _MOST_CHARACTERS_A_SECOND
    if len(units) > max(_SHORTEST_RATED, most * duration_s):
        return "", True
    return text, False


def _circle(units: list[str]) -> int:
    """Where the circle begins that lasts to the end; their number where there is none."""
    total = len(units)
    first = total
    for period in range(1, min(_LONGEST_PERIOD, total // 3) + 1):
        if not units[-1 - period].startswith(units[-1]):  # it may be stopped within a word
            continue
        begin = total - period - 1
        while begin > 0 and units[begin - 1] == units[begin - 1 + period]:
            begin -= 1
        # People do say a word or two several times; four they hardly ever say thrice.
        if total - begin >= max(_LONG, 3 * period):
            first = min(first, begin)
    return first

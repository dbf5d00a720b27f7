"""Times as people write them: 1:02:03, 62:03, 3723, 1h2m3s."""

from __future__ import annotations

import re

from reader.core.text import say

_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,3}))?")
_SHARE = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%")
_UNITS = re.compile(
    r"(?:(\d+)\s*h)?\s*(?:(\d+)\s*m(?:in)?)?\s*(?:(\d+(?:\.\d+)?)\s*s?)?", re.IGNORECASE
)


def format_time(time_ms: int) -> str:
    """``1:02:03`` from an hour on, ``2:03`` below; milliseconds are cut, not rounded."""
    seconds = max(0, time_ms) // 1000
    hours, minutes, seconds = seconds // 3600, seconds // 60 % 60, seconds % 60
    if hours:
        return f"{hours}:{minutes:02}:{seconds:02}"
    return f"{minutes}:{seconds:02}"


def format_tenths(time_ms: int) -> str:
    """``1:02:03.4``: as ``format_time``, with the tenths of a second, cut too."""
    return f"{format_time(time_ms)}.{max(0, time_ms) % 1000 // 100}"


def parse_place(text: str, position_ms: int, duration_ms: int) -> int:
    """Milliseconds from a time as for ``parse_time``, or from ``+30`` and ``-1m30s`` seen from
    ``position_ms``, or from ``50%`` of ``duration_ms``. Not before the beginning; what is
    relative does not go past the end either, where that is known (not 0).

    Raises ValueError, with a sentence for the user.
    """
    text = text.strip().replace("\u2212", "-")
    share = _SHARE.fullmatch(text)
    if share and duration_ms and float(share[1]) <= 100:
        return round(duration_ms * float(share[1]) / 100)
    if text[:1] in ("+", "-") and text[1:].strip():
        by_ms = parse_time(text[1:])
        place_ms = max(0, position_ms + (by_ms if text[0] == "+" else -by_ms))
        return min(place_ms, duration_ms) if duration_ms else place_ms
    return parse_time(text)


def parse_time(text: str) -> int:
    """Milliseconds from ``1:02:03``, ``62:03.5``, ``3723`` (seconds) or ``1h2m3s``.

    Raises ValueError, with a sentence for the user.
    """
    text = text.strip()
    clock = _CLOCK.fullmatch(text)
    if clock:
        hours, minutes, seconds, fraction = clock.groups()
        if int(seconds) < 60 and (hours is None or int(minutes) < 60):
            whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
            return whole * 1000 + int((fraction or "0").ljust(3, "0"))
    units = _UNITS.fullmatch(text)
    if text and units:
        hours, minutes, rest = units.groups()
        return round((int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(rest or 0)) * 1000)
    raise ValueError(say("“{text}” is not a time. Write 1:02:03, 62:03 or 1h2m3s.", text=text))

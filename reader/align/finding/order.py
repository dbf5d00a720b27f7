"""In which order the recording is looked at: what is listened to comes first."""

from __future__ import annotations

from collections.abc import Collection

# Where the words before a place are, is known from a landmark that may be so far before it.
LEAD_MS = 45_000


def next_section(left: Collection[int], now: int, before: int) -> int:
    """Which of the sections ``left`` (not empty) to explore.

    ``now`` is the one that holds the place listened to, ``before`` the one that holds what
    is LEAD_MS before that: between the two landmarks around the place may be a cut. Then
    come those that will be listened to next, and at last those before.
    """
    for number in (now, before):
        if number in left:
            return number
    return min((number for number in left if number > now), default=min(left))

"""How sure the voices are of what they say, kept with an alignment and put in words."""

from __future__ import annotations

from collections.abc import Mapping


def certainties_text(percent: Mapping[int, int]) -> str:
    """For ``Alignment.extra``: how sure it is, in percent, that the label of each of these
    turns is another voice's. ``certainties_from_text`` reads it back."""
    return "\n".join(f"{turn}\t{value}" for turn, value in sorted(percent.items()))


def certainties_from_text(text: str) -> dict[int, int]:
    """What ``certainties_text`` put in; lines that are not like that are passed over, since
    anybody may have written the file."""
    found = {}
    for line in text.splitlines():
        turn, _, percent = line.partition("\t")
        if turn.isdecimal() and percent.isdecimal():
            found[int(turn)] = min(100, int(percent))
    return found


def certainty_in_words(certainty: float) -> str:
    """``certainty`` 0..1, as an adverb."""
    if certainty >= 0.97:
        return "almost surely"
    if certainty >= 0.85:
        return "fairly surely"
    return "perhaps"

"""What a proposal says to the reader.

``sure`` is how sure the voices are of it, 0..1; None where another source's labels say it.
Turns are counted from 0 here and from 1 in what is said.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.align.speakers.certainty import certainty_in_words
from reader.align.speakers.splits import Split


def exchange_text(stretches: Sequence[tuple[int, int | None, str, str]], sure: float | None) -> str:
    """``stretches`` are (first turn, last turn or None for the end, one, other)."""
    verb = "seem" if sure is None else "are"
    parts = [
        f"from turn {first + 1} {_until(last)}, {one} and {other} {verb} exchanged"
        for first, last, one, other in stretches
    ]
    return _sentence("; ".join(parts), sure)


def permutation_text(
    first: int, last: int | None, moved: Sequence[tuple[str, str]], sure: float | None
) -> str:
    """``moved`` are (label, whose turns they are)."""
    verb = "seem to have" if sure is None else "have"
    whose = [f"those of {label} are {other}'s" for label, other in moved]
    listed = " and ".join([", ".join(whose[:-1]), whose[-1]] if len(whose) > 1 else whose)
    return _sentence(
        f"from turn {first + 1} {_until(last)}, labels {verb} changed places: {listed}", sure
    )


def turns_text(turns: Sequence[int], label: str, other: str, sure: float | None) -> str:
    """Turns of one label that are another's, amid others that are rightly labelled so."""
    if len(turns) == 1:
        what, by_voice = f"Turn {turns[0] + 1} is", "by its voice it is"
    else:
        what = f"{len(turns)} turns from {turns[0] + 1} to {turns[-1] + 1} are"
        by_voice = "by their voice they are"
    if sure is None:
        return f"{what} labelled {label}; the other source has {other}."
    return f"{what} labelled {label}; {by_voice}, {certainty_in_words(sure)}, {other}'s."


def edge_text(edge: Sequence[Split]) -> str:
    return "".join(
        f" Turn {split.turn + 1} seems to hold two speakers' words (from word "
        f"{split.word + 1} on {split.speaker}'s): a name may be missing there."
        for split in edge
    )


def _until(last: int | None) -> str:
    return "on" if last is None else f"to {last + 1}"


def _sentence(text: str, sure: float | None) -> str:
    if sure is None:
        return f"{text[0].upper()}{text[1:]}."
    return f"The voices suggest, {certainty_in_words(sure)}, that {text}."

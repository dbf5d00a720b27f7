"""From what the user typed over words of the shown text to fixes of the source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.core.text_fixes import FixedText, TextFix, fix_at, tidy
from reader.core.transcript import PARAGRAPH_BREAK, Transcript, word_spans
from reader.core.word_edits import word_edits

_WORD_SIGN = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Rewording:
    """Characters ``start`` to ``end`` of the shown ``turn`` are to be ``text``."""

    turn: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What rewordings come to: these fixes, and that those of these numbers are taken back."""

    fixes: tuple[TextFix, ...] = ()
    taken_back: tuple[int, ...] = ()
    emptied: tuple[int, ...] = ()  # turns that would have no word left

    def __bool__(self) -> bool:
        return bool(self.fixes or self.taken_back)


def trimmed(text: str, wording: Rewording) -> Rewording | None:
    """``wording`` of the turn that says ``text``, for as few words as it can be said of: whole
    words, at least one, with those beside a break of paragraphs that comes or goes. None where
    nothing changes."""
    old, new = text[wording.start : wording.end], tidy(wording.text)
    edits = word_edits(old, new)
    spans = word_spans(old)
    if not edits or not spans:
        return None
    first, last = edits[0].start, edits[-1].end
    low = bisect_right([end for _, end in spans], first)
    high = bisect_left([start for start, _ in spans], last) - 1
    if low > high:
        low, high = high, low
    low, high = max(0, min(low, len(spans) - 1)), max(0, min(high, len(spans) - 1))
    typed = new[min(spans[low][0], first) : len(new) - (len(old) - max(spans[high][1], last))]
    breaks = PARAGRAPH_BREAK in old[first : spans[low][0]] or typed[:1] == PARAGRAPH_BREAK
    if breaks and low > 0:
        low -= 1
    breaks = PARAGRAPH_BREAK in old[spans[high][1] : last] or typed[-1:] == PARAGRAPH_BREAK
    if breaks and high < len(spans) - 1:
        high += 1
    start, end = spans[low][0], spans[high][1]
    typed = new[min(start, first) : len(new) - (len(old) - max(end, last))]
    return Rewording(wording.turn, wording.start + start, wording.start + end, typed.strip())


def rewritten(fixed: FixedText, wordings: Sequence[Rewording]) -> Rewritten:
    """The fixes that make the shown text say ``wordings``, which do not meet. Where one meets a
    fix that holds, the new one is of all that this had replaced."""
    fixes: list[TextFix] = []
    taken_back: list[int] = []
    emptied: list[int] = []
    by_turn: dict[int, list[Rewording]] = {}
    for wording in wordings:
        shorter = trimmed(fixed.transcript.texts[wording.turn], wording)
        if shorter is not None:
            by_turn.setdefault(shorter.turn, []).append(shorter)
    for turn, of_turn in sorted(by_turn.items()):
        made, back = _of_turn(fixed, turn, sorted(of_turn, key=lambda each: each.start))
        if made and not _leaves_words(fixed, turn, made):
            emptied.append(turn)
        else:
            fixes += made
            taken_back += back
    return Rewritten(tuple(fixes), tuple(taken_back), tuple(emptied))


def _of_turn(
    fixed: FixedText, turn: int, wordings: Sequence[Rewording]
) -> tuple[list[TextFix], list[int]]:
    shown, source = fixed.transcript.texts[turn], fixed.source.texts[turn]
    there = fixed.fixes_of(turn)
    groups: list[tuple[int, int, list[Rewording]]] = []
    for wording in wordings:
        start, end = wording.start, wording.end
        for fix in there:
            if fix.shown_start < end and start < fix.shown_end:
                start, end = min(start, fix.shown_start), max(end, fix.shown_end)
        if groups and start < groups[-1][1]:
            first, last, members = groups[-1]
            groups[-1] = (first, max(last, end), [*members, wording])
        else:
            groups.append((start, end, [wording]))
    made: list[TextFix] = []
    back: list[int] = []
    for start, end, members in groups:
        words, done = "", start
        for member in members:
            words += shown[done : member.start] + member.text
            done = member.end
        words += shown[done:end]
        source_start = _source_char(fixed, turn, start)
        source_end = _source_char(fixed, turn, end, at_end=True)
        spans = word_spans(source)
        low = bisect_right([span[1] for span in spans], source_start)
        high = bisect_left([span[0] for span in spans], source_end) - 1
        from_char, to_char = spans[low][0], spans[high][1]
        # Words that have grown together in the source are one there: all of it is replaced.
        words = source[from_char:source_start] + words + source[source_end:to_char]
        if words.strip() == source[from_char:to_char]:
            back += (f.number for f in there if f.start < to_char and from_char < f.end)
        else:
            made.append(fix_at(fixed.source, turn, from_char, to_char, tidy(words)))
    return made, back


def _source_char(fixed: FixedText, turn: int, char: int, *, at_end: bool = False) -> int:
    """Where ``char`` of the shown turn, which is not within a fix, is in the source. Words left
    out just there are before it, or behind it ``at_end``."""
    by = 0
    for fix in fixed.fixes_of(turn):
        is_empty_here = fix.shown_start == fix.shown_end == char
        if fix.shown_end > char or (at_end and is_empty_here):
            break
        by += (fix.end - fix.start) - (fix.shown_end - fix.shown_start)
    return char + by


def _leaves_words(fixed: FixedText, turn: int, made: Sequence[TextFix]) -> bool:
    spans = word_spans(fixed.source.texts[turn])
    if any(fix.text for fix in made):
        return True
    gone = [(fix.range.start.char, fix.range.end.char) for fix in made]
    gone += [(fix.start, fix.end) for fix in fixed.fixes_of(turn) if not fix.text]
    return not all(any(a <= s and e <= b for a, b in gone) for s, e in spans)


# -- the same everywhere --------------------------------------------------------


def core_of(before: str, after: str) -> tuple[str, str]:
    """The two without the signs at their ends that they have in common ("Jhon," and "John,"
    are about "Jhon" and "John"). Empty where that leaves nothing of the first."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        if _WORD_SIGN.match(before[start]):
            break
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        if _WORD_SIGN.match(before[-1 - end]):
            break
        end += 1
    return before[start : len(before) - end], after[start : len(after) - end]


def everywhere(transcript: Transcript, before: str, after: str) -> list[Rewording]:
    """Every place that says ``before`` as whole words, to say ``after``: also in capitals, and
    with a capital where ``before`` begins with a small letter; not with a small letter where it
    begins with a capital, which may be another word. A place is of whole words, with the signs
    and endings ("Jhon's") that belong to them."""
    before, after = core_of(" ".join(before.split()), " ".join(after.split()))
    if not before or before == after:
        return []
    forms = {before: after}
    for form in (str.upper, _capitalised):
        forms.setdefault(form(before), form(after))
    spaced = "|".join(r"\s+".join(map(re.escape, form.split())) for form in forms)
    edge_before = r"(?<!\w)" if _WORD_SIGN.match(before[0]) else ""
    edge_after = r"(?!\w)" if _WORD_SIGN.match(before[-1]) else ""
    pattern = re.compile(f"{edge_before}(?:{spaced}){edge_after}")
    return [
        place
        for turn, text in enumerate(transcript.texts)
        if pattern.search(text)
        for place in _places(turn, text, pattern, forms)
    ]


def _places(
    turn: int, text: str, pattern: re.Pattern[str], forms: dict[str, str]
) -> Iterator[Rewording]:
    spans = word_spans(text)
    starts = [start for start, _ in spans]
    place: Rewording | None = None
    for found in pattern.finditer(text):
        low = max(0, bisect_right(starts, found.start()) - 1)
        high = max(0, bisect_left(starts, found.end()) - 1)
        start, end = spans[low][0], spans[high][1]
        becomes = forms[" ".join(found[0].split())]
        if place is not None and start < place.end:  # twice in one word: "Jhon-Jhon"
            kept = place.text[: len(place.text) - (place.end - found.start())]
            words = kept + becomes + text[found.end() : max(end, place.end)]
            place = Rewording(turn, place.start, max(end, place.end), words)
            continue
        if place is not None:
            yield place
        words = text[start : found.start()] + becomes + text[found.end() : end]
        place = Rewording(turn, start, end, words)
    if place is not None:
        yield place


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]

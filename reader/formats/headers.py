"""Who speaks from here on: the lines that name a speaker, told from those that do not.

How it is decided. Every line in one of the layouts of ``layouts.py`` is a *candidate*;
nothing is decided by one line. Each distinct name is weighed over the whole document, and
its lines are headers if the points reach ``ACCEPTED``:

- the shape of a name (``names.shape``) +2, a doubtful shape 0 (no name's shape: never);
- the layout: a time beside the name +3, bold marks +1, alone on a line -1;
- the layout is also ordinary writing (``weak_layouts``): never, unless names recur in it and
  a good part of all paragraphs begin so;
- it recurs: twice +1, three times +2;
- it names a part played ("Host", "Speaker 2") +2; it is a word that documents put before
  a colon ("Note", "Source") -4;
- the title or the front matter mentions it +2, the running text +1;
- the document is written in this layout, that is, names recur in it, or a short text
  begins its paragraphs with little else: +1; nearly every line of it is, and a doubtful
  shape recurs (chats in lower case): +1; alone on a line where another layout is: 0, and
  -2 for one word or a rare name;
- it is like a name already accepted, so that it may be a misspelling: +3;
- a rare one whose words are all common words of this text (they occur in lower case) -2;
  of several words of which none is: +1; alone on a line, one word and rare: -2;
- alone on a line and mostly with no text after it, or after a line that goes on (a comma,
  the middle of a paragraph), or if rare with a text that goes on in lower case, or after a
  paragraph that was cut off: such a line is a heading, a signature or a cut: -4;
- alone on a line, but it takes turns with others (``turn_taking``): what is rare or short
  about it does not count against it, and it is at least +3; standing once, between two
  turns of one such name: +1;
- no text ever comes after it, or it is always below a heading with only a link or a few words
  beside it (a field of the section): never.

So a new name in a text whose speakers stand in the same way is found by its first line,
and "Exactly" between two paragraphs is not.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from reader.formats.front_matter import heading_of
from reader.formats.layouts import Header
from reader.formats.names import MAX_NAME, alike, is_label, is_role, letters_of, shape
from reader.formats.turn_taking import TurnTaking, find_turn_taking
from reader.formats.weak_layouts import WEAK

ACCEPTED = 3
RARE = 3
_VOCABULARY_CHARACTERS = 250_000  # holds every common word; all of it took a third of the time
_MENTION_CHARACTERS = 1_000_000
_LIKENESS_PAIRS = 300_000


@dataclass(frozen=True, slots=True)
class Context:
    """What the decision looks at besides the candidates themselves."""

    lines: list[str]
    text: str
    front: str  # title and front matter, for mentions
    paragraphs: int  # lines with text from the first possible turn on


@dataclass(frozen=True, slots=True)
class Decision:
    """Names, as spelled: whose lines are headers, and which label a field of a section."""

    names: set[str]
    fields: set[str]


def without_weak(candidates: list[Header], paragraphs: int) -> list[Header]:
    """The candidates without those of weak layouts that the document is not written in."""
    styles: dict[str, Counter[str]] = {}
    for candidate in candidates:
        if candidate.style in WEAK and shape(candidate.name):
            styles.setdefault(candidate.style, Counter())[candidate.name] += 1
    used = {style for style, names in styles.items() if _dominates(style, names, paragraphs)}
    return [c for c in candidates if c.style not in WEAK or c.style in used]


def decide(candidates: list[Header], context: Context) -> Decision:
    """What the candidates' names are. See the module's docstring."""
    counts = Counter(c.name for c in candidates)
    shapes = {name: shape(name) for name in counts}
    styles: dict[str, Counter[str]] = {}
    kept = [c for c in candidates if shapes[c.name]]
    for candidate in kept:
        styles.setdefault(candidate.style, Counter())[candidate.name] += 1
    fields = _fields(kept, context.lines)
    dominant = {s for s, names in styles.items() if _dominates(s, names, context.paragraphs)}
    best_style = {
        c.name: c.style for c in sorted(kept, key=lambda c: _STYLE_ORDER[c.style], reverse=True)
    }
    covering = _covering(styles, context.paragraphs)
    weights = {style: _weight(names) for style, names in styles.items()}
    strongest = max(weights, key=lambda style: weights[style], default="")
    broken = _broken(kept, context.lines, counts)
    alone = [c for c in kept if c.style == "alone" and not is_label(c.name)]
    taking = find_turn_taking(alone, context.lines)
    if strongest in dominant - {"alone"}:
        taking = TurnTaking()
    elif taking.recurring:
        dominant.add("alone")
    vocabulary: set[str] | None = None
    accepted: set[str] = set()
    doubtful: list[tuple[str, int]] = []
    for name, style in best_style.items():
        if name in fields:
            continue
        count = counts[name]
        points = 2 if shapes[name] == 2 else 0
        points += {"stamp": 3, "bold": 1, "colon": 0, "alone": -1}.get(style, 0)
        points += min(count - 1, 2)
        if style in covering and shapes[name] == 1 and count >= 2:
            points += 1
        if style == "alone" and strongest in dominant - {"alone"}:
            points -= 2 if count < RARE or " " not in name else 0
        elif style in dominant:
            points += 1
        points += _kind_points(name)
        if broken.get(name, 0) * 2 > count:
            points -= 4
        if count < RARE:
            if vocabulary is None:
                vocabulary = set(context.text[:_VOCABULARY_CHARACTERS].split())
            rarity = _rarity(name, style, vocabulary)
            points += max(rarity, 0) + 1 if taking.is_between(name, style) else rarity
        if taking.has(name, style) and name not in broken:
            points = max(points, ACCEPTED)
        if points < ACCEPTED and name in context.front and len(name) >= 3:
            points += 2
        if points < ACCEPTED and count < RARE and points == ACCEPTED - 1 and len(doubtful) < 200:
            points += _mentioned(name, count, context.text)
        if points >= ACCEPTED:
            accepted.add(name)
        elif points >= ACCEPTED - 3:
            doubtful.append((name, points))
    # A misspelling is recognised by what it misspells; also one without a name's shape.
    doubtful += [(n, 0) for n in counts if not shapes[n] and counts[n] < RARE and n not in fields]
    accepted |= _like_accepted(doubtful, accepted, counts, broken)
    return Decision(accepted, fields)


_STYLE_ORDER = {"stamp": 0, "bold": 1, "colon": 2, "alone": 3, "bracket": 4, "dash": 5, "dot": 6}
_WEAK_SHARE = 0.3  # of the paragraphs; a name alone in brackets makes its text a second one


def _kind_points(name: str) -> int:
    if is_label(name):
        return -4
    return 2 if is_role(name) and not name[0].islower() else 0


def _covering(styles: dict[str, Counter[str]], paragraphs: int) -> set[str]:
    """Layouts that nearly every line is in."""
    return {
        style
        for style, names in styles.items()
        if style != "alone" and names.total() * 5 >= paragraphs * 4
    }


def _dominates(style: str, names: Counter[str], paragraphs: int) -> bool:
    """Names recur in this layout; or the text is so short that nothing can recur."""
    recurring = sum(1 for count in names.values() if count >= 2)
    total = sum(names.values())
    if style in WEAK:
        likely = sum(n for name, n in names.items() if n >= 2 and not is_label(name))
        return recurring >= 2 and likely >= _WEAK_SHARE * paragraphs
    if recurring >= 2 or (recurring and max(names.values()) >= 3):
        return True
    if style == "alone" or (len(names) > 4 and not recurring):
        return False
    return total * 3 >= paragraphs


def _weight(names: Counter[str]) -> int:
    """How many lines of a layout have a name that recurs and could be a person's."""
    return sum(n for name, n in names.items() if n >= 2 and shape(name) == 2 and not is_label(name))


def _fields(candidates: list[Header], lines: list[str]) -> set[str]:
    """Names that are none because of what stands after them, every time.

    Below a heading, nothing but a link with a time or a few words that are no sentence: a
    field of the section. Anywhere, nothing at all up to the next header: a break.
    """
    unlike: set[str] = set()
    seen: set[str] = set()
    headed = {c.line for c in candidates if c.style != "alone"}
    for candidate in candidates:
        name = candidate.name
        if name in unlike or candidate.style == "alone":
            unlike.add(name)
            continue
        line = lines[candidate.line]
        said = line[candidate.rest : candidate.rest + 100].strip()
        below = _next_text(lines, candidate.line, 1)
        field_like = not said or (len(said) <= 60 and said[-1] not in '.!?\u2026-"\u201d')
        if field_like and (said or "](" in line):
            above = _next_text(lines, candidate.line, -1)
            if above is not None and heading_of(lines[above]) is not None:
                seen.add(name)
                continue
        ends = below is None or below in headed or heading_of(lines[below]) is not None
        if not said and ends:
            seen.add(name)
        else:
            unlike.add(name)
    return {name for name in seen if name not in unlike}


def _next_text(lines: list[str], index: int, step: int) -> int | None:
    """The nearest line with text after (step 1) or before (-1) ``index``."""
    index += step
    while 0 <= index < len(lines):
        if lines[index] and not lines[index].isspace():
            return index
        index += step
    return None


def _broken(candidates: list[Header], lines: list[str], counts: Counter[str]) -> dict[str, int]:
    """How often a name alone on a line stands where no header would."""
    alone = {c.line: c.name for c in candidates if c.style == "alone"}
    result: Counter[str] = Counter()
    blank = sum(not line or line.isspace() for line in lines) if alone else 0
    for index, name in alone.items():
        below = _next_text(lines, index, 1)
        if below is None or heading_of(lines[below]) is not None:
            result[name] += 1
            continue
        if below in alone and counts[alone[below]] >= counts[name]:
            result[name] += 1
            continue
        if _is_inside(lines, index, blank * 20 > len(lines)):
            result[name] += 1
            continue
        if counts[name] >= RARE:
            continue
        first = lines[below].lstrip("\"'\u201c\u2018([*_ ")[:1]
        above = _next_text(lines, index, -1)
        if above is None:
            continue
        cut = lines[above].rstrip()[-1:].isalnum() and above not in alone
        if (first.islower() and cut) or (cut and len(lines[above]) > 2 * MAX_NAME):
            result[name] += 1
    return result


def _is_inside(lines: list[str], index: int, blank_lines: bool) -> bool:
    """Whether the line before goes on: by a comma ("Thanks,"), or within its paragraph."""
    above = _next_text(lines, index, -1)
    if above is None:
        return False
    last = lines[above].rstrip()[-1]
    return last == "," or (blank_lines and above == index - 1 and last.isalnum())


def _rarity(name: str, style: str, vocabulary: set[str]) -> int:
    words = [word for word in name.replace("-", " ").split() if word[:1].isalpha()]
    common = sum(1 for word in words if word[0].isupper() and word.lower() in vocabulary)
    points = 0
    if is_role(name):
        return 0
    if common == len(words):
        points -= 2
    elif len(words) > 1 and not common:
        points += 1
    if style == "alone" and len(words) == 1:
        points -= 2
    return points


def _mentioned(name: str, count: int, text: str) -> int:
    """1 where the text has the name more often than its headers do."""
    position = -1
    for _ in range(count + 1):
        position = text.find(name, position + 1, _MENTION_CHARACTERS)
        if position < 0:
            return 0
    return 1


def _like_accepted(
    doubtful: list[tuple[str, int]],
    accepted: set[str],
    counts: Counter[str],
    broken: dict[str, int],
) -> set[str]:
    models = [(name, letters_of(name)) for name in accepted if counts[name] >= 2]
    if not models or len(models) * len(doubtful) > _LIKENESS_PAIRS:
        return set()
    found = set()
    for name, _ in doubtful:
        if broken.get(name, 0) * 2 > counts[name] or len(name) > MAX_NAME:
            continue
        bits = letters_of(name)
        if any((bits ^ other).bit_count() <= 6 and alike(name, model) for model, other in models):
            found.add(name)
    return found

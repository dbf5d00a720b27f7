from __future__ import annotations

from array import array
from bisect import bisect_right

from hypothesis import given
from hypothesis import strategies as st

from reader.core.selection import Position, TextRange
from reader.core.text_fixes import FixedText, TextFix, fix_at, tidy
from reader.core.timing import NO_TIME, Alignment, Provenance
from reader.core.transcript import NO_SPEAKER, Emphasis, Transcript
from reader.core.word_edits import edited, map_char, within, word_edits
from reader.core.word_runs import carried

_WORD = st.sampled_from(["a", "the", "word", "Jhon", "said,", "e.g.", "日本", "x", "yes."])
_TEXT = st.lists(_WORD, min_size=1, max_size=12).map(" ".join)
_WORDING = st.lists(_WORD, max_size=5).map(" ".join)


@st.composite
def _fixed(draw: st.DrawFn) -> tuple[Transcript, list[tuple[int, TextFix]]]:
    texts = draw(st.lists(_TEXT, min_size=1, max_size=4))
    emphasis: dict[int, tuple[Emphasis, ...]] = {0: (Emphasis(0, len(texts[0].split()[0])),)}
    source = Transcript(texts, array("i", [NO_SPEAKER] * len(texts)), (), emphasis=emphasis)
    fixes = []
    for number in range(draw(st.integers(0, 5))):
        turn = draw(st.integers(0, len(texts) - 1))
        spans = source.word_spans(turn)
        first = draw(st.integers(0, len(spans) - 1))
        last = draw(st.integers(first, len(spans) - 1))
        words = draw(_WORDING)
        fixes.append((number, fix_at(source, turn, spans[first][0], spans[last][1], words)))
    return source, fixes


@given(before=_TEXT, after=_TEXT)
def test_edits_make_one_wording_of_the_other_and_back(before: str, after: str) -> None:
    edits = word_edits(before, after)
    assert edited(before, edits) == after
    assert edited(after, within(before, edits)) == before


@given(before=_TEXT, after=_TEXT, data=st.data())
def test_characters_that_are_left_go_there_and_back(
    before: str, after: str, data: st.DataObject
) -> None:
    edits = word_edits(before, after)
    char = data.draw(st.integers(0, len(before) - 1))
    there = map_char(edits, char)
    assert 0 <= there <= len(after)
    if any(edit.start <= char < edit.end for edit in edits):
        return
    assert after[there] == before[char]
    assert map_char(within(before, edits), there) == char


@given(made=_fixed())
def test_taking_every_fix_back_gives_the_source(
    made: tuple[Transcript, list[tuple[int, TextFix]]],
) -> None:
    source, fixes = made
    fixed = FixedText(source, fixes)
    assert FixedText(source).transcript is source
    shown = fixed.transcript
    for turn in range(len(source)):
        undoing = within(source.texts[turn], fixed.edits(turn))
        assert edited(shown.texts[turn], undoing) == source.texts[turn]
        assert edited(source.texts[turn], fixed.edits(turn)) == shown.texts[turn]
    numbers = {number for number, _ in fixes}
    assert fixed.placed.keys() | fixed.lost | fixed.replaced == numbers
    assert not fixed.replaced & fixed.placed.keys()


@given(made=_fixed())
def test_the_shown_text_is_as_one_that_was_read_so(
    made: tuple[Transcript, list[tuple[int, TextFix]]],
) -> None:
    source, fixes = made
    shown = FixedText(source, fixes).transcript
    read = Transcript(shown.texts, shown.speaker_of, shown.speakers)
    assert shown.first_word == read.first_word
    assert shown.words_hash == read.words_hash
    for turn, stretches in shown.emphasis.items():
        for each in stretches:
            assert 0 <= each.start < each.end <= len(shown.texts[turn])


@given(made=_fixed())
def test_what_a_fix_put_there_stands_there(
    made: tuple[Transcript, list[tuple[int, TextFix]]],
) -> None:
    source, fixes = made
    fixed = FixedText(source, fixes)
    for placed in fixed.placed.values():
        text = fixed.transcript.texts[placed.turn]
        assert text[placed.shown_start : placed.shown_end] == placed.text
        where = TextRange(Position(placed.turn, placed.start), Position(placed.turn, placed.end))
        shown = fixed.to_shown(where)
        assert placed.shown_start <= shown.start.char
        assert shown.end.char <= placed.shown_end


@given(made=_fixed(), data=st.data())
def test_times_stay_with_their_words_and_never_run_backwards(
    made: tuple[Transcript, list[tuple[int, TextFix]]], data: st.DataObject
) -> None:
    source, fixes = made
    fixed = FixedText(source, fixes)
    starts, ends, kinds = array("q"), array("q"), bytearray()
    now_ms = 0
    for _ in range(source.word_count):
        kind = data.draw(st.sampled_from([Provenance.MEASURED] * 4 + [Provenance.ABSENT]))
        length_ms = data.draw(st.integers(0, 400))
        kinds.append(kind)
        starts.append(NO_TIME if kind == Provenance.ABSENT else now_ms)
        ends.append(NO_TIME if kind == Provenance.ABSENT else now_ms + length_ms)
        now_ms += length_ms + data.draw(st.integers(0, 200))
    times = Alignment(starts, ends, kinds, bytearray(len(kinds)), duration_ms=now_ms)
    shown = carried(times, fixed)
    assert len(shown) == fixed.transcript.word_count
    assert Provenance.PENDING not in shown.provenance
    timed = [start for start in shown.start_ms if start != NO_TIME]
    assert timed == sorted(timed)
    for start, end in zip(shown.start_ms, shown.end_ms, strict=True):
        assert start == end == NO_TIME or 0 <= start <= end
    first = [run.source_first for run in fixed.word_runs]
    for word in range(source.word_count):
        index = bisect_right(first, word) - 1
        if index >= 0 and word < fixed.word_runs[index].source_end:
            continue
        other = fixed.word_to_shown(word)
        assert shown.start_ms[other] == starts[word]
        assert shown.end_ms[other] == ends[word]
        assert fixed.word_to_source(other) == word
        turn, number = source.locate(word)
        shown_turn, shown_number = fixed.transcript.locate(other)
        assert source.word_text(turn, number) == fixed.transcript.word_text(
            shown_turn, shown_number
        )


@given(text=st.text())
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)

"""A range that has lost the white space around its words."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from reader.core.selection import Position, TextRange, without_outer_space
from reader.core.transcript import Speaker, Transcript

texts = st.lists(st.text(alphabet="ab .\u2029", max_size=8), min_size=1, max_size=4)


def _said(texts: list[str], where: TextRange) -> str:
    parts = []
    for turn, text in enumerate(texts):
        part = where.within(turn, len(text))
        if part is not None:
            parts.append(text[part[0] : part[1]])
    return "".join(parts)


@given(texts, st.data())
def test_only_white_space_is_lost_and_all_of_it_at_the_edges(
    texts: list[str], data: st.DataObject
) -> None:
    transcript = Transcript(texts, array("i", [0] * len(texts)), (Speaker("Ada"),))
    edges = []
    for _ in range(2):
        turn = data.draw(st.integers(0, len(texts) - 1))
        edges.append(Position(turn, data.draw(st.integers(0, len(texts[turn])))))
    where = TextRange.between(*edges)
    tight = without_outer_space(transcript, where)
    said = _said(texts, where)
    if tight is None:
        assert not said.strip()
        return
    assert where.start <= tight.start < tight.end <= where.end
    kept = _said(texts, tight)
    assert kept == kept.strip() != ""
    assert "".join(kept.split()) == "".join(said.split())
    assert not texts[tight.start.turn][tight.start.char].isspace()
    assert not texts[tight.end.turn][tight.end.char - 1].isspace()

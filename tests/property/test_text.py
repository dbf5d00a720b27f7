"""What is said survives being written down, whatever the values hold."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from reader.core.text import Text, packed, say, unpacked

VALUES = st.one_of(st.text(), st.integers(), st.floats(allow_nan=False))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


@given(first=VALUES, second=VALUES, n=st.integers(0, 3))
def test_what_is_packed_comes_back(
    first: str | int | float, second: str | int | float, n: int
) -> None:
    inner = say("first {first}", first=first)
    said = say("{n} of {inner}, {second}", one="{inner}; {second}", n=n, inner=inner, second=second)
    back = unpacked(json.loads(json.dumps(packed(said))))
    assert isinstance(back, Text)
    assert back == said
    assert packed(back) == packed(said)


@given(value=JSON)
def test_anything_else_is_a_text_or_refused(value: object) -> None:
    try:
        text = unpacked(value)
    except ValueError:
        return
    assert isinstance(text, str)

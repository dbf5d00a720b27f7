from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from reader.core.key_map import KeyMap

DEFAULTS = {"a": ("1", "2"), "b": ("3",), "c": (), "d": ("4", "5", "6")}
KEYS = st.sampled_from("123456789")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.sampled_from("abcd"), KEYS),
        st.tuples(st.just("remove"), st.just("a"), KEYS),
        st.tuples(st.just("reset"), st.sampled_from("abcd"), st.just("1")),
    ),
    max_size=20,
)


@given(STEPS)
def test_a_key_never_stands_for_two_actions(steps: list[tuple[str, str, str]]) -> None:
    keys = KeyMap(DEFAULTS)
    for step, ident, key in steps:
        if step == "add" and len(keys.keys(ident)) < 6:
            keys.add(ident, key)
            assert keys.owner(key) == ident
        elif step == "remove":
            keys.remove(key)
        elif step == "reset":
            keys.reset(ident)
            assert keys.keys(ident) == DEFAULTS[ident]
        counts = Counter(key for i in DEFAULTS for key in keys.keys(i))
        assert max(counts.values(), default=0) <= 1
        again = KeyMap(DEFAULTS, keys.to_text())
        assert {i: again.keys(i) for i in DEFAULTS} == {i: keys.keys(i) for i in DEFAULTS}


@given(st.text())
def test_any_stored_text_is_read_or_refused(stored: str) -> None:
    keys = KeyMap(DEFAULTS, stored)
    assert set(keys.keys("a")) <= {"1", "2"} or '"a"' in stored

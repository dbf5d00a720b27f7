from __future__ import annotations

import json

import pytest

from reader.core.key_map import MOST_KEYS, KeyMap

DEFAULTS = {"play": ("Space",), "mark": ("B", "Ctrl+B"), "note": ("N",), "quiet": ()}


def test_what_is_not_changed_is_as_in_the_table_and_not_stored() -> None:
    keys = KeyMap(DEFAULTS)
    assert keys.keys("mark") == ("B", "Ctrl+B")
    assert keys.owner("Ctrl+B") == "mark"
    assert not keys.any_changed
    assert keys.to_text() == ""


def test_a_key_that_is_given_is_taken_from_its_owner() -> None:
    keys = KeyMap(DEFAULTS)
    keys.add("quiet", "B")
    assert keys.keys("quiet") == ("B",)
    assert keys.keys("mark") == ("Ctrl+B",)
    assert keys.owner("B") == "quiet"
    assert keys.is_changed("mark")
    again = KeyMap(DEFAULTS, keys.to_text())
    assert again.keys("quiet") == ("B",)
    assert again.keys("mark") == ("Ctrl+B",)


def test_resetting_takes_the_keys_back() -> None:
    keys = KeyMap(DEFAULTS)
    keys.add("quiet", "B")
    keys.add("quiet", "Q")
    keys.reset("mark")
    assert keys.keys("mark") == ("B", "Ctrl+B")
    assert keys.keys("quiet") == ("Q",)
    keys.reset_all()
    assert keys.keys("quiet") == ()
    assert keys.to_text() == ""


def test_a_removed_key_returns_to_whom_the_table_gives_it() -> None:
    keys = KeyMap(DEFAULTS)
    keys.add("quiet", "N")
    keys.remove("N")
    assert keys.owner("N") == "note"
    keys.remove("N")
    assert keys.owner("N") is None
    assert keys.keys("note") == ()
    assert KeyMap(DEFAULTS, keys.to_text()).keys("note") == ()


def test_a_default_of_a_newer_table_gives_way_to_what_the_reader_chose() -> None:
    stored = json.dumps({"quiet": ["X"]})
    newer = {**DEFAULTS, "extra": ("X", "Ctrl+X")}
    assert KeyMap(newer, stored).keys("extra") == ("Ctrl+X",)


def test_actions_of_another_earmark_are_kept() -> None:
    keys = KeyMap(DEFAULTS, json.dumps({"from_the_future": ["F9"], "note": ["M"]}))
    keys.reset("note")
    assert json.loads(keys.to_text()) == {"from_the_future": ["F9"]}


@pytest.mark.parametrize(
    "stored", ["[1]", "{", "null", '{"note": 3}', "[" * 5000, '"' + "x" * 200_000]
)
def test_what_cannot_be_read_is_said_and_the_table_taken(stored: str) -> None:
    keys = KeyMap(DEFAULTS, stored)
    assert keys.fault
    assert keys.keys("note") == ("N",)


def test_one_key_twice_in_the_store_is_the_first_ones() -> None:
    keys = KeyMap(DEFAULTS, '{"mark": ["Q"], "note": ["Q", "M"]}')
    assert keys.keys("mark") == ("Q",)
    assert keys.keys("note") == ("M",)


def test_there_are_limits() -> None:
    keys = KeyMap(DEFAULTS)
    with pytest.raises(ValueError, match="not a key"):
        keys.add("note", "  ")
    for number in range(1, MOST_KEYS):
        keys.add("note", f"F{number}")
    with pytest.raises(ValueError, match="at most"):
        keys.add("note", "F20")
    with pytest.raises(KeyError):
        keys.keys("nobody")

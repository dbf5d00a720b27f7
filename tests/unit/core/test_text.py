"""Sentences that remember what they are made of."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from reader.core.errors import FileProblem
from reader.core.text import Text, packed, say, unpacked


def test_what_is_said_is_english_text() -> None:
    said = say("{path} cannot be read ({reason}).", path=Path("a.txt"), reason="no disk")
    assert said == "a.txt cannot be read (no disk)."
    assert {str(said): 1}[said] == 1
    assert said.template == "{path} cannot be read ({reason})."
    assert said.values == {"path": "a.txt", "reason": "no disk"}


@pytest.mark.parametrize(("count", "text"), [(0, "0 turns"), (1, "one turn"), (2, "2 turns")])
def test_a_count_of_one_has_a_text_of_its_own(count: int, text: str) -> None:
    assert say("{n} turns", one="one turn", n=count) == text


def test_a_text_may_hold_another() -> None:
    inner = say("line {line}", line=3)
    outer = say("{where}: {what}", where=inner, what="odd")
    assert outer == "line 3: odd"
    assert isinstance(outer.values["where"], Text)


def test_a_value_that_is_missing_is_a_fault() -> None:
    with pytest.raises(KeyError):
        say("{path} is gone")


def test_braces_in_a_value_are_text() -> None:
    assert say("“{quote}”", quote="{0} {path}") == "“{0} {path}”"


def test_it_goes_to_another_process_and_back() -> None:
    said = say("{n} lines: {why}", one="{n} line: {why}", n=1, why=say("too {how}", how="long"))
    back = pickle.loads(pickle.dumps(said))
    assert back == said
    assert back.values["why"].template == "too {how}"
    again = unpacked(json.loads(json.dumps(packed(said))))
    assert isinstance(again, Text)
    assert (again, again.template, again.one) == (said, said.template, said.one)
    assert packed(again) == packed(said)


def test_plain_text_is_packed_as_it_is() -> None:
    assert packed("as it is") == "as it is"
    assert unpacked("as it is") == "as it is"


@pytest.mark.parametrize(
    "value",
    [
        None,
        3,
        [],
        ["{a}"],
        ["{a}", "", {}],
        ["{0}", "", {}],
        ["{", "", {}],
        ["{a.b}", "", {"a": "x"}],
        ["a", "", {"a": None}],
        ["{a:d}", "", {"a": "x"}],
        [1, "", {}],
        ["{a:99999999999}", "", {"a": "x"}],
        ["a", "{n:>99999999}", {"n": 1}],
        ["{a[0]}", "", {"a": "x"}],
    ],
)
def test_what_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any of them
        unpacked(value)


def test_texts_within_texts_have_an_end() -> None:
    value: object = "x"
    for _ in range(500):
        value = ["{a}", "", {"a": value}]
    with pytest.raises(ValueError, match="not a text"):
        unpacked(value)


def test_a_problem_tells_all_of_it() -> None:
    problem = FileProblem(say("It is gone."), remedy=say("Look."), path=Path("a.txt"), line=3)
    assert str(problem) == problem.message == "a.txt, line 3: It is gone. Look."
    assert type(str(problem)) is str
    assert isinstance(problem.message, Text)
    assert str(FileProblem("It is gone.")) == "It is gone."
    assert str(FileProblem("It is gone.", path=Path("a.txt"))) == "a.txt: It is gone."

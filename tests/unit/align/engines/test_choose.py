"""Engines by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.align.engines.base import EngineProblem
from reader.align.engines.choose import (
    DEFAULT_RECOGNISER,
    DEFAULT_REFINER,
    create_recogniser,
    create_refiner,
    languages_of,
    recognisers,
    refiners,
)


def test_the_defaults_come_first() -> None:
    assert recognisers()[0] == DEFAULT_RECOGNISER
    assert refiners()[0] == DEFAULT_REFINER


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(EngineProblem, match=f"'x'.*{DEFAULT_RECOGNISER}"):
        create_recogniser("x")
    with pytest.raises(EngineProblem, match=f"'x'.*{DEFAULT_REFINER}"):
        create_refiner("x")


def test_somebody_elses_engine_is_loaded_by_module_and_class(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    assert create_recogniser("odd_engines:Odd", "some model").name == "odd"
    assert create_refiner("odd_engines:Odd").name == "odd"


@pytest.mark.parametrize("name", ["no_such_package:Engine", "json:Engine", ":", "a:b:c"])
def test_what_cannot_be_loaded_is_a_problem_with_a_remedy(name: str) -> None:
    for create in (create_recogniser, create_refiner):
        with pytest.raises(EngineProblem) as problem:
            create(name)
        assert "package.module:Class" in problem.value.remedy


def test_an_engine_declares_its_languages_before_it_runs() -> None:
    assert languages_of("") == languages_of(DEFAULT_RECOGNISER) == {"en"}
    assert "en" in languages_of(DEFAULT_REFINER)
    # Only the model can tell.
    assert languages_of("whisper") == frozenset()

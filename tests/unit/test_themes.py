"""The theme files: complete, readable, and what is marked told apart by every eye."""

from __future__ import annotations

import tomllib
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from reader.core.resources import resource, theme_names
from tests.unit.colours import ciede2000, contrast, difference

THEMES = theme_names()

# The shape of each mark that fills a ground. Marks of one shape have to differ in colour;
# others are told apart without it, but should not look the same at a glance either.
SHAPES = {
    "ground": "page",
    "turn": "block with an edge",
    "sentence": "box higher than the letters",
    "word": "box higher than the letters",
    "hit": "box with a line around",
    "current_hit": "box with a line around",
    "selection": "whole line",
    "yellow": "box with a line at its foot",
    "green": "box with a line at its foot",
    "blue": "box with a line at its foot",
    "pink": "box with a line at its foot",
    "purple": "box with a line at its foot",
}
SAME_SHAPE, OTHER_SHAPE = 5.0, 3.0  # least CIEDE2000 differences
SPEAKER_FLOORS = {4: 14.0, 6: 11.0, 12: 7.0}  # the first so many are so far apart


def read(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("themes", f"{name}.toml").read_text(encoding="utf-8"))


def grounds(name: str) -> dict[str, str]:
    theme = read(name)
    fills = {**theme["colours"], **theme["highlights"]}
    return {mark: fills[mark] for mark in SHAPES}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [  # from the pairs that Sharma, Wu & Dalal publish
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, 2.5, 0.0), (50.0, 0.0, -2.5), 4.3065),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ],
)
def test_differences_are_those_of_the_published_pairs(
    one: tuple[float, float, float], other: tuple[float, float, float], expected: float
) -> None:
    assert ciede2000(one, other) == pytest.approx(expected, abs=5e-5)


def test_there_are_themes_in_their_usual_order() -> None:
    assert THEMES[:5] == ("light", "sepia", "dark", "black", "contrast")


def test_a_theme_file_beside_them_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("dark", "light", "zinc", "amber"):
        (tmp_path / f"{name}.toml").touch()
    monkeypatch.setattr("reader.core.resources.resource", lambda *_parts: tmp_path)
    assert theme_names() == ("light", "dark", "amber", "zinc")


@pytest.mark.parametrize("name", THEMES)
def test_text_can_be_read_on_every_ground(name: str) -> None:
    colours, marked = read(name)["colours"], grounds(name)
    for mark in SHAPES:
        ink = {"word": "word_text", "current_hit": "current_hit_text"}.get(mark, "text")
        assert contrast(colours[ink], marked[mark]) >= 7, mark
    assert contrast(colours["text"], colours["panel"]) >= 7
    for ink in ("quiet", "accent", "error", "doubt"):
        for ground in ("ground", "panel", "turn"):
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    assert contrast(colours["receded"], colours["ground"]) >= 4.5
    assert contrast(colours["on_accent"], colours["accent"]) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_lines_can_be_seen_on_their_grounds(name: str) -> None:
    colours = read(name)["colours"]
    for ground in ("ground", "turn", "hit"):
        assert contrast(colours["hit_line"], colours[ground]) >= 3, ground
    for ground in ("ground", "turn"):
        assert contrast(colours["doubt"], colours[ground]) >= 3, ground
    assert difference(colours["text"], colours["receded"]) >= 15


@pytest.mark.parametrize("name", THEMES)
def test_what_is_marked_is_told_apart_by_every_eye(name: str) -> None:
    for (one, ground), (other, another) in combinations(grounds(name).items(), 2):
        least = SAME_SHAPE if SHAPES[one] == SHAPES[other] else OTHER_SHAPE
        assert difference(ground, another) >= least, (one, other)


@pytest.mark.parametrize("name", THEMES)
def test_speakers_can_be_read(name: str) -> None:
    theme = read(name)
    for colour in theme["speakers"]:
        for ground in ("ground", "panel", "turn"):
            assert contrast(colour, theme["colours"][ground]) >= 4.5, (colour, ground)


@pytest.mark.parametrize("name", THEMES)
def test_speakers_are_told_apart_by_every_eye(name: str) -> None:
    speakers = read(name)["speakers"]
    assert len(speakers) >= 12
    for count, least in SPEAKER_FLOORS.items():
        for one, other in combinations(speakers[:count], 2):
            assert difference(one, other) >= least, (count, one, other)


@pytest.mark.parametrize("name", THEMES)
def test_contrast_themes_hold_more(name: str) -> None:
    theme = read(name)
    if theme["contrast"]:
        colours = theme["colours"]
        assert contrast(colours["text"], colours["ground"]) >= 15
        assert contrast(colours["quiet"], colours["ground"]) >= 7
        assert contrast(colours["line"], colours["ground"]) >= 4.5
        assert all(contrast(each, colours["ground"]) >= 7 for each in theme["speakers"])

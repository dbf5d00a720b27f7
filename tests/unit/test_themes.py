"""The theme files: complete, readable, and speakers told apart by everybody."""

import math
import tomllib
from itertools import combinations
from typing import Any

import pytest

from reader.core.resources import resource

THEMES = sorted(path.stem for path in resource("themes").glob("*.toml"))
Linear = tuple[float, float, float]

# Viénot, Brettel & Mollon (1999): what is left of linear RGB to who lacks one kind of cone.
LACKING = {
    "nothing": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "red": ((0.11238, 0.88762, 0), (0.11238, 0.88762, 0), (0.00401, -0.00401, 1)),
    "green": ((0.29275, 0.70725, 0), (0.29275, 0.70725, 0), (-0.02234, 0.02234, 1)),
}


def read(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("themes", f"{name}.toml").read_text(encoding="utf-8"))


def linear(colour: str) -> Linear:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.1: from 1 to 21."""
    lights = sorted(
        0.2126 * red + 0.7152 * green + 0.0722 * blue
        for red, green, blue in (linear(one), linear(other))
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def lab(colour: Linear) -> tuple[float, float, float]:
    """CIE 1976 L*a*b* under D65."""
    red, green, blue = colour
    xyz = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
    )
    x, y, z = (c ** (1 / 3) if c > 0.008856 else 7.787 * c + 16 / 116 for c in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: str, other: str, lacking: str) -> float:
    """CIE76 colour difference as seen by who lacks that cone; about 2 can just be seen."""
    rows = LACKING[lacking]

    def seen(colour: str) -> Linear:
        channels = linear(colour)
        red, green, blue = (
            max(0.0, sum(a * b for a, b in zip(row, channels, strict=True))) for row in rows
        )
        return red, green, blue

    pairs = zip(lab(seen(one)), lab(seen(other)), strict=True)
    return math.sqrt(sum((a - b) ** 2 for a, b in pairs))


def test_there_are_themes() -> None:
    assert {"light", "sepia", "dark"} <= set(THEMES)


@pytest.mark.parametrize("name", THEMES)
def test_all_themes_have_the_same_tokens(name: str) -> None:
    theme, light = read(name), read("light")
    assert theme.keys() == light.keys()
    assert theme["colours"].keys() == light["colours"].keys()
    assert theme["highlights"].keys() == light["highlights"].keys()


@pytest.mark.parametrize("name", THEMES)
def test_text_can_be_read(name: str) -> None:
    colours, highlights = read(name)["colours"], read(name)["highlights"]
    assert contrast(colours["text"], colours["ground"]) >= 7
    assert contrast(colours["text"], colours["panel"]) >= 7
    assert contrast(colours["text"], colours["turn"]) >= 7
    assert contrast(colours["quiet"], colours["ground"]) >= 4.5
    assert contrast(colours["quiet"], colours["panel"]) >= 4.3
    assert contrast(colours["accent"], colours["ground"]) >= 4.5
    assert contrast(colours["on_accent"], colours["accent"]) >= 4.5
    assert contrast(colours["word_text"], colours["word"]) >= 4.5
    assert contrast(colours["text"], colours["hit"]) >= 4.5
    assert contrast(colours["word_text"], colours["current_hit"]) >= 4.5
    assert contrast(colours["error"], colours["ground"]) >= 4.5
    assert contrast(colours["doubt"], colours["ground"]) >= 4.5
    assert contrast(colours["doubt"], colours["turn"]) >= 4
    for colour in highlights.values():
        assert contrast(colours["text"], colour) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_speakers_can_be_read_and_do_not_repeat_early(name: str) -> None:
    theme = read(name)
    assert len(set(theme["speakers"])) == len(theme["speakers"]) >= 12
    for colour in theme["speakers"]:
        assert contrast(colour, theme["colours"]["ground"]) >= 4.5
        assert contrast(colour, theme["colours"]["turn"]) >= 4


@pytest.mark.parametrize("lacking", LACKING)
@pytest.mark.parametrize("name", THEMES)
def test_the_first_speakers_are_told_apart(name: str, lacking: str) -> None:
    for one, other in combinations(read(name)["speakers"][:4], 2):
        assert difference(one, other, lacking) >= 7, (one, other)

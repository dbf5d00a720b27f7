"""The real program as a screen reader meets it: another process, through AT-SPI."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reader.app import AUDIO_OUTPUT_VARIABLE, sample_conversation

TIMEOUT_S = 120
_LOOKER = Path(__file__).with_name("screen_reader.py")
_SYSTEM_PYTHON = "/usr/bin/python3"
_BINDINGS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
_ACTED_ON = ("push button", "button", "check box", "toggle button", "text", "slider", "list")


def _lacking() -> str:
    """What this machine lacks for it; empty for nothing."""
    if not os.environ.get("DISPLAY"):
        return "no X display: AT-SPI is not served without a window"
    if shutil.which("dbus-run-session") is None:
        return "no dbus-run-session (Debian: dbus-daemon)"
    try:
        subprocess.run([_SYSTEM_PYTHON, "-c", _BINDINGS], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return "no AT-SPI for the system's Python (Debian: python3-gi gir1.2-atspi-2.0)"
    if not any(
        Path(folder, "at-spi-bus-launcher").exists()
        for folder in ("/usr/libexec", "/usr/lib/at-spi2-core", "/usr/lib/at-spi2")
    ):
        return "no accessibility bus (Debian: at-spi2-core)"
    return ""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What ``screen_reader.py`` saw of the sample conversation."""
    lacking = _lacking()
    if lacking:
        pytest.skip(lacking)
    folder = tmp_path_factory.mktemp("at-spi")
    out = folder / "seen.json"
    program = [sys.executable, "-m", "reader", "open", str(sample_conversation())]
    program += ["--data-dir", str(folder / "data"), "--size", "1440x900"]
    ran = subprocess.run(
        [
            "dbus-run-session",
            "--",
            _SYSTEM_PYTHON,
            "-W",
            "ignore",
            str(_LOOKER),
            str(out),
            *program,
        ],
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
        check=False,
        cwd=Path(__file__).parents[2],
        env=os.environ
        | {
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            AUDIO_OUTPUT_VARIABLE: "dummy",
            "XDG_RUNTIME_DIR": str(folder),
        },
    )
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found


def test_whatever_can_be_used_has_a_name(seen: dict[str, Any]) -> None:
    nodes = [node for node in seen["tree"] if node["showing"] and node["role"] in _ACTED_ON]
    assert len(nodes) > 20
    assert [node for node in nodes if not node["name"].strip()] == []


def test_the_page_is_read_turn_by_turn(seen: dict[str, Any]) -> None:
    first, second, _ = seen["turns"]
    assert first["text"].startswith("Mira, 0:00: Welcome back to The Slow Ear. Today we")
    assert first["name"] == first["text"]
    assert second["text"].startswith("Theo, 0:18: Thank you.")
    assert [turn["description"] for turn in seen["turns"]] == ["1 of 26", "2 of 26", "3 of 26"]
    assert (first["word"], second["word"]) == ("Welcome", "Thank")
    assert first["sentence"].endswith("Welcome back to The Slow Ear. ")


def test_only_what_is_in_sight_is_handed_out(seen: dict[str, Any]) -> None:
    paragraphs = [node for node in seen["tree"] if node["role"] == "paragraph"]
    assert 3 <= len(paragraphs) < 26
    assert all(node["parent"] == "document frame" for node in paragraphs)


def test_a_letter_lies_within_its_turn(seen: dict[str, Any]) -> None:
    for turn in seen["turns"]:
        left, top, width, height = turn["box"]
        x, y, letter_width, letter_height = turn["letter"]
        assert left < x < x + letter_width < left + width
        assert top <= y < y + letter_height <= top + height
        assert turn["offset_at_letter"] == turn["offset"]


def test_the_caret_goes_where_it_is_put_and_says_its_word(seen: dict[str, Any]) -> None:
    assert seen["caret"] == seen["turns"][1]["offset"]  # the beginning of the word
    assert seen["caret_told"]["object:text-caret-moved"] == 1
    assert seen["caret_announced"] == ["Thank"]


def test_pressing_a_button_plays(seen: dict[str, Any]) -> None:
    assert seen["plays"]


def test_nothing_is_said_by_itself_while_it_plays(seen: dict[str, Any]) -> None:
    assert seen["announced_while_playing"] == []
    assert sum(seen["told_while_playing"].values()) < 40  # in three seconds, about ten words
    assert "object:text-caret-moved" not in seen["told_while_playing"]


def test_a_turn_can_be_played_and_then_says_so(seen: dict[str, Any]) -> None:
    assert seen["being_spoken"]


def test_where_one_is_is_said_on_request(seen: dict[str, Any]) -> None:
    assert len(seen["announced_on_request"]) == 1
    said = seen["announced_on_request"][0]
    assert said.startswith("Mira, 0:00 of 3:27, turn 1 of 26: Welcome back to The Slow Ear.")


def test_the_menu_opens_and_its_entries_have_names(seen: dict[str, Any]) -> None:
    entries = [node for node in seen["menu"] if node["role"] == "menu item"]
    assert {"File", "Go", "Say where I am"} <= {node["name"] for node in entries}
    assert [node for node in entries if not node["name"]] == []


def test_the_place_for_a_note_is_something_to_press(seen: dict[str, Any]) -> None:
    named = [node for node in seen["tree"] if node["name"] == "Note on this turn"]
    (place,) = [node for node in named if node["focusable"]]
    assert place["role"] in ("push button", "button")

"""What is there when the first picture stands: nothing that it does not show."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.core.resources import resource

SAMPLE = resource("sample", "the-slow-ear.txt")

# ``earmark open``; the hook comes where the window is about to be loaded.
AT_FIRST_PAINT = """
import functools, linecache, os, sys, threading
from reader.session import read_ahead
begun = read_ahead.read_ahead
def report():
    print(*sys.modules)
    print(*(name for name in linecache.cache if "/reader/" in name))
    print(*(thread.name for thread in threading.enumerate() if thread.name == "task"), flush=True)
    os._exit(0)
def hook(*given):
    ahead = begun(*given)
    from reader.gui import pyside_features
    pyside_features.declare_unused()
    from reader import app
    app.run = functools.partial(app.run, first_paint=report)
    return ahead
read_ahead.read_ahead = hook
from reader.cli import main
main(["open", sys.argv[1], "--data-dir", sys.argv[2]])
"""

LATER = (
    "av",
    "jeepney",
    "numpy",
    "PySide6.QtDBus",
    "PySide6.QtMultimedia",
    "PySide6.QtNetwork",
    "reader.align",
    "reader.gui.desktop.media_player",
    "reader.gui.library.page",
    "reader.gui.look.popup",
    "reader.gui.search.panel",
    "reader.gui.settings.dialog",
    "reader.session.library",
    "reader.storage.full_text",
    "regex",
    "ssl",
    "urllib.request",
    "vlc",
)


@pytest.fixture(scope="module")
def at_first_paint(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """The modules, the sources of ours that were read, and the threads that work."""
    done = subprocess.run(
        [sys.executable, "-c", AT_FIRST_PAINT, str(SAMPLE), str(tmp_path_factory.mktemp("data"))],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
        env=os.environ | {"EARMARK_AUDIO_OUTPUT": "dummy"},
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return [line.split() for line in done.stdout.split("\n")[:3]]


def test_nothing_is_loaded_that_the_first_picture_does_not_show(
    at_first_paint: list[list[str]],
) -> None:
    modules = at_first_paint[0]
    assert "reader.gui.transcript.view" in modules
    assert [name for name in LATER if name in modules] == []


def test_no_source_of_ours_is_read(at_first_paint: list[list[str]]) -> None:
    assert at_first_paint[1] == []


def test_nothing_works_beside_it(at_first_paint: list[list[str]]) -> None:
    assert at_first_paint[2] == []

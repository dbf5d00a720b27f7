"""The guards of tests/conftest.py, held against tests that leave something behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

LEAKS = """
import sqlite3, threading
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

kept = []

def test_thread():
    threading.Thread(target=threading.Event().wait, daemon=True, name="stays").start()

def test_timer(qapp):
    kept.append(QTimer())
    kept[-1].start(12_345)

def test_window(qapp):
    kept.append(QWidget(objectName="forgotten"))

def test_connection():
    kept.append(sqlite3.connect(":memory:"))

def test_tidy(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    timer = QTimer(widget)
    timer.start(10_000)
    sqlite3.connect(":memory:").close()
    thread = threading.Thread(target=print)
    thread.start()
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("leaks") / "test_leaks.py"
    file.write_text(LEAKS)
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    return subprocess.run(
        [*command, "-c", str(ROOT / "pyproject.toml"), str(file)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout


@pytest.mark.parametrize(
    ("leak", "words", "line"),
    [
        ("thread", "the thread 'stays' runs on", 'name="stays").start()'),
        ("timer", "a timer of 12345 ms is running", "kept[-1].start(12_345)"),
        ("window", "a top-level QWidget 'forgotten' (hidden)", "test_window"),
        ("connection", "a database connection is open", 'sqlite3.connect(":memory:")'),
    ],
)
def test_what_is_left_behind_fails_its_test_and_is_named(
    report: str, leak: str, words: str, line: str
) -> None:
    _, _, part = report.partition(f"ERROR at teardown of test_{leak} ")
    part = part.partition("\n____")[0]

    assert words in part
    assert line in part


def test_a_tidy_test_passes(report: str) -> None:
    assert "5 passed, 4 errors" in report

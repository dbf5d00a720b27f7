"""What import-linter cannot see of the dependency rule, read from the syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "reader"
FILES = sorted(PACKAGE.rglob("*.py"))
FOUNDATIONS = ("core", "formats", "align", "storage")


def imported(file: Path) -> Iterator[tuple[str, int]]:
    """Every module that a file names in an import, with the line; also those in functions,
    under ``if TYPE_CHECKING`` and given as text to ``import_module``."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Import():
                for alias in node.names:
                    yield alias.name, node.lineno
            case ast.ImportFrom(module=str(module)):
                yield module, node.lineno
                for alias in node.names:
                    yield f"{module}.{alias.name}", node.lineno
            case ast.Call(
                func=ast.Name(id="__import__" | "import_module")
                | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(module)), *_],
            ):
                yield module, node.lineno


def places(rooms: tuple[str, ...], *forbidden: str) -> list[str]:
    """Where files of these rooms (folders of reader/) import one of ``forbidden``."""
    return [
        f"{file.relative_to(PACKAGE)}:{line} imports {module}"
        for file in FILES
        if file.relative_to(PACKAGE).parts[0] in rooms
        for module, line in imported(file)
        if any(module == name or module.startswith(f"{name}.") for name in forbidden)
    ]


def test_there_is_something_to_look_at() -> None:
    rooms = {file.relative_to(PACKAGE).parts[0] for file in FILES}
    assert {*FOUNDATIONS, "playback", "session", "gui"} <= rooms
    assert places(("gui",), "PySide6.QtWidgets"), "imports are found where they are known to be"


def test_the_session_has_no_widgets() -> None:
    assert places(("session",), "PySide6.QtWidgets", "PySide6.QtMultimediaWidgets") == []


def test_libvlc_is_imported_in_one_file() -> None:
    files = {
        file.relative_to(PACKAGE).as_posix()
        for file in FILES
        for module, _ in imported(file)
        if module.partition(".")[0] == "vlc"
    }
    assert files == {"playback/vlc_player.py"}


def test_the_foundations_name_neither_qt_nor_libvlc() -> None:
    assert places(FOUNDATIONS, "PySide6", "shiboken6", "vlc") == []


def test_the_core_knows_nothing_of_ours_but_the_core() -> None:
    theirs = [place for place in places(("core",), "reader") if "imports reader.core" not in place]
    # `from reader import core` would name the package itself.
    assert theirs == []


@pytest.mark.parametrize("room", ["core", "session", "gui"])
def test_sqlite_stays_in_the_storage(room: str) -> None:
    assert places((room,), "sqlite3") == []


def test_widgets_touch_neither_the_player_nor_the_database() -> None:
    """The way data flows: requests go to the session, which alone asks the player."""
    assert places(("gui",), "reader.playback.vlc_player", "reader.storage.database") == []

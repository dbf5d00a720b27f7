"""What is said where a player is missing."""

from __future__ import annotations

import pytest

from reader.playback import choose
from reader.playback.choose import create_player
from reader.playback.libvlc_fix import libvlc_fix


def test_libvlc_comes_first(qapp: object) -> None:
    if choose.libvlc_problem():
        pytest.skip(choose.libvlc_problem())
    player, notice = create_player()
    assert player is not None
    assert player.name.startswith("libVLC")
    assert notice == ""
    player.close()


def test_qt_takes_over_and_says_so(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choose, "libvlc_problem", lambda: "libVLC was not found.")
    player, notice = create_player()
    assert player is not None
    assert player.name == "Qt Multimedia"
    assert notice.startswith("libVLC was not found. Qt Multimedia plays instead")
    assert libvlc_fix() in notice
    player.close()


def test_without_any_player(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choose, "find_spec", lambda _name: None)
    player, notice = create_player()
    assert player is None
    assert "python-vlc" in notice
    assert "reading, searching and annotating work" in notice


@pytest.mark.parametrize(
    ("platform", "command"),
    [("linux", "sudo apt install libvlc5"), ("darwin", "brew install"), ("win32", "winget")],
)
def test_names_the_fix(platform: str, command: str) -> None:
    assert command in libvlc_fix(platform)

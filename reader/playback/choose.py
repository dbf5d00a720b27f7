"""Which player there is: libVLC, else Qt Multimedia, else none; and what to say about it."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

from reader.core.text import say
from reader.playback.base import Player
from reader.playback.libvlc_fix import libvlc_fix


def libvlc_problem() -> str:
    """What keeps libVLC from being used; empty where nothing does. Takes about a millisecond:
    the library is mapped, no instance is made, no plugin looked at."""
    if find_spec("vlc") is None:
        return say("The Python binding of libVLC (python-vlc) is not installed.")
    if sys.platform.startswith("linux"):
        import ctypes

        try:
            ctypes.CDLL("libvlc.so.5")
        except OSError:
            return say("libVLC was not found.")
    elif sys.platform == "darwin":
        places = (Path("/Applications"), Path.home() / "Applications")
        if not any((place / "VLC.app/Contents/MacOS/lib").is_dir() for place in places):
            return say("libVLC was not found (no VLC.app in Applications).")
    elif sys.platform == "win32" and not _windows_folder():
        return say("libVLC was not found (VLC is not installed, or as a 32-bit program).")
    return ""


def _windows_folder() -> bool:
    """Whether VLC's installer left a folder of libVLC for programs of this width."""
    import os

    folder = os.environ.get("PROGRAMW6432") or os.environ.get("PROGRAMFILES") or ""
    return bool(folder) and Path(folder, "VideoLAN", "VLC", "libvlc.dll").is_file()


def create_player(audio_output: str | None = None) -> tuple[Player | None, str]:
    """(player, what to tell the user). The notice is empty where libVLC plays.

    ``audio_output`` names a libVLC output module, None for its choice. Without any player
    the first is None; reading, searching and annotating do not need one.
    """
    problem = libvlc_problem()
    if not problem:
        from reader.playback.vlc_player import VlcPlayer

        return VlcPlayer(audio_output), ""
    fix = (
        libvlc_fix()
        if "python-vlc" not in problem
        else say("Install it with `pip install python-vlc`.")
    )
    if find_spec("PySide6.QtMultimedia") is not None:
        from reader.playback.qt_player import QtPlayer

        return QtPlayer(), say(
            "{problem} Qt Multimedia plays instead, less exactly. {fix}", problem=problem, fix=fix
        )
    return None, (
        say(
            "{problem} Qt Multimedia is missing too, so nothing can be played; reading, searching "
            "and annotating work. {fix}",
            problem=problem,
            fix=fix,
        )
    )

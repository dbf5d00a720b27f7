"""How to get libVLC: what is said wherever it is missing."""

from __future__ import annotations

import sys

from reader.core.text import say

_FIXES = {
    "linux": say(
        "Install it with `sudo apt install libvlc5 vlc-plugin-base` (Debian, Ubuntu), "
        "`sudo dnf install vlc-libs vlc-plugins-base` (Fedora) or your system's package of VLC."
    ),
    "darwin": say("Install it with `brew install --cask vlc`, or from videolan.org."),
    "win32": say(
        "Install the 64-bit VLC 3 with `winget install VideoLAN.VLC`, or from videolan.org."
    ),
}


def libvlc_fix(platform: str = sys.platform) -> str:
    """One sentence on how to get libVLC on ``platform`` (a ``sys.platform``)."""
    return _FIXES.get(platform, say("Install VLC 3 with its libraries."))

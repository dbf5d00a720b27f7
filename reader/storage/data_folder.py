"""Where the user's data lives.

An argument wins over the environment, that over the platform's convention. The
conventions are written out here: the library for them costs more at start than all of
this (15 ms measured), and Earmark needs one folder of three platforms.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "EARMARK_DATA_DIR"


def data_folder(
    chosen: Path | None = None,
    environment: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
) -> Path:
    """The folder for the store and the settings; it need not exist yet."""
    if chosen is not None:
        return chosen.expanduser().absolute()
    if environment.get(VARIABLE):
        return Path(environment[VARIABLE]).expanduser().absolute()
    home = Path.home()
    if platform == "darwin":
        return home / "Library" / "Application Support" / "earmark"
    if platform == "win32":
        return Path(environment.get("APPDATA") or home / "AppData" / "Roaming") / "earmark"
    base = environment.get("XDG_DATA_HOME", "")
    # The XDG specification: a relative path is to be ignored.
    return (Path(base) if base.startswith("/") else home / ".local" / "share") / "earmark"

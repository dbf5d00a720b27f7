"""Putting a damaged file aside."""

from __future__ import annotations

import time
from pathlib import Path


def put_aside(path: Path, companions: tuple[str, ...] = ()) -> Path:
    """Rename a damaged file so that it is kept; the new path. Files named like it plus one
    of ``companions`` go with it. Never replaces a file. Raises OSError."""
    stamp = time.strftime("%Y%m%d-%H%M%S")
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.damaged-{stamp}-{number}")
    path.rename(aside)
    for suffix in companions:
        companion = path.with_name(path.name + suffix)
        if companion.exists():
            companion.rename(aside.with_name(aside.name + suffix))
    return aside

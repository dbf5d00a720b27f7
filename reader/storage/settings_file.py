"""The settings on disk: one flat JSON object, written atomically."""

from __future__ import annotations

import json
from pathlib import Path

from reader.core.files import write_atomically
from reader.core.settings import Settings
from reader.storage.files import put_aside

FILE_NAME = "settings.json"


def read_settings(folder: Path) -> tuple[Settings, str]:
    """The settings kept in ``folder``, and a sentence for the user if the file was damaged
    (it is then put aside and the defaults are taken) or values did not fit."""
    path = folder / FILE_NAME
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(stored, dict):
            raise ValueError("not an object")  # damaged like any other
    except FileNotFoundError:
        return Settings(), ""
    except OSError as error:
        return Settings(), f"{path}: the settings cannot be read ({error.strerror})."
    except (ValueError, RecursionError):
        try:
            aside = put_aside(path)
        except OSError as error:
            return Settings(), f"{path}: the settings are damaged ({error.strerror})."
        return Settings(), f"The settings were damaged and are kept as {aside}."
    settings = Settings(stored)
    notice = (
        f"{path}: {'; '.join(settings.faults)}. The defaults are used." if settings.faults else ""
    )
    return settings, notice


def write_settings(folder: Path, settings: Settings) -> None:
    """Raises FileProblem."""
    text = json.dumps(settings.to_store(), indent=1, sort_keys=True) + "\n"
    write_atomically(folder / FILE_NAME, text.encode("utf-8"))

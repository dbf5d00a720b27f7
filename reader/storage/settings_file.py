"""The settings on disk: one flat JSON object, written atomically."""

from __future__ import annotations

import json
from pathlib import Path

from reader.core.files import write_atomically
from reader.core.settings import Settings
from reader.core.text import say
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
        return Settings(), say(
            "{path}: the settings cannot be read ({reason}).", path=path, reason=error.strerror
        )
    except (ValueError, RecursionError):
        try:
            aside = put_aside(path)
        except OSError as error:
            return Settings(), say(
                "{path}: the settings are damaged ({reason}).", path=path, reason=error.strerror
            )
        return Settings(), say("The settings were damaged and are kept as {aside}.", aside=aside)
    settings = Settings(stored)
    if not settings.faults:
        return settings, ""
    faults = "; ".join(settings.faults)
    return settings, say("{path}: {faults}. The defaults are used.", path=path, faults=faults)


def write_settings(folder: Path, settings: Settings) -> None:
    """Raises FileProblem."""
    text = json.dumps(settings.to_store(), indent=1, sort_keys=True) + "\n"
    write_atomically(folder / FILE_NAME, text.encode("utf-8"))

"""A full check of the store once a week: on opening there is only time for a quick one.

When it was last done without a fault is kept in a small file beside the store.
"""

from __future__ import annotations

import json
from pathlib import Path

from reader.core.errors import StorageProblem
from reader.core.files import write_atomically
from reader.core.text import say
from reader.storage.backups import check_store

FILE_NAME = "store-checked.json"
WEEK_S = 7 * 86_400.0
_LENIENCE_S = 300.0  # a clock that is a little ahead


def is_due(folder: Path, now_s: float) -> bool:
    """Whether the last full check is a week ago; also where nobody knows, or where it is of
    the future, which tells nothing. Seconds since 1970 (UTC)."""
    try:
        value = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        age_s = now_s - float(value["checked_s"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return True
    return not -_LENIENCE_S <= age_s < WEEK_S


def check_fully(store: Path, now_s: float) -> None:
    """Look through the whole store, and remember that there was no fault. Raises StorageProblem
    where there is one, FileProblem where it cannot be remembered."""
    faults = check_store(store)
    if faults:
        raise StorageProblem(
            say("a full check found the store damaged ({fault}).", fault=faults[0]),
            remedy=say(
                "Close Earmark, read the store into a new one with “earmark store salvage”, and "
                "put that in its place. Your backups are kept."
            ),
            path=store,
        )
    value = {"checked_s": round(now_s, 3)}
    text = json.dumps(value) + "\n"
    write_atomically(store.with_name(FILE_NAME), text.encode("utf-8"))

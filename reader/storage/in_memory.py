"""A store read into memory, brought up to date there: its file is not touched.

For files that may not be written to, and for copies that are only to be looked at: SQLite
wants to write beside a file with a log in order to read it.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from reader.core.errors import StorageProblem
from reader.core.text import say
from reader.storage.migrations import MIGRATIONS, Migrations, known_version, migrate
from reader.storage.salvage import Salvaged, fill
from reader.storage.salvage_pages import Pages


def read_into_memory(
    path: Path, migrations: Migrations = MIGRATIONS
) -> tuple[sqlite3.Connection, Salvaged | None]:
    """What the file and its log hold, an empty store where there is no file; and where it is
    damaged, what could be read of it. Raises StorageProblem where the file cannot be read or
    is of a newer schema."""
    connection = sqlite3.connect(":memory:", isolation_level=None, cached_statements=64)
    try:
        if path.exists():
            image = Pages(path, strict=True).image()
            if image:
                connection.deserialize(image)
        version = known_version(connection, path, migrations)
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("damaged")
        migrate(connection, version, migrations)
    except OSError as error:
        connection.close()
        raise StorageProblem(
            say("the store cannot be read ({reason}).", reason=error.strerror or error),
            remedy=say("Make the folder readable, or choose another with --data-dir."),
            path=path,
        ) from error
    except sqlite3.DatabaseError:
        connection.close()
        return _salvaged(path, migrations)
    except BaseException:
        connection.close()
        raise
    return connection, None


def _salvaged(path: Path, migrations: Migrations) -> tuple[sqlite3.Connection, Salvaged]:
    connection = sqlite3.connect(":memory:", isolation_level=None, cached_statements=64)
    pages = Pages(path)
    version = pages.schema_version
    if not 0 < version <= len(migrations):
        version = len(migrations)
    salvaged = fill(connection, pages, migrations[:version])
    migrate(connection, version, migrations)
    return connection, salvaged

"""``earmark store``: check, copy, bring back and salvage the notes without a window."""

from __future__ import annotations

import argparse
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

_Subparsers = Any  # argparse does not name what add_subparsers returns
FAULTS = 1


def add_commands(commands: _Subparsers) -> None:
    """Declare the command and its own."""
    store = commands.add_parser(
        "store",
        help="check, back up, restore or salvage your notes",
        description="Check, back up, restore or salvage your notes.",
    )
    parts = store.add_subparsers(title="commands", metavar="COMMAND", required=True)
    check = _part(parts, "check", _check, "look through the whole store; 1 where it is damaged")
    check.add_argument("file", type=Path, nargs="?", help="another store (default: yours)")
    _part(parts, "backup", _backup, "make a backup now")
    _part(parts, "backups", _backups, "list the backups")
    restore = _part(parts, "restore", _restore, "bring back what a backup has")
    restore.add_argument("backup", type=Path, help="a backup, or another copy of a store")
    restore.add_argument(
        "--only-missing", action="store_true", help="change and take away nothing that is here"
    )
    restore.add_argument("--dry-run", action="store_true", help="only say what would change")
    salvage = _part(parts, "salvage", _salvage, "read what a damaged store still holds")
    salvage.add_argument("damaged", type=Path)
    salvage.add_argument("new", type=Path, help="the store to be made; must not exist")


def _part(parts: _Subparsers, name: str, run: object, text: str) -> argparse.ArgumentParser:
    part: argparse.ArgumentParser = parts.add_parser(name, help=text, description=text)
    part.add_argument(
        "--data-dir", type=Path, metavar="FOLDER", help="where notes and settings are kept"
    )
    part.set_defaults(run=run)
    return part


def _folders(options: argparse.Namespace) -> tuple[Path, Path]:
    """The data folder and that of the backups."""
    from reader.storage.backups import FOLDER_NAME
    from reader.storage.data_folder import data_folder
    from reader.storage.settings_file import read_settings

    folder = data_folder(options.data_dir)
    settings, _ = read_settings(folder)
    chosen = str(settings.get("backups.folder")).strip()
    return folder, Path(chosen).expanduser() if chosen else folder / FOLDER_NAME


def _store(options: argparse.Namespace) -> Path:
    from reader.core.errors import StorageProblem
    from reader.storage.data_folder import data_folder
    from reader.storage.database import FILE_NAME

    path = data_folder(options.data_dir) / FILE_NAME
    if not path.is_file():
        raise StorageProblem(
            "there is no store here.", remedy="Name its folder: --data-dir.", path=path
        )
    return path


def _check(options: argparse.Namespace) -> int:
    from reader.storage.backups import check_store

    path = options.file or _store(options)
    faults = check_store(path)
    for fault in faults:
        print(fault)
    if faults:
        print(f"{path}: damaged. Opening it in Earmark saves what can be read.")
        return FAULTS
    print(f"{path}: no fault.")
    return 0


def _backup(options: argparse.Namespace) -> int:
    from reader.storage.backups import back_up, prune

    _, backups = _folders(options)
    made = back_up(_store(options), backups, even_if_same=True)
    prune(backups)
    assert made is not None  # it was to be made in any case
    print(f"{made.path}\n{made.mirror}")
    return 0


def _backups(options: argparse.Namespace) -> int:
    from reader.storage.backups_listing import list_copies

    folder, backups = _folders(options)
    for copy in list_copies(folder, backups):
        when = time.strftime("%Y-%m-%d %H:%M", time.localtime(copy.made_s))
        notes = "?" if copy.notes is None else str(copy.notes)
        size = f"{copy.size_bytes:>11,}"
        print(f"{when}  {notes:>7} notes  {size} bytes  {copy.kind.value:<13} {copy.path}")
    return 0


def _restore(options: argparse.Namespace) -> int:
    from reader.core.errors import StorageProblem
    from reader.storage.backups import back_up
    from reader.storage.backups_restoring import compare, restore
    from reader.storage.database import Database
    from reader.storage.in_memory import read_into_memory

    if not options.backup.is_file():
        raise StorageProblem("there is no such file.", path=options.backup)
    folder, backups = _folders(options)
    database = Database(folder)
    copy, salvaged = read_into_memory(options.backup)
    try:
        if salvaged is not None:
            print(f"{options.backup} is damaged: {salvaged.notes} notes could be read from it.")
        for change in compare(database.connection, copy):
            print(
                f"{change.title}: {len(change.added)} would come back, "
                f"{len(change.changed)} change, {len(change.gone)} go; "
                f"{change.others} corrections or times differ"
            )
        if options.dry_run:
            return 0
        if database.read_only is None:
            before = back_up(database.path, backups)
            if before is not None:
                print(f"How it was before: {before.path}")
        result = restore(database, copy, only_missing=options.only_missing)
    finally:
        copy.close()
        database.close()
    print(f"{result.added} came back, {result.changed} changed, {result.gone} went.")
    return 0


def _salvage(options: argparse.Namespace) -> int:
    from reader.core.errors import StorageProblem
    from reader.storage.salvage import salvage

    if options.new.exists():
        raise StorageProblem(
            "there is something already.", remedy="Name another.", path=options.new
        )
    try:
        found = salvage(options.damaged, options.new)
    except (OSError, sqlite3.Error) as error:
        raise StorageProblem(f"this cannot be salvaged ({error}).", path=options.damaged) from error
    for table, rows in sorted(found.rows.items()):
        print(f"{rows:>9,}  {table}")
    print(f"{found.damaged_pages:>9,}  pages on which something could not be read")
    with closing(sqlite3.connect(options.new)) as new:
        fault = new.execute("PRAGMA quick_check(1)").fetchone()[0]
    print(f"{options.new}: {fault}")
    return 0

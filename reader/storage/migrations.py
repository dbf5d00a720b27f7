"""The schema, as the steps that lead to it; docs/data-folder.md describes it in prose.

``MIGRATIONS[n]`` leads from ``user_version`` n to n + 1. A step that has been released is
never changed: add another.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from reader.core.errors import StorageProblem
from reader.core.text import say

Migrations = tuple[tuple[str, ...], ...]

MIGRATIONS: Migrations = (
    (
        """CREATE TABLE documents (
            id INTEGER PRIMARY KEY,
            path TEXT NOT NULL,
            text_hash TEXT NOT NULL,
            title TEXT NOT NULL,
            speakers TEXT NOT NULL,
            audio_path TEXT,
            duration_ms INTEGER NOT NULL DEFAULT 0,
            opened_s REAL NOT NULL,
            listed INTEGER NOT NULL DEFAULT 1,
            position_ms INTEGER NOT NULL DEFAULT 0,
            turn INTEGER NOT NULL DEFAULT 0,
            char INTEGER NOT NULL DEFAULT 0,
            rejected_repairs TEXT NOT NULL DEFAULT '[]'
        ) STRICT""",
        "CREATE INDEX documents_by_path ON documents (path)",
        "CREATE INDEX documents_by_hash ON documents (text_hash)",
        """CREATE TABLE annotations (
            id TEXT PRIMARY KEY,
            document_id INTEGER NOT NULL REFERENCES documents (id),
            kind TEXT NOT NULL,
            start_turn INTEGER NOT NULL,
            start_char INTEGER NOT NULL,
            end_turn INTEGER NOT NULL,
            end_char INTEGER NOT NULL,
            quote TEXT NOT NULL,
            prefix TEXT NOT NULL,
            suffix TEXT NOT NULL,
            start_ms INTEGER,
            end_ms INTEGER,
            body TEXT NOT NULL,
            colour TEXT NOT NULL,
            created_s REAL NOT NULL,
            modified_s REAL NOT NULL
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX annotations_by_document ON annotations (document_id)",
        """CREATE TABLE corrections (
            document_id INTEGER NOT NULL REFERENCES documents (id),
            number INTEGER NOT NULL,
            correction TEXT NOT NULL,
            PRIMARY KEY (document_id, number)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE proposal_answers (
            document_id INTEGER NOT NULL REFERENCES documents (id),
            proposal TEXT NOT NULL,
            answer TEXT NOT NULL,
            PRIMARY KEY (document_id, proposal)
        ) STRICT, WITHOUT ROWID""",
    ),
    ("ALTER TABLE documents ADD COLUMN timed_path TEXT",),
    (
        """CREATE TABLE pins (
            id TEXT PRIMARY KEY,
            document_id INTEGER NOT NULL REFERENCES documents (id),
            turn INTEGER NOT NULL,
            char INTEGER NOT NULL,
            quote TEXT NOT NULL,
            prefix TEXT NOT NULL,
            suffix TEXT NOT NULL,
            start_ms INTEGER NOT NULL,
            reach TEXT NOT NULL,
            recording_bytes INTEGER NOT NULL,
            recording_ms INTEGER NOT NULL,
            created_s REAL NOT NULL
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX pins_by_document ON pins (document_id)",
    ),
    (
        "ALTER TABLE documents ADD COLUMN added_s REAL NOT NULL DEFAULT 0",
        "ALTER TABLE documents ADD COLUMN turns INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE documents ADD COLUMN words INTEGER NOT NULL DEFAULT 0",
        "UPDATE documents SET added_s = opened_s",
    ),
    (
        # Numbered, so that tags and the index of words can refer to a row in eight bytes.
        """CREATE TABLE numbered_annotations (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            document_id INTEGER NOT NULL REFERENCES documents (id),
            kind TEXT NOT NULL,
            start_turn INTEGER NOT NULL,
            start_char INTEGER NOT NULL,
            end_turn INTEGER NOT NULL,
            end_char INTEGER NOT NULL,
            quote TEXT NOT NULL,
            prefix TEXT NOT NULL,
            suffix TEXT NOT NULL,
            start_ms INTEGER,
            end_ms INTEGER,
            body TEXT NOT NULL,
            colour TEXT NOT NULL,
            created_s REAL NOT NULL,
            modified_s REAL NOT NULL,
            starred INTEGER NOT NULL DEFAULT 0,
            speaker TEXT NOT NULL DEFAULT '',
            placement TEXT NOT NULL DEFAULT 'kept',
            placed_in TEXT NOT NULL DEFAULT '',
            score REAL NOT NULL DEFAULT 1
        ) STRICT""",
        """INSERT INTO numbered_annotations (id, document_id, kind, start_turn, start_char,
            end_turn, end_char, quote, prefix, suffix, start_ms, end_ms, body, colour, created_s,
            modified_s)
            SELECT id, document_id, kind, start_turn, start_char, end_turn, end_char, quote,
            prefix, suffix, start_ms, end_ms, body, colour, created_s, modified_s
            FROM annotations ORDER BY created_s, id""",
        "DROP TABLE annotations",
        "ALTER TABLE numbered_annotations RENAME TO annotations",
        "CREATE INDEX annotations_by_document ON annotations (document_id)",
        """CREATE TABLE annotation_tags (
            number INTEGER NOT NULL REFERENCES annotations (number) ON DELETE CASCADE,
            tag TEXT NOT NULL,
            PRIMARY KEY (number, tag)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX annotation_tags_by_tag ON annotation_tags (tag)",
    ),
    (
        # What the notebook of the library sorts and filters by, in the order of the texts; a
        # document's annotations are found by it, too.
        "DROP INDEX annotations_by_document",
        """CREATE INDEX annotations_by_place ON annotations (document_id, start_turn, start_char,
            kind, colour, starred, speaker, created_s, modified_s)""",
        # Annotations whose words the index of words has still to learn or to forget. Written
        # by triggers, so that no way of changing an annotation can pass the index by. (OR IGNORE
        # would give way to what the statement that fires them does on a conflict.)
        "CREATE TABLE annotation_words_due (number INTEGER PRIMARY KEY) STRICT",
        """CREATE TRIGGER annotation_words_added AFTER INSERT ON annotations BEGIN
            INSERT INTO annotation_words_due VALUES (new.number)
                ON CONFLICT DO NOTHING;
        END""",
        """CREATE TRIGGER annotation_words_removed AFTER DELETE ON annotations BEGIN
            INSERT INTO annotation_words_due VALUES (old.number)
                ON CONFLICT DO NOTHING;
        END""",
        """CREATE TRIGGER annotation_words_changed AFTER UPDATE ON annotations
            WHEN (old.number, old.quote, old.body, old.speaker)
                IS NOT (new.number, new.quote, new.body, new.speaker) BEGIN
            INSERT INTO annotation_words_due VALUES (old.number), (new.number)
                ON CONFLICT DO NOTHING;
        END""",
        """CREATE TRIGGER annotation_tags_added AFTER INSERT ON annotation_tags BEGIN
            INSERT INTO annotation_words_due VALUES (new.number)
                ON CONFLICT DO NOTHING;
        END""",
        """CREATE TRIGGER annotation_tags_removed AFTER DELETE ON annotation_tags BEGIN
            INSERT INTO annotation_words_due VALUES (old.number)
                ON CONFLICT DO NOTHING;
        END""",
        # What was deleted can be brought back for a while. By triggers for the same reason. A
        # bookmark that says nothing is made again with one key: it is not kept.
        """CREATE TABLE deleted_annotations (
            id TEXT PRIMARY KEY,
            document_id INTEGER NOT NULL REFERENCES documents (id),
            deleted_s REAL NOT NULL,
            kind TEXT NOT NULL,
            start_turn INTEGER NOT NULL,
            start_char INTEGER NOT NULL,
            end_turn INTEGER NOT NULL,
            end_char INTEGER NOT NULL,
            quote TEXT NOT NULL,
            prefix TEXT NOT NULL,
            suffix TEXT NOT NULL,
            start_ms INTEGER,
            end_ms INTEGER,
            body TEXT NOT NULL,
            colour TEXT NOT NULL,
            created_s REAL NOT NULL,
            modified_s REAL NOT NULL,
            starred INTEGER NOT NULL,
            speaker TEXT NOT NULL,
            placement TEXT NOT NULL,
            placed_in TEXT NOT NULL,
            score REAL NOT NULL,
            tags TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX deleted_annotations_by_time ON deleted_annotations (deleted_s)",
        """CREATE TRIGGER annotation_deleted BEFORE DELETE ON annotations
            WHEN old.kind != 'bookmark' OR old.body != '' OR old.starred
                OR EXISTS (SELECT 1 FROM annotation_tags WHERE number = old.number) BEGIN
            DELETE FROM deleted_annotations WHERE id = old.id;
            INSERT INTO deleted_annotations VALUES (
                old.id, old.document_id, (julianday('now') - 2440587.5) * 86400.0,
                old.kind, old.start_turn, old.start_char, old.end_turn, old.end_char, old.quote,
                old.prefix, old.suffix, old.start_ms, old.end_ms, old.body, old.colour,
                old.created_s, old.modified_s, old.starred, old.speaker, old.placement,
                old.placed_in, old.score,
                (SELECT json_group_array(tag) FROM
                    (SELECT tag FROM annotation_tags WHERE number = old.number ORDER BY tag)));
        END""",
        """CREATE TRIGGER annotation_back AFTER INSERT ON annotations BEGIN
            DELETE FROM deleted_annotations WHERE id = new.id;
        END""",
        """CREATE TABLE listening (
            document_id INTEGER NOT NULL REFERENCES documents (id),
            day TEXT NOT NULL,
            listened_ms INTEGER NOT NULL,
            PRIMARY KEY (document_id, day)
        ) STRICT, WITHOUT ROWID""",
    ),
    (
        # Corrections have a history: none is deleted any more. What was there keeps its place.
        "ALTER TABLE corrections ADD COLUMN act INTEGER",
        "ALTER TABLE corrections ADD COLUMN made_s REAL NOT NULL DEFAULT 0",
        "ALTER TABLE corrections ADD COLUMN taken_back_s REAL",
    ),
)

SCHEMA_VERSION = len(MIGRATIONS)


class NewerStore(StorageProblem):
    """Written by a newer Earmark: it is left exactly as it is."""


def known_version(
    connection: sqlite3.Connection, path: Path, migrations: Migrations = MIGRATIONS
) -> int:
    """The schema's version. To be asked before anything is changed. Raises NewerStore."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > len(migrations):
        raise NewerStore(
            say(
                "the store was written by a newer Earmark (schema {version}, this one knows "
                "{known}).",
                version=version,
                known=len(migrations),
            ),
            remedy=say("Update Earmark, or choose another folder with --data-dir."),
            path=path,
        )
    return version


def migrate(
    connection: sqlite3.Connection,
    version: int,
    migrations: Migrations = MIGRATIONS,
    copy: Callable[[int], None] = lambda _version: None,
) -> None:
    """Bring a store of ``version`` up to date, a transaction a step. ``copy`` is called with
    the version there was before the first, within its lock. Raises sqlite3.Error."""
    for number in range(version, len(migrations)):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have been quicker while we waited for the lock.
            if connection.execute("PRAGMA user_version").fetchone()[0] == number:
                if number == version > 0:
                    copy(number)
                for statement in migrations[number]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version={number + 1}")
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise

"""The schema, as the steps that lead to it; docs/data-folder.md describes it in prose.

``MIGRATIONS[n]`` leads from ``user_version`` n to n + 1. A step that has been released is
never changed: add another.
"""

from __future__ import annotations

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
)

SCHEMA_VERSION = len(MIGRATIONS)

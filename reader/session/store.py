"""The user's store as the session sees it: one database, its parts, and the settings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reader.core.settings import Settings
from reader.storage.annotations import Annotations
from reader.storage.corrections import Corrections
from reader.storage.data_folder import data_folder
from reader.storage.database import Database
from reader.storage.library import Library
from reader.storage.pins import Pins
from reader.storage.settings_file import read_settings, write_settings
from reader.storage.transcript_cache import FORMATS, TranscriptCache


@dataclass(frozen=True)
class Store:
    """``notices`` are sentences for the user about what was found on opening."""

    folder: Path
    database: Database
    library: Library
    annotations: Annotations
    corrections: Corrections
    pins: Pins
    settings: Settings
    texts: TranscriptCache
    notices: tuple[str, ...] = ()

    @classmethod
    def open(cls, chosen: Path | None = None) -> Store:
        """The store in ``chosen``, or where it belongs. Raises StorageProblem."""
        folder = data_folder(chosen)
        database = Database(folder)
        settings, notice = read_settings(folder)
        return cls(
            folder,
            database,
            Library(database),
            Annotations(database),
            Corrections(database),
            Pins(database),
            settings,
            TranscriptCache(folder, FORMATS),
            tuple(n for n in (database.notice, notice) if n),
        )

    def save_settings(self) -> None:
        """Raises FileProblem."""
        write_settings(self.folder, self.settings)

    def close(self) -> None:
        self.database.close()

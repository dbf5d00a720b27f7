"""The user's store as the session sees it: one database, its parts, and the settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from reader.core.settings import Settings
from reader.storage.annotations import Annotations
from reader.storage.corrections import Corrections
from reader.storage.data_folder import data_folder
from reader.storage.database import Database
from reader.storage.library import Library
from reader.storage.occupancy import Occupancy, in_use
from reader.storage.pins import Pins
from reader.storage.settings_file import read_settings, write_settings
from reader.storage.transcript_cache import FORMATS, TranscriptCache

BACKUPS = "backups"  # the folder, where the settings name no other


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
    occupancy: Occupancy = field(default_factory=lambda: Occupancy(Path()))

    @classmethod
    def open(cls, chosen: Path | None = None) -> Store:
        """The store in ``chosen``, or where it belongs; to be read only where it is open on
        another machine. Raises StorageProblem."""
        folder = data_folder(chosen)
        occupancy = Occupancy(folder)
        others = occupancy.others()
        database = Database(folder, read_only=in_use(others[0]) if others else None)
        if database.read_only is None:
            occupancy.enter()
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
            occupancy,
        )

    @property
    def backups_folder(self) -> Path:
        """Where copies of the store are kept."""
        chosen = str(self.settings.get("backups.folder")).strip()
        return Path(chosen).expanduser() if chosen else self.folder / BACKUPS

    def save_settings(self) -> None:
        """Raises FileProblem."""
        write_settings(self.folder, self.settings)

    def close(self) -> None:
        self.database.close()
        self.occupancy.leave()

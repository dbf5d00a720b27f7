"""The times that the user has set by hand, in the store."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader.core.pins import Reach
from reader.core.selection import Position, TextRange
from reader.storage.database import Database
from reader.storage.texts import storable_text

if TYPE_CHECKING:
    from reader.core.kept_pins import KeptPin

_COLUMNS = (
    "id, turn, char, quote, prefix, suffix, start_ms, reach, "
    "recording_bytes, recording_ms, created_s"
)


class Pins:
    """Durable when a method returns. Raises StorageProblem."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, document_id: int) -> list[KeptPin]:
        """All of a document's, oldest first."""
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM pins WHERE document_id = ? ORDER BY created_s, id",
            (document_id,),
        )
        return [_from_row(row) for row in rows]

    def change(
        self, document_id: int, *, put: Iterable[KeptPin] = (), remove: Iterable[str] = ()
    ) -> None:
        """Remove those with these idents, then add these, replacing those of the same ident;
        in one transaction."""
        with self._database.writing():
            for ident in remove:
                self._database.execute("DELETE FROM pins WHERE id = ?", (ident,))
            for pin in put:
                self._database.execute(
                    f"INSERT OR REPLACE INTO pins (document_id, {_COLUMNS}) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (document_id, *_to_row(pin)),
                )


def _to_row(pin: KeptPin) -> tuple[object, ...]:
    return (
        pin.ident,
        *pin.range.start,
        *map(storable_text, (pin.quote, pin.prefix, pin.suffix)),
        *(pin.start_ms, pin.reach.value),
        *(pin.recording.size_bytes, pin.recording.duration_ms),
        pin.created_s,
    )


def _from_row(row: tuple) -> KeptPin:  # type: ignore[type-arg]  # types are the schema's
    from reader.core.kept_pins import KeptPin, Recording  # few documents have pins

    ident, turn, char, quote, prefix, suffix, start_ms, reach, size_bytes, duration_ms, made = row
    where = TextRange(Position(turn, char), Position(turn, char + len(quote)))
    return KeptPin(
        *(ident, where, quote, prefix, suffix),
        start_ms,
        Reach(reach),
        Recording(size_bytes, duration_ms),
        made,
    )

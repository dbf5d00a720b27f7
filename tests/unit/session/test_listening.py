"""How long one has listened."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from reader.playback.base import PlayerState
from reader.session.listening import LONGEST_STEP_MS, ListeningTime
from reader.storage.database import Database
from reader.storage.library_shelf import LibraryShelf, NewDocument
from reader.storage.listening import Listening


class Sound(QObject):
    """What a transport tells."""

    state_changed = Signal(object)
    position_changed = Signal(int)


def test_only_sound_counts_and_a_minute_is_written_as_it_passes(qtbot: QtBot) -> None:
    sound, now_s, kept = Sound(), [0.0], []
    ListeningTime(
        sound,  # type: ignore[arg-type]
        lambda: 7,
        lambda *listened: kept.append(listened),
        sound,
        clock_s=lambda: now_s[0],
    )

    def pass_s(seconds: int) -> None:
        for _ in range(seconds):
            now_s[0] += 1
            sound.position_changed.emit(0)

    pass_s(30)  # nothing plays
    sound.state_changed.emit(PlayerState.PLAYING)
    pass_s(65)
    assert [ms for _, _, ms in kept] == [60_000]
    sound.state_changed.emit(PlayerState.PAUSED)
    pass_s(100)
    assert [ms for _, _, ms in kept] == [60_000, 5_000]
    sound.state_changed.emit(PlayerState.PLAYING)
    now_s[0] += 8 * 3600  # the machine slept
    sound.state_changed.emit(PlayerState.PAUSED)
    assert kept[-1] == (7, date.today().isoformat(), LONGEST_STEP_MS)


def test_days_are_summed_up(tmp_path: Path) -> None:
    database = Database(tmp_path)
    new = NewDocument(tmp_path / "a.txt", "a" * 64, "A", (), None, None, 1, 1)
    [(ident, _)] = LibraryShelf(database).add([new])
    listening = Listening(database)
    for day, listened_ms in (("2026-01-02", 500), ("2026-01-01", 10), ("2026-01-02", 700)):
        listening.add(ident, day, listened_ms)
    assert listening.days_ms(ident) == {"2026-01-01": 10, "2026-01-02": 1200}
    assert listening.totals_ms() == {ident: 1210}
    database.close()

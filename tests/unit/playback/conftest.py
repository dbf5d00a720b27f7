"""A short recording, and players that are closed whatever happens."""

from __future__ import annotations

import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from reader.playback.vlc_player import VlcPlayer

SECONDS = 20


@pytest.fixture(scope="session")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """SECONDS of a low buzz."""
    path = tmp_path_factory.mktemp("recordings") / "buzz.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes([0, 4] * 20 + [0, 252] * 20) * (200 * SECONDS))
    return path


@pytest.fixture
def player(qapp: QCoreApplication) -> Iterator[VlcPlayer]:
    player = VlcPlayer("adummy")
    yield player
    player.close()

"""The real program with the real libVLC. ``packaging/test`` runs these on a virtual screen."""

from __future__ import annotations

import pytest

from reader.app import AUDIO_OUTPUT_VARIABLE


@pytest.fixture(autouse=True)
def no_sound_card(monkeypatch: pytest.MonkeyPatch) -> None:
    """Play into the void, at the speed of a sound card: a machine of tests has none."""
    monkeypatch.setenv(AUDIO_OUTPUT_VARIABLE, "dummy")

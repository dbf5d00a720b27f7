"""A window that is larger as a whole, where the settings say so."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from reader.app import sample_conversation


@pytest.mark.parametrize(("percent", "width_px"), [(100, 1000), (150, 1500)])
def test_all_of_the_window_is_as_large_as_the_settings_say(
    percent: int, width_px: int, tmp_path: Path
) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"window.scale_percent": percent}))
    picture = tmp_path / "window.png"
    subprocess.run(
        [
            *(sys.executable, "-m", "reader", "open", str(sample_conversation())),
            *("--data-dir", str(tmp_path), "--size", "1000x700", "--screenshot", str(picture)),
        ],
        check=True,
        timeout=60,
        capture_output=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "EARMARK_AUDIO_OUTPUT": "dummy"},
    )
    assert QImage(str(picture)).width() == width_px

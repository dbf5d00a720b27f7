"""Tests on the real data, which lies beside the repository and is never part of it."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2].parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the real data; the test is skipped where it is absent."""
    if not (SHARED / "data").is_dir():
        pytest.skip("the real data is not here: no folder `shared` beside the repository")
    return SHARED

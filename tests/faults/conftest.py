"""The shim, compiled once; a seed that is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults import shim


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path | None:
    """The fault shim; None where there is no compiler."""
    return None if shim.why_not() else shim.build(tmp_path_factory.mktemp("shim"))


@pytest.fixture
def seed() -> int:
    """The same at each run, so that what fails does so again; EARMARK_FAULT_SEED chooses another.
    ``tests/benchmarks/faults.py`` is what looks for more."""
    return int(os.environ.get("EARMARK_FAULT_SEED", "1"))

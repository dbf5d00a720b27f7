"""The shim, compiled once; a seed that is told."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.faults import shim


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path | None:
    """The fault shim; None where there is no compiler."""
    return None if shim.why_not() else shim.build(tmp_path_factory.mktemp("shim"))


@pytest.fixture
def seed() -> int:
    """Another at each run; what fails names it."""
    return random.SystemRandom().randrange(2**31)

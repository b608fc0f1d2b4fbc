"""A desk on SQLite and on a real PostgreSQL."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.base.engine import Database
from tests.storage.imports.desk import Desk


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """A desk at an empty office."""
    return Desk(database, tmp_path)

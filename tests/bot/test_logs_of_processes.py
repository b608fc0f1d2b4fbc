"""The processes of heavy work log as their service does."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.clock import SystemClock
from bot.logs import LogFormat
from bot.run import heavy_processes
from bot.settings import Settings
from storage.base.engine import Database

KEY = "0123456789abcdef" * 4


async def log_the_key(_database: Database) -> None:
    """Logs a secret, as a library might."""
    logging.getLogger("storage").warning("The key is %s.", KEY)


async def test_secrets_are_hidden_and_the_format_is_the_service_s(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(_env_file=None, rater_key=SecretStr(KEY), log_format=LogFormat.TEXT)
    database = Database(f"sqlite:///{tmp_path / 'office.db'}")
    heavy = heavy_processes(settings, SystemClock(), database)
    await heavy.run(log_the_key)
    heavy.close()
    assert capfd.readouterr().err.strip().endswith("WARNING storage: The key is ***.")

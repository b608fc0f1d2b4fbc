"""The command line against an office on trial, as an operator would type it."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.commands import app
from tests.harness import OfficeOnTrial


@dataclass(frozen=True)
class CommandLine:
    """Runs commands in a folder without `.env`, on the database and the Telegram of an office on trial."""

    office: OfficeOnTrial
    environment: dict[str, str]

    @classmethod
    def of(cls, office: OfficeOnTrial, folder: Path, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
        """The command line of an office; the settings are those of its service."""
        monkeypatch.chdir(folder)
        settings, playground = office.service.settings, office.playground
        environment = {
            "BOT_TOKEN": playground.token,
            "BOT_API_URL": playground.url,
            "CLOCK_URL": f"{playground.url}/clock",
            "DATABASE_URL": settings.database_url,
            "OFFICE_NAME": settings.office_name,
        }
        return cls(office, environment)

    async def runs(self, *words: str, **changed: str) -> Result:
        """What `python -m bot …` does, with some settings changed."""
        environment = {**self.environment, **changed}
        return await asyncio.to_thread(CliRunner().invoke, app, list(words), env=environment)


def bot(*arguments: object) -> Result:
    """What `python -m bot` answers, with the settings of this process."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def empty_office(database_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the settings those of an office that has an empty database."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{database_file}")
    for name in ("BOT_TOKEN", "CLOCK_URL", "OFFICE_TIMEZONE", "SCHEME"):
        monkeypatch.delenv(name, raising=False)


def rows(database_file: Path, query: str) -> list[tuple[object, ...]]:
    """What the database holds."""
    with closing(sqlite3.connect(database_file)) as connection:
        return list(connection.execute(query))

"""Keeps what this release leaves open, for the releases after it to go on with.

python -m tests.upgrades.keep

Drives an office into each conversation, to cards that wait for a tap and to messages on their way. The
databases and what the phones show go into one file, named after the version and the revision of the tables.
"""

from __future__ import annotations

import asyncio
import json
import lzma
import sqlite3
import tempfile
import tomllib
from collections.abc import Awaitable, Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import typer
from sqlalchemy import select

from domain.notices import ReportReminder
from playground.errors import ApiError
from playground.people import Json
from storage.base.migrate import NEWEST_REVISION
from storage.tables import Outbox
from tests.attendance import attending
from tests.bot.outbox import write
from tests.handlers.steps import up_to_evidence
from tests.handlers.ways import WAYS, Way, said, tapped
from tests.harness import (
    ADMIN,
    BUDI,
    CITRA,
    FRIDAY_MORNING,
    SARI,
    OfficeOnTrial,
    migrate_now,
    office_on_trial,
)
from tests.upgrades.answers import go_on

FOLDER = Path(__file__).parent
KeptState = dict[str, Any]
"""`at`, `phones` (messages by chat) and `database` (as SQL) of an office."""


async def _returned(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.taps(office.budi, "Kembalikan")
    await office.says(office.budi, "Mohon lampirkan daftar hadir")
    await office.taps(office.budi, "Kirim")


async def _correction(office: OfficeOnTrial) -> None:
    await office.taps(office.sari, "Perbaiki")


STEPS = {
    "report, its first question": Way("sari", said("sari", "/lapor")),
    "report, its evidence": Way("sari", up_to_evidence),
    "report, a correction": Way("sari", _correction, _returned),
}
"""More steps of the conversation that everybody has every day."""


async def cards(office: OfficeOnTrial) -> None:
    """A report, a leave and a target wait for Budi, and Citra is reminded."""
    await office.reports(office.sari)
    await tapped("sari", "/izin", "Cuti", "Besok", "Dua hari")(office)
    await go_on(office, SARI)
    await tapped("sari", "/target", "Usulkan target")(office)
    await go_on(office, SARI)
    await office.jobs_at(2026, 11, 20, 16, 0)


async def on_their_way(office: OfficeOnTrial) -> None:
    """Reminders that wait, were refused, arrived without an answer, and cannot arrive."""
    today, failure = FRIDAY_MORNING.date(), ApiError(502, "Bad Gateway")
    office.citra.blocks()
    await write(office, ReportReminder(office.ids[CITRA], today), CITRA)
    await office.settle()
    for person, is_shown in ((SARI, False), (BUDI, True)):
        office.playground.faults.fail_next("sendMessage", failure, after=is_shown)
        await write(office, ReportReminder(office.ids[person], today), person)
        await office.service.sender.step()
        await office.service.sender.wait_idle()
    await write(office, ReportReminder(office.ids[ADMIN], today), ADMIN)


class _Keeper:
    """Makes the states of a release in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._template = folder / "template.db"
        self._file = folder / "kinerja.db"
        self.notices: dict[str, Json] = {}
        """The payload of a notice of each kind that was written meanwhile."""

    def prepare(self) -> None:
        """Makes the empty database that each state begins with; outside of any event loop."""
        migrate_now(f"sqlite:///{self._template}")

    async def state(
        self, reach: Callable[[OfficeOnTrial], Awaitable[object]], who: str | None = None
    ) -> KeptState:
        """The state that an office reaches; the conversation of `who` goes on afterwards, for its notices."""
        self._file.write_bytes(self._template.read_bytes())
        async with office_on_trial(self._file) as trial, attending(trial) as office:
            await reach(office)
            world = office.playground.world
            kept = {
                "at": world.clock.now().isoformat(),
                "phones": {chat.id: list(chat.messages.values()) for chat in world.chats.values()},
                "database": self._dump(),
            }
            if who is not None:
                await go_on(office, getattr(office, who).id)
            for row in await office.rows(select(Outbox)):
                self.notices.setdefault(row.kind, row.payload)
        return kept

    def _dump(self) -> str:
        with closing(sqlite3.connect(self._file)) as connection:
            return "\n".join(connection.iterdump())


async def _reach(office: OfficeOnTrial, way: Way) -> None:
    await way.before(office)
    await way.begins(office)


async def _keep(keeper: _Keeper) -> Json:
    conversations = {}
    for name, way in (WAYS | STEPS).items():
        typer.echo(name)
        conversations[name] = await keeper.state(partial(_reach, way=way), way.by)
    return {
        "conversations": conversations,
        "cards": await keeper.state(cards),
        "on_their_way": await keeper.state(on_their_way),
        "notices": keeper.notices,
    }


def main() -> None:
    """Writes the file of this version and revision."""
    with tempfile.TemporaryDirectory() as folder:
        keeper = _Keeper(Path(folder))
        keeper.prepare()
        kept = asyncio.run(_keep(keeper))
    version = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]["version"]
    file = FOLDER / f"{version}-{NEWEST_REVISION}.json.xz"
    file.write_bytes(lzma.compress(json.dumps(kept).encode(), preset=9))
    typer.echo(f"{file}: {len(kept['conversations'])} conversations, {file.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()

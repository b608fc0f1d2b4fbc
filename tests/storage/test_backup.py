"""Backups of each kind of database: made while others write, read back, restored, refused in doubt."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryFile
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from sqlalchemy import text

from storage.backup import BackupError, BackupFolder, restore
from storage.backup.archive import opened_backup
from storage.backup.postgres import rows_in
from storage.base.engine import Database
from storage.base.single import only_worker
from storage.evidence_folder import EvidenceFolder
from storage.tables import Unit
from tests.storage.backups import NOW, made, units_of, writes
from tests.storage.backups import programs as programs


@pytest.fixture
def folder(tmp_path: Path) -> BackupFolder:
    """Where backups go."""
    return BackupFolder(tmp_path / "backups")


@pytest.fixture
def elsewhere(database_url: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """An empty place for a database of the same kind."""
    if database_url.startswith("sqlite"):
        return f"sqlite:///{tmp_path / 'elsewhere' / 'kinerja.db'}"
    make: Callable[[], str] = request.getfixturevalue("new_postgres")
    return make()


def databases_in(folder: Path) -> list[Path]:
    """The database files of a folder."""
    return list(folder.glob("*.db"))


def damage(file: Path) -> None:
    """Overwrites some pages in the middle of a file."""
    content = bytearray(file.read_bytes())
    content[40_000:80_000] = bytes(40_000)
    file.write_bytes(content)


async def test_a_backup_has_the_last_commit_and_comes_back(
    database: Database, folder: BackupFolder, elsewhere: str, tmp_path: Path
) -> None:
    evidence = EvidenceFolder(tmp_path / "evidence", least_free=0)
    digest = evidence.keep(b"%PDF-1.7 daftar hadir")
    await writes(database, "Dinas Contoh")
    done = await made(database, folder, evidence)
    await writes(database, "Dinas Kemudian")
    assert (done.manifest.facts.decisions, done.manifest.log_faults, done.manifest.evidence) == (1, 0, 1)
    assert done.path.name == "backup-2026-11-27T20-00-00Z.zip"
    assert done.path.stat().st_mode & 0o777 == 0o600
    assert folder.path.stat().st_mode & 0o777 == 0o700
    assert sorted(path.name for path in folder.path.iterdir()) == [".lock", done.path.name]

    other = EvidenceFolder(tmp_path / "other", least_free=0)
    restored = await restore(done.path, elsewhere, other, NOW, overwrite=False)
    assert await units_of(elsewhere) == ["Dinas Contoh"]
    assert (restored.log_faults, restored.evidence, restored.missing_evidence) == (0, 1, 0)
    assert other.read(digest) == b"%PDF-1.7 daftar hadir"


async def test_the_numbers_of_what_came_after_a_backup_are_given_to_nothing_else(
    database: Database, folder: BackupFolder, elsewhere: str, tmp_path: Path
) -> None:
    await writes(database, "Dinas Contoh")
    done = await made(database, folder)
    await writes(database, "Dinas Kemudian")
    await restore(done.path, elsewhere, EvidenceFolder(tmp_path / "evidence"), NOW, overwrite=False)
    restored = Database(elsewhere)
    await writes(restored, "Dinas Lain")
    # Telegram still shows buttons that name the unit which is gone.
    async with database.read() as before, restored.read() as after:
        gone = {unit.id for unit in await before.people.units() if unit.name == "Dinas Kemudian"}
        assert gone.isdisjoint({unit.id for unit in await after.people.units()})
    await restored.close()


async def test_it_is_as_of_one_moment_while_a_unit_writes(
    database: Database, folder: BackupFolder, elsewhere: str, tmp_path: Path
) -> None:
    async with database.unit() as uow:
        uow.session.add(Unit(name="Dinas Belum", timezone="WIB"))
        await uow.session.flush()
        done = await made(database, folder)
        await uow.commit()
    await restore(done.path, elsewhere, EvidenceFolder(tmp_path), NOW, overwrite=False)
    assert await units_of(elsewhere) == []


async def test_what_holds_data_is_replaced_only_when_told(
    database: Database, folder: BackupFolder, tmp_path: Path
) -> None:
    evidence = EvidenceFolder(tmp_path / "evidence")
    await writes(database, "Dinas Contoh")
    done = await made(database, folder)
    await writes(database, "Dinas Kemudian")
    await database.close()
    with pytest.raises(BackupError, match=r"holds data .* --overwrite"):
        await restore(done.path, database.url, evidence, NOW, overwrite=False)
    assert await units_of(database.url) == ["Dinas Contoh", "Dinas Kemudian"]
    restored = await restore(done.path, database.url, evidence, NOW, overwrite=True)
    assert await units_of(database.url) == ["Dinas Contoh"]
    if database.is_sqlite:
        assert await units_of(f"sqlite:///{restored.set_aside}") == ["Dinas Contoh", "Dinas Kemudian"]


async def test_nothing_is_restored_under_a_running_service(
    database: Database, folder: BackupFolder, elsewhere: str, tmp_path: Path
) -> None:
    done = await made(database, folder)
    there = Database(elsewhere)
    there.make_folder()
    with only_worker(there.path):
        async with there.engine.connect():
            with pytest.raises(BackupError, match="stop"):
                await restore(done.path, elsewhere, EvidenceFolder(tmp_path), NOW, overwrite=True)
    await there.close()


async def test_a_damaged_backup_changes_nothing(
    database: Database, folder: BackupFolder, elsewhere: str, tmp_path: Path
) -> None:
    await writes(database, "Dinas Contoh")
    done = await made(database, folder)
    content = bytearray(done.path.read_bytes())
    for place, reason in ((1_000, "damaged"), (len(content) - 30, "backup")):
        torn = tmp_path / "torn.zip"
        torn.write_bytes(content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :])
        with pytest.raises(BackupError, match=reason):
            await restore(torn, elsewhere, EvidenceFolder(tmp_path), NOW, overwrite=False)
    with pytest.raises(BackupError, match="there is no file"):
        await restore(tmp_path / "none.zip", elsewhere, EvidenceFolder(tmp_path), NOW, overwrite=False)
    assert databases_in(tmp_path / "elsewhere") == []


async def test_damaged_packing_is_told_in_a_clause(tmp_path: Path) -> None:
    """Bytes that no packing gives are not a matter of the checksum at the end."""
    file = tmp_path / "torn.zip"
    with ZipFile(file, "w", ZIP_DEFLATED) as written:
        written.writestr("manifest.json", b"{}" * 100)
    content = bytearray(file.read_bytes())
    place = content.index(b"manifest.json") + len("manifest.json")
    content[place] = 0xFF
    file.write_bytes(content)
    with pytest.raises(BackupError, match="is no backup"), opened_backup(file):
        pass


async def test_a_backup_whose_beginning_is_lost_is_told_in_a_clause(tmp_path: Path) -> None:
    file = tmp_path / "torn.zip"
    with ZipFile(file, "w", ZIP_DEFLATED) as written:
        written.writestr("manifest.json", b"{}" * 100)
        written.writestr("database.db", b"x" * 100)
    file.write_bytes(file.read_bytes()[60:])
    with pytest.raises(BackupError, match=r"is no backup|cannot be read as a backup"), opened_backup(file):
        pass


async def test_the_database_stays_when_files_of_evidence_cannot_come_back(
    database: Database, folder: BackupFolder, tmp_path: Path
) -> None:
    evidence = EvidenceFolder(tmp_path / "evidence", least_free=0)
    digest = evidence.keep(b"%PDF-1.7 daftar hadir")
    done = await made(database, folder, evidence)
    await writes(database, "Dinas Kemudian")
    await database.close()
    torn = tmp_path / "torn.zip"
    torn.write_bytes(done.path.read_bytes().replace(b"daftar hadir", b"daftar palsu"))
    other = EvidenceFolder(tmp_path / "other", least_free=0)
    with pytest.raises(BackupError, match=f"evidence/{digest} cannot be read"):
        await restore(torn, database.url, other, NOW, overwrite=True)
    full = EvidenceFolder(tmp_path / "other", least_free=1 << 60)
    with pytest.raises(BackupError, match="no room for the files of evidence"):
        await restore(done.path, database.url, full, NOW, overwrite=True)
    assert await units_of(database.url) == ["Dinas Kemudian"]


async def test_a_backup_of_another_version_or_kind_is_named(
    database: Database, folder: BackupFolder, tmp_path: Path, migrated: Path
) -> None:
    done = await made(database, folder)
    later = tmp_path / "later.zip"
    with ZipFile(done.path) as read, ZipFile(later, "w") as written:
        for name in read.namelist():
            content = read.read(name)
            if name == "manifest.json":
                revision = done.manifest.facts.revision.encode()
                content = content.replace(b'"%s"' % revision, b'"9999"')
            written.writestr(name, content)
    with pytest.raises(BackupError, match="version 9999"):
        await restore(later, database.url, EvidenceFolder(tmp_path), NOW, overwrite=True)
    other = "postgresql://nobody@127.0.0.1:1/none" if database.is_sqlite else f"sqlite:///{migrated}"
    with pytest.raises(BackupError, match="copy-database"):
        await restore(done.path, other, EvidenceFolder(tmp_path), NOW, overwrite=True)


async def test_a_file_of_evidence_that_was_altered_is_left_out_and_found_missing(
    database: Database, folder: BackupFolder, tmp_path: Path
) -> None:
    evidence = EvidenceFolder(tmp_path / "evidence", least_free=0)
    digest = evidence.keep(b"daftar hadir")
    (tmp_path / "evidence" / digest[:2] / digest).write_bytes(b"lain")
    done = await made(database, folder, evidence)
    assert done.manifest.evidence == 0


def test_old_ones_go_and_the_newest_stays(folder: BackupFolder) -> None:
    folder.path.mkdir()
    for days in (0, 3, 7, 8, 30):
        folder.place_for(NOW - timedelta(days=days)).touch()
    others = [folder.path / name for name in ("catatan.zip", "backup-2026-02-30T00-00-00Z.zip")]
    for other in others:
        other.touch()
    assert folder.forget(NOW, 7) == 2
    assert [(NOW - each.at).days for each in folder.all()] == [7, 3, 0]
    assert folder.forget(NOW + timedelta(days=100), 7) == 2
    last = folder.last()
    assert last is not None and last.at == NOW
    assert all(other.exists() for other in others)


async def test_one_is_made_at_a_time_and_what_a_killed_run_left_goes(
    database: Database, folder: BackupFolder
) -> None:
    with folder.making(), pytest.raises(BackupError, match="another process"):
        await made(database, folder)
    left = folder.path / ".making-before"
    left.mkdir()
    (left / "database.sqlite").touch()
    await made(database, folder)
    assert not left.exists()


async def test_a_database_without_tables_gives_no_backup(bare_url: str, folder: BackupFolder) -> None:
    database = Database(bare_url)
    async with database.engine.connect() as connection:
        await connection.execute(text("SELECT 1"))  # makes the file of SQLite
    with pytest.raises(BackupError, match="has no tables"):
        await made(database, folder)
    await database.close()
    assert folder.all() == []


async def test_a_damaged_database_gives_no_backup(database_file: Path, folder: BackupFolder) -> None:
    damage(database_file)
    database = Database(f"sqlite:///{database_file}")
    with pytest.raises(BackupError):
        await made(database, folder)
    await database.close()
    assert folder.all() == []


async def test_a_log_that_was_tampered_with_is_told_and_still_kept(
    database_file: Path, folder: BackupFolder
) -> None:
    database = Database(f"sqlite:///{database_file}")
    await writes(database, "Dinas Contoh")
    async with database.engine.begin() as connection:
        await connection.exec_driver_sql("DROP TRIGGER audit_log_kept_update")
        await connection.exec_driver_sql("UPDATE audit_log SET who = 'orang lain'")
    done = await made(database, folder)
    await database.close()
    assert done.manifest.log_faults == 1


async def test_without_postgresql_s_programs_the_sentence_says_what_to_install(
    new_postgres: Callable[[], str], folder: BackupFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(folder.path))
    database = Database(new_postgres())
    with pytest.raises(BackupError, match=r"pg_dump is missing: .* apt-get install postgresql-client"):
        await made(database, folder)
    await database.close()


async def test_programs_older_than_the_server_are_told_with_what_to_install(
    new_postgres: Callable[[], str], folder: BackupFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pg_dump"
    refusal = "pg_dump: error: aborting because of server version mismatch"
    program.write_text(f"#!/bin/sh\necho '{refusal}' >&2\nexit 1\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    database = Database(new_postgres())
    with pytest.raises(BackupError, match=r"version mismatch\. Install PostgreSQL's client programs"):
        await made(database, folder)
    await database.close()


async def test_a_disk_without_room_is_told_before_anything_is_written(
    database_file: Path, folder: BackupFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(database_file.parent)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage._replace(free=1 << 20))
    database = Database(f"sqlite:///{database_file}")
    with pytest.raises(BackupError, match="has 1 MB free"):
        await made(database, folder)
    await database.close()
    assert folder.all() == []


def test_a_program_with_many_errors_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pg_restore"
    program.write_text("#!/bin/sh\nyes damaged | head -n 50000 >&2\nexit 1\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with TemporaryFile() as dump, pytest.raises(BackupError, match=r"^damaged; damaged$"):
        rows_in(dump)

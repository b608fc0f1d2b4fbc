"""`python -m bot run` where it cannot start: one sentence, never a traceback."""

from __future__ import annotations

import os
import pwd
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import typer
from typer.core import TyperCommand, TyperGroup
from typer.testing import CliRunner

from bot.cli.base import refusal_to_root
from bot.cli.commands import app
from storage.base.migrate import NEWEST_REVISION
from storage.base.single import only_worker
from tests.harness import RATER_KEY, migrate_now

NOWHERE = "postgresql://kinerja:rahasia@127.0.0.1:1/kinerja"
NOBODY = pwd.getpwnam("nobody")
UNNAMED = 1234567
"""The number of a user and a group that have no name."""


@pytest.fixture(autouse=True)
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No `.env` of the project reaches these tests."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.filterwarnings("error::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.parametrize(
    ("words", "url"),
    [
        # `run` waits for PostgreSQL (tests/durability/test_outage.py).
        (("run",), "sqlite:///a-file"),
        (("jobs", "list"), NOWHERE),
        (("jobs", "list"), "sqlite:///a-file"),
    ],
)
def test_a_database_that_does_not_answer_is_told(words: tuple[str, ...], url: str) -> None:
    Path("a-file").write_text("no folder", "utf-8")
    result = CliRunner().invoke(
        app, list(words), env={"BOT_TOKEN": "1:TEST", "RATER_KEY": RATER_KEY, "DATABASE_URL": url}
    )
    assert result.exit_code == 1
    assert result.stderr.startswith("The database does not answer: ")
    assert len(result.stderr.splitlines()) == 1
    assert "sqlite3." not in result.stderr
    assert "rahasia" not in result.output


@pytest.mark.parametrize("words", [("invite", "--revoke", "199001012015012001"), ("updates", "failed")])
def test_a_database_that_fails_meanwhile_is_told(words: tuple[str, ...], tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/kinerja.db"
    migrate_now(url)
    with closing(sqlite3.connect(tmp_path / "kinerja.db")) as connection:
        connection.execute("ALTER TABLE employees RENAME TO people_of_before")
        connection.execute("ALTER TABLE failed_updates RENAME TO failures")
    result = CliRunner().invoke(app, list(words), env={"DATABASE_URL": url})
    assert result.exit_code == 1
    assert result.stderr.startswith("The database does not answer: no such table: ")
    assert len(result.stderr.splitlines()) == 1


MAKES_A_DATABASE = ("run", "demo", "import", "setup")
OF_FILES = ("privacy table", "period allowance", "period siasn", "period reconcile")
FILES_FIRST = ("scheme list", "scheme show", "scheme check", "scheme try", "skm", "restore", *OF_FILES)
WITHOUT_ONE = ("doctor", "copy-database", *FILES_FIRST)
"""Commands that look at files alone, or first; `skm` may ask for which service before it looks, `restore`
makes a database from a backup, and `doctor` tells of one that is not there in its own way."""
VALUES = {
    "code": "4F7K-9QXM-2B3C",
    "days": "1-5",
    "file": "office.toml",
    "first": "2026-11-20",
    "ids": "pns.csv",
    "kind": "plh",
    "last": "2026-11-21",
    "name": "retention",
    "nip": "199001012015012001",
    "number": "1",
    "one": "batanghari",
    "other": "bungo",
    "out": "roll.pdf",
    "period": "2026",
    "reason": "Gangguan",
    "scheme": "batanghari",
    "service": "KTP",
    "since": "2026-11-20T08:00:00+07:00",
    "source": "sqlite:///dat/kinerja.db",
    "stand_in": "199001012015012001",
    "supervisor": "197502022000031002",
    "target": "sqlite:///dat/new.db",
    "unit": "Dinas",
    "until": "2026-11-30T23:59:00+07:00",
    "what": "nama dan NIP",
}
"""What each command that must be told something is told."""


def commands() -> Iterator[list[str]]:
    """Every command of the command line that should make no database, with what it must be told."""

    def below(command: object, words: list[str]) -> Iterator[list[str]]:
        if words and words[0] in MAKES_A_DATABASE:
            return
        if isinstance(command, TyperGroup):
            for name, each in command.commands.items():
                yield from below(each, [*words, name])
        if isinstance(command, TyperCommand) or (words and is_command_too(command)):
            yield [*words, *needed_by(command)]

    yield from below(typer.main.get_command(app), [])


def is_command_too(group: object) -> bool:
    """Whether a group of commands does something by itself."""
    return isinstance(group, TyperGroup) and group.invoke_without_command


def needed_by(command: object) -> list[str]:
    """What a command must be told."""
    assert isinstance(command, TyperCommand | TyperGroup)
    words = ["--revoke", VALUES["nip"]] if command.name == "invite" else []
    for each in command.params:
        if each.required:
            value = VALUES[str(each.name)]
            words += [each.opts[0], value] if each.opts[0].startswith("-") else [value]
    return words


@pytest.mark.parametrize("words", [pytest.param(words, id=" ".join(words)) for words in commands()])
def test_a_command_that_only_looks_makes_no_database(words: list[str]) -> None:
    result = CliRunner().invoke(app, words, env={"DATABASE_URL": "sqlite:///dat/kinerja.db"})
    if not " ".join(words).startswith(WITHOUT_ONE):
        assert result.exit_code == 1
        assert result.stderr == (
            "There is no database yet (dat/kinerja.db): import the roster, or correct DATABASE_URL.\n"
        )
    assert not Path("dat").exists()


def test_a_clock_that_does_not_answer_is_told(tmp_path: Path) -> None:
    migrate_now(f"sqlite:///{tmp_path}/kinerja.db")
    environment = {
        "DATABASE_URL": f"sqlite:///{tmp_path}/kinerja.db",
        "CLOCK_URL": "http://127.0.0.1:1/clock",
    }
    result = CliRunner().invoke(app, ["jobs", "list"], env=environment)
    assert result.exit_code == 1
    assert result.stderr.startswith("CLOCK_URL is wrong: no clock answers there, ")
    assert len(result.stderr.splitlines()) == 1


def test_a_second_worker_on_sqlite_is_told(tmp_path: Path) -> None:
    path = tmp_path / "kinerja.db"
    migrate_now(f"sqlite:///{path}")
    with only_worker(path):
        environment = {"BOT_TOKEN": "1:TEST", "RATER_KEY": RATER_KEY, "DATABASE_URL": f"sqlite:///{path}"}
        result = CliRunner().invoke(app, ["run"], env=environment)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Another process already serves {path}")


@pytest.mark.parametrize("words", [["run"], ["check"], ["audit", "verify"], ["import", "roster", "r.csv"]])
def test_a_database_of_a_later_version_is_told(tmp_path: Path, words: list[str]) -> None:
    path = tmp_path / "kinerja.db"
    migrate_now(f"sqlite:///{path}")
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()
    (tmp_path / "r.csv").touch()
    environment = {"BOT_TOKEN": "1:TEST", "RATER_KEY": RATER_KEY, "DATABASE_URL": f"sqlite:///{path}"}
    result = CliRunner().invoke(app, words, env=environment)
    assert result.exit_code == 1
    assert result.stderr == (
        f"The tables of {path} are at 9999, which this version ({NEWEST_REVISION}) does not know: "
        "check out the version that made them, or restore a backup of this one's.\n"
    )


@pytest.mark.parametrize(
    "words",
    [
        ["run", "--only", "foo"],
        ["import", "office", ".", "--numbers", "foo"],
        ["period", "close", "2026-S1", "--office-result", "foo"],
        ["services", "poster", "KTP", "--out", "ktp.pdf", "--size", "foo"],
        ["stand-in", "add", "1", "2", "foo", "--from", "2026-11-23", "--to", "2026-11-27"],
    ],
)
def test_a_word_that_is_none_of_those_there_are_is_told_in_our_words(words: list[str]) -> None:
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 2
    assert "'foo' is not one of" in result.stderr
    assert "Value error" not in result.stderr


@pytest.mark.parametrize("number", ["x", "1.5", str(2**31), "9" * 25])
@pytest.mark.parametrize(
    "words", [("import", "show"), ("import", "undo"), ("objection", "show"), ("stand-in", "remove")]
)
def test_a_number_that_no_row_can_have_is_told(words: tuple[str, ...], number: str) -> None:
    result = CliRunner().invoke(app, [*words, number])
    assert result.exit_code == 2, result.output
    assert "is not the number of" in result.stderr


def test_a_part_alone_on_sqlite_is_told(tmp_path: Path) -> None:
    environment = {
        "BOT_TOKEN": "1:TEST",
        "RATER_KEY": RATER_KEY,
        "DATABASE_URL": f"sqlite:///{tmp_path}/k.db",
    }
    result = CliRunner().invoke(app, ["run", "--only", "web"], env=environment)
    assert result.exit_code == 1
    assert (
        result.stderr == "--only needs PostgreSQL: a SQLite file is for one process that does everything.\n"
    )
    assert not list(tmp_path.glob("k.*"))


@pytest.mark.parametrize(("owner", "user"), [(0, 0), (UNNAMED, UNNAMED), (0, UNNAMED)])
def test_who_owns_the_folder_or_meets_root_there_is_not_refused(owner: int, user: int) -> None:
    assert refusal_to_root(Path("data"), owner, owner, user) is None


@pytest.mark.parametrize(
    ("owner", "named", "way"),
    [
        (NOBODY.pw_uid, NOBODY.pw_name, f"runuser -u {NOBODY.pw_name} --"),
        (UNNAMED, f"the user {UNNAMED}", f"setpriv --reuid {UNNAMED} --regid 7 --clear-groups --"),
    ],
)
def test_root_is_told_how_to_act_as_the_owner_of_the_folder(owner: int, named: str, way: str) -> None:
    assert refusal_to_root(Path("data"), owner, 7, 0) == (
        f"data belongs to {named}, who could not open what root writes there. "
        f"Run the command as that user: {way} .venv/bin/python -m bot …"
    )


def test_root_runs_no_command_where_the_service_of_another_user_has_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.geteuid() == 0:
        os.chown(tmp_path, UNNAMED, UNNAMED)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    result = CliRunner().invoke(app, ["jobs", "list"], env={"DATABASE_URL": f"sqlite:///{tmp_path}/k.db"})
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{tmp_path} belongs to ")
    assert "who could not open what root writes there" in result.stderr

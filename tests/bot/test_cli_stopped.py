"""Commands that are stopped by Ctrl-C, or whose output finds no room, as processes of their own."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import sentence_of
from bot.cli.commands import app
from tests.forked import ROOT, fork_bot
from tests.harness import RATER_KEY

SARI = "199001012015012001"
DAYS = 6_000
FULL = Path("/dev/full")


def environment(folder: Path) -> dict[str, str]:
    """Settings of an office of its own."""
    url = f"sqlite:///{folder / 'office.db'}"
    return {
        **os.environ,
        "DATABASE_URL": url,
        "PYTHONPATH": str(ROOT),
        "BOT_TOKEN": "1:TEST",
        "RATER_KEY": RATER_KEY,
    }


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an office of one person, and years of attendance to be imported."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "roster.csv").write_text(f"nip,name,unit\n{SARI},Sari Contoh,Dinas\n", "utf-8")
    done = CliRunner().invoke(app, ["import", "roster", str(folder / "roster.csv")], env=environment(folder))
    assert done.exit_code == 0, done.output
    days = (date(2001, 1, 1) + timedelta(days=n) for n in range(DAYS))
    rows = "".join(f"{SARI},{day},present\n" for day in days)
    (folder / "attendance.csv").write_text(f"nip,date,status\n{rows}", "utf-8")
    return folder


@pytest.fixture
def office(imported: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(imported, tmp_path / "office"))


@pytest.mark.parametrize("moment", ["checking", "saving", "saving  [##############################] 100 %"])
def test_an_import_that_is_stopped_says_truly_whether_it_was_done(office: Path, moment: str) -> None:
    leader, follower = os.openpty()
    words = ["import", "attendance", "attendance.csv"]
    process = fork_bot(words, environment(office), office, {1: follower, 2: follower})
    os.close(follower)
    shown = ""
    while moment not in shown:
        shown += os.read(leader, 4_096).decode()
    assert process.pid is not None
    os.kill(process.pid, signal.SIGINT)
    process.join()
    try:
        while part := os.read(leader, 4_096).decode():
            shown += part
    except OSError:  # all was read, and nobody is at the other end
        os.close(leader)
    with sqlite3.connect(office / "office.db") as connection:
        (count,) = connection.execute("SELECT COUNT(*) FROM attendance").fetchone()
    assert "Traceback" not in shown
    last = shown.replace("\x1b[K", "\n").strip().splitlines()[-1]
    if count == 0:
        assert (process.exitcode, last) == (1, "Nothing was imported.")
    else:
        assert count == DAYS
        assert last in (
            "Stopped, but everything was imported before.",
            f"attendance: {DAYS:,} added, 0 changed, 0 unchanged",
        )


def test_large_counts_are_grouped(office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(office)  # without another .env

    def told(*words: str, **changed: str) -> str:
        done = CliRunner().invoke(app, words, env=environment(office) | changed)
        assert done.exit_code == 0, done.output
        return done.output

    there, copy = (f"sqlite:///{tmp_path / name / 'office.db'}" for name in ("there", "copy"))
    assert "attendance: 6,000 added, 0 changed" in told("import", "attendance", "attendance.csv")
    assert "attendance (attendance.csv): 6,000 added" in told("import", "list")
    backup = told("backup", str(tmp_path / "backups"))
    restored = told("restore", backup.splitlines()[0], DATABASE_URL=there)
    copied = told("copy-database", environment(office)["DATABASE_URL"], copy)
    for each in (backup, restored, copied):
        assert re.search(r"^[0-9]{1,2},[0-9]{3} rows of [0-9]+ tables", each, re.MULTILINE), each
    assert told("audit", "verify").startswith("2 rows, 0 roots, 0 results verified.")


def test_a_start_that_is_stopped_before_telegram_answers_leaves_nothing_open(tmp_path: Path) -> None:
    nobody = environment(tmp_path) | {"BOT_API_URL": "http://127.0.0.1:9"}
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        cwd=tmp_path,
        env=nobody,
        stderr=subprocess.PIPE,
        text=True,
        # A suite that a shell runs in the background ignores the signal, and so would the process.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    ) as service:
        assert service.stderr is not None  # it is a pipe
        waits = next(line for line in service.stderr if "Telegram does not answer yet" in line)
        service.send_signal(signal.SIGINT)
        rest = service.stderr.read()
    assert service.returncode == 130, waits + rest
    assert "Unclosed" not in rest and "Traceback" not in rest


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
def test_output_without_room_is_told_in_one_sentence(tmp_path: Path) -> None:
    with FULL.open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "bot", "scheme", "show", "batanghari"],
            cwd=tmp_path,
            env=environment(tmp_path),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ended.returncode == 1
    assert ended.stderr.strip() == "The output could not be written: there is no space left on the device."


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            OSError(errno.ENOSPC, "No space left on device"),
            "The output could not be written: there is no space left on the device.",
        ),
        (
            OSError(errno.ENOSPC, "No space left on device", "out.csv"),
            "out.csv could not be written: there is no space left on the device.",
        ),
        (OSError(errno.ENOENT, "No such file or directory", "in.csv"), "in.csv: no such file or directory."),
        (OSError(errno.EIO, "Input/output error"), None),
    ],
)
def test_a_sentence_names_the_file_or_the_full_device(error: OSError, sentence: str | None) -> None:
    assert sentence_of(error, is_service=False) == sentence


def test_a_service_that_a_file_stops_says_where() -> None:
    error = OSError(errno.ENOENT, "No such file or directory", "in.csv")
    assert sentence_of(error, is_service=True) is None, "its traceback is in the log"


def test_a_file_that_no_command_expected_to_fail_is_named(closed: Path) -> None:
    database = closed / "office.db"
    stopped = CliRunner().invoke(app, ["backup"], env={"DATABASE_URL": f"sqlite:///{database}"})
    assert isinstance(stopped.exception, OSError), stopped.output
    assert sentence_of(stopped.exception, is_service=False) == f"{database}: permission denied."

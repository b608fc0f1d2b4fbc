"""Files and folders that are not what a command wants: one sentence, no success, and nothing stays behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.command_line import bot, empty_office

LONG = f"{'a' * 300}.csv"
"""No file system has such a name: the only refusal that does not depend on who runs the tests."""


BREACH = "breach|--since=2026-11-19T08:00:00+07:00|--until=2026-11-19T17:00:00+07:00|--what=NIP"


@pytest.fixture
def here(database_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which an operator of an empty office works; it holds two folders and a file."""
    empty_office(database_file, monkeypatch)
    here = tmp_path / "here"
    for name in ("folder", "folder.zip"):
        (here / name).mkdir(parents=True)
    (here / "file").write_text("no database\n")
    monkeypatch.chdir(here)
    return here


def everything_in(folder: Path) -> list[Path]:
    """Whatever lies in a folder, at any depth."""
    return sorted(folder.rglob("*"))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("restore|folder", "folder is a folder: name one of the backups in it."),
        (f"restore|{LONG}", f"{LONG} cannot be read: file name too long."),
        ("backup|file/in", "file/in: not a directory."),
        ("export|office|folder.zip", "folder.zip cannot be written: is a directory."),
        (f"export|office|{LONG}.zip", f"{LONG}.zip cannot be written: file name too long."),
        ("export|office|file/in", "file/in cannot be made: not a directory."),
        ("import|office|folder.zip", "folder.zip holds none of roster.csv"),
        (f"import|roster|{LONG}", f"{LONG} cannot be read: file name too long"),
        ("backup|", "it is empty"),
        ("export|office|", "it is empty"),
        ("import|office|", "it is empty"),
        ("period|papers|2026-S2|--out=", "it is empty"),
        (f"{BREACH}|--out=", "it is empty"),
        (f"{BREACH}|--out= ", "it is empty"),
        (f"{BREACH}|--out=file/in", "file/in cannot be written: not a directory."),
        (f"visits|print|--service=KTP|--out={LONG}.pdf", f"{LONG}.pdf cannot be written: file name too long"),
        ("services|poster|KTP|--out=", "--out: the name must end with .pdf."),
    ],
)
def test_one_sentence_says_what_is_wrong_with_a_place(here: Path, words: str, sentence: str) -> None:
    before = everything_in(here)
    refused = bot(*words.split("|"))
    assert refused.exit_code in (1, 2)
    assert sentence in " ".join(refused.stderr.replace("│", "").split())
    assert everything_in(here) == before


@pytest.mark.parametrize("words", [["run"], ["jobs", "list"], ["restore", "backup.zip", "--overwrite"]])
def test_a_folder_is_no_database(here: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    before = everything_in(here.parent)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{here / 'folder'}")
    refused = bot(*words)
    sentence = f"DATABASE_URL is wrong: {here / 'folder'} is a folder, not the file of a database."
    assert (refused.exit_code, refused.stderr.strip()) == (1, sentence)
    assert everything_in(here.parent) == before


def test_what_is_not_restored_or_copied_leaves_no_folder_and_no_lock(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = Path(bot("backup", here / "backups").stdout.splitlines()[0])
    content = backup.read_bytes()
    backup.write_bytes(content[: len(content) // 2] + bytes(20) + content[len(content) // 2 + 20 :])
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{here / 'new' / 'office.db'}")
    refused = bot("restore", backup)
    assert (refused.exit_code, "the backup is damaged" in refused.stderr) == (1, True), refused.stderr
    refused = bot("copy-database", f"sqlite:///{here / 'file'}", f"sqlite:///{here / 'new' / 'office.db'}")
    assert (refused.exit_code, "Nothing was copied" in refused.stderr) == (1, True), refused.stderr
    assert not (here / "new").exists()

"""The first start makes the secret of the raters, once, and nobody else can read it."""

from __future__ import annotations

import resource
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from dotenv import dotenv_values

from bot.rater_key import keep_rater_key
from bot.reading_settings import load_settings


@pytest.fixture
def env_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the settings of an office will be; nothing of the machine's environment reaches the test."""
    for name in ("RATER_KEY", "BOT_TOKEN", "OFFICE_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path / ".env"


def mode(path: Path) -> int:
    """The rights on a file."""
    return stat.S_IMODE(path.stat().st_mode)


def test_without_a_file_there_is_one_that_only_its_owner_reads(env_file: Path) -> None:
    assert keep_rater_key(env_file)
    assert mode(env_file) == 0o600
    assert load_settings().require_rater_key()
    assert [path.name for path in env_file.parent.iterdir()] == [".env"]


@pytest.mark.parametrize("ending", ["", "\n"])
@pytest.mark.parametrize("key", ["RATER_KEY=", "# RATER_KEY=", ""])
def test_what_is_in_the_file_stays(env_file: Path, key: str, ending: str) -> None:
    before = f"# Kantor\nBOT_TOKEN=1:TEST\n{key}\nOFFICE_NAME='Kabupaten Contoh'{ending}"
    env_file.write_text(before, "utf-8")
    env_file.chmod(0o644)
    assert keep_rater_key(env_file)
    assert env_file.read_text("utf-8").startswith(before)
    assert mode(env_file) == 0o600
    settings = load_settings()
    assert settings.office_name == "Kabupaten Contoh"
    assert settings.require_rater_key()


@pytest.mark.parametrize("name", ["RATER_KEY", "rater_key", "export RATER_KEY"])
def test_a_key_that_is_there_is_never_changed(env_file: Path, name: str) -> None:
    env_file.write_text(f"{name}=rahasia\n", "utf-8")
    assert not keep_rater_key(env_file)
    assert env_file.read_text("utf-8") == f"{name}=rahasia\n"


def test_two_first_starts_at_once_make_one_key(env_file: Path) -> None:
    with ThreadPoolExecutor(8) as starts:
        made = list(starts.map(keep_rater_key, [env_file] * 8))
    assert made.count(True) == 1
    assert env_file.read_text("utf-8").count("RATER_KEY=") == 1


def test_a_link_to_the_file_stays_a_link(env_file: Path) -> None:
    elsewhere = env_file.parent / "rahasia"
    elsewhere.mkdir()
    env_file.symlink_to(elsewhere / "env")
    assert keep_rater_key(env_file)
    assert env_file.is_symlink()
    assert dotenv_values(elsewhere / "env")["RATER_KEY"]


def test_a_file_that_finds_no_room_is_as_it_was(env_file: Path) -> None:
    env_file.write_text("BOT_TOKEN=1:TEST\n", "utf-8")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40, before[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            keep_rater_key(env_file)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert env_file.read_text("utf-8") == "BOT_TOKEN=1:TEST\n"
    assert [path.name for path in env_file.parent.iterdir()] == [".env"]

"""Settings: each documented, each refused with a sentence that names it, secrets never shown."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from bot.app import make_bot, make_office
from bot.cli.base import settings
from bot.doctor.measure import database_of
from bot.doctor.office import DatabaseIs
from bot.reading_settings import load_settings
from bot.settings import Settings, SettingsError
from storage.base.engine import Database
from storage.base.migrate import migrate
from storage.base.outages import DatabaseUnavailable

ROOT = Path(__file__).parents[2]
LONG = "a" * 300
"""More characters than the name of a file may have."""
NAMES = [name.upper() for name in Settings.model_fields]


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No variable of the machine and no .env of the project reach these tests."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_is_in_the_example_and_the_readme(name: str) -> None:
    example = re.search(rf"^(?:# )?{name}=(.*)$", (ROOT / ".env.example").read_text("utf-8"), re.M)
    told = re.search(rf"^\| `{name}` \| *`?([^`|]*?)`? *\|", (ROOT / "README.md").read_text("utf-8"), re.M)
    assert example and told
    assert told[1] == example[1]


def test_the_example_names_no_setting_that_is_not_one() -> None:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    named = {line.lstrip("# ").partition("=")[0] for line in lines if "=" in line}
    assert named == set(NAMES)


def test_the_example_s_defaults_are_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    for line in (ROOT / ".env.example").read_text("utf-8").splitlines():
        if "=" in line:
            name, _, value = line.lstrip("# ").partition("=")
            monkeypatch.setenv(name, value)
    assert load_settings() == Settings(_env_file=None)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OFFICE_TIMEZONE", "CET"),
        ("BOT_API_URL", "api.telegram.org"),
        ("BOT_API_URL", ""),
        ("BOT_API_URL", "http://127.0.0.1:99999"),
        ("BOT_API_URL", "http://127.0.0.1:abc"),
        ("BOT_API_URL", "http://127.0.0.1:"),
        ("BOT_API_URL", "http://api telegram.org"),
        ("BOT_API_URL", "http://[::1"),
        ("BOT_API_URL", "https://api.telegram.org/bot"),
        ("BOT_API_URL", "https://api.telegram.org?x=1"),
        ("BOT_API_URL", "https://kinerja:geheim@api.telegram.org"),
        ("WEBHOOK_URL", "https://kinerja.example:abc"),
        ("WEBHOOK_URL", "https://kinerja.example/?x=1"),
        ("CLOCK_URL", "http://127.0.0.1:99999/clock"),
        ("CLOCK_URL", "http://kinerja:geheim@127.0.0.1/clock"),
        ("DRAFT_DAYS", "0"),
        ("EVIDENCE_DAYS", "30"),
        ("EVIDENCE_DAYS", "setahun"),
        ("COMMENT_DAYS", "91"),
        ("BACKUP_AT", "3"),
        ("BACKUP_DAYS", "-1"),
        ("SECOND_RATER_SHARE", "NaN"),
        ("SECOND_RATER_SHARE", "5 %"),
        ("SECOND_RATER_SHARE", "1.5"),
        ("DATABASE_URL", "mysql://x"),
        ("DATABASE_URL", ""),
        ("DATABASE_URL", "sqlite:///"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("DATABASE_URL", "sqlite:///kinerja.db?mode=ro"),
        ("DATABASE_URL", "postgresql://u:geheim@h:abc/x"),
        ("DATABASE_URL", "postgresql://u:geheim@h:99999/x"),
        ("DATABASE_URL", "postgresql://u:geheim@h"),
        ("DATABASE_URL", "postgresql://u:geheim@h/x?sslmode=require"),
        ("DATABASE_URL", "postgresql://u:geheim@h/x?ssl=maybe"),
        ("DATABASE_URL", "postgresql://u:geheim@h/x?port=abc"),
        ("ADMIN_TELEGRAM_IDS", "12,abc"),
        ("ADMIN_TELEGRAM_IDS", "99999999999999999999"),
        ("ADMIN_TELEGRAM_IDS", f"12,{2**52 + 1}"),
        ("ADMIN_TELEGRAM_IDS", "-5"),
        ("ADMIN_TELEGRAM_IDS", "0"),
        ("INVITE_DAYS", "0"),
        ("REMIND_AT", "25:00"),
        ("REMIND_AT", "16:00Z"),
        ("REVIEW_REMIND_AT", "16:00+07:00"),
        ("REVIEW_DAYS", "5,3,7"),
        ("REVIEW_DAYS", "3,5"),
        ("REVIEW_DAYS", "tiga"),
        ("TICKET_DAYS", "5,3,5"),
        ("TICKET_DAYS", "3,5"),
        ("DIGEST_AT", "16:00-00:00"),
        ("WEB_PORT", "99999"),
        ("METRICS_PORT", "-1"),
        ("METRICS_HOST", ""),
        ("SEND_RATE", "0"),
        ("REMIND_AT", "16"),
        ("REMIND_AT", "57600"),
        ("OFFICE_NAME", ""),
        ("OFFICE_NAME", "  "),
        ("WEB_HOST", ""),
        ("BOT_TOKEN", "geheim"),
        ("BOT_TOKEN", "bot1:geheim"),
        ("BOT_TOKEN", "1:geheim word"),
        ("WEBHOOK_SECRET", "geheim word"),
        ("WEBHOOK_SECRET", "geheim" * 50),
        ("INVITE_DAYS", "dua"),
        ("LOG_LEVEL", "info"),
        ("DEFAULT_LANGUAGE", "xx"),
        ("TRUSTED_PROXIES", "*"),
        ("TRUSTED_PROXIES", "proxy.example"),
        ("RATINGS", "paper"),
        ("SKM_WEIGHT", "1/9"),
        ("DATABASE_URL", f"sqlite:///{LONG}.db"),
        ("DATABASE_URL", "sqlite:///a-file/kinerja.db"),
        ("EVIDENCE_FOLDER", LONG),
        ("EVIDENCE_FOLDER", "a-file"),
        ("BACKUP_FOLDER", LONG),
        ("BACKUP_FOLDER", "a-file"),
        ("BACKUP_FOLDER", "a-file/backups"),
    ],
)
def test_a_wrong_value_is_one_sentence_that_names_the_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    Path("a-file").touch()
    monkeypatch.setenv("EVIDENCE", "server")
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as refused:
        load_settings()
    assert str(refused.value).startswith(f"{name} is wrong: ")
    assert "\n" not in str(refused.value)
    assert "geheim" not in str(refused.value)
    assert not re.search(r"[Ii]nput|[Vv]alid|unable|at least", str(refused.value)), "a sentence of ours"


@pytest.mark.parametrize("value", [LONG, "a-file"])
def test_a_folder_that_is_not_used_stops_nothing(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    Path("a-file").touch()
    for name in ("EVIDENCE_FOLDER", "BACKUP_FOLDER"):
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("BACKUP_DAYS", "0")
    assert load_settings().evidence == "telegram"


@pytest.mark.parametrize("value", ["", " "])
def test_a_folder_without_a_name_is_the_default_one(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("EVIDENCE", "server")
    for name in ("EVIDENCE_FOLDER", "BACKUP_FOLDER"):
        monkeypatch.setenv(name, value)
    chosen = load_settings()
    assert (chosen.evidence_folder, chosen.backup_folder) == (Path("data/evidence"), "")


async def test_what_is_closed_to_this_user_is_no_wrong_setting(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{closed}/kinerja.db")
    monkeypatch.setenv("EVIDENCE", "server")
    for name in ("EVIDENCE_FOLDER", "BACKUP_FOLDER"):
        monkeypatch.setenv(name, str(closed / "folder"))
    database = Database(load_settings().database_url)
    with pytest.raises(DatabaseUnavailable, match=r"^its file cannot be opened \(permission denied\)$"):
        await migrate(database)
    found = await database_of(database, datetime.now(UTC))
    assert (found.state, found.reason) == (DatabaseIs.AWAY, "its file cannot be opened (permission denied)")
    await database.close()
    with pytest.raises(DatabaseUnavailable, match=r"^the folder \S+ cannot be made \(permission denied\)$"):
        Database(f"sqlite:///{closed}/data/kinerja.db").make_folder()


@pytest.mark.parametrize("name", ["SCHEME", "DATABASE_URL", "EVIDENCE_FOLDER", "BACKUP_FOLDER"])
def test_a_character_that_no_name_can_have_is_refused(name: str) -> None:
    Path(".env").write_bytes(f'{name}="sqlite:///a\0b.toml"\n'.encode())
    with pytest.raises(SettingsError, match=f"^{name} is wrong: must not contain the character NUL\\.$"):
        load_settings()


@pytest.mark.parametrize("name", [f"{LONG}.toml", "a-file/own.toml", "a-folder.toml", "missing.toml"])
def test_a_scheme_whose_file_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    Path("a-file").touch()
    Path("a-folder.toml").mkdir()
    monkeypatch.setenv("SCHEME", name)
    with pytest.raises(SettingsError, match=f"^SCHEME is wrong: {name} [^\n]+$"):
        make_office(load_settings())


@pytest.mark.parametrize("written", ["16:00", "16.00", " 16:00:00"])
def test_times_as_people_write_them(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("REMIND_AT", written)
    assert load_settings().remind_at == time(16, 0)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("BOT_TOKE=1:geheim", "BOT_TOKE is no setting: did you mean BOT_TOKEN?"),
        ("TOKEN=1:geheim", "TOKEN is no setting: did you mean BOT_TOKEN?"),
        ("remind_time=16:00", "remind_time is no setting: did you mean REMIND_AT?"),
        ("QUITE_ELSE=geheim", "QUITE_ELSE is no setting."),
    ],
)
def test_a_misspelt_name_in_the_file_is_named(line: str, sentence: str) -> None:
    Path(".env").write_text(f"OFFICE_NAME=Kabupaten Contoh\n{line}\n", "utf-8")
    with pytest.raises(SettingsError) as refused:
        load_settings()
    assert str(refused.value) == f".env is wrong: {sentence}"


def test_a_misspelt_name_in_the_environment_is_named_but_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URI", "sqlite:///geheim.db")
    monkeypatch.setenv("PORT", "9000")
    monkeypatch.setenv("LOG_LEVELS", "DEBUG")
    monkeypatch.setenv("LOG_LEVEL", "DEBUG")
    assert settings().database_url == "sqlite:///data/kinerja.db"
    assert capsys.readouterr().err == (
        "DATABASE_URI in the environment is no setting: did you mean DATABASE_URL?\n"
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_API_URL", "http://127.0.0.1:8081"),
        ("BOT_API_URL", "https://bot-api.example.go.id/"),
        ("BOT_API_URL", "http://[::1]:8081"),
        ("CLOCK_URL", "http://127.0.0.1:8000/clock"),
        ("DATABASE_URL", "sqlite:////var/lib/kinerja/kinerja.db"),
        ("DATABASE_URL", "postgresql://u:p@h:5433/x?ssl=require"),
        ("DATABASE_URL", "postgresql://u:p@/x?host=/run/postgresql&port=5433"),
        ("ADMIN_TELEGRAM_IDS", f"1,{2**52}"),
        ("REMIND_AT", "16:00:00"),
    ],
)
def test_what_offices_write_is_taken(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    load_settings()


def test_an_env_file_that_is_no_text_is_named() -> None:
    Path(".env").write_bytes("OFFICE_NAME=Kabupaten Bantaeng \u2013 Sulawesi".encode("cp1252"))
    with pytest.raises(SettingsError, match=r"^\.env is wrong: line 1 is not UTF-8 text\.$"):
        load_settings()


def test_an_env_file_that_cannot_be_read_is_named() -> None:
    Path(".env").symlink_to("/proc/self/mem")
    with pytest.raises(SettingsError, match=r"^\.env cannot be read: input/output error\.$"):
        load_settings()


def test_a_missing_token_is_named() -> None:
    with pytest.raises(SettingsError, match="BOT_TOKEN is missing"):
        load_settings().require_token()


def test_citizens_are_hashed_under_a_secret_of_its_own_and_not_under_a_short_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1:TEST")
    with pytest.raises(SettingsError, match="RATER_KEY is missing"):
        load_settings().require_rater_key()
    monkeypatch.setenv("RATER_KEY", "pendek")
    with pytest.raises(SettingsError, match="RATER_KEY is wrong: must have at least 32 characters"):
        load_settings()


def test_figures_are_not_where_visitors_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEB_PORT", "8080")
    monkeypatch.setenv("METRICS_PORT", "8080")
    with pytest.raises(SettingsError, match="METRICS_PORT is wrong: it must differ from WEB_PORT"):
        load_settings()


def test_a_webhook_needs_its_secret_and_its_port(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBHOOK_URL", "https://kinerja.example")
    with pytest.raises(SettingsError, match="WEBHOOK_SECRET is missing"):
        load_settings()
    monkeypatch.setenv("WEBHOOK_SECRET", "s3cret")
    with pytest.raises(SettingsError, match="WEB_PORT is missing"):
        load_settings()


def test_pages_for_citizens_need_their_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RATINGS", "web")
    with pytest.raises(SettingsError, match="PUBLIC_URL is missing: set the address"):
        load_settings()


def test_secrets_are_in_no_repr(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BOT_TOKEN", "RATER_KEY"):
        monkeypatch.setenv(name, f"1:{6 * 'geheim'}")
    monkeypatch.setenv("WEBHOOK_SECRET", "geheim")
    monkeypatch.setenv("DATABASE_URL", "postgresql://kinerja:geheim@127.0.0.1/kinerja")
    settings = load_settings()
    assert "geheim" not in f"{settings!r} {settings}"
    assert "geheim" not in f"{make_bot(settings)!r}"
    assert settings.require_rater_key() == b"1:" + 6 * b"geheim"


def test_a_wrong_secret_is_not_shown_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1:geheim")
    monkeypatch.setenv("WEB_PORT", "geheim")
    with pytest.raises(SettingsError) as refused:
        load_settings()
    assert "geheim" not in str(refused.value)

"""Reads the settings once at the start, from the environment and `.env`, and says what is wrong with them."""

from __future__ import annotations

from pathlib import Path

from dotenv import dotenv_values
from pydantic import ValidationError

from bot.misspelt import unknown_in_file
from bot.setting_values import MUST, require_folder
from bot.settings import SETTING_NAMES, Settings, SettingsError
from storage.base.disk import system_reason


def load_settings() -> Settings:
    """Settings of the environment and `.env`; raises SettingsError with one sentence naming the variable."""
    try:
        settings = Settings()
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise SettingsError(f".env is wrong: line {line} is not UTF-8 text.") from None
    except OSError as error:
        raise SettingsError(f".env cannot be read: {system_reason(error)}.") from None
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        name = str(first["loc"][0])
        is_ours = first["type"] == "value_error"
        reason = str(first["msg"]).removeprefix("Value error, ") if is_ours else MUST[name]
        raise SettingsError(f"{name.upper()} is wrong: {reason}.") from None
    names = dotenv_values(".env") if Path(".env").is_file() else ()
    if unknown := unknown_in_file(names, SETTING_NAMES):
        raise SettingsError(f".env is wrong: {unknown[0]}{'' if unknown[0].endswith('?') else '.'}")
    if contradiction := _contradiction_in(settings):
        raise SettingsError(contradiction)
    return settings


def _contradiction_in(settings: Settings) -> str | None:
    """The sentence that names the first setting that is missing or in the way; None when all fit."""
    needs = (
        (
            settings.webhook_url and settings.webhook_secret is None,
            "WEBHOOK_SECRET is missing: set a long random text, by which WEBHOOK_URL knows Telegram's calls.",
        ),
        (
            settings.webhook_url and not settings.web_port,
            "WEB_PORT is missing: set a port to listen on, which WEBHOOK_URL needs.",
        ),
        (
            settings.public_url and not settings.web_port,
            "WEB_PORT is missing: set a port to listen on, which PUBLIC_URL needs.",
        ),
        (
            settings.ratings == "web" and not settings.public_url,
            "PUBLIC_URL is missing: set the address of the pages, which RATINGS=web needs.",
        ),
        (
            settings.results == "public" and not settings.public_url,
            "PUBLIC_URL is missing: set the address of the page, which RESULTS=public needs.",
        ),
        (
            settings.metrics_port and settings.metrics_port == settings.web_port,
            "METRICS_PORT is wrong: it must differ from WEB_PORT, which visitors reach.",
        ),
    )
    return next((sentence for is_so, sentence in needs if is_so), None) or _wrong_folder(settings)


def _wrong_folder(settings: Settings) -> str | None:
    """The sentence about a folder that is used and can be none; one that is not used stops nothing."""
    used = (
        ("EVIDENCE_FOLDER", settings.keeps_evidence and str(settings.evidence_folder)),
        ("BACKUP_FOLDER", settings.backup_days and settings.backup_folder),
    )
    for name, folder in used:
        try:
            if folder:
                require_folder(folder)
        except ValueError as error:
            return f"{name} is wrong: {error}."
    return None

"""Settings that need another one, or exclude it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.setting_values import require_folder

if TYPE_CHECKING:
    from bot.settings import Settings


def contradiction_in(settings: Settings) -> str | None:
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

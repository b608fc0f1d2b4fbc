"""The notation of the settings' values, and the messages about wrong ones."""

from __future__ import annotations

import re
from datetime import time
from ipaddress import ip_network
from pathlib import Path
from stat import S_ISDIR
from urllib.parse import urlsplit

from domain.escalation import ReviewDays
from domain.tickets import TicketDays
from locales import LANGUAGES
from storage.base.disk import found_at, system_reason

_TIME = re.compile(r"(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?:[:.](?P<second>[0-9]{2}))?")
_CHANNEL = re.compile(r"@[A-Za-z][A-Za-z0-9_]{3,31}|-100[0-9]{5,13}")
CHOICES_OF_LANGUAGE = " or ".join(LANGUAGES)
MUST = {
    "office_timezone": "must be WIB, WITA or WIT",
    "admin_telegram_ids": "must be the numbers of people, separated by commas",
    "default_language": f"must be {CHOICES_OF_LANGUAGE}",
    "invite_days": "must be a whole number from 1 to 365",
    "recap_day": "must be a weekday from 1 (Monday) to 7",
    "ratings": "must be telegram or web",
    "results": "must be internal or public",
    "skm_weight": "must be exact, 0.111 or 0.11",
    "metrics_port": "must be a whole number from 0 to 65535",
    "web_port": "must be a whole number from 0 to 65535",
    "evidence": "must be telegram or server",
    "evidence_expected": "must be none, targets or all",
    "evidence_folder": "must be the path of a folder",
    "evidence_link_days": "must be a whole number from 1 to 3650",
    "attendance": "must be import or chat",
    "location_days": "must be a whole number from 1 to 365",
    "draft_days": "must be a whole number from 1 to 365",
    "evidence_days": "must be 0, or a whole number from 365 to 36500",
    "comment_days": "must be 0, or a whole number from 92 to 36500",
    "backup_days": "must be a whole number from 0 to 3650",
    "second_rater_share": "must be a number from 0 to 1, such as 0.05",
    "send_rate": "must be a whole number from 1 to 1000",
    "log_format": "must be auto, json or text",
    "log_level": "must be DEBUG, INFO, WARNING or ERROR",
}
"""The message about a value of a wrong type or out of range."""


def read_time(value: str) -> time:
    """A time of day such as 16:00, 16.00 or 16:00:00; raises ValueError for anything else.

    Pydantic itself would take "16" and "16.00" for sixteen seconds after midnight.
    """
    found = _TIME.fullmatch(value.strip())
    try:
        if found:
            return time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
    except ValueError:
        pass  # 25:00 looks like a time and is none: the same sentence
    raise ValueError("must be a time such as 16:00")


def read_review_days(value: str) -> ReviewDays:
    """After how many working days what waits for review goes further; raises ValueError."""
    try:
        nudge, superior, administrators = (int(part) for part in value.split(","))
        return ReviewDays(nudge, superior, administrators)
    except (TypeError, ValueError):
        raise ValueError("must be three growing numbers of days from 1 to 60, such as 3,5,7") from None


def read_ticket_days(value: str) -> TicketDays:
    """Within how many working days tickets are taken up, answered and reopened; raises ValueError."""
    try:
        take_up, answer, reopen = (int(part) for part in value.split(","))
        return TicketDays(take_up, answer, reopen)
    except (TypeError, ValueError):
        raise ValueError(
            "must be three numbers of days from 1 to 60, the second not below the first, such as 3,5,5"
        ) from None


def read_networks(value: str) -> str:
    """Addresses and networks without spaces; raises ValueError."""
    networks = [part.strip() for part in value.split(",") if part.strip()]
    try:
        for network in networks:
            ip_network(network)
    except ValueError:
        raise ValueError("must be addresses or networks such as 10.0.0.0/8, separated by commas") from None
    return ",".join(networks)


def require_folder(value: str) -> None:
    """Raises ValueError where a path can be no folder: its name is refused, or it is a file.

    A disk that is away for a moment, or closed to this user, is no wrong setting.
    """
    try:
        found = found_at(Path(value))
    except OSError as error:
        raise ValueError(f"{value} cannot be used: {system_reason(error)}") from None
    if found and not S_ISDIR(found.st_mode):
        raise ValueError(f"{value} is not a folder")


def read_channel(value: str) -> str:
    """A public channel by its name or number, or nothing; raises ValueError for anything else."""
    channel = value.strip()
    if channel and not _CHANNEL.fullmatch(channel):
        raise ValueError("must be the @name of a public channel, or its number such as -1001234567890")
    return channel


def is_address(address: str) -> bool:
    """Whether it is http(s)://host[:port][/path], without anything that would be lost or must not be told."""
    try:
        parts = urlsplit(address)
        port_is_good = parts.port != 0 and not parts.netloc.endswith(":")  # `port` raises beyond 65535
    except ValueError:
        return False
    plain = not (parts.query or parts.fragment or "@" in parts.netloc or re.search(r"\s", address))
    return parts.scheme in ("http", "https") and bool(parts.hostname) and port_is_good and plain

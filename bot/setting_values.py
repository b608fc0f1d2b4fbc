"""How the values of settings are written: times, numbers of days, addresses and networks."""

from __future__ import annotations

import re
from datetime import time
from ipaddress import ip_network
from urllib.parse import urlsplit

from domain.escalation import ReviewDays
from domain.tickets import TicketDays

_TIME = re.compile(r"(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?:[:.](?P<second>[0-9]{2}))?")


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


def is_address(address: str) -> bool:
    """Whether it is http(s)://host[:port][/path], without anything that would be lost or must not be told."""
    try:
        parts = urlsplit(address)
        port_is_good = parts.port != 0 and not parts.netloc.endswith(":")  # `port` raises beyond 65535
    except ValueError:
        return False
    plain = not (parts.query or parts.fragment or "@" in parts.netloc or re.search(r"\s", address))
    return parts.scheme in ("http", "https") and bool(parts.hostname) and port_is_good and plain

"""Bounds how many codes a visitor may guess."""

from __future__ import annotations

from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address

_MOST, _WITHIN = 10, timedelta(minutes=10)
_MOST_REMEMBERED = 10_000


class Misses:
    """Codes that do not exist, by who asked for them; a house's IPv6 addresses are one asker."""

    def __init__(self) -> None:
        self._times: dict[str, list[datetime]] = {}

    def is_too_much(self, host: str, now: datetime) -> bool:
        """Whether a host has asked for too many codes that do not exist."""
        recent = [at for at in self._times.get(_asker(host), ()) if at > now - _WITHIN]
        return len(recent) >= _MOST

    def count(self, host: str, now: datetime) -> None:
        """Notes such a code."""
        asker = _asker(host)
        recent = [at for at in self._times.pop(asker, ()) if at > now - _WITHIN]
        if len(self._times) >= _MOST_REMEMBERED:
            del self._times[next(iter(self._times))]  # whose last one is the longest ago
        self._times[asker] = [*recent, now]


def _asker(host: str) -> str:
    try:
        address = ip_address(host)
    except ValueError:
        return host
    return str(int(address) >> 64) if isinstance(address, IPv6Address) else host

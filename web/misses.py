"""Bounds how often visitors may do something: guess codes, or send. Addresses are not kept, even here."""

from __future__ import annotations

import hmac
import secrets
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address

_MOST, _WITHIN = 10, timedelta(minutes=10)
_MOST_REMEMBERED = 10_000


class Misses:
    """How often something was done lately, by who did it; a house's IPv6 addresses are one doer.

    Who it was is known as a hash under a key that this process made for itself and never writes down.
    """

    def __init__(self, most: int = _MOST, within: timedelta = _WITHIN) -> None:
        self._most, self._within = most, within
        self._key = secrets.token_bytes(16)
        self._times: dict[bytes, list[datetime]] = {}

    def is_too_much(self, host: str, now: datetime) -> bool:
        """Whether it was done from a host as often as is allowed."""
        return len(self._recent(self._times.get(self._doer(host), ()), now)) >= self._most

    def count(self, host: str, now: datetime) -> None:
        """Notes that it was done once more."""
        doer = self._doer(host)
        recent = self._recent(self._times.pop(doer, ()), now)
        if len(self._times) >= _MOST_REMEMBERED:
            del self._times[next(iter(self._times))]  # whose last one is the longest ago
        self._times[doer] = [*recent, now][-self._most :]

    def _recent(self, times: list[datetime] | tuple[datetime, ...], now: datetime) -> list[datetime]:
        return [at for at in times if at > now - self._within]

    def _doer(self, host: str) -> bytes:
        return hmac.digest(self._key, network_of(host).encode(), "sha256")[:12]


def network_of(host: str) -> str:
    """The network that is one visitor: an IPv4 address, the /64 of an IPv6 one, or whatever else was said."""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if not isinstance(address, IPv6Address):
        return str(address)
    return str(address.ipv4_mapped or f"{int(address) >> 64:x}::/64")

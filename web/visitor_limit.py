"""Limits how often visitors may guess codes or send. Addresses are not stored, not even here."""

from __future__ import annotations

import hmac
import secrets
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address

_MOST, _WITHIN = 10, timedelta(minutes=10)
_MOST_REMEMBERED = 10_000


class VisitorLimit:
    """How often something was done lately, by who did it; a house's IPv6 addresses are one doer.

    Who it was is known as a hash under a key that this process made for itself and never writes down.
    """

    def __init__(self, most: int = _MOST, within: timedelta = _WITHIN) -> None:
        self._most, self._within = most, within
        self._key = secrets.token_bytes(16)
        self._counts: dict[bytes, tuple[datetime, int]] = {}
        """Since when, and how often; the latest visitors are last."""

    def exceeds_limit(self, host: str, now: datetime) -> bool:
        """Whether it was done from a host as often as is allowed."""
        return self._count(self._doer(host), now)[1] >= self._most

    def count(self, host: str, now: datetime) -> None:
        """Counts one more."""
        doer = self._doer(host)
        since, times = self._count(doer, now)
        self._counts.pop(doer, None)
        if len(self._counts) >= _MOST_REMEMBERED:
            del self._counts[next(iter(self._counts))]
        self._counts[doer] = since, times + 1

    def _count(self, doer: bytes, now: datetime) -> tuple[datetime, int]:
        since, times = self._counts.get(doer, (now, 0))
        return (since, times) if now - since < self._within else (now, 0)

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

"""Identifies a device, and checks that its form was made here, for it, a short while ago.

A device is a random text in a cookie: it names nobody, and the records hold only hashes of it. The form has
an authentication code (with the office's secret) over the cookie, the address and the moment. A foreign page
sees neither, so it can send nothing in a visitor's name; and the form's age is known without a row.
"""

from __future__ import annotations

import hmac
import re
import secrets
from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import Response

from domain.errors import Invalid, or_refuse

COOKIE = "perangkat"
_KEPT = timedelta(days=1)
"""After the last visit. Of a service there is one open rating a day, and beyond that nothing to remember."""
_FRESH = timedelta(hours=2)
"""How long a form may take; afterwards it comes back filled and is sent again."""
_CLOCKS_DIFFER = timedelta(minutes=1)
"""Between processes that serve the same pages."""
_COOKIE = re.compile(r"([A-Za-z0-9_-]{22})\.([0-9]{1,3})")
_MARK = re.compile(r"([0-9a-f]{8,12}\.[0-9a-f]{8,12})\.([A-Za-z0-9_-]{22})")
MOST_PEOPLE = 999
"""On one device within a day."""


class Device(Struct, frozen=True):
    """A browser, and which one of several people in front of it."""

    token: str
    """128 random bits."""
    person: int = 0
    """How many others used this device before, within a day."""
    is_known: bool = True
    """Whether it came with its cookie."""

    @property
    def identity(self) -> str:
        """Under which this person is hashed."""
        return self.token if not self.person else f"{self.token}.{self.person}"

    @property
    def people_before(self) -> list[Device]:
        """Those who used this device before."""
        return [replace(self, person=number) for number in range(self.person)]

    def next_person(self) -> Device:
        """Somebody else in front of the same device."""
        return replace(self, person=min(self.person + 1, MOST_PEOPLE))


def device_of(request: Request) -> Device:
    """The device of a request; a new one when it has no cookie, or one that is none of ours."""
    found = _COOKIE.fullmatch(request.cookies.get(COOKIE, ""))
    return Device(found[1], int(found[2])) if found else Device(_random(), is_known=False)


def remember(response: Response, device: Device, public_url: str) -> None:
    """Gives a device its cookie, for a day from now."""
    address = urlsplit(public_url)
    response.set_cookie(
        COOKIE,
        f"{device.token}.{device.person}",
        max_age=int(_KEPT.total_seconds()),
        path=f"{address.path}/",
        secure=address.scheme == "https",
        httponly=True,
        samesite="lax",
    )


def mark(key: bytes, device: Device, place: str, now: datetime, since: datetime | None = None) -> str:
    """What a form carries that is shown to a device at a place (the end of its address) now.

    `since` is when its questions were shown first: a form that comes back has been read before.
    """
    moments = f"{_number(now)}.{_number(since or now)}"
    return f"{moments}.{_sign(key, device, place, moments)}"


def shown_at(key: bytes, device: Device, place: str, carried: str, now: datetime) -> datetime:
    """When the questions of a form were shown first that carries a mark.

    Raises Invalid when it was not shown to this device at this place, or too long ago.
    """
    read = or_refuse(_read(key, device, place, carried), Invalid("page-no-cookie"))
    shown, since = read
    if not -_CLOCKS_DIFFER < now - shown < _FRESH:
        raise Invalid("page-too-old")
    return since


def shown_first(key: bytes, device: Device, place: str, carried: str) -> datetime | None:
    """When its questions were shown first, however long ago; None for a form that is none of ours."""
    read = _read(key, device, place, carried)
    return None if read is None else read[1]


def _read(key: bytes, device: Device, place: str, carried: str) -> tuple[datetime, datetime] | None:
    found = _MARK.fullmatch(carried)
    if not found or not device.is_known:
        return None
    moments, signed = found.groups()
    if not hmac.compare_digest(signed, _sign(key, device, place, moments)):
        return None
    shown, since = (datetime.fromtimestamp(int(each, 16) / 1000, UTC) for each in moments.split("."))
    return shown, since


def _number(moment: datetime) -> str:
    return f"{int(moment.timestamp() * 1000):x}"


def _sign(key: bytes, device: Device, place: str, moments: str) -> str:
    said = f"form/{device.identity}/{place}/{moments}"
    return urlsafe_b64encode(hmac.digest(key, said.encode(), sha256)[:16]).rstrip(b"=").decode()


def _random() -> str:
    return secrets.token_urlsafe(16)

"""People: the civil servant's number (NIP), roles and time zones."""

from datetime import date
from enum import StrEnum
from typing import Self
from zoneinfo import ZoneInfo

from msgspec import Struct

from domain.errors import Invalid
from domain.patterns import late_pattern

LARGEST_TELEGRAM_ID = 2**52
"""Telegram promises that an id has at most 52 significant bits."""

_NIP = late_pattern(r"[0-9]{18}")


class Role(StrEnum):
    """What a person may do beyond reporting and reviewing (docs/scoring.md §7, `role`)."""

    ASN = "asn"
    ADMIN = "admin"


class Employment(StrEnum):
    """On what terms a civil servant works, as offices write it."""

    PNS = "PNS"
    PPPK = "PPPK"
    PART_TIME = "PPPK paruh waktu"


class StandInKind(StrEnum):
    """As what a person acts for a supervisor."""

    PLT = "plt"
    """Pelaksana tugas: the post is vacant."""
    PLH = "plh"
    """Pelaksana harian: its holder is away for some days."""


class ActingAs(StrEnum):
    """As what a person decides in a supervisor's place."""

    PLT = "plt"
    PLH = "plh"
    SUPERIOR = "sup"
    """The supervisor's own supervisor, once something has waited for too long."""


class NoWay(StrEnum):
    """Why messages cannot reach a person's Telegram account."""

    BLOCKED = "blocked"
    DEACTIVATED = "deactivated"
    """The account was deleted, by its owner or by Telegram."""
    NO_CHAT = "no-chat"
    """Telegram knows no chat between this account and this bot."""


class TimeZone(StrEnum):
    """The three official zones of Indonesia; none of them has daylight saving time."""

    WIB = "WIB"
    WITA = "WITA"
    WIT = "WIT"

    @property
    def iana(self) -> str:
        """The name in the IANA time zone database."""
        return {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}[self.value]

    @property
    def info(self) -> ZoneInfo:
        """The zone for `datetime`."""
        return ZoneInfo(self.iana)


def zone_name(zone: ZoneInfo) -> str:
    """“WITA”; for a zone outside of Indonesia its name in the IANA time zone database."""
    return next((each.value for each in TimeZone if each.iana == zone.key), zone.key)


def in_service(joined: date | None, left: date | None, day: date) -> bool:
    """Whether somebody serves on a day; the days of joining and leaving count, None is no limit."""
    return (joined is None or joined <= day) and (left is None or day <= left)


class Nip(Struct, frozen=True, order=True):
    """A civil servant's number: birth date (8), appointment (6), sex (1) and serial (3).

    Make one with `parse`; `digits` is then known to be right.
    """

    digits: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """The NIP written in `text`; white space anywhere is ignored.

        The month of appointment is not checked: PPPK numbers carry 21 there.
        Raises `Invalid` with `nip-not-18-digits`, `nip-no-birth-date` or `nip-no-sex-digit`.
        """
        digits = "".join(text.split())
        if not _NIP.fullmatch(digits):
            raise Invalid("nip-not-18-digits", nip=text)
        try:
            date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
        except ValueError:
            raise Invalid("nip-no-birth-date", nip=text, digits=digits[:8]) from None
        if digits[14] not in "12":
            raise Invalid("nip-no-sex-digit", nip=text, digit=digits[14])
        return cls(digits)

    def __str__(self) -> str:
        return self.digits

    @property
    def pretty(self) -> str:
        """The number as people write it, in groups of 8, 6, 1 and 3 digits."""
        d = self.digits
        return f"{d[:8]} {d[8:14]} {d[14]} {d[15:]}"

    @property
    def last_six(self) -> str:
        """What a person types to confirm an invitation."""
        return self.digits[-6:]

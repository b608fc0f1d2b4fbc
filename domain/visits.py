"""Visit codes: shown or handed out at a counter, valid for one rating within two days."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from domain.errors import AlreadyHandled, Invalid, Refusal, or_refuse
from domain.keyed_hash import keyed_hash
from domain.typed_codes import letters_of, read

LINK_PREFIX = "kode_"
"""What the start payload of a visit code begins with; the code follows."""
VALID_FOR = timedelta(hours=48)
KEPT = timedelta(days=7)
"""How long an expired code is told from one that never existed."""
SHOWN_FOR = timedelta(hours=12)
"""How long a phone keeps showing new codes without a tap: a working day."""
MOST_MISSES = 10
"""Codes that do not exist which one person may try in an hour."""

_LENGTH = 8
_LAST = "23456789"
"""The last sign is one of these, so that no word that people write is taken for a code."""
CODE_BITS = 5 * (_LENGTH - 1) + 3
"""38: with a hundred thousand codes that are valid at once, one guess in 2.7 million finds one of them."""
_AN_HOUR = timedelta(hours=1)


class VisitState(StrEnum):
    """What has become of a code; only an open one can be rated with."""

    OPEN = "open"
    SPENT = "spent"
    EXPIRED = "expired"
    UNKNOWN = "unknown"

    @property
    def refusal(self) -> Refusal | None:
        """Why it cannot be rated with; None when it can."""
        match self:
            case VisitState.OPEN:
                return None
            case VisitState.UNKNOWN:
                return Invalid("visit-unknown")
            case _:
                return AlreadyHandled(f"visit-{self}")


def state_of(*, valid_until: datetime, is_spent: bool, now: datetime) -> VisitState:
    """The state of an issued code. “Used” takes precedence over “expired”."""
    if is_spent:
        return VisitState.SPENT
    return VisitState.OPEN if now < valid_until else VisitState.EXPIRED


def valid_until(now: datetime) -> datetime:
    """Until when a code that is issued now is valid: 48 hours from the end of this hour.

    A row that kept the minute of its issue would tell the minute of a visit.
    """
    return _end_of_hour(now) + VALID_FOR


def screen_until(now: datetime) -> datetime:
    """Until when codes are shown on a phone after its last button was tapped."""
    return _end_of_hour(now) + SHOWN_FOR


def _end_of_hour(now: datetime) -> datetime:
    begun = now.replace(minute=0, second=0, microsecond=0)
    return begun if begun == now else begun + _AN_HOUR


def spent_until(day: date) -> datetime:
    """What is kept of the validity of a code that was spent on a date: the date alone."""
    return datetime.combine(day, time.min, UTC) + VALID_FOR


def code_of(number: int) -> str:
    """The code that a random number of CODE_BITS bits gives."""
    return letters_of(number, _LENGTH - 1) + _LAST[number >> 5 * (_LENGTH - 1) & 7]


def read_code(text: str) -> str | None:
    """A code however it was typed; None when it cannot be one."""
    code = read(text, _LENGTH)
    return code if code is not None and code[-1] in _LAST else None


def parse_code(text: str) -> str:
    """A code however it was typed; raises Invalid when it cannot be one."""
    return or_refuse(read_code(text), Invalid("visit-no-code"))


def code_hash(key: bytes, code: str) -> str:
    """What is kept of a code: nobody finds it, or tries all codes, without the office's secret."""
    return keyed_hash(key, f"visit/{code}")


def miss_hash(key: bytes, telegram_id: int, now: datetime) -> str:
    """Under which hash the wrong codes of a person are counted in this hour."""
    return keyed_hash(key, f"miss/{telegram_id}/{int(now.timestamp() // _AN_HOUR.total_seconds())}")

"""Invitations: a one-time link or typed code that joins a person, and when it expires."""

from __future__ import annotations

import hmac
import re
from datetime import datetime, timedelta
from enum import StrEnum

from domain.errors import Invalid
from domain.keyed_hash import keyed_hash
from domain.patterns import late_pattern
from domain.people import Nip
from domain.typed_codes import letters_of, read

LINK_PREFIX = "inv_"
"""What the start payload of an invitation begins with; its token follows."""
MOST_FAILURES = 5
"""Wrong confirmations after which a link is dead: six digits of a NIP are no strong secret."""

CODE_LENGTH = 6
"""Signs of the code that is typed where no link can be opened."""
CODE_BITS = 5 * CODE_LENGTH
MOST_GUESSES = 5
"""Codes of no invitation that one Telegram account may type in an hour."""
MOST_GUESSES_OF_ALL = 100
"""Those of all accounts together: 14 days of guessing find one of 1,000 open codes with 4 % (0251)."""

_MARKS = frozenset("23456789")
"""A code has one of these digits, so that no word that people write is taken for a code."""
_AS_PRINTED = late_pattern(r"[0-9A-Za-z]{3}[\s\-–]?[0-9A-Za-z]{3}", re.ASCII)
_AN_HOUR = timedelta(hours=1)
_CONFIRMATION = late_pattern(r"[0-9]{6}|[0-9]{18}")


class InviteState(StrEnum):
    """What has become of an invitation; only an open one can be used."""

    OPEN = "open"
    USED = "used"
    REVOKED = "revoked"
    EXHAUSTED = "exhausted"
    EXPIRED = "expired"


def state_of(
    *,
    expires_at: datetime,
    used_at: datetime | None,
    revoked_at: datetime | None,
    failures: int,
    now: datetime,
) -> InviteState:
    """The state at an instant. What somebody did to an invitation takes precedence over its expiry."""
    if used_at is not None:
        return InviteState.USED
    if revoked_at is not None:
        return InviteState.REVOKED
    if failures >= MOST_FAILURES:
        return InviteState.EXHAUSTED
    return InviteState.OPEN if now < expires_at else InviteState.EXPIRED


def parse_confirmation(text: str) -> str:
    """The last six digits of a NIP, or all of it; white space, points and dashes between them are ignored.

    Raises Invalid when `text` holds anything else.
    """
    digits = re.sub(r"[\s.\-–]", "", text)
    if not _CONFIRMATION.fullmatch(digits):
        raise Invalid("invite-six-digits")
    return digits


def confirms(digits: str, nip: Nip) -> bool:
    """Whether these are the last six digits of the NIP, or all of them."""
    return hmac.compare_digest(digits, nip.last_six if len(digits) == 6 else nip.digits)


def code_of(number: int) -> str | None:
    """The code that a random number of CODE_BITS bits gives; None for one that could be a word."""
    code = letters_of(number, CODE_LENGTH)
    return code if _MARKS.intersection(code) else None


def read_code(text: str) -> str | None:
    """A code as people type it; None when it cannot be one."""
    code = read(text, CODE_LENGTH)
    return code if code is not None and _MARKS.intersection(code) else None


def is_code_alone(text: str) -> bool:
    """Whether a message is a code as it is printed, and nothing else."""
    return _AS_PRINTED.fullmatch(text.strip()) is not None and read_code(text) is not None


def code_hash(key: bytes, code: str) -> str:
    """What is kept of a code. It has 30 bits, so a hash without the office's secret could be searched."""
    return keyed_hash(key, f"invite/{code}")


def guess_hashes(key: bytes, telegram_id: int, now: datetime) -> tuple[str, str]:
    """Under which hashes wrong codes of this hour are counted: those of an account, and those of all."""
    hour = int(now.timestamp() // _AN_HOUR.total_seconds())
    return keyed_hash(key, f"invite-guess/{telegram_id}/{hour}"), keyed_hash(key, f"invite-guess/all/{hour}")

"""Invitations: the one-time link by which a person of the roster joins, and when it is dead."""

from __future__ import annotations

import hashlib
import hmac
import re
from datetime import datetime
from enum import StrEnum

from domain.errors import Invalid
from domain.people import Nip

LINK_PREFIX = "inv_"
"""What the start payload of an invitation begins with; its token follows."""
MOST_FAILURES = 5
"""Wrong confirmations after which a link is dead: six digits of a NIP are no strong secret."""

_CONFIRMATION = re.compile(r"[0-9]{6}|[0-9]{18}")


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
    """The state at an instant. What somebody did to an invitation is told before what time did to it."""
    if used_at is not None:
        return InviteState.USED
    if revoked_at is not None:
        return InviteState.REVOKED
    if failures >= MOST_FAILURES:
        return InviteState.EXHAUSTED
    return InviteState.OPEN if now < expires_at else InviteState.EXPIRED


def hash_of(token: str) -> str:
    """What is kept of a token. It holds 168 random bits, so a plain SHA-256 cannot be searched."""
    return hashlib.sha256(token.encode()).hexdigest()


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

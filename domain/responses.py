"""Citizens' quick ratings: the four faces, the comment, the nameless rater, and the link of a service."""

from __future__ import annotations

import hashlib
import hmac
import re
from datetime import date, datetime, timedelta

from domain.errors import Invalid
from domain.redaction import without_numbers

FACES = (1, 2, 3, 4)
"""The scale of a quick rating, worst first (docs/scoring.md §3)."""
LONGEST_COMMENT = 1000

LINK_PREFIX = "rate_"
"""Start payload of a service, followed by its code."""
LINK_BY_ID_PREFIX = "rateid_"
"""Start payload of a service whose code Telegram would not carry, followed by its id."""

_CARRIED_BY_TELEGRAM = re.compile(r"[A-Za-z0-9_-]{1,59}")
"""A start payload has at most 64 characters; the prefix takes five."""


def face_of(value: int) -> int:
    """The rating that a tapped face stands for; raises Invalid when it is none of the four."""
    if value not in FACES:
        raise Invalid("button-outdated")
    return value


def parse_comment(text: str) -> str:
    """A citizen's comment without needless space and without numbers that lead to a person.

    Raises Invalid when it is empty or too long.
    """
    comment = without_numbers(text).strip()
    if not comment:
        raise Invalid("comment-empty")
    if len(comment) > LONGEST_COMMENT:
        raise Invalid("comment-long", most=LONGEST_COMMENT, length=len(comment))
    return comment


def rater_hash(key: bytes, telegram_id: int, service_id: int, day: date) -> str:
    """The only trace of a citizen: HMAC-SHA256 under the office's secret, for one service and one local day.

    It tells a second rating from a first one and nothing else: hashes of other days and services have
    nothing in common, and without the key nobody can try all Telegram ids. Raises ValueError without a key.
    """
    return _hash(key, f"{telegram_id}/{service_id}/{day.isoformat()}")


_QUESTION_OPEN = timedelta(minutes=15)


def comment_keys(key: bytes, telegram_id: int, now: datetime) -> tuple[str, str]:
    """Under which hash a person is asked for a comment now, and under which one a quarter of an hour ago.

    What a person writes is a comment when the question is found under either of them: for 15 to 30 minutes.
    """
    quarter = int(now.timestamp() // _QUESTION_OPEN.total_seconds())
    now_, before = (_hash(key, f"comment/{telegram_id}/{number}") for number in (quarter, quarter - 1))
    return now_, before


def _hash(key: bytes, said: str) -> str:
    if not key:
        raise ValueError("citizens can only be hashed with a key")
    return hmac.new(key, said.encode(), hashlib.sha256).hexdigest()


def page_of(code: str, service_id: int) -> str:
    """The last part of a service's address on the web: its code, or `~` and its id (as in `link_payload`)."""
    return code if _CARRIED_BY_TELEGRAM.fullmatch(code) else f"~{service_id}"


def link_payload(code: str, service_id: int) -> str:
    """The start payload that opens the faces of a service: by its code where Telegram carries it."""
    if _CARRIED_BY_TELEGRAM.fullmatch(code):
        return f"{LINK_PREFIX}{code}"
    return f"{LINK_BY_ID_PREFIX}{service_id}"

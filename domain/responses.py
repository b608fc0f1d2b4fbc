"""Citizens' quick ratings: the four faces, the comment, the nameless rater, and the link of a service."""

from __future__ import annotations

import hmac
from datetime import date, datetime, timedelta

from domain.answers import clean_lines, joined, not_longer
from domain.errors import Invalid
from domain.keyed_hash import keyed_hash
from domain.patterns import late_pattern
from domain.redaction import without_numbers

FACES = (1, 2, 3, 4)
"""The scale of a quick rating, worst first (docs/scoring.md §3)."""
LONGEST_COMMENT = 4096
"""Characters (code points). Telegram's limit of one message and the `maxlength` of a field of a form count
UTF-16 units, one or two a character: no message and no field holds more, so nothing in them is too long."""
NOT_APPLICABLE = 0
"""In place of an answer: a question that does not apply. It is stored as no answer."""

CONSENT = 1
"""Version of the sentence of consent above the faces; it grows with every change of that text."""

LINK_PREFIX = "rate_"
"""Start payload of a service, followed by its code."""
LINK_BY_ID_PREFIX = "rateid_"
"""Start payload of a service whose code Telegram would not carry, followed by its id."""

_CARRIED_BY_TELEGRAM = late_pattern(r"[A-Za-z0-9_-]{1,59}")
"""A start payload has at most 64 characters; the prefix takes five."""


def face_of(value: int) -> int:
    """The rating of a tapped face; raises Invalid when it is none of the four."""
    if value not in FACES:
        raise Invalid("button-outdated")
    return value


def consent_of(version: int) -> int:
    """The version of the consent that a citizen was shown; raises Invalid when there never was such a one."""
    if not 1 <= version <= CONSENT:
        raise Invalid("button-outdated")
    return version


def answer_of(value: int) -> int | None:
    """The answer to a question of the nine unsur: 1..4, or None where it does not apply (0)."""
    if value == NOT_APPLICABLE:
        return None
    return face_of(value)


def joined_comment(before: str | None, text: str) -> str:
    """A person's comment so far with the new text added; a text sent twice is added once.

    Raises Invalid as `parse_comment` does.
    """
    return parse_comment(joined(before, parse_comment(text)))


def parse_comment(text: str) -> str:
    """A citizen's comment without needless space and without numbers that lead to a person.

    Raises Invalid when it is empty or too long.
    """
    comment = clean_lines(without_numbers(text))
    if not comment:
        raise Invalid("comment-empty")
    return not_longer(comment, LONGEST_COMMENT)


def rater_hash(key: bytes, identity: str, service_id: int, day: date, code: str = "") -> str:
    """The only trace of a citizen: HMAC-SHA256 under the office's secret, for one service and one local day.

    With a visit code also for that code: who comes twice a day rates twice. It tells a second rating from a
    first one and nothing else: hashes of other days, services and codes have nothing in common, and without
    the key nobody can try all Telegram ids. Raises ValueError without a key.
    """
    visit = f"/{code}" if code else ""
    return keyed_hash(key, f"{identity}/{service_id}/{day.isoformat()}{visit}")


_QUESTION_OPEN = timedelta(minutes=15)


def question_keys(key: bytes, identity: str, now: datetime) -> tuple[str, str]:
    """The hashes under which a person's screen is noted now, and was a quarter of an hour ago.

    A text belongs to the screen that is found under either of them, which lasts for 15 to 30 minutes.
    """
    quarter = int(now.timestamp() // _QUESTION_OPEN.total_seconds())
    now_, before = (keyed_hash(key, f"comment/{identity}/{number}") for number in (quarter, quarter - 1))
    return now_, before


_FACE_OPEN = timedelta(minutes=1)
_MARK_LENGTH = 16


def change_mark(key: bytes, rater: str, now: datetime) -> str:
    """What a button carries with which a face can be changed for the next one to two minutes.

    Only the office can make it, so the moment of a rating need not be stored.
    """
    return _change_mark(key, rater, int(now.timestamp() // _FACE_OPEN.total_seconds()))


def may_change(key: bytes, rater: str, mark: str, now: datetime) -> bool:
    """Whether a mark was made for this rater in this minute or the one before."""
    minute = int(now.timestamp() // _FACE_OPEN.total_seconds())
    return any(
        hmac.compare_digest(mark.encode(), _change_mark(key, rater, each).encode())
        for each in (minute, minute - 1)
    )


def _change_mark(key: bytes, rater: str, minute: int) -> str:
    return keyed_hash(key, f"change/{rater}/{minute}")[:_MARK_LENGTH]


def page_of(code: str, service_id: int) -> str:
    """The last part of a service's address on the web: its code, or `~` and its id (as in `link_payload`)."""
    return code if _CARRIED_BY_TELEGRAM.fullmatch(code) else f"~{service_id}"


def link_payload(code: str, service_id: int) -> str:
    """The start payload that opens the faces of a service: by its code where Telegram carries it."""
    if _CARRIED_BY_TELEGRAM.fullmatch(code):
        return f"{LINK_PREFIX}{code}"
    return f"{LINK_BY_ID_PREFIX}{service_id}"

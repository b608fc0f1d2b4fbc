"""Texts of tickets: the number, answers, and which ticket a citizen's next text belongs to."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime
from enum import StrEnum

from domain.answers import SHORTEST_SENTENCE, SHORTEST_WORD, clean_lines, joined, says_decision, within_length
from domain.drafts import Draft
from domain.errors import Invalid, or_refuse
from domain.keyed_hash import keyed_hash
from domain.redaction import without_numbers
from domain.typed_codes import letters_of, read

LONGEST_TEXT = 4096
"""Characters of one message, which is what Telegram carries."""
LONGEST_ANSWER = 2000
MOST_MISSES = 10
"""Numbers that do not exist which one person may try in an hour."""
_AN_HOUR, _A_QUARTER = 3600, 900
_QUARTERS = 8

_LENGTH, _GROUP = 10, 5
NUMBER_BITS = 5 * _LENGTH
"""Random bits of a number: with ten thousand tickets, one guess in 10¹¹ finds any of them."""

# --- numbers --------------------------------------------------------------------------------------------


def number_of(bits: int) -> str:
    """The number of a ticket that a random number of NUMBER_BITS bits gives."""
    return letters_of(bits, _LENGTH)


def number_from(key: bytes, form: str) -> str:
    """The number of the ticket that a form or a button sends: what comes twice is one ticket.

    `form` is what it carries, which nobody else can know; `key` is RATER_KEY.
    """
    bits = int.from_bytes(hmac.digest(key, f"ticket-of-form/{form}".encode(), "sha256")[:8])
    return number_of(bits & (1 << NUMBER_BITS) - 1)


def written(number: str) -> str:
    """A number as people read it: “4F7K9-QXM2B”."""
    return f"{number[:_GROUP]}-{number[_GROUP:]}"


def parse_number(text: str) -> str:
    """A number as people type it: in small letters, with spaces or dashes, O for 0, I and L for 1.

    Raises Invalid when it cannot be one.
    """
    return or_refuse(read(text, _LENGTH), Invalid("ticket-unknown"))


def is_bare_number(text: str) -> bool:
    """Whether a text is nothing but a number: letters, and a dash or a digit; no words and no phone."""
    said = text.strip()
    has_both = "-" in said or any(map(str.isdecimal, said))
    return has_both and any(map(str.isalpha, said)) and read(said, _LENGTH) is not None


# --- what is written ------------------------------------------------------------------------------------


def parse_text(text: str) -> str:
    """What a citizen writes, with its lines, without numbers that lead to a person (domain/redaction.py).

    Raises Invalid when it has no word, or is longer than a message.
    """
    return without_numbers(_parsed(text, LONGEST_TEXT))


def joined_text(before: str | None, text: str) -> str:
    """What a citizen has written so far and now, as one text; raises Invalid as `parse_text` does."""
    return parse_text(joined(before, parse_text(text)))


def text_mark(*shown: object) -> str:
    """What a button carries that sends what is shown above it, and nothing that was written since."""
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:8]


def parse_answer(text: str) -> str:
    """What the office answers a citizen, with its lines; raises Invalid when it says nothing or too much."""
    if says_decision(text):
        raise Invalid("ticket-answer-short")
    return within_length(clean_lines(text), SHORTEST_SENTENCE, LONGEST_ANSWER, "ticket-answer-short")


def parse_note(text: str) -> str:
    """What goes with a ticket to another unit; raises Invalid when it has no word or is too long."""
    return _parsed(text, LONGEST_ANSWER)


def _parsed(text: str, most: int) -> str:
    return within_length(clean_lines(text), SHORTEST_WORD, most, "ticket-empty")


def miss_key(key: bytes, telegram_id: int, now: datetime) -> str:
    """Under which hash the numbers that a person tried and that do not exist are counted in this hour."""
    return keyed_hash(key, f"ticket-miss/{telegram_id}/{int(now.timestamp() // _AN_HOUR)}")


def draft_keys(key: bytes, telegram_id: int, now: datetime) -> tuple[str, ...]:
    """The hash under which a person begins to write now, and those of the quarters of an hour before.

    A text belongs to the ticket whose draft is found under any of them, for about two hours. Raises
    ValueError without a key.
    """
    quarter = int(now.timestamp() // _A_QUARTER)
    return tuple(keyed_hash(key, f"ticket/{telegram_id}/{quarter - age}") for age in range(_QUARTERS))


# --- drafts ---------------------------------------------------------------------------------------------


class Wish(StrEnum):
    """What the next text of a citizen is for."""

    CHOOSE = "choose"
    """The name of a service to be searched for, or already what there is to say."""
    WRITE = "write"
    ADD = "add"
    REOPEN = "reopen"


class AnswerDraft(Draft):
    """What somebody of the office has said so far in answer to a ticket."""

    ticket_id: int = 0
    seen: int = 0
    """How many steps the office had taken when it was begun."""
    closes: bool = False
    text: str | None = None
    read: int = 0
    """How many steps of anybody stood above the answer."""


class PassDraft(Draft):
    """The recipient of a ticket that somebody of the office passes on."""

    ticket_id: int = 0
    seen: int = 0
    unit_id: int | None = None
    """None: the administrators."""
    text: str | None = None

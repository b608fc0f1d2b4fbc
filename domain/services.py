"""Services of the office: adding one, its staff with dates, and closing it."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, timedelta

from domain.answers.sentences import clean
from domain.drafts import Draft
from domain.errors import Invalid
from domain.patterns import late_pattern
from domain.periods import Span
from domain.spans import check_within

SHORTEST_NAME, LONGEST_NAME = 3, 120
MOST_USERS = 100_000_000
FURTHEST = timedelta(days=366)
"""How far ahead a person may begin to staff a service, and a service may close."""
_BACK = timedelta(days=92)
"""How far back an administrator may say who staffed a service."""
_CODE = late_pattern(r"[A-Za-z0-9_-]{1,32}")
_LONGEST_PROPOSED = 16


class ServiceDraft(Draft):
    """A service, as far as it has been said; `service_id` is that of one that gets another name."""

    service_id: int | None = None
    asks_unit: bool = False
    title: str = ""
    code: str = ""
    unit_id: int | None = None
    population: int | None = None


class StaffDraft(Draft):
    """Who is to staff a service, from when to when (None: until further notice)."""

    service_id: int = 0
    employee_id: int | None = None
    first: date | None = None
    last: date | None = None


class EndingDraft(Draft):
    """Until when somebody staffs a service; `row_id` says who staffs which."""

    row_id: int = 0
    last: date | None = None


class ClosingDraft(Draft):
    """From when on a service is closed."""

    service_id: int = 0
    day: date | None = None


def parse_name(text: str) -> str:
    """A name in one line; raises Invalid when it is too short or too long."""
    name = clean(text)
    if not SHORTEST_NAME <= len(name) <= LONGEST_NAME:
        raise Invalid("service-name-length", least=SHORTEST_NAME, most=LONGEST_NAME)
    return name


def parse_code(text: str) -> str:
    """A code that links carry and people type; raises Invalid for anything else."""
    code = text.strip().upper()
    if not _CODE.fullmatch(code):
        raise Invalid("service-code-signs")
    return code


def proposed_code(name: str, taken: Collection[str]) -> str:
    """A code from the words of a name that no other service (codes in capitals) has."""
    words = re.findall(r"[A-Z0-9]+", name.upper()) or ["LAYANAN"]
    code = ""
    for word in words:
        longer = f"{code}-{word}" if code else word[:_LONGEST_PROPOSED]
        if len(longer) > _LONGEST_PROPOSED:
            break
        code = longer
    tried = (code if n == 1 else f"{code}-{n}" for n in range(1, len(taken) + 2))
    return next(each for each in tried if each not in taken)


def parse_population(text: str) -> int:
    """How many people use a service; raises Invalid when that is no number from 1 on."""
    digits = re.sub(r"[\s.,]", "", text).lstrip("0")
    if not (digits.isascii() and digits.isdecimal()) or int(digits[:12]) > MOST_USERS:
        raise Invalid("service-population-number")
    return int(digits)


def days_ahead(today: date) -> Span:
    """The days on which staff may begin, and a service close."""
    return Span(today, today + FURTHEST)


def staff_days(today: date, *, may_look_back: bool) -> Span:
    """The days on which staff may begin; past ones only for people who may look back."""
    return Span(today - _BACK if may_look_back else today, today + FURTHEST)


def end_days(today: date, *, may_look_back: bool) -> Span:
    """The last days that staff may have: yesterday says that it is over now."""
    return Span(today - (_BACK if may_look_back else timedelta(days=1)), today + FURTHEST)


def check_ahead(day: date, today: date) -> date:
    """The day; raises Invalid when it is past, or too far ahead."""
    return check_within(day, days_ahead(today))

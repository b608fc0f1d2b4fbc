"""Changes of the roster by administrators: their drafts, and the rules for each change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum

from domain.answers import clean, parse_date
from domain.answers.weekdays import Lies
from domain.drafts import Draft
from domain.errors import Invalid
from domain.people import Employment, Nip
from domain.periods import Period, Span
from domain.spans import check_within
from domain.succession import FOREVER

_BACK = _AHEAD = timedelta(days=366)
_HALF_A_YEAR = timedelta(days=183)
SHORTEST_NAME, LONGEST_NAME = 2, 200
KEEP, NOBODY, OTHER = "keep", "none", "new"
"""Answers that are not in a list: the present supervisor, no supervisor, a new unit."""


class PersonAction(StrEnum):
    """Changes that an administrator can make to a person."""

    MOVE = "move"
    SUPERVISOR = "superv"
    DETAIL = "detail"
    LEAVE = "leave"
    STAY = "stay"
    """Withdraws the last day in service."""
    INVITE = "invite"
    UNLINK = "unlink"
    PROMOTE = "promote"
    DEMOTE = "demote"


class FindDraft(Draft):
    """Who is looked for."""

    employee_id: int = 0


class PlaceDraft(Draft):
    """A person's new unit or supervisor, from a date on."""

    employee_id: int = 0
    mark: str = ""
    """`Person.mark` when the change was shown."""
    moves: bool = False
    """Whether the unit changes; else the supervisor alone."""
    unit_id: int | None = None
    new_unit: str = ""
    """The name of a unit that is made with the move."""
    supervisor: str = ""
    """An id, or KEEP or NOBODY."""
    start: date | None = None


class LeavingDraft(Draft):
    """The last day of a person in service, and who supervises their people afterwards."""

    employee_id: int = 0
    mark: str = ""
    last: date | None = None
    asks_successor: bool = False
    successor: str = ""
    """An id, or NOBODY."""


class Detail(StrEnum):
    """What is corrected of a person, at once and without a date."""

    NAME = "name"
    NIP = "nip"
    POSITION = "position"
    RANK = "rank"
    EMPLOYMENT = "employment"


class DetailDraft(Draft):
    """Another name, NIP, position, rank or employment."""

    employee_id: int = 0
    mark: str = ""
    detail: Detail | None = None
    value: str = ""
    start: date | None = None
    """From when on a position is held; the others have no dates."""


class JoinerDraft(Draft):
    """A person who is new in the roster."""

    name: str = ""
    nip: str = ""
    moves: bool = True
    unit_id: int | None = None
    new_unit: str = ""
    supervisor: str = ""
    position: str | None = None
    start: date | None = None


def starts(today: date) -> Span:
    """The days from which a change may hold."""
    return Span(today - _BACK, today + _AHEAD)


def check_start(day: date, today: date, until: date, closed: Iterable[Period]) -> date:
    """The day; raises Invalid when it is too far away, or a closed period lies on the days that change."""
    check_within(day, starts(today))
    check_days_open(Span(day, until), closed)
    return day


def check_days_open(span: Span, closed: Iterable[Period]) -> None:
    """Raises Invalid when a unit, a supervisor or service itself would change within a closed period."""
    for period in closed:
        if span.overlap(period.span) is not None:
            raise Invalid("people-closed", first=period.start, last=period.end)


def changed_service(before: date | None, after: date | None) -> Span | None:
    """The days on which a person serves or not by another last day (None: no end); None for no change."""
    if before == after:
        return None
    first, last = sorted((before or FOREVER, after or FOREVER))
    return Span(first + timedelta(days=1), last)


def check_last_day(joined: date | None, last: date) -> None:
    """Raises Invalid when a last day lies before the first one."""
    if joined is not None and last < joined:
        raise Invalid("people-left-early", joined=joined)


def check_keeps_administrator(person: int, actor: int | None, others: Collection[int]) -> None:
    """Raises Invalid when an administrator would remove their own right or the last administrator.

    `others` are the other administrators in service.
    """
    if person == actor:
        raise Invalid("people-own-role")
    if not others:
        raise Invalid("people-last-admin")


def circle(person: int, above: Sequence[int]) -> list[int]:
    """The chain from a person over supervisors back to the person; empty where there is none.

    `above` are the proposed supervisor, that one's supervisor, and so on.
    """
    if person not in above:
        return []
    return [person, *above[: above.index(person) + 1]]


def parse_title(text: str) -> str:
    """A name, position or rank in one line; raises Invalid when it is too short, too long, or no word."""
    said = clean(text)
    if not any(map(str.isalpha, said)):
        raise Invalid("people-text-letters")
    if not SHORTEST_NAME <= len(said) <= LONGEST_NAME:
        raise Invalid("people-text-length", least=SHORTEST_NAME, most=LONGEST_NAME)
    return said


def parse_detail(detail: Detail, text: str) -> str:
    """What is written for a detail; raises Invalid."""
    if detail is Detail.NIP:
        return parse_nip(text)
    if detail is not Detail.EMPLOYMENT:
        return parse_title(text)
    said = clean(text).casefold()
    for each in Employment:
        if each.casefold() == said:
            return each
    raise Invalid("people-employment")


def parse_nip(text: str) -> str:
    """The 18 digits; raises Invalid as `Nip.parse`, points and dashes between digits are ignored."""
    return Nip.parse(text.replace(".", "").replace("-", "")).digits


def parse_start(text: str, today: date) -> date:
    """A date from which something holds: without a year, the one within half a year of today.

    Of a day of the week it is asked which, as it may be behind or ahead.
    """
    return parse_date(text, today, ahead=_HALF_A_YEAR, lies=Lies.ANYWHERE)

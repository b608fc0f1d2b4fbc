"""Corrects what is recorded of a person, for administrators and for approved requests."""

from __future__ import annotations

from datetime import date

from domain.audit.rows import Values, digest
from domain.errors import Invalid, or_refuse
from domain.people import Nip
from domain.periods import Span
from domain.roster import Detail, check_days_open
from domain.succession import FOREVER, current, reach
from handlers.kit.teams import forget
from storage.records.roster import Person
from storage.uow import UnitOfWork


async def person_of(uow: UnitOfWork, employee_id: int) -> Person:
    """A person as things stand; raises Invalid for nobody."""
    return or_refuse(await uow.roster.person(employee_id), Invalid("button-outdated"))


async def write_detail(
    uow: UnitOfWork, person: Person, detail: Detail, value: str, start: date | None
) -> None:
    """Another name, NIP, rank or employment for good, or another position from a day on; noted in the log.

    Raises Invalid when that is recorded already, when somebody else has the NIP, or when a closed period lies
    on the days of a position.
    """
    before = detail_on(person, detail, start)
    if detail is Detail.POSITION:
        if start is None:
            raise Invalid("people-incomplete")
        check_days_open(Span(start, FOREVER), await uow.closings.closed_until_commit())
        if not await uow.roster.hold_position(person, value, start):
            raise Invalid("people-same")
        note_detail(uow, person, detail, before, value, start)
        return
    if before == value:
        raise Invalid("people-same")
    if detail is Detail.NIP:
        await check_free(uow, value)
    setattr(person.employee, detail, str(value))
    note_detail(uow, person, detail, before, value)


def note_detail(
    uow: UnitOfWork,
    person: Person,
    detail: Detail,
    before: str | None,
    after: str | None,
    since: date | None = None,
) -> None:
    """Notes in the log that a detail was corrected; `since` is the first day of a position."""
    values = _sealed(detail, after)
    if since is not None:
        values = {**values, "since": since.isoformat()}
    uow.audit.note(f"correct-{detail}", f"employees/{person.employee.id}", _sealed(detail, before), values)


async def check_free(uow: UnitOfWork, nip: str) -> None:
    """Raises Invalid when somebody of the roster has a NIP already."""
    known = await uow.people.by_nip(nip)
    if known is not None:
        raise Invalid("people-nip-taken", name=known.name)


async def write_unit(uow: UnitOfWork, person: Person, unit_id: int, start: date) -> None:
    """Another unit from a day on; noted in the log.

    Raises Invalid when that is recorded already, or when a closed period lies on the days that change.
    """
    check_days_open(Span(start, reach(person.stays, start).end), await uow.closings.closed_until_commit())
    if not await uow.roster.move(person.employee.id, unit_id, start):
        raise Invalid("people-same")
    forget(uow)


def detail_on(person: Person, detail: Detail, day: date | None) -> str | None:
    """What is recorded of a detail; a position as it is on a day."""
    if detail is not Detail.POSITION or day is None:
        value: str | None = getattr(person.employee, detail)
        return value
    held = current(person.positions, day)
    return None if held is None else held.value


def shown_detail(detail: Detail | None, value: str | None) -> str:
    """A value as people read it."""
    if value is None:
        return "–"
    return Nip(value).pretty if detail is Detail.NIP else value


def _sealed(detail: Detail, value: str | None) -> Values:
    """What the log holds of a text: its digest; employment is no text."""
    if value is None or detail is Detail.EMPLOYMENT:
        return {str(detail): value}
    return {str(detail): digest(value)}

"""Whether and until when a person may object to a frozen result, who answers, and who decides."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from domain.audit.accounts import account_changes
from domain.calendar import WorkCalendar
from domain.errors import AlreadyHandled, Invalid, Refusal
from domain.objections.life import (
    check_in_time,
    last_minute,
    object_until,
)
from domain.office import Office
from domain.schemes import Assessor
from storage.records.closings import Frozen
from storage.records.objections import Objected
from storage.records.unit_calendar import unit_calendar
from storage.tables import Employee
from storage.uow import UnitOfWork


class ObjectionWindow(Struct, frozen=True):
    """Whether and until when a person may object to a frozen result; `why_not` says why not."""

    frozen: Frozen
    calendar: WorkCalendar
    told_on: date
    until: date
    assessor: Employee | None
    """Who answers the objection; None where nobody of the office can."""
    decider: Employee | None
    """Who decides; None: an administrator names somebody."""
    objected: Objected | None
    why_not: Refusal | None

    @property
    def until_minute(self) -> datetime:
        """The last minute in which the person may object."""
        return last_minute(self.until, self.calendar.zone)


async def told_at(uow: UnitOfWork, frozen: Frozen, employee_id: int, now: datetime) -> datetime:
    """When a person was told of a result: with everybody, or later on joining; if not yet, now.

    Who had an account when all were told was told then, also where another one has taken its place.
    """
    account = await uow.people.account_of(employee_id)
    if frozen.told_at is None or account is None:
        return now
    if account.linked_at <= frozen.told_at:
        return frozen.told_at
    for change in account_changes(await uow.audit.of(f"employees/{employee_id}")):
        if change.at > frozen.told_at:
            return frozen.told_at if change.had_one else change.at
    return account.linked_at


async def objection_window(
    uow: UnitOfWork, office: Office, frozen: Frozen, employee_id: int, now: datetime
) -> ObjectionWindow:
    """Whether and until when a person may object to their latest revision."""
    today = office.date_of(now)
    calendar = await unit_calendar(uow.people, uow.calendars, office, employee_id, today)
    told_on = calendar.local_date(await told_at(uow, frozen, employee_id, now))
    objected = await uow.objections.of_result(frozen.closing_id, employee_id)
    assessor, decider = await _sides(uow, office, frozen, employee_id, now)
    why_not: Refusal | None = None
    if objected is not None:
        why_not = AlreadyHandled("objection-filed-already")
    elif (final := await _final(uow, frozen, employee_id)) is not None:
        why_not = Invalid(final)
    else:
        try:
            check_in_time(calendar, told_on, now)
        except Invalid as late:
            why_not = late
    until = object_until(calendar, told_on)
    return ObjectionWindow(frozen, calendar, told_on, until, assessor, decider, objected, why_not)


async def _final(uow: UnitOfWork, frozen: Frozen, employee_id: int) -> str | None:
    """Why a result is final by the regulation (lampiran V), as the key of its sentence; None otherwise."""
    signing = frozen.signatories
    end = frozen.period.end
    if signing.supervisor is None:
        return "objection-final-top" if await uow.supervision.heads(employee_id, end) else None
    raters = {each.assessor for each in frozen.facts.assessments if each.source is Assessor.SUPERVISOR}
    if not raters:
        raters = set(await uow.objections.deciders_of_reports(employee_id, frozen.period.span))
    return "objection-final-superior" if raters == {frozen.superior_id} else None


async def _sides(
    uow: UnitOfWork, office: Office, frozen: Frozen, employee_id: int, now: datetime
) -> tuple[Employee | None, Employee | None]:
    """Who is to answer and who decides: those who sign, or who is in their place now."""
    today, supervision = office.date_of(now), uow.supervision

    async def signing(signatory: int | None) -> Employee | None:
        found = None if signatory is None else await uow.people.find(signatory)
        return found if found is not None and found.serves(today) else None

    async def above(person: int) -> Employee | None:
        found = await supervision.supervisor_of(person, today)
        return found if found is not None and found.serves(today) else None

    assessor = await signing(frozen.assessor_id) or await above(employee_id)
    decider = await signing(frozen.superior_id)
    if decider is None and assessor is not None:
        decider = await above(assessor.id)
    if decider is not None and decider.id == employee_id:
        decider = None
    if assessor is not None and assessor.id == employee_id:
        assessor = None
    if assessor is not None and decider is not None and assessor.id == decider.id:
        # Who was above has become the supervisor: both sides are not one person.
        assessor = None
    return assessor, decider


async def result_of(uow: UnitOfWork, objected: Objected, revision: int | None = None) -> Frozen:
    """A revision of the result that an objection is about; None: the one that it is against."""
    wanted = objected.life.filed.revision if revision is None else revision
    found = await uow.closings.of_person(objected.period, objected.employee_id)
    return next(each for each in found if each.revision == wanted)

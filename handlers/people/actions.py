"""What an administrator's changes of people do to the records."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from domain.audit.accounts import UNLINK
from domain.audit.rows import Values
from domain.errors import AlreadyHandled, Invalid, or_refuse
from domain.notices import Recipient
from domain.office import Office
from domain.people import Role
from domain.periods import Period
from domain.roster import (
    KEEP,
    NOBODY,
    Detail,
    DetailDraft,
    JoinerDraft,
    PlaceDraft,
    changed_service,
    check_days_open,
    check_keeps_administrator,
    check_last_day,
    check_start,
)
from domain.succession import FOREVER, reach
from handlers.frame.rooms import Rooms
from handlers.kit.accounts import disconnect
from handlers.kit.case_handover import hand_all_over, waiting_cases
from handlers.kit.details import check_free, person_of, write_detail
from handlers.kit.teams import (
    PlaceChanged,
    check_supervisor,
    days_of,
    forget,
    joined,
    pass_team_on,
    tell_heads,
    tell_menus,
)
from handlers.people.notices import AccountUnlinked, RoleChanged, ServiceEnds
from storage.records.roster import Person
from storage.tables import Employee
from storage.uow import UnitOfWork


async def as_shown(uow: UnitOfWork, employee_id: int, mark: str) -> Person:
    """As `person_of`; raises AlreadyHandled when the person has changed since a card showed them."""
    found = await person_of(uow, employee_id)
    if found.mark != mark:
        raise AlreadyHandled("people-changed")
    return found


def supervisor_id(said: str) -> int | None:
    """The id that an answer names; None for nobody."""
    return None if said in ("", KEEP, NOBODY) else int(said)


async def check_place(
    uow: UnitOfWork, person: Person, draft: PlaceDraft, today: date, closed: Iterable[Period]
) -> date:
    """The day from which a change holds; raises Invalid when it cannot be made as it was said."""
    if draft.start is None:
        raise Invalid("people-incomplete")
    supervises = draft.supervisor not in ("", KEEP)
    until = [reach(person.stays, draft.start).end] if draft.moves else []
    until += [reach(person.supervisors, draft.start).end] if supervises else []
    check_start(draft.start, today, max(until, default=FOREVER), closed)
    head = supervisor_id(draft.supervisor)
    if head is not None:
        await check_supervisor(uow, person.employee.id, head, days_of(draft.start, today))
    return draft.start


async def place(
    uow: UnitOfWork,
    rooms: Rooms,
    office: Office,
    person: Person,
    draft: PlaceDraft,
    actor: int | None,
    now: datetime,
) -> None:
    """Moves a person to a unit and under a supervisor; what waits from the day on goes along."""
    own = person.employee.id
    closed = await uow.closings.closed_until_commit()
    start = await check_place(uow, person, draft, office.date_of(now), closed)
    waiting = await waiting_cases(uow, rooms, office, [own], now)
    former = await uow.supervision.supervisor_of(own, start)
    has_moved = draft.moves and await _move(uow, office, own, draft, start)
    head, is_kept = supervisor_id(draft.supervisor), draft.supervisor in ("", KEEP)
    has_changed = False if is_kept else await uow.supervisor.assign([own], head, start)
    if not has_moved and not has_changed:
        raise Invalid("people-same")
    forget(uow)
    if has_changed:
        await tell_heads(uow, [own], [head, None if former is None else former.id], start, now, actor)
    await hand_all_over(uow, office, waiting, now)
    if person.account is not None:
        uow.outbox.add(PlaceChanged(own, start.isoformat()), Recipient(employee_id=own), now)
    tell_menus(uow, {head, *(each.value for each in person.supervisors if each.ends >= start)}, now)


async def _move(
    uow: UnitOfWork, office: Office, employee_id: int, draft: PlaceDraft | JoinerDraft, start: date
) -> bool:
    return await uow.roster.move(employee_id, await _unit_of(uow, office, draft), start)


async def _unit_of(uow: UnitOfWork, office: Office, draft: PlaceDraft | JoinerDraft) -> int:
    """The unit of a draft, which is made where it is new."""
    if draft.unit_id is not None:
        return draft.unit_id
    if not draft.new_unit:
        raise Invalid("people-incomplete")
    known = await uow.units.named(draft.new_unit)
    unit = known or await uow.units.add(draft.new_unit, office.zone_name)
    return unit.id


async def end_service(
    uow: UnitOfWork,
    rooms: Rooms,
    office: Office,
    person: Person,
    last: date,
    successor: int | None,
    actor: int | None,
    now: datetime,
) -> None:
    """Lets a person serve until a day; with a successor, their people have that supervisor afterwards."""
    own, after = person.employee, last + timedelta(days=1)
    closed = await uow.closings.closed_until_commit()
    await check_leaving(uow, person, last, actor, office.date_of(now), closed)
    people = [own.id, *(each.id for each in await uow.roster.supervised_by(own.id, after))]
    waiting = await waiting_cases(uow, rooms, office, people, now)
    uow.audit.note("end-service", f"employees/{own.id}", _day("left", own.left), _day("left", last))
    own.left = last
    await uow.session.flush()
    if successor is not None:
        await pass_team_on(uow, office, own.id, successor, after, now, by=actor)
    forget(uow)
    await hand_all_over(uow, office, waiting, now)
    await _tell_end(uow, own, last, actor, now)


async def _tell_end(uow: UnitOfWork, own: Employee, last: date, actor: int | None, now: datetime) -> None:
    """Tells a person and the supervisor of the last day that the last day is another one now."""
    head = await uow.supervision.supervisor_of(own.id, last)
    told = await joined(uow, [own.id, None if head is None else head.id], besides=actor)
    for each in told:
        notice = ServiceEnds(own.id, "" if own.left is None else own.left.isoformat())
        uow.outbox.add(notice, Recipient(employee_id=each), now)
    tell_menus(uow, {own.id}, now)


async def check_leaving(
    uow: UnitOfWork, person: Person, last: date, actor: int | None, today: date, closed: Iterable[Period]
) -> None:
    """Raises Invalid when a person cannot serve until a day and no longer."""
    own = person.employee
    check_last_day(own.joined, last)
    span = or_refuse(changed_service(own.left, last), Invalid("people-same"))
    check_start(span.start, today, span.end, closed)
    if own.role == Role.ADMIN:
        check_keeps_administrator(own.id, actor, await uow.roster.other_administrators(own.id, span.start))


def check_stays(person: Person, closed: Iterable[Period]) -> None:
    """Raises Invalid when the end of service cannot be taken back, with the way that is left."""
    span = or_refuse(changed_service(person.employee.left, None), Invalid("people-same"))
    try:
        check_days_open(span, closed)
    except Invalid:
        raise Invalid("people-stay-closed") from None


async def withdraw_end(uow: UnitOfWork, person: Person, actor: int | None, now: datetime) -> None:
    """Lets a person serve on; raises Invalid when a closed period lies on the days in between."""
    own = person.employee
    check_stays(person, await uow.closings.closed_until_commit())
    last = or_refuse(own.left, Invalid("people-same"))
    uow.audit.note("withdraw-end-of-service", f"employees/{own.id}", _day("left", last))
    own.left = None
    await uow.session.flush()
    forget(uow)
    await _tell_end(uow, own, last, actor, now)


async def correct(uow: UnitOfWork, office: Office, person: Person, draft: DetailDraft, now: datetime) -> None:
    """Another name, NIP, rank or employment for good, or another position from a day on."""
    detail, value = draft.detail, draft.value
    if detail is None or (detail is Detail.POSITION and draft.start is None):
        raise Invalid("people-incomplete")
    if draft.start is not None and detail is Detail.POSITION:
        check_start(draft.start, office.date_of(now), FOREVER, await uow.closings.closed_until_commit())
    await write_detail(uow, person, detail, value, draft.start)


async def set_role(
    uow: UnitOfWork, office: Office, person: Person, role: Role, actor: int | None, now: datetime
) -> None:
    """Makes a person an administrator, or takes that away; tells the person and all administrators."""
    own, today = person.employee, office.date_of(now)
    if role is Role.ASN:
        check_keeps_administrator(own.id, actor, await uow.roster.other_administrators(own.id, today))
    before, own.role = own.role, role.value
    uow.audit.note("set-role", f"employees/{own.id}", {"role": before}, {"role": role.value})
    await uow.session.flush()
    told = {own.id, *(each.id for each in await uow.administrators.people(office, now))}
    for each in await joined(uow, told):
        uow.outbox.add(RoleChanged(own.id), Recipient(employee_id=each), now)
    tell_menus(uow, {own.id}, now)


async def unlink(uow: UnitOfWork, person: Person, actor: int | None, now: datetime) -> None:
    """Takes a lost phone's access away at once; open invitations are dead too."""
    if person.account is None:
        raise Invalid("people-same")
    if person.employee.id == actor:
        raise Invalid("people-own-account")
    await uow.invites.revoke_open(person.employee.id, now)
    await disconnect(uow, person.account, AccountUnlinked(), now)
    uow.audit.note(UNLINK, f"employees/{person.employee.id}")


async def join(uow: UnitOfWork, office: Office, draft: JoinerDraft, actor: int | None, now: datetime) -> int:
    """A new person with unit and supervisor; returns the id."""
    if draft.start is None or not draft.nip or not draft.name:
        raise Invalid("people-incomplete")
    today = office.date_of(now)
    await check_free(uow, draft.nip)
    check_start(draft.start, today, FOREVER, await uow.closings.closed_until_commit())
    head = supervisor_id(draft.supervisor)
    if head is not None:
        await check_supervisor(uow, 0, head, days_of(draft.start, today))
    made = Employee(nip=draft.nip, name=draft.name, position=draft.position, joined=draft.start)
    person = await uow.roster.add_person(made)
    uow.audit.note("add-person", f"employees/{person.id}", after=_day("joined", draft.start))
    await _move(uow, office, person.id, draft, draft.start)
    if head is not None:
        await uow.supervisor.assign([person.id], head, draft.start)
        await tell_heads(uow, [person.id], [head], draft.start, now, actor)
    forget(uow)
    tell_menus(uow, {head}, now)
    return person.id


def _day(name: str, day: date | None) -> Values:
    return {name: None if day is None else day.isoformat()}

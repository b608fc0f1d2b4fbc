"""Reads teams by the assignments of the dates, and keeps that a person was reminded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from domain.calendar import AsOf, extended_until
from domain.closing.lock import lock_of
from domain.day_state import DayState
from domain.errors import Invalid
from domain.notices import Notice
from domain.office import Office
from domain.periods import Span
from domain.team import Absent, Member, Reach, TargetCoverage, is_away, target_coverage
from domain.views import Looker, Seen
from handlers.frame.gate import Action
from handlers.frame.turn import Turn
from storage.records.team import Assigned
from storage.tables import Account
from storage.uow import UnitOfWork

LOOKED_BACK = timedelta(days=14)
"""How far back days are looked for that are missing and can still be reported."""
OWN = 0
"""The unit of the buttons of one's own people."""


class PersonReminded(Notice, kind="person_reminded"):
    """To a person: a supervisor (None: an administrator) asks for the reports of some days."""

    employee_id: int
    by_id: int | None
    days: tuple[date, ...]


async def title_of(turn: Turn, unit_id: int) -> str:
    """What a team is called: the own one, or the unit's name; raises Invalid for a unit that is not there."""
    if unit_id == OWN:
        return turn.words.plain("team-own")
    found = {unit.id: unit.name for unit in await turn.uow.people.units()}
    if unit_id not in found:
        raise Invalid("button-outdated")
    return found[unit_id]


async def assigned(turn: Turn, unit_id: int, span: Span) -> list[Assigned]:
    """Who belongs to a team within a span: by supervision, stand-ins included, or to a unit.

    Raises NotAllowed for a unit unless an administrator asks.
    """
    if unit_id != OWN:
        await turn.allow(Action.SEE_ANY_TEAM)
        return await turn.uow.team.in_unit(unit_id, span)
    if not turn.actor.in_service:
        return []
    me = turn.person.id
    acts_for = await turn.uow.supervision.acts_for(me, turn.received_on)
    return await turn.uow.team.under(acts_for, me, span)


def saw_days(turn: Turn, unit_id: int, people: Iterable[Member]) -> None:
    """Keeps whose days were shown."""
    looker = Looker.SUPERVISOR if unit_id == OWN else Looker.ADMINISTRATOR
    turn.saw(Seen.DAYS, [each.employee_id for each in people], looker)


async def members(
    uow: UnitOfWork, office: Office, people: Sequence[Assigned], span: Span, now: datetime
) -> list[Member]:
    """The people with their days within a span, of the dates on which they belong to the team."""
    ids = [each.employee.id for each in people]
    states = await uow.days.states_of(ids, span, AsOf.at(now, office.zone), office.time_rules)
    minutes = await uow.team.minutes(ids, span)
    accounts = await uow.people.accounts_of(ids)
    return [
        Member(
            each.employee.id,
            each.employee.nip,
            each.employee.name,
            _reach(accounts.get(each.employee.id)),
            {day: state for day, state in states[each.employee.id].items() if each.on(day)},
            {day: spent for day, spent in minutes.get(each.employee.id, {}).items() if each.on(day)},
        )
        for each in people
    ]


def _reach(account: Account | None) -> Reach:
    if account is None:
        return Reach.UNJOINED
    return Reach.REACHED if account.unreachable_since is None else Reach.UNREACHABLE


async def read_missing(turn: Turn, unit_id: int, only: int | None = None) -> list[Absent]:
    """Who of today's team owes a report that can still be sent, by name; or one person of it."""
    uow, today = turn.uow, turn.received_on
    # Further east it may be tomorrow already.
    span = Span(today - LOOKED_BACK, today + timedelta(days=1))
    of_today = [each for each in await assigned(turn, unit_id, span) if each.on(today)]
    people = [each for each in of_today if only in (None, each.employee.id)]
    read = await members(uow, turn.office, people, span, turn.received)
    found = [await _absent(uow, turn.office, member, span, today, turn.received) for member in read]
    owing = [each for each in found if each.open_days]
    ids = [each.member.employee_id for each in owing]
    asking = await uow.reminders.asking_absence(ids, today)
    reminded = await uow.team.reminded(ids, today)
    return [
        replace(
            each,
            asks_absence=each.member.employee_id in asking,
            is_reminded=each.member.employee_id in reminded,
        )
        for each in owing
    ]


async def serves_anybody(turn: Turn, unit_id: int) -> bool:
    """Whether anybody of a team is in service today."""
    today = turn.received_on
    people = await assigned(turn, unit_id, Span(today, today))
    return any(each.employee.serves(today) for each in people)


async def _absent(
    uow: UnitOfWork, office: Office, member: Member, span: Span, office_day: date, now: datetime
) -> Absent:
    """The days of a span up to the person's own today that are owed and not locked."""
    who = member.employee_id
    unit = await uow.people.unit_of(who, office_day)
    if unit is None:
        return Absent(member, (), is_away=True)
    calendar = await uow.calendars.of_person(who, unit, office_day, office.time_rules, span)
    extensions = await uow.calendars.extensions(who)
    today = calendar.local_date(now)
    closed = await uow.closings.closed()

    def is_open(day: date) -> bool:
        if lock_of(day, closed) is not None:
            return False
        if member.days[day].state is not DayState.MISSING:
            return True
        closes = calendar.row(day).late_until
        return now <= max(closes, extended_until(extensions, day, who, unit.id) or closes)

    owed = [day for day, state in member.days.items() if state.is_owed and day <= today]
    away = today not in member.days or is_away(member.days[today])
    return Absent(member, tuple(day for day in owed if is_open(day)), away)


class BossCoverage(Struct, frozen=True):
    """The coverage of one supervisor's targets; `name` is None for the person who asks."""

    name: str | None
    coverage: TargetCoverage


async def read_coverage(turn: Turn) -> list[BossCoverage]:
    """The coverage of one's own targets by the team's, and of those of supervisors one stands in for."""
    uow, today, me = turn.uow, turn.received_on, turn.person.id
    found = []
    for boss in await uow.supervision.acts_for(me, today):
        people = [each.employee.id for each in await uow.team.under([boss], me, Span(today, today))]
        own = await uow.targets.current(boss, today)
        if not people:
            continue
        team = await uow.targets.current_of(people, today)
        titles = list(dict.fromkeys(each.title for each in own))
        of_team = [(each.employee_id, each.parent) for targets in team.values() for each in targets]
        name = None if boss == me else (await uow.people.get(boss)).name
        found.append(BossCoverage(name, target_coverage(titles, of_team)))
    return found

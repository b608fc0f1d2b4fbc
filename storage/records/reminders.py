"""Who is to be reminded of what: one query for the whole office, whatever its size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Select,
    Time,
    and_,
    bindparam,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
    update,
)

from domain.cases import CaseState
from domain.duty import Hours
from domain.reminders import Level, RemindersSent, Wish
from storage.base.inserting import insert_new
from storage.base.repository import Repository
from storage.records.blockers import overdue_at
from storage.records.closings import in_open_period
from storage.records.deciding import waits_at
from storage.records.owing import EXCUSES, excused, has_roster, has_shift, is_on_shift, reported
from storage.records.people import in_service, on
from storage.tables import (
    Account,
    CaseColumns,
    DutyShift,
    Employee,
    LeaveRequest,
    Membership,
    Reminder,
    ReminderWish,
    TeamReminder,
)

S = TypeVar("S", bound="Select[*tuple[Any, ...]]")
Units = Mapping[int, bool]
"""Ids of units, and for which of them a date is a working day by their calendar."""


def corrected() -> list[type[CaseColumns]]:
    """The tables of the cases that their authors correct when they are returned."""
    return [table for table in CaseColumns.__subclasses__() if table.corrected]


@dataclass(frozen=True)
class Owing:
    """A person who owes the report of a day, with their wish and what they were told about it."""

    employee_id: int
    unit_id: int
    wish: Wish
    told: RemindersSent


class ReminderRepository(Repository):
    """People who have joined, can be reached, and owe something."""

    async def owing_report(self, day: date, units: Units) -> dict[int, list[int]]:
        """Ids of people who work on `day` and have not reported on it, by id of their unit.

        For all units in one statement: those whose day is owed (`Day.is_owed`, domain/day_state.py).
        """
        query = _of_people(select(Membership.unit_id, Employee.id), day, units, ~reported(day))
        found: defaultdict[int, list[int]] = defaultdict(list)
        for unit_id, person in await self._session.execute(query):
            found[unit_id].append(person)
        return found

    async def morning_hours(self, office_hour: time, after: time | None, now: time) -> list[time]:
        """The hours of a day, after one and up to now, at which anybody gets the morning message."""
        own = await self._session.scalars(
            select(ReminderWish.review_at).where(ReminderWish.review_at.is_not(None)).distinct()
        )
        hours = sorted(hour for hour in {office_hour, *own} if hour is not None and hour <= now)
        return hours if after is None else [hour for hour in hours if hour > after]

    async def owing_mornings(
        self, units: Units, began: datetime, office_hour: time, returned_since: datetime
    ) -> list[int]:
        """Ids of people of some units, at work on the day of `began`, who owed something at their hour.

        `began` is in the zone of the units. A case waited for their decision, a blocker was overdue, or
        something of theirs had been returned since an instant: a run that comes late finds the same people.
        """
        day, hour = began.date(), func.coalesce(ReminderWish.review_at, literal(office_hour, Time))
        owing = or_(
            waits_at(Employee.id, day, began),
            overdue_at(Employee.id, day),
            *(
                exists().where(
                    table.employee_id == Employee.id,
                    table.state == CaseState.RETURNED,
                    table.reviewed_at >= returned_since,
                    table.reviewed_at < began,
                    in_open_period(table),
                )
                for table in corrected()
            ),
        )
        query = select(Employee.id).outerjoin(ReminderWish, ReminderWish.employee_id == Employee.id)
        is_hour = hour == literal(began.time(), Time)
        return list(await self._session.scalars(_of_people(query, day, units, and_(is_hour, owing))))

    async def at_work(self, day: date, units: Units, owing: ColumnElement[bool]) -> list[int]:
        """Ids of people of some units, at work on `day`, for whom a condition on employees holds."""
        return list(await self._session.scalars(_of_people(select(Employee.id), day, units, owing)))

    async def owing_now(self, day: date, units: Units, office_hour: time, now: datetime) -> list[Owing]:
        """Those of `owing_report` who may be due: their hour has come, or they asked to be reminded again.

        `now` is in the zone of the units, on the day or the next one: a shift of the day may end then, and
        nobody is reminded before it does. People who asked for an absence on the day are not reminded.
        """
        hour = func.coalesce(ReminderWish.at, literal(office_hour, Time))
        is_hour = hour <= literal(now.time(), Time)
        has_come = is_hour if now.date() == day else has_shift(day, DutyShift.ends <= DutyShift.starts)
        begins = and_(func.coalesce(Reminder.times, 0) == 0, has_come, ~is_on_shift(day, now))
        query = (
            select(
                Employee.id,
                Membership.unit_id,
                ReminderWish.level,
                ReminderWish.at,
                Reminder.times,
                Reminder.next_at,
            )
            .outerjoin(ReminderWish, ReminderWish.employee_id == Employee.id)
            .outerjoin(Reminder, and_(Reminder.employee_id == Employee.id, Reminder.day == day))
        )
        owing = and_(~reported(day), ~_absence_waits(day), or_(begins, Reminder.next_at <= now))
        rows = await self._session.execute(_of_people(query, day, units, owing))
        return [
            Owing(person, unit, _wish(level, at), RemindersSent(times or 0, next_at))
            for person, unit, level, at, times, next_at in rows
        ]

    async def shifts(self, day: date, people: Collection[int]) -> dict[int, list[Hours]]:
        """The shifts of a day of those people who have any."""
        query = select(DutyShift.employee_id, DutyShift.starts, DutyShift.ends).where(
            DutyShift.date == day, DutyShift.employee_id.in_(people), DutyShift.starts.is_not(None)
        )
        found: dict[int, list[Hours]] = {}
        for person, starts, ends in await self._session.execute(query) if people else ():
            if starts is not None and ends is not None:
                found.setdefault(person, []).append(Hours(starts, ends))
        return found

    async def claim_first(self, day: date, people: Collection[int]) -> list[int]:
        """Notes that people are reminded of a day for the first time; returns those who had not been."""
        if not people:
            return []
        rows = [{"employee_id": person, "day": day, "times": 1} for person in people]
        statement = insert_new(self._session, Reminder, rows).returning(Reminder.employee_id)
        return list(await self._session.scalars(statement))

    async def claim_again(self, day: date, people: Collection[int], now: datetime) -> list[int]:
        """Notes that people are reminded of a day again; returns those who were still to be reminded."""
        statement = (
            update(Reminder)
            .where(Reminder.day == day, Reminder.employee_id.in_(people), Reminder.next_at <= now)
            .values(times=Reminder.times + 1, next_at=None)
            .returning(Reminder.employee_id)
            .execution_options(synchronize_session=False)
        )
        return list(await self._session.scalars(statement)) if people else []

    async def say_again(self, day: date, moments: Mapping[int, datetime]) -> None:
        """Has people reminded of a day once more, each at a moment."""
        if moments:
            table: Any = Reminder.__table__
            statement = (
                update(table)
                .where(table.c.employee_id == bindparam("who"), table.c.day == day)
                .values(next_at=bindparam("moment"))
            )
            connection = await self._session.connection()
            rows = [{"who": person, "moment": moment} for person, moment in moments.items()]
            await connection.execute(statement, rows)

    async def put_off(self, employee_id: int, day: date, until: datetime) -> bool:
        """Has a person who was reminded of a day reminded again at a moment; False when they were not."""
        statement = (
            update(Reminder)
            .where(Reminder.employee_id == employee_id, Reminder.day == day, Reminder.times > 0)
            .values(next_at=until)
            .returning(Reminder.employee_id)
            .execution_options(synchronize_session=False)
        )
        return (await self._session.scalar(statement)) is not None

    async def missing_untold(
        self,
        missed: tuple[date, Units],
        today: tuple[date, Units],
        office_hour: time,
        now: datetime,
    ) -> list[int]:
        """Those who owe an earlier day, were not told so, and have not been reminded of today yet.

        The hour of these people has come; `now` is
        in the zone of the units.
        """
        (earlier, worked), (day, at_work) = missed, today
        reminded = exists().where(
            Reminder.employee_id == Employee.id, Reminder.day == day, Reminder.times > 0
        )
        told = exists().where(
            Reminder.employee_id == Employee.id, Reminder.day == earlier, Reminder.missed_told.is_not(None)
        )
        owed = and_(
            _works(earlier, worked),
            in_service(earlier),
            ~excused(earlier),
            ~reported(earlier),
            ~is_on_shift(earlier, now),
        )
        hour = func.coalesce(ReminderWish.at, literal(office_hour, Time))
        is_time = and_(hour <= literal(now.time(), Time), ~_absence_waits(day))
        query = select(Employee.id).outerjoin(ReminderWish, ReminderWish.employee_id == Employee.id)
        people = _of_people(query, day, at_work, and_(owed, ~reminded, ~told, is_time))
        return list(await self._session.scalars(people))

    async def tell_missed(self, missed: date, people: Collection[int], day: date) -> list[int]:
        """Notes that people are told on `day` of an earlier missing day; returns those not told before."""
        if not people:
            return []
        known = await self._session.scalars(
            update(Reminder)
            .where(Reminder.day == missed, Reminder.employee_id.in_(people), Reminder.missed_told.is_(None))
            .values(missed_told=day)
            .returning(Reminder.employee_id)
            .execution_options(synchronize_session=False)
        )
        rows = [{"employee_id": person, "day": missed, "times": 0, "missed_told": day} for person in people]
        new = insert_new(self._session, Reminder, rows).returning(Reminder.employee_id)
        return [*known, *await self._session.scalars(new)]

    async def missed_told_on(self, employee_id: int, day: date) -> list[date]:
        """The earlier missing days that a person was told of on `day`."""
        query = (
            select(Reminder.day)
            .where(Reminder.employee_id == employee_id, Reminder.missed_told == day)
            .order_by(Reminder.day)
        )
        return list(await self._session.scalars(query))

    async def told_of(self, employee_id: int, day: date) -> set[date]:
        """The days whose reminders mention a day: its own, and a later one that lists it as missing."""
        query = select(Reminder.times, Reminder.missed_told).where(
            Reminder.employee_id == employee_id, Reminder.day == day
        )
        row = (await self._session.execute(query)).one_or_none()
        if row is None:
            return set()
        return ({day} if row.times else set()) | ({row.missed_told} if row.missed_told else set())

    async def has_asked_absence(self, employee_id: int, day: date) -> bool:
        """Whether a person waits for the decision on an absence that would excuse a day."""
        query = select(Employee.id).where(Employee.id == employee_id, _absence_waits(day))
        return (await self._session.scalar(query)) is not None

    async def asking_absence(self, people: Collection[int], day: date) -> set[int]:
        """Those of some people who wait for the decision on an absence that would excuse a day."""
        query = select(Employee.id).where(Employee.id.in_(people), _absence_waits(day))
        return set(await self._session.scalars(query))

    async def wish_of(self, employee_id: int) -> Wish:
        """How a person wants to be reminded."""
        row = await self._session.get(ReminderWish, employee_id)
        return Wish() if row is None else replace(_wish(row.level, row.at), review_at=row.review_at)

    async def set_wish(self, employee_id: int, wish: Wish) -> None:
        """Keeps how a person wants to be reminded."""
        row = await self._session.get(ReminderWish, employee_id)
        if row is None:
            row = ReminderWish(employee_id=employee_id)
            self._session.add(row)
        row.level, row.at, row.review_at = wish.level, wish.at, wish.review_at
        await self._session.flush()

    async def forget_before(self, day: date) -> None:
        """Removes what was told about days before a day."""
        for table in (Reminder, TeamReminder):
            await self._session.execute(
                delete(table).where(table.day < day).execution_options(synchronize_session=False)
            )


def _works(day: date, units: Units) -> ColumnElement[bool]:
    """The condition that an employee belongs to one of some units on a day, and works on it."""

    def belongs(to: Collection[int]) -> ColumnElement[bool]:
        own = exists().where(
            Membership.employee_id == Employee.id, on(Membership, day), Membership.unit_id.in_(to)
        )
        return own.correlate(Employee)

    at_work = [unit_id for unit_id, works in units.items() if works]
    return and_(belongs(units), or_(has_shift(day), and_(belongs(at_work), ~has_roster(day))))


def _of_people(query: S, day: date, units: Units, owing: ColumnElement[bool]) -> S:
    """A query of employees, for those of some units who have joined, can be reached, and owe something."""
    at_work = [unit_id for unit_id, works in units.items() if works]
    return (
        query.join(Account, and_(Account.employee_id == Employee.id, Account.unreachable_since.is_(None)))
        .join(Membership, and_(Membership.employee_id == Employee.id, on(Membership, day)))
        .where(Membership.unit_id.in_(units))
        .where(or_(has_shift(day), and_(Membership.unit_id.in_(at_work), ~has_roster(day))))
        .where(in_service(day), ~excused(day), owing)
        .order_by(Employee.nip)
    )


def _absence_waits(day: date) -> ColumnElement[bool]:
    """The condition that an employee has asked for an absence on `day` that would excuse from reporting."""
    return exists().where(
        LeaveRequest.employee_id == Employee.id,
        LeaveRequest.state == CaseState.SUBMITTED,
        LeaveRequest.kind.in_(EXCUSES),
        LeaveRequest.half == "",
        LeaveRequest.date <= day,
        LeaveRequest.ends >= day,
    )


def _wish(level: str | None, at: time | None) -> Wish:
    return Wish(Level.USUAL if level is None else Level(level), at)

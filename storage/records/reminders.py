"""Who is to be reminded of what: one query for the whole office, whatever its size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime, time
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import (
    ColumnElement,
    Date,
    bindparam,
    delete,
    select,
    update,
)

from domain.duty import Hours
from domain.reminders import Level, RemindersSent, Wish
from storage.base.inserting import insert_new
from storage.base.repository import Repository
from storage.records.owing_queries import (
    Units,
    absence_waits,
    missing_untold,
    of_people,
    on_day,
    owing_mornings,
    owing_now,
    owing_report,
)
from storage.tables import (
    DutyShift,
    Employee,
    Reminder,
    ReminderWish,
    TeamReminder,
)

_MISSED_TOLD = (
    select(Reminder.employee_id, Reminder.day)
    .where(Reminder.employee_id.in_(bindparam("people", expanding=True)))
    .where(Reminder.missed_told == bindparam("day"))
    .order_by(Reminder.day)
)
_WISHES = select(ReminderWish).where(ReminderWish.employee_id.in_(bindparam("people", expanding=True)))
_ASKING = select(Employee.id).where(
    Employee.id.in_(bindparam("people", expanding=True)), absence_waits(bindparam("day", type_=Date))
)


class Owing(Struct, frozen=True):
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
        found: defaultdict[int, list[int]] = defaultdict(list)
        for unit_id, person in await self._session.execute(owing_report(), on_day(day, units)):
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
        values = {
            **on_day(began.date(), units),
            "hour": office_hour,
            "time": began.time(),
            "began": began,
            "since": returned_since,
        }
        return list(await self._session.scalars(owing_mornings(), values))

    async def at_work(self, day: date, units: Units, owing: ColumnElement[bool]) -> list[int]:
        """Ids of people of some units, at work on `day`, for whom a condition on employees holds."""
        return list(await self._session.scalars(of_people(select(Employee.id), owing), on_day(day, units)))

    async def owing_now(self, day: date, units: Units, office_hour: time, now: datetime) -> list[Owing]:
        """Those of `owing_report` who may be due: their hour has come, or they asked to be reminded again.

        `now` is in the zone of the units, on the day or the next one: a shift of the day may end then, and
        nobody is reminded before it does. People who asked for an absence on the day are not reminded.
        """
        values = {**on_day(day, units), "hour": office_hour, "time": now.time(), "now": now}
        rows = await self._session.execute(owing_now((now.date() - day).days), values)
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
        values = {
            **on_day(earlier, worked, "missed_"),
            **on_day(day, at_work),
            "hour": office_hour,
            "time": now.time(),
        }
        query = missing_untold((now.date() - earlier).days)
        return list(await self._session.scalars(query, values))

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

    async def missed_told_on(self, people: Collection[int], day: date) -> dict[int, list[date]]:
        """The earlier missing days that people were told of on `day`; of those who were told of any."""
        found: dict[int, list[date]] = {}
        for person, missed in await self._session.execute(_MISSED_TOLD, {"people": people, "day": day}):
            found.setdefault(person, []).append(missed)
        return found

    async def told_of(self, employee_id: int, day: date) -> set[date]:
        """The days whose reminders mention a day: its own, and a later one that lists it as missing."""
        query = select(Reminder.times, Reminder.missed_told).where(
            Reminder.employee_id == employee_id, Reminder.day == day
        )
        row = (await self._session.execute(query)).one_or_none()
        if row is None:
            return set()
        return ({day} if row.times else set()) | ({row.missed_told} if row.missed_told else set())

    async def asking_absence(self, people: Collection[int], day: date) -> set[int]:
        """Those of some people who wait for the decision on an absence that would excuse a day."""
        return set(await self._session.scalars(_ASKING, {"people": people, "day": day}))

    async def wish_of(self, employee_id: int) -> Wish:
        """How a person wants to be reminded."""
        return (await self.wishes_of([employee_id])).get(employee_id, Wish())

    async def wishes_of(self, people: Collection[int]) -> dict[int, Wish]:
        """How people want to be reminded; of those who have said so."""
        rows = await self._session.scalars(_WISHES, {"people": people})
        return {row.employee_id: replace(_wish(row.level, row.at), review_at=row.review_at) for row in rows}

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


def _wish(level: str | None, at: time | None) -> Wish:
    return Wish(Level.USUAL if level is None else Level(level), at)

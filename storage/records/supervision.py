"""Who reviews whom on a date: supervisors, and stand-ins (Plt/Plh) who act for them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from functools import cache
from typing import TypeVar

from msgspec import Struct
from sqlalchemy import CompoundSelect, Date, Select, and_, bindparam, case, exists, func, or_, select, union
from sqlalchemy.ext.asyncio import AsyncSession

from domain.people import ActingAs
from domain.periods import Span
from storage.records.deciding import (
    cases_of,
    decided_by,
    escalated_among,
    queue,
    supervised,
    waiting,
    waits_at,
)
from storage.records.people import PeopleRepository, in_service, on
from storage.tables import FOREVER, Account, CaseColumns, Employee, Membership, StandIn, Supervision

C = TypeVar("C", bound=CaseColumns)


class ActingFor(Struct, frozen=True):
    """The supervisor in whose place a person decides, and the kind of appointment."""

    supervisor: Employee
    kind: ActingAs


class Reviewer(Struct, frozen=True):
    """Who may decide; a stand-in or a superior acts for the supervisor."""

    employee: Employee
    acting: ActingFor | None = None


class WaitingAtSupervisor(Struct, frozen=True):
    """Waiting cases of a supervisor by table, and the supervisor's stand-ins."""

    supervisor: Employee
    cases: Mapping[str, int]
    stand_ins: tuple[Reviewer, ...]


_SUPERVISORS = (
    select(Supervision, Employee)
    .join(Employee, Employee.id == Supervision.supervisor_id)
    .where(Supervision.employee_id.in_(bindparam("people", expanding=True)))
    .order_by(Supervision.id.desc())
)
_STAND_INS = (
    select(StandIn, Employee)
    .join(Employee, Employee.id == StandIn.stand_in_id)
    .where(
        StandIn.supervisor_id.in_(bindparam("supervisors", expanding=True)),
        on(StandIn, bindparam("today", type_=Date)),
        in_service(bindparam("today", type_=Date)),
    )
    .order_by(StandIn.id)
)
_ACTS_FOR = select(StandIn.supervisor_id).where(
    StandIn.stand_in_id == bindparam("who"), on(StandIn, bindparam("today", type_=Date))
)


@cache  # it is asked at each step, and making it takes far longer than asking it
def _waited_for(*, of_one: bool) -> Select[int]:
    """Ids of people for whom anything waits on `today`; `of_one`: of the person `who` alone."""
    query = select(Employee.id).where(waits_at(Employee.id, bindparam("today", type_=Date)))
    return query.where(Employee.id == bindparam("who")) if of_one else query


@cache
def _having_reviews(*, of_one: bool) -> CompoundSelect[int]:
    """Ids of people who review anybody on `today` or for whom anything waits; `of_one` as above."""
    today = bindparam("today", type_=Date)
    supervisors = select(Supervision.supervisor_id).where(on(Supervision, today))
    stand_ins = select(StandIn.stand_in_id).where(on(StandIn, today))
    if of_one:
        supervisors = supervisors.where(Supervision.supervisor_id == bindparam("who"))
        stand_ins = stand_ins.where(StandIn.stand_in_id == bindparam("who"))
    return union(supervisors, stand_ins, _waited_for(of_one=of_one))


class SupervisionRepository:
    """Answers who reviews whom; rights, queue, reminders and cards all use it."""

    def __init__(self, session: AsyncSession, people: PeopleRepository) -> None:
        self._session = session
        self._people = people
        self._supervisors: dict[int, list[tuple[Supervision, Employee]]] = {}
        self._reviewers: dict[date, set[int]] = {}
        self._heads: dict[date, set[int]] = {}
        self._acting: dict[tuple[int, date], list[Reviewer]] = {}
        """Who acts for a supervisor on a day."""

    async def supervisor_of(self, employee_id: int, day: date) -> Employee | None:
        """Who supervises a person on a day."""
        if employee_id not in self._supervisors:
            await self.read_supervisors(self._people.with_those_known(employee_id))
        supervisions = self._supervisors[employee_id]
        return next((head for held, head in supervisions if held.starts <= day <= held.ends), None)

    async def read_supervisors(self, people: Collection[int]) -> None:
        """Reads who supervises people at once; `supervisor_of` then asks the database nothing of them."""
        self._supervisors |= {key: [] for key in people}
        for held, supervisor in await self._session.execute(_SUPERVISORS, {"people": people}):
            self._supervisors[held.employee_id].append((held, supervisor))

    async def deciding(self, employee_id: int, day: date, today: date) -> Employee | None:
        """Whose decision a person's record of `day` waits for on `today`: as `deciding.decided_by`."""
        head = await self.supervisor_of(employee_id, day)
        if head is not None and head.serves(today):
            return head
        now = await self.supervisor_of(employee_id, today)
        return now if now is not None and now.serves(today) else head

    def forget(self) -> None:
        """Forgets what was read: supervisions or appointments were changed."""
        self._supervisors.clear()
        self._reviewers.clear()
        self._heads.clear()
        self._acting.clear()

    async def above(self, employee_id: int, day: date) -> list[int]:
        """A person's supervisor on a day, that one's supervisor, and so on; a circle ends where it closes."""
        found: list[int] = []
        head = await self.supervisor_of(employee_id, day)
        while head is not None and head.id not in found:
            found.append(head.id)
            head = await self.supervisor_of(head.id, day)
        return found

    async def acts_for(self, reviewer_id: int, today: date) -> list[int]:
        """The supervisors whose decisions a person takes on `today`: the own ones, and those of others."""
        return [reviewer_id, *await self._session.scalars(_ACTS_FOR, {"who": reviewer_id, "today": today})]

    async def reviews(self, reviewer_id: int, employee_id: int, day: date, today: date) -> bool:
        """Whether a person reviews another's records of `day`, on the office's date `today`."""
        head = await self.deciding(employee_id, day, today)
        if reviewer_id == employee_id or head is None:
            return False
        return reviewer_id == head.id or head.id in await self.acts_for(reviewer_id, today)

    async def is_escalated(self, case: CaseColumns) -> bool:
        """Whether a case has waited so long for its supervisor that the superior may decide it too."""
        return (await self._session.scalar(escalated_among(type(case)), {"ids": [case.id]})) is not None

    async def reviews_above(self, reviewer_id: int, case: CaseColumns, today: date) -> bool:
        """Whether a person is, or acts for, the supervisor of the one who has kept a case waiting."""
        people = (case.employee_id, case.supervised_id)
        if case.by_administrators or reviewer_id in people or not await self.is_escalated(case):
            return False
        head = await self.deciding(case.supervised_id, case.date, today)
        return head is not None and await self.reviews(reviewer_id, head.id, today, today)

    async def superiors_of(self, case: CaseColumns, today: date) -> list[Reviewer]:
        """Who may decide an escalated case besides: the supervisor's own supervisor, then stand-ins."""
        head = await self.deciding(case.supervised_id, case.date, today)
        if head is None or case.by_administrators or not await self.is_escalated(case):
            return []
        acting = ActingFor(head, ActingAs.SUPERIOR)
        found = await self.reviewers_of(head.id, today, today)
        return [Reviewer(each.employee, each.acting or acting) for each in found]

    async def reviewers_of(self, employee_id: int, day: date, today: date) -> list[Reviewer]:
        """Who may decide a person's records of `day` on `today`: the supervisor, then stand-ins.

        Only who is in service on `today`.
        """
        supervisor = await self.deciding(employee_id, day, today)
        return [] if supervisor is None else await self.reviewers_under(supervisor, employee_id, today)

    async def reviewers_under(self, supervisor: Employee, employee_id: int, today: date) -> list[Reviewer]:
        """Who may decide on `today` a person's new case: as `reviewers_of`."""
        found = [Reviewer(supervisor)] if supervisor.serves(today) else []
        key = (supervisor.id, today)
        if key not in self._acting:
            self._acting[key] = (await self.stand_ins_of([supervisor], today))[supervisor.id]
        return [*found, *(each for each in self._acting[key] if each.employee.id != employee_id)]

    async def stand_ins_of(self, supervisors: Collection[Employee], today: date) -> dict[int, list[Reviewer]]:
        """Who acts for some supervisors on `today`, of those in service, by supervisor."""
        known = {each.id: each for each in supervisors}
        found: dict[int, list[Reviewer]] = {key: [] for key in known}
        values = {"supervisors": list(known), "today": today}
        for row, person in await self._session.execute(_STAND_INS, values):
            acting = ActingFor(known[row.supervisor_id], ActingAs(row.kind))
            found[row.supervisor_id].append(Reviewer(person, acting))
        return found

    async def acting(self, reviewer_id: int, employee_id: int, day: date, today: date) -> ActingFor | None:
        """The supervisor a person stands in for when deciding records of `day` on `today`; None if none."""
        found = await self.reviewers_of(employee_id, day, today)
        return next((each.acting for each in found if each.employee.id == reviewer_id), None)

    async def reviewed_by(self, reviewer_id: int, today: date) -> list[Employee]:
        """People in service whom a person reviews on `today`, as supervisor or stand-in, by name."""
        acts_for = await self.acts_for(reviewer_id, today)
        query = (
            select(Employee)
            .join(Supervision, and_(Supervision.employee_id == Employee.id, on(Supervision, today)))
            .where(Supervision.supervisor_id.in_(acts_for), Employee.id != reviewer_id, in_service(today))
            .order_by(Employee.name, Employee.nip)
            .distinct()
        )
        return list(await self._session.scalars(query))

    async def assessed_by(self, reviewer_id: int, span: Span, today: date) -> list[Employee]:
        """People whom a person assesses on `today` for a span in which they were in service, by name.

        They are those whose records of `today` the person decides; for people who have left, those of their
        last day.
        """
        acts_for = await self.acts_for(reviewer_id, today)
        last = case((Employee.left < today, Employee.left), else_=today)
        query = (
            select(Employee)
            .join(Supervision, decided_by(Employee.id, last, today))
            .where(Supervision.supervisor_id.in_(acts_for), Employee.id != reviewer_id)
            .where(or_(Employee.joined.is_(None), Employee.joined <= min(span.end, today)))
            .where(or_(Employee.left.is_(None), Employee.left >= span.start))
            .order_by(Employee.name, Employee.nip)
            .distinct()
        )
        return list(await self._session.scalars(query))

    async def reviewing(self, unit_id: int, today: date) -> list[int]:
        """Ids of people of a unit in service who review anybody on `today` and can be reached, by id."""
        heads = exists().where(Supervision.supervisor_id == Employee.id, on(Supervision, today))
        acts = exists().where(StandIn.stand_in_id == Employee.id, on(StandIn, today))
        query = (
            select(Employee.id)
            .join(Membership, and_(Membership.employee_id == Employee.id, on(Membership, today)))
            .join(Account, and_(Account.employee_id == Employee.id, Account.unreachable_since.is_(None)))
            .where(Membership.unit_id == unit_id, in_service(today), or_(heads, acts))
            .order_by(Employee.id)
            .distinct()
        )
        return list(await self._session.scalars(query))

    async def waiting_for(self, reviewer_id: int, today: date) -> list[CaseColumns]:
        """Cases that wait for a person's decision on `today`: the person's own, and those as a stand-in.

        Escalated cases of supervisors below the person are included. By kind, longest waiting first.
        """
        ids: dict[str, list[int]] = {}
        values = {"today": today, "who": reviewer_id}
        for table_name, case_id in await self._session.execute(queue(), values):
            ids.setdefault(table_name, []).append(case_id)
        found: list[CaseColumns] = []
        for table in supervised():
            if of_table := ids.get(table.__tablename__):
                found += await self._session.scalars(cases_of(table), {"ids": of_table})
        return found

    async def anything_waits(self, reviewer_id: int, today: date) -> bool:
        """Whether a case waits for a person's decision."""
        values = {"today": today, "who": reviewer_id}
        return (await self._session.scalar(_waited_for(of_one=True), values)) is not None

    async def waiting_by_supervisor(self, today: date, until: date = FOREVER) -> list[WaitingAtSupervisor]:
        """Supervisors with waiting cases on `today`, longest waiting first, and their stand-ins.

        Only cases of a date up to `until` count.
        """
        counts: dict[int, dict[str, int]] = {}
        since: dict[int, datetime] = {}
        for table in supervised():
            query = (
                select(Supervision.supervisor_id, func.count(table.id), func.min(table.revised_at))
                .join(table, and_(waiting(table, today), table.date <= until))
                .group_by(Supervision.supervisor_id)
            )
            for supervisor_id, count, oldest in await self._session.execute(query):
                counts.setdefault(supervisor_id, {})[table.__tablename__] = count
                since[supervisor_id] = min(oldest, since.get(supervisor_id, oldest))
        found = await self._session.scalars(select(Employee).where(Employee.id.in_(counts)))
        supervisors = sorted(found, key=lambda each: (since[each.id], each.id))
        stand_ins = await self.stand_ins_of(supervisors, today)
        return [WaitingAtSupervisor(each, counts[each.id], tuple(stand_ins[each.id])) for each in supervisors]

    async def preload(self, today: date) -> None:
        """Reads for everybody what `has_reviews` and `heads` return for `today`.

        They then need no query.
        """
        self._reviewers[today] = await self._who_has_reviews(today)
        await self.all_heads(today)

    async def all_heads(self, today: date) -> set[int]:
        """Ids of everybody who supervises anybody on `today`; `heads` then asks the database nothing."""
        if today not in self._heads:
            query = select(Supervision.supervisor_id).where(on(Supervision, today)).distinct()
            self._heads[today] = set(await self._session.scalars(query))
        return self._heads[today]

    async def heads(self, employee_id: int, today: date) -> bool:
        """Whether a person supervises anybody on `today`; not as a stand-in."""
        known = self._heads.get(today)
        if known is not None:
            return employee_id in known
        query = select(Supervision.id).where(Supervision.supervisor_id == employee_id, on(Supervision, today))
        return (await self._session.scalar(query.limit(1))) is not None

    async def has_reviews(self, employee_id: int, today: date) -> bool:
        """Whether a person reviews anybody on the office's date `today`, or something waits for them."""
        known = self._reviewers.get(today)
        return employee_id in (await self._who_has_reviews(today, employee_id) if known is None else known)

    async def _who_has_reviews(self, today: date, employee_id: int | None = None) -> set[int]:
        values: dict[str, object] = {"today": today}
        if employee_id is not None:
            values["who"] = employee_id
        return set(await self._session.scalars(_having_reviews(of_one=employee_id is not None), values))

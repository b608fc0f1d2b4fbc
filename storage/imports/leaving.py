"""Open work of people who leave by a roster file, and who decides it afterwards.

An import sends no messages (docs/decisions/0362), so it tells whoever imports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct, field
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.cases import CaseState
from domain.imports.remarks import Remark, Remarks
from domain.objections.life import ObjectionLife, ObjectionState
from domain.reasons import Reason
from storage.imports.plan import Plan
from storage.imports.writing import Writer
from storage.records.closings import in_open_period
from storage.records.deciding import supervised, waiting
from storage.records.objections import open_objections
from storage.records.people import in_service, on
from storage.tables import CaseColumns, Employee, StandIn, Supervision

_NOBODY = Reason("open-nobody")
Cases = dict[type[CaseColumns], list[int]]
"""Ids of cases by their table."""
Deciders = Mapping[int, str]
"""Who decides in the place of a person: the person, a stand-in, or nobody."""
Counts = Counter[tuple[str, str]]
"""How much is open, by the key of its kind and the name of who decides it."""


class Leaver(Struct):
    """A person whose service ends after the day `last`, by a line of the file."""

    line: int
    person: int
    what: str
    last: date
    at_them: Cases = field(default_factory=dict)
    """Cases that wait for this person's decision."""
    own: Cases = field(default_factory=dict)
    """Cases of this person that wait for a decision."""


async def tell_open_work(session: AsyncSession, plan: Plan, leavers: Sequence[Leaver], today: date) -> None:
    """Reads what is open before the file is written; a last step tells who decides it afterwards."""
    if not leavers:
        return
    by_id = {each.person: each for each in leavers}
    for table in supervised():
        at_them = select(Supervision.supervisor_id, table.id).join(table, waiting(table, today))
        for person, case in await session.execute(at_them.where(Supervision.supervisor_id.in_(by_id))):
            by_id[person].at_them.setdefault(table, []).append(case)
        own = select(table.employee_id, table.id).where(
            table.employee_id.in_(by_id), table.state == CaseState.SUBMITTED, in_open_period(table)
        )
        for person, case in await session.execute(own):
            by_id[person].own.setdefault(table, []).append(case)

    async def tell(writer: Writer) -> None:
        lives = [each.life for each in await open_objections(writer.session)]
        found = [await _remarks(writer.session, each, lives, today) for each in leavers]
        plan.remarks[:0] = [remark for of_one in found for remark in of_one]

    plan.steps.append(tell)


async def _remarks(
    session: AsyncSession, leaver: Leaver, lives: Sequence[ObjectionLife], today: date
) -> list[Remark]:
    """What waits at a leaver, and what is open of the leaver's own."""
    day = max(today, leaver.last + timedelta(days=1))
    at_them = await _cases(session, leaver.at_them, day) + await _objections(session, leaver, lives, day)
    own = await _cases(session, leaver.own, day) + await _own_objections(session, leaver, lives, day)
    return [
        Remark(kind, leaver.line, leaver.what, Reason("several", reasons=_told(counts)))
        for kind, counts in ((Remarks.LEAVES, at_them), (Remarks.LEAVES_OWN, own))
        if counts
    ]


def _told(counts: Counts) -> tuple[Reason, ...]:
    return tuple(Reason(key, count=count, who=who) for (key, who), count in sorted(counts.items()))


async def _cases(session: AsyncSession, cases: Cases, day: date) -> Counts:
    """Cases by who decides them on a day."""
    counts: Counts = Counter()
    for table, ids in cases.items():
        query = select(table.id, Supervision.supervisor_id).join(table, waiting(table, day))
        rows = await session.execute(query.where(table.id.in_(ids)))
        supervisors: dict[int, int] = dict(rows.all())
        names = await _deciders(session, supervisors.values(), day)
        counts.update(
            (f"open-{table.__tablename__}", names.get(supervisors.get(each, 0), _NOBODY)) for each in ids
        )
    return counts


async def _objections(
    session: AsyncSession, leaver: Leaver, lives: Sequence[ObjectionLife], day: date
) -> Counts:
    """Objections of others that wait for a leaver's answer or decision."""
    counts: Counts = Counter()
    for life in lives:
        if life.state is ObjectionState.AWAITS_ANSWER and life.filed.assessor == leaver.person:
            supervisor = select(Supervision.supervisor_id).where(
                Supervision.employee_id == life.author, on(Supervision, day)
            )
            counts["open-answers", await _first(session, list(await session.scalars(supervisor)), day)] += 1
        if leaver.person in life.deciders:
            counts["open-decisions", await _first(session, life.deciders, day)] += 1
    return counts


async def _own_objections(
    session: AsyncSession, leaver: Leaver, lives: Sequence[ObjectionLife], day: date
) -> Counts:
    """A leaver's own objections: they are decided as those of anybody."""
    own = [life.deciders for life in lives if life.author == leaver.person]
    return Counter([("open-objections", await _first(session, deciders, day)) for deciders in own])


async def _first(session: AsyncSession, people: Collection[int], day: date) -> str:
    """The first of some people who decides on a day."""
    names = await _deciders(session, people, day)
    return next((names[each] for each in people if each in names), _NOBODY)


async def _deciders(session: AsyncSession, people: Collection[int], day: date) -> Deciders:
    """Who decides in the place of each of some people on a day; it lacks those for whom nobody does."""
    acting = (
        select(StandIn.supervisor_id, Employee.name)
        .join(Employee, Employee.id == StandIn.stand_in_id)
        .where(StandIn.supervisor_id.in_(people), on(StandIn, day), in_service(day))
        .order_by(StandIn.id.desc())
    )
    serving = select(Employee.id, Employee.name).where(Employee.id.in_(people), in_service(day))
    found: dict[int, str] = {}
    for query in (acting, serving):
        found |= dict((await session.execute(query)).all())
    return found

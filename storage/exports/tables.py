"""The rows of each file but entries and responses, in groups that belong together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import select

from domain.calendar import DayKind, HalfDay, LeaveKind
from domain.exports import LeftOut, Stretch, history
from domain.imports import (
    AssessmentRow,
    AttendanceRow,
    CalendarDayRow,
    CompetencyRow,
    DutyRow,
    LeaveRow,
    RosterRow,
    ServiceRow,
    TargetRow,
)
from domain.people import Employment, Role, TimeZone
from domain.periods import Period
from domain.positions import held_positions
from domain.schemes import Assessor
from domain.scoring import BERAKHLAK, AttendanceStatus
from domain.targets import TargetKind
from storage.exports.records import Records
from storage.imports.agreed import Parents
from storage.tables import (
    ALWAYS,
    FOREVER,
    Assessment,
    Attendance,
    CalendarDay,
    Competency,
    DutyShift,
    Employee,
    Leave,
    Service,
    ServiceStaff,
    Target,
)

_COLLEAGUES = (Assessor.PEER, Assessor.SUBORDINATE)


async def roster(records: Records) -> AsyncIterator[Sequence[RosterRow]]:
    """A row a person, or one for each date on which unit, supervisor or position changed."""
    zones = {unit.name: TimeZone(unit.timezone) for unit in records.units.values()}
    for person in await records.session.scalars(select(Employee).order_by(Employee.nip)):
        if person.id not in records.nips:
            continue
        stays = [
            Stretch(each.starts, each.ends, records.units[each.unit_id].name)
            for each in records.memberships[person.id]
        ]
        heads = [
            Stretch(each.starts, each.ends, records.nips[each.supervisor_id])
            for each in records.supervisions[person.id]
            if each.supervisor_id in records.nips
        ]
        posts = [
            Stretch(each.starts, each.ends, each.value)
            for each in held_positions(records.former.get(person.id, ()), person.position)
        ]
        for since, unit, head, position in history(stays, heads, posts):
            yield [
                RosterRow(
                    person.nip,
                    person.name,
                    unit,
                    position,
                    person.rank,
                    head,
                    Role(person.role),
                    zones[unit],
                    person.joined,
                    person.left,
                    Employment(person.employment) if person.employment else None,
                    since if since > ALWAYS else None,
                )
            ]


async def calendar(records: Records) -> AsyncIterator[Sequence[CalendarDayRow]]:
    """All corrections of the calendar."""
    rows = await records.session.scalars(select(CalendarDay))
    named = {None, *records.named_units}
    yield [
        CalendarDayRow(
            row.date,
            DayKind(row.kind),
            None if row.unit_id is None else records.units[row.unit_id].name,
            row.name,
        )
        for row in rows
        if row.unit_id in named
    ]


async def services(records: Records) -> AsyncIterator[Sequence[ServiceRow]]:
    """A row a service, or one for each date on which its staff changed."""
    staff: defaultdict[int, list[ServiceStaff]] = defaultdict(list)
    for row in await records.session.scalars(select(ServiceStaff)):
        if row.employee_id in records.nips:
            staff[row.service_id].append(row)
    for each in await records.session.scalars(select(Service).order_by(Service.code)):
        if each.unit_id not in records.named_units:
            continue
        unit = records.units[each.unit_id].name
        for since, people in _staffing(staff[each.id]):
            nips = frozenset(records.nips[person] for person in people)
            since_day = since if since > ALWAYS else None
            yield [ServiceRow(each.code, each.name, unit, nips, each.population, since_day)]


def _staffing(staff: Sequence[ServiceStaff]) -> Iterator[tuple[date, set[int]]]:
    """Who staffs a service from which date on; nobody from always where nobody ever did."""
    days = {ALWAYS} if not staff else {row.starts for row in staff}
    days |= {row.ends + timedelta(days=1) for row in staff if row.ends < FOREVER}
    before: set[int] | None = None
    for day in sorted(days):
        people = {row.employee_id for row in staff if row.starts <= day <= row.ends}
        if people != before:
            yield day, people
        before = people


async def competencies(records: Records) -> AsyncIterator[Sequence[CompetencyRow]]:
    """What positions require."""
    rows = await records.session.scalars(select(Competency))
    yield [CompetencyRow(row.position, row.competency, row.required, row.course) for row in rows]


async def targets(records: Records) -> AsyncIterator[Sequence[TargetRow]]:
    """The targets that count."""
    supervisions = [held for each in records.supervisions.values() for held in each]
    titles = {
        person: [(target.period, target.title) for target in agreed]
        for person, agreed in records.targets.items()
    }
    parents = Parents(supervisions, titles)
    columns = [Target.period, Target.title, Target.quantity, Target.measure, Target.weight, Target.kind]
    query = select(Target.employee_id, *columns, Target.rencana_aksi, Target.parent, Target.withdrawn_at)
    async for person, rows in records.by_person(query):
        found = []
        for row in rows:
            if row.withdrawn_at is not None:
                records.leave_out(LeftOut.WITHDRAWN)
                continue
            period, parent = Period.parse(row.period), row.parent
            if parent is not None and not parents.has(person, period, parent):
                records.leave_out(LeftOut.LINKS)
                parent = None
            of = (row.title, row.quantity, row.measure, row.weight, TargetKind(row.kind), row.rencana_aksi)
            found.append(TargetRow(records.nips[person], period, *of, parent))
        yield found


async def leave(records: Records) -> AsyncIterator[Sequence[LeaveRow]]:
    """Approved absences."""
    query = select(Leave.employee_id, Leave.kind, Leave.starts, Leave.ends, Leave.half)
    async for person, rows in records.by_person(query):
        nip = records.nips[person]
        yield [
            LeaveRow(nip, LeaveKind(row.kind), row.starts, row.ends, HalfDay(row.half) if row.half else None)
            for row in rows
        ]


async def duty(records: Records) -> AsyncIterator[Sequence[DutyRow]]:
    """Shifts and free days."""
    query = select(DutyShift.employee_id, DutyShift.date, DutyShift.starts, DutyShift.ends, DutyShift.name)
    async for person, rows in records.by_person(query):
        yield [DutyRow(records.nips[person], row.date, row.starts, row.ends, row.name) for row in rows]


async def attendance(records: Records) -> AsyncIterator[Sequence[AttendanceRow]]:
    """Attendance by person and date."""
    # The dates are named, as attendance is stored by date.
    days = (await records.session.scalars(select(Attendance.date).distinct())).all()
    columns = [Attendance.date, Attendance.status, Attendance.check_in, Attendance.check_out]
    query = (
        select(Attendance.employee_id, *columns).where(Attendance.date.in_(days)).order_by(Attendance.date)
    )
    async for person, rows in records.by_person(query):
        nip = records.nips[person]
        yield [
            AttendanceRow(nip, row.date, AttendanceStatus(row.status), row.check_in, row.check_out)
            for row in rows
        ]


async def assessments(records: Records) -> AsyncIterator[Sequence[AssessmentRow]]:
    """What people said of themselves, and their supervisors of them: colleagues are never told (0237)."""
    known = {*BERAKHLAK, *await records.session.scalars(select(Competency.competency).distinct())}
    columns = [Assessment.period, Assessment.assessor_id, Assessment.source, Assessment.criterion]
    query = select(Assessment.employee_id, *columns, Assessment.rating, Assessment.note)
    async for person, rows in records.by_person(query):
        found = []
        for row in rows:
            if row.source in _COLLEAGUES:
                records.leave_out(LeftOut.COLLEAGUES)
            elif row.criterion not in known or row.assessor_id not in records.nips:
                records.leave_out(LeftOut.REFUSED)
            else:
                by = (records.nips[person], records.nips[row.assessor_id], Assessor(row.source))
                what = (row.criterion, row.rating, row.note)
                found.append(AssessmentRow(Period.parse(row.period), *by, *what))
        yield found

"""The leave file: who is absent when, and what of that is corrected or withdrawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct, field
from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.calendar import LEAVE_WORDS, LeaveKind
from domain.imports import Asks, LeaveRow, Line, Parsed, Question
from domain.imports.fields import fixed_value
from domain.imports.remarks import Remark, Remarks
from domain.reasons import Reason
from storage.imports.journal import ColumnValues
from storage.imports.known import KnownNames, among
from storage.imports.plan import Addition, Plan, Withdrawal
from storage.imports.writing import Writer
from storage.tables import Closing, Employee, Leave


class _Absence(Struct, frozen=True):
    """A leave that there is, or that there will be."""

    employee_id: int
    nip: str
    kind: str
    starts: date
    ends: date
    half: str
    id: int | None = None
    is_of_chat: bool = False
    """Whether a request that was approved in the chat put it there."""

    @property
    def key(self) -> tuple[int, str, date]:
        """What a corrected row has in common with the one that it replaces."""
        return self.employee_id, self.kind, self.starts

    @property
    def what(self) -> str:
        if self.half:
            return Reason("half-leave-of", nip=self.nip, days=self.dates, half=self.half)
        return Reason("leave-of", nip=self.nip, days=self.dates)

    @property
    def dates(self) -> str:
        kind = fixed_value(LeaveKind(self.kind), LEAVE_WORDS)
        return Reason("leave-days", kind=kind, start=self.starts, end=self.ends)

    def overlaps(self, other: _Absence) -> bool:
        """Whether both take some of the same time; two different halves of a day do not."""
        shares = self.starts <= other.ends and other.starts <= self.ends
        return shares and not (self.half and other.half and self.half != other.half)

    def is_shorter(self, other: _Absence) -> bool:
        """Whether it leaves days, or half a day, that the other takes."""
        return self.ends < other.ends or (bool(self.half) and not other.half)


class _Edits(Struct):
    added: list[tuple[int, _Absence]] = field(default_factory=list)
    """With their lines."""
    changed: list[tuple[int, _Absence]] = field(default_factory=list)
    deleted: list[int] = field(default_factory=list)
    touched: list[tuple[int, _Absence]] = field(default_factory=list)
    """Those that are added, changed or deleted, as they were, with their lines."""


async def plan_leave(session: AsyncSession, parsed: Parsed[LeaveRow], known: KnownNames) -> Plan:
    """What a leave file would change: a row replaces the one with the same person, kind and start.

    What was approved in the chat stays as it is: who asked for it changes it there.
    """
    plan = Plan()
    wanted = plan.resolve(parsed.lines, lambda line: (line, _absence(line, known)))
    there = await _there(session, {each.employee_id for _, each in wanted}, known)
    names = await _names(session, {each.employee_id for _, each in wanted})
    edits = _Edits()
    groups: defaultdict[tuple[int, str, date], list[tuple[Line[LeaveRow], _Absence]]] = defaultdict(list)
    for line, absence in wanted:
        groups[absence.key].append((line, absence))
    free: defaultdict[tuple[int, str, date], list[_Absence]] = defaultdict(list)
    for absence in there:
        free[absence.key].append(absence)
    for key, rows in groups.items():
        for line, absence, former in _paired(rows, free[key]):
            _plan_row(plan, edits, line, absence, former, names)
    _tell_overlaps(plan, edits, there)
    await _tell_closed(session, plan, edits)
    # In the order of their keys: the same rows in another order make the same table.
    edits.added.sort(key=lambda each: (*each[1].key, each[1].half))

    async def write(writer: Writer) -> None:
        await writer.delete(Leave, "id", edits.deleted)
        ends = [{"id": each.id, "ends": each.ends, "half": each.half} for _, each in edits.changed]
        await writer.update(Leave, ends, ("id",))
        await writer.insert(Leave, [_row(each) for _, each in edits.added])

    plan.steps.append(write)
    return plan


def _absence(line: Line[LeaveRow], known: KnownNames) -> _Absence:
    row = line.row
    return _Absence(known.person(row.nip), row.nip, row.kind, row.start, row.end, row.half or "")


async def _there(session: AsyncSession, people: Collection[int], known: KnownNames) -> list[_Absence]:
    nips = {key: nip for nip, key in known.people.items()}
    records = await session.scalars(
        select(Leave).where(among(Leave.employee_id, people)).order_by(Leave.id),
        execution_options={"populate_existing": True},
    )
    return [
        _Absence(
            each.employee_id,
            nips[each.employee_id],
            each.kind,
            each.starts,
            each.ends,
            each.half,
            each.id,
            each.request_id is not None,
        )
        for each in records
    ]


async def _names(session: AsyncSession, people: Collection[int]) -> Mapping[int, str]:
    query = select(Employee.id, Employee.name).where(among(Employee.id, people))
    return {row.id: row.name for row in await session.execute(query)}


def _paired(
    rows: Sequence[tuple[Line[LeaveRow], _Absence]], there: Sequence[_Absence]
) -> Iterable[tuple[Line[LeaveRow], _Absence, _Absence | None]]:
    """Each row with the absence that it changes: an equal one, otherwise one at the same time."""
    left, free = list(rows), list(there)
    for is_same in (_is_equal, _is_same_half, _Absence.overlaps):
        for row in list(left):
            line, absence = row
            former = next((each for each in free if is_same(absence, each)), None)
            if former is not None:
                free.remove(former)
                left.remove(row)
                yield line, _with_half_of(former, line, absence), former
    for line, absence in left:
        yield line, absence, None


def _with_half_of(former: _Absence, line: Line[LeaveRow], absence: _Absence) -> _Absence:
    """The absence, half as before where its row says nothing of that; only one day can be halved."""
    is_unsaid = "half" not in line.said and absence.starts == absence.ends
    return replace(absence, half=former.half) if is_unsaid else absence


def _is_equal(one: _Absence, other: _Absence) -> bool:
    return (one.ends, one.half) == (other.ends, other.half)


def _is_same_half(one: _Absence, other: _Absence) -> bool:
    return one.half == other.half


def _plan_row(
    plan: Plan,
    edits: _Edits,
    line: Line[LeaveRow],
    absence: _Absence,
    former: _Absence | None,
    names: Mapping[int, str],
) -> None:
    if former is None:
        if line.withdraw:
            plan.gone(line.number, absence.what)
        else:
            plan.added.append(Addition(line.number, absence.what))
            edits.added.append((line.number, absence))
            edits.touched.append((line.number, absence))
        return
    if _is_equal(absence, former) and not line.withdraw:
        plan.unchanged += 1
    elif former.is_of_chat:
        plan.unchanged += 1
        plan.remarks.append(Remark(Remarks.APPROVED, line.number, former.what))
    elif line.withdraw:
        assert former.id is not None
        plan.withdrawn.append(Withdrawal(line.number, former.what))
        about = (absence.nip, names[absence.employee_id], former.dates)
        plan.asks.append(Question(Asks.LEAVE, line.number, *about, former.starts))
        edits.deleted.append(former.id)
        edits.touched.append((line.number, former))
    else:
        ends, half = (former.ends, absence.ends), (former.half, absence.half)
        fields = {name: both for name, both in (("end", ends), ("half", half)) if both[0] != both[1]}
        plan.note(line.number, former.what, fields)
        edits.changed.append((line.number, replace(absence, id=former.id)))
        edits.touched.append((line.number, former if absence.is_shorter(former) else absence))
        if absence.is_shorter(former):
            day = min(absence.ends + timedelta(days=1), former.ends)
            about = (absence.nip, names[absence.employee_id], former.dates)
            plan.asks.append(Question(Asks.LEAVE, line.number, *about, day))


def _tell_overlaps(plan: Plan, edits: _Edits, there: Iterable[_Absence]) -> None:
    """Tells which new or changed absences take time that others take too."""
    new = {absence: line for line, absence in (*edits.added, *edits.changed)}
    replaced = {*edits.deleted, *(absence.id for _, absence in edits.changed)}
    stay = [each for each in there if each.id not in replaced]
    open_ends: dict[int, list[_Absence]] = {}
    for each in sorted([*stay, *new], key=lambda each: (each.starts, each.ends, each.kind)):
        before = [one for one in open_ends.get(each.employee_id, ()) if one.ends >= each.starts]
        for one in before:
            if each.overlaps(one) and (each in new or one in new):
                mine, other = (each, one) if each in new else (one, each)
                plan.remarks.append(Remark(Remarks.OVERLAP, new[mine], mine.what, other.dates))
        open_ends[each.employee_id] = [*before, each]


async def _tell_closed(session: AsyncSession, plan: Plan, edits: _Edits) -> None:
    """Tells which rows do not change the results of a closed period, although they are of its days."""
    if not edits.touched:
        return
    query = select(Closing.period, Closing.starts, Closing.ends).order_by(Closing.starts, Closing.ends)
    for code, starts, ends in await session.execute(query):
        for line, absence in edits.touched:
            if absence.starts <= ends and starts <= absence.ends:
                plan.remarks.append(Remark(Remarks.CLOSED, line, absence.what, code))


def _row(absence: _Absence) -> ColumnValues:
    return {
        "employee_id": absence.employee_id,
        "kind": absence.kind,
        "starts": absence.starts,
        "ends": absence.ends,
        "half": absence.half,
    }

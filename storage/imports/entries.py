"""The entries file: history of other systems, merged with changes made in the chat."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.cases import CaseState
from domain.closing.lock import lock_of
from domain.duty import NO_DUTY, Duty
from domain.imports import EntryRow, Line, Parsed
from domain.imports.remarks import Remark, Remarks
from domain.periods import Period, Span
from domain.reasons import Reason, of_column, refused
from storage.imports.journal import ColumnValues
from storage.imports.known import KnownNames, among
from storage.imports.plan import Addition, Plan, Withdrawal, differences, refuse_closed
from storage.imports.writing import Writer
from storage.records.duty import DutyRepository
from storage.records.people import PeopleRepository
from storage.tables import Entry, EntryVersion, Target

Key = tuple[int, date, str, datetime]
"""What tells entries apart: person, date, activity and the moment of submission.

Several rows with the same key are several entries: a system that notes only the day of submission has many.
"""
Record = Row[*tuple[Any, ...]]

_REVIEW = ("state", "supervisor_rating", "reviewer_id", "reviewed_at", "note")
_OF_THE_CHAT = ("acted_for_id", "acted_as", "reason_code")
"""What a decision in the chat says besides."""
_COLUMNS = {
    "target": "target_id",
    "volume": "volume",
    "unit": "measure",
    "started": "started",
    "ended": "ended",
    "self_rating": "self_rating",
    "status": "state",
    "supervisor_rating": "supervisor_rating",
    "reviewer_nip": "reviewer_id",
    "reviewed_at": "reviewed_at",
    "note": "note",
}
"""Columns of the table by columns of the file."""


class _Wanted(Struct, frozen=True):
    line: int
    what: str
    key: Key
    values: ColumnValues
    said: frozenset[str]
    """The columns that the row has values for."""
    withdraw: bool

    def compared(self, record: Record) -> list[str]:
        """The columns of the table that may change in an entry that exists."""
        said = set(self.said)
        if self.values["state"] != CaseState.APPROVED:
            said.add("supervisor_rating")
        if "volume" in said and record.measure is None:
            said.add("unit")  # a volume without a unit has the target's
        names = [column for name, column in _COLUMNS.items() if name in said]
        if self.values["state"] == CaseState.SUBMITTED != record.state:
            return [name for name in names if name not in _REVIEW]
        return names


class _Agreed(Struct, frozen=True):
    id: int
    period: Period
    measure: str


class _Names(Struct, frozen=True):
    """Names of records in messages."""

    titles: Mapping[int, str]
    nips: Mapping[int, str]

    def told(self, fields: Mapping[str, tuple[object, object]]) -> dict[str, tuple[object, object]]:
        """Differences by columns of the file, with titles and NIPs instead of ids."""
        names: dict[str, Mapping[Any, str]] = {"target_id": self.titles, "reviewer_id": self.nips}
        told = {}
        for name, column in _COLUMNS.items():
            if column in fields:
                old, new = fields[column]
                known = names.get(column)
                told[name] = (known.get(old), known.get(new)) if known else (old, new)
        return told


class _Targets:
    """Targets by person and title."""

    def __init__(self) -> None:
        self._by_title: defaultdict[tuple[int, str], list[_Agreed]] = defaultdict(list)
        self.titles: dict[int, str] = {}

    @classmethod
    async def load(cls, session: AsyncSession, people: set[int]) -> _Targets:
        """Reads the targets of some people."""
        targets = cls()
        query = select(Target.id, Target.employee_id, Target.period, Target.title, Target.measure)
        for row in await session.execute(query.where(among(Target.employee_id, people))):
            agreed = _Agreed(row.id, Period.parse(row.period), row.measure)
            targets._by_title[row.employee_id, row.title].append(agreed)
            targets.titles[row.id] = row.title
        return targets

    def find(self, employee_id: int, row: EntryRow) -> _Agreed | None:
        """The target that a row names, of the shortest period with the row's date; ValueError if none."""
        if row.target is None:
            return None
        agreed = self._by_title.get((employee_id, row.target), ())
        fitting = [target for target in agreed if target.period.contains(row.date)]
        if not fitting:
            raise ValueError(of_column("target", "no-target", nip=row.nip, title=row.target, day=row.date))
        return min(fitting, key=lambda target: target.period.kind.months)


async def plan_entries(session: AsyncSession, parsed: Parsed[EntryRow], known: KnownNames) -> Plan:
    """What an entries file would change.

    Nothing of a closed period is changed.
    A row that says `submitted` never takes back what was decided meanwhile, and an entry that its author has
    changed, or that was withdrawn, is left as it is.
    """
    plan = Plan()
    people = {known.people[line.row.nip] for line in parsed.lines if line.row.nip in known.people}
    targets = await _Targets.load(session, people)
    duties = await _duties(session, [line.row for line in parsed.lines if line.row.is_over_midnight])
    wanted = plan.resolve(parsed.lines, lambda line: _resolve(line, known, targets, duties))
    if not wanted:
        return plan
    names = _Names(targets.titles, {key: nip for nip, key in known.people.items()})
    inserts: list[_Wanted] = []
    updates: list[ColumnValues] = []
    for row, record in await _paired(session, wanted, people):
        if row.withdraw:
            updates += _withdrawn(plan, row, record)
            continue
        if record is None:
            plan.added.append(Addition(row.line, row.what))
            inserts.append(row)
            continue
        fields = _differences(row, record)
        plan.note(row.line, row.what, names.told(fields))
        if fields:
            updates.append(_updated(row, record, fields))
    inserts.sort(key=_order)

    async def write(writer: Writer) -> None:
        await writer.insert(Entry, [_new(row) for row in inserts])
        await writer.update(Entry, updates, ("id",))

    plan.steps.append(write)
    await refuse_closed(session, plan, {line.number: line.row.date for line in parsed.lines}, "date", lock_of)
    return plan


async def _duties(session: AsyncSession, rows: Sequence[EntryRow]) -> Mapping[int, Duty]:
    """The duty rosters of the dates of rows over midnight."""
    if not rows:
        return {}
    dates = [row.date for row in rows]
    return await DutyRepository(session, PeopleRepository(session)).all(Span(min(dates), max(dates)))


def _resolve(
    line: Line[EntryRow], known: KnownNames, targets: _Targets, duties: Mapping[int, Duty]
) -> _Wanted:
    row = line.row
    employee_id = known.person(row.nip)
    shifts = duties.get(employee_id, NO_DUTY).shifts_on(row.date) if row.is_over_midnight else ()
    if row.is_over_midnight and not any(shift.hours.is_over_midnight for shift in shifts):
        times = {"end": f"{row.ended}", "start": f"{row.started}"}
        raise ValueError(of_column("ended", "no-night-shift", **times, day=row.date))
    if ("started" in line.said) != ("ended" in line.said):
        raise refused("half-of-times")
    reviewer_id = known.person(row.reviewer_nip, "reviewer_nip") if row.reviewer_nip else None
    target = targets.find(employee_id, row)
    waiting = row.status is CaseState.SUBMITTED
    values = {
        "target_id": target and target.id,
        "volume": row.volume,
        "measure": row.unit or (target.measure if target and row.volume is not None else None),
        "started": row.started,
        "ended": row.ended,
        "self_rating": row.self_rating,
        "state": row.status,
        "supervisor_rating": row.supervisor_rating,
        # Who is to review is known from the roster; who has reviewed is nobody yet.
        "reviewer_id": None if waiting else reviewer_id,
        "reviewed_at": row.reviewed_at,
        "note": row.note,
        "minutes": row.minutes,
    }
    key = (employee_id, row.date, row.activity, row.submitted_at)
    what = Reason("entry-of-day", nip=row.nip, day=row.date, activity=row.activity)
    return _Wanted(line.number, what, key, values, line.said, line.withdraw)


async def _paired(
    session: AsyncSession, wanted: Sequence[_Wanted], people: set[int]
) -> list[tuple[_Wanted, Record | None]]:
    """Each wanted row with the entry that it is, or None for a new one. Superseded rows are paired too."""
    records = await _existing(session, wanted, people)
    pairs: list[tuple[_Wanted, Record | None]] = []
    groups: defaultdict[Key, list[_Wanted]] = defaultdict(list)
    for row in wanted:
        groups[row.key].append(row)
    for key, rows in groups.items():
        pairs.extend(_pair(rows, records.get(key, [])))
    return pairs


def _pair(rows: list[_Wanted], records: Sequence[Record]) -> Iterable[tuple[_Wanted, Record | None]]:
    """Rows and entries of one key: equal ones find each other, the others go by their order."""
    if not records or (len(rows) == 1 and len(records) == 1):
        return [(row, records[0] if records else None) for row in rows]
    free = list(records)
    pairs: list[tuple[_Wanted, Record | None]] = []
    left: list[_Wanted] = []
    # Rows that wait come last: they are content with an entry that has been decided.
    for row in sorted(rows, key=_order):
        equal = next((record for record in free if not _differences(row, record)), None)
        if equal is None:
            left.append(row)
        else:
            free.remove(equal)
            pairs.append((row, equal))
    return [*pairs, *((row, free.pop(0) if free else None) for row in left)]


async def _existing(
    session: AsyncSession, wanted: Sequence[_Wanted], people: set[int]
) -> Mapping[Key, Sequence[Record]]:
    """Entries by their key, in the order in which they came; corrected ones also by what they were before."""
    columns = [Entry.id, Entry.employee_id, Entry.date, Entry.activity, Entry.submitted_at, Entry.version]
    kept = Entry.minutes, Entry.acted_for_id, Entry.acted_as, Entry.reason_code
    query = select(*columns, *kept, *(getattr(Entry, name) for name in _COLUMNS.values())).order_by(Entry.id)
    dates = [row.key[1] for row in wanted]
    own = among(Entry.employee_id, people)
    records: defaultdict[Key, list[Record]] = defaultdict(list)
    for record in await session.execute(query.where(own, Entry.date.between(min(dates), max(dates)))):
        records[record.employee_id, record.date, record.activity, record.submitted_at].append(record)
    corrected = {record.id: record for record in await session.execute(query.where(own, Entry.version > 1))}
    versions = (
        select(EntryVersion.entry_id, EntryVersion.content, EntryVersion.sent_at).join(Entry).where(own)
    )
    first_sent: dict[tuple[int, str], datetime] = {}
    for entry_id, content, sent_at in await session.execute(versions):
        record = corrected[entry_id]
        day, activity = date.fromisoformat(content["date"]), content["activity"]
        # An entry that moves to another date counts as submitted again: each date has its own moment.
        submitted_at = first_sent.setdefault((entry_id, content["date"]), sent_at)
        if record not in records[record.employee_id, day, activity, submitted_at]:
            records[record.employee_id, day, activity, submitted_at].append(record)
    return records


def _differences(row: _Wanted, record: Record) -> dict[str, tuple[object, object]]:
    if record.version > 1 or record.state == CaseState.WITHDRAWN:
        return {}
    return differences(record, row.values, row.compared(record))


def _withdrawn(plan: Plan, row: _Wanted, record: Record | None) -> Iterable[ColumnValues]:
    """The whole row of an entry that a file withdraws; nothing where the chat went on with it."""
    if record is None or record.state == CaseState.WITHDRAWN:
        plan.gone(row.line, row.what)
    elif record.version > 1 or record.state != row.values["state"]:
        plan.remarks.append(Remark(Remarks.MOVED_ON, row.line, row.what))
    else:
        plan.withdrawn.append(Withdrawal(row.line, row.what))
        same = {name: getattr(record, name) for name in (*_COLUMNS.values(), *_OF_THE_CHAT, "id", "minutes")}
        yield same | {"state": CaseState.WITHDRAWN, "supervisor_rating": None}


def _updated(row: _Wanted, record: Record, fields: Mapping[str, object]) -> ColumnValues:
    """The whole row with its changes; how long it took stays known if the file does not say when it was.

    A decision that the file changes is its reviewer's own, for its own reason: a file knows no stand-ins.
    """
    values = {
        name: row.values[name] if name in fields else getattr(record, name) for name in _COLUMNS.values()
    }
    minutes = record.minutes if row.values["minutes"] is None else row.values["minutes"]
    changed = bool(set(_REVIEW) & set(fields))
    decision = {name: None if changed else getattr(record, name) for name in _OF_THE_CHAT}
    return values | decision | {"id": record.id, "minutes": minutes}


def _new(row: _Wanted) -> ColumnValues:
    employee_id, day, activity, submitted_at = row.key
    return row.values | {
        "employee_id": employee_id,
        "date": day,
        "activity": activity,
        "submitted_at": submitted_at,
        "revised_at": submitted_at,
        "version": 1,
    }


def _order(row: _Wanted) -> tuple[object, ...]:
    """An order that does not depend on that of the lines."""
    waiting = row.values["state"] == CaseState.SUBMITTED
    return (*row.key, row.withdraw, waiting, tuple(map(str, row.values.values())))

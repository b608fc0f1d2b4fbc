"""What a month's paper says, from the records as they are now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from domain.calendar import AsOf
from domain.cases import CaseState
from domain.day_state import Sent
from domain.entries import EvidenceItem
from domain.errors import Invalid
from domain.leave import RequestKind
from domain.office import Office
from domain.papers import Named, Paper, PaperDay, PaperEntry, PaperKind, Work, paper_day, spans_of
from domain.periods import Period, PeriodKind, Span
from storage.scoring.scope import Scope
from storage.tables import Employee, Entry, Evidence
from storage.uow import UnitOfWork

MONTHS_OFFERED = 12
REMOTE_MODES = frozenset({RequestKind.WFH, RequestKind.WFA})


async def months(uow: UnitOfWork, office: Office, employee_id: int, now: datetime) -> list[Period]:
    """The months that can have a paper: from the last one in service back to the first report."""
    today, left = office.date_of(now), (await uow.people.get(employee_id)).left
    month = Period.containing(today if left is None else min(left, today), PeriodKind.MONTH)
    first = await uow.history.first_day(employee_id)
    found = [month]
    while first is not None and month.start > first and len(found) < MONTHS_OFFERED:
        month = month.previous()
        found.append(month)
    return found


async def worked_remotely(uow: UnitOfWork, employee_id: int, month: Period) -> bool:
    """Whether any day of a month has the approved mode WFH or WFA."""
    modes = await uow.leave.modes(employee_id, month.span)
    return not REMOTE_MODES.isdisjoint(modes.values())


async def read_paper(
    uow: UnitOfWork, office: Office, employee_id: int, kind: PaperKind, month: Period, now: datetime
) -> Paper:
    """The paper of a month as of an instant; raises Invalid when there is nothing to put on it."""
    as_of = AsOf.at(now, office.zone)
    scored = await uow.scoring.person(Scope(office.scheme, month, as_of, office.zone), employee_id)
    if scored is None:
        raise Invalid("paper-not-in-service")
    modes = await uow.leave.modes(employee_id, month.span)
    entries = await uow.history.of_span(employee_id, month.span)
    sent: defaultdict[date, list[tuple[str, datetime]]] = defaultdict(list)
    for each in entries:
        sent[each.date].append((each.state, each.submitted_at))
    days = [
        paper_day(
            day,
            scored.day(day, Sent.of(sent[day], now), as_of),
            is_half_leave=scored.is_halved_on(day),
            mode=modes.get(day),
        )
        for day in month.span
    ]
    if kind is PaperKind.REMOTE:
        days = [day for day in days if day.mode in REMOTE_MODES]
        if not days:
            raise Invalid("paper-no-remote")
        remote = {day.date for day in days}
        entries = [each for each in entries if each.date in remote]
    return await _put_together(uow, employee_id, kind, month, days, entries, now)


async def _put_together(
    uow: UnitOfWork,
    employee_id: int,
    kind: PaperKind,
    month: Period,
    days: Sequence[PaperDay],
    entries: Sequence[Entry],
    now: datetime,
) -> Paper:
    person = await uow.people.get(employee_id)
    supervisors = await _supervisors(uow, employee_id, days)
    deciders = {number for each in entries for number in (each.reviewer_id, each.acted_for_id) if number}
    people = {number: await uow.people.get(number) for number in deciders}
    people |= {each.id: each for _, each in supervisors}
    proof, titles = await uow.history.evidence(entries), await uow.history.titles(entries)
    marks = await uow.innovations.among([each.id for each in entries])
    innovations = {key: mark.why for key, mark in marks.items() if mark.is_confirmed}
    work = Work(
        nip=person.nip,
        kind=kind,
        period=month.code,
        entries=tuple(
            _entry(each, proof[each.id], titles, people, innovations.get(each.id)) for each in entries
        ),
        days=tuple(days),
        supervisors=tuple((span.start, span.end, each.nip) for span, each in supervisors),
    )
    last = min(month.end, person.left or month.end)
    named = [await _named(uow, each, last) for each in (*people.values(), person)]
    return Paper(work, {each.nip: each for each in named}, now)


async def _supervisors(
    uow: UnitOfWork, employee_id: int, days: Sequence[PaperDay]
) -> list[tuple[Span, Employee]]:
    """Who supervised a person on some days, from when to when."""
    found = {day.date: await uow.supervision.supervisor_of(employee_id, day.date) for day in days}
    known = {each.nip: each for each in found.values() if each is not None}
    by_day = {day: each.nip for day, each in found.items() if each is not None}
    return [(span, known[nip]) for span, nip in spans_of(by_day)]


async def _named(uow: UnitOfWork, person: Employee, day: date) -> Named:
    unit = await uow.people.unit_of(person.id, day)
    return Named(
        nip=person.nip,
        name=person.name,
        rank=person.rank,
        position=(await uow.people.positions([person.id])).of(person, day),
        unit=None if unit is None else unit.name,
    )


def _entry(
    entry: Entry,
    proof: Sequence[Evidence],
    titles: dict[int, str],
    people: dict[int, Employee],
    innovation: str | None,
) -> PaperEntry:
    return PaperEntry(
        date=entry.date,
        activity=entry.activity,
        state=CaseState(entry.state),
        target=None if entry.target_id is None else titles[entry.target_id],
        volume=entry.volume,
        measure=entry.measure,
        started=entry.started,
        ended=entry.ended,
        minutes=entry.minutes,
        evidence=tuple(_item(each) for each in proof),
        self_rating=entry.self_rating,
        supervisor_rating=entry.supervisor_rating,
        reviewer=None if entry.reviewer_id is None else people[entry.reviewer_id].nip,
        acted_for=None if entry.acted_for_id is None else people[entry.acted_for_id].nip,
        acted_as=entry.acted_as,
        note=entry.note,
        reason_code=entry.reason_code,
        innovation=innovation,
    )


def _item(proof: Evidence) -> EvidenceItem:
    return EvidenceItem.model_validate({name: getattr(proof, name) for name in EvidenceItem.model_fields})

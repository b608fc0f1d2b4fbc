"""The rows of entries and of citizens' responses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Hashable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Row, select

from domain.cases import CaseState
from domain.disclosure import are_apart
from domain.exports import LeftOut, Reader, told_dates
from domain.imports import CitizenRow, EntryRow
from domain.imports.public import ResponseKind
from domain.survey import Channel, Unsur
from storage.exports.records import Agreed, Records
from storage.tables import DutyShift, Entry, Response, Service


async def entries(records: Records) -> AsyncIterator[Sequence[EntryRow]]:
    """Entries as they are now, with their decisions; withdrawn ones are left out."""
    nights = await _nights(records)
    columns = (
        *(Entry.employee_id, Entry.date, Entry.activity, Entry.submitted_at, Entry.started, Entry.ended),
        *(Entry.target_id, Entry.volume, Entry.measure, Entry.self_rating, Entry.state),
        *(Entry.supervisor_rating, Entry.reviewer_id, Entry.reviewed_at, Entry.note),
    )
    async for person, rows in records.by_person(select(*columns)):
        found = []
        for row in rows:
            if row.state == CaseState.WITHDRAWN:
                records.leave_out(LeftOut.WITHDRAWN)
            else:
                found.append(_entry(records, person, row, is_night=(person, row.date) in nights))
        yield found


async def _nights(records: Records) -> set[tuple[int, date]]:
    """People and dates with a shift that ends on the next day: only there the import takes such times."""
    query = select(DutyShift.employee_id, DutyShift.date).where(DutyShift.ends <= DutyShift.starts)
    return {(person, day) for person, day in await records.session.execute(query)}


def _entry(records: Records, person: int, row: Row[*tuple[Any, ...]], *, is_night: bool) -> EntryRow:
    state, zone = CaseState(row.state), records.zone.info
    agreed = _named(records.targets[person], row.target_id, row.date)
    started, ended = _times(row.started, row.ended, is_night=is_night)
    if (row.target_id is not None and agreed is None) or (row.started, row.ended) != (started, ended):
        records.leave_out(LeftOut.LINKS)
    decided = state is not CaseState.SUBMITTED
    reviewer = records.nips.get(row.reviewer_id) if decided and row.reviewer_id != person else None
    reviewed_at: datetime | None = row.reviewed_at if decided else None
    return EntryRow(
        nip=records.nips[person],
        date=row.date,
        activity=row.activity,
        submitted_at=row.submitted_at.astimezone(zone),
        started=started,
        ended=ended,
        target=agreed.title if agreed else None,
        volume=row.volume,
        unit=row.measure or (agreed.measure if agreed and row.volume is not None else None),
        self_rating=row.self_rating,
        status=state,
        supervisor_rating=row.supervisor_rating,
        reviewer_nip=reviewer,
        reviewed_at=reviewed_at and reviewed_at.astimezone(zone),
        note=row.note,
    )


def _named(agreed: Sequence[Agreed], target_id: int | None, day: date) -> Agreed | None:
    """The target of an entry, if the import would find this one by its title and the entry's date."""
    own = next((each for each in agreed if each.id == target_id), None)
    if own is None:
        return None
    alike = [each for each in agreed if each.title == own.title and each.period.contains(day)]
    return own if alike and min(alike, key=lambda each: each.period.kind.months) is own else None


def _times(started: time | None, ended: time | None, *, is_night: bool) -> tuple[time | None, time | None]:
    """Both times of the work, if the import takes them."""
    if started is None or ended is None or started == ended or (ended < started and not is_night):
        return None, None
    return started, ended


async def citizen(records: Records) -> AsyncIterator[Sequence[CitizenRow]]:
    """Responses that count, with their dates alone; to an administrator in whole quarters."""
    codes = select(Service.id, Service.code).where(Service.unit_id.in_(records.named_units))
    columns = [getattr(Response, unsur.value) for unsur in Unsur]
    for service_id, code in sorted(await records.session.execute(codes), key=lambda each: each.code):
        query = select(
            Response.date, Response.channel, Response.quick, *columns, Response.comment, Response.kind
        ).where(Response.service_id == service_id, Response.quarantined_on.is_(None))
        rows = (await records.session.execute(query)).all()
        dates = _dates(records, rows)
        channels = _channels(records, rows, dates)
        found = []
        for row in rows:
            if row.date not in dates:
                records.leave_out(LeftOut.RESPONSES)
                continue
            comment = row.comment if records.reader is Reader.OPERATOR else None
            if comment != row.comment:
                records.leave_out(LeftOut.COMMENTS)
            alike = channels.get((dates[row.date], _figure(row)), Counter[Channel]())
            # Who gave somebody the only visit code would know that response.
            channel = Channel(row.channel) if are_apart(alike.values()) else Channel.OPEN
            found.append(_response(records, code, row, dates[row.date], channel, comment))
        yield found
    aside = select(Response.id).where(Response.quarantined_on.is_not(None))
    records.leave_out(LeftOut.RESPONSES, len((await records.session.scalars(aside)).all()))


def _dates(records: Records, rows: Sequence[Row[*tuple[Any, ...]]]) -> Mapping[date, date]:
    """The date exported in place of each date; dates that may not be exported are missing."""
    if records.reader is Reader.OPERATOR:
        return {row.date: row.date for row in rows}
    days: defaultdict[date, Counter[Hashable]] = defaultdict(Counter)
    for row in rows:
        days[row.date][_figure(row)] += 1
    yesterday = records.today.fromordinal(records.today.toordinal() - 1)
    return told_dates(days, yesterday)


def _figure(row: Row[*tuple[Any, ...]]) -> tuple[bool, bool]:
    """Published figures that include a response: the mean of faces, the index of complete ones."""
    return row.quick is not None, all(getattr(row, unsur.value) is not None for unsur in Unsur)


def _channels(
    records: Records, rows: Sequence[Row[*tuple[Any, ...]]], dates: Mapping[date, date]
) -> Mapping[Hashable, Counter[Channel]]:
    """Counts by channel and published figure; empty for readers who may see everything."""
    found: defaultdict[Hashable, Counter[Channel]] = defaultdict(Counter)
    if records.reader is Reader.ADMINISTRATOR:
        for row in rows:
            if row.date in dates:
                found[dates[row.date], _figure(row)][Channel(row.channel)] += 1
    return found


def _response(
    records: Records,
    code: str,
    row: Row[*tuple[Any, ...]],
    day: date,
    channel: Channel,
    comment: str | None,
) -> CitizenRow:
    return CitizenRow(
        service=code,
        submitted_at=datetime.combine(day, time.min, tzinfo=records.zone.info),
        channel=channel,
        quick=row.quick,
        **{unsur.value: getattr(row, unsur.value) for unsur in Unsur},
        comment=comment,
        kind=ResponseKind(row.kind) if row.kind and comment == row.comment else None,
    )

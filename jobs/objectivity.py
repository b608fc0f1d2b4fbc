"""Notices of objectivity: found each week before the digest, and once more when a period is closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

from domain.closing.frozen import scheme_of
from domain.notices import Notice, Recipient
from domain.objectivity import Figure, change, notice_figure
from domain.objectivity.notices import OwnNoticesFound, TeamNoticesWait
from domain.office import Office
from domain.periods import Period
from jobs.digest import digest_times
from jobs.job import Job, ReadFirst, Sweep, Zones
from jobs.slots import EVERY_FEW_MINUTES, Slot
from storage.objectivity import figures_of_office
from storage.records.objectivity_sweeps import Key, NoticeChange
from storage.scoring.freezing import scope_at_end
from storage.scoring.scope import Scope
from storage.uow import UnitOfWork


async def find_notices(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> Sweep:
    """Computes the figures of the running period; returns the sweep that writes notices and messages."""
    scope = Scope.running(office.scheme, now, office.zone)
    return partial(_keep, scope.period, await _found(uow, office, scope, now))


async def _keep(
    period: Period, found: Sequence[NoticeChange], uow: UnitOfWork, office: Office, slot: Slot, now: datetime
) -> int:
    news = await uow.objectivity_sweeps.sweep(period.code, found, now)
    heads = await uow.objectivity_notices.heads_waited_for(now, office.date_of(now))
    waits: list[tuple[Notice, Recipient]] = [
        (TeamNoticesWait(), Recipient(employee_id=head)) for head in sorted(heads)
    ]
    return await uow.outbox.add_many([*_to_them(news, period), *waits], now)


async def freeze_notices(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> Sweep:
    """The same for each period that was just closed; its notices are then kept unchanged."""
    closed = []
    for closing in await uow.objectivity_sweeps.not_frozen():
        period = Period.parse(closing.period)
        scope = scope_at_end(scheme_of(closing.scheme_text), period, office.zone)
        closed.append((closing.id, period, await _found(uow, office, scope, now)))

    async def keep(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
        told = 0
        for closing_id, period, found in closed:
            news = await uow.objectivity_sweeps.sweep(period.code, found, now)
            if await uow.objectivity_sweeps.freeze(closing_id, period.code, now):
                told += await uow.outbox.add_many(_to_them(news, period), now)
        return told

    return keep


async def _found(uow: UnitOfWork, office: Office, scope: Scope, now: datetime) -> list[NoticeChange]:
    if scope.elapsed is None:
        return []
    today = office.date_of(now)
    figures = await figures_of_office(uow, scope.elapsed, today, office.zone)
    standing = await uow.objectivity_sweeps.latest(scope.period.code)
    found = []
    notable = _by_key(figures)
    for key in sorted(notable.keys() | standing.keys()):
        figure, stands, (person, signal) = notable.get(key), standing.get(key), key
        told = None if figure is None else notice_figure(figure)
        what = change(stands, told, signal)
        if what is None:
            continue
        records = () if figure is None else figure.records
        if figure is not None and not records:
            records = await uow.objectivity.examples(person, signal, scope.elapsed)
        found.append(NoticeChange(person, signal, what, stands, told, records))
    return found


def _by_key(figures: Mapping[int, Sequence[Figure]]) -> dict[Key, Figure]:
    return {(person, each.signal): each for person, own in figures.items() for each in own}


def _to_them(people: set[int], period: Period) -> list[tuple[Notice, Recipient]]:
    """Messages to the people with findings."""
    return [
        (OwnNoticesFound(person, period.code), Recipient(employee_id=person)) for person in sorted(people)
    ]


FIND_NOTICES = Job(
    "find-notices",
    digest_times,
    Zones.OF_OFFICE,
    ReadFirst(find_notices, is_heavy=True),
    is_logged_when_idle=False,
)
FREEZE_NOTICES = Job(
    "freeze-notices", EVERY_FEW_MINUTES, Zones.OF_OFFICE, ReadFirst(freeze_notices), is_logged_when_idle=False
)

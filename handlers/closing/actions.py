"""What a closing does to the records, and who is reminded before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from domain.closing.lock import closable, closable_periods
from domain.closing.missing import Lack
from domain.closing.preview import OfficeResult, Preview
from domain.errors import AlreadyHandled, Invalid
from domain.notices import AssessmentReminder, Notice, Priority, Recipient, ReviewReminder
from domain.office import Office
from domain.periods import Period
from storage.scoring.freezing import scope_at_end
from storage.uow import UnitOfWork

_SINCE = timedelta(days=400)
"""Periods that ended longer ago are closed on the command line."""


@dataclass(frozen=True)
class PreviewAsked(Notice):
    """To an administrator: what a closing would give, computed when its turn comes."""

    kind: ClassVar[str] = "closing_preview"
    priority: ClassVar[Priority] = Priority.ANSWER
    period: str
    result: str


async def offered(uow: UnitOfWork, office: Office, now: datetime) -> list[Period]:
    """The periods that can be closed now, the latest first."""
    today = office.date_of(now)
    return closable_periods(office.scheme, await uow.closings.closed(), today, today - _SINCE)


async def to_close(uow: UnitOfWork, office: Office, code: str, now: datetime) -> Period:
    """The period of a button; raises Invalid or AlreadyHandled when it cannot be closed now."""
    period = closable(office.scheme, code, office.date_of(now))
    if period in await uow.closings.closed():
        raise AlreadyHandled("closing-already", first=period.start, last=period.end)
    return period


def result_of(code: str) -> OfficeResult | None:
    """The office's own result of a button; None where it was not said."""
    if not code:
        return None
    try:
        return OfficeResult(code)
    except ValueError:
        raise Invalid("button-outdated") from None


async def remind(
    uow: UnitOfWork, office: Office, period: Period, lacks: Sequence[Lack], now: datetime
) -> int:
    """Reminds who has to decide or to assess, once a day; gives how many messages are new."""
    today = office.date_of(now)
    notices: list[tuple[Notice, Recipient, str]] = []
    waiting = {each.supervisor.id for each in await uow.supervision.waiting_by_supervisor(today)}
    for person in sorted(waiting):
        key = f"closing-review {period.code} {today} {person}"
        notices.append((ReviewReminder(person), Recipient(employee_id=person), key))
    unassessed = [each.employee_id for each in lacks if each.unassessed]
    await uow.supervision.read_supervisors(unassessed)
    heads = [await uow.supervision.supervisor_of(each, today) for each in unassessed]
    for person in sorted({head.id for head in heads if head is not None}):
        key = f"closing-assess {period.code} {today} {person}"
        reminder = AssessmentReminder(person, period.code)
        notices.append((reminder, Recipient(employee_id=person), key))
    before = uow.outbox.added
    await uow.outbox.add_many_once(notices, now)
    return uow.outbox.added - before


async def previewed(uow: UnitOfWork, office: Office, period: Period) -> Preview:
    """What a closing would give, from the records as they are."""
    preview = Preview(office.scheme)
    await uow.scoring.of_each(
        scope_at_end(office.scheme, period, office.zone),
        lambda standing: preview.add(standing.person.id, standing.person.name, standing.card),
    )
    return preview


async def begin(
    uow: UnitOfWork,
    office: Office,
    period: Period,
    result: OfficeResult | None,
    by: int | None,
    now: datetime,
) -> None:
    """Locks the period, whose results the job `close` freezes; AlreadyHandled when somebody was first."""
    if not await uow.closings.begin(period, office.scheme, office.zone, result, by, now):
        raise AlreadyHandled("closing-already", first=period.start, last=period.end)

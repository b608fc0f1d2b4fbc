"""Closes a period: the records, and who is reminded before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from typing import NamedTuple

from domain.assessments import closes_on
from domain.closing.lock import closable
from domain.closing.preview import OfficeResult, Preview
from domain.errors import AlreadyHandled, Invalid
from domain.notices import AssessmentReminder, Notice, Priority, Recipient, ReviewReminder
from domain.office import Office
from domain.periods import Period
from handlers.frame.callbacks import carried
from storage.scoring.freezing import scope_at_end
from storage.tables import Closing, Entry, LeaveRequest, TargetProposal
from storage.uow import UnitOfWork

_TOLD = frozenset(each.__tablename__ for each in (Entry, LeaveRequest, TargetProposal))
"""The cases that count as missing before a closing."""


class PreviewAsked(Notice, kind="closing_preview", priority=Priority.ANSWER):
    """To an administrator: the preview of a closing, computed when it is sent."""

    period: str
    result: str


class BordersAsked(Notice, kind="closing_borders", priority=Priority.ANSWER):
    """To an administrator: everybody at the border of two grades, computed when its turn comes."""

    period: str


async def closing_of(uow: UnitOfWork, code: str) -> Closing:
    """The closing of a button; raises Invalid when there is none."""
    try:
        found = await uow.closings.of(Period.parse(code))
    except ValueError:
        found = None
    if found is None:
        raise Invalid("button-outdated")
    return found


async def to_close(uow: UnitOfWork, office: Office, code: str, now: datetime) -> Period:
    """The period of a button; raises Invalid or AlreadyHandled when it cannot be closed now."""
    period = closable(office.scheme, code, office.date_of(now))
    if period in await uow.closings.closed():
        raise AlreadyHandled("closing-already", first=period.start, last=period.end)
    if not await uow.gaps.anybody(period):
        raise Invalid("closing-nobody", first=period.start, last=period.end)
    return period


def result_of(code: str) -> OfficeResult | None:
    """The office's own result of a button; None where it was not said."""
    return carried(OfficeResult, code) if code else None


class Reminders(NamedTuple):
    """Who has to decide or to assess before a closing: messages, and who gets none."""

    notices: Sequence[tuple[Notice, Recipient, str]]
    unreached: int
    """How many people have no account, or one that cannot be written to."""


async def reminders(uow: UnitOfWork, office: Office, period: Period, now: datetime) -> Reminders:
    """Finds the people to remind; takes seconds for thousands, so it uses a read-only unit of work."""
    today = office.date_of(now)
    deciding = await _deciding(uow, period, today)
    assessing = await _assessing(uow, office, period, today)
    accounts = await uow.people.accounts_of(deciding | assessing)
    reached = {key for key, account in accounts.items() if account.unreachable_since is None}
    notices: list[tuple[Notice, Recipient, str]] = []
    for found, notice, what in (
        (deciding, ReviewReminder, "review"),
        (assessing, partial(AssessmentReminder, periods=period.code), "assess"),
    ):
        for person in sorted(found & reached):
            key = f"closing-{what} {period.code} {today} {person}"
            notices.append((notice(person), Recipient(employee_id=person), key))
    return Reminders(notices, len((deciding | assessing) - reached))


async def _deciding(uow: UnitOfWork, period: Period, today: date) -> set[int]:
    """A supervisor with a waiting case that a closing reports; their stand-ins are reminded too."""
    found: set[int] = set()
    for each in await uow.supervision.waiting_by_supervisor(today, period.end):
        if each.cases.keys() & _TOLD:
            serving = [each.supervisor.id] if each.supervisor.serves(today) else []
            found.update(serving, (stand_in.employee.id for stand_in in each.stand_ins))
    return found


async def _assessing(uow: UnitOfWork, office: Office, period: Period, today: date) -> set[int]:
    """Who has not assessed everybody; nobody once assessments are no longer taken."""
    if today > closes_on(period):
        return set()
    lacks = await uow.gaps.missing(period, office.scheme)
    unassessed = [each.employee_id for each in lacks if each.unassessed]
    await uow.supervision.read_supervisors(unassessed)
    heads = [await uow.supervision.supervisor_of(each, today) for each in unassessed]
    return {head.id for head in heads if head is not None}


async def remind(uow: UnitOfWork, found: Reminders, now: datetime) -> int:
    """Adds the reminders, each once a day; returns how many are new."""
    before = uow.outbox.added
    await uow.outbox.add_many_once(found.notices, now)
    return uow.outbox.added - before


async def previewed(uow: UnitOfWork, office: Office, period: Period) -> Preview:
    """The preview of a closing, from the current records."""
    preview = Preview(office.scheme)
    await uow.scoring.map_scorecards(
        scope_at_end(office.scheme, period, office.zone),
        lambda scorecard: preview.add(scorecard.person.name, scorecard.card),
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

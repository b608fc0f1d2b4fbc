"""Keeps days open: the records, and the notices."""

from __future__ import annotations

from datetime import datetime

from domain.closing.lock import check_span_open
from domain.errors import AlreadyHandled, Invalid
from domain.extensions import DAYS, ExtensionDraft, Scope, check_until, end_of
from domain.notices import Notice, Priority, Recipient
from domain.office import Office
from domain.periods import Span
from storage.tables import Extension
from storage.uow import UnitOfWork


class DaysExtended(Notice, kind="days_extended", priority=Priority.BULK):
    """To an affected person: days that are not reported yet stay open for longer."""

    employee_id: int
    extension_id: int


class ExtensionKept(Notice, kind="extension_kept", priority=Priority.ANSWER):
    """To the administrator: the extension is in the books; takes the place of the conversation."""

    extension_id: int
    told: int
    """The number of people who are told."""


async def extend(uow: UnitOfWork, office: Office, draft: ExtensionDraft, now: datetime) -> ExtensionKept:
    """Keeps days open, and tells the affected people once; raises Invalid when it is too late for that."""
    span, today = draft.span, office.date_of(now)
    DAYS.check_first(span.start, today)
    DAYS.check_last(span.start, span.end)
    if draft.until is None or draft.reason is None:
        raise Invalid("extension-incomplete")
    check_until(draft.until, span.end, today)
    check_span_open(span, await uow.closings.closed_until_commit())
    unit_id = draft.unit_id if draft.scope is Scope.UNIT else None
    employee_id = draft.employee_id if draft.scope is Scope.PERSON else None
    until = end_of(draft.until, office.zone)
    made = await uow.calendars.extend(
        span, until, draft.reason, now, employee_id=employee_id, unit_id=unit_id
    )
    uow.audit.note_extension(made)
    people = await uow.people.covered(span, today, employee_id=employee_id, unit_id=unit_id)
    notices = [(DaysExtended(person, made.id), Recipient(employee_id=person)) for person in people]
    await uow.outbox.add_many(notices, now)
    return ExtensionKept(made.id, len(notices))


class ExtensionEnded(Notice, kind="extension_ended", priority=Priority.BULK):
    """To an affected person: days that were kept open are closed again."""

    employee_id: int
    extension_id: int


async def withdraw(uow: UnitOfWork, office: Office, extension_id: int, now: datetime) -> int:
    """Ends an extension, tells the affected people, returns their number; AlreadyHandled when it is over."""
    made = await uow.calendars.extension(extension_id)
    if made is None or made.open_until <= now:
        raise AlreadyHandled("extension-over")
    until = made.open_until.isoformat()
    await uow.calendars.withdraw(made, now)
    uow.audit.note(
        "withdraw-extension",
        f"extensions/{made.id}",
        before={"until": until},
        after={"until": made.open_until.isoformat()},
    )
    span, today = Span(made.starts, made.ends), office.date_of(now)
    people = await uow.people.covered(span, today, employee_id=made.employee_id, unit_id=made.unit_id)
    told = [(ExtensionEnded(person, made.id), Recipient(employee_id=person)) for person in people]
    await uow.outbox.add_many(told, now)
    return len(told)


async def whom(uow: UnitOfWork, employee_id: int | None, unit_id: int | None) -> str | None:
    """The name of the person or the unit for which days are kept open; None for everybody."""
    if employee_id is not None:
        return (await uow.people.get(employee_id)).name
    return None if unit_id is None else (await uow.people.unit(unit_id)).name


async def whom_of(uow: UnitOfWork, extension: Extension) -> str | None:
    """As `whom`, for a stored extension."""
    return await whom(uow, extension.employee_id, extension.unit_id)

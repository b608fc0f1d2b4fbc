"""Daily reports: what sending one does to the records."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from domain.calendar import Timeliness, check_has_come, extended_until, timeliness
from domain.cases import CHANGEABLE, CaseState
from domain.closing.lock import may_be_closed
from domain.duty import Shift
from domain.entries import (
    MOST_EVIDENCE,
    Content,
    EvidenceItem,
    Report,
    ReportDraft,
    Unsure,
    with_item,
)
from domain.errors import AlreadyHandled, Invalid
from domain.office import Office
from handlers.kit.case_actions import put_forward, refresh_queues, tell_who
from handlers.kit.days import may_report, today_of, unit_and_calendar
from handlers.kit.entry_text import last_minute
from handlers.kit.reminders import settle_reminders
from storage.tables import Employee, Entry, Evidence
from storage.uow import UnitOfWork

CASE = "entry"
"""An entry's kind of case, for its buttons."""
_MOST_NAMED = 3
"""Administrators who are named to somebody whose day is locked."""


class Window(Struct, frozen=True):
    """How a person may report a day: late or not at this moment, and until when (in the unit's zone)."""

    timeliness: Timeliness
    due: datetime | None
    """None on a day off: nothing is expected then, so nothing is late."""
    closes: datetime

    @property
    def is_late(self) -> bool:
        """Whether a report sent now counts as late."""
        return self.due is not None and self.timeliness is Timeliness.LATE


class Sent(Struct, frozen=True):
    """A stored report, and whether it came late."""

    entry: Entry
    is_late: bool


async def check_date(
    uow: UnitOfWork, office: Office, employee: Employee, day: date, sent_at: datetime
) -> Window:
    """Whether work of a day may be reported at an instant; raises Invalid when it may not."""
    window = await _window(uow, office, employee, day, sent_at)
    if window.timeliness is not Timeliness.LOCKED:
        return window
    told = {"date": day, "until": last_minute(window.closes)}
    names = await uow.administrators.names(office, sent_at)
    if not names:
        raise Invalid("report-date-locked", **told)
    raise Invalid("report-date-locked-by", names=", ".join(names[:_MOST_NAMED]), **told)


async def refusal_of(
    uow: UnitOfWork, office: Office, employee: Employee, draft: ReportDraft, now: datetime
) -> Invalid | None:
    """Why a new report of the draft's day is not taken any more, though it was when the day was chosen."""
    if draft.day is None or draft.entry_id is not None:
        return None
    try:
        await check_date(uow, office, employee, draft.day, now)
    except Invalid as refusal:
        return refusal
    return None


async def _window(
    uow: UnitOfWork, office: Office, employee: Employee, day: date, sent_at: datetime
) -> Window:
    """How a person may report a day, which may be locked; raises Invalid when it is none to report at all."""
    if not employee.serves(day):
        raise Invalid("report-not-employed", date=day)
    if day > office.date_of(sent_at) + timedelta(days=1):
        # Whatever the unit's zone; and no calendar reaches to the year 9999.
        raise Invalid("report-date-in-future", date=day)
    if may_be_closed(day, sent_at):
        await uow.closings.check_open(day)
    own, calendar = await unit_and_calendar(uow, office, employee.id, day)
    extensions = await uow.calendars.extensions(employee.id)
    extended = extended_until(extensions, day, employee.id, own.id)
    check_has_come(calendar, day, sent_at)
    row = calendar.row(day)
    due = row.deadline.astimezone(calendar.zone) if row.is_working else None
    closes = max(row.late_until, extended) if extended else row.late_until
    return Window(timeliness(row, sent_at, extended), due, closes.astimezone(calendar.zone))


async def night_shift(
    uow: UnitOfWork,
    office: Office,
    employee_id: int,
    now: datetime,
    worked: tuple[time, time | None] | None = None,
) -> Shift | None:
    """The person's shift of yesterday, if work reported now belongs to it; `worked` is its start and end."""
    today = await today_of(uow, office, employee_id, now)
    _, calendar = await unit_and_calendar(uow, office, employee_id, today)
    grace = timedelta(hours=office.time_rules.shift_grace_hours)
    return calendar.duty.night_of(now, calendar.zone, grace, *(worked or (None, None)))


async def day_reported_now(uow: UnitOfWork, office: Office, employee_id: int, now: datetime) -> date:
    """The date of a report without one: of the night shift that has just ended, else today."""
    night = await night_shift(uow, office, employee_id, now)
    return await today_of(uow, office, employee_id, now) if night is None else night.date


async def check_may_report(uow: UnitOfWork, office: Office, employee: Employee, now: datetime) -> None:
    """Raises Invalid for who has left, once the last day can be reported no more."""
    if employee.left is not None and not await may_report(uow, office, employee, now):
        raise Invalid("report-left", day=employee.left)


async def open_days(
    uow: UnitOfWork, office: Office, employee: Employee, month: date, now: datetime
) -> set[date]:
    """The days of a month that the person may report at an instant; `month` is its first day."""
    found = set()
    day = month
    while day.month == month.month:
        try:
            window = await _window(uow, office, employee, day, now)
        except Invalid:
            pass
        else:
            if window.timeliness is not Timeliness.LOCKED:
                found.add(day)
        day += timedelta(days=1)
    return found


async def set_date(
    uow: UnitOfWork, office: Office, employee: Employee, draft: ReportDraft, day: date, sent_at: datetime
) -> ReportDraft:
    """The draft with its date; a target that was not agreed for that date is asked for again."""
    window = await check_date(uow, office, employee, day, sent_at)
    targets = await uow.targets.on(employee.id, day)
    dated = draft.answer("date", day=day, due=window.due, closes=window.closes, has_targets=bool(targets))
    kept = draft.target_id is None or draft.target_id in {target.id for target in targets}
    if kept and draft.has_targets == dated.has_targets:
        return dated
    return dated.model_copy(update={"target_id": draft.target_id if kept else None}).reopen("target")


async def dated(
    uow: UnitOfWork,
    office: Office,
    employee: Employee,
    draft: ReportDraft,
    day: date,
    sent_at: datetime,
    unsure: Unsure | None,
) -> ReportDraft:
    """The draft with the day of its line; one that is unsure, or cannot be reported, is asked for."""
    if unsure is None:
        try:
            return await set_date(uow, office, employee, draft, day, sent_at)
        except Invalid as refusal:
            unsure = Unsure.of("date", refusal)
    return draft.model_copy(update={"unsure": (unsure, *draft.unsure)})


async def submit(
    uow: UnitOfWork,
    office: Office,
    employee: Employee,
    report: Report,
    *,
    entry_id: int | None,
    sent_at: datetime,
    proof_seen: int | None = None,
) -> Sent:
    """Stores a report, or sends an entry of the person again, and lets the supervisor of its date know.

    `proof_seen` is the entry's last piece of proof that the report knows of: it keeps what was added later.
    Raises Invalid when the date is locked, and AlreadyHandled when the entry can no longer be changed.
    """
    if entry_id is None:
        window = await check_date(uow, office, employee, report.date, sent_at)
        entry = await uow.entries.add(employee.id, report, sent_at)
        await put_forward(uow, office, entry, CASE, sent_at)
        if await uow.entries.reports_of_day(employee.id, report.date) == 1:
            await settle_reminders(uow, employee.id, report.date, sent_at)
        return Sent(entry, window.is_late)
    known = await uow.cases.get(Entry, entry_id)
    if known is None or known.employee_id != employee.id:
        raise AlreadyHandled("correct-not-returned")
    await still_changeable(uow, known)
    if proof_seen is not None:
        added = [_item(kept) for kept in await uow.entries.evidence(entry_id) if kept.id > proof_seen]
        report = report.model_copy(update={"evidence": (*report.evidence, *added)})
    return await _send_again(uow, office, employee, report, known, sent_at)


async def _send_again(
    uow: UnitOfWork, office: Office, employee: Employee, report: Report, entry: Entry, sent_at: datetime
) -> Sent:
    if entry.date != report.date:
        # Only a changed date is checked again: the first sending was in time, a return must not lock it out.
        is_late = (await check_date(uow, office, employee, report.date, sent_at)).is_late
    else:
        is_late = await came_late(uow, office, entry)
    if entry.state == CaseState.SUBMITTED and await _says_the_same(uow, entry, report):
        return Sent(entry, is_late)  # no other version, which its reviewer would have to open
    waited, before = entry.version if entry.state == CaseState.SUBMITTED else None, entry.date
    if not await uow.entries.revise(entry, report, sent_at):
        raise AlreadyHandled("correct-not-returned")
    await put_forward(uow, office, entry, CASE, sent_at, changed_from=waited)
    for day in {before, entry.date} if before != entry.date else ():
        await settle_reminders(uow, employee.id, day, sent_at)
    return Sent(entry, is_late)


async def _says_the_same(uow: UnitOfWork, entry: Entry, report: Report) -> bool:
    proof = tuple(_item(kept) for kept in await uow.entries.evidence(entry.id))
    known = Report(
        date=entry.date, evidence=proof, **{name: getattr(entry, name) for name in Content.model_fields}
    )
    return known == report


async def came_late(uow: UnitOfWork, office: Office, entry: Entry) -> bool:
    """Whether an entry was first sent after the deadline of its day, which was a working day."""
    _, calendar = await unit_and_calendar(uow, office, entry.employee_id, entry.date)
    row = calendar.row(entry.date)
    return row.is_working and entry.submitted_at > row.deadline


async def still_changeable(uow: UnitOfWork, entry: Entry) -> None:
    """Raises AlreadyHandled when an entry was decided or taken back, or its period is closed."""
    await uow.cases.check_open(entry)
    if entry.state == CaseState.WITHDRAWN:
        raise AlreadyHandled("entry-withdrawn")
    if entry.state not in CHANGEABLE:
        await tell_who(uow, entry, entry.employee_id)


async def withdraw(uow: UnitOfWork, office: Office, entry: Entry, now: datetime) -> None:
    """Takes an entry back for its author; raises AlreadyHandled when it was decided meanwhile."""
    await still_changeable(uow, entry)
    if not await uow.cases.withdraw(entry, entry.version):
        raise AlreadyHandled("entry-withdrawn")
    await refresh_queues(uow, office, [(CASE, entry)], now)
    await settle_reminders(uow, entry.employee_id, entry.date, now)


async def add_evidence(
    uow: UnitOfWork, office: Office, entry: Entry, items: Sequence[EvidenceItem], now: datetime
) -> int:
    """Adds proof to an entry that its author may still change; pieces that it has already are skipped.

    Returns how many pieces were new. Raises AlreadyHandled when it was decided or withdrawn, and Invalid when
    there is too much.
    """
    await still_changeable(uow, entry)
    had = tuple(_item(kept) for kept in await uow.entries.evidence(entry.id))
    wanted = had
    for item in items:
        wanted = with_item(wanted, item, MOST_EVIDENCE)
    uow.entries.add_evidence(entry.id, wanted[len(had) :])
    if entry.state == CaseState.SUBMITTED:
        await refresh_queues(uow, office, [(CASE, entry)], now)
    return len(wanted) - len(had)


async def draft_of(uow: UnitOfWork, entry: Entry, questions: Collection[str]) -> ReportDraft:
    """A draft with an entry's content: the answers to all `questions`, ready to be changed."""
    evidence = await uow.entries.evidence(entry.id)
    targets = await uow.targets.on(entry.employee_id, entry.date)
    # An imported entry may lack the working time: that is then asked for.
    unknown = {"time"} if entry.minutes is None else set()
    return ReportDraft(
        entry_id=entry.id,
        proof_seen=max((kept.id for kept in evidence), default=0),
        answered=frozenset(questions) - unknown,
        day=entry.date,
        has_targets=bool(targets),
        evidence=tuple(_item(kept) for kept in evidence),
        **{name: getattr(entry, name) for name in Content.model_fields},
    )


def _item(kept: Evidence) -> EvidenceItem:
    fields = {name: getattr(kept, name) for name in EvidenceItem.model_fields}
    return EvidenceItem.model_validate(fields)

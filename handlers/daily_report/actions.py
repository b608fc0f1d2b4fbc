"""What a daily report does to the records."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.calendar import Timeliness, extended_until, reportable
from domain.cases import CaseState
from domain.entries import Content, EvidenceItem, Report, ReportDraft
from domain.errors import AlreadyHandled, Invalid
from domain.office import Office
from domain.people import in_service
from domain.periods import Period, PeriodKind
from handlers.kit.case_actions import put_forward
from handlers.kit.days import today_of, unit_and_calendar
from storage.tables import Employee, Entry, Evidence, Target
from storage.uow import UnitOfWork


@dataclass(frozen=True)
class Window:
    """How a person may report a day: late or not at this moment, and until when (in the unit's zone)."""

    timeliness: Timeliness
    due: datetime | None
    """None on a day off: nothing is expected then, so nothing is late."""
    closes: datetime

    @property
    def is_late(self) -> bool:
        """Whether a report sent now counts as late."""
        return self.due is not None and self.timeliness is Timeliness.LATE


@dataclass(frozen=True)
class Sent:
    """A stored report, and whether it came late."""

    entry: Entry
    is_late: bool


async def check_date(
    uow: UnitOfWork, office: Office, employee: Employee, day: date, sent_at: datetime
) -> Window:
    """Whether work of a day may be reported at an instant; raises Invalid when it may not."""
    if not in_service(employee.joined, employee.left, day):
        raise Invalid("report-not-employed", date=day)
    if day > sent_at.astimezone(office.zone).date() + timedelta(days=1):
        # Whatever the unit's zone; and no calendar reaches to the year 9999.
        raise Invalid("report-date-in-future", date=day)
    own, calendar = await unit_and_calendar(uow, office, employee.id, day)
    extensions = await uow.calendars.extensions(employee.id)
    extended = extended_until(extensions, day, employee.id, own.id)
    timeliness = reportable(calendar, day, sent_at, extended)
    row = calendar.row(day)
    due = row.deadline.astimezone(calendar.zone) if row.is_working else None
    closes = max(row.late_until, extended) if extended else row.late_until
    return Window(timeliness, due, closes.astimezone(calendar.zone))


async def open_days(
    uow: UnitOfWork, office: Office, employee: Employee, month: date, now: datetime
) -> set[date]:
    """The days of a month that the person may report at an instant; `month` is its first day."""
    found = set()
    day = month
    while day.month == month.month:
        try:
            await check_date(uow, office, employee, day, now)
        except Invalid:
            pass
        else:
            found.add(day)
        day += timedelta(days=1)
    return found


async def first_open_day(uow: UnitOfWork, office: Office, employee_id: int, now: datetime) -> date:
    """A day before which nothing can be reported any more: how far back a calendar needs to go."""
    today = await today_of(uow, office, employee_id, now)
    extensions = await uow.calendars.extensions(employee_id)
    extended = [extension.span.start for extension in extensions if extension.open_until >= now]
    _, calendar = await unit_and_calendar(uow, office, employee_id, today)
    day = today
    while calendar.row(day - timedelta(days=1)).late_until >= now:
        day -= timedelta(days=1)
    return min([day, *extended])


async def targets_on(uow: UnitOfWork, employee_id: int, day: date) -> list[Target]:
    """The person's targets whose period contains a day."""
    codes = [Period.containing(day, kind).code for kind in PeriodKind]
    return await uow.targets.of(employee_id, codes)


async def set_date(
    uow: UnitOfWork, office: Office, employee: Employee, draft: ReportDraft, day: date, sent_at: datetime
) -> ReportDraft:
    """The draft with its date; a target that was not agreed for that date is asked for again."""
    window = await check_date(uow, office, employee, day, sent_at)
    targets = await targets_on(uow, employee.id, day)
    dated = draft.answer("date", day=day, due=window.due, closes=window.closes, has_targets=bool(targets))
    kept = draft.target_id is None or draft.target_id in {target.id for target in targets}
    if kept and draft.has_targets == dated.has_targets:
        return dated
    return dated.model_copy(update={"target_id": draft.target_id if kept else None}).reopen("target")


async def submit(
    uow: UnitOfWork,
    office: Office,
    employee: Employee,
    report: Report,
    *,
    entry_id: int | None,
    sent_at: datetime,
) -> Sent:
    """Stores a report, or sends a returned entry again, and lets the supervisor of its date know.

    Raises Invalid when the date is locked, and AlreadyHandled when the entry is no longer a returned one.
    """
    if entry_id is None:
        window = await check_date(uow, office, employee, report.date, sent_at)
        sent = Sent(await uow.entries.add(employee.id, report, sent_at), window.is_late)
    else:
        sent = await _send_again(uow, office, employee, report, entry_id, sent_at)
    entry = sent.entry
    await put_forward(uow, office, entry, "entry", sent_at)
    return sent


async def _send_again(
    uow: UnitOfWork, office: Office, employee: Employee, report: Report, entry_id: int, sent_at: datetime
) -> Sent:
    entry = await uow.cases.get(Entry, entry_id)
    if entry is None or entry.employee_id != employee.id or entry.state != CaseState.RETURNED:
        raise AlreadyHandled("correct-not-returned")
    is_late = False
    if entry.date != report.date:
        # Only a changed date is judged anew: the first sending was in time, a return must not lock it out.
        is_late = (await check_date(uow, office, employee, report.date, sent_at)).is_late
    if not await uow.entries.revise(entry, report, sent_at):
        raise AlreadyHandled("correct-not-returned")
    return Sent(entry, is_late)


async def draft_of(uow: UnitOfWork, entry: Entry, questions: Collection[str]) -> ReportDraft:
    """A draft that holds what a returned entry says: the answers to all `questions`, ready to be changed."""
    evidence = await uow.entries.evidence(entry.id)
    targets = await targets_on(uow, entry.employee_id, entry.date)
    # An imported entry may not tell how long the work took: that is then asked for.
    unknown = {"time"} if entry.minutes is None else set()
    return ReportDraft(
        entry_id=entry.id,
        answered=frozenset(questions) - unknown,
        day=entry.date,
        has_targets=bool(targets),
        evidence=tuple(_item(kept) for kept in evidence),
        **{name: getattr(entry, name) for name in Content.model_fields},
    )


def _item(kept: Evidence) -> EvidenceItem:
    fields = {name: getattr(kept, name) for name in EvidenceItem.model_fields}
    return EvidenceItem.model_validate(fields)

"""What was reported before, reported again: the last day's work, a frequent activity."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from msgspec import Struct

from domain.entries import Content, ReportDraft
from domain.habits import REMEMBERED, Habit, Past, alike, frequent, usual
from domain.office import Office
from handlers.daily_report import actions
from storage.records.entries import Said
from storage.tables import Employee
from storage.uow import UnitOfWork


class LastDay(Struct, frozen=True):
    """The last day that a person reported before today, and what of its work is not reported today yet."""

    day: date
    entries: Sequence[Said]


class History:
    """What a person reported in the last weeks, and what today."""

    def __init__(self, entries: Sequence[Said], today: date) -> None:
        self._before = [entry for entry in entries if entry.date < today]
        self._today = {alike(entry.activity) for entry in entries if entry.date == today}
        self.today = today

    @classmethod
    async def load(cls, uow: UnitOfWork, employee_id: int, today: date) -> History:
        """Reads the reports that count."""
        return cls(await uow.entries.said_since(employee_id, today - REMEMBERED), today)

    @classmethod
    async def load_last_day(cls, uow: UnitOfWork, employee_id: int, today: date) -> History:
        """Reads the reports of the last day and of today alone: enough for `last_day`, and no more."""
        return cls(await uow.entries.last_day_and_today(employee_id, today - REMEMBERED, today), today)

    @property
    def last_day(self) -> LastDay | None:
        """The last day with reports; None when there is none, or all of it is reported today already."""
        day = max((entry.date for entry in self._before), default=None)
        left = [entry for entry in self._before if entry.date == day and not self._is_done(entry.activity)]
        return LastDay(day, left) if day is not None and left else None

    @property
    def habits(self) -> list[Habit]:
        """Frequent activities that are not reported today yet."""
        left = [entry for entry in self._before if not self._is_done(entry.activity)]
        groups = frequent(left, lambda entry: entry.activity)
        return [usual([_past(entry) for entry in group]) for group in groups]

    def habit_of(self, past: Past) -> Habit:
        """The usual values of reports of the same activity."""
        same = [_past(each) for each in self._before if alike(each.activity) == alike(past.content.activity)]
        return usual(same or [past])

    def _is_done(self, activity: str) -> bool:
        return alike(activity) in self._today


def _past(said: Said) -> Past:
    return Past(said.id, Content.model_validate(said))


async def draft_like(
    uow: UnitOfWork, office: Office, employee: Employee, content: Content, day: date, now: datetime
) -> ReportDraft:
    """A report of a day with the content of an earlier one; parts that are missing or dated are asked for.

    So is a target that is not agreed for the day. Evidence is not copied: it is of the work of its own day.
    """
    draft = await actions.set_date(uow, office, employee, ReportDraft(), day, now)
    agreed = {target.id for target in await uow.targets.on(employee.id, day)}
    if content.target_id is None or content.target_id in agreed:
        draft = draft.answer("target", target_id=content.target_id)
    said = content.model_dump(include={"activity", "measure", "minutes", "started", "ended"})
    draft = draft.answer("activity", **said)
    if content.minutes is not None:
        draft = draft.answer("time")
    if content.volume is not None or content.measure is None:
        draft = draft.answer("volume", volume=content.volume)
    if content.self_rating is not None:
        draft = draft.answer("rating", self_rating=content.self_rating).answer("evidence")
    return draft

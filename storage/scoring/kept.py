"""Scorecards of the running period, kept up to date night by night: only those whose records changed."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path

from sqlalchemy import ColumnElement, Select, delete, exists, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.calendar import AsOf
from domain.schemes import Source
from storage.changes import Topic
from storage.records.calendars import national_holidays
from storage.scoring.kept_cards import Card, Summary, kept_card
from storage.scoring.loading import load_calendars
from storage.scoring.repository import ScoringRepository
from storage.scoring.scope import Scope
from storage.tables import (
    Attendance,
    ChangedRecord,
    Employee,
    KeptCard,
    KeptSheet,
    PersonDay,
    Response,
    ServiceStaff,
)

FEWEST = 5
"""People of whom a mean may be shown; a mean of fewer would tell too much of each."""

_MOST_AT_ONCE = 5000
"""With more changed people than this, everybody is computed anew in one pass."""

_WITH_THE_DAYS = frozenset({Source.DISCIPLINE, Source.ATTENDANCE, Source.TARGET_ATTAINMENT})
"""Sources whose value changes when a day becomes due, without any record."""


@dataclass(frozen=True)
class Sheet:
    """What was computed last, by which rules, as of when."""

    rules: str
    as_of: datetime
    computed_at: datetime
    summary: Summary


class KeptScoresRepository:
    """The kept scorecards of one period and scheme, and what they amount to for the office."""

    def __init__(self, session: AsyncSession, scoring: ScoringRepository) -> None:
        self._session = session
        self._scoring = scoring

    async def refresh(self, scope: Scope, now: datetime) -> int:
        """Computes anew the cards that may have changed since the last time; gives their number.

        What is kept afterwards is what a computation of everybody gives.
        """
        changes = await self._changes()
        rules = _rules(scope)
        sheet = await self.sheet(scope)
        people: set[int] | None = None
        if sheet is not None and sheet.rules == rules and await self._same_days(scope, sheet):
            if await self._citizens_moved(scope, sheet, changes):
                sheet.summary.citizens = None
            people = await self._stale(scope, sheet, changes)
        if sheet is None or people is None:
            # The notes of changes are gone: what is kept of another period or scheme is no longer true.
            await self._session.execute(delete(KeptCard))
            people, summary = None, Summary()
        else:
            summary = sheet.summary
        await self._session.execute(delete(KeptSheet))
        computed = await self._compute(scope, summary, people)
        values = {
            "period": scope.period.code,
            "scheme": scope.scheme.id,
            "rules": rules,
            "as_of": scope.as_of.instant,
            "computed_at": now,
            "summary": summary.as_json(),
        }
        await self._session.execute(insert(KeptSheet).values(values))
        await self._note_again(scope, people)
        return computed

    async def sheet(self, scope: Scope) -> Sheet | None:
        """What is kept of a period and scheme, if anything is."""
        query = select(KeptSheet.rules, KeptSheet.as_of, KeptSheet.computed_at, KeptSheet.summary).where(
            KeptSheet.period == scope.period.code, KeptSheet.scheme == scope.scheme.id
        )
        for rules, as_of, computed_at, summary in await self._session.execute(query):
            return Sheet(rules, as_of, computed_at, Summary.of_json(summary))
        return None

    async def office_means(self, scope: Scope) -> dict[str, Fraction]:
        """The office's mean value of each component, as last kept; none of fewer than five people."""
        sheet = await self.sheet(scope)
        return {} if sheet is None else sheet.summary.means(FEWEST)

    async def _changes(self) -> list[tuple[str, int | None]]:
        """What was noted since the last time. Read and deleted at once: a note that comes now stays."""
        statement = (
            delete(ChangedRecord)
            .returning(ChangedRecord.topic, ChangedRecord.employee_id)
            .execution_options(synchronize_session=False)
        )
        return [(topic, whose) for topic, whose in await self._session.execute(statement)]

    async def _same_days(self, scope: Scope, sheet: Sheet) -> bool:
        """Whether the same days are due as when the sheet was computed, so far as the scheme asks."""
        if scope.as_of.instant < sheet.as_of:
            return False
        if not scope.scheme.used_sources & _WITH_THE_DAYS:
            return True
        span, then = scope.period.span, AsOf.now(sheet.as_of, scope.period, scope.zone)
        return all(
            each.days.expected_days(span, (), scope.as_of) == each.days.expected_days(span, (), then)
            for each in await load_calendars(self._session, scope)
        )

    async def _stale(
        self, scope: Scope, sheet: Sheet, changes: Iterable[tuple[str, int | None]]
    ) -> set[int] | None:
        """Whose cards may have changed; None for everybody's."""
        topics = {topic for topic, _ in changes}
        if Topic.EVERYBODY in topics:
            return None
        stale = {whose for topic, whose in changes if topic == Topic.PERSON and whose is not None}
        then = AsOf.now(sheet.as_of, scope.period, scope.zone)
        joined = select(Employee.id).where(Employee.joined > then.day, Employee.joined <= scope.as_of.day)
        stale.update(await self._session.scalars(joined))
        if sheet.summary.citizens is None:
            stale.update(await self._session.scalars(select(ServiceStaff.employee_id).distinct()))
        return stale if len(stale) <= _MOST_AT_ONCE else None

    async def _citizens_moved(
        self, scope: Scope, sheet: Sheet, changes: Iterable[tuple[str, int | None]]
    ) -> bool:
        """Whether the citizens' responses are others than those that the cards were computed with."""
        if Source.CITIZEN not in scope.scheme.used_sources:
            return False
        if any(topic == Topic.CITIZENS for topic, _ in changes):
            return True
        then = AsOf.now(sheet.as_of, scope.period, scope.zone)
        return bool(await self._session.scalar(_a_response_now_counted(then, scope)))

    async def _compute(self, scope: Scope, summary: Summary, people: set[int] | None) -> int:
        """Scores people (None: everybody), keeps their cards, and moves the summary accordingly."""
        if summary.citizens is None:
            summary.citizens = await self._scoring.office_citizens(scope)
        if people is not None:
            if not people:
                return 0
            for card in (await self._take(scope, people)).values():
                summary.count(card, -1)
        key = {"period": scope.period.code, "scheme": scope.scheme.id}
        rows = []
        for standing in await self._scoring.standings(scope, people, summary.citizens):
            card = kept_card(standing.card)
            summary.count(card, 1)
            rows.append({**key, "employee_id": standing.person.id, "card": card})
        if rows:
            await self._session.execute(insert(KeptCard), rows)
        return len(rows)

    async def _note_again(self, scope: Scope, people: set[int] | None) -> None:
        """Leaves a note, which the next run reads, of those computed who have a record that will count."""
        if scope.as_of.instant >= scope.ends_at:  # what comes later never will
            return
        query = _waiting(scope)
        if people is not None:
            query = query.where(Employee.id.in_(people))
        waiting = [
            {"topic": Topic.PERSON, "employee_id": each} for each in await self._session.scalars(query)
        ]
        if waiting:
            await self._session.execute(insert(ChangedRecord), waiting)

    async def _take(self, scope: Scope, people: Collection[int]) -> dict[int, Card]:
        """Takes away the cards of some people, and gives them."""
        statement = (
            delete(KeptCard)
            .where(*_of(scope), KeptCard.employee_id.in_(people))
            .returning(KeptCard.employee_id, KeptCard.card)
            .execution_options(synchronize_session=False)
        )
        return {row.employee_id: row.card for row in await self._session.execute(statement)}


def _of(scope: Scope) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return KeptCard.period == scope.period.code, KeptCard.scheme == scope.scheme.id


def _waiting(scope: Scope) -> Select[int]:
    """People with a record of the period that does not count at the as-of moment, but will.

    Its day or moment is in the future: of a unit further east, or dated by a clock that is ahead of this one.
    A day that is always read from its entries is among them; to compute its person once more does no harm.
    """
    period, last = scope.period, scope.as_of.day
    own = PersonDay.employee_id == Employee.id, PersonDay.day.between(period.start, period.end)
    came = Attendance.employee_id == Employee.id, Attendance.date.between(period.start, period.end)
    return select(Employee.id).where(
        or_(
            exists().where(*own, or_(PersonDay.day > last, PersonDay.holds_from > scope.as_of.instant)),
            exists().where(*came, Attendance.date > last),
        )
    )


def _a_response_now_counted(then: AsOf, scope: Scope) -> Select[bool]:
    """Whether some response was in the future at `then`, and counts since."""
    # Its date, which has an index, is that of a zone: at most a day off.
    first, last = then.day - timedelta(days=1), scope.as_of.day + timedelta(days=1)
    return select(
        exists().where(
            Response.date.between(first, last),
            Response.submitted_at > then.instant,
            Response.submitted_at <= scope.as_of.instant,
        )
    )


def _rules(scope: Scope) -> str:
    """Hash of everything but records that the cards are computed by: the code, too, may be corrected."""
    holidays = sorted(national_holidays(scope.years.start.year - 1, scope.years.end.year + 1))
    text = f"{scope.scheme!r} {scope.zone} {holidays} {_code()}"
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def _code() -> str:
    root = Path(__file__).parents[2]
    return hash_of_code(root / "domain", root / "storage")


def hash_of_code(*folders: Path) -> str:
    """Hash of the Python files in some folders: another one when any of them says something else."""
    found = hashlib.sha256()
    for path in sorted(path for folder in folders for path in folder.rglob("*.py")):
        found.update(path.read_bytes())
    return found.hexdigest()

"""Reports that second raters are asked to rate, their ratings, and who was shown the differences."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from msgspec import Struct
from sqlalchemy import and_, delete, func, select, true

from domain.audit.rows import Values
from domain.cases import CaseState
from domain.colleagues import Pair
from domain.periods import Span
from domain.second_rating.bias import RatedTwice
from domain.second_rating.drawing import Drawn, PassReason, SecondState
from storage.records.audit import LoggedRepository
from storage.records.figure_views import claim_asked, note_shown
from storage.records.people import on, within
from storage.tables import Employee, Entry, Membership, SecondRating, SecondRatingView, StandIn


class Approved(Struct, frozen=True):
    """A version of an approved report, and the state of its second rating."""

    entry_id: int
    version: int
    author_id: int
    reviewer_id: int
    passed_by: frozenset[int]

    @property
    def drawn(self) -> Drawn:
        """As the choice of a second rater looks at it."""
        return Drawn(self.entry_id, self.author_id, self.reviewer_id, self.passed_by)


class WaitingReport(Struct, frozen=True):
    """A report that waits for a second rating."""

    row: SecondRating
    entry: Entry
    author: Employee

    @property
    def is_open(self) -> bool:
        """Whether it is not rated yet, and the drawn report has not changed."""
        is_the_same = self.entry.state == CaseState.APPROVED and self.entry.version == self.row.version
        return self.row.state == SecondState.OPEN and is_the_same


_WITH_REPORT = (
    select(SecondRating, Entry, Employee)
    .join(Entry, Entry.id == SecondRating.entry_id)
    .join(Employee, Employee.id == Entry.employee_id)
)
_STANDS = and_(Entry.version == SecondRating.version, Entry.state == CaseState.APPROVED)
"""The report is still as it was when it was drawn."""


class SecondRatingRepository(LoggedRepository):
    """Second ratings and their requests; no score reads them."""

    async def approved(self, since: datetime, until: datetime) -> list[Approved]:
        """Reports approved in a span of time for which no second rater stands, has rated, or was too slow."""
        query = (
            select(Entry.id, Entry.version, Entry.employee_id, Entry.reviewer_id)
            .where(Entry.state == CaseState.APPROVED, Entry.reviewed_at.between(since, until))
            .where(Entry.reviewer_id.is_not(None))
            .order_by(Entry.id)
        )
        asked = (
            select(SecondRating.entry_id, SecondRating.employee_id, SecondRating.state)
            .join(Entry, Entry.id == SecondRating.entry_id)
            .where(Entry.reviewed_at.between(since, until))
        )
        passed: dict[int, set[int]] = {}
        settled: set[int] = set()
        for entry, person, state in await self._session.execute(asked):
            if state == SecondState.PASSED:
                passed.setdefault(entry, set()).add(person)
            else:
                settled.add(entry)
        return [
            Approved(entry, version, author, reviewer, frozenset(passed.get(entry, ())))
            for entry, version, author, reviewer in await self._session.execute(query)
            if reviewer is not None and entry not in settled
        ]

    async def waiting(self, today: date) -> dict[int, int]:
        """How many reports wait for each second rater."""
        query = (
            select(SecondRating.employee_id, func.count())
            .where(SecondRating.state == SecondState.OPEN, SecondRating.date >= today)
            .group_by(SecondRating.employee_id)
        )
        rows = await self._session.execute(query)
        return {person: int(count) for person, count in rows}

    async def paired(self) -> dict[Pair, int]:
        """How often each reviewer was paired with each second rater."""
        query = (
            select(Entry.reviewer_id, SecondRating.employee_id, func.count())
            .join(Entry, Entry.id == SecondRating.entry_id)
            .where(SecondRating.state != SecondState.PASSED, Entry.reviewer_id.is_not(None))
            .group_by(Entry.reviewer_id, SecondRating.employee_id)
        )
        rows = await self._session.execute(query)
        return {(first, second): count for first, second, count in rows if first is not None}

    async def acting(self, span: Span) -> dict[int, set[int]]:
        """Who stood in for each supervisor on a day of a span."""
        query = select(StandIn.supervisor_id, StandIn.stand_in_id).where(within(StandIn, span))
        found: dict[int, set[int]] = {}
        for supervisor, stand_in in await self._session.execute(query):
            found.setdefault(supervisor, set()).add(stand_in)
        return found

    async def ask(self, asked: Sequence[tuple[int, int]], versions: Mapping[int, int], until: date) -> None:
        """Asks people about reports until a day; each is noted in the log."""
        rows = [
            SecondRating(
                entry_id=entry, version=versions[entry], employee_id=rater, date=until, state=SecondState.OPEN
            )
            for entry, rater in asked
        ]
        self._session.add_all(rows)
        await self._session.flush()
        for row in rows:
            self._note("ask-second", row, None)

    async def of(self, employee_id: int, today: date) -> list[WaitingReport]:
        """The reports that wait for a person, in the order in which they were drawn."""
        query = _WITH_REPORT.where(
            SecondRating.employee_id == employee_id,
            SecondRating.date >= today,
            SecondRating.state == SecondState.OPEN,
            _STANDS,
        )
        return [WaitingReport(*row) for row in await self._session.execute(query.order_by(SecondRating.id))]

    async def get(self, number: int) -> WaitingReport | None:
        """One of them by its number, held until the end of the transaction."""
        query = _WITH_REPORT.where(SecondRating.id == number).with_for_update(of=SecondRating)
        found = (await self._session.execute(query.execution_options(populate_existing=True))).first()
        return None if found is None else WaitingReport(*found)

    def rate(self, row: SecondRating, rating: int) -> None:
        """Keeps a second rating, and notes it in the log."""
        before = _logged(row)
        row.state, row.rating = SecondState.RATED, rating
        self._note("rate-second", row, before)

    def pass_on(self, row: SecondRating, reason: PassReason) -> None:
        """Notes that somebody does not rate a report, and why."""
        before = _logged(row)
        row.state, row.reason = SecondState.PASSED, reason
        self._note("pass-second", row, before)

    def _note(self, action: str, row: SecondRating, before: Values | None) -> None:
        self._audit.note(action, f"second_ratings/{row.id}", before, _logged(row))

    async def rated_twice(
        self, span: Span, reviewers: Collection[int] | None = None
    ) -> list[tuple[int | None, RatedTwice]]:
        """The reports of a span with two ratings, each with its author's unit on its date.

        Those that some people rated first, or (None) all.
        """
        query = (
            select(
                SecondRating.entry_id,
                Membership.unit_id,
                Entry.reviewer_id,
                SecondRating.employee_id,
                Entry.supervisor_rating,
                SecondRating.rating,
            )
            .join(Entry, Entry.id == SecondRating.entry_id)
            .outerjoin(
                Membership,
                and_(
                    Membership.employee_id == Entry.employee_id,
                    on(Membership, Entry.date),
                ),
            )
            .where(Entry.date.between(span.start, span.end), _STANDS, SecondRating.rating.is_not(None))
            .where(true() if reviewers is None else Entry.reviewer_id.in_(reviewers))
            # Of two memberships on a day the later one counts: it is read last. Ordered by the second
            # ratings, which are few: in the order of the entries SQLite would read all of these.
            .order_by(SecondRating.entry_id, Membership.starts, Membership.id)
        )
        found = {}
        for entry, unit, reviewer, second, first_rating, rating in await self._session.execute(query):
            if reviewer is not None and first_rating is not None and rating is not None:
                found[entry] = (unit, RatedTwice(reviewer, second, first_rating, rating))
        return list(found.values())

    async def views(self, period: str) -> dict[int, SecondRatingView]:
        """Who was asked to look at the own difference of a period, or has looked."""
        query = select(SecondRatingView).where(SecondRatingView.period == period)
        return {view.employee_id: view for view in await self._session.scalars(query)}

    async def ask_to_look(self, people: Collection[int], period: str, at: datetime) -> list[int]:
        """Notes that people are asked to look; returns those who neither were before nor have looked."""
        return [
            person
            for person in people
            if await claim_asked(self._session, SecondRatingView, person, period, at)
        ]

    async def note_shown(self, employee_id: int, period: str, at: datetime) -> None:
        """Notes that a person is shown the own difference of a period; the first time stays."""
        await note_shown(self._session, SecondRatingView, employee_id, period, at)

    async def forget_before(self, day: date) -> None:
        """Drops what could be rated until an earlier day."""
        await self._session.execute(
            delete(SecondRating).where(SecondRating.date < day).execution_options(synchronize_session=False)
        )


def _logged(row: SecondRating) -> Values:
    return {
        "entry": row.entry_id,
        "version": row.version,
        "rater": row.employee_id,
        "until": row.date.isoformat(),
        "state": str(row.state),
        "rating": row.rating,
        "reason": None if row.reason is None else str(row.reason),
    }

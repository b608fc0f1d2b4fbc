"""What the figures of objectivity are made of, and who was shown theirs (docs/scoring.md §6)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from msgspec import Struct
from sqlalchemy import ColumnElement, and_, func, select

from domain.cases import CaseState
from domain.objectivity import MOST_RECORDS, Decided, Rated, Records, Signal, Work
from domain.periods import Span
from domain.survey import NO_CITIZENS, Channel, CitizenFacts, ResponseGroup
from storage.base.repository import Repository
from storage.records.figure_views import claim_asked, note_shown
from storage.records.people import in_service, on
from storage.scoring.citizens import staffed_within, value
from storage.tables import Employee, Entry, Evidence, KeptFile, ObjectivityView, Response, Supervision


class CitizensOfOffice(Struct, frozen=True):
    """Counted responses by service and day, and who staffed which service when."""

    responses: Mapping[int, Sequence[tuple[date, CitizenFacts]]]
    staff: Sequence[tuple[int, int, Span]]
    """Person, service, dates."""

    def of(self, people: Collection[int]) -> CitizenFacts:
        """The responses to services that at least one of some people staffed on the day, each once."""
        spans: defaultdict[int, list[Span]] = defaultdict(list)
        for person, service, span in self.staff:
            if person in people:
                spans[service].append(span)
        found = NO_CITIZENS
        for service, served in spans.items():
            for day, facts in self.responses.get(service, ()):
                if any(day in span for span in served):
                    found += facts
        return found


def _rated(span: Span) -> ColumnElement[bool]:
    return and_(
        Entry.state == CaseState.APPROVED,
        Entry.date.between(span.start, span.end),
        Entry.reviewer_id.is_not(None),
    )


_RATING = Entry.supervisor_rating
_SUMS = (
    func.count(),
    func.sum(_RATING),
    func.sum(_RATING * _RATING),
    func.sum(Entry.self_rating - _RATING),
)


def _sums(n: int | None, total: int | None, squares: int | None, gap: int | None) -> Rated:
    # PostgreSQL gives decimals for sums.
    return Rated(int(n or 0), int(total or 0), int(squares or 0), int(gap or 0))


class ObjectivityRepository(Repository):
    """Sums over the ratings of an office, and the entries of a few people."""

    async def serving(self, day: date) -> dict[int, int | None]:
        """Everybody in service on a day with the supervisor of that day, if any."""
        query = (
            select(Employee.id, Supervision.supervisor_id)
            .outerjoin(Supervision, and_(Supervision.employee_id == Employee.id, on(Supervision, day)))
            .where(in_service(day))
            # Of two that hold on a day it is the later one, as in `supervisor_of`.
            .order_by(Employee.id, Supervision.id)
        )
        return {each.id: each.supervisor_id for each in await self._session.execute(query)}

    async def rated(self, span: Span) -> dict[int, Rated]:
        """What everybody's ratings of a span amount to, by reviewer."""
        query = select(Entry.reviewer_id, *_SUMS).where(_rated(span)).group_by(Entry.reviewer_id)
        return {
            reviewer: _sums(*sums)
            for reviewer, *sums in await self._session.execute(query)
            if reviewer is not None
        }

    async def reviewing(self, people: Collection[int], span: Span) -> set[int]:
        """Those of some people who rated anything of a span."""
        query = select(Entry.reviewer_id).where(_rated(span), Entry.reviewer_id.in_(people)).distinct()
        return {reviewer for reviewer in await self._session.scalars(query) if reviewer is not None}

    async def gotten(self, people: Collection[int], span: Span) -> dict[int, Rated]:
        """What the ratings amount to that some people got for a span, by person."""
        query = (
            select(Entry.employee_id, *_SUMS)
            .where(
                Entry.employee_id.in_(people),
                Entry.state == CaseState.APPROVED,
                Entry.date.between(span.start, span.end),
            )
            .group_by(Entry.employee_id)
        )
        return {person: _sums(*sums) for person, *sums in await self._session.execute(query)}

    async def decisions(self, reviewers: Collection[int], span: Span) -> dict[int, list[Decided]]:
        """When some reviewers gave each rating of a span, and whose work it was."""
        query = select(Entry.reviewer_id, Entry.reviewed_at, Entry.id, Entry.employee_id).where(
            _rated(span), Entry.reviewer_id.in_(reviewers)
        )
        found: dict[int, list[Decided]] = {reviewer: [] for reviewer in reviewers}
        for reviewer, at, entry, person in await self._session.execute(query):
            if reviewer is not None and at is not None:
                found[reviewer].append(Decided(at, entry, person))
        return found

    async def examples(self, employee_id: int, signal: Signal, span: Span) -> Records:
        """Entries that a figure is made of, for one that names none itself: those that show it best."""
        of_whom = Entry.employee_id if signal is Signal.OWN_GAP else Entry.reviewer_id
        gap = func.abs(Entry.self_rating - Entry.supervisor_rating)
        order = [gap.desc()] if signal in {Signal.SELF_GAP, Signal.OWN_GAP} else []
        query = (
            select(Entry.id)
            .where(
                of_whom == employee_id,
                Entry.state == CaseState.APPROVED,
                Entry.date.between(span.start, span.end),
            )
            .order_by(*order, Entry.date.desc(), Entry.id.desc())
            .limit(MOST_RECORDS)
        )
        return tuple((entry,) for entry in await self._session.scalars(query))

    async def citizens(self, span: Span) -> CitizensOfOffice:
        """The counted responses of a span, and who staffed the services."""
        answered, total = value()
        key = (Response.service_id, Response.date, Response.channel, answered)
        query = (
            select(*key, func.sum(total), func.count())
            .where(Response.date.between(span.start, span.end), Response.quarantined_on.is_(None))
            .group_by(*key)
        )
        responses: defaultdict[int, list[tuple[date, CitizenFacts]]] = defaultdict(list)
        for service, day, channel, values, summed, count in await self._session.execute(query):
            if values:
                group = ResponseGroup(Channel(channel), values, int(summed or 0), count)
                responses[service].append((day, CitizenFacts.of([group])))
        staffed = await staffed_within(self._session, span)
        return CitizensOfOffice(
            responses,
            [(person, service, part) for (person, service), parts in staffed.items() for part in parts],
        )

    async def works(self, people: Collection[int], span: Span, zone: ZoneInfo) -> list[Work]:
        """The entries of some people that make their days reported, with what identifies their files."""
        here = and_(
            Entry.employee_id.in_(people), Entry.date.between(span.start, span.end), Entry.is_report()
        )
        files: defaultdict[int, set[str]] = defaultdict(set)
        content = func.coalesce(KeptFile.sha256, Evidence.unique_id)
        proof = (
            select(Evidence.entry_id, content)
            .join(Entry, Entry.id == Evidence.entry_id)
            .outerjoin(KeptFile, KeptFile.unique_id == Evidence.unique_id)
            .where(here, Evidence.unique_id.is_not(None))
        )
        for entry_id, file in await self._session.execute(proof):
            files[entry_id].add(file)
        query = select(
            Entry.id,
            Entry.employee_id,
            Entry.date,
            Entry.activity,
            Entry.submitted_at,
            Entry.minutes,
            Entry.started,
            Entry.ended,
        ).where(here)
        return [
            Work(
                person,
                day,
                text,
                sent.astimezone(zone).date(),
                minutes or 0,
                started,
                ended,
                frozenset(files.get(key, ())),
                key,
            )
            for key, person, day, text, sent, minutes, started, ended in await self._session.execute(query)
        ]

    async def views(self, period: str, people: Collection[int]) -> dict[int, ObjectivityView]:
        """Who of some people was asked to look at a period's figures, or has looked."""
        query = select(ObjectivityView).where(
            ObjectivityView.period == period, ObjectivityView.employee_id.in_(people)
        )
        return {view.employee_id: view for view in await self._session.scalars(query)}

    async def note_shown(self, employee_id: int, period: str, at: datetime) -> None:
        """Notes that a person was shown their figures of a period; the first time is kept."""
        await note_shown(self._session, ObjectivityView, employee_id, period, at)

    async def claim_asked(self, employee_id: int, period: str, at: datetime) -> bool:
        """Notes that a person is asked to look; False when that was done before, or they have looked."""
        return await claim_asked(self._session, ObjectivityView, employee_id, period, at)

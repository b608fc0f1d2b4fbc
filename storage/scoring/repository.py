"""Scorecards of an office or of a person, from the records of a period."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.scoring import AttendanceFacts, PastResult, PersonFacts, PersonResult, Scorecard, score_person
from domain.survey import NO_CITIZENS
from storage.scoring.assessments import assessment_facts, required_competencies
from storage.scoring.attendance import attendance_facts
from storage.scoring.book import Book
from storage.scoring.citizens import citizen_facts
from storage.scoring.entries import NO_ENTRIES, entry_facts
from storage.scoring.frame import Scored, load_frame
from storage.scoring.reading import read_book
from storage.scoring.scope import Scope
from storage.scoring.sheet import sheet
from storage.scoring.targets import target_facts


@dataclass(frozen=True)
class Standing:
    """A person, what the records amount to, and the scorecard that the scheme makes of it."""

    person: Scored
    facts: PersonFacts
    card: Scorecard

    @property
    def result(self) -> PersonResult:
        """Whose scorecard it is, for documents."""
        return PersonResult(self.person.nip, self.person.name, self.card)


class ScoringRepository:
    """Scores periods. One statement for each kind of record, whether for one person or for all."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def standings(self, scope: Scope, people: Collection[int] | None = None) -> list[Standing]:
        """The standing of everybody in service on a day of the period to date, by NIP; or of some, by id."""
        history = await self._history(scope, people)
        standings = []
        for person, facts in await self.facts(scope, people):
            past = [results.get(person.id) for results in history]
            standings.append(Standing(person, facts, score_person(scope.scheme, facts, history=past)))
        return standings

    async def facts(
        self, scope: Scope, people: Collection[int] | None = None
    ) -> Iterator[tuple[Scored, PersonFacts]]:
        """What the records amount to, by NIP; see `standings` for whose."""
        session = self._session
        frame = await load_frame(session, scope, people)
        if not frame.people:
            return iter(())
        async with sheet(session, frame):
            entries = await entry_facts(session, frame)
            targets = await target_facts(session, frame)
            attendance = await attendance_facts(session, frame)
            assessments = await assessment_facts(session, frame)
            citizens, office = await citizen_facts(session, frame)
        required = await required_competencies(session, scope.scheme)

        def facts_of(person: Scored) -> PersonFacts:
            own = entries.get(person.id, NO_ENTRIES)
            return PersonFacts(
                expected_days=person.expected_days(scope.period.span, scope),
                self_ratings=tuple(own.self_ratings),
                supervisor_ratings=tuple(own.supervisor_ratings),
                targets=tuple(targets.get(person.id, ())),
                reported=own.reported_days(),
                attendance=attendance.get(person.id, AttendanceFacts()),
                assessments=tuple(assessments.get(person.id, ())),
                competencies=required.get(person.position or "", ()),
                citizens=citizens.get(person.id, NO_CITIZENS),
                office_citizens=office,
            )

        return ((person, facts_of(person)) for person in frame.people)

    async def book(self, scope: Scope, employee_id: int) -> Book | None:
        """One person's records; None when not in service on a day of the period to date."""
        return await read_book(self._session, scope, employee_id)

    async def standing(self, book: Book) -> Standing:
        """The standing of the person of a book: the same as among all of `standings`."""
        past: list[PastResult | None] = []
        scope = book.scope
        for _ in range(scope.scheme.periods_back):
            scope = scope.before()
            earlier = await self.book(scope, book.person.id)
            past.append(_past(score_person(scope.scheme, earlier.facts())) if earlier else None)
        facts = book.facts()
        return Standing(book.person, facts, score_person(scope.scheme, facts, history=past))

    async def _history(self, scope: Scope, people: Collection[int] | None) -> list[Mapping[int, PastResult]]:
        """The results of as many periods before this one as the scheme's follow-up looks at, latest first."""
        history: list[Mapping[int, PastResult]] = []
        for _ in range(scope.scheme.periods_back):
            scope = scope.before()
            results = {
                person.id: _past(score_person(scope.scheme, facts))
                for person, facts in await self.facts(scope, people)
            }
            history.append(results)
        return history


def _past(card: Scorecard) -> PastResult:
    values = {each.id: each.value for each in card.components if each.value is not None}
    return PastResult(card.grade, values)

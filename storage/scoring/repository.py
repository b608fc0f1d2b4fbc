"""Scorecards of an office or of a person, from the records of a period."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import NamedTuple, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from domain.schemes import Scheme
from domain.scoring import (
    NO_JUDGEMENTS,
    Judgement,
    PastResult,
    PersonFacts,
    PersonResult,
    RequiredCompetency,
    Scorecard,
    score_person,
)
from domain.survey import NO_CITIZENS, CitizenFacts
from storage.scoring.assessments import assessment_facts, assessment_rows, judgements, required_competencies
from storage.scoring.attendance import NO_ATTENDANCE, attendance_facts, attendance_rows
from storage.scoring.book import Book
from storage.scoring.citizens import citizen_facts
from storage.scoring.entries import NO_ENTRIES, EntryRows, entry_facts, entry_rows
from storage.scoring.frame import Frame, Scored
from storage.scoring.laid_out import laid_out
from storage.scoring.loading import load_frame
from storage.scoring.packed import Rows
from storage.scoring.past import closed_results, past_of
from storage.scoring.reading import read_book
from storage.scoring.scope import Scope
from storage.scoring.targets import target_facts, target_rows
from storage.scoring.work_done import WorkDone, work_done
from storage.tables import GroupJudgement

T = TypeVar("T")
History = tuple[PastResult | None, ...]
"""A person's results of the periods before, the latest first."""

_AT_ONCE = 1250
"""People whose sums are held at a time: few statements, and little memory."""


class Standing(NamedTuple):
    """A person, and the scorecard that the scheme makes of the records."""

    person: Scored
    card: Scorecard

    @property
    def result(self) -> PersonResult:
        """Whose scorecard it is, for documents."""
        return PersonResult(self.person.nip, self.person.name, self.card)


@dataclass(frozen=True)
class Totals:
    """What the database says of the people of a frame; the citizens' of the office once."""

    frame: Frame
    entries: EntryRows
    targets: Rows
    attendance: Rows
    assessments: Rows
    citizens: Mapping[int, CitizenFacts]
    judgements: Mapping[int, Mapping[str, Judgement]]
    office: CitizenFacts
    required: Mapping[str, tuple[RequiredCompetency, ...]]

    def each(self, make: Callable[[Scored, PersonFacts], T]) -> list[T]:
        """What `make` makes of each person's facts."""
        return [make(person, facts) for person, facts in self._facts()]

    def _facts(self) -> Iterator[tuple[Scored, PersonFacts]]:
        """The records of each person as the sources want them."""
        frame, span = self.frame, self.frame.scope.period.span
        entries, attendance = entry_facts(self.entries), attendance_facts(self.attendance, frame)
        targets, assessments = target_facts(self.targets, frame), assessment_facts(self.assessments)
        for person in frame.people:
            own = entries.get(person.id, NO_ENTRIES)
            yield (
                person,
                PersonFacts(
                    expected_days=frame.expected.due(person, span),
                    self_ratings=tuple(own.self_ratings),
                    supervisor_ratings=tuple(own.supervisor_ratings),
                    targets=tuple(targets.get(person.id, ())),
                    reported=own.reported,
                    attendance=attendance.get(person.id, NO_ATTENDANCE),
                    assessments=tuple(assessments.get(person.id, ())),
                    competencies=self.required.get(person.position or "", ()),
                    citizens=self.citizens.get(person.id, NO_CITIZENS),
                    office_citizens=self.office,
                    judgements=self.judgements.get(person.id, NO_JUDGEMENTS),
                ),
            )


class ScoringRepository:
    """Scores periods: of many people by sums of the database, of one from a book of records (0046)."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def standings(self, scope: Scope) -> list[Standing]:
        """The standing of everybody in service on a day of the period to date, by NIP."""
        return await self.of_each(scope, _itself)

    async def of_each(self, scope: Scope, make: Callable[[Standing], T]) -> list[T]:
        """What `make` makes of each of the `standings`, in a thread; for what is made of a whole office."""

        def made(person: Scored, facts: PersonFacts, history: History, card: Scorecard) -> tuple[str, T]:
            return person.nip.digits, make(Standing(person, card))

        return [each for _, each in sorted(await self.worked_out(scope, made), key=itemgetter(0))]

    async def worked_out(
        self, scope: Scope, make: Callable[[Scored, PersonFacts, History, Scorecard], T]
    ) -> list[T]:
        """As `of_each`, in no order: with what each scorecard follows from."""
        past = await self._history(scope)

        def made(person: Scored, facts: PersonFacts) -> T:
            history = tuple(results.get(person.id) for results in past)
            return make(person, facts, history, score_person(scope.scheme, facts, history=history))

        return await self._made(scope, made)

    async def _made(self, scope: Scope, make: Callable[[Scored, PersonFacts], T]) -> list[T]:
        """What `make` makes of each person's facts.

        A thread makes it while the database sums up the records of others.
        """
        made: list[T] = []
        async with aclosing(self._totals(scope)) as parts:
            totals = await anext(parts, None)
            while totals is not None:
                making = asyncio.create_task(asyncio.to_thread(totals.each, make))
                try:
                    totals = await anext(parts, None)
                finally:
                    # Whichever of the two fails, both have ended then, and the session is free.
                    await asyncio.wait([making])
                made += making.result()
        return made

    async def _totals(self, scope: Scope) -> AsyncGenerator[Totals, None]:
        """What the records amount to, for some people at a time: every record is read once."""
        session = self._session
        frame = await load_frame(session, scope)
        if not frame.people:
            return
        required = await required_competencies(session, scope.scheme)
        citizens, office = await citizen_facts(session, frame)
        async with laid_out(session, frame):
            for part in frame.parts(_AT_ONCE):
                entries = await entry_rows(session, part)
                attendance = await attendance_rows(session, part)
                targets = await target_rows(session, part)
                assessments = await assessment_rows(session, part)
                judged = await judgements(session, scope, part.has(GroupJudgement.employee_id))
                yield Totals(
                    part, entries, targets, attendance, assessments, citizens, judged, office, required
                )

    async def book(self, scope: Scope, employee_id: int) -> Book | None:
        """One person's records; None when not in service on a day of the period to date."""
        return await read_book(self._session, scope, employee_id)

    async def person(self, scope: Scope, employee_id: int) -> Scored | None:
        """A person with units, leave and extensions; None when not in service in the period to date."""
        return next(iter((await load_frame(self._session, scope, employee_id)).people), None)

    async def standing(self, book: Book) -> Standing:
        """The standing of the person of a book: the same as among all of `standings`.

        Of a book as it is told, what it is compared with is as it is told too.
        """
        past: list[PastResult | None] = []
        for scope in book.scope.looked_back_at():
            closed = await closed_results(self._session, scope.period, book.person.id)
            if closed is not None:
                past.append(closed.get(book.person.id))
                continue
            earlier = await self.book(scope, book.person.id)
            if earlier is not None and book.told_at is not None:
                earlier = earlier.as_told(book.told_at)
            past.append(past_of(score_person(scope.scheme, earlier.facts())) if earlier else None)
        return Standing(book.person, score_person(book.scope.scheme, book.facts(), history=past))

    async def work_done(self, scope: Scope) -> dict[int, WorkDone]:
        """Approved time, attendance and leave of everybody who has any, by person."""
        return await work_done(self._session, scope)

    async def _history(self, scope: Scope) -> list[Mapping[int, PastResult]]:
        """The results of as many periods before this one as the scheme's follow-up looks at, latest first."""
        found: list[Mapping[int, PastResult]] = []
        for earlier in scope.looked_back_at():
            closed = await closed_results(self._session, earlier.period)
            if closed is None:
                closed = dict(await self._made(earlier, partial(_past_of, earlier.scheme)))
            found.append(closed)
        return found


def _itself(standing: Standing) -> Standing:
    return standing


def _past_of(scheme: Scheme, person: Scored, facts: PersonFacts) -> tuple[int, PastResult]:
    return person.id, past_of(score_person(scheme, facts))

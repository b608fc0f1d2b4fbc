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
from storage.scoring.reading import read_book
from storage.scoring.scope import Scope
from storage.scoring.targets import target_facts, target_rows
from storage.tables import GroupJudgement

T = TypeVar("T")

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
        history = await self._history(scope)

        def made(person: Scored, facts: PersonFacts) -> tuple[str, T]:
            past = [results.get(person.id) for results in history]
            standing = Standing(person, score_person(scope.scheme, facts, history=past))
            return person.nip.digits, make(standing)

        return [each for _, each in sorted(await self._made(scope, made), key=itemgetter(0))]

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
            earlier = await self.book(scope, book.person.id)
            if earlier is not None and book.told_at is not None:
                earlier = earlier.as_told(book.told_at)
            past.append(_past(score_person(scope.scheme, earlier.facts())) if earlier else None)
        return Standing(book.person, score_person(book.scope.scheme, book.facts(), history=past))

    async def _history(self, scope: Scope) -> list[Mapping[int, PastResult]]:
        """The results of as many periods before this one as the scheme's follow-up looks at, latest first."""
        return [
            dict(await self._made(earlier, partial(_past_of, earlier.scheme)))
            for earlier in scope.looked_back_at()
        ]


def _itself(standing: Standing) -> Standing:
    return standing


def _past_of(scheme: Scheme, person: Scored, facts: PersonFacts) -> tuple[int, PastResult]:
    return person.id, _past(score_person(scheme, facts))


def _past(card: Scorecard) -> PastResult:
    values = {each.id: each.value for each in card.components if each.value is not None}
    return PastResult(card.grade, values)

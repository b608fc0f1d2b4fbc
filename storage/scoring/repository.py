"""Scorecards of an office or of a person, from the records of a period."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Collection, Iterator, Mapping
from contextlib import aclosing
from datetime import date
from functools import partial
from operator import itemgetter
from typing import NamedTuple, TypeVar

from msgspec import Struct

from domain.closing.kept_days import KeptDays
from domain.people import Nip
from domain.schemes import Scheme
from domain.scoring import (
    NO_JUDGEMENTS,
    AttendanceFacts,
    Judgement,
    PastResult,
    PersonFacts,
    PersonResult,
    RequiredCompetency,
    Scorecard,
    score_person,
)
from domain.survey import NO_CITIZENS, CitizenFacts
from storage.base.repository import Repository
from storage.scoring.assessments import assessment_facts, assessment_rows, judgements, required_competencies
from storage.scoring.attendance import attendance_facts, attendance_rows
from storage.scoring.citizens import citizen_facts
from storage.scoring.cohort import Cohort, ScoredPerson
from storage.scoring.entries import NO_ENTRIES, EntryRows, entry_facts, entry_rows
from storage.scoring.keeping_days import kept_days
from storage.scoring.loading import load_cohort
from storage.scoring.past import closed_results, past_of
from storage.scoring.person_records import PersonRecords
from storage.scoring.reading import (
    read_entries,
    read_person_records,
    read_records_of_result,
    read_targets,
)
from storage.scoring.response_days import keep_days
from storage.scoring.rows_as_json import Rows
from storage.scoring.scope import Scope
from storage.scoring.single_records import EntryRecord, TargetRecord
from storage.scoring.targets import target_facts, target_rows
from storage.scoring.temporary_tables import temporary_tables
from storage.scoring.work_done import WorkDone, work_done
from storage.tables import GroupJudgement

T = TypeVar("T")
History = tuple[PastResult | None, ...]
"""A person's results of earlier periods, latest first."""

_AT_ONCE = 1250
"""People whose sums are read at a time; bounds both the number of queries and the memory."""


class PersonScorecard(NamedTuple):
    """A person with their scorecard by the scheme."""

    person: ScoredPerson
    card: Scorecard

    @property
    def result(self) -> PersonResult:
        """The person's identity with the scorecard, for documents."""
        return PersonResult(self.person.nip, self.person.name, self.card)


class Totals(Struct, frozen=True):
    """The sums of a part of the cohort, as the database returns them."""

    cohort: Cohort
    entries: EntryRows
    targets: Rows
    attendance: Rows
    assessments: Rows
    citizens: Mapping[int, CitizenFacts]
    judgements: Mapping[int, Mapping[str, Judgement]]
    office: CitizenFacts
    required: Mapping[str, tuple[RequiredCompetency, ...]]

    def each(self, make: Callable[[ScoredPerson, PersonFacts], T]) -> list[T]:
        """The results of `make` for each person's facts."""
        return [make(person, facts) for person, facts in self._facts()]

    def _facts(self) -> Iterator[tuple[ScoredPerson, PersonFacts]]:
        """Each person's sums as the input of the scheme's sources."""
        cohort, span = self.cohort, self.cohort.scope.period.span
        entries, attendance = entry_facts(self.entries), attendance_facts(self.attendance, cohort)
        targets, assessments = target_facts(self.targets, cohort), assessment_facts(self.assessments)
        for person in cohort.people:
            own = entries.get(person.id, NO_ENTRIES)
            yield (
                person,
                PersonFacts(
                    expected_days=cohort.expected.due(person, span),
                    self_ratings=tuple(own.self_ratings),
                    supervisor_ratings=tuple(own.supervisor_ratings),
                    targets=tuple(targets.get(person.id, ())),
                    reported=own.reported,
                    attendance=attendance.get(person.id, AttendanceFacts()),
                    assessments=tuple(assessments.get(person.id, ())),
                    competencies=self.required.get(person.position or "", ()),
                    citizens=self.citizens.get(person.id, NO_CITIZENS),
                    office_citizens=self.office,
                    judgements=self.judgements.get(person.id, NO_JUDGEMENTS),
                ),
            )


class ScoringRepository(Repository):
    """Scores periods: many people from sums of the database, one person from the single records (0131)."""

    async def scorecards(self, scope: Scope) -> list[PersonScorecard]:
        """The scorecards of everybody in service on a day of the period to date, ordered by NIP."""
        return await self.map_scorecards(scope, _itself)

    async def map_scorecards(self, scope: Scope, make: Callable[[PersonScorecard], T]) -> list[T]:
        """Calls `make` with each scorecard, in a thread; ordered by NIP. Keeps only the results in memory."""

        def made(
            person: ScoredPerson, facts: PersonFacts, history: History, card: Scorecard
        ) -> tuple[str, T]:
            return person.nip.digits, make(PersonScorecard(person, card))

        return [each for _, each in sorted(await self.map_facts(scope, made), key=itemgetter(0))]

    async def map_facts(
        self, scope: Scope, make: Callable[[ScoredPerson, PersonFacts, History, Scorecard], T]
    ) -> list[T]:
        """As `map_scorecards`, in no order, with the facts and earlier results behind each scorecard."""
        past = await self._history(scope)

        def made(person: ScoredPerson, facts: PersonFacts) -> T:
            history = tuple(results.get(person.id) for results in past)
            return make(person, facts, history, score_person(scope.scheme, facts, history=history))

        return await self._made(scope, made)

    async def _made(self, scope: Scope, make: Callable[[ScoredPerson, PersonFacts], T]) -> list[T]:
        """Calls `make` in a thread with each person's facts, while the database sums up the next people."""
        made: list[T] = []
        async with aclosing(self._totals(scope)) as parts:
            totals = await anext(parts, None)
            while totals is not None:
                making = asyncio.create_task(asyncio.to_thread(totals.each, make))
                try:
                    totals = await anext(parts, None)
                finally:
                    # Also after an error: the thread must end before the session is used again.
                    await asyncio.wait([making])
                made += making.result()
        return made

    async def _totals(self, scope: Scope) -> AsyncGenerator[Totals, None]:
        """The sums of the records, part by part of the cohort; every record is read once."""
        session = self._session
        cohort = await load_cohort(session, scope)
        if not cohort.people:
            return
        required = await required_competencies(session, scope.scheme)
        citizens, office = await citizen_facts(session, cohort)
        async with temporary_tables(session, cohort):
            for part in cohort.parts(_AT_ONCE):
                entries = await entry_rows(session, part)
                attendance = await attendance_rows(session, part)
                targets = await target_rows(session, part)
                assessments = await assessment_rows(session, part)
                judged = await judgements(session, scope, part.has(GroupJudgement.employee_id))
                yield Totals(
                    part, entries, targets, attendance, assessments, citizens, judged, office, required
                )

    async def kept_days(self, scope: Scope) -> dict[int, KeptDays]:
        """The expected days of everybody in service on a day of the period to date, by id."""
        return await kept_days(self._session, await load_cohort(self._session, scope))

    async def entries(self, ids: Collection[int]) -> list[EntryRecord]:
        """Reports by their ids, also when they were sent after the period."""
        return await read_entries(self._session, ids)

    async def targets(self, ids: Collection[int]) -> list[TargetRecord]:
        """Targets by their ids, also when they were withdrawn."""
        return await read_targets(self._session, ids)

    async def records(self, scope: Scope, employee_id: int) -> PersonRecords | None:
        """One person's records; None when not in service on a day of the period to date."""
        return await read_person_records(self._session, scope, employee_id)

    async def records_of_result(self, scope: Scope, employee_id: int, nip: Nip, name: str) -> PersonRecords:
        """The records behind a person's result, also when the roster no longer has them in the period."""
        absent = ScoredPerson.absent(employee_id, nip, name, scope.period.span)
        return await read_records_of_result(self._session, scope, absent)

    async def person(self, scope: Scope, employee_id: int) -> ScoredPerson | None:
        """A person with units, leave and extensions; None when not in service in the period to date."""
        return next(iter((await load_cohort(self._session, scope, employee_id)).people), None)

    async def scorecard(self, records: PersonRecords) -> PersonScorecard:
        """The scorecard of one person; equals the person's one among `scorecards`.

        For records as the person may see them, earlier periods are scored as the person may see them, too.
        """
        past: list[PastResult | None] = []
        for scope in records.scope.looked_back_at():
            closed = await closed_results(self._session, scope.period, records.person.id)
            if closed is not None:
                past.append(closed.get(records.person.id))
                continue
            earlier = await read_person_records(self._session, scope, records.person.id, records.basis)
            if earlier is not None and records.told_at is not None:
                earlier = earlier.visible_to_person(records.told_at)
            past.append(past_of(score_person(scope.scheme, earlier.facts())) if earlier else None)
        return PersonScorecard(
            records.person, score_person(records.scope.scheme, records.facts(), history=past)
        )

    async def sum_up_responses(self, scope: Scope, today: date) -> None:
        """Keeps the sums of what citizens said on each day of the period before `today` (office's date)."""
        await keep_days(self._session, scope.period.start, today)

    async def work_done(self, scope: Scope) -> dict[int, WorkDone]:
        """Approved time, attendance and leave, by person; only people who have any."""
        return await work_done(self._session, scope)

    async def _history(self, scope: Scope) -> list[Mapping[int, PastResult]]:
        """The results of the earlier periods that the scheme's follow-up uses, latest first."""
        found: list[Mapping[int, PastResult]] = []
        for earlier in scope.looked_back_at():
            closed = await closed_results(self._session, earlier.period)
            if closed is None:
                closed = dict(await self._made(earlier, partial(_past_of, earlier.scheme)))
            found.append(closed)
        return found


def _itself(scorecard: PersonScorecard) -> PersonScorecard:
    return scorecard


def _past_of(scheme: Scheme, person: ScoredPerson, facts: PersonFacts) -> tuple[int, PastResult]:
    return person.id, past_of(score_person(scheme, facts))

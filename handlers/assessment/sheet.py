"""An assessor's answers about a person for a period; read on each tap, after the gate was asked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from msgspec import Struct

from domain.assessments import Criterion, criteria, day_of, first_open, open_period, served_in
from domain.errors import AlreadyHandled, Invalid, or_refuse
from domain.periods import Period
from domain.schemes import RESULTS, Assessor, Scheme
from handlers.frame.gate import Action
from handlers.frame.turn import Turn
from storage.records.assessments import AnswerKey, GivenAnswer, Judged
from storage.tables import Employee
from storage.uow import UnitOfWork

OWN = 0
"""Used in a button for the person who taps."""


class Assessed(Struct, frozen=True):
    """The assessed person for the gate, on the date that decides who assesses."""

    employee_id: int
    date: date


class Sheet(Struct, frozen=True):
    """The questions about a person, and what was answered."""

    period: Period
    person: Employee
    source: Assessor
    asked: Sequence[Criterion]
    given: Mapping[str, GivenAnswer]
    """The answers of this kind of assessor, by criterion."""
    own: Mapping[str, GivenAnswer]
    """What the person answered about themselves; a supervisor sees each after the own answer."""
    judged: Judged | None = None
    """The rating of the results by judgement."""

    @property
    def number(self) -> int:
        """How buttons name the person."""
        return OWN if self.source is Assessor.SELF else self.person.id

    def criterion(self, code: str) -> Criterion:
        """The question of a button; raises Invalid when it is not asked about this person."""
        return or_refuse(
            next((each for each in self.asked if each.code == code), None), Invalid("button-outdated")
        )

    def about(self, criterion: Criterion) -> AnswerKey:
        """What an answer to a question is kept as."""
        return AnswerKey(self.period, self.person.id, self.source, criterion.name)

    def next_open(self, after: str | None = None) -> Criterion | None:
        """The next question without an answer."""
        return first_open(self.asked, self.given, after)

    def seen_own(self, criterion: Criterion) -> GivenAnswer | None:
        """What the person said of themselves, once the supervisor has answered."""
        return self.own.get(criterion.name) if criterion.name in self.given else None


async def open_sheet(turn: Turn, code: str, number: int) -> Sheet:
    """Asks the gate, and reads what was answered; raises a refusal when the period cannot be assessed."""
    if number == OWN:
        await turn.allow(Action.ASSESS_ONESELF)
        return await _read(turn, code, turn.person, Assessor.SELF)
    person = await turn.uow.people.find(number)
    day = turn.today
    record = None if person is None else Assessed(person.id, day_of(person.left, day))
    await turn.allow(Action.ASSESS_PERSON, record)
    if person is None:
        raise AlreadyHandled("review-gone")
    return await _read(turn, code, person, Assessor.SUPERVISOR)


async def _read(turn: Turn, code: str, person: Employee, source: Assessor) -> Sheet:
    closed = await turn.uow.closings.closed()
    period = open_period(turn.office.scheme, code, turn.today, closed)
    if not served_in(period, person.joined, person.left):
        raise Invalid("assess-not-served")
    reader = Reader(turn.uow, turn.office.scheme, turn.person.id)
    (sheet,) = await read_sheets(reader, period, [person], source)
    return sheet


class Reader(Struct, frozen=True):
    """The reader, the unit of work, and the scheme."""

    uow: UnitOfWork
    scheme: Scheme
    employee_id: int


async def team_sheets(reader: Reader, period: Period, today: date) -> list[Sheet]:
    """The answers about everybody whom the reader assesses."""
    people = await reader.uow.supervision.assessed_by(reader.employee_id, period.span, today)
    return await read_sheets(reader, period, people, Assessor.SUPERVISOR)


async def read_sheets(
    reader: Reader, period: Period, people: Sequence[Employee], source: Assessor
) -> list[Sheet]:
    """What was answered about some people, in few statements for all of them."""
    uow, ids = reader.uow, [person.id for person in people]
    known = await uow.people.positions(ids)
    positions = {each.id: known.of(each, min(period.end, each.left or period.end)) for each in people}
    required = await uow.assessments.required({each for each in positions.values() if each})
    given = await uow.assessments.given(period, ids, {source, Assessor.SELF})
    judged: Mapping[int, Judged] = {}
    if source is Assessor.SUPERVISOR and reader.scheme.matrix is not None:
        judged = await uow.assessments.judgements(period, ids, RESULTS)
    return [
        Sheet(
            period,
            person,
            source,
            criteria(required.get(positions[person.id] or "", ())),
            _answers(given, person.id, source, reader.employee_id),
            _answers(given, person.id, Assessor.SELF, person.id) if source is not Assessor.SELF else {},
            judged.get(person.id),
        )
        for person in people
    ]


def _answers(
    given: Collection[GivenAnswer], person: int, source: Assessor, reader: int
) -> dict[str, GivenAnswer]:
    """The answers of one kind, by criterion: of several from files the reader's own, else the latest."""
    found = [each for each in given if each.employee_id == person and each.source is source]
    found.sort(key=lambda each: each.assessor_id == reader)
    return {each.criterion: each for each in found}

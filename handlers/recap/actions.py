"""Reads a person's week, and reckons how the score moved in it."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct

from domain.calendar import AsOf
from domain.office import Office
from domain.people import Employment
from domain.periods import Span
from domain.recap import LOOKED_BACK, Movement, Recap, make_recap, week_of
from domain.scoring import score_person
from domain.working_hours import expected_minutes
from storage.scoring.person_records import PersonRecords
from storage.scoring.scope import Scope
from storage.uow import UnitOfWork


class Week(Struct, frozen=True):
    """A person's week with the scored records; None for somebody not in service in the period."""

    name: str
    recap: Recap
    records: PersonRecords | None

    def movement(self) -> Movement | None:
        """The score now and before the week; None while there is neither score nor grade.

        Scores the records twice, which takes some tens of milliseconds.
        """
        if self.records is None:
            return None
        scope = self.records.scope
        card = score_person(scope.scheme, self.records.facts())
        if card.score is None and card.grade is None:
            return None
        sunday = self.recap.span.start - timedelta(days=1)
        before = None
        if sunday >= max(self.records.person.served.start, scope.period.start):
            before = score_person(scope.scheme, self.records.facts(AsOf.end_of(sunday, scope.zone))).score
        return Movement(card.score, card.grade, before)


async def read_week(uow: UnitOfWork, office: Office, employee_id: int, until: datetime) -> Week | None:
    """A person's week up to an instant; None when there is nothing to say of it."""
    as_of = AsOf.at(until, office.zone)
    unit = await uow.people.unit_of(employee_id, as_of.day)
    if unit is None:
        return None
    calendar = await uow.calendars.of_person(employee_id, unit, as_of.day, office.time_rules)
    today = calendar.local_date(until)
    week = week_of(today)
    works = await uow.recap.works(employee_id, week)
    so_far = Span(week.start, today)
    days = await uow.days.states(employee_id, so_far, as_of, office.time_rules)
    person = await uow.people.get(employee_id)
    leaves = (await uow.calendars.absences(week, [employee_id])).get(employee_id, ())
    terms = Employment(person.employment) if person.employment else None
    expected = {day: expected_minutes(calendar, day, leaves, terms) for day in days}
    reasons = await uow.review.reasons([employee_id], Span(week.start - LOOKED_BACK, week.end))
    recap = make_recap(week, works, days, office.zone, expected, reasons)
    if recap is None:
        return None
    records = await uow.scoring.records(Scope.running(office.scheme, until, office.zone), employee_id)
    return Week(person.name, recap, None if records is None else records.visible_to_person(until))

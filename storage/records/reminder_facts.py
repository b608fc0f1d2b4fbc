"""What a reminder says of a person's day, read at once for all who are reminded next."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from domain.calendar import AsOf, TimeRules
from domain.day_state import Day
from domain.habits import REMEMBERED
from domain.periods import Span
from domain.plans import CARRIED_OVER
from domain.reminders import Wish
from storage.records.days import DayRepository
from storage.records.entries import EntryRepository, Said
from storage.records.people import PeopleRepository
from storage.records.plans import PlanRepository
from storage.records.reminders import ReminderRepository
from storage.tables import Plan


class ReminderFacts(Struct, frozen=True):
    """A person's day; the last three are read only where it is owed."""

    day: Day
    missed: Sequence[date]
    """Earlier missing days that the person was told of on it."""
    wish: Wish
    has_asked_absence: bool = False
    """Whether the person waits for the decision on an absence that would excuse from reporting."""
    plans: Sequence[Plan] = ()
    """Those of the day, and what is left of the days before."""
    last_reports: Sequence[Said] = ()
    """What the reports said that count of the last day before it that has any."""


class ReminderFactsRepository:
    """A unit that only reads asks for everybody whom it knows, as the others will be reminded too."""

    def __init__(
        self,
        people: PeopleRepository,
        days: DayRepository,
        reminders: ReminderRepository,
        plans: PlanRepository,
        entries: EntryRepository,
        *,
        is_reading: bool,
    ) -> None:
        self._people = people
        self._days = days
        self._reminders = reminders
        self._plans = plans
        self._entries = entries
        self._is_reading = is_reading
        self._known: dict[tuple[int, date], ReminderFacts] = {}

    async def of(self, employee_id: int, day: date, as_of: AsOf, rules: TimeRules) -> ReminderFacts:
        """What the reminder of a day depends on, as of a moment.

        Where records may change it is read each time; a unit that only reads keeps it.
        """
        if not self._is_reading:
            return (await self._read([employee_id], day, as_of, rules))[employee_id]
        if (employee_id, day) not in self._known:
            everybody = self._people.with_those_known(employee_id)
            unknown = [person for person in everybody if (person, day) not in self._known]
            found = await self._read(unknown, day, as_of, rules)
            self._known |= {(person, day): facts for person, facts in found.items()}
        return self._known[employee_id, day]

    async def _read(
        self, people: Collection[int], day: date, as_of: AsOf, rules: TimeRules
    ) -> dict[int, ReminderFacts]:
        states = await self._days.states_of(people, Span(day, day), as_of, rules)
        missed = await self._reminders.missed_told_on(people, day)
        wishes = await self._reminders.wishes_of(people)
        facts = {
            person: ReminderFacts(found[day], missed.get(person, ()), wishes.get(person, Wish()))
            for person, found in states.items()
        }
        if owing := [person for person, found in facts.items() if found.day.is_owed]:
            asking = await self._reminders.asking_absence(owing, day)
            plans = await self._plans.of_people(owing, Span(day - CARRIED_OVER, day))
            reports = await self._entries.last_day_before(owing, day - REMEMBERED, day)
            for person in owing:
                facts[person] = replace(
                    facts[person],
                    has_asked_absence=person in asking,
                    plans=plans.get(person, ()),
                    last_reports=reports.get(person, ()),
                )
        return facts

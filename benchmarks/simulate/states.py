"""The state of every person's day by plain rules, beside the one that the product gives."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime

from benchmarks.simulate.cast import Cast, Member
from benchmarks.simulate.journal import Journal
from benchmarks.simulate.plain import Calendar
from benchmarks.simulate.stage import Stage
from domain.calendar import AsOf
from domain.periods import Span


def plain_state(journal: Journal, calendar: Calendar, member: Member, day: date, at: datetime) -> str:
    """What a date is for a person as of a moment (docs/scoring.md §1)."""
    if not member.serves(day):
        return "not_in_service"
    if not calendar.works(member, day):
        return "day_off"
    if journal.on_leave(member.number, day, at):
        return "leave"
    sent, deadline = journal.first_report(member.number, day, at), calendar.deadline(member, day)
    if sent is not None:
        if sent > calendar.late_until(member, day):
            return "missing"
        if journal.waits_for_author(member.number, day, at):
            return "correction"
        return "on_time" if sent <= deadline else "late"
    if deadline <= at:
        return "missing"
    return "travel" if journal.travels(member.number, day, at) else "open"


@dataclass
class States:
    """How many cells of each kind there were, and those in which the two opinions differ."""

    cells: Counter[str] = field(default_factory=Counter)
    unexplained: list[str] = field(default_factory=list)

    async def compare(
        self, stage: Stage, cast: Cast, journal: Journal, calendar: Calendar, span: Span
    ) -> None:
        """Compares every person and day of a span, as of now."""
        office, now = stage.service.office, stage.now
        keys = {member.nip: member for member in cast.members.values()}
        async with stage.service.database.read() as uow:
            people = {each.id: each for each in await uow.people.all()}
            found = await uow.days.states_of(list(people), span, AsOf.at(now, office.zone), office.time_rules)
        for employee_id, days in found.items():
            member = keys[people[employee_id].nip]
            for day in span:
                own = plain_state(journal, calendar, member, day, now)
                given = str(days[day].state) if day in days else "none"
                self.cells[own] += 1
                if own != given:
                    self.unexplained.append(
                        f"{member.phone} {day}: {own} by the rules, {given} in the product"
                    )

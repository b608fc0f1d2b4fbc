"""The cohort: the people who are scored together, and the days on which each was expected to work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct
from sqlalchemy import ColumnElement, SQLColumnExpression

from domain.calendar import (
    AsOf,
    DayRow,
    Days,
    DayTable,
    Extension,
    Leave,
    excused_days,
    extended_until,
    halved_days,
)
from domain.day_state import Day, Sent, day_state
from domain.people import Nip
from domain.periods import Span
from domain.scoring import AttendanceStatus, ExpectedDay
from storage.base.parts import in_parts
from storage.scoring.scope import Scope


class Calendar(Struct, frozen=True, eq=False):
    """Days and general extensions (by date), shared by all units that have the same ones."""

    id: int
    days: DayTable
    extended: Mapping[date, datetime]

    def row(self, day: date) -> DayRow:
        """The deadline and the late window of a date, extensions of the unit or of all included."""
        row = self.days.rows[(day - self.days.rows[0].date).days]
        extended = self.extended.get(day)
        if extended is None or extended <= row.late_until:
            return row
        return DayRow(row.date, row.is_working, row.deadline, extended)


class UnitSpan(Struct, frozen=True, eq=False):
    """Dates in service in one unit; people with the same dates and calendar share the object."""

    span: Span
    unit_id: int
    zone: ZoneInfo
    calendar: Calendar


class ScoredPerson(NamedTuple):
    """A person who is scored: name, position, units, own leave and own extensions.

    `served` is the part of the period in service, up to the as-of date.
    """

    id: int
    nip: Nip
    name: str
    position: str | None
    unit_spans: tuple[UnitSpan, ...]
    leaves: tuple[Leave, ...]
    extensions: tuple[Extension, ...]
    served: Span

    @classmethod
    def absent(cls, id_: int, nip: Nip, name: str, span: Span) -> ScoredPerson:
        """Somebody who is in no unit in a span: nothing is expected of them."""
        return cls(id_, nip, name, None, (), (), (), span)

    def unit_span_on(self, day: date) -> UnitSpan | None:
        """The span of the person's unit on a day; None outside of any unit."""
        for unit_span in self.unit_spans:
            if day in unit_span.span:
                return unit_span
        return None

    def is_regular_in(self, span: Span) -> bool:
        """Whether one calendar holds on all days of a span, without leave or extensions."""
        if self.leaves or self.extensions or len(self.unit_spans) != 1:
            return False
        return self.unit_spans[0].span.start <= span.start and span.end <= self.unit_spans[0].span.end

    def excused_on(self, day: date) -> bool:
        """Whether approved leave excuses from reporting on a day."""
        return day in excused_days(self.leaves, Span(day, day)) if self.leaves else False

    def is_halved_on(self, day: date) -> bool:
        """Whether a day weighs half, as approved leave covers the other half."""
        leaves = self._leaves_on(day)
        return day in halved_days(leaves, Span(day, day)) if leaves else False

    def _leaves_on(self, day: date) -> Sequence[Leave]:
        """The approved absences, official travel included, that cover a day: no other decides what it is."""
        return [leave for leave in self.leaves if day in leave.span] if self.leaves else ()

    def expected_days(self, span: Span, scope: Scope | None = None) -> Days:
        """How many days of a span are expected; with a scope, up to its as-of moment."""
        as_of = scope.as_of if scope else None
        return sum(
            unit_span.calendar.days.expected_days(part, self.leaves, as_of)
            for unit_span in self.unit_spans
            if (part := unit_span.span.overlap(span)) is not None
        )

    def extended_on(self, day: date) -> datetime | None:
        """Until when an extension for this person alone keeps a day open; None without one."""
        unit_span = self.unit_span_on(day) if self.extensions else None
        return extended_until(self.extensions, day, self.id, unit_span.unit_id) if unit_span else None

    def travels_on(self, day: date) -> bool:
        """Whether approved official travel (tugas luar) covers a day."""
        return any(not leave.kind.excuses and day in leave.span for leave in self.leaves)

    def travel_days(self, scope: Scope) -> set[date]:
        """The expected days of official travel in the period to date."""
        travels = [leave.span for leave in self.leaves if not leave.kind.excuses]
        parts = filter(None, (span.overlap(scope.period.span) for span in travels))
        return {day for part in parts for day in self.expected_dates(part, scope)}

    def expected_dates(self, span: Span, scope: Scope) -> Iterator[date]:
        """The expected days of a span up to the as-of moment."""
        for unit_span in self.unit_spans:
            part = unit_span.span.overlap(span)
            if part is not None:
                yield from unit_span.calendar.days.expected_dates(part, self.leaves, scope.as_of)

    def days(
        self, scope: Scope, sent: Mapping[date, Sent], attendance: Mapping[date, AttendanceStatus]
    ) -> list[ExpectedDay]:
        """The expected days of the period up to the as-of moment, with what was sent and recorded of each."""
        found = []
        for date_ in self.expected_dates(scope.period.span, scope):
            own = sent.get(date_)
            day = self.day(date_, own, scope.as_of)
            stay, travels = self.unit_span_on(date_), self.travels_on(date_)
            first = own.first.astimezone(stay.zone) if own and stay else None
            status = attendance.get(date_)
            found.append(ExpectedDay(date_, day.timeliness, day.is_halved, status, travels, first))
        return found

    def day(self, day: date, sent: Sent | None, as_of: AsOf) -> Day:
        """The state of a day, every extension counted."""
        unit_span = self.unit_span_on(day)
        row = None if unit_span is None else unit_span.calendar.row(day)
        extended = self.extended_on(day)
        return day_state(row, sent, as_of, leaves=self._leaves_on(day), extended=extended)


class ExpectedDays:
    """Counts expected days; caches the count for people with the same units and leave."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._known: dict[tuple[tuple[UnitSpan, ...], tuple[Leave, ...], Span, bool], Days] = {}

    def due(self, person: ScoredPerson, span: Span) -> Days:
        """The person's expected days of a span up to the as-of moment."""
        return self._of(person, span, to_date=True)

    def whole(self, person: ScoredPerson, span: Span) -> Days:
        """The person's expected days of a span, passed or not."""
        return self._of(person, span, to_date=False)

    def _of(self, person: ScoredPerson, span: Span, *, to_date: bool) -> Days:
        key = (person.unit_spans, person.leaves, span, to_date)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = person.expected_days(span, self._scope if to_date else None)
        return found


class Cohort(Struct, frozen=True, dict=True):
    """The people who are scored, ordered by id, and their calendars.

    It holds everybody who is scored with an id between its first and its last one.
    """

    scope: Scope
    people: tuple[ScoredPerson, ...]
    calendars: tuple[Calendar, ...]
    expected: ExpectedDays

    @cached_property
    def by_id(self) -> Mapping[int, ScoredPerson]:
        """The people by their ids."""
        return {person.id: person for person in self.people}

    def parts(self, most: int) -> Iterator[Cohort]:
        """The cohort in parts of at most `most` people."""
        for people in in_parts(self.people, most):
            yield Cohort(self.scope, tuple(people), self.calendars, self.expected)

    def has(self, employee_id: SQLColumnExpression[int]) -> ColumnElement[bool]:
        """SQL: the id is between the cohort's first and last; this includes ids of people not scored."""
        return employee_id.between(self.people[0].id, self.people[-1].id)

    def due_rows(self, calendar: Calendar) -> Iterator[DayRow]:
        """The working days of a calendar in the period that are due at the as-of moment."""
        for day in calendar.days.expected_dates(self.scope.period.span, (), self.scope.as_of):
            yield calendar.row(day)

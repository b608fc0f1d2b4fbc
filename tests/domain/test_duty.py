"""Duty rosters: shifts over midnight, working days, deadlines, and patterns."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import (
    AsOf,
    CalendarRow,
    DayKind,
    HalfDay,
    Leave,
    LeaveKind,
    Timeliness,
    TimeRules,
    WorkCalendar,
    timeliness,
)
from domain.duty import NO_DUTY, Duty, Hours, Shift, rotation, whole_months
from domain.people import TimeZone
from domain.periods import Span

WIB = TimeZone.WIB.info
EARLY, LATE, NIGHT = Hours(time(7), time(14)), Hours(time(14), time(21)), Hours(time(21), time(7), "malam")
NOVEMBER = Span(date(2026, 11, 1), date(2026, 11, 30))
UNIT = WorkCalendar.for_unit(1, WIB, national={date(2026, 11, 10): "Hari Pahlawan"})


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=WIB)


def roster(*shifts: tuple[int, Hours], free: tuple[int, ...] = ()) -> Duty:
    return Duty.of(
        [Shift(date(2026, 11, day), hours) for day, hours in shifts], [date(2026, 11, day) for day in free]
    )


@pytest.mark.parametrize(
    ("hours", "minutes", "ends"),
    [
        (EARLY, 420, at(3, 14)),
        (NIGHT, 600, at(4, 7)),
        (Hours(time(8), time(8)), 1440, at(4, 8)),
        (Hours(time(16), time(0)), 480, at(4, 0)),
    ],
)
def test_a_shift_that_ends_at_or_before_its_start_ends_on_the_next_day(
    hours: Hours, minutes: int, ends: datetime
) -> None:
    assert hours.minutes == minutes
    assert hours.ends_at(date(2026, 11, 3), WIB) == ends
    assert hours.is_over_midnight == (ends.day == 4)


def test_in_a_month_with_any_row_the_working_days_are_those_on_which_a_shift_starts() -> None:
    """A Sunday and a holiday among them; a row that says free is enough for the month."""
    calendar = UNIT.with_duty(roster((1, NIGHT), (10, EARLY), (12, EARLY), free=(13,)))
    working = [day for day in Span(date(2026, 10, 28), date(2026, 12, 2)) if calendar.is_working(day)]
    assert working == [
        *(date(2026, 10, day) for day in (28, 29, 30)),
        *(date(2026, 11, day) for day in (1, 10, 12)),
        *(date(2026, 12, day) for day in (1, 2)),
    ]
    free = UNIT.with_duty(roster(free=(13,)))
    assert not any(free.is_working(day) for day in NOVEMBER)


def test_the_end_of_a_shift_moves_the_deadline_and_the_late_window_stays() -> None:
    calendar = UNIT.with_duty(roster((3, EARLY), (4, NIGHT), (5, EARLY), (5, NIGHT)))
    assert calendar.row(date(2026, 11, 3)).deadline == at(4, 0)
    assert calendar.row(date(2026, 11, 4)).deadline == at(5, 11)
    assert calendar.row(date(2026, 11, 5)).deadline == at(6, 11), "the last shift of a date"
    assert calendar.row(date(2026, 11, 4)).late_until == UNIT.row(date(2026, 11, 4)).late_until
    row = calendar.row(date(2026, 11, 4))
    assert timeliness(row, at(5, 11)) is Timeliness.ON_TIME
    assert timeliness(row, at(5, 11) + timedelta(microseconds=1)) is Timeliness.LATE


def test_the_grace_after_a_shift_is_the_schemes() -> None:
    rules = TimeRules(shift_grace_hours=0)
    calendar = WorkCalendar.for_unit(1, WIB, national={}, rules=rules).with_duty(roster((4, NIGHT)))
    assert calendar.row(date(2026, 11, 4)).deadline == at(5, 7)


def test_a_shift_is_not_expected_before_its_deadline() -> None:
    """Although the date is over."""
    table = UNIT.with_duty(roster((3, NIGHT), (4, EARLY))).table(NOVEMBER)
    as_of = AsOf(at(4, 10, 59).astimezone(UTC), date(2026, 11, 4))
    assert table.expected_dates(NOVEMBER, as_of=as_of) == []
    as_of = AsOf(at(4, 11).astimezone(UTC), date(2026, 11, 4))
    assert table.expected_dates(NOVEMBER, as_of=as_of) == [date(2026, 11, 3)]


def test_a_day_may_be_due_before_an_earlier_one() -> None:
    """After a shift of nearly 24 hours that begins just before midnight."""
    long = Hours(time(23, 59), time(23, 58))
    table = UNIT.with_duty(roster((3, long), (4, EARLY))).table(NOVEMBER)
    as_of = AsOf.end_of(date(2026, 11, 4), WIB)
    assert table.expected_dates(NOVEMBER, as_of=as_of) == [date(2026, 11, 4)]
    assert table.expected_days(NOVEMBER, as_of=AsOf.end_of(date(2026, 11, 5), WIB)) == 2


def test_leave_takes_shifts_away_and_half_a_day_halves_one() -> None:
    table = UNIT.with_duty(roster((3, NIGHT), (4, NIGHT), (7, EARLY))).table(NOVEMBER)
    three, seven = date(2026, 11, 3), date(2026, 11, 7)
    whole = Leave(LeaveKind.SAKIT, Span(three, three))
    half = Leave(LeaveKind.IZIN, Span(seven, seven), HalfDay.MORNING)
    assert table.expected_days(NOVEMBER) == 3
    assert table.expected_days(NOVEMBER, [whole, half]) == Fraction(3, 2)


def test_whose_shift_it_is_after_midnight() -> None:
    duty = roster((3, EARLY), (3, NIGHT), (5, EARLY))
    night = Shift(date(2026, 11, 3), NIGHT)
    assert duty.shift_at(at(3, 13), WIB) == Shift(date(2026, 11, 3), EARLY)
    assert duty.shift_at(at(4, 6, 59), WIB) == night
    assert duty.shift_at(at(4, 7), WIB) is None
    assert duty.shift_at(at(4, 10), WIB, grace=timedelta(hours=4)) == night


@pytest.mark.parametrize(
    ("now", "started", "ended", "of"),
    [
        (at(4, 7, 30), time(21), time(7), 3),
        (at(4, 7, 30), time(20, 15), time(7, 45), 3),  # an hour for handing over, before and after
        (at(4, 7, 30), time(0, 45), time(3), 3),
        (at(4, 7, 30), time(21), None, 3),
        (at(4, 7, 30), time(8), time(10), None),
        (at(4, 7, 30), None, None, 3),
        (at(4, 10, 59), None, None, 3),
        (at(4, 11), None, None, None),
        (at(4, 2), None, None, 3),
        (at(3, 23), None, None, None),  # of today anyway
        (at(5, 7, 30), time(21), time(7), None),  # neither yesterday's, which was free, nor today's yet
        (at(6, 21, 30), time(21), time(7), None),  # tonight's
        (at(7, 7, 30), time(21), time(7), 6),
        (at(7, 8), time(7), time(8), 6),
        (at(8, 7, 30), None, None, None),
    ],
)
def test_what_is_reported_after_a_night_belongs_to_its_shift(
    now: datetime, started: time | None, ended: time | None, of: int | None
) -> None:
    duty = roster((3, NIGHT), (5, NIGHT), (6, NIGHT), (8, EARLY))
    if now.day == 5:
        duty = roster((3, NIGHT), (5, NIGHT))
    found = duty.night_of(now, WIB, timedelta(hours=4), started, ended)
    assert (None if found is None else found.date.day) == of


def test_a_rotation_of_two_two_two_goes_on_over_the_ends_of_months() -> None:
    cycle = (EARLY, EARLY, NIGHT, NIGHT, None, None)
    planned = dict(rotation(cycle, NOVEMBER, first=date(2026, 10, 30)))
    assert [len(planned[date(2026, 11, day)]) for day in range(1, 9)] == [1, 1, 0, 0, 1, 1, 1, 1]
    assert planned[date(2026, 11, 1)] == (NIGHT,)
    with pytest.raises(ValueError, match="at least one day"):
        list(rotation((), NOVEMBER))


def test_months_are_known_as_a_whole() -> None:
    assert whole_months(Span(date(2026, 1, 31), date(2026, 2, 1))) == Span(
        date(2026, 1, 1), date(2026, 2, 28)
    )


clocks = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
hours = st.builds(Hours, clocks, clocks)
days = st.dates(date(2026, 10, 1), date(2026, 12, 31))
rosters = st.builds(
    lambda shifts, free: Duty.of(shifts, free),
    st.lists(st.builds(Shift, days, hours), max_size=40),
    st.lists(days, max_size=5),
)
zones = st.sampled_from([zone.info for zone in TimeZone])
holidays = st.lists(st.builds(CalendarRow, days, st.sampled_from(DayKind)), max_size=10)


@given(rosters, zones, holidays, st.integers(0, 12), days)
def test_every_day_is_what_the_rules_say(
    duty: Duty, zone: ZoneInfo, rows: list[CalendarRow], grace: int, day: date
) -> None:
    """Written out from docs/scoring.md §1, one date at a time."""
    rules = TimeRules(shift_grace_hours=grace)
    unit = WorkCalendar.for_unit(1, zone, national={}, rows=rows, rules=rules)
    usual, row = unit.row(day), unit.with_duty(duty).row(day)
    known = [*(shift.date for shift in duty.shifts), *duty.free]
    own = [shift for shift in duty.shifts if shift.date == day]
    has_rows = any((each.year, each.month) == (day.year, day.month) for each in known)
    assert row.is_working == (bool(own) if has_rows else usual.is_working)
    ends = [shift.ends_at(unit.zone) + timedelta(hours=grace) for shift in own]
    assert row.deadline == max([usual.deadline, *ends])
    assert row.late_until == max(usual.late_until, row.deadline)
    assert unit.table(Span(day, day)).rows[0].on_duty(duty, unit.zone, rules) == row


@given(rosters, zones, days, clocks)
def test_who_is_in_a_shift_is_between_its_ends(duty: Duty, zone: ZoneInfo, day: date, clock: time) -> None:
    moment = datetime.combine(day, clock, tzinfo=zone)
    within = [shift for shift in duty.shifts if shift.starts_at(zone) <= moment < shift.ends_at(zone)]
    found = duty.shift_at(moment, zone)
    if found is None:
        assert not within
    else:
        assert found in within
        starts = found.hours.start
        assert (found.date, starts) == max((shift.date, shift.hours.start) for shift in within)
    assert NO_DUTY.shift_at(moment, zone) is None

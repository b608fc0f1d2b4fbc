"""Expected days: whom the office waits for, and from which moment on."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import AsOf, DayTable, HalfDay, Leave, LeaveKind, TimeRules, WorkCalendar
from domain.people import TimeZone
from domain.periods import Period, Span

WIB, WIT = TimeZone.WIB.info, TimeZone.WIT.info
NOVEMBER = Period.parse("2026-11")
TABLE = WorkCalendar.for_unit("kecamatan", WIB, national={date(2026, 11, 10): "Libur"}).table(NOVEMBER.span)


def nov(first: int, last: int | None = None) -> Span:
    return Span(date(2026, 11, first), date(2026, 11, last or first))


def test_a_month_without_absence() -> None:
    assert TABLE.expected_days(NOVEMBER.span) == 20
    assert TABLE.expected_dates(nov(9, 11)) == [date(2026, 11, 9), date(2026, 11, 11)]


def test_who_joined_or_left_is_expected_only_between() -> None:
    employed = NOVEMBER.span.clip(date(2026, 11, 16), date(2026, 11, 20))
    assert TABLE.expected_days(employed) == 5
    assert TABLE.expected_days(NOVEMBER.span.clip(date(2026, 12, 1), None)) == 0
    assert TABLE.expected_days(None, [Leave(LeaveKind.CUTI, nov(20, 20), HalfDay.MORNING)]) == 0
    assert TABLE.expected_dates(None) == []


@pytest.mark.parametrize("kind", [LeaveKind.CUTI, LeaveKind.SAKIT, LeaveKind.IZIN])
def test_leave_takes_its_working_days_away_once(kind: LeaveKind) -> None:
    assert TABLE.expected_days(NOVEMBER.span, [Leave(kind, nov(20, 23))]) == 18
    twice = [Leave(kind, nov(20, 23)), Leave(LeaveKind.CUTI, nov(23, 24))]
    assert TABLE.expected_days(NOVEMBER.span, twice) == 17


def half(day: int, which: HalfDay, kind: LeaveKind = LeaveKind.CUTI) -> Leave:
    return Leave(kind, nov(day), which)


def test_half_a_day_of_leave_leaves_half_a_day_and_both_halves_none() -> None:
    morning, afternoon = half(18, HalfDay.MORNING), half(18, HalfDay.AFTERNOON, LeaveKind.SAKIT)
    assert TABLE.expected_days(NOVEMBER.span, [morning]) == Fraction(39, 2)
    assert date(2026, 11, 18) in TABLE.expected_dates(NOVEMBER.span, [morning])
    assert TABLE.expected_days(
        NOVEMBER.span, [morning, half(18, HalfDay.MORNING, LeaveKind.IZIN)]
    ) == Fraction(39, 2)
    assert TABLE.expected_days(NOVEMBER.span, [morning, afternoon]) == 19
    assert date(2026, 11, 18) not in TABLE.expected_dates(NOVEMBER.span, [morning, afternoon])
    assert TABLE.expected_days(NOVEMBER.span, [morning, Leave(LeaveKind.IZIN, nov(18))]) == 19
    assert TABLE.expected_days(NOVEMBER.span, [half(21, HalfDay.MORNING)]) == 20, "a Saturday weighs nothing"


def test_official_travel_stays_expected() -> None:
    assert TABLE.expected_days(NOVEMBER.span, [Leave(LeaveKind.TUGAS_LUAR, nov(16, 20))]) == 20


def test_a_day_is_expected_once_its_deadline_has_passed() -> None:
    before = AsOf.now(datetime(2026, 11, 20, 23, 59, tzinfo=WIB), NOVEMBER, WIB)
    after = AsOf.now(datetime(2026, 11, 21, tzinfo=WIB), NOVEMBER, WIB)
    assert TABLE.expected_days(NOVEMBER.span, as_of=before) == 13
    assert TABLE.expected_days(NOVEMBER.span, as_of=after) == 14
    assert TABLE.expected_days(NOVEMBER.span, as_of=AsOf.end_of(date(2026, 10, 31), WIB)) == 0


def test_as_of_a_date_is_the_instant_at_which_it_ends_in_the_offices_zone() -> None:
    as_of = AsOf.end_of(date(2026, 11, 20), WIB)
    assert as_of == AsOf(datetime(2026, 11, 20, 17, tzinfo=UTC), date(2026, 11, 20))
    assert TABLE.expected_days(NOVEMBER.span, as_of=as_of) == 14


def test_as_of_now_is_at_most_the_end_of_the_period() -> None:
    assert AsOf.now(datetime(2027, 3, 1, tzinfo=UTC), NOVEMBER, WIB) == AsOf.end_of(NOVEMBER.end, WIB)
    morning = AsOf.now(datetime(2026, 11, 19, 23, tzinfo=UTC), NOVEMBER, WIB)
    assert morning.day == date(2026, 11, 20)
    midnight = AsOf.now(datetime(2026, 11, 20, tzinfo=WIB), NOVEMBER, WIB)
    assert midnight == AsOf.end_of(date(2026, 11, 19), WIB)


def test_zones_and_later_deadlines_decide_the_last_day() -> None:
    """At the end of a day in the east it is not yet over in the west."""
    as_of_east = AsOf.end_of(date(2026, 11, 20), WIT)
    assert TABLE.expected_days(NOVEMBER.span, as_of=as_of_east) == 13
    morning_after = WorkCalendar.for_unit("x", WIB, national={}, rules=TimeRules(on_time_hours=33))
    table = morning_after.table(NOVEMBER.span)
    assert table.expected_days(nov(20), as_of=AsOf.end_of(date(2026, 11, 20), WIB)) == 0
    assert table.expected_days(nov(20), as_of=AsOf.end_of(date(2026, 11, 21), WIB)) == 1
    same_afternoon = WorkCalendar.for_unit("x", WIT, national={}, rules=TimeRules(on_time_hours=1))
    early = same_afternoon.table(NOVEMBER.span)
    assert early.expected_days(NOVEMBER.span, as_of=AsOf.end_of(date(2026, 11, 19), WIB)) == 14
    assert early.expected_dates(nov(20), as_of=AsOf.end_of(date(2026, 11, 19), WIB)) == []


def test_a_span_outside_the_table_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="outside the table"):
        TABLE.expected_days(Period.parse("2026-12").span, as_of=AsOf.end_of(date(2026, 10, 1), WIB))


NOVEMBER_DAYS = st.dates(NOVEMBER.start, NOVEMBER.end)
SPANS = st.tuples(NOVEMBER_DAYS, NOVEMBER_DAYS).map(lambda pair: Span(min(pair), max(pair)))
LEAVES = st.lists(st.builds(Leave, st.sampled_from(LeaveKind), SPANS), max_size=4)
HALVES = st.lists(
    st.builds(half, st.integers(1, 30), st.sampled_from(HalfDay), st.sampled_from(LeaveKind)), max_size=8
)
HOURS_FROM_OCTOBER_30 = st.integers(0, 35 * 24)
MOMENTS = st.none() | HOURS_FROM_OCTOBER_30.map(
    lambda hours: AsOf.now(datetime(2026, 10, 30, tzinfo=UTC) + timedelta(hours=hours), NOVEMBER, WIB)
)


@given(SPANS, LEAVES, HALVES, MOMENTS)
def test_the_count_equals_a_walk_over_the_days(
    span: Span, leaves: list[Leave], halves: list[Leave], as_of: AsOf | None
) -> None:
    def weight(day: date) -> Fraction:
        own = [leave for leave in leaves + halves if leave.kind.excuses and day in leave.span]
        if any(leave.half is None for leave in own):
            return Fraction(0)
        return 1 - Fraction(len({leave.half for leave in own}), 2)

    walked = {
        row.date: weight(row.date)
        for row in TABLE.rows
        if row.is_working
        and row.date in span
        and weight(row.date)
        and (as_of is None or (row.deadline <= as_of.instant and row.date <= as_of.day))
    }
    assert TABLE.expected_dates(span, leaves + halves, as_of) == list(walked)
    assert TABLE.expected_days(span, leaves + halves, as_of) == sum(walked.values())


def test_a_table_is_its_rows() -> None:
    assert DayTable(TABLE.rows).span == NOVEMBER.span
    assert TABLE.rows[0].deadline - TABLE.rows[1].deadline == -timedelta(days=1)

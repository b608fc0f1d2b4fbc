"""A week looked back at: what counts, what came back, and on which day a unit's week ends."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.calendar import CalendarRow, DayKind, WorkCalendar
from domain.cases import NO_REPORT, CaseState
from domain.day_state import Day, DayState
from domain.ekinerja import Lack
from domain.periods import Span
from domain.recap import Movement, Recap, Work, make_recap, recap_day, week_of

WIB = ZoneInfo("Asia/Jakarta")
MONDAY, FRIDAY = date(2026, 11, 16), date(2026, 11, 20)
WEEK = week_of(FRIDAY)
DAYS = {MONDAY + timedelta(days=n): Day(DayState.ON_TIME) for n in range(5)}


def work(day: date = FRIDAY, state: CaseState = CaseState.APPROVED, **said: Any) -> Work:
    """An entry, of an hour unless it says otherwise."""
    return replace(Work(day, "Menyusun laporan", state, 60), **said)


def recap_of(*works: Work, days: dict[date, Day] | None = None) -> Recap | None:
    return make_recap(WEEK, works, days or DAYS, WIB)


def test_a_week_is_monday_to_sunday() -> None:
    assert Span(MONDAY, date(2026, 11, 22)) == WEEK == week_of(MONDAY)


def test_a_week_without_anything_is_not_told() -> None:
    assert recap_of() is None


def test_an_older_report_that_nobody_sent_back_is_nothing_to_say() -> None:
    assert recap_of(work(MONDAY - timedelta(days=3))) is None


def test_work_is_summed_up_by_target_the_longest_first_and_other_tasks_last() -> None:
    found = recap_of(
        work(minutes=300),
        work(target="KTP", volume=Decimal(20), measure="berkas"),
        work(target="KTP", volume=Decimal(25), measure="berkas"),
        work(target="Arsip", minutes=240),
    )
    assert found is not None
    assert [(each.title, each.minutes) for each in found.targets] == [
        ("Arsip", 240),
        ("KTP", 120),
        (None, 300),
    ]
    assert found.targets[1].volumes == {"berkas": Decimal(45)}
    assert (found.entries, found.minutes) == (4, 660)


def test_a_score_moves_from_one_that_there_was() -> None:
    scores = [(Fraction(80), Fraction(75)), (Fraction(80), None), (None, Fraction(75))]
    assert [Movement(now, None, before).change for now, before in scores] == [5, None, None]


def test_what_came_back_is_told_with_its_reason_whenever_it_was_reported() -> None:
    old = MONDAY - timedelta(days=10)
    returned = work(old, CaseState.RETURNED, reason="Mohon lampirkan notulen")
    in_time = work(
        state=CaseState.REJECTED, reason="Bukan tugas", reviewed_at=datetime(2026, 11, 18, 2, tzinfo=UTC)
    )
    earlier = work(old, CaseState.REJECTED, reviewed_at=datetime(2026, 11, 13, 2, tzinfo=UTC))
    found = recap_of(returned, in_time, earlier)
    assert found is not None
    assert [each.reason for each in found.came_back] == ["Mohon lampirkan notulen", "Bukan tugas"]
    assert found.entries == 0, "a rejected one is no report of the week"


def test_days_off_and_leave_are_not_expected_and_a_missed_day_is_named() -> None:
    states = [DayState.LEAVE, DayState.DAY_OFF, DayState.MISSING, DayState.LATE, DayState.OPEN]
    days = {MONDAY + timedelta(days=n): Day(state) for n, state in enumerate(states)}
    found = recap_of(work(), days=days)
    assert found is not None
    assert (found.reported_days, found.expected_days, found.expected_minutes) == (1, 2, 0)
    days_of_hours = [replace(day, expected=Fraction(n * n)) for n, day in enumerate(found.days)]
    assert replace(found, days=days_of_hours).expected_minutes == 4 + 9
    assert found.missing == [date(2026, 11, 18)]


def test_what_is_missing_for_e_kinerja_is_counted_by_report_and_by_field() -> None:
    bare, timed = work(lacks=(Lack.PLAN, Lack.TIMES)), work(lacks=(Lack.PLAN,))
    found = recap_of(work(), bare, timed, work(state=CaseState.REJECTED, lacks=(Lack.COUNT,)))
    assert found is not None
    assert found.incomplete == 2
    assert found.lacking == {Lack.PLAN: 2, Lack.TIMES: 1}


@given(
    st.lists(
        st.tuples(
            st.integers(0, 4),
            st.sampled_from(CaseState),
            st.integers(0, 600),
            st.sampled_from([None, "A", "B"]),
        )
    )
)
def test_the_parts_add_up_to_the_week(given: list[tuple[int, CaseState, int, str | None]]) -> None:
    works = [
        work(MONDAY + timedelta(days=n), state, minutes=minutes, target=target)
        for n, state, minutes, target in given
        if state is not CaseState.WITHDRAWN
    ]
    found = recap_of(*works)
    counted = [each for each in works if each.state not in NO_REPORT]
    assert (found is None) == (not works)
    if found is not None:
        assert found.entries == len(counted)
        assert (
            found.minutes == sum(day.minutes for day in found.days) == sum(each.minutes for each in counted)
        )
        assert sum(found.states.values()) == len(works)


@pytest.mark.parametrize(
    ("weekday", "off", "expected"),
    [
        (5, [], FRIDAY),
        (5, [FRIDAY], date(2026, 11, 19)),
        (6, [], FRIDAY),
        (1, [], MONDAY),
        (5, [MONDAY + timedelta(days=n) for n in range(5)], None),
    ],
)
def test_a_week_ends_on_its_last_working_day(weekday: int, off: list[date], expected: date | None) -> None:
    rows = [CalendarRow(day, DayKind.HOLIDAY) for day in off]
    calendar = WorkCalendar.for_unit(1, WIB, national={}, rows=rows)
    assert recap_day(calendar, WEEK, weekday) == expected

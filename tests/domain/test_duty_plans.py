"""Planning a week: what is read as hours, and what taps make of days."""

from __future__ import annotations

from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.calendar import CalendarRow, DayKind, WorkCalendar
from domain.duty import Duty, Hours, Shift
from domain.duty_plans import (
    MOST_HOURS,
    PATTERN_SPAN,
    USUAL,
    Change,
    DutyDraft,
    Pattern,
    changes,
    cycled,
    months_begun,
    offered,
    parse_hours,
    repeated,
    runs,
    wanted,
    weeks,
    written,
)
from domain.errors import Invalid
from domain.people import TimeZone
from domain.working_hours import OFFICE_HOURS

MONDAY = date(2026, 11, 23)
NIGHT = Hours(time(22), time(6))
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("22.00-06.00", NIGHT),
        ("22.00 s.d. 06.00", NIGHT),
        ("pukul 22:00 sampai 06:00", NIGHT),
        ("malam 22.00-06.00", Hours(time(22), time(6), "malam")),
        ("7-14 pagi", Hours(time(7), time(14), "pagi")),
        ("07.00-07.00", Hours(time(7), time(7))),
        ("14.00-24.00", Hours(time(14), time(0))),
        ("jaga igd 14.00 – 21.00", Hours(time(14), time(21), "jaga igd")),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, hours: Hours) -> None:
    assert parse_hours(text) == hours


@pytest.mark.parametrize(
    "text", ["8 jam", "malam", "22.00", "", "25.00-06.00", "1-2-3-4", "rabu 22.00-06.00", "7-14 Jumat"]
)
def test_what_is_no_shift_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        parse_hours(text)


@given(day=days, typed=st.booleans())
def test_taps_go_through_all_shifts_to_a_free_day_and_back_to_what_it_was(day: date, typed: bool) -> None:
    options = offered(USUAL, (NIGHT,) if typed else ())
    draft, seen = DutyDraft(week=MONDAY), []
    for _ in range(len(options) + 1):
        draft = cycled(draft, day, options)
        seen.append(draft.days[day])
    assert seen == [*((each,) for each in options), ()]
    draft = cycled(draft, day, options)
    assert (draft.days, draft.tapped) == ({}, day)


def test_hours_that_are_written_are_for_the_day_tapped_last_and_join_those_on_offer() -> None:
    draft = DutyDraft(week=MONDAY)
    options = offered((), ())
    for said in ("22.00-06.00", "malam", "libur"):
        with pytest.raises(Invalid, match="duty-tap-first"):
            written(draft, said, options, "libur")
    tapped = cycled(draft, MONDAY, options)
    assert written(tapped, "Malam", options, "libur").days == {MONDAY: (USUAL[2],)}
    assert written(tapped, "libur", options, "libur").days == {MONDAY: ()}
    kept = tapped
    for hour in range(10):
        kept = written(kept, f"{hour}.00-20.00", offered((), kept.typed), "libur")
    assert len(kept.typed) == MOST_HOURS


def test_the_usual_shifts_are_offered_until_a_roster_has_its_own() -> None:
    assert offered([OFFICE_HOURS[0]], ()) == [USUAL[0], OFFICE_HOURS[0], *USUAL[1:]]
    own = [Hours(time(8 * n), time(8 * n + 7)) for n in range(3)]
    assert offered(own, (NIGHT,)) == [NIGHT, *own]


def test_a_copy_takes_the_days_after_today_that_a_roster_had_a_week_before() -> None:
    duty = Duty.of([Shift(date(2026, 11, 17), NIGHT)])
    draft = DutyDraft(week=MONDAY, is_copy=True)
    assert wanted(draft, duty, date(2026, 11, 24), date(2026, 11, 23)) == (NIGHT,)
    assert wanted(draft, duty, date(2026, 11, 25), date(2026, 11, 23)) == ()
    assert wanted(draft, duty, date(2026, 11, 24), date(2026, 11, 24)) is None
    assert wanted(draft, Duty(), date(2026, 11, 24), date(2026, 11, 23)) is None


def test_a_change_is_a_day_that_becomes_another_one() -> None:
    tuesday, saturday = MONDAY + timedelta(days=1), MONDAY + timedelta(days=5)
    unit = WorkCalendar.for_unit(1, TimeZone.WIB.info, national={})
    free = DutyDraft(week=MONDAY, days={MONDAY: (), saturday: ()})
    assert changes(free, unit, MONDAY) == [Change(MONDAY, None, ())]
    planned = replace(unit, duty=Duty.of([Shift(MONDAY, NIGHT), Shift(tuesday, NIGHT)]))
    draft = DutyDraft(week=MONDAY, days={MONDAY: (NIGHT,), tuesday: (USUAL[0],), saturday: ()})
    assert changes(draft, planned, MONDAY) == [Change(tuesday, (NIGHT,), (USUAL[0],))]


@given(days)
def test_weeks_begin_with_the_present_monday(today: date) -> None:
    first, *rest = weeks(today)
    assert first <= today and first.weekday() == 0 and (today - first).days < 7
    assert all(each.weekday() == 0 and each > today for each in rest)


@given(st.lists(days, max_size=7))
def test_a_month_begins_once_and_only_without_a_roster(planned: list[date]) -> None:
    begun = months_begun(Duty(), planned)
    assert [(span.start.year, span.start.month) for span in begun] == sorted(
        {(day.year, day.month) for day in planned}
    )
    assert months_begun(Duty.of([], planned), planned) == []


@given(
    first=days,
    length=st.integers(1, 62),
    pattern=st.sampled_from(Pattern),
    national=st.frozensets(days, max_size=20),
    rows=st.lists(st.builds(CalendarRow, days, st.sampled_from(DayKind)), max_size=10),
)
def test_a_pattern_says_what_every_day_of_its_span_is(
    first: date, length: int, pattern: Pattern, national: frozenset[date], rows: list[CalendarRow]
) -> None:
    """Written out one date at a time."""
    calendar = WorkCalendar.for_unit(1, TimeZone.WIB.info, national=dict.fromkeys(national, ""), rows=rows)
    last = first + timedelta(days=length - 1)
    shifts = {"hours": USUAL[0], "early": USUAL[1], "night": NIGHT}
    draft = DutyDraft(is_repeated=True, pattern=pattern, first=first, last=last).model_copy(update=shifts)
    corrected = {row.date: row.kind for row in rows}
    planned = repeated(draft, calendar)
    assert list(planned) == list(draft.span)
    for n, (day, hours) in enumerate(planned.items()):
        if pattern is Pattern.TWOS:
            assert hours == [(USUAL[1],), (NIGHT,), ()][n % 6 // 2]
        else:
            kind = corrected.get(day, DayKind.HOLIDAY if day in national else DayKind.WORKDAY)
            works = day.weekday() < (6 if pattern is Pattern.SIX else 5) and kind is DayKind.WORKDAY
            assert hours == ((USUAL[0],) if works else ())


def test_a_pattern_begins_today_at_the_earliest() -> None:
    PATTERN_SPAN.check_first(MONDAY, MONDAY)
    with pytest.raises(Invalid, match="duty-pattern-first-out"):
        PATTERN_SPAN.check_first(MONDAY - timedelta(days=1), MONDAY)


def test_a_pattern_without_its_hours_is_refused() -> None:
    draft = DutyDraft(is_repeated=True, pattern=Pattern.TWOS, early=NIGHT, first=MONDAY, last=MONDAY)
    with pytest.raises(Invalid):
        repeated(draft, WorkCalendar.for_unit(1, TimeZone.WIB.info, national={}))


@given(st.dictionaries(st.dates(date(2026, 1, 1), date(2026, 1, 31)), st.integers(0, 2)))
def test_runs_tell_every_date_once_and_are_as_long_as_can_be(values: dict[date, int]) -> None:
    found = runs(sorted(values.items()))
    assert [(day, value) for span, value in found for day in span] == sorted(values.items())
    for (span, value), (following, other) in pairwise(found):
        assert value != other or span.end + timedelta(days=1) < following.start

"""Working days and deadlines of one unit, as an office in the three zones meets them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.calendar import (
    CalendarRow,
    DayKind,
    Extension,
    Timeliness,
    TimeRules,
    WorkCalendar,
    check_has_come,
    extended_until,
    timeliness,
)
from domain.errors import Invalid
from domain.people import TimeZone
from domain.periods import Period, Span

WIB, WIT = TimeZone.WIB.info, TimeZone.WIT.info
CHRISTMAS = {date(2026, 12, 24): "Cuti Bersama Natal", date(2026, 12, 25): "Hari Raya Natal"}
FRIDAY = date(2026, 11, 20)
SATURDAY = date(2026, 11, 21)


def calendar(*rows: CalendarRow, rules: TimeRules | None = None, unit: str = "kecamatan") -> WorkCalendar:
    return WorkCalendar.for_unit(unit, WIB, national=CHRISTMAS, rows=rows, rules=rules)


def wib(month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=WIB)


def test_weekends_and_national_holidays_are_free() -> None:
    office = calendar()
    assert office.is_working(FRIDAY)
    assert not office.is_working(SATURDAY)
    assert not office.is_working(date(2026, 12, 24))
    assert not office.is_working(date(2026, 12, 25))


def test_the_office_corrects_the_calendar_and_a_units_row_beats_one_for_all() -> None:
    anniversary = CalendarRow(FRIDAY, DayKind.HOLIDAY)
    on_duty = CalendarRow(FRIDAY, DayKind.WORKDAY, "puskesmas")
    for rows in ((anniversary, on_duty), (on_duty, anniversary)):
        assert not calendar(*rows).is_working(FRIDAY)
        assert calendar(*rows, unit="puskesmas").is_working(FRIDAY)


def test_a_working_saturday_and_a_service_unit_with_its_own_week() -> None:
    assert calendar(CalendarRow(SATURDAY, DayKind.WORKDAY)).is_working(SATURDAY)
    clinic = WorkCalendar.for_unit("puskesmas", WIB, national={}, week=frozenset(range(6)))
    assert clinic.is_working(SATURDAY)
    assert not clinic.is_working(SATURDAY + timedelta(days=1))
    with pytest.raises(ValueError, match="at least one day"):
        WorkCalendar.for_unit("x", WIB, national={}, week=frozenset())


def test_the_deadline_is_the_end_of_the_day_in_the_units_zone() -> None:
    assert calendar().row(FRIDAY).deadline == wib(11, 21)
    east = WorkCalendar.for_unit("distrik", WIT, national={})
    assert east.row(FRIDAY).deadline == datetime(2026, 11, 20, 15, tzinfo=UTC)
    assert calendar(rules=TimeRules(on_time_hours=33)).row(FRIDAY).deadline == wib(11, 21, 9)


def test_the_late_window_ends_with_the_third_working_day_after() -> None:
    assert calendar().row(FRIDAY).late_until == wib(11, 26)  # Mon 23, Tue 24, Wed 25
    assert calendar().row(SATURDAY).late_until == wib(11, 26)
    assert calendar().row(date(2026, 12, 22)).late_until == datetime(2026, 12, 30, tzinfo=WIB)  # 23, 28, 29
    holiday = CalendarRow(date(2026, 11, 24), DayKind.HOLIDAY, "kecamatan")
    assert calendar(holiday).row(FRIDAY).late_until == wib(11, 27)


def test_the_late_window_never_closes_before_the_deadline() -> None:
    row = calendar(rules=TimeRules(on_time_hours=30, late_days=0)).row(FRIDAY)
    assert row.late_until == row.deadline == wib(11, 21, 6)


def test_a_submission_is_on_time_then_late_then_locked() -> None:
    row = calendar().row(FRIDAY)
    assert timeliness(row, wib(11, 20, 16)) is Timeliness.ON_TIME
    assert timeliness(row, row.deadline) is Timeliness.ON_TIME
    assert timeliness(row, row.deadline + timedelta(microseconds=1)) is Timeliness.LATE
    assert timeliness(row, row.late_until) is Timeliness.LATE
    assert timeliness(row, row.late_until + timedelta(microseconds=1)) is Timeliness.LOCKED


def test_an_outage_extends_days_for_one_person_one_unit_or_all() -> None:
    days = Span(FRIDAY, SATURDAY)
    for_all = Extension(days, wib(12, 1))
    for_unit = Extension(days, wib(12, 2), unit="kecamatan")
    for_one = Extension(days, wib(12, 3), person=7)
    every = [for_one, for_all, for_unit]
    assert extended_until(every, FRIDAY, 7, "dinas") == wib(12, 3)
    assert extended_until(every, FRIDAY, 8, "kecamatan") == wib(12, 2)
    assert extended_until(every, SATURDAY, 8, "dinas") == wib(12, 1)
    assert extended_until(every, date(2026, 11, 22), 7, "kecamatan") is None
    row = calendar().row(FRIDAY)
    assert timeliness(row, wib(11, 30), wib(12, 1)) is Timeliness.LATE
    assert timeliness(row, wib(12, 1, 0, 1), wib(12, 1)) is Timeliness.LOCKED
    assert timeliness(row, wib(11, 25), wib(11, 22)) is Timeliness.LATE


def test_a_date_may_be_reported_from_its_start_until_it_is_locked() -> None:
    office = calendar()
    row = office.row(FRIDAY)
    assert timeliness(row, wib(11, 20)) is Timeliness.ON_TIME
    assert timeliness(row, wib(11, 23, 8)) is Timeliness.LATE
    assert timeliness(row, wib(11, 29), wib(12, 1)) is Timeliness.LATE
    assert timeliness(row, wib(11, 26, 0, 1)) is Timeliness.LOCKED
    check_has_come(office, FRIDAY, wib(11, 20))
    with pytest.raises(Invalid) as future:
        check_has_come(office, FRIDAY, wib(11, 19, 23, 59))
    assert future.value.key == "report-date-in-future"


def test_today_is_the_units_today() -> None:
    east = WorkCalendar.for_unit("distrik", WIT, national={})
    late_evening_in_jakarta = wib(11, 19, 22, 30)
    check_has_come(east, FRIDAY, late_evening_in_jakarta)


def test_the_day_table_has_one_row_per_date() -> None:
    november = Period.parse("2026-11")
    table = calendar().table(november.span)
    assert [row.date for row in table.rows] == list(november.span)
    assert sum(row.is_working for row in table.rows) == 21
    assert table.rows[19] == calendar().row(FRIDAY)
    assert all(row.deadline.tzinfo is UTC and row.late_until.tzinfo is UTC for row in table.rows)

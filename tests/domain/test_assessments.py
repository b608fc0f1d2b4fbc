"""Which periods can be assessed, what is asked, and what is missing."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest

from domain.assessments import (
    Required,
    Section,
    closes_on,
    criteria,
    day_of,
    first_open,
    open_period,
    open_periods,
    progress,
    reminded,
)
from domain.calendar import CalendarRow, DayKind, WorkCalendar
from domain.errors import Invalid
from domain.people import TimeZone
from domain.periods import Period, PeriodKind
from tests.domain.scoring.books import scheme

ASKED = criteria([Required(7, "Komunikasi", 4), Required(3, "Pelayanan publik", 3)])


@pytest.mark.parametrize(
    ("name", "today", "codes"),
    [
        ("batanghari", date(2026, 11, 20), ["2026-S2"]),
        ("batanghari", date(2026, 8, 11), ["2026-S1", "2026-S2"]),
        ("batanghari", date(2026, 8, 12), ["2026-S2"]),
        ("nasional", date(2026, 11, 20), ["2026", "2026-Q4"]),
        ("nasional", date(2026, 5, 12), ["2026-Q1", "2026-Q2", "2026"]),
        ("nasional", date(2027, 1, 20), ["2026", "2026-Q4", "2027-Q1", "2027"]),
    ],
)
def test_what_ended_last_is_assessed_first(name: str, today: date, codes: list[str]) -> None:
    assert [period.code for period in open_periods(scheme(name), today)] == codes


@pytest.mark.parametrize(
    ("today", "codes"),
    [
        (date(2026, 11, 11), ["2026-10", "2026-09", "2026-11"]),
        (date(2026, 11, 12), ["2026-10", "2026-11"]),
        (date(2026, 3, 1), ["2026-02", "2026-01", "2026-03"]),
        (date(2026, 1, 11), ["2025-12", "2025-11", "2026-01"]),
    ],
)
def test_of_months_all_that_are_not_closed_are_offered_and_no_other_is_opened(
    today: date, codes: list[str]
) -> None:
    monthly = scheme("batanghari").model_copy(update={"period": PeriodKind.MONTH, "interim": None})
    assert [period.code for period in open_periods(monthly, today)] == codes
    months = [f"{year}-{month:02}" for year in (2025, 2026) for month in range(1, 13)]
    opened = set()
    for code in months:
        with suppress(Invalid):
            opened.add(open_period(monthly, code, today).code)
    assert opened == set(codes)


def test_a_period_closes_six_weeks_after_its_end() -> None:
    batanghari, last = scheme("batanghari"), closes_on(Period.parse("2026-S2"))
    assert last == date(2027, 2, 11)
    assert open_period(batanghari, "2026-S2", last).code == "2026-S2"
    with pytest.raises(Invalid) as refused:
        open_period(batanghari, "2026-S2", date(2027, 2, 12))
    assert refused.value.key == "assess-closed"
    for code in ("2026-11", "2027-S2", "x", "1026-S1"):
        with pytest.raises(Invalid) as refused:
            open_period(batanghari, code, last)
        assert refused.value.key == "button-outdated"


def test_the_seven_values_come_first_then_what_the_position_requires() -> None:
    assert [each.code for each in ASKED] == ["b0", "b1", "b2", "b3", "b4", "b5", "b6", "c7", "c3"]
    assert ASKED[0].name == "berorientasi_pelayanan"
    assert (ASKED[7].section, ASKED[7].required) == (Section.COMPETENCY, 4)


def test_the_next_open_one_is_looked_for_from_here_on_and_then_from_the_beginning() -> None:
    assert first_open(ASKED, set()) == ASKED[0]
    assert first_open(ASKED, {"berorientasi_pelayanan", "kompeten"}, "b1") == ASKED[3]
    assert first_open(ASKED, {"Pelayanan publik"}, "c7") == ASKED[0]
    assert first_open(ASKED, {each.name for each in ASKED}) is None


def test_progress_is_told_by_section() -> None:
    found = [(each.section, each.given, each.asked) for each in progress(ASKED, {"loyal", "Komunikasi", "x"})]
    assert found == [(Section.BEHAVIOUR, 1, 7), (Section.COMPETENCY, 1, 2)]
    assert [each.section for each in progress(criteria([]), set())] == [Section.BEHAVIOUR]


@pytest.mark.parametrize(
    ("name", "today", "codes"),
    [
        ("nasional", date(2026, 12, 17), ["2026", "2026-Q4"]),
        ("nasional", date(2027, 1, 28), ["2026", "2026-Q4"]),
        ("nasional", date(2026, 12, 18), []),
        ("mataram", date(2026, 12, 16), []),
        ("mataram", date(2026, 12, 17), ["2026"]),
        ("batanghari", date(2026, 12, 17), []),
    ],
)
def test_supervisors_are_reminded_two_weeks_before_where_the_scheme_weighs_it(
    name: str, today: date, codes: list[str]
) -> None:
    calendar = WorkCalendar.for_unit(1, TimeZone.WIB.info, national={}, rows=())
    assert [period.code for period in reminded(scheme(name), calendar, today)] == codes


def test_the_reminder_waits_for_a_working_day() -> None:
    holiday = CalendarRow(date(2026, 12, 17), DayKind.HOLIDAY)
    rows = (holiday, CalendarRow(date(2026, 12, 18), DayKind.HOLIDAY))
    calendar = WorkCalendar.for_unit(1, TimeZone.WIB.info, national={}, rows=rows)
    days = [date(2026, 12, day) for day in range(15, 26)]
    assert [day for day in days if reminded(scheme("mataram"), calendar, day)] == [date(2026, 12, 21)]


def test_of_who_has_left_the_last_day_decides_who_assesses() -> None:
    today = date(2026, 11, 20)
    assert day_of(None, today) == day_of(date(2026, 12, 1), today) == today
    assert day_of(date(2026, 10, 31), today) == date(2026, 10, 31)

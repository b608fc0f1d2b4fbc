"""Discipline and attendance: credit for the expected days."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import Days
from domain.schemes import Source, parse_scheme
from domain.scoring import AttendanceFacts, Missing, PersonFacts, ReportedDays, SourceValue, source_values
from tests.domain.scoring.books import FOLDER, scheme

TEBING_TINGGI = scheme("tebingtinggi")


def discipline(expected: Days, reported: ReportedDays) -> SourceValue:
    facts = PersonFacts(expected_days=expected, reported=reported)
    return source_values(TEBING_TINGGI, facts)[Source.DISCIPLINE]


def attendance(expected: Days, days: AttendanceFacts) -> SourceValue:
    facts = PersonFacts(expected_days=expected, attendance=days)
    return source_values(TEBING_TINGGI, facts)[Source.ATTENDANCE]


def test_a_late_day_earns_half_and_a_day_reported_after_the_window_nothing() -> None:
    assert discipline(20, ReportedDays(on_time=15, late=2, locked=1)) == SourceValue(Fraction(80), 18)


def test_a_half_day_earns_half_of_what_a_day_earns_and_is_one_record() -> None:
    # (10 − ½ + ½ × (2 − ½)) ÷ 15.5
    days = ReportedDays(on_time=10, late=2, half_on_time=1, half_late=1)
    assert discipline(Fraction(31, 2), days) == SourceValue(Fraction(2050, 31), 12)
    came = AttendanceFacts(records=12, full_days=10, late_days=2, half_full=1, half_late=1)
    assert attendance(Fraction(31, 2), came) == SourceValue(Fraction(2050, 31), 12)


def test_who_reports_nothing_earns_nothing_which_is_a_value() -> None:
    assert discipline(20, ReportedDays()) == SourceValue(Fraction(0), 0)


def test_without_an_expected_day_there_is_no_discipline() -> None:
    assert discipline(0, ReportedDays()) == SourceValue(None, 0, Missing.NO_EXPECTED_DAY)


def test_the_scheme_sets_what_a_late_day_is_worth() -> None:
    text = (FOLDER / "tebingtinggi.toml").read_text(encoding="utf-8")
    strict = parse_scheme(text.replace("late_credit = 0.50", "late_credit = 0.25"), "strict.toml")
    facts = PersonFacts(expected_days=4, reported=ReportedDays(on_time=1, late=3))
    assert source_values(strict, facts)[Source.DISCIPLINE].value == Fraction(175, 4)


def test_coming_late_earns_half_a_day_of_attendance() -> None:
    days = AttendanceFacts(records=19, full_days=16, late_days=2)
    assert attendance(20, days) == SourceValue(Fraction(85), 19)


@pytest.mark.parametrize(
    ("expected", "records", "missing"),
    [
        (20, 0, Missing.NO_ATTENDANCE_RECORD),
        (0, 0, Missing.NO_ATTENDANCE_RECORD),
        (0, 3, Missing.NO_EXPECTED_DAY),
    ],
)
def test_without_records_or_expected_days_there_is_no_attendance(
    expected: int, records: int, missing: Missing
) -> None:
    assert attendance(expected, AttendanceFacts(records=records)) == SourceValue(None, records, missing)


def test_travel_alone_is_no_attendance_record() -> None:
    on_travel = AttendanceFacts(records=0, full_days=5)
    assert attendance(20, on_travel).missing is Missing.NO_ATTENDANCE_RECORD


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_both_stay_between_0_and_100_and_an_earlier_report_never_hurts(
    full: int, late: int, none: int
) -> None:
    expected = full + late + none
    now = discipline(expected, ReportedDays(full, late)).value
    if expected:
        assert now is not None
        assert 0 <= now <= 100
        assert attendance(expected, AttendanceFacts(1, full, late)).value == now
    if late:
        sooner = discipline(expected, ReportedDays(full + 1, late - 1)).value
        assert sooner is not None
        assert now is not None
        assert sooner > now

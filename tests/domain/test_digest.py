"""The week of a digest, its participation, and who is missing."""

from collections import defaultdict
from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from operator import attrgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.calendar import CalendarRow, DayKind, Days, Extension, HalfDay, Leave, LeaveKind, WorkCalendar
from domain.day_state import Sent
from domain.digest.figures import Decider, ServiceIndex, WaitingCase, in_order, jams, lowest_first
from domain.digest.participation import (
    Member,
    Missing,
    Participation,
    Reporting,
    ReportWeek,
    UnitMembership,
    participation,
    report_week,
)
from domain.people import TimeZone
from domain.periods import Span
from domain.survey import Skm, Unsur, WeightMethod

WIB, WIT = TimeZone.WIB.info, TimeZone.WIT.info
KECAMATAN, RSUD = 1, 2
CALENDAR = WorkCalendar.for_unit(KECAMATAN, WIB, national={date(2026, 11, 11): "Libur"})


def nov(day: int) -> date:
    return date(2026, 11, day)


def friday_afternoon() -> ReportWeek:
    return report_week(datetime(2026, 11, 20, 15, 0, tzinfo=WIB), WIB)


def member(key: int, *memberships: UnitMembership) -> Member:
    span = friday_afternoon().both
    return Member(key, f"Pegawai {key}", key % 2 == 1, memberships or (UnitMembership(KECAMATAN, span),))


def reporting(
    members: Collection[Member],
    reported: dict[int, set[date]],
    *,
    leaves: dict[int, list[Leave]] | None = None,
    rsud: WorkCalendar = CALENDAR,
) -> Reporting:
    calendars = {KECAMATAN: CALENDAR, RSUD: rsud}
    sent = {
        key: {day: Sent(datetime.combine(day, time(9), tzinfo=WIB)) for day in days}
        for key, days in reported.items()
    }
    return Reporting(members, leaves or {}, sent, calendars, {KECAMATAN: "Kecamatan", RSUD: "RSUD"})


def test_a_week_runs_from_monday_to_the_instant_in_the_offices_zone() -> None:
    week = friday_afternoon()
    assert week.so_far == Span(nov(16), nov(20))
    assert week.last == Span(nov(9), nov(15))
    assert week.end == datetime(2026, 11, 23, 0, 0, tzinfo=WIB)
    monday_in_the_east = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
    assert report_week(monday_in_the_east, WIT).so_far == Span(nov(23), nov(23))
    assert report_week(monday_in_the_east, WIB).so_far == Span(nov(16), nov(22))


def test_the_end_of_a_week_belongs_to_the_week_that_ends() -> None:
    week = friday_afternoon()
    assert report_week(week.end, WIB).this == week.this
    assert report_week(week.end, WIB).so_far == week.this


def test_participation_counts_person_days_against_the_week_before() -> None:
    facts = reporting(
        [member(1), member(2)],
        {1: {nov(9), nov(10), nov(16), nov(17), nov(18), nov(19)}, 2: {nov(9), nov(19)}},
    )
    weeks = participation(facts, friday_afternoon())
    assert weeks.this == Participation(5, 8)  # Friday is not due before midnight
    assert weeks.last == Participation(3, 6)  # Monday to Thursday; Wednesday the 11th was a holiday
    assert weeks.last_whole == Participation(3, 8)
    assert weeks.missing == (Missing("Pegawai 2", "Kecamatan", 3, False),)


def test_a_day_that_is_not_due_yet_counts_for_nobody() -> None:
    facts = reporting([member(1), member(2)], {1: {nov(13), nov(20)}})
    weeks = participation(facts, friday_afternoon())
    assert friday_afternoon().covered == Span(nov(16), nov(19))
    assert weeks.this == Participation(0, 8)
    assert weeks.last == Participation(0, 6), "nor does the Friday before, until this one does"
    assert weeks.missing == (
        Missing("Pegawai 1", "Kecamatan", 4, True),
        Missing("Pegawai 2", "Kecamatan", 4, False),
    )
    saturday = report_week(datetime(2026, 11, 21, 0, 0, 1, tzinfo=WIB), WIB)
    assert saturday.covered == Span(nov(16), nov(20))
    assert participation(facts, saturday).this == Participation(1, 10)
    assert participation(facts, saturday).last == Participation(1, 8)


def test_on_monday_morning_nothing_is_due_and_nobody_is_missing() -> None:
    facts = reporting([member(1)], {})
    monday = report_week(datetime(2026, 11, 16, 7, 30, tzinfo=WIB), WIB)
    weeks = participation(facts, monday)
    assert monday.covered is None
    assert (weeks.this.percent, weeks.last.percent) == (None, None)
    assert weeks.last_whole.expected == 4
    assert weeks.missing == ()


@pytest.mark.parametrize(("kind", "expected"), [(LeaveKind.CUTI, 0), (LeaveKind.TUGAS_LUAR, 4)])
def test_leave_excuses_and_official_travel_does_not(kind: LeaveKind, expected: int) -> None:
    facts = reporting([member(1)], {}, leaves={1: [Leave(kind, Span(nov(16), nov(20)))]})
    weeks = participation(facts, friday_afternoon())
    assert weeks.this == Participation(0, expected)
    assert bool(weeks.missing) == bool(expected)


def test_half_a_day_of_leave_weighs_half() -> None:
    half = Leave(LeaveKind.IZIN, Span(nov(17), nov(17)), HalfDay.MORNING)
    facts = reporting([member(1)], {1: {nov(16), nov(18)}}, leaves={1: [half]})
    weeks = participation(facts, friday_afternoon())
    assert weeks.this == Participation(2, Fraction(7, 2))
    assert weeks.missing == (Missing("Pegawai 1", "Kecamatan", Fraction(3, 2), True),)


def test_what_came_too_late_for_discipline_is_no_participation() -> None:
    facts = reporting([member(1)], {})
    after_the_late_window = Sent(datetime(2026, 11, 19, 9, 0, tzinfo=WIB))
    facts = replace(facts, sent={1: {nov(9): after_the_late_window, nov(16): after_the_late_window}})
    weeks = participation(facts, friday_afternoon())
    assert (weeks.last.reported, weeks.this.reported) == (0, 1)
    opened = Extension(Span(nov(9), nov(9)), datetime(2026, 11, 20, tzinfo=WIB), unit=KECAMATAN)
    assert participation(replace(facts, extensions=[opened]), friday_afternoon()).last.reported == 1


def test_who_changed_units_is_expected_by_the_days_of_each() -> None:
    rsud = WorkCalendar.for_unit(
        RSUD, WIB, national={}, rows=[CalendarRow(nov(18), DayKind.HOLIDAY, RSUD)], week=frozenset(range(6))
    )
    moved = member(
        1, UnitMembership(KECAMATAN, Span(nov(9), nov(17))), UnitMembership(RSUD, Span(nov(18), nov(22)))
    )
    weeks = participation(reporting([moved], {}, rsud=rsud), friday_afternoon())
    assert weeks.this == Participation(0, 3)  # 16 and 17 in the one, 19 in the other
    assert weeks.last_whole == Participation(0, 4)
    assert [person.unit for person in weeks.missing] == ["RSUD"]


def test_who_missed_most_is_told_first() -> None:
    week = {nov(16), nov(17), nov(18), nov(19)}
    facts = reporting([member(key) for key in (1, 2, 3, 4)], {1: week, 2: week - {nov(17)}, 4: {nov(18)}})
    missing = participation(facts, friday_afternoon()).missing
    assert [(person.name, person.days) for person in missing] == [
        ("Pegawai 3", 4),
        ("Pegawai 4", 3),
        ("Pegawai 2", 1),
    ]


def test_work_on_a_day_off_makes_up_for_no_missed_day() -> None:
    facts = reporting([member(1)], {1: {nov(21)}})
    weeks = participation(facts, report_week(datetime(2026, 11, 22, 12, 0, tzinfo=WIB), WIB))
    assert weeks.this == Participation(0, 5)
    assert weeks.missing == (Missing("Pegawai 1", "Kecamatan", 5, True),)


def test_change_is_exact() -> None:
    weeks = participation(reporting([member(1)], {1: {nov(9), nov(16), nov(17)}}), friday_afternoon())
    assert weeks.this.percent == 50
    assert weeks.change == Fraction(50) - Fraction(100, 3)
    assert weeks.last_whole.percent == 25


def test_where_it_waits_for_the_longest_time_comes_first() -> None:
    since = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
    agus, budi = Decider(1, "Agus"), Decider(2, "Budi")
    waiting = [
        WaitingCase("entries", "Sari", nov(18), budi, since),
        WaitingCase("entries", "Citra", nov(17), agus, since),
        WaitingCase("leave_requests", "Citra", nov(14), agus, since - timedelta(days=3)),
    ]
    assert [(jam.at.name, jam.cases, jam.since) for jam in jams(waiting)] == [
        ("Agus", 2, since - timedelta(days=3)),
        ("Budi", 1, since),
    ]
    assert [(case.at.name, case.day) for case in in_order(waiting)] == [
        ("Agus", nov(14)),
        ("Agus", nov(17)),
        ("Budi", nov(18)),
    ]


def test_a_service_of_which_nothing_is_told_comes_last() -> None:
    def service(name: str, value: int) -> ServiceIndex:
        nrr = dict.fromkeys(Unsur, Fraction(value)) if value else {}
        return ServiceIndex(name, "Dinas", Skm(9 if value else 0, nrr, WeightMethod.EXACT))

    services = [service("Pajak", 0), service("KTP", 4), service("Izin", 2), service("Akta", 0)]
    assert [each.service for each in lowest_first(services)] == ["Izin", "KTP", "Akta", "Pajak"]


days = st.dates(date(2026, 11, 9), date(2026, 11, 22))
people = st.lists(st.sets(days), max_size=6)
moments = st.integers(0, 7 * 24).map(
    lambda hours: datetime(2026, 11, 16, tzinfo=WIB) + timedelta(hours=hours, seconds=1)
)


@given(people, moments)
def test_participation_lies_between_none_and_all(sent: list[set[date]], until: datetime) -> None:
    week = report_week(min(until, datetime(2026, 11, 23, tzinfo=WIB)), WIB)
    known = {key: {day for day in days if day <= week.as_of.day} for key, days in enumerate(sent, 1)}
    weeks = participation(reporting([member(key) for key in known], known), week)
    this, last, whole = weeks.this, weeks.last, weeks.last_whole
    assert 0 <= this.reported <= this.expected <= 5 * len(known)
    assert last.expected <= whole.expected == 4 * len(known)
    assert last.expected <= this.expected, "the week before had the same days, but for a holiday"
    assert sum(person.days for person in weeks.missing) == this.expected - this.reported


def within(person: Member, unit: int) -> list[Member]:
    """A person as one unit's digest knows the person."""
    memberships = tuple(membership for membership in person.memberships if membership.unit_id == unit)
    return [replace(person, memberships=memberships)] if memberships else []


@given(people, st.dictionaries(st.integers(0, 5), st.dates(date(2026, 11, 10), nov(22))), moments)
def test_units_add_up_to_the_office(sent: list[set[date]], moved: dict[int, date], until: datetime) -> None:
    """Each day of a person counts in one unit; who moved may be missing in both, with own days in each."""
    week = report_week(until, WIB)
    members = [member(key) for key in range(len(sent)) if key not in moved]
    for key in moved:
        before, after = Span(nov(9), moved[key] - timedelta(days=1)), Span(moved[key], nov(22))
        members.append(member(key, UnitMembership(KECAMATAN, before), UnitMembership(RSUD, after)))
    known = {key: {day for day in days if day <= week.as_of.day} for key, days in enumerate(sent)}
    whole = participation(reporting(members, known), week)
    parts = [
        participation(reporting([part for each in members for part in within(each, unit)], known), week)
        for unit in (KECAMATAN, RSUD)
    ]
    for name in ("this", "last", "last_whole"):
        of = attrgetter(name)
        assert sum(of(part).expected for part in parts) == of(whole).expected
        assert sum(of(part).reported for part in parts) == of(whole).reported
    missed: dict[str, Days] = defaultdict(int)
    for part in parts:
        for person in part.missing:
            missed[person.name] += person.days
    assert missed == {each.name: each.days for each in whole.missing}

"""Attendance by a location: which coming or leaving it is, how far, and when it is late."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.attendance import (
    EARLIEST,
    LATEST,
    LEAST_ACCURATE,
    Asserted,
    Mark,
    Place,
    Work,
    check_asserted,
    due,
    left_early,
    metres,
    parse_radius,
    status,
    work_on,
)
from domain.calendar import WorkCalendar
from domain.duty import Duty, Hours, Shift
from domain.errors import AlreadyHandled, Invalid
from domain.scoring import AttendanceStatus
from storage.records.national_days import national_holidays

WIB = ZoneInfo("Asia/Jakarta")
DAY = date(2026, 11, 20)
NIGHT, EARLY = Hours(time(21), time(7)), Hours(time(7), time(14))
CALENDAR = WorkCalendar.for_unit(1, WIB, national=national_holidays(2025, 2027))
ROSTER = CALENDAR.with_duty(Duty.of([Shift(DAY, NIGHT), Shift(DAY + timedelta(days=1), EARLY)]))
MONAS = Place(-6.1754, 106.8272, 100)


def at(hour: int, minute: int = 0, second: int = 0, *, day: int = 20) -> datetime:
    """A moment of November 2026."""
    return datetime(2026, 11, day, hour, minute, second, tzinfo=WIB)


def at_work(calendar: WorkCalendar, day: date) -> Work:
    """The work of a date on which there is some."""
    work = work_on(calendar, day)
    assert work is not None
    return work


def works(*came: bool) -> list[tuple[Work, bool]]:
    """The night of the 20th and the early shift of the 21st, each with whether its person has come."""
    found = [at_work(ROSTER, DAY), at_work(ROSTER, DAY + timedelta(days=1))]
    return list(zip(found, came, strict=True))


def test_office_days_have_the_hours_of_the_regulation() -> None:
    expected = {
        date(2026, 2, 20): (time(8), time(15, 30)),
        date(2026, 2, 23): (time(8), time(15)),
        date(2026, 11, 20): (time(7, 30), time(16, 30)),
        date(2026, 11, 19): (time(7, 30), time(16)),
    }
    for day, (start, end) in expected.items():
        (hours,) = at_work(CALENDAR, day).hours
        assert (hours.start, hours.end) == (start, end)
    assert work_on(CALENDAR, date(2026, 11, 21)) is None


@pytest.mark.parametrize(
    ("came", "now", "expected"),
    [
        ((False, False), at(20, 30), (20, Mark.IN)),
        ((True, False), at(6, 50, day=21), (20, Mark.OUT)),
        ((False, False), at(6, 50, day=21), (21, Mark.IN)),
        ((False, False), at(1, day=21), (20, Mark.IN)),
        ((True, True), at(7, 5, day=21), (20, Mark.OUT)),
        ((True, True), at(13, day=21), (21, Mark.OUT)),
    ],
)
def test_the_nearest_coming_or_leaving_is_meant(
    came: tuple[bool, bool], now: datetime, expected: tuple[int, Mark]
) -> None:
    found = due(works(*came), now)
    assert (found.work.date.day, found.mark) == expected


@given(st.integers(0, 20_160))
def test_far_from_all_work_nothing_is_meant(minutes: int) -> None:
    now = at(0, day=14) + timedelta(minutes=minutes)
    (night, _), (early, _) = works(False, False)
    near = any(w.starts - EARLIEST <= now <= w.ends + LATEST for w in (night, early))
    try:
        due(works(False, False), now)
    except AlreadyHandled:
        assert not near
    else:
        assert near


def test_late_begins_with_the_minute_after_the_start() -> None:
    work = at_work(ROSTER, DAY)
    assert status(work, at(21, 0, 59)) is AttendanceStatus.PRESENT
    assert status(work, at(21, 1)) is AttendanceStatus.LATE
    assert left_early(work, at(6, 59, day=21)) and not left_early(work, at(7, day=21))


def test_distances_are_those_of_the_earth() -> None:
    def to(latitude: float, longitude: float) -> int:
        return metres(Asserted(latitude, longitude, 5, is_live=False, is_forwarded=False), MONAS)

    assert to(MONAS.latitude, MONAS.longitude) == 0
    assert to(MONAS.latitude + 0.001, MONAS.longitude) == 111
    assert to(-0.9493, 100.3543) == pytest.approx(920_000, rel=0.01), "Padang"
    assert to(MONAS.latitude, MONAS.longitude - 180) == pytest.approx(18_640_000, rel=0.01)


@given(
    st.floats(-0.01, 0.01),
    st.floats(0, 300),
    st.booleans(),
)
def test_who_may_be_inside_of_the_radius_is_and_nobody_else(
    north: float, accuracy: float, anywhere: bool
) -> None:
    asserted = Asserted(MONAS.latitude + north, MONAS.longitude, accuracy, is_live=True, is_forwarded=False)
    fits = accuracy <= LEAST_ACCURATE and (anywhere or metres(asserted, MONAS) - accuracy <= MONAS.radius)
    try:
        distance = check_asserted(asserted, MONAS, anywhere=anywhere)
    except Invalid:
        assert not fits
    else:
        assert fits and (distance is None) == anywhere


@pytest.mark.parametrize(("text", "radius"), [("100", 100), ("100 m", 100), ("50m", 50), ("900 meter", 900)])
def test_a_radius_is_read(text: str, radius: int) -> None:
    assert parse_radius(text) == radius


@pytest.mark.parametrize("text", ["", "19", "5001", "1 km", "seratus", "99999999999", "²0"])
def test_what_is_no_radius_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        parse_radius(text)

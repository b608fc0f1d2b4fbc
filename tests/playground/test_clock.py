"""The marks on the clock, reckoned in the office's zone."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from playground.clock import Clock
from playground.errors import RefusedError
from playground.marks import Mark

WIB = ZoneInfo("Asia/Jakarta")


@pytest.mark.parametrize(
    ("rule", "now", "expected"),
    [
        ("+1h", "2026-11-20T09:30", "2026-11-20T10:30"),
        ("next 16:00", "2026-11-20T09:30", "2026-11-20T16:00"),
        ("next 16:00", "2026-11-20T16:00", "2026-11-21T16:00"),
        ("next workday 16:00", "2026-11-20T09:30", "2026-11-20T16:00"),
        ("next workday 16:00", "2026-11-20T16:00", "2026-11-23T16:00"),
        ("next Monday 07:30", "2026-11-20T09:30", "2026-11-23T07:30"),
        ("next Monday 07:30", "2026-11-23T07:30", "2026-11-30T07:30"),
        ("end of semester", "2026-11-20T09:30", "2027-01-01T00:00"),
        ("end of semester", "2027-01-01T00:00", "2027-07-01T00:00"),
        ("2026-12-01T08:00", "2026-11-20T09:30", "2026-12-01T08:00"),
    ],
)
def test_a_mark_is_the_next_moment_of_its_rule(rule: str, now: str, expected: str) -> None:
    moment = Mark("x", "x", rule).at(datetime.fromisoformat(now).replace(tzinfo=WIB), WIB)
    assert moment.astimezone(WIB).isoformat()[:16] == expected
    assert moment.tzinfo is UTC


@pytest.mark.parametrize(
    "text", ["hanya satu", "a|b|kapan-kapan", "a|b|next 16:00|c", "a||next 16:00", "a|b|next Funday 07:30"]
)
def test_a_wrong_mark_is_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        Mark.parse(text)


@pytest.mark.parametrize("microseconds", [0, 1, 400_000, 600_000])
def test_who_follows_the_clock_shows_its_time_exactly(microseconds: int) -> None:
    machine = datetime(2026, 11, 20, 2, 0, tzinfo=UTC) + timedelta(microseconds=microseconds)
    clock = Clock(system=lambda: machine)
    clock.move_to(datetime(2026, 11, 20, 16, 0, tzinfo=WIB))
    followed = machine + timedelta(seconds=clock.offset_seconds)
    assert followed == clock.now() == datetime(2026, 11, 20, 16, 0, tzinfo=WIB)


def test_who_follows_a_standing_clock_begins_where_it_stands() -> None:
    stands = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
    clock = Clock.standing(stands)
    followed = datetime.now(UTC) + timedelta(seconds=clock.offset_seconds)
    assert abs(followed - stands) < timedelta(minutes=1)

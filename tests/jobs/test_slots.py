"""When jobs are due, and for how long a missed slot may be caught up."""

from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.people import TimeZone
from jobs.slots import EVERY_DAY, FRIDAY, CatchUp, Timetable
from tests.harness import must

EVENING = Timetable(time(16, 0), EVERY_DAY, CatchUp.SAME_DAY)
WEEKLY = Timetable(time(15, 0), frozenset({FRIDAY}), CatchUp.UNTIL_NEXT)
instants = st.integers(0, 2 * 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
timetables = st.builds(
    Timetable, st.times(), st.frozensets(st.integers(0, 6), min_size=1), st.sampled_from(CatchUp)
)
frequent = st.builds(
    Timetable,
    st.just(time.min),
    st.frozensets(st.integers(0, 6), min_size=1),
    st.sampled_from(CatchUp),
    st.sampled_from([timedelta(minutes=5), timedelta(minutes=7), timedelta(hours=5)]),
)
zones = st.sampled_from(TimeZone)


def wib(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=TimeZone.WIB.info)


def test_each_zone_has_its_own_slot_of_the_day() -> None:
    now = wib(20, 16)
    assert EVENING.latest(now, TimeZone.WIB).text == "2026-11-20T16:00+07:00"
    assert EVENING.latest(now, TimeZone.WIT).text == "2026-11-20T16:00+09:00"
    assert EVENING.following(now, TimeZone.WIB).text == "2026-11-21T16:00+07:00"
    assert EVENING.latest(wib(20, 14), TimeZone.WIT).text == "2026-11-20T16:00+09:00"
    assert EVENING.latest(wib(20, 13), TimeZone.WIT).text == "2026-11-19T16:00+09:00"


def test_a_reminder_is_due_until_midnight_in_its_own_zone() -> None:
    assert EVENING.due(wib(20, 16), TimeZone.WIB) is not None
    assert EVENING.due(wib(20, 23, 59), TimeZone.WIB) is not None
    assert EVENING.due(wib(21, 0), TimeZone.WIB) is None
    assert EVENING.due(wib(20, 22), TimeZone.WIT) is None  # midnight has passed in the east


def test_a_digest_is_due_until_the_next_one() -> None:
    for now in (wib(20, 15), wib(23, 7, 30), wib(27, 14, 59)):
        slot = must(WEEKLY.due(now, TimeZone.WIB))
        assert slot.text == "2026-11-20T15:00+07:00"
    assert WEEKLY.latest(wib(27, 15), TimeZone.WIB).text == "2026-11-27T15:00+07:00"
    assert WEEKLY.following(wib(20, 15), TimeZone.WIB).text == "2026-11-27T15:00+07:00"


@given(timetables, instants, zones)
def test_slots_follow_each_other_without_a_gap(timetable: Timetable, now: datetime, zone: TimeZone) -> None:
    latest, following = timetable.latest(now, zone), timetable.following(now, zone)
    assert latest.at <= now < following.at
    assert following.at - latest.at <= timedelta(days=7)
    assert timetable.following(latest.at, zone) == following
    assert timetable.latest(following.at, zone) == following
    for slot in (latest, following):
        assert slot.day.weekday() in timetable.weekdays
        assert slot.at.timetz().replace(tzinfo=None) == timetable.at
    assert timetable.due(latest.at, zone) == latest


@given(frequent, instants, zones)
def test_slots_of_one_day_follow_each_other_too(timetable: Timetable, now: datetime, zone: TimeZone) -> None:
    latest, following = timetable.latest(now, zone), timetable.following(now, zone)
    assert timetable.every is not None
    assert latest.at <= now < following.at
    assert timetable.following(latest.at, zone) == following
    assert timetable.latest(following.at, zone) == following
    if latest.day == following.day:
        assert following.at - latest.at == timetable.every
    else:
        assert (following.at.hour, following.at.minute) == (0, 0), "the steps begin with the day"
    for slot in (latest, following):
        assert slot.day.weekday() in timetable.weekdays

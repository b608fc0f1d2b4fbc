"""When a person is reminded: own hour, level, put off; never before its time, and at most twice of itself."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import DayRow
from domain.errors import Invalid
from domain.people import TimeZone
from domain.reminders import (
    STEP,
    Level,
    RemindersSent,
    Snooze,
    Wish,
    again_at,
    begins_at,
    is_due,
    parse_review_wish,
    parse_wish,
    put_off,
    reminder_asked,
    snoozes,
)

DAY = date(2026, 11, 20)
FOUR = time(16)
zones = st.sampled_from(TimeZone)
wishes = st.builds(Wish, st.sampled_from(Level), st.none() | st.times())
minutes = st.integers(0, 24 * 60 - 1)


def moment(zone: TimeZone, minute: int) -> datetime:
    return datetime.combine(DAY, time.min, tzinfo=zone.info) + timedelta(minutes=minute)


def row(zone: TimeZone, hours: int = 24) -> DayRow:
    closes = moment(zone, 60 * hours)
    return DayRow(DAY, True, closes, closes + timedelta(days=5))


@given(wishes, zones, st.integers(12, 48))
def test_a_day_of_slots_tells_once_and_the_eager_once_more(wish: Wish, zone: TimeZone, hours: int) -> None:
    """Walks through a day as the job does, with nobody reporting."""
    told, heard = RemindersSent(), []
    for minute in range(0, 24 * 60, 5):
        now = moment(zone, minute)
        if is_due(told, begins_at(wish, FOUR, DAY, zone.info), now):
            heard.append(now)
            told = RemindersSent(told.times + 1, again_at(wish, row(zone, hours), zone.info, now))
    hour = wish.at or FOUR
    assert [each for each in heard if each.time() < hour] == []
    assert len(heard) <= (2 if wish.level is Level.EAGER else 1)
    last_slot = time(23, 55)
    assert len(heard) >= 1 or hour > last_slot
    last_call = moment(zone, hours * 60) - timedelta(hours=2)
    has_time = heard and last_call - heard[0] >= timedelta(hours=1) and last_call.date() == DAY
    if wish.level is Level.EAGER and has_time:
        assert len(heard) == 2
    if len(heard) == 2:
        assert heard[1] - heard[0] >= timedelta(hours=1)
        assert moment(zone, hours * 60) - heard[1] == timedelta(hours=2)


@given(zones, minutes, st.sampled_from(Snooze), st.integers(6, 48))
def test_what_is_put_off_comes_on_a_step_before_the_deadline(
    zone: TimeZone, minute: int, choice: Snooze, hours: int
) -> None:
    now = moment(zone, minute)
    offered = dict(snoozes(row(zone, hours), zone.info, now))
    until = put_off(choice, zone.info, now)
    if choice in offered:
        assert until == offered[choice]
        assert until < moment(zone, hours * 60)
    if until is not None:
        assert timedelta(minutes=25) < until - now
        assert (until - moment(zone, 0)) % STEP == timedelta()
        told = RemindersSent(1, until)
        begins = begins_at(Wish(), FOUR, DAY, zone.info)
        assert not is_due(told, begins, until - timedelta(minutes=1))
        assert is_due(told, begins, until), "it comes even where the hour of the office has passed"


@given(wishes, zones, minutes, st.integers(0, 24 * 60))
def test_nobody_is_reminded_before_the_shift_ends(
    wish: Wish, zone: TimeZone, start: int, length: int
) -> None:
    hour, ends = begins_at(wish, FOUR, DAY, zone.info), moment(zone, start + length)
    assert begins_at(wish, FOUR, DAY, zone.info, ends) == max(hour, ends)


def test_what_is_offered_at_four() -> None:
    now = moment(TimeZone.WIB, 16 * 60)
    offered = snoozes(row(TimeZone.WIB), TimeZone.WIB.info, now)
    assert [(choice, f"{until:%H.%M}") for choice, until in offered] == [
        (Snooze.HALF_HOUR, "16.30"),
        (Snooze.HOUR, "17.00"),
        (Snooze.LATER, "19.00"),
    ]
    assert snoozes(row(TimeZone.WIB), TimeZone.WIB.info, moment(TimeZone.WIB, 23 * 60 + 45)) == []


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("ringan", Wish(Level.LIGHT, time(7))),
        ("Rajin 15.30", Wish(Level.EAGER, time(15, 30))),
        ("jam 8", Wish(Level.USUAL, time(8))),
        ("pukul 09:02", Wish(Level.USUAL, time(9, 5))),
        ("3 sore", Wish(Level.USUAL, time(15))),
        ("ringan jam 9 malam", Wish(Level.LIGHT, time(21))),
        ("7 pagi", Wish(Level.USUAL, time(7))),
        ("04.00", Wish(Level.USUAL, time(4))),
        ("1530", Wish(Level.USUAL, time(15, 30))),
        ("23.59", Wish(Level.USUAL, time(23, 55))),
        ("kantor", Wish(Level.USUAL, None)),
        ("light office", Wish(Level.LIGHT, None)),
        ("16 wib", Wish(Level.USUAL, time(16))),
        ("ringan jam 16.30 WIB", Wish(Level.LIGHT, time(16, 30))),
        ("setengah 4 sore", Wish(Level.USUAL, time(15, 30))),
        ("jam setengah 8", Wish(Level.USUAL, time(7, 30))),
        ("4 pm", Wish(Level.USUAL, time(16))),
        ("7.30am", Wish(Level.USUAL, time(7, 30))),
        ("jam 10an", Wish(Level.USUAL, time(10))),
        ("jam 4-an sore ya pak", Wish(Level.USUAL, time(16))),
        ("15.30WIB", Wish(Level.USUAL, time(15, 30))),
    ],
)
def test_a_wish_is_read(said: str, wish: Wish) -> None:
    assert parse_wish(said, Wish(Level.USUAL, time(7)), "WIB") == wish


@pytest.mark.parametrize(
    "said", ["", "sering", "24.00", "12.60", "ringan rajin", "jam", "15.30 besok", "-1", "wib", "16 wit"]
)
def test_what_is_no_wish_is_refused(said: str) -> None:
    with pytest.raises(Invalid):
        parse_wish(said, Wish(), "WIB")


@pytest.mark.parametrize("zone", ["WIB", "WITA", "WIT"])
def test_another_zone_is_said_to_be_none(zone: str) -> None:
    for parse in (parse_wish, parse_review_wish):
        assert parse(f"07.30 {zone}", Wish(), zone) != Wish()
        for other in {"WIB", "WITA", "WIT"} - {zone}:
            with pytest.raises(Invalid, match="reminders-zone"):
                parse(f"07.30 {other}", Wish(), zone)


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("4", "reminders-which"),
        ("jam 3", "reminders-which"),
        ("rajin 5.30", "reminders-which"),
        ("setengah 4", "reminders-which"),
        ("setengah 4.15", "reminders-unclear"),
        ("6.75", "reminders-unclear"),
        ("3 malam", "reminders-unclear"),
        ("0", "reminders-no-off"),
        ("mati", "reminders-no-off"),
    ],
)
def test_an_hour_of_two_and_no_reminders_at_all_are_refused_each_in_its_words(said: str, key: str) -> None:
    with pytest.raises(Invalid, match=key):
        parse_wish(said, Wish())


@pytest.mark.parametrize(
    ("said", "at"),
    [("7", time(7)), ("9.30", time(9, 30)), ("jam 2 siang", time(14)), ("12", time(12)), ("kantor", None)],
)
def test_a_bare_hour_of_the_morning_message_is_before_noon(said: str, at: time | None) -> None:
    assert parse_review_wish(said, Wish(review_at=time(8))).review_at == at


@pytest.mark.parametrize(("said", "key"), [("besok", "review-unclear"), ("", "unclear"), ("23.00", "night")])
def test_what_is_no_hour_of_the_morning_message_is_refused(said: str, key: str) -> None:
    with pytest.raises(Invalid, match=key):
        parse_review_wish(said, Wish())


@given(st.text())
def test_any_text_is_a_wish_or_refused(said: str) -> None:
    try:
        wish = parse_wish(said, Wish())
    except Invalid:
        return
    assert wish.at is None or wish.at.minute % 5 == 0


@pytest.mark.parametrize(
    "text",
    ["jangan ingatkan saya", "jangan ingatkan saya lagi", "matikan pengingat hari ini", "stop reminders"],
)
def test_a_wish_to_have_none_is_refused_in_its_words(text: str) -> None:
    asked = reminder_asked(text)
    assert asked is not None
    assert asked.refusal is not None
    assert asked.refusal.key == "reminders-no-off"


@pytest.mark.parametrize(
    "text", ["matikan alarm kebakaran 2 jam", "hentikan pengingat pajak 10 surat", "jangan ingatkan warga"]
)
def test_an_alarm_that_was_switched_off_at_work_is_no_wish(text: str) -> None:
    assert reminder_asked(text) is None

"""Tickets: every way through their states, and the clock by counting the days one by one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import CalendarRow, DayKind, WorkCalendar
from domain.errors import AlreadyHandled, Invalid
from domain.ticket_texts import (
    LONGEST_TEXT,
    NUMBER_BITS,
    draft_keys,
    is_bare_number,
    miss_key,
    number_of,
    parse_answer,
    parse_note,
    parse_number,
    parse_text,
    written,
)
from domain.tickets import (
    MOST_ADDED,
    MOST_REOPENED,
    TicketDays,
    TicketLife,
    TicketState,
    TicketStep,
    answer_due,
    due,
    is_late,
    is_pressing,
    reopens_until,
)

WIB = ZoneInfo("Asia/Jakarta")
MONDAY = date(2026, 11, 2)
DAYS = TicketDays()
OFFICE = WorkCalendar.for_unit(1, WIB, national={})
Step = Callable[[TicketLife, date], TicketLife]
STEPS: dict[str, Step] = {
    "take_up": lambda life, day: life.take_up(1, day),
    "answer": lambda life, day: life.answer(1, "Sedang kami periksa", day),
    "pass_on": lambda life, day: life.pass_on(1, "Dinas Lain", None, day),
    "close": lambda life, day: life.close(1, "Sudah diperbaiki", day),
    "add": lambda life, day: life.add("Masih rusak", day),
    "confirm": lambda life, day: life.confirm(day),
    "reopen": lambda life, day: life.reopen("Belum", day, OFFICE, DAYS),
}
OF_CITIZENS = {TicketStep.WRITTEN, TicketStep.ADDED, TicketStep.CONFIRMED, TicketStep.REOPENED}


@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 4)), max_size=40))
def test_whatever_is_tried_a_ticket_stays_what_it_can_be(tries: list[tuple[str, int]]) -> None:
    life, day = TicketLife.written("Antre tiga jam", MONDAY), MONDAY
    for name, later in tries:
        day += timedelta(days=later)
        before = life
        try:
            life = STEPS[name](life, day)
        except AlreadyHandled:
            continue
        assert life.steps[:-1] == before.steps, "nothing that was said is lost"
        assert (life.closed_on is None) == (life.state is not TicketState.CLOSED)
        until, was = due(life, OFFICE, DAYS), due(before, OFFICE, DAYS)
        assert (until is None) == (life.state is TicketState.CLOSED)
        if name in ("pass_on", "add"):
            assert until is not None and was is not None
            assert until <= was, "passing on and adding win no time"
    assert life.reopened <= MOST_REOPENED
    assert sum(said.step is TicketStep.ADDED for said in life.steps) <= MOST_ADDED
    assert all((said.by is None) == (said.step in OF_CITIZENS) for said in life.steps)


@given(
    holidays=st.sets(st.integers(0, 40)),
    week=st.sets(st.integers(0, 6), min_size=1),
    written_on=st.integers(0, 10),
    passed=st.integers(0, 40),
    is_taken=st.booleans(),
)
def test_a_ticket_is_late_once_its_working_days_are_over(
    holidays: set[int], week: set[int], written_on: int, passed: int, is_taken: bool
) -> None:
    rows = [CalendarRow(MONDAY + timedelta(days=n), DayKind.HOLIDAY) for n in holidays]
    calendar = WorkCalendar.for_unit(1, WIB, national={}, rows=rows, week=frozenset(week))
    day = MONDAY + timedelta(days=written_on)
    life = TicketLife.written("Loket tutup", day)
    if is_taken:
        life = life.take_up(1, day)
    today = day + timedelta(days=passed)
    # The day on which it was written does not count, and today is not over.
    over = sum(calendar.is_working(day + timedelta(days=n)) for n in range(1, passed))
    assert is_late(life, calendar, DAYS, today) == (over >= (DAYS.answer if is_taken else DAYS.take_up))


def test_an_answer_that_does_not_close_gives_the_days_again_and_reopening_all_of_them() -> None:
    life = TicketLife.written("Loket tutup", MONDAY)
    assert (due(life, OFFICE, DAYS), answer_due(life, OFFICE, DAYS)) == (date(2026, 11, 5), date(2026, 11, 9))
    assert [is_pressing(life, OFFICE, DAYS, date(2026, 11, day)) for day in (3, 4, 6)] == [False, True, True]
    life = life.take_up(1, date(2026, 11, 4))
    assert due(life, OFFICE, DAYS) == date(2026, 11, 9)
    life = life.answer(1, "Kami periksa", date(2026, 11, 6))
    assert due(life, OFFICE, DAYS) == date(2026, 11, 13)
    life = life.close(1, "Sudah buka", date(2026, 11, 9))
    assert reopens_until(life, OFFICE, DAYS) == date(2026, 11, 16)
    assert answer_due(life, OFFICE, DAYS) is None and not is_pressing(life, OFFICE, DAYS, date(2026, 11, 9))
    life = life.reopen("Masih tutup", date(2026, 11, 16), OFFICE, DAYS)
    assert (life.state, due(life, OFFICE, DAYS)) == (TicketState.NEW, date(2026, 11, 19))
    life = life.close(1, "Sudah buka", date(2026, 11, 17))
    with pytest.raises(AlreadyHandled, match="ticket-reopen-over"):
        life.reopen("Belum", date(2026, 11, 17), OFFICE, DAYS)


def test_a_ticket_is_opened_again_only_in_time() -> None:
    life = TicketLife.written("Loket tutup", MONDAY).close(1, "Sudah buka", MONDAY)
    with pytest.raises(AlreadyHandled, match="ticket-reopen-over"):
        life.reopen("Belum", date(2026, 11, 10), OFFICE, DAYS)
    again = life.reopen("Belum", date(2026, 11, 9), OFFICE, DAYS)
    with pytest.raises(AlreadyHandled, match="ticket-not-closed"):
        again.reopen("Belum", date(2026, 11, 9), OFFICE, DAYS)


@given(st.integers(0, 2**NUMBER_BITS - 1))
def test_a_number_is_read_as_people_type_it(bits: int) -> None:
    number = number_of(bits)
    assert len(written(number)) == 11
    assert parse_number(written(number)) == number


def test_what_cannot_be_a_number_is_refused() -> None:
    with pytest.raises(Invalid, match="ticket-unknown"):
        parse_number("4F7K9")


def test_a_text_is_kept_whole_but_for_numbers_of_people() -> None:
    text = "👨‍👩‍👧 <b>&</b> =1+1\n\nbaris dua  dengan spasi"
    assert parse_text(f"  {text}\r\n\n\n\n") == text
    assert "0812" not in parse_text("Hubungi saya di 0812-3456-7890 atau 3174010203040001")
    assert len(parse_text("é" * LONGEST_TEXT)) == LONGEST_TEXT
    with pytest.raises(Invalid, match="text-long"):
        parse_text("a" * (LONGEST_TEXT + 1))
    for empty in ("", " \n\t ", "?!", "\u200f\u200e", "k", "1."):
        with pytest.raises(Invalid, match="ticket-empty"):
            parse_text(empty)
        with pytest.raises(Invalid, match="ticket-empty"):
            parse_note(empty)
    assert parse_text("Ya.") == parse_note("Ya.") == "Ya."


@pytest.mark.parametrize("text", ["", "?!", "ok", "Ya.", "setuju", "ditolak", "4"])
def test_an_answer_to_a_citizen_is_no_word_of_the_form(text: str) -> None:
    with pytest.raises(Invalid, match="ticket-answer-short"):
        parse_answer(text)


def test_a_draft_is_found_for_two_hours_and_by_nobody_else() -> None:
    key, now = b"kunci", datetime(2026, 11, 20, 9, 59, tzinfo=WIB)
    asked = draft_keys(key, 7, now)[0]
    assert draft_keys(key, 7, now + timedelta(minutes=105)).index(asked) == 7
    assert asked not in draft_keys(key, 7, now + timedelta(minutes=120))
    assert asked not in (*draft_keys(key, 8, now), *draft_keys(b"lain", 7, now))
    misses = [miss_key(key, 7, now + timedelta(minutes=each)) for each in (-59, 0, 1)]
    assert misses[0] == misses[1] != misses[2], "an hour by the clock"
    with pytest.raises(ValueError, match="key"):
        draft_keys(b"", 7, now)


@pytest.mark.parametrize("numbers", [(0, 5, 5), (6, 5, 5), (3, 61, 5), (3, 5, 0), (3, 5, 61)])
def test_days_that_cannot_be(numbers: tuple[int, int, int]) -> None:
    assert TicketDays(1, 1, 1) != TicketDays(60, 60, 60)
    with pytest.raises(ValueError, match="numbers of days"):
        TicketDays(*numbers)


@pytest.mark.parametrize(
    ("text", "is_number"),
    [
        ("4F7K9-QXM2B", True),
        (" 4f7k9qxm2b ", True),
        ("ABCDE-FGHJK", True),
        ("terus minta", False),
        ("kekecewaan", False),
        ("Antre 3 jam", False),
        ("0812345678", False),
        ("4F7K9-QXM2", False),
    ],
)
def test_a_number_alone_is_told_from_words(text: str, is_number: bool) -> None:
    assert is_bare_number(text) is is_number

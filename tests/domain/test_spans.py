"""Days from one to another: how far they reach, and how a day is written that may lie ahead."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Invalid
from domain.spans import (
    Length,
    SpanRule,
    days_said,
    last_day_said,
    length_said,
    names_hours,
    parse_day,
    says_same_day,
    start_and_length,
)

TODAY = date(2026, 11, 20)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
LENGTHS = st.integers(0, 400).map(timedelta)
RULES = st.builds(SpanRule, st.just("leave"), back=LENGTHS, ahead=LENGTHS, most=st.integers(1, 400))


def allows(rule: SpanRule, first: date, last: date) -> bool:
    """Whether a span may be asked for today."""
    try:
        rule.check_first(first, TODAY)
        rule.check_last(first, last)
    except Invalid:
        return False
    return True


@given(rule=RULES, first=DAYS, last=DAYS)
def test_a_span_begins_within_reach_and_is_of_some_days_at_most(
    rule: SpanRule, first: date, last: date
) -> None:
    within = TODAY - rule.back <= first <= TODAY + rule.ahead
    assert allows(rule, first, last) == (within and 0 <= (last - first).days < rule.most)
    assert first not in rule.firsts(TODAY) or allows(rule, first, max(rule.lasts(first)))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("besok", date(2026, 11, 21)),
        ("lusa", date(2026, 11, 22)),
        ("lusa aja ya", date(2026, 11, 22)),
        ("hari ini aja", TODAY),
        ("skrg", TODAY),
        ("kmrn lusa", date(2026, 11, 18)),
        ("kemarin dulu", date(2026, 11, 18)),
        ("kmrn dulu aja", date(2026, 11, 18)),
        ("20/12 pak", date(2026, 12, 20)),
        ("28 saja", date(2026, 11, 28)),
        ("kemarin", date(2026, 11, 19)),
        ("28", date(2026, 11, 28)),
        ("20", TODAY),
        ("tanggal 28", date(2026, 11, 28)),
        ("Sabtu, 28", date(2026, 11, 28)),
        ("Jum'at 27/11", date(2026, 11, 27)),
        ("hari Jum’at, 27 November 2026", date(2026, 11, 27)),
        ("Jumat tanggal 27", date(2026, 11, 27)),
        ("3/1", date(2027, 1, 3)),
        ("15/11", date(2026, 11, 15)),
        ("2 Desember", date(2026, 12, 2)),
        ("20/11/2027", date(2027, 11, 20)),
    ],
)
def test_days_lie_ahead_or_shortly_behind(text: str, day: date) -> None:
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize(
    "until", ["sampai", "Sampai dengan", "sampe", "smp", "hingga", "s.d.", "s/d", "sd", "till"]
)
def test_the_last_day_may_be_told_with_the_word_of_the_question(until: str) -> None:
    assert last_day_said(f"{until} lusa") == "lusa"


@pytest.mark.parametrize("text", ["hari itu juga", "sama", "hari yg sama aja", "tgl itu", "itu aja", "idem"])
def test_the_last_day_may_be_the_first_once_more(text: str) -> None:
    assert says_same_day(text)


@pytest.mark.parametrize("text", ["sama pimpinan", "itu lusa", "sampai sembuh", "hari", ""])
def test_other_words_are_not_the_first_day(text: str) -> None:
    assert not says_same_day(text)


@pytest.mark.parametrize("text", ["cuma sehari", "cukup 1 hari aja pak", "sehari saja"])
def test_a_length_may_be_softened(text: str) -> None:
    assert length_said(text) == (Length(1, "days"), "")


@pytest.mark.parametrize("text", ["0", "00", "32", "99"])
def test_no_day_of_any_month_is_refused_at_once(text: str) -> None:
    with pytest.raises(Invalid, match="entry-date-invalid"):
        parse_day(text, TODAY)


@pytest.mark.parametrize(
    "text", ["5", "19", "tanggal 19", "Senin, 28", "Jum'at 28/11", "30/2", "nanti", "31"]
)
def test_a_day_that_could_be_of_two_months_is_asked_about(text: str) -> None:
    with pytest.raises(Invalid):
        parse_day(text, TODAY)


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("senin sampai rabu", ("senin", "rabu")),
        ("mulai besok s.d. lusa", ("besok", "lusa")),
        ("25 - 28 Desember", ("25 Desember", "28 Desember")),
        ("tanggal 1-5 desember 2026", ("1 desember 2026", "5 desember 2026")),
        ("30 November s/d 2 Desember", ("30 November", "2 Desember")),
        ("sampai lusa", None),
        ("24-26", ("tanggal 24", "tanggal 26")),
        ("1 - 5", ("tanggal 1", "tanggal 5")),
        ("mulai tanggal 1 s/d 5", ("tanggal 1", "tanggal 5")),
        ("senin-rabu", ("senin", "rabu")),
        ("mulai hari senin-rabu", ("hari senin", "rabu")),
        ("24/11-26/11", ("24/11", "26/11")),
        ("20-12", None),
        ("5-5", None),
        ("1-12-2026", None),
    ],
)
def test_two_days_in_one_answer(said: str, days: tuple[str, str] | None) -> None:
    assert days_said(said) == days


@pytest.mark.parametrize("said", ["28-2", "tanggal 30-1", "mulai 27–3"])
def test_days_over_the_end_of_the_month_that_are_a_date_as_well_are_asked_about(said: str) -> None:
    with pytest.raises(Invalid, match="span-over-or-date"):
        parse_day(said, TODAY)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("20-12", date(2026, 12, 20)),
        ("15-1", date(2027, 1, 15)),
        ("28/2", date(2027, 2, 28)),
        ("28-10", date(2026, 10, 28)),
    ],
)
def test_a_date_that_can_be_no_few_days_is_one(said: str, day: date) -> None:
    assert parse_day(said, TODAY) == day


@pytest.mark.parametrize("said", ["1-5", "01-05", "tanggal 1-5", "11–12", "mulai 1-5"])
def test_days_that_are_a_date_as_well_are_asked_about(said: str) -> None:
    for read in (days_said, lambda text: parse_day(text, TODAY)):
        with pytest.raises(Invalid, match="span-or-date"):
            read(said)


@pytest.mark.parametrize(
    ("said", "day"),
    [("20-12", date(2026, 12, 20)), ("5/12", date(2026, 12, 5)), ("5-12-2026", date(2026, 12, 5))],
)
def test_a_day_that_is_only_a_date_is_one(said: str, day: date) -> None:
    assert parse_day(said, TODAY) == day


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("besok 3 hari", ("besok", Length(3, "days"))),
        ("3 hari mulai besok", ("besok", Length(3, "days"))),
        ("mulai senin selama lima hari", ("senin", Length(5, "days"))),
        ("sehari dari 24/11", ("24/11", Length(1, "days"))),
        ("24 november for 2 days", ("24 november", Length(2, "days"))),
        ("seminggu mulai senin", ("senin", Length(1, "weeks"))),
        ("besok dua pekan", ("besok", Length(2, "weeks"))),
        ("3 (tiga) bulan terhitung mulai 1 desember", ("1 desember", Length(3, "months"))),
        ("a month from 1 december", ("1 december", Length(1, "months"))),
        ("3 hari", ("", Length(3, "days"))),
        ("sebulan", ("", Length(1, "months"))),
        ("seminggu lagi", None),
        ("2 minggu depan", None),
        ("3 bulan 12", None),
        ("tanggal 3 bulan desember", None),
        ("besok 3 hari kerja", None),
        ("3 hari lagi", None),
        ("besok", None),
    ],
)
def test_a_day_with_a_length(said: str, days: tuple[str, Length] | None) -> None:
    assert start_and_length(said) == days


@pytest.mark.parametrize(
    ("length", "first", "last"),
    [
        (Length(2, "days"), date(2026, 11, 20), date(2026, 11, 21)),
        (Length(1, "weeks"), date(2026, 11, 23), date(2026, 11, 29)),
        (Length(1, "months"), date(2026, 11, 24), date(2026, 12, 23)),
        (Length(3, "months"), date(2026, 12, 1), date(2027, 2, 28)),
        (Length(1, "months"), date(2027, 1, 31), date(2027, 2, 27)),
    ],
)
def test_the_last_day_of_a_length(length: Length, first: date, last: date) -> None:
    assert length.last(first) == last


@pytest.mark.parametrize(
    "text",
    ["jam 9-11", "2 jam", "08.00-10.00", "9:00 sd 11:00", "08.10-10.30", "9am", "at 9 pm", "from 9:30am"],
)
def test_hours_are_told_apart_from_days(text: str) -> None:
    assert names_hours(text)


@pytest.mark.parametrize(
    "text",
    [
        "23.11 - 25.11",
        "23.11 sampai 25.11",
        "tgl 23.11 sd 25.11",
        "1.12-3.12",
        "23.11.26 - 25.11.26",
        "tim 9 ampuh",
    ],
)
def test_days_with_dots_are_no_hours(text: str) -> None:
    assert not names_hours(text)

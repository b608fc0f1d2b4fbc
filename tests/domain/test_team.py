"""A team at a glance: what its days amount to, whom nobody reminds, and whose targets are served."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import Timeliness
from domain.day_state import Day, DayState
from domain.errors import AlreadyHandled, Invalid
from domain.periods import Span
from domain.team import (
    FORTNIGHT,
    Absent,
    Member,
    Reach,
    check_reminder,
    figures,
    fortnight_from,
    fortnight_of,
    is_away,
    target_coverage,
    trend,
)

FRIDAY = date(2026, 11, 20)
ON_TIME = Day(DayState.ON_TIME, 1, Timeliness.ON_TIME)
LATE = Day(DayState.LATE, 1, Timeliness.LATE)
MISSING = Day(DayState.MISSING, 1)
HALF = Day(DayState.ON_TIME, Fraction(1, 2), Timeliness.ON_TIME)
OPEN = Day(DayState.OPEN)
LEAVE = Day(DayState.LEAVE)
WINDOW = fortnight_of(FRIDAY)
titles = st.sampled_from(["Arsip tertata", "ARSIP  tertata", "Layanan cepat", "Lain"])


def member(days: dict[date, Day], minutes: dict[date, int] | None = None) -> Member:
    """A person with these days."""
    return Member(1, "199001012015012001", "Sari Contoh", Reach.REACHED, days, minutes or {})


def absent(reach: Reach = Reach.REACHED, **marks: bool) -> Absent:
    """Sari, who owes today."""
    person = Member(1, "199001012015012001", "Sari Contoh", reach, {FRIDAY: OPEN}, {})
    return Absent(person, (FRIDAY,), **marks)


def test_a_fortnight_is_two_whole_weeks() -> None:
    assert Span(date(2026, 11, 9), date(2026, 11, 22)) == WINDOW
    for today in (FRIDAY, WINDOW.start):
        assert fortnight_from(WINDOW.start.toordinal(), today) == WINDOW


@pytest.mark.parametrize("first", [0, 1, 10**9, 2**31 - 1, (WINDOW.start + timedelta(1)).toordinal(), 740000])
def test_what_is_no_fortnight_of_ours_is_refused(first: int) -> None:
    with pytest.raises(Invalid, match="button-outdated"):
        fortnight_from(first, FRIDAY)


def test_only_days_that_are_due_count_and_half_days_count_half() -> None:
    days = {FRIDAY - timedelta(n): day for n, day in enumerate((OPEN, HALF, LATE, LEAVE, MISSING))}
    spent = dict.fromkeys(days, 60)
    found = figures([member(days, spent)], WINDOW)
    assert found.expected == Fraction(5, 2)
    assert found.percent == 20
    assert found.hours == Fraction(3) / Fraction(5, 2), "work on days that are not due does not count"
    assert figures([member({FRIDAY: OPEN})], WINDOW).percent is None


def test_a_fortnight_is_compared_with_the_same_days_of_the_one_before() -> None:
    monday = WINDOW.start
    tuesday, wednesday = monday + timedelta(1), monday + timedelta(2)
    days = {monday: ON_TIME, tuesday: LATE, wednesday: OPEN, wednesday - FORTNIGHT: ON_TIME}
    days |= dict.fromkeys((monday - FORTNIGHT, tuesday - FORTNIGHT), MISSING)
    found = trend([member(days)], WINDOW)
    assert [found.this.percent, found.before.percent] == [50, 0], "Wednesday is not due, so neither counts"
    assert trend([member({FRIDAY: OPEN})], WINDOW).this.percent is None


@given(
    st.lists(st.lists(st.sampled_from([ON_TIME, LATE, MISSING, HALF, OPEN, LEAVE]), max_size=14), max_size=4)
)
def test_figures_of_a_team_are_the_sums_of_its_people(teams: list[list[Day]]) -> None:
    people = [member({WINDOW.start + timedelta(n): day for n, day in enumerate(days)}) for days in teams]
    apart = [figures([person], WINDOW) for person in people]
    together = figures(people, WINDOW)
    assert together.expected == sum(each.expected for each in apart)
    assert together.on_time == sum(each.on_time for each in apart)
    assert together.percent is None or 0 <= together.percent <= 100


@pytest.mark.parametrize(
    ("who", "key"),
    [
        (absent(Reach.UNJOINED), "team-remind-unjoined"),
        (absent(Reach.UNREACHABLE), "team-remind-unreachable"),
        (absent(is_away=True), "team-remind-away"),
        (absent(asks_absence=True), "team-remind-asks"),
        (absent(is_reminded=True), "team-remind-already"),
        (None, "team-remind-nothing"),
    ],
)
def test_who_is_left_in_peace_or_cannot_be_reached_is_told_honestly(who: Absent | None, key: str) -> None:
    assert who is None or not who.may_be_reminded
    with pytest.raises((Invalid, AlreadyHandled), match=key):
        check_reminder(who)


def test_who_owes_a_report_at_work_may_be_reminded() -> None:
    check_reminder(absent())
    assert absent().may_be_reminded
    assert [is_away(Day(state)) for state in (DayState.LEAVE, DayState.DAY_OFF, DayState.OPEN)] == [
        True,
        True,
        False,
    ]


@given(st.sets(titles), st.lists(st.tuples(st.integers(1, 3), st.none() | titles)))
def test_each_target_of_a_team_serves_one_of_the_superior_or_is_astray(
    own: set[str], team: list[tuple[int, str | None]]
) -> None:
    one_of_each = {title.casefold().replace("  ", " "): title for title in own}
    found = target_coverage(list(one_of_each.values()), team)
    assert sum(each.targets for each in found.served) + found.astray == len(team)
    assert all(each.people <= each.targets for each in found.served)
    assert found.covered <= len(found.served)


def test_case_and_spaces_do_not_part_a_target_from_its_superior() -> None:
    found = target_coverage(
        ["Arsip tertata", "Layanan cepat"], [(1, "arsip  Tertata"), (1, None), (2, "Lain")]
    )
    assert [(each.targets, each.people) for each in found.served] == [(1, 1), (0, 0)]
    assert (found.covered, found.astray) == (1, 2)

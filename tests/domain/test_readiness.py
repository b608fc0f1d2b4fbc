"""What an office still lacks: circles, measures, calendars that end."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.readiness import Lack, circles, ends_soon, estimated, has_measure, years_in_sight

PEOPLE = st.integers(1, 9)


@given(st.dictionaries(PEOPLE, PEOPLE, max_size=9))
def test_each_circle_is_found_once_and_leads_back(above: dict[int, int]) -> None:
    found = circles(above)
    for circle in found:
        assert circle[0] == min(circle)
        following = [*circle[1:], circle[0]]
        assert [above[each] for each in circle] == following
    in_circles = sorted(person for circle in found for person in circle)
    assert in_circles == sorted(person for person in above if _leads_back(above, person))


def _leads_back(above: dict[int, int], person: int) -> bool:
    at: int | None = person
    for _ in above:
        at = above.get(at) if at is not None else None
        if at == person:
            return True
    return False


@pytest.mark.parametrize(
    ("measure", "counts"),
    [("dokumen", True), ("%", True), ("m2", True), ("-", False), ("", False), ("1", False), ("–", False)],
)
def test_a_dash_or_a_digit_is_no_measure(measure: str, counts: bool) -> None:
    assert has_measure(measure) is counts


def test_the_next_year_is_looked_at_when_it_is_decreed() -> None:
    assert years_in_sight(date(2026, 9, 30)) == [2026]
    assert years_in_sight(date(2026, 10, 1)) == [2026, 2027]


def test_a_duty_roster_has_to_reach_two_weeks_ahead() -> None:
    assert ends_soon(date(2026, 12, 3), date(2026, 11, 20))
    assert not ends_soon(date(2026, 12, 4), date(2026, 11, 20))


def test_an_estimated_holiday_is_settled_by_a_day_of_the_office() -> None:
    national = {
        date(2027, 3, 10): "Hari Raya Idul Fitri (perkiraan)",
        date(2027, 5, 16): "Hari Raya Idul Adha (perkiraan)",
        date(2027, 1, 1): "Tahun Baru Masehi",
    }
    today = date(2026, 11, 20)
    assert estimated(national, [date(2027, 3, 10)], today) == [(date(2027, 5, 16), "Hari Raya Idul Adha")]
    assert estimated(national, [], date(2027, 6, 1)) == []


def test_every_lack_has_a_command_that_mends_it() -> None:
    assert all(lack.chat_command for lack in Lack)
    assert {lack for lack in Lack if lack.file_kind is None} == {Lack.NO_ACCOUNT}

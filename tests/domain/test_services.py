"""Names, codes and numbers of services, as people write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Invalid
from domain.services import FURTHEST, check_ahead, parse_code, parse_name, parse_population, proposed_code

TODAY = date(2026, 11, 20)


@given(st.text(max_size=60), st.integers(0, 5))
def test_a_proposed_code_can_be_typed_and_is_free(name: str, others: int) -> None:
    taken: set[str] = set()
    for _ in range(others + 1):
        code = proposed_code(name, taken)
        assert parse_code(code) == code
        assert code not in taken
        taken.add(code)


def test_what_is_proposed() -> None:
    assert proposed_code("Perekaman KTP-el", ()) == "PEREKAMAN-KTP-EL"
    assert proposed_code("Kartu Identitas Anak", {"KARTU-IDENTITAS"}) == "KARTU-IDENTITAS-2"
    assert proposed_code("…", ()) == "LAYANAN"


@pytest.mark.parametrize("typed", ["", "KTP EL", "KTP/1", "x" * 33, "KÅ"])
def test_what_is_no_code(typed: str) -> None:
    with pytest.raises(Invalid):
        parse_code(typed)


@pytest.mark.parametrize("typed", ["x", " ", "x" * 121])
def test_what_is_no_name(typed: str) -> None:
    with pytest.raises(Invalid):
        parse_name(typed)


def test_how_many_people_use_a_service() -> None:
    assert parse_population("12.500") == 12_500
    for typed in ("", "0", "banyak", "-3", "١٢", "9" * 30, "0" * 12 + "9" * 30):
        with pytest.raises(Invalid):
            parse_population(typed)


def test_days_are_from_today_on_and_not_too_far_ahead() -> None:
    assert check_ahead(TODAY, TODAY) == TODAY
    for day in (TODAY - timedelta(days=1), TODAY + FURTHEST + timedelta(days=1)):
        with pytest.raises(Invalid):
            check_ahead(day, TODAY)

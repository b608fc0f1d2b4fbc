"""What an entry lacks for e-Kinerja: both times, a whole number, a plan of action."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ekinerja import Lack, lacks

EIGHT, TEN = time(8), time(10)


def test_a_complete_entry_lacks_nothing() -> None:
    assert lacks(started=EIGHT, ended=TEN, volume=Decimal("25.000"), plan="Verifikasi berkas") == []


def test_an_empty_one_lacks_everything_in_the_order_of_the_form() -> None:
    found = lacks(started=None, ended=None, volume=None, plan=None)
    assert found == [Lack.PLAN, Lack.TIMES, Lack.COUNT]


@pytest.mark.parametrize(("started", "ended"), [(EIGHT, None), (None, TEN)])
def test_one_time_is_not_both(started: time | None, ended: time | None) -> None:
    assert lacks(started=started, ended=ended, volume=Decimal(1), plan="x") == [Lack.TIMES]


def test_a_plan_of_blanks_is_none() -> None:
    assert lacks(started=EIGHT, ended=TEN, volume=Decimal(1), plan="  ") == [Lack.PLAN]


@given(st.decimals(-100, 100, places=3))
def test_only_a_whole_number_above_zero_is_a_count(volume: Decimal) -> None:
    is_count = volume > 0 and volume % 1 == 0
    assert (lacks(started=EIGHT, ended=TEN, volume=volume, plan="x") == []) == is_count

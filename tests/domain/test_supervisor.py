"""Who may be proposed as a supervisor, and what a correction takes the place of."""

from __future__ import annotations

from datetime import date

import pytest

from domain.errors import Invalid
from domain.periods import Span
from domain.supervisor import HeldSupervision, check_supervisor, replaced

ALWAYS, FOREVER = date(1900, 1, 1), date(9999, 12, 31)
START = date(2026, 11, 20)


def refused(key: str) -> pytest.RaisesExc[Invalid]:
    return pytest.RaisesExc(Invalid, check=lambda error: error.key == key)


def test_nobody_is_above_themselves() -> None:
    check_supervisor(1, [2, 3])
    check_supervisor(1, [])
    with refused("supervisor-self"):
        check_supervisor(1, [1, 2])
    with refused("supervisor-circle"):
        check_supervisor(1, [2, 3, 1])


def test_a_correction_takes_the_place_of_who_supervises_on_its_date() -> None:
    former, now = (
        HeldSupervision(2, Span(ALWAYS, date(2026, 9, 30))),
        HeldSupervision(3, Span(date(2026, 10, 1), FOREVER)),
    )
    assert replaced([former, now], 4, START) == now
    assert replaced([], 4, START) is None
    assert replaced([former], 4, START) is None, "nobody supervises since October"


def test_the_same_person_and_a_later_change_are_refused() -> None:
    with refused("supervisor-same"):
        replaced([HeldSupervision(4, Span(ALWAYS, FOREVER))], 4, START)
    with refused("supervisor-overlap"):
        replaced(
            [HeldSupervision(2, Span(ALWAYS, START)), HeldSupervision(3, Span(date(2026, 12, 1), FOREVER))],
            4,
            START,
        )

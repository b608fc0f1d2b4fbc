"""Reasons of imports: their sentences, and what they are about."""

from __future__ import annotations

import pytest

from domain.reasons import Reason, concerns, of_column, reason_of, refused

TWO = Reason("two-numbers", cell="1.200", one="1200", other="1.2")
LONG = Reason("too-long", length=300, most=200)


def test_a_reason_is_about_what_it_holds_at_any_depth() -> None:
    several = Reason("several", reasons=(LONG, of_column("quantity", "two-numbers", **TWO.parts)))
    assert concerns(TWO, "two-numbers")
    assert concerns(several, "two-numbers")
    assert concerns(several, "several")
    assert not concerns(several, "no-name")
    assert not concerns(Reason("several", reasons=("two-numbers", LONG)), "two-numbers")
    assert not concerns("two-numbers", "two-numbers"), "a text of somebody else's"


def test_several_reasons_stand_apart_from_several_names() -> None:
    assert Reason("several", reasons=(LONG, LONG)) == f"{LONG}; {LONG}"
    assert Reason("columns", name="x.csv", reasons=(LONG,), kind="roster", columns=("nip", "name")).endswith(
        "(the file of roster may have: nip, name)"
    )


@pytest.mark.parametrize(
    ("error", "reason"),
    [(refused("too-long", length=300, most=200), LONG), (ValueError("x", 1), "('x', 1)"), (ValueError(), "")],
)
def test_the_reason_that_an_error_was_raised_with(error: Exception, reason: str) -> None:
    assert reason_of(error) == reason

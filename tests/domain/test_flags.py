"""Which reports a supervisor has to open: each rule at its bound, and none without its sentence."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.flags import FAR, ExpectsEvidence, Facts, Flag, Reason, flags
from locales import LANGUAGES
from tests.locales.catalogue import sentences

TEN = (Decimal(8), Decimal(10), Decimal(10), Decimal(12), Decimal(10))


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        (Facts(), ()),
        (Facts(is_late=True), (Flag(Reason.LATE),)),
        (Facts(version=2), (Flag(Reason.CHANGED),)),
        (Facts(day_minutes=720), ()),
        (Facts(day_minutes=721), (Flag(Reason.LONG, minutes=721),)),
        (Facts(volume=Decimal(29), earlier=TEN), ()),
        (Facts(volume=Decimal(30), earlier=TEN), (Flag(Reason.AMOUNT, 0, Decimal(30), Decimal(10)),)),
        (Facts(volume=Decimal(900), earlier=TEN[:4]), ()),
        (Facts(volume=Decimal(900), earlier=(Decimal(0),) * 5), ()),
        (Facts(lacks_evidence=True), (Flag(Reason.EVIDENCE),)),
        (Facts(claims_innovation=True), (Flag(Reason.INNOVATION),)),
        (Facts(is_late=True, version=3), (Flag(Reason.LATE), Flag(Reason.CHANGED))),
    ],
)
def test_a_report_is_flagged_for_each_reason_at_its_bound(facts: Facts, found: tuple[Flag, ...]) -> None:
    assert flags(facts) == found


@pytest.mark.parametrize(
    ("expects", "linked", "other"),
    [
        (ExpectsEvidence.NONE, False, False),
        (ExpectsEvidence.TARGETS, True, False),
        (ExpectsEvidence.ALL, True, True),
    ],
)
def test_an_office_expects_evidence_of_none_of_what_is_linked_to_a_target_or_of_all(
    expects: ExpectsEvidence, linked: bool, other: bool
) -> None:
    assert (expects.of(has_target=True), expects.of(has_target=False)) == (linked, other)


AMOUNTS = st.decimals(min_value=0, max_value=10_000, places=2)


@given(st.lists(AMOUNTS, max_size=20), AMOUNTS)
def test_an_amount_up_to_the_usual_one_is_never_flagged(earlier: list[Decimal], amount: Decimal) -> None:
    for volume in (amount, *earlier):
        found = flags(Facts(volume=volume, earlier=earlier))
        assert all(each.amount >= FAR * each.usual > 0 for each in found)
        assert not found or sum(known <= volume for known in earlier) * 2 >= len(earlier)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_is_told_in_words(language: str) -> None:
    told = sentences(language)
    for reason in Reason:
        assert f"flag-{reason}" in told and f"flag-short-{reason}" in told

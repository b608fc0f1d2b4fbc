"""Codes as people type them, and digests that say when anything printed has changed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from domain.calendar import Days
from domain.cases import CaseState
from domain.day_state import Day, DayState
from domain.errors import Invalid
from domain.papers import (
    CODE_BITS,
    Issued,
    PaperDay,
    PaperEntry,
    PaperKind,
    Work,
    code_of,
    code_of_result,
    digest_of_code,
    paper_day,
    parse_code,
    spans_of,
    veiled,
)
from domain.periods import Span

DAY = date(2026, 11, 2)
WORK = Work(
    nip="199001012015012001",
    kind=PaperKind.DAILY,
    period="2026-11",
    entries=(PaperEntry(date=DAY, activity="Rapat", state=CaseState.SUBMITTED, self_rating=4),),
    days=(PaperDay(date=DAY, state=DayState.ON_TIME),),
)


def test_the_code_of_a_result_says_how_its_digest_begins() -> None:
    code = code_of_result("f" * 15 + "0" * 49)
    assert (code, digest_of_code(code)) == (code_of(2**CODE_BITS - 1), "f" * 15)


def test_what_cannot_be_a_code_is_refused() -> None:
    assert parse_code("4f7k 9qxm 2b3c") == "4F7K9QXM2B3C"
    with pytest.raises(Invalid, match="check-no-code"):
        parse_code("4F7K-9QXM-2B3")


def test_whatever_is_printed_changes_the_digest() -> None:
    (entry,), (day,) = WORK.entries, WORK.days
    others = [
        WORK.model_copy(update={"kind": PaperKind.REMOTE}),
        WORK.model_copy(update={"period": "2026-10"}),
        WORK.model_copy(update={"entries": ()}),
        WORK.model_copy(update={"days": (day.model_copy(update={"halves": 1}),)}),
        WORK.model_copy(update={"supervisors": ((DAY, DAY, "197502022000031002"),)}),
        *(
            WORK.model_copy(update={"entries": (entry.model_copy(update=changed),)})
            for changed in (
                {"activity": "Rapat."},
                {"state": CaseState.APPROVED},
                {"self_rating": 5},
                {"supervisor_rating": 5},
                {"note": "x"},
                {"minutes": 5},
            )
        ),
    ]
    digests = {each.digest for each in (WORK, *others)}
    assert len(digests) == len(others) + 1


def test_a_paper_adds_up_its_days() -> None:
    day = WORK.days[0].model_copy(update={"halves": 2})
    days = [day.model_copy(update={"is_reported": n < 3, "is_late": n < 1}) for n in range(4)]
    found = WORK.model_copy(update={"days": tuple(days)})
    assert [found.expected, found.reported, found.late] == [Fraction(4), Fraction(3), Fraction(1)]


def test_a_digest_stays_the_same_over_releases() -> None:
    """Papers that were issued are checked by it: who changes what it is made of breaks them all."""
    assert WORK.digest == "71e3c0e2e0bcbfbff39d29a850668a9f64d86b8aeb42360bb3303c230d578f78"


def test_the_log_names_a_paper_by_its_code() -> None:
    """Rows that stand in the log already are found by it."""
    assert Issued("A1B2C3D4E5F6", 1, datetime(2026, 11, 20, tzinfo=UTC)).row == "papers/A1B2C3D4E5F6"


def test_a_strangers_nip_has_no_birthday() -> None:
    assert veiled("199001012015012001") == "•••••••• 201501 2 001"


def test_spans_in_which_a_value_stays_the_same() -> None:
    days = {date(2026, 11, 1): "a", date(2026, 11, 2): "a", date(2026, 11, 3): "b"}
    assert list(spans_of(days)) == [
        (Span(date(2026, 11, 1), date(2026, 11, 2)), "a"),
        (Span(date(2026, 11, 3), date(2026, 11, 3)), "b"),
    ]


@pytest.mark.parametrize(("weight", "halves"), [(0, 0), (Fraction(1, 2), 1), (1, 2)])
def test_a_paper_counts_days_in_halves(weight: Days, halves: int) -> None:
    found = paper_day(DAY, Day(DayState.LEAVE, weight), is_half_leave=False, mode=None)
    assert found.halves == halves

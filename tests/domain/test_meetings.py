"""Decisions in one line, what came of them, and results by target."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.cases import CaseState
from domain.errors import Invalid
from domain.meetings import DecisionDraft, Outcome, TargetWork, outcome, read_decision, results
from domain.spans import parse_day

TODAY = date(2026, 11, 20)
PEOPLE = {1: "Sari Contoh", 2: "Citra Contoh", 3: "Budi Misal", 4: "Maya Umpama"}


def read(text: str) -> tuple[str | None, int | None, date | None]:
    """What a line says."""
    draft = read_decision(DecisionDraft(), text, PEOPLE, lambda said: parse_day(said, TODAY))
    assert ("owner" in draft.answered) == (draft.owner_id is not None)
    return draft.what, draft.owner_id, draft.due


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Perbaiki antrean, Sari, 30/11", ("Perbaiki antrean", 1, date(2026, 11, 30))),
        ("Perbaiki antrean, Sari Contoh, sampai 30/11", ("Perbaiki antrean", 1, date(2026, 11, 30))),
        (
            "Perbaiki antrean, loket, dan papan, citra, besok",
            ("Perbaiki antrean, loket, dan papan", 2, date(2026, 11, 21)),
        ),
        ("Perbaiki antrean, Contoh, 30/11", ("Perbaiki antrean, Contoh", None, date(2026, 11, 30))),
        ("Perbaiki antrean, ya", ("Perbaiki antrean, ya", None, None)),
        ("Perbaiki antrean, Budi", ("Perbaiki antrean", 3, None)),
        ("Perbaiki antrean", ("Perbaiki antrean", None, None)),
        ("Perbaiki antrean, 31/2", ("Perbaiki antrean, 31/2", None, None)),
    ],
)
def test_a_line_says_what_by_whom_and_until_when(
    text: str, said: tuple[str, int | None, date | None]
) -> None:
    assert read(text) == said


@pytest.mark.parametrize("text", ["", ",", "ya", ", Sari, 30/11"])
def test_what_says_too_little_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        read(text)


@pytest.mark.parametrize(
    ("state", "due", "expected"),
    [
        (CaseState.RETURNED, TODAY, Outcome.OPEN),
        (CaseState.RETURNED, date(2026, 11, 19), Outcome.OVERDUE),
        (CaseState.SUBMITTED, TODAY, Outcome.HELP),
        (CaseState.SUBMITTED, date(2026, 11, 19), Outcome.OVERDUE),
        (CaseState.WITHDRAWN, date(2026, 11, 1), Outcome.DONE),
        (CaseState.APPROVED, date(2026, 11, 1), Outcome.DONE),
    ],
)
def test_what_has_come_of_a_decision(state: CaseState, due: date, expected: Outcome) -> None:
    assert outcome(state, due, TODAY) is expected


amounts = st.decimals(0, 100, places=1)
works = st.builds(
    TargetWork,
    st.sampled_from(["Arsip", "Loket"]),
    st.sampled_from(["berkas", "orang"]),
    st.integers(1, 4),
    amounts,
    amounts,
    st.decimals(1, 100, places=1),
)


@given(st.lists(works, max_size=12))
def test_results_keep_every_amount_and_begin_with_what_has_come_least_far(found: list[TargetWork]) -> None:
    made = results(found)
    assert sum((each.done for each in made), Decimal(0)) == sum((each.done for each in found), Decimal(0))
    assert sum((each.month for each in made), Decimal(0)) == sum((each.month for each in found), Decimal(0))
    assert len({(each.title, each.measure) for each in made}) == len(made)
    assert [each.percent for each in made] == sorted(each.percent for each in made)

"""The draft of a report: what is asked next, what it amounts to, and that it survives being stored."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.entries import (
    MOST_EVIDENCE,
    Decision,
    Draft,
    EntryState,
    EvidenceItem,
    Field,
    WorkTime,
    add_evidence,
    complete,
    next_field,
    submission_time,
)
from domain.errors import Invalid

NINE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
FULL = Draft(
    answered=frozenset(Field),
    day=date(2026, 11, 20),
    activity="Menyusun laporan keuangan",
    volume=Decimal("1250.5"),
    unit="berkas",
    started=time(8),
    ended=time(10, 30),
    minutes=150,
    rating=4,
)
MOMENTS = st.timedeltas(timedelta(0), timedelta(days=366)).map(lambda later: NINE + later)
ITEMS = st.builds(
    EvidenceItem,
    kind=st.sampled_from(["photo", "file", "link"]),
    file_id=st.none() | st.text(max_size=8),
    unique_id=st.none() | st.text(max_size=2),
    url=st.none() | st.text(max_size=8),
    name=st.none() | st.text(max_size=8),
)
DRAFTS = st.builds(
    Draft,
    entry_id=st.none() | st.integers(1, 10**6),
    answered=st.frozensets(st.sampled_from(Field)),
    day=st.none() | st.dates(),
    due=st.none() | MOMENTS,
    closes=st.none() | MOMENTS,
    has_targets=st.booleans(),
    target_id=st.none() | st.integers(1, 10**6),
    activity=st.none() | st.text(max_size=500),
    volume=st.none() | st.decimals("0.001", "1000000", places=3),
    unit=st.none() | st.text(max_size=30),
    started=st.none() | st.times(),
    ended=st.none() | st.times(),
    minutes=st.none() | st.integers(1, 960),
    evidence=st.lists(ITEMS, max_size=3).map(tuple),
    rating=st.none() | st.integers(1, 5),
)


@given(draft=DRAFTS)
def test_a_draft_is_stored_and_read_back(draft: Draft) -> None:
    kept = draft.model_dump(mode="json", exclude_defaults=True)
    assert Draft.model_validate(kept) == draft


@given(draft=DRAFTS)
def test_a_draft_is_complete_or_refused(draft: Draft) -> None:
    try:
        report = complete(draft)
    except Invalid as refusal:
        assert refusal.key == "entry-incomplete"
    else:
        assert next_field(draft) is None
        assert (report.date, report.activity, report.rating) == (draft.day, draft.activity, draft.rating)


@given(draft=DRAFTS)
def test_answering_what_is_asked_comes_to_an_end(draft: Draft) -> None:
    asked = []
    while (field := next_field(draft)) is not None:
        asked.append(field)
        draft = draft.answer(field)
    assert asked == [field for field in Field if field in asked], "in the order of the fields, each once"
    assert (Field.TARGET in asked) <= draft.has_targets


def test_a_target_is_asked_for_only_where_there_are_some() -> None:
    dated = Draft().answer(Field.DATE, day=date(2026, 11, 20))
    assert next_field(dated) is Field.ACTIVITY
    assert next_field(dated.answer(Field.DATE, has_targets=True)) is Field.TARGET


def test_a_reopened_field_keeps_what_it_held() -> None:
    again = FULL.reopen(Field.VOLUME)
    assert next_field(again) is Field.VOLUME
    assert again.volume == FULL.volume


def test_a_complete_draft_is_a_report() -> None:
    report = complete(FULL)
    assert report.work == WorkTime(150, time(8), time(10, 30))
    assert (report.volume, report.unit, report.target_id) == (Decimal("1250.5"), "berkas", None)


def test_lateness_begins_after_the_deadline_and_not_at_it() -> None:
    due = FULL.model_copy(update={"due": NINE})
    assert not due.is_late(NINE)
    assert due.is_late(NINE + timedelta(microseconds=1))
    assert not FULL.is_late(NINE), "nothing is due on a day off"


def test_the_same_proof_twice_counts_once() -> None:
    draft = Draft()
    for name in ("a", "b", "a"):
        photo = EvidenceItem(kind="photo", file_id=f"new {len(draft.evidence)}", unique_id=name)
        draft = add_evidence(draft, photo)
    for url in ("https://contoh.go.id/a", "https://contoh.go.id/a"):
        draft = add_evidence(draft, EvidenceItem(kind="link", url=url))
    assert len(draft.evidence) == 3


def test_there_is_a_limit_to_proof() -> None:
    draft = Draft()
    for number in range(MOST_EVIDENCE):
        draft = add_evidence(draft, EvidenceItem(kind="photo", file_id="x", unique_id=str(number)))
    assert add_evidence(draft, draft.evidence[0]) == draft
    with pytest.raises(Invalid, match="entry-evidence-many"):
        add_evidence(draft, EvidenceItem(kind="photo", file_id="x", unique_id="one more"))


@pytest.mark.parametrize(
    ("state", "rating", "reason"),
    [
        (EntryState.APPROVED, None, None),
        (EntryState.RETURNED, 4, "kurang jelas"),
        (EntryState.RETURNED, None, None),
        (EntryState.REJECTED, None, ""),
        (EntryState.SUBMITTED, None, "kurang jelas"),
    ],
)
def test_no_decision_without_what_it_owes(state: EntryState, rating: int | None, reason: str | None) -> None:
    with pytest.raises(ValueError, match=r"rating|reason"):
        Decision(state, rating, reason)


def test_the_date_of_a_message_counts_but_never_one_of_the_future() -> None:
    assert submission_time(NINE - timedelta(hours=3), NINE) == NINE - timedelta(hours=3)
    assert submission_time(NINE + timedelta(hours=3), NINE) == NINE
    assert submission_time(None, NINE) == NINE

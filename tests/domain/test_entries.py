"""The draft of a report: what it amounts to, and that it survives being stored."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.entries import (
    MOST_EVIDENCE,
    EvidenceItem,
    ReportDraft,
    Unsure,
    complete,
    submission_time,
    with_item,
)
from domain.errors import Invalid

NINE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
FULL = ReportDraft(
    answered=frozenset({"date", "activity", "volume", "time", "evidence", "rating"}),
    day=date(2026, 11, 20),
    activity="Menyusun laporan keuangan",
    volume=Decimal("1250.5"),
    measure="berkas",
    started=time(8),
    ended=time(10, 30),
    minutes=150,
    self_rating=4,
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
    ReportDraft,
    entry_id=st.none() | st.integers(1, 10**6),
    answered=st.frozensets(st.sampled_from(["date", "target", "volume"])),
    day=st.none() | st.dates(),
    due=st.none() | MOMENTS,
    closes=st.none() | MOMENTS,
    has_targets=st.booleans(),
    target_id=st.none() | st.integers(1, 10**6),
    activity=st.none() | st.text(max_size=500),
    volume=st.none() | st.decimals("0.001", "1000000", places=3),
    measure=st.none() | st.text(max_size=30),
    started=st.none() | st.times(),
    ended=st.none() | st.times(),
    minutes=st.none() | st.integers(1, 960),
    evidence=st.lists(ITEMS, max_size=3).map(tuple),
    self_rating=st.none() | st.integers(1, 5),
)


@given(draft=DRAFTS)
def test_a_draft_is_stored_and_read_back(draft: ReportDraft) -> None:
    kept = draft.model_dump(mode="json", exclude_defaults=True)
    assert ReportDraft.model_validate(kept) == draft


@given(draft=DRAFTS)
def test_a_draft_is_complete_or_refused(draft: ReportDraft) -> None:
    try:
        report = complete(draft)
    except Invalid as refusal:
        assert refusal.key == "entry-incomplete"
    else:
        assert (report.date, report.activity, report.self_rating) == (
            draft.day,
            draft.activity,
            draft.self_rating,
        )


def test_a_reopened_question_keeps_its_answer() -> None:
    again = FULL.reopen("volume")
    assert "volume" not in again.answered
    assert again.volume == FULL.volume


def test_what_a_line_left_unsure_is_told_with_its_question_until_it_is_answered() -> None:
    volume, day = Unsure(slot="volume", key="line-volume"), Unsure(slot="date", key="line-date-week")
    draft = ReportDraft(unsure=(volume, day))
    assert [draft.asked_about(slot) for slot in ("date", "volume", "rating")] == [day, volume, None]
    answered = draft.answer("date", day=date(2026, 11, 20))
    assert [answered.asked_about(slot) for slot in ("date", "volume")] == [None, volume]


def test_a_complete_draft_is_a_report() -> None:
    report = complete(FULL)
    assert (report.minutes, report.started, report.ended) == (150, time(8), time(10, 30))
    assert (report.volume, report.measure, report.target_id) == (Decimal("1250.5"), "berkas", None)


def test_lateness_begins_after_the_deadline_and_not_at_it() -> None:
    due = FULL.model_copy(update={"due": NINE})
    assert not due.is_late(NINE)
    assert due.is_late(NINE + timedelta(microseconds=1))
    assert not FULL.is_late(NINE), "nothing is due on a day off"


def test_the_same_proof_twice_counts_once() -> None:
    items: tuple[EvidenceItem, ...] = ()
    for name in ("a", "b", "a"):
        items = with_item(items, EvidenceItem(kind="photo", file_id=f"new {len(items)}", unique_id=name), 9)
    for url in ("https://contoh.go.id/a", "https://contoh.go.id/a"):
        items = with_item(items, EvidenceItem(kind="link", url=url), 9)
    assert len(items) == 3


def test_there_is_a_limit_to_proof() -> None:
    items: tuple[EvidenceItem, ...] = ()
    for number in range(MOST_EVIDENCE):
        photo = EvidenceItem(kind="photo", file_id="x", unique_id=str(number))
        items = with_item(items, photo, MOST_EVIDENCE)
    assert with_item(items, items[0], MOST_EVIDENCE) == items
    with pytest.raises(Invalid, match="entry-evidence-many"):
        with_item(items, EvidenceItem(kind="photo", file_id="x", unique_id="one more"), MOST_EVIDENCE)


def test_the_date_of_a_message_counts_but_never_one_of_the_future() -> None:
    assert submission_time(NINE - timedelta(hours=3), NINE) == NINE - timedelta(hours=3)
    assert submission_time(NINE + timedelta(hours=3), NINE) == NINE
    assert submission_time(None, NINE) == NINE

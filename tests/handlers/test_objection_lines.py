"""Lines of the records that an objection names."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from domain.calendar import Timeliness
from domain.objections.evidence import NamedDay
from domain.people import TimeZone
from handlers.objections.lines import named_line
from locales import words_in
from storage.records.schemes import load_scheme

DAY = date(2026, 12, 28)
SENT = datetime(2026, 12, 29, 3, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("timeliness", "first", "said"),
    [
        (Timeliness.LATE, SENT, "🟡 Sen, 28 Des: terlambat (Sel, 29 Des 10.15)"),
        (Timeliness.LOCKED, SENT, "⛔️ Sen, 28 Des: sesudah batas akhir (Sel, 29 Des 10.15)"),
        # The moment is not known where a decision lets the day count as late, or its reports are erased.
        (Timeliness.LATE, None, "🟡 Sen, 28 Des: terlambat"),
        (None, None, "▫️ Sen, 28 Des: tanpa laporan"),
    ],
)
def test_a_day_says_what_it_counts_as_and_when_it_was_reported(
    timeliness: Timeliness | None, first: datetime | None, said: str
) -> None:
    named = NamedDay(day=DAY, timeliness=timeliness, first=first)
    assert named_line(words_in("id"), load_scheme("mataram"), named, TimeZone.WIB.info) == said

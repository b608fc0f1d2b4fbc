"""Updates of every type and shape: each is answered or passed over, and the office works on."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.people import Json
from tests.fuzz.campaign import clean, failures, inner_words, still_reports, tried
from tests.fuzz.updates import broken_updates, updates
from tests.harness import ADMIN, BUDI, CITRA, SARI, STRANGER, OfficeOnTrial

NUMBERS = count(10**6)
OF_EVERYBODY = {
    "processed_updates", "failed_updates", "outbox", "visit_misses", "rating_screens", "ticket_drafts",
}  # fmt: skip
"""What a stranger may fill: traffic, and what stands on the own screen."""


async def take(office: OfficeOnTrial, told: list[Json]) -> None:
    """The office is told of updates, one after the other."""
    for update in told:
        await office.service.intake.receive({"update_id": next(NUMBERS), **update}, office.service.bot)
        await office.settle()


@tried(12)
@given(told=st.lists(updates([SARI, BUDI, CITRA, ADMIN, STRANGER]), min_size=5, max_size=15))
async def test_any_update_of_anybody_is_survived(
    office: OfficeOnTrial, caplog: pytest.LogCaptureFixture, told: list[Json]
) -> None:
    await take(office, told)
    assert await failures(office, clean(caplog)) == []
    assert inner_words(office) == []
    await still_reports(office)


@tried(8)
@given(told=st.lists(broken_updates([SARI, BUDI, CITRA, ADMIN, STRANGER]), min_size=5, max_size=15))
async def test_what_telegram_never_writes_stops_nobody(office: OfficeOnTrial, told: list[Json]) -> None:
    await take(office, told)
    assert inner_words(office) == []
    await still_reports(office)


@tried(8)
@given(told=st.lists(updates([STRANGER]), min_size=5, max_size=15))
async def test_any_update_of_a_stranger_changes_nothing(
    office: OfficeOnTrial, caplog: pytest.LogCaptureFixture, told: list[Json]
) -> None:
    before = await office.everything_kept()
    await take(office, told)
    assert await failures(office, clean(caplog)) == []
    after = await office.everything_kept()
    assert [name for name in before if after[name] != before[name] and name not in OF_EVERYBODY] == []

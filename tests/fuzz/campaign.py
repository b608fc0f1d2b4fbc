"""How long things are tried, and what counts as a fault."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import select, update

from storage.tables import Employee, Entry, FailedUpdate
from tests.harness import BUDI, OfficeOnTrial

_CAMPAIGN = "fuzz"
_INNER = re.compile(
    r"Traceback|\b\w+Error\b|Exception|NoneType|\b(sqlalchemy|sqlite3|pydantic|telegram)\.|<\w+ object"
)
"""What no person reads."""
ANY_FIXTURE = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


def tried(times: int) -> settings:
    """So many examples in the suite, and twelve times as many in a campaign (`make fuzz`)."""
    is_campaign = settings.get_current_profile_name() == _CAMPAIGN
    most = 12 * times if is_campaign else times
    return settings(max_examples=most, suppress_health_check=ANY_FIXTURE)


async def failures(office: OfficeOnTrial, log: Sequence[logging.LogRecord]) -> list[str]:
    """The updates that failed, and other faults in the log.

    An update that python-telegram-bot cannot read is set aside; that is no fault.
    """
    failed = await office.rows(select(FailedUpdate).where(FailedUpdate.kind != "unreadable"))
    found = [f"{each.kind} failed: {each.error}" for each in failed]
    return found + [record.getMessage() for record in log if record.exc_info]


def inner_words(office: OfficeOnTrial) -> list[str]:
    """What people read since the last time that is none of their business."""
    found = []
    for call in office.playground.calls:
        said = " ".join(str(call.params.get(name, "")) for name in ("text", "caption"))
        if inner := _INNER.search(said):
            found.append(f"a person reads {inner[0]!r} in {said!r}")
    office.playground.calls.clear()
    return found


async def still_reports(office: OfficeOnTrial) -> None:
    """Somebody reports as ever."""
    before = len(await office.rows(select(Entry.id)))
    for _ in range(8):
        if await office.held(office.budi.id) is None:
            break
        await office.says(office.budi, "/batal")
    async with office.changes() as uow:  # a roster among random files may have ended his service, rightly
        budi = Employee.id == office.ids[BUDI]
        await uow.session.execute(update(Employee).where(budi).values(joined=None, left=None))
    await office.reports(office.budi)
    assert len(await office.rows(select(Entry.id))) == before + 1


def clean(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    """What was logged since it was last asked."""
    records = list(caplog.records)
    caplog.clear()
    return records

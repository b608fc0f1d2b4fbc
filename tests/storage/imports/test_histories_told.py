"""Rows of any dates for a person: they hold from their dates on, and the import tells of every change."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.imports import Asks
from domain.imports.cells import A_DASH
from tests.storage.imports.desk import BUDI, FRIDAY, RATNA, SARI, Desk
from tests.storage.imports.known_office import exported_rows, known, of_known

__all__ = ["known"]

TODAY = FRIDAY.date()
DATES = [None, date(2025, 6, 1), date(2026, 2, 1), date(2026, 11, 1), date(2027, 1, 1), date(2027, 6, 1)]
COLUMNS = {
    "unit": ["Dinas", "Sekretariat"],
    "position": ["Operator", "Analis", A_DASH, ""],
    "supervisor_nip": [BUDI, RATNA, A_DASH, ""],
}
ROWS = st.lists(
    st.tuples(st.sampled_from(DATES), *(st.sampled_from(cells) for cells in COLUMNS.values())),
    min_size=1,
    max_size=4,
    unique_by=lambda row: row[0],
)
DAYS = sorted({day + timedelta(days=n) for day in [TODAY, *DATES[1:]] if day is not None for n in (-1, 0)})


async def histories(desk: Desk) -> dict[date, dict[str, str]]:
    """What an export says of Sari on each of the days."""
    rows = [row for row in (await exported_rows(desk.database))["roster"] if row["nip"] == SARI]
    return {day: [row for row in rows if row["since"] <= day.isoformat()][-1] for day in DAYS}


def table(rows: list[tuple[date | None, str, str, str]]) -> str:
    """A roster of one person."""
    lines = [f"{SARI},Sari Contoh,{','.join(cells)},{since or ''}" for since, *cells in rows]
    return "\n".join([f"nip,name,{','.join(COLUMNS)},since", *lines, ""])


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=ROWS, second=ROWS)
async def test_rows_hold_from_their_dates_and_changes_are_told(
    migrated: Path,
    known: Path,
    first: list[tuple[date | None, str, str, str]],
    second: list[tuple[date | None, str, str, str]],
) -> None:
    desk = await of_known(migrated, known, "history.db")
    try:
        await desk.takes(roster=table(first))
        before = await histories(desk)
        outcome = (await desk.takes(roster=table(second)))["roster"]
        after = await histories(desk)
    finally:
        await desk.database.close()
    assert outcome.is_good
    told = {
        (change.line, column): new
        for change in outcome.plan.changed
        for column, (_, new) in change.fields.items()
    }
    # Beside a row whose date has passed, one without a date is the beginning of the history.
    undated = DAYS[0] if any(since is not None and since <= TODAY for since, *_ in second) else TODAY
    for line, (since, *cells) in enumerate(second, start=2):
        for column, cell in zip(COLUMNS, cells, strict=True):
            if cell:
                assert after[since or undated][column] == cell
            wanted = None if cell in ("", A_DASH) else cell
            assert told.get((line, column), wanted) == wanted
    for column in COLUMNS:
        is_changed = any(before[day][column] != after[day][column] for day in DAYS)
        assert is_changed == any(each == column for _, each in told)
    ends = any(before[day]["supervisor_nip"] != A_DASH == after[day]["supervisor_nip"] for day in DAYS)
    assert ends == any(each.kind is Asks.SUPERVISION for each in outcome.plan.asks)

"""When a person had a Telegram account, by the rows of the log."""

from __future__ import annotations

from datetime import UTC, datetime

from domain.audit.accounts import ERASE, LINK, UNLINK, account_changes
from domain.audit.rows import Row, Values, text_of_values


def row(hour: int, action: str, after: Values | None = None) -> Row:
    """A row about a person."""
    at = datetime(2027, 1, 4, hour, tzinfo=UTC)
    return Row(hour, at, "employee 2", action, "employees/1", "", text_of_values(after or {}), "", "", "", "")


def test_an_account_comes_goes_and_takes_the_place_of_another() -> None:
    rows = [
        row(1, "invite"),
        row(2, LINK, {"replaces": False}),
        row(3, LINK, {"replaces": True}),
        row(4, ERASE, {"drafts": 2, "unlinked": False}),
        row(5, ERASE, {"drafts": 0, "unlinked": True}),
        row(6, LINK, {"replaces": False}),
        row(7, UNLINK),
    ]
    found = [(change.at.hour, change.had_one) for change in account_changes(rows)]
    assert found == [(2, False), (3, True), (5, True), (6, False), (7, True)]

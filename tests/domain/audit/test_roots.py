"""When a root goes out: weekly, after a closing, and never twice."""

from __future__ import annotations

from datetime import date

import pytest

from domain.audit.roots import Root, is_to_publish

THURSDAY, FRIDAY, SATURDAY = date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 21)
OLD, NEW = Root(10, "ab" * 32, date(2026, 11, 12)), Root(20, "cd" * 32, THURSDAY)


@pytest.mark.parametrize(
    ("noted", "published", "told_on", "today", "closed", "goes_out"),
    [
        (NEW, None, None, THURSDAY, False, True),
        (NEW, OLD, date(2026, 11, 13), THURSDAY, False, False),
        (NEW, OLD, date(2026, 11, 13), FRIDAY, False, True),
        (NEW, OLD, date(2026, 11, 13), SATURDAY, False, True),
        (NEW, OLD, FRIDAY, SATURDAY, False, False),
        (NEW, OLD, date(2026, 11, 13), THURSDAY, True, True),
        (NEW, NEW, date(2026, 11, 13), FRIDAY, False, False),
    ],
    ids=["first", "not-yet", "friday", "caught-up", "once-a-week", "after-a-closing", "nothing-new"],
)
def test_a_root_goes_out(
    noted: Root, published: Root | None, told_on: date | None, today: date, closed: bool, goes_out: bool
) -> None:
    assert is_to_publish(noted, published, told_on, today, closed=closed) is goes_out

"""What a correction of the office's calendar does to a unit."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from domain.calendar import CalendarRow, DayKind, WorkCalendar
from domain.units import effect, mark_of, with_row

JAKARTA = ZoneInfo("Asia/Jakarta")
MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)


def calendar(rows: list[CalendarRow]) -> WorkCalendar:
    """Of unit 1, from Monday to Friday."""
    return WorkCalendar.for_unit(1, JAKARTA, national={}, rows=rows)


def test_a_holiday_moves_the_late_windows_that_are_still_open() -> None:
    found = effect(calendar([]), calendar(with_row([], MONDAY, None, DayKind.HOLIDAY)), MONDAY, NOW)
    assert found.changes
    # The three working days after Tuesday the 17th are over before Monday; those after Wednesday are not.
    assert [each.day.day for each in found.moved] == [18, 19, 20]
    assert all(each.after > each.before for each in found.moved)
    assert [each.after.astimezone(JAKARTA).day for each in found.moved] == [25, 26, 27]


def test_what_is_long_over_does_not_move() -> None:
    later = datetime(2026, 12, 20, tzinfo=UTC)
    found = effect(calendar([]), calendar(with_row([], MONDAY, None, DayKind.HOLIDAY)), MONDAY, later)
    assert found.moved == ()


def test_a_row_for_all_changes_nothing_where_the_unit_has_its_own() -> None:
    own = [CalendarRow(MONDAY, DayKind.WORKDAY, 1)]
    rows = with_row(own, MONDAY, None, DayKind.HOLIDAY)
    assert not effect(calendar(own), calendar(rows), MONDAY, NOW).changes
    assert effect(calendar(rows), calendar(with_row(rows, MONDAY, 1, None)), MONDAY, NOW).changes


def test_the_mark_of_a_unit_changes_with_its_parts() -> None:
    parts = [("Dinas", "WIB", "12345"), ("Dinas", "WIT", "12345"), ("Dinas", "WIB", "123456")]
    assert len({mark_of(*each) for each in parts}) == 3

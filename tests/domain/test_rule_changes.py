"""What changes in the rules, and for whom it changes nothing."""

from __future__ import annotations

from datetime import date, time, timedelta
from fractions import Fraction

import pytest
from msgspec.structs import replace

from domain.calendar import Leave, LeaveKind
from domain.duty import Duty, Hours, Shift
from domain.periods import Period, Span
from domain.rule_changes import (
    Reader,
    ReaderChanges,
    Rules,
    SchemeChanges,
    changed_days,
    changes_for,
    scheme_changes,
)
from domain.schemes import Scheme, parse_scheme, toml_of, turned
from tests.domain.scoring.books import scheme

YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))
PERIOD = Period.parse("2026-S2")
FRIDAY, SUNDAY = date(2026, 12, 4), date(2026, 12, 6)


def rules(worked: Scheme, *, free: date | None = None, extra: date | None = None) -> Rules:
    """A year of Mondays to Fridays, with a day off and a working day more."""
    days = "".join("1" if day == extra or (day.weekday() < 5 and day != free) else "0" for day in YEAR)
    return Rules(worked, YEAR.start, {1: days})


def changed(after: Rules, reader: Reader) -> ReaderChanges:
    """What changes for a reader against a plain year of the scheme of Batanghari."""
    before = rules(scheme("batanghari"))
    days = changed_days(before, after, reader.unit_id)
    return changes_for(before, after, scheme_changes(before.scheme, after.scheme), days, reader, PERIOD)


READER = Reader(1, YEAR)


def test_what_stays_the_same_changes_no_days() -> None:
    found = changed(rules(scheme("batanghari")), READER)
    assert (found.are_there, found.before, found.after) == (False, 0, 0)


def edited(*changes: tuple[str, str]) -> Scheme:
    """The scheme of Batanghari with other words in its file."""
    text = toml_of(scheme("batanghari"))
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return parse_scheme(text, "berkas")


def test_weights_are_told_as_shares_and_limits_with_both_values() -> None:
    after = turned(scheme("batanghari"), {"weight citizen": Fraction("0.8"), "band Baik": Fraction(80)})
    found = scheme_changes(scheme("batanghari"), after)
    shares = {each.component.id: (each.before, each.after) for each in found.shares}
    assert shares["citizen"] == (Fraction(3, 10), Fraction(8, 15))
    assert shares["self"] == (Fraction(2, 10), Fraction(2, 15))
    assert [(dial.name, value) for dial, value in found.dials] == [("band Baik", Fraction(80))]


@pytest.mark.parametrize(
    "changes",
    [
        [('name = { id = "Kinerja ASN Batanghari"', 'name = { id = "Kinerja"')],
        [("late_credit = 0.5", "late_credit = 0.25")],
        [("min_raters = 3", "min_raters = 5")],
        [("weight = 0.2", "weight = 2"), ("weight = 0.5", "weight = 5"), ("weight = 0.3", "weight = 3")],
    ],
    ids=["a title", "what discipline would count", "raters of nobody", "weights ten times as large"],
)
def test_what_changes_nothing_is_no_change(changes: list[tuple[str, str]]) -> None:
    assert not scheme_changes(scheme("batanghari"), edited(*changes)).are_there


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('period = "semester"', 'period = "year"', "period"),
        ("min_responses = 5", "min_responses = 9", "sources"),
        ('missing = "renormalise"', 'missing = "zero"', "missing"),
        ('action = "promotion"', 'action = "reward"', "follow_up"),
        ("recommendation = false", "recommendation = true", "follow_up"),
        ('grade = "Kurang"', 'grade = "Cukup"', "grades"),
        ("harus diulang", "perlu diulang", "meanings"),
    ],
)
def test_what_is_no_single_number_is_told_by_its_kind(old: str, new: str, told: str) -> None:
    assert scheme_changes(scheme("batanghari"), edited((old, new))).others == (told,)


def test_a_holiday_is_told_with_the_own_days_to_report() -> None:
    found = changed(rules(scheme("batanghari"), free=FRIDAY, extra=SUNDAY), READER)
    assert (found.free, found.worked, found.before - found.after) == ((FRIDAY,), (SUNDAY,), 0)
    found = changed(rules(scheme("batanghari"), free=FRIDAY), READER)
    assert (found.before, found.after) == (132, 131)
    assert found.scheme == SchemeChanges()


DUTY = Duty.of([Shift(date(2026, 12, 2), Hours(time(8), time(14)))])


@pytest.mark.parametrize(
    "own",
    [
        replace(READER, unit_id=2),
        replace(READER, leaves=[Leave(LeaveKind.CUTI, Span(FRIDAY, FRIDAY))]),
        replace(READER, duty=DUTY),
        replace(READER, served=Span(date(2026, 1, 1), FRIDAY - timedelta(days=1))),
    ],
    ids=["another unit", "on leave", "on shifts", "gone"],
)
def test_a_holiday_is_not_told_to_whom_it_changes_nothing(own: Reader) -> None:
    assert not changed(rules(scheme("batanghari"), free=FRIDAY), own).are_there


def test_a_day_of_a_period_that_is_over_is_no_news() -> None:
    assert not changed(rules(scheme("batanghari"), free=date(2026, 6, 5)), READER).are_there


def test_the_grace_after_shifts_is_told_to_those_on_shifts() -> None:
    after = rules(edited(("shift_grace_hours = 4", "shift_grace_hours = 2")))
    assert not changed(after, READER).are_there
    assert changed(after, replace(READER, duty=DUTY)).scheme.others == ("shifts",)

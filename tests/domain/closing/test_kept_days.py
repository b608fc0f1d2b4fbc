"""Days come back from their letters, and their sums are the frozen ones, also after corrections."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import AsOf, Timeliness
from domain.closing.corrections import Correction, DayAttended, DayReported, corrected
from domain.closing.kept_days import KeptDays, corrected_days, excusable_days
from domain.people import TimeZone
from domain.periods import Span
from domain.scoring import (
    AttendanceStatus,
    ExpectedDay,
    PersonFacts,
    TargetFacts,
    attended_days,
    expected_weight,
    reported_days,
)

FIRST = date(2026, 11, 2)
MONTH = [FIRST + timedelta(days=each) for each in range(28)]
day = st.builds(
    ExpectedDay,
    st.sampled_from(MONTH),
    st.sampled_from([None, *Timeliness]),
    st.booleans(),
    st.sampled_from([None, *AttendanceStatus]),
    st.booleans(),
    st.none(),
)
days = st.lists(day, unique_by=lambda each: each.date).map(
    lambda found: sorted(found, key=lambda each: each.date)
)


def sums(found: list[ExpectedDay], records: int = 20) -> PersonFacts:
    return PersonFacts(
        expected_days=expected_weight(found),
        reported=reported_days(found),
        attendance=attended_days(found, records),
    )


@given(days, st.booleans())
def test_days_come_back_from_their_letters(found: list[ExpectedDay], with_attendance: bool) -> None:
    kept = KeptDays.of(found, with_attendance=with_attendance)
    known = found if with_attendance else [each._replace(status=None, travels=False) for each in found]
    assert kept.each({}) == known
    assert KeptDays(*kept) == kept and "." not in (kept.reports[:1], kept.reports[-1:])


def test_each_day_has_the_letters_of_its_report_and_its_attendance() -> None:
    at = datetime(2026, 11, 2, 8, tzinfo=TimeZone.WIB.info)
    found = [
        ExpectedDay(MONTH[0], Timeliness.ON_TIME, False, AttendanceStatus.PRESENT, first=at),
        ExpectedDay(MONTH[1], Timeliness.LATE, True, AttendanceStatus.LATE),
        ExpectedDay(MONTH[3], Timeliness.LOCKED, False, AttendanceStatus.ABSENT, travels=True),
        ExpectedDay(MONTH[4], None, True, None),
    ]
    kept = KeptDays.of(found, with_attendance=True)
    assert kept == ("2026-11-02", "Ol.Xn", "PL.aN", "B")
    assert kept.each({MONTH[0]: at}) == found
    with pytest.raises(KeyError):
        KeptDays("2026-11-02", "?", "", "").each({})


def test_a_day_keeps_the_zone_that_the_unit_had() -> None:
    """For the clock beside it: the person may be in another unit by the roster of today."""
    moved = [
        ExpectedDay(MONTH[0], Timeliness.ON_TIME, first=datetime(2026, 11, 2, 16, tzinfo=TimeZone.WIT.info)),
        ExpectedDay(MONTH[1]),
        ExpectedDay(MONTH[2], Timeliness.ON_TIME, first=datetime(2026, 11, 4, 16, tzinfo=TimeZone.WITA.info)),
    ]
    for found, zones in ((moved, "T.A"), (moved[:2], "T"), (moved[1:], "A"), (moved[1:2], "")):
        kept = KeptDays.of(found, with_attendance=False)
        assert kept.zones == zones
        sent = {each.date: each.first.astimezone(UTC) for each in found if each.first is not None}
        assert [each.first and each.first.tzinfo for each in kept.each(sent)] == [
            each.first and each.first.tzinfo for each in found
        ]


@given(days, st.data())
def test_corrected_days_have_the_corrected_sums(found: list[ExpectedDay], data: st.DataObject) -> None:
    offered = excusable_days(sums(found), found, {}, counts_reports=True)
    corrections: list[Correction] = []
    for each in found:
        match data.draw(st.sampled_from(["leave", "excuse", "report", "attend"])):
            case "excuse":
                corrections.append(offered[each.date])
            case "report":
                after = data.draw(st.sampled_from([Timeliness.ON_TIME, Timeliness.LATE]))
                corrections.append(
                    DayReported(day=each.date, before=each.timeliness, after=after, is_halved=each.is_halved)
                )
            case "attend":
                corrections.append(
                    DayAttended(
                        day=each.date,
                        before=each.credit,
                        after=data.draw(st.sampled_from(["full", "late"])),
                        has_record=True,
                        is_halved=each.is_halved,
                    )
                )
            case _:
                pass
    assert sums(corrected_days(found, corrections)) == corrected(sums(found), corrections)


def test_without_the_period_of_a_target_no_day_is_excused() -> None:
    found = [ExpectedDay(MONTH[0])]
    facts = sums(found)._replace(targets=(TargetFacts(7, Fraction(1), Fraction(1), Fraction(0), 1, 1),))
    assert excusable_days(facts, found, {}, counts_reports=True) == {}
    own = excusable_days(facts, found, {7: Span(FIRST, FIRST), 8: Span(FIRST, FIRST)}, counts_reports=True)
    assert own[FIRST].targets == (7,)


def test_a_report_that_is_sent_later_does_not_count_before() -> None:
    sent = datetime(2026, 11, 2, 8, tzinfo=UTC)
    found = ExpectedDay(FIRST, Timeliness.ON_TIME, first=sent)
    assert found.as_of(AsOf(sent, FIRST)) == found
    assert found.as_of(AsOf(sent - timedelta(hours=1), FIRST)) == ExpectedDay(FIRST)

"""How an effective-dated row follows another."""

from __future__ import annotations

from datetime import date

from domain.imports.supervised import ServiceDates, Supervised, newly_gone
from domain.periods import Span
from domain.succession import (
    ALWAYS,
    FOREVER,
    Close,
    Drop,
    ExistingRow,
    Open,
    current,
    reach,
    succeed,
    tells_a_history,
)

OLD = ExistingRow(1, "Dinas", ALWAYS, FOREVER)
EVE, DAY, LATER = date(2026, 11, 9), date(2026, 11, 10), date(2026, 12, 1)
PLANNED = [ExistingRow(1, "Dinas", ALWAYS, date(2026, 11, 30)), ExistingRow(2, "Badan", LATER, FOREVER)]


def test_what_follows_begins_on_the_day_and_what_was_ends_on_its_eve() -> None:
    assert succeed([OLD], [(DAY, "Badan")]) == [Close(1, EVE), Open("Badan", DAY, FOREVER)]
    assert succeed([OLD], [(DAY, None)]) == [Close(1, EVE)]
    assert succeed([], [(DAY, "Badan")]) == [Open("Badan", DAY, FOREVER)]


def test_what_holds_already_is_left_alone() -> None:
    assert succeed([OLD], [(DAY, "Dinas")]) == []
    assert succeed([], [(DAY, None)]) == []


def test_what_began_on_the_very_day_never_held() -> None:
    begun = ExistingRow(2, "Badan", DAY, FOREVER)
    assert succeed([begun], [(DAY, "Kecamatan")]) == [Drop(2), Open("Kecamatan", DAY, FOREVER)]


def test_what_begins_later_stays_as_planned() -> None:
    until = date(2026, 11, 30)
    assert reach(PLANNED, DAY) == Span(DAY, until)
    assert succeed(PLANNED, [(DAY, "Kecamatan")]) == [Close(1, EVE), Open("Kecamatan", DAY, until)]
    assert reach(PLANNED[1:], DAY) == Span(DAY, until), "nothing holds until the plan begins"
    assert reach(PLANNED, LATER) == Span(LATER, FOREVER)


def test_several_steps_are_a_history() -> None:
    steps = [(LATER, None), (DAY, "Badan")]
    until = date(2026, 11, 30)
    assert succeed([OLD], steps) == [Close(1, EVE), Open("Badan", DAY, until)]
    assert succeed([], [(DAY, "Badan"), (LATER, "Dinas")]) == [
        Open("Badan", DAY, until),
        Open("Dinas", LATER, FOREVER),
    ]


def test_of_two_that_hold_the_newest_counts() -> None:
    assert current([OLD, ExistingRow(3, "Badan", DAY, FOREVER)], LATER) == ExistingRow(
        3, "Badan", DAY, FOREVER
    )
    assert current([OLD], DAY) == OLD


def test_dates_up_to_today_tell_a_history_and_later_ones_a_plan() -> None:
    eve, today, later = date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 21)
    assert [tells_a_history([None, day], today) for day in (eve, today, later)] == [True, True, False]


def test_a_supervisor_who_has_left_is_gone_for_who_serves() -> None:
    rows = {
        "sari": [ExistingRow(1, "budi", ALWAYS, FOREVER)],
        "budi": [ExistingRow(2, "agus", ALWAYS, FOREVER)],
    }
    known = Supervised(rows, {"sari": ServiceDates(None, None), "budi": ServiceDates(None, EVE)})
    assert [known.gone("sari", day) for day in (EVE, DAY)] == [None, rows["sari"][0]]
    assert known.gone("budi", DAY) is None


ALWAYS_SERVES, UNTIL_EVE = ServiceDates(None, None), ServiceDates(None, EVE)
UNTIL_NEW_YEAR = date(2026, 12, 31)


def supervised(own: ServiceDates, **supervisors: ServiceDates) -> Supervised:
    """Sari under Budi until 29 November and under Agus from December on, with their days in service."""
    rows = [ExistingRow(1, "budi", ALWAYS, date(2026, 11, 29)), ExistingRow(2, "agus", LATER, FOREVER)]
    others = {"budi": ALWAYS_SERVES, "agus": ALWAYS_SERVES} | supervisors
    return Supervised({"sari": rows}, {"sari": own} | others)


def test_a_supervisor_who_leaves_is_missed_from_the_next_day_on() -> None:
    own = ServiceDates(None, UNTIL_NEW_YEAR)
    before, after = supervised(own), supervised(own, budi=UNTIL_EVE)
    assert newly_gone("sari", before, after, EVE) == (DAY, "budi"), "still to come"
    assert newly_gone("sari", before, after, DAY) == (DAY, "budi"), "and once it is so"
    assert newly_gone("sari", after, after, DAY) is None, "known before"
    assert newly_gone("sari", before, after, LATER) is None, "over"


def test_a_supervisor_who_will_have_left_is_missed_from_the_day_of_the_supervision_on() -> None:
    own = ServiceDates(None, UNTIL_NEW_YEAR)
    assert newly_gone("sari", supervised(own), supervised(own, agus=UNTIL_EVE), EVE) == (LATER, "agus")


def test_who_joins_later_misses_who_will_have_left_by_then() -> None:
    own = ServiceDates(date(2026, 11, 20), UNTIL_NEW_YEAR)
    before, after = supervised(own), supervised(own, budi=UNTIL_EVE)
    assert after.gone("sari", DAY) is None
    assert newly_gone("sari", before, after, EVE) == (DAY, "budi")
    gone_by_then = ServiceDates(LATER, UNTIL_NEW_YEAR)
    assert newly_gone("sari", before, supervised(gone_by_then, budi=UNTIL_EVE), EVE) is None


def test_nobody_is_missed_by_who_is_no_longer_known() -> None:
    before, after = supervised(ALWAYS_SERVES), supervised(ALWAYS_SERVES, budi=UNTIL_EVE)
    unknown = {nip: dates for nip, dates in after.people.items() if nip != "sari"}
    assert newly_gone("sari", before, Supervised(after.supervisors, unknown), DAY) is None

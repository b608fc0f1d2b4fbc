"""Lines of the records that an objection names."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from domain.calendar import Timeliness
from domain.closing.corrections import DayAttended, corrected
from domain.closing.difference import difference
from domain.objections.evidence import Evidence, NamedDay, NamedTarget
from domain.people import TimeZone
from domain.scoring import PersonFacts, RatedDays, ReportedDays, score_person
from handlers.objections.lines import named_line, unusual_lines, value_line, worse_line
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


def test_a_corrected_amount_is_not_read_as_another_target() -> None:
    target = NamedTarget(
        target_id=1, title="Layanan", measure="dokumen", quantity=Decimal(100), done=Decimal(80)
    )
    line = value_line(words_in("id"), load_scheme("mataram"), target, TimeZone.WIB.info, "90")
    assert line == "🎯 Layanan: <b>80</b> dari 100 dokumen → tercapai <b>90 dokumen</b>"


def test_records_that_lose_and_amounts_far_above_are_named_but_not_all_of_many() -> None:
    national, words = load_scheme("nasional"), words_in("id")
    good, best = (
        score_person(national, PersonFacts())._replace(grade=each) for each in national.grades[1::-1]
    )
    worse = difference(best, good)
    days = tuple(NamedDay(day=date(2026, 12, day), timeliness=Timeliness.ON_TIME) for day in range(7, 12))
    some = {"target_id": 1, "measure": "dokumen", "quantity": Decimal(14), "done": Decimal(5)}
    target = NamedTarget(title="Menyusun laporan & rekap", **some)
    evidence = Evidence(days=days, targets=(target,))
    chosen = [*((each.key, "late") for each in days), (target.key, "900")]
    much = "⚠️ Jauh di atas jumlah sasaran: Menyusun laporan &amp; rekap. Periksa lagi angkanya."
    assert unusual_lines(words, national, evidence, chosen, worse) == [
        "⚠️ Lebih rendah daripada sebelumnya: Sen, 7 Des; Sel, 8 Des; Rab, 9 Des … dan 2 lagi. Periksa lagi"
        " bila bukan itu maksudnya.",
        much,
    ]
    assert unusual_lines(words, national, evidence, chosen[-1:], worse) == [
        much,
        "⚠️ Hasilnya menjadi lebih rendah daripada sebelumnya. Periksa lagi bila bukan itu maksudnya.",
    ]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (
            4,
            "⚠️ Hasilnya menjadi lebih rendah, karena kini ikut dihitung dari seluruh catatannya: Kehadiran."
            " Periksa lagi bila bukan itu maksudnya.",
        ),
        (1, None),
    ],
)
def test_a_first_record_of_attendance_that_lowers_the_result_is_told(days: int, said: str | None) -> None:
    """Without any, attendance does not count; with one, every day does (0380)."""
    scheme, words = load_scheme("tebingtinggi"), words_in("id")
    rated = (RatedDays(days, days, 3 * days, parts=1),)
    facts = PersonFacts(days, self_ratings=rated, supervisor_ratings=rated, reported=ReportedDays(days))
    attends = DayAttended(day=DAY, before=None, after="full", has_record=False)
    before, after = (score_person(scheme, each) for each in (facts, corrected(facts, [attends])))
    lines = worse_line(words, scheme, difference(before, after))
    assert lines == ([] if said is None else [said])


def test_a_worse_result_or_grade_is_known() -> None:
    national = load_scheme("nasional")
    card = score_person(national, PersonFacts())
    good, best = (card._replace(grade=each) for each in ("Baik", "Sangat Baik"))
    for before, after, worse in (
        (best, good, True),
        (good, best, False),
        (good, card, True),
        (card, good, False),
    ):
        assert difference(before, after).is_worse(national.grades) is worse
    assert worse_line(words_in("en"), national, difference(best, good)) == [
        "⚠️ The result gets lower than before. Check it if that is not what you mean."
    ]

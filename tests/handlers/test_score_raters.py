"""Who is rated by colleagues sees what at least three gave together, and no single rating by subtraction."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from domain.schemes import Assessor, Source, parse_scheme
from handlers.scores.callbacks import ScoreTap
from jobs.aggregate import AGGREGATE
from storage.tables import Assessment, Employee, ScoreSummary
from tests.harness import SARI, OfficeOnTrial

SCHEME = """
id = "uji"
name = { id = "Uji", en = "Trial" }
region = "Uji"
period = "month"
[[components]]
id = "peer"
source = "peer"
weight = 1
title = { id = "Rekan", en = "Peers" }
[[bands]]
min = 0
grade = "Baik"
"""
CRITERIA = ("kerja_sama", "berbagi_pengetahuan")


@pytest.fixture
async def office(office: OfficeOnTrial) -> OfficeOnTrial:
    """Nine colleagues could rate Sari in November."""
    object.__setattr__(office.service.office, "scheme", parse_scheme(SCHEME, "uji.toml"))
    await office.add(
        *(
            Employee(id=50 + n, nip=f"1991010120150120{n:02}", name=f"Rekan {n}", role="asn")
            for n in range(1, 10)
        )
    )
    await office.settle()
    return office


async def rates(office: OfficeOnTrial, rater: int, *ratings: int) -> None:
    """A colleague's ratings of Sari for November come now."""
    now = office.service.clock.now()
    await office.add(
        *(
            Assessment(
                period="2026-11",
                employee_id=office.ids[SARI],
                assessor_id=50 + rater,
                source=Assessor.PEER,
                criterion=criterion,
                rating=rating,
                given_at=now,
            )
            for criterion, rating in zip(CRITERIA, ratings, strict=False)
        )
    )


async def looks(office: OfficeOnTrial) -> str:
    """All that Sari reads of November: the score, and what is behind the one component."""
    await office.taps_data(office.sari, ScoreTap("2026-11").pack())
    overview = office.sari.last["text"]
    await office.taps(office.sari, "Rekan")
    return f"{overview}\n{office.sari.last['text']}"


async def test_the_game_of_looking_after_each_rating_is_not_won(office: OfficeOnTrial) -> None:
    first = await looks(office)
    assert "Penilaian rekan dan bawahan yang masih berjalan belum dihitung" in first
    for rater, rating in enumerate((5, 4, 1, 5), start=1):
        await rates(office, rater, rating, rating)
        assert await looks(office) == first

    office.move_to(2026, 12, 1, 8, 0)
    seen = await looks(office)
    assert "4 rekan menilai" in seen
    assert "Kerja sama: rata-rata 4 rekan 3,75 dari 5" in seen
    # More come by imports: one by one they change nothing, three together are told.
    for rater, day in ((5, 2), (6, 3)):
        office.move_to(2026, 12, day, 8, 0)
        await rates(office, rater, 1, 1)
        assert await looks(office) == seen
    office.move_to(2026, 12, 4, 8, 0)
    await rates(office, 7, 4, 4)
    seen = await looks(office)
    assert "7 rekan menilai" in seen
    assert "Kerja sama: rata-rata 7 rekan 3 dari 5" in seen


async def test_two_who_rated_are_not_told_even_when_all_is_over(office: OfficeOnTrial) -> None:
    await rates(office, 1, 5, 5)
    await rates(office, 2, 1, 1)
    office.move_to(2026, 12, 1, 8, 0)
    seen = await looks(office)
    assert "rekan yang menilai belum cukup (terhitung 0, perlu 3)" in seen


async def test_means_of_criteria_that_not_all_rated_are_not_told(office: OfficeOnTrial) -> None:
    """The value, and the mean of what three rated, would together tell what the fourth gave."""
    for rater in (1, 2, 3):
        await rates(office, rater, 4, 4)
    await rates(office, 4, 1)
    office.move_to(2026, 12, 1, 8, 0)
    seen = await looks(office)
    assert "4 rekan menilai" in seen
    assert "tidak semua penilai menilai semua kriteria" in seen
    assert "Kerja sama: rata-rata" not in seen


async def test_the_office_s_means_do_not_move_while_a_round_runs(office: OfficeOnTrial) -> None:
    """Five people's mean is drawn into each one's picture every night: it would move by one rating."""
    for rater in (1, 2, 3):
        await rates(office, rater, 4, 4)
    await office.jobs_at(2026, 11, 21, 1, 35)
    summary = await office.value(select(ScoreSummary.summary))
    assert summary is not None, AGGREGATE.name
    assert summary["counts"] == {}, Source.PEER


async def test_who_has_no_subordinates_reads_that_the_part_does_not_count(office: OfficeOnTrial) -> None:
    by_subordinates = parse_scheme(SCHEME.replace('"peer"', '"subordinate"'), "uji.toml")
    object.__setattr__(office.service.office, "scheme", by_subordinates)
    await office.says(office.sari, "/nilai")
    assert (
        "belum ada penilaian bawahan yang terhitung (perlu 3); tanpa bawahan, komponen ini tidak dihitung"
    ) in office.sari.last["text"]

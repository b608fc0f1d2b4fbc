"""`/penilaikedua`: a drawn report is rated blind by another head; figures go to their reviewer first."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from sqlalchemy import select, update

from bot.cli.period import document
from handlers.frame.actor import actor_of
from handlers.frame.gate import Action, may
from handlers.second_rating.actions import record_of
from handlers.second_rating.callbacks import (
    SecondOpenTap,
    SecondPassTap,
    SecondProofTap,
    SecondRateTap,
    SecondUnitsTap,
)
from locales import words_in
from playground.handle import PersonHandle
from storage.scoring.scope import Scope
from storage.tables import Employee, Entry, SecondRating, Supervision
from tests.handlers.people import log_of
from tests.handlers.second_ratings import approves, heads, rated_twice
from tests.harness import ADMIN, SARI, STRANGER, WIB, OfficeOnTrial, must

MONDAY = (2026, 11, 23, 8, 0)


@pytest.fixture
async def drawn(office: OfficeOnTrial) -> OfficeOnTrial:
    """On Monday morning Sari's report was drawn for Agus or Dewi."""
    await heads(office)
    await approves(office, "Sari menyusun notula rapat, NIP 199001012015042001")
    office.move_to(*MONDAY)
    await office.run_jobs("second-ratings")
    return office


async def rows(office: OfficeOnTrial) -> list[SecondRating]:
    """Who was asked, in order."""
    return await office.rows(select(SecondRating).order_by(SecondRating.id))


async def rater(office: OfficeOnTrial) -> tuple[PersonHandle, PersonHandle]:
    """The phone of who was asked last, and that of the other head who might have been."""
    asked = (await rows(office))[-1].employee_id
    return (office.admin, office.stranger) if asked == office.ids[ADMIN] else (office.stranger, office.admin)


async def scorecards(office: OfficeOnTrial) -> str:
    """What `period score --json` prints."""
    async with office.service.database.read() as uow:
        scope = Scope.running(office.service.office.scheme, datetime(2026, 11, 30, tzinfo=UTC), WIB)
        return await document(scope, uow)


async def may_rate(office: OfficeOnTrial, person: PersonHandle) -> bool:
    """What the table of rights says of the first report that was drawn."""
    async with office.service.database.read() as uow:
        waiting = must(await uow.second_ratings.get(1))
        served, now = office.service.office, office.service.clock.now()
        actor = await actor_of(uow, served, person.id, now)
        return await may(uow, served, actor, Action.RATE_SECOND, record_of(waiting), now)


async def test_a_drawn_report_is_rated_blind_and_changes_no_score(drawn: OfficeOnTrial) -> None:
    before = await scorecards(drawn)
    second, other = await rater(drawn)
    assert "1 laporan diundi untuk Anda nilai tanpa nama, sampai Minggu, 6 Desember" in second.sees()
    sent = [call for call in drawn.playground.calls if "laporan diundi" in str(call.params.get("text"))]
    assert [bool(call.params.get("disable_notification")) for call in sent] == [True]
    assert "diundi" not in other.sees() + drawn.budi.sees() + drawn.sari.sees()
    await drawn.taps(second, "Mulai menilai")
    listed = second.last["text"]
    assert "1 laporan menunggu nilai Anda" in listed
    await drawn.taps(second, "Jum, 20 Nov: […] menyusun notula rapat, NIP […]")
    told = second.last["text"]
    assert "3 dokumen" in told and "2 jam" in told and "1 bukti" in told
    await drawn.taps(second, "Lihat bukti")
    proof = second.messages[-1]
    assert proof["has_protected_content"]
    assert proof["caption"] == "Bukti laporan Jum, 20 Nov\nFoto […] di loket"
    seen = listed + told + proof["caption"]
    for hidden in ("Sari", "1990", "Budi", "Sangat baik", "Dinas Pelayanan"):
        assert hidden not in seen, hidden
    await drawn.taps(second, "4 – Baik")
    assert second.toasts[-1] == "Tersimpan: 4. Terima kasih."
    assert "tidak ada laporan yang menunggu nilai Anda" in second.sees()
    (row,) = await rows(drawn)
    assert (row.state, row.rating) == ("rated", 4)
    assert await scorecards(drawn) == before, "byte for byte"
    log = await log_of(drawn)
    asked, given = [each for each in log if each.object == "second_ratings/1"]
    assert (asked.action, asked.who) == ("ask-second", "job second-ratings")
    assert (given.action, given.right) == ("rate-second", "rate_second by rater_of_it")
    assert json.loads(given.after)["rating"] == 4
    assert "notula" not in str(log)


async def test_the_report_is_seen_only_until_it_is_rated(drawn: OfficeOnTrial) -> None:
    second, _ = await rater(drawn)
    taps = [SecondOpenTap(1), SecondProofTap(1), SecondRateTap(1, 5), SecondPassTap(1, "knows")]
    for forged in (SecondRateTap(1, 9), SecondRateTap(1, 0), SecondPassTap(1, "x")):
        await drawn.taps_data(second, forged.pack())
        assert second.toasts[-1] == words_in("id").plain("button-outdated")
    assert (await rows(drawn))[0].state == "open"
    await drawn.taps_data(second, SecondRateTap(1, 2).pack())
    for tap in taps:
        await drawn.taps_data(second, tap.pack())
        assert second.toasts[-1] == words_in("id").plain("second-over"), tap
    assert "photo" not in second.messages[-1]
    assert (await rows(drawn))[0].rating == 2
    assert not await may_rate(drawn, second)


async def test_the_right_ends_with_the_day_the_role_and_the_report(drawn: OfficeOnTrial) -> None:
    second, other = await rater(drawn)
    assert await may_rate(drawn, second)
    assert not await may_rate(drawn, other)
    heads_on = update(Supervision).where(Supervision.supervisor_id == (await rows(drawn))[0].employee_id)
    under = update(Supervision).where(Supervision.employee_id == drawn.ids[SARI])
    changes = {
        "supervises nobody any more": heads_on.values(ends=date(2026, 11, 22)),
        "reviews the author now": under.values(supervisor_id=(await rows(drawn))[0].employee_id),
        "the report was changed": update(Entry).values(version=2),
        "has left": update(Employee)
        .where(Employee.id == (await rows(drawn))[0].employee_id)
        .values(left=date(2026, 11, 22)),
        "the day is over": update(SecondRating).values(date=date(2026, 11, 22)),
    }
    for why, change in changes.items():
        async with drawn.service.database.unit() as uow:
            await uow.session.execute(change.execution_options(synchronize_session=False))
            waiting = must(await uow.second_ratings.get(1))
            served, now = drawn.service.office, drawn.service.clock.now()
            actor = await actor_of(uow, served, second.id, now)
            assert not await may(uow, served, actor, Action.RATE_SECOND, record_of(waiting), now), why
    assert await may_rate(drawn, second), "nothing of it was committed"
    object.__setattr__(drawn.service.office, "second_rater_share", Fraction(0))
    assert not await may_rate(drawn, second), "off"


async def test_what_is_passed_on_goes_to_another_who_is_told_on_monday(drawn: OfficeOnTrial) -> None:
    second, other = await rater(drawn)
    await drawn.taps(second, "Mulai menilai", "Jum, 20 Nov", "Saya mengenal penulisnya")
    assert second.toasts[-1] == "Laporan ini tidak Anda nilai."
    drawn.move_to(2026, 11, 30, 8, 0)
    await drawn.run_jobs("second-ratings")
    assert [(each.state, each.reason) for each in await rows(drawn)] == [("passed", "knows"), ("open", None)]
    await drawn.taps(other, "Mulai menilai", "Jum, 20 Nov", "Tidak dapat saya nilai")
    drawn.move_to(2026, 12, 7, 8, 0)
    await drawn.run_jobs("second-ratings")
    assert len(await rows(drawn)) == 2, "nobody is left"


async def test_it_is_off_unless_the_office_wants_it(office: OfficeOnTrial) -> None:
    await heads(office)
    object.__setattr__(office.service.office, "second_rater_share", Fraction(0))
    await approves(office, "Menyusun notula")
    office.move_to(*MONDAY)
    await office.run_jobs("second-ratings")
    assert await rows(office) == []
    await office.says(office.budi, "/penilaikedua")
    assert office.budi.last["text"] == words_in("id").plain("gate-see-second-ratings")


async def test_a_reviewer_sees_the_own_difference_before_the_superior(office: OfficeOnTrial) -> None:
    await heads(office)
    await rated_twice(office, 5, 4, 24)
    await office.says(office.citra, "/penilaikedua")
    assert "Budi Contoh: ⏳ belum melihat angkanya sendiri" in office.citra.last["text"]
    office.move_to(*MONDAY)
    await office.run_jobs("second-ratings")
    assert "Anda melihatnya lebih dahulu; 7 hari lagi atasan Anda" in office.budi.sees()
    office.move_to(2026, 11, 23, 9, 0)
    await office.says(office.citra, "/penilaikedua")
    assert "belum melihat" in office.citra.last["text"]
    await office.taps(office.budi, "Lihat selisih saya")
    told = office.budi.last["text"]
    assert "⚠️ Selisih rata-rata dengan penilai kedua: +1,00 (+1,00 sampai +1,00), n 24, 3 penilai" in told
    assert "tidak menunjukkan siapa yang benar" in told
    await office.says(office.citra, "/penilaikedua")
    assert "⚠️ Budi Contoh: +1,00 (+1,00 sampai +1,00), n 24, 3 penilai" in office.citra.last["text"]
    await office.says(office.admin, "/penilaikedua")
    assert "Budi" not in office.admin.last["text"], "neither the superior nor the reviewer"


async def test_administrators_see_agreement_by_unit_with_its_interval_and_what_it_means(
    office: OfficeOnTrial,
) -> None:
    await heads(office)
    await rated_twice(office, 5, 4, 24)
    await office.says(office.admin, "/penilaikedua")
    await office.taps(office.admin, "Kesepakatan per unit")
    told = office.admin.last["text"]
    assert "α Krippendorff (ordinal)" in told and "dari 1.000 penarikan ulang" in told
    assert "⚠️ Dinas Pelayanan: α 0,02 (−0,13 sampai 0,02), n 24. Kurang sepakat" in told
    assert "Arsip" not in told, "nothing was rated twice there"
    refused = words_in("id").plain("gate-see-agreement")
    for person in (office.budi, office.citra, office.stranger):
        await office.taps_data(person, SecondUnitsTap(0).pack())
        assert person.toasts[-1] == refused


async def test_second_raters_are_asked_by_the_share_and_nobody_twice(office: OfficeOnTrial) -> None:
    await heads(office)
    await approves(office, *(f"Menyusun notula {n}" for n in range(3)))
    office.move_to(*MONDAY)
    await office.run_jobs("second-ratings")
    office.move_to(2026, 11, 30, 8, 0)
    await office.run_jobs("second-ratings")
    assert len(await rows(office)) == 3
    assert {each.employee_id for each in await rows(office)} == {office.ids[ADMIN], office.ids[STRANGER]}


@pytest.mark.parametrize(
    ("text", "above"), [("4", "“4” belum disimpan sebagai nilai"), ("mulai menilai", "🕶")]
)
async def test_what_is_typed_about_it_shows_the_report(drawn: OfficeOnTrial, text: str, above: str) -> None:
    second, other = await rater(drawn)
    await drawn.says(second, text)
    assert second.last["text"].startswith(above)
    assert "4 – Baik" in second.labels()
    (row,) = await rows(drawn)
    assert row.rating is None
    await drawn.says(other, text)
    assert "4 – Baik" not in other.labels()

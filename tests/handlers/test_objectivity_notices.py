"""Notices of objectivity: found before the digest, shown to whom they are about first, decided by others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from sqlalchemy import select, update

from domain.audit.frozen import Amiss
from domain.calendar import AsOf
from domain.objectivity import NoticeState, Signal
from handlers.closing.callbacks import ClosingWishTap
from handlers.closing.callbacks import Wish as ClosingWish
from handlers.kit.objectivity import NoticesTap
from handlers.objectivity.callbacks import NoticeRecordTap, NoticeTap, NoticeWishTap, Wish
from playground.handle import PersonHandle
from storage.scoring.scope import Scope
from storage.tables import (
    AuditRow,
    Entry,
    Membership,
    ObjectivityNotice,
    ObjectivityStood,
    StandIn,
    Supervision,
)
from storage.verifying import verify
from tests.handlers.objectivity import (
    NOT_YOURS,
    ROUTINE,
    copies,
    copies_found,
    entry_of,
    has_rated,
    notices,
    of_signal,
    sweep,
    with_a_file,
)
from tests.handlers.people import supervised_by
from tests.harness import ADMIN, BUDI, CITRA, SARI, OfficeOnTrial, must


async def noted(office: OfficeOnTrial) -> list[str]:
    """What the log of decisions says of notices."""
    query = select(AuditRow.action).where(AuditRow.object.startswith("objectivity_notices/"))
    return await office.rows(query.order_by(AuditRow.number))


async def test_whom_it_is_about_looks_first_and_others_decide(office: OfficeOnTrial) -> None:
    await copies(office)
    assert "Uraian yang sama, Bukti dipakai ulang" in office.sari.last["text"]
    assert "mulai Jumat, 27 November 2026, atasan dan administrator" in office.sari.last["text"]
    await office.says(office.admin, "/objektivitas")
    await office.taps(office.admin, "Tanda untuk dilihat: 0")
    assert "Tidak ada tanda untuk dilihat" in office.admin.last["text"]

    await office.taps(office.sari, "Lihat angka saya")
    assert "Tanda tentang Anda" in office.sari.last["text"]
    assert "Uraian yang sama: belum diputuskan" in office.sari.last["text"]

    await office.says(office.budi, "/objektivitas")
    await office.taps(office.budi, "Tanda untuk dilihat: 2", "Uraian yang sama")
    card = office.budi.last["text"]
    assert "Uraian yang sama: 100% laporan (dari 25 data)" in card and "Perlu dilihat di atas 50%" in card
    assert "Ini bisa berarti uraian disalin" in card and "Ini tidak membuktikan bahwa pekerjaannya" in card
    assert f"“{ROUTINE}” ↔ " in card
    await office.taps(office.budi, "Contoh 1")
    assert office.budi.last["text"].count(ROUTINE) == 2 and "Penilaian" not in office.budi.last["text"]


async def decided_by(office: OfficeOnTrial, person: PersonHandle, signal: Signal) -> None:
    """Somebody opens the card of a signal about Sari."""
    notice = await of_signal(office, signal)
    await office.taps_data(person, NoticeTap(notice.id).pack())


async def test_a_notice_is_dismissed_with_a_usual_reason_and_explained_once(office: OfficeOnTrial) -> None:
    await copies(office)
    await office.taps(office.sari, "Lihat angka saya")
    await decided_by(office, office.budi, Signal.COPIED)
    await office.taps(office.budi, "Abaikan", "Pekerjaan rutin")
    assert "Diabaikan Budi Contoh, Jumat, 20 November 2026: Pekerjaan rutin" in office.budi.last["text"]
    assert "Tanda “Uraian yang sama” diabaikan. Nilai Anda tidak berubah" in office.sari.last["text"]
    await office.taps(office.sari, "Lihat tanda")
    assert "Diabaikan Budi Contoh" in office.sari.last["text"]
    await office.taps(office.sari, "Beri penjelasan")
    await office.says(office.sari, "Setiap hari memang melayani loket yang sama")
    assert "Penjelasan yang bersangkutan: Setiap hari" in office.sari.last["text"]
    assert "Beri penjelasan" not in str(office.sari.last["reply_markup"])
    notice = await of_signal(office, Signal.COPIED)
    await office.taps_data(office.sari, NoticeWishTap(notice.id, Wish.EXPLAIN).pack())
    assert "Sudah ada yang menanganinya" in office.sari.toasts[-1]
    said = [action for action in await noted(office) if action != "find-notice"]
    assert said == ["dismissed-notice", "explain-notice"]
    kept = (await office.everything_kept())["audit_log"]
    assert "Setiap hari" not in kept, "the log holds no text that a person wrote"


async def test_a_notice_is_acknowledged_with_or_without_a_note_and_opened_again(
    office: OfficeOnTrial,
) -> None:
    await copies(office)
    await office.taps(office.sari, "Lihat angka saya")
    await decided_by(office, office.admin, Signal.EVIDENCE)
    await office.taps(office.admin, "Sudah dilihat", "Tanpa catatan")
    assert "Sudah dilihat Agus Contoh" in office.admin.last["text"]
    await office.taps(office.admin, "Buka kembali")
    assert "Belum diputuskan" in office.admin.last["text"]
    await office.taps(office.admin, "Sudah dilihat")
    await office.says(office.admin, "Akan dibicarakan dengan Sari pekan depan")
    assert "Sudah dilihat Agus Contoh" in office.admin.last["text"]
    assert ": Akan dibicarakan dengan Sari" in office.admin.last["text"]
    notice = await of_signal(office, Signal.EVIDENCE)
    await office.taps_data(office.budi, NoticeWishTap(notice.id, Wish.DISMISS).pack())
    assert "Sudah ada yang menanganinya" in office.budi.toasts[-1], "two decide: the first holds"


async def test_reused_evidence_is_shown_once_and_cannot_be_passed_on(office: OfficeOnTrial) -> None:
    await copies(office)
    await office.taps(office.sari, "Lihat angka saya")
    notice = await of_signal(office, Signal.EVIDENCE)
    await with_a_file(office)
    await office.taps_data(office.admin, NoticeRecordTap(notice.id, 0).pack())
    files = [each for each in office.admin.messages if "Bukti Sari Contoh" in str(each.get("caption"))]
    assert len(files) == 1, "the file that both reports have"
    assert files[0]["has_protected_content"]


@pytest.mark.parametrize("moment", [(2026, 11, 27, 13, 59), (2026, 11, 27, 14, 1)])
async def test_who_does_not_look_has_a_week(office: OfficeOnTrial, moment: Sequence[int]) -> None:
    await copies(office)
    office.move_to(*moment)
    notice = await of_signal(office, Signal.COPIED)
    for other in (office.budi, office.admin):
        await office.taps_data(other, NoticeTap(notice.id).pack())
        if moment[-1] == 1:
            assert "Uraian yang sama" in other.last["text"]
        else:
            assert other.toasts[-1] == NOT_YOURS


async def test_a_notice_goes_over_to_the_new_supervisor(office: OfficeOnTrial) -> None:
    await copies(office)
    await office.taps(office.sari, "Lihat angka saya")
    notice = await of_signal(office, Signal.COPIED)
    taps = [NoticeTap(notice.id), NoticeRecordTap(notice.id, 0), NoticeWishTap(notice.id, Wish.DISMISS)]
    # From here on Citra supervises Sari: Budi, who does not any more, has no part in it.
    async with office.changes() as uow:
        held = update(Supervision).where(Supervision.employee_id == office.ids[SARI])
        await uow.session.execute(held.values(supervisor_id=office.ids[CITRA]))
    for tap in taps:
        await office.taps_data(office.budi, tap.pack())
        assert office.budi.toasts[-1] == NOT_YOURS, tap
    await office.taps_data(office.citra, NoticeTap(notice.id).pack())
    assert "Uraian yang sama" in office.citra.last["text"]
    assert (await of_signal(office, Signal.COPIED)).state == NoticeState.OPEN


async def test_an_administrator_does_not_decide_about_oneself(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        supervision = {"employee_id": office.ids[ADMIN], "supervisor_id": office.ids[BUDI]}
        uow.session.add(Supervision(**supervision, starts=date(2026, 1, 1), ends=date(9999, 12, 31)))
        await uow.session.execute(
            update(Supervision)
            .where(Supervision.employee_id == office.ids[SARI])
            .values(supervisor_id=office.ids[ADMIN])
        )
    await has_rated(office, ADMIN, [5] * 25)
    await sweep(office, 2026, 11, 20, 15, 0)
    await office.taps(office.admin, "Lihat angka saya")
    assert "Sebaran nilai: belum diputuskan" in office.admin.last["text"]
    notice = await of_signal(office, Signal.SPREAD, ADMIN)
    await office.taps_data(office.admin, NoticeWishTap(notice.id, Wish.DISMISS).pack())
    assert office.admin.toasts[-1] == NOT_YOURS
    await office.taps_data(office.budi, NoticeTap(notice.id).pack())
    await office.taps(office.budi, "Abaikan", "Timnya memang")
    assert "Diabaikan Budi Contoh" in office.budi.last["text"], "the superior of the reviewer decides"


async def test_a_colleagues_report_is_told_by_its_date_alone(office: OfficeOnTrial) -> None:
    await has_rated(office, BUDI, [3, 4, 5] * 7, text=ROUTINE)
    async with office.changes() as uow:
        half = select(Entry.id).where(Entry.employee_id == office.ids[SARI]).order_by(Entry.date).limit(1)
        whose = update(Entry).where(Entry.id.in_(half)).values(employee_id=office.ids[CITRA])
        await uow.session.execute(whose.execution_options(synchronize_session=False))
    await sweep(office, 2026, 11, 20, 15, 0)
    notice = await of_signal(office, Signal.EVIDENCE)
    pairs = [[notice.records[0][0], await entry_of(office, CITRA)]]
    await office.execute(update(ObjectivityNotice).values(records=pairs))
    await office.taps_data(office.sari, NoticeTap(notice.id).pack())
    assert "↔ laporan pegawai lain, Sel, 1 Sep" in office.sari.last["text"]
    assert "Citra" not in office.sari.last["text"]
    await office.taps(office.sari, "Contoh 1")
    assert "Citra" not in "".join(str(each) for each in office.sari.messages[-2:])


async def test_the_supervisor_of_another_team_sees_nothing(office: OfficeOnTrial) -> None:
    await copies(office)
    await office.taps(office.sari, "Lihat angka saya")
    await supervised_by(office, CITRA, ADMIN, date(2026, 1, 1))
    await office.taps_data(office.citra, NoticesTap(0).pack())
    assert "Tidak ada tanda untuk dilihat" in office.citra.last["text"]
    assert "Sari" not in office.citra.sees()
    assert (await of_signal(office, Signal.COPIED)).state == NoticeState.OPEN


async def test_a_stand_in_looks_for_the_supervisor_and_counts_are_by_unit(office: OfficeOnTrial) -> None:
    await copies(office)
    await office.taps(office.sari, "Lihat angka saya")
    today = date(2026, 11, 20)
    async with office.changes() as uow:
        acting = {"supervisor_id": office.ids[BUDI], "stand_in_id": office.ids[CITRA], "kind": "plh"}
        uow.session.add(StandIn(**acting, starts=today, ends=today))
    await office.says(office.citra, "/objektivitas")
    await office.taps(office.citra, "Tanda untuk dilihat: 2")
    assert "1. Sari Contoh: Uraian yang sama" in office.citra.last["text"]
    async with office.service.database.read() as uow:
        stays = {each.employee_id: each.unit_id for each in await uow.session.scalars(select(Membership))}
        now, count = office.service.clock.now(), uow.objectivity_notices.waiting
        assert await count(now, today) == 2
        assert await count(now, today, unit_id=stays[office.ids[SARI]]) == 2
        assert await count(now, today, unit_id=stays[office.ids[ADMIN]]) == 0
        assert await count(now, today, besides=office.ids[SARI]) == 0


async def test_a_supervisor_is_told_once_there_is_something_to_look_at(office: OfficeOnTrial) -> None:
    await copies(office)
    assert "tanda objektivitas" not in str(office.budi.messages), "Sari has not looked yet"
    await sweep(office, 2026, 11, 27, 15, 0)
    assert "2 tanda objektivitas dapat Anda lihat" in office.budi.last["text"]
    assert sum("angka objektivitas Anda" in str(each) for each in office.sari.messages) == 1, "told once"
    await office.taps(office.budi, "Tanda untuk dilihat: 2")
    assert "1. Sari Contoh" in office.budi.last["text"]


async def test_what_was_decided_rests_and_what_falls_back_lapses(office: OfficeOnTrial) -> None:
    await copies(office)
    await office.taps(office.sari, "Lihat angka saya")
    await decided_by(office, office.budi, Signal.COPIED)
    await office.taps(office.budi, "Abaikan", "Pekerjaan rutin")
    await sweep(office, 2026, 11, 27, 15, 0)
    await sweep(office, 2026, 12, 4, 15, 0)
    found = await notices(office)
    assert [(each.signal, each.number, each.state) for each in found] == [
        (Signal.COPIED, 1, NoticeState.DISMISSED),
        (Signal.EVIDENCE, 1, NoticeState.OPEN),
    ]
    async with office.changes() as uow:
        await uow.session.execute(update(Entry).values(activity="Rapat"))
        for n, entry in enumerate(await uow.session.scalars(select(Entry))):
            for piece in await uow.entries.evidence(entry.id):
                piece.unique_id = f"sendiri {n}"
    await sweep(office, 2026, 12, 11, 15, 0)
    assert [each.state for each in await notices(office)] == [NoticeState.DISMISSED, NoticeState.LAPSED]
    await office.taps_data(office.budi, NoticeTap(found[1].id).pack())
    assert "Tanda ini tidak ada lagi" in office.budi.toasts[-1]


async def scores(office: OfficeOnTrial) -> str:
    """Everybody's scorecards and books of the semester, with what they follow from."""
    served = office.service.office
    scope = Scope.running(served.scheme, office.service.clock.now(), served.zone)
    cards: list[str] = []
    async with office.service.database.read() as uow:
        at = scope.at(AsOf.end_of(scope.period.end, served.zone))
        await uow.scoring.map_scorecards(at, lambda scorecard: cards.append(repr(scorecard)))
        for person in sorted(office.ids.values()):
            records = must(await uow.scoring.records(at, person))
            cards.append(repr(await uow.scoring.scorecard(records)))
    return "\n".join(cards)


async def test_own_notices_that_are_not_listed_are_counted(office: OfficeOnTrial) -> None:
    await copies(office)
    [first, *_] = known = await notices(office)
    kept = {
        each: getattr(first, each) for each in ("employee_id", "signal", "found_at", "computed_at", "value")
    }
    more = {**kept, "n": first.n, "records": [], "state": first.state}
    await office.add(
        *(ObjectivityNotice(period=f"{2000 + n}-S1", number=1, **more) for n in range(10 - len(known)))
    )
    await office.says(office.sari, "/objektivitas")
    assert "• dan 2 lainnya" in office.sari.last["text"]


async def test_scores_are_the_same_to_the_byte_with_notices_in_any_state(office: OfficeOnTrial) -> None:
    await has_rated(office, BUDI, [3, 4, 5] * 8 + [4], text=ROUTINE)
    before = await scores(office)
    assert before.count("Sari Contoh") >= 2
    await copies_found(office)
    assert await scores(office) == before
    for state in NoticeState:
        said = {"note": "Dicatat", "explanation": "Rutin", "decided_at": office.service.clock.now()}
        await office.execute(update(ObjectivityNotice).values(state=state, **said))
        assert await scores(office) == before, state


async def test_closing_tells_what_is_open_and_keeps_how_notices_stand(office: OfficeOnTrial) -> None:
    await copies(office)
    await office.taps(office.sari, "Lihat angka saya")
    await decided_by(office, office.budi, Signal.COPIED)
    await office.taps(office.budi, "Abaikan", "Pekerjaan rutin")
    office.move_to(2027, 1, 4, 9, 0)
    await office.taps_data(office.admin, ClosingWishTap("2026-S2", ClosingWish.PREVIEW, "").pack())
    assert "1 tanda objektivitas belum diputuskan; tidak mengubah hasil" in office.admin.sees()
    await office.taps_data(office.admin, ClosingWishTap("2026-S2", ClosingWish.CLOSE, "").pack())
    for minute in (5, 10, 15):
        await office.jobs_at(2027, 1, 4, 9, minute, only=("close", "freeze-notices"))
    await office.taps_data(office.budi, NoticesTap(0).pack())
    await office.taps(office.budi, "Bukti dipakai ulang", "Sudah dilihat", "Tanpa catatan")
    async with office.service.database.read() as uow:
        stood = list(await uow.session.scalars(select(ObjectivityStood).order_by(ObjectivityStood.notice_id)))
        frozen = select(AuditRow.after).where(AuditRow.action == "freeze-notices")
        [logged] = await uow.session.scalars(frozen)
    assert [(each.state, each.value, each.n) for each in stood] == [
        (NoticeState.DISMISSED, "100", 25),
        (NoticeState.OPEN, "100", 25),
    ], "as they stood then, whatever comes later"
    assert '"notices":2' in logged.replace(" ", "")
    async with office.service.database.unit() as uow:
        await uow.session.execute(update(ObjectivityStood).values(state=NoticeState.OPEN))
        found = await verify(uow, [])
    assert [(each.amiss, each.object) for each in found.unlike] == [(Amiss.DIGEST, "notices/1")]

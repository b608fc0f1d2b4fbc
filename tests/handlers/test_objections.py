"""`/keberatan`: objected to, answered, decided; who may do what, and the case as it was at any moment."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from sqlalchemy import update

from domain.closing.verifying import Finding, findings
from domain.objections.life import ObjectionState
from domain.people import StandInKind
from domain.periods import Period, PeriodKind, Span
from handlers.objections.callbacks import ObjectionWishTap, Wish
from handlers.results.callbacks import ResultSheetTap
from storage.records.closings import head_of
from storage.tables import ALWAYS, FOREVER, Employee, Entry, Supervision
from tests.handlers.objections import ANSWER, DECISION, answers, close_semester, objects, stored
from tests.handlers.papers import received
from tests.handlers.results import ADMIN_NIP
from tests.handlers.scores import closes, has_approved
from tests.harness import ADMIN, BUDI, CITRA, NIPS, SARI, OfficeOnTrial, must

PERIOD = Period.parse("2026-S2")


@pytest.fixture
async def closed(office: OfficeOnTrial) -> OfficeOnTrial:
    """Sari's semester is closed with 74.29, she was told, and Agus supervises Budi."""
    await close_semester(office)
    return office


async def opens_the_score(office: OfficeOnTrial) -> None:
    """Sari looks at the score of her closed semester."""
    await office.says(office.sari, "/nilai")
    await office.taps(office.sari, "Periode lain", "Semester 2 2026: 74,29")


async def test_an_objection_is_answered_and_changes_the_result_which_is_computed_again(
    closed: OfficeOnTrial,
) -> None:
    until = "Keberatan dapat diajukan sampai Sen, 25 Jan 23.59 WIB"
    assert until in closed.sari.sees()
    await closed.taps(closed.sari, "Lihat hasil dan penjelasannya")
    assert until in closed.sari.last["text"]
    await closed.taps(closed.sari, "⚖️ Ajukan keberatan")
    assert "Bagian mana" in closed.sari.sees()
    await closed.says(closed.sari, "/batal")
    await objects(closed)
    assert "Jawab paling lambat Jum, 8 Jan 23.59 WIB" in closed.budi.sees()
    assert "Anda yang memutus paling lambat Kam, 14 Jan 23.59 WIB" in closed.admin.sees()
    await closed.taps_data(closed.admin, ObjectionWishTap(1, Wish.DECIDE).pack())
    assert "Penilai masih dapat menjawab" in closed.admin.toasts[-1]
    await changes_the_entry(closed)
    await answers(closed)
    assert "Budi Contoh menjawab keberatan Anda" in closed.sari.sees()
    await closed.says(closed.admin, "/keberatan")
    await closed.taps(closed.admin, "Putuskan: Sari Contoh", "📂 Catatan (1)")
    assert "Rab, 30 Des: Pekerjaan tanggal 30 – nilai atasan 4" in closed.admin.sees(), "as it was copied"
    await closed.taps(closed.admin, "‹ Kembali", "Putuskan", "Mengubah hasil", "1", "3 – Cukup")
    await closed.taps(closed.admin, "Lanjut ke alasan")
    assert "⚠️ Lebih rendah daripada sebelumnya: Rab, 30 Des." in closed.admin.sees()
    await closed.taps(closed.admin, "‹ Kembali", "1", "5 – Sangat baik", "Lanjut ke alasan")
    assert "nilai diri 3 → nilai atasan 5 – Sangat baik" in closed.admin.last["text"], "not the self rating"
    assert "Lebih rendah" not in closed.admin.last["text"]
    await closed.says(closed.admin, DECISION)
    assert "Nilai: 74,29 → 81,43" in closed.admin.sees()
    await closed.taps(closed.admin, "Putuskan")
    for person in (closed.sari, closed.budi, closed.admin):
        assert "Predikat: Butuh Perbaikan → Baik" in person.sees()
    assert f"Alasan putusan\n{DECISION}" in closed.sari.last["text"], "the news says why"
    await closed.says(closed.sari, "/nilai")
    await closed.taps(closed.sari, "Periode lain", "Semester 2 2026: 81,43 – Baik")
    assert "Diubah lewat keberatan, dari revisi 1:\nNilai: 74,29 → 81,43" in closed.sari.last["text"]
    lost = "Usulan tindak lanjut yang tidak berlaku lagi: Pelatihan – Penilaian atasan 80,00 (batas 90)"
    assert lost in closed.admin.last["text"]
    await closed.taps(closed.sari, "Penilaian atasan")
    assert "Rab, 30 Des: 5 – Lain sama sekali" in closed.sari.last["text"], "as it counts now"
    assert "termasuk koreksi dari putusan keberatan" in closed.sari.last["text"]
    await closed.taps(closed.sari, "‹ Kembali")
    await closed.taps(closed.sari, "⚖️ Apa yang berubah")
    assert "Penilaian atasan: 80,00 → 90,00" in closed.sari.last["text"]
    await closed.taps(closed.sari, "Hasil revisi 1")
    assert "Nilai 74,29 – Butuh Perbaikan" in closed.sari.last["text"]
    await has_a_new_sheet(closed)
    await walks_back(closed)
    assert await verified(closed) == []


async def has_a_new_sheet(office: OfficeOnTrial) -> None:
    """Sari gets the sheet of the result as it is now: form D.1.3, signed by who decided."""
    await office.says(office.sari, "/hasil")
    await office.taps(office.sari, "Lembar hasil Anda")
    sheet = await received(office, office.sari)
    assert sheet.name.endswith("-r2.pdf")
    text = sheet.text()
    for said in (
        "PermenPANRB 6/2022, D.1.3",
        "SETELAH KEBERATAN",
        "Predikat kinerja pegawai Baik",
        f"oleh Agus Contoh, hasil diubah: {DECISION}",
        "Perubahan terhadap revisi 1",
        "Predikat kinerja pegawai Butuh Perbaikan Baik",
        "Nilai 74,29 81,43",
        "Penilaian atasan 80,00 90,00",
        "revisi 2 · kode",
    ):
        assert said in text, (said, text)
    assert text.count(ADMIN_NIP) == 2, "in the form, and below the signature"
    corrected = update(Employee).where(Employee.id == office.ids[ADMIN])
    await office.execute(corrected.values(nip="198001012005011009"))
    await office.taps_data(office.sari, ResultSheetTap("2026-S2", office.ids[SARI]).pack())
    text = (await received(office, office.sari)).text()
    assert "Pejabat yang memutus keberatan" not in text, "the superior decided, under whatever number"
    await office.execute(corrected.values(nip=NIPS[ADMIN]))


async def changes_the_entry(office: OfficeOnTrial) -> None:
    """Somebody changes the report in the database after it was objected to."""
    await office.execute(update(Entry).values(activity="Lain sama sekali"))


async def walks_back(office: OfficeOnTrial) -> None:
    """Agus looks at the case as it was, from the decision to the filing."""
    await office.says(office.admin, "/keberatan")
    await office.taps(office.admin, "Buka: Sari Contoh")
    assert "mengubah hasil" in office.admin.last["text"]
    await office.taps(office.admin, "🕰 ‹ Sebelumnya")
    assert "kejadian 2 dari 3: dijawab" in office.admin.last["text"]
    assert ANSWER in office.admin.last["text"] and DECISION not in office.admin.last["text"]
    await office.taps(office.admin, "🕰 ‹ Sebelumnya")
    assert "Menunggu jawaban penilai" in office.admin.last["text"]
    assert ANSWER not in office.admin.last["text"], "nothing of what came later"
    assert "Putuskan" not in str(office.admin.last["reply_markup"])
    await office.taps(office.admin, "📊 Hasil")
    assert "revisi 1" in office.admin.last["text"] and "Nilai 74,29" in office.admin.last["text"]


async def verified(office: OfficeOnTrial) -> list[Finding]:
    """What `period verify` finds."""
    async with office.service.database.read() as uow:
        closing = await uow.closings.of(PERIOD)
        assert closing is not None and closing.closed_at is not None
        revisions = await uow.closings.revisions(closing.id)
        assert [each.number for each in revisions if each.employee_id == office.ids[SARI]] == [1, 2]
        (objected,) = await uow.objections.all()
        assert objected.is_whole
        return list(findings(head_of(closing, closing.closed_at), revisions))


async def test_a_result_is_upheld_and_there_is_no_second_objection(closed: OfficeOnTrial) -> None:
    await objects(closed)
    await answers(closed)
    await closed.taps(closed.admin, "Buka keberatan", "Putuskan", "Menguatkan hasil")
    await closed.says(closed.admin, "singkat")
    assert "Tulis minimal satu kalimat" in closed.admin.sees()
    await closed.says(closed.admin, DECISION)
    decide = closed.admin.last
    await closed.taps(closed.admin, "Putuskan")
    assert f"Diputus: hasil dikuatkan.\nAlasan putusan\n{DECISION}" in closed.sari.sees()
    assert (await stored(closed)).life.state is ObjectionState.UPHELD
    await closed.taps(closed.admin, "Putuskan", message=decide)
    assert len((await stored(closed)).life.events) == 3, "a second tap decides nothing"
    await closed.says(closed.sari, "/keberatan 2026-S2")
    assert "menguatkan hasil" in closed.sari.last["text"], "the case is shown instead"
    await closed.taps_data(closed.sari, ObjectionWishTap(1, Wish.WITHDRAW).pack())
    assert "sudah selesai" in closed.sari.toasts[-1]
    assert "menguatkan hasil" in closed.sari.last["text"]


async def test_a_case_that_was_withdrawn_is_over_and_others_have_none(closed: OfficeOnTrial) -> None:
    await objects(closed)
    await closed.says(closed.citra, "/keberatan")
    assert "Sari" not in closed.citra.last["text"]
    await closed.says(closed.citra, "/keberatan 2026-S1")
    assert "Tidak ada hasil Anda" in closed.citra.last["text"]
    await closed.taps(closed.sari, "Tarik kembali", "Ya, tarik kembali")
    assert "menarik kembali keberatan" in closed.budi.sees()
    (case,) = (each["text"] for each in closed.sari.messages if "Ditarik kembali" in each["text"])
    assert "paling lambat" not in case and "tidak menjawab" not in case, "nothing is due any more"
    await closed.taps_data(closed.budi, ObjectionWishTap(1, Wish.ANSWER).pack())
    assert "sudah selesai" in closed.budi.toasts[-1]


async def test_the_score_of_a_closed_period_leads_to_an_objection_that_was_filed(
    closed: OfficeOnTrial,
) -> None:
    await objects(closed)
    await opens_the_score(closed)
    assert "dapat diajukan" not in closed.sari.last["text"]
    await closed.taps(closed.sari, "⚖️ Keberatan saya")
    assert "Menunggu jawaban penilai" in closed.sari.last["text"]


async def test_the_time_to_object_ends_and_a_superiors_rating_is_final(closed: OfficeOnTrial) -> None:
    closed.move_to(2027, 1, 25, 23, 59)
    await closed.says(closed.sari, "/keberatan")
    assert "Ajukan keberatan: Semester 2 2026" in closed.sari.labels()
    closed.move_to(2027, 1, 26, 0, 0)
    await closed.taps(closed.sari, "Ajukan keberatan: Semester 2 2026")
    assert "Batas waktu keberatan, 14 hari kerja" in closed.sari.toasts[-1]
    await opens_the_score(closed)
    assert "keberatan" not in str(closed.sari.last).lower(), "nothing that is over is offered"
    await closed.execute(update(Entry).values(reviewer_id=closed.ids[ADMIN]))
    await closed.says(closed.sari, "/keberatan")
    assert "Hasil ini final: atasan pejabat penilai sudah menilai" in closed.sari.last["text"]


async def test_a_stand_in_answers_and_then_never_decides(closed: OfficeOnTrial) -> None:
    async with closed.changes() as uow:
        january = Span(date(2027, 1, 1), date(2027, 1, 31))
        for post in (BUDI, ADMIN):
            await uow.stand_ins.appoint(closed.ids[post], closed.ids[CITRA], StandInKind.PLH, january)
        home = must(await uow.people.unit_of(closed.ids[ADMIN], date(2027, 1, 4)))
        home.timezone = "WIT"
    await objects(closed)
    assert "Anda yang memutus paling lambat Jum, 15 Jan 01.59 WIT" in closed.admin.sees(), "in his zone"
    await closed.says(closed.citra, "/keberatan")
    await closed.taps(closed.citra, "Jawab: Sari Contoh", "Jawab")
    await closed.says(closed.citra, ANSWER)
    await closed.taps(closed.citra, "Tanpa bukti", "Kirim")
    await closed.taps(closed.sari, "Buka keberatan")
    assert "Jawaban Citra Contoh (Plh.)" in closed.sari.last["text"]
    await closed.taps_data(closed.citra, ObjectionWishTap(1, Wish.DECIDE).pack())
    assert "tidak berwenang" in closed.citra.toasts[-1]


async def test_who_leads_without_a_supervisor_has_a_final_result(office: OfficeOnTrial) -> None:
    office.move_to(2027, 1, 4, 9, 0)
    await closes(office, PeriodKind.SEMESTER, date(2026, 12, 31))
    await office.says(office.budi, "/keberatan")
    assert "penilaian oleh kepala daerah tidak dapat diajukan keberatan" in office.budi.last["text"]
    assert "reply_markup" not in office.budi.last
    await office.says(office.admin, "/keberatan")
    assert "Keberatan dapat diajukan sampai" in office.admin.last["text"], "a gap in the records"


async def mornings(office: OfficeOnTrial, *days: int) -> None:
    """The clock of objections runs at eight on some days of January."""
    for day in days:
        office.move_to(2027, 1, day, 8, 0)
        await office.service.runner.run("objection-clock", office.service.clock.now())
        await office.settle()


async def test_who_is_silent_is_reminded_and_then_passed_over(closed: OfficeOnTrial) -> None:
    async with closed.changes() as uow:
        above = {"employee_id": closed.ids[ADMIN], "supervisor_id": closed.ids[CITRA]}
        uow.session.add(Supervision(**above, starts=ALWAYS, ends=FOREVER))
    await objects(closed)
    await mornings(closed, 6)
    assert "menunggu jawaban Anda" not in closed.budi.sees()
    await mornings(closed, 7, 8)
    assert closed.budi.sees().count("menunggu jawaban Anda, paling lambat Jum, 8 Jan 23.59 WIB") == 1
    await mornings(closed, 9, 11)
    for person in (closed.sari, closed.budi):
        assert "lewat tanpa jawaban. Agus Contoh memutus tanpa menunggunya" in person.sees()
    assert "dapat Anda putus, paling lambat Kam, 14 Jan 23.59 WIB" in closed.admin.sees()
    await mornings(closed, 12, 13, 14)
    assert closed.admin.sees().count("menunggu putusan Anda, paling lambat Kam, 14 Jan 23.59 WIB") == 1
    await closed.says(closed.citra, "/keberatan")
    assert "Sari" not in closed.citra.last["text"]
    await mornings(closed, 15)
    for person in (closed.sari, closed.budi, closed.admin, closed.citra):
        assert "Yang dapat memutus sekarang: Agus Contoh, Citra Contoh" in person.sees()
    await mornings(closed, 18, 20, 21, 22)
    assert closed.admin.sees().count("Anda dapat menetapkan pemutus lain") == 1
    await closed.taps(closed.citra, "Buka keberatan")
    assert "Budi Contoh tidak menjawab sampai Jum, 8 Jan 23.59 WIB" in closed.citra.last["text"]
    await closed.taps(closed.citra, "Putuskan", "Menguatkan hasil")
    await closed.says(closed.citra, DECISION)
    await closed.taps(closed.citra, "Putuskan")
    assert "Diputus: hasil dikuatkan" in closed.sari.sees()
    kinds = [each.what.kind for each in (await stored(closed)).life.events]
    assert kinds == ["filed", "reminded", "answer-over", "reminded", "passed-up", "passed-up", "decided"]


async def test_an_administrator_names_who_decides_where_nobody_is_above(office: OfficeOnTrial) -> None:
    lenient = office.service.office.scheme.model_copy(update={"min_reported": Fraction(0)})
    object.__setattr__(office.service.office, "scheme", lenient)
    await has_approved(office, SARI, [date(2026, 12, 30)])
    office.move_to(2027, 1, 4, 9, 0)
    await closes(office, PeriodKind.SEMESTER, date(2026, 12, 31))
    await objects(office)
    assert "belum ada yang memutus" in office.admin.sees()
    await office.taps(office.admin, "1. Tetapkan pemutus")
    await office.says(office.admin, "Budi")
    assert "Budi" in office.admin.sees() and not await decider(office)
    await office.says(office.admin, "Citra")
    await office.taps(office.admin, "Tetapkan")
    assert await decider(office) == (office.ids[CITRA],)
    assert "diputus oleh Citra Contoh" in office.sari.sees()
    assert "Anda yang memutus" in office.citra.sees()
    await answers(office)
    await office.says(office.citra, "/keberatan")
    await office.taps(office.citra, "Putuskan: Sari Contoh", "Putuskan", "Menguatkan hasil")
    await office.says(office.citra, DECISION)
    await office.taps(office.citra, "Putuskan")
    assert "Diputus: hasil dikuatkan" in office.sari.sees()


async def decider(office: OfficeOnTrial) -> tuple[int, ...]:
    return (await stored(office)).life.deciders


async def test_what_names_no_record_is_answered_by_what_was_asked(closed: OfficeOnTrial) -> None:
    await closed.says(closed.sari, "/keberatan")
    await closed.taps(closed.sari, "Ajukan keberatan: Semester 2 2026")
    await closed.says(closed.sari, "nilai saya terlalu rendah")
    assert "Tekan salah satu tombol" in closed.sari.last["text"], "a component is asked for"
    await closed.taps(closed.sari, "Penilaian atasan")
    await closed.says(closed.sari, "terlalu rendah")
    assert "Mohon tulis tanggal seperti" in closed.sari.last["text"], "a record is asked for"


async def test_a_decision_in_other_words_is_told_which_button_it_is(closed: OfficeOnTrial) -> None:
    await objects(closed)
    await answers(closed)
    await closed.says(closed.admin, "/keberatan")
    await closed.taps(closed.admin, "Putuskan: Sari Contoh", "Putuskan")
    for said in ("diterima", "sebagian", "setuju", "tolak semua"):
        await closed.says(closed.admin, said)
        assert "Tekan “Mengubah hasil” jika keberatan diterima" in closed.admin.sees(), said
        assert "Mengubah hasil" in closed.admin.labels()
    assert (await stored(closed)).life.state is ObjectionState.AWAITS_DECISION


async def test_a_decision_about_no_record_in_other_words_is_told_the_only_button(
    closed: OfficeOnTrial,
) -> None:
    await closed.says(closed.citra, "/keberatan")
    await closed.taps(closed.citra, "Ajukan keberatan: Semester 2 2026", "Lanjut ke alasan")
    await closed.says(closed.citra, "Saya bertugas, tetapi tidak punya nilai.")
    await closed.taps(closed.citra, "Tanpa bukti", "Kirim")
    await answers(closed)
    await closed.says(closed.admin, "/keberatan")
    await closed.taps(closed.admin, "Putuskan: Citra Contoh", "Putuskan")
    await closed.says(closed.admin, "diterima")
    assert "tidak menyebut catatan yang dapat dikoreksi: tekan “Menguatkan hasil”" in closed.admin.sees()
    assert "Mengubah hasil" not in closed.admin.labels()
    assert (await stored(closed)).life.state is ObjectionState.AWAITS_DECISION
    await closed.taps(closed.admin, "Menguatkan hasil")
    await closed.says(closed.admin, "Tidak ada catatan dalam periode ini.")
    await closed.taps(closed.admin, "Putuskan")
    assert (await stored(closed)).life.state is ObjectionState.UPHELD

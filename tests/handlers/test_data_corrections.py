"""`/perbaikan`: what is recorded of oneself is corrected by an administrator within 3 × 24 hours."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select, update

from domain.cases import CaseState
from domain.data_corrections import Field
from domain.notices import DataCorrectionDue, Recipient
from domain.people import Role
from domain.periods import Period, PeriodKind
from handlers.kit.case_card import CaseTap, ProofTap
from handlers.kit.own_cases import OwnTap
from locales import words_in
from storage.records.roster import Person
from storage.tables import DataCorrection, Employee
from tests.handlers.people import log_of
from tests.handlers.scores import closes
from tests.harness import ADMIN, BUDI, CITRA, NIPS, SARI, OfficeOnTrial, must
from tests.playground.stage import picture

RIGHT_NAME = "Sari Contoh, S.E."


async def asks(office: OfficeOnTrial, field: str = "Nama", value: str = RIGHT_NAME, since: str = "") -> None:
    """Sari says what is right."""
    await office.says(office.sari, "/perbaikan")
    await office.taps(office.sari, "Ajukan perbaikan", field)
    if field == "Unit":
        await office.taps(office.sari, value)
    else:
        await office.says(office.sari, value)
    if since:
        await office.says(office.sari, since)
    await office.taps(office.sari, "Lewati", "Lewati", "Kirim")


def captions(office: OfficeOnTrial) -> str:
    """What stands below the pictures and files of the administrator."""
    return "\n".join(str(each.get("caption", "")) for each in office.admin.messages)


async def person(office: OfficeOnTrial, key: int = SARI) -> Person:
    """A person as recorded."""
    async with office.service.database.read() as uow:
        return must(await uow.roster.person(office.ids[key]))


async def states(office: OfficeOnTrial) -> list[str]:
    """The states of all requests."""
    return await office.rows(select(DataCorrection.state).order_by(DataCorrection.id))


async def test_a_name_is_corrected_as_administrators_correct_it_and_the_person_is_told(
    office: OfficeOnTrial,
) -> None:
    await office.says(office.sari, "/privasi")
    await office.taps(office.sari, "Perbaiki data saya")
    text = office.sari.sees()
    assert "19900101 201501 2 001" in text
    assert "Unit: Dinas Pelayanan" in text
    assert "3 × 24 jam" in text
    await office.taps(office.sari, "Ajukan perbaikan", "Nama")
    await office.says(office.sari, RIGHT_NAME, "Ijazah sarjana terbit 2025")
    office.sari.sends_photo(picture())
    await office.settle()
    await office.taps(office.sari, "Lanjut", "Kirim")
    assert "Menunggu persetujuan Agus Contoh" in office.sari.sees()
    card = office.admin.sees()
    assert f"Nama: Sari Contoh → {RIGHT_NAME}" in card
    assert "Ijazah sarjana terbit 2025" in card
    assert "Diputuskan paling lambat Sen, 23 Nov 09.00 WIB" in card
    await office.taps(office.admin, "Lihat bukti", "Setujui")
    assert "Data Anda sudah diperbaiki" in office.sari.sees()
    assert (await person(office)).employee.name == RIGHT_NAME
    row = next(row for row in await log_of(office) if row.action == "correct-name")
    assert (row.who, row.object) == (f"employee {office.ids[ADMIN]}", f"employees/{office.ids[SARI]}")


async def test_a_position_and_a_unit_hold_from_their_day_and_come_back_when_it_is_undone(
    office: OfficeOnTrial,
) -> None:
    before = await person(office)
    await asks(office, "Jabatan", "Analis", since="1/11")
    await office.taps(office.admin, "Setujui")
    held = [(each.value, each.starts) for each in (await person(office)).positions]
    assert held == [("Analis", date(2026, 11, 1))]
    await office.taps(office.admin, "Urungkan")
    assert "Keputusan ditarik kembali" in office.sari.sees()
    assert (await person(office)).positions == before.positions
    await office.taps(office.admin, "Tolak")
    await office.says(office.admin, "SK belum kami terima")
    await office.taps(office.admin, "Kirim")
    assert "SK belum kami terima" in office.sari.sees()
    await asks(office, "Unit", "Sekretariat", since="2/11")
    await office.taps(office.admin, "Setujui")
    assert [each.starts for each in (await person(office)).stays] == [date(1900, 1, 1), date(2026, 11, 2)]
    await office.taps(office.admin, "Urungkan")
    assert [(each.value, each.starts, each.ends) for each in (await person(office)).stays] == [
        (each.value, each.starts, each.ends) for each in before.stays
    ]
    assert await states(office) == ["rejected", "submitted"]


async def test_what_cannot_be_read_is_said_in_a_sentence_and_nothing_is_lost(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/perbaikan baru")
    await office.taps(office.sari, "Status kepegawaian")
    await office.says(office.sari, "honorer")
    assert "PPPK" in office.sari.sees()
    await office.taps(office.sari, "PPPK")
    await office.says(office.sari, "/batal", "/perbaikan baru")
    await office.taps(office.sari, "Nama")
    for wrong, told in (("123", "huruf"), ("Sari Contoh", "Itu yang sudah tercatat")):
        await office.says(office.sari, wrong)
        assert told in office.sari.sees()
    await office.says(office.sari, RIGHT_NAME)
    await office.taps(office.sari, "Lewati", "Lewati", "Ubah", "Isinya")
    await office.says(office.sari, "?")
    await office.says(office.sari, "Sari Contoh, M.Si.")
    await office.taps(office.sari, "Kirim")
    assert "Sari Contoh, M.Si." in office.admin.sees()


async def test_what_was_said_of_one_field_is_no_answer_for_another(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/perbaikan baru")
    await office.taps(office.sari, "Nama")
    await office.says(office.sari, RIGHT_NAME)
    await office.taps(office.sari, "Lewati", "Lewati", "Ubah", "Data", "Jabatan")
    assert "Tulis jabatan Anda yang benar" in office.sari.sees()
    await office.says(office.sari, "Analis")
    await office.taps(office.sari, "Hari ini")
    await office.taps(office.sari, "Kirim")
    assert "Jabatan: – → Analis" in office.admin.sees()


async def test_it_is_changed_and_taken_back_and_asked_once_for_each_field(office: OfficeOnTrial) -> None:
    await asks(office)
    await office.says(office.sari, "/perbaikan baru")
    await office.taps(office.sari, "Nama")
    assert "belum diputuskan" in office.sari.sees() + str(office.sari.toasts)
    await office.says(office.sari, "/batal", "/perbaikan")
    await office.taps(office.sari, "Perbaikan data (Nama)", "‹ Kembali ke daftar", "Perbaikan data (Nama)")
    await office.taps(office.sari, "Ubah", "Isinya")
    await office.says(office.sari, "Sari Contoh, M.Si.")
    await office.taps(office.sari, "Kirim")
    assert "Sari Contoh, M.Si." in office.admin.sees()
    await office.taps(office.sari, "Tarik kembali", "Ya, tarik kembali")
    assert "Ditarik kembali oleh pengirimnya" in office.admin.sees()
    assert await states(office) == ["withdrawn"]


async def test_the_clock_counts_hours_and_tells_who_is_concerned(office: OfficeOnTrial) -> None:
    await asks(office)
    office.move_to(2026, 11, 22, 8, 59)
    await office.run_jobs("data-corrections")
    assert "hampir habis" not in office.admin.sees()
    office.move_to(2026, 11, 22, 9, 1)
    for _ in range(2):
        await office.run_jobs("data-corrections")
    assert office.admin.sees().count("Batas 3 × 24 jam hampir habis") == 1
    assert "belum diputuskan" not in office.sari.sees()
    office.move_to(2026, 11, 23, 9, 1)
    for _ in range(2):
        await office.run_jobs("data-corrections")
    assert office.admin.sees().count("Batas 3 × 24 jam sudah lewat") == 1
    assert office.sari.sees().count("belum diputuskan dalam 3 × 24 jam") == 1
    await office.says(office.admin, "/perbaikan")
    assert "🔴 Lewat batas" in str(office.admin.last["text"])
    await office.taps(office.admin, "Setujui")
    assert (await person(office)).employee.name == RIGHT_NAME


async def test_nobody_is_said_to_be_reminded_where_no_administrator_is_left(office: OfficeOnTrial) -> None:
    await asks(office)
    await office.execute(update(Employee).where(Employee.id == office.ids[ADMIN]).values(role=Role.ASN.value))
    office.move_to(2026, 11, 23, 9, 1)
    await office.run_jobs("data-corrections")
    assert "belum diputuskan dalam 3 × 24 jam" in office.sari.sees()
    assert "sudah diingatkan" not in office.sari.sees()
    assert "Belum ada administrator lain yang tercatat" in office.sari.sees()


async def test_administrators_read_how_many_wait_when_not_all_are_shown(office: OfficeOnTrial) -> None:
    await asks(office)
    await asks(office, "NIP", "19900101 201501 2 009")
    await asks(office, "Jabatan", "Analis", since="1/11")
    await asks(office, "Unit", "Sekretariat", since="2/11")
    await asks(office, "Pangkat", "Penata, III/c")
    await office.says(office.admin, "/perbaikan")
    assert "permintaan menunggu keputusan Anda" not in office.admin.sees()
    await office.says(office.sari, "/perbaikan")
    await office.taps(
        office.sari, "Ajukan perbaikan", "Status kepegawaian", "PPPK", "Lewati", "Lewati", "Kirim"
    )
    await office.says(office.admin, "/perbaikan")
    assert "6 permintaan menunggu keputusan Anda; 5 yang pertama" in office.admin.sees()


async def test_nobody_is_reminded_at_night(office: OfficeOnTrial) -> None:
    office.move_to(2026, 11, 20, 22, 0)
    await asks(office)
    office.move_to(2026, 11, 22, 22, 30)
    await office.run_jobs("data-corrections")
    assert "hampir habis" not in office.admin.sees()
    office.move_to(2026, 11, 23, 6, 0)
    await office.run_jobs("data-corrections")
    assert office.admin.sees().count("Batas 3 × 24 jam hampir habis") == 1


async def test_a_decided_request_reminds_nobody(office: OfficeOnTrial) -> None:
    await asks(office)
    await office.taps(office.admin, "Setujui")
    office.move_to(2026, 11, 24, 9, 0)
    await office.run_jobs("data-corrections")
    assert "3 × 24 jam sudah lewat" not in office.admin.sees()
    assert "belum diputuskan" not in office.sari.sees()


async def test_who_is_no_administrator_any_more_is_not_reminded(office: OfficeOnTrial) -> None:
    await asks(office)
    async with office.changes() as uow:
        (case,) = await uow.data_corrections.waiting()
        notice = DataCorrectionDue(case.id, case.version, is_late=False)
        uow.outbox.add(notice, Recipient(employee_id=office.ids[BUDI]), office.service.clock.now())
    await office.settle()
    assert RIGHT_NAME not in office.budi.sees()


async def test_what_was_corrected_meanwhile_is_approved_without_a_change(office: OfficeOnTrial) -> None:
    await asks(office)
    await office.execute(update(Employee).where(Employee.id == office.ids[SARI]).values(name=RIGHT_NAME))
    await office.taps(office.admin, "Setujui")
    assert "Data Anda sudah diperbaiki" in office.sari.sees()
    assert "correct-name" not in [row.action for row in await log_of(office)]
    await office.taps(office.admin, "Urungkan")
    assert (await person(office)).employee.name == RIGHT_NAME


async def test_what_another_wrote_since_is_not_undone(office: OfficeOnTrial) -> None:
    await asks(office)
    await office.taps(office.admin, "Setujui")
    await office.execute(update(Employee).where(Employee.id == office.ids[SARI]).values(name="Sari C."))
    await office.taps(office.admin, "Urungkan")
    assert "tidak dapat ditarik kembali" in office.admin.toasts[-1]
    assert (await person(office)).employee.name == "Sari C."


async def test_a_change_meanwhile_stands_on_the_card(office: OfficeOnTrial) -> None:
    await asks(office)
    await office.execute(update(Employee).where(Employee.id == office.ids[SARI]).values(name="Sari C."))
    await office.says(office.admin, "/perbaikan")
    text = str(office.admin.last["text"])
    assert "Sari C. →" in text
    assert "waktu itu: Sari Contoh" in text


async def test_a_closed_period_keeps_its_unit_and_position(office: OfficeOnTrial) -> None:
    await asks(office, "Jabatan", "Analis", since="1/10")
    await closes(office, PeriodKind.MONTH, date(2026, 10, 1))
    await office.taps(office.admin, "Setujui")
    assert "sudah ditutup" in office.admin.toasts[-1]
    assert await states(office) == ["submitted"]
    assert (await person(office)).positions == []


async def test_both_sides_read_that_a_closed_period_keeps_what_a_request_would_change(
    office: OfficeOnTrial,
) -> None:
    await asks(office, "Jabatan", "Analis", since="1/10")
    await asks(office)
    await closes(office, PeriodKind.MONTH, date(2026, 10, 1))
    await office.jobs_at(2026, 11, 20, 9, 5, only=("close",))
    assert "1 permintaan perbaikan data Anda tidak dapat disetujui lagi" in office.sari.sees()
    assert "1 permintaan perbaikan data tidak dapat disetujui lagi" in office.admin.sees()
    barred = "🔒 Tidak dapat disetujui: tanggalnya dalam periode yang sudah ditutup"
    await office.says(office.admin, "/perbaikan")
    assert office.admin.sees().count(barred) == 1
    await office.says(office.sari, "/perbaikan")
    await office.taps(office.sari, "Perbaikan data (Jabatan)")
    assert barred in office.sari.last["text"]


async def test_only_what_waits_and_would_hold_from_a_closed_day_is_barred(office: OfficeOnTrial) -> None:
    now = office.service.clock.now()
    async with office.changes() as uow:
        uow.session.add_all(
            DataCorrection(
                employee_id=office.ids[key],
                field=field.value,
                wanted="Analis",
                date=day,
                state=state.value,
                submitted_at=now,
                revised_at=now,
            )
            for key, field, day, state in (
                (SARI, Field.POSITION, date(2026, 10, 31), CaseState.SUBMITTED),
                (CITRA, Field.POSITION, date(2026, 9, 1), CaseState.SUBMITTED),
                (SARI, Field.POSITION, date(2026, 11, 1), CaseState.SUBMITTED),
                (SARI, Field.NAME, date(2026, 10, 1), CaseState.SUBMITTED),
                (SARI, Field.POSITION, date(2026, 10, 1), CaseState.WITHDRAWN),
            )
        )
    await closes(office, PeriodKind.MONTH, date(2026, 10, 1))
    async with office.service.database.read() as uow:
        closing = must(await uow.closings.of(Period.containing(date(2026, 10, 1), PeriodKind.MONTH)))
        assert await uow.data_corrections.count_barred(closing.ends, closing.id) == 2
        for key, corrections in ((SARI, 1), (CITRA, 1), (BUDI, 0)):
            left = await uow.closing_news.left_undecided(closing, office.ids[key])
            assert left.corrections == corrections
    await office.says(office.admin, "/perbaikan")
    assert office.admin.sees().count("🔒 Tidak dapat disetujui") == 2


async def test_before_a_closing_what_it_would_bar_is_told(office: OfficeOnTrial) -> None:
    await asks(office, "Jabatan", "Analis", since="1/10")
    await asks(office)
    office.move_to(2027, 1, 4, 9, 1)
    await office.says(office.admin, "/tutup 2026-S2")
    assert (
        "✏️ 1 permintaan perbaikan data berlaku sejak tanggal dalam periode ini" in office.admin.last["text"]
    )
    assert "sudah lengkap" not in office.admin.last["text"]
    await office.taps(office.admin, "✏️ Permintaan perbaikan")
    assert "Jabatan" in office.admin.sees()


async def test_what_a_closing_barred_is_not_told_of_the_next_one(office: OfficeOnTrial) -> None:
    await asks(office, "Jabatan", "Analis", since="1/10")
    await asks(office, "Unit", "Sekretariat", since="2/11")
    await closes(office, PeriodKind.MONTH, date(2026, 10, 1))
    await office.jobs_at(2026, 11, 20, 9, 5, only=("close",))
    office.move_to(2027, 1, 4, 9, 1)
    await office.says(office.admin, "/tutup 2026-S2")
    assert "✏️ 1 permintaan perbaikan data berlaku sejak" in office.admin.last["text"], "the first is barred"
    await closes(office, PeriodKind.SEMESTER, date(2026, 12, 31))
    await office.jobs_at(2027, 1, 4, 9, 5, only=("close",))
    assert office.sari.sees().count("1 permintaan perbaikan data Anda tidak dapat disetujui lagi") == 2
    assert office.admin.sees().count("1 permintaan perbaikan data tidak dapat disetujui lagi") == 2


async def test_who_left_still_has_the_right(office: OfficeOnTrial) -> None:
    await office.execute(
        update(Employee).where(Employee.id == office.ids[SARI]).values(left=date(2026, 11, 10))
    )
    await asks(office)
    await office.taps(office.admin, "Setujui")
    assert (await person(office)).employee.name == RIGHT_NAME


async def test_nothing_is_promised_or_kept_where_nobody_decides(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/perbaikan baru")
    await office.taps(office.sari, "Nama")
    await office.says(office.sari, RIGHT_NAME)
    await office.taps(office.sari, "Lewati", "Lewati")
    await office.execute(update(Employee).where(Employee.id == office.ids[ADMIN]).values(role=Role.ASN.value))
    await office.taps(office.sari, "Kirim")
    assert "pengelola layanan ini" in office.sari.sees()
    assert "3 × 24 jam" not in office.sari.sees(), "the summary above the refusal promises nothing"
    await office.says(office.sari, "/batal", "/perbaikan baru")
    assert "pengelola layanan ini" in office.sari.last["text"]
    await office.says(office.sari, "/perbaikan")
    assert "pengelola layanan ini" in office.sari.last["text"]
    assert "3 × 24 jam" not in office.sari.last["text"]
    assert "Ajukan perbaikan" not in str(office.sari.last)
    assert await states(office) == []


async def test_the_only_administrator_is_sent_to_the_own_command(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/perbaikan baru")
    assert "satu-satunya administrator" in office.admin.sees()
    await office.execute(
        update(Employee).where(Employee.id == office.ids[BUDI]).values(role=Role.ADMIN.value)
    )
    await office.says(office.admin, "/perbaikan baru")
    await office.taps(office.admin, "Nama")
    await office.says(office.admin, "Agus Contoh, S.H.")
    await office.taps(office.admin, "Lewati", "Lewati", "Kirim")
    await office.taps_data(office.admin, CaseTap("datacorr", 1, 1, "approve").pack())
    assert (await person(office, ADMIN)).employee.name == "Agus Contoh"
    await office.taps(office.budi, "Setujui")
    assert (await person(office, ADMIN)).employee.name == "Agus Contoh, S.H."


@pytest.mark.parametrize("wish", ["approve", "reject"])
async def test_nobody_else_decides_reads_or_changes_it(office: OfficeOnTrial, wish: str) -> None:
    await asks(office)
    for other in (office.budi, office.citra, office.stranger):
        for tap in (
            CaseTap("datacorr", 1, 1, wish),
            ProofTap("datacorr", 1),
            OwnTap("datacorr", 1, "really"),
        ):
            await office.taps_data(other, tap.pack())
    await office.taps_data(office.admin, OwnTap("datacorr", 1, "really").pack())
    await office.taps_data(office.sari, CaseTap("datacorr", 1, 1, wish).pack())
    assert await states(office) == ["submitted"]
    assert (await person(office)).employee.name == "Sari Contoh"
    await office.says(office.stranger, "/perbaikan")
    assert words_in("id").plain("gate-stranger") in office.stranger.sees()


async def test_the_digest_of_administrators_says_what_waits_and_what_is_late(office: OfficeOnTrial) -> None:
    await asks(office)
    await office.says(office.admin, "/ringkasan")
    assert "3 × 24 jam" not in captions(office)
    office.move_to(2026, 11, 23, 9, 1)
    await office.says(office.admin, "/ringkasan")
    assert "🔴 1 permintaan perbaikan data lewat batas 3 × 24 jam" in captions(office)
    await office.taps(office.admin, "✏️ Perbaikan data: 1", "Setujui")
    assert (await person(office)).employee.name == RIGHT_NAME
    await office.says(office.budi, "/ringkasan")
    assert not any("Perbaikan data" in label for label in office.budi.labels())


async def test_an_administrator_who_reviews_nobody_reads_in_the_morning_what_waits(
    office: OfficeOnTrial,
) -> None:
    await asks(office)
    office.move_to(2026, 11, 23, 8, 0)
    await office.run_jobs("remind-review")
    assert "1 perbaikan data" in office.admin.last["text"]
    assert "Tinjau sekarang" in str(office.admin.last)


async def test_a_nip_is_corrected_and_who_holds_it_is_told_to_administrators_alone(
    office: OfficeOnTrial,
) -> None:
    await asks(office, "NIP", NIPS[CITRA])
    assert "Citra" not in office.sari.sees()
    assert "NIP itu tercatat pada Citra Contoh" in office.admin.sees()
    await office.taps(office.admin, "Setujui")
    assert "Citra Contoh" in office.admin.toasts[-1]
    await office.taps(office.sari, "Ubah", "Isinya")
    await office.says(office.sari, "19900101 201501 2 009")
    await office.taps(office.sari, "Kirim")
    assert "NIP: 19900101 201501 2 001 → 19900101 201501 2 009" in office.admin.sees()
    await office.taps(office.admin, "Setujui")
    assert (await person(office)).employee.nip == "199001012015012009"
    await office.taps(office.admin, "Urungkan")
    assert (await person(office)).employee.nip == NIPS[SARI]

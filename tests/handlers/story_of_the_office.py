"""Busy days of an office, part by part: citizens, administrators, rules, figures, and a closed period.

The parts follow each other; the order is in test_offers.py.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from sqlalchemy import select, text

from domain.backups import BackupFailed
from domain.cases import CaseState
from domain.closing.notices import FollowUpSilent, FollowUpWaits
from domain.notices import Recipient, RulesChanged, RulesReminder, SecondFigureReady, SecondRatingsWait
from domain.people import StandInKind
from domain.periods import Period, Span
from domain.responses import link_payload
from domain.rule_changes import Rules
from domain.schemes import turned
from handlers.closing.callbacks import ClosingWishTap, Wish
from storage.tables import ALWAYS, FOREVER, Employee, Entry, FailedUpdate, Membership
from tests.attendance import shares
from tests.bot.outbox import forwards
from tests.handlers.objections import DECISION, REASONS, answers
from tests.handlers.objectivity import has_rated
from tests.handlers.people import SIX, invite, joins
from tests.handlers.scores import closes
from tests.handlers.services import set_aside
from tests.harness import ADMIN, BUDI, CITRA, NIPS, SARI, STRANGER, WIB, OfficeOnTrial, must
from tests.jobs.records import index_falls, reported


async def a_service_is_rated(office: OfficeOnTrial) -> None:
    """Sari shares her place; a stranger and two employees rate a service."""
    await shares(office, office.sari)
    await office.says(office.admin, "/titik", "/batal")
    for person in (office.stranger, office.sari):
        await office.says(person, "/nilailayanan")
        await office.taps(person, "KTP elektronik", "😀" if "😀" in "".join(person.labels()) else "Puas")
    await office.says(office.stranger, "Cepat")
    await office.opens(office.citra, link_payload("KTP", 1))


async def tickets_are_answered(office: OfficeOnTrial) -> None:
    """A stranger writes to the office as a whole; the administrator answers, and the stranger reopens."""
    await office.says(office.stranger, "/aduan")
    await office.taps(office.stranger, "Kantor secara umum", "Aduan")
    await office.says(office.stranger, "Antre tiga jam")
    await office.taps(office.stranger, "✅ Kirim", "Ya, kabari", "Tambah keterangan")
    await office.says(office.stranger, "Di loket dua")
    await office.taps(office.stranger, "✅ Kirim")
    await office.says(office.stranger, "/tiket")
    await office.jobs_at(2026, 11, 20, 13, 0)
    await office.taps(office.admin, "1", "Mulai proses", "Jawab dan selesaikan")
    await office.says(office.admin, "Loket kedua dibuka")
    await office.taps(office.admin, "Kirim")
    await office.taps(office.stranger, "Belum, buka lagi")
    await office.says(office.stranger, "Masih antre")
    await office.taps(office.stranger, "✅ Kirim")
    await office.says(office.sari, "/tiket")


async def a_unit_gets_more_time(office: OfficeOnTrial) -> None:
    """The administrator extends the time of a unit."""
    await office.says(office.admin, "/ringkasan", "/perpanjang")
    await office.taps(office.admin, "Satu unit kerja", "Dinas Pelayanan")
    await office.says(office.admin, "19/11", "20/11", "25/11", "Gangguan jaringan")
    await office.taps(office.admin, "Perpanjang")


async def office_is_looked_after(office: OfficeOnTrial) -> None:
    """What an administrator does for the office as a whole."""
    await office.says(office.admin, "/periode")
    await office.taps(office.admin, "⏳ Perpanjangan berlaku: 1", "Akhiri 1", "Ya, akhiri")
    await office.says(office.admin, "/ekspor")
    await office.taps(office.admin, "Buat ekspor")
    await office.says(office.admin, "/persiapan", "/undangan", "/persiapan")
    await office.settle()
    for nip in ("199205052019032005", "123"):
        row = f"{nip},Dewi Contoh,Sekretariat,{NIPS[ADMIN]}"
        office.admin.sends_document(f"nip,name,unit,supervisor_nip\n{row}\n".encode(), "pegawai.csv")
        await office.settle()
        if nip != "123":
            await office.taps(office.admin, "✅ Impor 1 baris", "↩️ Batalkan impor", "↩️ Ya, batalkan")
    async with office.changes() as uow:
        sent = {"message": {"from": {"id": SARI}, "text": "/lapor"}}
        failed = FailedUpdate(
            update_id=1,
            reference="ABC1",
            failed_at=office.service.clock.now(),
            error="ValueError",
            kind="message",
            payload=sent,
        )
        uow.updates.set_aside(failed)
    await office.says(office.admin, "/kegagalan")
    await office.taps(office.admin, "Permintaan (1)", "Minta ulang ABC1")
    await office.says(office.admin, "/pengumuman")
    await office.taps(office.admin, "Satu unit kerja", "Sekretariat")
    await office.says(office.admin, "Apel pukul 07.30")
    await office.taps(office.admin, "Kirim ke 1 orang")
    office.playground.clock.move_to(office.playground.clock.now() + timedelta(seconds=15))
    await office.settle()


async def rules_have_changed(office: OfficeOnTrial) -> None:
    """Sari and Budi are told and reminded; Sari has read it, and the administrator looks at who has not."""
    served, now = office.service.office, office.service.clock.now()
    async with office.changes() as uow:
        for scheme in (turned(served.scheme, {"weight self": Fraction("0.5")}), served.scheme):
            uow.rules.add(Rules(scheme, date(2026, 1, 1), {}), now)
            await uow.session.flush()
        people = (office.ids[SARI], office.ids[BUDI])
        version = (await uow.rules.latest())[0].id
        for notice, person in zip((RulesChanged(version), RulesReminder(version)), people, strict=True):
            uow.outbox.add(notice, Recipient(employee_id=person), now)
    await office.settle()
    await office.taps(office.sari, "Sudah saya baca", "Aturan lengkap", "Panduan", "Bagaimana", "Berikutnya")
    await office.says(office.admin, "/aturan baca")


async def rules_are_tried(office: OfficeOnTrial) -> None:
    """The administrator tries another weight."""
    await office.says(office.admin, "/ujicoba")
    await office.taps(office.admin, "Bobot", "Penilaian diri", "0,25", "Hitung", "Ubah lagi", "Selesai")


async def somebody_new_has_no_supervisor(office: OfficeOnTrial) -> None:
    """A newcomer in a unit; the administrator is told."""
    async with office.changes() as uow:
        home = must(await uow.people.unit_of(office.ids[SARI], date(2026, 11, 20)))
        newcomer = Employee(nip="199901012026111001", name="Dewi Contoh", role="asn")
        uow.session.add_all([newcomer])
        await uow.session.flush()
        stay = Membership(employee_id=newcomer.id, unit_id=home.id, starts=ALWAYS, ends=FOREVER)
        uow.session.add_all([stay])


async def ratings_are_odd(office: OfficeOnTrial) -> None:
    """A weekend passes with a fallen index and ratings that were set aside."""
    await reported(office, CITRA, date(2026, 11, 10), sent_at=datetime(2026, 11, 10, 9, tzinfo=UTC))
    await index_falls(office)
    await set_aside(office, on=date(2026, 11, 22))
    await office.jobs_at(2026, 11, 23, 8, 0)


async def a_group_is_decided(office: OfficeOnTrial) -> None:
    """Ratings that were set aside are released, and set aside again."""
    await office.says(office.admin, "/karantina")
    await office.taps(
        office.admin, "1. KTP", "Lepaskan", "Ada acara", "Daftar", "Keputusan", "1. Sisihkan lagi"
    )
    await office.says(office.admin, "/batal")


async def figures_are_looked_at(office: OfficeOnTrial) -> None:
    """The administrator asks those who rate in a unit to look at their own figures, and Budi does."""
    await office.says(office.admin, "/objektivitas", "/objektivitas unit")
    await office.taps(office.admin, "Dinas Pelayanan", "Minta 1 penilai", "Penilai per unit")
    await office.taps(office.budi, "Lihat angka saya")
    await has_rated(office, BUDI, [4] * 25, text="Melayani permohonan KTP di loket satu")
    await looks_for_notices(office, 11, 27)
    await office.taps(office.sari, "Lihat angka saya", "Uraian yang sama", "Contoh 1")
    await looks_for_notices(office, 12, 4)
    await office.taps(
        office.budi, "Tanda untuk dilihat", "1. Sari Contoh", "Contoh 1", "Abaikan", "Pekerjaan rutin"
    )
    await office.taps(office.budi, "Semua tanda", "Bukti dipakai", "Sudah dilihat", "Tanpa catatan")
    await office.taps(office.sari, "Lihat tanda", "Beri penjelasan")
    await office.says(office.sari, "Setiap hari loket yang sama")


async def looks_for_notices(office: OfficeOnTrial, month: int, day: int) -> None:
    """The sweep of another Friday, done now."""
    await office.service.runner.run("find-notices", datetime(2026, month, day, 15, tzinfo=WIB))
    await office.settle()


async def reports_are_rated_blind(office: OfficeOnTrial) -> None:
    """Budi rates one of two reports of Agus, passes the other one on, and looks at his own figures."""
    served = office.service.office
    object.__setattr__(served, "second_rater_share", Fraction(1))
    sent = datetime(2026, 11, 19, 9, tzinfo=UTC)
    for said in ("Menyusun notula", "Menata arsip"):
        await reported(office, ADMIN, date(2026, 11, 19), said, sent_at=sent, state=CaseState.APPROVED)
    async with office.changes() as uow:
        of_agus = await uow.session.scalars(select(Entry.id).where(Entry.employee_id == office.ids[ADMIN]))
        asked = [(entry, office.ids[BUDI]) for entry in of_agus]
        await uow.second_ratings.ask(asked, dict.fromkeys(dict(asked), 1), date(2026, 12, 6))
        period = Period.containing(date(2026, 11, 23), served.scheme.period).code
        for notice in (SecondRatingsWait(), SecondFigureReady(period)):
            recipient = Recipient(employee_id=office.ids[BUDI])
            uow.outbox.add(notice, recipient, office.service.clock.now())
    await office.settle()
    await office.taps(
        office.budi, "Lihat selisih saya", "Kam, 19 Nov: Menata arsip", "4 – Baik", "Tidak dapat saya nilai"
    )
    await office.says(office.admin, "/penilaikedua")
    await office.taps(office.admin, "Kesepakatan per unit", "‹ Daftar")
    object.__setattr__(served, "second_rater_share", Fraction(0))


async def a_period_is_closed(office: OfficeOnTrial) -> None:
    """That of a year before: Sari reads her result, which is told by day, and looks at what she reported."""
    for state in (CaseState.SUBMITTED, CaseState.RETURNED, CaseState.APPROVED):
        day = date(2025, 12, 30)
        await reported(office, SARI, day, sent_at=datetime(2025, 12, 30, 9, tzinfo=UTC), state=state)
    served = office.service.office
    usual = served.scheme
    graded = {"min_reported": Fraction(0), "recommendation": True}
    object.__setattr__(served, "scheme", usual.model_copy(update=graded))
    await closes(office, usual.period, date(2025, 12, 31))
    object.__setattr__(served, "scheme", usual)
    await office.says(office.admin, "/tutup")
    await office.taps(office.admin, office.admin.last["reply_markup"]["inline_keyboard"][0][0]["text"])
    await office.taps(office.admin, "Lihat hasil sementara", "🔒 Tutup periode ini", "Jangan dulu")
    await office.taps(office.admin, "‹ Periode lain")
    await office.taps_data(office.admin, ClosingWishTap("2026-S1", Wish.BORDERS, "").pack())
    await office.jobs_at(2026, 11, 23, 8, 5)
    await office.taps(office.sari, "Lihat hasil dan penjelasannya")
    await office.says(office.sari, "/riwayat")
    await office.taps(office.sari, "Bulan", "Desember 2025")
    for number in "123":
        await office.taps(office.sari, number, "Kembali ke daftar")
    for person in (office.budi, office.admin):
        await office.says(person, "/tinjau", "/hasil")
        await office.taps(person, "Lembar hasil Anda")
    await office.taps(office.admin, "Rangkuman kantor (PDF)")


async def what_follows_is_written(office: OfficeOnTrial) -> None:
    """Budi recommends, decides what the rules proposed, and is reminded; everybody reads what came of it."""
    async with office.changes() as uow:
        (closing,) = await uow.follow_ups.writable()
        budi, now = office.ids[BUDI], office.service.clock.now()
        uow.outbox.add(FollowUpWaits(budi, closing.id), Recipient(employee_id=budi), now)
        uow.outbox.add(FollowUpSilent(budi, closing.id), Recipient(employee_id=office.ids[ADMIN]), now)
    await office.settle()
    assert "Mohon diingatkan" in office.admin.sees()
    await office.taps(office.budi, "Buka tindak lanjut", "Sari Contoh", "Tulis rekomendasi")
    await office.says(office.budi, "Dampingi rekan baru selama tiga bulan")
    await office.taps(office.budi, "Putuskan usulan 1", "Ubah", "Pembinaan", "Kembali")
    await office.taps(office.budi, "Putuskan usulan 1", "Tidak diterima", "Kembali")
    await office.taps(office.budi, "Putuskan usulan 1", "✅ Terima")
    await office.taps(office.sari, "Tindak lanjut saya", "Nilai saya")
    await office.says(office.admin, "/tindaklanjut")
    await office.taps(office.admin, "Seluruh kantor", "Unduh XLSX", "Budi Contoh", "Sari Contoh", "Semua peg")


async def a_result_is_objected_to(office: OfficeOnTrial) -> None:
    """Sari objects to the result of a year before, Budi answers, and who is above decides."""
    await office.says(office.sari, "/keberatan")
    await office.taps(office.sari, "Ajukan keberatan: Semester 2 2025", "Penilaian atasan", "1")
    await office.taps(office.sari, "Cukup untuk bagian ini", "Lanjut ke alasan")
    await office.says(office.sari, REASONS)
    await office.taps(office.sari, "Tanpa bukti", "Kirim", "📂 Catatan (1)", "‹ Kembali", "📊 Hasil")
    await answers(office)
    await office.taps(office.admin, "Buka keberatan", "Putuskan", "Mengubah hasil", "1", "5 – Sangat baik")
    await office.taps(office.admin, "Lanjut ke alasan")
    await office.says(office.admin, DECISION)
    await office.taps(office.admin, "Putuskan", "🕰 ‹ Sebelumnya", "🕰 Sesudahnya ›", "‹ Daftar")


async def a_night_has_no_backup(office: OfficeOnTrial) -> None:
    """The administrator hears of it."""
    async with office.service.database.unit() as uow:
        now = office.service.clock.now()
        uow.outbox.add(BackupFailed(now), Recipient(employee_id=office.ids[ADMIN]), now)
        await uow.commit()
    await office.settle()


async def something_fails(office: OfficeOnTrial) -> None:
    """A report cannot be stored for a moment, and Sari is told so."""
    for old, new in (("activity", "activiti"), ("activiti", "activity")):
        await office.execute(text(f"ALTER TABLE entries RENAME COLUMN {old} TO {new}"))
        await office.says(office.sari, "/lapor")
    await office.says(office.sari, "/batal")


async def somebody_joins(office: OfficeOnTrial) -> None:
    """Citra cannot be reached, and a stranger joins as Sari."""
    office.citra.blocks()
    await office.taps(office.budi, "4 – Baik")
    await joins(office, office.stranger, await invite(office, SARI), SIX)


async def units_are_looked_after(office: OfficeOnTrial) -> None:
    """The administrator looks at a unit, frees a day for it, and withdraws that."""
    await office.says(office.admin, "/unit")
    await office.taps(office.admin, "Dinas Pelayanan", "Kalender", "Hari khusus", "Besok", "Libur", "Lewati")
    await office.taps(
        office.admin, "Simpan", "✖︎", "Ya, cabut", "Kembali", "Hari kerja", "Senin–Sabtu", "Batal"
    )


async def people_are_looked_after(office: OfficeOnTrial) -> None:
    """The administrator moves Budi, has him administer for a while, and unlinks Sari, who nearly left."""
    await office.says(office.admin, "/admin", "/pegawai", "budi")
    await office.taps(office.admin, "Pindah unit", "Sekretariat", "Besok", "Tanpa atasan", "Simpan")
    await office.taps(office.admin, "Jadikan administrator", "Ya, jadikan")
    await office.says(office.budi, "/admin")
    await office.taps(office.admin, "Cabut peran", "Ya, cabut")
    await office.says(office.admin, "/pegawai sari")
    await office.taps(office.admin, "Undang", "Kembali", "Undang", "Ya, buat")
    await office.says(office.admin, "/pegawai sari")
    await office.taps(office.admin, "Akhiri tugas")
    await office.says(office.admin, "30/11/2026")
    await office.taps(office.admin, "Simpan", "Batalkan akhir tugas", "Ya, batalkan")
    await office.taps(office.admin, "Putuskan ponsel", "Ya, putuskan")


async def the_roles_end(office: OfficeOnTrial) -> None:
    """Citra stands in for Budi, who leaves, as does the administrator; all ask what they can do."""
    async with office.changes() as uow:
        days = Span(date(2026, 11, 24), date(2026, 11, 30))
        await uow.stand_ins.appoint(office.ids[BUDI], office.ids[CITRA], StandInKind.PLH, days)
        for key in (BUDI, ADMIN):
            (await uow.people.get(office.ids[key])).left = date(2026, 11, 23)
    office.citra.unblocks()
    await office.jobs_at(2026, 11, 24, 3, 5)
    await office.says(office.playground.person(STRANGER), "/lapor", "/batal", "/tinjau")
    for person in (office.budi, office.citra, office.admin, office.sari):
        await office.says(person, "/bantuan", "/tinjau", "/ringkasan", "/nilai")
    await office.says(office.budi, "/target", "/kendala", "/pekan", "/rekap", "/jadwal", "Terima kasih semua")
    forwards(office, days=1)
    await office.run_jobs()

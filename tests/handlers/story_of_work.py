"""Busy days of an office, part by part: what people report, ask of each other, and decide.

The parts follow each other; the order is in test_offers.py.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import update

from domain.cases import UNDO_FOR
from domain.colleagues import Round
from domain.notices import AssessmentReminder, RatingAsked, RatingReminder, Recipient
from domain.periods import Period
from domain.schemes import Assessor
from handlers.privacy.breach import BreachTold
from handlers.privacy.erasure import OwnAccountUnlinked
from storage.records.schemes import load_scheme
from storage.tables import Entry
from tests.handlers.albums import arrive, pictures
from tests.handlers.blockers import sends
from tests.handlers.leave import asks
from tests.handlers.people import agus_is_above
from tests.handlers.steps import marked
from tests.handlers.targets import proposes
from tests.harness import BUDI, CITRA, SARI, WIB, OfficeOnTrial
from tests.playground.stage import picture


async def everybody_says_hello(office: OfficeOnTrial) -> None:
    """All try the commands of the frame, and Sari pins her card."""
    for person in (office.sari, office.budi, office.citra, office.admin, office.stranger):
        await office.says(person, "/bantuan", "/start", "halo", "/bahasa", "/menu", "/batal")
    await office.says(office.sari, "/hariini")
    await office.taps(office.sari, "Sematkan kartu ini", "Lepaskan kartu")


async def reports_with_evidence(office: OfficeOnTrial) -> None:
    """Sari reports slowly: another day first, a target, a photo, a change."""
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Tanggal lain", "Kembali", "Hari ini", "1. Melayani")
    await office.says(office.sari, "Melayani loket KTP", "3")
    await office.taps(office.sari, "2 jam")
    office.sari.sends_photo(picture())
    await office.settle()
    await office.taps(office.sari, "Lanjut", "4 – Baik", "Ubah", "Kegiatan")
    await office.says(office.sari, "Melayani loket KTP dan KIA", "/nilai", "/lapor")
    await office.taps(office.sari, "Lanjutkan isian", "Kirim")


async def a_report_is_reviewed(office: OfficeOnTrial) -> None:
    """Budi returns it, Sari corrects it, and he approves it with a low rating; she looks at her score."""
    await reports_with_evidence(office)
    await office.taps(office.budi, "Lihat bukti", "Kembalikan")
    await office.says(office.budi, "Mohon lampirkan daftar hadir")
    await office.taps(office.budi, "Kirim")
    await office.taps(office.sari, "Perbaiki", "Kembali", "Ubah", "Hasil")
    await office.says(office.sari, "5")
    await office.taps(office.sari, "Kirim")
    await office.taps(office.budi, "Setujui", "3 – Cukup", "Urungkan")
    await office.says(office.budi, "/tinjau")
    await office.taps(office.budi, "Setujui", "1 –")
    for label in ("Gambar", "Periode"):
        await office.says(office.sari, "/nilai")
        await office.taps(office.sari, next(each for each in office.sari.labels() if label in each))


async def targets_are_agreed(office: OfficeOnTrial) -> None:
    """Sari proposes one, Budi agrees and sets another one for everybody, and Sari links work to hers."""
    await proposes(office, "Menata arsip loket")
    await office.taps(office.budi, "Setujui")
    await office.says(office.sari, "/target")
    await office.taps(office.sari, "2. Menata arsip", "Usulkan perubahan", "Bobot", "3")
    await office.says(office.sari, "Lebih penting daripada yang lain")
    await office.taps(office.sari, "Kirim")
    await office.says(office.budi, "/target")
    await office.taps(office.budi, "Tetapkan", "Sari Contoh", "Lanjut (1)")
    await office.says(office.budi, "Menyusun laporan bulanan")
    await office.taps(office.budi, "Tahun 2026")
    await office.says(office.budi, "12 laporan")
    await office.taps(office.budi, "Lewati", "Lewati", "Utama", "Kirim")


async def blockers_are_solved(office: OfficeOnTrial) -> None:
    """The administrator is above Budi, who passes one up; there it is answered, and solved."""
    await agus_is_above(office)
    await sends(office)
    await office.taps(office.budi, "2", "Teruskan")
    await office.taps(office.admin, "Jawab")
    await office.says(office.admin, "Printer baru sudah dipesan")
    await office.taps(office.admin, "Kirim")
    await office.taps(office.sari, "Masih terkendala")
    await office.says(office.sari, "Pitanya belum ada")
    await office.taps(office.sari, "Kirim")
    await office.taps(office.admin, "Teratasi")


async def feedback_goes_both_ways(office: OfficeOnTrial) -> None:
    """Sari asks and is answered, replies, and Budi is asked about her month."""
    await office.service.runner.run("monthly-feedback", datetime(2026, 11, 25, 10, tzinfo=WIB))
    await office.settle()
    await office.taps(office.budi, "Tulis")
    await office.says(office.budi, "Rajin dan teliti")
    await office.taps(office.budi, "Lewati semua")
    await office.says(office.sari, "/umpanbalik")
    await office.taps(office.sari, "Minta umpan balik", "Lewati")
    await office.says(office.budi, "/umpanbalik")
    await office.taps(office.budi, "Jawab satu kalimat")
    await office.says(office.budi, "Sudah baik sekali", "/umpanbalik")
    await office.taps(office.budi, "Yang saya berikan")
    office.playground.clock.move_to(office.service.clock.now() + UNDO_FOR + timedelta(minutes=1))
    await office.settle()
    await office.taps(office.sari, "↩️ Jawab")
    await office.says(office.sari, "Terima kasih, Pak")
    await office.taps(office.sari, "Kirim")
    await office.says(office.sari, "/umpanbalik")
    await office.taps(office.sari, "Yang saya terima")


async def somebody_is_assessed(office: OfficeOnTrial) -> None:
    """Sari rates herself, and Budi her; each screen is shown."""
    await office.says(office.sari, "/nilaidiri")
    await office.taps(office.sari, "Mulai menilai", "4 – Sering", "Catatan: ", "Kembali", "Semua jawaban")
    await office.taps(office.sari, "Bahan penilaian", "10 laporan", "Bahan penilaian", "Umpan balik")
    await office.says(office.budi, "/penilaian")
    await office.taps(office.budi, "Sari Contoh", "Mulai menilai", "5 – Selalu", "Lewati", "Semua jawaban")
    await office.taps(office.budi, "Semua pegawai")
    served = office.service.office
    usual, budi = served.scheme, office.ids[BUDI]
    object.__setattr__(served, "scheme", load_scheme("nasional"))
    async with office.changes() as uow:
        notice = AssessmentReminder(budi, "2026 2026-Q4")
        uow.outbox.add(notice, Recipient(employee_id=budi), office.service.clock.now())
    await office.settle()
    await office.taps(office.budi, "Nilai sekarang", "Sari Contoh", "Semua jawaban", "Hasil kerja")
    await office.taps(office.budi, "Di atas ekspektasi", "Kembali", "Semua jawaban")
    object.__setattr__(served, "scheme", usual)


async def own_data_is_asked_for(office: OfficeOnTrial) -> None:
    """Sari downloads what is kept of her, and is told of a breach."""
    await office.says(office.sari, "/privasi")
    await office.taps(office.sari, "Unduh data saya", "Buat unduhan")
    async with office.changes() as uow:
        for notice in (BreachTold("Data Anda terungkap."), OwnAccountUnlinked()):
            uow.outbox.add(notice, Recipient(employee_id=office.ids[SARI]), office.service.clock.now())
    await office.settle()


async def the_sheet_is_filled_in(office: OfficeOnTrial) -> None:
    """Sari completes her sheet for e-Kinerja."""
    await office.says(office.sari, "/ekinerja")
    await office.taps(office.sari, "Hari ini", "Lengkapi")
    await office.says(office.sari, "Melayani loket", "08.00")
    await office.taps(office.sari, "1", "Kembali ke daftar", "Unduh lembar", "Sudah saya pindahkan")


async def leave_is_changed(office: OfficeOnTrial) -> None:
    """Budi approves leave of Sari, who shortens it."""
    await asks(office, office.sari, "Cuti", "24/11", "25/11")
    await office.says(office.budi, "/tinjau")
    await office.taps(office.budi, "2", "Setujui", "Setujui")
    await office.says(office.sari, "/izin")
    await office.taps(office.sari, "Cuti", "Ubah", "Sampai")
    await office.says(office.sari, "24/11")
    await office.taps(office.sari, "Kirim")


async def a_week_is_planned(office: OfficeOnTrial) -> None:
    """Budi plans a Saturday of Sari, who looks at it."""
    await office.says(office.budi, "/jadwal")
    await office.taps(office.budi, "Susun jadwal tim", "Sari Contoh", "Lanjut (1)", "Pekan depan")
    await office.taps(office.budi, "Sab, 28 Nov: libur")
    await office.says(office.budi, "22.00-06.00")
    await office.taps(office.budi, "Lanjut", "Simpan")
    await office.taps(office.sari, "Lihat jadwal saya")
    await office.says(office.admin, "/jadwal")


async def somebody_stands_in(office: OfficeOnTrial) -> None:
    """Budi's leave is approved: Citra is named for it, told so, and the appointment is ended."""
    await asks(office, office.budi, "Cuti", "27/11", "27/11")
    await office.taps(office.admin, "Setujui")
    await office.taps(office.budi, "Tunjuk Plh.", "Citra Contoh", "Ubah", "Mulai", "Hari ini", "Tunjuk")
    await office.says(office.admin, "/delegasi", "/delegasi tanpa")
    await office.taps(office.admin, "Akhiri", "Kembali", "Akhiri", "Ya, akhiri")


async def a_team_is_looked_at(office: OfficeOnTrial) -> None:
    """Budi looks at his team and reminds Citra; the administrator looks at a unit."""
    await office.says(office.budi, "/tim")
    await office.taps(office.budi, "Ingatkan Citra", "Dua pekan sebelumnya", "RHK yang didukung")
    await office.says(office.admin, "/tim unit")
    await office.taps(office.admin, "Sekretariat", "Unit lain")


async def colleagues_are_rated(office: OfficeOnTrial) -> None:
    """Sari is asked about Citra and her supervisor, and reminded."""
    own, month = office.service.office, Period.parse("2026-11")
    now, sari = office.service.clock.now(), office.ids[SARI]
    async with office.changes() as uow:
        for source, key in ((Assessor.PEER, CITRA), (Assessor.SUBORDINATE, BUDI)):
            await uow.colleagues.ask(Round(source, month, month.start), [(sari, office.ids[key])])
        for notice in (RatingAsked(), RatingReminder()):
            uow.outbox.add(notice, Recipient(employee_id=sari), now)
    await office.says(office.sari, "/rekan")
    await office.taps(office.sari, "Citra Contoh", "Saya tidak dapat menilai", "‹ Kembali")
    ratings = ["4"] * len(own.scheme.sources.peer.criteria)
    await office.taps(office.sari, *ratings, "‹ Daftar", "Budi Contoh, atasan", "4", "‹ Sebelumnya")
    await office.says(office.citra, "/rekan")


async def an_innovation_is_recognised(office: OfficeOnTrial) -> None:
    """Budi recognises one, and opens the dialog of the week."""
    await office.jobs_at(2026, 11, 20, 15, 0)
    await marked(office)
    await office.taps(office.budi, "Akui inovasi")
    await office.says(office.budi, "/dialog")
    await office.taps(office.budi, "1")
    await office.says(office.budi, "Mohon rincian hasilnya dilampirkan")
    await office.taps(office.budi, "Kirim")


async def citra_is_reminded(office: OfficeOnTrial) -> None:
    """Citra puts the reminder off, and reports."""
    await office.jobs_at(2026, 11, 20, 16, 0)
    await office.says(office.citra, "/pengingat")
    await office.taps(office.citra, "Rajin", "Lewati hari ini", "Kembali", "30 menit")
    await office.jobs_at(2026, 11, 20, 16, 30)
    await office.taps(office.citra, "Lapor sekarang")
    await office.says(office.citra, "/batal")
    await office.reports(office.citra)


async def another_supervisor_is_asked_for(office: OfficeOnTrial) -> None:
    """Citra asks for Sari; the request is approved, undone and withdrawn."""
    await office.says(office.citra, "/atasan", "/atasan baru", "Sari")
    await office.taps(office.citra, "Hari ini")
    await office.says(office.citra, "SK mutasi 820/123")
    await office.taps(office.citra, "Kirim")
    await office.taps(office.admin, "Setujui", "Urungkan")
    await office.says(office.admin, "/atasan")
    await office.taps(office.citra, "Tarik kembali", "Ya, tarik kembali")


async def own_data_is_wrong(office: OfficeOnTrial) -> None:
    """Citra's rank is wrong; the administrator approves that, takes it back, and lets its time pass."""
    await office.says(office.citra, "/privasi")
    await office.taps(office.citra, "Perbaiki data saya", "Ajukan perbaikan", "Pangkat")
    await office.says(office.citra, "Penata, III/c")
    await office.taps(office.citra, "Lewati", "Lewati", "Kirim")
    await office.taps(office.admin, "Setujui", "Urungkan")
    await office.says(office.admin, "/perbaikan")
    await office.says(office.citra, "/perbaikan")
    await office.taps(office.citra, "Perbaikan data (Pangkat)")


async def an_album_arrives(office: OfficeOnTrial) -> None:
    """Citra sends a report with two pictures."""
    first, second = pictures(office, "album", "Senam sehat 1 jam n4", 2, CITRA)
    await arrive(office, [first])
    await office.taps(office.citra, "Kirim")
    await arrive(office, [second])
    await office.jobs_at(2026, 11, 20, 16, 40)


async def the_queue_is_opened(office: OfficeOnTrial) -> None:
    """Budi opens what waits."""
    await office.taps(office.budi, next(each for each in office.budi.labels() if "Tinjau" in each))


async def a_team_meets(office: OfficeOnTrial) -> None:
    """Budi looks at the page, keeps a decision for Sari, and asks the author of a report rated 5."""
    await office.says(office.budi, "/rapat")
    await office.taps(office.budi, "Catat keputusan")
    await office.says(office.budi, "Menata antrean loket, Sari, 30/11")
    await office.taps(office.budi, "Simpan")
    await office.taps(office.sari, "Terhambat")
    await office.says(office.sari, "/batal")
    async with office.changes() as uow:
        values = {"state": "approved", "supervisor_rating": 5, "reviewer_id": office.ids[BUDI]}
        await uow.session.execute(update(Entry).where(Entry.id == 1).values(**values))
    await office.taps(office.budi, "Praktik baik", "Minta izin Sari")
    await office.taps(office.sari, "👍 Setuju")

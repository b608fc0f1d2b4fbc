"""What a message offers, its reader may do: every button and every command named, on an office's busy days.

Each message is looked at when it appears. A button is pressed in a transaction that is never committed.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from sqlalchemy import select, text, update

from domain.backups import BackupFailed
from domain.cases import UNDO_FOR, CaseState
from domain.closing.notices import FollowUpSilent, FollowUpWaits
from domain.colleagues import Round
from domain.errors import AlreadyHandled, Invalid, NotAllowed
from domain.notices import (
    AssessmentReminder,
    Notice,
    RatingAsked,
    RatingReminder,
    Recipient,
    RulesChanged,
    RulesReminder,
    SecondFigureReady,
    SecondRatingsWait,
)
from domain.people import StandInKind
from domain.periods import Period, Span
from domain.responses import link_payload
from domain.rule_changes import Rules
from domain.schemes import Assessor, turned
from handlers.closing.callbacks import ClosingWishTap, Wish
from handlers.frame.actor import actor_of
from handlers.frame.gate import may
from handlers.frame.router import Router
from handlers.frame.turn import Toast, Turn
from handlers.privacy.breach import BreachTold
from handlers.privacy.erasure import OwnAccountUnlinked
from locales import words_in
from playground.people import Json
from storage.records.schemes import load_scheme
from storage.tables import ALWAYS, FOREVER, Employee, Entry, FailedUpdate, Membership, Outbox, Service
from storage.uow import UnitOfWork
from tests.attendance import attending, shares
from tests.bot.outbox import forwards
from tests.handlers.test_albums import arrive, pictures
from tests.handlers.test_blockers import agus_is_above, sends
from tests.handlers.test_closed_period import closes
from tests.handlers.test_house import below
from tests.handlers.test_innovations import marked
from tests.handlers.test_leave import asks
from tests.handlers.test_objections import DECISION, REASONS, answers
from tests.handlers.test_objectivity import has_rated
from tests.handlers.test_onboarding import SIX, invite, joins
from tests.handlers.test_quarantine import set_aside
from tests.handlers.test_report_targets import agree_targets
from tests.handlers.test_targets import proposes
from tests.harness import ADMIN, BUDI, CITRA, NIPS, SARI, STRANGER, WIB, OfficeOnTrial, must, office_on_trial
from tests.jobs.records import reported
from tests.jobs.test_ikm_fall import index_falls
from tests.playground.stage import picture

OUTDATED = words_in("id").plain("button-outdated")
NAMED = re.compile(r"(?<![\w/.<])/([a-z]+)\b")
"""A command in a sentence; not a part of an address."""
OF_THE_FRAME = {"batal"}


@dataclass
class WatchedOffice(OfficeOnTrial):
    """An office in which every new message is looked at: what it offers that its reader may not do."""

    offered: int = 0
    broken: list[str] = field(default_factory=list)
    seen: dict[tuple[int, int], str] = field(default_factory=dict)

    async def settle(self) -> None:
        """Settles, then looks at what has appeared on the phones."""
        await super().settle()
        for person in (self.sari, self.budi, self.citra, self.admin, self.stranger):
            for message in person.messages:
                await self._look(person.id, message)

    async def _look(self, reader: int, message: Json) -> None:
        words = str(message.get("text", message.get("caption", "")))
        keyboard = message.get("reply_markup", {})
        place, shown = (reader, int(message["message_id"])), f"{words}{keyboard}"
        if message["from"]["id"] == reader or self.seen.get(place) == shown:
            return
        self.seen[place] = shown
        for row in keyboard.get("inline_keyboard", []):
            for button in row:
                if "callback_data" in button and not await self._may_tap(reader, message, button):
                    self.broken.append(f"{reader} may not tap {button['text']!r} under {words!r}")
                self.offered += 1
        for name in NAMED.findall(words):
            if name not in OF_THE_FRAME and not await self._may_say(reader, message, name):
                self.broken.append(f"{reader} may not say /{name}, which {words!r} names")
            self.offered += 1

    async def _turn(self, uow: UnitOfWork, reader: int, message: Json) -> Turn:
        service, now = self.service, self.service.clock.now()
        actor = await actor_of(uow, service.office, reader, now)
        words = words_in(actor.language)
        turn = Turn(service.rooms, uow, service.office, actor, words, now, now, reader)
        return replace(turn, query_id="1", tapped_message_id=message["message_id"])

    async def _may_tap(self, reader: int, message: Json, button: Json) -> bool:
        async with self.service.database.unit() as uow:
            turn = await self._turn(uow, reader, message)
            try:
                await Router(self.service.rooms).tap(turn, button["callback_data"])
            except NotAllowed:
                return False
            except (AlreadyHandled, Invalid) as refusal:
                if refusal.key == "period-closed":
                    return False
            return Toast(OUTDATED) not in turn.answers

    async def _may_say(self, reader: int, message: Json, name: str) -> bool:
        command = self.service.rooms.command(name)
        if command is None:
            return False
        async with self.service.database.unit() as uow:
            turn = await self._turn(uow, reader, message)
            return await may(uow, turn.office, turn.actor, command.action, None, turn.now)

    async def told(self) -> set[str]:
        """The kinds of notices that were sent."""
        async with self.service.database.read() as uow:
            return set(await uow.session.scalars(select(Outbox.kind).where(Outbox.state == "sent")))


async def somebody_is_assessed(office: WatchedOffice) -> None:
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


@pytest.fixture
async def watched(database_file: Path) -> AsyncIterator[WatchedOffice]:
    """An office with linked people; each message to them is looked at."""
    async with office_on_trial(database_file) as office, attending(office) as served:
        watched = WatchedOffice(served.playground, served.service, served.ids)
        async with watched.changes() as uow:
            home = (await uow.people.units())[0]
            uow.session.add_all([Service(code="KTP", name="KTP elektronik", unit_id=home.id)])
        await agree_targets(watched, ("Melayani permohonan KTP", "permohonan"))
        await watched.settle()
        yield watched


async def reports_with_evidence(office: WatchedOffice) -> None:
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


async def office_is_looked_after(office: WatchedOffice) -> None:
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


async def test_nothing_is_offered_that_its_reader_may_not_do(watched: WatchedOffice) -> None:
    office = watched
    everybody = (office.sari, office.budi, office.citra, office.admin, office.stranger)
    for person in everybody:
        await office.says(person, "/bantuan", "/start", "halo", "/bahasa", "/menu", "/batal")
    await office.says(office.sari, "/hariini")
    await office.taps(office.sari, "Sematkan kartu ini", "Lepaskan kartu")
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
    await targets_are_agreed(office)
    await blockers_are_solved(office)
    await feedback_goes_both_ways(office)
    await somebody_is_assessed(office)
    await office.says(office.sari, "/privasi")
    await office.taps(office.sari, "Unduh data saya", "Buat unduhan")
    async with office.changes() as uow:
        for notice in (BreachTold("Data Anda terungkap."), OwnAccountUnlinked()):
            uow.outbox.add(notice, Recipient(employee_id=office.ids[SARI]), office.service.clock.now())
    await office.settle()
    await office.says(office.sari, "/ekinerja")
    await office.taps(office.sari, "Hari ini", "Lengkapi")
    await office.says(office.sari, "Melayani loket", "08.00")
    await office.taps(office.sari, "1", "Kembali ke daftar", "Unduh lembar", "Sudah saya pindahkan")
    await asks(office, office.sari, "Cuti", "24/11", "25/11")
    await office.says(office.budi, "/tinjau")
    await office.taps(office.budi, "2", "Setujui", "Setujui")
    await office.says(office.sari, "/izin")
    await office.taps(office.sari, "Cuti", "Ubah", "Sampai")
    await office.says(office.sari, "24/11")
    await office.taps(office.sari, "Kirim")
    await a_week_is_planned(office)
    await somebody_stands_in(office)
    await a_team_is_looked_at(office)
    await colleagues_are_rated(office)
    await shares(office, office.sari)
    await office.says(office.admin, "/titik", "/batal")
    for person in (office.stranger, office.sari):
        await office.says(person, "/nilailayanan")
        await office.taps(person, "KTP elektronik", "😀" if "😀" in "".join(person.labels()) else "Puas")
    await office.says(office.stranger, "Cepat")
    await office.opens(office.citra, link_payload("KTP", 1))
    await tickets_are_answered(office)
    await office.jobs_at(2026, 11, 20, 15, 0)
    await marked(office)
    await office.taps(office.budi, "Akui inovasi")
    await office.says(office.budi, "/dialog")
    await office.taps(office.budi, "1")
    await office.says(office.budi, "Mohon rincian hasilnya dilampirkan")
    await office.taps(office.budi, "Kirim")
    await office.says(office.admin, "/ringkasan", "/perpanjang")
    await office.taps(office.admin, "Satu unit kerja", "Dinas Pelayanan")
    await office.says(office.admin, "19/11", "20/11", "25/11", "Gangguan jaringan")
    await office.taps(office.admin, "Perpanjang")
    await office_is_looked_after(office)
    await rules_have_changed(office)
    await office.says(office.admin, "/ujicoba")
    await office.taps(office.admin, "Bobot", "Penilaian diri", "0,25", "Hitung", "Ubah lagi", "Selesai")
    await office.jobs_at(2026, 11, 20, 16, 0)
    await office.says(office.citra, "/pengingat")
    await office.taps(office.citra, "Rajin", "Lewati hari ini", "Kembali", "30 menit")
    await office.jobs_at(2026, 11, 20, 16, 30)
    await office.taps(office.citra, "Lapor sekarang")
    await office.says(office.citra, "/batal")
    await office.reports(office.citra)
    await office.says(office.citra, "/atasan", "/atasan baru", "Sari")
    await office.taps(office.citra, "Hari ini")
    await office.says(office.citra, "SK mutasi 820/123")
    await office.taps(office.citra, "Kirim")
    await office.taps(office.admin, "Setujui", "Urungkan")
    await office.says(office.admin, "/atasan")
    await office.taps(office.citra, "Tarik kembali", "Ya, tarik kembali")
    await own_data_is_wrong(office)
    first, second = pictures(office, "album", "Senam sehat 1 jam n4", 2, CITRA)
    await arrive(office, [first])
    await office.taps(office.citra, "Kirim")
    await arrive(office, [second])
    await office.jobs_at(2026, 11, 20, 16, 40)
    await somebody_new_has_no_supervisor(office)
    await reported(office, CITRA, date(2026, 11, 10), sent_at=datetime(2026, 11, 10, 9, tzinfo=UTC))
    await index_falls(office)
    await set_aside(office, on=date(2026, 11, 22))
    await office.jobs_at(2026, 11, 23, 8, 0)
    await a_group_is_decided(office)
    await office.taps(office.budi, next(each for each in office.budi.labels() if "Tinjau" in each))
    await figures_are_looked_at(office)
    await reports_are_rated_blind(office)
    await a_period_is_closed(office)
    await what_follows_is_written(office)
    await a_result_is_objected_to(office)
    await a_team_meets(office)
    await a_night_has_no_backup(office)
    await something_fails(office)
    office.citra.blocks()
    await office.taps(office.budi, "4 – Baik")
    await joins(office, office.stranger, await invite(office, SARI), SIX)
    await units_are_looked_after(office)
    await people_are_looked_after(office)
    await the_roles_end(office)
    assert office.broken == []
    assert office.offered > 300
    assert {kind.kind for kind in below(Notice)} - await office.told() == set(), "each was among them"


async def own_data_is_wrong(office: WatchedOffice) -> None:
    """Citra's rank is wrong; the administrator approves that, takes it back, and lets its time pass."""
    await office.says(office.citra, "/privasi")
    await office.taps(office.citra, "Perbaiki data saya", "Ajukan perbaikan", "Pangkat")
    await office.says(office.citra, "Penata, III/c")
    await office.taps(office.citra, "Lewati", "Lewati", "Kirim")
    await office.taps(office.admin, "Setujui", "Urungkan")
    await office.says(office.admin, "/perbaikan")
    await office.says(office.citra, "/perbaikan")
    await office.taps(office.citra, "Perbaikan data (Pangkat)")


async def people_are_looked_after(office: WatchedOffice) -> None:
    """The administrator moves Budi, makes him an administrator and no more, and unlinks Sari's new phone."""
    await office.says(office.admin, "/admin", "/pegawai", "budi")
    await office.taps(office.admin, "Pindah unit", "Sekretariat", "Besok", "Tanpa atasan", "Simpan")
    await office.taps(office.admin, "Jadikan administrator", "Ya, jadikan")
    await office.says(office.budi, "/admin")
    await office.taps(office.admin, "Cabut peran", "Ya, cabut")
    await office.says(office.admin, "/pegawai sari")
    await office.taps(office.admin, "Sari Contoh", "Undang", "Kembali", "Undang", "Ya, buat")
    await office.says(office.admin, "/pegawai sari")
    await office.taps(office.admin, "Sari Contoh", "Putuskan ponsel", "Ya, putuskan")


async def units_are_looked_after(office: WatchedOffice) -> None:
    """The administrator looks at a unit, frees a day for it, and withdraws that."""
    await office.says(office.admin, "/unit")
    await office.taps(office.admin, "Dinas Pelayanan", "Kalender", "Hari khusus", "Besok", "Libur", "Lewati")
    await office.taps(
        office.admin, "Simpan", "✖︎", "Ya, cabut", "Kembali", "Hari kerja", "Senin–Sabtu", "Batal"
    )


async def a_group_is_decided(office: WatchedOffice) -> None:
    """Ratings that were set aside are released, and set aside again."""
    await office.says(office.admin, "/karantina")
    await office.taps(
        office.admin, "1. KTP", "Lepaskan", "Ada acara", "Daftar", "Keputusan", "1. Sisihkan lagi"
    )
    await office.says(office.admin, "/batal")


async def tickets_are_answered(office: WatchedOffice) -> None:
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


async def rules_have_changed(office: WatchedOffice) -> None:
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


async def blockers_are_solved(office: WatchedOffice) -> None:
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


async def targets_are_agreed(office: WatchedOffice) -> None:
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


async def feedback_goes_both_ways(office: WatchedOffice) -> None:
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
    await office.says(office.sari, "Terima kasih, Pak", "/umpanbalik")
    await office.taps(office.sari, "Yang saya terima")


async def a_week_is_planned(office: WatchedOffice) -> None:
    """Budi plans a Saturday of Sari, who looks at it."""
    await office.says(office.budi, "/jadwal")
    await office.taps(office.budi, "Susun jadwal tim", "Sari Contoh", "Lanjut (1)", "Pekan depan")
    await office.taps(office.budi, "Sab, 28 Nov: libur")
    await office.says(office.budi, "22.00-06.00")
    await office.taps(office.budi, "Lanjut", "Simpan")
    await office.taps(office.sari, "Lihat jadwal saya")
    await office.says(office.admin, "/jadwal")


async def somebody_stands_in(office: WatchedOffice) -> None:
    """Budi's leave is approved: Citra is named for it, told so, and the appointment is ended."""
    await asks(office, office.budi, "Cuti", "27/11", "27/11")
    await office.taps(office.admin, "Setujui")
    await office.taps(office.budi, "Tunjuk Plh.", "Citra Contoh", "Ubah", "Mulai", "Hari ini", "Tunjuk")
    await office.says(office.admin, "/delegasi", "/delegasi tanpa")
    await office.taps(office.admin, "Akhiri", "Kembali", "Akhiri", "Ya, akhiri")


async def a_team_is_looked_at(office: WatchedOffice) -> None:
    """Budi looks at his team and reminds Citra; the administrator looks at a unit."""
    await office.says(office.budi, "/tim")
    await office.taps(office.budi, "Ingatkan Citra", "Dua pekan sebelumnya", "RHK yang didukung")
    await office.says(office.admin, "/tim unit")
    await office.taps(office.admin, "Sekretariat", "Unit lain")


async def colleagues_are_rated(office: WatchedOffice) -> None:
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


async def a_team_meets(office: WatchedOffice) -> None:
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


async def a_night_has_no_backup(office: WatchedOffice) -> None:
    """The administrator hears of it."""
    async with office.service.database.unit() as uow:
        now = office.service.clock.now()
        uow.outbox.add(BackupFailed(now), Recipient(employee_id=office.ids[ADMIN]), now)
        await uow.commit()
    await office.settle()


async def figures_are_looked_at(office: WatchedOffice) -> None:
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


async def looks_for_notices(office: WatchedOffice, month: int, day: int) -> None:
    """The sweep of another Friday, done now."""
    await office.service.runner.run("find-notices", datetime(2026, month, day, 15, tzinfo=WIB))
    await office.settle()


async def reports_are_rated_blind(office: WatchedOffice) -> None:
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


async def a_period_is_closed(office: WatchedOffice) -> None:
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


async def a_result_is_objected_to(office: WatchedOffice) -> None:
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


async def what_follows_is_written(office: WatchedOffice) -> None:
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


async def somebody_new_has_no_supervisor(office: WatchedOffice) -> None:
    """A newcomer in a unit; the administrator is told."""
    async with office.changes() as uow:
        home = must(await uow.people.unit_of(office.ids[SARI], date(2026, 11, 20)))
        newcomer = Employee(nip="199901012026111001", name="Dewi Contoh", role="asn")
        uow.session.add_all([newcomer])
        await uow.session.flush()
        stay = Membership(employee_id=newcomer.id, unit_id=home.id, starts=ALWAYS, ends=FOREVER)
        uow.session.add_all([stay])


async def something_fails(office: WatchedOffice) -> None:
    """A report cannot be stored for a moment, and Sari is told so."""
    for old, new in (("activity", "activiti"), ("activiti", "activity")):
        await office.execute(text(f"ALTER TABLE entries RENAME COLUMN {old} TO {new}"))
        await office.says(office.sari, "/lapor")
    await office.says(office.sari, "/batal")


async def the_roles_end(office: WatchedOffice) -> None:
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
    forwards(office, days=1)
    await office.run_jobs()

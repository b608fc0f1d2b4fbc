"""How every conversation of every room is begun and half filled, and how it goes on to its end."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete

from domain.periods import PeriodKind
from domain.survey import Unsur
from handlers.kit.objectivity import NoticesTap
from handlers.satisfaction.callbacks import PromiseTap
from storage.tables import FOREVER, Response, Service, Supervision
from tests.attendance import FAR
from tests.handlers.ekinerja import add
from tests.handlers.feedback import praises, rated_far_apart, ten_minutes_later
from tests.handlers.objections import ANSWER, REASONS, answers
from tests.handlers.objectivity import copies
from tests.handlers.people import agus_is_above, invite
from tests.handlers.scores import closes
from tests.handlers.services import set_aside
from tests.handlers.steps import up_to_summary
from tests.handlers.targets import has
from tests.harness import CITRA, SARI, OfficeOnTrial, must
from tests.playground.stage import picture

WHOLE = "Nota <&>" * 512
"""A message as long as Telegram takes one; longer still once its HTML is escaped."""
Step = Callable[[OfficeOnTrial], Awaitable[object]]


async def _nothing(_: OfficeOnTrial) -> None:
    """The office as it is."""


def said(by: str, *texts: str) -> Step:
    """A person writes some texts."""

    async def say(office: OfficeOnTrial) -> None:
        await office.says(getattr(office, by), *texts)

    return say


def tapped(by: str, command: str, *labels: str) -> Step:
    """A person gives a command and taps some buttons."""

    async def tap(office: OfficeOnTrial) -> None:
        await office.says(getattr(office, by), command)
        await office.taps(getattr(office, by), *labels)

    return tap


@dataclass(frozen=True)
class Way:
    """How a conversation is begun and half filled, by whom, and what has to be there before."""

    by: str
    begins: Step
    before: Step = _nothing


async def _nobody_supervises(office: OfficeOnTrial) -> None:
    await office.execute(delete(Supervision))


async def _proof(office: OfficeOnTrial) -> None:
    await office.taps(office.sari, "Tambah bukti")
    office.sari.sends_photo(picture())
    await office.settle()


async def _reason(office: OfficeOnTrial) -> None:
    await office.taps(office.budi, "Kembalikan")
    await office.says(office.budi, "Mohon lampirkan notulen")


async def _own_data(office: OfficeOnTrial) -> None:
    await tapped("sari", "/perbaikan baru", "Nama")(office)
    await office.says(office.sari, "Sari Contoh, S.E.")


async def _target(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/target")
    await office.taps(office.sari, "Usulkan target")
    await office.says(office.sari, "Melayani permohonan KTP")


async def _link(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/target")
    await office.taps(office.sari, "Hubungkan kegiatan")
    await office.taps(office.sari, next(each for each in office.sari.labels() if "Menyusun" in each))


async def _reported_beside_a_target(office: OfficeOnTrial) -> None:
    for which in ("gaji", "kas"):
        await office.reports(office.sari, f"Menyusun laporan {which}")
    await has(office, SARI)


async def _blocker(office: OfficeOnTrial) -> None:
    await said("sari", "/kendala", "Printer KTP rusak sejak pagi")(office)
    await office.taps(office.sari, "Atasan langsung")


async def _place(office: OfficeOnTrial) -> None:
    await tapped("admin", "/titik", "Sekretariat")(office)
    office.admin.shares_location(*FAR)
    await office.settle()


async def _join(office: OfficeOnTrial) -> None:
    await office.opens(office.stranger, await invite(office, CITRA))


async def _ekinerja(office: OfficeOnTrial) -> None:
    await tapped("sari", "/ekinerja", "Pekan ini", "Lengkapi (1)")(office)
    await office.says(office.sari, "Melayani permohonan KTP elektronik")


async def _innovation(office: OfficeOnTrial) -> None:
    await office.taps(office.sari, "Tandai sebagai inovasi")
    await office.says(office.sari, "Antrean loket kini lewat pesan")


async def _talk(office: OfficeOnTrial) -> None:
    await office.taps(office.budi, "Dialog kinerja")
    await office.says(office.budi, "Mohon rincian hasilnya dilampirkan")


async def _note(office: OfficeOnTrial) -> None:
    await office.taps(office.budi, "Catatan: Berorientasi")


async def _praised(office: OfficeOnTrial) -> None:
    await praises(office, office.budi)
    await ten_minutes_later(office)


async def _reply(office: OfficeOnTrial) -> None:
    await office.taps(office.sari, "↩️ Jawab")


async def _rated(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        uow.session.add(Service(id=1, code="KTP", name="KTP", unit_id=(await uow.people.units())[0].id))
        await uow.session.flush()
        given = dict.fromkeys(map(str, Unsur), 2) | {"waktu": 1}
        uow.session.add_all(
            Response(service_id=1, date=date(2026, 8, 5), channel="open", **given) for _ in range(5)
        )


async def _promise(office: OfficeOnTrial) -> None:
    await office.taps_data(office.admin, PromiseTap(1, "2026-Q3", "waktu").pack())
    await office.says(office.admin, "Antrean dibagi dua loket")


async def _ticket(office: OfficeOnTrial) -> None:
    """A stranger has written about a service of Budi's unit."""
    async with office.changes() as uow:
        home = must(await uow.people.unit_of(office.ids[SARI], date(2026, 11, 20)))
        uow.session.add_all([Service(code="KTP", name="KTP elektronik", unit_id=home.id)])
    await tapped("stranger", "/aduan", "KTP elektronik", "Aduan")(office)
    await said("stranger", "Antre tiga jam")(office)
    await office.taps(office.stranger, "✅ Kirim")
    await tapped("budi", "/tiket", "1")(office)


async def _answer(office: OfficeOnTrial) -> None:
    await office.taps(office.budi, "Jawab dulu")
    await office.says(office.budi, "Kami periksa dahulu")


async def _pass(office: OfficeOnTrial) -> None:
    await office.taps(office.budi, "Teruskan", "Administrator")


async def _service(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        unit = next(each for each in await uow.people.units() if each.name == "Dinas Pelayanan")
        uow.session.add(Service(code="KTP", name="KTP-el", unit_id=unit.id))


async def _staffed(office: OfficeOnTrial) -> None:
    await _service(office)
    async with office.changes() as uow:
        [service] = await uow.services.all()
        await uow.staffing.add(service.id, office.ids[SARI], date(2026, 11, 1), FOREVER)


async def _closed(office: OfficeOnTrial) -> None:
    await closes(office, PeriodKind.MONTH, date(2026, 10, 1))


async def _objection(office: OfficeOnTrial) -> None:
    await tapped("sari", "/keberatan 2026-10", "Lanjut ke alasan")(office)
    await office.says(office.sari, REASONS)


async def _copied(office: OfficeOnTrial) -> None:
    await copies(office)
    await office.taps(office.sari, "Lihat angka saya")


async def _dismissal(office: OfficeOnTrial) -> None:
    await office.taps_data(office.budi, NoticesTap(0).pack())
    await office.taps(office.budi, "Uraian yang sama", "Abaikan")


async def october_objected(office: OfficeOnTrial) -> None:
    await _closed(office)
    await _objection(office)
    await office.taps(office.sari, "Tanpa bukti", "Kirim")


async def _answered(office: OfficeOnTrial) -> None:
    await agus_is_above(office)
    await october_objected(office)
    await answers(office)


async def _decision(office: OfficeOnTrial) -> None:
    await office.taps(office.admin, "Buka keberatan", "Putuskan", "Menguatkan hasil")


async def _objection_answer(office: OfficeOnTrial) -> None:
    await office.taps(office.budi, "Buka keberatan", "Jawab")
    await office.says(office.budi, ANSWER)


async def _naming(office: OfficeOnTrial) -> None:
    await office.taps(office.admin, "1. Tetapkan pemutus")
    await office.says(office.admin, "Citra")


async def _semester_closed(office: OfficeOnTrial) -> None:
    """Last year's semester is closed, and its follow-up is to be written."""
    await closes(office, PeriodKind.SEMESTER, date(2025, 12, 31))
    async with office.changes() as uow:
        (closing,) = await uow.follow_ups.unprepared()
        await uow.follow_ups.prepare(closing.id, await uow.follow_ups.signed(closing.id))


def reports(office: OfficeOnTrial) -> Awaitable[None]:
    return office.reports(office.sari)


LIST = "08.00-10.00 verifikasi 25 berkas KTP n4\n13.00-14.00 rapat staf 1 notulen n4"
WAYS = {
    "reason": Way("budi", _reason, reports),
    "join": Way("stranger", _join),
    "report": Way("sari", up_to_summary),
    "several": Way("sari", said("sari", LIST)),
    "proof": Way("sari", _proof, reports),
    "plan": Way("sari", said("sari", "/besok")),
    "leave": Way("sari", tapped("sari", "/izin", "Cuti", "Besok", "Dua hari")),
    "duty": Way("budi", tapped("budi", "/jadwal", "Susun jadwal tim", "Sari", "Lanjut (1)", "Pekan depan")),
    "target": Way("sari", _target),
    "settgt": Way("budi", tapped("budi", "/target", "Tetapkan untuk pegawai", "Sari")),
    "link": Way("sari", _link, _reported_beside_a_target),
    "inovasi": Way("sari", _innovation, reports),
    "talk": Way("budi", _talk, rated_far_apart),
    "blocker": Way("sari", _blocker),
    "ekinerja": Way("sari", _ekinerja, lambda office: add(office, times=None, plan=None)),
    "correction": Way("sari", _own_data),
    "supervisor": Way("sari", said("sari", "/atasan baru", "Citra")),
    "attend": Way("sari", said("sari", "/hadir")),
    "place": Way("admin", _place),
    "delegation": Way("budi", tapped("budi", "/delegasi baru", "Citra Contoh")),
    "assess": Way("budi", _note, tapped("budi", "/penilaian", "Sari Contoh", "Mulai menilai", "4 – Sering")),
    "follow-up": Way(
        "budi", tapped("budi", "/tindaklanjut", "Sari Contoh", "Tulis rekomendasi"), _semester_closed
    ),
    "feedback": Way("budi", tapped("budi", "/umpanbalik", "Beri umpan balik", "Sari Contoh", "Apresiasi")),
    "askfb": Way("sari", tapped("sari", "/umpanbalik", "Minta umpan balik")),
    "replyfb": Way("sari", _reply, _praised),
    "decision": Way("budi", said("budi", "/keputusan", "Menata ruang tunggu")),
    "promise": Way("admin", _promise, _rated),
    "assign": Way("admin", said("admin", "/delegasi atasan 2", "Agus"), _nobody_supervises),
    "quarantine": Way("admin", tapped("admin", "/karantina", "1. KTP", "Tetap sisihkan"), set_aside),
    "answertk": Way("budi", _answer, _ticket),
    "passtk": Way("budi", _pass, _ticket),
    "trial": Way("admin", tapped("admin", "/ujicoba", "Bobot", "Penilaian diri", "0,25")),
    "service": Way("budi", said("budi", "/layanan baru", "Akta kelahiran")),
    "staffing": Way("budi", tapped("budi", "/layanan", "KTP-el", "➕ Petugas"), _service),
    "endstaff": Way("budi", tapped("budi", "/layanan", "KTP-el", "Akhiri: Sari Contoh"), _staffed),
    "closeservice": Way("budi", tapped("budi", "/layanan", "KTP-el", "🔒 Tutup layanan"), _service),
    "objection": Way("sari", _objection, _closed),
    "objectanswer": Way("budi", _objection_answer, october_objected),
    "objectdecide": Way("admin", _decision, _answered),
    "objectname": Way("admin", _naming, october_objected),
    "announce": Way("admin", tapped("admin", "/pengumuman", "Semua pegawai")),
    "find": Way("admin", said("admin", "/pegawai", "contoh")),
    "posting": Way("admin", tapped("admin", "/pegawai sari", "Pindah unit", "Sekretariat")),
    "leaving": Way("admin", tapped("admin", "/pegawai budi", "Akhiri tugas", "Hari ini")),
    "detail": Way("admin", tapped("admin", "/pegawai sari", "Perbaiki data", "Nama")),
    "joiner": Way("admin", said("admin", "/pegawai baru", "Dewi Contoh")),
    "unit": Way("admin", said("admin", "/unit baru", "Badan Contoh")),
    "unithead": Way("admin", tapped("admin", "/unit", "Dinas Pelayanan", "Ganti kepala", "Sari Contoh")),
    "officeday": Way("admin", tapped("admin", "/unit hari", "Semua unit", "Besok")),
    "notice": Way("budi", _dismissal, _copied),
    "extension": Way("admin", tapped("admin", "/perpanjang", "Semua pegawai", "Hari ini")),
}
ENDED = {"announce"}
"""Conversations that a text ends; it is kept then, until it is sent or dropped."""

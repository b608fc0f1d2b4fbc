"""Writes the SKM report of a service of the sample office into docs/papers/ (`python -m sample.skm`).

The quarter is over, respondents told of themselves, and promises were made, as after some months of use.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from datetime import UTC, date, datetime
from enum import StrEnum

from sqlalchemy import select

from domain.office import Office
from domain.people import TimeZone
from domain.periods import Period
from domain.promises import Promised
from domain.respondents import Age, Education, Occupation, Sex
from domain.survey import Unsur
from handlers.satisfaction.actions import place_of, read_behind, read_results
from handlers.satisfaction.report import skm_report
from locales import words_in
from reports.skm_report import pdf
from reports.skm_workbook import xlsx
from sample.days import dice
from sample.generate import HOME
from storage.base.engine import Database
from storage.base.migrate import migrate
from storage.imports import import_office
from storage.records.schemes import load_scheme
from storage.tables import Response, Service
from storage.uow import UnitOfWork

PAPERS = HOME.parent / "docs" / "papers"
NAME = "skm-ktp-2026-Q4"
BEFORE, QUARTER = Period.parse("2026-Q3"), Period.parse("2026-Q4")
IMPORTED, MADE = datetime(2026, 11, 20, 2, 0, tzinfo=UTC), datetime(2027, 1, 5, 2, 0, tzinfo=UTC)

PROFILES: dict[str, list[tuple[StrEnum, int]]] = {
    "age": [(Age.UNDER_25, 6), (Age.FROM_25, 5), (Age.FROM_35, 4), (Age.FROM_45, 2), (Age.FROM_55, 2)],
    "sex": [(Sex.FEMALE, 10), (Sex.MALE, 9)],
    "education": [(Education.SENIOR_HIGH, 9), (Education.BACHELOR, 5), (Education.JUNIOR_HIGH, 3)],
    "occupation": [(Occupation.PRIVATE, 7), (Occupation.SELF_EMPLOYED, 5), (Occupation.STUDENT, 4)],
}
"""How often each answer is given; one in six respondents answers none."""
COMMENTS = (
    ("praise", "Petugas loket 1 sabar menjelaskan, padahal antrean panjang. Terima kasih 🙏"),
    ("suggestion", "Mohon papan persyaratan ditulis lebih besar."),
    ("praise", "KTP selesai di hari yang sama. Di luar dugaan!"),
    ("complaint", "Antre sejak pukul 08.00, loket 2 baru buka pukul 10.30 tanpa pemberitahuan."),
    ("praise", "Ibu saya yang sudah sepuh didahulukan dan dibantu sampai duduk."),
    ("suggestion", "Sebaiknya nomor antrean bisa diambil dari rumah."),
    ("praise", "Tidak dipungut biaya apa pun, sesuai dengan papan pengumuman."),
    ("complaint", "Jaringan mati dan kami diminta datang kembali besok. Rumah saya 40 km dari kantor."),
    ("suggestion", "Mohon ada satu loket khusus untuk lansia dan penyandang disabilitas."),
    ("praise", "Perekaman cepat, petugasnya ramah, ruangannya bersih 👍"),
    ("", "Saya datang dua kali: yang pertama untuk perekaman, yang kedua untuk mengambil kartu. Kalau waktu "
     "pengambilan diberitahukan lewat pesan singkat, satu kali perjalanan sudah cukup. Di luar itu tidak "
     "ada keluhan; tempat parkirnya pun mudah."),
    ("praise", "Nomor antrean dipanggil dengan jelas, tidak ada yang menyerobot."),
    ("complaint", "Kursi tunggu kurang, banyak yang berdiri."),
    ("suggestion", "Tolong jam layanan dibuka juga pada hari Sabtu."),
    ("praise", "Berkas saya kurang satu, tetapi diberi tahu dengan baik dan boleh menyusul."),
    ("suggestion", "Kalau jaringan terganggu, mohon diumumkan lewat grup kecamatan."),
    ("praise", "Pelayanan seperti ini semoga dipertahankan."),
    ("suggestion", "Tambah kipas angin di ruang tunggu."),
)  # fmt: skip
"""Kinds and texts, from the first day on."""
PROMISED = {
    BEFORE: {
        Unsur.WAKTU: Promised("Loket kedua dibuka setiap hari mulai pukul 08.00.", date(2026, 10, 30)),
        Unsur.SARANA: Promised("Kursi ruang tunggu ditambah 20 buah.", date(2026, 11, 30)),
    },
    QUARTER: {
        Unsur.WAKTU: Promised("KTP yang rusak dicetak ulang di hari yang sama.", date(2027, 2, 26)),
        Unsur.SARANA: Promised("Ruang tunggu diberi pendingin udara dan layar antrean.", date(2027, 3, 31)),
    },
}


async def make() -> dict[str, bytes]:
    """The report by the ending of its file, the same each time."""
    office = Office("Kabupaten Contoh", TimeZone.WIB.info, "WIB", load_scheme("batanghari"), "contoh_bot")
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/kinerja.db")
        try:
            await migrate(database)
            async with database.unit() as uow:
                await import_office(uow, office, HOME, IMPORTED)
                service = await uow.services.by_code("KTP")
                if service is None:
                    raise ValueError("the sample office has no service KTP")
                await _tell(uow, service)
                today = office.date_of(MADE)
                results = await read_results(uow, office, await place_of(uow, 0, service.id), QUARTER, today)
                behind = await read_behind(uow, results, today)
        finally:
            await database.close()
    report = skm_report(words_in("id"), office, results, MADE, behind)
    return {"pdf": pdf(report), "xlsx": xlsx(report)}


async def _tell(uow: UnitOfWork, service: Service) -> None:
    """What respondents said of themselves and wrote, and what the head of the unit promised."""
    chance = dice("respondents", service.code)
    written = iter(COMMENTS)
    for each in await _responses(uow, service):
        if each.comment:
            each.kind, each.comment = next(written, (None, None))
        if each.sarana and chance.random() > 1 / 6:
            for question, answers in PROFILES.items():
                said, weights = zip(*answers, strict=True)
                setattr(each, question, chance.choices(said, weights)[0])
    for quarter, promises in PROMISED.items():
        for unsur, promised in promises.items():
            await uow.promises.keep(service.id, quarter, unsur, promised, None, MADE)
    await uow.session.flush()


async def _responses(uow: UnitOfWork, service: Service) -> list[Response]:
    """All responses in an order that does not depend on their random ids."""
    found = await uow.session.scalars(select(Response).where(Response.service_id == service.id))
    columns = ("date", "channel", *map(str, Unsur), "quick", "kind", "comment")
    return sorted(found, key=lambda each: [str(getattr(each, name)) for name in columns])


def main() -> None:
    """Writes the files and names them."""
    PAPERS.mkdir(exist_ok=True)
    for ending, content in asyncio.run(make()).items():
        file = PAPERS / f"{NAME}.{ending}"
        file.write_bytes(content)
        sys.stdout.write(f"{file.relative_to(HOME.parent)}  {len(content) / 1000:.0f} kB\n")


if __name__ == "__main__":
    main()

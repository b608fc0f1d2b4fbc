"""`/rekap`: a month of one's own work as PDF and XLSX, read back as a person and a program would read it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

from domain.entries import EvidenceItem
from handlers.history.callbacks import MonthTap, PaperTap
from locales import words_in
from storage.tables import Entry
from tests.handlers.papers import (
    ARABIC,
    FORMULA,
    MARKS,
    MONTH,
    Work,
    add_leave,
    add_mode,
    add_work,
    asks_for,
    change_supervisor,
    describe_people,
)
from tests.harness import BUDI, CITRA, OfficeOnTrial

HERE = words_in("id")


async def test_the_way_to_a_paper(office: OfficeOnTrial) -> None:
    await add_work(office, *MONTH)
    await office.says(office.sari, "/rekap")
    assert office.sari.labels()[0] == "November 2026"
    await office.taps(office.sari, "November 2026")
    assert "Laporan bulanan November 2026" in office.sari.last["text"]
    assert not [label for label in office.sari.labels() if "WFH" in label]
    await office.taps(office.sari, "Laporan harian (PDF)")
    assert office.sari.toasts[-1] == "Sedang dibuat…"
    assert office.sari.last["document"]["file_name"] == "LKH-2026-11-199001012015012001.pdf"
    assert "Kode verifikasi" in office.sari.last["caption"]


async def test_the_months_go_back_to_the_first_report(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/rekap")
    assert office.sari.labels()[0] == "November 2026" and "Oktober 2026" not in office.sari.labels()
    await office.reports(office.sari)
    office.move_to(2027, 1, 4, 9, 0)
    await office.says(office.sari, "/rekap")
    assert office.sari.labels()[:3] == ["Januari 2027", "Desember 2026", "November 2026"]


async def test_the_paper_says_who_what_and_how_it_was_judged(office: OfficeOnTrial) -> None:
    await describe_people(office)
    await add_work(office, *MONTH)
    await add_leave(office, 9)
    text = (await asks_for(office, office.sari)).text()
    for expected in (
        "KABUPATEN CONTOH Dinas Pelayanan LAPORAN KERJA HARIAN Bulan November 2026",
        "Sari Contoh NIP : 19900101 201501 2 001",
        "Penata Muda (III/a)",
        "Budi Contoh NIP : 19750202 200003 1 002",
        "Kepala Bidang",
        "Sen, 2 Nov 08.00–10.30 (2 jam 30 menit) Menyusun laporan keuangan RHK: Laporan tepat waktu",
        "1.250,5 dokumen",
        "4 5 Disetujui",
        "Mohon dilengkapi.",
        "Dikembalikan",
        "Ditolak",
        "Foto: Loket 2",
        "Tautan: https://contoh.go.id/a",
        "Sen, 9 Nov Cuti, sakit, atau izin",
        "Sel, 10 Nov Tanpa laporan",
        "Jum, 20 Nov Belum dilaporkan",
        "di antaranya terlambat 1",
        "Hari cuti, sakit, izin 1",
        "Kegiatan 5 di antaranya disetujui 2",
        "Jumlah waktu 10 jam",
        "Sari Contoh NIP 19900101 201501 2 001",
        "Budi Contoh NIP 19750202 200003 1 002",
        "20 November 2026 Pegawai",
        "Halaman 1 dari",
    ):
        assert expected in text, expected
    assert "Sen, 23 Nov" not in text, "a day to come"


async def test_the_summary_counts_the_days_as_the_score_does(office: OfficeOnTrial) -> None:
    await add_work(office, *MONTH)
    days = [row for row in (await asks_for(office, office.sari, form="xlsx")).table(1) if row[0]]
    found = {row[0]: row[1] for row in days if isinstance(row[0], date)}
    assert found[date(2026, 11, 1)] == "Hari libur"
    assert found[date(2026, 11, 2)] == "Tepat waktu"
    assert found[date(2026, 11, 3)] == "Terlambat"
    assert found[date(2026, 11, 5)] == "Menunggu perbaikan"
    assert found[date(2026, 11, 6)] == "Tanpa laporan", "a rejected one is none"
    assert found[date(2026, 11, 20)] == "Belum dilaporkan"
    assert len(found) == 30


async def test_what_people_write_arrives_unharmed_in_the_pdf(office: OfficeOnTrial) -> None:
    long = ("Kata " * 800).strip() + " selesai"
    link = "https://contoh.go.id/" + "a1b2c3d4" * 200
    endless = "x" * 4096
    await add_work(
        office,
        Work(2, MARKS),
        Work(3, f"Menyalin {ARABIC} di sini"),
        Work(4, long),
        Work(5, endless, evidence=(EvidenceItem(kind="link", url=link),)),
        Work(6, "漢字 dan 🦾 dan 👨‍👩‍👧"),
    )
    paper = await asks_for(office, office.sari)
    text = paper.text()
    assert MARKS in text
    assert set(ARABIC) <= set(text)
    assert text.count("Kata ") == 800 and "Kata selesai" in text
    assert text.count("x") >= 4096
    assert "□□ dan 🦾 dan 👨‍👩‍👧" in text and "□ = huruf yang tidak tersedia" in text
    links = set(paper.links())
    assert link in links, "a link is whole, though it is broken over lines"


async def test_all_fonts_are_embedded(office: OfficeOnTrial) -> None:
    await add_work(office, *MONTH)
    fonts = dict((await asks_for(office, office.sari)).fonts())
    assert any("DejaVuSans" in name for name in fonts)
    assert all(fonts.values()), fonts


async def test_a_workbook_holds_values_and_never_a_formula(office: OfficeOnTrial) -> None:
    await add_work(office, *MONTH, Work(9, "+62 811 dihubungi"), Work(10, "@SUM(A1)"), Work(11, "12"))
    received = await asks_for(office, office.sari, form="xlsx")
    rows = received.table()
    head = next(place for place, row in enumerate(rows) if row[0] == "No.")
    table = [dict(zip(rows[head], row, strict=True)) for row in rows[head + 1 :]]
    assert [row["Uraian kegiatan"] for row in table] == [
        "Menyusun laporan keuangan",
        "Rapat koordinasi dengan bidang",
        MARKS,
        FORMULA,
        f"Menyalin {ARABIC}",
        "+62 811 dihubungi",
        "@SUM(A1)",
        "12",
    ]
    first = table[0]
    assert first["Hari, tanggal"] == date(2026, 11, 2)
    assert (first["Menit"], first["Volume"], first["Satuan"]) == (150, 1250.5, "dokumen")
    assert (first["Penilaian diri"], first["Penilaian atasan"], first["Status"]) == (4, 5, "Disetujui")
    assert first["Ditinjau oleh"] == "Budi Contoh"
    sheets = ZipFile(BytesIO(received.content))
    written = [sheets.read(name) for name in sheets.namelist() if name.startswith("xl/worksheets/")]
    assert written and not any(b"<f>" in page or b"<hyperlink" in page for page in written)


async def test_several_supervisors_sign_for_their_days(office: OfficeOnTrial) -> None:
    await add_work(office, *MONTH)
    await change_supervisor(office, CITRA, date(2026, 11, 4))
    text = (await asks_for(office, office.sari)).text()
    assert "(Min, 1 Nov – Sel, 3 Nov)" in text
    assert "(Rab, 4 Nov – Sen, 30 Nov)" in text
    assert "Citra Contoh NIP 19880303 201201 2 003" in text
    assert "Dikembalikan oleh Budi Contoh" in text, "who decided in the place of the supervisor of the day"


async def test_the_report_of_work_from_home_has_its_days_only(office: OfficeOnTrial) -> None:
    await add_work(office, *MONTH)
    await add_mode(office, 3, 4)
    await add_mode(office, 10, 10, "wfa")
    await add_mode(office, 5, 5, "wfo")
    await office.taps_data(office.sari, MonthTap("2026-11").pack())
    await office.taps(office.sari, "Laporan WFH/WFA (PDF)")
    paper = await asks_for(office, office.sari, "remote")
    text = paper.text()
    assert "LAPORAN PELAKSANAAN TUGAS WFH/WFA" in text
    assert "Sel, 3 Nov WFH 08.00–10.30" in text
    assert "Sel, 10 Nov WFA: Tanpa laporan" in text
    assert "keuangan" not in text and FORMULA not in text


async def test_what_there_is_no_paper_of(office: OfficeOnTrial) -> None:
    for tap, key in (
        (PaperTap("2026-11", "remote", "pdf"), "paper-no-remote"),
        (PaperTap("2027-11", "daily", "pdf"), "paper-not-in-service"),
        (PaperTap("2026-11", "x", "pdf"), "button-outdated"),
        (PaperTap("2026-11", "daily", "exe"), "button-outdated"),
        (PaperTap("2026-Q4", "daily", "pdf"), "button-outdated"),
        (MonthTap("x"), "button-outdated"),
    ):
        await office.taps_data(office.sari, tap.pack())
        assert office.sari.toasts[-1] == HERE.plain(key), tap


async def test_the_same_records_keep_their_code_and_others_get_a_new_revision(office: OfficeOnTrial) -> None:
    await add_work(office, *MONTH)
    first = await asks_for(office, office.sari)
    again = await asks_for(office, office.sari)
    as_workbook = await asks_for(office, office.sari, form="xlsx")
    assert {first.code, again.code, as_workbook.code} == {first.code}
    assert first.content == again.content, "the same paper, byte for byte"
    async with office.changes() as uow:
        (await uow.session.get_one(Entry, 1)).activity = "Menyusun laporan kinerja"
    changed = await asks_for(office, office.sari)
    assert changed.code != first.code
    assert (first.revision, changed.revision) == (1, 2)


async def test_a_full_month_is_whole(office: OfficeOnTrial) -> None:
    proof = tuple(
        EvidenceItem(kind="photo", file_id=f"x{number}", caption="Dokumentasi kegiatan " * 5)
        for number in range(5)
    )
    days = [day for day in range(2, 21) if date(2026, 11, day).weekday() < 5]
    await add_work(
        office,
        *(
            Work(day, "Melayani permohonan dan menyusun rekapitulasi " * 5, volume=Decimal(3), evidence=proof)
            for day in days
            for _ in range(6)
        ),
    )
    paper = await asks_for(office, office.sari)
    assert len(paper.pdf().pages) > 5
    assert paper.text().count("Disetujui") == len(days) * 6


async def test_a_stand_ins_decision_says_for_whom(office: OfficeOnTrial) -> None:
    await add_work(office, *MONTH)
    async with office.changes() as uow:
        entry = await uow.session.get_one(Entry, 1)
        entry.reviewer_id, entry.acted_for_id = office.ids[CITRA], office.ids[BUDI]
        entry.acted_as = "plh"
    assert "Disetujui oleh Citra Contoh (Plh. Budi Contoh)" in (await asks_for(office, office.sari)).text()

"""Files in the chat: what an import would do is shown, and done or taken back with a tap."""

from __future__ import annotations

import asyncio
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from bot.app import connect
from domain.imports import Asks, Question
from domain.people import Role
from domain.sent_files import LARGEST, MOST_ROWS, Answers, ChangeShown, FileFindings, FileState, Findings
from handlers.files.callbacks import FileTap, Wish
from handlers.files.screens import file_screen
from handlers.frame.screen import LONGEST_MESSAGE, length
from locales import words_in
from storage.base.engine import Database
from storage.imports.importer import LAYOUTS
from storage.rehearsal import COPIES
from storage.tables import Attendance, Employee, SentFile
from tests.handlers.files import sends
from tests.handlers.people import log_of
from tests.harness import ADMIN, BUDI, FRIDAY_MORNING, NIPS, SARI, STRANGER, OfficeOnTrial, must, no_pace
from tests.storage.imports.workbook import write_workbook

HEADER = "nip,name,unit,supervisor_nip"
DEWI, EKO = "199205052019032005", "199306062020121006"
NEW = f"{DEWI},Dewi Contoh,Dinas Pelayanan,{NIPS[BUDI]}"


def read_rows(content: bytes | bytearray) -> list[list[str]]:
    """The cells of a workbook's first sheet."""
    sheet = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0)
    return [[str(cell) for cell in row] for row in sheet.to_python()]


async def test_a_roster_is_looked_at_taken_and_taken_back(office: OfficeOnTrial) -> None:
    await sends(office, office.admin, f"{HEADER}\n{NEW}\n", "pegawai.csv")
    seen = office.admin.last["text"]
    assert "Daftar pegawai (pegawai.csv)" in seen
    assert "➕ 1 baru · ✏️ 0 berubah · 0 tetap" in seen
    assert "Dewi Contoh" in seen
    assert await office.count(Employee) == 4, "nothing is kept before it is agreed to"

    await office.taps(office.admin, "✅ Impor 1 baris")
    assert "✅ Impor 1: pegawai.csv" in office.admin.last["text"]
    assert await office.count(Employee) == 5
    [row] = [row for row in await log_of(office) if row.action == "import"]
    assert row.who == f"employee {office.ids[ADMIN]}"

    await office.taps(office.admin, "↩️ Batalkan impor", "↩️ Ya, batalkan")
    assert "Impor 1 (pegawai.csv) dibatalkan" in office.admin.last["text"]
    assert await office.count(Employee) == 4


async def test_who_leaves_is_shown_with_what_waits_there(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    row = f"{NIPS[BUDI]},Budi Contoh,Dinas Pelayanan,2026-11-20"
    await sends(office, office.admin, f"nip,name,unit,left\n{row}\n", "pegawai.csv")
    seen = office.admin.last["text"]
    assert "Budi Contoh berhenti bertugas; yang menunggu keputusannya" in seen
    assert "siapa yang memutus sesudah itu: laporan: 1 (belum ada yang memutus)" in seen


async def test_a_table_at_the_question_of_an_empty_form_is_looked_at(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/pegawai contoh")
    await sends(office, office.admin, f"{HEADER}\n{NEW}\n", "pegawai.csv")
    assert "Daftar pegawai (pegawai.csv)" in office.admin.last["text"]
    assert must(await office.held(ADMIN)).flow == "find"
    await sends(office, office.admin, "-", "pegawai.xls")
    assert "⚠️ " in office.admin.last["text"]
    assert "Simpan sebagai XLSX atau CSV" in office.admin.last["text"]


@pytest.mark.parametrize("name", ["pegawai.xls", "pegawai.ods", "pegawai.txt"])
async def test_a_table_of_another_form_is_answered_with_what_to_do(office: OfficeOnTrial, name: str) -> None:
    await sends(office, office.admin, "\xd0\xcf", name)
    assert "Simpan sebagai XLSX atau CSV" in office.admin.last["text"]
    assert await office.count(SentFile) == 0
    office.admin.sends_document(b"-", name, caption="Rapat koordinasi perizinan")
    await office.settle()
    assert "📎 1 bukti" in office.admin.last["text"], "with words below it is evidence of a report"


async def test_who_blocks_the_bot_before_a_file_is_looked_at_reads_of_it_after_unblocking(
    office: OfficeOnTrial,
) -> None:
    office.admin.sends_document(f"{HEADER}\n{NEW}\n".encode(), "pegawai.csv")
    office.admin.blocks()
    await office.settle()
    assert "1 baru" not in office.admin.sees()
    office.admin.unblocks()
    await office.settle()
    assert office.admin.sees().count("➕ 1 baru") == 1
    await office.taps(office.admin, "✅ Impor 1 baris")
    assert await office.count(Employee) == 5


async def test_leave_within_leave_and_what_is_not_there_is_told(office: OfficeOnTrial) -> None:
    nip = NIPS[SARI]
    days = f"{nip},cuti,2026-12-07,2026-12-11,\n{nip},sakit,2026-12-08,2026-12-09,\n"
    gone = f"{nip},izin,2026-12-14,2026-12-14,x\n"
    await sends(office, office.admin, f"nip,kind,start,end,withdraw\n{days}{gone}", "cuti.csv")
    seen = office.admin.last["text"]
    assert (
        f"{nip} sakit 08/12/2026 sampai 09/12/2026 bertumpuk dengan cuti 07/12/2026 sampai 11/12/2026" in seen
    )
    assert f"{nip} izin 14/12/2026 sampai 14/12/2026 tidak ada (lagi)" in seen


async def test_a_moment_that_changes_is_told_by_the_clock_of_the_office(office: OfficeOnTrial) -> None:
    head = "nip,date,activity,submitted_at,self_rating,status,supervisor_rating,reviewer_nip,reviewed_at\n"
    row = f"{NIPS[SARI]},2026-11-19,Mencetak KTP,2026-11-19 15:00,4,approved,4,{NIPS[BUDI]},2026-11-19 "
    await sends(office, office.admin, f"{head}{row}16:00\n", "entries.csv")
    await office.taps(office.admin, "✅ Impor 1 baris")
    await sends(office, office.admin, f"{head}{row}17:30\n", "entries.csv")
    seen = office.admin.last["text"]
    assert "19/11/2026 16:00" in seen and "19/11/2026 17:30" in seen


async def test_bad_rows_come_back_with_their_reasons_and_are_sent_again(office: OfficeOnTrial) -> None:
    content = f"{HEADER}\n{NEW}\n123,Eko Contoh,Dinas Pelayanan,\n"
    await sends(office, office.admin, content, "pegawai.csv")
    messages = [each.get("text", "") for each in office.admin.messages]
    assert any("❌ 1 baris perlu diperbaiki" in each and "Baris 3" in each for each in messages)
    document = office.admin.last["document"]
    assert document["file_name"] == "pegawai-perbaiki.xlsx"
    file = await office.service.bot.get_file(document["file_id"])
    rows = read_rows(await file.download_as_bytearray())
    assert rows[0] == ["nip", "name", "unit", "supervisor_nip", "alasan"]
    assert rows[1][4] == ""
    assert "nip" in rows[2][4]
    rows[2][0] = EKO
    await sends(office, office.admin, "\n".join(map(",".join, rows)), "pegawai-perbaiki.csv")
    assert "➕ 2 baru" in office.admin.last["text"]
    assert "Kolom yang dilewati: alasan" in office.admin.last["text"]
    await office.taps(office.admin, "✅ Impor 2 baris")
    assert await office.count(Employee) == 6


async def test_reasons_are_indonesian_and_name_columns_as_the_file_does(office: OfficeOnTrial) -> None:
    content = "NIP Baru,Nama,Unit Kerja,NIP Atasan\n123,Eko Contoh,Dinas Pelayanan,198001012005011001\n"
    await sends(office, office.admin, content, "pegawai.csv")
    [told] = [each["text"] for each in office.admin.messages if "perlu diperbaiki:" in each.get("text", "")]
    assert "• Baris 2: NIP Baru: “123” bukan 18 angka" in told
    row = content.splitlines()[1].replace("123", EKO, 1)
    await sends(office, office.admin, f"{content.splitlines()[0]}\n{row}\n", "pegawai.csv")
    [told] = [
        each["text"] for each in office.admin.messages if "tidak ada di berkas ini" in each.get("text", "")
    ]
    assert "• Baris 2: NIP Atasan: 198001012005011001 tidak ada di berkas ini dan tidak ada di daftar" in told
    await sends(office, office.admin, "nip,unit kerja\n1,2\n", "roster.csv")
    assert "kolom yang kurang: nama (kolom yang dikenal: nip, nama, unit kerja," in office.admin.last["text"]


async def test_changed_records_are_called_by_indonesian_names(office: OfficeOnTrial) -> None:
    await sends(office, office.admin, "date,kind,unit\n2026-12-24,holiday,\n", "kalender.csv")
    assert "+ 24/12/2026 untuk semua unit" in office.admin.last["text"]
    leave = f"nip,kind,start,end\n{NIPS[SARI]},cuti,2026-12-01,2026-12-03\n"
    await sends(office, office.admin, leave, "cuti.csv")
    assert f"+ {NIPS[SARI]} cuti 01/12/2026 sampai 03/12/2026" in office.admin.last["text"]
    await office.taps(office.admin, "✅ Impor 1 baris")
    await sends(office, office.admin, leave.replace("12-03", "12-02"), "cuti.csv")
    assert "• Sari Contoh: cuti 01/12/2026 sampai 03/12/2026" in office.admin.last["text"]
    await office.taps(office.admin, office.admin.labels()[0])
    assert "✅ Impor 2: cuti.csv" in office.admin.last["text"], "what was agreed to is what was asked"


async def test_a_date_has_one_form_in_whatever_an_import_says(office: OfficeOnTrial) -> None:
    sari = NIPS[SARI]
    roster = f"nip,name,unit,joined\n{sari},Sari Contoh,Dinas Pelayanan,2024-03-01\n"
    await sends(office, office.admin, roster, "pegawai.csv")
    assert "mulai bertugas: – → 01/03/2024" in office.admin.last["text"]
    for name, content, said in (
        ("kehadiran.csv", f"nip,date,status\n{sari},2026-11-19,present\n", f"+ {sari} 19/11/2026"),
        ("jadwal.csv", f"nip,date,start,end\n{sari},2026-11-23,07:00,14:00\n", f"+ {sari} 23/11/2026"),
        (
            "laporan.csv",
            "nip,date,activity,submitted_at,self_rating,status\n"
            f"{sari},2026-11-19,Rapat bulanan,2026-11-19T15:00:00+07:00,4,submitted\n",
            f"+ {sari} 19/11/2026 Rapat bulanan",
        ),
    ):
        await sends(office, office.admin, content, name)
        assert said in office.admin.last["text"]
        assert "2026-11" not in office.admin.last["text"]


async def test_what_an_import_asks_is_a_tap(office: OfficeOnTrial) -> None:
    rows = [
        HEADER,
        f"{DEWI},Dewi Contoh,Dinas Pelayanan.,{NIPS[BUDI]}",
        f"{NIPS[SARI]},Sari Contoh,Dinas Baru,-",
    ]
    content = "\n".join(rows)
    await sends(office, office.admin, content, "pegawai.csv")
    assert "Unit Dinas Pelayanan. mirip dengan Dinas Pelayanan" in office.admin.last["text"]
    assert not [label for label in office.admin.labels() if "Impor" in label and "Jangan" not in label]
    await office.taps(office.admin, "Sama dengan Dinas Pelayanan")
    seen = office.admin.last["text"]
    assert "🆕 Unit yang akan dibuat: 1\n• Dinas Baru" in seen
    assert "⚠️ Tidak punya atasan lagi: 1\n• Sari Contoh: Budi Contoh" in seen
    await office.taps(office.admin, "✅ Impor 2 baris dan setujui 1 ⚠️")
    assert "✅ Impor 1" in office.admin.last["text"]
    async with office.service.database.read() as uow:
        assert [unit.name for unit in await uow.people.units()] == [
            "Dinas Baru",
            "Dinas Pelayanan",
            "Sekretariat",
        ]


async def test_somebody_who_leaves_is_asked_about_with_the_people_left_behind(office: OfficeOnTrial) -> None:
    rows = ["nip,name,unit,left", f"{NIPS[BUDI]},Budi Contoh,Dinas Pelayanan,30/11/2026"]
    await sends(office, office.admin, "\n".join(rows), "pegawai.csv")
    seen = office.admin.last["text"]
    assert "⚠️ Atasannya sudah tidak bertugas: " in seen
    assert "• Sari Contoh: Budi Contoh" in seen


def test_each_question_has_its_sentences() -> None:
    for language in ("id", "en"):
        words = words_in(language)
        for kind in set(Asks) - {Asks.NEAR_UNIT}:
            assert words.plain(f"file-asks-{kind}", count=1)
            assert words.plain(f"file-asks-{kind}-line", about="a", name="n", what="w", day="d")


async def test_what_is_not_taken_or_not_recognised_changes_nothing(office: OfficeOnTrial) -> None:
    await sends(office, office.admin, f"{HEADER}\n{NEW}\n", "pegawai.csv")
    await office.taps(office.admin, "Jangan impor")
    assert "tidak diimpor" in office.admin.last["text"]
    await sends(office, office.admin, "warna,jumlah\nmerah,3\n", "warna.csv")
    assert "Judul kolomnya bukan dari berkas yang saya kenal" in office.admin.last["text"]
    assert await office.count(Employee) == 4


async def test_a_button_of_an_earlier_look_does_nothing(office: OfficeOnTrial) -> None:
    await sends(office, office.admin, f"{HEADER}\n{NEW}\n", "pegawai.csv")
    file = await office.value(select(SentFile))
    assert file is not None
    await office.taps(office.admin, "✅ Impor 1 baris")
    await office.taps_data(office.admin, FileTap(file.id, file.round, Wish.TAKE).pack())
    assert await office.count(Employee) == 5
    assert len([row for row in await log_of(office) if row.action == "import"]) == 1


async def test_only_administrators_import(office: OfficeOnTrial) -> None:
    await sends(office, office.sari, f"{HEADER}\n{NEW}\n", "pegawai.csv")
    await sends(office, office.stranger, f"{HEADER}\n{NEW}\n", "pegawai.csv")
    assert await office.count(SentFile) == 0
    await sends(office, office.admin, f"{HEADER}\n{NEW}\n", "pegawai.csv")
    file = await office.value(select(SentFile))
    assert file is not None
    await office.taps_data(office.budi, FileTap(file.id, file.round, Wish.TAKE).pack())
    assert await office.count(Employee) == 4


async def test_another_administrator_neither_takes_a_file_nor_takes_it_back(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        (await uow.people.get(office.ids[BUDI])).role = Role.ADMIN.value
    await sends(office, office.admin, f"{HEADER}\n{NEW}\n", "pegawai.csv")
    await office.taps_data(office.budi, FileTap(1, 1, Wish.TAKE).pack())
    assert await office.count(Employee) == 4
    await office.taps(office.admin, "✅ Impor 1 baris")
    await office.taps_data(office.budi, FileTap(1, 2, Wish.REALLY_UNDO).pack())
    assert await office.count(Employee) == 5
    assert office.budi.toasts == ["Tombol ini sudah tidak berlaku."] * 2


async def test_a_file_too_large_for_telegram_is_refused(office: OfficeOnTrial) -> None:
    await sends(office, office.admin, b"0" * (LARGEST + 1), "pegawai.csv")
    assert "lebih dari 20 MB" in office.admin.last["text"]
    assert await office.count(SentFile) == 0


async def test_a_file_of_more_rows_than_the_others_can_wait_for_is_left_to_the_operator(
    office: OfficeOnTrial,
) -> None:
    await sends(office, office.admin, f"{HEADER}\n" + f"{NEW}\n" * (MOST_ROWS + 1), "pegawai.csv")
    assert "Berkas ini 10.002 baris; dari chat maksimal 10.000" in office.admin.last["text"]
    assert office.admin.last.get("reply_markup") is None


async def test_who_is_no_administrator_any_more_is_not_shown_what_was_found(office: OfficeOnTrial) -> None:
    office.admin.sends_document(f"{HEADER}\n{NEW}\n".encode(), "pegawai.csv")
    while not await office.service.polling.step(0):
        pass
    async with office.changes() as uow:
        (await uow.people.get(office.ids[ADMIN])).role = Role.ASN.value
    await office.settle()
    assert await office.value(select(SentFile.state)) == FileState.CHECKED
    assert not [each for each in office.admin.messages if "Dewi Contoh" in each.get("text", "")]


async def test_how_numbers_are_written_is_a_tap(office: OfficeOnTrial) -> None:
    target = f"nip,period,title,quantity,unit\n{NIPS[SARI]},2026-S2,Melayani permohonan,1.200,permohonan\n"
    await sends(office, office.admin, target, "target.csv")
    await office.taps(office.admin, "Titik ribuan: 1.200 = seribu dua ratus")
    assert "➕ 1 baru" in office.admin.sees()
    await office.taps(office.admin, "✅ Impor 1 baris")
    async with office.service.database.read() as uow:
        [held] = await uow.targets.on(office.ids[SARI], FRIDAY_MORNING.date())
    assert held.quantity == 1200


async def test_a_zip_is_one_import_and_comes_back_as_a_zip(office: OfficeOnTrial) -> None:
    def packed(nip: str) -> bytes:
        content = BytesIO()
        with ZipFile(content, "w") as archive:
            archive.writestr("data/roster.csv", f"{HEADER}\n{nip},Dewi Contoh,Dinas Pelayanan,\n")
            archive.writestr("layanan.csv", f"code,name,unit,staff_nips\nKTP,KTP,Dinas Pelayanan,{nip}\n")
            archive.writestr("catatan.csv", "a,b\n1,2\n")
        return content.getvalue()

    await sends(office, office.admin, packed("123"), "kantor.zip")
    assert office.admin.last["document"]["file_name"] == "kantor-perbaiki.zip"
    file = await office.service.bot.get_file(office.admin.last["document"]["file_id"])
    with ZipFile(BytesIO(await file.download_as_bytearray())) as archive:
        assert sorted(archive.namelist()) == ["roster.xlsx", "services.xlsx"]
        assert read_rows(archive.read("roster.xlsx"))[1][4] == "nip: “123” bukan 18 angka"
    await sends(office, office.admin, packed(DEWI), "kantor.zip")
    assert "Tidak dikenali, jadi dilewati: catatan.csv" in office.admin.last["text"]
    await office.taps(office.admin, "✅ Impor 2 baris")
    assert "Daftar pegawai: 1 baru" in office.admin.last["text"]
    assert "Layanan: 1 baru" in office.admin.last["text"]


async def test_a_file_that_hides_a_flood_is_refused(office: OfficeOnTrial, tmp_path: Path) -> None:
    book, content = tmp_path / "roster.xlsx", BytesIO()
    write_workbook(book, [["nip"], ["1"]])
    with ZipFile(book, "a", ZIP_DEFLATED) as parts:
        parts.writestr("xl/sharedStrings.xml", b" " * 70 * 2**20)
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        archive.write(book, book.name)
    await sends(office, office.admin, content.getvalue(), "bom.zip")
    assert "Tidak dapat dibaca" in office.admin.last["text"]
    await sends(office, office.admin, "a\0b", "rusak.csv")
    assert "bukan teks, atau rusak" in office.admin.last["text"]


async def test_what_later_records_rest_on_is_not_taken_back(office: OfficeOnTrial) -> None:
    await sends(office, office.admin, f"{HEADER}\n{NEW}\n", "pegawai.csv")
    await office.taps(office.admin, "✅ Impor 1 baris")
    async with office.changes() as uow:
        dewi = must(await uow.people.by_nip(DEWI))
        uow.people.link(dewi, STRANGER, "id", office.service.clock.now())
        uow.session.add(Attendance(employee_id=dewi.id, date=date(2026, 11, 19), status="present"))
    await office.taps(office.admin, "↩️ Batalkan impor", "↩️ Ya, batalkan")
    assert "Impor ini tidak dapat dibatalkan" in office.admin.last["text"]
    assert f"{DEWI} 19/11/2026" in office.admin.last["text"]
    assert await office.count(Employee) == 5


async def test_a_copy_that_a_killed_process_left_is_removed(office: OfficeOnTrial) -> None:
    path = must(office.service.database.path)
    left, own = path.parent / f"{COPIES}left", path.parent / "look-at-this"
    for folder in (left, own):
        folder.mkdir()
        (folder / "copy.db").write_bytes(b"people")
    office.service.sent_files.tidy()
    assert not left.exists()
    assert (own / "copy.db").exists(), "a folder of somebody else's stays"
    assert path.exists()
    await sends(office, office.admin, f"{HEADER}\n{NEW}\n", "pegawai.csv")
    assert not list(path.parent.glob(f"{COPIES}*"))


async def test_a_step_that_was_interrupted_is_done_once(office: OfficeOnTrial) -> None:
    await sends(office, office.admin, f"{HEADER}\n{NEW}\n", "pegawai.csv")
    office.admin.taps("✅ Impor 1 baris")
    while not await office.service.polling.step(0):
        pass
    assert await office.value(select(SentFile.state)) == FileState.TAKING
    settings, clock, url = office.service.settings, office.service.clock, office.service.database.url
    other = await connect(settings, clock, Database(url), no_pace())
    try:
        await other.sent_files.drain()
        await other.sender.drain()
    finally:
        await other.close()
    await office.settle()
    assert await office.count(Employee) == 5
    assert len([row for row in await log_of(office) if row.action == "import"]) == 1
    assert "✅ Impor 1: pegawai.csv" in office.admin.last["text"]


async def test_a_step_that_two_processes_do_at_once_is_done_once(office: OfficeOnTrial) -> None:
    await sends(office, office.admin, f"{HEADER}\n{NEW}\n", "pegawai.csv")
    office.admin.taps("✅ Impor 1 baris")
    while not await office.service.polling.step(0):
        pass
    settings, clock, url = office.service.settings, office.service.clock, office.service.database.url
    other = await connect(settings, clock, Database(url), no_pace())
    try:
        await asyncio.gather(other.sent_files.drain(), office.service.sent_files.drain())
    finally:
        await other.close()
    file = await office.value(select(SentFile))
    assert file is not None
    assert (file.state, file.round, file.number) == (FileState.TAKEN, 2, 1)
    await office.settle()
    assert "Daftar pegawai: 1 baru" in office.admin.last["text"]
    assert await office.count(Employee) == 5


async def test_a_file_that_telegram_has_no_more_is_asked_for_again(office: OfficeOnTrial) -> None:
    async with office.service.database.unit() as uow:
        about = {"chat_id": ADMIN, "language": "id", "who": "tes", "file_id": "hilang", "name": "a.csv"}
        now = office.service.clock.now()
        answers = Answers().model_dump_json()
        await uow.sent_files.add(SentFile(**about, sent_at=now, state="sent", round=0, answers=answers))
        await uow.commit()
        office.service.sent_files.wake()
    await office.settle()
    assert "Telegram tidak lagi menyimpan berkas ini" in office.admin.last["text"]


def shown(findings: Findings) -> str:
    """What a file with these findings looks like."""
    file = SentFile(id=1, name="a.csv", state="checked", round=1, findings=findings.model_dump_json())
    return file_screen(words_in("id"), file).text


@pytest.mark.parametrize("kind", Asks)
def test_whatever_an_import_asks_has_a_sentence(kind: Asks) -> None:
    asked = Question(kind, 2, DEWI, "Dewi Contoh", "Budi Contoh", FRIDAY_MORNING.date())
    found = FileFindings(kind="roster", name="a.csv", added=1)
    said = shown(Findings(files=(found,), questions=(asked,)))
    assert "Dewi Contoh" in said or DEWI in said


@pytest.mark.parametrize("kind", [*LAYOUTS, "ekinerja", "stand_ins"])
def test_every_kind_of_file_has_a_name(kind: str) -> None:
    assert words_in("id").plain(f"file-kind-{kind}")
    assert words_in("en").plain(f"file-kind-{kind}")


def test_a_look_at_a_very_long_file_fits_into_a_message_with_its_question() -> None:
    name = "Nama yang panjang sekali & <b>aneh</b> " * 8
    changes = tuple(
        ChangeShown(line=n, sign="~", what=name, fields=(("name", name, name),)) for n in range(5)
    )
    files = tuple(
        FileFindings(kind=kind, name=f"{name}.csv", changed=9, first_changes=changes, ignored=(name,) * 20)
        for kind in LAYOUTS
    )
    asked = tuple(Question(Asks.SUPERVISION, n, DEWI, name, name) for n in range(300))
    said = shown(Findings(files=files, questions=asked))
    assert length(said) <= LONGEST_MESSAGE
    assert said.endswith("Impor ini? Belum ada yang disimpan.")


@pytest.mark.parametrize("content", [f"{HEADER},{'x' * 3000}\n{NEW},1\n", f"nip,name,{'x' * 3000}\n1,2,3\n"])
async def test_a_column_with_a_very_long_name_is_told_in_a_sentence(
    office: OfficeOnTrial, content: str
) -> None:
    await sends(office, office.admin, content, "roster.csv")
    seen = office.admin.last["text"]
    assert "xxx" in seen
    assert "…" in seen

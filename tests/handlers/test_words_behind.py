"""What is written behind a command: read, or said not to be, and never read silently one way."""

from __future__ import annotations

import pytest

from handlers.rooms import ROOMS
from storage.tables import Service
from tests.handlers.steps import answers
from tests.harness import OfficeOnTrial

NONSENSE = "kucing makan"
UNREAD = f"“{NONSENSE}” tidak dikenali"


async def test_words_that_no_command_reads_are_said_not_to_be_and_the_thing_is_shown(
    office: OfficeOnTrial,
) -> None:
    shown = 0
    for command in ROOMS.commands:
        if command.hear is not None or command.name == "start":
            continue
        read = await answers(office, office.admin, f"/{command.name} {NONSENSE}")
        if not read.startswith("Maaf, "):  # a right that an administrator does not have
            assert read.startswith(f"{UNREAD}, jadi /{command.name} dibuka seperti biasa"), command.name
            shown += 1
        await office.says(office.admin, "/batal")
    assert shown > 5


async def test_what_a_list_does_not_read_is_said_too(office: OfficeOnTrial) -> None:
    for name in ("target", "jadwal", "riwayat", "atasan", "aturan", "umpanbalik", "bantuan", "perbaikan"):
        read = await answers(office, office.sari, f"/{name} {NONSENSE}")
        assert read.startswith(f"{UNREAD}, jadi /{name} dibuka seperti biasa"), name


async def test_a_name_behind_a_command_that_shows_ones_own_is_said_to_open_ones_own(
    office: OfficeOnTrial,
) -> None:
    for name in ("nilai", "riwayat", "rekap", "target", "pekan", "nilaidiri", "ekinerja"):
        read = await answers(office, office.budi, f"/{name} Sari")
        assert read.startswith(f"“Sari” tidak dikenali, jadi /{name} dibuka seperti biasa: "), name
        assert "yang tampil adalah milik Anda sendiri." in read, name


async def test_a_period_in_which_no_target_is_in_force_is_said(office: OfficeOnTrial) -> None:
    assert (await answers(office, office.sari, "/target 2025")).startswith(
        "/target menampilkan target yang berlaku hari ini, bukan Tahun 2025."
    )
    assert (await answers(office, office.sari, "/target TW 4")).startswith("🎯 ")


async def test_a_state_is_read_in_other_words(office: OfficeOnTrial) -> None:
    assert "⏳ Menunggu: 0" in await answers(office, office.sari, "/riwayat belum dinilai")
    assert "⛔️ Ditolak · " in await answers(office, office.sari, "/riwayat minggu ini yg ditolak")
    assert "✅ Disetujui · November 2026: 0" in await answers(
        office, office.sari, "/riwayat yang sudah disetujui november"
    )


async def test_words_that_ask_for_nothing_more_are_passed_over(office: OfficeOnTrial) -> None:
    for said in ("dong", "saya", "tolong ya pak"):
        assert "tidak dikenali" not in await answers(office, office.sari, f"/target {said}")


async def test_the_alias_that_was_typed_is_the_one_that_is_named(office: OfficeOnTrial) -> None:
    assert f"{UNREAD}, jadi /skp dibuka" in await answers(office, office.sari, f"/skp {NONSENSE}")


async def test_a_long_text_is_not_repeated_as_a_whole(office: OfficeOnTrial) -> None:
    read = await answers(office, office.sari, "/target " + "x" * 500)
    assert f"“{'x' * 59}…” tidak dikenali" in read


async def test_help_about_a_command_says_what_it_is_for(office: OfficeOnTrial) -> None:
    for said in ("nilai", "/nilai", "score"):
        assert (await answers(office, office.sari, f"/bantuan {said}")).startswith("Untuk itu ketik /nilai: ")
    assert "“rapat” tidak dikenali" in await answers(office, office.sari, "/bantuan rapat"), "not hers"


PERIODS = {
    "/nilai semester lalu": "Kinerja ASN Batanghari, Semester 1 2026",
    "/nilai oktober": "Untuk Oktober 2026, yang dibuka Semester 2 2026.\n📊 Kinerja",
    "/nilai tahun lalu": "Tahun 2025 tidak ada di /nilai. Ketik /nilai saja untuk melihat yang ada.",
    "/rekap bulan ini": "Laporan bulanan November 2026",
    "/rekap Oktober": "Oktober 2026 tidak ada di /rekap.",
    "/nilaidiri smt 2": "Penilaian diri · Semester 2 2026",
    "/hasil semester lalu": "Semester 1 2026 tidak ada di /hasil.",
    "/keberatan semester lalu": "Tidak ada hasil Anda yang sudah ditutup untuk periode itu.",
    "/tindaklanjut TW 3": "Triwulan 3 2026 tidak ada di /tindaklanjut.",
    "/ekinerja kemarin": "e-Kinerja, Kamis, 19 November 2026",
    "/ekinerja bulan lalu": "e-Kinerja, Oktober 2026",
    "/ekinerja triwulan ini": "“triwulan ini” tidak dikenali",
    "/ekinerja 30 sampai 31 desember 9999": "“30 sampai 31 desember 9999” tidak dikenali",
    "/riwayat kemarin": "Kamis, 19 November 2026: 0",
    "/riwayat minggu ini": "Sen, 16 Nov – Min, 22 Nov 2026: 1",
    "/riwayat 17-19 november 2025": "Sen, 17 Nov – Rab, 19 Nov 2025: 0",
    "/riwayat triwulan ini": "Triwulan 4 2026: 1",
    "/riwayat menunggu": "⏳ Menunggu: 1",
    "/riwayat ditolak": "⛔️ Ditolak: 0",
    "/riwayat 31 november": "30 November",
    "/jadwal minggu depan": "Jadwal Anda, Sen, 23 Nov – Min, 6 Des",
    "/jadwal desember": "Jadwal Anda, Sel, 1 Des – Sen, 14 Des",
    "/jadwal hari ini": "Jadwal Anda, Jum, 20 Nov – Kam, 3 Des",
    "/jadwal bulan lalu": "“bulan lalu” tidak dikenali",
    "/riwayat 3": "“3” tidak dikenali",
    "/riwayat jam 7 pagi": "“jam 7 pagi” tidak dikenali",
    "/riwayat menunggu november": "⏳ Menunggu · November 2026: 1",
    "/riwayat minggu ini ditolak": "⛔️ Ditolak · Sen, 16 Nov – Min, 22 Nov 2026: 0",
    "/laporan oktober": "“oktober” belum terbaca sebagai pekerjaan",
    "/lapor jam 10": "📝 Laporan harian",
}


async def test_a_period_or_a_day_is_shown(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    for text, shown in PERIODS.items():
        assert shown in await answers(office, office.sari, text), text
        await office.says(office.sari, "/batal")


async def test_pages_and_filters_keep_the_days_that_were_named(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.says(office.sari, "/riwayat minggu ini")
    await office.taps(office.sari, "1")
    await office.taps(office.sari, "‹ Kembali ke daftar")
    assert "Sen, 16 Nov – Min, 22 Nov 2026: 1" in office.sari.last["text"]
    await office.taps(office.sari, "Status")
    await office.taps(office.sari, "⛔️ Ditolak")
    assert "⛔️ Ditolak · Sen, 16 Nov – Min, 22 Nov 2026: 0" in office.sari.last["text"]


async def test_a_supervisor_and_an_administrator_name_periods_too(office: OfficeOnTrial) -> None:
    assert "Rapat bulanan, Oktober 2026" in await answers(office, office.budi, "/rapat oktober")
    assert "Penilaian pegawai · Semester 2 2026" in await answers(
        office, office.budi, "/penilaian semester ini"
    )
    assert "Semester 1 2026: yang belum lengkap" in await answers(office, office.admin, "/tutup smt 1")
    assert "belum selesai" in await answers(office, office.admin, "/tutup semester ini")
    assert "Semester 1 2026: selesai" in await answers(office, office.admin, "/periode semester lalu")
    await office.says(office.admin, "/ujicoba semester lalu")
    assert "📅 Semester 1 2026" in office.admin.labels()


async def test_a_person_of_the_own_team_is_shown_by_name(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.reports(office.citra)
    for said in ("Sari", "bu sari", "Sari Contoh, S.Pd."):
        assert "Sari Contoh · Semester 2 2026" in await answers(office, office.budi, f"/penilaian {said}")
    await office.says(office.budi, "/tinjau citra")
    assert "Citra Contoh" in office.budi.last["text"]
    assert "Sari Contoh" not in office.budi.last["text"]


async def test_a_name_that_one_may_not_see_is_answered_as_one_that_nobody_has(office: OfficeOnTrial) -> None:
    await office.reports(office.citra)
    for name in ("hasil", "penilaian", "tinjau", "nilai", "riwayat", "tim", "umpanbalik", "rekan", "atasan"):
        known, unknown = [
            (await answers(office, office.sari, f"/{name} {said}")).replace(said, "…")
            for said in ("Citra", "Wulan")
        ]
        assert known == unknown, name
    for name in ("penilaian", "hasil"):
        known, unknown = [
            (await answers(office, office.budi, f"/{name} {said}")).replace(said, "…")
            for said in ("Admin", "Wulan")
        ]
        assert known == unknown, name


async def test_units_and_quarters_are_shown_by_name(office: OfficeOnTrial) -> None:
    assert "Sekretariat" in (await answers(office, office.admin, "/unit sekretariat")).splitlines()[0]
    assert "Ringkasan mingguan Sekretariat" in await answers(office, office.admin, "/ringkasan sekretariat")
    assert "Seluruh kantor, Triwulan 3 2026" in await answers(office, office.admin, "/kepuasan TW 3")
    assert "“Dinas Kucing” tidak dikenali" in await answers(office, office.admin, "/ringkasan Dinas Kucing")


async def test_weeks_of_the_own_reports_and_of_a_team(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    for said in ("ini", "minggu ini", "kemarin"):
        assert "Pekan Anda, Sen, 16 Nov" in await answers(office, office.sari, f"/pekan {said}")
    nothing = "Tidak ada laporan Anda pada Sen, 9 Nov – Min, 15 Nov."
    for said in ("lalu", "minggu lalu", "10 november"):
        assert await answers(office, office.sari, f"/pekan {said}") == nothing
    office.move_to(2026, 11, 24, 9, 0)
    assert "Pekan Anda, Sen, 16 Nov" in await answers(office, office.sari, "/pekan lalu")
    assert "Tim Anda, Sen, 9 Nov – Min, 22 Nov" in await answers(office, office.budi, "/tim minggu lalu")
    assert "Tim Anda, Oktober 2026: 2 orang" in await answers(office, office.budi, "/tim oktober")


async def test_a_language_is_chosen_by_its_name(office: OfficeOnTrial) -> None:
    assert "I will use English" in await answers(office, office.sari, "/bahasa inggris")
    assert "was not recognised, so /language opens" in await answers(office, office.sari, "/language klingon")
    assert "saya akan berbahasa Indonesia" in await answers(office, office.sari, "/language Indonesian")


async def test_a_command_without_its_slash_is_offered_beside_a_report(office: OfficeOnTrial) -> None:
    shown = await answers(office, office.sari, "nilai semester lalu")
    assert "Apakah maksud Anda /nilai: " in shown
    assert office.sari.labels()[:2] == ["Buka /nilai semester lalu", "📝 Jadikan laporan"]
    await office.taps(office.sari, "Buka /nilai semester lalu")
    assert "Semester 1 2026" in office.sari.last["text"]
    await office.says(office.sari, "rekap oktober")
    await office.taps(office.sari, "Jadikan laporan")
    assert "📄 rekap oktober" in office.sari.last["text"], "it may be work"
    await office.says(office.sari, "/batal", "nilai ujian 30 peserta")
    assert "🔢 30 peserta" in office.sari.last["text"]
    await office.says(office.sari, "/batal")
    shown = await answers(
        office, office.sari, "rekap dari senin tanggal 2 november sampai dengan jumat 27 november"
    )
    assert "/rekap" in shown, "a button has no room for so many days"
    assert "Buka /rekap" in office.sari.labels()


async def test_work_in_the_passive_is_a_report_and_no_command(office: OfficeOnTrial) -> None:
    for text in ("skp saya isi hari ini", "rekap saya kirim kemarin"):
        assert f"📄 {text.rsplit(' saya', 1)[0]}" in await answers(office, office.sari, text)
        await office.says(office.sari, "/batal")
    assert "📄 tim saya verifikasi data" in await answers(
        office, office.budi, "tim saya verifikasi data kemarin"
    )
    ahead = await answers(office, office.sari, "jadwal saya rapat besok")
    assert "tulis harinya di depan" in ahead, "a command without the day that was said is not offered"


async def test_what_is_for_others_is_not_offered(office: OfficeOnTrial) -> None:
    assert "Apakah maksud Anda" not in await answers(office, office.sari, "ringkasan minggu lalu")


async def test_a_name_that_fits_several_is_asked_about_above_the_list(office: OfficeOnTrial) -> None:
    read = await answers(office, office.budi, "/penilaian contoh")
    assert read.startswith(
        "“contoh” cocok dengan beberapa nama: Citra Contoh, Sari Contoh. Pilih, atau tulis "
    )
    assert "\n📋 Penilaian pegawai" in read


async def test_a_word_that_a_unit_and_a_service_have_is_asked_about(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        home = next(unit for unit in await uow.people.units() if unit.name == "Dinas Pelayanan")
        for code, name in (("L-1", "Pelayanan KTP"), ("L-2", "Kartu keluarga")):
            uow.session.add(Service(code=code, name=name, unit_id=home.id))
    read = await answers(office, office.admin, "/kepuasan pelayanan")
    assert read.startswith("“pelayanan” cocok dengan beberapa nama: Dinas Pelayanan, Pelayanan KTP.")
    assert "Kartu keluarga" in await answers(office, office.admin, "/kepuasan kartu")
    assert "Dinas Pelayanan" in await answers(office, office.admin, "/kepuasan dinas pelayanan")


async def test_one_of_the_team_is_shown_by_the_name(office: OfficeOnTrial) -> None:
    for text in ("/tim Sari", "/team bu sari ya"):
        read = await answers(office, office.budi, text)
        assert "👥 Sari Contoh, Sen, 9 Nov – Min, 22 Nov" in read
        assert "🔔 Sari Contoh belum melapor: Sel, 17 Nov" in read
        assert "Citra" not in read
        assert "👥 Seluruh tim" in office.budi.labels()
    assert "Citra Contoh, Sari Contoh. Pilih" in await answers(office, office.budi, "/tim Contoh")
    assert "“Agus” tidak dikenali" in await answers(office, office.budi, "/tim Agus"), "of another team"
    assert "pegawai, ketik /pegawai" in await answers(office, office.admin, "/tim Sari")


async def test_feedback_for_one_of_the_team_begins_with_the_name(office: OfficeOnTrial) -> None:
    assert "👤 Sari Contoh\n\nApresiasi atau saran?" in await answers(office, office.budi, "/umpanbalik Sari")
    await office.says(office.budi, "/batal")
    read = await answers(office, office.budi, "/feedback bu Sari kerja bagus")
    assert read.startswith("“kerja bagus” belum dicatat")
    assert "👤 Sari Contoh" in read
    await office.says(office.budi, "/batal")
    read = await answers(office, office.budi, "/umpanbalik Contoh")
    assert "cocok dengan beberapa nama" in read
    assert "Untuk siapa?" in read
    await office.says(office.budi, "/batal")
    for name in ("Agus", "Joko"):
        assert f"“{name}” tidak dikenali" in await answers(office, office.budi, f"/umpanbalik {name}")


STAND_INS = {
    "/delegasi Sari besok": "Sari Contoh\n📅 Mulai Sabtu, 21 November 2026\n\nSebagai apa?",
    "/delegate Sari tomorrow": "Sari Contoh\n📅 Mulai Sabtu, 21 November 2026\n\nSebagai apa?",
    "/delegasi bu Citra 23-25 november plh": "📅 Sen, 23 Nov – Rab, 25 Nov\n\nSudah benar?",
    "/plh Sari minggu depan ya": "Sari Contoh\n📅 Sen, 23 Nov – Min, 29 Nov\n\nSebagai apa?",
    "/delegasi Sari": "Sari Contoh\n\nSebagai apa?",
    "/delegasi Sari kalau saya sakit": "“kalau saya sakit” belum dicatat",
    "/delegasi Sari kemarin": "“kemarin” belum dicatat",
    "/delegasi Contoh": "Siapa yang bertindak?",
    "/delegasi Agus besok": "“Agus besok” tidak dikenali",
}


@pytest.mark.parametrize("text", STAND_INS)
async def test_a_stand_in_is_named_behind_the_command(office: OfficeOnTrial, text: str) -> None:
    assert STAND_INS[text] in await answers(office, office.budi, text)


async def test_an_administrator_names_the_supervisor_who_needs_a_stand_in(office: OfficeOnTrial) -> None:
    read = await answers(office, office.admin, "/delegasi Budi besok")
    assert "Untuk: Budi Contoh\n📅 Mulai Sabtu, 21 November 2026\n\nSiapa yang bertindak?" in read

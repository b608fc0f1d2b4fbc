"""`/persiapan`: the first steps, their ticks, and what each opens."""

from __future__ import annotations

from pathlib import Path

from domain.readiness import Lack, MissingItem
from domain.setup import OfficeCounts, beyond, steps
from locales import LANGUAGES, words_in
from tests.harness import ADMIN, OfficeOnTrial, office_on_trial


async def test_ticks_follow_what_the_office_has(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/persiapan")
    seen = office.admin.last["text"]
    assert "4 dari 6 langkah selesai" in seen
    assert "✅ Instansi: Kabupaten Contoh" in seen
    assert "✅ Daftar pegawai: 4 orang di 2 unit" in seen
    assert "✅ Atasan: lengkap" in seen
    assert "▫️ Layanan: belum ada" in seen
    assert "✅ Undangan: 4 dari 4 orang sudah bergabung" in seen
    assert "▫️ Laporan uji coba: belum ada yang disetujui" in seen
    await office.reports(office.sari)
    await office.taps(office.budi, "Setujui", "4 – Baik")
    await office.says(office.admin, "/persiapan")
    assert "✅ Laporan uji coba: 1 laporan disetujui" in office.admin.last["text"]


async def test_each_step_opens_what_mends_it(office: OfficeOnTrial) -> None:
    for label, said in [
        ("🏛 Instansi", "OFFICE_NAME"),
        ("👥 Daftar pegawai", "Kirim berkasnya ke chat ini"),
        ("✉️ Undangan", "Semua pegawai sudah bergabung"),
        ("🏢 Layanan", "ayanan"),
        ("📝 Laporan uji coba", "Pekerjaan tanggal berapa?"),
    ]:
        await office.says(office.admin, "/persiapan")
        await office.taps(office.admin, label)
        assert said in office.admin.last["text"], label
        await office.says(office.admin, "/batal")


async def test_an_empty_office_is_begun_by_who_the_settings_name(database_file: Path) -> None:
    async with office_on_trial(database_file, linked=False, admins=(ADMIN,)) as office:
        await office.says(office.admin, "/start")
        assert "/persiapan" in office.admin.last["text"]
        await office.says(office.admin, "/persiapan")
        assert "0 dari 4 orang sudah bergabung" in office.admin.last["text"]
        await office.taps(office.admin, "📝 Laporan uji coba")
        assert "Atasannya mengetuk Setujui" in office.admin.last["text"]
        await office.taps(office.admin, "‹ Persiapan")
        assert "langkah selesai" in office.admin.last["text"]


def test_what_belongs_to_no_step_has_a_sentence_with_its_command() -> None:
    lacks = beyond({lack: [MissingItem("–")] for lack in Lack})
    assert Lack.NO_HEAD in lacks
    assert Lack.NO_STAFF not in lacks, "that keeps its step open"
    for language in LANGUAGES:
        for lack in lacks:
            assert "/x" in words_in(language).plain(f"setup-lack-{lack}", count=2, command="/x")


def test_a_step_about_people_is_open_while_there_are_none() -> None:
    nothing = OfficeCounts(is_named=False, people=0, joined=0, units=0, services=0, approved=0)
    assert not any(each.is_done for each in steps(nothing, {}))

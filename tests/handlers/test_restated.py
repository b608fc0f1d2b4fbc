"""What is written at the summary of a report instead of a tap: changes, names of answers, other work."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.handlers.steps import only_entry, question, stored
from tests.handlers.targets import agree_targets
from tests.harness import SARI, OfficeOnTrial

LINE = "rapat koordinasi 2 jam n3"
TWO = "1. rapat staf 2 jam n4\n2. senam 1 jam n4"
NOTHING = "⚠️ Tulisan Anda belum mengubah apa pun."


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("tolong waktunya diganti jadi 3 jam ya pak", "⏱ 3 jam"),
        ("08.00-08.45", "⏱ 08.00–08.45 (45 menit)"),
        ("25 berkas n4", "🔢 25 berkas"),
        ("tanggalnya kemarin", "📅 Kamis, 19 November 2026"),
        ("drive.google.com/file/d/1", "📎 1 bukti"),
    ],
)
async def test_a_value_takes_the_place_of_the_other(office: OfficeOnTrial, said: str, shown: str) -> None:
    await office.says(office.sari, LINE, said)
    assert shown in question(office.sari)
    assert "Sudah benar?" in question(office.sari)
    assert "⚠️" not in question(office.sari)
    await office.says(office.sari, "ya")
    assert str((await only_entry(office)).activity).startswith("rapat koordinasi")


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("waktunya salah", "Berapa lama?"),
        ("2 jam", "Berapa lama?"),
        ("ubah 2 jam", "Berapa lama?"),
        ("kemarin jam 8", "Kamis, 19 November 2026\n📄 rapat koordinasi\n⏱ 2 jam"),
        ("1-2 jam", "“1-2 jam” bisa berarti lebih dari satu"),
        ("tanggal", "Pekerjaan tanggal berapa?"),
        ("25/11", "Rabu, 25 November 2026 belum tiba"),
        ("3 jam 2/11", "Pekerjaan tanggal berapa?"),
        ("bukti", "Kirim foto"),
        ("penilaian diri", "Bagaimana Anda menilai"),
        ("jumlahnya keliru", "Berapa hasilnya?"),
        ("kegiatannya salah", "Apa yang Anda kerjakan?"),
        ("salah", "Apa yang ingin Anda ubah?"),
        ("bukan", "Apa yang ingin Anda ubah?"),
    ],
)
async def test_an_answer_that_is_named_or_in_doubt_is_asked(
    office: OfficeOnTrial, said: str, asked: str
) -> None:
    await office.says(office.sari, LINE, said)
    assert asked in question(office.sari)
    assert "rapat koordinasi\n⏱ 2 jam" in question(office.sari), "nothing is lost"
    assert await stored(office) == []


@pytest.mark.parametrize("said", ["halo", "tambah 1 jam", "sudah benar?", "rapatnya cuma 3 jam"])
async def test_after_words_that_change_nothing_a_yes_sends_nothing(office: OfficeOnTrial, said: str) -> None:
    await office.says(office.sari, LINE, said)
    assert f"Apa yang ingin Anda ubah?\n\n{NOTHING}" in question(office.sari)
    assert "⏱ 2 jam" in question(office.sari)
    await office.says(office.sari, "ya")
    assert await stored(office) == []
    await office.says(office.sari, "3 jam")
    assert "⏱ 3 jam" in question(office.sari), "a value is taken here too"
    await office.says(office.sari, "oke kirim aja")
    assert (await only_entry(office)).minutes == 180


async def test_the_measure_of_a_target_holds_here_too(office: OfficeOnTrial) -> None:
    await agree_targets(office, ("Melayani KTP", "pemohon"))
    await office.says(office.sari, "perekaman KTP 12 pemohon #1 2 jam n4", "9 berkas")
    assert "“9 berkas”" in question(office.sari)
    await office.says(office.sari, "9")
    assert "🔢 9 pemohon" in question(office.sari)
    await office.says(office.sari, "target")
    assert "RHK yang mana?" in question(office.sari)


async def test_other_forms_hear_the_name_of_an_answer(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/izin sakit besok demam tinggi")
    while "Kirim" not in str(office.sari.labels()):
        await office.taps(office.sari, office.sari.labels()[0])
    await office.says(office.sari, "ubah alasannya")
    assert await office.held(SARI) is not None
    assert (await office.held(SARI)).step == "reason"  # type: ignore[union-attr]
    await office.says(office.sari, "Demam dan batuk", "nanti sore ya")
    assert NOTHING in question(office.sari)


# --- another report -------------------------------------------------------------------------------------


@pytest.mark.parametrize("first", ["rapat staf 2 jam n4", "1. rapat staf 2 jam n4\n2. senam 1 jam n4"])
async def test_another_line_joins_what_is_not_sent_yet(office: OfficeOnTrial, first: str) -> None:
    await office.says(office.sari, first, "kemarin apel pagi 1 jam n3")
    for said in ("rapat staf", "apel pagi", "Kamis, 19 November 2026", "Sudah benar?"):
        assert said in question(office.sari)
    await office.says(office.sari, "ya")
    entries = await stored(office)
    assert entries[-1].date == date(2026, 11, 19)
    assert [entry.activity for entry in entries][-1] == "apel pagi"
    assert len(entries) == first.count("n4") + 1


@pytest.mark.parametrize("said", ["senam cuma 30 menit n4", "yang kedua salah"])
async def test_what_may_correct_one_of_several_joins_nothing(office: OfficeOnTrial, said: str) -> None:
    await office.says(office.sari, TWO, said)
    assert "📝 2 kegiatan" in question(office.sari)
    assert NOTHING in question(office.sari)


async def test_a_value_below_several_is_asked_for_which(office: OfficeOnTrial) -> None:
    await office.says(office.sari, TWO, "jadi 3 jam lalu kirim")
    assert "“jadi 3 jam lalu kirim” untuk kegiatan yang mana?" in question(office.sari)
    await office.says(office.sari, "ya")
    assert await stored(office) == []
    await office.taps(office.sari, "2. senam")
    assert "senam\n⏱ 3 jam" in question(office.sari)
    assert "rapat staf\n⏱ 2 jam" in question(office.sari)
    assert "Sudah benar?" in question(office.sari)
    await office.says(office.sari, "ya")
    assert [entry.minutes for entry in await stored(office)] == [120, 180]


async def test_another_value_may_be_written_instead_of_choosing(office: OfficeOnTrial) -> None:
    await office.says(office.sari, TWO, "3 jam", "5 jam")
    assert "“5 jam” untuk kegiatan yang mana?" in question(office.sari)
    await office.says(office.sari, "rapat koordinasi provinsi 1 jam")
    assert "Tekan salah satu tombol" in question(office.sari)
    await office.says(office.sari, "yang kedua aja")
    assert "senam\n⏱ 5 jam" in question(office.sari)
    assert "rapat staf\n⏱ 2 jam" in question(office.sari)
    await office.says(office.sari, "3 jam", "yang kedua 4 jam")
    assert "senam\n⏱ 4 jam" in question(office.sari)
    await office.says(office.sari, "3 jam", "dua-duanya")
    assert question(office.sari).count("⏱ 3 jam") == 2
    assert "Sudah benar?" in question(office.sari)


async def test_a_value_of_one_that_is_numbered_is_taken(office: OfficeOnTrial) -> None:
    await office.says(office.sari, TWO, "no 2 jadi 3 jam n5")
    assert "senam\n⏱ 3 jam\n🙋 Penilaian diri: 5 – Sangat baik" in question(office.sari)
    assert "rapat staf\n⏱ 2 jam\n🙋 Penilaian diri: 4 – Baik" in question(office.sari)
    assert "Sudah benar?" in question(office.sari)


async def test_a_value_may_be_for_all(office: OfficeOnTrial) -> None:
    await office.says(office.sari, TWO, "kemarin")
    await office.taps(office.sari, "Semua kegiatan")
    assert question(office.sari).count("Kamis, 19 November 2026") == 2
    await office.says(office.sari, "semuanya nilai 5")
    assert question(office.sari).count("Penilaian diri: 5 – Sangat baik") == 2
    assert "Sudah benar?" in question(office.sari)


async def test_an_answer_in_doubt_of_several_is_asked_of_the_one_that_is_chosen(
    office: OfficeOnTrial,
) -> None:
    await office.says(office.sari, TWO, "1-2 jam")
    await office.taps(office.sari, "1. rapat staf")
    assert "1. rapat staf" in question(office.sari)
    assert "“1-2 jam” bisa berarti lebih dari satu" in question(office.sari)
    await office.says(office.sari, "90 menit")
    assert "rapat staf\n⏱ 1 jam 30 menit" in question(office.sari)
    await office.says(office.sari, "waktu")
    assert "“waktu” untuk kegiatan yang mana?" in question(office.sari)
    await office.says(office.sari, "kembali")
    assert "Kegiatan yang mana?" in question(office.sari)
    await office.says(office.sari, "kembali", "yang kedua waktunya salah")
    assert "2. senam" in question(office.sari)
    assert "Berapa lama?" in question(office.sari)


async def test_another_line_at_the_last_question_is_asked_about_together(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "rapat staf 2 jam", "verifikasi 20 berkas KTP 1 jam")
    assert "📝 2 kegiatan" in question(office.sari)
    assert "Untuk 2 kegiatan sekaligus" in question(office.sari)
    await office.taps(office.sari, "4 – Baik", "Kirim")
    first, second = await stored(office)
    assert (first.minutes, second.minutes, second.volume) == (120, 60, Decimal(20))


@pytest.mark.parametrize("said", ["tlg tambah aktivitas lain: apel pagi 1 jam n4", "lalu apel pagi 1 jam n4"])
async def test_words_before_work_that_joins_are_no_part_of_it(office: OfficeOnTrial, said: str) -> None:
    await office.says(office.sari, LINE, said, "ya")
    assert [entry.activity for entry in await stored(office)] == ["rapat koordinasi", "apel pagi"]


async def test_who_asks_to_add_work_hears_how(office: OfficeOnTrial) -> None:
    await office.says(office.sari, LINE, "tambah satu kegiatan lagi")
    assert "Tulis kegiatan lainnya dalam satu baris" in question(office.sari)
    await office.says(office.sari, "apel pagi 1 jam n4", "ya")
    assert len(await stored(office)) == 2


async def test_what_joined_by_mistake_is_taken_out(office: OfficeOnTrial) -> None:
    await office.says(office.sari, LINE, "apel pagi 1 jam n4")
    await office.taps(office.sari, "Ubah", "Kegiatan", "2. apel pagi", "🗑 Hapus kegiatan ini")
    assert "apel pagi" not in question(office.sari)
    await office.taps(office.sari, "Kirim")
    assert (await only_entry(office)).activity == "rapat koordinasi"


async def test_a_plan_that_is_done_is_done_with_what_joined_it(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "besok rapat staf 2 jam n4")
    office.move_to(2026, 11, 23, 15, 0)
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, next(each for each in office.sari.labels() if "rapat staf" in each))
    await office.says(office.sari, "apel pagi 1 jam n4", "ya")
    assert len(await stored(office)) == 2
    await office.says(office.sari, "/lapor")
    assert "rapat staf" not in str([each for each in office.sari.labels() if "📌" in each])


async def test_a_line_waits_while_a_sent_report_is_changed(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.taps(office.sari, "✏️ Ubah", "‹ Kembali")
    await office.says(office.sari, "apel pagi 1 jam n4")
    assert "Sudah benar?\n\n⚠️ Baris itu belum dicatat: isian ini belum dikirim." in question(office.sari)


# --- giving up ------------------------------------------------------------------------------------------


async def test_a_report_is_given_up_by_words(office: OfficeOnTrial) -> None:
    for steps in (["/lapor"], ["/lapor", "hari ini"], [LINE]):
        await office.says(office.sari, *steps, "tlg hapuskan laporan ini")
        assert question(office.sari) == "Dibatalkan. Tidak ada yang dikirim."
        assert await office.held(SARI) is None


async def test_a_sent_report_that_is_to_go_is_shown_with_its_buttons(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.taps(office.sari, "✏️ Ubah")
    await office.says(office.sari, "hapus laporan ini")
    await office.taps(office.sari, "🚫 Tarik kembali", "Ya, tarik kembali")
    assert (await only_entry(office)).state == "withdrawn"


@pytest.mark.parametrize("said", ["salah kirim", "hapus laporan tadi"])
async def test_what_was_sent_is_taken_back_with_its_buttons(office: OfficeOnTrial, said: str) -> None:
    await office.says(office.sari, said)
    assert "Tidak ada laporan Anda yang masih menunggu tinjauan" in question(office.sari)
    await office.reports(office.sari, "Apel pagi")
    await office.reports(office.sari, "Rapat staf")
    await office.says(office.sari, said)
    assert "Rapat staf" in question(office.sari)
    await office.taps(office.sari, "🚫 Tarik kembali", "Ya, tarik kembali")
    assert [entry.state for entry in await stored(office)] == ["submitted", "withdrawn"]


@pytest.mark.parametrize(
    ("said", "steps"),
    [
        ("hapus laporan tadi", ["/lapor"]),
        ("hapus yang tadi", ["/lapor", "hari ini", "Rapat dinas"]),
        ("laporan tadi salah", ["/lapor", "hari ini", "Rapat dinas", "3 dokumen", "2 jam"]),
        ("batalkan laporan tadi", ["rapat dinas 2 jam"]),
        ("batalkan laporan tadi", ["1. rapat dinas 2 jam\n2. senam 1 jam"]),
    ],
)
async def test_in_an_open_report_one_that_was_sent_is_shown_and_the_open_one_stays(
    office: OfficeOnTrial, said: str, steps: list[str]
) -> None:
    await office.says(office.sari, *steps)
    begun = await office.held(SARI)
    assert begun is not None
    await office.says(office.sari, said)
    assert "⚠️ Tidak ada laporan Anda yang masih menunggu tinjauan" in question(office.sari)
    kept = await office.held(SARI)
    assert kept is not None
    assert (kept.step, kept.draft) == (begun.step, begun.draft)
    await office.says(office.sari, "/batal")
    await office.reports(office.sari, "Apel pagi")
    await office.says(office.sari, *steps, said)
    assert "Apel pagi" in question(office.sari)
    kept = await office.held(SARI)
    assert kept is not None
    assert kept.draft == begun.draft
    await office.taps(office.sari, "🚫 Tarik kembali", "Ya, tarik kembali")
    assert (await only_entry(office)).state == "withdrawn"


@pytest.mark.parametrize("steps", [[], ["/lapor"], ["/lapor", "hari ini", "Rapat dinas"], ["/izin"]])
async def test_a_report_that_is_named_by_its_day_is_the_one_of_that_day(
    office: OfficeOnTrial, steps: list[str]
) -> None:
    await office.says(office.sari, "kemarin apel pagi 1 jam n4", "ya", "rapat staf 2 jam n4", "ya", *steps)
    for said in ("hapus laporan kemarin", "laporan 19/11 salah"):
        await office.says(office.sari, said)
        assert "📅 Kamis, 19 November 2026\n📄 apel pagi" in question(office.sari), said
        assert "🚫 Tarik kembali" in office.sari.labels()
    await office.says(office.sari, "hapus laporan rabu")
    assert "Tidak ada laporan Anda untuk Rabu, 18 November 2026 yang masih menunggu" in office.sari.sees()
    await office.says(office.sari, "hapus laporan minggu lalu")
    assert "“minggu lalu”: hari apa?" in office.sari.sees()
    assert len(await stored(office)) == 2


async def test_another_day_than_that_of_the_report_that_is_changed_is_meant(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "kemarin apel pagi 1 jam n4", "ya", "rapat staf 2 jam n4", "ya")
    await office.taps(office.sari, "✏️ Ubah", "Kegiatan")
    for said, shown in (("hapus laporan kemarin", "apel pagi"), ("hapus laporan tadi", "rapat staf")):
        await office.says(office.sari, said)
        assert f"📄 {shown}" in question(office.sari)
        assert "🚫 Tarik kembali" in office.sari.labels()


@pytest.mark.parametrize("said", ["batalkan laporan tadi", "lihat laporan tadi"])
async def test_words_about_reports_join_none(office: OfficeOnTrial, said: str) -> None:
    await office.says(office.sari, LINE, said)
    assert NOTHING in question(office.sari)
    assert "2 kegiatan" not in question(office.sari)


@pytest.mark.parametrize("said", ["ganti laporan", "tambah kegiatan", "cek laporan saya"])
async def test_words_about_reports_are_no_work(office: OfficeOnTrial, said: str) -> None:
    for steps in (["/lapor"], ["/lapor", "hari ini"]):
        await office.says(office.sari, *steps, said)
        assert f"⚠️ “{said}” belum terbaca sebagai pekerjaan" in question(office.sari)
        assert "📄" not in question(office.sari)
        await office.says(office.sari, "/batal")


async def test_who_means_the_report_that_is_changed_sees_that_one(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, "Apel pagi")
    first = office.sari.last
    await office.reports(office.sari, "Rapat staf")
    await office.taps(office.sari, "✏️ Ubah", message=first)
    await office.taps(office.sari, "Kegiatan")
    await office.says(office.sari, "hapus laporan tadi")
    assert "Apel pagi" in question(office.sari)
    assert "🚫 Tarik kembali" in office.sari.labels()


async def test_a_report_to_be_taken_back_begins_none_at_an_empty_form(
    office: OfficeOnTrial,
) -> None:
    await office.reports(office.sari, "Apel pagi")
    await office.says(office.sari, "/izin", "batalkan laporan tadi")
    assert "Apel pagi" in question(office.sari)


async def test_outside_of_a_form_nothing_is_given_up(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "batal deh")
    assert question(office.sari) == "Tidak ada yang perlu dibatalkan."

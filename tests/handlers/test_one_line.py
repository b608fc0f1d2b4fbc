"""A day's work in one message: what is missing or unsure is asked, one tap sends it."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from sqlalchemy import select, update

from locales import words_in
from storage.tables import Employee, Evidence, Response, Service
from tests.handlers.steps import HINT, question, stored
from tests.handlers.targets import agree_targets
from tests.harness import SARI, OfficeOnTrial
from tests.playground.stage import picture

LINE = "08.00-09.00 verifikasi 25 berkas KTP n4"


async def test_one_line_and_one_tap_are_a_report(office: OfficeOnTrial) -> None:
    await office.says(office.sari, LINE)
    preview = question(office.sari)
    for line in (
        "📅 Jumat, 20 November 2026",
        "📄 verifikasi 25 berkas KTP",
        "🔢 25 berkas",
        "⏱ 08.00–09.00 (1 jam)",
        "🙋 Penilaian diri: 4 – Baik",
        f"✍️ {LINE}",
        "Sudah benar?",
    ):
        assert line in preview
    assert "❓" not in preview
    await office.taps(office.sari, "Kirim")
    assert "Laporan terkirim" in office.sari.sees()
    assert "verifikasi 25 berkas KTP" in office.budi.sees()
    (entry,) = await stored(office)
    assert (entry.date, entry.started, entry.ended, entry.minutes) == (
        date(2026, 11, 20),
        time(8),
        time(9),
        60,
    )
    assert (entry.activity, entry.volume, entry.measure) == (
        "verifikasi 25 berkas KTP",
        Decimal(25),
        "berkas",
    )
    assert (entry.self_rating, entry.state, entry.target_id) == (4, "submitted", None)


async def test_only_what_is_missing_is_asked(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "kemarin rapat koordinasi dgn Disdukcapil 2 jam")
    assert "Kamis, 19 November 2026" in question(office.sari)
    assert "Bagaimana Anda menilai" in question(office.sari)
    await office.taps(office.sari, "4 – Baik")
    assert "Sudah benar?" in question(office.sari)
    await office.taps(office.sari, "Kirim")
    (entry,) = await stored(office)
    assert (entry.date, entry.minutes, entry.activity) == (
        date(2026, 11, 19),
        120,
        "rapat koordinasi dgn Disdukcapil",
    )


async def test_a_target_is_named_by_its_number_or_a_word_and_counts_in_its_own_measure(
    office: OfficeOnTrial,
) -> None:
    await agree_targets(office, ("Menyusun laporan keuangan", "dokumen"), ("Melayani KTP", "pemohon"))
    await office.says(office.sari, "08.00-09.00 perekaman KTP 12 pemohon #2 n4")
    assert "🎯 Melayani KTP" in question(office.sari)
    await office.taps(office.sari, "Kirim")
    await office.says(office.sari, "susun neraca 1 dok #keuangan 2 jam n5")
    assert "🎯 Menyusun laporan keuangan" in question(office.sari)
    await office.taps(office.sari, "Kirim")
    first, second = await stored(office)
    assert (first.volume, first.measure, second.volume, second.measure) == (
        Decimal(12),
        "pemohon",
        Decimal(1),
        "dokumen",
    )
    assert first.target_id != second.target_id


async def test_what_does_not_fit_a_target_is_asked(office: OfficeOnTrial) -> None:
    await agree_targets(
        office, ("Menyusun laporan keuangan", "dokumen"), ("Menyusun laporan aset", "dokumen")
    )
    await office.says(office.sari, "susun neraca 3 berkas #laporan 2 jam n5")
    assert "❓ “#laporan” cocok dengan lebih dari satu RHK" in question(office.sari)
    await office.taps(office.sari, "1. Menyusun laporan keuangan")
    assert "Berapa dokumen hasilnya?" in question(office.sari), "berkas is no dokumen"
    await office.says(office.sari, "2")
    assert "❓" not in question(office.sari)
    await office.taps(office.sari, "Kirim")
    (entry,) = await stored(office)
    assert (entry.volume, entry.measure) == (Decimal(2), "dokumen")


@pytest.mark.parametrize(
    ("line", "doubt", "answer", "shown"),
    [
        ("31/11 rapat staf 2 jam n4", "“31/11” bukan tanggal yang ada", "tap Hari ini", "Jumat, 20 November"),
        ("Senin 19/11 rapat staf 2 jam n4", "jatuh pada Kamis, 19 November", "tap Kam, 19 Nov", "Kamis, 19"),
        ("notulen rapat kemarin 1 jam n4", "apakah itu tanggal pekerjaannya", "tap Kam, 19 Nov", "Kamis, 19"),
        ("25/11 rapat staf 1 jam n4", "Rabu, 25 November 2026 belum tiba", "tap Kemarin", "Kamis, 19"),
        ("2/11 rapat staf 1 jam n4", "Batas lapor untuk Senin, 2 November", "tap Kemarin", "Kamis, 19"),
        (
            "13.00-15.00 rapat staf n4",
            "hari ini belum tiba",
            "tap Kemarin (Kam, 19 Nov)",
            "13.00–15.00 (2 jam)",
        ),
        ("rapat staf 1,30 jam n4", "1 jam 30 menit atau 78 menit", "tap 1 jam 30 menit", "⏱ 1 jam 30 menit"),
        ("rapat staf 1-2 jam n4", "“1-2 jam” bisa berarti", "2 jam", "⏱ 2 jam"),
        ("rapat staf setengah hari n4", "berapa jam di tanggal ini", "tap 4 jam", "⏱ 4 jam"),
        ("jam 8 rapat staf n4", "Mulai pukul 08.00", "jam 9.30", "⏱ 08.00–09.30"),
        ("jam 8 rapat staf n4", "Mulai pukul 08.00", "tap 30 menit", "⏱ 08.00–08.30 (30 menit)"),
        ("periksa 12 berkas dan 3 surat 1 jam n4", "lebih dari satu jumlah", "12 berkas", "🔢 12 berkas"),
        ("rapat staf 1 jam n6", "Pilih nilai dari 1 sampai 5", "tap 4 – Baik", "4 – Baik"),
    ],
)
async def test_what_is_unsure_is_marked_and_asked(
    office: OfficeOnTrial, line: str, doubt: str, answer: str, shown: str
) -> None:
    await office.says(office.sari, line)
    assert doubt in question(office.sari)
    if answer.startswith("tap "):
        await office.taps(office.sari, answer.removeprefix("tap "))
    else:
        await office.says(office.sari, answer)
    assert "Sudah benar?" in question(office.sari)
    assert "❓" not in question(office.sari)
    assert shown in question(office.sari)
    await office.taps(office.sari, "Kirim")
    assert len(await stored(office)) == 1


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("13.00-15.00 rapat staf n4", ["Kemarin (Kam, 19 Nov)", "Hari ini", "Tanggal lain"]),
        (
            "notulen rapat kemarin 1 jam n4",
            ["Hari ini (Jum, 20 Nov)", "Kemarin (Kam, 19 Nov)", "Tanggal lain"],
        ),
        (
            "Senin 19/11 rapat staf 2 jam n4",
            ["Kemarin (Kam, 19 Nov)", "Sen, 16 Nov", "Hari ini", "Tanggal lain"],
        ),
    ],
)
async def test_a_day_that_may_be_meant_has_one_button(
    office: OfficeOnTrial, line: str, days: list[str]
) -> None:
    await office.says(office.sari, line)
    assert office.sari.labels() == [*days, "Batal"]


async def test_a_list_is_sent_with_one_tap(office: OfficeOnTrial) -> None:
    await office.says(
        office.sari,
        "Laporan kegiatan kemarin:\n1. Apel pagi 30 menit n4\n2. Verifikasi 20 berkas NIB 2 jam n4\n"
        "3. Rapat staf 1 jam n3",
    )
    preview = question(office.sari)
    assert "📝 3 kegiatan" in preview
    assert preview.count("Kamis, 19 November 2026") == 3
    assert "🔢 20 berkas" in preview
    await office.taps(office.sari, "Kirim")
    assert office.sari.sees().count("Laporan terkirim") == 3, "each can be changed or taken back by itself"
    assert "3 kegiatan" not in office.sari.sees(), "the first confirmation takes the place of the preview"
    entries = await stored(office)
    assert [entry.activity for entry in entries] == ["Apel pagi", "Verifikasi 20 berkas NIB", "Rapat staf"]
    assert {entry.date for entry in entries} == {date(2026, 11, 19)}
    assert [entry.minutes for entry in entries] == [30, 120, 60]
    assert "Sari Contoh: 3 laporan" in office.budi.last["text"]
    assert office.budi.labels()[:3] == ["⚠️ 1", "⚠️ 2", "⚠️ 3"], "each is decided for itself"


async def test_what_a_list_lacks_is_asked_and_changed_entry_by_entry(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "- Apel pagi 30 menit\n- Melayani 12 pemohon\n- Rekap harian 1 jam")
    assert "2. Melayani 12 pemohon" in question(office.sari)
    assert "Berapa lama?" in question(office.sari)
    await office.taps(office.sari, "2 jam")
    assert "Untuk 3 kegiatan sekaligus" in question(office.sari)
    await office.taps(office.sari, "4 – Baik", "Ubah", "Penilaian diri", "3. Rekap harian", "3 – Cukup")
    await office.taps(office.sari, "Ubah", "Waktu", "1. Apel pagi")
    await office.says(office.sari, "07.30-08.00")
    await office.taps(office.sari, "Ubah", "Tanggal", "2. Melayani 12 pemohon", "Tanggal lain", "19")
    await office.taps(office.sari, "Ubah", "Hasil", "1. Apel pagi", "Kembali", "Kembali", "Kirim")
    entries = await stored(office)
    assert [entry.self_rating for entry in entries] == [4, 4, 3]
    assert [entry.minutes for entry in entries] == [30, 120, 60]
    assert [entry.date.day for entry in entries] == [20, 19, 20]
    assert entries[0].started == time(7, 30)


async def test_of_a_list_all_is_stored_or_nothing(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "18/11 rapat staf 1 jam n4\n20/11 rekap data 1 jam n4")
    assert "Sudah benar?" in question(office.sari)
    office.move_to(2026, 11, 24, 9, 0)
    await office.taps(office.sari, "Kirim")
    assert "Batas lapor untuk Rabu, 18 November 2026 sudah lewat" in question(office.sari)
    assert await stored(office) == []
    assert "rekap data" not in office.budi.sees()


async def test_a_list_that_is_cancelled_leaves_nothing(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "1. rapat staf 1 jam n4\n2. rekap data 1 jam n4", "/batal")
    assert "Tidak ada yang dikirim" in question(office.sari)
    assert await stored(office) == []


async def test_a_photo_with_a_caption_is_a_report_with_that_photo(office: OfficeOnTrial) -> None:
    office.sari.sends_photo(picture(), "Posyandu Melati 25 balita 08.00-09.00 n5")
    await office.settle()
    assert "📎 1 bukti" in question(office.sari)
    await office.taps(office.sari, "Kirim")
    (entry,) = await stored(office)
    assert (entry.activity, entry.volume) == ("Posyandu Melati 25 balita", Decimal(25))
    (kept,) = await office.rows(select(Evidence))
    assert (kept.kind, kept.entry_id) == ("photo", entry.id)


@pytest.mark.parametrize(
    ("caption", "activity", "asked"),
    [
        ("Posyandu", "📄 Posyandu", "Berapa lama?"),
        ("apel", "✍️ apel", "Apa yang Anda kerjakan?"),
        ("25 berkas", "🔢 25 berkas", "Apa yang Anda kerjakan?"),
        ("08.00-09.00", "⏱ 08.00–09.00", "Apa yang Anda kerjakan?"),
        ("Dokumentasi", "📎 1 bukti", "Apa yang Anda kerjakan?"),
        ("lapor", "📎 1 bukti", "Apa yang Anda kerjakan?"),
        ("/lapor", "📎 1 bukti", "Apa yang Anda kerjakan?"),
        ("👍🏽", "📎 1 bukti", "Apa yang Anda kerjakan?"),
    ],
)
async def test_a_photo_with_a_word_begins_a_report(
    office: OfficeOnTrial, caption: str, activity: str, asked: str
) -> None:
    office.sari.sends_photo(picture(), caption)
    await office.settle()
    for said in (activity, "📎 1 bukti", asked):
        assert said in question(office.sari)


async def test_a_question_with_a_photo_is_no_report(office: OfficeOnTrial) -> None:
    office.sari.sends_photo(picture(), "Kenapa begini?")
    await office.settle()
    assert question(office.sari).startswith("Kiriman ini belum disimpan.")


async def test_an_album_and_links_belong_to_the_report(office: OfficeOnTrial) -> None:
    office.sari.sends_album([picture(), picture()], "1. Senam sehat 1 jam n4\n2. Kerja bakti 2 jam n4")
    await office.settle()
    assert question(office.sari).count("📎 2 bukti") == 2, "both belong to each entry"
    await office.taps(office.sari, "Batal")
    await office.says(office.sari, "menyusun SOP 2 jam n4 drive.google.com/file/d/1")
    assert "📎 1 bukti" in question(office.sari)


async def test_a_photo_without_a_word_waits_for_the_words(office: OfficeOnTrial) -> None:
    await agree_targets(office, ("Posyandu", "balita"))
    office.sari.sends_photo(picture())
    await office.settle()
    assert "📎 1 bukti" in question(office.sari)
    assert "RHK yang mana?" in question(office.sari)
    await office.says(office.sari, "Posyandu Melati 25 balita 08.00-09.00 n5")
    await office.taps(office.sari, "Tugas lain", "Kirim")
    (entry,) = await stored(office)
    assert (entry.activity, entry.minutes) == ("Posyandu Melati 25 balita", 60)
    (kept,) = await office.rows(select(Evidence))
    assert (kept.kind, kept.entry_id) == ("photo", entry.id)


async def test_a_voice_message_is_said_to_be_unread(office: OfficeOnTrial) -> None:
    office.sari.sends_recording("voice", b"OggS", "suara.ogg")
    await office.settle()
    assert "Pesan suara" in question(office.sari)
    assert await office.held(SARI) is None


@pytest.mark.parametrize(
    "text", ["halo", "siap pak", "kapan tpp cair", "lupa password", "ini aplikasi apa", "test"]
)
async def test_what_is_no_report_gets_the_hint(office: OfficeOnTrial, text: str) -> None:
    await office.says(office.sari, text)
    assert question(office.sari) == HINT
    assert await office.held(SARI) is None


async def test_work_of_which_nothing_else_is_said_comes_back_with_what_is_missing(
    office: OfficeOnTrial,
) -> None:
    await office.says(office.sari, "Izin melapor pak, rapat koordinasi")
    assert question(office.sari) == (
        "Ini belum dicatat sebagai laporan. Tambahkan waktu atau hasilnya, misalnya rapat koordinasi 2 jam, "
        "lalu kirim; atau ketik /lapor."
    )
    assert await office.held(SARI) is None
    await office.taps(office.sari, "📝 Jadikan laporan")
    assert "📅 Jumat, 20 November 2026\n📄 rapat koordinasi\n" in question(office.sari)
    await office.says(office.sari, "2 jam", "4", "ya")
    assert [(entry.activity, entry.minutes) for entry in await stored(office)] == [("rapat koordinasi", 120)]


@pytest.mark.parametrize("text", ["sakit", "demam tidak masuk kerja", "izin sakit hari ini 1 hari"])
async def test_an_absence_is_shown_the_way_to_ask_for_it(office: OfficeOnTrial, text: str) -> None:
    await office.says(office.sari, text)
    assert "ketik /izin" in question(office.sari)
    assert await office.held(SARI) is None


async def test_an_absence_below_a_picture_or_at_an_empty_report_is_no_work(office: OfficeOnTrial) -> None:
    office.sari.sends_photo(picture(), "anak sakit")
    await office.settle()
    assert "ketik /izin" in question(office.sari)
    assert await office.held(SARI) is None
    await office.says(office.sari, "/lapor", "anak sakit")
    assert "ketik /izin" in office.sari.sees().rpartition("anak sakit")[2]
    assert "📄" not in question(office.sari)


@pytest.mark.parametrize("text", ["kemarin rapat 2 jam n4", "19/11 rapat 2 jam n4", "besok rapat 2 jam n4"])
async def test_another_day_in_the_form_is_refused(office: OfficeOnTrial, text: str) -> None:
    await office.says(office.sari, "/lapor", "hari ini", text)
    assert "berbeda dari tanggal laporan ini, Jumat, 20 November 2026" in office.sari.sees()
    await office.says(office.sari, "hari ini rapat staf 2 jam n4")
    assert "📄 rapat staf\n" in question(office.sari), "the day that was chosen may be said again"


@pytest.mark.parametrize(
    "text", ["1. rapat 2 jam n4\n2. apel 1 jam n4", "rapat staf 2 jam n4\napel pagi 1 jam n4"]
)
async def test_a_list_in_the_form_is_refused(office: OfficeOnTrial, text: str) -> None:
    await office.says(office.sari, "/lapor", "hari ini", text)
    assert "Satu laporan memuat satu kegiatan" in office.sari.sees()
    held = await office.held(SARI)
    assert held is not None and held.step == "activity"


@pytest.mark.parametrize(
    ("text", "day"),
    [("rapat koordinasi 2 jam n4", "Jumat, 20"), ("19/11 rapat koordinasi 2 jam n4", "Kamis, 19")],
)
async def test_a_whole_line_at_the_first_question_is_read(office: OfficeOnTrial, text: str, day: str) -> None:
    await office.says(office.sari, "/lapor", text)
    assert f"📅 {day} November 2026" in question(office.sari)
    assert "Sudah benar?" in question(office.sari)
    await office.taps(office.sari, "Kirim")
    (entry,) = await stored(office)
    assert (entry.activity, entry.minutes) == ("rapat koordinasi", 120)


async def test_a_whole_line_below_a_picture_at_the_first_question_is_read(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor")
    office.sari.sends_photo(picture(), "rapat koordinasi 2 jam n4")
    await office.settle()
    for said in ("📄 rapat koordinasi\n⏱ 2 jam", "📎 1 bukti", "Sudah benar?"):
        assert said in question(office.sari)
    await office.says(office.sari, "/batal", "/lapor")
    office.sari.sends_photo(picture(), "rapat koordinasi staf")
    await office.settle()
    assert "📄 rapat koordinasi staf\n📎 1 bukti\n\nPekerjaan tanggal berapa?" in question(office.sari)
    await office.says(office.sari, "/batal", "/lapor")
    office.sari.sends_photo(picture(), "anak sakit")
    await office.settle()
    assert "ketik /izin" in office.sari.sees()
    assert "Pekerjaan tanggal berapa?" in question(office.sari)


async def test_work_below_a_picture_answers_the_question_for_it(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor", "hari ini")
    office.sari.sends_photo(picture(), "verifikasi 25 berkas KTP 2 jam")
    await office.settle()
    for said in ("📄 verifikasi 25 berkas KTP", "⏱ 2 jam", "📎 1 bukti", "Ada bukti lain?"):
        assert said in question(office.sari)
    await office.says(office.sari, "/batal", "/lapor", "hari ini")
    for caption in ("besok rapat staf", "/izin sakit", "Dokumentasi"):
        office.sari.sends_photo(picture(), caption)
        await office.settle()
        assert "Apa yang Anda kerjakan?" in question(office.sari)
        assert "📄" not in question(office.sari)
    assert "📎 3 bukti" in question(office.sari)


async def test_work_about_permits_is_told_after_its_picture(office: OfficeOnTrial) -> None:
    office.sari.sends_photo(picture())
    await office.settle()
    await office.says(office.sari, "Izin penelitian mahasiswa diterbitkan")
    assert "📄 Izin penelitian mahasiswa diterbitkan\n📎 1 bukti" in question(office.sari)


async def test_work_that_is_told_at_the_first_question_is_kept(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor", "rapat koordinasi staf")
    assert "📄 rapat koordinasi staf\n\nPekerjaan tanggal berapa?" in question(office.sari)
    await office.taps(office.sari, "Hari ini")
    assert "📄 rapat koordinasi staf\n\nBerapa hasilnya?" in question(office.sari)


async def test_what_follows_the_command_is_read(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor kemarin rapat staf 2 jam n4")
    for said in ("📅 Kamis, 19 November 2026", "📄 rapat staf", "⏱ 2 jam", "Sudah benar?"):
        assert said in question(office.sari)
    await office.says(office.sari, "/batal", "/lapor rapat koordinasi staf")
    assert "📄 rapat koordinasi staf\n\nPekerjaan tanggal berapa?" in question(office.sari)
    await office.says(office.sari, "/batal", "/lapor 1. rapat 2 jam n4\n2. apel 1 jam n4")
    assert "📝 2 kegiatan" in question(office.sari)
    await office.says(office.sari, "/batal", "/lapor ya")
    assert question(office.sari).startswith("📝 Laporan harian\n\nPekerjaan tanggal berapa?")


@pytest.mark.parametrize(
    ("line", "kept", "asked"),
    [
        ("kemarin", "📅 Kamis, 19 November 2026", "Apa yang Anda kerjakan?"),
        ("rabu", "📅 Rabu, 18 November 2026", "Apa yang Anda kerjakan?"),
        ("2/11", "Batas lapor untuk Senin, 2 November", "sudah lewat"),
        ("besok", "Sabtu, 21 November 2026 belum tiba", ""),
        ("sabtu depan", "Sabtu, 21 November 2026 belum tiba", ""),
        ("Posyandu", "📄 Posyandu", "Berapa lama?"),
        ("2 jam", "⏱ 2 jam", "Apa yang Anda kerjakan?"),
    ],
)
async def test_a_day_a_word_or_a_value_behind_the_command_is_kept(
    office: OfficeOnTrial, line: str, kept: str, asked: str
) -> None:
    await office.says(office.sari, f"/lapor {line}")
    assert kept in question(office.sari)
    assert asked in question(office.sari)


async def test_what_is_no_work_behind_the_command_is_said(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor terima kasih")
    assert "“terima kasih” belum terbaca sebagai pekerjaan" in office.sari.sees()
    assert "Pekerjaan tanggal berapa?" in question(office.sari)


@pytest.mark.parametrize("command", ["/lapor", "/Lapor@bot_contoh"])
async def test_the_command_before_a_caption_is_no_work(office: OfficeOnTrial, command: str) -> None:
    office.sari.sends_photo(picture(), f"{command} rapat koordinasi 2 jam n4")
    await office.settle()
    assert "📄 rapat koordinasi\n" in question(office.sari)
    assert "📎 1 bukti" in question(office.sari)
    await office.says(office.sari, "/batal")
    office.sari.sends_photo(picture(), command)
    await office.settle()
    assert "Apa yang Anda kerjakan?" in question(office.sari)
    assert "✍️" not in question(office.sari)


@pytest.mark.parametrize("caption", ["/batal", "/kendala printer rusak", "/izin sakit"])
async def test_another_command_below_a_picture_is_no_work_either(office: OfficeOnTrial, caption: str) -> None:
    office.sari.sends_photo(picture(), caption)
    await office.settle()
    assert "Kiriman ini belum disimpan" in question(office.sari)
    assert await office.held(SARI) is None


async def test_the_day_and_the_ends_are_answered_as_people_answer(office: OfficeOnTrial) -> None:
    for text in ("/lapor", "sabtu depan", "besok"):
        await office.says(office.sari, text)
        assert text == "/lapor" or "⚠️ Sabtu, 21 November 2026 belum tiba" in question(office.sari)
    await office.says(office.sari, "kamis")
    assert "📅 Kamis, 19 November 2026" in question(office.sari)
    await office.says(office.sari, "Menyusun laporan keuangan", "tidak ada", "2 jam", "-", "4", "belum")
    assert "Apa yang ingin Anda ubah?" in question(office.sari)
    await office.says(office.sari, "kembali", "ya")
    (entry,) = await stored(office)
    assert (entry.date, entry.volume, entry.self_rating) == (date(2026, 11, 19), None, 4)


@pytest.mark.parametrize("text", ["sudah saya lampirkan", "ini buktinya pak", "ini fotonya bu"])
async def test_what_only_shows_is_not_offered_as_work(office: OfficeOnTrial, text: str) -> None:
    await office.says(office.sari, text)
    assert question(office.sari) == HINT


async def test_a_plan_is_not_taken_for_a_report(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "besok rapat koordinasi 2 jam")
    assert "📌 Rencana Senin, 23 November 2026" in question(office.sari)
    assert "Sabtu, 21 November 2026 bukan hari kerja" in question(office.sari)
    assert await office.held(SARI) is None


async def test_a_sentence_in_the_form_fills_what_it_surely_says(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor", "hari ini", "08.00-10.00 verifikasi 25 berkas KTP n4")
    assert "📄 verifikasi 25 berkas KTP" in question(office.sari)
    assert "Ada bukti dukung?" in question(office.sari), "amount, time and rating are known"
    await office.taps(office.sari, "Lewati", "Kirim")
    (entry,) = await stored(office)
    assert (entry.volume, entry.minutes, entry.self_rating) == (Decimal(25), 120, 4)


async def test_a_sentence_in_the_form_keeps_what_is_unsure(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor", "hari ini", "verifikasi 12 berkas dan 3 surat, 1-2 jam")
    assert "📄 verifikasi 12 berkas dan 3 surat, 1-2 jam" in question(office.sari)
    assert "Berapa hasilnya?" in question(office.sari)


async def test_the_right_is_asked(office: OfficeOnTrial) -> None:
    await office.says(office.stranger, LINE)
    assert question(office.stranger) == words_in("id").plain("hint-stranger")
    assert office.stranger.labels() == ["⭐ Nilai layanan", "✍️ Tulis aduan atau saran"]
    async with office.changes() as uow:
        people = update(Employee).where(Employee.id == office.ids[SARI])
        await uow.session.execute(people.values(left=date(2026, 11, 19)))
    await office.says(office.sari, LINE)
    assert "Anda tidak tercatat bertugas pada Jumat, 20 November 2026" in question(office.sari)
    assert "Kirim" not in office.sari.labels()
    assert await stored(office) == []


async def test_a_comment_that_is_asked_for_is_no_report(office: OfficeOnTrial) -> None:
    """Who has just rated a service answers its question, also where the comment reads like work."""
    async with office.changes() as uow:
        secretariat = next(unit for unit in await uow.people.units() if unit.name == "Sekretariat")
        uow.session.add_all([Service(code="KTP", name="KTP elektronik", unit_id=secretariat.id)])
    await office.opens(office.sari, "rate_KTP")
    await office.taps(office.sari, "🙂 Puas")
    await office.says(office.sari, "menunggu 25 menit di loket 2, petugas ramah")
    assert "Sudah benar?" not in office.sari.sees()
    assert await office.held(SARI) is None
    (response,) = await office.rows(select(Response))
    assert response.comment == "menunggu 25 menit di loket 2, petugas ramah"


async def test_strange_words_arrive_unharmed(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "Rapat <b>anggaran</b> & كتابة 🙂 2 jam n4")
    assert "📄 Rapat <b>anggaran</b> & كتابة 🙂" in question(office.sari)
    await office.taps(office.sari, "Kirim")
    assert "Rapat <b>anggaran</b> & كتابة 🙂" in question(office.budi)


async def test_a_very_long_message_is_refused(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "rapat " * 700 + "2 jam")
    assert "terlalu panjang" in question(office.sari)
    office.move_to(2026, 11, 20, 9, 1)  # what follows at once would be its rest
    many = "\n".join(f"{n}. rapat staf {n} menit" for n in range(1, 12))
    await office.says(office.sari, many)
    assert "memuat 11 kegiatan" in question(office.sari)


async def test_ten_long_entries_fit_into_one_preview(office: OfficeOnTrial) -> None:
    activity = "Menyusun laporan & rekap 🙂 " * 12
    await office.says(office.sari, "\n".join(f"{n}. {activity} 3 dokumen, 1 jam n4" for n in range(1, 11)))
    assert "10 kegiatan" in question(office.sari)
    await office.taps(office.sari, "Kirim")
    assert len(await stored(office)) == 10


async def test_an_english_phone(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/bahasa")
    await office.taps(office.sari, "English")
    await office.says(office.sari, "08:00-09:00 meeting with the mayor, 1,500 lembar, n4")
    assert "1,500 lembar" in question(office.sari)
    assert "08:00–09:00" in question(office.sari)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("nilai saya berapa?", "/nilai"),
        ("cek nilai", "/nilai"),
        ("kok laporan saya ditolak?", "/riwayat"),
        ("kapan batas lapor 19/11", "/hariini"),
    ],
)
async def test_a_question_gets_the_command_that_answers_it(
    office: OfficeOnTrial, text: str, command: str
) -> None:
    await office.says(office.sari, text)
    assert question(office.sari).startswith(f"Untuk itu ketik {command}: ")
    await office.says(office.stranger, text)
    assert "Untuk itu" not in question(office.stranger)


@pytest.mark.parametrize(
    "text", ["sama kayak kemarin", "Hari ini sama seperti kemarin ya pak", "seperti biasa"]
)
async def test_the_same_again_is_offered(office: OfficeOnTrial, text: str) -> None:
    await office.says(office.sari, text)
    assert question(office.sari) == words_in("id").plain("again-none")
    await office.says(office.sari, "kemarin rapat staf 2 jam n4", "ya", text)
    assert "📅 Jumat, 20 November 2026\n📄 rapat staf\n⏱ 2 jam" in question(office.sari)


async def test_work_one_after_the_other_is_a_list(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "laporan hari ini: rapat 1 jam, verifikasi berkas 2 jam")
    assert "📝 2 kegiatan" in question(office.sari)
    await office.taps(office.sari, "4 – Baik", "Kirim")
    assert [(entry.activity, entry.minutes) for entry in await stored(office)] == [
        ("rapat", 60),
        ("verifikasi berkas", 120),
    ]


@pytest.mark.parametrize(
    ("line", "doubt", "labels"),
    [
        ("buat SPJ 1 dokumen 3 jam 4", "“3 jam 4”: menit, atau penilaian diri?", ["3 jam 4 menit", "3 jam"]),
        ("ngerjain RKA sampai jam 3 sore", "“sampai jam 3 sore” baru menyebut jam selesai.", []),
        ("rapat besok jam 8", "“besok” belum tiba. Pekerjaan tanggal berapa?", []),
    ],
)
async def test_what_people_are_asked_fits_what_they_wrote(
    office: OfficeOnTrial, line: str, doubt: str, labels: list[str]
) -> None:
    await office.says(office.sari, line)
    assert doubt in question(office.sari)
    assert office.sari.labels()[: len(labels)] == labels


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2 jam", "“2 jam” untuk pekerjaan apa?"),
        ("kerja 8 jam", "“kerja 8 jam” untuk pekerjaan apa?"),
        ("25 berkas 2 jam", "“25 berkas 2 jam” untuk pekerjaan apa?"),
        ("rapat koordinasi besok", "misalnya rapat koordinasi besok 2 jam"),
        ("saya pensiun bulan depan", "Untuk rencana, tulis harinya di depan"),
    ],
)
async def test_what_is_missing_is_said_with_their_own_words(
    office: OfficeOnTrial, text: str, said: str
) -> None:
    await office.says(office.sari, text)
    assert said in question(office.sari)
    assert await office.held(SARI) is None


@pytest.mark.parametrize("text", ["izin melapor", "halo saya mau lapor", "laporan harian", "Mau lapor dong"])
async def test_a_wish_to_report_begins_a_report(office: OfficeOnTrial, text: str) -> None:
    await office.says(office.sari, text)
    assert "Pekerjaan tanggal berapa?" in question(office.sari)


async def test_who_may_report_no_day_any_more_gets_no_form_that_has_no_day(office: OfficeOnTrial) -> None:
    people = update(Employee).where(Employee.id == office.ids[SARI])
    await office.execute(people.values(left=date(2026, 11, 20)))
    office.move_to(2026, 12, 7, 9, 0)
    await office.says(office.sari, LINE)
    assert "Hari terakhir Anda bertugas adalah Jumat, 20 November 2026" in office.sari.last["text"]
    office.sari.sends_photo(picture())
    await office.settle()
    assert "batas waktu lapornya sudah lewat" in office.sari.last["text"]
    assert await office.held(SARI) is None


async def test_a_day_that_is_denied_at_the_first_question_is_not_the_day(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor", "bukan hari ini tapi kemarin")
    assert "📅 Kamis, 19 November 2026" in question(office.sari)
    assert "Apa yang Anda kerjakan?" in question(office.sari)

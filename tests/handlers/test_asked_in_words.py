"""What people ask for in words, without a slash: they are shown the way, and nothing is reported."""

from __future__ import annotations

import pytest

from tests.handlers.steps import answers
from tests.harness import OfficeOnTrial

ASKED_OF_OWN = {
    "jadwal saya apa hari ini": "/jadwal hari ini",
    "jadwal saya hari ini apa ya": "/jadwal hari ini",
    "jadwal shift saya hari ini pagi atau malam": "/jadwal hari ini pagi",
    "target saya apa saja hari ini": "/target hari ini",
    "nilaiku piro dino iki": "/nilai dino iki",
}


@pytest.mark.parametrize("text", ASKED_OF_OWN)
async def test_a_question_about_ones_own_is_no_report_though_it_names_a_day(
    office: OfficeOnTrial, text: str
) -> None:
    assert (await answers(office, office.sari, text)).startswith("Apakah maksud Anda ")
    assert office.sari.labels()[:2] == [f"Buka {ASKED_OF_OWN[text]}", "📝 Jadikan laporan"]


QUESTIONS = {
    "what is my schedule today": "/jadwal",
    "piye nilaiku sasi iki": "/nilai",
    "my score dropped, why": "/nilai",
    "what are my targets": "/target",
    "how do I report": "/panduan",
    "how do I change my report": "/riwayat",
    "cara ubah laporan": "/riwayat",
    "my name is wrong": "/perbaikan",
    "atasan saya salah": "/atasan",
    "my supervisor is wrong": "/atasan",
    "I want to object": "/keberatan",
    "saya keberatan dengan nilai": "/keberatan",
    "cuti saya sisa berapa": "/izin",
    "sisa cuti": "/izin",
    "izin saya kemarin mana": "/izin",
    "turn off the reminder": "/pengingat",
    "pengingat saya kok tidak bunyi": "/pengingat",
}


@pytest.mark.parametrize("text", QUESTIONS)
async def test_a_question_or_a_wish_gets_its_command(office: OfficeOnTrial, text: str) -> None:
    read = await answers(office, office.sari, text)
    assert QUESTIONS[text] in read
    assert "Tambahkan waktu" not in read


@pytest.mark.parametrize(
    "text",
    [
        "rapat koordinasi 2 jam dengan Pak Endi",
        "sisa cuti pegawai direkap 2 jam",
        "May payroll processed 2 hours",
        "matikan alarm kebakaran 2 jam",
        "laporan disusun 2 jam untuk rapat siang apa adanya",
    ],
)
async def test_work_with_a_word_that_may_ask_is_work(office: OfficeOnTrial, text: str) -> None:
    await office.says(office.sari, text)
    assert "⏱ 2 jam" in office.sari.last["text"]


@pytest.mark.parametrize(
    "text",
    [
        "skp saya revisi sesuai arahan",
        "target saya perbaiki sesuai arahan pimpinan",
        "rekap saya serahkan ke bendahara",
        "keberatan atas hasil lelang dijawab",
    ],
)
async def test_work_in_the_passive_is_asked_what_it_lacks(office: OfficeOnTrial, text: str) -> None:
    assert f"misalnya {text} 2 jam" in await answers(office, office.sari, text)


async def test_what_became_of_ones_own_is_asked_about(office: OfficeOnTrial) -> None:
    for text in ("skp saya ditolak", "skp saya kok belum disetujui"):
        assert "maksud Anda /target" in await answers(office, office.sari, text)


HOURS = {
    "pengingat jam 4 sore": "jam 4 sore",
    "ingatkan saya jam 4 sore ya": "jam 4 sore",
    "tolong ingetin jam 16.00": "jam 16.00",
    "remind me at 4 pm": "at 4 pm",
    "reminder at 4 pm please": "at 4 pm",
    "pengingat ringan": "ringan",
}


@pytest.mark.parametrize("text", HOURS)
async def test_an_hour_of_the_reminder_is_offered_with_its_command(office: OfficeOnTrial, text: str) -> None:
    read = await answers(office, office.sari, text)
    assert read.startswith("Apakah maksud Anda /pengingat: ")
    await office.taps(office.sari, f"Buka /pengingat {HOURS[text]}")
    assert ("Ringan" if HOURS[text] == "ringan" else "pukul 16.00") in office.sari.last["text"]


async def test_what_the_reminder_cannot_do_is_said(office: OfficeOnTrial) -> None:
    for text in ("matikan pengingat", "pengingat mati", "turn off the reminder"):
        assert (await answers(office, office.sari, text)).startswith("Pengingat tidak dapat dimatikan.")
    assert "Pukul 04.00 atau 16.00?" in await answers(office, office.sari, "ingetin jam 4 ya")


async def test_a_reminder_of_other_work_is_told_how_a_plan_is_written(office: OfficeOnTrial) -> None:
    for text in ("ingatkan saya rapat besok jam 9", "remind me of the meeting tomorrow"):
        read = await answers(office, office.sari, text)
        assert "rencana" in read
        assert "besok rapat staf" in read
    assert await office.held(office.sari.id) is None


async def test_to_remind_others_is_work(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "ingatkan warga bayar PBB 2 jam")
    assert "📄 ingatkan warga bayar PBB" in office.sari.last["text"]


LATE = (
    "izin terlambat",
    "ijin telat besok",
    "izin datang terlambat besok jam 9",
    "pak izin telat ban bocor",
    "saya terlambat hari ini",
    "datang terlambat karena hujan",
    "terlambat 30 menit karena macet",
    "izin pulang cepat jam 2",
    "pulang duluan ya pak",
    "izin keluar sebentar ke bank",
    "besok saya datang telat",
    "running late today",
    "I will be late today",
    "permission to come late",
    "came late because of rain",
    "may I leave early",
)


@pytest.mark.parametrize("text", LATE)
async def test_who_comes_late_or_leaves_early_is_told_what_is_possible(
    office: OfficeOnTrial, text: str
) -> None:
    read = await answers(office, office.sari, text)
    assert read == (
        "Ini belum dicatat. Datang terlambat, pulang cepat, atau keluar sebentar: sampaikan langsung ke"
        " atasan Anda. Untuk sehari atau setengah hari, ketik /izin."
    )


@pytest.mark.parametrize("text", ["rekap pegawai terlambat 2 jam", "late payments verified 2 hours"])
async def test_work_about_lateness_is_work(office: OfficeOnTrial, text: str) -> None:
    await office.says(office.sari, text)
    assert "⏱ 2 jam" in office.sari.last["text"]


async def test_leave_for_coming_late_is_said_not_to_be_asked_for(office: OfficeOnTrial) -> None:
    for text in ("/izin terlambat", "/izin datang terlambat besok", "/izin late"):
        read = await answers(office, office.sari, text)
        assert read.startswith("Datang terlambat atau pulang cepat tidak diajukan di sini"), text
        await office.says(office.sari, "/batal")


@pytest.mark.parametrize(
    "text", ["I'm sick today", "I am on leave today", "day off", "I have a day off tomorrow"]
)
async def test_an_absence_in_english_is_no_report(office: OfficeOnTrial, text: str) -> None:
    assert "ketik /izin" in await answers(office, office.sari, text)


MORE_QUESTIONS = {
    "saya mau menilai rekan": "/rekan",
    "I want to rate my supervisor": "/rekan",
    "apakah penilaian ini rahasia?": "/privasi",
    "is it anonymous?": "/privasi",
    "hasil akhir saya berapa": "/hasil",
    "kenapa hasil saya sangat kurang": "/hasil",
    "promosi saya bagaimana": "/tindaklanjut",
    "kapan pelatihannya": "/tindaklanjut",
    "saya mau ikut pelatihan": "/tindaklanjut",
    "when is my training?": "/tindaklanjut",
}


@pytest.mark.parametrize("text", MORE_QUESTIONS)
async def test_questions_about_ratings_and_results_get_their_command(
    office: OfficeOnTrial, text: str
) -> None:
    read = await answers(office, office.sari, text)
    assert MORE_QUESTIONS[text] in read
    assert "Tambahkan waktu" not in read


async def test_a_command_in_two_words_is_offered(office: OfficeOnTrial) -> None:
    for text, command in (
        ("tindak lanjut", "/tindaklanjut"),
        ("Nilai diri", "/nilaidiri"),
        ("umpan balik", "/umpanbalik"),
    ):
        assert f"Apakah maksud Anda {command}: " in await answers(office, office.sari, text)
        assert "📝 Jadikan laporan" in office.sari.labels()
    for text in ("tindak lanjut temuan 2 jam", "hari ini"):
        assert "Apakah maksud" not in await answers(office, office.sari, text)
        await office.says(office.sari, "/batal")


@pytest.mark.parametrize("text", ["terima kasih pak", "Makasih ya 🙏", "thanks a lot", "matur nuwun bu"])
async def test_thanks_are_answered_as_such(office: OfficeOnTrial, text: str) -> None:
    assert await answers(office, office.sari, text) == "Sama-sama. 🙏"


async def test_a_decision_alone_is_no_work(office: OfficeOnTrial) -> None:
    assert "2 jam" not in await answers(office, office.budi, "setuju semua")

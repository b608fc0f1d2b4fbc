"""What the screen shows may be written: labels, their numbers, and commands without a slash."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.answers import (
    begins_decision,
    command_word,
    day_sent,
    gives_up_form,
    gives_up_report,
    meant_button,
    named_label,
    says_decision,
    says_done,
    says_given_up,
    says_none,
    says_send,
    says_yes,
    wants_another,
    wants_sent_back,
)

TARGETS = [
    "1. Menyusun laporan keuangan",
    "2. Menyusun anggaran",
    "3. Melayani permohonan informasi…",
    "Tugas lain",
]
RATINGS = ["5 – Sangat baik", "4 – Baik", "3 – Cukup", "2 – Kurang", "1 – Sangat kurang"]
SUMMARY = ["📤 Kirim", "✏️ Ubah", "❌ Batal"]
FACES = ["😞 Tidak puas", "🙁 Kurang puas", "🙂 Puas", "😀 Sangat puas"]
TIMES = ["30 menit", "1 jam", "2 jam", "4 jam"]
STAND_INS = ["Plt. (jabatan kosong)", "Plh. (pejabatnya berhalangan)", "Kembali"]
PLACES = ["Kerja di kantor (WFO)", "Kerja dari rumah (WFH)", "Izin", "Tugas luar"]


@pytest.mark.parametrize(
    ("labels", "text", "meant"),
    [
        (TARGETS, "2", "2. Menyusun anggaran"),
        (TARGETS, "2.", "2. Menyusun anggaran"),
        (TARGETS, "nomor 2", "2. Menyusun anggaran"),
        (TARGETS, "menyusun anggaran", "2. Menyusun anggaran"),
        (TARGETS, "tugas lain", "Tugas lain"),
        (TARGETS, "Melayani permohonan informasi publik", "3. Melayani permohonan informasi…"),
        (TARGETS, "menyusun", None),
        (TARGETS, "4", None),
        (TARGETS, "2 dokumen", None),
        (RATINGS, "4", "4 – Baik"),
        (RATINGS, "baik", "4 – Baik"),
        (RATINGS, "Sangat Baik!", "5 – Sangat baik"),
        (RATINGS, "sangat", None),
        (SUMMARY, "kirim", "📤 Kirim"),
        (SUMMARY, "KIRIM!", "📤 Kirim"),
        (SUMMARY, "kirim ke Budi", None),
        (FACES, "puas", "🙂 Puas"),
        (FACES, "🙂", "🙂 Puas"),
        (FACES, "☺️", None),
        (["Lewati"], "lewati", "Lewati"),
        (["Lewati"], "lewat", "Lewati"),
        (["Lanjutkan laporan", "Buang laporan"], "lanjut", "Lanjutkan laporan"),
        (["Lanjutkan laporan", "Buang laporan"], "laporan", None),
        (TIMES, "2 jam", "2 jam"),
        (TIMES, "30", None),
        (TIMES, "2", None),
        (STAND_INS, "plh", "Plh. (pejabatnya berhalangan)"),
        (STAND_INS, "Plt.", "Plt. (jabatan kosong)"),
        (STAND_INS, "pl", None),
        (PLACES, "wfh", "Kerja dari rumah (WFH)"),
        (PLACES, "rumah", None),
        (["Plt. A", "Plt. B"], "plt", None),
        (["17", "18", "19"], "18", "18"),
        (["Rapat", "rapat"], "rapat", None),
        (["⠀", "·", "Kembali"], "·", "·"),
        ([], "kirim", None),
        (SUMMARY, "", None),
        (SUMMARY, "👍", None),
    ],
)
def test_the_one_button_that_is_meant(labels: list[str], text: str, meant: str | None) -> None:
    index = meant_button(labels, text)
    assert (None if index is None else labels[index]) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [("Joko Misal, Kepala Seksi", 0), ("joko", None), ("2", 1), ("Batal", 2), ("bata", None)],
)
def test_a_part_of_a_label_can_be_left_to_a_search(text: str, meant: int | None) -> None:
    labels = ["Joko Misal, Kepala Seksi", "2. Ratna", "Batal"]
    assert meant_button(labels, text, in_part=False) == meant


WORKS = ["Jum, 20 Nov: Menyusun laporan keuangan", "Kam, 19 Nov: Menyusun anggaran", "Secara umum"]
PEOPLE = ["Citra Contoh", "Sari Contoh"]
WEEKS = ["Pekan ini", "Pekan depan", "Pekan Sen, 30 Nov"]


@pytest.mark.parametrize(
    ("labels", "text", "meant"),
    [
        (WORKS, "keuangan", 0),
        (WORKS, "menyusun anggaran", 1),
        (WORKS, "yang umum aja", 2),
        (WORKS, "20 nov", 0),
        (WORKS, "menyusun", None),
        (WORKS, "bukan keuangan", None),
        (PEOPLE, "untuk Bu Sari", 1),
        (PEOPLE, "contoh", None),
        (PEOPLE, "sari dan citra", None),
        (PEOPLE, "ya", None),
        (WEEKS, "minggu depan", 1),
        (WEEKS, "minggu", None),
    ],
)
def test_a_label_is_named_by_a_part_of_it(labels: list[str], text: str, meant: int | None) -> None:
    assert named_label(labels, text) == meant


@given(labels=st.lists(st.text(max_size=20), max_size=6), text=st.text(max_size=20))
def test_anything_written_means_one_button_or_none(labels: list[str], text: str) -> None:
    index = meant_button(labels, text)
    assert index is None or 0 <= index < len(labels)


@given(labels=st.lists(st.from_regex(r"[a-z]{1,8}( [a-z]{1,8})?", fullmatch=True), unique=True, min_size=1))
def test_a_label_means_its_own_button(labels: list[str]) -> None:
    assert [meant_button(labels, label.upper()) for label in labels] == list(range(len(labels)))


@pytest.mark.parametrize("text", ["👍", "👍🏽", "✅ Ya", "👌 oke", "sudah benar!"])
def test_a_yes_may_be_a_sign(text: str) -> None:
    assert says_yes(text)


@pytest.mark.parametrize("text", ["👍 tapi 5 berkas", "✅ rapat dan apel", "ya, tapi 5 berkas", "", "⚠️"])
def test_what_says_more_than_a_sign_is_no_yes(text: str) -> None:
    assert not says_yes(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "udah bener",
            "udh bnr pak",
            "sdh sesuai",
            "sudah benar semua",
            "gaskeun",
            "gas",
            "oke gas",
            "iya kirim aja",
        ),
        *("looks good", "yes please", "submit it now", "go ahead", "kirim sekarang ya", "correct"),
        *("nggih", "siap pak", "ok sip", "ok kirim", "sip kirim pak", "ya, sudah pas"),
    ],
)
def test_that_it_is_to_be_sent_is_said_in_many_ways(text: str) -> None:
    assert says_send(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "udah bener?",
            "belum benar",
            "gas 3 tabung",
            "sudah benar tapi 3 jam",
            "kirim surat",
            "siap apel",
            "pak",
        ),
        *("udah", "jangan kirim", "nggak", "batal kirim", "please", "now", "good"),
    ],
)
def test_what_says_more_or_less_sends_nothing(text: str) -> None:
    assert not says_send(text)


@pytest.mark.parametrize(
    "text",
    [
        *("ga jadi ditolak", "batal tolak pak", "batalkan penolakan", "gak jadi cuti", "batalin izinnya deh"),
        *("ndak jadi keberatan", "batal ajukan keberatan", "jangan dikirim", "jgn kirim", "batal kirim"),
        *("gak jadi aduan", "tidak jadi mengajukan", "ora sido"),
    ],
)
def test_a_form_is_given_up_by_what_it_is_for(text: str) -> None:
    assert gives_up_form(text)
    assert says_given_up(text) == (text == "ora sido"), "outside of the form it may be of what was sent"


@pytest.mark.parametrize(
    "text",
    [
        *("batal rapat", "jangan ditolak", "jangan", "gak jadi rapat karena hujan", "izin batal dari dinas"),
        *("batalkan laporan", "cuti batal karena dipanggil dinas", "kirim"),
    ],
)
def test_other_words_give_no_form_up(text: str) -> None:
    assert not gives_up_form(text)


@pytest.mark.parametrize(
    "text",
    [
        *("setuju", "setuju 5", "acc 4", "ok nilai 4", "tolak aja", "maaf tolak saja pak", "tidak disetujui"),
        *(
            "setujui semua 4",
            "acc semua nilai 4",
            "semua disetujui",
            "nilai 4 semua",
            "approve all",
            "semua oke",
        ),
        *("jangan ditolak", "kembalikan dulu", "terima", "4", "nilai 4 saja", "mohon ditolak"),
    ],
)
def test_a_decision_is_said_in_many_ways(text: str) -> None:
    assert says_decision(text)


@pytest.mark.parametrize(
    "text",
    [
        "terima kasih",
        "tolak karena foto kabur",
        "bukan tugas kita",
        "4 berkas kurang",
        "kembalikan berkasnya",
    ],
)
def test_a_reason_is_no_decision(text: str) -> None:
    assert not says_decision(text)


@pytest.mark.parametrize("text", ["later", "no proof", "n/a", "nanti saja", "belum ada bukti", "tidak ada"])
def test_that_there_is_none(text: str) -> None:
    assert says_none(text)


@pytest.mark.parametrize("text", ["selesai", "itu aja", "sudah cukup pak", "next", "done", "that's all"])
def test_that_there_is_no_more(text: str) -> None:
    assert says_done(text)
    assert not says_done(f"{text} rapat")


@pytest.mark.parametrize("text", ["tolak, buktinya kurang", "kembalikan punya Sari", "setujui semua", "4"])
def test_a_decision_may_go_on(text: str) -> None:
    assert begins_decision(text)


@pytest.mark.parametrize("text", ["terima tamu", "menerima berkas", "penolakan permohonan", "setujuan", ""])
def test_work_begins_as_no_decision(text: str) -> None:
    assert not begins_decision(text)


def test_one_word_alone_is_a_command() -> None:
    commands = {"lapor", "bantuan", "batal", "help"}
    assert [command_word(text, commands) for text in ("Lapor", "bantuan?", " HELP ")] == [
        "lapor",
        "bantuan",
        "help",
    ]
    for text in ("lapor dong", "melapor", "/", "", "lapor\nbatal"):
        assert command_word(text, commands) is None


def test_a_report_is_wished_back_in_english_too() -> None:
    assert all(map(wants_sent_back, ("I want to change my report", "please delete my last report")))
    assert all(map(wants_sent_back, ("I'd like to change my report today", "can I cancel the last report")))
    for text in (
        "I want to change my report format",
        "I change the report today",
        "I cancel the last report",
    ):
        assert not wants_sent_back(text), "a statement of work is no wish"


@pytest.mark.parametrize(
    "text", ["batalkan laporan", "ndak jadi lapor bu", "tlg hapuskan laporan ini", "batal aja deh"]
)
def test_a_report_is_given_up_in_many_words(text: str) -> None:
    assert gives_up_report(text)


@pytest.mark.parametrize("text", ["tidak jadi", "batal deh", "gajadi"])
def test_what_was_begun_is_given_up(text: str) -> None:
    assert says_given_up(text)


@pytest.mark.parametrize("text", ["batalkan laporan tadi", "hapus laporan kemarin", "hapus yang tadi"])
def test_a_report_that_was_sent_is_none_that_is_given_up(text: str) -> None:
    assert not gives_up_report(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("salah kirim", ""),
        ("salah tanggal", ""),
        ("laporan tadi salah waktu", ""),
        ("ganti laporan", ""),
        ("hapus laporan tadi", ""),
        ("hapus yang tadi", ""),
        ("tlg rubah laporan yang tadi bu", ""),
        ("maaf laporan tadi salah", ""),
        ("hapus laporan kemarin", "kemarin"),
        ("tlg batalkan laporan kamis ya pak", "kamis"),
        ("ubah laporan tanggal 19", "tanggal 19"),
        ("hapus laporan hari kamis", "hari kamis"),
        ("laporan 19/11 salah", "19 11"),
        ("cabut laporan tgl 19 nov", "tgl 19 nov"),
        ("salah kirim laporan kmrn", "kmrn"),
    ],
)
def test_a_report_that_was_sent_is_wanted_back_and_may_be_named_by_its_day(text: str, day: str) -> None:
    assert wants_sent_back(text)
    assert day_sent(text) == day


def test_other_work_is_wanted_but_not_named() -> None:
    assert wants_another("tambah kegiatan")
    assert not wants_another("tambah kegiatan: apel pagi")

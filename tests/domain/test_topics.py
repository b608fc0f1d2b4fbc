"""Questions get the command that answers them; work and talk get none."""

from __future__ import annotations

from datetime import date

import pytest

from domain.topics import command_asked, looks_something_up, topic_of

NAMES = ("nilai", "skor", "score", "riwayat", "jadwal", "rekap", "target", "tim")


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("nilai saya bulan ini berapa", "nilai"),
        ("cek nilai", "nilai"),
        ("berapa skor saya?", "nilai"),
        ("kok laporan saya ditolak pak?", "riwayat"),
        ("saya sudah kirim laporan kemarin belum ya", "riwayat"),
        ("mau lihat laporan kemarin", "riwayat"),
        ("laporan kemarin sudah masuk belum", "riwayat"),
        ("tolong ingatkan saya jam 4", "pengingat"),
        ("bot ini gimana cara pakainya", "panduan"),
        ("cara lapor gimana min", "panduan"),
        ("hari ini wfh", "izin"),
        ("sisa cuti saya berapa?", "izin"),
        ("batalin izin saya dong", "izin"),
        ("gak jadi cuti", "izin"),
        ("siapa atasan saya", "atasan"),
        ("minta rekap dong", "rekap"),
        ("RHK saya apa saja?", "target"),
        ("can I use english?", "bahasa"),
        ("nama saya salah", "perbaikan"),
        ("siapa saja yang belum lapor", "tim"),
        ("saya mau protes", "keberatan"),
        ("kenapa saya dapat nilai jelek", "nilai"),
        ("halo", None),
        ("terima kasih pak", None),
        ("botnya lemot banget", None),
        ("nilai saya dan jadwal mana", None),
        ("", None),
    ],
)
def test_the_command_that_a_question_is_about(question: str, command: str | None) -> None:
    assert topic_of(question) == command


@pytest.mark.parametrize(
    "text",
    [
        "NIP saya keliru",
        "nama saya salah",
        "cek nilai",
        "cek laporan saya",
        "lihat laporan tadi",
        "mau lihat laporan kemarin",
        "lihat jadwal saya dong",
    ],
)
def test_a_wish_to_see_something_is_no_work(text: str) -> None:
    assert looks_something_up(text)


@pytest.mark.parametrize(
    "text", ["cek laporan keuangan", "cek lapangan", "rekap absen", "lihat lokasi bencana"]
)
def test_work_is_work(text: str) -> None:
    assert not looks_something_up(text)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("nilai semester lalu", ("nilai", "semester lalu")),
        ("Nilai Saya", ("nilai", "")),
        ("lihat nilai saya bulan oktober dong", ("nilai", "bulan oktober")),
        ("mau lihat skor tw 3?", ("skor", "tw 3")),
        ("riwayat 17 november", ("riwayat", "17 november")),
        ("jadwal minggu ini", ("jadwal", "minggu ini")),
        ("show my score last semester", ("score", "last semester")),
        ("nilaiku smt 1", ("nilai", "smt 1")),
        ("nilai sy kok turun", ("nilai", "")),
        ("nilai saya kok turun bulan ini", ("nilai", "bulan ini")),
        ("nilai saya semester lalu kok turun", ("nilai", "semester lalu")),
        ("target saya tercapai 3 dokumen", None),
        ("nilai", None),
        ("nilai ujian 30 peserta", None),
        ("nilai 30", None),
        ("rekap data kependudukan", None),
        ("rekap oktober 2 jam", None),
        ("rapat besok", None),
        ("target 3 dokumen tercapai", None),
        ("nilai 31/2", None),
        ("saya " * 800 + "nilai", None),
    ],
)
def test_a_command_is_asked_for_without_its_slash(text: str, command: tuple[str, str] | None) -> None:
    assert command_asked(text, NAMES, date(2026, 11, 20), is_work=False) == command


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("rekap saya kirim kemarin", None),
        ("tim saya verifikasi data kemarin", None),
        ("jadwal saya rapat besok", None),
        ("rekap kemarin", ("rekap", "kemarin")),
        ("jadwal saya besok", ("jadwal", "besok")),
    ],
)
def test_what_may_be_work_asks_for_a_command_only_where_it_says_nothing_but_days(
    text: str, command: tuple[str, str] | None
) -> None:
    assert command_asked(text, NAMES, date(2026, 11, 20), is_work=True) == command

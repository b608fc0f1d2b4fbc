"""Questions get the command that answers them; work and talk get none."""

from __future__ import annotations

import pytest

from domain.topics import looks_something_up, topic_of


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
    "text", ["NIP saya keliru", "cek nilai", "mau lihat laporan kemarin", "lihat jadwal saya dong"]
)
def test_a_wish_to_see_something_is_no_work(text: str) -> None:
    assert looks_something_up(text)


@pytest.mark.parametrize(
    "text", ["cek laporan keuangan", "cek lapangan", "rekap absen", "lihat lokasi bencana"]
)
def test_work_is_work(text: str) -> None:
    assert not looks_something_up(text)

"""Which answer a reviewer's reason is about."""

from __future__ import annotations

import pytest

from domain.corrections import answer_wished, field_meant


@pytest.mark.parametrize(
    ("reason", "field"),
    [
        ("Mohon lampirkan daftar hadir", "evidence"),
        ("Mohon lampirkan <daftar> hadir & notulen", "evidence"),
        ("Buktinya belum ada", "evidence"),
        ("Ini pekerjaan hari Senin", "date"),
        ("Tanggalnya keliru", "date"),
        ("Jam selesainya tidak sesuai", "time"),
        ("Jumlahnya tidak sesuai dengan rekap", "volume"),
        ("Ini untuk RHK yang lain", "target"),
        ("Mohon jelaskan lebih rinci", "activity"),
        ("Penilaian diri terlalu tinggi", "rating"),
        ("Please attach the minutes", "evidence"),
        ("Masih kurang jelas", None),
        ("Tanggal dan jumlahnya keliru", None),
        ("Sejam atau seharian, sama saja", None),
    ],
)
def test_the_answer_that_a_reason_names(reason: str, field: str | None) -> None:
    assert field_meant(reason) == field


@pytest.mark.parametrize(
    ("words", "wished"),
    [
        ("alasannya salah", "alasan"),
        ("saya ganti alasannya", "alasan"),
        ("mau tambah bukti", "bukti"),
        ("hapus bukti", "bukti"),
        ("hapus", ""),
        ("eh salah", ""),
        ("tambahkan juga bahwa loket tutup", "juga bahwa loket tutup"),
        ("bukti kurang", None),
        ("kurang lengkap", None),
    ],
)
def test_the_answer_that_somebody_wishes_to_change(words: str, wished: str | None) -> None:
    assert answer_wished(words) == wished

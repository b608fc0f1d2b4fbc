"""Which answer a reviewer's reason is about."""

from __future__ import annotations

import pytest

from domain.corrections import answer_wished, entries_meant, field_meant, righted, sent_corrected


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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tadi salah, 5 berkas", "salah, 5 berkas"),
        ("eh maaf yang tadi salah, harusnya 5 dokumen", "salah, harusnya 5 dokumen"),
        ("yang tadi 5 berkas", "5 berkas"),
        ("ralat 5 dokumen", "ralat 5 dokumen"),
        ("koreksi: 5 dokumen bukan 3", "koreksi: 5 dokumen bukan 3"),
        ("jumlahnya salah, 5 dokumen", "jumlahnya salah, 5 dokumen"),
        ("harusnya 3 jam", "harusnya 3 jam"),
        ("bukan 3 dokumen tapi 5", "bukan 3 dokumen tapi 5"),
        ("tolong ubah jadi 5 dokumen", "ubah jadi 5 dokumen"),
        ("sorry I meant 3 hours", "I meant 3 hours"),
        ("laporan tadi salah, harusnya 5 dokumen", "salah, harusnya 5 dokumen"),
        ("laporan tadi salah", None),
        ("salah kirim laporan kmrn", None),
        ("tadi rapat 2 jam", None),
        ("tadi 2 jam rapat", None),
        ("salah satu tugas: rapat 2 jam", None),
        ("koreksi laporan keuangan 2 jam", None),
        ("revisi 3 dokumen", None),
        ("bukan main capeknya", None),
        ("perbaikan data yang salah 2 jam", None),
    ],
)
def test_what_corrects_a_report_that_was_sent(text: str, said: str | None) -> None:
    assert sent_corrected(text) == said


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("eh salah, bukan tanggal 30 tapi 31", "tanggal 31"),
        ("bukan 3 dokumen tapi 5", "5 dokumen"),
        ("bukan 3 dokumen tapi 5 berkas", "5 berkas"),
        ("salah, bukan 2 jam tapi 3 jam", "3 jam"),
        ("5 dokumen bukan 3", "5 dokumen"),
        ("besok, bukan lusa", "besok"),
        ("besok eh lusa", "lusa"),
        ("30 eh 31 desember", "31 desember"),
        ("30 desember eh 31", "31 desember"),
        ("2 jam maksud saya 3 jam", "3 jam"),
        ("not 3 but 5 documents", "5 documents"),
        ("08.00-10.00 eh 11.00", "08.00-10.00 eh 11.00"),
        ("08.00-10.30", "08.00-10.30"),
        ("besok", "besok"),
        ("harusnya bukan 2 jam", "harusnya bukan 2 jam"),
        ("bukan", "bukan"),
        ("", ""),
    ],
)
def test_of_a_value_corrected_at_once_the_right_one_counts(text: str, value: str) -> None:
    assert righted(text) == value


@pytest.mark.parametrize(
    "text", ["bukan " * 340 + "," * 2000, "1" + ", " * 2000, f"{'x' * 50} bukan {'y' * 50}"]
)
def test_a_long_text_is_no_value_that_is_corrected_and_takes_no_minutes(text: str) -> None:
    assert righted(text) == text


@pytest.mark.parametrize(
    ("text", "places", "rest"),
    [
        ("yang kedua 3 jam n5", [1], "3 jam n5"),
        ("nomor 2 3 jam n5", [1], "3 jam n5"),
        ("no 2 jadi 3 jam n5", [1], "jadi 3 jam n5"),
        ("3 jam n5 kegiatan ke-2", [1], "3 jam n5"),
        ("yang terakhir 3 jam", [1], "3 jam"),
        ("semuanya nilai 5", [0, 1], "nilai 5"),
        ("yang ketiga 3 jam", [], "yang ketiga 3 jam"),
        ("3 jam", [], "3 jam"),
    ],
)
def test_which_of_two_entries_words_are_about(text: str, places: list[int], rest: str) -> None:
    found, said = entries_meant(text, 2)
    assert (list(found), " ".join(said.split())) == (places, rest)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("yang pertama 3 jam", 0),
        ("yang kedua 3 jam", 1),
        ("yang ketiga 3 jam", 2),
        ("yang keempat 3 jam", 3),
        ("yang kelima 3 jam", 4),
        ("yang terakhir 3 jam", 5),
        ("the first 3 hours", 0),
        ("the second 3 hours", 1),
        ("the third 3 hours", 2),
        ("the last 3 hours", 5),
    ],
)
def test_which_of_six_entries_a_word_is_about(text: str, place: int) -> None:
    found, said = entries_meant(text, 6)
    assert list(found) == [place]
    assert said.split() == text.split()[2:]

"""The picture of a week: a PNG of a phone's width, whatever is in it."""

from __future__ import annotations

from msgspec.structs import replace

from reports.recap_picture import DayBar, Figure, Part, RecapPicture, Share, draw
from tests.reports.png import size

PICTURE = RecapPicture(
    title="Sari Contoh",
    subtitle="Pekan Sen, 16 Nov – Jum, 20 Nov 2026",
    figures=[Figure("7", "laporan"), Figure("22,5", "jam kerja"), Figure("4/5", "hari dilaporkan")],
    days_title="Jam per hari",
    days=[
        DayBar("Sen", "16", 330, "5,5"),
        DayBar("Sel", "17", 450, "7,5"),
        DayBar("Rab", "18", 0, "0", "kosong"),
        DayBar("Kam", "19", 270, "4,5"),
        DayBar("Jum", "20", 300, "5"),
    ],
    shares_title="Untuk apa",
    shares=[
        Share("Verifikasi berkas permohonan KTP elektronik", "45 berkas, 14 jam", 840),
        Share("Rekapitulasi data kependudukan", "2 laporan, 6 jam", 360),
        Share("Tugas lain", "2 jam 30 menit", 150),
    ],
    parts_title="Hasil tinjauan",
    parts=[Part(4, "4 disetujui", "good"), Part(2, "2 menunggu", "soft"), Part(1, "1 kembali", "fair")],
    score_title="Nilai Semester 2 2026",
    score="79,10",
    change="▲ 0,90",
    change_colour="good",
)


def test_it_is_as_wide_as_a_phone_shows_and_grows_with_what_was_done() -> None:
    width, height = size(draw(PICTURE))
    assert width == 1080
    assert size(draw(replace(PICTURE, shares=[*PICTURE.shares, *PICTURE.shares])))[1] > height


def test_what_there_is_nothing_of_is_left_out() -> None:
    bare = replace(PICTURE, shares=[], parts=[], score="", days=[])
    assert size(draw(bare))[1] < size(draw(PICTURE))[1]


def test_words_that_are_too_wide_are_cut_and_cannot_break_the_drawing() -> None:
    wide = replace(
        PICTURE,
        title="<b>&" + "M" * 200,
        shares=[Share("W" * 200, "W" * 200, 0)],
        parts=[Part(n, "W" * 60, "good") for n in range(1, 5)],
        score="W" * 60,
        days=[DayBar("Sen", "16", 16 * 60, "16"), DayBar("Sel", "17", 0, "", "W" * 40)],
    )
    assert size(draw(wide))[0] == 1080
    assert len(draw(replace(wide, title=wide.title + "M"))) == len(draw(wide))

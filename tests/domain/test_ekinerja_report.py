"""The report that e-Kinerja gives an office: read when it is certain, refused with one sentence when not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from domain.ekinerja_report import ReportRow, read_report
from domain.imports import BadFile
from domain.periods import Period

MAY = Period.parse("2026-05")
TITLES: Sequence[list[str]] = (
    ["LAPORAN PENILAIAN KINERJA"],
    ["Kabupaten Contoh"],
    ["Periode : Bulanan 5"],
    ["Tahun 2026"],
    [],
)
HEADER = [
    "no",
    "NIP",
    "Nama",
    "pegawai_atasan_golru",
    "golru",
    "skp_unor",
    "hasil_kerja",
    "perilaku_kerja",
    "hasil_akhir",
    "pegawai_atasan_nip",
    "pegawai_atasan_nama",
    "is_skp_plt_plh_pjb",
    "periode_akhir",
]
SARI, BUDI, CITRA = "199001012015012001", "197502022000031002", "198803032023212003"


def row(nip: str = SARI, name: str = "SARI CONTOH", grade: str = "BAIK", **changed: str) -> list[str]:
    said = ["1", nip, name, "III/d", "III/a", "Dinas", "SESUAI EKSPEKTASI", "DIATAS EKSPEKTASI", grade, BUDI]
    said += ["Budi Contoh", "0", "2026-05-31"]
    for column, value in changed.items():
        said[HEADER.index(column)] = value
    return said


def read(*rows: Sequence[str], header: Sequence[str] = HEADER, period: Period = MAY) -> dict[str, ReportRow]:
    table = [*TITLES, header, *rows]
    numbered = [(line, cells) for line, cells in enumerate(table, 1) if cells]
    return dict(read_report("laporan.xlsx", numbered, period).people)


def refusal(*rows: Sequence[str], header: Sequence[str] = HEADER, period: Period = MAY) -> str:
    with pytest.raises(BadFile) as raised:
        read(*rows, header=header, period=period)
    return str(raised.value)


def test_columns_are_found_by_their_whole_names_below_the_titles() -> None:
    found = read(row(), row(CITRA, "Citra D'Contoh", "-", pegawai_atasan_nip=""), ["", "", "Dicetak oleh"])
    assert [(each.name, each.grade, each.supervisor_nip) for each in found.values()] == [
        ("SARI CONTOH", "Baik", BUDI),
        ("Citra D'Contoh", None, None),
    ]
    order = [HEADER.index(column) for column in ("hasil_akhir", "nama", "NIP") if column in HEADER]
    shuffled = [*order, *(place for place in range(len(HEADER)) if place not in order)]
    moved = read([row()[place] for place in shuffled], header=[HEADER[place] for place in shuffled])
    assert moved[SARI] == read(row())[SARI]


@pytest.mark.parametrize(
    ("rows", "grade"),
    [
        ([row(grade="BAIK", periode_akhir="2026-05-15"), row(grade="SANGAT BAIK")], "Sangat Baik"),
        ([row(grade="SANGAT BAIK"), row(grade="BAIK", periode_akhir="15/05/2026")], "Sangat Baik"),
        ([row(grade="BAIK"), row(grade="KURANG")], "Baik"),
        ([row(grade="KURANG", is_skp_plt_plh_pjb="Plt"), row(grade="BAIK")], "Baik"),
        ([row(grade="BAIK"), row(grade="KURANG", is_skp_plt_plh_pjb="1")], "Baik"),
        ([row(grade="Kurang/ Misconduct", is_skp_plt_plh_pjb="1")], "Kurang"),
    ],
)
def test_of_several_rows_the_own_one_that_ends_last_holds(rows: list[list[str]], grade: str) -> None:
    assert read(*rows)[SARI].grade == grade


def test_who_has_a_stand_in_s_row_alone_does_not_vanish() -> None:
    assert read(row(is_skp_plt_plh_pjb="Plh"))[SARI].stands_in


@pytest.mark.parametrize("place", range(len(HEADER)))
def test_a_shifted_row_is_refused_or_says_the_same(place: int) -> None:
    """A cell that is missing shifts those after it; one too many does so too."""
    whole = row()
    short = [*whole[:place], *whole[place + 1 :]]
    try:
        read_short = read(short)[SARI]
    except BadFile as refused:
        assert "laporan.xlsx, line 7" in str(refused)
    else:
        assert read_short._replace(until=None) == read(whole)[SARI]._replace(until=None)
    longer = [*whole[:place], "M.Si", *whole[place:]]
    assert "laporan.xlsx, line 7" in refusal(longer)


@pytest.mark.parametrize(
    ("nip", "sentence"),
    [
        ("199001012015012000", "has lost its last digits"),
        ("1.98803E+17", "has lost its last digits"),
        ("19900101201501200", "is not 18 digits"),
        ("=CMD()", "is not 18 digits"),
    ],
)
def test_a_rounded_or_hostile_number_refuses_the_file(nip: str, sentence: str) -> None:
    assert sentence in refusal(row(nip))
    assert sentence in refusal(row(pegawai_atasan_nip=nip))


def test_what_is_another_sheet_is_refused_by_name() -> None:
    assert "is of “periode : bulanan 5”, not of 2026-06" in refusal(row(), period=Period.parse("2026-06"))
    assert "not of 2026-Q2" in refusal(row(), period=Period.parse("2026-Q2"))
    assert "is of 2026, not of 2025-05" in refusal(row(), period=Period.parse("2025-05"))
    assert "has no header with nip, nama, hasil_akhir" in refusal(header=["nip", "name"])
    assert "is the report of SKP" in refusal(header=["nip", "nama", "skp_status"])
    assert "separates its columns by semicolons" in refusal(header=["nip;nama;hasil_akhir;golru"])
    assert "the column nip stands twice" in refusal(row(), header=[*HEADER[:-1], "nip"])
    assert "has no rows" in refusal()
    assert "has no NIP" in refusal(row(""))
    assert "'Cemerlang' in hasil_akhir is no word of e-Kinerja" in refusal(row(grade="Cemerlang"))

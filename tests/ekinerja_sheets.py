"""Sheets as e-Kinerja gives them to an office, of plainly fictional people, in both shapes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

RATNA, BUDI, CITRA = "197207151998032003", "197502022000031002", "198803032012012003"
SARI, DEWI, EKO = "199001012015012001", "199505052022212005", "199906062025211006"
GITA, HADI = "198107072006042007", "196808081993031008"

REGENCY = "Pemerintah Kabupaten Contoh"
OFFICE = "Dinas Dukcapil"
HEALTH = "Dinas Kesehatan"
REGISTRY = "Bidang Pendaftaran Penduduk"

EVALUATIONS = (
    "no",
    "nip",
    "nama",
    "pegawai_atasan_golru",
    "golru",
    "skp_unor",
    "skp_unor_induk",
    "skp_jabatan",
    "skp_jenis_jabatan",
    "jenis_pegawai",
    "is_skp_plt_plh_pjb",
    "hasil_kerja",
    "perilaku_kerja",
    "hasil_akhir",
    "pegawai_atasan_nip",
    "pegawai_atasan_nama",
    "pegawai_atasan_jabatan",
    "periode_akhir",
)
"""The agency's report has more; the order is not certain."""
SKP = (
    "nip",
    "nama",
    "jabatan",
    "unor",
    "unor_induk",
    "skp_jabatan",
    "skp_unor",
    "skp_unor_induk",
    "is_plt_plh",
    "is_skp",
    "skp_status",
    "periode_awal",
    "periode_akhir",
    "created_at",
)
TWELVE = (
    "nama",
    "hasil_akhir",
    "pegawai_atasan_golru",
    "golru",
    "jenis_pegawai",
    "skp_unor_induk",
    "skp_unor",
    "skp_jabatan",
    "pegawai_atasan_nama",
    "pegawai_atasan_nip",
    "is_skp_plt_plh_pjb",
    "nip",
)
"""What a re-export carries, in another order."""
TITLES: tuple[Sequence[str], ...] = (
    ("LAPORAN PENILAIAN KINERJA",),
    ("Pemerintah Kabupaten Contoh",),
    ("Periode : Bulanan 10",),
    ("Tahun 2026",),
    ("Instansi", "Pemerintah Kabupaten Contoh"),
    ("Dicetak", "2026-11-20"),
    (),
)
LEGEND: tuple[Sequence[str], ...] = (
    ("LAPORAN SKP",),
    ("Keterangan",),
    ("nip", "Nomor Induk Pegawai, sebagai teks"),
    ("nama", "Nama pegawai"),
    ("is_plt_plh", "1 bila SKP sebagai Plt/Plh"),
    (),
)
"""Above the header of the report of SKP; it names `nip` as well."""

Row = dict[str, str]


def evaluation(nip: str, name: str, position: str, unit: str = REGISTRY, **changed: str) -> Row:
    """A row of the report of evaluations."""
    said = {
        "nip": nip,
        "nama": name,
        "golru": "III/a",
        "skp_unor": unit,
        "skp_unor_induk": OFFICE,
        "skp_jabatan": position,
        "skp_jenis_jabatan": "Pelaksana",
        "jenis_pegawai": "PNS",
        "is_skp_plt_plh_pjb": "0",
        "hasil_kerja": "SESUAI EKSPEKTASI",
        "perilaku_kerja": "SESUAI EKSPEKTASI",
        "hasil_akhir": "BAIK",
        "pegawai_atasan_golru": "IV/b",
        "periode_akhir": "2026-10-31",
    }
    return said | changed


def skp(nip: str, name: str, position: str, unit: str = REGISTRY, **changed: str) -> Row:
    """A row of the report of SKP."""
    said = {
        "nip": nip,
        "nama": name,
        "jabatan": position,
        "unor": unit,
        "unor_induk": OFFICE,
        "skp_jabatan": position,
        "skp_unor": unit,
        "skp_unor_induk": OFFICE,
        "is_plt_plh": "0",
        "is_skp": "1",
        "skp_status": "Persetujuan",
        "periode_awal": "2026-01-01",
        "periode_akhir": "2026-12-31",
        "created_at": "2026-01-20 08:00:00",
    }
    return said | changed


def office() -> list[Row]:
    """An office in the report of evaluations: its head, a head of a field, and two people of that field."""
    under_budi = {"pegawai_atasan_nip": BUDI, "pegawai_atasan_nama": "BUDI CONTOH"}
    return [
        evaluation(RATNA, "RATNA UMPAMA", "Kepala Dinas", OFFICE, skp_unor_induk=REGENCY, golru="IV/c"),
        evaluation(
            BUDI,
            "BUDI CONTOH",
            "Kepala Bidang Pendaftaran Penduduk",
            golru="IV/a",
            pegawai_atasan_nip=RATNA,
            pegawai_atasan_nama="RATNA UMPAMA",
        ),
        evaluation(SARI, "SARI CONTOH", "Pengelola Layanan", **under_budi),
        evaluation(CITRA, "CITRA CONTOH", "Pranata Komputer", golru="IX", jenis_pegawai="PPPK", **under_budi),
    ]


def rows_of(
    header: Sequence[str], rows: Sequence[Row], above: Sequence[Sequence[str]] = TITLES
) -> list[tuple[int, list[str]]]:
    """A sheet as it is read: numbered rows, without those that are empty."""
    table = [*above, header, *([row.get(column, "") for column in header] for row in rows)]
    return [(line, list(cells)) for line, cells in enumerate(table, 1) if any(cells)]


def write_sheet(
    path: Path, header: Sequence[str], rows: Sequence[Row], above: Sequence[Sequence[str]] = TITLES
) -> Path:
    """The sheet as a workbook, all cells as text."""
    book = xlsxwriter.Workbook(path, {"strings_to_numbers": False})
    sheet = book.add_worksheet("Laporan")
    for line, cells in rows_of(header, rows, above):
        for column, cell in enumerate(cells):
            sheet.write_string(line - 1, column, cell)
    book.close()
    return path

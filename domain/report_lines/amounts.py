"""Amounts within a sentence: a number before something that offices count."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from domain.answers import Volume, parse_volume, shortened
from domain.answers.amounts import is_grouped
from domain.errors import Invalid
from domain.patterns import late_pattern
from domain.report_lines.line import Line
from domain.report_lines.reading import Context, ReadValue
from domain.vocabulary import MONTH_NAME, NUMBER

_MEASURES = """
    berkas dokumen dok surat laporan lap orang org kegiatan lembar lbr kali paket buah unit eksemplar eks
    set permohonan pemohon pasien siswa murid peserta warga penduduk akta kk ktp kia skck resep sampel
    kunjungan rumah keluarga balita lansia bayi ibu bumil anak kader guru pegawai asn data formulir form
    blangko naskah nota notulen undangan disposisi sk sppd spj spm spp sp2d spt spd lpj dpa rka rab
    kuitansi kwitansi faktur bukti item file folder foto video konten berita artikel desain spanduk baliho
    poster lokasi titik desa kelurahan kecamatan posyandu puskesmas sekolah kelas rombel toko kios pasar
    pedagang pelanggaran pelanggar kasus aduan pengaduan tiket proposal rekomendasi izin nib rekap tabel
    slide halaman hlm soal modul rpp nilai raport rapor buku judul kendaraan motor mobil truk alat
    komputer laptop printer cctv jaringan aplikasi akun server pohon bibit karung sak kardus dus botol
    galon tabung kantong kg kilogram gram gr ton kuintal liter km meter m2 m3 hektar ha bidang persil
    sertifikat ekor dosis vaksin jp jpl sesi putaran shift penumpang uji spesimen arsip boks box bundel
    bendel amplop temuan rekaman usulan peraturan perda perbup keputusan kontrak sertipikat kpm rt rw
    kelompok tim umkm koperasi pelaku jiwa korban tenda baris transaksi pesan email telepon layanan
    pelayanan pencari peminjam pengunjung responden kuesioner stan stand saluran jembatan lampu pju kolam
    tangki hidran tps bak kontainer rit
    documents docs files letters reports pages people participants items certificates certificate letter page
    report applications visitors patients students
"""
"""What offices count, as its first word."""
_PAIRS = (
    "jam pelajaran",
    "jam pembelajaran",
    "kepala keluarga",
    "mata pelajaran",
    "ibu hamil",
    "kartu keluarga",
)
"""Measures of two words."""

_HOUR, _MINUTE = 24, 60
_YEARS = range(2010, 2041)
_YEAR_OF = late_pattern(
    rf"(?<!\w)(?:tahun|thn|th|t\.?a|anggaran|periode|semester|triwulan|tw|{MONTH_NAME})\.?\s*$",
    re.IGNORECASE | re.VERBOSE,
)
"""Words before a number that say that it is a year."""
_PLACES = frozenset(
    [
        "desa",
        "kelurahan",
        "kecamatan",
        "posyandu",
        "puskesmas",
        "sekolah",
        "pasar",
        "kelas",
        "rt",
        "rw",
        "tps",
        "rumah",
        "kantor",
        "toko",
    ]
)
"""Measures that are also beginnings of names: “Posyandu Mawar 2 Desa Contoh” counts nothing."""
_TO_A_PLACE = late_pattern(r"(?<!\w)(?:di|ke|pada|pd|utk|untuk|dari|dr|kpd|kepada|se)\s+$", re.IGNORECASE)
_ONE_MORE = late_pattern(
    r"(?:(?<!\w)(?:dan|serta|juga|plus)|[,&+])\s*(?:[^\W\d_]+\s+)?\d{1,6}\s+[^\W\d_]{3,}", re.IGNORECASE
)
"""Another number of something within the sentence: “3 akun dan reset 5 password”."""
_BEFORE = late_pattern(
    rf"(?:(?:\d[\d.,]*|{NUMBER})\s*(?:(?:dari|dr|of)(?:\s+total)?|dan|serta|atau|and|or|,|/|s/d|sd|sampai|-|–|x|\+|&)\s*|[-/])$",
    re.IGNORECASE,
)
_AFTER = late_pattern(
    rf"^\s*(?:(?:dan|serta|\+|&)\s*(?:\d|{NUMBER})|(?:dari|dr)\s+(?:total\s+)?(?:\d|{NUMBER}))", re.IGNORECASE
)
_NAMED = late_pattern(
    r"(?<!\w)(?:kelas|kls|rt|rw|lantai|tahap|semester|triwulan|ruang|nomor|no|bab|pasal|ke|jalur)\s+$",
    re.IGNORECASE,
)
"""Before a number in words that names something: “kelas tiga”."""


@lru_cache(maxsize=64)
def _pattern(measures: frozenset[str]) -> re.Pattern[str]:
    known = "|".join(re.escape(each) for each in sorted(measures, key=len, reverse=True))
    return re.compile(
        r"(?:(?<!\w)(?:sebanyak|sejumlah|sekitar|kira-kira|kurang lebih|±|~)\s*)?"
        rf"(?<![\w.,/])(?P<amount>\d[\d.,]*|(?!satu\s+data\b){NUMBER}(?=\s))\s*(?P<scale>(?:ribu|rb|ratus|juta|jt)\b\.?\s*)?(?:\([^()\ufffc]*\)\s*)?"
        rf"(?P<measure>(?:{known}))(?P<tail>\b(?!-\d)|(?<=%))",
        re.IGNORECASE,
    )


def measures_of(context: Context) -> frozenset[str]:
    """What is counted, in lower case: the usual measures, and those of the person's targets."""
    own = {each.casefold() for each in context.measures} - {"jam", "menit", "hari"}
    return frozenset([*_MEASURES.split(), *_PAIRS, *own])


def find_volume(line: Line, context: Context) -> ReadValue[Volume] | None:
    """The amount of a line; several amounts, and what may be a time, are asked about."""
    candidates = list(line.find(_pattern(measures_of(context))))
    matches = [each for each in candidates if _counts(line, each)]
    if not matches:
        return _year_or_amount(line, candidates)
    first, last = matches[0], matches[-1]
    said = shortened(line.text[first.start() : last.end()].strip(), 60)
    found = _several(line, matches, said) or _one(first, said, context)
    for match in matches:
        line.take(*match.span(), cut=found.is_sure and line.is_set_off(*match.span()))
    return found


def _year_or_amount(line: Line, candidates: Iterable[re.Match[str]]) -> ReadValue[Volume] | None:
    """A year that could be an amount is asked about: “2024 surat”; “tahun 2024 surat” is a year."""
    for match in candidates:
        if _may_be_year(match) and not _YEAR_OF.search(line.text[: match.start()]):
            said = match[0].strip()
            return ReadValue(said, doubt=Invalid("line-volume-or-year", written=said))
    return None


def _may_be_year(match: re.Match[str]) -> bool:
    return match["amount"].isdecimal() and int(match["amount"]) in _YEARS and not match["scale"]


def _counts(line: Line, match: re.Match[str]) -> bool:
    """Whether a number before a measure counts it: no year does, and no number within the name of a place."""
    if _may_be_year(match) or (
        not match["amount"][0].isdecimal() and _NAMED.search(line.text[: match.start()])
    ):
        return False
    if match["measure"].lower() not in _PLACES:
        return True
    rest = line.free[match.end() :].lstrip()
    is_last = not rest or not (rest[0].isalnum() or rest[0] == "(")
    return is_last or _TO_A_PLACE.search(line.free[: match.start()]) is not None


def _several(line: Line, matches: Iterable[re.Match[str]], said: str) -> ReadValue[Volume] | None:
    first, *others = matches
    last = others[-1] if others else first
    before, after = _BEFORE.search(line.free[: first.start()]), _AFTER.search(line.free[last.end() :])
    more = _ONE_MORE.search(line.free, last.end())
    if not others and before is None and after is None and more is None:
        return None
    start = before.start() if before else first.start()
    end = more.end() if more else last.end() + (after.end() if after else 0)
    whole = line.text[start:end].strip()
    return ReadValue(said, doubt=Invalid("line-volume-several", written=shortened(whole, 60)))


def _one(match: re.Match[str], said: str, context: Context) -> ReadValue[Volume]:
    if may_be_clock(match["amount"]):
        return ReadValue(said, doubt=Invalid("line-volume-or-time", written=said))
    other = "," if context.thousands == "." else "."
    if is_grouped(match["amount"], other) and match["amount"].count(other) == 1:
        return ReadValue(said, doubt=Invalid("line-volume-two-ways", written=said))
    try:
        return ReadValue(said, parse_volume(said, thousands=context.thousands))
    except Invalid as doubt:
        return ReadValue(said, doubt=doubt)


def may_be_clock(number: str) -> bool:
    """Whether a number could be a time of the day: “10.30”."""
    match = re.fullmatch(r"(\d{1,2})[.:](\d{2})", number)
    return match is not None and int(match[1]) < _HOUR and int(match[2]) < _MINUTE

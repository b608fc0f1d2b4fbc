"""Names that offices give to the columns of their files, in Indonesian and English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from domain.answers.sentences import clean
from domain.patterns import late_pattern

_BRACKETS = late_pattern(r"\([^()]*\)|\[[^\[\]]*\]")
_UNSUR_NUMBER = late_pattern(r"u ?[1-9] ")
_BETWEEN = late_pattern(r"[\W_]+")

Words = Mapping[str, str]
"""Names of a column, separated by commas. Those after a `;` hold only where the file has none before it."""

_PERSON: Words = {"nip": "nip, nip pegawai, nip baru, nip asn, nomor induk pegawai"}
_DATED: Words = {"date": "tanggal, tgl, hari tanggal; tanggal kegiatan"}
_WITHDRAW: Words = {"withdraw": "tarik, ditarik, batal, dibatalkan, hapus, dihapus"}
_SINCE: Words = {"since": "sejak, berlaku sejak"}
_UNIT: Words = {
    "unit": "unit kerja, nama unit, nama unit kerja; unit organisasi, unor, unor nama, satuan kerja, satker,"
    " perangkat daerah, opd, skpd"
}
_UNSUR: Words = {
    "persyaratan": "u1, persyaratan pelayanan, kesesuaian persyaratan",
    "prosedur": "u2, prosedur pelayanan, sistem mekanisme dan prosedur, kemudahan prosedur",
    "waktu": "u3, waktu pelayanan, waktu penyelesaian, kecepatan waktu, kecepatan pelayanan",
    "biaya": "u4, biaya tarif, tarif, kewajaran biaya",
    "produk": "u5, produk layanan, produk pelayanan, produk spesifikasi jenis pelayanan, kesesuaian produk",
    "kompetensi": "u6, kompetensi pelaksana, kompetensi petugas",
    "perilaku": "u7, perilaku pelaksana, perilaku petugas",
    "pengaduan": "u8, penanganan pengaduan, penanganan pengaduan saran dan masukan",
    "sarana": "u9, sarana dan prasarana, sarana prasarana",
}

_QUESTIONS: Words = {
    "persyaratan": "persyaratan",
    "prosedur": "prosedur",
    "waktu": "kecepatan waktu, waktu penyelesaian, waktu pelayanan, ketepatan waktu, kecepatan pelayanan",
    "biaya": "biaya, tarif",
    "produk": "produk",
    "kompetensi": "kompetensi, kemampuan petugas, kemampuan pelaksana",
    "perilaku": "perilaku, kesopanan",
    "pengaduan": "penanganan pengaduan",
    "sarana": "sarana, prasarana",
}
"""Words of the question about an unsur that no other question has; web forms use the question as header."""
_WORDS_OF_A_QUESTION = 5
"""The least number of columns for a row to be a header."""

_WORDS: Mapping[str, Words] = {
    "roster": {
        **_SINCE,
        **_PERSON,
        **_UNIT,
        "name": "nama, nama pegawai, nama lengkap, nama asn, nama dan gelar,"
        " nama lengkap dan gelar, nama gelar",
        "position": "jabatan, nama jabatan; jabatan saat ini, jabatan nama",
        "rank": "pangkat golongan, pangkat gol, pangkat gol ruang, pangkat golongan ruang, golru, gol ruang,"
        " golongan ruang; golongan, pangkat, gol, gol akhir nama",
        "supervisor_nip": "nip atasan, nip atasan langsung, nip pejabat penilai, nip supervisor;"
        " atasan, atasan langsung, pejabat penilai, supervisor",
        "role": "peran",
        "timezone": "zona waktu; zona, time zone",
        "joined": "tanggal masuk, tgl masuk, mulai bekerja",
        "left": "tanggal keluar, tgl keluar, tanggal berhenti",
        "employment": "status kepegawaian, jenis kepegawaian, jenis pegawai",
    },
    "calendar": {
        **_WITHDRAW,
        **_DATED,
        **_UNIT,
        "kind": "jenis, jenis hari",
        "name": "nama, nama hari; keterangan",
    },
    "services": {
        **_WITHDRAW,
        **_SINCE,
        **_UNIT,
        "code": "kode, kode layanan, service code",
        "name": "nama, nama layanan; layanan, jenis layanan",
        "staff_nips": "nip petugas; petugas",
        "population": "populasi, jumlah populasi, jumlah penerima layanan",
    },
    "competencies": {
        "position": "jabatan, nama jabatan",
        "competency": "kompetensi, nama kompetensi",
        "required": "level, level yang dipersyaratkan, standar",
        "course": "pelatihan, diklat, kursus",
    },
    "targets": {
        **_WITHDRAW,
        **_PERSON,
        "period": "periode",
        "title": "rhk, rencana hasil kerja; hasil kerja, judul",
        "quantity": "kuantitas, target kuantitas; target, jumlah, volume",
        "unit": "satuan, measure",
        "weight": "bobot",
        "kind": "jenis; jenis rhk",
        "rencana_aksi": "rencana aksi, action plan",
        "parent": "rhk atasan, rhk atasan yang diintervensi, rhk pimpinan yang diintervensi, rhk pimpinan,"
        " rencana hasil kerja pimpinan yang diintervensi, rencana hasil kerja atasan yang diintervensi",
    },
    "leave": {
        **_WITHDRAW,
        **_PERSON,
        "kind": "jenis, jenis cuti; jenis izin, jenis ketidakhadiran",
        "start": "mulai, tanggal mulai, tgl mulai, dari tanggal, start date; dari",
        "end": "selesai, tanggal selesai, tgl selesai, sampai tanggal, end date; sampai",
        "half": "setengah hari, half day",
        "days": "jumlah hari, lama hari, lama cuti; lama, hari",
    },
    "duty": {
        **_PERSON,
        **_DATED,
        "start": "mulai, jam mulai, start time; jam masuk, masuk",
        "end": "selesai, jam selesai, end time; jam pulang, pulang",
        "name": "nama dinas, nama sif, nama shift, sif, shift, dinas",
    },
    "attendance": {
        **_PERSON,
        **_DATED,
        "status": "kehadiran, status kehadiran",
        "check_in": "scan masuk, absen masuk, presensi masuk; jam masuk, jam datang, masuk, datang",
        "check_out": "scan pulang, scan keluar, absen pulang, presensi pulang;"
        " jam pulang, jam keluar, pulang",
    },
    "assessments": {
        **_WITHDRAW,
        "period": "periode",
        "nip": f"{_PERSON['nip']}, nip yang dinilai",
        "assessor_nip": "nip penilai; penilai",
        "source": "sumber",
        "criterion": "kriteria, aspek; indikator",
        "rating": "nilai; skor",
        "note": "catatan; keterangan",
    },
    "entries": {
        **_WITHDRAW,
        **_PERSON,
        **_DATED,
        "activity": "kegiatan, aktivitas, uraian kegiatan, kegiatan harian; uraian",
        "submitted_at": "dikirim, waktu kirim, waktu lapor, cap waktu, stempel waktu, timestamp",
        "started": "jam mulai, mulai, jam mulai kegiatan",
        "ended": "jam selesai, selesai, jam selesai kegiatan",
        "target": "rhk, rencana hasil kerja",
        "volume": "kuantitas, realisasi; jumlah",
        "unit": "satuan, measure",
        "self_rating": "nilai diri, penilaian diri, nilai mandiri",
        "status": "keadaan; status laporan",
        "supervisor_rating": "nilai atasan, penilaian atasan",
        "reviewer_nip": "nip peninjau, nip penilai; nip atasan",
        "reviewed_at": "ditinjau, waktu tinjau, waktu review",
        "note": "catatan; keterangan",
    },
    "citizen": {
        **_WITHDRAW,
        **_UNSUR,
        "service": "kode layanan; layanan, kode",
        "submitted_at": "cap waktu, stempel waktu, timestamp, waktu pengisian; tanggal",
        "channel": "kanal, saluran",
        "quick": "penilaian cepat",
        "comment": "komentar, kritik dan saran, saran dan masukan; saran",
        "kind": "jenis, jenis komentar",
    },
    "survey": _UNSUR,
}
"""By the name of the layout, and of the column."""


def spelled(header: str) -> str:
    """A header without capitals, signs and what distinguishes one typist from another."""
    plain = unicodedata.normalize("NFKC", clean(header)).casefold()
    return _BETWEEN.sub(" ", plain).strip()


def _spellings(header: str) -> tuple[str, ...]:
    """A complete header, without the number of an unsur before it, and without text in brackets.

    “U8 (Sarana)” is sarana whatever the number says; “Tanggal (hh/bb/tttt)” is a date.
    """
    whole = spelled(header)
    return whole, _UNSUR_NUMBER.sub("", whole), spelled(_BRACKETS.sub(" ", header))


@cache
def _meanings(layout: str, columns: tuple[str, ...]) -> Mapping[str, tuple[str, int]]:
    """The column that a spelling means in the files of a layout, and how surely: 0 before 1."""
    found: dict[str, tuple[str, int]] = {}
    for column in columns:
        for rank, names in enumerate(_WORDS.get(layout, {}).get(column, "").split(";")):
            found |= {name.strip(): (column, rank) for name in names.split(",") if name.strip()}
    found |= {spelled(column): (column, 0) for column in columns}
    return MappingProxyType(found)


def columns_meant(layout: str, columns: tuple[str, ...], header: Sequence[str]) -> list[str | None]:
    """The column of a layout that each cell of a header means; None for other cells.

    Two cells that match the same column equally well are both returned; the caller decides.
    """
    meanings = _meanings(layout, columns)
    said = [_meaning(meanings, cell) or _asked(layout, cell) for cell in header]
    best: dict[str, int] = {}
    for meaning in said:
        if meaning is not None:
            column, rank = meaning
            best[column] = min(rank, best.get(column, rank))
    return [None if each is None or each[1] > best[each[0]] else each[0] for each in said]


def _meaning(meanings: Mapping[str, tuple[str, int]], cell: str) -> tuple[str, int] | None:
    return next((meanings[each] for each in _spellings(cell) if each in meanings), None)


def _asked(layout: str, cell: str) -> tuple[str, int] | None:
    """The unsur that a question of a survey asks about, less sure than any name; None for other headers."""
    words = spelled(cell)
    if layout != "survey" or words.count(" ") + 1 < _WORDS_OF_A_QUESTION:
        return None
    found = [
        unsur
        for unsur, phrases in _QUESTIONS.items()
        if any(f" {phrase.strip()} " in f" {words} " for phrase in phrases.split(","))
    ]
    return (found[0], 2) if len(found) == 1 else None


def usual_name(layout: str, column: str) -> str:
    """What offices call a column of a layout."""
    return re.split("[;,]", _WORDS.get(layout, {}).get(column, column))[0].strip()


@cache
def _every_word() -> frozenset[str]:
    words = set()
    for columns in _WORDS.values():
        for column, names in columns.items():
            words.add(spelled(column))
            words.update(name.strip() for name in re.split("[;,]", names))
    return frozenset(words)


def is_known(header: str) -> bool:
    """Whether any file of an office has a column of this name."""
    return any(each in _every_word() for each in _spellings(header))

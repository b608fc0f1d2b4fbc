"""Which answer a reviewer's reason, or an author's own words, ask to change, where these show it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from domain.answers.buttons import fold

REPORT_ANSWERS = {
    "target": r"rhk\b|target|rencana hasil kerja|hasil kerja",
    "evidence": r"bukti|lampir\w*|foto|dokumentasi|daftar\W+hadir|tautan|evidence|attach\w*|photo|proof",
    "date": r"tanggal|tgl\b|hari\b|date\b",
    "time": r"waktu|durasi|jam\b|menit|lamanya|duration|hours?\b|time\b",
    "volume": r"volume|jumlah|kuantitas|satuan|amount|quantity|output",
    "rating": r"penilaian diri|nilai diri|self.rating",
    "activity": r"kegiatan|uraian|uraikan|jelaskan|rincian|rinci|activity|describe|explain",
}
"""What names each answer of a report, at the beginning of a word."""
TARGET_ANSWERS = {
    "title": r"judul|nama target|rumusan|uraian|title|wording",
    "period": r"periode|semester|triwulan|period|quarter",
    "quantity": r"jumlah|kuantitas|volume|satuan|angka|quantity|amount|number",
    "indicator": r"indikator|indicator",
    "rencana_aksi": r"rencana aksi|action plan",
    "kind": r"utama|tambahan|main\b|additional",
    "parent": r"rhk atasan|target atasan|induk|superior",
    "weight": r"bobot|weight",
    "reason": r"alasan|reason",
}
"""What names each answer about a target."""


def field_meant(reason: str, answers: Mapping[str, str] = REPORT_ANSWERS) -> str | None:
    """The one answer that a reason names; None when it names none, or several."""
    said = reason.lower()
    found = [field for field, names in answers.items() if re.search(rf"\b(?:{names})", said)]
    return found[0] if len(found) == 1 else None


_WISH = re.compile(
    r"""
    (?:untuk|utk|ubah|diubah|rubah|dirubah|ganti|diganti|edit|revisi|ralat|koreksi|perbaiki|diperbaiki|betulkan|harus
    |seharus|hrs|jadi|menjadi|maksud|maaf|eh|oh|ups|mau|ingin|tolong|mohon|saya|sy|dong|ya|pak|bu|kak|min
    |saja|aja|deh|lah|kok|itu|yang|yg|cuma|change|make|should|be|to|the|is|it|my|please|sorry|i|meant)(?:nya)?
    """,
    re.VERBOSE,
)
_BEGINS = re.compile(
    r"(?:ubah|diubah|ganti|diganti|jadi|menjadi|maksud|harus|seharus|ralat|tambah(?:kan|in)?|hapus|bukan|salah|keliru"
    r"|typo|eh|ups|kok)(?:nya)?\b"
)
_WRONG = re.compile(r"(?:salah|keliru|typo|tidak|tdk|belum|blm|kurang|bukan|wrong|not)(?:nya)?")


def wished(text: str) -> str:
    """The words of a wish for a change without those that only express it: “waktu” of “waktunya salah”."""
    words = ((fold(word), word) for word in text.split())
    return " ".join(
        word.removesuffix("nya")
        for said, word in words
        if not _WISH.fullmatch(said) and not _WRONG.fullmatch(said)
    )


def begins_a_change(text: str) -> bool:
    """Whether words begin as a wish to change what was said, and are no other work, whatever they hold."""
    return _BEGINS.match(fold(text)) is not None


def says_wrong(text: str) -> bool:
    """Whether a wish for a change says what is wrong, so that its values may be those that are to go."""
    return any(map(_WRONG.fullmatch, fold(text).split()))

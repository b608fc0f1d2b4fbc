"""Which answer of a report a reviewer's reason asks to change, where its words tell."""

from __future__ import annotations

import re

_NAMED = {
    "target": r"rhk\b|target|rencana hasil kerja|hasil kerja",
    "evidence": r"bukti|lampir\w*|foto|dokumentasi|daftar\W+hadir|tautan|evidence|attach\w*|photo|proof",
    "date": r"tanggal|tgl\b|hari\b|date\b",
    "time": r"waktu|durasi|jam\b|menit|lamanya|duration|hours?\b|time\b",
    "volume": r"volume|jumlah|kuantitas|satuan|amount|quantity|output",
    "rating": r"penilaian diri|nilai diri|self.rating",
    "activity": r"kegiatan|uraian|uraikan|jelaskan|rincian|rinci|activity|describe|explain",
}
"""What names each answer, at the beginning of a word."""


def field_meant(reason: str) -> str | None:
    """The one answer that a reason names; None when it names none, or several."""
    said = reason.lower()
    found = [field for field, names in _NAMED.items() if re.search(rf"\b(?:{names})", said)]
    return found[0] if len(found) == 1 else None

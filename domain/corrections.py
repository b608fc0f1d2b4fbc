"""Which answer a reviewer's reason asks to change, where its words show it."""

from __future__ import annotations

import re
from collections.abc import Mapping

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

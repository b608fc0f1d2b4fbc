"""A frozen result as the fields of SIASN's `kinerjaperiodik`, or why it cannot be sent."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from domain.closing.frozen import Signatories
from domain.patterns import late_pattern
from domain.periods import Period, PeriodKind
from domain.schemes.model import MATRIX_GRADES
from domain.scoring import Rating, Scorecard

PERIODS = {PeriodKind.MONTH: "1", PeriodKind.QUARTER: "2"}
"""`periodikId`: a semester or a year is no periodic result there."""
_VALUES = {Rating.ABOVE: 1, Rating.MEETS: 2, Rating.BELOW: 3}
_RANK = late_pattern(r"\b(?P<roman>IV|III|II|I)\s*[/.]\s*(?P<letter>[a-e])\b", re.IGNORECASE)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}

Value = int | str
FIELDS = (
    "bulanMulaiPenilaian",
    "bulanSelesaiPenilaian",
    "hasilKinerjaNilai",
    "koefisienId",
    "kuadranKinerjaNilai",
    "penilaiGolongan",
    "penilaiJabatanNama",
    "penilaiNama",
    "penilaiNipNrp",
    "penilaiUnorNama",
    "perilakuKerjaNilai",
    "periodikId",
    "pnsDinilaiId",
    "statusPenilai",
    "tahun",
    "tahunMulaiPenilaian",
    "tahunSelesaiPenilaian",
)
"""In the order in which they are written."""


class Unsendable(StrEnum):
    """Why a result cannot be sent."""

    NO_GRADE = "no_grade"
    NO_ASSESSOR = "no_assessor"
    NO_RANK = "no_rank"
    NO_POSITION = "no_position"
    NO_UNIT = "no_unit"
    NO_ID = "no_id"


class SiasnIds(NamedTuple):
    """What SIASN calls a person, and the coefficient of a functional post; empty for other posts."""

    pns_id: str
    coefficient_id: str = ""


def rank_id(rank: str | None) -> str | None:
    """`34` for “Penata Tingkat I (III/d)”; None where there is no such rank, as of PPPK."""
    found = _RANK.search(rank or "")
    if found is None:
        return None
    return f"{_ROMAN[found['roman'].upper()]}{'abcde'.index(found['letter'].lower()) + 1}"


def unsendable(card: Scorecard, signatories: Signatories, ids: SiasnIds | None) -> list[Unsendable]:
    """All reasons why a result cannot be sent."""
    head = signatories.supervisor
    found = {
        Unsendable.NO_GRADE: card.grade is None or card.ratings is None,
        Unsendable.NO_ID: ids is None,
        Unsendable.NO_ASSESSOR: head is None,
        Unsendable.NO_RANK: head is not None and rank_id(head.rank) is None,
        Unsendable.NO_POSITION: head is not None and not head.position,
        Unsendable.NO_UNIT: head is not None and not head.unit,
    }
    return [each for each, is_so in found.items() if is_so]


def payload(period: Period, card: Scorecard, signatories: Signatories, ids: SiasnIds) -> dict[str, Value]:
    """The body of one request; ValueError for a result that cannot be sent."""
    head, ratings = signatories.supervisor, card.ratings
    if unsendable(card, signatories, ids) or head is None or ratings is None or card.grade is None:
        raise ValueError("this result cannot be sent")
    values: dict[str, Value] = {
        "bulanMulaiPenilaian": period.start.month,
        "bulanSelesaiPenilaian": period.end.month,
        "hasilKinerjaNilai": _VALUES[ratings[0]],
        "koefisienId": ids.coefficient_id,
        "kuadranKinerjaNilai": MATRIX_GRADES.index(card.grade) + 1,
        "penilaiGolongan": rank_id(head.rank) or "",
        "penilaiJabatanNama": head.position or "",
        "penilaiNama": head.name,
        "penilaiNipNrp": head.nip,
        "penilaiUnorNama": head.unit or "",
        "perilakuKerjaNilai": _VALUES[ratings[1]],
        "periodikId": PERIODS[period.kind],
        "pnsDinilaiId": ids.pns_id,
        "statusPenilai": "ASN",
        "tahun": period.year,
        "tahunMulaiPenilaian": period.start.year,
        "tahunSelesaiPenilaian": period.end.year,
    }
    return {name: values[name] for name in FIELDS}

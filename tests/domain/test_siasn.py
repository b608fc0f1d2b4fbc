"""What SIASN's `kinerjaperiodik` takes of a result."""

from __future__ import annotations

from fractions import Fraction

import pytest

from domain.closing.frozen import Post, Signatories
from domain.periods import Period
from domain.scoring import GroupResult, Rating, Scorecard
from domain.scoring.scorecard import matrix_grade
from domain.siasn import FIELDS, SiasnIds, Unsendable, payload, rank_id, unsendable

HEAD = Post("197502022000031002", "Budi Contoh", "Pembina (IV/a)", "Kepala Bidang", "Dinas Pelayanan")
SARI = Post("199001012015012001", "Sari Contoh", None, None, None)
IDS = SiasnIds("8A2B4C6D-1234", "12")


def card(results: Rating, behaviour: Rating) -> Scorecard:
    groups = (
        GroupResult("results", Fraction(80), Fraction(1), results),
        GroupResult("behaviour", Fraction(80), Fraction(1), behaviour),
    )
    return Scorecard("nasional", (), groups, Fraction(1), None, matrix_grade(results, behaviour), ())


def test_every_field_is_there_and_as_siasn_writes_it() -> None:
    signing = Signatories(SARI, HEAD, None)
    body = payload(Period.parse("2026-Q4"), card(Rating.ABOVE, Rating.MEETS), signing, IDS)
    assert tuple(body) == FIELDS
    assert body == {
        "bulanMulaiPenilaian": 10,
        "bulanSelesaiPenilaian": 12,
        "hasilKinerjaNilai": 1,
        "koefisienId": "12",
        "kuadranKinerjaNilai": 2,
        "penilaiGolongan": "41",
        "penilaiJabatanNama": "Kepala Bidang",
        "penilaiNama": "Budi Contoh",
        "penilaiNipNrp": "197502022000031002",
        "penilaiUnorNama": "Dinas Pelayanan",
        "perilakuKerjaNilai": 2,
        "periodikId": "2",
        "pnsDinilaiId": "8A2B4C6D-1234",
        "statusPenilai": "ASN",
        "tahun": 2026,
        "tahunMulaiPenilaian": 2026,
        "tahunSelesaiPenilaian": 2026,
    }
    worst = payload(Period.parse("2026-05"), card(Rating.BELOW, Rating.BELOW), signing, IDS)
    assert (worst["kuadranKinerjaNilai"], worst["periodikId"]) == (5, "1")


@pytest.mark.parametrize(
    ("rank", "known"),
    [
        ("Penata Tingkat I (III/d)", "34"),
        ("IV/e", "45"),
        ("Juru Muda I / a", "11"),
        ("Pengatur (II.c)", "23"),
        ("PPPK Golongan IX", None),
        ("IX", None),
        (None, None),
    ],
)
def test_a_rank_has_its_number(rank: str | None, known: str | None) -> None:
    assert rank_id(rank) == known


def test_all_reasons_are_named() -> None:
    ungraded = card(Rating.MEETS, Rating.MEETS)._replace(grade=None)
    nobody = Signatories(SARI, None, None)
    assert unsendable(ungraded, nobody, None) == [
        Unsendable.NO_GRADE,
        Unsendable.NO_ID,
        Unsendable.NO_ASSESSOR,
    ]
    bare = Signatories(SARI, Post("1", "Budi", "IX", None, None), None)
    found = unsendable(card(Rating.MEETS, Rating.MEETS), bare, IDS)
    assert found == [Unsendable.NO_RANK, Unsendable.NO_POSITION, Unsendable.NO_UNIT]
    with pytest.raises(ValueError, match="cannot be sent"):
        payload(Period.parse("2026-05"), ungraded, nobody, IDS)

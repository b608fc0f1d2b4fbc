"""Citizens' ratings: the shrunk mean of a person, and the official index (SKM/IKM) of a service."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple, Self

from msgspec import Struct

from domain.figures import fixed, half_up


class Unsur(StrEnum):
    """The nine elements of PermenPANRB 14/2017, in the order of docs/scoring.md §3."""

    PERSYARATAN = "persyaratan"
    PROSEDUR = "prosedur"
    WAKTU = "waktu"
    BIAYA = "biaya"
    PRODUK = "produk"
    KOMPETENSI = "kompetensi"
    PERILAKU = "perilaku"
    PENGADUAN = "pengaduan"
    SARANA = "sarana"


class Channel(StrEnum):
    """How a response came in: with the code of a visit, or through an open link or poster."""

    VISIT = "visit"
    OPEN = "open"

    @property
    def weight(self) -> Fraction:
        """Anyone can use an open link, so its word counts half."""
        return Fraction(1) if self is Channel.VISIT else Fraction(1, 2)


class ResponseGroup(NamedTuple):
    """Responses of one channel that answered the same number of unsur (a quick tap answers one).

    `total` is the sum of all their values (1..4).
    """

    channel: Channel
    answered: int
    total: int
    responses: int


class CitizenFacts(Struct, frozen=True):
    """Σ ω·x (percent), Σ ω and the number of counted responses; quarantined ones are left out."""

    weighted: Fraction = Fraction(0)
    weight: Fraction = Fraction(0)
    responses: int = 0

    @classmethod
    def of(cls, groups: Iterable[ResponseGroup]) -> Self:
        """The facts of the responses in these groups (docs/scoring.md §3)."""
        # Groups of the same kind are added up as integers first: fractions cost much more.
        kinds: dict[tuple[Channel, int], list[int]] = {}
        for channel, answered, total, responses in groups:
            kind = (channel, answered)
            sums = kinds.get(kind) or kinds.setdefault(kind, [0, 0])
            sums[0] += total
            sums[1] += responses
        weighted, weight, given = Fraction(0), Fraction(0), 0
        for (channel, answered), (total, responses) in kinds.items():
            weighted += channel.weight * Fraction(total * 100, answered * 4)
            weight += channel.weight * responses
            given += responses
        return cls(weighted, weight, given)

    def __add__(self, other: "CitizenFacts") -> "CitizenFacts":
        """The facts of both, which must not share a response."""
        return CitizenFacts(
            self.weighted + other.weighted, self.weight + other.weight, self.responses + other.responses
        )


NO_CITIZENS = CitizenFacts()


def shrunk_mean(own: CitizenFacts, office: CitizenFacts, k: Fraction) -> Fraction:
    """(Σ ω·x + k·m) ÷ (Σ ω + k), m the mean of the office, which includes `own` (docs/scoring.md §3).

    Needs at least one response; 0..100.
    """
    office_mean = office.weighted / office.weight
    return (own.weighted + k * office_mean) / (own.weight + k)


class WeightMethod(StrEnum):
    """The weight of each unsur in the index; the short decimals agree with earlier reports of an office."""

    EXACT = "exact"
    THREE_DIGITS = "0.111"
    TWO_DIGITS = "0.11"

    @property
    def key(self) -> str:
        """What sentences about the method choose by."""
        return self.name.lower()

    @property
    def weight(self) -> Fraction:
        return Fraction(1, len(Unsur)) if self is WeightMethod.EXACT else Fraction(self.value)


class Quality(Struct, frozen=True):
    """Mutu pelayanan: the letter, and its name."""

    grade: str
    label: str


_QUALITIES = (
    (Fraction("88.31"), Quality("A", "Sangat Baik")),
    (Fraction("76.61"), Quality("B", "Baik")),
    (Fraction("65.00"), Quality("C", "Kurang Baik")),
)
_LOWEST = Quality("D", "Tidak Baik")


def index(nrr: Iterable[Fraction], weight: Fraction) -> Fraction:
    """NI = Σ NRR × weight, 1..4; for any number of unsur, so that older surveys can be checked."""
    return sum(nrr, Fraction(0)) * weight


SCALE = 4
"""The highest answer of the official form."""


def ikm(ni: Fraction, scale: int = SCALE) -> Fraction:
    """The index as a percentage of the highest answer, unrounded: NI × 25 on the official scale."""
    return ni * 100 / scale


def quality(value: Fraction) -> Quality:
    """The band of an IKM, which is rounded half up to two places first, so that none falls between two."""
    rounded = half_up(value, 2)
    return next((found for least, found in _QUALITIES if rounded >= least), _LOWEST)


class Skm(Struct, frozen=True):
    """The official result over `n` complete responses; without one `nrr` is empty.

    `nrr` has the nine unsur, or fewer where a survey left some out.
    """

    n: int
    nrr: Mapping[Unsur, Fraction]
    method: WeightMethod
    scale: int = SCALE
    """The highest answer of the form."""

    @property
    def weight(self) -> Fraction:
        """The weight of each unsur; an equal share where there are fewer than nine."""
        return Fraction(1, len(self.nrr)) if 0 < len(self.nrr) < len(Unsur) else self.method.weight

    @property
    def index(self) -> Fraction | None:
        """NI, or None without a complete response."""
        return index(self.nrr.values(), self.weight) if self.n else None

    @property
    def ikm(self) -> Fraction | None:
        """The IKM, or None without a complete response."""
        return ikm(ni, self.scale) if (ni := self.index) is not None else None

    def as_json(self) -> dict[str, object]:
        """What `skm --json` prints (docs/scoring.md §7): NRR and index with four places, the IKM with two."""
        ni, value = self.index, self.ikm
        mutu = quality(value) if value is not None else None
        return {
            "n": self.n,
            "nrr": {str(unsur): fixed(self.nrr[unsur], 4) if unsur in self.nrr else None for unsur in Unsur},
            "index": fixed(ni, 4) if ni is not None else None,
            "ikm": fixed(value) if value is not None else None,
            "grade": mutu.grade if mutu else None,
            "label": mutu.label if mutu else None,
            "method": str(self.method),
        }


def skm(
    totals: Mapping[Unsur, int], n: int, method: WeightMethod = WeightMethod.EXACT, scale: int = SCALE
) -> Skm:
    """The index of a service, unit or office from the sum of values per unsur over `n` complete responses.

    No weight of a channel and no shrinkage enters it. Of fewer than nine unsur each weighs exactly an equal
    share: the short decimals are those of nine. Raises ValueError if a total cannot come from `n` values of 1
    to `scale`.
    """
    if 0 < len(totals) < len(Unsur):
        method = WeightMethod.EXACT
    if n == 0:
        return Skm(0, {}, method, scale)
    for unsur, total in totals.items():
        if not n <= total <= scale * n:
            raise ValueError(f"{total} is not a sum of {n} values of {unsur} from 1 to {scale}")
    return Skm(n, {unsur: Fraction(total, n) for unsur, total in totals.items()}, method, scale)


def recommended_sample(population: int) -> int:
    """How many responses a population needs (Krejcie & Morgan 1970, 95 %, ±5 %); rounded, at most all."""
    if population <= 0:
        raise ValueError("a population has at least one person")
    chi_square, spread, margin_square = Fraction("3.841"), Fraction(1, 4), Fraction("0.0025")
    size = chi_square * population * spread / (margin_square * (population - 1) + chi_square * spread)
    return min(population, int(half_up(size, 0)))


_EVERYBODY = 10_000_000
"""A population whose recommended sample is that of any larger one."""


def largest_population(n: int) -> int | None:
    """The largest population for which `n` responses are the recommended sample; None: of any size."""
    if n >= recommended_sample(_EVERYBODY):
        return None
    return bisect_right(range(1, _EVERYBODY), n, key=recommended_sample)

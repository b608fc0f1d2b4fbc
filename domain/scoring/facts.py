"""The facts of one person in one period, as the sources need them: sums and counts.

Here and in the results, what every person has is a named tuple: it is made three times as fast as a frozen
dataclass, for a whole office.
"""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from msgspec import Struct

from domain.calendar import Days
from domain.schemes import Assessor
from domain.survey import NO_CITIZENS, CitizenFacts

BERAKHLAK = (
    "berorientasi_pelayanan",
    "akuntabel",
    "kompeten",
    "harmonis",
    "loyal",
    "adaptif",
    "kolaboratif",
)
"""The seven values that an assessment of behaviour rates (PermenPANRB 6/2022, Pasal 10)."""


class AttendanceStatus(StrEnum):
    """A day's status by the attendance machine or list."""

    PRESENT = "present"
    LATE = "late"
    DUTY = "duty"
    ABSENT = "absent"


def weighed(days: int, halves: int) -> Days:
    """Days; `halves` of them weigh 1/2."""
    return days - Fraction(halves, 2) if halves else days


class RatedDays(NamedTuple):
    """Days that have ratings (1..5): how many days and ratings, and the sum of the days' means.

    The sum is `total` ÷ `parts`, exactly. Of days with the same number of ratings, `total` is the sum of all
    ratings and `parts` that number.
    """

    days: int
    ratings: int
    total: int
    parts: int


class TargetFacts(Struct, frozen=True):
    """An agreed target whose own period overlaps the scored one.

    `done` is the volume of approved entries on it dated in the overlap; `due_days` are the person's expected
    days of the overlap to date, `whole_days` those of the target's whole period, passed or not.
    """

    key: int | str
    weight: Fraction
    quantity: Fraction
    done: Fraction
    due_days: Days
    whole_days: Days

    def __post_init__(self) -> None:
        if self.weight.numerator <= 0 or self.quantity.numerator <= 0:
            raise ValueError(f"target {self.key} needs a positive weight and a positive quantity")


class ReportedDays(NamedTuple):
    """Expected days with a report that counts, by the timeliness of the first one.

    `half_on_time` and `half_late` are how many of them have half a day of leave, and so weigh 1/2.
    """

    on_time: int = 0
    late: int = 0
    locked: int = 0
    half_on_time: int = 0
    half_late: int = 0

    @property
    def weight(self) -> Days:
        """The days on time or late, as they weigh."""
        return weighed(self.on_time + self.late, self.half_on_time + self.half_late)


class AttendanceFacts(NamedTuple):
    """`records` of the period to date, and the expected days with full credit and with that of a late one.

    Present, duty and approved tugas luar are full; tugas luar whatever the record says, so never late.
    `half_full` and `half_late` are how many of these days have half a day of leave, and so weigh 1/2.
    """

    records: int = 0
    full_days: int = 0
    late_days: int = 0
    half_full: int = 0
    half_late: int = 0


class Assessment(NamedTuple):
    """The ratings (1..5) that one assessor gave on one criterion in the period, summed and counted."""

    source: Assessor
    assessor: int | str
    criterion: str
    total: int
    records: int


class RequiredCompetency(Struct, frozen=True):
    """A competency that the person's position requires, its level (1..5), and the course that teaches it."""

    name: str
    required: int
    course: str | None = None


class Rating(StrEnum):
    """A group's rating in a matrix scheme: di atas, sesuai or di bawah ekspektasi."""

    ABOVE = "above"
    MEETS = "meets"
    BELOW = "below"


class Judgement(Struct, frozen=True):
    """A group's rating that the supervisor set by judgement instead of by threshold, with the reason."""

    rating: Rating
    reason: str


NO_JUDGEMENTS: Mapping[str, Judgement] = {}


class PersonFacts(NamedTuple):
    """Everything a scheme may ask of one person's period; what no component uses may stay empty.

    `expected_days` are those of docs/scoring.md §1. `citizens` are the counted responses of the services that
    the person staffed on the day, `office_citizens` all counted ones of the office. `judgements` are the
    supervisor's, by group.
    """

    expected_days: Days = 0
    self_ratings: tuple[RatedDays, ...] = ()
    supervisor_ratings: tuple[RatedDays, ...] = ()
    targets: tuple[TargetFacts, ...] = ()
    reported: ReportedDays = ReportedDays()
    attendance: AttendanceFacts = AttendanceFacts()
    assessments: tuple[Assessment, ...] = ()
    competencies: tuple[RequiredCompetency, ...] = ()
    citizens: CitizenFacts = NO_CITIZENS
    office_citizens: CitizenFacts = NO_CITIZENS
    judgements: Mapping[str, Judgement] = NO_JUDGEMENTS

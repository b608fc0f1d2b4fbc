"""The corrections of a frozen result by a decided objection; the next revision is computed from them.

No score is ever typed in. Each correction changes the frozen sums of its own sources and of no others
(docs/decisions/0200).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal, Self

from msgspec.structs import replace
from pydantic import ConfigDict, Field, TypeAdapter, model_validator

from domain.calendar import Days, Timeliness
from domain.models import FrozenModel
from domain.schemes import Assessor, Source
from domain.scoring import (
    Assessment,
    AttendanceFacts,
    Credit,
    Judgement,
    PersonFacts,
    RatedDays,
    Rating,
    ReportedDays,
    TargetFacts,
    weighed,
)

Level = Annotated[int, Field(strict=True, ge=1, le=5)]


class _Correction(FrozenModel):
    def applied(self, facts: PersonFacts) -> PersonFacts:
        """The sums after it; raises ValueError when they have nothing that it could correct."""
        raise NotImplementedError


class RatedReport(FrozenModel):
    """A report that counts, with both ratings."""

    entry_id: int
    self_rating: Level
    supervisor_rating: Level


class ReportsOfDay(_Correction):
    """Reports of a day count with other ratings of the supervisor, or count although they did not."""

    kind: Literal["reports"] = "reports"
    day: date
    before: tuple[RatedReport, ...]
    """The reports of the day that count in the frozen result."""
    after: tuple[RatedReport, ...]

    @model_validator(mode="after")
    def _keeps_all(self) -> Self:
        after = {each.entry_id: each.self_rating for each in self.after}
        if len(after) != len(self.after) or any(
            after.get(each.entry_id) != each.self_rating for each in self.before
        ):
            raise ValueError("reports that count stay, each once, with their self ratings")
        return self

    def applied(self, facts: PersonFacts) -> PersonFacts:
        own = ([each.self_rating for each in some] for some in (self.before, self.after))
        given = ([each.supervisor_rating for each in some] for some in (self.before, self.after))
        return facts._replace(
            self_ratings=_moved(facts.self_ratings, *own),
            supervisor_ratings=_moved(facts.supervisor_ratings, *given),
        )


def _moved(days: tuple[RatedDays, ...], before: Sequence[int], after: Sequence[int]) -> tuple[RatedDays, ...]:
    """The days with the ratings of one of them in place of those before: that day is taken away and added."""
    if sorted(before) == sorted(after):
        return days
    taken = (RatedDays(-1, -len(before), -sum(before), len(before)),) if before else ()
    return (*days, *taken, RatedDays(1, len(after), sum(after), len(after)))


class DayReported(_Correction):
    """An expected day counts as reported on time or late."""

    kind: Literal["day"] = "day"
    day: date
    before: Timeliness | None
    """None: without a report."""
    after: Literal[Timeliness.ON_TIME, Timeliness.LATE]
    is_halved: bool = False

    def applied(self, facts: PersonFacts) -> PersonFacts:
        days = _reported(facts.reported, self.before, -1, is_halved=self.is_halved)
        return facts._replace(reported=_reported(days, self.after, 1, is_halved=self.is_halved))


class DayAttended(_Correction):
    """An expected day counts as attended in full or late."""

    kind: Literal["attendance"] = "attendance"
    day: date
    before: Credit | None
    """None: absent, or without a record."""
    after: Credit
    has_record: bool
    is_halved: bool = False

    def applied(self, facts: PersonFacts) -> PersonFacts:
        days = facts.attendance
        days = days._replace(records=days.records + (0 if self.has_record else 1))
        days = _attended(days, self.before, -1, is_halved=self.is_halved)
        return facts._replace(attendance=_attended(days, self.after, 1, is_halved=self.is_halved))


class DayExcused(_Correction):
    """An expected day is not expected, as if leave of the whole day had been approved before the closing.

    Its fields are what the frozen result holds of the day. Reports of it keep their ratings, as on leave.
    """

    kind: Literal["excused"] = "excused"
    day: date
    timeliness: Timeliness | None = None
    """What its first report made of it; None: without a report."""
    credited: Credit | None = None
    """What its attendance earned; None: nothing."""
    is_halved: bool = False
    targets: tuple[int, ...] = ()
    """The targets whose own period has the day."""

    def applied(self, facts: PersonFacts) -> PersonFacts:
        weight = weighed(1, int(self.is_halved))
        if facts.expected_days < weight or not {each.key for each in facts.targets}.issuperset(self.targets):
            raise ValueError("the frozen result has no such day")
        return facts._replace(
            expected_days=facts.expected_days - weight,
            reported=_reported(facts.reported, self.timeliness, -1, is_halved=self.is_halved),
            attendance=_attended(facts.attendance, self.credited, -1, is_halved=self.is_halved),
            targets=tuple(
                _without(each, weight) if each.key in self.targets else each for each in facts.targets
            ),
        )


def _reported(days: ReportedDays, state: Timeliness | None, by: int, *, is_halved: bool) -> ReportedDays:
    """The reported days with one more, or one less, of a state."""
    if state is None:
        return days
    counts = days._asdict()
    half = {Timeliness.ON_TIME: "half_on_time", Timeliness.LATE: "half_late"}
    counts[state.value] += by
    if is_halved and state in half:
        counts[half[state]] += by
    return ReportedDays(**_not_negative(counts))


def _attended(days: AttendanceFacts, credited: Credit | None, by: int, *, is_halved: bool) -> AttendanceFacts:
    """The days attended with one more, or one less, of a credit."""
    if credited is None:
        return days
    counts = days._asdict()
    counts[f"{credited}_days"] += by
    counts[f"half_{credited}"] += by if is_halved else 0
    return AttendanceFacts(**_not_negative(counts))


def _not_negative(counts: Mapping[str, int]) -> Mapping[str, int]:
    if min(counts.values()) < 0:
        raise ValueError("the frozen result has no such day")
    return counts


def _without(target: TargetFacts, weight: Days) -> TargetFacts:
    """A target whose period has a day less that is expected."""
    if target.due_days < weight:
        raise ValueError("the frozen result has no such day")
    return replace(target, due_days=target.due_days - weight, whole_days=target.whole_days - weight)


class CriterionRated(_Correction):
    """A value or competency has another rating of the supervisor, or one where it had none."""

    kind: Literal["criterion"] = "criterion"
    source: Literal[Source.BEHAVIOUR, Source.COMPETENCY]
    criterion: str
    after: Level
    by: int
    """Who decided; the assessor of a rating that was missing."""

    def applied(self, facts: PersonFacts) -> PersonFacts:
        def is_it(each: Assessment) -> bool:
            return each.source is Assessor.SUPERVISOR and each.criterion == self.criterion

        if any(map(is_it, facts.assessments)):
            rated = (
                each._replace(total=self.after * each.records) if is_it(each) else each
                for each in facts.assessments
            )
            return facts._replace(assessments=tuple(rated))
        added = Assessment(Assessor.SUPERVISOR, self.by, self.criterion, self.after, 1)
        return facts._replace(assessments=(*facts.assessments, added))


class TargetDone(_Correction):
    """So much was done of a target in the period."""

    kind: Literal["target"] = "target"
    target_id: int
    done: Annotated[Decimal, Field(ge=0, le=10**12, decimal_places=4)]

    def applied(self, facts: PersonFacts) -> PersonFacts:
        if all(each.key != self.target_id for each in facts.targets):
            raise ValueError("the frozen result has no such target")
        done = Fraction(self.done)
        targets = (replace(each, done=done) if each.key == self.target_id else each for each in facts.targets)
        return facts._replace(targets=tuple(targets))


class GroupJudged(_Correction):
    """A group of a matrix scheme has another rating by judgement; None leaves it to the figures."""

    kind: Literal["judgement"] = "judgement"
    group: str
    rating: Rating | None
    reason: str

    def applied(self, facts: PersonFacts) -> PersonFacts:
        kept = {name: each for name, each in facts.judgements.items() if name != self.group}
        if self.rating is not None:
            kept[self.group] = Judgement(self.rating, self.reason)
        return facts._replace(judgements=kept)


Correction = Annotated[
    ReportsOfDay | DayReported | DayAttended | DayExcused | CriterionRated | TargetDone | GroupJudged,
    Field(discriminator="kind"),
]
_ALL: TypeAdapter[tuple[Correction, ...]] = TypeAdapter(
    tuple[Correction, ...], config=ConfigDict(defer_build=True)
)


def corrected(facts: PersonFacts, corrections: Iterable[Correction]) -> PersonFacts:
    """The sums after all corrections; raises ValueError when one of them does not fit."""
    found = tuple(corrections)
    excused = Counter(each.day for each in found if isinstance(each, DayExcused))
    counted = {each.day for each in found if isinstance(each, DayReported | DayAttended)}
    if excused.total() != len(excused) or not counted.isdisjoint(excused):
        raise ValueError("a day that is excused is corrected once")
    for each in found:
        facts = each.applied(facts)
    return facts


def corrections_json(corrections: Sequence[Correction]) -> object:
    """Corrections as plain values."""
    return _ALL.dump_python(tuple(corrections), mode="json")


def corrections_of(kept: object) -> tuple[Correction, ...]:
    """What `corrections_json` gave; raises ValueError for anything else."""
    return _ALL.validate_python(kept)

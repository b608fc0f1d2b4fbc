"""The sources: each turns the facts of one person's period into 0..100, or a reason why it cannot."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from domain.calendar import Days
from domain.figures import add_ratios, mean_of_ratios, weighted_mean
from domain.schemes import Assessor, RaterOptions, Scheme, Source
from domain.scoring.facts import BERAKHLAK, Assessment, PersonFacts, RatedDays, TargetFacts, weighed
from domain.survey import shrunk_mean

LATE_ATTENDANCE = Fraction(1, 2)
"""The credit of a day on which the person came late (docs/scoring.md §2, attendance)."""


class Missing(StrEnum):
    """Why a source has no value; a stable code for screens, documents and JSON."""

    NO_APPROVED_ENTRY = "no_approved_entry"
    NO_RATED_ENTRY = "no_rated_entry"
    NO_TARGET = "no_target"
    NO_EXPECTED_DAY = "no_expected_day"
    NO_ATTENDANCE_RECORD = "no_attendance_record"
    NOT_ASSESSED = "not_assessed"
    NO_REQUIRED_COMPETENCY = "no_required_competency"
    NO_SUPERVISOR_ASSESSMENT = "no_supervisor_assessment"
    TOO_FEW_RATERS = "too_few_raters"
    TOO_FEW_RESPONSES = "too_few_responses"


class CompetencyLevel(NamedTuple):
    """A required competency as assessed: its level (1..5, exact), what is required, and what closes a gap."""

    name: str
    level: Fraction
    required: int
    course: str | None
    records: int

    @property
    def gap(self) -> Fraction:
        """How far the level is below the required one; 0 or less when it is reached."""
        return self.required - self.level

    @property
    def share(self) -> Fraction:
        """min(1, level ÷ required), which is what counts."""
        return Fraction(*_reached(self))


class SourceValue(NamedTuple):
    """A source's value (percent, unrounded), the number of records behind it, or why there is none.

    `levels` are those that the value of `competency` is the mean of.
    """

    value: Fraction | None
    records: int
    missing: Missing | None = None
    levels: Sequence[CompetencyLevel] = ()


def source_values(scheme: Scheme, facts: PersonFacts) -> dict[Source, SourceValue]:
    """The values of the sources that the scheme uses (docs/scoring.md §2)."""
    return {source: _SOURCES[source](scheme, facts) for source in scheme.used_sources}


def _self_rating(_: Scheme, facts: PersonFacts) -> SourceValue:
    return _mean_of_daily_means(facts.self_ratings, Missing.NO_APPROVED_ENTRY)


def _supervisor_rating(_: Scheme, facts: PersonFacts) -> SourceValue:
    return _mean_of_daily_means(facts.supervisor_ratings, Missing.NO_RATED_ENTRY)


def _mean_of_daily_means(groups: Sequence[RatedDays], reason: Missing) -> SourceValue:
    """The entries of one day are averaged first, then the days, then ÷ 5 × 100."""
    days = sum(group.days for group in groups)
    if not days:
        return SourceValue(None, 0, reason)
    total, divisor = add_ratios((group.total, group.parts) for group in groups)
    return SourceValue(Fraction(total * 20, divisor * days), sum(group.ratings for group in groups))


class Attainment(NamedTuple):
    """A target, and the share of its plan to date that was done and counts (at most the scheme's cap)."""

    target: TargetFacts
    ratio: Fraction

    @property
    def plan(self) -> Fraction:
        """The part of the quantity that falls on the expected days of the overlap to date."""
        return self.target.quantity * self.target.due_days / self.target.whole_days


def attainments(scheme: Scheme, facts: PersonFacts) -> list[Attainment]:
    """How far each target is attained; targets with no expected day yet stay out."""
    cap = scheme.sources.target_attainment.cap
    return [
        Attainment(target, min(cap, _done_of_plan(target))) for target in facts.targets if target.due_days
    ]


def _done_of_plan(target: TargetFacts) -> Fraction:
    done, quantity = target.done, target.quantity
    return Fraction(
        done.numerator * quantity.denominator * target.whole_days,
        done.denominator * quantity.numerator * target.due_days,
    )


def _target_attainment(scheme: Scheme, facts: PersonFacts) -> SourceValue:
    counted = attainments(scheme, facts)
    if not counted:
        return SourceValue(None, 0, Missing.NO_EXPECTED_DAY if facts.targets else Missing.NO_TARGET)
    value = weighted_mean([(each.target.weight, each.ratio) for each in counted]) * 100
    if not scheme.sources.target_attainment.allow_over:
        value = min(value, Fraction(100))
    return SourceValue(value, len(counted))


def _discipline(scheme: Scheme, facts: PersonFacts) -> SourceValue:
    days = facts.reported
    if not facts.expected_days:
        return SourceValue(None, 0, Missing.NO_EXPECTED_DAY)
    on_time, late = weighed(days.on_time, days.half_on_time), weighed(days.late, days.half_late)
    value = _credited(on_time, late, scheme.time.late_credit, facts.expected_days)
    return SourceValue(value, days.on_time + days.late + days.locked)


def _attendance(_: Scheme, facts: PersonFacts) -> SourceValue:
    days = facts.attendance
    if not days.records:
        return SourceValue(None, 0, Missing.NO_ATTENDANCE_RECORD)
    if not facts.expected_days:
        return SourceValue(None, days.records, Missing.NO_EXPECTED_DAY)
    full, late = weighed(days.full_days, days.half_full), weighed(days.late_days, days.half_late)
    value = _credited(full, late, LATE_ATTENDANCE, facts.expected_days)
    return SourceValue(value, days.records)


def _credited(full: Days, late: Days, late_credit: Fraction, expected: Days) -> Fraction:
    """(full days + credit × late days) ÷ expected days × 100."""
    credit, parts = late_credit.numerator, late_credit.denominator
    return Fraction((full * parts + late * credit) * 100, expected * parts)


def _behaviour(_: Scheme, facts: PersonFacts) -> SourceValue:
    """The mean over the values of BerAKHLAK that the supervisor assessed."""
    by_value: dict[str, list[tuple[int, int]]] = defaultdict(list)
    records = 0
    for each in facts.assessments:
        if each.source is Assessor.SUPERVISOR and each.criterion in BERAKHLAK:
            by_value[each.criterion].append((each.total, each.records))
            records += each.records
    if not by_value:
        return SourceValue(None, 0, Missing.NOT_ASSESSED)
    return SourceValue(_percent(_mean([_mean(ratings) for ratings in by_value.values()])), records)


def competency_levels(scheme: Scheme, facts: PersonFacts) -> list[CompetencyLevel]:
    """The levels of the position's competencies; those that the supervisor did not assess stay out."""
    weights = scheme.sources.competency.assessors
    by_name: dict[str, list[Assessment]] = defaultdict(list)
    for each in facts.assessments:
        by_name[each.criterion].append(each)
    levels = []
    for needed in facts.competencies:
        ratings = [each for each in by_name[needed.name] if each.source in weights]
        if any(each.source is Assessor.SUPERVISOR for each in ratings):
            records = sum(each.records for each in ratings)
            level = mean_of_ratios([(weights[each.source], each.total, each.records) for each in ratings])
            levels.append(CompetencyLevel(needed.name, level, needed.required, needed.course, records))
    return levels


def _competency(scheme: Scheme, facts: PersonFacts) -> SourceValue:
    if not facts.competencies:
        return SourceValue(None, 0, Missing.NO_REQUIRED_COMPETENCY)
    levels = competency_levels(scheme, facts)
    if not levels:
        return SourceValue(None, 0, Missing.NO_SUPERVISOR_ASSESSMENT)
    total, divisor = _mean([_reached(each) for each in levels])
    records = sum(each.records for each in levels)
    return SourceValue(Fraction(total * 100, divisor), records, levels=levels)


def _reached(level: CompetencyLevel) -> tuple[int, int]:
    """min(1, level ÷ required) as a pair."""
    whole = level.level.denominator * level.required
    return min(level.level.numerator, whole), whole


def _peer(scheme: Scheme, facts: PersonFacts) -> SourceValue:
    return _by_raters(Assessor.PEER, scheme.sources.peer, facts)


def _subordinate(scheme: Scheme, facts: PersonFacts) -> SourceValue:
    return _by_raters(Assessor.SUBORDINATE, scheme.sources.subordinate, facts)


def _by_raters(source: Assessor, options: RaterOptions, facts: PersonFacts) -> SourceValue:
    by_rater: dict[int | str, list[tuple[int, int]]] = defaultdict(list)
    for each in facts.assessments:
        if each.source is source and each.criterion in options.criteria:
            by_rater[each.assessor].append((each.total, each.records))
    if len(by_rater) < options.min_raters:
        return SourceValue(None, len(by_rater), Missing.TOO_FEW_RATERS)
    return SourceValue(_percent(_mean([_mean(ratings) for ratings in by_rater.values()])), len(by_rater))


def _citizen(scheme: Scheme, facts: PersonFacts) -> SourceValue:
    options, own = scheme.sources.citizen, facts.citizens
    if own.responses < options.min_responses:
        return SourceValue(None, own.responses, Missing.TOO_FEW_RESPONSES)
    return SourceValue(shrunk_mean(own, facts.office_citizens, options.shrink), own.responses)


def _mean(ratios: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The mean of numerator/denominator pairs, not reduced."""
    total, divisor = add_ratios(ratios)
    return total, divisor * len(ratios)


def _percent(rating: tuple[int, int]) -> Fraction:
    """A mean rating on the scale 1..5 as ÷ 5 × 100."""
    return Fraction(rating[0] * 20, rating[1])


_SOURCES: Mapping[Source, Callable[[Scheme, PersonFacts], SourceValue]] = {
    Source.SELF_RATING: _self_rating,
    Source.SUPERVISOR_RATING: _supervisor_rating,
    Source.TARGET_ATTAINMENT: _target_attainment,
    Source.DISCIPLINE: _discipline,
    Source.ATTENDANCE: _attendance,
    Source.BEHAVIOUR: _behaviour,
    Source.COMPETENCY: _competency,
    Source.PEER: _peer,
    Source.SUBORDINATE: _subordinate,
    Source.CITIZEN: _citizen,
}

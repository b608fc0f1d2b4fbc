"""The result of one person's period: components, score, coverage, grade or matrix, and follow-up."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from domain.calendar import Days
from domain.figures import add_ratios
from domain.schemes import BEHAVIOUR, RESULTS, Component, Matrix, MissingPolicy, Scheme, Source
from domain.scoring.facts import Judgement, PersonFacts, Rating
from domain.scoring.followup import FollowUp, PastResult, Present, follow_ups
from domain.scoring.sources import CompetencyLevel, Missing, SourceValue, source_values

_GRADE = {
    (Rating.ABOVE, Rating.BELOW): "Kurang",
    (Rating.ABOVE, Rating.MEETS): "Baik",
    (Rating.ABOVE, Rating.ABOVE): "Sangat Baik",
    (Rating.MEETS, Rating.BELOW): "Kurang",
    (Rating.MEETS, Rating.MEETS): "Baik",
    (Rating.MEETS, Rating.ABOVE): "Baik",
    (Rating.BELOW, Rating.BELOW): "Sangat Kurang",
    (Rating.BELOW, Rating.MEETS): "Butuh Perbaikan",
    (Rating.BELOW, Rating.ABOVE): "Butuh Perbaikan",
}
"""The predikat by (hasil kerja, perilaku kerja): PermenPANRB 6/2022, kuadran kinerja."""


class ComponentResult(NamedTuple):
    """One line of the explanation: what the component weighs, its value or why there is none."""

    id: str
    source: Source
    group: str | None
    weight: Fraction
    value: Fraction | None
    records: int
    missing: Missing | None


class GroupResult(NamedTuple):
    """A group of components: its own score (None: coverage too low, or too few days reported) and coverage.

    In a matrix scheme also its rating, and the supervisor's reason when that was set by judgement.
    """

    id: str
    score: Fraction | None
    coverage: Fraction
    rating: Rating | None = None
    judged: str | None = None


class Reported(NamedTuple):
    """The expected days with a report on time or late, and all expected days, as they weigh."""

    days: Days = 0
    expected: Days = 0

    def is_enough(self, scheme: Scheme) -> bool:
        """Whether they are as many as the scheme asks for; without an expected day nothing is asked."""
        return self.days >= scheme.min_reported * self.expected


NOTHING_EXPECTED = Reported()


class Scorecard(NamedTuple):
    """The result of one scheme for one person's period (docs/scoring.md §4); numbers are unrounded.

    `score` and `grade` are None when the coverage is too low or too few days are reported; a matrix scheme
    has no total `score` at all.
    """

    scheme: str
    components: tuple[ComponentResult, ...]
    groups: tuple[GroupResult, ...]
    coverage: Fraction
    score: Fraction | None
    grade: str | None
    follow_up: tuple[FollowUp, ...]
    reported: Reported = NOTHING_EXPECTED

    @property
    def ratings(self) -> tuple[Rating, Rating] | None:
        """Hasil kerja and perilaku kerja, when both are rated."""
        return _ratings(self.groups)


def score_person(
    scheme: Scheme,
    facts: PersonFacts,
    *,
    history: Sequence[PastResult | None] = (),
) -> Scorecard:
    """The scorecard of one person from the aggregated facts of the period; arguments as in `scorecard`."""
    values = source_values(scheme, facts)
    # A scheme whose rules look at gaps has a component of competency.
    levels = values[Source.COMPETENCY].levels if scheme.follows_gaps else ()
    reported = Reported(facts.reported.weight, facts.expected_days)
    return scorecard(
        scheme, values, reported=reported, competencies=levels, judgements=facts.judgements, history=history
    )


def scorecard(
    scheme: Scheme,
    values: Mapping[Source, SourceValue],
    *,
    reported: Reported = NOTHING_EXPECTED,
    competencies: Sequence[CompetencyLevel] = (),
    judgements: Mapping[str, Judgement] | None = None,
    history: Sequence[PastResult | None] = (),
) -> Scorecard:
    """The scorecard from the sources' values (docs/scoring.md §4).

    `judgements` are the supervisor's, by group. `history` holds the results of the earlier periods, the
    latest first and without gaps; None is a period without a result.
    """
    components = tuple(_component(each, values[each.source]) for each in scheme.components)
    groups = _groups(scheme, components, judgements or {})
    if not reported.is_enough(scheme):
        groups = tuple(GroupResult(each.id, None, each.coverage) for each in groups)
    if scheme.matrix:
        score, coverage = None, min(group.coverage for group in groups)
        ratings = _ratings(groups)
        grade = matrix_grade(*ratings) if ratings else None
    else:
        score, coverage = _total(scheme, components)
        score = score if reported.is_enough(scheme) else None
        grade = _band(scheme, score)
    follow_up: tuple[FollowUp, ...] = ()
    if grade is not None:
        values_by_id = {each.id: each.value for each in components if each.value is not None}
        follow_up = tuple(follow_ups(scheme, Present(grade, values_by_id, competencies), history))
    return Scorecard(scheme.id, components, groups, coverage, score, grade, follow_up, reported)


def _component(component: Component, found: SourceValue) -> ComponentResult:
    return ComponentResult(
        component.id,
        component.source,
        component.group,
        component.weight,
        found.value,
        found.records,
        found.missing,
    )


def _groups(
    scheme: Scheme, components: Sequence[ComponentResult], judgements: Mapping[str, Judgement]
) -> tuple[GroupResult, ...]:
    results = []
    for group_id in scheme.groups:
        score, coverage = _total(scheme, [each for each in components if each.group == group_id])
        rating, judged = None, None
        if scheme.matrix and score is not None:
            judgement = judgements.get(group_id)
            rating = judgement.rating if judgement else _rating(scheme.matrix, score)
            judged = judgement.reason if judgement else None
        results.append(GroupResult(group_id, score, coverage, rating, judged))
    return tuple(results)


def _total(scheme: Scheme, components: Sequence[ComponentResult]) -> tuple[Fraction | None, Fraction]:
    """Σ w·x ÷ Σ w, and the share of the weights that have a value; no score below the scheme's coverage."""
    # As integers of the same ratios: fractions that reduce at every step cost most of an office's time.
    scale = lcm(*(each.weight.denominator for each in components))
    weighted = [
        (each.weight.numerator * (scale // each.weight.denominator), each.value) for each in components
    ]
    present = [(weight, value) for weight, value in weighted if value is not None]
    covered, whole = sum(weight for weight, _ in present), sum(weight for weight, _ in weighted)
    coverage = Fraction(covered, whole)
    counts_as_zero = scheme.missing is MissingPolicy.ZERO
    if coverage < scheme.min_coverage or not (present or counts_as_zero):
        return None, coverage
    total, parts = add_ratios((weight * value.numerator, value.denominator) for weight, value in present)
    return Fraction(total, parts * (whole if counts_as_zero else covered)), coverage


def _rating(matrix: Matrix, score: Fraction) -> Rating:
    if score >= matrix.above:
        return Rating.ABOVE
    return Rating.MEETS if score >= matrix.meets else Rating.BELOW


def _ratings(groups: Sequence[GroupResult]) -> tuple[Rating, Rating] | None:
    by_group = {group.id: group.rating for group in groups}
    results, behaviour = by_group.get(RESULTS), by_group.get(BEHAVIOUR)
    return None if results is None or behaviour is None else (results, behaviour)


def matrix_grade(results: Rating, behaviour: Rating) -> str:
    """The predikat of a rating of hasil kerja and one of perilaku kerja."""
    return _GRADE[results, behaviour]


def _band(scheme: Scheme, score: Fraction | None) -> str | None:
    if score is None:
        return None
    return next((band.grade for band in scheme.bands if score >= band.min), None)

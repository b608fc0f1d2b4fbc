"""How a component's value follows from the records listed below it: one sum that a person can redo."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from fractions import Fraction

from domain.disclosure import FEWEST
from domain.schemes import Assessor, Source
from domain.scoring import (
    BERAKHLAK,
    LATE_ATTENDANCE,
    ComponentResult,
    PersonFacts,
    RatedDays,
    attainments,
    competency_levels,
    weighed,
)
from locales import Html, Words
from storage.scoring.person_records import PersonRecords


def sum_lines(words: Words, records: PersonRecords, component: ComponentResult) -> list[Html]:
    """The sum of a component that has a value, and how its records differ from what is listed, if they do."""
    if component.value is None:
        return []
    return _SUMS[component.source](words, records, component)


def _self_rated(words: Words, records: PersonRecords, component: ComponentResult) -> list[Html]:
    return [_daily_means(words, records.facts().self_ratings, component)]


def _supervisor_rated(words: Words, records: PersonRecords, component: ComponentResult) -> list[Html]:
    return [_daily_means(words, records.facts().supervisor_ratings, component)]


def _daily_means(words: Words, groups: Sequence[RatedDays], component: ComponentResult) -> Html:
    total = sum((Fraction(group.total, group.parts) for group in groups), Fraction(0))
    days = sum(group.days for group in groups)
    return words("sum-ratings", total=words.figure(total), days=days, value=_value(words, component))


def _targets(words: Words, records: PersonRecords, component: ComponentResult) -> list[Html]:
    counted = attainments(records.scope.scheme, records.facts())
    weighted = sum((each.target.weight * each.ratio * 100 for each in counted), Fraction(0))
    weights = sum((each.target.weight for each in counted), Fraction(0))
    exact = weighted / weights
    key = "sum-targets" if exact == component.value else "sum-targets-limited"
    said = {"weighted": words.figure(weighted), "weights": words.figure(weights)}
    shown = words(key, **said, value=words.score(exact))
    not_due = len(records.targets) - len(counted)
    return [shown, words("list-targets", count=not_due)] if not_due else [shown]


def _discipline(words: Words, records: PersonRecords, component: ComponentResult) -> list[Html]:
    facts = records.facts()
    days, expected = facts.reported, facts.expected_days
    shown = words(
        "sum-discipline",
        on_time=words.figure(weighed(days.on_time, days.half_on_time)),
        credit=words.figure(records.scope.scheme.time.late_credit),
        late=words.figure(weighed(days.late, days.half_late)),
        expected=words.figure(expected),
        value=_value(words, component),
    )
    listed = records.days(records.scope)
    lines = [shown, *_half_days(words, sum(each.is_halved for each in listed))]
    if days.locked:
        lines.append(words("list-discipline-locked", count=days.locked))
    without = len(listed) - component.records
    return [*lines, words("list-discipline", expected=len(listed), count=without)] if without else lines


def _half_days(words: Words, count: int) -> list[Html]:
    return [words("list-half-days", count=count)] if count else []


def _attendance(words: Words, records: PersonRecords, component: ComponentResult) -> list[Html]:
    facts, days = records.facts(), records.days(records.scope)
    shown = words(
        "sum-attendance",
        full=words.figure(weighed(facts.attendance.full_days, facts.attendance.half_full)),
        credit=words.figure(LATE_ATTENDANCE),
        late=words.figure(weighed(facts.attendance.late_days, facts.attendance.half_late)),
        expected=words.figure(facts.expected_days),
        value=_value(words, component),
    )
    without = sum(day.status is None for day in days)
    elsewhere = component.records - (len(days) - without)
    lines = [shown, *_half_days(words, sum(day.is_halved for day in days))]
    if without:
        lines.append(words("list-attendance", expected=len(days), count=without))
    if elsewhere:
        lines.append(words("list-attendance-elsewhere", count=elsewhere))
    return lines


def _behaviour(words: Words, records: PersonRecords, component: ComponentResult) -> list[Html]:
    means = list(_means(records.facts(), Assessor.SUPERVISOR, BERAKHLAK, by_criterion=True).values())
    total = words.figure(sum(means, Fraction(0)))
    shown = words("sum-behaviour", total=total, count=len(means), value=_value(words, component))
    if component.records == len(means):
        return [shown]
    return [shown, words("list-behaviour", count=component.records, criteria=len(means))]


def _means(
    facts: PersonFacts, source: Assessor, criteria: Collection[str], *, by_criterion: bool
) -> dict[int | str, Fraction]:
    """The mean of each criterion over its assessors, or of each assessor over the criteria."""
    own: dict[int | str, list[Fraction]] = defaultdict(list)
    for each in facts.assessments:
        if each.source is source and each.criterion in criteria:
            of = each.criterion if by_criterion else each.assessor
            own[of].append(Fraction(each.total, each.records))
    return {of: sum(means, Fraction(0)) / len(means) for of, means in own.items()}


def _competency(words: Words, records: PersonRecords, component: ComponentResult) -> list[Html]:
    levels = competency_levels(records.scope.scheme, records.facts())
    total = words.figure(sum((each.share * 100 for each in levels), Fraction(0)))
    shown = words("sum-competency", total=total, count=len(levels), value=_value(words, component))
    return [shown, words("list-competency", count=component.records, competencies=len(levels))]


def _by_raters(words: Words, records: PersonRecords, component: ComponentResult) -> list[Html]:
    source = component.source
    criteria = records.scope.scheme.sources.of_raters(source).criteria
    own = _means(records.facts(), Assessor(source), criteria, by_criterion=False)
    total = sum(own.values(), Fraction(0))
    said = {"total": words.figure(total), "value": _value(words, component)}
    return [words(f"sum-{source}", count=len(own), **said), words(f"list-{source}")]


def _citizen(words: Words, records: PersonRecords, component: ComponentResult) -> list[Html]:
    facts = records.facts()
    office = facts.office_citizens
    if records.told is not None and not records.shows_citizen_totals:
        return [words("sum-citizen-untold", fewest=FEWEST), words("sum-citizen-why")]
    return [
        words(
            "sum-citizen",
            weighted=words.figure(facts.citizens.weighted),
            k=words.figure(records.scope.scheme.sources.citizen.shrink),
            mean=words.figure(office.weighted / office.weight),
            weight=words.figure(facts.citizens.weight),
            value=_value(words, component),
        ),
        words("sum-citizen-why"),
    ]


def _value(words: Words, component: ComponentResult) -> str:
    # Only components with a value are summed.
    assert component.value is not None
    return words.score(component.value)


_SUMS: Mapping[Source, Callable[[Words, PersonRecords, ComponentResult], list[Html]]] = {
    Source.SELF_RATING: _self_rated,
    Source.SUPERVISOR_RATING: _supervisor_rated,
    Source.TARGET_ATTAINMENT: _targets,
    Source.DISCIPLINE: _discipline,
    Source.ATTENDANCE: _attendance,
    Source.BEHAVIOUR: _behaviour,
    Source.COMPETENCY: _competency,
    Source.PEER: _by_raters,
    Source.SUBORDINATE: _by_raters,
    Source.CITIZEN: _citizen,
}

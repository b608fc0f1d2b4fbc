"""Follow-up of a result by the scheme's rules, each with the reason why it applies."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from domain.schemes import Action, FollowUpRule, Scheme, When
from domain.schemes.model import EACH, WEAKEST
from domain.scoring.sources import CompetencyLevel

ReasonParam = str | int | Fraction


class FollowUp(NamedTuple):
    """An action with its reason: a message key and its parameters, put into words elsewhere."""

    action: Action
    reason: str
    params: Mapping[str, ReasonParam]


class PastResult(NamedTuple):
    """The result of an earlier period: its grade, and the values of the components that had one, by id."""

    grade: str | None
    values: Mapping[str, Fraction]


class Present(NamedTuple):
    """The result that the rules look at, with the competencies as assessed."""

    grade: str
    values: Mapping[str, Fraction]
    competencies: Sequence[CompetencyLevel]


def follow_ups(scheme: Scheme, present: Present, history: Sequence[PastResult | None]) -> Iterator[FollowUp]:
    """The follow-up of a graded result, in the order of the scheme's rules (docs/scoring.md §4)."""
    for rule in scheme.follow_up:
        if not rule.when.grade or _graded(rule.when, present, history):
            yield from _reasons(scheme, rule, present, history)


def _graded(when: When, present: Present, history: Sequence[PastResult | None]) -> bool:
    """Whether the grade is one of the rule's in this period and in as many before as the rule asks."""
    past = history[: when.periods - 1]
    return (
        present.grade in when.grade
        and len(past) == when.periods - 1
        and all(result is not None and result.grade in when.grade for result in past)
    )


def _reasons(
    scheme: Scheme, rule: FollowUpRule, present: Present, history: Sequence[PastResult | None]
) -> Iterator[FollowUp]:
    """One follow-up for each component or competency concerned, or one for the grade."""
    when = rule.when
    rise = _rise(when, present, history)
    if when.improved is not None and rise is None:
        return
    if when.component is not None:
        for key, params in _components_below(scheme, when, present, history):
            yield FollowUp(rule.action, key, params)
    elif when.competency_gap is not None:
        for level in present.competencies:
            if level.gap >= when.competency_gap:
                yield FollowUp(rule.action, *_gap_reason(level))
    elif rise is not None:
        yield FollowUp(rule.action, "follow-up-improved", rise)
    else:
        key = "follow-up-grade" if when.periods == 1 else "follow-up-grade-repeated"
        yield FollowUp(rule.action, key, {"grade": present.grade, "periods": when.periods})


def _rise(
    when: When, present: Present, history: Sequence[PastResult | None]
) -> dict[str, ReasonParam] | None:
    """The named component's value before and now, if it rose since the period before."""
    before = history[0] if history else None
    if when.improved is None or before is None:
        return None
    now, then = present.values.get(when.improved), before.values.get(when.improved)
    if now is None or then is None or now <= then:
        return None
    return {"component": when.improved, "before": then, "value": now}


def _components_below(
    scheme: Scheme, when: When, present: Present, history: Sequence[PastResult | None]
) -> Iterator[tuple[str, dict[str, ReasonParam]]]:
    """A reason for each of the rule's components below its value, now and in the periods it asks for."""
    past = history[: when.periods - 1]
    if when.below is None or len(past) < when.periods - 1:
        return
    for component_id in _chosen(scheme, when, present.values):
        value = present.values[component_id]
        if value < when.below and all(_was_below(result, component_id, when.below) for result in past):
            # The lowest of the remaining ones may be chosen, but must not be called the lowest of all.
            is_weakest = when.component == WEAKEST and value == min(present.values.values())
            key = "follow-up-weakest-component" if is_weakest else "follow-up-component-below"
            yield key, {"component": component_id, "value": value, "below": when.below}


def _chosen(scheme: Scheme, when: When, values: Mapping[str, Fraction]) -> list[str]:
    """The components with a value that the rule looks at; of several weakest ones the scheme's first."""
    valued = [each.id for each in scheme.components if each.id in values and each.id not in when.besides]
    if when.component == WEAKEST:
        return sorted(valued, key=lambda component_id: values[component_id])[:1]
    return [component_id for component_id in valued if when.component in (EACH, component_id)]


def _was_below(result: PastResult | None, component_id: str, below: Fraction) -> bool:
    if result is None or component_id not in result.values:
        return False
    return result.values[component_id] < below


def _gap_reason(level: CompetencyLevel) -> tuple[str, dict[str, ReasonParam]]:
    params: dict[str, ReasonParam] = {
        "competency": level.name,
        "level": level.level,
        "required": level.required,
        "gap": level.gap,
    }
    if level.course:
        return "follow-up-competency-gap-course", params | {"course": level.course}
    return "follow-up-competency-gap", params

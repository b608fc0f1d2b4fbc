"""The office's scheme in plain words: where a score comes from, deadlines, meanings, and what follows."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from domain.objections.life import DECIDE_WITHIN, OBJECT_WITHIN
from domain.schemes import EACH, RATINGS, WEAKEST, Component, FollowUpRule, Meanings, Scheme, Source
from handlers.kit.anchors import meanings
from locales import Html, Param, Words
from locales.scores import component_title, criterion_title, grade_name, title

_HOURS_OF_A_DAY = 24


def values(words: Words, scheme: Scheme) -> list[Html]:
    """The components with their weights, where each value comes from, and when there is no grade."""
    lines = [words(f"rules-period-{scheme.period}")]
    for group in (None, *scheme.groups):
        members = [each for each in scheme.components if each.group == group]
        if group is not None:
            lines.append(Html(f"\n{words('score-group', title=title(words, scheme.groups[group]))}"))
        whole = _whole(scheme, members)
        lines += [_component(words, scheme, each, whole) for each in members]
    covered = "rules-coverage-groups" if scheme.matrix else "rules-coverage"
    least = words.percent(scheme.min_coverage)
    rest = [words(f"rules-missing-{scheme.missing}"), words(covered, least=least)]
    if scheme.min_reported:
        rest.append(words("rules-reported", least=words.percent(scheme.min_reported)))
    return [*lines, Html(""), *rest]


def _whole(scheme: Scheme, members: Sequence[Component]) -> Fraction:
    """What weights are shares of: those of all components, or of the group that has a result of its own."""
    counted = members if scheme.matrix else scheme.components
    return sum((each.weight for each in counted), Fraction(0))


def _component(words: Words, scheme: Scheme, component: Component, whole: Fraction) -> Html:
    name = component_title(words, scheme, component.id)
    head = words("rules-component", share=words.percent(component.weight / whole), title=name)
    source = words(f"rules-source-{component.source}", **_said(words, scheme, component))
    return Html(f"{head}\n      {source}")


def _said(words: Words, scheme: Scheme, component: Component) -> dict[str, Param]:
    """What the sentence of a source names."""
    options = scheme.sources
    match component.source:
        case Source.TARGET_ATTAINMENT:
            return {"cap": words.percent(options.target_attainment.cap)}
        case Source.DISCIPLINE:
            return {"credit": words.number(scheme.time.late_credit)}
        case Source.COMPETENCY:
            weights = options.competency.assessors
            of_all = sum(weights.values(), Fraction(0))
            shares = (
                f"{words.plain(f'rules-assessor-{who}')} {words.percent(weight / of_all)}%"
                for who, weight in weights.items()
            )
            return {"assessors": ", ".join(shares)}
        case Source.PEER | Source.SUBORDINATE:
            raters = options.of_raters(component.source)
            criteria = (criterion_title(words, scheme, component.source, each) for each in raters.criteria)
            return {"least": raters.min_raters, "criteria": ", ".join(criteria)}
        case Source.CITIZEN:
            return {"least": options.citizen.min_responses}
        case _:
            return {}


def deadlines(words: Words, scheme: Scheme) -> list[Html]:
    """Until when a day is on time, then late, then closed."""
    time = scheme.time
    day = time.on_time_hours == _HOURS_OF_A_DAY
    lines = [words("rules-on-time-day") if day else words("rules-on-time-hours", hours=time.on_time_hours)]
    if time.late_days:
        lines.append(words("rules-late", days=time.late_days))
        share = scheme.late_share
        lines.append(words("rules-late-free") if share is None else words("rules-late-credit", credit=share))
    lines.append(words("rules-locked"))
    if time.shift_grace_hours:
        lines.append(words("rules-shift", hours=time.shift_grace_hours))
    return [*lines, words("rules-free-days"), words("rules-returned")]


def ratings(words: Words, scheme: Scheme) -> list[tuple[Html, list[Html]]]:
    """What the ratings mean: for all work, then for each kind of work; a title and its lines."""
    anchors = scheme.anchors
    if anchors is None:
        return [(words("rules-ratings-bare"), [words(f"rating-{rating}") for rating in RATINGS])]
    pages: list[tuple[Html, Meanings]] = [(words("rules-ratings"), anchors)]
    for kind in anchors.work:
        said = ", ".join(kind.words)
        pages.append((words("rules-ratings-of", kind=title(words, kind.title), words=said), kind))
    return [(head, meanings(words, means)) for head, means in pages]


def results(words: Words, scheme: Scheme) -> list[Html]:
    """What a score is called, and what it may lead to."""
    lines = _matrix(words, scheme) if scheme.matrix else _bands(words, scheme)
    if scheme.follow_up:
        lines += [Html(""), words("rules-follow-up")]
        lines += [_rule(words, scheme, rule) for rule in scheme.follow_up]
    if scheme.recommendation:
        lines += [Html(""), words("rules-recommendation")]
    objecting = words("rules-objection", object=OBJECT_WITHIN, decide=DECIDE_WITHIN)
    return [*lines, Html(""), words("rules-decided"), Html(""), objecting]


def _bands(words: Words, scheme: Scheme) -> list[Html]:
    lines = [words("rules-bands")]
    for band in scheme.bands:
        key = "rules-band" if band.min else "rules-band-last"
        grade = grade_name(words, scheme, band.grade)
        lines.append(words(key, least=words.number(band.min), grade=grade))
    return lines


def _matrix(words: Words, scheme: Scheme) -> list[Html]:
    assert scheme.matrix is not None
    above, meets = words.number(scheme.matrix.above), words.number(scheme.matrix.meets)
    predikat = (
        words(f"rules-matrix-{number}", grade=grade_name(words, scheme, grade))
        for number, grade in enumerate(scheme.grades, 1)
    )
    return [words("rules-matrix", above=above, meets=meets), *predikat]


def _rule(words: Words, scheme: Scheme, rule: FollowUpRule) -> Html:
    when, said = rule.when, []
    if when.grade:
        grades = " / ".join(grade_name(words, scheme, grade) for grade in when.grade)
        said.append(words("rules-when-grade", grades=grades))
    if when.component is not None and when.below is not None:
        below = words.number(when.below)
        if when.component in (EACH, WEAKEST):
            said.append(words(f"rules-when-{when.component}", below=below))
        else:
            named = component_title(words, scheme, when.component)
            said.append(words("rules-when-below", title=named, below=below))
        if when.besides:
            besides = ", ".join(component_title(words, scheme, each) for each in when.besides)
            said.append(words("rules-when-besides", titles=besides))
    if when.competency_gap is not None:
        said.append(words("rules-when-gap", gap=words.number(when.competency_gap)))
    if when.improved is not None:
        said.append(words("rules-when-improved", title=component_title(words, scheme, when.improved)))
    if when.periods > 1:
        said.append(words("rules-when-periods", periods=when.periods))
    return words("rules-rule", action=words(f"action-{rule.action}"), when=Html("; ".join(said)))

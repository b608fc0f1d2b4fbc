"""The rules on the reader's own figures: the score as one sum, then each component as its own."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from domain.schemes import MissingPolicy, Scheme
from domain.scoring import ComponentResult
from handlers.kit.score_sums import sum_lines
from handlers.kit.score_views import ScoreView
from locales import Html, Words
from locales.scores import component_title, grade_name, missing_reason, period_name, title


def example(words: Words, view: ScoreView) -> list[list[Html]]:
    """The pages of the example: first the whole, then the components that have a value."""
    card = view.scorecard.card
    valued = [each for each in card.components if each.value is not None]
    return [_whole(words, view), *(_component(words, view, each) for each in valued)]


def _whole(words: Words, view: ScoreView) -> list[Html]:
    scope, card = view.scope, view.scorecard.card
    scheme = scope.scheme
    head = words("rules-example", period=period_name(words, scope.period), day=scope.as_of.day)
    parts: list[tuple[str | None, Sequence[ComponentResult], Fraction | None]] = [
        (each.id, [one for one in card.components if one.group == each.id], each.score)
        for each in card.groups
    ]
    if scheme.matrix is None:
        parts = [(None, card.components, card.score)]
    lines = [head]
    for group, members, score in parts:
        if group is not None:
            lines.append(Html(f"\n{words('score-group', title=title(words, scheme.groups[group]))}"))
        lines += [_line(words, scheme, each) for each in members]
        lines += _sum(words, scheme, members, score)
    return [*lines, Html(""), *_result(words, view)]


def _line(words: Words, scheme: Scheme, component: ComponentResult) -> Html:
    name = component_title(words, scheme, component.id)
    if component.value is None:
        reason = missing_reason(words, scheme, component)
        return words(f"rules-example-missing-{scheme.missing}", title=name, reason=reason)
    value = words.score(component.value)
    return words("rules-example-line", title=name, weight=words.figure(component.weight), value=value)


def _sum(
    words: Words, scheme: Scheme, members: Sequence[ComponentResult], score: Fraction | None
) -> list[Html]:
    """The sum of what counts, where it gives a score."""
    is_zero = scheme.missing is MissingPolicy.ZERO
    counted = [each for each in members if is_zero or each.value is not None]
    if score is None or not counted:
        return []
    products = " + ".join(
        f"{words.figure(each.weight)} × {words.score(each.value or Fraction(0))}" for each in counted
    )
    weights = " + ".join(words.figure(each.weight) for each in counted)
    return [words("rules-example-sum", products=products, weights=weights, score=words.score(score))]


def _result(words: Words, view: ScoreView) -> list[Html]:
    """The grade, or that there is none yet; how each value came about is on the pages that follow."""
    card, scheme = view.scorecard.card, view.scope.scheme
    if card.grade is None:
        return [words("score-none"), words("rules-example-none")]
    return [
        words("rules-example-grade", grade=grade_name(words, scheme, card.grade)),
        words("rules-example-next"),
    ]


def _component(words: Words, view: ScoreView, component: ComponentResult) -> list[Html]:
    """Where the rule and the reader's own sum for it stand together."""
    name = component_title(words, view.scope.scheme, component.id)
    assert component.value is not None
    head = words("rules-example-of", title=name, value=words.score(component.value))
    return [head, *sum_lines(words, view.records, component), Html(""), words("rules-example-records")]

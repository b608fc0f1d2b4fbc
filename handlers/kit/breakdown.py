"""A scorecard as text: the result, each component with its bar, and what would change it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction

from domain.answers import shortened
from domain.closing.corrections import GroupJudged
from domain.closing.difference import difference
from domain.disclosure import FEWEST, FEWEST_RATERS
from domain.figures import half_up
from domain.periods import Span
from domain.schemes import Source
from domain.scoring import ComponentResult, Gain, GroupResult, largest_possible_gain
from handlers.frame.screen import LONGEST_MESSAGE, length
from handlers.kit.result_changes import result_lines
from handlers.kit.score_views import ScoreView, Stage
from locales import Html, Param, Words
from locales.scores import (
    component_title,
    follow_up_reason,
    grade_name,
    missing_reason,
    period_name,
    records_behind,
    title,
)
from storage.scoring.repository import PersonScorecard
from storage.scoring.scope import Scope

_BAR = 10
_LONGEST_TITLE = 60
_LONGEST_REASON = 160
_FOLLOW_UPS = (30, 10, 5, 3, 1, 0)
"""How many follow-ups are listed: the first that lets the message fit is taken."""


def breakdown(words: Words, view: ScoreView, whose: Sequence[Html] = ()) -> Html:
    """The whole scorecard of a person within one message; lines above it say `whose`, to another reader."""
    texts = (_text(words, view, whose, most) for most in _FOLLOW_UPS)
    return next(text for text in texts if length(text) <= LONGEST_MESSAGE)


def _text(words: Words, view: ScoreView, whose: Sequence[Html], most: int) -> Html:
    scope, scorecard, told = view.scope, view.scorecard, view.records.told
    name = shortened(title(words, scope.scheme.name), _LONGEST_TITLE)
    period = period_name(words, scope.period)
    is_over = scope.as_of.instant >= scope.ends_at
    blocks = [
        [
            *whose,
            words("score-title", scheme=name, period=period),
            stage_line(words, view),
            *_revised(words, view),
        ],
        _result(words, view),
        *_groups(words, scope, scorecard, _decided_groups(view)),
        [*_told(words, scope, told), *([] if told is None or is_over else _later(words, scope))],
        _advice(words, scope, scorecard, most, is_over=is_over),
    ]
    return Html("\n\n".join("\n".join(block) for block in blocks if block))


def stage_line(words: Words, view: ScoreView) -> Html:
    """The day it is computed up to and how final it is; of a frozen result its day and revision."""
    frozen, day = view.frozen, view.scope.as_of.day
    if frozen is not None:
        made = words.short_day(frozen.made_at.astimezone(frozen.zone).date())
        return words("score-frozen", day=made, revision=frozen.revision)
    running = view.stage is Stage.RUNNING
    return words("score-running" if running else f"score-over-{view.stage}", day=day)


def _revised(words: Words, view: ScoreView) -> list[Html]:
    """That an objection changed a result, and from what to what."""
    frozen, before = view.frozen, view.before
    if frozen is None or before is None:
        return []
    lines = result_lines(words, frozen.scheme, difference(before.card, frozen.card))
    return [words("score-revised", before=before.revision), *lines]


def _told(words: Words, scope: Scope, told: Sequence[Span] | None) -> list[Html]:
    """Up to when citizens' responses count in what is shown, where that is not the day of the rest."""
    if told is None or Source.CITIZEN not in scope.scheme.used_sources:
        return []
    if not told:
        return [words("score-citizens-not-yet", fewest=FEWEST)]
    if told[-1].end >= scope.as_of.day:
        return []
    return [words("score-citizens-until", day=words.short_day(told[-1].end), fewest=FEWEST)]


def _later(words: Words, scope: Scope) -> list[Html]:
    """When ratings of colleagues will count in what is shown, where the scheme has any."""
    used = scope.scheme.used_sources & {Source.PEER, Source.SUBORDINATE}
    asked = [scope.scheme.sources.of_raters(source).min_raters for source in used]
    return [words("score-raters-later", fewest=max(FEWEST_RATERS, *asked))] if asked else []


def _result(words: Words, view: ScoreView) -> list[Html]:
    scope, card = view.scope, view.scorecard.card
    none = words("score-none-closed" if view.is_closed else "score-none")
    reported = card.reported
    said: dict[str, Param] = {
        "percent": words.percent(card.coverage),
        "days": words.figure(reported.days),
        "expected": words.figure(reported.expected),
        "least": words.figure(scope.scheme.min_reported * reported.expected),
    }
    if not reported.is_enough(scope.scheme):
        few = words("score-few-reported", **said)
        return [none, few, words("score-coverage-alone", **said)]
    tells_days = scope.scheme.looks_at_days and reported.expected
    lines = [words("score-coverage" if tells_days else "score-coverage-alone", **said)]
    if card.grade is None:
        return [none, *lines]
    grade = grade_name(words, scope.scheme, card.grade)
    if card.score is None:
        return [words("score-grade", grade=grade), *lines]
    return [words("score-value", score=words.score(card.score), grade=grade), *lines]


def _decided_groups(view: ScoreView) -> set[str]:
    """The groups whose rating the decision of an objection set."""
    corrections = () if view.frozen is None else view.frozen.records.corrections
    return {each.group for each in corrections if isinstance(each, GroupJudged)}


def _groups(
    words: Words, scope: Scope, scorecard: PersonScorecard, decided: Collection[str]
) -> list[list[Html]]:
    """The components in the scheme's order, under the titles of their groups if it has any."""
    card = scorecard.card

    def lines(group: str | None) -> list[Html]:
        members = [each for each in card.components if each.group == group]
        return [line for each in members for line in component_lines(words, scope, each)]

    groups = [
        [*_group(words, scope, group, by_objection=group.id in decided), *lines(group.id)]
        for group in card.groups
    ]
    return [lines(None), *groups]


def _group(words: Words, scope: Scope, group: GroupResult, *, by_objection: bool) -> list[Html]:
    name = shortened(title(words, scope.scheme.groups[group.id]), _LONGEST_TITLE)
    if group.score is None:
        return [words("score-group", title=name)]
    score = words.score(group.score)
    if group.rating is None:
        return [words("score-group-value", title=name, score=score)]
    line = words("score-group-rated", title=name, score=score, rating=words(f"rating-{group.rating}"))
    if group.judged is None:
        return [line]
    key = "score-group-decided" if by_objection else "score-group-judged"
    return [line, words(key, reason=shortened(group.judged, _LONGEST_REASON))]


def component_lines(words: Words, scope: Scope, component: ComponentResult) -> list[Html]:
    """A component's bar, value and weight; under it the records behind it, or why it has none."""
    name = shortened(component_title(words, scope.scheme, component.id), _LONGEST_TITLE)
    weight = words.percent(component.weight)
    if component.value is None:
        line = words("score-component-missing", bar=bar(None), title=name, weight=weight)
        return [line, Html(f"      {missing_reason(words, scope.scheme, component)}")]
    value = words.score(component.value)
    line = words("score-component", bar=bar(component.value), value=value, title=name, weight=weight)
    records = records_behind(words, component.source, component.records)
    if component.source is Source.TARGET_ATTAINMENT:
        records = words("score-of-plan", records=records)
    return [line, Html(f"      {records}")]


def _gain(words: Words, scope: Scope, gain: Gain) -> Html:
    """By how much a component could raise the score; without a total, that of its group."""
    scheme = scope.scheme
    (group,) = (each.group for each in scheme.components if each.id == gain.component)
    name = shortened(component_title(words, scheme, gain.component), _LONGEST_TITLE)
    points = words.score(gain.points)
    missing = "" if gain.missing is None else "-missing"
    if scheme.matrix is None or group is None:
        return words(f"score-gain{missing}", title=name, points=points)
    of = shortened(title(words, scheme.groups[group]), _LONGEST_TITLE)
    return words(f"score-gain-of-group{missing}", title=name, points=points, group=of)


def _advice(
    words: Words, scope: Scope, scorecard: PersonScorecard, most: int, *, is_over: bool
) -> list[Html]:
    """What would raise the score of a running period most, and the follow-up, in at most `most` lines."""
    lines = []
    gain = None if is_over else largest_possible_gain(scope.scheme, scorecard.card)
    if gain is not None:
        lines.append(_gain(words, scope, gain))
    follow_up = scorecard.card.follow_up
    if follow_up:
        lines.append(words("score-follow-up"))
    for each in follow_up[:most]:
        reason = shortened(follow_up_reason(words, scope.scheme, each), _LONGEST_REASON)
        lines.append(words("score-follow-up-line", action=words(f"action-{each.action}"), reason=reason))
    if len(follow_up) > most:
        lines.append(words("score-follow-up-more", count=len(follow_up) - most))
    return lines


def bar(value: Fraction | None) -> str:
    """Ten blocks, as many of them full as the value (percent) has tens."""
    full = 0 if value is None else max(0, min(_BAR, int(half_up(value / _BAR, 0))))
    return "▰" * full + "▱" * (_BAR - full)

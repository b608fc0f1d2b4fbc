"""The changes of a revision of a result, in words: for the person, for the decider, and for papers."""

from __future__ import annotations

from fractions import Fraction

from domain.answers import shortened
from domain.closing.difference import Difference
from domain.schemes import Scheme
from domain.scoring import FollowUp, Rating
from locales import Html, Words
from locales.scores import component_title, follow_up_reason, grade_name, title

_LONGEST_TITLE, _LONGEST_REASON = 60, 160


def result_lines(words: Words, scheme: Scheme, changed: Difference) -> list[Html]:
    """Score and grade before and after; that neither changed where that is so."""
    lines = []
    old, new = changed.score
    if old != new:
        lines.append(words("change-score", before=_value(words, old), after=_value(words, new)))
    was, now = (_grade(words, scheme, each) for each in changed.grade)
    if was != now:
        lines.append(words("change-grade", before=was, after=now))
    return lines or [words("change-no-result")]


def change_lines(words: Words, scheme: Scheme, changed: Difference) -> list[Html]:
    """Component by component, then the ratings of groups, expected days, score, grade and follow-up."""
    lines = []
    for each in changed.components:
        name = shortened(component_title(words, scheme, each.id), _LONGEST_TITLE)
        old, new = _value(words, each.before), _value(words, each.after)
        lines.append(words("change-component", title=name, before=old, after=new))
    for group in changed.groups:
        name = shortened(title(words, scheme.groups[group.id]), _LONGEST_TITLE)
        old, new = _value(words, group.before), _value(words, group.after)
        lines.append(words("change-component", title=name, before=old, after=new))
    for rated in changed.ratings:
        name = shortened(title(words, scheme.groups[rated.id]), _LONGEST_TITLE)
        was, now = _rating(words, rated.before), _rating(words, rated.after)
        lines.append(words("change-component", title=name, before=was, after=now))
    was_expected, expected = changed.expected
    if was_expected != expected:
        said = {"before": words.figure(was_expected), "after": words.figure(expected)}
        lines.append(words("change-expected", **said))
    lines += result_lines(words, scheme, changed)
    lines += [_follow_up(words, scheme, "change-gained", each) for each in changed.gained]
    lines += [_follow_up(words, scheme, "change-lost", each) for each in changed.lost]
    return lines


def _follow_up(words: Words, scheme: Scheme, key: str, follow_up: FollowUp) -> Html:
    reason = shortened(follow_up_reason(words, scheme, follow_up), _LONGEST_REASON)
    return words(key, action=words(f"action-{follow_up.action}"), reason=reason)


def _value(words: Words, value: Fraction | None) -> str:
    return "–" if value is None else words.score(value)


def _grade(words: Words, scheme: Scheme, grade: str | None) -> str:
    return words.plain("results-ungraded") if grade is None else grade_name(words, scheme, grade)


def _rating(words: Words, rating: Rating | None) -> str:
    return "–" if rating is None else words.plain(f"rating-{rating}")

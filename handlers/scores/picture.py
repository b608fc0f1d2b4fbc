"""A score as a picture: its components, and the score as of the end of each part of the period."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from domain.calendar import AsOf
from domain.periods import Period, PeriodKind
from domain.scoring import ComponentResult, Scorecard, score_person
from locales import Words
from locales.scores import component_title, grade_name, period_name, short_month, title
from reports.score_picture import Bar, ScorePicture, Series, draw
from storage.scoring.person_records import PersonRecords
from storage.scoring.repository import PersonScorecard
from storage.scoring.scope import Scope


def score_png(
    words: Words,
    records: PersonRecords,
    scorecard: PersonScorecard,
    office: Mapping[str, Fraction],
    no_grade: str = "picture-no-grade",
) -> bytes:
    """The picture of a score; `office` are the office's means by component, where they are known.

    `no_grade` is the sentence where there is none.

    Scores the records once for each point of the curve, which takes some tens of milliseconds.
    """
    scope, card = records.scope, scorecard.card
    marks = {each: office[each] for each in office if any(each == line.id for line in card.components)}
    grade = grade_name(words, scope.scheme, card.grade) if card.grade else words.plain(no_grade)
    days, period = run_days(records), period_name(words, scope.period)
    cards = [_as_of(records, day) for day in days[:-1]] + [card]
    return draw(
        ScorePicture(
            title=title(words, scope.scheme.name),
            subtitle=words.plain("picture-subtitle", period=period, day=words.short_day(scope.as_of.day)),
            headline=grade if card.score is None else words.score(card.score),
            grade="" if card.score is None else grade,
            bars=[_bar(words, scope, each, marks) for each in card.components],
            run_title=words.plain("picture-run"),
            run_labels=[_label(words, scope.period, day) for day in days],
            run=_series(words, scope, cards),
            limits=_limits(scope),
            legend=words.plain("picture-office") if marks else "",
        )
    )


def run_days(records: PersonRecords) -> list[date]:
    """Ends of months; of weeks in a month, of fortnights in a quarter; and the last day, all in service."""
    scope, served = records.scope, records.person.served
    if scope.period.kind in (PeriodKind.MONTH, PeriodKind.QUARTER):
        step = timedelta(days=7 if scope.period.kind is PeriodKind.MONTH else 14)
        ends = [scope.period.start + n * step - timedelta(days=1) for n in range(1, 8)]
    else:
        month = Period.containing(scope.period.start, PeriodKind.MONTH)
        ends = []
        while month.end <= scope.period.end:
            ends.append(month.end)
            month = month.next()
    return [*(day for day in ends if served.start <= day < served.end), served.end]


def _as_of(records: PersonRecords, day: date) -> Scorecard:
    return score_person(records.scope.scheme, records.facts(AsOf.end_of(day, records.scope.zone)))


def _label(words: Words, period: Period, day: date) -> str:
    if period.kind in (PeriodKind.MONTH, PeriodKind.QUARTER):
        return words.short_day(day).split(", ")[-1]
    return short_month(words, day)


def _series(words: Words, scope: Scope, cards: list[Scorecard]) -> list[Series]:
    """The score over the points; in a matrix scheme, which has no total, that of each group."""
    if scope.scheme.matrix is None:
        return [_one(words, "", [card.score for card in cards])]
    return [
        _one(words, title(words, name), [_group_score(card, group) for card in cards])
        for group, name in scope.scheme.groups.items()
    ]


def _one(words: Words, name: str, values: list[Fraction | None]) -> Series:
    known = [value for value in values if value is not None]
    return Series(name, values, words.score(known[-1]) if known else "")


def _group_score(card: Scorecard, group_id: str) -> Fraction | None:
    return next((group.score for group in card.groups if group.id == group_id), None)


def _limits(scope: Scope) -> list[Fraction]:
    matrix = scope.scheme.matrix
    if matrix is not None:
        return [matrix.above, matrix.meets]
    return [band.min for band in scope.scheme.bands]


def _bar(words: Words, scope: Scope, component: ComponentResult, marks: Mapping[str, Fraction]) -> Bar:
    return Bar(
        component_title(words, scope.scheme, component.id),
        component.value,
        "–" if component.value is None else words.score(component.value),
        words.plain("picture-weight", weight=words.percent(component.weight)),
        marks.get(component.id),
    )

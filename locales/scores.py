"""Words about scores that chats, documents and the command line share: periods, gaps, reasons."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from babel.dates import format_date

from domain.periods import Period, PeriodKind
from domain.schemes import Scheme, Source, Text
from domain.scoring import ComponentResult, FollowUp, Missing
from locales import Html, Param, Words


def title(words: Words, text: Text) -> str:
    """A scheme's own title in the reader's language."""
    return text.en if words.language == "en" else text.id


def component_title(words: Words, scheme: Scheme, component_id: str) -> str:
    """The title of a scheme's component."""
    return title(words, scheme.component(component_id).title)


def grade_name(words: Words, scheme: Scheme, grade: str) -> str:
    """One of the scheme's grades in the reader's language; any other word stays as it is."""
    if scheme.matrix is not None and grade in scheme.grades:
        return words.plain(f"matrix-grade-{scheme.grades.index(grade) + 1}")
    english = {band.grade: band.grade_en or band.grade for band in scheme.bands}
    return english.get(grade, grade) if words.language == "en" else grade


def criterion_title(words: Words, scheme: Scheme, source: Source, criterion: str) -> str:
    """What peers or subordinates rate; “Kerja sama” for `kerja_sama` where the scheme gives no title."""
    given = scheme.sources.of_raters(source).titles.get(criterion)
    return title(words, given) if given else criterion.replace("_", " ").capitalize()


def period_name(words: Words, period: Period) -> str:
    """“Semester 2 2026”, “November 2026”."""
    params: dict[str, Param] = {"year": str(period.year), "number": period.number}
    if period.kind is PeriodKind.MONTH:
        params = {"month": words.month(period.start)}
    return words.plain(f"period-{period.kind}", **params)


def missing_reason(words: Words, scheme: Scheme, component: ComponentResult) -> Html:
    """Why a component has no value."""
    match component.missing:
        case None:
            raise ValueError(f"{component.id} has a value")
        case Missing.TOO_FEW_RATERS:
            least = scheme.sources.of_raters(component.source).min_raters
            if component.source is Source.SUBORDINATE and not component.records:
                return words("missing-no_subordinate", least=least)
            return words(
                f"missing-{component.missing}-{component.source}", count=component.records, least=least
            )
        case Missing.TOO_FEW_RESPONSES:
            least = scheme.sources.citizen.min_responses
        case _:
            return words(f"missing-{component.missing}")
    return words(f"missing-{component.missing}", count=component.records, least=least)


def records_behind(words: Words, source: Source, count: int) -> Html:
    """“42 laporan disetujui”."""
    return words(f"records-{source}", count=count)


def follow_up_reason(words: Words, scheme: Scheme, follow_up: FollowUp) -> str:
    """Why an action is due, as plain text."""
    grade = follow_up.params.get("grade")
    named = {} if grade is None else {"grade": grade_name(words, scheme, str(grade))}
    return _reason(words, scheme, follow_up, named)


def documented_reason(words: Words, scheme: Scheme, follow_up: FollowUp) -> str:
    """Why an action is due, for a document: with the grade as the document gives it, the scheme's own."""
    return _reason(words, scheme, follow_up, {})


def _reason(words: Words, scheme: Scheme, follow_up: FollowUp, named: Mapping[str, str]) -> str:
    """Values have two decimals, as everywhere; a limit has as many as it needs."""
    params: dict[str, Param] = {
        name: (words.number if name == "below" else words.score)(value)
        if isinstance(value, Fraction)
        else value
        for name, value in {**follow_up.params, **named}.items()
    }
    if "component" in params:
        params["component"] = component_title(words, scheme, str(params["component"]))
    return words.plain(follow_up.reason, **params)


def short_month(words: Words, day: date) -> str:
    """“Nov”."""
    return format_date(day, "MMM", locale=words.language)


def half_day(words: Words, line: Html, is_halved: bool) -> Html:
    """A day's line, with its weight if that is not a whole day."""
    return Html(f"{line} {words('record-half-day')}") if is_halved else line

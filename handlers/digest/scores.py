"""What last night's scorecards amount to for the office: a few lines for the administrators' digest."""

from __future__ import annotations

from datetime import datetime

from domain.office import Office
from locales import Html, Words
from locales.scores import component_title, grade_name, period_name
from storage.scoring.scope import Scope
from storage.uow import UnitOfWork


async def office_scores(uow: UnitOfWork, office: Office, words: Words, until: datetime) -> list[Html]:
    """Grades and means of the period in which `until` lies, as computed last night, if they were."""
    scope = Scope.running(office.scheme, until, office.zone)
    found = await uow.score_summaries.of(scope)
    if found is None:
        return []
    (summary, computed_at), scheme = found, scope.scheme
    as_of = office.date_of(computed_at)
    lines = [words("digest-scores", period=period_name(words, scope.period), day=as_of)]
    lines.extend(
        words("digest-scores-grade", grade=grade_name(words, scheme, grade), count=summary.grades[grade])
        for grade in scheme.grades
        if summary.grades[grade]
    )
    without = summary.people - summary.grades.total()
    if without:
        lines.append(words("digest-scores-none", count=without))
    means = summary.means
    lines.extend(
        words("digest-scores-mean", title=component_title(words, scheme, each.id), mean=words.score(mean))
        for each in scheme.components
        if (mean := means.get(each.id)) is not None
    )
    return lines

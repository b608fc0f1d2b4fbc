"""Last night's scores of the office in figures: a sheet of the administrators' workbook."""

from __future__ import annotations

from datetime import datetime

from domain.office import Office
from locales import Words
from locales.scores import component_title, grade_name, period_name
from reports.tables_xlsx import Cell
from storage.scoring.scope import Scope
from storage.uow import UnitOfWork


async def score_rows(uow: UnitOfWork, office: Office, words: Words, until: datetime) -> list[list[Cell]]:
    """Grades and means of the period in which `until` lies, as computed last night, if they were."""
    scope = Scope.running(office.scheme, until, office.zone)
    found = await uow.score_summaries.of(scope)
    if found is None:
        return []
    (summary, computed_at), scheme = found, scope.scheme
    period = period_name(words, scope.period)
    rows: list[list[Cell]] = [[words.plain("digest-scores", period=period), office.date_of(computed_at)]]
    rows.extend(
        [words.plain("digest-scores-grade", grade=grade_name(words, scheme, grade)), summary.grades[grade]]
        for grade in scheme.grades
        if summary.grades[grade]
    )
    without = summary.people - summary.grades.total()
    if without:
        rows.append([words.plain("digest-scores-none"), without])
    rows.extend(
        [words.plain("digest-scores-mean", title=component_title(words, scheme, each.id)), mean]
        for each in scheme.components
        if (mean := summary.means.get(each.id)) is not None
    )
    return rows

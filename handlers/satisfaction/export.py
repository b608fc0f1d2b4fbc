"""Complete responses for the national survey as a table, without their days and in no order."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence

from domain.periods import Period, Span
from domain.respondents import PROFILE
from domain.survey import Unsur
from domain.survey_export import exported
from reports.survey_table import Row
from storage.uow import UnitOfWork

HEADS = ("service", "quarter", *map(str, Unsur), *PROFILE)


async def export_rows(
    uow: UnitOfWork, services: Collection[int], quarters: Sequence[Period]
) -> Sequence[Row]:
    """A row for each complete response of some ended quarters; none of a service with fewer than five."""
    found = []
    for quarter in quarters:
        found += await uow.satisfaction.complete(services, Span(quarter.start, quarter.end))
    rows: list[Row] = [
        (
            each.service,
            each.quarter.code,
            *(each.values[unsur] for unsur in Unsur),
            *(each.profile[question] for question in PROFILE),
        )
        for each in exported(found)
    ]
    secrets.SystemRandom().shuffle(rows)
    return rows

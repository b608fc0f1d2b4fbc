"""A person's score in a period, from the current records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from domain.calendar import AsOf
from domain.errors import Invalid
from domain.office import Office
from domain.periods import KNOWN_YEARS, Period
from handlers.frame.callbacks import carried
from handlers.kit.score_views import ScoreView, Stage, load_running_score, load_score
from storage.scoring.scope import Scope
from storage.uow import UnitOfWork

EARLIER_PERIODS = 4
"""How many periods of a kind before the running one are offered."""


async def open_period(
    uow: UnitOfWork,
    office: Office,
    employee_id: int,
    code: str,
    now: datetime,
    revision: int | None = None,
) -> ScoreView:
    """A period by its code, as of now or its end; raises Invalid when there is nothing to show of it.

    A closed one is shown in its latest revision, or in another one.
    """
    period = carried(Period.parse, code)
    # A button of ours never asks for others: the code is made up, perhaps to subtract one total from another.
    if period.year not in KNOWN_YEARS or period.kind not in (office.scheme.period, office.scheme.interim):
        raise Invalid("button-outdated")
    scope = Scope(office.scheme, period, AsOf.now(now, period, office.zone), office.zone)
    return await load_score(uow, scope, employee_id, now, revision)


async def current(uow: UnitOfWork, office: Office, employee_id: int, now: datetime) -> ScoreView:
    """The running period; the one before for a person who is not in service in it any more."""
    try:
        return await load_running_score(uow, office, employee_id, now)
    except Invalid:
        before = Scope.running(office.scheme, now, office.zone).before()
        return await load_score(uow, before, employee_id, now)


async def just_over(uow: UnitOfWork, view: ScoreView, employee_id: int, now: datetime) -> ScoreView | None:
    """The period before a running one that has no record of the person yet, where that one has any."""
    if view.stage is not Stage.RUNNING or _has_records(view):
        return None
    try:
        before = await load_score(uow, view.scope.before(), employee_id, now)
    except Invalid:
        return None
    return before if _has_records(before) else None


def _has_records(view: ScoreView) -> bool:
    return view.frozen is not None or any(each.records for each in view.scorecard.card.components)


async def earlier(uow: UnitOfWork, office: Office, employee_id: int, now: datetime) -> list[ScoreView]:
    """The periods besides the running one in which the person has any record, latest first.

    Those of the scheme's interim evaluation, the running one included, come before the others.
    """
    found = []
    for scope in _offered(office, now):
        try:
            view = await load_score(uow, scope, employee_id, now)
        except Invalid:
            continue
        if _has_records(view):
            found.append(view)
    return found


def _offered(office: Office, now: datetime) -> Iterator[Scope]:
    scheme = office.scheme
    if scheme.interim is not None:
        interim = Scope.containing(scheme, scheme.interim, now, office.zone)
        yield interim
        yield from _before(interim)
    yield from _before(Scope.running(scheme, now, office.zone))


def _before(scope: Scope) -> Iterator[Scope]:
    for _ in range(EARLIER_PERIODS):
        scope = scope.before()
        yield scope

"""Every Monday: draws approved reports for second raters, asks them quietly, and reviewers to look first."""

from __future__ import annotations

import asyncio
from datetime import datetime

from domain.cases import UNDO_FOR
from domain.notices import Notice, Recipient, SecondFigureReady, SecondRatingsWait
from domain.office import Office
from domain.periods import Span
from domain.second_rating.bias import biases
from domain.second_rating.drawing import LOOKED_BACK, OPEN_FOR, assign, is_drawn
from jobs.job import Job, ReadFirst, Sweep, Zones
from jobs.slots import CatchUp, Slot, Timetable
from storage.scoring.scope import Scope
from storage.uow import UnitOfWork

_MONDAY = 0


def mondays(office: Office) -> Timetable:
    """Once a week; what was missed is caught up, as its messages make no sound."""
    return Timetable(office.review_remind_at, frozenset({_MONDAY}), CatchUp.UNTIL_NEXT)


async def draw(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> Sweep:
    """Finds which reports are drawn, who is asked about them, and whose figures can be looked at."""
    if not office.second_rater_share:
        return _nothing
    today = office.date_of(now)
    chosen, versions = await _assigned(uow, office, now)
    scope = Scope.running(office.scheme, now, office.zone)
    rated = await uow.second_ratings.rated_twice(scope.period.span)
    figures = biases(each for _, each in rated)
    to_look = [person for person, figure in figures.items() if not figure.is_silent]

    async def ask(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
        await uow.second_ratings.ask(chosen, versions, today + OPEN_FOR)
        notices: list[tuple[Notice, Recipient]] = [
            (SecondRatingsWait(), Recipient(employee_id=rater))
            for rater in dict.fromkeys(rater for _, rater in chosen)
        ]
        code = scope.period.code
        asked = await uow.second_ratings.ask_to_look(to_look, code, now)
        notices += [(SecondFigureReady(code), Recipient(employee_id=person)) for person in asked]
        return await uow.outbox.add_many(notices, now)

    return ask


async def _assigned(
    uow: UnitOfWork, office: Office, now: datetime
) -> tuple[list[tuple[int, int]], dict[int, int]]:
    """Reports with who is asked about them, and their versions. What may still be undone waits a week."""
    today, settled = office.date_of(now), now - UNDO_FOR
    approved = await uow.second_ratings.approved(settled - LOOKED_BACK, settled)
    key, share = office.rater_key, office.second_rater_share
    drawn = [each for each in approved if is_drawn(key, each.entry_id, each.version, share)]
    people = await uow.colleagues.everybody(today, today)
    waiting = await uow.second_ratings.waiting(today)
    paired = await uow.second_ratings.paired()
    acting = await uow.second_ratings.acting(Span(today - LOOKED_BACK, today))
    chosen = await asyncio.to_thread(
        assign,
        people,
        [each.drawn for each in drawn],
        key,
        waiting=waiting,
        paired=paired,
        acting=acting,
    )
    return chosen, {each.entry_id: each.version for each in drawn}


async def _nothing(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
    return 0


SECOND_RATINGS = Job("second-ratings", mondays, Zones.OF_OFFICE, ReadFirst(draw), is_logged_when_idle=False)

"""Every working morning of a round: draws who rates whom, asks them, and reminds them once."""

from __future__ import annotations

import asyncio
from datetime import date, datetime

from domain.colleagues import Pair, Round, draw, upward
from domain.notices import Notice, RatingAsked, RatingReminder, Recipient
from domain.office import Office
from domain.schemes import Assessor, Source
from jobs.job import Job, ReadFirst, Sweep, Zones
from jobs.slots import CatchUp, Slot, Timetable
from storage.uow import UnitOfWork

_WORKING_DAYS = frozenset(range(5))


def mornings(office: Office) -> Timetable:
    """From Monday to Friday; what was missed is asked the next morning."""
    return Timetable(office.review_remind_at, _WORKING_DAYS, CatchUp.SAME_DAY)


async def rounds(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> Sweep:
    """Finds the people to ask and to remind in the rounds that are open on the slot's day."""
    asked: list[tuple[Round, list[Pair]]] = []
    told: dict[int, tuple[Notice, str]] = {}
    for each in Round.all_on(office.scheme, slot.day):
        if slot.day < each.opens:
            continue
        pairs = await to_ask(uow, office, each, slot.day)
        asked.append((each, pairs))
        code = each.period.code
        if slot.day >= each.reminds:
            for person in await uow.colleagues.unanswered(each):
                told.setdefault(person, (RatingReminder(), f"{RatingReminder.kind} {code} {person}"))
        for person in dict.fromkeys(rater for rater, _ in pairs):
            told[person] = (RatingAsked(), f"{RatingAsked.kind} {code} {slot.day} {person}")

    async def ask(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
        for each, pairs in asked:
            await uow.colleagues.ask(each, pairs)
        notices = [(notice, Recipient(employee_id=person), key) for person, (notice, key) in told.items()]
        return await uow.outbox.add_many_once(notices, now)

    return ask


async def to_ask(uow: UnitOfWork, office: Office, asked: Round, day: date) -> list[Pair]:
    """The pairs of a round to be asked: all of them at first, replacements later."""
    people = await uow.colleagues.everybody(day, asked.opens)
    there = await uow.colleagues.asked_in(asked)
    fewest = office.scheme.sources.of_raters(Source(asked.source)).min_raters
    if asked.source is Assessor.SUBORDINATE:
        return [pair for pair in upward(people, fewest) if pair not in there]
    former = await uow.colleagues.pairs_of(asked.period.previous())
    code = asked.period.code
    # Half a second for thousands, for which no chat is to wait.
    return await asyncio.to_thread(draw, people, code, former=former, asked=there, fewest=fewest)


ROUNDS = Job("rounds", mornings, Zones.OF_OFFICE, ReadFirst(rounds), is_logged_when_idle=False)

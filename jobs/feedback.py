"""Towards a month's end: asks supervisors for one sentence about each of their people."""

from __future__ import annotations

from datetime import datetime, time

from domain.cases import rings
from domain.feedback import ASKED_FROM, month_of
from domain.notices import MonthlySentences, Notice, Recipient
from domain.office import Office
from jobs.calendars import calendars_of, working
from jobs.job import Job, Zones
from jobs.slots import EVERY_DAY, CatchUp, Slot, Timetable
from storage.uow import UnitOfWork

ASKED_AT = time(10, 0)
"""After the morning's reviews."""


SENTENCE_TIMES = Timetable(ASKED_AT, EVERY_DAY, CatchUp.SAME_DAY)
"""Every day at ten; who is not at work then is asked on the next working day of the month."""


async def ask_sentences(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
    """Asks supervisors of the slot's zone, and stand-ins of absent ones, who are at work on the slot's day.

    Nothing is asked before the 25th, nor in the evening, when a run was missed.
    """
    if slot.day.day < ASKED_FROM or not rings(now.astimezone(slot.zone.info), None):
        return 0
    calendars = await calendars_of(uow, office, slot.zone, slot.day)
    people = await uow.feedback_questions.to_ask(slot.day, working(calendars, slot.day))
    asked = await uow.feedback_questions.put(people, slot.day)
    notices: list[tuple[Notice, Recipient]] = [
        (MonthlySentences(month_of(slot.day)), Recipient(employee_id=person)) for person in asked
    ]
    return await uow.outbox.add_many(notices, now)


MONTHLY_FEEDBACK = Job(
    "monthly-feedback", SENTENCE_TIMES, Zones.OF_UNITS, ask_sentences, is_logged_when_idle=False
)

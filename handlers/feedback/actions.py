"""Gives feedback, asks for it and answers it: the records."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from domain.cases import UNDO_FOR, check_undo
from domain.errors import AlreadyHandled, Invalid
from domain.feedback import FeedbackDraft, MonthState, Occasion, day_of_month, is_askable, month_of
from domain.notices import Notice, Recipient
from domain.office import Office
from handlers.frame.records import DayOf, OfPerson
from storage.tables import Employee, Entry, Feedback, FeedbackRequest
from storage.uow import UnitOfWork


class FeedbackGiven(Notice, kind="feedback_given"):
    """To the person it is about, once it can no longer be withdrawn."""

    feedback_id: int


class FeedbackReplied(Notice, kind="feedback_replied"):
    """To who gave it: the person has answered."""

    feedback_id: int


class FeedbackAsked(Notice, kind="feedback_asked"):
    """To a supervisor: a person asks for feedback."""

    request_id: int


async def record_of(uow: UnitOfWork, office: Office, draft: FeedbackDraft, now: datetime) -> OfPerson | None:
    """What decides who may give it: the report that it is about, else the person today."""
    if draft.entry_id is not None:
        return await uow.cases.get(Entry, draft.entry_id)
    return None if draft.person_id is None else DayOf(draft.person_id, office.date_of(now))


async def give(
    uow: UnitOfWork, office: Office, giver: Employee, draft: FeedbackDraft, now: datetime
) -> Feedback:
    """Keeps what a draft says, and lets the person know when it can no longer be taken back.

    Raises Invalid while something is missing, AlreadyHandled when the month is no longer asked about.
    """
    record = await record_of(uow, office, draft, now)
    if record is None or draft.text is None or draft.kind is None:
        raise Invalid("feedback-incomplete")
    today = office.date_of(now)
    acting = await uow.supervision.acting(giver.id, record.employee_id, record.date, today)
    # People who may speak about a report only, as its former supervisor or a superior, were not asked.
    answers = await uow.supervision.reviews(giver.id, record.employee_id, today, today)
    day, occasion = today, draft.occasion
    if draft.month is not None:
        day = day_of_month(draft.month, today)
        await _answer_month(uow, giver, record.employee_id, draft.month, today)
    elif answers and await uow.feedback.open_request_of(record.employee_id) is not None:
        occasion = Occasion.ASKED
    else:
        occasion = Occasion.FREE
    feedback = await uow.feedback.give(
        record.employee_id,
        giver.id,
        day,
        draft.kind,
        occasion,
        draft.text,
        now,
        answers=answers,
        entry_id=draft.entry_id,
        acting=acting,
    )
    final_at = now + UNDO_FOR + timedelta(seconds=1)
    recipient = Recipient(employee_id=feedback.employee_id)
    uow.outbox.add(FeedbackGiven(feedback.id), recipient, now, not_before=final_at)
    return feedback


async def _answer_month(uow: UnitOfWork, giver: Employee, person: int, month: date, today: date) -> None:
    is_open = is_askable(month, today) and await uow.feedback_questions.settle(
        giver.id, month, person, MonthState.ANSWERED
    )
    if not is_open:
        raise AlreadyHandled("feedback-month-over")


async def take_back(uow: UnitOfWork, feedback: Feedback, giver: Employee, now: datetime) -> None:
    """Removes feedback within ten minutes of its giving; raises AlreadyHandled later."""
    check_undo(feedback.given_at, feedback.giver_id, giver.id, now)
    if feedback.occasion == Occasion.MONTHLY:
        await uow.feedback_questions.reopen(giver.id, month_of(feedback.date), feedback.employee_id)
    await uow.feedback.take_back(feedback)


async def ask(
    uow: UnitOfWork, office: Office, person: Employee, about: str | None, now: datetime
) -> FeedbackRequest:
    """Keeps that a person asks for feedback, and lets those know who may give it.

    Raises Invalid when nobody supervises the person, AlreadyHandled while an earlier request is open.
    """
    today = office.date_of(now)
    reviewers = await uow.supervision.reviewers_of(person.id, today, today)
    if not reviewers:
        raise Invalid("feedback-no-supervisor")
    request = await uow.feedback.ask(person.id, today, about, now)
    if request is None:
        raise AlreadyHandled("feedback-asked-already")
    for reviewer in reviewers:
        uow.outbox.add(FeedbackAsked(request.id), Recipient(employee_id=reviewer.employee.id), now)
    return request


async def reply(uow: UnitOfWork, feedback: Feedback, text: str, now: datetime) -> None:
    """Keeps a person's answer and lets who gave the feedback know; raises AlreadyHandled the second time."""
    if not await uow.feedback.reply(feedback, text, now):
        raise AlreadyHandled("feedback-replied-already")
    uow.outbox.add(FeedbackReplied(feedback.id), Recipient(employee_id=feedback.giver_id), now)


def month_code(month: date) -> str:
    """A month as buttons carry it."""
    return f"{month:%Y-%m}"

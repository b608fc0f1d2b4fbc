"""Notices of feedback, put into words when they are sent."""

from __future__ import annotations

from msgspec.structs import replace

from domain.cases import rings
from domain.notices import MonthlySentences
from handlers.feedback.actions import FeedbackAsked, FeedbackGiven, FeedbackReplied
from handlers.feedback.callbacks import FeedbackTap, RequestTap
from handlers.feedback.screens import about_lines, giver_name, month_screen
from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import Action
from handlers.frame.records import DayOf
from handlers.frame.room import Telling
from handlers.frame.screen import Button, Screen
from locales import in_lines
from storage.tables import Entry


def _quietly(told: Telling, screen: Screen) -> Screen:
    """The screen, without a sound at night."""
    return replace(screen, is_silent=not rings(told.now.astimezone(told.office.zone), None))


async def given(told: Telling, notice: FeedbackGiven) -> Screen | None:
    """To the person: what was said; None once it was taken back."""
    feedback = await told.uow.feedback.get(notice.feedback_id)
    if feedback is None:
        return None
    words = told.words
    giver = await told.uow.people.get(feedback.giver_id)
    name = await giver_name(told.uow, words, feedback, giver.name)
    entry = await told.uow.cases.get(Entry, feedback.entry_id)
    lines = [words(f"feedback-told-{feedback.kind}", name=name), *about_lines(words, feedback, entry)]
    rows = []
    if feedback.reply is None:
        rows.append([Button(words.plain("feedback-reply"), FeedbackTap(feedback.id, "reply"))])
    rows.append([Button(words.plain("feedback-all"), CommandTap("umpanbalik"))])
    return _quietly(told, Screen(in_lines(lines), rows))


async def replied(told: Telling, notice: FeedbackReplied) -> Screen | None:
    """To who gave it: the person's answer."""
    feedback = await told.uow.feedback.get(notice.feedback_id)
    if feedback is None or feedback.reply is None:
        return None
    person = await told.uow.people.get(feedback.employee_id)
    said = told.words("feedback-told-reply", name=person.name, reply=feedback.reply, text=feedback.text)
    return _quietly(told, Screen(said))


async def asked(told: Telling, notice: FeedbackAsked) -> Screen | None:
    """To a supervisor: who asks for feedback, and on what; None once it is closed or in other hands."""
    request = await told.uow.feedback.request(notice.request_id)
    if request is None or request.closed_at is not None:
        return None
    record = DayOf(request.employee_id, told.today)
    if not await told.may(Action.GIVE_FEEDBACK_TO, record):
        return None
    words = told.words
    person = await told.uow.people.get(request.employee_id)
    key = "feedback-told-asked" if request.about is None else "feedback-told-asked-about"
    answer = Button(words.plain("feedback-answer"), RequestTap(request.id, "answer"), style="primary")
    return _quietly(told, Screen(words(key, name=person.name, about=request.about or ""), [[answer]]))


async def monthly(told: Telling, notice: MonthlySentences) -> Screen | None:
    """To a supervisor: the question of the first person; None when nobody is left."""
    reader = await told.uow.people.linked(told.chat_id)
    if reader is None:
        return None
    screen = await month_screen(told, reader.employee.id, notice.month)
    return _quietly(told, screen) if screen.rows else None

"""The queue of a reviewer: `/tinjau`, and the morning's reminder of what waits."""

from __future__ import annotations

from domain.notices import ReviewReminder
from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap, Telling
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit.case_card import card_for
from handlers.review import decisions
from handlers.review.callbacks import QueueDecideTap, QueueOpenTap, QueueRateTap, QueueTap, QueueUndoTap
from handlers.review.queue import Scope, counts, queue, waiting
from handlers.review.screens import flag_line, part
from locales import Html


async def show_queue(turn: Turn, argument: str) -> None:
    """What waits, in one message; a case that waits alone is shown by its card."""
    items = await queue(turn)
    if len(items) != 1:
        turn.say(await part(turn, items, Scope()))
        return
    (item,) = items
    card = await card_for(turn, item.kind, item.case)
    count = turn.words("review-some", cases=counts(turn.words, [item.case]))
    lines = [count, Html(""), card.text, *(flag_line(turn.words, flag) for flag in item.flags)]
    turn.say(Screen(Html("\n".join(lines)), card.rows))


async def review_reminder(told: Telling, notice: ReviewReminder) -> Screen | None:
    """How much waits now and since when, and how many blockers are overdue; None when nothing is any more."""
    zone = told.office.zone
    now, words = told.now.astimezone(zone), told.words
    found = await waiting(told.uow, told.rooms, notice.employee_id, now)
    acts_for = await told.uow.supervision.acts_for(notice.employee_id, now.date())
    overdue = await told.uow.blockers.overdue_at(notice.employee_id, acts_for, now.date())
    lines, rows = [], []
    if found:
        oldest = found[0][1].revised_at.astimezone(zone)
        cases = counts(words, [case for _, case in found])
        lines.append(words("remind-review", cases=cases, since=oldest))
        rows.append([Button(words.plain("remind-review-button"), CommandTap("tinjau"), style="primary")])
    if overdue:
        lines.append(words("remind-review-overdue", count=overdue))
    return Screen(Html("\n".join(lines)), rows) if lines else None


ROOM = Room(
    "review",
    commands=[Command("tinjau", Action.SEE_QUEUE, show_queue, aliases=("review",), reads=True)],
    taps=[
        Tap(QueueTap, Action.SEE_QUEUE, decisions.show, reads=True),
        Tap(QueueOpenTap, Action.SEE_QUEUE, decisions.open_case, reads=True),
        Tap(QueueRateTap, Action.SEE_QUEUE, decisions.rate),
        Tap(QueueDecideTap, Action.SEE_QUEUE, decisions.decide),
        Tap(QueueUndoTap, Action.SEE_QUEUE, decisions.undo),
    ],
    notices={ReviewReminder: review_reminder},
)

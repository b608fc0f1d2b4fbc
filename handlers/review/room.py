"""The queue of a reviewer: `/tinjau`, and the morning's reminder of what waits."""

from __future__ import annotations

from domain.notices import ReviewReminder
from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap, Telling
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit.case_actions import CaseSubmitted, QueueChanged
from handlers.review import decisions, live
from handlers.review.callbacks import QueueDecideTap, QueueOpenTap, QueueRateTap, QueueTap, QueueUndoTap
from handlers.review.queue import counts, queue, waiting
from locales import Html


async def show_queue(turn: Turn, argument: str) -> None:
    """What waits, in one message; a case that waits alone is shown by its card."""
    items = await queue(turn)
    screen, about = await live.front(turn, items)
    if about is not None:
        count = turn.words("review-some", cases=counts(turn.words, [item.case for item in items]))
        screen = Screen(Html(f"{count}\n\n{screen.text}"), screen.rows)
    await live.asked_for(turn, screen, about)


async def review_reminder(told: Telling, notice: ReviewReminder) -> Screen | None:
    """How much waits now and since when, and how many blockers are overdue; None when nothing is any more."""
    zone = told.office.zone
    now, words = told.now.astimezone(zone), told.words
    found = await waiting(told.uow, told.rooms, told.office, notice.employee_id, told.now)
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
        Tap(QueueTap, Action.SEE_QUEUE, decisions.show),
        Tap(QueueOpenTap, Action.SEE_QUEUE, decisions.open_case),
        Tap(QueueRateTap, Action.SEE_QUEUE, decisions.rate),
        Tap(QueueDecideTap, Action.SEE_QUEUE, decisions.decide),
        Tap(QueueUndoTap, Action.SEE_QUEUE, decisions.undo),
    ],
    notices={
        ReviewReminder: review_reminder,
        CaseSubmitted: live.joined,
        QueueChanged: live.changed,
    },
)

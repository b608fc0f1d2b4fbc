"""The queue of a reviewer: `/tinjau`, and the morning's reminder of what waits."""

from __future__ import annotations

from telegram import Message

from domain.answers import DecisionSaid, begins_decision, decision_said
from domain.notices import ReviewReminder
from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit.asked import named
from handlers.kit.case_actions import CaseSubmitted, QueueChanged
from handlers.kit.case_counts import counts
from handlers.kit.cases import begin_reason
from handlers.review import decisions, live
from handlers.review.callbacks import QueueDecideTap, QueueOpenTap, QueueRateTap, QueueTap, QueueUndoTap
from handlers.review.morning import morning
from handlers.review.queue import Scope, people_of, queue
from handlers.review.screens import framed, part
from locales import Html


async def show_queue(turn: Turn) -> None:
    """What waits, in one message; a case that waits alone is shown by its card."""
    items = await queue(turn)
    screen, about = await live.front(turn, items)
    if about is not None:
        count = turn.words("review-some", cases=counts(turn.words, [item.case for item in items]))
        screen = Screen(Html(f"{count}\n\n{screen.text}"), screen.rows)
    await live.asked_for(turn, screen, about)


async def of_person(turn: Turn, said: str) -> bool:
    """What waits of the person whom the words name, among those of whom anything waits."""
    items = await queue(turn)
    people = await turn.uow.people.many(people_of(items))
    found = named(turn, [*people.values()], lambda person: person.name, said)
    if found is None:
        return False
    screen = await part(turn, items, Scope(person=found.id))
    await live.asked_for(turn, await framed(turn, screen), None)
    return True


async def decided_in_words(turn: Turn, message: Message) -> bool:
    """After “setuju” or “tolak, buktinya kurang”, tells who has something to decide that buttons do."""
    reviewer = turn.actor.employee_id
    said = decision_said(message.text or "")
    if reviewer is None or not (said or begins_decision(message.text or "")):
        return False
    if not await turn.uow.supervision.anything_waits(reviewer, turn.received_on):
        return False
    if said is not None and await _reason_begun(turn, said):
        return True
    look = Button(turn.words.plain("remind-review-button"), CommandTap("tinjau"))
    turn.say(Screen(turn.words("review-by-button" if said is None else "review-which"), [[look]]))
    return True


async def _reason_begun(turn: Turn, said: DecisionSaid) -> bool:
    """Begins to return or reject what waits alone, for the reason that was written; False of several."""
    items = await queue(turn)
    if len(items) != 1 or said.wish not in items[0].kind.wishes:
        return False
    (item,) = items
    card = await turn.uow.queue_cards.get(turn.person.id)
    about = CaseSubmitted(item.kind.name, item.case.id, item.case.version).about
    shows = card is not None and card.shows == about
    await begin_reason(turn, item.kind, item.case, said, card.message_id if card and shows else None)
    return True


ROOM = Room(
    commands=[Command("tinjau", Action.SEE_QUEUE, show_queue, of_person, aliases=("review",), reads=True)],
    taps=[
        Tap(QueueTap, Action.SEE_QUEUE, decisions.show),
        Tap(QueueOpenTap, Action.SEE_QUEUE, decisions.open_case),
        Tap(QueueRateTap, Action.SEE_QUEUE, decisions.rate, goes_on=True),
        Tap(QueueDecideTap, Action.SEE_QUEUE, decisions.decide, goes_on=True),
        Tap(QueueUndoTap, Action.SEE_QUEUE, decisions.undo, goes_on=True),
    ],
    notices={
        ReviewReminder: morning,
        CaseSubmitted: live.joined,
        QueueChanged: live.changed,
    },
    texts=decided_in_words,
)

"""The queue of a reviewer: `/tinjau`, and the morning's reminder of what waits."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from domain.notices import ReviewReminder
from handlers.frame.callbacks import CommandTap
from handlers.frame.case_kind import CaseKind
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Telling
from handlers.frame.rooms import Rooms
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit.case_card import card_for
from handlers.kit.case_counts import counted
from locales import Html, Words
from storage.tables import CaseColumns
from storage.uow import UnitOfWork

_MOST_CARDS = 5
"""Cards that `/tinjau` shows at once; a button shows the next."""

Waiting = tuple[CaseKind[Any], CaseColumns]


async def _waiting(uow: UnitOfWork, rooms: Rooms, reviewer_id: int, today: datetime) -> list[Waiting]:
    """Everything that waits for a person, longest waiting first."""
    found: list[Waiting] = []
    for kind in rooms.cases.values():
        waiting = await uow.supervision.waiting_for(kind.table, reviewer_id, today.date())
        found.extend((kind, case) for case in waiting)
    return sorted(found, key=lambda each: (each[1].revised_at, each[0].name, each[1].id))


async def show_queue(turn: Turn, argument: str) -> None:
    """What waits, longest waiting first; with a number, leaving out so many that were shown before."""
    today = turn.now.astimezone(turn.office.zone)
    waiting = await _waiting(turn.uow, turn.rooms, turn.person.id, today)
    if not waiting:
        turn.say(Screen(turn.words("review-none")))
        return
    after = _after(waiting, argument)
    if not after:
        turn.say(Screen(turn.words("review-some", cases=_counted(turn.words, waiting))))
    rest = waiting[after:]
    for kind, case in rest[:_MOST_CARDS]:
        turn.say(await card_for(turn, kind, case))
    if len(rest) > _MOST_CARDS:
        kind, last = rest[_MOST_CARDS - 1]
        button = Button(
            turn.words.plain("review-more-button"),
            CommandTap(f"tinjau {kind.name} {last.id}"),
            style="primary",
        )
        turn.say(
            Screen(turn.words("review-more", cases=_counted(turn.words, rest[_MOST_CARDS:])), [[button]])
        )


def _counted(words: Words, waiting: list[Waiting]) -> Html:
    return counted(words, Counter(case.__tablename__ for _, case in waiting))


def _after(waiting: list[Waiting], argument: str) -> int:
    """How many cases were shown before those that a button asks for."""
    shown = [f"{kind.name} {case.id}" for kind, case in waiting]
    return shown.index(argument) + 1 if argument in shown[:-1] else 0


async def review_reminder(told: Telling, notice: ReviewReminder) -> Screen | None:
    """How much waits now and since when, and how many blockers are overdue; None when nothing is any more."""
    zone = told.office.zone
    now, words = told.now.astimezone(zone), told.words
    waiting = await _waiting(told.uow, told.rooms, notice.employee_id, now)
    overdue = await told.uow.blockers.overdue_at(notice.employee_id, now.date())
    lines, rows = [], []
    if waiting:
        oldest = waiting[0][1].revised_at.astimezone(zone)
        lines.append(words("remind-review", cases=_counted(words, waiting), since=oldest))
        rows.append([Button(words.plain("remind-review-button"), CommandTap("tinjau"), style="primary")])
    if overdue:
        lines.append(words("remind-review-overdue", count=overdue))
    return Screen(Html("\n".join(lines)), rows) if lines else None


ROOM = Room(
    "review",
    commands=[Command("tinjau", Action.SEE_QUEUE, show_queue, aliases=("review",), reads=True)],
    notices={ReviewReminder: review_reminder},
)

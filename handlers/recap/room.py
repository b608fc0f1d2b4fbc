"""`/pekan`: the own week as it is now; and the recap at its end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from functools import partial

from domain.asked import days_asked
from domain.errors import Invalid
from domain.notices import OwnRecap
from domain.office import Office
from domain.periods import Span
from domain.recap import week_of
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Telling
from handlers.frame.screen import Screen, SlowScreen
from handlers.frame.turn import Picture, Turn
from handlers.kit.days import shown_today
from handlers.recap.actions import Week, read_week
from handlers.recap.picture import recap_png
from handlers.recap.words import caption, rows
from locales import Words
from storage.uow import UnitOfWork


async def show(turn: Turn) -> None:
    """The week up to now; raises Invalid when there is nothing in it."""
    week = await read_week(turn.uow, turn.office, turn.person.id, turn.received)
    if week is None:
        raise Invalid("recap-nothing" if turn.actor.in_service else "recap-nothing-left")
    turn.answers.append(Picture(partial(make_screen, turn.words, week)))


async def of_week(turn: Turn, said: str) -> bool:
    """The week that the words name, as it was at its end; “lalu” alone is enough."""
    today = await shown_today(turn)
    days = days_asked(said, today) or days_asked(f"pekan {said}", today) or days_asked(f"{said} week", today)
    if days is None or days not in (week_of(days.start), Span(days.start, days.start)):
        return False
    week = week_of(days.start)
    if today in week:
        await show(turn)
        return True
    ended = datetime.combine(week.end, time.max, turn.office.zone)
    found = await read_week(turn.uow, turn.office, turn.person.id, min(ended, turn.received))
    if found is None or today < week.start:
        raise Invalid("recap-nothing-then", days=turn.words.short_days(week))
    turn.answers.append(Picture(partial(make_screen, turn.words, found)))
    return True


async def recap(told: Telling, notice: OwnRecap) -> SlowScreen | None:
    """The week of the person who has the chat now, read and drawn when its turn comes."""
    linked = await told.uow.people.linked(told.chat_id)
    if linked is None:
        return None
    return SlowScreen(partial(_read, told.words, told.office, linked.employee.id, notice))


async def _read(
    words: Words, office: Office, employee_id: int, notice: OwnRecap, uow: UnitOfWork
) -> Callable[[], Screen] | None:
    week = await read_week(uow, office, employee_id, notice.until)
    return None if week is None else partial(make_screen, words, week)


def make_screen(words: Words, week: Week) -> Screen:
    """The recap with its picture; takes some tens of milliseconds."""
    scope = None if week.records is None else week.records.scope
    movement = week.movement()
    picture = recap_png(words, week.name, week.recap, scope, movement)
    return Screen(caption(words, week.recap, scope, movement), rows(words, week.recap), picture)


ROOM = Room(
    commands=[
        Command(
            "pekan",
            Action.SEE_RECAP,
            show,
            of_week,
            aliases=("week",),
            spoken=("pekan",),
            reads=True,
            is_own=True,
        )
    ],
    notices={OwnRecap: recap},
)

"""`/hariini`: the own day, and whether its card stands pinned; the card itself follows what happens."""

from __future__ import annotations

from domain.notices import Notice, Priority, TodayChanged
from handlers.frame.callbacks import Callback
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap, Telling
from handlers.frame.screen import Button, Pinned, Screen, Unpinned
from handlers.frame.turn import Turn
from handlers.today.screens import today_screen
from locales import Words


class TodayTap(Callback, prefix="td1"):
    """Whether the card of the day is to stand pinned: 1 or 0."""

    wanted: int


class TodayEnded(Notice, kind="today_ended", priority=Priority.ANSWER):
    """To a person who wants the card no more: the message that showed it."""

    message_id: int


def _choice(words: Words, *, has_card: bool) -> list[list[Button]]:
    key = "today-unpin" if has_card else "today-pin"
    return [[Button(words.plain(key), TodayTap(0 if has_card else 1))]]


async def show(turn: Turn) -> None:
    """The day as it is now, with the setting below."""
    has_card = await turn.uow.today.get(turn.person.id) is not None
    rows = _choice(turn.words, has_card=has_card)
    turn.say(await today_screen(turn.uow, turn.office, turn.words, turn.person, turn.received, rows))


async def chosen(turn: Turn, tap: TodayTap) -> None:
    """Pins the card, or takes it away."""
    uow, person = turn.uow, turn.person.id
    card = await uow.today.get(person)
    if tap.wanted and card is None:
        await uow.today.begin(person)
        turn.notify(TodayChanged(), person)
    elif not tap.wanted and card is not None:
        await uow.today.end(person)
        if card.message_id is not None and card.chat_id == turn.chat_id:
            turn.notify(TodayEnded(card.message_id), person)
    turn.toast(turn.words.plain("today-on" if tap.wanted else "today-off"))
    rows = _choice(turn.words, has_card=bool(tap.wanted))
    if card is None or card.message_id != turn.tapped_message_id:
        turn.edit(await today_screen(uow, turn.office, turn.words, turn.person, turn.received, rows))


async def changed(told: Telling, notice: TodayChanged) -> Pinned | None:
    """The card of the day as of now; None for a person who no longer wants one."""
    linked = await told.uow.people.linked(told.chat_id)
    card = None if linked is None else await told.uow.today.get(linked.employee.id)
    if linked is None or card is None:
        return None
    screen = await today_screen(told.uow, told.office, told.words, linked.employee, told.now)
    return Pinned(screen, card.message_id if card.chat_id == told.chat_id else None)


async def ended(told: Telling, notice: TodayEnded) -> Unpinned:
    """What takes the place of a card that is wanted no more."""
    return Unpinned(Screen(told.words("today-ended")), notice.message_id)


ROOM = Room(
    commands=[Command("hariini", Action.SEE_TODAY, show, aliases=("today",), reads=True)],
    taps=[Tap(TodayTap, Action.SEE_TODAY, chosen)],
    notices={TodayChanged: changed, TodayEnded: ended},
)

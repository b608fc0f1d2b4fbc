"""The one live message of a reviewer's queue: new cases join it, and it rings at most once an hour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from msgspec.structs import replace

from domain.cases import AT_WORK_FOR, rings
from handlers.frame.gate import Action
from handlers.frame.room import Telling
from handlers.frame.screen import Postponed, Screen, StickyScreen
from handlers.frame.turn import Turn
from handlers.kit.case_actions import CaseSubmitted, QueueChanged
from handlers.kit.case_card import card_for
from handlers.review.queue import Item, Scope, queue
from handlers.review.screens import flag_line, framed, part, undo_rows
from locales import in_lines
from storage.tables import QueueCard
from storage.uow import UnitOfWork

_TELLS_OF = (CaseSubmitted, QueueChanged)


async def front(turn: Turn, items: Sequence[Item]) -> tuple[Screen, str | None]:
    """The first screen of a queue, and the case and its version where one that waits alone is shown."""
    undos = await undo_rows(turn, Scope())
    if len(items) != 1:
        return await framed(turn, await part(turn, items, Scope()), undos=undos), None
    (item,) = items
    card = await card_for(turn, item.kind, item.case)
    lines = [card.text, *(flag_line(turn.words, flag) for flag in item.flags)]
    about = CaseSubmitted(item.kind.name, item.case.id, item.case.version).about
    return await framed(turn, Screen(in_lines(lines), card.rows), undos=undos), about


async def stays(turn: Turn) -> None:
    """Notes that the tapped message is where the queue stands, and that its reader is at work in it."""
    if turn.tapped_message_id is not None:
        await turn.uow.queue_cards.note(
            turn.person.id, turn.chat_id, turn.tapped_message_id, touched_at=turn.now
        )


async def joined(told: Telling, notice: CaseSubmitted) -> StickyScreen | Postponed | None:
    """The queue with a new case in it; None when that waits no longer in this version."""
    found = await _queue_of(told)
    if found is None:
        return None
    turn, items = found
    if not _is_in(notice, items):
        return None
    card = await told.uow.queue_cards.get(turn.person.id)
    return _left_alone(told, card) or await _standing(turn, items, card)


def _is_in(notice: CaseSubmitted, items: Sequence[Item]) -> bool:
    """Whether the case waits in the version that was sent."""
    sent = (notice.case, notice.case_id, notice.version)
    return any((item.kind.name, item.case.id, item.case.version) == sent for item in items)


async def changed(told: Telling, notice: QueueChanged) -> StickyScreen | Postponed | None:
    """The queue as it is now, where it stands; in a new message only where it `begins` and is not empty.

    Who has no queue any more, like a former stand-in, is left none with the work of others.
    """
    found = await _queue_of(told)
    if found is None:
        return await _emptied(told)
    turn, items = found
    card = await told.uow.queue_cards.get(turn.person.id)
    stands = card is not None and card.message_id is not None and card.chat_id == told.chat_id
    if not stands:
        return await _standing(turn, items, card) if notice.begins and items else None
    return _left_alone(told, card) or await _standing(turn, items, card)


async def asked_for(turn: Turn, screen: Screen, about: str | None) -> None:
    """Says the queue at the end of the chat: there it stands from now on."""
    card = await turn.uow.queue_cards.get(turn.person.id)
    person, chat_id, now = turn.person.id, turn.chat_id, turn.now

    async def note(uow: UnitOfWork, message_id: int) -> None:
        await uow.queue_cards.note(person, chat_id, message_id, shows=about, touched_at=now)

    turn.answers.append(
        StickyScreen(
            screen,
            _place(card, chat_id),
            moves=True,
            note=note,
            still_holds=partial(_still_holds, person, _seen(card)),
            farewell=Screen(turn.words("queue-moved")),
        )
    )


async def _queue_of(told: Telling) -> tuple[Turn, list[Item]] | None:
    """A turn for the recipient, and their waiting cases; None for a person without a queue."""
    actor = await told.reader()
    if actor.employee is None:
        return None
    turn = Turn(told.rooms, told.uow, told.office, actor, told.words, told.now, told.now, told.chat_id)
    items = await queue(turn)
    # What waits for a person in service is a queue of theirs: the right is asked for where nothing waits.
    if (items and actor.in_service) or await turn.may(Action.SEE_QUEUE):
        return turn, items
    return None


async def _emptied(told: Telling) -> StickyScreen | None:
    """What takes the place of a queue whose reader decides nothing any more; None where it stands nowhere."""
    reader = await told.uow.people.linked(told.chat_id)
    card = None if reader is None else await told.uow.queue_cards.get(reader.employee.id)
    if card is None or card.message_id is None or card.chat_id != told.chat_id:
        return None
    person, stood = card.employee_id, card.message_id

    async def note(uow: UnitOfWork, message_id: int) -> None:
        await uow.queue_cards.leave(person, stood)

    nothing = Screen(told.words("review-none"))
    holds = partial(_still_holds, person, _seen(card))
    return StickyScreen(nothing, stood, moves=False, note=note, still_holds=holds, farewell=nothing)


def _left_alone(told: Telling, card: QueueCard | None) -> Postponed | None:
    """Who is deciding in the message is not disturbed: each tap shows what is new anyway."""
    if card is None or card.touched_at is None or card.message_id is None:
        return None
    until = card.touched_at + AT_WORK_FOR
    return Postponed(until) if told.now < until else None


def _place(card: QueueCard | None, chat_id: int) -> int | None:
    return card.message_id if card is not None and card.chat_id == chat_id else None


def _seen(card: QueueCard | None) -> tuple[int | None, datetime | None]:
    """What a tap in the queue or a move of it changes."""
    return (None, None) if card is None else (card.message_id, card.touched_at)


async def _still_holds(person: int, seen: tuple[int | None, datetime | None], uow: UnitOfWork) -> bool:
    return _seen(await uow.queue_cards.get(person)) == seen


async def _standing(turn: Turn, items: Sequence[Item], card: QueueCard | None) -> StickyScreen:
    """The queue with all due news: it may make a sound if any of that is a new case."""
    screen, about = await front(turn, items)
    person, chat_id, now = turn.person.id, turn.chat_id, turn.now
    due = await turn.uow.outbox.due_of(person, _TELLS_OF, now)
    has_new = any(
        isinstance(notice, CaseSubmitted) and not notice.is_change and _is_in(notice, items)
        for notice in due.values()
    )
    rang_at = None if card is None else card.rang_at
    is_loud = has_new and rings(now.astimezone(turn.office.zone), rang_at)

    async def note(uow: UnitOfWork, message_id: int) -> None:
        await uow.queue_cards.note(person, chat_id, message_id, shows=about, rang_at=now if is_loud else None)

    return StickyScreen(
        replace(screen, is_silent=not is_loud),
        _place(card, chat_id),
        moves=is_loud,
        note=note,
        still_holds=partial(_still_holds, person, _seen(card)),
        farewell=Screen(turn.words("queue-moved")),
        covers=tuple(due),
    )

"""`/kegagalan`: what failed, by cause; requests are asked for again, messages sent again, people invited."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from domain.backups import BackupFailed
from domain.errors import AlreadyHandled
from domain.failures import TryAgain, sender_of
from handlers.failures.callbacks import (
    AskAgainTap,
    FailuresTap,
    FailuresWishTap,
    ResendTap,
    SettleTap,
    View,
    Wish,
)
from handlers.failures.screens import messages_screen, overview, people_screen, requests_screen
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap, Telling
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from storage.tables import FailedUpdate

_LOOKED_BACK = timedelta(days=30)
"""Messages that failed longer ago are no news to anybody."""


async def begin(turn: Turn) -> None:
    """Everything that failed."""
    turn.say(await _shown(turn, View.ALL, 0))


async def show(turn: Turn, tap: FailuresTap) -> None:
    """A page of one list."""
    turn.edit(await _shown(turn, tap.view, tap.page))


async def settle(turn: Turn, tap: SettleTap) -> None:
    """Notes that a request is dealt with."""
    failed = await _open(turn, tap.reference)
    await turn.uow.failures.settle([failed.reference], turn.now)
    turn.uow.audit.note("settle-failures", "failed_updates", after={"count": 1})
    turn.edit(await _shown(turn, View.REQUESTS, 0))


async def ask_again(turn: Turn, tap: AskAgainTap) -> None:
    """Asks who sent it to do it again: sent again by us it might be done twice."""
    failed = await _open(turn, tap.reference)
    sender = await turn.uow.people.linked(sender_of(failed.payload) or 0)
    if sender is None:
        raise AlreadyHandled("failures-nobody")
    turn.notify(TryAgain(failed.reference, failed.failed_at), sender.employee.id)
    await turn.uow.failures.settle([failed.reference], turn.now)
    turn.uow.audit.note("ask-again", "failed_updates", after={"employee": sender.employee.id})
    turn.toast(turn.words.plain("failures-asked", name=sender.employee.name))
    turn.edit(await _shown(turn, View.REQUESTS, 0))


async def resend(turn: Turn, tap: ResendTap) -> None:
    """Sends one message once more."""
    await _retry(turn, [tap.message_id])


async def act(turn: Turn, tap: FailuresWishTap) -> None:
    """Does something about all requests or messages that failed."""
    if tap.wish is Wish.SETTLE:
        open_ones = [each.reference for each in await turn.uow.failures.requests()]
        await turn.uow.failures.settle(open_ones, turn.now)
        turn.uow.audit.note("settle-failures", "failed_updates", after={"count": len(open_ones)})
        turn.edit(await _shown(turn, View.ALL, 0))
        return
    ids = [each.id for each in await turn.uow.failures.messages(turn.now - _LOOKED_BACK)]
    if tap.wish is Wish.RETRY:
        await _retry(turn, ids)
        return
    count = await turn.uow.failures.set_aside(ids, turn.now)
    turn.uow.audit.note("drop-messages", "outbox", after={"count": count})
    turn.edit(await _shown(turn, View.ALL, 0))


async def _retry(turn: Turn, ids: list[int]) -> None:
    turn.refresh = partial(show, tap=FailuresTap(View.MESSAGES, 0))
    count = await turn.uow.failures.retry(ids, turn.now)
    if not count:
        raise AlreadyHandled("failures-gone")
    turn.uow.outbox.added += count
    turn.uow.audit.note("retry-messages", "outbox", after={"count": count})
    turn.toast(turn.words.plain("failures-resent", count=count))
    turn.edit(await _shown(turn, View.MESSAGES, 0))


async def _open(turn: Turn, reference: str) -> FailedUpdate:
    turn.refresh = partial(show, tap=FailuresTap(View.REQUESTS, 0))
    found = await turn.uow.failures.request(reference)
    if found is None or found.settled_at is not None:
        raise AlreadyHandled("failures-gone")
    return found


async def _shown(turn: Turn, view: View, page: int) -> Screen:
    failures, words, zone = turn.uow.failures, turn.words, turn.office.zone
    requests = await failures.requests()
    messages = await failures.messages(turn.now - _LOOKED_BACK)
    people = await failures.unreached(turn.today)

    def place_of(name: str) -> str | None:
        return _command_of(turn, name)

    if view is View.REQUESTS and requests:
        return requests_screen(words, requests, page, zone, place_of)
    if view is View.MESSAGES and messages:
        return messages_screen(words, messages, page, zone, place_of)
    if view is View.PEOPLE and people:
        return people_screen(words, people, page, zone)
    return overview(words, requests, messages, people)


def _command_of(turn: Turn, name: str) -> str | None:
    """The command of the room that owns a command, a button's prefix or a kind of notice."""
    for room in turn.rooms.all:
        names = {*(each for command in room.commands for each in (command.name, *command.aliases))}
        names |= {tap.kind.prefix for tap in room.taps} | {notice.kind for notice in room.notices}
        if name in names:
            return room.commands[0].name if room.commands else None
    return None


async def again(told: Telling, notice: TryAgain) -> Screen:
    """Which request it was, and that it may be tried again."""
    moment = told.words.short_moment(notice.at.astimezone(told.office.zone))
    return Screen(told.words("failures-try-again", at=moment, reference=notice.reference))


async def no_backup(told: Telling, notice: BackupFailed) -> Screen:
    """Last night made no backup: how old the last one is, and whom to ask."""
    if notice.last is None:
        return Screen(told.words("failures-backup-none"))
    at = told.words.short_moment(notice.last.astimezone(told.office.zone))
    return Screen(told.words("failures-backup", at=at))


ROOM = Room(
    commands=[
        Command(
            "kegagalan",
            Action.MEND_FAILURES,
            begin,
            aliases=("failures",),
            in_menu=False,
            reads=True,
            in_hub=True,
        )
    ],
    taps=[
        Tap(FailuresTap, Action.MEND_FAILURES, show, reads=True),
        Tap(FailuresWishTap, Action.MEND_FAILURES, act),
        Tap(SettleTap, Action.MEND_FAILURES, settle),
        Tap(AskAgainTap, Action.MEND_FAILURES, ask_again),
        Tap(ResendTap, Action.MEND_FAILURES, resend),
    ],
    notices={TryAgain: again, BackupFailed: no_backup},
)

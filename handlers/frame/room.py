"""A room: the commands, links, buttons, conversations, cases and notices of a feature."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from telegram import Message

from domain.notices import Notice
from domain.office import Office
from handlers.frame.actor import Actor, actor_of
from handlers.frame.callbacks import Callback
from handlers.frame.case_kind import CaseKind
from handlers.frame.flow import AnyFlow
from handlers.frame.gate import Action, may
from handlers.frame.records import Record
from handlers.frame.screen import RenderedNotice, Screen, SlowScreen
from handlers.frame.turn import Turn
from locales import Words
from storage.uow import UnitOfWork

if TYPE_CHECKING:
    from handlers.frame.rooms import Rooms

CommandHandler = Callable[[Turn], Awaitable[None]]
WordsHandler = Callable[[Turn, str], Awaitable[bool | None]]
"""Does what the words behind a command ask for; False where it does not read them, and has done nothing."""
LinkHandler = Callable[[Turn, str], Awaitable[None]]
OwnList = Callable[[Turn], Awaitable[Screen]]
TapHandler = Callable[[Turn, Any], Awaitable[None]]
TextDoor = Callable[[Turn, Message], Awaitable[bool]]
"""Takes a message that is for its room, or leaves it to the next one (False)."""


class Telling(Struct, frozen=True):
    """What putting a notice into words needs."""

    rooms: Rooms
    uow: UnitOfWork
    words: Words
    office: Office
    now: datetime
    chat_id: int
    """Where it goes."""

    @property
    def today(self) -> date:
        """The office's date now."""
        return self.office.date_of(self.now)

    async def reader(self) -> Actor:
        """Who reads it."""
        return await actor_of(self.uow, self.office, self.chat_id, self.now)

    async def may(self, action: Action, record: Record | None = None) -> bool:
        """Whether the table of rights allows an action to who reads it."""
        return await may(self.uow, self.office, await self.reader(), action, record, self.now)


NoticeWords = Callable[[Telling, Any], Awaitable[RenderedNotice]]
"""Puts a notice into words when it is sent; None when there is nothing left to tell."""


def slowly(read: Callable[..., Awaitable[Callable[[], Screen] | None]], action: Action) -> NoticeWords:
    """The words of a notice that take long to make; None to who may not do the action any more.

    `read` gets the telling, the notice, and a unit of work that only reads, as `SlowScreen.read` does.
    """

    async def told(telling: Telling, notice: Notice) -> SlowScreen | None:
        return SlowScreen(partial(read, telling, notice)) if await telling.may(action) else None

    return told


class Command(Struct, frozen=True):
    """A command, and what is written behind it in the message."""

    name: str
    action: Action
    handle: CommandHandler
    """Does it without words, and below the sentence which says that they are not read."""
    hear: WordsHandler | None = None
    """Reads the words behind it; without this, none are."""
    aliases: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    """Names that ask for it without a slash: “nilai bulan lalu”. None may begin work or a plan: “rapat”."""
    in_menu: bool = True
    reads: bool = False
    """It changes nothing, and is read outside of the writer (`bot/reading.py`)."""
    is_own: bool = False
    """It shows what is the person's own, of whomever the words behind it may tell."""
    in_hub: bool = False
    """Whether `/admin` has a button for it, worded by `hub-<name>`."""


class Aside(Struct, frozen=True):
    """What a room still waits for when no conversation is held; each tells whether it was for the room."""

    hear: TextDoor
    """Something written or sent that is no command."""
    stop: Callable[[Turn], Awaitable[bool]]
    """`/batal`."""


class DeepLink(Struct, frozen=True):
    """A `/start` payload that begins with a prefix."""

    prefix: str
    action: Action
    handle: LinkHandler
    reads: bool = False
    """As of a command."""


class Tap(Struct, frozen=True):
    """A kind of button."""

    kind: type[Callback]
    action: Action | None
    """None when the right depends on the record: the handler asks the gate with it."""
    handle: TapHandler
    reads: bool = False
    """As of a command."""
    goes_on: bool = False
    """It decides, and its message shows what comes next; that is not kept: another tap says what is done."""


class Room(Struct, frozen=True):
    """A feature, as the frame knows it."""

    commands: Sequence[Command] = ()
    links: Sequence[DeepLink] = ()
    taps: Sequence[Tap] = ()
    flows: Sequence[AnyFlow] = ()
    cases: Sequence[CaseKind[Any]] = ()
    own_lists: Mapping[str, OwnList] = field(default_factory=dict)
    """By kind of case: the list of one's own, to which one that was opened leads back."""
    notices: Mapping[type[Notice], NoticeWords] = field(default_factory=dict)
    replies: TextDoor | None = None
    """Takes replies to one of its messages, also in the middle of a conversation."""
    refused: TextDoor | None = None
    """Takes what the question of a conversation without any answer does not."""
    aside: Aside | None = None
    texts: TextDoor | None = None
    """Takes messages that nothing else expects."""

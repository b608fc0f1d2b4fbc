"""One update being handled: the actor, the message, and the answers to send after the commit."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, field
from telegram import Message

from domain.entries import FileKind
from domain.errors import AlreadyHandled, or_refuse
from domain.notices import Notice, Recipient
from domain.office import Office
from domain.views import Looker, Seen, View
from handlers.frame.actor import Actor
from handlers.frame.gate import Action, allow, may
from handlers.frame.records import Record
from handlers.frame.screen import Screen, StickyScreen
from locales import Words
from storage.base.writer import Job
from storage.tables import CaseColumns, Employee
from storage.uow import UnitOfWork

if TYPE_CHECKING:
    from handlers.frame.flow import D, Flow
    from handlers.frame.rooms import Rooms

C = TypeVar("C", bound=CaseColumns)


class Say(Struct, frozen=True):
    """A new message in the chat; in a group it answers the message that asked, where that was written."""

    screen: Screen
    reply_to: int | None = None


class Edit(Struct, frozen=True):
    """A message gets a new text and new buttons."""

    message_id: int
    screen: Screen


class Live(Struct, frozen=True):
    """The live message of a conversation: edited in place, or sent where there is none yet."""

    token: str
    message_id: int | None
    screen: Screen
    is_end: bool = False
    """Whether it is kept in the database until it is said."""


class Toast(Struct, frozen=True):
    """A short answer to a tap; as an alert it waits for an OK."""

    text: str
    alert: bool = False


class DeleteMessage(Struct, frozen=True):
    """Takes a message out of the chat: a typed answer that the live message shows, or an old question."""

    message_id: int


class SendFile(Struct, frozen=True):
    """A file that Telegram has, sent into this chat; of kind `video_note` without its caption."""

    kind: FileKind
    file_id: str
    caption: str
    is_protected: bool = False
    """Whether Telegram keeps it from being forwarded and saved."""


class SendPlace(Struct, frozen=True):
    """A place on a map, in degrees."""

    latitude: float
    longitude: float


class Picture(Struct, frozen=True):
    """A message with a picture or a file, made after the commit."""

    make: Callable[[], Screen]


class Document(Struct, frozen=True):
    """A file made after the commit: `note` stores its data and returns what makes the message."""

    note: Job[Callable[[], Screen]]


Answer = Say | Edit | Live | Toast | DeleteMessage | SendFile | SendPlace | Picture | Document | StickyScreen


class Turn(Struct):
    """Everything that a handler needs to decide; it speaks only by adding answers and notices."""

    rooms: Rooms
    uow: UnitOfWork
    office: Office
    actor: Actor
    words: Words
    now: datetime
    """When the person sent it (UTC)."""
    received: datetime
    """When its handling began (UTC): live screens show this moment."""
    chat_id: int
    message: Message | None = None
    """What the person wrote or sent, if this is not a tap."""
    tapped_message_id: int | None = None
    """The message whose button was tapped."""
    replied_text: str | None = None
    """The text of the person's message to which the tapped message is a reply."""
    shown_at: datetime | None = None
    """When that message got its present text, by Telegram's clock in whole seconds (UTC)."""
    query_id: str | None = None
    answers: list[Answer] = field(default_factory=list)

    asked: str | None = None
    """The conversation of this answer, so that a refusal is shown at its question."""
    asks_of_draft: bool = False
    """Whether it asks what becomes of a conversation: that one is not shown below with buttons of its own."""
    unread: Screen | None = None
    """That words behind a command are not read, or mean several: said also where the command is refused."""
    refresh: Callable[[Turn], Awaitable[None]] | None = None
    """Brings the tapped message up to date when what it shows turns out to have moved on."""

    @property
    def person(self) -> Employee:
        """The person of the roster who acts; only for what the gate allows to people of the roster."""
        if self.actor.employee is None:
            raise ValueError("a stranger acts, whom the gate should have stopped")
        return self.actor.employee

    @property
    def today(self) -> date:
        """The office's date when the person sent it."""
        return self.office.date_of(self.now)

    @property
    def received_on(self) -> date:
        """The office's date when it came to be handled."""
        return self.office.date_of(self.received)

    @property
    def shown_for(self) -> timedelta | None:
        """How long the tapped message had shown its present text; by two clocks, so roughly."""
        return self.received - self.shown_at if self.shown_at is not None else None

    async def may(self, action: Action, record: Record | None = None) -> bool:
        """Whether the table of rights allows an action on a record."""
        return await may(self.uow, self.office, self.actor, action, record, self.now)

    async def allow(self, action: Action, record: Record | None = None) -> None:
        """Lets an action on a record pass, or raises NotAllowed."""
        await allow(self.uow, self.office, self.actor, action, record, self.now)

    async def case(self, table: type[C], case_id: int, action: Action) -> C:
        """A case on which an action is allowed; raises NotAllowed, or AlreadyHandled where it is gone."""
        case = await self.uow.cases.get(table, case_id)
        await self.allow(action, case)
        return or_refuse(case, AlreadyHandled("review-gone"))

    def saw(self, what: Seen, people: Iterable[int | None], looker: Looker = Looker.ADMINISTRATOR) -> None:
        """Keeps that the actor looks at something of people (None: of everybody) that no record names."""
        viewer, at = self.actor.employee_id, self.received.astimezone(self.office.zone)
        self.uow.views.note(
            View(person, viewer, looker, what, at) for person in people if person is None or person != viewer
        )

    async def begin(self, flow: Flow[D], draft: D, step: str = "", *, in_place: bool = False) -> None:
        """Begins a conversation above those that wait: at the end of the chat, or in the tapped message."""
        await self.rooms.dialogs.begin(self, flow, draft, step, in_place=in_place)

    def say(self, screen: Screen, *, reply_to: int | None = None) -> None:
        """Sends a new message."""
        self.answers.append(Say(screen, reply_to))

    def edit(self, screen: Screen) -> None:
        """Changes the message whose button was tapped; sends a new one when nothing was tapped."""
        if self.tapped_message_id is None:
            self.say(screen)
        else:
            self.answers.append(Edit(self.tapped_message_id, screen))

    def live(self, token: str, message_id: int | None, screen: Screen, *, is_end: bool = False) -> None:
        """Shows a conversation's question in its live message, or in a new one where there is none."""
        self.answers.append(Live(token, message_id, screen, is_end))

    async def keep_edits(self) -> None:
        """Stores the new text of the tapped message: it is shown even if the process dies now."""
        tapped = self.tapped_message_id
        for number, answer in enumerate(self.answers):
            if isinstance(answer, Edit) and answer.message_id == tapped and answer.screen.can_be_kept:
                kept, screen = answer.screen.kept(), answer.screen
                token = await self.uow.dialogs.keep(self.actor.telegram_id, tapped, kept, self.now)
                self.answers[number] = Live(token, tapped, screen, is_end=True)

    def delete_message(self, message_id: int | None) -> None:
        """Takes a message out of the chat."""
        if message_id is not None:
            self.answers.append(DeleteMessage(message_id))

    def toast(self, text: str, *, alert: bool = False) -> None:
        """Answers a tap with a short text; a message when nothing was tapped."""
        self.answers.append(Toast(text, alert))

    def notify(self, notice: Notice, employee_id: int, *, edit_message_id: int | None = None) -> None:
        """Adds a notice to a person of the roster to this transaction."""
        self.uow.outbox.add(
            notice, Recipient(employee_id=employee_id), self.now, edit_message_id=edit_message_id
        )

    def confirm(self, notice: Notice, *, edit_message_id: int | None = None) -> None:
        """Adds a notice to whoever acts to this transaction: it arrives even if the process dies now.

        It is not for what people of the roster do as citizens: of that no row may name them.
        """
        person, language = self.actor.employee_id, self.words.language
        # A person of the roster is addressed by person: the notice waits while they block the bot.
        recipient = (
            Recipient(chat_id=self.chat_id, language=language, is_stranger=self.actor.is_stranger)
            if person is None
            else Recipient(employee_id=person)
        )
        self.uow.outbox.add(notice, recipient, self.now, edit_message_id=edit_message_id)

"""An outbox row that is being sent: its text, its chat, and its place in the send queue."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Protocol

from msgspec import Struct

from bot.pace import Kind
from bot.queue import Lane
from domain.faults import place_of
from domain.notices import Notice, Priority
from handlers.frame.screen import Menu, Pinned, RenderedNotice, Screen, StickyScreen, Unpinned
from locales import Words
from storage.tables import Account, Outbox
from storage.uow import UnitOfWork
from storage.way_back import WayBack, unseal

log = logging.getLogger(__name__)

Shown = Screen | Menu | Pinned | Unpinned | StickyScreen
"""What reaches a chat."""
Address = Account | WayBack | None
"""How a recipient is reached, with the language; None where the row itself names the chat."""
PriorityRange = tuple[Priority, Priority]
"""The first and the last priority of the rows that one query reads."""
PRIORITY_RANGES: tuple[PriorityRange, PriorityRange] = (
    (Priority.ANSWER, Priority.WORK),
    (Priority.STRANGER, Priority.LAST),
)
"""The office's work, and everything else; a query each, so that neither crowds out the other."""


class Renderer(Protocol):
    """Makes the screen of a notice; None when the notice is obsolete."""

    async def __call__(
        self, uow: UnitOfWork, notice: Notice, words: Words, chat_id: int
    ) -> RenderedNotice: ...


class OutgoingMessage(Struct, frozen=True):
    """A row with its chat and screen; without either the row is settled with the state `otherwise`."""

    row: Outbox
    chat_id: int | None
    screen: RenderedNotice
    otherwise: str
    error: str | None = None
    language: str = ""


class SendState(Struct, frozen=True):
    """Whether a row still waits for its turn; at the end of the process such a row stays in the outbox."""

    row_id: int
    begun: set[int]
    """Ids of the rows that are being sent."""

    def mark_sending(self) -> None:
        """The row's turn has come."""
        self.begun.add(self.row_id)

    def mark_waiting(self) -> None:
        """The row waits for another turn."""
        self.begun.discard(self.row_id)


def address_of(row: Outbox, accounts: Mapping[int, Account], key: bytes) -> Address:
    """The account of a row's person, or the sealed chat of a citizen; None where neither is known."""
    if row.sealed is not None:
        return unseal(key, row.about or "", row.sealed)
    return accounts.get(row.employee_id or 0)


def chat_of(row: Outbox, address: Address) -> int | None:
    if address is None:
        return row.chat_id
    return address.telegram_id if isinstance(address, Account) else address.chat_id


def lane_of(row: Outbox) -> Lane:
    if row.priority >= Priority.LAST:
        return Lane.LAST
    return Lane.BULK if row.priority >= Priority.STRANGER else Lane.WORK


def priority_range_of(row: Outbox) -> PriorityRange:
    return next(
        priorities for priorities in PRIORITY_RANGES if priorities[0] <= row.priority <= priorities[1]
    )


def kind_of(row: Outbox) -> Kind:
    return Kind.NOTICE if row.edit_message_id is None else Kind.EDIT


def is_unreachable(address: Address) -> bool:
    return isinstance(address, Account) and address.unreachable_since is not None


def log_failure(row: Outbox, error: Exception, step: str) -> str:
    """Logs that a row could not be made or sent; returns the text of the error for its row.

    For messages to citizens both hold only the place in the code: the error may quote the citizen's words.
    """
    is_citizens = row.employee_id is None
    place = place_of(error)
    log.error("Message %s could not be %s: %s", row.id, step, place, exc_info=None if is_citizens else error)
    return place if is_citizens else f"{type(error).__name__}: {error}"

"""A row of the outbox on its way: its words, its chat, and its place in the queue."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.pace import Kind
from bot.queue import Lane
from domain.faults import place_of
from domain.notices import Notice, Priority
from handlers.frame.screen import Menu, Pinned, Screen, StickyScreen, ToldAs, Unpinned
from locales import Words
from storage.tables import Account, Outbox
from storage.uow import UnitOfWork
from storage.way_back import WayBack, unseal

log = logging.getLogger(__name__)

Shown = Screen | Menu | Pinned | Unpinned | StickyScreen
"""What reaches a chat."""
Way = Account | WayBack | None
"""How a recipient is reached, with the language to speak; None where the row itself names the chat."""


Look = tuple[Priority, Priority]
"""The first and the last priority of the rows that one query reads."""
LOOKS: tuple[Look, Look] = ((Priority.ANSWER, Priority.WORK), (Priority.STRANGER, Priority.LAST))
"""The work of the office, and all others: these must not fill each other's places."""
EVERYTHING: Look = (LOOKS[0][0], LOOKS[-1][-1])
"""Both of them."""


class Renderer(Protocol):
    """Puts a notice into words; None when there is nothing left to tell."""

    async def __call__(self, uow: UnitOfWork, notice: Notice, words: Words, chat_id: int) -> ToldAs: ...


@dataclass(frozen=True)
class OutgoingMessage:
    """A row with its address and its words; without either it ends as `otherwise` says."""

    row: Outbox
    chat_id: int | None
    screen: ToldAs
    otherwise: str
    error: str | None = None


@dataclass(frozen=True)
class Leaving:
    """Notes whether a row waits for its turn: one that does stays in the outbox when the process ends."""

    row_id: int
    left: set[int]
    """The rows that do not wait any more."""

    def leaves(self) -> None:
        """Its turn has come."""
        self.left.add(self.row_id)

    def waits(self) -> None:
        """There is another turn to wait for."""
        self.left.discard(self.row_id)


def way_to(row: Outbox, accounts: Mapping[int, Account], key: bytes) -> Way:
    """The account of a row's person, or the sealed chat of a citizen; None where neither is known."""
    if row.sealed is not None:
        return unseal(key, row.about or "", row.sealed)
    return accounts.get(row.employee_id or 0)


def chat_of(row: Outbox, way: Way) -> int | None:
    if way is None:
        return row.chat_id
    return way.telegram_id if isinstance(way, Account) else way.chat_id


def lane_of(row: Outbox) -> Lane:
    if row.priority >= Priority.LAST:
        return Lane.LAST
    return Lane.BULK if row.priority >= Priority.STRANGER else Lane.WORK


def look_of(row: Outbox) -> Look:
    return next(look for look in LOOKS if look[0] <= row.priority <= look[1])


def kind_of(row: Outbox) -> Kind:
    return Kind.NOTICE if row.edit_message_id is None else Kind.EDIT


def is_unreachable(way: Way) -> bool:
    return isinstance(way, Account) and way.unreachable_since is not None


def told_of(row: Outbox, error: Exception, step: str) -> str:
    """Logs that a row could not be made or sent; gives what its row keeps of the error.

    Where it goes to a citizen both are told the place alone: the error may quote what was written.
    """
    is_citizens = row.employee_id is None
    place = place_of(error)
    log.error("Message %s could not be %s: %s", row.id, step, place, exc_info=None if is_citizens else error)
    return place if is_citizens else f"{type(error).__name__}: {error}"

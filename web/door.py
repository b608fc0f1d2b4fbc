"""Common parts of pages that accept input: the checks before it, and saving it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from starlette.requests import Request

from domain.errors import AlreadyHandled, Invalid, Refusal
from domain.office import Office
from handlers.frame.actor import Actor
from handlers.frame.gate import Action, allow
from locales import Html, Words
from storage.base.writer import Writer
from storage.uow import UnitOfWork
from web.devices import Device, mark, shown_at, shown_first
from web.forms import form_of
from web.pages import words_of
from web.shared import SharedDatabase
from web.visitor_limit import VisitorLimit

T = TypeVar("T")
_MOST_SENT, _SENT_WITHIN = 300, timedelta(minutes=10)
"""Forms of one network: many people of a mobile operator share an address."""
_STATUS = {"page-busy": 429, "page-down": 503, "page-too-large": 413}
_SAID_HERE = {
    "button-outdated": "page-outdated",
    "ticket-moved-on": "page-ticket-moved-on",
    "ticket-reopen-over": "page-ticket-reopen-over",
    "ticket-unknown": "page-ticket-unknown",
    "visit-expired": "page-visit-expired",
}
"""Sentences in place of those that name a command of the chat."""


class Door:
    """Lets visitors read, and accepts what they send: only from our forms, and within limits."""

    def __init__(
        self, office: Office, database: SharedDatabase, writer: Writer, now: Callable[[], datetime]
    ) -> None:
        self.office, self.database, self.now = office, database, now
        self._writer = writer
        self._sent = VisitorLimit(_MOST_SENT, _SENT_WITHIN)

    def words(self, request: Request) -> Words:
        """The visitor's language."""
        return words_of(request, self.office.default_language)

    def mark(self, device: Device, place: str, sent: Mapping[str, str] | None = None) -> str:
        """What a form at a place carries that is shown to a device now; `sent` is the one that comes back."""
        key, carried = self.office.rater_key, (sent or {}).get("tanda", "")
        return mark(key, device, place, self.now(), shown_first(key, device, place, carried))

    async def fields(self, request: Request) -> Mapping[str, str]:
        """The sent form; raises Invalid for one that is too large, and for anything else."""
        return await form_of(request)

    async def typed(self, request: Request) -> Mapping[str, str]:
        """What a form carries that is not taken now; nothing where there is none."""
        try:
            return await form_of(request) if request.method == "POST" else {}
        except Refusal:
            return {}

    def check(self, request: Request, device: Device, place: str, fields: Mapping[str, str]) -> datetime:
        """When the questions of a form were shown first.

        Raises Invalid when too many came from its network, when it is none of ours, and when it is too old.
        """
        now, host = self.now(), host_of(request)
        if self._sent.exceeds_limit(host, now):
            raise Invalid("page-busy")
        self._sent.count(host, now)
        return shown_at(self.office.rater_key, device, place, fields.get("tanda", ""), now)

    async def allow(self, uow: UnitOfWork, words: Words, action: Action) -> None:
        """Asks the table of rights whether strangers may do this."""
        stranger = Actor(0, None, is_admin=False, in_service=False, language=words.language)
        await allow(uow, self.office, stranger, action, None, self.now())

    async def save(self, act: Callable[[UnitOfWork], Awaitable[T]]) -> T:
        """Does something to the records. Raises the refusal that undid it, and DatabaseUnavailable."""
        outcome = await self._writer.run(partial(_in_part, act))
        if isinstance(outcome, Refusal):
            raise outcome
        return outcome


async def _in_part(act: Callable[[UnitOfWork], Awaitable[T]], uow: UnitOfWork) -> T | Refusal:
    """A refusal is given and not raised: others share the transaction."""
    try:
        async with uow.savepoint():
            return await act(uow)
    except Refusal as refusal:
        return refusal


def host_of(request: Request) -> str:
    """The visitor's address: for what is counted in memory, and nothing else."""
    return request.client.host if request.client else ""


def status_of(refusal: Refusal) -> int:
    """The status of a page that refuses something."""
    return _STATUS.get(refusal.key, 409 if isinstance(refusal, AlreadyHandled) else 400)


def sentence(words: Words, refusal: Refusal) -> Html:
    """A refusal as a page says it."""
    return words(_SAID_HERE.get(refusal.key, refusal.key), **refusal.params)

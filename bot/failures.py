"""Failed updates: stored for an operator, and the person is told."""

from __future__ import annotations

import logging
import secrets
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

from msgspec import Struct
from telegram import Update

from bot.clock import Clock
from bot.updates import Origin, kind_of, origin_of
from domain.faults import place_of
from domain.notices import Apology, Recipient
from domain.office import Office
from locales import language_of
from storage.base.outages import DatabaseUnavailable, is_of_machine, unavailable
from storage.base.writer import Job, Writer
from storage.records.people import Linked
from storage.tables import FailedUpdate
from storage.uow import UnitOfWork

log = logging.getLogger(__name__)

_PUT_OFF = 5
"""How often an update stays at Telegram as the disk failed, each time after three tries; half a minute."""


class _Kept(Struct, frozen=True):
    """A failed update that was set aside."""

    reference: str
    is_named: bool
    """Whether it is an employee's update: of a citizen's only the place of the failure is logged."""


class Failures:
    """Sets failed updates aside, so that they block nobody."""

    def __init__(
        self,
        writer: Writer,
        office: Office,
        clock: Clock,
        is_citizens: Callable[[UnitOfWork, int, Any], Awaitable[bool]],
    ) -> None:
        """`is_citizens`: whether somebody of the roster sent an update as a citizen."""
        self._writer = writer
        self._office = office
        self._clock = clock
        self._is_citizens = is_citizens
        self._put_off = Counter[int]()
        """How often the disk has failed for an update."""

    def forget(self, number: int) -> None:
        """Nothing more is remembered of an update, as it was taken in or set aside."""
        del self._put_off[number]

    async def set_aside(
        self, number: int, update: Any, error: Exception, *, is_claimed: bool = False
    ) -> None:
        """Keeps a failed update for an operator and apologises; does nothing the second time.

        `update` is PTB's object, or what Telegram wrote when PTB cannot read it. Raises DatabaseUnavailable,
        also for some time when not the update is wrong but the disk: Telegram sends the update again.
        """
        if is_of_machine(error) and not is_claimed and self._put_off[number] < _PUT_OFF:
            self._put_off[number] += 1
            log.error("Update %s waits for the disk: %s", number, unavailable(error))
            raise unavailable(error) from error
        self.forget(number)
        try:
            kept = await self._writer.run(self._kept(number, update, error, is_claimed))
        except DatabaseUnavailable:
            raise
        except Exception as again:
            if is_of_machine(again):
                raise unavailable(again) from again
            # It can be neither applied nor kept, and Telegram would send it for ever.
            log.error("Update %s cannot be set aside: %s", number, place_of(again))
            await self._writer.run(self._claimed(number))
            return
        if kept is not None:
            is_read = isinstance(update, Update)
            what, told = (
                "failed" if is_read else "is unreadable",
                error if is_read and kept.is_named else None,
            )
            place = place_of(error)
            log.error("Update %s %s, reference %s: %s", number, what, kept.reference, place, exc_info=told)

    def _kept(self, number: int, update: Any, error: Exception, is_claimed: bool) -> Job[_Kept | None]:
        now = self._clock.now()

        async def note(uow: UnitOfWork) -> _Kept | None:
            await uow.updates.claim_all([number], now)
            if not uow.updates.take(number) and not is_claimed:
                return None
            reference = secrets.token_hex(5).upper()
            raw = update.to_dict() if isinstance(update, Update) else update
            origin = origin_of(raw)
            linked = await uow.people.linked(origin.telegram_id) if origin else None
            named = linked and not await self._is_citizens(uow, linked.account.telegram_id, raw)
            uow.updates.set_aside(
                FailedUpdate(
                    update_id=number,
                    reference=reference,
                    failed_at=now,
                    # Of citizens nothing is kept, neither what they wrote nor an error that may quote it.
                    error=f"{type(error).__name__}: {error}" if named else type(error).__name__,
                    kind=kind_of(raw) if isinstance(update, Update) else "unreadable",
                    payload=without_places(raw) if named else None,
                )
            )
            if origin is not None and origin.is_private:
                self._apologise(uow, origin, linked, reference, is_named=bool(named))
            return _Kept(reference, is_named=bool(named))

        return note

    def _claimed(self, number: int) -> Job[None]:
        now = self._clock.now()

        async def note(uow: UnitOfWork) -> None:
            await uow.updates.claim_all([number], now)

        return note

    def _apologise(
        self, uow: UnitOfWork, origin: Origin, linked: Linked | None, reference: str, *, is_named: bool
    ) -> None:
        language = (
            linked.account.language
            if linked
            else language_of(origin.language_code, self._office.default_language)
        )
        recipient = (
            Recipient(employee_id=linked.employee.id)
            if linked and is_named
            else Recipient(chat_id=origin.telegram_id, language=language, is_stranger=linked is None)
        )
        uow.outbox.add(Apology(reference), recipient, self._clock.now())


def without_places(told: Any) -> Any:
    """What Telegram wrote without the locations in it: these are kept by their own rule, or not at all."""
    if isinstance(told, dict):
        return {key: without_places(value) for key, value in told.items() if key not in ("location", "venue")}
    return [without_places(each) for each in told] if isinstance(told, list | tuple) else told

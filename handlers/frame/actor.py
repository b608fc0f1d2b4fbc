"""Who is acting: a person of the roster, an administrator, or a stranger."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from domain.office import Office
from locales import language_of
from storage.tables import Employee
from storage.uow import UnitOfWork


class Actor(Struct, frozen=True):
    """Who sent an update: a person of the roster, an administrator, or a stranger."""

    telegram_id: int
    employee: Employee | None
    is_admin: bool
    in_service: bool
    """Whether the roster has them in service today; false for a stranger."""
    language: str

    @property
    def is_stranger(self) -> bool:
        """Whether this is neither a person of the roster nor an administrator."""
        return self.employee is None and not self.is_admin

    @property
    def employee_id(self) -> int | None:
        """Id in the roster; None for a stranger."""
        return None if self.employee is None else self.employee.id


async def actor_of(
    uow: UnitOfWork, office: Office, telegram_id: int, now: datetime, language_code: str | None = None
) -> Actor:
    """The person behind a Telegram account at an instant (UTC).

    `language_code` is the language of Telegram's app, for somebody without an account.
    """
    is_admin = await uow.administrators.includes(office, telegram_id, now)
    linked = await uow.people.linked(telegram_id)
    if linked is None:
        language = language_of(language_code, office.default_language)
        return Actor(telegram_id, None, is_admin, in_service=False, language=language)
    employee = linked.employee
    serves = employee.serves(office.date_of(now))
    return Actor(telegram_id, employee, is_admin, serves, linked.account.language)

"""Phones that show visit codes: which code each of them shows, and which need another one."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache

from msgspec import Struct
from sqlalchemy import Date, Select, bindparam, case, delete, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.records.people import on
from storage.tables import Account, CodeScreen, Service, ServiceStaff, VisitCode

_UNSYNCHRONIZED = {"synchronize_session": False}


class DueScreen(Struct, frozen=True):
    """A phone that needs another code, or whose time has ended."""

    screen: CodeScreen
    service: Service
    language: str | None
    """None for a person without an account."""
    needs_code: bool
    """Whether the current code was used, or there is none."""
    is_staff: bool
    """Whether the phone is of somebody who staffs the service today."""


@cache  # it is asked every two seconds, and making it takes longer than asking it
def _due() -> Select[CodeScreen, Service, str | None, bool, bool]:
    now, today = bindparam("now", type_=CodeScreen.ends_at.type), bindparam("today", type_=Date)
    needs_code = or_(VisitCode.id.is_(None), VisitCode.is_spent)
    is_staff = exists().where(
        ServiceStaff.service_id == CodeScreen.service_id,
        ServiceStaff.employee_id == Account.employee_id,
        on(ServiceStaff, today),
    )
    is_over = or_(CodeScreen.ends_at <= now, Service.closed_on <= today)
    return (
        select(CodeScreen, Service, Account.language, needs_code, is_staff)
        .join(Service, Service.id == CodeScreen.service_id)
        .outerjoin(Account, Account.telegram_id == CodeScreen.telegram_id)
        .outerjoin(VisitCode, VisitCode.code_hash == CodeScreen.code_hash)
        .where(or_(CodeScreen.is_shown.is_(False), needs_code, is_over))
    )


class CodeScreenRepository:
    """One row a phone, changed whenever its code is."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self.changed = False
        """Whether a phone was given something to show."""

    async def get(self, telegram_id: int) -> CodeScreen | None:
        """What a phone shows."""
        return await self._session.get(CodeScreen, telegram_id, populate_existing=True)

    async def begin(
        self, telegram_id: int, service_id: int, message_id: int | None, ends_at: datetime
    ) -> None:
        """Lets a phone show codes of a service, in a message that is there or in a new one."""
        self.changed = True
        await self.end(telegram_id)
        self._session.add(
            CodeScreen(
                telegram_id=telegram_id,
                service_id=service_id,
                message_id=message_id,
                is_shown=False,
                ends_at=ends_at,
            )
        )

    async def due(self, now: datetime, today: date) -> list[DueScreen]:
        """The phones whose code was used or is not shown yet, and those that are over or whose service is."""
        values = {"now": now, "today": today}
        return [DueScreen(*row) for row in await self._session.execute(_due(), values)]

    async def renew_all(self) -> None:
        """Every phone needs another code."""
        await self._session.execute(
            update(CodeScreen).values(code_hash=None), execution_options=_UNSYNCHRONIZED
        )

    async def take(self, screen: CodeScreen, code_hash: str) -> bool:
        """Gives a phone its next code; False when it has been given another one meanwhile."""
        statement = (
            update(CodeScreen)
            .where(
                CodeScreen.telegram_id == screen.telegram_id,
                CodeScreen.service_id == screen.service_id,
                CodeScreen.code_hash.is_not_distinct_from(screen.code_hash),
            )
            .values(code_hash=code_hash, is_shown=False)
            .returning(CodeScreen.telegram_id)
        )
        found = await self._session.scalar(statement, execution_options=_UNSYNCHRONIZED)
        return found is not None

    async def shown(self, telegram_id: int, code_hash: str, message_id: int) -> None:
        """Notes in which message a code stands."""
        await self._session.execute(
            update(CodeScreen)
            .where(CodeScreen.telegram_id == telegram_id)
            .values(
                message_id=message_id, is_shown=case((CodeScreen.code_hash == code_hash, True), else_=False)
            ),
            execution_options=_UNSYNCHRONIZED,
        )

    async def end(self, telegram_id: int) -> None:
        """The phone shows no more codes."""
        await self._session.execute(
            delete(CodeScreen).where(CodeScreen.telegram_id == telegram_id), execution_options=_UNSYNCHRONIZED
        )

    async def end_of(self, screen: CodeScreen) -> None:
        """Ends what a phone was seen to show; what it was given to show meanwhile goes on."""
        statement = delete(CodeScreen).where(
            CodeScreen.telegram_id == screen.telegram_id,
            CodeScreen.service_id == screen.service_id,
            CodeScreen.message_id.is_not_distinct_from(screen.message_id),
            CodeScreen.ends_at == screen.ends_at,
        )
        await self._session.execute(statement, execution_options=_UNSYNCHRONIZED)

"""A person's book of a period with the scorecard that it gives, as the person may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.errors import Invalid
from domain.office import Office
from storage.scoring.book import Book
from storage.scoring.repository import Standing
from storage.scoring.scope import Scope
from storage.uow import UnitOfWork


@dataclass(frozen=True)
class Opened:
    """A person's book of a period, and the scorecard that it gives."""

    book: Book
    standing: Standing

    @property
    def scope(self) -> Scope:
        """What was scored."""
        return self.book.scope


async def open_running(uow: UnitOfWork, office: Office, employee_id: int, now: datetime) -> Opened:
    """The running period of the office's scheme; raises Invalid when the person is not in service in it."""
    return await open_scope(uow, Scope.running(office.scheme, now, office.zone), employee_id, now)


async def open_scope(uow: UnitOfWork, scope: Scope, employee_id: int, now: datetime) -> Opened:
    """What a person is told of a scope at `now`; raises Invalid when they are not in service in it."""
    book = await uow.scoring.book(scope, employee_id)
    if book is None:
        raise Invalid("score-no-person")
    book = book.as_told(now)
    return Opened(book, await uow.scoring.standing(book))

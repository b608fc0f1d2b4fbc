"""A person's book of a period with the scorecard that it gives, as the person may see it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from domain.calendar import AsOf
from domain.errors import Invalid
from domain.office import Office
from domain.people import Nip
from storage.records.closings import Frozen
from storage.scoring.book import Book
from storage.scoring.repository import Standing
from storage.scoring.scope import Scope
from storage.uow import UnitOfWork


class Stage(StrEnum):
    """How final a scorecard is."""

    RUNNING = "running"
    OPEN = "open"
    """It is over, and may be closed any day: until then the score is provisional."""
    CLOSING = "closing"
    """It is locked, and its results are being frozen."""
    LEFT_OUT = "left-out"
    """It was closed when the roster did not have the person in it."""
    RECORDS = "records"
    """Computed from the records as an operator asks, whether the period is closed or not."""
    FROZEN = "frozen"


@dataclass(frozen=True)
class Opened:
    """A person's book of a period, and the scorecard that it gives; of a closed period the frozen one."""

    book: Book
    standing: Standing
    stage: Stage
    frozen: Frozen | None = None
    before: Frozen | None = None
    """The revision before the frozen one, which an objection changed."""

    @property
    def scope(self) -> Scope:
        """What was scored."""
        return self.book.scope


async def open_running(uow: UnitOfWork, office: Office, employee_id: int, now: datetime) -> Opened:
    """The running period of the office's scheme; raises Invalid when the person is not in service in it."""
    return await open_scope(uow, Scope.running(office.scheme, now, office.zone), employee_id, now)


async def open_scope(
    uow: UnitOfWork, scope: Scope, employee_id: int, now: datetime, revision: int | None = None
) -> Opened:
    """What a person is told of a scope at `now`; of a closed period in its latest revision, or another one.

    Raises Invalid when they are not in service in it, or there is no such revision.
    """
    stage = await _stage_of(uow, scope, now)
    if stage is Stage.LEFT_OUT:
        revisions = await uow.closings.of_person(scope.period, employee_id)
        shown = [each for each in revisions if revision is None or each.revision <= revision]
        if shown:
            opened = await open_frozen(uow, shown[-1], employee_id, now)
            return replace(opened, before=shown[-2]) if len(shown) > 1 else opened
    book = await uow.scoring.book(scope, employee_id)
    if book is None:
        raise Invalid("score-no-person")
    book = book.as_told(now)
    return Opened(book, await uow.scoring.standing(book), stage)


async def _stage_of(uow: UnitOfWork, scope: Scope, now: datetime) -> Stage:
    """How final a score of a period is for whom nothing was frozen."""
    if now < scope.ends_at:
        return Stage.RUNNING
    closing = await uow.closings.of(scope.period)
    if closing is None:
        return Stage.OPEN
    return Stage.CLOSING if closing.closed_at is None else Stage.LEFT_OUT


async def open_frozen(uow: UnitOfWork, frozen: Frozen, employee_id: int, now: datetime) -> Opened:
    """The result as it was frozen, by the scheme of then; the records are listed as they are."""
    as_of = AsOf.end_of(frozen.period.end, frozen.zone)
    scope = Scope(frozen.scheme, frozen.period, as_of, frozen.zone)
    book = await uow.scoring.book(scope, employee_id)
    if book is None:
        own = frozen.signatories.person
        book = Book.of_nobody(scope, employee_id, Nip(own.nip), own.name)
    book = replace(book.as_told(now), sealed=frozen.facts)
    return Opened(book, Standing(book.person, frozen.card), Stage.FROZEN, frozen)

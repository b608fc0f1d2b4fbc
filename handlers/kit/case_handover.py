"""Moves waiting cases to another supervisor: into the new deciders' queues, out of the former ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime

from msgspec import Struct

from domain.notices import Notice, Recipient
from domain.office import Office
from handlers.frame.rooms import Rooms
from handlers.kit.case_actions import CaseSubmitted, QueueChanged, reviewers
from storage.tables import CaseColumns
from storage.uow import UnitOfWork


class CardMoved(Notice, kind="card_moved"):
    """To a former reviewer: somebody else decides a case now; takes the place of its card."""

    case: str
    case_id: int

    @property
    def about(self) -> str:
        return f"{self.case}:{self.case_id}"


async def waiting_of(
    uow: UnitOfWork, rooms: Rooms, author: int, since: date = date.min
) -> list[tuple[str, CaseColumns]]:
    """What waits for a person's supervisor, of a date or later: each case with the name of its kind."""
    return [
        (kind.name, case)
        for kind in rooms.cases.values()
        if not kind.table.by_administrators
        for case in await uow.cases.waiting_of(kind.table, author, since)
    ]


class WaitingCase(Struct, frozen=True):
    """A case that waits, the name of its kind, and who could decide it when it was looked at."""

    kind: str
    case: CaseColumns
    deciding: frozenset[int]


async def waiting_cases(
    uow: UnitOfWork, rooms: Rooms, office: Office, people: Iterable[int], now: datetime
) -> list[WaitingCase]:
    """The waiting cases of some people's supervisors, before something changes."""
    return [
        WaitingCase(
            kind, case, frozenset(each.employee.id for each in await reviewers(uow, office, case, now))
        )
        for person in people
        for kind, case in await waiting_of(uow, rooms, person)
    ]


async def hand_all_over(
    uow: UnitOfWork, office: Office, waiting: Iterable[WaitingCase], now: datetime
) -> None:
    """Moves those of some waiting cases that somebody else decides now."""
    for each in waiting:
        await hand_over(uow, office, each.case, each.kind, each.deciding, now)


async def hand_over(
    uow: UnitOfWork,
    office: Office,
    case: CaseColumns,
    kind: str,
    former: Collection[int],
    now: datetime,
) -> None:
    """Puts a waiting case into the queues of its current deciders; it leaves those of former reviewers."""
    notice, moved = CaseSubmitted(kind, case.id, case.version), CardMoved(kind, case.id)
    present = {each.employee.id for each in await reviewers(uow, office, case, now)}
    for person in present - set(former):
        uow.outbox.add(notice, Recipient(employee_id=person), now)
    for queue in await uow.queue_cards.standing(set(former) - present):
        who, card = queue.employee_id, queue.message_id
        if queue.shows == notice.about and card is not None:
            await uow.queue_cards.leave(who, card)
            uow.outbox.add(moved, Recipient(employee_id=who), now, edit_message_id=card)
        else:
            uow.outbox.add(QueueChanged(), Recipient(employee_id=who), now)

"""What waits for a reviewer: every case with its flags, by person and day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from domain.flags import Flag, Reason, flags
from domain.office import Office
from handlers.frame.case_kind import CaseKind
from handlers.frame.rooms import Rooms
from handlers.frame.turn import Turn
from handlers.review.callbacks import View
from storage.tables import CaseColumns, Entry
from storage.uow import UnitOfWork

Waiting = tuple[CaseKind[Any], CaseColumns]


class Item(Struct, frozen=True):
    """A waiting case."""

    kind: CaseKind[Any]
    case: CaseColumns
    flags: tuple[Flag, ...] = ()

    @property
    def person(self) -> int:
        """Id of its author."""
        return self.case.employee_id

    @property
    def must_open(self) -> bool:
        """Whether it is decided by itself: it has a flag, or its kind has no rating."""
        return bool(self.flags) or not self.kind.rated

    def is_in(self, view: View) -> bool:
        """Whether a view shows it."""
        match view:
            case View.LATE:
                return any(flag.reason is Reason.LATE for flag in self.flags)
            case View.FLAGGED:
                return bool(self.flags)
            case View.AGAIN:
                return self.case.version > 1
            case View.ALL:
                return True


class Scope(Struct, frozen=True):
    """A part of the queue: a view, of everybody or a person, of every day or one."""

    view: View = View.ALL
    person: int = 0
    day: int = 0

    @property
    def date(self) -> date | None:
        """The day, if it is one."""
        return date.fromordinal(self.day) if 0 < self.day <= date.max.toordinal() else None

    def of(self, items: Sequence[Item]) -> list[Item]:
        """The items in it, in their order."""
        return [
            item
            for item in items
            if item.is_in(self.view)
            and self.person in (0, item.person)
            and (not self.day or item.case.date == self.date)
        ]


async def waiting(
    uow: UnitOfWork, rooms: Rooms, office: Office, reviewer_id: int, now: datetime
) -> list[Waiting]:
    """Everything that waits for a person at an instant, longest waiting first."""
    today = office.date_of(now)
    kinds = {kind.table: kind for kind in rooms.cases.values()}
    cases = await uow.supervision.waiting_for(reviewer_id, today)
    if await uow.administrators.includes_person(office, await uow.people.get(reviewer_id), now):
        for table in kinds:
            if table.by_administrators:
                cases += await uow.cases.waiting_for_others(table, reviewer_id)
    found = [(kinds[type(case)], case) for case in cases]
    return sorted(found, key=lambda each: (each[1].revised_at, each[0].name, each[1].id))


async def queue(turn: Turn) -> list[Item]:
    """Everything that waits for the person who acts, longest waiting first, with its flags."""
    found = await waiting(turn.uow, turn.rooms, turn.office, turn.person.id, turn.now)
    return await _flagged(turn.uow, turn.office, found)


async def _flagged(uow: UnitOfWork, office: Office, found: Sequence[Waiting]) -> list[Item]:
    entries = [case for _, case in found if isinstance(case, Entry)]
    await uow.people.read({case.employee_id for _, case in found})
    facts = await uow.review.facts(entries, office.time_rules, office.expects_evidence)
    return [
        Item(kind, case, flags(facts[case.id]) if isinstance(case, Entry) else ()) for kind, case in found
    ]


def people_of(items: Sequence[Item]) -> list[int]:
    """The authors, in the order in which their oldest item waits."""
    return list(dict.fromkeys(item.person for item in items))


def follow(before: Sequence[Item], left: Sequence[Item], scope: Scope) -> Scope:
    """The reviewer's next part: the same one while anything waits there, else the next person."""
    for narrower in (scope, Scope(scope.view, scope.person)):
        if narrower.of(left):
            return narrower
    there = people_of(Scope(scope.view).of(left))
    order = people_of(before)
    after = order[order.index(scope.person) + 1 :] if scope.person in order else []
    following = next((person for person in after if person in there), there[0] if there else 0)
    return Scope(scope.view, following) if following else Scope()

"""Positions of people on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from msgspec import Struct
from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.positions import Former, position_on
from storage.tables import Employee, FormerPosition

_FORMER = select(FormerPosition.employee_id, FormerPosition.ends, FormerPosition.position)
_FORMER_OF = _FORMER.where(FormerPosition.employee_id.in_(bindparam("people", expanding=True)))


class Positions(Struct, frozen=True):
    """The positions that people had before their last one."""

    former: Mapping[int, Sequence[Former]]

    def of(self, person: Employee, day: date) -> str | None:
        """The position of one of them on a day."""
        return self.on(person.id, person.position, day)

    def on(self, employee_id: int, last: str | None, day: date) -> str | None:
        """The same by the person's id and last position."""
        return position_on(self.former.get(employee_id, ()), last, day)


async def read_positions(session: AsyncSession, people: Collection[int] | None = None) -> Positions:
    """The former positions of some people, or of everybody."""
    query = _FORMER if people is None else _FORMER_OF
    found: defaultdict[int, list[Former]] = defaultdict(list)
    for employee_id, ends, position in await session.execute(query, {"people": people}):
        found[employee_id].append(Former(ends, position))
    return Positions(found)

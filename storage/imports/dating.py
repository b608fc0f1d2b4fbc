"""Who was who until yesterday, and from today: how an effective-dated row follows another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from storage.imports.plan import Progress, insert_rows, update_rows
from storage.tables import ALWAYS, FOREVER, Membership, ServiceStaff, Supervision


@dataclass(frozen=True, slots=True)
class Held:
    """A row that exists: what held (a unit, a supervisor), from `starts` to `ends` inclusive."""

    id: int
    value: str
    starts: date
    ends: date

    def holds(self, day: date) -> bool:
        """Whether it holds on this date."""
        return self.starts <= day <= self.ends


@dataclass(frozen=True, slots=True)
class Close:
    """Let a row end on a date."""

    id: int
    ends: date


@dataclass(frozen=True, slots=True)
class Drop:
    """Remove a row that began only today, so that it never held."""

    id: int


@dataclass(frozen=True, slots=True)
class Open:
    """Add a row."""

    value: str
    starts: date
    ends: date


Edit = Close | Drop | Open


def current(rows: Sequence[Held], today: date) -> Held | None:
    """The row that holds today; of several the newest."""
    return max((row for row in rows if row.holds(today)), key=lambda row: row.id, default=None)


def end(row: Held, today: date) -> Edit:
    """Lets a row end yesterday."""
    return Drop(row.id) if row.starts == today else Close(row.id, today - timedelta(days=1))


@dataclass(slots=True)
class _Stretch:
    """A row of a history that is being changed; without an id it is new."""

    id: int | None
    value: str
    starts: date
    ends: date


Step = tuple[date | None, str | None]
"""From which date (None: today, or always if nothing ever held) which value holds; None: nothing."""


def succeed(rows: Sequence[Held], steps: Iterable[Step], today: date) -> list[Edit]:
    """What makes each value hold from its date on.

    A row that begins later stays as planned; of several rows that hold on a date the newest is succeeded.
    """
    history = [_Stretch(row.id, row.value, row.starts, row.ends) for row in sorted(rows, key=lambda r: r.id)]
    start = today if rows else ALWAYS
    for day, value in sorted(((since or start, value) for since, value in steps), key=lambda step: step[0]):
        _follow(history, day, value)
    left = {each.id: each for each in history if each.id is not None}
    edits: list[Edit] = [Drop(row.id) for row in rows if row.id not in left]
    edits += [
        Close(row.id, left[row.id].ends) for row in rows if row.id in left and left[row.id].ends != row.ends
    ]
    edits += [Open(each.value, each.starts, each.ends) for each in history if each.id is None]
    return edits


def _follow(history: list[_Stretch], day: date, value: str | None) -> None:
    """Lets a value hold from a day on, until the next row begins or the present one would have ended."""
    present = next((each for each in reversed(history) if each.starts <= day <= each.ends), None)
    if value == (present.value if present else None):
        return
    later = min((each.starts for each in history if each.starts > day), default=None)
    until = present.ends if present else later - timedelta(days=1) if later else FOREVER
    if present is not None:
        if present.starts == day:
            history.remove(present)
        else:
            present.ends = day - timedelta(days=1)
    if value is not None:
        history.append(_Stretch(None, value, day, until))


@dataclass(frozen=True, slots=True)
class Dated:
    """An effective-dated table: the employee id column, and the column with the value."""

    table: type[Membership] | type[Supervision] | type[ServiceStaff]
    owner: str
    value: str


MEMBERSHIPS = Dated(Membership, "employee_id", "unit_id")
SUPERVISIONS = Dated(Supervision, "employee_id", "supervisor_id")
STAFF = Dated(ServiceStaff, "service_id", "employee_id")


async def write_edits(
    session: AsyncSession,
    dated: Dated,
    edits: Sequence[tuple[str, Edit]],
    owners: Mapping[str, int],
    values: Mapping[str, int],
    progress: Progress,
) -> None:
    """Makes edits of owners by name; `owners` and `values` give the ids behind the names."""
    closed = [{"id": edit.id, "ends": edit.ends} for _, edit in edits if isinstance(edit, Close)]
    await update_rows(session, dated.table, closed, ("id",), progress)
    if dropped := [edit.id for _, edit in edits if isinstance(edit, Drop)]:
        await session.execute(delete(dated.table).where(dated.table.id.in_(dropped)))
    opened = [
        {
            dated.owner: owners[owner],
            dated.value: values[edit.value],
            "starts": edit.starts,
            "ends": edit.ends,
        }
        for owner, edit in edits
        if isinstance(edit, Open)
    ]
    await insert_rows(session, dated.table, opened, progress)

"""Changes of notices of objectivity by sweeps, and their state at a closing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import cast

from msgspec import Struct
from sqlalchemy import Table as SqlTable
from sqlalchemy import insert, select, update

from domain.audit.frozen import FREEZE_NOTICES
from domain.audit.rows import Values, digest
from domain.objectivity import Change, LatestNotice, NoticeFigure, NoticeState, Records, Signal
from storage.base.inserting import insert_new
from storage.base.parts import in_parts
from storage.base.types import legible
from storage.records.audit import LoggedRepository
from storage.records.objectivity import name_of, told_of_row
from storage.tables import Closing, ObjectivityNotice, ObjectivityStood

_AT_ONCE = 1_000
"""Rows of one statement."""
Key = tuple[int, Signal]
"""A person and a signal."""


class NoticeChange(Struct, frozen=True):
    """A change that a sweep makes to the notice about a person's signal."""

    employee_id: int
    signal: Signal
    change: Change
    latest: LatestNotice | None
    told: NoticeFigure | None
    """None where the notice lapses."""
    records: Records = ()


_NOTICES = cast("SqlTable", ObjectivityNotice.__table__)


class ObjectivitySweepRepository(LoggedRepository):
    """Writes what was found, once."""

    async def latest(self, period: str) -> dict[Key, LatestNotice]:
        """The latest notice of each person and signal of a period."""
        query = (
            select(ObjectivityNotice)
            .where(ObjectivityNotice.period == period)
            .order_by(ObjectivityNotice.number)
        )
        return {
            (row.employee_id, Signal(row.signal)): LatestNotice(
                row.id, row.number, NoticeState(row.state), told_of_row(row)
            )
            for row in await self._session.scalars(query)
        }

    async def sweep(self, period: str, found: Sequence[NoticeChange], now: datetime) -> set[int]:
        """Writes the changes of a sweep; returns the people with news.

        Notices that were decided, or found by another process, since they were read are left alone.
        """
        new = [each for each in found if each.change is Change.NEW]
        for part in in_parts(new, _AT_ONCE):
            rows = [_row(period, each, now) for each in part]
            await self._session.execute(insert_new(self._session, ObjectivityNotice), rows)
        added = select(_NOTICES).where(_NOTICES.c.period == period, _NOTICES.c.found_at == now)
        news: set[int] = set()
        for row in (await self._session.execute(added)).mappings() if new else ():
            news.add(row["employee_id"])
            said = {name: row[name] for name in ("employee_id", "period", "signal", "value", "n")}
            self._audit.note("find-notice", name_of(row["id"]), after=said)
        for each in found:
            if each.latest is not None and each.change is not Change.NEW:
                await self._move(each, each.latest, now)
        return news

    async def _move(self, found: NoticeChange, latest: LatestNotice, now: datetime) -> None:
        state = NoticeState.LAPSED if found.told is None else NoticeState.OPEN
        values: dict[str, object] = {"state": state}
        if found.told is not None:
            values |= {**_figure(found.told, found.records), "computed_at": now}
        moved = (
            update(ObjectivityNotice)
            .where(ObjectivityNotice.id == latest.id, ObjectivityNotice.state == latest.state)
            .values(**values)
            .returning(ObjectivityNotice.id)
            .execution_options(synchronize_session=False)
        )
        if (await self._session.scalar(moved)) is not None:
            before = _said(found.signal, latest.told)
            after = {"state": state} if found.told is None else _said(found.signal, found.told)
            self._audit.note(f"{found.change}-notice", name_of(latest.id), before, after)

    async def not_frozen(self) -> list[Closing]:
        """Finished closings whose notices are not frozen yet."""
        query = select(Closing).where(Closing.closed_at.is_not(None), Closing.objectivity_at.is_(None))
        return list(await self._session.scalars(query.order_by(Closing.id)))

    async def freeze(self, closing_id: int, period: str, now: datetime) -> bool:
        """Keeps how the notices of a closed period stand now; False when that was done before."""
        claimed = (
            update(Closing)
            .where(Closing.id == closing_id, Closing.objectivity_at.is_(None))
            .values(objectivity_at=now)
            .returning(Closing.id)
            .execution_options(synchronize_session=False)
        )
        if (await self._session.scalar(claimed)) is None:
            return False
        query = (
            select(ObjectivityNotice)
            .where(ObjectivityNotice.period == period, ObjectivityNotice.state != NoticeState.LAPSED)
            .order_by(ObjectivityNotice.id)
        )
        rows = [
            {"closing_id": closing_id, "notice_id": each.id, "state": each.state, "value": each.value}
            | {"n": each.n}
            for each in await self._session.scalars(query)
        ]
        for some in in_parts(rows, _AT_ONCE):
            await self._session.execute(insert(ObjectivityStood), some)
        what = f"notices/{closing_id}"
        counted: Values = {"period": period, "notices": len(rows), "digest": (await self.stood())[what]}
        self._audit.note(FREEZE_NOTICES, what, after=counted)
        return True

    async def stood(self) -> dict[str, str]:
        """The digests of how notices stood at each closing, as the log names them."""
        frozen = select(Closing.id).where(Closing.objectivity_at.is_not(None))
        lines: dict[int, list[str]] = {key: [] for key in await self._session.scalars(frozen)}
        columns = [legible(column) for column in cast(SqlTable, ObjectivityStood.__table__).columns]
        order = ObjectivityStood.closing_id, ObjectivityStood.notice_id
        for closing_id, *row in await self._session.execute(select(*columns).order_by(*order)):
            lines.setdefault(closing_id, []).append(":".join(map(str, row)))
        return {f"notices/{key}": digest("\n".join(rows)) for key, rows in lines.items()}


def _figure(told: NoticeFigure, records: Records) -> dict[str, object]:
    return {
        "value": str(told.value),
        "n": told.n,
        "z": None if told.z is None else str(told.z),
        "records": [list(group) for group in records],
    }


def _row(period: str, found: NoticeChange, now: datetime) -> dict[str, object]:
    # A sweep adds what is notable alone.
    assert found.told is not None
    return {
        "employee_id": found.employee_id,
        "period": period,
        "signal": found.signal,
        "number": 1 if found.latest is None else found.latest.number + 1,
        "found_at": now,
        "computed_at": now,
        "state": NoticeState.OPEN,
        **_figure(found.told, found.records),
    }


def _said(signal: str, told: NoticeFigure) -> Values:
    return {"signal": signal, "value": str(told.value), "n": told.n}

"""What all citizens said on each day, for the mean of the office: kept sums, and responses (0360)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import BigInteger, Select, bindparam, cast, delete, func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.periods import Span
from domain.survey import ResponseGroup, Unsur
from storage.base.inserting import dialect_of
from storage.scoring import citizens
from storage.scoring.rows_as_json import fetch_rows
from storage.tables import Response, ResponseDay

_KEPT = select(ResponseDay.date, ResponseDay.sums).where(
    ResponseDay.date.between(bindparam("first"), bindparam("last"))
)
_ONE_DAY = timedelta(days=1)


async def groups_of_days(session: AsyncSession, first: date, last: date) -> list[tuple[date, ResponseGroup]]:
    """The counted responses of the office by day, kind by kind.

    Responses are read from the first to the last day without kept sums: today, and where they changed.
    """
    rows = await fetch_rows(session, _KEPT, {"first": first, "last": last})
    kept = {date.fromisoformat(day): sums for day, sums in rows}
    missing = [day for day in Span(first, last) if day not in kept]
    found: list[tuple[date, ResponseGroup]] = []
    if missing:
        values = {"first": missing[0], "last": missing[-1]}
        for day, channel, *sums in await session.execute(_groups(), values):
            found.append((day, ResponseGroup(citizens.CHANNELS[channel], *sums)))
    for day, kinds in kept.items():
        if not missing or not missing[0] <= day <= missing[-1]:
            found += ((day, ResponseGroup(citizens.CHANNELS[channel], *sums)) for channel, *sums in kinds)
    return found


async def keep_days(session: AsyncSession, first: date, today: date) -> None:
    """Sums up each day from `first` to the one before `today` again, in the place of what was kept."""
    if today <= first:
        return
    days = Span(first, today - _ONE_DAY)
    if dialect_of(session) == "postgresql":
        # A response that another transaction is about to change would be in the sums as it was.
        await session.execute(text("LOCK TABLE responses IN SHARE MODE"))
    values = {"first": days.start, "last": days.end}
    kinds: dict[date, list[tuple[Any, ...]]] = {day: [] for day in days}
    for day, *kind in await session.execute(_groups(), values):
        kinds[day].append(tuple(kind))
    await session.execute(delete(ResponseDay).where(ResponseDay.date.between(days.start, days.end)))
    await session.execute(insert(ResponseDay), [{"date": day, "sums": sums} for day, sums in kinds.items()])


@cache
def _groups() -> Select[*tuple[Any, ...]]:
    """As `citizens.groups`, of all services together and without the first column.

    Equal responses of a day lie together in `ix_responses_rated`: they are counted there in its order, and
    only the few different ones are added up.
    """
    rated = (Response.date, Response.channel, *(Response.__table__.c[name] for name in ("quick", *Unsur)))
    alike = (
        select(*rated, func.count().label("times")).where(citizens.COUNTED).group_by(*rated).subquery("alike")
    )
    answered, total = citizens.value_in(alike.c)
    key = (alike.c.date, alike.c.channel, answered)
    return (
        select(*key, *(cast(func.sum(each), BigInteger) for each in (alike.c.times * total, alike.c.times)))
        .where(answered > 0)
        .group_by(*key)
    )

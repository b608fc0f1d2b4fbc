"""Promises by service, quarter and unsur."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from domain.audit.rows import Values, digest
from domain.periods import Period
from domain.promises import Promised
from domain.survey import Unsur
from storage.records.audit import LoggedRepository
from storage.tables import Promise


class PromiseRepository(LoggedRepository):
    """What was promised for services."""

    async def of(
        self, services: Collection[int], quarters: Collection[Period]
    ) -> dict[tuple[int, str], dict[Unsur, Promised]]:
        """The promises of some services and quarters, by service and code of the quarter."""
        query = select(Promise).where(
            Promise.service_id.in_(services), Promise.quarter.in_([each.code for each in quarters])
        )
        found: dict[tuple[int, str], dict[Unsur, Promised]] = {}
        for each in await self._session.scalars(query):
            promised = Promised(each.text, each.due)
            found.setdefault((each.service_id, each.quarter), {})[Unsur(each.unsur)] = promised
        return found

    async def keep(
        self,
        service_id: int,
        quarter: Period,
        unsur: Unsur,
        promised: Promised,
        by_id: int | None,
        now: datetime,
    ) -> None:
        """Keeps a promise in the place of an earlier one about the same; `now` is in UTC."""
        await self._session.merge(
            Promise(
                service_id=service_id,
                quarter=quarter.code,
                unsur=unsur,
                text=promised.text,
                due=promised.due,
                made_by_id=by_id,
                made_at=now,
            )
        )
        await self._session.flush()
        said: Values = {"unsur": str(unsur), "due": promised.due.isoformat(), "text": digest(promised.text)}
        self._audit.note("promise", f"promises/{service_id}/{quarter.code}", after=said)

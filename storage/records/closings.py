"""Closed periods and their frozen results: begun once, finished once, never overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import cast
from zoneinfo import ZoneInfo

from msgspec import Struct
from sqlalchemy import ColumnElement, exists, insert, select, true, update
from sqlalchemy import Table as SqlTable
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.exc import StaleDataError

from domain.audit.frozen import BEGIN, CLOSE, FREEZE
from domain.audit.proof import Result as SaidResult
from domain.audit.proof import result_statement
from domain.audit.rows import Values, digest
from domain.closing.corrections import Correction
from domain.closing.frozen import (
    Records,
    Signatories,
    card_of,
    digest_of,
    records_of,
    scheme_of,
    scheme_text,
    signatories_of,
)
from domain.closing.lock import check_assessable, check_open
from domain.closing.preview import OfficeResult
from domain.closing.verifying import Head, Revision, next_revision, sealed_head
from domain.papers import code_of_result
from domain.periods import Period
from domain.schemes import Scheme
from domain.scoring import PersonFacts, Scorecard
from storage.base.inserting import insert_new
from storage.base.parts import in_parts
from storage.base.types import legible
from storage.records.audit import AuditRepository
from storage.records.result_rows import row_of, unpacked
from storage.tables import CaseColumns, Closing, Result


def in_open_period(table: type[CaseColumns]) -> ColumnElement[bool]:
    """The condition that a case is not locked by a closed period: nothing waits for anybody there."""
    if not table.locked_with_period:
        return true()
    return ~exists().where(Closing.starts <= table.date, Closing.ends >= table.date)


_CLOSINGS = cast("SqlTable", Closing.__table__)
_RESULTS = cast("SqlTable", Result.__table__)
_PERIODS = select(Closing.period)
_HEAD = tuple(legible(_CLOSINGS.c[name]) for name in Head._fields)
_REVISION = tuple(legible(_RESULTS.c["revision" if name == "number" else name]) for name in Revision._fields)
_AT_ONCE = 1_000
"""Rows of one statement."""


class Frozen(Struct, frozen=True):
    """A person's result of a closed period in one revision, as it was frozen."""

    closing_id: int
    employee_id: int
    period: Period
    scheme: Scheme
    zone: ZoneInfo
    closed_at: datetime
    told_at: datetime | None
    """When the last of all people was told; None while they are being told."""
    revision: int
    made_at: datetime
    card: Scorecard
    records: Records
    """What the card follows from."""
    signatories: Signatories
    assessor_id: int | None
    superior_id: int | None
    digest: str
    office_result: OfficeResult | None
    """The office's own result, where it was said at the closing."""
    statement: str
    """The short content of its sheet (`domain/audit/proof.py`)."""

    @property
    def row(self) -> str:
        """What the row of the log that vouches for it is about."""
        return f"results/{self.closing_id}/{self.employee_id}/{self.revision}"

    @property
    def code(self) -> str:
        """The code to check its sheet by."""
        return code_of_result(self.digest)

    @property
    def facts(self) -> PersonFacts:
        """The sums that the card follows from, with what objections corrected."""
        return self.records.corrected


class ClosingRepository:
    """Closings with their results."""

    def __init__(self, session: AsyncSession, audit: AuditRepository) -> None:
        self._session = session
        self._audit = audit
        self._closed: list[Period] | None = None

    async def closed(self) -> list[Period]:
        """The periods whose days are locked: those that are closed, or are being closed."""
        if self._closed is None:
            codes = await self._session.scalars(_PERIODS)
            self._closed = [Period.parse(code) for code in codes]
        return self._closed

    async def closed_until_commit(self) -> list[Period]:
        """As `closed`, for what changes records of open days: the commit looks once more.

        What a closing that has begun freezes is read without this unit. One that begins after that look is
        logged, and therefore locks its period, after the commit.
        """
        known = set(await self.closed())

        async def check() -> None:
            self._closed = None
            if set(await self.closed()) != known:
                raise StaleDataError("a closing began while records were changed that it may lock")

        self._audit.check_last("closings", check)
        return await self.closed()

    async def check_open(self, day: date) -> None:
        """Raises Invalid when a date lies in a closed period."""
        check_open(day, await self.closed())

    async def require_open(self, day: date) -> None:
        """The same for what changes a record of that date: it is open until the commit."""
        check_open(day, await self.closed_until_commit())

    async def require_assessable(self, period: Period) -> None:
        """Raises Invalid when a period is closed, or a part of a closed one; it is not until the commit."""
        check_assessable(period, await self.closed_until_commit())

    async def get(self, closing_id: int) -> Closing | None:
        """A closing by its id, as it is in the database now."""
        return await self._session.get(Closing, closing_id, populate_existing=True)

    async def of(self, period: Period) -> Closing | None:
        """The closing of a period, begun or finished."""
        return await self._session.scalar(select(Closing).where(Closing.period == period.code))

    async def heads(self) -> dict[int, Head | None]:
        """All closings as they are stored, by their ids; None while a period is being closed."""
        found = await self._session.execute(select(Closing.id, *_HEAD).order_by(Closing.id))
        heads = {number: Head(*own) for number, *own in found}
        return {
            number: None
            if each.closed_at is None
            else each._replace(seals=each.seals or "", digest=each.digest or "")
            for number, each in heads.items()
        }

    async def orphans(self) -> dict[str, str | None]:
        """The digests of results whose closing is gone, as the log names them: only a hand can do that."""
        columns = [_RESULTS.c[name] for name in ("closing_id", "employee_id", "revision", "digest")]
        lone = select(*map(legible, columns)).where(~exists().where(Closing.id == Result.closing_id))
        return {
            f"results/{closing}/{person}/{number}": digest
            for closing, person, number, digest in await self._session.execute(lone)
        }

    async def unfinished(self) -> list[Closing]:
        """Closings whose results are not written yet, the earliest first."""
        query = select(Closing).where(Closing.closed_at.is_(None)).order_by(Closing.id)
        return list(await self._session.scalars(query))

    async def begin(
        self,
        period: Period,
        scheme: Scheme,
        zone: ZoneInfo,
        office_result: OfficeResult | None,
        by: int | None,
        now: datetime,
    ) -> bool:
        """Locks a period with the scheme as it is now; False when somebody has done so before."""
        text = scheme_text(scheme)
        values = {
            "period": period.code,
            "starts": period.start,
            "ends": period.end,
            "zone": zone.key,
            "scheme": scheme.id,
            "scheme_text": text,
            "scheme_digest": digest_of(text),
            "office_result": office_result,
            "begun_at": now,
            "begun_by_id": by,
            "told_up_to": 0,
        }
        statement = insert_new(self._session, Closing, values).returning(Closing.id)
        self._closed = None
        begun: int | None = await self._session.scalar(statement)
        if begun is not None:
            said: Values = {"period": period.code, "scheme": digest_of(text), "office_result": office_result}
            self._audit.note(BEGIN, f"closings/{begun}", after=said)
        return begun is not None

    async def finish(self, closing_id: int, first: Sequence[Revision], now: datetime) -> bool:
        """Writes all first revisions; False when another process has written them before."""
        closing = await self._session.get_one(Closing, closing_id)
        head = sealed_head(head_of(closing, now), first)
        ended = (
            update(Closing)
            .where(Closing.id == closing_id, Closing.closed_at.is_(None))
            .values(closed_at=now, seals=head.seals, digest=head.digest)
            .returning(Closing.id)
            .execution_options(synchronize_session=False)
        )
        if (await self._session.scalar(ended)) is None:
            return False
        for part in in_parts(first, _AT_ONCE):
            rows = [row_of(closing_id, each, now) for each in part]
            await self._session.execute(insert(_RESULTS), rows)
        counted: Values = {"period": head.period, "results": len(first), "digest": head.digest}
        self._audit.note(CLOSE, f"closings/{closing_id}", after=counted)
        for each in first:
            self._note(closing, each)
        return True

    def _note(self, closing: Closing, revision: Revision, before: str | None = None) -> None:
        what = f"results/{closing.id}/{revision.employee_id}/{revision.number}"
        former: Values | None = None if before is None else {"digest": before}
        after: Values = {
            "period": closing.period,
            "revision": revision.number,
            "digest": revision.digest,
            "paper": digest(result_statement(_said(closing, revision.number, revision))),
        }
        self._audit.note(FREEZE, what, former, after)

    async def begun_since(self, day: date) -> list[Closing]:
        """Closings of periods that ended on a date or later, begun or finished, the latest period first."""
        query = select(Closing).where(Closing.ends >= day)
        return list(await self._session.scalars(query.order_by(Closing.ends.desc(), Closing.starts)))

    async def revisions(self, closing_id: int, employee_id: int | None = None) -> list[Revision]:
        """All results of a closing, or those of one person, by person and revision."""
        query = (
            select(*_REVISION)
            .where(Result.closing_id == closing_id)
            .order_by(Result.employee_id, Result.revision)
        )
        if employee_id is not None:
            query = query.where(Result.employee_id == employee_id)
        return [
            each._replace(records=unpacked(packed), seals=each.seals or "")
            for each, packed in [(Revision(*row), row.records) for row in await self._session.execute(query)]
        ]

    async def revise(
        self, closing_id: int, employee_id: int, corrections: Sequence[Correction], now: datetime
    ) -> int:
        """Writes the next revision of a result: its frozen records with corrections; returns its number.

        Raises ValueError when a correction does not fit. Of two at once, the second fails by the table's key.
        """
        closing = await self._session.get_one(Closing, closing_id)
        latest = (await self.revisions(closing_id, employee_id))[-1]
        scheme = scheme_of(closing.scheme_text)
        revision = next_revision(scheme, closing.scheme_digest, latest, corrections, now)
        await self._session.execute(insert(_RESULTS), [row_of(closing_id, revision, now)])
        self._note(closing, revision, latest.digest)
        return revision.number

    async def latest(self, period: Period, employee_id: int) -> Frozen | None:
        """A person's latest result of a period; None where it is not closed, or the person has none."""
        return next(reversed(await self.of_person(period, employee_id)), None)

    async def of_person(self, period: Period, employee_id: int) -> list[Frozen]:
        """All revisions of a person's result of a period, the first one first; none before it is closed."""
        return (await self._frozen(Closing.period == period.code, employee_id))[::-1]

    async def all_of(self, employee_id: int) -> list[Frozen]:
        """The latest result of each closed period, the latest period first."""
        found = await self._frozen(true(), employee_id)
        last = {each.closing_id: each for each in reversed(found)}
        return sorted(last.values(), key=lambda each: each.period.end, reverse=True)

    async def _frozen(self, condition: ColumnElement[bool], employee_id: int) -> list[Frozen]:
        """Revisions of a person's results, the latest revision first."""
        query = (
            select(Closing, Result)
            .join(Result, Result.closing_id == Closing.id)
            .where(condition, Result.employee_id == employee_id)
            .order_by(Result.revision.desc())
        )
        return [
            frozen_of(closing, scheme_of(closing.scheme_text), row)
            for closing, row in await self._session.execute(query)
        ]


def frozen_of(closing: Closing, scheme: Scheme, row: Result) -> Frozen:
    """A result as it was frozen; `scheme` is the closing's."""
    # Results are written with the moment of the closing.
    assert closing.closed_at is not None
    result = closing.office_result
    return Frozen(
        closing.id,
        row.employee_id,
        Period.parse(closing.period),
        scheme,
        ZoneInfo(closing.zone),
        closing.closed_at,
        closing.told_at,
        row.revision,
        row.made_at,
        card_of(row.card),
        records_of(unpacked(row.records)),
        signatories_of(row.signatories),
        row.assessor_id,
        row.superior_id,
        row.digest,
        None if result is None else OfficeResult(result),
        result_statement(_said(closing, row.revision, row)),
    )


def _said(closing: Closing, number: int, own: Revision | Result) -> SaidResult:
    return SaidResult(
        closing.period, number, own.score, own.grade, own.signatories, closing.scheme_digest, own.card
    )


def head_of(closing: Closing, closed_at: datetime) -> Head:
    """The content of a closing; `closed_at` is when it is or was closed."""
    own = {name: getattr(closing, name) for name in Head._fields}
    return Head(
        **{**own, "closed_at": closed_at, "seals": closing.seals or "", "digest": closing.digest or ""}
    )

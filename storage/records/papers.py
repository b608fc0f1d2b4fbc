"""Papers that were issued."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from domain.audit.proof import Proof, Tree, statement_of, work_statement
from domain.audit.rows import Entered, Values
from domain.audit.rows import digest as digest_of_text
from domain.papers import Issued, Paper
from storage.base.inserting import insert_new
from storage.records.audit import LoggedRepository
from storage.tables import Employee, IssuedPaper


class PaperRepository(LoggedRepository):
    """What was issued, by code and by person."""

    async def by_code(self, code: str) -> tuple[IssuedPaper, Employee] | None:
        """A paper and whose it is."""
        query = (
            select(IssuedPaper, Employee)
            .join(Employee, Employee.id == IssuedPaper.employee_id)
            .where(IssuedPaper.code == code)
        )
        found = (await self._session.execute(query)).one_or_none()
        return None if found is None else (found[0], found[1])

    async def latest(self, employee_id: int, kind: str, period: str) -> IssuedPaper | None:
        """The last revision of a paper."""
        query = (
            select(IssuedPaper)
            .where(
                IssuedPaper.employee_id == employee_id,
                IssuedPaper.kind == kind,
                IssuedPaper.period == period,
            )
            .order_by(IssuedPaper.revision.desc())
            .limit(1)
        )
        found: IssuedPaper | None = await self._session.scalar(query)
        return found

    async def proof(self, issued: IssuedPaper, nip: str, tree: Tree | None) -> Proof | None:
        """The row of an issued paper in the log; None if it was issued before there was a log."""
        statement = statement_of(issued.kind, issued.period, nip, issued.revision, issued.digest)
        return await self._audit.proof(f"papers/{issued.code}", statement, tree)

    async def issue(self, employee_id: int, paper: Paper, code: str) -> Issued:
        """Notes a paper under a new code; the same contents as last time keep code, revision and row."""
        work, digest = paper.work, paper.work.digest
        before = await self.latest(employee_id, work.kind, work.period)
        if before is None or before.digest != digest:
            values = {
                "code": code,
                "kind": work.kind,
                "employee_id": employee_id,
                "period": work.period,
                "revision": 1 if before is None else before.revision + 1,
                "issued_at": paper.read_at,
                "digest": digest,
                "entries": len(work.entries),
                "approved": work.approved,
            }
            await self._session.execute(insert_new(self._session, IssuedPaper, values))
            before = await self.latest(employee_id, work.kind, work.period)
            if before is None or before.digest != digest:  # another process issued other contents just now
                return await self.issue(employee_id, paper, code)
        issued = Issued(before.code, before.revision, before.issued_at)
        found = [] if issued.code == code else await self._audit.of(issued.row)
        if found:
            return replace(issued, entered=Entered(found[-1]))
        # A new one, or one that is older than the log.
        vouched = digest_of_text(work_statement(work, issued.revision))
        said: Values = {"employee": employee_id, "paper": vouched}
        return replace(issued, entered=self._audit.note("issue-paper", issued.row, after=said))

"""Verifies the honest record: the chain of the log, its roots, and frozen results against both."""

from __future__ import annotations

from msgspec import Struct, field

from domain.audit import rows as log
from domain.audit.frozen import Logged, Unlike
from domain.audit.roots import Differs, Published, Roots, root_of
from domain.closing import verifying
from domain.closing.verifying import findings
from storage.uow import UnitOfWork


class Verified(Struct):
    """What was read, and everything that is wrong."""

    rows: int = 0
    root: str = ""
    """Over all rows."""
    roots: int = 0
    results: int = 0
    chain: list[log.Finding] = field(default_factory=list)
    differing: list[Differs] = field(default_factory=list)
    unlike: list[Unlike] = field(default_factory=list)
    frozen: list[tuple[str, verifying.Finding]] = field(default_factory=list)
    """Faults of results and closings themselves, with the period."""

    @property
    def is_good(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults

    @property
    def faults(self) -> int:
        """How much is wrong."""
        return len(self.chain) + len(self.differing) + len(self.unlike) + len(self.frozen)


async def verify(uow: UnitOfWork, published: list[Published]) -> Verified:
    """Recomputes everything; `published` are roots that somebody kept outside of the database."""
    found, logged, roots = Verified(), Logged(), Roots(published)
    for row in await uow.audit.roots():
        try:
            roots.want(root_of(row.after).size)
        except ValueError:
            continue  # the row itself is told below
    chain = log.Chain()
    async for row in uow.audit.rows():
        found.chain += chain.add(row)
        found.differing += roots.add(row)
        logged.add(row)
        found.rows += 1
    found.chain += chain.end(await uow.audit.head())
    found.differing += roots.end()
    found.root, found.roots = roots.root, roots.noted
    found.unlike += logged.compared(await _stored(uow, found))
    return found


async def _stored(uow: UnitOfWork, found: Verified) -> dict[str, str | None]:
    """The digests of results, closings and their notices, which are checked on the way."""
    stored: dict[str, str | None] = {}
    for closing_id, head in (await uow.closings.heads()).items():
        stored[f"closings/{closing_id}"] = None if head is None else head.digest
        revisions = await uow.closings.revisions(closing_id)
        found.results += len(revisions)
        for each in revisions:
            stored[f"results/{closing_id}/{each.employee_id}/{each.number}"] = each.digest
        if head is not None:
            found.frozen += [(head.period, each) for each in findings(head, revisions)]
    stored.update(await uow.closings.orphans())
    stored.update(await uow.objectivity_sweeps.stood())
    return stored

"""Whether a paper is what was issued: of a month against the records, of a result against the frozen one."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from domain.audit.frozen import logged_digest
from domain.audit.proof import Proof, Tree, proof_of
from domain.closing.verifying import Fault, findings
from domain.errors import Invalid, or_refuse
from domain.office import Office
from domain.papers import PaperKind, digest_of_code, parse_code
from domain.periods import Period
from handlers.history.actions import read_paper
from storage.records.closings import Frozen, head_of
from storage.tables import Closing, Employee, IssuedPaper
from storage.uow import UnitOfWork


class Checked(Struct, frozen=True):
    """What is known of the paper of a code."""

    code: str
    name: str
    nip: str
    period: Period
    revision: int
    issued_at: datetime
    about: IssuedPaper | Frozen
    """What was issued: a month's paper, or the sheet of a frozen result."""
    is_same: bool
    """Whether the records, or the frozen result, still say what the paper says."""
    is_latest: bool
    """Whether no other revision came since."""
    proof: Proof | None
    """That it stands in the log; None for what is older than the log."""


async def check(uow: UnitOfWork, office: Office, text: str, tree: Tree | None = None) -> Checked:
    """The paper of a code as it was typed, with its proof under `tree`, or under the last published root.

    Raises Invalid when there is none.
    """
    code = parse_code(text)
    under = await uow.audit.published_tree() if tree is None else tree
    found = await uow.papers.by_code(code)
    if found is not None:
        return await _check_issued(uow, office, *found, under)
    frozen = or_refuse(await uow.results.of_digest(digest_of_code(code)), Invalid("check-unknown"))
    return await _check_result(uow, frozen, under)


async def _check_issued(
    uow: UnitOfWork, office: Office, issued: IssuedPaper, person: Employee, tree: Tree | None
) -> Checked:
    latest = await uow.papers.latest(person.id, issued.kind, issued.period)
    proof = await uow.papers.proof(issued, person.nip, tree)
    # The log vouches for it, or it is older than the log.
    is_vouched = proof is not None or not await uow.audit.of(f"papers/{issued.code}")
    return Checked(
        issued.code,
        person.name,
        person.nip,
        Period.parse(issued.period),
        issued.revision,
        issued.issued_at,
        issued,
        is_same=is_vouched and await _digest_now(uow, office, issued) == issued.digest,
        is_latest=latest is None or latest.code == issued.code,
        proof=proof,
    )


async def _digest_now(uow: UnitOfWork, office: Office, issued: IssuedPaper) -> str | None:
    """What the paper's digest would be today, its days seen as of the moment when it was issued."""
    month, kind = Period.parse(issued.period), PaperKind(issued.kind)
    try:
        paper = await read_paper(uow, office, issued.employee_id, kind, month, issued.issued_at)
    except Invalid:  # nothing is left to put on it
        return None
    return paper.work.digest


async def _check_result(uow: UnitOfWork, frozen: Frozen, tree: Tree | None) -> Checked:
    person = frozen.signatories.person
    revisions = await uow.closings.revisions(frozen.closing_id, frozen.employee_id)
    closing = await uow.session.get_one(Closing, frozen.closing_id)
    # Only this person's revisions are read here; `audit verify` finds results that were added or removed.
    found = findings(head_of(closing, frozen.closed_at), revisions)
    is_intact = all(each.fault is Fault.SET for each in found)
    rows = await uow.audit.of(frozen.row)
    # Of a result that is older than the log only its own digest can tell.
    is_logged = not rows or logged_digest(rows[-1]) == frozen.digest
    return Checked(
        frozen.code,
        person.name,
        person.nip,
        frozen.period,
        frozen.revision,
        frozen.made_at,
        frozen,
        is_same=is_intact and is_logged,
        is_latest=revisions[-1].number == frozen.revision,
        proof=proof_of(frozen.statement, rows[-1], tree) if rows else None,
    )

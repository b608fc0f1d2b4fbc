"""A person's closed result with its records and its proof, to check it without this service."""

from __future__ import annotations

import json

from msgspec import Struct

from domain.audit.proof import Proof, Tree
from domain.errors import Invalid, or_refuse
from domain.office import Office
from domain.periods import Period
from handlers.kit.score_views import records_of_result
from locales import words_in
from storage.records.closings import Frozen
from storage.scoring.exporting import exported
from storage.tables import Closing
from storage.uow import UnitOfWork


class OwnData(Struct, frozen=True):
    """The file, its result, and its proof."""

    frozen: Frozen
    proof: Proof | None
    content: bytes

    def name(self, office: Office) -> str:
        """“Data-Hasil-2026-S2-199001012015012001-r1.json”."""
        prefix = words_in(office.default_language).plain("results-file-data")
        nip = self.frozen.signatories.person.nip
        return f"{prefix}-{self.frozen.period}-{nip}-r{self.frozen.revision}.json"


async def read_own_data(
    uow: UnitOfWork, period: Period, employee_id: int, tree: Tree | None = None
) -> OwnData:
    """The latest result of a person, with the proof under `tree` or under the last published root.

    Raises Invalid where there is no result.
    """
    frozen = or_refuse(await uow.closings.latest(period, employee_id), Invalid("results-none"))
    under = await uow.audit.published_tree() if tree is None else tree
    proof = await uow.audit.proof(frozen.row, frozen.statement, under)
    records = await records_of_result(uow, frozen)
    revisions = await uow.closings.revisions(frozen.closing_id, employee_id)
    document = {
        "proof": "" if proof is None else proof.text,
        # As they were frozen, letter by letter: the paper's statement has a digest of them.
        "scheme": (await uow.session.get_one(Closing, frozen.closing_id)).scheme_text,
        "card": revisions[-1].card,
        "records": exported(records, frozen.records.corrections),
    }
    return OwnData(frozen, proof, json.dumps(document, ensure_ascii=False, indent=1).encode())

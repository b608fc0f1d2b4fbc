"""What tests of results share: an office whose semester is closed, and the files that come of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from sqlalchemy import select

from domain.closing.frozen import card_of, card_text, digest_of
from domain.periods import PeriodKind
from domain.scoring import Rating
from storage.tables import ALWAYS, FOREVER, Employee, Result, Supervision
from tests.handlers.papers import describe_people
from tests.handlers.scores import closes, has_approved
from tests.harness import ADMIN, BUDI, CITRA, NIPS, SARI, OfficeOnTrial, must
from tests.jobs.records import reported

LONG_NAME = "I Gusti Ayu Agung Ratih Ma'mun Purnamasari Wulandaridewiningrumsetyowati, S.Kom., M.A.P."
PPPK = "198803032023212003"
"""Positions 13 and 14 are 21, as in numbers of PPPK."""


async def closed_office(office: OfficeOnTrial) -> None:
    """It is January: Sari has a grade, Citra (PPPK, with a long name) too little; Agus is above Budi."""
    await describe_people(office)
    await has_approved(office, SARI, [date(2026, 12, 30), date(2026, 12, 31)])
    await reported(office, CITRA, date(2026, 12, 30))
    async with office.changes() as uow:
        for person in (SARI, CITRA):
            (await uow.people.get(office.ids[person])).joined = date(2026, 12, 30)
        citra = await uow.session.get_one(Employee, office.ids[CITRA])
        citra.nip, citra.name, citra.rank = PPPK, LONG_NAME, "IX"
        over_budi = Supervision(employee_id=office.ids[BUDI], supervisor_id=office.ids[ADMIN])
        over_budi.starts, over_budi.ends = ALWAYS, FOREVER
        uow.session.add(over_budi)
    office.move_to(2027, 1, 4, 9, 0)
    await closes(office, PeriodKind.SEMESTER, date(2026, 12, 31))


def spaced(nip: str) -> str:
    """A NIP as papers print it."""
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"


SARI_NIP, BUDI_NIP, ADMIN_NIP = (spaced(NIPS[each]) for each in (SARI, BUDI, ADMIN))


async def revised(
    office: OfficeOnTrial,
    person: int,
    grade: str,
    score: Fraction | None = None,
    ratings: Sequence[Rating] = (),
) -> None:
    """An objection has changed a person's result of the latest closing: revision 2, with another grade."""
    async with office.changes() as uow:
        query = select(Result).where(Result.employee_id == office.ids[person], Result.revision == 1)
        first = must((await uow.session.scalars(query.order_by(Result.closing_id.desc()))).first())
        card = card_of(first.card)
        groups = [each._replace(rating=given) for each, given in zip(card.groups, ratings, strict=True)]
        card = card._replace(grade=grade, score=score, groups=tuple(groups))
        kept = ("closing_id", "employee_id", "signatories", "assessor_id", "superior_id", "records")
        values = {name: getattr(first, name) for name in kept}
        uow.session.add(
            Result(
                **values,
                revision=2,
                made_at=office.service.clock.now(),
                score=None if card.score is None else str(card.score),
                grade=card.grade,
                card=card_text(card),
                digest=digest_of(first.digest, card_text(card)),
            )
        )

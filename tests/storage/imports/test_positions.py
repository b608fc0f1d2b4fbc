"""A period asks for the competencies of the position that a person had at its end."""

from __future__ import annotations

from fractions import Fraction

import pytest
from sqlalchemy import select

from domain.calendar import AsOf
from domain.periods import Period
from domain.schemes import Source
from domain.scoring import Scorecard
from storage.records.schemes import load_scheme
from storage.scoring.scope import Scope
from storage.tables import Employee
from tests.harness import must
from tests.storage.imports.desk import BUDI, FRIDAY, SARI, Desk, office

_ROSTER = f"""\
nip,name,unit,position,supervisor_nip,since
{SARI},Sari Contoh,Dinas,Operator,{BUDI},
{SARI},Sari Contoh,Dinas,Analis,{BUDI},2026-10-01
{BUDI},Budi Contoh,Dinas,Kepala,,
"""
_REQUIRED = "position,competency,required\nOperator,Arsip,4\nAnalis,Arsip,2\n"
_GIVEN = "period,nip,assessor_nip,source,criterion,rating\n" + "".join(
    f"{period},{SARI},{BUDI},supervisor,Arsip,2\n" for period in ("2026-Q2", "2026-Q4")
)


@pytest.mark.parametrize(("period", "value"), [("2026-S1", 50), ("2026-S2", 100)])
async def test_competency_is_that_of_the_position_of_then(desk: Desk, period: str, value: int) -> None:
    await desk.takes(roster=_ROSTER, competencies=_REQUIRED, assessments=_GIVEN)
    semester, zone = Period.parse(period), office().zone
    scope = Scope(load_scheme("bungo"), semester, AsOf.now(FRIDAY, semester, zone), zone)
    sari = await desk.one(select(Employee.id).where(Employee.nip == SARI))
    async with desk.database.read() as uow:
        among_all = {each.person.id: each.card for each in await uow.scoring.scorecards(scope)}[sari]
        records = must(await uow.scoring.records(scope, sari))
        alone = (await uow.scoring.scorecard(records)).card
    assert _competency(among_all) == _competency(alone) == value


def _competency(card: Scorecard) -> Fraction | None:
    return next(each.value for each in card.components if each.source is Source.COMPETENCY)

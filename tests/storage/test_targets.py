"""Targets that are agreed in the chat: what counts after each agreement, and after it is taken back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from domain.cases import CaseState, Decision
from domain.entries import Report
from domain.errors import AlreadyHandled, Invalid
from domain.targets import Ask, Terms
from storage.base.engine import Database
from storage.records.targets import terms_in
from storage.tables import Employee, TargetProposal
from storage.uow import UnitOfWork

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
TERMS = Terms(period="2026-S2", title="Menyusun laporan", quantity=Decimal(12), measure="laporan")
MORE = TERMS.model_copy(update={"quantity": Decimal(20), "indicator": "Jumlah laporan"})


class Desk:
    """Puts proposals forward for one person, and decides them."""

    def __init__(self, uow: UnitOfWork, person: Employee, head: Employee) -> None:
        self.uow, self.person, self.head = uow, person, head

    async def agrees(self, ask: Ask, terms: Terms, target_id: int | None = None) -> TargetProposal:
        """A proposal that was put forward and approved."""
        proposal = await self.proposes(ask, terms, target_id)
        decision = Decision(CaseState.APPROVED)
        assert await self.uow.cases.decide(proposal, proposal.version, decision, self.head.id, NOW)
        await self.uow.targets.enter(proposal)
        return proposal

    async def proposes(self, ask: Ask, terms: Terms, target_id: int | None = None) -> TargetProposal:
        """A proposal that waits."""
        values = {"date": TODAY, "ask": ask, "target_id": target_id, **terms.model_dump()}
        return await self.uow.cases.add(TargetProposal, self.person.id, NOW, **values)

    async def takes_back(self, proposal: TargetProposal) -> None:
        """The approval was a mistake."""
        assert await self.uow.cases.take_back(proposal, proposal.version)
        await self.uow.targets.leave_out(proposal)

    async def agreed(self) -> list[Terms]:
        """What counts now."""
        return [terms_in(each) for each in await self.uow.targets.current(self.person.id, TODAY)]


@pytest.fixture
async def desk(database: Database) -> AsyncIterator[Desk]:
    """A person and the head, in a database of each kind."""
    async with database.unit() as uow:
        people = [Employee(nip=f"19900101201501200{n}", name=f"Orang {n}", role="asn") for n in (1, 2)]
        uow.session.add_all(people)
        await uow.session.flush()
        yield Desk(uow, *people)


async def test_nothing_counts_before_it_is_agreed(desk: Desk) -> None:
    await desk.proposes(Ask.NEW, TERMS)
    assert await desk.agreed() == []


async def test_a_change_holds_once_it_is_agreed_and_taking_it_back_restores_what_held(desk: Desk) -> None:
    new = await desk.agrees(Ask.NEW, TERMS)
    change = await desk.agrees(Ask.CHANGE, MORE, new.target_id)
    assert await desk.agreed() == [MORE]
    assert [each.id for each in await desk.uow.targets.agreements(change.target_id or 0)] == [
        new.id,
        change.id,
    ]
    await desk.takes_back(change)
    assert await desk.agreed() == [TERMS]
    drop = await desk.agrees(Ask.DROP, TERMS, new.target_id)
    assert await desk.agreed() == []
    await desk.takes_back(drop)
    assert await desk.agreed() == [TERMS]
    await desk.takes_back(new)
    assert await desk.agreed() == []
    again = await desk.agrees(Ask.NEW, MORE)
    assert await desk.agreed() == [MORE]
    assert again.target_id == new.target_id, "one row for a person, a period and a title"


async def test_the_same_is_not_agreed_twice_and_what_is_gone_is_not_changed(desk: Desk) -> None:
    new = await desk.agrees(Ask.NEW, TERMS)
    with pytest.raises(Invalid, match="target-agreed-already"):
        await desk.agrees(Ask.NEW, MORE)
    await desk.agrees(Ask.DROP, TERMS, new.target_id)
    with pytest.raises(Invalid, match="target-no-longer-agreed"):
        await desk.agrees(Ask.CHANGE, MORE, new.target_id)


async def test_an_approval_is_not_taken_back_over_a_later_agreement(desk: Desk) -> None:
    new = await desk.agrees(Ask.NEW, TERMS)
    await desk.agrees(Ask.CHANGE, MORE, new.target_id)
    with pytest.raises(AlreadyHandled, match="undo-moved-on"):
        await desk.takes_back(new)


async def test_a_withdrawn_target_comes_back_in_the_measure_of_its_reports(desk: Desk) -> None:
    new = await desk.agrees(Ask.NEW, TERMS)
    report = Report(date=TODAY, activity="Menyusun", minutes=60, self_rating=4, target_id=new.target_id)
    await desk.uow.entries.add(desk.person.id, report, NOW)
    await desk.agrees(Ask.DROP, TERMS, new.target_id)
    with pytest.raises(Invalid, match="target-other-measure"):
        await desk.agrees(Ask.NEW, TERMS.model_copy(update={"measure": "berkas"}))


async def test_what_a_supervisor_sets_is_agreed_at_once(desk: Desk) -> None:
    proposal = await desk.uow.targets.set_for(desk.person.id, TODAY, TERMS, desk.head.id, None, NOW)
    assert (proposal.state, proposal.reviewer_id) == (CaseState.APPROVED, desk.head.id)
    assert await desk.agreed() == [TERMS]

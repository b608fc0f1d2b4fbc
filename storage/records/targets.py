"""Targets (RHK) of people: agreed ones, what is put forward, and what was done on them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.cases import CHANGEABLE, CaseState, Decision
from domain.errors import AlreadyHandled, Invalid
from domain.periods import Period, PeriodKind
from domain.targets import Ask, Progress, Terms
from storage.base.types import thousandths
from storage.records.cases import CaseRepository
from storage.records.people import PeopleRepository
from storage.records.supervision import ActingFor
from storage.tables import Entry, Target, TargetProposal

_KIND_ORDER = Target.kind.desc()
"""Main targets before additional ones."""
_AGREED = (
    select(Target)
    .where(
        Target.employee_id.in_(bindparam("people", expanding=True)),
        Target.period.in_(bindparam("periods", expanding=True)),
        Target.is_agreed(),
    )
    .order_by(_KIND_ORDER, Target.id)
)


class TargetRepository:
    """Targets by person and period, and proposals."""

    def __init__(self, session: AsyncSession, cases: CaseRepository, people: PeopleRepository) -> None:
        self._session = session
        self._cases = cases
        self._people = people
        self._on: dict[tuple[int, tuple[str, ...]], list[Target]] = {}
        """Agreed targets that were read, by person and periods."""

    async def on(self, employee_id: int, day: date) -> list[Target]:
        """A person's agreed targets whose period contains a day, main ones first."""
        key = employee_id, tuple(Period.containing(day, kind).code for kind in PeriodKind)
        if key not in self._on:
            people = self._people.with_those_known(employee_id)
            self._on |= {(person, key[1]): [] for person in people}
            values = {"people": people, "periods": key[1]}
            for target in await self._session.scalars(_AGREED, values):
                self._on[target.employee_id, key[1]].append(target)
        return self._on[key]

    async def get(self, target_id: int) -> Target | None:
        """The target with this id, whether or not it still counts."""
        return await self._session.get(Target, target_id)

    async def current(self, employee_id: int, today: date) -> list[Target]:
        """A person's agreed targets whose period is not over on `today`, main ones first."""
        return (await self.current_of([employee_id], today))[employee_id]

    async def current_of(self, people: Collection[int], today: date) -> dict[int, list[Target]]:
        """The agreed targets of people whose period is not over on `today`, by person."""
        query = (
            select(Target)
            .where(Target.employee_id.in_(people), Target.period >= str(today.year), Target.is_agreed())
            .order_by(_KIND_ORDER, Target.id)
        )
        found: dict[int, list[Target]] = {person: [] for person in people}
        for target in await self._session.scalars(query):
            if Period.parse(target.period).end >= today:
                found[target.employee_id].append(target)
        return found

    async def progress(self, targets: Sequence[Target]) -> dict[int, Progress]:
        """How much of each was approved, and how much waits, by the targets' ids."""
        query = (
            select(Entry.target_id, Entry.state, func.sum(thousandths(Entry.volume)))
            .where(
                Entry.target_id.in_([target.id for target in targets]),
                Entry.state.in_((CaseState.APPROVED, CaseState.SUBMITTED)),
            )
            .group_by(Entry.target_id, Entry.state)
        )
        sums = {
            (target_id, state): Decimal(int(volume or 0)).scaleb(-3)
            for target_id, state, volume in await self._session.execute(query)
        }
        none = Decimal(0)
        return {
            each.id: Progress(
                sums.get((each.id, CaseState.APPROVED), none),
                sums.get((each.id, CaseState.SUBMITTED), none),
                each.quantity,
            )
            for each in targets
        }

    # --- proposals ----------------------------------------------------------------------------------------

    async def proposals(self, employee_id: int) -> list[TargetProposal]:
        """What a person has put forward and can still change, the oldest first."""
        query = (
            select(TargetProposal)
            .where(TargetProposal.employee_id == employee_id, TargetProposal.state.in_(sorted(CHANGEABLE)))
            .order_by(TargetProposal.id)
        )
        return list(await self._session.scalars(query))

    async def agreements(self, target_id: int) -> list[TargetProposal]:
        """What was agreed about a target in the chat, in that order."""
        query = (
            select(TargetProposal)
            .where(TargetProposal.target_id == target_id, TargetProposal.state == CaseState.APPROVED)
            .order_by(TargetProposal.reviewed_at, TargetProposal.id)
        )
        return list(await self._session.scalars(query))

    async def set_for(
        self, employee_id: int, day: date, terms: Terms, by: int, acting: ActingFor | None, now: datetime
    ) -> TargetProposal:
        """Adds a target that the supervisor of `day` sets: agreed at once, as if it had been proposed."""
        values = {"date": day, "ask": Ask.NEW, **terms.model_dump()}
        proposal = await self._cases.add(TargetProposal, employee_id, now, **values)
        await self._cases.decide(proposal, 1, Decision(CaseState.APPROVED), by, now, acting)
        await self.enter(proposal)
        return proposal

    async def same_as(self, employee_id: int, identity: tuple[str, str]) -> Target | None:
        """The target of a person with a period and title, whether or not it still counts."""
        period, title = identity
        query = select(Target).where(
            Target.employee_id == employee_id, Target.period == period, Target.title == title
        )
        return (await self._session.scalars(query)).first()

    # --- what an agreement does ---------------------------------------------------------------------------

    async def enter(self, proposal: TargetProposal) -> None:
        """Makes the terms of an approved proposal those that count.

        Raises Invalid when such a target counts already, or when the one to be changed no longer does.
        """
        if Ask(proposal.ask) is Ask.NEW:
            target = await self._entered(proposal)
            proposal.target_id = target.id
        else:
            target = await self._about(proposal)
            if target.withdrawn_at is not None:
                raise Invalid("target-no-longer-agreed", title=target.title)
            proposal.replaced = terms_in(target).model_dump(mode="json")
            if Ask(proposal.ask) is Ask.DROP:
                target.withdrawn_at = proposal.reviewed_at
            else:
                _take_on(target, terms_in(proposal))
        await self._saved()

    async def _entered(self, proposal: TargetProposal) -> Target:
        terms = terms_in(proposal)
        target = await self.same_as(proposal.employee_id, terms.identity)
        if target is None:
            target = Target(employee_id=proposal.employee_id, **terms.model_dump())
            self._session.add(target)
        elif target.withdrawn_at is None:
            raise Invalid("target-agreed-already", title=target.title)
        else:
            # Reports name the row that was withdrawn: they were counted in its measure.
            if target.measure != terms.measure and await self._is_reported(target):
                raise Invalid("target-other-measure", title=target.title, measure=target.measure)
            _take_on(target, terms)
            target.withdrawn_at = None
        await self._saved()
        return target

    async def leave_out(self, proposal: TargetProposal) -> None:
        """Undoes what approval did: the terms of before count again.

        Raises AlreadyHandled when other terms were agreed since, or came from a file.
        """
        target = await self._about(proposal)
        counts = target.withdrawn_at is None
        if counts == (Ask(proposal.ask) is Ask.DROP) or (counts and terms_in(target) != terms_in(proposal)):
            raise AlreadyHandled("undo-moved-on")
        if proposal.replaced is None:
            # Reports may name it meanwhile; approving the proposal again makes the same row count again.
            target.withdrawn_at = proposal.revised_at
        else:
            _take_on(target, Terms.model_validate(proposal.replaced))
            target.withdrawn_at = None
        proposal.replaced = None
        await self._saved()

    async def _saved(self) -> None:
        """Saves changed targets; what was read before counts no longer."""
        await self._session.flush()
        self._on.clear()

    async def _about(self, proposal: TargetProposal) -> Target:
        return await self._session.get_one(Target, proposal.target_id, populate_existing=True)

    async def _is_reported(self, target: Target) -> bool:
        query = select(Entry.id).where(Entry.target_id == target.id).limit(1)
        return (await self._session.scalar(query)) is not None


def terms_in(row: Target | TargetProposal) -> Terms:
    """The terms that a row holds."""
    return Terms.model_validate(row)


def _take_on(target: Target, terms: Terms) -> None:
    for name, value in terms.model_dump().items():
        setattr(target, name, value)

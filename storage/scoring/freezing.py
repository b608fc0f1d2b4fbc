"""Computes what a closing freezes: everybody's first revision, read at one moment."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from domain.calendar import AsOf
from domain.closing.frozen import (
    Post,
    Records,
    Signatories,
    card_text,
    records_text,
    scheme_of,
    signatories_text,
)
from domain.closing.verifying import Revision, sealed
from domain.periods import Period
from domain.positions import Former, position_on
from domain.schemes import Scheme
from domain.scoring import PastResult, PersonFacts, Scorecard
from storage.base.parts import in_parts
from storage.records.people import PeopleRepository
from storage.records.supervision import SupervisionRepository
from storage.repositories import Repositories
from storage.scoring.cohort import ScoredPerson
from storage.scoring.scope import Scope
from storage.tables import Closing, Employee

_AT_ONCE = 2_000
"""People of one statement."""


def scope_at_end(scheme: Scheme, period: Period, zone: ZoneInfo) -> Scope:
    """A period as of its end in the office's zone."""
    return Scope(scheme, period, AsOf.end_of(period.end, zone), zone)


async def first_revisions(uow: Repositories, closing: Closing) -> list[Revision]:
    """What a closing freezes of everybody, by person; needs a unit that reads as of one moment."""
    scheme, period = scheme_of(closing.scheme_text), Period.parse(closing.period)
    scope = scope_at_end(scheme, period, ZoneInfo(closing.zone))
    days = await uow.scoring.kept_days(scope)

    def frozen(
        person: ScoredPerson, facts: PersonFacts, history: tuple[PastResult | None, ...], card: Scorecard
    ) -> tuple[int, Scorecard, str, str]:
        return person.id, card, records_text(Records(facts, history, days=days[person.id])), card_text(card)

    made = sorted(await uow.scoring.map_facts(scope, frozen), key=lambda each: each[0])
    signing = _Signing(uow.people, uow.supervision, scope)
    await signing.read([person for person, *_ in made])
    revisions = []
    for person, card, records, text in made:
        score = None if card.score is None else str(card.score)
        signatories, assessor, superior = await signing.of(person)
        bare = Revision(
            person,
            1,
            score,
            card.grade,
            signatories_text(signatories),
            records,
            text,
            digest="",
            assessor_id=assessor,
            superior_id=superior,
        )
        revisions.append(sealed(closing.scheme_digest, "", bare))
    return revisions


class _Signing:
    """Who signs for people's results: as of the period's last day on which they were in service."""

    def __init__(self, people: PeopleRepository, supervision: SupervisionRepository, scope: Scope) -> None:
        self._people, self._supervision, self._scope = people, supervision, scope
        self._known: dict[int, Employee] = {}
        self._positions: dict[int, Sequence[Former]] = {}

    async def read(self, people: Collection[int]) -> None:
        """Reads people, their supervisors, and those above them, in few statements."""
        wanted: Collection[int] = people
        for _ in range(3):
            await self._read(sorted(wanted))
            heads = [await self._supervision.supervisor_of(each, self._day(each)) for each in wanted]
            wanted = {head.id for head in heads if head is not None} - self._known.keys()

    async def _read(self, people: list[int]) -> None:
        for part in in_parts(people, _AT_ONCE):
            self._known |= await self._people.many(part)
            self._positions |= (await self._people.positions(part)).former
            await self._people.preload_units(part)
            await self._supervision.read_supervisors(part)

    def _day(self, employee_id: int) -> date:
        left = self._known[employee_id].left
        end = self._scope.period.end
        return end if left is None else min(end, left)

    async def of(self, employee_id: int) -> tuple[Signatories, int | None, int | None]:
        """Who signs for a person's result, and the ids of the assessor and of the superior."""
        day = self._day(employee_id)
        head = await self._supervision.supervisor_of(employee_id, day)
        above = None if head is None else await self._supervision.supervisor_of(head.id, day)
        posts = [
            None if each is None else await self._post(each, day)
            for each in (self._known[employee_id], head, above)
        ]
        own, supervisor, superior = posts
        # The first of them is the person.
        assert own is not None
        ids = [None if each is None else each.id for each in (head, above)]
        return Signatories(own, supervisor, superior), ids[0], ids[1]

    async def _post(self, person: Employee, day: date) -> Post:
        unit = await self._people.unit_of(person.id, day)
        position = position_on(self._positions.get(person.id, ()), person.position, day)
        return Post(person.nip, person.name, person.rank, position, unit.name if unit else None)

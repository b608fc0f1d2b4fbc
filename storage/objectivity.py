"""Reads the figures of objectivity: of some reviewers, of a person, and of everybody of the office."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from domain.objectivity import Figure, Rated, ReviewerFacts, Signal, Team, Work, of_entries, self_gap
from domain.periods import Span
from domain.survey import NO_CITIZENS
from storage.base.parts import in_parts
from storage.scoring.objectivity import CitizensOfOffice
from storage.uow import UnitOfWork

_AT_ONCE = 100
"""Reviewers, or people, whose records are read at once: an office's millions do not fit into the memory."""


class Own(Struct, frozen=True):
    """What a person's figures are made of: of the ratings that were given, if any, and of the own entries."""

    facts: ReviewerFacts | None
    gotten: Rated | None
    works: Sequence[Work]
    employee_id: int
    today: date

    def of_entries(self) -> list[Figure]:
        """The figures of the own entries; takes some hundred milliseconds for a large team."""
        gap = self_gap(self.gotten, Signal.OWN_GAP)
        return [gap, *of_entries(self.employee_id, Team(self.works), self.today)]


async def read_own(uow: UnitOfWork, employee_id: int, span: Span, today: date, zone: ZoneInfo) -> Own:
    """A person's own records of a span; texts are compared with those of the same team."""
    facts = (await read_reviewers(uow, [employee_id], span, today))[employee_id]
    head = await uow.supervision.supervisor_of(employee_id, today)
    team = [] if head is None else await uow.team.under([head.id], employee_id, Span(today, today))
    people = [employee_id, *(each.employee.id for each in team)]
    works = await uow.objectivity.works(people, span, zone)
    gotten = (await uow.objectivity.gotten([employee_id], span)).get(employee_id)
    return Own(facts if facts.own else None, gotten, works, employee_id, today)


async def read_reviewers(
    uow: UnitOfWork, reviewers: Collection[int], span: Span, today: date
) -> dict[int, ReviewerFacts]:
    """What the figures of some reviewers are made of."""
    office = await uow.objectivity.rated(span)
    return await _reviewers(uow, reviewers, span, office, await _citizens(uow, span, today))


async def _citizens(uow: UnitOfWork, span: Span, today: date) -> CitizensOfOffice | None:
    # Citizens' responses count once their week is over, as everywhere.
    told = span.clip(None, today - timedelta(days=today.weekday() + 1))
    return None if told is None else await uow.objectivity.citizens(told)


async def _reviewers(
    uow: UnitOfWork,
    reviewers: Collection[int],
    span: Span,
    office: Mapping[int, Rated],
    citizens: CitizensOfOffice | None,
) -> dict[int, ReviewerFacts]:
    decisions = await uow.objectivity.decisions(reviewers, span)
    everybody = list(office.values())
    return {
        reviewer: ReviewerFacts(
            office.get(reviewer),
            everybody,
            decisions[reviewer],
            NO_CITIZENS if citizens is None else citizens.of({each.person for each in decisions[reviewer]}),
        )
        for reviewer in reviewers
    }


async def figures_of_office(
    uow: UnitOfWork, span: Span, today: date, zone: ZoneInfo
) -> dict[int, list[Figure]]:
    """The notable figures of everybody in service on a day, by person.

    Records are read in parts and compared in threads, so that chats do not wait.
    """
    serving = await uow.objectivity.serving(today)
    notable: defaultdict[int, list[Figure]] = defaultdict(list)
    office = await uow.objectivity.rated(span)
    citizens = await _citizens(uow, span, today)
    for part in in_parts([each for each in office if each in serving], _AT_ONCE):
        facts = await _reviewers(uow, part, span, office, citizens)
        _keep(notable, await asyncio.to_thread(_figures_of_reviewers, facts))
    for people in _teams_at_once(_teams(serving)):
        everybody = [person for team in people for person in team]
        works = await uow.objectivity.works(everybody, span, zone)
        gotten = await uow.objectivity.gotten(everybody, span)
        _keep(notable, await asyncio.to_thread(_figures_of_teams, people, works, gotten, today))
    return dict(notable)


def _keep(notable: defaultdict[int, list[Figure]], found: Iterable[tuple[int, Figure]]) -> None:
    for person, figure in found:
        notable[person].append(figure)


def _figures_of_reviewers(facts: Mapping[int, ReviewerFacts]) -> list[tuple[int, Figure]]:
    return [
        (person, figure) for person, own in facts.items() for figure in own.figures() if figure.is_notable
    ]


def _figures_of_teams(
    teams: Sequence[Sequence[int]], works: Sequence[Work], gotten: Mapping[int, Rated], today: date
) -> list[tuple[int, Figure]]:
    found = []
    by_person: defaultdict[int, list[Work]] = defaultdict(list)
    for work in works:
        by_person[work.person].append(work)
    for people in teams:
        team = Team([work for person in people for work in by_person[person]])
        for person in people:
            own = [self_gap(gotten.get(person), Signal.OWN_GAP), *of_entries(person, team, today)]
            found += [(person, figure) for figure in own if figure.is_notable]
    return found


def _teams(serving: Mapping[int, int | None]) -> list[list[int]]:
    """People under one supervisor; who has none is alone."""
    teams: defaultdict[tuple[int, bool], list[int]] = defaultdict(list)
    for person, head in serving.items():
        teams[(person, True) if head is None else (head, False)].append(person)
    return list(teams.values())


def _teams_at_once(teams: Sequence[list[int]]) -> Iterator[list[list[int]]]:
    """Teams together, as long as they are few people; a team is never divided."""
    part: list[list[int]] = []
    for team in teams:
        if part and sum(map(len, part)) + len(team) > _AT_ONCE:
            yield part
            part = []
        part.append(team)
    if part:
        yield part

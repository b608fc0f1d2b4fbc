"""Follow-ups of results, with the recommendations a period before and their outcome."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from msgspec import Struct

from domain.follow_up import Lacks, Move, before, lacks, levels, moves, proposals
from domain.scoring import PersonFacts, Scorecard
from storage.records.follow_ups import Closed, FollowedResult
from storage.repositories import Repositories


class Outcome(Struct, frozen=True):
    """A person's result with what follows from it; `before` is the period before, where anything is kept."""

    now: FollowedResult
    before: FollowedResult | None = None
    moves: Sequence[Move] = ()
    """What became of the competencies of the trainings of the period before."""

    @property
    def lacks(self) -> Lacks:
        """What the supervisor has not said yet."""
        earlier = None if self.before is None else self.before.followed
        return lacks(self.now.closed.scheme, self.now.followed, earlier)


async def outcomes(
    uow: Repositories, closed: Closed, people: Collection[int] | None = None
) -> dict[int, Outcome]:
    """What follows from the results of some people (None: of all), by person."""
    finished = {each.period: each for each in await uow.follow_ups.finished()}
    found = await uow.follow_ups.results(closed, people)
    earlier = before(closed.period, finished)
    if earlier is None:
        return {person: Outcome(result) for person, result in found.items()}
    past = await uow.follow_ups.results(finished[earlier], people)
    trained = [
        person
        for person, result in past.items()
        if person in found and moves(result.followed.to_be_done, {}, {})
    ]
    then = await uow.follow_ups.facts(finished[earlier].id, trained)
    now = await uow.follow_ups.facts(closed.id, trained)

    def follow() -> dict[int, Outcome]:
        return {
            person: Outcome(result, past.get(person), _moves(result, past.get(person), then, now))
            for person, result in found.items()
        }

    # Levels of an office's thousands take a second or two.
    return await asyncio.to_thread(follow) if trained else follow()


async def writing_for(uow: Repositories, heads: Collection[int], today: date) -> list[int]:
    """Some supervisors who write, and who stands in for them: each once."""
    known = await uow.people.many(heads)
    found = [await uow.supervision.reviewers_under(known[head], head, today) for head in heads]
    return sorted({each.employee.id for acting in found for each in acting})


async def asked_by_revision(
    uow: Repositories, closing_id: int, employee_id: int, was: Scorecard, now: Scorecard, today: date
) -> list[int]:
    """Who has to decide about what a revision proposes and the result before did not; mostly nobody."""
    if {each.mark for each in proposals(now)} <= {each.mark for each in proposals(was)}:
        return []
    head = await uow.follow_ups.writer_of(closing_id, employee_id, today)
    return [] if head is None else await writing_for(uow, [head], today)


def _moves(
    result: FollowedResult,
    past: FollowedResult | None,
    then: Mapping[int, PersonFacts],
    now: Mapping[int, PersonFacts],
) -> Sequence[Move]:
    person = result.employee_id
    if past is None or person not in then:
        return ()
    level_then = levels(past.closed.scheme, then[person])
    return moves(past.followed.to_be_done, level_then, levels(result.closed.scheme, now[person]))

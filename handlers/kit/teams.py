"""A team to choose from; another supervisor for people or a team: who can be one, what moves along."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime

from domain.errors import Invalid, or_refuse
from domain.notices import MenuChanged, Notice, Recipient
from domain.office import Office
from domain.periods import Span
from domain.roster import circle, starts
from handlers.frame.turn import Turn
from handlers.kit.slots import Option
from storage.uow import UnitOfWork


class PlaceChanged(Notice, kind="place_changed"):
    """To a person: another unit or supervisor from a date on; which ones is read when it is sent."""

    employee_id: int
    start: str


class TeamChanged(Notice, kind="team_changed"):
    """To a supervisor: people who joined or left the own team on a date; which of both is read later."""

    employee_ids: tuple[int, ...]
    start: str


async def check_supervisor(uow: UnitOfWork, employee_id: int, head_id: int, days: Iterable[date]) -> None:
    """Raises Invalid unless somebody serves and is not supervised, over others, by the person."""
    head = or_refuse(await uow.people.find(head_id), Invalid("button-outdated"))
    for day in days:
        if not head.serves(day):
            raise Invalid("people-not-serving", name=head.name, day=day)
        chain = circle(employee_id, [head_id, *await uow.supervision.above(head_id, day)])
        if chain:
            people = await uow.people.many(chain)
            raise Invalid("people-circle", chain=" → ".join(people[each].name for each in chain))


async def team_options(turn: Turn, draft: object) -> list[Option]:
    """Whom this person reviews today, a stand-in included, as answers to choose."""
    found = await turn.uow.supervision.reviewed_by(turn.person.id, turn.today)
    return [Option(person.name, str(person.id)) for person in found]


async def start_pages(turn: Turn, draft: object) -> Span:
    """The days from which a change may hold, as questions ask for them."""
    return starts(turn.today)


def days_of(start: date, today: date) -> list[date]:
    """The days on which a new supervisor is checked: the first one, and today where that is later."""
    return sorted({start, max(start, today)})


def forget(uow: UnitOfWork) -> None:
    """Nothing that was read of units and supervisors holds any more."""
    uow.people.forget_units()
    uow.supervision.forget()
    uow.heads.forget()


def tell_menus(uow: UnitOfWork, people: Iterable[int | None], now: datetime) -> None:
    """What some people may do has changed."""
    for each in sorted(key for key in people if key is not None):
        uow.outbox.add(MenuChanged(), Recipient(employee_id=each), now)


async def joined(uow: UnitOfWork, people: Iterable[int | None], besides: int | None = None) -> list[int]:
    """Those of some people whom a message reaches, each once; who makes the change knows of it."""
    asked = {each for each in people if each is not None and each != besides}
    return sorted(await uow.people.accounts_of(asked))


async def tell_heads(
    uow: UnitOfWork,
    people: Collection[int],
    heads: Iterable[int | None],
    start: date,
    now: datetime,
    by: int | None,
) -> None:
    """Tells supervisors, of before and from now on, whom they have or have no more; `by` makes the change."""
    for head in await joined(uow, heads, besides=by):
        told = tuple(sorted(each for each in people if each != head))
        uow.outbox.add(TeamChanged(told, start.isoformat()), Recipient(employee_id=head), now)


async def tell_people(
    uow: UnitOfWork, people: Iterable[int], start: date, now: datetime, by: int | None
) -> None:
    """Tells people who have another supervisor; `by` makes the change."""
    for person in await joined(uow, people, besides=by):
        uow.outbox.add(PlaceChanged(person, start.isoformat()), Recipient(employee_id=person), now)


async def pass_team_on(
    uow: UnitOfWork,
    office: Office,
    former_id: int,
    successor_id: int,
    start: date,
    now: datetime,
    *,
    by: int | None,
    with_former: bool = False,
) -> None:
    """Gives all people of a supervisor another supervisor from a day on, and tells them.

    A successor from the team gets the supervisor of the former one; `with_former` puts that one into the
    team. Raises Invalid for a cycle, and for a successor who is not in service. The caller hands cases over.
    """
    team = [each.id for each in await uow.roster.supervised_by(former_id, start)]
    if successor_id in team:
        above = await uow.supervision.supervisor_of(former_id, start)
        await uow.supervisor.assign([successor_id], None if above is None else above.id, start)
        forget(uow)
        await tell_heads(uow, [successor_id], [None if above is None else above.id], start, now, by)
    people = [each for each in team if each != successor_id] + ([former_id] if with_former else [])
    for each in people:
        await check_supervisor(uow, each, successor_id, days_of(start, office.date_of(now)))
    await uow.supervisor.assign(people, successor_id, start)
    forget(uow)
    await tell_people(uow, {*team, *people}, start, now, by)
    await tell_heads(uow, people, [successor_id], start, now, by)
    if with_former:  # else the former one leaves, and is told nothing of a team that goes on
        await tell_heads(uow, team, [former_id], start, now, by)
    tell_menus(uow, {former_id, successor_id}, now)

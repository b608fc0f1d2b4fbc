"""A person's follow-up, read on each tap after the gate was asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from domain.errors import AlreadyHandled, Invalid, or_refuse
from handlers.follow_up.callbacks import OWN
from handlers.frame.gate import Action
from handlers.frame.records import FollowUpOf
from handlers.frame.turn import Turn
from handlers.kit.follow_up import names_in
from storage.follow_ups import Outcome, outcomes
from storage.records.follow_ups import Closed
from storage.tables import Employee
from storage.uow import UnitOfWork


class Sheet(Struct, frozen=True):
    """A person after a closing."""

    closed: Closed
    person: Employee
    outcome: Outcome
    names: Mapping[int, str]
    """Of those who wrote something, by id."""
    writer_id: int | None = None
    """The supervisor who writes."""
    may_write: bool = False


class Member(Struct, frozen=True):
    """A person that a supervisor writes for."""

    person: Employee
    outcome: Outcome


async def closing_of(turn: Turn, closing_id: int) -> Closed:
    """The finished closing of a button; raises Invalid when there is none."""
    return or_refuse(
        next((each for each in await turn.uow.follow_ups.finished() if each.id == closing_id), None),
        Invalid("button-outdated"),
    )


async def is_open(uow: UnitOfWork, closed: Closed) -> bool:
    """Whether the follow-up of a closing can still be written."""
    return closed.id in {each.id for each in await uow.follow_ups.writable()}


async def sheet_for(turn: Turn, closing_id: int, person_id: int) -> Sheet:
    """A person's sheet for somebody who may read it."""
    record = await _record(turn, closing_id, person_id)
    await turn.allow(Action.SEE_FOLLOW_UP_OF, record)
    sheet = await _read(turn, await closing_of(turn, closing_id), person_id)
    writes = await turn.may(Action.WRITE_FOLLOW_UP, record)
    may_write = writes and await is_open(turn.uow, sheet.closed)
    return replace(sheet, writer_id=None if record is None else record.writer_id, may_write=may_write)


async def writing_sheet(turn: Turn, closing_id: int, person_id: int) -> Sheet:
    """A person's sheet for somebody who may write; raises AlreadyHandled once the next period is closed."""
    record = await _record(turn, closing_id, person_id)
    await turn.allow(Action.WRITE_FOLLOW_UP, record)
    closed = await closing_of(turn, closing_id)
    if not await is_open(turn.uow, closed):
        raise AlreadyHandled("follow-up-over")
    sheet = await _read(turn, closed, person_id)
    return replace(sheet, writer_id=None if record is None else record.writer_id, may_write=True)


async def own_sheet(turn: Turn, closed: Closed) -> Sheet:
    """The sheet of the person who taps; raises Invalid when the closing has no result of theirs."""
    return await _read(turn, closed, turn.person.id)


async def _record(turn: Turn, closing_id: int, person_id: int) -> FollowUpOf | None:
    """What the gate is asked about; None where nothing follows for this person."""
    finished = await turn.uow.follow_ups.finished()
    closed = next((each for each in finished if each.id == closing_id), None)
    if closed is None or not await turn.uow.follow_ups.is_kept(closing_id, person_id):
        return None
    today = turn.today
    writer = await turn.uow.follow_ups.writer_of(closing_id, person_id, today)
    return FollowUpOf(person_id, closed.period.end, writer)


async def _read(turn: Turn, closed: Closed, person_id: int) -> Sheet:
    found = await outcomes(turn.uow, closed, [person_id])
    if person_id not in found:
        raise Invalid("follow-up-nothing")
    person = await turn.uow.people.get(person_id)
    outcome = found[person_id]
    return Sheet(closed, person, outcome, await names_in(turn.uow, outcome))


async def team_of(turn: Turn, closed: Closed, supervisor_id: int) -> Sequence[Member]:
    """The people a supervisor, or the person who taps (also as a stand-in), writes for, by name."""
    uow, today = turn.uow, turn.today
    if supervisor_id != OWN:
        await turn.allow(Action.SEE_ALL_FOLLOW_UPS)
        people = await uow.follow_ups.under(closed.id, [supervisor_id], supervisor_id, today)
    elif turn.actor.employee is None or not turn.actor.in_service:
        people = []
    else:
        me = turn.person.id
        acts_for = await uow.supervision.acts_for(me, today)
        people = await uow.follow_ups.under(closed.id, acts_for, me, today)
    found = await outcomes(uow, closed, [each.id for each in people])
    return [Member(each, found[each.id]) for each in people if each.id in found]

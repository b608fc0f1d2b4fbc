"""What a request to correct one's own data does to the records, and what is recorded meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from domain.data_corrections import Field
from domain.errors import AlreadyHandled, Invalid
from domain.periods import Span
from domain.roster import check_days_open
from domain.succession import FOREVER, ExistingRow, Open, V, after, current
from handlers.frame.turn import Turn
from handlers.kit.details import detail_on, note_detail, person_of, write_detail, write_unit
from handlers.kit.teams import forget
from storage.records.roster import Person
from storage.tables import DataCorrection
from storage.uow import UnitOfWork


async def recorded(uow: UnitOfWork, person: Person, field: Field, day: date) -> str | None:
    """What is recorded of a field on a day, in words; None for nothing."""
    if field.detail is not None:
        return detail_on(person, field.detail, day)
    stay = current(person.stays, day)
    return None if stay is None else (await uow.people.unit(stay.value)).name


def is_recorded(person: Person, field: Field, value: str, unit_id: int | None, day: date) -> bool:
    """Whether what somebody asks for is what is recorded on the day."""
    if field.detail is not None:
        return detail_on(person, field.detail, day) == value
    stay = current(person.stays, day)
    return stay is not None and stay.value == unit_id


async def nobody_decides(turn: Turn) -> Invalid | None:
    """Says whom to ask where no administrator but the person could decide a person's request."""
    people = await turn.uow.administrators.people(turn.office, turn.now)
    if any(each.id != turn.person.id for each in people):
        return None
    return Invalid("correction-alone" if turn.actor.is_admin else "correction-nobody")


async def check_open(uow: UnitOfWork, day: date) -> None:
    """Raises Invalid when a closed period lies on or after a day: it keeps what it was computed with."""
    check_days_open(Span(day, FOREVER), await uow.closings.closed_until_commit())


async def is_barred(uow: UnitOfWork, day: date) -> bool:
    """Whether a closed period keeps what it was computed with on a day or later."""
    return any(period.end >= day for period in await uow.closings.closed())


async def put_in(uow: UnitOfWork, correction: DataCorrection) -> None:
    """Writes what was asked for, as an administrator's own correction would.

    Changes nothing where it is recorded already. Raises Invalid when it cannot be recorded any more.
    """
    field, day = Field(correction.field), correction.date
    person = await person_of(uow, correction.employee_id)
    correction.was, correction.replaced = await recorded(uow, person, field, day), None
    if is_recorded(person, field, correction.wanted, correction.unit_id, day):
        return
    if field.detail is None:
        if correction.unit_id is None:
            raise Invalid("people-incomplete")
        correction.replaced = _spans(person.stays)
        await write_unit(uow, person, correction.unit_id, day)
    else:
        correction.replaced = _spans(person.positions) if field.is_dated else [[correction.was or ""]]
        await write_detail(uow, person, field.detail, correction.wanted, day if field.is_dated else None)
    await uow.session.flush()


async def take_out(uow: UnitOfWork, correction: DataCorrection) -> None:
    """Undoes `put_in`; raises AlreadyHandled when something else was recorded since."""
    before = correction.replaced
    if before is None:
        return
    field, day = Field(correction.field), correction.date
    person = await person_of(uow, correction.employee_id)
    own = person.employee
    if field.detail is None:
        await check_open(uow, day)
        rows = _rows_of(before, int)
        _check_untouched(person.stays, after(rows, [(day, correction.unit_id)]))
        wanted = [Open(each.value, each.starts, each.ends) for each in rows]
        await uow.roster.rewrite_stays(own.id, wanted)
        was = current(rows, day)
        back = {"unit": None if was is None else was.value, "from": day.isoformat()}
        uow.audit.note("move", f"employees/{own.id}", {"unit": correction.unit_id}, back)
        forget(uow)
    elif field.is_dated:
        await check_open(uow, day)
        positions = _rows_of(before, str)
        _check_untouched(person.positions, after(positions, [(day, correction.wanted)]))
        await uow.roster.write_positions(own, positions)
        note_detail(uow, person, field.detail, correction.wanted, correction.was, day)
    else:
        if detail_on(person, field.detail, None) != correction.wanted:
            raise AlreadyHandled("undo-moved-on")
        if field is Field.NIP and await uow.people.by_nip(correction.was or "") is not None:
            raise AlreadyHandled("undo-moved-on")
        setattr(own, field.detail, correction.was)
        note_detail(uow, person, field.detail, correction.wanted, correction.was)
    correction.replaced = None
    await uow.session.flush()


def _spans(rows: Sequence[ExistingRow[V]]) -> list[list[V | str]]:
    return [[each.value, each.starts.isoformat(), each.ends.isoformat()] for each in rows]


def _rows_of(spans: Sequence[Any], kind: Callable[[Any], V]) -> list[ExistingRow[V]]:
    return [
        ExistingRow(number, kind(value), date.fromisoformat(starts), date.fromisoformat(ends))
        for number, (value, starts, ends) in enumerate(spans, 1)
    ]


def _check_untouched(now: Sequence[ExistingRow[V]], then: Sequence[ExistingRow[V]]) -> None:
    """Raises AlreadyHandled unless these rows are what an approval wrote."""
    if _days(now) != _days(then):
        raise AlreadyHandled("undo-moved-on")


def _days(rows: Sequence[ExistingRow[V]]) -> list[tuple[date, date, V]]:
    return sorted(((each.starts, each.ends, each.value) for each in rows), key=lambda each: each[:2])

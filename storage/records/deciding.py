"""Who decides a case on a day, as SQL conditions: supervisor, stand-in, or the superior after escalation."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache, lru_cache

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Date,
    Integer,
    Select,
    SQLColumnExpression,
    and_,
    bindparam,
    exists,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute, aliased

from domain.cases import CaseState
from domain.escalation import Stage
from storage.base.types import written_out
from storage.records.closings import in_open_period
from storage.records.people import Day, on
from storage.tables import CaseColumns, Employee, Escalation, StandIn, Supervision


def supervised() -> list[type[CaseColumns]]:
    """The tables of the cases that a supervisor decides."""
    return [table for table in CaseColumns.__subclasses__() if not table.by_administrators]


def out_of_service(
    person_id: SQLColumnExpression[int] | SQLColumnExpression[int | None], today: Day
) -> ColumnElement[bool]:
    """The condition that a person is not in service on a day."""
    person = aliased(Employee)
    return exists().where(person.id == person_id, or_(person.joined > today, person.left < today))


@lru_cache(maxsize=256)  # making it takes 10 ms, and a round of the jobs or a digest asks it many times
def decided_by(
    employee: SQLColumnExpression[int], day: SQLColumnExpression[date], today: Day
) -> ColumnElement[bool]:
    """SQL: a supervision tells who decides, on `today`, an employee's record of a date.

    It is the supervision of the date, while its supervisor is in service; otherwise that of `today`, so that
    no case waits for somebody who has left. Without one it is that of the date after all, as a stand-in may
    act for it.
    """
    other = aliased(Supervision)
    of_date = on(Supervision, day)
    serves = ~out_of_service(Supervision.supervisor_id, today)
    others = (other.employee_id == employee, ~out_of_service(other.supervisor_id, today))
    served_then = exists().where(*others, on(other, day))
    served_now = exists().where(*others, on(other, today))
    return and_(
        Supervision.employee_id == employee,
        or_(
            and_(of_date, serves),
            and_(on(Supervision, today), serves, ~served_then),
            and_(of_date, ~served_then, ~served_now),
        ),
    )


def waiting(table: type[CaseColumns], today: Day) -> ColumnElement[bool]:
    """The condition that joins a waiting case to the supervision by which it is decided."""
    decided = decided_by(table.supervised(), table.date, today)
    return and_(table.state == written_out(CaseState.SUBMITTED), in_open_period(table), decided)


def escalated(table: type[CaseColumns], stage: Stage = Stage.SUPERIOR) -> ColumnElement[bool]:
    """The condition that a case has reached a stage in its present version."""
    return exists().where(
        Escalation.case_table == table.__tablename__,
        Escalation.case_id == table.id,
        Escalation.version == table.version,
        Escalation.stage == stage,
    )


@cache
def escalated_among(table: type[CaseColumns]) -> Select[int]:
    """Those of some cases of a table, by `ids`, that the superior may decide too."""
    return select(table.id).where(table.id.in_(bindparam("ids", expanding=True)), escalated(table))


def waits_at(
    reviewer: InstrumentedAttribute[int], today: Day, before: BindParameter[datetime] | None = None
) -> ColumnElement[bool]:
    """SQL: anything waits for a person's decision on the office's date `today`.

    A stand-in acts on the days of the appointment, for everything that waits for the supervisor. Escalated
    cases wait for the superior too. With `before` only what was sent before it counts.
    """
    return or_(*(_waits_in(table, reviewer, today, before) for table in supervised()))


def _waits_in(
    table: type[CaseColumns],
    reviewer: InstrumentedAttribute[int],
    today: Day,
    before: BindParameter[datetime] | None,
) -> ColumnElement[bool]:
    sent = [] if before is None else [table.revised_at < before]
    of_others = (table.employee_id != reviewer, table.supervised() != reviewer, *sent)
    above = aliased(Supervision)
    is_above = (above.employee_id == Supervision.supervisor_id, on(above, today), escalated(table))
    acts = (StandIn.stand_in_id == reviewer, on(StandIn, today))
    return or_(
        exists().where(waiting(table, today), Supervision.supervisor_id == reviewer, *sent),
        exists().where(
            *acts, Supervision.supervisor_id == StandIn.supervisor_id, waiting(table, today), *of_others
        ),
        exists().where(above.supervisor_id == reviewer, *is_above, waiting(table, today), *of_others),
        exists().where(
            *acts,
            above.supervisor_id == StandIn.supervisor_id,
            *is_above,
            waiting(table, today),
            *of_others,
        ),
    )


@cache  # making it takes far longer than asking it
def queue() -> CompoundSelect[str, int]:
    """Table and id of each case that waits on `today` for `who`, or for a supervisor they stand in for."""
    return union_all(*(_queue_in(table) for table in supervised()))


def _queue_in(table: type[CaseColumns]) -> Select[str, int]:
    today, who = bindparam("today", type_=Date), bindparam("who", type_=Integer)
    acts = select(StandIn.supervisor_id).where(StandIn.stand_in_id == who, on(StandIn, today))
    acts_for = union_all(select(who), acts)
    above = aliased(Supervision)
    below = select(above.employee_id).where(above.supervisor_id.in_(acts_for), on(above, today))
    own, under = Supervision.supervisor_id.in_(acts_for), Supervision.supervisor_id.in_(below)
    return (
        select(literal(table.__tablename__), table.id)
        .join(Supervision, waiting(table, today))
        # The next condition implies this one, which lets the database begin with the supervisors.
        .where(Supervision.supervisor_id.in_(union_all(select(who), acts, below)))
        .where(or_(own, and_(under, escalated(table))))
        .where(table.employee_id != who, table.supervised() != who)
    )


@cache
def cases_of(table: type[CaseColumns]) -> Select[CaseColumns]:
    """Cases of a table by their `ids`, longest waiting first."""
    wanted = table.id.in_(bindparam("ids", expanding=True))
    return select(table).where(wanted).order_by(table.revised_at, table.id)

"""Duty rosters: the person's coming days, planning, and the notices."""

from __future__ import annotations

from datetime import date, timedelta

from domain.answers.weekdays import Lies
from domain.asked import days_asked
from domain.calendar import AsOf
from domain.duty_plans import DutyDraft
from domain.errors import Invalid
from domain.periods import Span
from handlers.duty.actions import DutyPlanned, PlanKept
from handlers.duty.screens import own_lines, planned_lines
from handlers.duty.talk import PLAN
from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Telling
from handlers.frame.screen import Button, Rows, Screen
from handlers.frame.turn import Turn
from handlers.kit.days import unit_and_calendar
from handlers.kit.drafts import begin_afresh
from locales import Html, in_lines
from storage.tables import Employee

_PLAN, _PLAN_UNIT = "susun", "unit"
_FORTNIGHT = timedelta(days=13)


async def roster(turn: Turn) -> None:
    """Shows the own coming two weeks."""
    turn.say(Screen(in_lines(await _own(turn)), await _wishes(turn)))


async def asked(turn: Turn, said: str) -> bool:
    """Begins a plan, as a button asks for it, or shows the own two weeks from the day that the words name."""
    if said == _PLAN:
        await turn.allow(Action.PLAN_DUTY)
        if not await _team(turn):
            raise Invalid("duty-nobody")
        await begin_afresh(turn, PLAN, DutyDraft(), f"jadwal {_PLAN}")
    elif said == _PLAN_UNIT:
        await turn.allow(Action.PLAN_ANY_DUTY)
        await begin_afresh(turn, PLAN, DutyDraft(by_unit=True), f"jadwal {_PLAN_UNIT}")
    else:
        days = days_asked(said, turn.today, Lies.AHEAD) if turn.actor.employee is not None else None
        if days is None or days.end < turn.today:
            return False
        lines = await _own(turn, days.start)
        turn.say(Screen(in_lines(lines), await _wishes(turn)))
    return True


async def _own(turn: Turn, since: date | None = None) -> list[Html]:
    """The days from today on, and yesterday while its shift can be reported on time; or from a later day."""
    words = turn.words
    if turn.actor.employee is None:
        return [words("duty-not-in-roster")]
    person = turn.person
    if person.left is not None and person.left < turn.today:
        return [words("today-free-not_in_service")]
    office_day = turn.today
    _, calendar = await unit_and_calendar(turn.uow, turn.office, person.id, office_day)
    today = calendar.local_date(turn.now)
    grace = timedelta(hours=turn.office.time_rules.shift_grace_hours)
    ongoing = calendar.duty.shift_at(turn.now, calendar.zone, grace=grace)
    first = today if ongoing is None else min(today, ongoing.date)
    span = Span(first, today + _FORTNIGHT)
    if since is not None and since > today:
        span = Span(since, since + _FORTNIGHT)
        _, calendar = await unit_and_calendar(turn.uow, turn.office, person.id, office_day, span)
    as_of = AsOf.at(turn.now, turn.office.zone)
    days = await turn.uow.days.states(person.id, span, as_of, turn.office.time_rules)
    title = words("duty-title", days=words.short_days(span))
    covered = any(calendar.duty.covers(day) for day in span)
    head = [title] if covered else [title, words("duty-by-calendar")]
    return [*head, Html(""), *own_lines(words, calendar, days)]


async def _team(turn: Turn) -> list[Employee]:
    """People whom the actor reviews today, as supervisor or stand-in."""
    if turn.actor.employee is None:
        return []
    return await turn.uow.supervision.reviewed_by(turn.person.id, turn.today)


async def _wishes(turn: Turn) -> Rows:
    wishes = []
    if await turn.may(Action.PLAN_DUTY) and await _team(turn):
        wishes.append(_PLAN)
    if await turn.may(Action.PLAN_ANY_DUTY):
        wishes.append(_PLAN_UNIT)
    return [[Button(turn.words.plain(f"duty-plan-{wish}"), CommandTap(f"jadwal {wish}"))] for wish in wishes]


async def planned(told: Telling, notice: DutyPlanned) -> Screen:
    """To a person: the planned days of their roster, the planner, and the current shifts."""
    words, span = told.words, Span(notice.dates[0], notice.dates[-1])
    duty = await told.uow.duty.of(notice.employee_id, span)
    days = [(day, tuple(shift.hours for shift in duty.shifts_on(day))) for day in notice.dates]
    lines = [words("duty-told"), *planned_lines(words, days)]
    if notice.planner_id is None:
        lines.append(words("duty-told-by-administrator"))
    else:
        lines.append(words("duty-told-by", name=(await told.uow.people.get(notice.planner_id)).name))
    see = Button(words.plain("duty-see"), CommandTap("jadwal"))
    return Screen(in_lines(lines), [[see]])


async def kept(told: Telling, notice: PlanKept) -> Screen:
    """To the planner: how much was saved, and that the people are told."""
    words, counts = told.words, {"people": notice.people, "days": notice.days}
    if notice.last is None:
        return Screen(words("duty-plan-kept", **counts, week=words.short_day(notice.week)))
    return Screen(words("duty-pattern-kept", **counts, span=words.short_days(Span(notice.week, notice.last))))


ROOM = Room(
    commands=[
        Command(
            "jadwal",
            Action.SEE_DUTY,
            roster,
            asked,
            aliases=("dinas", "schedule", "roster"),
            spoken=("jadwal", "schedule"),
        )
    ],
    flows=[PLAN],
    notices={DutyPlanned: planned, PlanKept: kept},
)

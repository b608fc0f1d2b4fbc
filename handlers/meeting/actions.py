"""Reads the page of a meeting, keeps its decisions as blockers of their owners, and asks authors."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from domain.blockers import DUE, OPEN, LoggedStep, Step, is_overdue
from domain.calendar import AsOf
from domain.cases import CaseState, Decision
from domain.errors import Invalid, NotAllowed
from domain.meetings import (
    DecisionDraft,
    Item,
    MeetingPage,
    Outcome,
    Practice,
    TargetWork,
    outcome,
    results,
)
from domain.notices import Notice, Priority
from domain.office import Office
from domain.periods import KNOWN_YEARS, Period, PeriodKind, Span
from handlers.kit.days import month_in, today_of
from locales import words_in
from storage.records.team import Assigned
from storage.tables import Blocker, Employee
from storage.uow import UnitOfWork

BLOCKER = "blocker"
"""The kind of case as which a decision is kept."""


class DecisionMade(Notice, kind="decision_made"):
    """To its owner: a meeting decided this."""

    blocker_id: int


class DecisionKept(Notice, kind="decision_kept", priority=Priority.ANSWER):
    """To who leads the meeting: the decision is in the books; takes the place of the conversation."""

    blocker_id: int


class AskedToShow(Notice, kind="asked_to_show"):
    """To the author of a report: may it be shown to the meeting as a good practice?"""

    entry_id: int


def month_of(code: str, today: date) -> Period:
    """The month that a button names, or raises Invalid for what is none, or has not begun."""
    month = month_in(code)
    if month.year not in KNOWN_YEARS or month.start > today:
        raise Invalid("button-outdated")
    return month


def usual_month(today: date) -> Period:
    """Of which month a meeting is: the one before in the first ten days of a month, else the running one."""
    month = Period.containing(today, PeriodKind.MONTH)
    return month.previous() if today.day <= 10 else month


async def team_of(uow: UnitOfWork, leader: int, span: Span, today: date) -> list[Assigned]:
    """The people of a supervisor, or of today's stand-in, within a span."""
    return await uow.team.under(await uow.supervision.acts_for(leader, today), leader, span)


async def read_page(
    uow: UnitOfWork, office: Office, leader: int, team: Sequence[Assigned], month: Period, today: date
) -> MeetingPage:
    """The page of a month as things stand today, of the dates on which people belonged to the team.

    `team` is the month's, as of `team_of`.
    """
    people = {each.employee.id: each for each in team}
    starts, ends = (
        AsOf.end_of(day, office.zone).instant for day in (month.start - timedelta(days=1), month.end)
    )
    blockers = await uow.meetings.blockers(people, month.span, starts, ends)
    heads = await uow.supervision.acts_for(leader, today)
    decided = await uow.meetings.decisions(heads, month.code)
    this = [each for each in decided if each[0].meeting == month.code]
    earlier = [each for each in decided if each[0].meeting != month.code]
    standing = [_item(*each, today) for each in blockers if each[0].state in OPEN]
    solved = [(blocker, _solved_on(blocker, office)) for blocker, _ in blockers]
    return MeetingPage(
        results=tuple(results(await _works(uow, people, month))),
        blockers=tuple(sorted(standing, key=lambda each: each.outcome is not Outcome.OVERDUE)),
        solved=sum(people[each.employee_id].on(day) for each, day in solved if day is not None),
        practices=tuple(
            Practice(each.entry.activity, each.author, each.innovation)
            for each in await uow.meetings.practices(people, month.span)
            if each.shown is not None
            and each.shown.agreed
            and people[each.entry.employee_id].on(each.entry.date)
        ),
        earlier=tuple(_item(*each, today) for each in earlier),
        decisions=tuple(_item(*each, today) for each in this),
    )


def _item(blocker: Blocker, owner: str, today: date) -> Item:
    if blocker.meeting is None:
        overdue = is_overdue(blocker.state, blocker.due, today)
        return Item(blocker.what, owner, blocker.due, Outcome.OVERDUE if overdue else Outcome.OPEN)
    return Item(blocker.what, owner, blocker.due, outcome(blocker.state, blocker.due, today))


def _solved_on(blocker: Blocker, office: Office) -> date | None:
    """The date on which a blocker was declared solved; one that its author closed has no other date."""
    if blocker.state == CaseState.WITHDRAWN:
        return blocker.date
    if blocker.state != CaseState.APPROVED or blocker.reviewed_at is None:
        return None
    return office.date_of(blocker.reviewed_at)


async def _works(uow: UnitOfWork, people: dict[int, Assigned], month: Period) -> list[TargetWork]:
    """What was approved on each target of the team whose period has begun by the month's end."""
    targets = [
        target
        for owned in (await uow.targets.current_of(people, month.start)).values()
        for target in owned
        if Period.parse(target.period).start <= month.end
    ]
    progress = await uow.targets.progress(targets)
    in_month: dict[int, Decimal] = {}
    for person, target, day, volume in await uow.meetings.volumes(people, month.span):
        if people[person].on(day):
            in_month[target] = in_month.get(target, Decimal(0)) + volume
    return [
        TargetWork(
            each.title,
            each.measure,
            each.employee_id,
            in_month.get(each.id, Decimal(0)),
            progress[each.id].done,
            each.quantity,
        )
        for each in targets
    ]


async def owners(uow: UnitOfWork, leader: Employee, today: date) -> dict[int, str]:
    """Who can own a decision: the people of today's team, and who leads it."""
    team = await uow.supervision.reviewed_by(leader.id, today)
    return {**{each.id: each.name for each in team}, leader.id: leader.name}


async def decide(
    uow: UnitOfWork, office: Office, leader: Employee, draft: DecisionDraft, now: datetime
) -> Blocker:
    """Saves a decision as a blocker of its owner: the person who needs help submits it again.

    Raises Invalid while something is missing, NotAllowed for somebody outside of the team.
    """
    if draft.what is None or draft.owner_id is None or draft.due is None:
        raise Invalid("decision-incomplete")
    office_day = office.date_of(now)
    if draft.owner_id not in await owners(uow, leader, office_day):
        raise NotAllowed("gate-not-yours")
    DUE.check_first(draft.due, office_day)
    today = await today_of(uow, office, draft.owner_id, now)
    acting = await uow.supervision.acting(leader.id, draft.owner_id, today, today)
    head = leader.id if acting is None else acting.supervisor.id
    own = words_in(office.default_language)
    month = Period.parse(draft.meeting)
    blocker = await uow.cases.add(
        Blocker,
        draft.owner_id,
        now,
        date=today,
        entry_id=None,
        what=draft.what,
        help=own.plain("blocker-help-head"),
        due=draft.due,
        put_by_id=draft.owner_id,
        steps=(LoggedStep(step=Step.DECIDED, by=leader.id, day=today),),
        meeting=month.code,
        meeting_of_id=head,
    )
    reason = own.plain("decision-note", month=own.month(month.start))
    returned = Decision(CaseState.RETURNED, reason=reason)
    await uow.cases.decide(blocker, 1, returned, leader.id, now, acting)
    return blocker

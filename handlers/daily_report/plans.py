"""`/besok`: plans for days to come, kept as they are written, reported with one tap once they are done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from domain.answers import shortened
from domain.entries import ReportDraft
from domain.errors import AlreadyHandled, Invalid
from domain.periods import Span
from domain.plans import (
    MOST_PLANS,
    PlanDraft,
    absence_answer,
    is_absence,
    read_plans,
    working_day,
)
from domain.report_lines import SLOTS, Context, read_line
from domain.report_lines.filling import Agreed, filled
from handlers.daily_report import actions
from handlers.daily_report.callbacks import PlanTap
from handlers.daily_report.shortcuts import DONE
from handlers.frame.callbacks import CommandTap
from handlers.frame.flow import Flow, OpenDialog
from handlers.frame.gate import Action
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit.days import today_of, unit_and_calendar
from handlers.kit.slots import Sentence
from locales import Html, Words, in_lines
from storage.tables import Plan

_AHEAD = timedelta(days=31)
_ALBUM_ARRIVES = timedelta(seconds=5)
"""Within so long after the first picture of an album the others arrive."""
_SHOWN = 30
"""Letters of a plan that a small phone shows on a button."""


async def plan(turn: Turn, argument: str = "") -> None:
    """Keeps what follows the command as plans, or asks for them."""
    if argument:
        turn.say(await _keep(turn, argument))
        for dialog, draft in (await turn.rooms.dialogs.waiting(turn))[:1]:
            if isinstance(draft, PlanDraft):
                await turn.rooms.dialogs.drop(turn, dialog)  # it asked for what was just said
    else:
        await turn.begin(PLAN, PlanDraft())


async def heard(turn: Turn, text: str) -> None:
    """Keeps the plans of a message that begins with a day to come."""
    await turn.allow(Action.PLAN_WORK)
    if is_absence(text):
        turn.say(Screen(turn.words(absence_answer(text, "plan-absence"))))
    else:
        turn.say(await _keep(turn, text))


async def heard_under_picture(turn: Turn, text: str) -> None:
    """Saves the plans of a caption, and replies that its picture is not kept."""
    await heard(turn, text)
    turn.say(Screen(turn.words("plan-no-pictures")))


async def came_with_plan(turn: Turn) -> bool:
    """Whether a picture without words is one more of the album whose caption has just become a plan."""
    today = await today_of(turn.uow, turn.office, turn.person.id, turn.now)
    kept = await turn.uow.plans.of(turn.person.id, Span(today, today + _AHEAD))
    return any(turn.now - each.created_at <= _ALBUM_ARRIVES for each in kept)


async def _keep(turn: Turn, text: str) -> Screen:
    today = await today_of(turn.uow, turn.office, turn.person.id, turn.now)
    planned = read_plans(text, today)
    _, calendar = await unit_and_calendar(turn.uow, turn.office, turn.person.id, planned.day)
    day = working_day(calendar, planned.day)
    known = await turn.uow.plans.of(turn.person.id, Span(day, day))
    fresh = [each for each in planned.sentences if each not in {old.activity for old in known}]
    if len(known) + len(fresh) > MOST_PLANS:
        raise Invalid("plan-many", most=MOST_PLANS)
    kept = await turn.uow.plans.add(turn.person.id, day, fresh, turn.now)
    screen = _kept(turn.words, day, [*known, *kept])
    if day == planned.day:
        return screen
    return replace(screen, text=Html(f"{turn.words('plan-moved', date=planned.day)}\n{screen.text}"))


def _kept(words: Words, day: date, plans: Sequence[Plan]) -> Screen:
    """The plans of a day, each with a button that gives it up."""
    if not plans:
        return Screen(words("plan-none", date=day))
    lines = [words("plan-kept", date=day), *plan_lines(words, plans), Html(""), words("plan-kept-shown")]
    rows = [
        [Button(words.plain("plan-drop", activity=shortened(each.activity, _SHOWN)), PlanTap(each.id))]
        for each in plans
    ]
    return Screen(in_lines(lines), rows)


def plan_lines(words: Words, plans: Sequence[Plan]) -> list[Html]:
    """One line for each plan."""
    return [words("plan-line", activity=each.activity) for each in plans]


async def dropped(turn: Turn, tap: PlanTap) -> None:
    """Gives up a plan."""
    found = await turn.uow.plans.get(tap.plan_id)
    await turn.allow(Action.CHANGE_PLAN, found)
    if found is None:
        raise AlreadyHandled("plan-gone")
    day = found.date
    await turn.uow.plans.drop(turn.person.id, found.id)
    turn.edit(_kept(turn.words, day, await turn.uow.plans.of(turn.person.id, Span(day, day))))


def done_button(words: Words, each: Plan, *, is_only: bool) -> Button:
    """The button that reports a plan that is done."""
    label = words.plain("plan-done")
    if not is_only:
        label = words.plain("plan-done-of", activity=shortened(each.activity, _SHOWN))
    return Button(label, CommandTap(f"lapor {DONE} {each.id}"))


async def draft_of_plan(turn: Turn, plan_id: int, today: date) -> ReportDraft:
    """The report of a finished plan, with the values in its words."""
    found = await turn.uow.plans.get(plan_id)
    await turn.allow(Action.CHANGE_PLAN, found)
    if found is None:
        raise AlreadyHandled("plan-gone")
    agreed = await turn.uow.targets.on(turn.person.id, today)
    thousands = turn.words.writing.thousands
    context = Context(turn.now, thousands, {target.measure for target in agreed})
    reading = read_line(found.activity, context, set(SLOTS) - {"date"})
    targets = [Agreed(target.id, target.title, target.measure) for target in agreed]
    draft = filled(ReportDraft(plan_id=plan_id), reading, targets, (), thousands)
    return await actions.set_date(turn.uow, turn.office, turn.person, draft, today, turn.now)


async def _so_far(turn: Turn, draft: PlanDraft) -> Sequence[Html]:
    """What is planned already."""
    today = await today_of(turn.uow, turn.office, turn.person.id, turn.now)
    ahead = Span(today + timedelta(days=1), today + _AHEAD)
    plans = await turn.uow.plans.of(turn.person.id, ahead)
    lines = [
        turn.words("plan-line-of", date=turn.words.short_day(each.date), activity=each.activity)
        for each in plans
    ]
    return [Html(f"<b>{turn.words('plan-title')}</b>"), *lines, Html("")]


async def _finish(turn: Turn, dialog: OpenDialog[PlanDraft]) -> Screen | None:
    return await _keep(turn, dialog.draft.text or "")


PLAN: Flow[PlanDraft] = Flow(
    "plan",
    Action.PLAN_WORK,
    PlanDraft,
    slots=[Sentence("text", str.strip)],
    so_far=_so_far,
    finish=_finish,
    worth_keeping=lambda draft: draft.text is not None,
    farewell="plan-farewell",
)

"""`/jadwal susun`: whose week, which one, its days by taps in one message; a summary before it is saved.

A repeated pattern (`patterns.py`) takes the place of the week and its days.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from telegram import Message

from domain.duty_plans import (
    MOST_PEOPLE,
    DutyDraft,
    check_week,
    cycled,
    standing,
    wanted,
    weeks,
    written,
)
from domain.errors import Invalid
from handlers.duty import actions
from handlers.duty.patterns import REPEATED, pattern_lines, pattern_slots
from handlers.duty.screens import plan_lines
from handlers.frame.flow import AskAgain, Flow, OpenDialog, Question, Slot
from handlers.frame.gate import Action
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.days import today_of, unit_and_calendar
from handlers.kit.duty_text import hours_text
from handlers.kit.pickers import Many
from handlers.kit.search import Listed, list_units
from handlers.kit.slots import Choice, Option, text_of
from handlers.kit.spans import span_text
from locales import Html

_COPY, _DONE = "copy", "done"
_NAMED = 4
"""Names above a plan; with more people their number is shown."""


async def _with_unit(turn: Turn, draft: DutyDraft, value: str) -> DutyDraft:
    chosen = draft.answer("unit", unit_id=int(value))
    return (
        chosen if draft.unit_id == int(value) else chosen.model_copy(update={"people": ()}).reopen("people")
    )


async def _people(turn: Turn, draft: DutyDraft) -> list[Option]:
    """The people whom the actor reviews; for an administrator those of the picked unit."""
    today = turn.today
    if draft.by_unit:
        found = await turn.uow.people.of_unit(draft.unit_id or 0, today)
    else:
        found = await turn.uow.supervision.reviewed_by(turn.person.id, today)
    return [Option(person.name, str(person.id)) for person in found]


class _People(Many[DutyDraft]):
    """Some people, at most as many as a summary can show."""

    async def tap(
        self, turn: Turn, dialog: OpenDialog[DutyDraft], value: str
    ) -> DutyDraft | AskAgain[DutyDraft]:
        chosen = await super().tap(turn, dialog, value)
        if not isinstance(chosen, AskAgain) and len(chosen.people) > MOST_PEOPLE:
            raise Invalid("duty-too-many", most=MOST_PEOPLE)
        return chosen


async def _weeks(turn: Turn, draft: DutyDraft) -> list[Option]:
    words, mondays = turn.words, weeks(turn.today)
    keys = ["duty-this-week", "duty-next-week", *["duty-week-of"] * (len(mondays) - 2)]
    offers = [
        Option(words.plain(key, day=words.short_day(monday)), monday.isoformat())
        for key, monday in zip(keys, mondays, strict=True)
    ]
    return [*offers, Option(words.plain("duty-repeated"), REPEATED)]


async def _with_week(turn: Turn, draft: DutyDraft, value: str) -> DutyDraft:
    if value == REPEATED:
        return draft.answer("week", week=None, is_repeated=True)
    week = date.fromisoformat(value)
    check_week(week, turn.today)
    chosen = draft.answer("week", week=week, is_repeated=False)
    if week == draft.week:
        return chosen
    # What was tapped was meant for the days of another week.
    return chosen.model_copy(update={"days": {}, "is_copy": False, "tapped": None}).reopen("days")


class _Days(Slot[DutyDraft]):
    """The days of the week: a tap switches a day to the next shift; hours are typed."""

    takes_text = True

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[DutyDraft]) -> Question:
        words, draft = turn.words, dialog.draft
        rows = [[dialog.button(await self._label(turn, draft, day), day.isoformat())] for day in draft.span]
        copy = dialog.button(words.plain("duty-copy-undo" if draft.is_copy else "duty-copy"), _COPY)
        done = dialog.button(words.plain("duty-days-done"), _DONE, style="primary")
        text = words("duty-ask-days")
        if draft.tapped is not None:
            text = words("duty-ask-days-of", day=words.short_day(draft.tapped))
        return Question(text, [*rows, [copy, done]])

    async def _label(self, turn: Turn, draft: DutyDraft, day: date) -> str:
        """“Sen, 23 Nov: pagi 07.00–14.00”, with a mark where the plan changes the day."""
        words, seen, is_changed = turn.words, set(), False
        for person in draft.people:
            _, calendar = await unit_and_calendar(turn.uow, turn.office, person, day)
            today = await today_of(turn.uow, turn.office, person, turn.now)
            planned, before = wanted(draft, calendar.duty, day, today), standing(calendar, day)
            is_changed = is_changed or (planned is not None and planned != before)
            seen.add(before if planned is None else planned)
        told = hours_text(words, seen.pop()) if len(seen) == 1 else words.plain("duty-mixed")
        return f"{'✏️ ' if is_changed else ''}{words.short_day(day)}: {told}"

    async def hear(
        self, turn: Turn, dialog: OpenDialog[DutyDraft], message: Message
    ) -> DutyDraft | AskAgain[DutyDraft]:
        offered = await actions.options(turn.uow, turn.office, dialog.draft, turn.now)
        return AskAgain(written(dialog.draft, text_of(message), offered, turn.words.plain("duty-free")))

    async def tap(
        self, turn: Turn, dialog: OpenDialog[DutyDraft], value: str
    ) -> DutyDraft | AskAgain[DutyDraft]:
        draft = dialog.draft
        if value == _DONE:
            if not await actions.plans_of(turn.uow, turn.office, draft, turn.now):
                raise Invalid("duty-no-change")
            return draft.answer(self.name)
        if value == _COPY:
            copied = draft.model_copy(update={"is_copy": not draft.is_copy, "days": {}, "tapped": None})
            if copied.is_copy and not await actions.plans_of(turn.uow, turn.office, copied, turn.now):
                raise Invalid("duty-nothing-to-copy")
            return AskAgain(copied)
        day = next((each for each in draft.span if each.isoformat() == value), None)
        if day is None:
            raise Invalid("dialog-use-buttons")
        for person in draft.people:
            await actions.check_day(turn.uow, turn.office, turn.actor, person, day, turn.now)
        offered = await actions.options(turn.uow, turn.office, draft, turn.now)
        return AskAgain(cycled(draft, day, offered))


async def _so_far(turn: Turn, draft: DutyDraft) -> Sequence[Html]:
    words, lines = turn.words, [turn.words("duty-plan-title")]
    if "people" in draft.answered:
        lines.append(await _whom(turn, draft))
    if draft.is_repeated:
        lines += pattern_lines(words, draft)
    if draft.week is not None or {"first", "last"} <= draft.answered:
        lines.append(words("duty-line-week", week=span_text(words, draft.span)))
    if PLAN.first_open(draft) is None:
        plans = await actions.plans_of(turn.uow, turn.office, draft, turn.now)
        lines += [Html(""), *plan_lines(words, plans)]
    return [*lines, Html("")]


async def _whom(turn: Turn, draft: DutyDraft) -> Html:
    if len(draft.people) > _NAMED:
        return turn.words("duty-line-people-many", count=len(draft.people))
    names = [(await turn.uow.people.get(person)).name for person in draft.people]
    return turn.words("duty-line-people", names=", ".join(names))


async def _save(turn: Turn, dialog: OpenDialog[DutyDraft]) -> Screen | None:
    draft = dialog.draft
    plans = await actions.save(turn.uow, turn.office, turn.actor, draft, turn.now)
    days = sum(len(plan.changes) for plan in plans)
    span = draft.span
    kept = actions.PlanKept(len(plans), days, span.start, span.end if draft.is_repeated else None)
    turn.confirm(kept, edit_message_id=dialog.message_id)
    return None


PLAN: Flow[DutyDraft] = Flow(
    "duty",
    Action.PLAN_DUTY,
    DutyDraft,
    slots=[
        Listed("unit", list_units, _with_unit, applies=lambda draft: draft.by_unit),
        _People("people", _people),
        Choice("week", _weeks, _with_week),
        _Days("days", applies=lambda draft: not draft.is_repeated),
        *pattern_slots(),
    ],
    so_far=_so_far,
    summary="duty-ask-summary",
    finish=_save,
    worth_keeping=lambda draft: bool(draft.days) or draft.is_copy or draft.pattern is not None,
    about=lambda draft: draft.by_unit,
)

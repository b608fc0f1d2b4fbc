"""Conversations about units: a new one, another name, zone or week, and another head."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from telegram import Message

from domain.errors import AlreadyHandled, Invalid, or_refuse
from domain.imports import fields
from domain.people import TimeZone
from domain.roster import check_start, parse_start, parse_title
from domain.succession import FOREVER
from domain.units import WEEKS, HeadDraft, Part, UnitDraft, mark_of
from handlers.frame.flow import AskAgain, Flow, OpenDialog
from handlers.frame.gate import Action
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit import teams
from handlers.kit.case_handover import hand_all_over, waiting_cases
from handlers.kit.pickers import Day
from handlers.kit.search import FoundOptions, Listed, by_id, page_of_options, resembling
from handlers.kit.slots import Choice, Option, Sentence, one_of, text_of
from handlers.units.screens import card, week_text
from locales import Html
from storage.tables import Unit

CHANGED = AlreadyHandled("units-changed")


async def unit_of(turn: Turn, unit_id: int) -> Unit:
    """The unit of a button; raises Invalid for none."""
    return or_refuse(await turn.uow.units.find(unit_id), Invalid("button-outdated"))


def mark(unit: Unit) -> str:
    """How a unit stands."""
    return mark_of(unit.name, unit.timezone, unit.work_week)


# --- a new unit, or another name, zone or week ----------------------------------------------------------


class _Name(Sentence[UnitDraft]):
    """The name; one that another unit has is refused at once."""

    async def hear(
        self, turn: Turn, dialog: OpenDialog[UnitDraft], message: Message
    ) -> UnitDraft | AskAgain[UnitDraft]:
        name = parse_title(text_of(message))
        await _check_free(turn, name, dialog.draft.unit_id)
        return dialog.draft.answer(self.name, name=name)


async def _check_free(turn: Turn, name: str, unit_id: int) -> None:
    known = await turn.uow.units.named(name)
    if known is not None and known.id != unit_id:
        raise Invalid("people-unit-taken", name=known.name)


class _Week(Choice[UnitDraft]):
    """The days that are worked: usual weeks as buttons, others are written as 1-6 or 1,2,4."""

    async def hear(
        self, turn: Turn, dialog: OpenDialog[UnitDraft], message: Message
    ) -> UnitDraft | AskAgain[UnitDraft]:
        try:
            week = fields.work_week(text_of(message).replace(" ", ""))
        except ValueError:
            raise Invalid("units-week-days") from None
        return dialog.draft.answer(self.name, week=week)


async def _weeks(turn: Turn, draft: UnitDraft) -> list[Option]:
    return [Option(week_text(turn.words, each), each) for each in WEEKS]


async def _with_week(turn: Turn, draft: UnitDraft, value: str) -> UnitDraft:
    return draft.answer("week", week=value)


async def _unit_so_far(turn: Turn, draft: UnitDraft) -> Sequence[Html]:
    words = turn.words
    unit = None if draft.part is Part.ALL else await unit_of(turn, draft.unit_id)
    lines = [words("units-title-new") if unit is None else words(f"units-title-{draft.part}", name=unit.name)]
    if draft.name:
        lines.append(words("units-change", before="–" if unit is None else unit.name, after=draft.name))
        lines += await resembling(turn, draft.name, draft.unit_id)
    if draft.zone is not None:
        lines.append(words("units-change", before="–" if unit is None else unit.timezone, after=draft.zone))
    if draft.week:
        before = "–" if unit is None else week_text(words, unit.work_week)
        lines.append(words("units-change", before=before, after=week_text(words, draft.week)))
    if unit is not None and UNIT.first_open(draft) is None:
        lines += await _consequences(turn, unit, draft.part)
    return [*lines, Html("")]


async def _consequences(turn: Turn, unit: Unit, part: Part) -> list[Html]:
    words = turn.words
    if part is Part.NAME:
        return [words("units-effect-name")]
    count = (await turn.uow.units.counts(turn.today)).get(unit.id, 0)
    lines = [words("units-effect-days", count=count)]
    if await turn.uow.closings.closed():
        lines.append(words("units-effect-closed"))
    return lines


async def _keep(turn: Turn, dialog: OpenDialog[UnitDraft]) -> Screen | AskAgain[UnitDraft]:
    draft, uow = dialog.draft, turn.uow
    if draft.name:
        await _check_free(turn, draft.name, draft.unit_id)
    if draft.part is Part.ALL:
        if draft.zone is None:
            raise Invalid("people-incomplete")
        unit = await uow.units.add(draft.name, draft.zone, draft.week)
    else:
        unit = await unit_of(turn, draft.unit_id)
        if mark(unit) != draft.mark:
            return AskAgain(draft.model_copy(update={"mark": mark(unit)}), warning=CHANGED)
        changed = {"name": draft.name or None, "timezone": draft.zone, "week": draft.week or None}
        if not await uow.units.change(unit, **changed):
            raise Invalid("people-same")
    teams.forget(uow)
    return await card(turn, unit, turn.words("people-done"))


def _asked(*parts: Part) -> frozenset[Part]:
    return frozenset({Part.ALL, *parts})


UNIT: Flow[UnitDraft] = Flow(
    "unit",
    Action.MANAGE_UNITS,
    UnitDraft,
    slots=[
        _Name("name", parse_title, applies=lambda draft: draft.part in _asked(Part.NAME)),
        one_of(
            "zone", TimeZone, "units-zone", width=3, applies=lambda draft: draft.part in _asked(Part.ZONE)
        ),
        _Week("week", _weeks, _with_week, width=3, applies=lambda draft: draft.part in _asked(Part.WEEK)),
    ],
    so_far=_unit_so_far,
    summary="people-ask-summary",
    finish=_keep,
    about=lambda draft: (draft.unit_id, draft.part),
)


# --- another head ---------------------------------------------------------------------------------------


async def _members(turn: Turn, draft: HeadDraft, sought: str, start: int, most: int) -> FoundOptions:
    today, wanted = turn.today, sought.casefold()
    heads = {each.id for each in await turn.uow.heads.in_person(draft.unit_id, today)}
    people = await turn.uow.people.of_unit(draft.unit_id, today)
    found = [each for each in people if each.id not in heads and wanted in each.name.casefold()]
    return page_of_options([Option(each.name, str(each.id)) for each in found], start, most)


async def _starting(turn: Turn, draft: HeadDraft, day: date) -> HeadDraft:
    check_start(day, turn.today, FOREVER, await turn.uow.closings.closed())
    return draft.answer("start", start=day, shown=await _led_by(turn, draft.unit_id, day))


async def _led_by(turn: Turn, unit_id: int, day: date) -> str:
    return " ".join(str(each.id) for each in await turn.uow.heads.in_person(unit_id, day))


async def _head_so_far(turn: Turn, draft: HeadDraft) -> Sequence[Html]:
    words, uow, unit = turn.words, turn.uow, await unit_of(turn, draft.unit_id)
    day = draft.start or turn.today
    lines = [words("units-title-head", name=unit.name)]
    heads = await turn.uow.heads.in_person(unit.id, day)
    lines.append(words("units-line-heads", names=", ".join(each.name for each in heads) or "–"))
    if not draft.head_id:
        return [*lines, Html("")]
    head = await uow.people.get(draft.head_id)
    lines.append(words("units-head-is", name=head.name))
    if draft.start is not None:
        lines.append(words("people-line-start", day=draft.start))
        for former in heads:
            team = await uow.roster.supervised_by(former.id, draft.start)
            count = len([each for each in team if each.id != head.id])
            lines.append(words("units-effect-team", count=count, former=former.name, name=head.name))
            above = await uow.supervision.supervisor_of(former.id, draft.start)
            if head.id in {each.id for each in team}:
                name = "–" if above is None else above.name
                lines.append(words("units-effect-above", name=head.name, above=name))
        lines += [words("people-effect-heads-told")] if heads else []
    return [*lines, Html("")]


async def _lead(turn: Turn, dialog: OpenDialog[HeadDraft]) -> Screen | AskAgain[HeadDraft]:
    draft, uow, now = dialog.draft, turn.uow, turn.now
    if draft.start is None:
        raise Invalid("people-incomplete")
    unit = await unit_of(turn, draft.unit_id)
    check_start(draft.start, turn.today, FOREVER, await uow.closings.closed_until_commit())
    now_shown = await _led_by(turn, unit.id, draft.start)
    if now_shown != draft.shown:
        return AskAgain(draft.model_copy(update={"shown": now_shown}), warning=CHANGED)
    heads = await turn.uow.heads.in_person(unit.id, draft.start)
    if not heads:
        raise Invalid("units-no-head")
    people = {each.id for each in heads}
    for former in heads:
        people |= {each.id for each in await uow.roster.supervised_by(former.id, draft.start)}
    waiting = await waiting_cases(uow, turn.rooms, turn.office, sorted(people), now)
    for former in heads:
        await teams.pass_team_on(
            uow,
            turn.office,
            former.id,
            draft.head_id,
            draft.start,
            now,
            by=turn.actor.employee_id,
            with_former=True,
        )
    await hand_all_over(uow, turn.office, waiting, now)
    return await card(turn, unit, turn.words("people-done"))


HEAD: Flow[HeadDraft] = Flow(
    "unithead",
    Action.MANAGE_UNITS,
    HeadDraft,
    slots=[
        Listed("head", _members, by_id("head", "head_id")),
        Day("start", pages=teams.start_pages, chosen=_starting, read=parse_start),
    ],
    so_far=_head_so_far,
    summary="people-ask-summary",
    finish=_lead,
    about=lambda draft: draft.unit_id,
)

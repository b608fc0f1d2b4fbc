"""Questions for what an entry lacks for e-Kinerja: the plan, both times, a whole number."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from telegram import Message

from domain.answers import parse_volume
from domain.ekinerja import Lack
from domain.ekinerja_sheet import EkinerjaDraft, SheetSpan, parse_plan, parse_times, whole
from domain.errors import Invalid
from handlers.ekinerja import actions
from handlers.ekinerja.actions import Line
from handlers.ekinerja.screens import sheet_screen
from handlers.frame.flow import AskAgain, Flow, OpenDialog, Question, Slot
from handlers.frame.gate import Action
from handlers.frame.screen import Screen, cut
from handlers.frame.turn import Turn
from handlers.kit.slots import Choice, Option, text_of
from locales import Html, in_lines
from locales.work import duration
from storage.records.ekinerja import added_of
from storage.tables import Entry

_MOST_PLANS = 8
_LONGEST_LABEL, _LONGEST_LISTED, _LONGEST_ACTIVITY = 40, 400, 300


async def _entry(turn: Turn, draft: EkinerjaDraft) -> Entry:
    """The entry that is asked about; raises NotAllowed to anybody but its author."""
    return await turn.case(Entry, draft.entry_id, Action.MOVE_ENTRY)


class PlanText(Slot[EkinerjaDraft]):
    """The exact text of the action plan: one that is known, or typed as e-Kinerja shows it."""

    takes_text = True

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[EkinerjaDraft]) -> Question:
        plans = await self._plans(turn, dialog)
        listed = [
            turn.words("choice-line", number=number, title=cut(plan, _LONGEST_LISTED))
            for number, plan in enumerate(plans, 1)
        ]
        key = "ekinerja-ask-plan-known" if plans else "ekinerja-ask-plan"
        rows = [
            [dialog.button(f"{number}. {cut(plan, _LONGEST_LABEL)}", str(number))]
            for number, plan in enumerate(plans, 1)
        ]
        return Question(in_lines([turn.words(key), *listed]), rows)

    async def hear(
        self, turn: Turn, dialog: OpenDialog[EkinerjaDraft], message: Message
    ) -> EkinerjaDraft | AskAgain[EkinerjaDraft]:
        return dialog.draft.answer(self.name, plan=parse_plan(text_of(message)))

    async def tap(
        self, turn: Turn, dialog: OpenDialog[EkinerjaDraft], value: str
    ) -> EkinerjaDraft | AskAgain[EkinerjaDraft]:
        plans = await self._plans(turn, dialog)
        if not value.isdecimal() or not 1 <= int(value) <= len(plans):
            raise Invalid("dialog-use-buttons")
        return dialog.draft.answer(self.name, plan=plans[int(value) - 1])

    async def _plans(self, turn: Turn, dialog: OpenDialog[EkinerjaDraft]) -> list[str]:
        return await actions.plans_offered(turn.uow, await _entry(turn, dialog.draft), _MOST_PLANS)


class BothTimes(Slot[EkinerjaDraft]):
    """The start and the end; where the entry says how long it took, the start alone."""

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[EkinerjaDraft]) -> Question:
        minutes = dialog.draft.minutes
        if minutes is None:
            return Question(turn.words("ekinerja-ask-times"))
        return Question(turn.words("ekinerja-ask-times-start", time=duration(turn.words, minutes)))

    async def hear(
        self, turn: Turn, dialog: OpenDialog[EkinerjaDraft], message: Message
    ) -> EkinerjaDraft | AskAgain[EkinerjaDraft]:
        started, ended = parse_times(text_of(message), dialog.draft.minutes)
        return dialog.draft.answer(self.name, started=started, ended=ended)


class WholeNumber(Slot[EkinerjaDraft]):
    """A whole number and its measure; a fraction is never rounded for its author."""

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[EkinerjaDraft]) -> Question:
        draft, words = dialog.draft, turn.words
        if draft.volume is not None:
            volume, measure = words.number(draft.volume), draft.measure or ""
            return Question(words("ekinerja-ask-count-whole", volume=volume, measure=measure))
        if draft.measure is not None:
            return Question(words("ekinerja-ask-count-measure", measure=draft.measure))
        return Question(words("ekinerja-ask-count"))

    async def hear(
        self, turn: Turn, dialog: OpenDialog[EkinerjaDraft], message: Message
    ) -> EkinerjaDraft | AskAgain[EkinerjaDraft]:
        thousands = turn.words.writing.thousands
        said = parse_volume(text_of(message), measure=dialog.draft.measure, thousands=thousands)
        number = whole(said.amount)
        if number is None:
            raise Invalid("ekinerja-not-whole", written=turn.words.number(said.amount))
        return dialog.draft.answer(self.name, realised=number, realised_measure=said.measure)


async def _whose(turn: Turn, draft: EkinerjaDraft) -> list[Option]:
    yes = turn.words.plain("ekinerja-also-yes", count=draft.alike)
    return [Option(yes, "yes"), Option(turn.words.plain("ekinerja-also-no"), "no")]


async def _for_alike(turn: Turn, draft: EkinerjaDraft, value: str) -> EkinerjaDraft:
    return draft.answer("also", for_alike=value == "yes")


async def _so_far(turn: Turn, draft: EkinerjaDraft) -> Sequence[Html]:
    entry, words = await _entry(turn, draft), turn.words
    return [
        words(
            "ekinerja-about", day=words.short_day(entry.date), activity=cut(entry.activity, _LONGEST_ACTIVITY)
        ),
        Html(""),
    ]


async def _keep(turn: Turn, dialog: OpenDialog[EkinerjaDraft]) -> Screen | None:
    """Keeps the answers for the sheet; the entry stays as its author sent it and its reviewer saw it."""
    draft, uow = dialog.draft, turn.uow
    entry, span = await _entry(turn, draft), SheetSpan.parse(draft.span)
    await uow.ekinerja.say(entry.id, draft.over(added_of(await uow.ekinerja.get(entry.id))))
    if draft.for_alike:
        for line in actions.alike(await _lines(turn, span), entry):
            await uow.ekinerja.say(line.entry.id, replace(line.added, plan=draft.plan))
    return sheet_screen(turn.words, span, await _lines(turn, span), 0)


async def _lines(turn: Turn, span: SheetSpan) -> list[Line]:
    return await actions.lines(turn.uow, turn.office, turn.person.id, span.days, turn.now)


EKINERJA: Flow[EkinerjaDraft] = Flow(
    "ekinerja",
    Action.SEE_EKINERJA,
    EkinerjaDraft,
    slots=[
        PlanText("plan", applies=lambda draft: Lack.PLAN in draft.asked),
        Choice(
            "also", _whose, _for_alike, applies=lambda draft: Lack.PLAN in draft.asked and draft.alike > 0
        ),
        BothTimes("times", applies=lambda draft: Lack.TIMES in draft.asked),
        WholeNumber("count", applies=lambda draft: Lack.COUNT in draft.asked),
    ],
    so_far=_so_far,
    finish=_keep,
    worth_keeping=lambda draft: bool(draft.answered),
    about=lambda draft: draft.entry_id,
)


def draft_of(line: Line, span: SheetSpan, found: Sequence[Line]) -> EkinerjaDraft:
    """The question for a value of a row of the sheet."""
    return EkinerjaDraft(
        entry_id=line.entry.id,
        span=span.code,
        asked=tuple(line.lacks),
        alike=len(actions.alike(found, line.entry)),
        minutes=line.work.minutes,
        volume=line.work.volume,
        measure=line.work.measure,
    )

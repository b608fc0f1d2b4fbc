"""The questions about a target: quantity, period, and the superior's target that it serves."""

from __future__ import annotations

from decimal import Decimal

from telegram import Message

from domain.answers import Volume
from domain.answers.weekdays import Lies
from domain.asked import period_asked
from domain.errors import Invalid
from domain.periods import Period
from domain.targets import TargetDraft, check_period, offered_periods, parse_weight, readings
from handlers.frame.flow import AskAgain, OpenDialog, Question, Slot
from handlers.frame.turn import Turn
from handlers.kit.days import own_today
from handlers.kit.slots import Choice, Option, text_of
from locales.scores import period_name
from storage.tables import Target

_WEIGHTS = ("1", "2", "3")


class Quantity(Slot[TargetDraft]):
    """How much, and of what. A number that can be read two ways is asked about."""

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[TargetDraft]) -> Question:
        words, draft = turn.words, dialog.draft
        if draft.readings:
            options = [words.number(Decimal(amount)) for amount in draft.readings]
            buttons = [dialog.button(f"{option} {draft.measure}", str(n)) for n, option in enumerate(options)]
            return Question(words("target-ask-quantity-which"), [buttons])
        if draft.is_fixed:
            return Question(words("target-ask-quantity-again", measure=draft.measure or ""))
        return await super().ask(turn, flow, dialog)

    async def hear(
        self, turn: Turn, dialog: OpenDialog[TargetDraft], message: Message
    ) -> TargetDraft | AskAgain[TargetDraft]:
        draft = dialog.draft
        found = readings(text_of(message), draft.measure if draft.is_fixed else None)
        if len(found) == 1:
            return self._answered(draft, found[0])
        amounts = tuple(str(volume.amount) for volume in found)
        unclear = draft.model_copy(update={"readings": amounts, "measure": found[0].measure})
        return AskAgain(unclear.reopen(self.name))

    async def tap(
        self, turn: Turn, dialog: OpenDialog[TargetDraft], value: str
    ) -> TargetDraft | AskAgain[TargetDraft]:
        draft = dialog.draft
        if value not in {str(n) for n in range(len(draft.readings))} or draft.measure is None:
            raise Invalid("dialog-use-buttons")
        return self._answered(draft, Volume(Decimal(draft.readings[int(value)]), draft.measure))

    def _answered(self, draft: TargetDraft, volume: Volume) -> TargetDraft:
        return draft.answer(self.name, quantity=volume.amount, measure=volume.measure, readings=())


class Weight(Slot[TargetDraft]):
    """Its weight compared with the others."""

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[TargetDraft]) -> Question:
        question = await super().ask(turn, flow, dialog)
        return Question(question.text, [[dialog.button(weight, weight) for weight in _WEIGHTS]])

    async def hear(
        self, turn: Turn, dialog: OpenDialog[TargetDraft], message: Message
    ) -> TargetDraft | AskAgain[TargetDraft]:
        return dialog.draft.answer(self.name, weight=parse_weight(text_of(message)))

    async def tap(
        self, turn: Turn, dialog: OpenDialog[TargetDraft], value: str
    ) -> TargetDraft | AskAgain[TargetDraft]:
        return dialog.draft.answer(self.name, weight=parse_weight(value))


class PeriodChoice(Choice[TargetDraft]):
    """The period, which may also be written: “TW4”, “semester ini”."""

    async def hear(
        self, turn: Turn, dialog: OpenDialog[TargetDraft], message: Message
    ) -> TargetDraft | AskAgain[TargetDraft]:
        today = await own_today(turn, dialog.draft)
        period = period_asked(message.text or "", today, Lies.AHEAD)
        if period is None:
            return await super().hear(turn, dialog, message)
        if period not in offered_periods(today):
            over = period_asked(message.text or "", today) or period
            raise Invalid("target-period-not-offered", period=period_name(turn.words, over))
        return await self.tap(turn, dialog, period.code)


async def period_options(turn: Turn, draft: TargetDraft) -> list[Option]:
    """The periods for which a target can be agreed."""
    today = await own_today(turn, draft)
    return [Option(period_name(turn.words, period), period.code) for period in offered_periods(today)]


async def with_period(turn: Turn, draft: TargetDraft, value: str) -> TargetDraft:
    """The draft with a period; which targets it can serve is asked again."""
    today = await own_today(turn, draft)
    check_period(Period.parse(value), today)
    dated = draft.answer("period", period=value)
    titles = {target.title for target in await _parents(turn, dated)}
    if draft.parent in titles or (draft.parent is None and not titles):
        return dated
    return dated.model_copy(update={"parent": None}).reopen("parent")


async def parent_options(turn: Turn, draft: TargetDraft) -> list[Option]:
    """The targets of the person's supervisor, in a period that overlaps."""
    return [Option(target.title, str(target.id)) for target in await _parents(turn, draft)]


async def with_parent(turn: Turn, draft: TargetDraft, value: str) -> TargetDraft:
    """The draft with the title of a superior's target, or without."""
    titles = {str(target.id): target.title for target in await _parents(turn, draft)}
    return draft.answer("parent", parent=titles.get(value))


async def _parents(turn: Turn, draft: TargetDraft) -> list[Target]:
    if draft.period is None:
        return []
    today = await own_today(turn, draft)
    heads = {
        head.id
        for person in draft.people or (turn.person.id,)
        if (head := await turn.uow.supervision.supervisor_of(person, today)) is not None
    }
    if len(heads) != 1:
        return []
    own = Period.parse(draft.period)
    found = await turn.uow.targets.current(heads.pop(), today)
    return [target for target in found if Period.parse(target.period).overlap(own) is not None]

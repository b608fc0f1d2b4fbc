"""A repeated pattern of shifts in a plan: which one, its hours, from when and until when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from telegram import Message

from domain.duty import Hours
from domain.duty_plans import PATTERN_SPAN, DutyDraft, Pattern, read_hours
from domain.errors import Invalid
from domain.periods import Period, PeriodKind, Span
from domain.spans import parse_day
from handlers.duty import actions
from handlers.frame.flow import AskAgain, OpenDialog, Slot
from handlers.frame.turn import Turn
from handlers.kit.days import office_today
from handlers.kit.duty_text import hours_text
from handlers.kit.pickers import Day
from handlers.kit.slots import Choice, Offering, Option, one_of, text_of
from locales import Html, Words

REPEATED = "repeated"
"""Value of the button next to the weeks."""
_MONDAYS = 2
_DAY = timedelta(days=1)


async def _on_offer(turn: Turn, draft: DutyDraft) -> dict[str, Hours]:
    """The shifts of the unit by the values of their buttons; of shifts with the same hours the first one."""
    found: dict[str, Hours] = {}
    for each in await actions.options(turn.uow, turn.office, draft, turn.now):
        found.setdefault(f"{each.start:%H%M}-{each.end:%H%M}", each)
    return found


async def _hour_options(turn: Turn, draft: DutyDraft) -> list[Option]:
    return [
        Option(hours_text(turn.words, (hours,)), value)
        for value, hours in (await _on_offer(turn, draft)).items()
    ]


class _Hours(Choice[DutyDraft]):
    """A shift that is on offer, or hours that are written; kept in the field of the slot's name."""

    def __init__(self, name: str, applies: Callable[[DutyDraft], bool]) -> None:
        super().__init__(name, _hour_options, self._with, applies=applies)

    async def _with(self, turn: Turn, draft: DutyDraft, value: str) -> DutyDraft:
        return draft.answer(self.name, **{self.name: (await _on_offer(turn, draft))[value]})

    async def hear(
        self, turn: Turn, dialog: OpenDialog[DutyDraft], message: Message
    ) -> DutyDraft | AskAgain[DutyDraft]:
        offered = await actions.options(turn.uow, turn.office, dialog.draft, turn.now)
        return dialog.draft.answer(self.name, **{self.name: read_hours(text_of(message), offered)})


async def _begun(turn: Turn, draft: DutyDraft) -> date:
    return draft.first or turn.today


async def _firsts(turn: Turn, draft: DutyDraft) -> Span:
    return PATTERN_SPAN.firsts(turn.today)


async def _lasts(turn: Turn, draft: DutyDraft) -> Span:
    return PATTERN_SPAN.lasts(await _begun(turn, draft))


async def _mondays(turn: Turn, draft: DutyDraft) -> list[Option]:
    """The first days of the next weeks."""
    today = turn.today
    monday = today + (7 - today.weekday()) * _DAY
    days = [monday + 7 * n * _DAY for n in range(_MONDAYS)]
    return [Option(turn.words.short_day(day), day.isoformat()) for day in days]


async def _month_ends(turn: Turn, draft: DutyDraft) -> list[Option]:
    """The ends of the month in which the pattern begins, and of the next one."""
    month = Period.containing(await _begun(turn, draft), PeriodKind.MONTH)
    following = Period.containing(month.end + _DAY, PeriodKind.MONTH)
    return [
        Option(turn.words.plain("duty-until-end", month=turn.words.month(each.start)), each.end.isoformat())
        for each in (month, following)
    ]


async def _check(turn: Turn, draft: DutyDraft, day: date) -> None:
    for person in draft.people:
        await actions.check_day(turn.uow, turn.office, turn.actor, person, day, turn.now)


async def _with_first(turn: Turn, draft: DutyDraft, day: date) -> DutyDraft:
    PATTERN_SPAN.check_first(day, turn.today)
    await _check(turn, draft, day)
    return draft.answer("first", first=day).reopen("last")


async def _with_last(turn: Turn, draft: DutyDraft, day: date) -> DutyDraft:
    PATTERN_SPAN.check_last(await _begun(turn, draft), day)
    await _check(turn, draft, day)
    chosen = draft.answer("last", last=day)
    if not await actions.plans_of(turn.uow, turn.office, chosen, turn.now):
        raise Invalid("duty-no-change")
    return chosen


def _is_repeated(draft: DutyDraft) -> bool:
    return draft.is_repeated


def _is_of_twos(draft: DutyDraft) -> bool:
    return draft.is_repeated and draft.pattern is Pattern.TWOS


def pattern_slots() -> Sequence[Slot[DutyDraft]]:
    """The questions about a pattern, in the place of the days of a week."""
    first = Day(
        "first",
        quick=(("report-today", 0), ("span-tomorrow", 1)),
        pages=_firsts,
        chosen=_with_first,
        read=parse_day,
        applies=_is_repeated,
    )
    last = Day(
        "last",
        base=_begun,
        quick=(("duty-two-weeks", 13), ("duty-four-weeks", 27)),
        pages=_lasts,
        chosen=_with_last,
        read=parse_day,
        today=office_today,
        applies=_is_repeated,
    )
    return [
        one_of("pattern", Pattern, "duty-pattern", applies=_is_repeated),
        _Hours("hours", lambda draft: draft.is_repeated and draft.pattern is not Pattern.TWOS),
        _Hours("early", _is_of_twos),
        _Hours("night", _is_of_twos),
        Offering(first, _mondays),
        Offering(last, _month_ends),
    ]


def pattern_lines(words: Words, draft: DutyDraft) -> list[Html]:
    """The pattern with its shifts, once they are known."""
    if draft.pattern is None:
        return []
    lines = [words("duty-line-pattern", pattern=words.plain(f"duty-pattern-{draft.pattern}"))]
    return [*lines, *(words("duty-line-hours", hours=hours_text(words, (each,))) for each in draft.shifts)]

"""Days from one to another: two questions and a half, and how such days are written."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from typing import Generic

from msgspec import Struct
from telegram import Message

from domain.answers import clean
from domain.day_lists import listed_days, one_span
from domain.errors import Invalid
from domain.periods import Span
from domain.spans import (
    Length,
    SpanRule,
    days_said,
    first_day_said,
    last_day_said,
    length_said,
    names_hours,
    parse_day,
    says_same_day,
    start_and_length,
    without_half,
)
from handlers.frame.flow import AskAgain, D, OpenDialog, Question, Slot
from handlers.frame.turn import Turn
from handlers.kit.days import office_today
from handlers.kit.pickers import TODAY_OR_TOMORROW, Day
from handlers.kit.slots import Around, Choice, Option, value_of
from locales import Html, Words

_HALVES = ("", "pagi", "siang")


class _Ends(Struct, Generic[D], frozen=True):
    """The two fields of a draft that hold a span, and how far it may reach."""

    first: str
    last: str
    rule: SpanRule
    today: Callable[[Turn, D], Awaitable[date]]
    halved: Callable[[D], bool]
    """Whether a single day may be halved."""

    async def first_of(self, turn: Turn, draft: D) -> date:
        return self._day(draft, self.first) or await self.today(turn, draft)

    async def firsts(self, turn: Turn, draft: D) -> Span:
        return self.rule.firsts(await self.today(turn, draft))

    async def lasts(self, turn: Turn, draft: D) -> Span:
        return self.rule.lasts(await self.first_of(turn, draft))

    async def begins(self, turn: Turn, draft: D, day: date) -> D:
        self.rule.check_first(day, await self.today(turn, draft))
        begun, last = draft.answer(self.first, **{self.first: day}), self._day(draft, self.last)
        return begun if last is None or last in self.rule.lasts(day) else begun.reopen(self.last)

    async def ends(self, turn: Turn, draft: D, day: date) -> D:
        self.rule.check_last(await self.first_of(turn, draft), day)
        return draft.answer(self.last, **{self.last: day})

    async def lasts_for(self, turn: Turn, draft: D, length: Length) -> D:
        """The draft with a span of so many days of the calendar."""
        return await self.ends(turn, draft, length.last(await self.first_of(turn, draft)))

    async def half_day(self, turn: Turn, draft: D, half: str) -> D:
        """The draft with its first day alone, and which half of it where that is said."""
        if not self.halved(draft):
            raise Invalid("span-whole-days")
        single = await self.ends(turn, draft, await self.first_of(turn, draft))
        return await _with_half(turn, single, half) if half else single.reopen("half")

    def is_one_day(self, draft: D) -> bool:
        day = self._day(draft, self.first)
        return day is not None and day == self._day(draft, self.last)

    @staticmethod
    def _day(draft: D, name: str) -> date | None:
        day: date | None = getattr(draft, name)
        return day


class _First(Around[D]):
    """The first day; “senin sampai rabu”, “senin dan selasa” and “senin 3 hari” say the last one, too."""

    def __init__(self, first: Day[D], last: Day[D], of: _Ends[D]) -> None:
        super().__init__(first)
        self._first, self._last, self._of = first, last, of

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[D]) -> Question:
        return await self._first.ask(turn, flow, dialog)

    async def hear(self, turn: Turn, dialog: OpenDialog[D], message: Message) -> D | AskAgain[D]:
        text = value_of(message)
        if names_hours(text):
            raise Invalid("span-no-hours")
        half, day = without_half(clean(text))
        if half is not None:
            if not day:
                raise Invalid("span-half-when")
            begun = await self._first.said(turn, dialog.draft, first_day_said(day))
            return await self._of.half_day(turn, begun, half)
        listed = listed_days(text, await self._first.reader(turn, dialog.draft))
        if listed is not None:
            span = one_span(listed)
            begun = await self._first.with_day(turn, dialog.draft, span.start)
            return await self._last.with_day(turn, begun, span.end)
        both = days_said(text)
        if both is not None:
            begun = await self._first.said(turn, dialog.draft, both[0])
            return await self._last.said(turn, begun, both[1])
        start = start_and_length(text)
        if start is None:
            return await self._first.said(turn, dialog.draft, first_day_said(text))
        if not start[0]:
            raise Invalid("span-from-when", written=clean(text))
        begun = await self._first.said(turn, dialog.draft, start[0])
        return await self._of.lasts_for(turn, begun, start[1])


class _Last(Around[D]):
    """The last day, or how many days they are: “3 hari”."""

    def __init__(self, last: Day[D], of: _Ends[D]) -> None:
        super().__init__(last)
        self._of = of

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[D]) -> Question:
        return await self._slot.ask(turn, flow, dialog)

    async def hear(self, turn: Turn, dialog: OpenDialog[D], message: Message) -> D | AskAgain[D]:
        said = last_day_said(value_of(message))
        half, rest = without_half(said)
        if half is not None and not rest:
            return await self._of.half_day(turn, dialog.draft, half)
        length, rest = (Length(1, "days"), "") if says_same_day(said) else length_said(said)
        if length is None or rest:
            return await super().hear(turn, dialog, message)
        return await self._of.lasts_for(turn, dialog.draft, length)


def span_slots(
    first: str,
    last: str,
    rule: SpanRule,
    today: Callable[[Turn, D], Awaitable[date]],
    *,
    quick: Sequence[tuple[str, int]] = TODAY_OR_TOMORROW,
    half: Callable[[D], bool] | None = None,
    read: Callable[[str, date], date] = parse_day,
    either_way: Callable[[D], bool] = lambda _: False,
) -> list[Slot[D]]:
    """Two questions, whose answers are kept in the fields `first` and `last` of the same names.

    `quick` are buttons of the first one; `read` reads a date that is written for it, and `either_way` is
    as in `Day`. With `half` a third one, `half`, asks on single days that may be halved.
    """
    halved = half or (lambda _: False)
    of = _Ends(first, last, rule, today, halved)
    days = [("span-same-day", 0), ("span-next-day", 1)]
    begins: Day[D] = Day(
        first, base=today, quick=quick, pages=of.firsts, chosen=of.begins, read=read, either_way=either_way
    )
    ends: Day[D] = Day(
        last, base=of.first_of, quick=days, pages=of.lasts, chosen=of.ends, read=parse_day, today=today
    )
    slots: list[Slot[D]] = [_First(begins, ends, of), _Last(ends, of)]
    if half is None:
        return slots
    asked: Choice[D] = Choice(
        "half", _halves, _with_half, applies=lambda draft: of.is_one_day(draft) and halved(draft)
    )
    return [*slots, asked]


def due_slot(
    name: str,
    rule: SpanRule,
    quick: Sequence[tuple[str, int]],
    today: Callable[[Turn, D], Awaitable[date]] = office_today,
) -> Day[D]:
    """By when something is to be done: a day as a rule allows it, kept in the field of the slot's name."""

    async def pages(turn: Turn, draft: D) -> Span:
        return rule.firsts(await today(turn, draft))

    async def chosen(turn: Turn, draft: D, day: date) -> D:
        rule.check_first(day, await today(turn, draft))
        return draft.answer(name, **{name: day})

    return Day(name, base=today, quick=quick, pages=pages, chosen=chosen, read=parse_day)


async def _halves(turn: Turn, draft: D) -> list[Option]:
    return [Option(turn.words.plain(f"span-half-{half or 'whole'}"), half or "whole") for half in _HALVES]


async def _with_half(turn: Turn, draft: D, value: str) -> D:
    return draft.answer("half", half="" if value == "whole" else value)


def span_text(words: Words, span: Span, half: str = "") -> Html:
    """“Jumat, 20 November 2026”, with its half, or “Sen, 16 Nov – Jum, 20 Nov”."""
    if span.start != span.end:
        return Html(words.short_days(span))
    return words(f"span-day-{half or 'whole'}", day=span.start)

"""Picking a day (a button, a page of the calendar, a date that is written), and picking several of a list."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import date, timedelta

from telegram import Message

from domain.answers import parse_date
from domain.answers.dates import day_counted, day_from, without_part_of_day
from domain.errors import Invalid
from domain.periods import Span
from domain.spans import last_day_said, parse_any_day
from handlers.frame.callbacks import Nothing
from handlers.frame.flow import AskAgain, D, OpenDialog, Question, Slot
from handlers.frame.screen import Button
from handlers.frame.turn import Turn
from handlers.kit.days import office_today
from handlers.kit.slots import Option, value_of
from locales import Html, Words

_BLANK = "\u2800"
"""A label that shows nothing: one of spaces alone counts as empty, which Telegram refuses."""
_CALENDAR = "calendar"

TODAY_OR_TOMORROW = (("report-today", 0), ("span-tomorrow", 1))
"""Quick buttons of a day from which something holds."""


class Day(Slot[D]):
    """A date."""

    takes_text = True

    def __init__(
        self,
        name: str,
        *,
        base: Callable[[Turn, D], Awaitable[date]] = office_today,
        quick: Sequence[tuple[str, int]] = TODAY_OR_TOMORROW,
        pages: Callable[[Turn, D], Awaitable[Span]],
        chosen: Callable[[Turn, D, date], Awaitable[D]],
        open_days: Callable[[Turn, D, date], Awaitable[Collection[date]]] | None = None,
        intro: Callable[[Turn, D], Awaitable[Html]] | None = None,
        read: Callable[[str, date], date] = parse_date,
        today: Callable[[Turn, D], Awaitable[date]] | None = None,
        either_way: Callable[[D], bool] = lambda _: False,
        offers: Callable[[Turn, date], bool] = lambda _, __: True,
        applies: Callable[[D], bool] = lambda _: True,
    ) -> None:
        """`quick` are sentences of buttons with their distance from `base` in days, where `offers` holds.

        `pages` are the days that the calendar shows, `open_days` those of a month (its first day) that can be
        chosen, where that is not all of them; `chosen` gives the draft with a date, or raises Invalid with
        the reason why it cannot be. `intro` is a line below the question; `read` reads a date that is
        written, by the base. `today` is given for the last day of a span: the day by which “besok” goes,
        while `base` is the first one. `either_way` tells of which drafts a day of the week may be behind or
        ahead: then it is asked which.
        """
        super().__init__(name, applies=applies)
        self._base = base
        self._read = read
        self._today = today
        self._either_way = either_way
        self._quick = quick
        self._offers = offers
        self._pages = pages
        self._open_days = open_days
        self._chosen = chosen
        self._intro = intro

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[D]) -> Question:
        words, base = turn.words, await self._base(turn, dialog.draft)
        if dialog.page:
            return await self._calendar(turn, dialog, _day(dialog.page))
        question = await super().ask(turn, flow, dialog)
        quick = [(key, base + timedelta(days=n)) for key, n in self._quick]
        days = [(words.plain(key), day.isoformat()) for key, day in quick if self._offers(turn, day)]
        first = [[dialog.button(label, day, style="primary")] for label, day in days[:1]]
        others = [dialog.button(label, day) for label, day in days[1:]]
        rows = [*first, [*others, dialog.button(words.plain("day-other"), _CALENDAR)]]
        text = question.text
        if self._intro is not None:
            text = Html(f"{text}\n{await self._intro(turn, dialog.draft)}")
        return Question(text, rows)

    async def _calendar(self, turn: Turn, dialog: OpenDialog[D], month: date) -> Question:
        pages = await self._pages(turn, dialog.draft)
        first = max(pages.start.replace(day=1), min(month, pages.end.replace(day=1)))
        if self._open_days is None:
            open_days: Collection[date] = set(pages.clip(first, first + timedelta(days=30)) or ())
        else:
            open_days = await self._open_days(turn, dialog.draft, first)
        return Question(
            turn.words("day-ask-calendar"), _month_rows(turn.words, dialog, first, pages, open_days)
        )

    async def hear(self, turn: Turn, dialog: OpenDialog[D], message: Message) -> D | AskAgain[D]:
        return await self.said(turn, dialog.draft, value_of(message))

    async def said(self, turn: Turn, draft: D, text: str) -> D:
        """The draft with the day that a text names; raises Invalid where it names none or another one."""
        return await self.with_day(turn, draft, (await self.reader(turn, draft))(text))

    async def with_day(self, turn: Turn, draft: D, day: date) -> D:
        """The draft with a day; raises Invalid for another one than those that may be chosen."""
        return await self._chosen(turn, draft, day)

    async def reader(self, turn: Turn, draft: D) -> Callable[[str], date]:
        """Reads the words for a day; raises Invalid for others."""
        read = parse_any_day if self._either_way(draft) else self._read
        base = await self._base(turn, draft)
        if self._today is None:
            # Of a last day “3 hari lagi” may also be counted from the first one: it is not read there.
            return lambda text: day_counted(text, base) or read(without_part_of_day(text), base)
        today = await self._today(turn, draft)

        def last(text: str) -> date:
            said = without_part_of_day(last_day_said(text))
            return day_from(said, today) or read(said, base)

        return last

    async def tap(self, turn: Turn, dialog: OpenDialog[D], value: str) -> D | AskAgain[D]:
        if value == _CALENDAR:
            return AskAgain(
                dialog.draft, page=(await self._base(turn, dialog.draft)).replace(day=1).isoformat()
            )
        if dialog.page and value.startswith("m"):
            return AskAgain(dialog.draft, page=_day(value[1:]).replace(day=1).isoformat())
        return await self._chosen(turn, dialog.draft, _day(value))


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise Invalid("dialog-use-buttons") from None


def _month_rows(
    words: Words, dialog: OpenDialog[D], month: date, pages: Span, open_days: Collection[date]
) -> list[list[Button]]:
    """One month as buttons within the pages; a tap on a marked day tells why it cannot be chosen."""
    rows: list[list[Button]] = [[Button(words.month(month), Nothing())]]
    rows.append([Button(words.plain(f"weekday-{day}"), Nothing()) for day in range(1, 8)])
    weeks = Calendar().monthdatescalendar(month.year, month.month)
    begun = [week for week in weeks if week[0] <= pages.end]
    rows.extend([_day_button(dialog, day, month, pages, open_days) for day in week] for week in begun)
    before = (month - timedelta(days=1)).replace(day=1)
    after = (month + timedelta(days=31)).replace(day=1)
    turn_page = []
    if month > pages.start:
        turn_page.append(dialog.button("◀︎", f"m{before.isoformat()}"))
    if after <= pages.end:
        turn_page.append(dialog.button("▶︎", f"m{after.isoformat()}"))
    return [*rows, turn_page] if turn_page else rows


def _day_button(
    dialog: OpenDialog[D], day: date, month: date, pages: Span, open_days: Collection[date]
) -> Button:
    if day.month != month.month or day > pages.end:
        return Button(_BLANK, Nothing())
    return dialog.button(str(day.day) if day in open_days else "·", day.isoformat())


_MANY_ON_PAGE = 10


class Many(Slot[D]):
    """Some of a list, each picked or not by a tap; kept as numbers in the field of the slot's name."""

    def __init__(self, name: str, options: Callable[[Turn, D], Awaitable[Sequence[Option]]]) -> None:
        """`options` have numbers as their values."""
        super().__init__(name)
        self._options = options

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[D]) -> Question:
        words, options = turn.words, await self._options(turn, dialog.draft)
        question, picked = await super().ask(turn, flow, dialog), self._picked(dialog.draft)
        start = int(dialog.page) if dialog.page.isdecimal() else 0
        page = options[start : start + _MANY_ON_PAGE]
        marks = {True: "☑️ ", False: ""}
        rows = [
            [dialog.button(f"{marks[int(each.value) in picked]}{each.label}", each.value)] for each in page
        ]
        turns = [("‹", start - _MANY_ON_PAGE), ("›", start + _MANY_ON_PAGE)]
        steps = [dialog.button(label, f"p{at}") for label, at in turns if 0 <= at < len(options)]
        everybody = dialog.button(words.plain("many-all"), "all")
        done = dialog.button(words.plain("many-done", count=len(picked)), "done", style="primary")
        return Question(question.text, [*rows, *([steps] if steps else []), [everybody, done]])

    async def tap(self, turn: Turn, dialog: OpenDialog[D], value: str) -> D | AskAgain[D]:
        known = [int(option.value) for option in await self._options(turn, dialog.draft)]
        picked = [number for number in self._picked(dialog.draft) if number in known]
        if value.startswith("p") and value[1:].isdecimal():
            return AskAgain(dialog.draft, page=value[1:])
        if value == "done":
            if not picked:
                raise Invalid("many-none")
            return dialog.draft.answer(self.name, **{self.name: tuple(picked)})
        if value == "all":
            picked = [] if picked == known else known
        elif value.isdecimal() and int(value) in known:
            picked = sorted({int(value)} ^ set(picked), key=known.index)
        else:
            raise Invalid("dialog-use-buttons")
        return AskAgain(dialog.draft.model_copy(update={self.name: tuple(picked)}), page=dialog.page)

    def _picked(self, draft: D) -> tuple[int, ...]:
        return tuple(getattr(draft, self.name))

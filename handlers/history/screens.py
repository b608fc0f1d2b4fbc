"""How the own entries look: a page of them, the filters, and one of them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from domain.cases import CaseState
from domain.periods import Period, Span
from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import Button, Rows, Screen, cut, in_rows
from handlers.history.callbacks import ANY, HistoryEntryTap, HistoryPickTap, HistoryTap
from handlers.kit.pages import ways
from locales import Html, Words, in_lines
from locales.scores import period_name
from storage.tables import Entry, Target

PAGE = 6
"""Entries of a page: what fits on a phone with the buttons below."""
MOST_TARGETS = 12
_LONGEST_LINE, _LONGEST_BUTTON = 90, 45
STATES = tuple(CaseState)


def page_screen(
    words: Words, tap: HistoryTap, entries: Sequence[Entry], count: int, target: Target | None
) -> Screen:
    """A page of entries with a number button for each, the pages around it, and the filters."""
    head = [words("history-title"), _filters_line(words, tap, count, target)]
    if not entries:
        return Screen(in_lines([*head, "", words("history-none")]), _filter_rows(words, tap))
    lines = [
        words(
            f"history-line-{entry.state}",
            number=number,
            day=words.short_day(entry.date),
            activity=cut(entry.activity, _LONGEST_LINE),
        )
        for number, entry in enumerate(entries, start=tap.page * PAGE + 1)
    ]
    numbers = [
        Button(str(number), HistoryEntryTap(entry.id, tap.page, tap.state, tap.month, tap.target))
        for number, entry in enumerate(entries, start=tap.page * PAGE + 1)
    ]
    turns = ways(words, tap.page, count, PAGE, lambda page: replace(tap, page=page))
    rows = [numbers, *turns, *_filter_rows(words, tap)]
    return Screen(in_lines([*head, "", *lines]), rows)


def _filters_line(words: Words, tap: HistoryTap, count: int, target: Target | None) -> Html:
    wanted = tap.filter
    chosen = []
    if wanted.state is not None:
        chosen.append(words(f"history-state-{wanted.state}"))
    if wanted.days is not None:
        chosen.append(words("history-of-month", month=_days(words, wanted.days)))
    if target is not None:
        chosen.append(words("history-of-target", title=cut(target.title, _LONGEST_LINE)))
    if not chosen:
        return words("history-all", count=count)
    return words("history-filtered", count=count, filters=Html(" · ".join(chosen)))


def _days(words: Words, days: Span) -> str:
    period = Period.of_days(days)
    if period is not None:
        return period_name(words, period)
    return words.days(days)


def _filter_rows(words: Words, tap: HistoryTap) -> list[list[Button]]:
    picks = [
        Button(words.plain(f"history-pick-{what}"), HistoryPickTap(what, tap.state, tap.month, tap.target))
        for what in ("state", "month", "target")
    ]
    return [picks, [Button(words.plain("history-papers"), CommandTap("rekap"))]]


def pick_screen(
    words: Words, tap: HistoryPickTap, months: Sequence[Period], targets: Sequence[Target]
) -> Screen:
    """The choices of one filter, the present one marked; the first takes it away."""
    now = HistoryTap(0, tap.state, tap.month, tap.target)
    match tap.what:
        case "state":
            options = [
                (words.plain(f"history-state-{each}"), replace(now, state=each.value)) for each in STATES
            ]
            options.insert(0, (words.plain("history-any"), replace(now, state=ANY)))
            width = 2
        case "month":
            options = [(words.month(each.start), replace(now, month=each.code)) for each in months]
            options.insert(0, (words.plain("history-any"), replace(now, month=ANY)))
            width = 2
        case _:
            options = [(each.title, replace(now, target=each.id)) for each in targets]
            options.insert(0, (words.plain("history-any"), replace(now, target=0)))
            width = 1
    buttons = [
        Button(f"{'✓ ' if chosen == now else ''}{cut(label, _LONGEST_BUTTON)}", chosen)
        for label, chosen in options
    ]
    return Screen(words(f"history-ask-{tap.what}"), in_rows(buttons, width))


def entry_screen(words: Words, tap: HistoryEntryTap, lines: Sequence[Html], rows: Rows) -> Screen:
    """One entry with its buttons, and the way back."""
    back = HistoryTap(tap.page, tap.state, tap.month, tap.target)
    return Screen(in_lines(lines), [*rows, [Button(words.plain("history-back"), back)]])

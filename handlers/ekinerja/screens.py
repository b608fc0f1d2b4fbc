"""How the sheet for e-Kinerja looks in the chat: which days, its rows, and one row to copy from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from html import escape

from domain.ekinerja_sheet import HEADERS, RowState, SheetKind, SheetSpan
from domain.office import Office
from handlers.ekinerja.actions import Line, complete_rows, open_rows
from handlers.ekinerja.callbacks import CompleteTap, KeptEvidenceTap, RowTap, SheetFileTap, SheetTap
from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import LONGEST_COPY, Button, Rows, Screen, cut, in_rows, length
from handlers.kit.pages import page_of
from locales import Html, Words, in_lines

_PAGE = 8
"""Rows of a page: what fits on a phone, with a number button for each in one line."""
_LONGEST_ACTIVITY = 60
_LONGEST_VALUE, _LONGEST_CHANGE = 1000, 80
"""Characters of a field on the screen, and of what it was and is: all fields fit into one message."""
_TOLD = (RowState.READY, RowState.CHANGED, RowState.LACKING, RowState.MOVED, RowState.RETURNED, RowState.GONE)


def days_screen(words: Words, today: date) -> Screen:
    """Which days."""
    yesterday, last_week = today - timedelta(days=1), today - timedelta(days=7)
    last_month = today.replace(day=1) - timedelta(days=1)
    offers = [
        ("today", SheetKind.DAY, today),
        ("yesterday", SheetKind.DAY, yesterday),
        ("this-week", SheetKind.WEEK, today),
        ("last-week", SheetKind.WEEK, last_week),
        ("this-month", SheetKind.MONTH, today),
        ("last-month", SheetKind.MONTH, last_month),
    ]
    buttons = [
        Button(words.plain(f"ekinerja-{name}"), SheetTap(SheetSpan.of(kind, day).code))
        for name, kind, day in offers
    ]
    return Screen(words("ekinerja-ask-days"), in_rows(buttons, 2))


def span_words(words: Words, span: SheetSpan) -> str:
    """The days of a sheet, as people say them."""
    match span.kind:
        case SheetKind.DAY:
            return words.day(span.start)
        case SheetKind.WEEK:
            return words.days(span.days)
        case SheetKind.MONTH:
            return words.month(span.start)


def sheet_screen(words: Words, span: SheetSpan, found: Sequence[Line], page: int) -> Screen:
    """The rows of a span with what has become of each, and what can be done with them."""
    head = words("ekinerja-title", days=span_words(words, span))
    other = [Button(words.plain("ekinerja-other-days"), CommandTap("ekinerja"))]
    if not found:
        return Screen(Html(f"{head}\n\n{words('ekinerja-none')}"), [other])
    at = page_of(words, list(enumerate(found, start=1)), page, _PAGE, partial(SheetTap, span.code))
    lines = [_line(words, number, each) for number, each in at.shown]
    numbers = [Button(str(number), RowTap(each.entry.id, "show", 0, span.code)) for number, each in at.shown]
    rows: Rows = [numbers, *at.rows, *_wishes(words, span, found), other]
    return Screen(in_lines([head, *_counts(words, found), "", *lines]), rows)


def _counts(words: Words, found: Sequence[Line]) -> list[Html]:
    counts = Counter(each.state for each in found)
    return [words(f"ekinerja-count-{state}", count=counts[state]) for state in _TOLD if counts[state]]


def _line(words: Words, number: int, line: Line) -> Html:
    day, activity = words.short_day(line.entry.date), cut(line.entry.activity, _LONGEST_ACTIVITY)
    text = words(f"ekinerja-line-{line.state}", number=number, day=day, activity=activity)
    if line.state is RowState.LACKING:
        return Html(f"{text}\n{_lacks(words, line)}")
    return text


def _lacks(words: Words, line: Line) -> Html:
    named = ", ".join(words.plain(f"ekinerja-lack-{lack}") for lack in line.lacks)
    return words("ekinerja-lacks", lacks=named)


def _wishes(words: Words, span: SheetSpan, found: Sequence[Line]) -> Rows:
    fresh, whole = len(open_rows(found)), len(complete_rows(found))
    lacking = sum(each.state is RowState.LACKING for each in found)
    rows = []
    if lacking:
        label = words.plain("ekinerja-complete", count=lacking)
        rows.append([Button(label, CompleteTap(span.code), style="primary")])
    if fresh:
        rows.append([Button(words.plain("ekinerja-file-new", count=fresh), SheetFileTap(span.code, "new"))])
    if whole > fresh:
        rows.append([Button(words.plain("ekinerja-file-all", count=whole), SheetFileTap(span.code, "all"))])
    return rows


def row_screen(
    words: Words,
    office: Office,
    span: SheetSpan,
    line: Line,
    made: int,
    mover: str | None,
    *,
    has_files: bool,
) -> Screen:
    """One row: each field with a button that copies it, and its state.

    `made` is the stamp that it is offered under, `mover` who marked it as transferred. `has_files`: the
    office keeps files of its evidence.
    """
    state = "again" if line.state is RowState.CHANGED else line.state
    lines = [words(f"ekinerja-row-{state}", day=words.day(line.entry.date))]
    if line.row is None:
        lines += [_activity(line), _lacks(words, line)]
    else:
        fields = zip(HEADERS, line.row.cells, strict=True)
        lines += [_field(words, header, value) for header, value in fields]
    if line.changes:
        lines += [Html(""), words("ekinerja-changed")]
        lines += [
            words(
                "ekinerja-change",
                field=each.header,
                before=_value(words, each.before),
                now=_value(words, each.now),
            )
            for each in line.changes
        ]
    kept = line.kept
    if kept is not None and kept.moved_at is not None:
        moment = words.short_moment(kept.moved_at.astimezone(office.zone))
        lines += [Html(""), words("ekinerja-moved-by", name=mover or "", moment=moment)]
    rows = [*_copies(line), *_row_wishes(words, span, line, made, has_files=has_files)]
    return Screen(in_lines(lines), rows)


def _field(words: Words, header: str, value: str) -> Html:
    shown = Html(f"<code>{escape(cut(value, _LONGEST_VALUE), quote=False)}</code>") if value else Html("–")
    return words("ekinerja-field", field=header, value=shown)


def _activity(line: Line) -> Html:
    return Html(escape(cut(line.entry.activity, _LONGEST_VALUE), quote=False))


def _value(words: Words, value: str) -> str:
    return cut(value, _LONGEST_CHANGE) or words.plain("ekinerja-empty")


def _copies(line: Line) -> Rows:
    """A button for each field that a button can copy; longer ones are copied from the text itself."""
    if line.row is None:
        return []
    fields = zip(HEADERS, line.row.cells, strict=True)
    buttons = [
        Button(f"📋 {header}", copy=value) for header, value in fields if 0 < length(value) <= LONGEST_COPY
    ]
    return in_rows(buttons, 2)


def _row_wishes(words: Words, span: SheetSpan, line: Line, made: int, *, has_files: bool) -> Rows:
    def button(wish: str, style: str | None = None) -> Button:
        tap = RowTap(line.entry.id, wish, made, span.code)
        return Button(words.plain(f"ekinerja-wish-{wish}"), tap, style=style)

    rows = []
    if line.state in (RowState.READY, RowState.CHANGED):
        rows.append([button("moved", "success")])
    if line.state is RowState.LACKING:
        rows.append([button("complete", "primary")])
    if line.kept is not None and line.kept.moved_at is not None:
        rows.append([button("unmark")])
    if has_files:
        tap = KeptEvidenceTap(line.entry.id, "show", 0, span.code)
        rows.append([Button(words.plain("kept-open"), tap)])
    return [*rows, [Button(words.plain("ekinerja-to-list"), SheetTap(span.code))]]

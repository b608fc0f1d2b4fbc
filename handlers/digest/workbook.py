"""A digest as a workbook: its figures, and a sheet for each list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.digest.figures import (
    ConfirmedInnovation,
    DigestFigures,
    Item,
    Listed,
    OpenTicket,
    OverdueBlocker,
    ServiceIndex,
    Undelivered,
    WaitingCase,
)
from domain.digest.participation import Missing
from domain.office import Office
from domain.survey import quality
from handlers.digest.words import decides, place_of, week_shown
from handlers.kit.case_counts import noun
from locales import Words
from reports.tables_xlsx import Cell, TableSheet, tables_xlsx


def digest_xlsx(
    words: Words, office: Office, figures: DigestFigures, scores: Sequence[Sequence[Cell]], now: datetime
) -> bytes:
    """The workbook; `scores` are rows about the office's scores, if they were computed."""
    title = words.plain("digest-xlsx-title", place=place_of(office, figures))
    notes = [
        title,
        words.plain("digest-xlsx-week", week=week_shown(words, figures.week)),
        words.plain("digest-xlsx-as-of", moment=words.short_moment(now.astimezone(office.zone))),
    ]
    sheets = [_sheet(words, "figures", notes, _figures(words, figures))]
    sheets += [
        _sheet(words, name, notes, [_row(words, office, each) for each in figures.lists[name]])
        for name in Listed
    ]
    if scores:
        sheets.append(_sheet(words, "scores", notes, scores))
    return tables_xlsx(title, sheets, now)


def _sheet(words: Words, name: str, notes: Sequence[str], rows: Sequence[Sequence[Cell]]) -> TableSheet:
    heads = words.plain(f"digest-xlsx-{name}-heads").split(" | ")
    return TableSheet(words.plain(f"digest-xlsx-{name}"), notes, heads, rows)


def _figures(words: Words, figures: DigestFigures) -> list[list[Cell]]:
    """Each number of the picture."""
    weeks, told = figures.weeks, figures.index
    rows: list[tuple[str, Cell]] = [
        ("percent", weeks.this.percent),
        ("reported", weeks.this.reported),
        ("expected", weeks.this.expected),
        ("last", weeks.last.percent),
        ("last-whole", weeks.last_whole.percent),
        *((name.value, count) for name, count in figures.counts.items()),
        ("late", figures.late_tickets),
        ("objectivity", figures.notices),
        ("corrections", None if figures.corrections is None else figures.corrections.count),
        ("corrections-late", None if figures.corrections is None else figures.corrections.late),
        ("ikm", told.ikm),
        ("n", told.n if told.ikm is not None else None),
    ]
    return [[words.plain(f"digest-xlsx-row-{name}"), value] for name, value in rows]


def _row(words: Words, office: Office, item: Item) -> list[Cell]:
    match item:
        case Missing():
            joined = words.plain("digest-xlsx-yes" if item.is_linked else "digest-xlsx-no")
            return [item.name, item.unit, item.days, joined]
        case WaitingCase():
            since = item.since.astimezone(office.zone).date()
            return [decides(words, item.at), item.author, noun(words, item.table), item.day, since]
        case OverdueBlocker():
            return [item.author, item.due, item.supervisor]
        case ServiceIndex():
            ikm = item.told.ikm
            if ikm is None:
                return [item.service, item.unit, None, None, None]
            return [item.service, item.unit, ikm, quality(ikm).grade, item.told.n]
        case OpenTicket():
            kind = words.plain(f"ticket-kind-{item.kind}")
            unit = item.unit or words.plain("ticket-administrators")
            late = words.plain("digest-xlsx-yes" if item.is_late else "digest-xlsx-no")
            return [kind, item.about, unit, item.since, item.due, late]
        case Undelivered():
            name = item.name or words.plain("digest-outside")
            return [name, item.messages, words.plain(f"digest-xlsx-why-{item.why}")]
        case ConfirmedInnovation():
            return [item.author, item.why]

"""`/ekinerja`: the rows of a day, a week or a month, their sheet, and what was transferred."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from domain.asked import days_asked
from domain.ekinerja_sheet import OFFERED, Row, RowState, SheetSpan
from domain.errors import Invalid
from domain.office import Office
from handlers.ekinerja import actions
from handlers.ekinerja.actions import Line
from handlers.ekinerja.callbacks import CompleteTap, RowTap, SheetFileTap, SheetMovedTap, SheetTap
from handlers.ekinerja.kept import files_of
from handlers.ekinerja.screens import days_screen, row_screen, sheet_screen, span_words
from handlers.ekinerja.talk import EKINERJA, draft_of
from handlers.frame.gate import Action
from handlers.frame.screen import Button, File, Screen
from handlers.frame.turn import Document, Turn
from handlers.kit.days import shown_today
from locales import Html, Words
from reports.ekinerja_xlsx import xlsx
from storage.tables import Entry
from storage.uow import UnitOfWork


async def begin(turn: Turn) -> None:
    """Asks which days."""
    turn.say(days_screen(turn.words, await shown_today(turn)))


async def of_days(turn: Turn, said: str) -> bool:
    """The rows of the day, the week or the month that the words name."""
    days = days_asked(said, await shown_today(turn))
    span = None if days is None else SheetSpan.of_days(days)
    if span is None:
        return False
    turn.say(await _sheet(turn, span))
    return True


async def show_sheet(turn: Turn, tap: SheetTap) -> None:
    """A page of the rows of a span."""
    turn.edit(await _sheet(turn, SheetSpan.parse(tap.span), tap.page))


async def _sheet(turn: Turn, span: SheetSpan, page: int = 0) -> Screen:
    found = await _lines(turn, span)
    return sheet_screen(turn.words, span, found, page)


async def _lines(turn: Turn, span: SheetSpan) -> list[Line]:
    return await actions.lines(turn.uow, turn.office, turn.person.id, span.days, turn.received)


async def complete(turn: Turn, tap: CompleteTap) -> None:
    """Asks what the first incomplete row lacks."""
    span = SheetSpan.parse(tap.span)
    found = await _lines(turn, span)
    line = actions.first_incomplete(found)
    if line is None:
        turn.edit(sheet_screen(turn.words, span, found, 0))
        return
    await turn.begin(EKINERJA, draft_of(line, span, found))


async def make(turn: Turn, tap: SheetFileTap) -> None:
    """The sheet as a file, read and drawn after this turn; its rows are noted as offered."""
    span = SheetSpan.parse(tap.span)
    if tap.which not in ("new", "all"):
        raise Invalid("button-outdated")
    chosen = actions.complete_rows if tap.which == "all" else actions.open_rows
    if not chosen(await _lines(turn, span)):
        turn.toast(turn.words.plain("ekinerja-nothing-new"), alert=True)
        return
    person, words, office, now = turn.person, turn.words, turn.office, turn.received

    async def note(uow: UnitOfWork) -> Callable[[], Screen]:
        offered = chosen(await actions.lines(uow, office, person.id, span.days, now))
        made = await actions.offer(uow, offered, now, on_sheet=True)
        rows = [line.row for line in offered if line.row is not None]
        return partial(_message, words, office, span, person.nip, rows, made, now)

    turn.toast(words.plain("papers-making"))
    turn.answers.append(Document(note))


def _message(
    words: Words, office: Office, span: SheetSpan, nip: str, rows: list[Row], made: int, now: datetime
) -> Screen:
    """The sheet, and the button that marks its rows."""
    caption = words("ekinerja-caption", days=span_words(words, span), count=len(rows))
    if any(office.is_evidence_link(row.proof) for row in rows):
        caption = Html(f"{caption}\n{words('ekinerja-caption-links')}")
    label = words.plain("ekinerja-mark", count=len(rows))
    button = Button(label, SheetMovedTap(span.code, made), style="success")
    name = f"ekinerja-{span.days.start}-{span.days.end}-{nip}.xlsx"
    return Screen(caption, [[button]], file=File(name, xlsx(rows, now.astimezone(office.zone))))


async def moved(turn: Turn, tap: SheetMovedTap) -> None:
    """Marks the rows of a sheet as transferred."""
    span = SheetSpan.parse(tap.span)
    done = await actions.mark(turn.uow, turn.person.id, span, tap.made, turn.now)
    if not done.count:
        turn.toast(turn.words.plain("ekinerja-sheet-replaced"), alert=True)
        return
    key = "ekinerja-marked-some" if done.left_out else "ekinerja-marked"
    turn.toast(turn.words.plain(key, count=done.count, left=done.left_out), alert=True)
    turn.say(await _sheet(turn, span))


async def row_tapped(turn: Turn, tap: RowTap) -> None:
    """One row: shown to copy from, completed, marked, or to be transferred again."""
    entry = await turn.case(Entry, tap.entry_id, Action.MOVE_ENTRY)
    span = SheetSpan.parse(tap.span)
    match tap.wish:
        case "show":
            pass
        case "complete":
            line = await actions.line_of(turn.uow, turn.office, entry, turn.now)
            if line.state is RowState.LACKING:
                await turn.begin(EKINERJA, draft_of(line, span, await _lines(turn, span)))
                return
        case "moved":
            if not await actions.mark_row(turn.uow, entry, turn.person.id, tap.made, turn.now):
                turn.toast(turn.words.plain("ekinerja-row-changed"), alert=True)
        case "unmark":
            await turn.uow.ekinerja.unmark(entry.id)
        case _:
            raise Invalid("button-outdated")
    turn.edit(await _row(turn, span, entry))


async def _row(turn: Turn, span: SheetSpan, entry: Entry) -> Screen:
    line = await actions.line_of(turn.uow, turn.office, entry, turn.now)
    made = 0
    if line.state in OFFERED:
        made = await actions.offer(turn.uow, [line], turn.now, on_sheet=False)
        line = await actions.line_of(turn.uow, turn.office, entry, turn.now)
    kept = line.kept
    if kept is not None and kept.offered_at is not None:
        made = int(kept.offered_at.timestamp())
    mover = None if kept is None or kept.moved_by is None else await turn.uow.people.get(kept.moved_by)
    name = None if mover is None else mover.name
    has_files = turn.office.keeps_evidence and bool(await files_of(turn.uow, entry))
    return row_screen(turn.words, turn.office, span, line, made, name, has_files=has_files)

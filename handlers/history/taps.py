"""`/riwayat`: one's own entries page by page, through filters, and one of them with its state."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from domain.answers import meant_button
from domain.asked import days_asked, state_asked, without_which
from domain.cases import CaseState
from domain.errors import AlreadyHandled, Invalid
from handlers.frame.case_kind import Reader
from handlers.frame.gate import Action
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.history import actions
from handlers.history.callbacks import HistoryEntryTap, HistoryPickTap, HistoryTap, days_code
from handlers.history.screens import MOST_TARGETS, PAGE, STATES, entry_screen, page_screen, pick_screen
from handlers.kit.case_card import shown
from handlers.kit.days import shown_today
from handlers.kit.own_cases import author_rows
from handlers.kit.reviewers import verdict, waits_for
from storage.tables import Entry


async def history(turn: Turn) -> None:
    """The latest own entries."""
    turn.say(await latest(turn))


async def latest(turn: Turn) -> Screen:
    """The same, as a case leads back to them."""
    return await _page(turn, HistoryTap())


async def asked(turn: Turn, said: str) -> bool:
    """Those of one state, as buttons elsewhere ask for them, of the days that the words name, or of both."""
    wanted = _wanted(turn, said, await shown_today(turn))
    if wanted is None:
        return False
    turn.say(await _page(turn, wanted))
    return True


def _wanted(turn: Turn, said: str, today: date) -> HistoryTap | None:
    if (state := _state(turn, said)) is not None:
        return HistoryTap(state=state)
    if (days := days_asked(said, today)) is not None:
        return HistoryTap(month=days_code(days))
    words = said.split()
    for at in range(1, len(words)):
        parts = " ".join(words[:at]), " ".join(words[at:])
        for first, second in (parts, parts[::-1]):
            state = _state(turn, first)
            if state is not None and (days := days_asked(second, today)) is not None:
                return HistoryTap(state=state, month=days_code(days))
    return None


def _state(turn: Turn, said: str) -> CaseState | None:
    said = without_which(said)
    named = meant_button([turn.words.plain(f"history-state-{each}") for each in STATES], said)
    if named is not None:
        return STATES[named]
    return CaseState(said) if said in set(CaseState) else state_asked(said)


async def show_page(turn: Turn, tap: HistoryTap) -> None:
    """Another page, or other filters, in the message that was tapped."""
    turn.edit(await _page(turn, tap))


async def _page(turn: Turn, tap: HistoryTap) -> Screen:
    wanted, person = tap.filter, turn.person.id
    target = None if wanted.target_id is None else await turn.uow.targets.get(wanted.target_id)
    if wanted.target_id is not None and (target is None or target.employee_id != person):
        raise Invalid("button-outdated")
    count = await turn.uow.history.count(person, wanted)
    page = min(tap.page, max(0, count - 1) // PAGE)
    entries = await turn.uow.history.page(person, wanted, page * PAGE, PAGE)
    return page_screen(turn.words, replace(tap, page=page), entries, count, target)


async def pick(turn: Turn, tap: HistoryPickTap) -> None:
    """The choices of a filter."""
    person = turn.person.id
    months = await actions.months(turn.uow, turn.office, person, turn.received) if tap.what == "month" else []
    targets = await turn.uow.history.targets(person, MOST_TARGETS) if tap.what == "target" else []
    if tap.what not in ("state", "month", "target"):
        raise Invalid("button-outdated")
    turn.edit(pick_screen(turn.words, tap, months, targets))


async def show_entry(turn: Turn, tap: HistoryEntryTap) -> None:
    """One entry: its content, the decision, and its buttons."""
    entry = await turn.uow.cases.get(Entry, tap.entry_id)
    await turn.allow(Action.SEE_OWN_ENTRY, entry)
    kind = turn.rooms.case("entry")
    if entry is None or kind is None:
        raise AlreadyHandled("review-gone")
    words = turn.words
    said, shared = await shown(turn.uow, words, kind, entry, Reader.AUTHOR)
    lines = [words("history-entry"), *said]
    if entry.state == CaseState.SUBMITTED:
        lines.append(await waits_for(turn.uow, words, turn.office, entry, turn.received))
    else:
        lines.append(await verdict(turn.uow, words, entry))
    rows = [*await author_rows(turn.uow, words, kind, entry), *shared]
    turn.edit(entry_screen(words, tap, lines, rows))

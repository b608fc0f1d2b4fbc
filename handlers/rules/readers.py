"""`/aturan baca`: who has not read what changed, for administrators, with a reminder one tap away."""

from __future__ import annotations

from functools import partial

from domain.answers import shortened
from domain.errors import AlreadyHandled, Invalid, or_refuse
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit.pages import page_of
from handlers.rules.callbacks import RulesReadersTap, RulesRemindTap
from locales import Html, in_lines
from storage.rules import concerned

READ = "baca"
_A_PAGE = 15


async def readers(turn: Turn) -> Screen:
    """The newest change, and who has not read it."""
    latest = await turn.uow.rules.latest()
    if not latest or await turn.uow.rules.pair(latest[0].id) is None:
        raise Invalid("rules-readers-none")
    return await _screen(turn, latest[0].id, 0)


async def show_readers(turn: Turn, tap: RulesReadersTap) -> None:
    """Another page, or another change."""
    turn.edit(await _screen(turn, tap.version, tap.page))


async def _screen(turn: Turn, version_id: int, page: int) -> Screen:
    uow, words, office = turn.uow, turn.words, turn.office
    pair = or_refuse(await uow.rules.pair(version_id), Invalid("button-outdated"))
    read = await uow.rules.read_by(version_id)
    everybody = await concerned(uow, office, pair, turn.received)
    missing = [each.name for each in everybody if each.employee_id not in read]
    found = page_of(words, missing, page, _A_PAGE, partial(RulesReadersTap, version_id))
    lines = [
        words("rules-readers-title", day=office.date_of(pair[1].found_at)),
        words("rules-readers-count", read=len(everybody) - len(missing), all=len(everybody)),
        Html(""),
        words("rules-readers-list" if missing else "rules-readers-all"),
    ]
    lines += [words("rules-readers-line", name=shortened(name, 60)) for name in found.shown]
    rows = list(found.rows)
    until = uow.rules.rests_until(pair[1], turn.received)
    if missing and until is not None:
        at = words.short_moment(until.astimezone(office.zone))
        lines += [Html(""), words("rules-readers-rest", at=at)]
    elif missing:
        label = words.plain("rules-readers-remind", count=len(missing))
        rows.append([Button(label, RulesRemindTap(version_id))])
    if await uow.rules.pair(pair[0].id) is not None:
        earlier = words.plain("rules-readers-earlier", day=office.date_of(pair[0].found_at))
        rows.append([Button(earlier, RulesReadersTap(pair[0].id, 0))])
    return Screen(in_lines(lines), rows)


async def remind(turn: Turn, tap: RulesRemindTap) -> None:
    """Has the sweep remind those who have not read it; once a day."""
    if await turn.uow.rules.pair(tap.version) is None:
        raise Invalid("button-outdated")
    turn.refresh = partial(_show_again, version_id=tap.version)
    if not await turn.uow.rules.claim_reminder(tap.version, turn.now):
        raise AlreadyHandled("rules-readers-again")
    turn.toast(turn.words.plain("rules-readers-reminded"), alert=True)
    await _show_again(turn, tap.version)


async def _show_again(turn: Turn, version_id: int) -> None:
    turn.edit(await _screen(turn, version_id, 0))

"""Blockers: the own ones, those of one's people, and passing one up."""

from __future__ import annotations

from functools import partial

from domain.answers import parse_activity
from domain.blockers import BlockerDraft, is_overdue
from domain.cases import CaseState
from domain.errors import Invalid
from handlers.blockers import actions
from handlers.blockers.actions import BlockerPassed
from handlers.blockers.talk import BLOCKER, CASE, NEW, PassTap, brief
from handlers.frame.callbacks import CommandTap, id_in
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap, Telling
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit.case_card import card_for
from handlers.kit.days import today_of
from handlers.kit.drafts import begin_afresh
from handlers.kit.own_cases import NEW as ANOTHER
from handlers.kit.own_cases import new_rows, own_rows, own_screen
from locales import Html, in_lines
from storage.records.blockers import OpenBlocker
from storage.tables import Blocker, Entry

_ON_ENTRY = "laporan"
"""What follows the command in the button under a report, with the report's number."""
_MOST_OF_OTHERS = 15


async def blockers(turn: Turn, argument: str = "") -> None:
    """The own blockers and those at this person; asks for one where there are none or one is told."""
    wish, _, number = argument.partition(" ")
    if wish == _ON_ENTRY and (entry_id := id_in(number)) is not None:
        await turn.allow(Action.CHANGE_CASE, await turn.uow.cases.get(Entry, entry_id))
        await _begin(turn, NEW.model_copy(update={"entry_id": entry_id}), argument)
        return
    if argument and argument != ANOTHER:
        await _begin(turn, NEW.answer("what", what=parse_activity(argument)), argument)
    elif argument or (turn.actor.in_service and not await _are_any(turn)):
        await _begin(turn, NEW, ANOTHER)
    else:
        turn.say(await _listed(turn))


async def _are_any(turn: Turn) -> bool:
    return bool(await turn.uow.blockers.of(turn.person.id) or await _of_others(turn))


async def _listed(turn: Turn) -> Screen:
    words, own, theirs = turn.words, await turn.uow.blockers.of(turn.person.id), await _of_others(turn)
    lines = [words("blocker-own"), *[await _line(turn, each) for each in own]] if own or not theirs else []
    lines += [] if own or theirs else [words("case-own-none")]
    if theirs:
        lines += [words("blocker-theirs", count=len(theirs))]
        lines += [await _line(turn, each.blocker, each.author) for each in theirs[:_MOST_OF_OTHERS]]
    rows = [*await new_rows(turn, CASE, "kendala"), *own_rows(words, CASE, own)]
    if any(each.blocker.state == CaseState.SUBMITTED for each in theirs):
        rows.append([Button(words.plain("remind-review-button"), CommandTap("tinjau"))])
    return Screen(in_lines(lines), rows)


async def _begin(turn: Turn, draft: BlockerDraft, argument: str) -> None:
    await turn.allow(Action.PUT_FORWARD)
    today = await today_of(turn.uow, turn.office, turn.person.id, turn.now)
    if not await turn.uow.supervision.reviewers_of(turn.person.id, today, today):
        raise Invalid("blocker-no-supervisor")
    await begin_afresh(turn, BLOCKER, draft, f"kendala {argument}")


async def _of_others(turn: Turn) -> list[OpenBlocker]:
    """The blockers at this person, as supervisor or stand-in."""
    if not turn.actor.in_service:
        return []
    today = turn.today
    found = await turn.uow.blockers.at(await turn.uow.supervision.acts_for(turn.person.id, today), today)
    return [each for each in found if each.blocker.employee_id != turn.person.id]


async def _line(turn: Turn, blocker: Blocker, author: str | None = None) -> Html:
    """One blocker of a list: what, until when, and how it stands."""
    words = turn.words
    today = await today_of(turn.uow, turn.office, blocker.employee_id, turn.now)
    state = "overdue" if is_overdue(blocker.state, blocker.due, today) else blocker.state
    if state == CaseState.RETURNED and blocker.meeting is not None:
        state = "decided"
    about = brief(words, blocker) if author is None else f"{author}: {brief(words, blocker)}"
    stands = words(f"blocker-state-{state}")
    return words("blocker-own-line", about=about, due=words.short_day(blocker.due), state=stands)


async def passed_up(turn: Turn, tap: PassTap) -> None:
    """Passes a blocker on to the superior of the person it waits for."""
    blocker = await turn.case(Blocker, tap.blocker_id, CASE.action)
    turn.refresh = partial(_card, blocker=blocker)
    name = await actions.pass_up(turn.uow, turn.office, blocker, tap.version, turn.person, turn.now)
    author = (await turn.uow.people.get(blocker.employee_id)).name
    about = brief(turn.words, blocker)
    turn.edit(Screen(turn.words("blocker-passed", author=author, about=about, name=name)))


async def _card(turn: Turn, blocker: Blocker) -> None:
    turn.edit(await card_for(turn, CASE, blocker))


async def was_passed(told: Telling, notice: BlockerPassed) -> Screen | None:
    """To its author: who it waits for now; None when it has moved on."""
    blocker = await told.uow.cases.get(Blocker, notice.blocker_id)
    if blocker is None or (blocker.state, blocker.version) != (CaseState.SUBMITTED, notice.version):
        return None
    return await own_screen(told, CASE, blocker, told.words("blocker-passed-told"))


ROOM = Room(
    commands=[Command("kendala", Action.SEE_BLOCKERS, blockers, blockers, aliases=("blocker", "hambatan"))],
    taps=[Tap(PassTap, None, passed_up)],
    flows=[BLOCKER],
    cases=[CASE],
    own_lists={CASE.name: _listed},
    notices={BlockerPassed: was_passed},
)

"""Targets: the own ones with how far they are, what may be done with each, and their notices."""

from __future__ import annotations

from functools import partial

from domain.answers.weekdays import Lies
from domain.asked import period_asked
from domain.cases import CaseState
from domain.errors import AlreadyHandled, Invalid
from domain.periods import Period
from domain.targets import Ask
from handlers.frame.callbacks import Callback, CommandTap
from handlers.frame.case_kind import Reader
from handlers.frame.flow import CHANGE
from handlers.frame.gate import Action
from handlers.frame.records import DayOf
from handlers.frame.room import Command, Room, Tap, Telling
from handlers.frame.screen import Button, Rows, Screen
from handlers.frame.turn import Turn
from handlers.kit.days import today_of
from handlers.kit.drafts import begin_afresh
from handlers.kit.own_cases import NEW as ANOTHER
from handlers.kit.own_cases import OwnTap
from handlers.kit.reviewers import verdict
from handlers.targets import actions, countered, link, talk
from handlers.targets.screens import brief, progress_lines, terms_lines
from handlers.targets.talk import CASE, SET, TARGET, TargetSet, TargetsSet, draft_of
from locales import Html, Words, in_lines
from locales.scores import period_name
from storage.records.targets import terms_in
from storage.tables import Target, TargetProposal

_ON_PAGE = 6
_LINK, _SEVERAL, _PAGE = "kegiatan", "tetapkan", "mulai"
"""What follows the command in its buttons."""
_LIST = "list"


class TargetTap(Callback, prefix="tg1"):
    """What is wished for an own target: show it, other terms (change), no more (drop), or the list."""

    target_id: int
    wish: str


async def target(turn: Turn) -> None:
    """The own targets and proposals."""
    turn.say(await _own_targets(turn, 0))


async def wished(turn: Turn, said: str) -> bool:
    """What a button under them asks for."""
    wish, _, rest = said.partition(" ")
    if wish == ANOTHER:
        await turn.allow(Action.PUT_FORWARD)
        await begin_afresh(turn, TARGET, talk.NEW, f"target {ANOTHER}")
    elif wish == _SEVERAL:
        await turn.allow(Action.SET_TARGETS)
        if not await turn.uow.supervision.reviewed_by(turn.person.id, turn.received_on):
            raise Invalid("target-nobody")
        draft = talk.NEW.model_copy(update={"for_others": True})
        await begin_afresh(turn, SET, draft, f"target {_SEVERAL}")
    elif wish == _LINK:
        await link.show_linkable(turn)
    elif wish == _PAGE and rest.isdecimal():
        turn.say(await _own_targets(turn, int(rest)))
    else:
        return await _of_period(turn, said)
    return True


async def _of_period(turn: Turn, said: str) -> bool:
    """The list, for words that name a period: only what is in force now is in it."""
    period = period_asked(said, turn.today, Lies.AHEAD)
    if period is None:
        return False
    if turn.today not in period.span:
        turn.say(Screen(turn.words("target-other-period", period=period_name(turn.words, period))))
    await target(turn)
    return True


async def _own_targets(turn: Turn, start: int = 0) -> Screen:
    words, person = turn.words, turn.person
    today = await today_of(turn.uow, turn.office, person.id, turn.now)
    targets = await turn.uow.targets.current(person.id, today)
    page = targets[start : start + _ON_PAGE]
    progress = await turn.uow.targets.progress(page)
    blocks = [words("target-own" if targets else "target-own-none")]
    for number, each in enumerate(page, start + 1):
        head = words(
            "target-own-line",
            number=number,
            title=brief(each.title),
            period=period_name(words, Period.parse(each.period)),
        )
        blocks.append(in_lines([head, *progress_lines(words, progress[each.id], each.measure)]))
    proposals = await turn.uow.targets.proposals(person.id)
    if proposals:
        waiting = [
            words("case-own-line", about=_asked(words, each), state=words(f"case-state-{each.state}"))
            for each in proposals
        ]
        blocks.append(in_lines([words("target-own-proposals"), *waiting]))
    rows = [
        [Button(f"{n}. {brief(each.title)}", TargetTap(each.id, "show"))]
        for n, each in enumerate(page, start + 1)
    ]
    rows += [[Button(_asked(words, each), OwnTap(CASE.name, each.id, "show"))] for each in proposals]
    return Screen(Html("\n\n".join(blocks)), [*rows, *await _wishes(turn, len(targets), start)])


def _asked(words: Words, proposal: TargetProposal) -> str:
    return words.plain(f"target-asked-{proposal.ask}", title=brief(proposal.title))


async def _wishes(turn: Turn, count: int, start: int) -> Rows:
    """What this person may do with targets, besides those of the list."""
    words = turn.words

    async def button(action: Action, key: str, wish: str) -> list[list[Button]]:
        allowed = await turn.may(action)
        return [[Button(words.plain(key), CommandTap(f"target {wish}"))]] if allowed else []

    rows = []
    if start + _ON_PAGE < count:
        rows.append([Button(words.plain("target-more"), CommandTap(f"target {_PAGE} {start + _ON_PAGE}"))])
    if await link.linkable(turn):
        rows += await button(Action.PUT_FORWARD, "target-link", _LINK)
    rows += await button(Action.PUT_FORWARD, "target-new", ANOTHER)
    if await turn.uow.supervision.reviewed_by(turn.person.id, turn.received_on):
        rows += await button(Action.SET_TARGETS, "target-set", _SEVERAL)
    return rows


async def tapped(turn: Turn, tap: TargetTap) -> None:
    """Shows an agreed target of one's own, or begins to ask for other terms or that it no longer counts."""
    row = await turn.uow.targets.get(tap.target_id)
    owner = None if row is None else DayOf(row.employee_id, turn.today)
    await turn.allow(Action.CHANGE_CASE, owner)
    if row is None:
        raise AlreadyHandled("review-gone")
    turn.refresh = partial(_show, row=row)
    if tap.wish == "show":
        await _show(turn, row)
        return
    if tap.wish == _LIST:
        turn.edit(await _own_targets(turn))
        return
    if tap.wish not in (Ask.CHANGE, Ask.DROP):
        raise Invalid("button-outdated")
    await turn.allow(Action.PUT_FORWARD)
    await actions.own_target(turn.uow, turn.person.id, row.id)
    draft = draft_of(row, Ask(tap.wish), target_id=row.id).reopen("reason")
    await turn.begin(TARGET, draft, CHANGE if draft.ask is Ask.CHANGE else "")


async def _show(turn: Turn, row: Target) -> None:
    words = turn.words
    progress = (await turn.uow.targets.progress([row]))[row.id]
    lines = [*terms_lines(words, terms_in(row)), *progress_lines(words, progress, row.measure)]
    agreements = await turn.uow.targets.agreements(row.id)
    for agreed in agreements:
        what, who = words(f"target-asks-{agreed.ask}"), await verdict(turn.uow, words, agreed)
        at = (agreed.reviewed_at or agreed.revised_at).astimezone(turn.office.zone)
        lines += [words("target-agreed-line", what=what, day=words.short_day(at.date()), who=who)]
    back = [Button(words.plain("target-to-list"), TargetTap(row.id, _LIST))]
    if row.withdrawn_at is not None:
        turn.edit(Screen(in_lines([*lines, words("target-gone")]), [back]))
        return
    rows = []
    if await turn.may(Action.PUT_FORWARD):
        rows = [
            [Button(words.plain("target-propose-change"), TargetTap(row.id, Ask.CHANGE))],
            [Button(words.plain("target-propose-drop"), TargetTap(row.id, Ask.DROP))],
        ]
    turn.edit(Screen(in_lines(lines), [*rows, back]))


async def was_set(told: Telling, notice: TargetSet) -> Screen | None:
    """To a person: which target the supervisor set; None when it was taken back meanwhile."""
    proposal = await told.uow.cases.get(TargetProposal, notice.proposal_id)
    if proposal is None or proposal.state != CaseState.APPROVED or proposal.target_id is None:
        return None
    said = await CASE.said(told.uow, told.words, proposal, Reader.AUTHOR)
    lines = [told.words("target-set-told"), *said.lines[1:], await verdict(told.uow, told.words, proposal)]
    see = Button(told.words.plain("target-see"), TargetTap(proposal.target_id, "show"))
    return Screen(in_lines(lines), [[see]])


async def were_set(told: Telling, notice: TargetsSet) -> Screen | None:
    """To the supervisor: for how many people a target was set."""
    proposal = await told.uow.cases.get(TargetProposal, notice.proposal_id)
    if proposal is None:
        return None
    return Screen(told.words("target-set-done", title=proposal.title, count=notice.count))


ROOM = Room(
    commands=[
        Command(
            "target",
            Action.SEE_TARGETS,
            target,
            wished,
            aliases=("rhk", "skp", "targets"),
            spoken=("target", "targets", "rhk", "skp"),
            is_own=True,
        )
    ],
    taps=[Tap(TargetTap, None, tapped), Tap(link.LinkTap, None, link.tapped)],
    flows=[TARGET, SET, link.LINK],
    cases=[CASE],
    own_lists={CASE.name: _own_targets},
    notices={TargetSet: was_set, TargetsSet: were_set},
    replies=countered.replied,
    texts=countered.told,
)

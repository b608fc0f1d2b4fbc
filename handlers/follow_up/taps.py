"""What the command and the buttons do: the people, one of them, a proposal, one's own, the whole office."""

from __future__ import annotations

from domain.errors import Invalid, or_refuse
from domain.follow_up import Done, accepted
from domain.views import Seen
from handlers.follow_up import actions
from handlers.follow_up.callbacks import (
    OWN,
    FollowAllTap,
    FollowFileTap,
    FollowPeopleTap,
    FollowProposalTap,
    FollowTap,
    FollowWishTap,
    ProposalWish,
    Wish,
)
from handlers.follow_up.everybody import FollowUpsAsked
from handlers.follow_up.screens import own_screen, proposal_screen, team_screen, ways
from handlers.follow_up.sheet import closing_of, is_open, own_sheet, sheet_for, team_of, writing_sheet
from handlers.follow_up.talk import FOLLOW_UP, FollowDraft, What
from handlers.frame.gate import Action
from handlers.frame.screen import Button, Rows, Screen
from handlers.frame.turn import Turn
from handlers.kit.asked import asked_of, named
from locales.scores import period_name
from storage.records.follow_ups import Closed


async def begin(turn: Turn) -> None:
    """The people one writes for; a person who writes for nobody sees the own follow-up.

    Until a job has made that of a closing which concerns the person, it is told that it comes.
    """
    coming = await _coming(turn)
    if coming is not None:
        said = turn.words("follow-up-coming", period=period_name(turn.words, coming.period))
        turn.say(Screen(said, await _ways_before(turn)))
        return
    teams = await _teams(turn)
    if teams:
        turn.say(await _team(turn, teams[0], OWN, 0))
        return
    own = await _own_closings(turn)
    if own:
        turn.say(await _own(turn, own[0]))
        return
    turn.say(Screen(turn.words("follow-up-none"), await _ways(turn, is_own=True)))


async def of_period(turn: Turn, said: str) -> bool:
    """The people, or the own follow-up, of the closed period that the words name."""
    coming = await _coming(turn)
    own = {each.period: each for each in await _own_closings(turn)}
    teams = {each.period: each for each in await _teams(turn)}
    offered = {*own, *teams} | ({coming.period} if coming else set())
    period = asked_of(turn, said, turn.today, "tindaklanjut", offered)
    if period is None:
        return await _of_person(turn, said)
    if coming is not None and period == coming.period:
        await begin(turn)
    elif period in teams:
        turn.say(await _team(turn, teams[period], OWN, 0))
    else:
        turn.say(await _own(turn, own[period]))
    return True


async def _of_person(turn: Turn, said: str) -> bool:
    """The one of the people, after the latest closing, whom the words name."""
    for closed in (await _teams(turn))[:1]:
        members = await team_of(turn, closed, OWN)
        found = named(turn, members, lambda each: each.person.name, said)
        if found is not None:
            turn.say(await actions.with_ways(turn, await sheet_for(turn, closed.id, found.person.id)))
            return True
    return False


async def _teams(turn: Turn) -> list[Closed]:
    """The closings after which the person writes for anybody, the latest first."""
    return [each for each in await turn.uow.follow_ups.writable() if await team_of(turn, each, OWN)]


async def show_people(turn: Turn, tap: FollowPeopleTap) -> None:
    """A page of the people, in the message that was tapped."""
    turn.edit(await _team(turn, await closing_of(turn, tap.closing), tap.supervisor, tap.page))


async def _team(turn: Turn, closed: Closed, supervisor_id: int, page: int) -> Screen:
    members = await team_of(turn, closed, supervisor_id)
    uow = turn.uow
    writable = await uow.follow_ups.writable()
    supervisor = None
    if supervisor_id != OWN:
        person = or_refuse(await uow.people.find(supervisor_id), Invalid("button-outdated"))
        supervisor = (supervisor_id, person.name)
    others = [each for each in writable if each.id != closed.id]
    return team_screen(
        turn.words,
        closed,
        members,
        page,
        others=others,
        supervisor=supervisor,
        is_open=await is_open(uow, closed),
        more=await _ways(turn),
    )


async def _ways(turn: Turn, *, is_own: bool = False) -> Rows:
    own = [] if is_own else await _own_closings(turn)
    latest = next(iter(await turn.uow.follow_ups.writable()), None)
    return ways(turn.words, own=own, latest=latest, is_admin=turn.actor.is_admin)


async def _coming(turn: Turn) -> Closed | None:
    """The closing whose follow-up of this person, or of the people of this person, is not made yet."""
    uow, me = turn.uow, turn.actor.employee
    for closed in await uow.follow_ups.unprepared():
        if turn.actor.is_admin and await uow.follow_ups.has_results(closed.id, None, ()):
            return closed
        if me is None:
            continue
        heads = await uow.supervision.acts_for(me.id, turn.today)
        if await uow.follow_ups.has_results(closed.id, me.id, heads):
            return closed
    return None


async def _ways_before(turn: Turn) -> Rows:
    """To what is there of closings before."""
    unprepared = {each.id for each in await turn.uow.follow_ups.unprepared()}
    before = [each for each in await turn.uow.follow_ups.writable() if each.id not in unprepared]
    teams = [each for each in before if await team_of(turn, each, OWN)]
    switch = [
        [
            Button(
                turn.words.plain("follow-up-other", period=period_name(turn.words, each.period)),
                FollowPeopleTap(each.id, OWN, 0),
            )
        ]
        for each in teams
    ]
    own, latest = await _own_closings(turn), next(iter(before), None)
    return [*switch, *ways(turn.words, own=own, latest=latest, is_admin=turn.actor.is_admin)]


async def _own_closings(turn: Turn) -> list[Closed]:
    if turn.actor.employee is None:
        return []
    kept = await turn.uow.follow_ups.of_person(turn.person.id)
    return [each for each in await turn.uow.follow_ups.finished() if each.id in kept]


async def _own(turn: Turn, closed: Closed) -> Screen:
    own = await _own_closings(turn)
    others = [each for each in own if each.id != closed.id][:4]
    return own_screen(turn.words, await own_sheet(turn, closed), others, await _ways(turn, is_own=True))


async def show_person(turn: Turn, tap: FollowTap) -> None:
    """A person of the people, or oneself."""
    if tap.person == OWN:
        await turn.allow(Action.SEE_OWN_SCORE)
        turn.edit(await _own(turn, await closing_of(turn, tap.closing)))
        return
    turn.edit(await actions.with_ways(turn, await sheet_for(turn, tap.closing, tap.person)))


async def say(turn: Turn, tap: FollowWishTap) -> None:
    """Asks for the recommendation, or for a word why something was done or not."""
    sheet = await writing_sheet(turn, tap.closing, tap.person)
    draft = FollowDraft(closing=tap.closing, person=tap.person)
    if tap.wish is not Wish.WRITE:
        past = sheet.outcome.before
        if past is None or not past.followed.is_asked_about:
            raise Invalid("button-outdated")
        draft = draft.model_copy(update={"what": What.ANSWER, "done": Done(tap.wish)})
    await turn.begin(FOLLOW_UP, draft, in_place=True)


async def decide(turn: Turn, tap: FollowProposalTap) -> None:
    """Shows a proposal, accepts it, or asks what takes its place and why."""
    sheet = await writing_sheet(turn, tap.closing, tap.person)
    proposal = sheet.outcome.now.followed.proposal(tap.mark)
    draft = FollowDraft(closing=tap.closing, person=tap.person, mark=tap.mark)
    match tap.wish:
        case ProposalWish.ASK:
            turn.edit(proposal_screen(turn.words, sheet, proposal))
        case ProposalWish.ACCEPT:
            await actions.decide(turn, sheet, proposal, accepted(proposal))
            turn.edit(await actions.after_writing(turn, sheet))
        case ProposalWish.CHANGE:
            await turn.begin(FOLLOW_UP, draft.model_copy(update={"what": What.CHANGE}), in_place=True)
        case ProposalWish.DECLINE:
            await turn.begin(FOLLOW_UP, draft.model_copy(update={"what": What.DECLINE}), in_place=True)


async def show_all(turn: Turn, tap: FollowAllTap) -> None:
    """Has the whole office counted."""
    await closing_of(turn, tap.closing)
    turn.confirm(FollowUpsAsked(tap.closing))
    turn.toast(turn.words.plain("follow-up-computing"))


async def make_file(turn: Turn, tap: FollowFileTap) -> None:
    """Has the workbook made."""
    await closing_of(turn, tap.closing)
    turn.saw(Seen.ALL_FOLLOW_UPS, [None])
    turn.confirm(FollowUpsAsked(tap.closing, as_file=True))
    turn.toast(turn.words.plain("follow-up-computing"))

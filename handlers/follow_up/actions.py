"""Saves supervisors' texts and decisions, and tells the person at once."""

from __future__ import annotations

from domain.follow_up import Decided, Done, Proposal
from domain.notices import Notice
from handlers.follow_up.callbacks import OWN, FollowPeopleTap
from handlers.follow_up.screens import person_screen
from handlers.follow_up.sheet import Sheet, team_of, writing_sheet
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn


class FollowUpSaid(Notice, kind="follow_up_said"):
    """To a person: the supervisor wrote a recommendation, or decided about a proposal."""

    closing_id: int
    employee_id: int
    is_recommendation: bool


async def recommend(turn: Turn, sheet: Sheet, text: str) -> None:
    """Keeps a recommendation."""
    person = sheet.person.id
    await turn.uow.follow_ups.write(sheet.closed.id, person, text, turn.person.id, turn.now)
    turn.notify(FollowUpSaid(sheet.closed.id, person, is_recommendation=True), person)


async def decide(turn: Turn, sheet: Sheet, proposal: Proposal, decided: Decided) -> None:
    """Saves a decision about a proposal; the same one again is told to nobody."""
    if sheet.outcome.now.followed.decisions.get(proposal.mark) == decided:
        return
    closing, person = sheet.closed.id, sheet.person.id
    await turn.uow.follow_ups.decide(closing, person, proposal.mark, decided, turn.person.id, turn.now)
    turn.notify(FollowUpSaid(closing, person, is_recommendation=False), person)


async def answer(turn: Turn, sheet: Sheet, done: Done, why: str | None) -> None:
    """Keeps whether what was recommended a period ago was done."""
    past = sheet.outcome.before
    # Without a period before, taps.say refuses the button, so no draft with an answer exists.
    assert past is not None
    closing = past.closed.id
    await turn.uow.follow_ups.answer(closing, sheet.person.id, done, why, turn.person.id, turn.now)


async def after_writing(turn: Turn, sheet: Sheet) -> Screen:
    """The person after what was just written, with a button to the next person who lacks something."""
    now = await writing_sheet(turn, sheet.closed.id, sheet.person.id)
    return await with_ways(turn, now)


async def with_ways(turn: Turn, sheet: Sheet) -> Screen:
    """A person with a button back to all people, and one to the next person when nothing is missing here."""
    words, closed = turn.words, sheet.closed
    team = await team_of(turn, closed, OWN)
    is_own = any(each.person.id == sheet.person.id for each in team)
    following = None
    if sheet.may_write and not sheet.outcome.lacks.is_anything:
        left = [each for each in team if each.outcome.lacks.is_anything]
        following = next((each for each in left if each.person.id != sheet.person.id), None)
    back = FollowPeopleTap(closed.id, OWN if is_own else sheet.writer_id or OWN, 0)
    way = [[Button(words.plain("follow-up-to-team"), back)]]
    return person_screen(words, sheet, following=following, way=way)

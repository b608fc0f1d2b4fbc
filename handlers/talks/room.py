"""`/dialog`: final ratings next to self ratings, the talks that they suggest, and those begun."""

from __future__ import annotations

from domain.cases import UNDO_FOR
from domain.talks import PROPOSED_FOR, are_far_apart
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap, Telling
from handlers.frame.screen import Button, Screen, in_rows
from handlers.frame.turn import Turn
from handlers.kit.talks import TalkTap, talk_lines
from handlers.talks.talk import TALK, TalkNoted, answer_row, head, opened
from locales import Html, in_lines
from storage.tables import Entry

_MOST = 10


async def talks(turn: Turn) -> None:
    """Ratings far from one's own, given and received of late, and the talks begun; each opens with a tap."""
    uow, me = turn.uow, turn.person.id
    until = turn.now - UNDO_FOR
    received = await uow.talks.received(me, turn.now - PROPOSED_FOR, until, _MOST)
    rated = await uow.talks.rated(me, turn.now - PROPOSED_FOR, until, _MOST)
    begun = await uow.talks.begun_with(me, _MOST)
    known = {each.id for each in begun}
    await uow.people.read({each.employee_id for each in (*received, *rated, *begun)})
    received = [each for each in received if each.id not in known]
    rated = [each for each in rated if each.id not in known]
    offered = [each for each in (*received, *rated) if await _is_offered(turn, each)]
    offered += [each for each in begun if await turn.may(Action.TALK_ABOUT, each)]
    lines = list[Html]()
    for title, entries in (("talk-received", received), ("talk-rated", rated), ("talk-begun", begun)):
        lines += [turn.words(title)] if entries else []
        for entry in entries:
            about = await head(uow, turn.words, entry)
            if entry in offered:
                number = offered.index(entry) + 1
                lines.append(turn.words("talk-numbered", number=number, about=about))
            else:
                lines.append(turn.words("talk-bullet", about=about))
    if not lines:
        turn.say(Screen(turn.words("talk-none")))
        return
    if offered:
        lines.append(turn.words("talk-choose"))
    buttons = [Button(str(number), TalkTap(entry.id)) for number, entry in enumerate(offered, 1)]
    turn.say(Screen(in_lines(lines), in_rows(buttons, 5)))


async def _is_offered(turn: Turn, entry: Entry) -> bool:
    is_far = are_far_apart(entry.self_rating, entry.supervisor_rating)
    return is_far and await turn.may(Action.TALK_ABOUT, entry)


async def noted(told: Telling, notice: TalkNoted) -> Screen | None:
    """The other side's note, to be answered; None for a person who may no longer read it."""
    note = await told.uow.talks.note(notice.note_id)
    entry = None if note is None else await told.uow.cases.get(Entry, note.entry_id)
    if note is None or entry is None or not await told.may(Action.TALK_ABOUT, entry):
        return None
    lines = [told.words("talk-noted"), await head(told.uow, told.words, entry)]
    lines += await talk_lines(told.uow, told.words, entry)
    return Screen(in_lines(lines), [answer_row(told.words, entry.id)])


ROOM = Room(
    commands=[Command("dialog", Action.SEE_TALKS, talks, aliases=("dialogue",), reads=True)],
    taps=[Tap(TalkTap, None, opened)],
    flows=[TALK],
    notices={TalkNoted: noted},
)

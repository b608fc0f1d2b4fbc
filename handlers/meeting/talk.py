"""A decision of a meeting on the phone: in one line, or what, by whom and until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from telegram import Message

from domain.blockers import DUE
from domain.errors import Invalid
from domain.meetings import DecisionDraft, read_decision
from domain.periods import Period
from domain.spans import parse_day
from handlers.frame.flow import AskAgain, Flow, OpenDialog, Slot
from handlers.frame.gate import Action
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.search import by_id
from handlers.kit.slots import Choice, Option, text_of
from handlers.kit.spans import due_slot
from handlers.meeting import actions
from handlers.meeting.actions import DecisionKept, DecisionMade
from locales import Html


async def read_line(turn: Turn, draft: DecisionDraft, text: str) -> DecisionDraft:
    """A draft with what a line says; a day that is out of reach is asked."""
    today = turn.today
    people = await actions.owners(turn.uow, turn.person, today)

    def day(said: str) -> date:
        found = parse_day(said, today)
        DUE.check_first(found, today)
        return found

    return read_decision(draft, text, people, day)


class Line(Slot[DecisionDraft]):
    """The decision; a line that also has the owner and the date answers these, too."""

    takes_text = True

    async def hear(
        self, turn: Turn, dialog: OpenDialog[DecisionDraft], message: Message
    ) -> DecisionDraft | AskAgain[DecisionDraft]:
        return await read_line(turn, dialog.draft, text_of(message))


async def _owners(turn: Turn, draft: DecisionDraft) -> list[Option]:
    found = await actions.owners(turn.uow, turn.person, turn.today)
    return [Option(name, str(key)) for key, name in found.items()]


async def _so_far(turn: Turn, draft: DecisionDraft) -> Sequence[Html]:
    words = turn.words
    lines = [words("decision-title", month=words.month(Period.parse(draft.meeting).start))]
    if draft.what is not None:
        lines.append(words("decision-line-what", what=draft.what))
    if draft.owner_id is not None:
        lines.append(words("decision-line-owner", name=(await turn.uow.people.get(draft.owner_id)).name))
    if draft.due is not None and "due" in draft.answered:
        lines.append(words("decision-line-due", due=draft.due))
    return [*lines, Html("")]


async def _keep(turn: Turn, dialog: OpenDialog[DecisionDraft]) -> Screen | None:
    if not dialog.draft.meeting:
        raise Invalid("decision-incomplete")
    made = await actions.decide(turn.uow, turn.office, turn.person, dialog.draft, turn.now)
    if made.employee_id != turn.person.id:
        turn.notify(DecisionMade(made.id), made.employee_id)
    turn.confirm(DecisionKept(made.id), edit_message_id=dialog.message_id)
    return None


DECISION: Flow[DecisionDraft] = Flow(
    "decision",
    Action.LEAD_MEETING,
    DecisionDraft,
    slots=[
        Line("what"),
        Choice("owner", _owners, by_id("owner", "owner_id")),
        due_slot(
            "due", DUE, [("blocker-in-a-week", 7), ("decision-in-two-weeks", 14), ("decision-in-a-month", 30)]
        ),
    ],
    so_far=_so_far,
    summary="decision-ask-summary",
    finish=_keep,
)

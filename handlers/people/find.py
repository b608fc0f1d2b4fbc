"""`/pegawai`: finding a person by a part of the name, a NIP or a unit, and the card of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from domain.roster import FindDraft
from handlers.frame.callbacks import CommandTap
from handlers.frame.flow import Flow, OpenDialog, Question
from handlers.frame.gate import Action
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit.details import person_of
from handlers.kit.people_buttons import COMMAND
from handlers.kit.search import FoundOptions, Listed, by_id
from handlers.kit.slots import Option
from handlers.people.screens import NEW, card
from handlers.people.slots import label
from locales import Html


async def _people(turn: Turn, draft: FindDraft, sought: str, start: int, most: int) -> FoundOptions:
    today = turn.today
    total, found = await turn.uow.roster.find(sought, today, start, most)
    marks = {True: "", False: "🚪 "}  # as on the card; ✖︎ ends a search
    return FoundOptions(total, [Option(f"{marks[each.serves]}{label(each)}", str(each.id)) for each in found])


class _Anybody(Listed[FindDraft]):
    """Somebody of the roster; who is not in it yet is added from here."""

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[FindDraft]) -> Question:
        question = await super().ask(turn, flow, dialog)
        new = Button(turn.words.plain("people-new"), CommandTap(f"{COMMAND} {NEW}"))
        return Question(question.text, [*question.rows, [new]])


async def _title(turn: Turn, draft: FindDraft) -> Sequence[Html]:
    count = await turn.uow.roster.headcount(turn.today)
    return [turn.words("people-title-find", serving=count.serving, joined=count.joined)]


async def _show(turn: Turn, dialog: OpenDialog[FindDraft]) -> Screen | None:
    return await card(turn, await person_of(turn.uow, dialog.draft.employee_id))


FIND: Flow[FindDraft] = Flow(
    "find",
    Action.MANAGE_PEOPLE,
    FindDraft,
    slots=[_Anybody("person", _people, by_id("person", "employee_id"))],
    so_far=_title,
    finish=_show,
    worth_keeping=lambda draft: False,
    farewell="people-find-over",
)

"""Why a group of ratings is released or kept aside: a usual reason, or an own one."""

from __future__ import annotations

from collections.abc import Sequence

from domain.answers import parse_reason
from domain.quarantine.groups import QuarantineDraft
from handlers.frame.flow import AskAgain, Flow, OpenDialog, Question
from handlers.frame.gate import Action
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.offered import service_of
from handlers.kit.slots import Sentence
from handlers.quarantine import actions
from handlers.quarantine.screens import asked_lines, decided_screen
from locales import Html

_USUAL = {True: ("event", "checked"), False: ("pushed", "machine")}
"""By whether it is released."""


class Why(Sentence[QuarantineDraft]):
    """A reason; the usual ones are buttons."""

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[QuarantineDraft]) -> Question:
        words, wish = turn.words, "release" if dialog.draft.release else "keep"
        usual = _USUAL[dialog.draft.release]
        rows = [[dialog.button(words.plain(f"quarantine-why-{code}"), code)] for code in usual]
        return Question(words(f"quarantine-ask-why-{wish}"), rows)

    async def tap(
        self, turn: Turn, dialog: OpenDialog[QuarantineDraft], value: str
    ) -> QuarantineDraft | AskAgain[QuarantineDraft]:
        if value not in _USUAL[dialog.draft.release]:
            return await super().tap(turn, dialog, value)
        return dialog.draft.answer(self.name, why=turn.words.plain(f"quarantine-why-{value}"))


async def _so_far(turn: Turn, draft: QuarantineDraft) -> Sequence[Html]:
    service = await turn.uow.services.get(draft.service_id)
    if service is None:
        return []
    return asked_lines(turn.words, service, draft.span, draft.reason)


async def _do(turn: Turn, dialog: OpenDialog[QuarantineDraft]) -> Screen | None:
    made = await actions.decide(turn, dialog.draft)
    service = await service_of(turn.uow, made.service_id)
    return decided_screen(turn, made, service)


QUARANTINE: Flow[QuarantineDraft] = Flow(
    "quarantine",
    Action.SEE_QUARANTINE,
    QuarantineDraft,
    slots=[Why("why", parse_reason)],
    so_far=_so_far,
    finish=_do,
    worth_keeping=lambda _: False,
)

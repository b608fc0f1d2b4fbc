"""Words about an objection outside of its forms: they are led to the one that waits."""

from __future__ import annotations

from telegram import Message

from domain.answers import begins_decision
from domain.answers.folding import fold
from domain.patterns import late_pattern
from domain.vocabulary import NOT, POLITE
from handlers.frame.gate import Action
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.objections import actions
from handlers.objections.callbacks import ObjectionTap, View

_OPPOSES = late_pattern(
    rf"(?:{POLITE}\s)*+(?:{NOT}\s(?:setuju|terima|adil)|keberatan|disagree|i\sdisagree)\b.*"
)


async def decided_in_words(turn: Turn, message: Message) -> bool:
    """Leads who has an objection to answer or to decide to it, after “saya tidak setuju” or a decision."""
    text = message.text or ""
    if turn.actor.employee is None or not (begins_decision(text) or _OPPOSES.fullmatch(fold(text))):
        return False
    for objected in await turn.uow.objections.open():
        right = actions.right_to(objected)
        answers = objected.life.answer is None and await turn.may(Action.ANSWER_OBJECTION, right)
        if answers or await turn.may(Action.DECIDE_OBJECTION, right):
            look = Button(
                turn.words.plain("objection-open"),
                ObjectionTap(objected.id, View.CASE, 0, 0),
                style="primary",
            )
            key = "objection-answer-in-it" if answers else "objection-decide-in-it"
            name = (await turn.uow.people.get(objected.employee_id)).name
            turn.say(Screen(turn.words(key, name=name), [[look]]))
            return True
    return False

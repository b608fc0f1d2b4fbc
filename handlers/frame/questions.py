"""How the question of a conversation looks, and which question comes next."""

from __future__ import annotations

from handlers.frame.flow import CHANGE, SUMMARY, D, Flow, Question, Slot, Talk
from handlers.frame.screen import Button, Screen, in_rows
from handlers.frame.turn import Turn
from locales import Html


def next_step(flow: Flow[D], draft: D) -> str:
    """The first open question, or the summary."""
    slot = flow.first_open(draft)
    return SUMMARY if slot is None else slot.name


def step_back(flow: Flow[D], slot: Slot[D], talk: Talk[D]) -> str:
    """Where “back” leads from a question: to its first page, to all answers, or to the one before."""
    if talk.page:
        return slot.name
    if flow.first_open(talk.draft) is None and flow.summary is not None:
        return SUMMARY
    earlier = flow.before(slot, talk.draft)
    return slot.name if earlier is None else earlier.name


async def question_of(turn: Turn, flow: Flow[D], talk: Talk[D]) -> Screen:
    """What has been said, the question under it, and its buttons with the ways back and out."""
    words, slot = turn.words, flow.slot(talk.step)
    if slot is not None:
        asked = await slot.ask(turn, flow.wording, talk)
    elif talk.step == CHANGE:
        asked = _what_to_change(turn, flow, talk)
    else:
        asked = _summary(turn, flow, talk)
    rows = [list(row) for row in asked.rows]
    if slot is not None and flow.has_way_out:
        leads_back = bool(talk.page) or step_back(flow, slot, talk) != slot.name
        kind = "back" if leads_back else "cancel"
        rows.append([talk.button(words.plain(f"{flow.wording}-{kind}"), kind)])
    lines = [*await flow.so_far(turn, talk.draft), asked.text]
    return Screen(Html("\n".join(lines)), rows)


def _summary(turn: Turn, flow: Flow[D], talk: Talk[D]) -> Question:
    def button(name: str, style: str | None = None) -> Button:
        return talk.button(turn.words.plain(f"{flow.wording}-{name}"), name, style=style)

    text = Html("") if flow.summary is None else flow.summary(turn, talk.draft)
    return Question(text, [[button("send", "success")], [button("change"), button("cancel", "danger")]])


def _what_to_change(turn: Turn, flow: Flow[D], talk: Talk[D]) -> Question:
    words = turn.words
    slots = [slot for slot in flow.slots if slot.applies(talk.draft)]
    buttons = [talk.button(words.plain(f"{flow.wording}-field-{slot.name}"), slot.name) for slot in slots]
    back = [talk.button(words.plain(f"{flow.wording}-back"), "back")]
    return Question(words(f"{flow.wording}-ask-change"), [*in_rows(buttons, 2), back])

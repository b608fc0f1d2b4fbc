"""What follows from an answer to the open question: a message, or a tap on one of its buttons."""

from __future__ import annotations

from msgspec.structs import replace
from telegram import Message

from domain.answers import clean, is_aside, says_go_on, says_more
from domain.corrections import answer_wished, wished
from domain.errors import Invalid
from handlers.frame.flow import CHANGE, SUMMARY, AskAgain, Cancel, D, Flow, OpenDialog, Outcome, Slot
from handlers.frame.questions import is_unreadable, meant_answer, next_step, question_of, step_back
from handlers.frame.turn import Turn


async def heard(
    turn: Turn, flow: Flow[D], open_dialog: OpenDialog[D], message: Message
) -> tuple[Outcome[D], str]:
    """What follows from a message, and the step that it answered."""
    slot = flow.slot(open_dialog.step)
    files = flow.files_of(open_dialog.draft)
    if message.text is None and not is_unreadable(message) and files is not None and files is not slot:
        # Also the rest of an album that arrives after the question has been answered.
        kept = await files.hear(turn, open_dialog, message)
        return AskAgain(
            kept.draft if isinstance(kept, AskAgain) else kept, open_dialog.page
        ), open_dialog.step
    question = await question_of(turn, flow, open_dialog)
    in_part = slot is None or not slot.searches
    meant = meant_answer(open_dialog, question, message.text, in_part=in_part) if message.text else None
    if meant is not None:
        return await tapped(turn, flow, open_dialog, meant)
    if message.text and is_aside(message.text) and not _may_answer(slot, message.text):
        raise Invalid("dialog-aside", said=clean(message.text))
    if message.text and slot is None:
        return await _below_all(turn, flow, open_dialog, message)
    if slot is None:
        raise Invalid("dialog-not-read")
    if slot.takes_files and message.text and says_more(message.text):
        return await _more_or_files(turn, flow, slot, open_dialog, message), open_dialog.step
    return await slot.hear(turn, open_dialog, message), open_dialog.step


def _with_more(flow: Flow[D], draft: D, text: str) -> D | None:
    """The draft with words added to the last text that was written; None where there is none."""
    found = (slot.more(draft, text) for slot in reversed(flow.slots) if slot.applies(draft))
    return next((more for more in found if more is not None), None)


async def _more_or_files(
    turn: Turn, flow: Flow[D], slot: Slot[D], open_dialog: OpenDialog[D], message: Message
) -> Outcome[D]:
    """Links of an addition that is written where files are asked for; else more of the text before."""
    try:
        return await slot.hear(turn, open_dialog, message)
    except Invalid:
        before = flow.slots[flow.slots.index(slot) - 1]
        draft = before.more(open_dialog.draft, message.text or "")
        if draft is None:
            raise
        return AskAgain(draft)


def _may_answer(slot: Slot[D] | None, aside: str) -> bool:
    """Whether words that are an aside elsewhere may answer this question."""
    if slot is None:
        return False
    return slot.searches or slot.takes_files or (slot.tells_somebody and says_go_on(aside))


async def _below_all(
    turn: Turn, flow: Flow[D], open_dialog: OpenDialog[D], message: Message
) -> tuple[Outcome[D], str]:
    """What follows from words below all answers that mean no button: a change, a question, or more text.

    Words that change nothing lead there too: a “ya” that follows them may mean them, and must not send.
    """
    text = message.text or ""
    changed = None if flow.restated is None else await flow.restated(turn, open_dialog, text)
    if changed is not None:
        again, name = changed
        return again, name or next_step(flow, again.draft)
    wish, asked, change = wished(text), answer_wished(text), replace(open_dialog, step=CHANGE)
    retold = flow.slot(flow.retold) if open_dialog.step == SUMMARY else None
    if retold is None or asked is not None:
        question = await question_of(turn, flow, change)
        named = meant_answer(change, question, wish if asked is None else asked, in_part=True)
        if named is not None:
            return await tapped(turn, flow, change, named)
    if retold is not None and wish and asked != "":
        return await retold.hear(turn, open_dialog, message), flow.retold
    if flow.restated is None and says_more(text) and (more := _with_more(flow, open_dialog.draft, text)):
        return AskAgain(more), next_step(flow, more)
    warning = Invalid("dialog-changed-nothing") if wish else None
    return AskAgain(open_dialog.draft, warning=warning), CHANGE


async def tapped(turn: Turn, flow: Flow[D], open_dialog: OpenDialog[D], value: str) -> tuple[Outcome[D], str]:
    """The outcome of a button, and the step to continue at when the question stays."""
    slot, draft = flow.slot(open_dialog.step), open_dialog.draft
    match open_dialog.step.partition(" ")[0], value:
        case _, "cancel":
            return Cancel(), open_dialog.step
        case "summary", "send":
            return draft, SUMMARY
        case "summary", "change":
            return AskAgain(draft), CHANGE
        case "change", "back":
            return AskAgain(draft), next_step(flow, draft)
        case "change", name if (chosen := flow.slot(name)) and chosen.applies(draft):
            return AskAgain(draft), name
        case _, "back" if slot is not None:
            return AskAgain(draft), step_back(flow, slot, open_dialog)
    if slot is None:
        raise Invalid("dialog-use-buttons")
    return await slot.tap(turn, open_dialog, value), open_dialog.step

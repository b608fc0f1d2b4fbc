"""The screen of a conversation's question, and which question comes next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from telegram import Message

from domain.answers import gives_up_form, meant_button, says_none, says_send
from domain.drafts import Draft
from domain.errors import Refusal
from handlers.frame.callbacks import DialogTap
from handlers.frame.flow import CHANGE, SUMMARY, D, Flow, OpenDialog, Question, Slot, key_of
from handlers.frame.screen import Button, Screen, in_rows
from handlers.frame.turn import Turn
from locales import Html, Words, in_lines
from storage.tables import Dialog

UNREADABLE = ("sticker", "poll", "contact", "dice", "game", "story", "checklist", "invoice")
"""What a message may carry that is neither an answer nor evidence."""


def is_unreadable(message: Message) -> bool:
    """Whether a message carries what is neither an answer nor evidence."""
    return any(getattr(message, kind) for kind in UNREADABLE)


def next_step(flow: Flow[D], draft: D) -> str:
    """The first open question, or the summary."""
    slot = flow.first_open(draft)
    return SUMMARY if slot is None else slot.name


def step_back(flow: Flow[D], slot: Slot[D], dialog: OpenDialog[D]) -> str:
    """Where “back” leads from a question: to its first page, to all answers, or to the one before."""
    if dialog.page:
        return slot.name
    if flow.first_open(dialog.draft) is None and flow.summary is not None:
        return SUMMARY
    earlier = flow.before(slot, dialog.draft)
    return slot.name if earlier is None else earlier.name


async def question_of(turn: Turn, flow: Flow[D], dialog: OpenDialog[D]) -> Screen:
    """What has been said, the question under it, and its buttons with the ways back and out."""
    words, slot = turn.words, flow.slot(dialog.step)
    if slot is not None:
        asked = await slot.ask(turn, flow.wording, dialog)
    elif dialog.step == CHANGE:
        asked = _what_to_change(turn, flow, dialog)
    else:
        asked = _summary(turn, flow, dialog)
    rows = [list(row) for row in asked.rows]
    if slot is not None and flow.has_way_out:
        ways = _ways_out(flow, slot, dialog)
        rows.append([dialog.button(words.plain(key_of(words, flow.wording, way)), way) for way in ways])
    lines = [*await flow.so_far(turn, dialog.draft), asked.text]
    return Screen(in_lines(lines), rows)


def _ways_out(flow: Flow[D], slot: Slot[D], dialog: OpenDialog[D]) -> Sequence[str]:
    """Back, and out of the form; only back where that leads to another page or to all answers (0363)."""
    back = step_back(flow, slot, dialog)
    if dialog.page or back == SUMMARY:
        return ("back",)
    return ("cancel",) if back == slot.name else ("back", "cancel")


def _summary(turn: Turn, flow: Flow[D], dialog: OpenDialog[D]) -> Question:
    def button(name: str, style: str | None = None) -> Button:
        return dialog.button(turn.words.plain(key_of(turn.words, flow.wording, name)), name, style=style)

    text = flow.last_question(turn, dialog.draft)
    return Question(text, [[button("send", "success")], [button("change"), button("cancel", "danger")]])


def _what_to_change(turn: Turn, flow: Flow[D], dialog: OpenDialog[D]) -> Question:
    words = turn.words
    slots = [slot for slot in flow.slots if slot.applies(dialog.draft)]
    buttons = [dialog.button(words.plain(f"{flow.wording}-field-{slot.name}"), slot.name) for slot in slots]
    back = [dialog.button(words.plain(key_of(words, flow.wording, "back")), "back")]
    return Question(words(key_of(words, flow.wording, "ask-change")), [*in_rows(buttons, 2), back])


def meant_answer(dialog: OpenDialog[Any], question: Screen, text: str, *, in_part: bool) -> str | None:
    """The value of a question's button that a text means: by its label, as a plain yes or no, or to end."""
    answers = [
        (button.label, button.data.value)
        for row in question.rows
        for button in row
        if isinstance(button.data, DialogTap)
    ]
    index = meant_button([label for label, _ in answers], text, in_part=in_part)
    if index is not None:
        return answers[index][1]
    if gives_up_form(text):
        return "cancel"
    if dialog.step == SUMMARY:
        return "send" if says_send(text) else "change" if says_none(text) else None
    return "skip" if says_none(text) and any(value == "skip" for _, value in answers) else None


def reason(words: Words, refusal: Refusal) -> Html:
    """A refusal in the person's language."""
    return words(refusal.key, **refusal.params)


def dump(draft: Draft) -> dict[str, Any]:
    """A draft as it is stored."""
    return draft.model_dump(mode="json", exclude_defaults=True)


def open_dialog_of(dialog: Dialog, draft: D) -> OpenDialog[D]:
    """A stored conversation, as its slots and its end see it."""
    return OpenDialog(dialog.token, dialog.step, draft, dialog.message_id)

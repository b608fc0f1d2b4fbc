"""Forms as a person fills them in: by what stands on the screen, whatever else comes into the chat."""

from __future__ import annotations

import re
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from random import Random

from benchmarks.simulate.scripts import LOOKS, Stuck, labels_of
from benchmarks.simulate.stage import Stage
from playground.handle import PersonHandle
from playground.people import Json

_MOST_REPLIES = 60
"""In one form."""
_BETWEEN = " … "


@dataclass(frozen=True)
class Form:
    """What begins it, what is replied to each question, and how one knows that it is done.

    A reply is a text to write, or patterns of buttons: one of those that the first fitting pattern names is
    tapped. An empty text is no reply: what is asked or told there ends the form. Of two questions in one
    message the first named counts.
    """

    command: str
    replies: Mapping[str, str | tuple[str, ...]]
    """By words of the question, or by several parts of the message with “ … ” between them."""
    done: str
    """Pattern of what is said in the end, in a message or over a button."""


@dataclass(frozen=True)
class _Reply:
    """Without a message it is that the form is done."""

    said: str = ""
    message: Json | None = None
    """The question."""
    is_tapped: bool = False


def fills(stage: Stage, chance: Random, chat: int, form: Form) -> Generator[None, None, datetime]:
    """Begins a form and replies until it is done: the moment of the last reply. Raises Stuck before that.

    Who finds no question says the command once more: the process may have died before its answer was said.
    """
    phone, at, looks = stage.phone(chat), stage.now, 0
    toasts, begun = len(phone.toasts), phone.says(form.command)["message_id"]
    yield
    for _ in range(_MOST_REPLIES):
        if any(re.search(form.done, toast) for toast in phone.toasts[toasts:]):
            return at
        since = takewhile(lambda each: each["message_id"] > begun, reversed(phone.messages))
        reply = next((found for each in since if (found := _reply(each, form, chance))), None)
        if reply is None:
            looks += 1
            if looks == LOOKS:
                phone.says(form.command)
        elif reply.message is None:
            return at
        else:
            _gives(phone, reply.said, reply.message, is_tapped=reply.is_tapped)
            at = stage.now
        if looks == 2 * LOOKS:
            break
        yield
    raise Stuck(f"{chat} comes to no end with {form.command}: {phone.sees()[-600:]}")


def _gives(phone: PersonHandle, said: str, question: Json, *, is_tapped: bool) -> None:
    """Taps or writes; what is written for a question further up is a reply to it."""
    if is_tapped:
        phone.taps(said, message=question)
    elif question is phone.last:
        phone.says(said)
    else:
        phone.says(said, reply_to=question["message_id"])


def _reply(message: Json, form: Form, chance: Random) -> _Reply | None:
    """What to reply to a message; None where it is of something else."""
    text = message.get("text", "")
    if not message["from"]["is_bot"]:
        return None
    for words, reply in form.replies.items():
        if not all(part in text for part in words.split(_BETWEEN)):
            continue
        if isinstance(reply, str):
            return _Reply(reply, message) if reply else _Reply()
        for pattern in reply:
            fitting = [each for each in labels_of(message) if re.fullmatch(pattern, each)]
            if fitting:
                label = fitting[0] if len(fitting) == 1 else chance.choice(fitting)
                return _Reply(label, message, is_tapped=True)
    return _Reply() if re.search(form.done, text) else None

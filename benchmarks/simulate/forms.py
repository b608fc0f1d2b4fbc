"""Forms as a person fills them in: by what stands on the screen, whatever else comes into the chat."""

from __future__ import annotations

import re
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from datetime import datetime
from random import Random

from benchmarks.simulate.scripts import Hands, Stuck, labels_of
from playground.people import Json

_MOST_REPLIES, _LOOKS = 60, 3
"""In one form; and how often somebody looks for a question before they put the phone away."""


@dataclass(frozen=True)
class Form:
    """What begins it, what is replied to each question, and how one knows that it is done.

    A reply is a text to write, or patterns of buttons: one of those that the first fitting pattern names is
    tapped. Of two questions in one message the first named counts.
    """

    command: str
    replies: Mapping[str, str | tuple[str, ...]]
    """By words of the question."""
    done: str
    """Pattern of what is said in the end."""


@dataclass(frozen=True)
class _Reply:
    said: str
    under: Json | None = None
    """The message whose button it is."""


def fills(hands: Hands, chat: int, form: Form) -> Generator[None, None, datetime]:
    """Begins a form and replies until it is done: the moment of the last reply. Raises Stuck before that."""
    phone, at, looks = hands.stage.phone(chat), hands.stage.now, 0
    begun = phone.says(form.command)["message_id"]
    yield
    for _ in range(_MOST_REPLIES):
        asked = [each for each in reversed(phone.messages) if each["message_id"] > begun]
        reply = next((found for each in asked if (found := _reply(each, form, hands.chance))), None)
        if reply is None:
            looks += 1
        elif not reply.said:
            return at
        elif reply.under is None:
            phone.says(reply.said)
        else:
            phone.taps(reply.said, message=reply.under)
        if looks == _LOOKS:
            break
        if reply is not None:
            at = hands.stage.now
        yield
    raise Stuck(f"{chat} comes to no end with {form.command}: {phone.sees()[-600:]}")


def _reply(message: Json, form: Form, chance: Random) -> _Reply | None:
    """What to reply to a message; “” where it says that the form is done; None for any other message."""
    text = message.get("text", "")
    for words, reply in form.replies.items():
        if words not in text or not message["from"]["is_bot"]:
            continue
        if isinstance(reply, str):
            return _Reply(reply)
        for pattern in reply:
            fitting = [each for each in labels_of(message) if re.fullmatch(pattern, each)]
            if fitting:
                return _Reply(fitting[0] if len(fitting) == 1 else chance.choice(fitting), message)
    return _Reply("") if re.search(form.done, text) else None

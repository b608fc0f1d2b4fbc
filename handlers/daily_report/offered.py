"""Plain words that ask for a command: it is offered with a button, beside the report that they may be."""

from __future__ import annotations

from telegram import Message

from domain.errors import Invalid
from domain.reminders import reminder_asked
from domain.report_lines import Heard, Kind
from domain.topics import command_asked
from handlers.daily_report.shortcuts import TOLD
from handlers.frame.callbacks import CommandTap
from handlers.frame.questions import reason
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn

COMMAND = "lapor"
_REMINDER = "pengingat"


def goes_on(turn: Turn) -> Button:
    """Reads the words again, as a report; they are in the message to which this one replies."""
    return Button(turn.words.plain("line-goes-on"), CommandTap(f"{COMMAND} {TOLD}"))


async def offered(turn: Turn, heard: Heard, message: Message, text: str) -> bool:
    """Offers the command that words without a slash ask for, or the report that they may be."""
    reminder = reminder_asked(text)
    if reminder is not None and (reminder.is_of_work or reminder.refusal):
        refusal = reminder.refusal or Invalid("reminders-of-work")
        turn.say(Screen(reason(turn.words, refusal), [[goes_on(turn)]]), reply_to=message.message_id)
        return True
    if reminder is not None:
        asked: tuple[str, str] | None = (_REMINDER, reminder.said)
    else:
        asked = command_asked(text, turn.today, is_work=heard.kind is not Kind.OTHER or heard.is_ahead)
    command = None if asked is None else turn.rooms.command(asked[0])
    if asked is None or command is None or not await turn.may(command.action):
        return False
    words, named = turn.words, f"{command.name} {asked[1]}".strip()
    if not CommandTap(named).fits:  # the label then says that it opens the command alone
        named = command.name
    opens = Button(words.plain("line-opens", command=f"/{named}"), CommandTap(named), style="primary")
    what = words(f"menu-{command.name}")
    text_shown = words("line-or-command", command=f"/{command.name}", what=what)
    turn.say(Screen(text_shown, [[opens], [goes_on(turn)]]), reply_to=message.message_id)
    return True

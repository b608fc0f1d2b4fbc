"""Plain words that ask for a command: it is offered with a button, beside the report that they may be."""

from __future__ import annotations

from telegram import Message

from domain.answers.folding import fold
from domain.errors import Invalid
from domain.reminders import reminder_asked
from domain.report_lines import Heard, Kind
from domain.topics import command_asked, names_days
from handlers.daily_report.shortcuts import TOLD
from handlers.frame.callbacks import CommandTap
from handlers.frame.questions import reason
from handlers.frame.room import Command
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn

COMMAND = "lapor"
_REMINDER = "pengingat"


def goes_on(turn: Turn) -> Button:
    """Reads the words again, as a report; they are in the message to which this one replies."""
    return Button(turn.words.plain("line-goes-on"), CommandTap(f"{COMMAND} {TOLD}"))


def _asked(turn: Turn, heard: Heard, text: str) -> tuple[Command | None, str]:
    """The command that a text asks for, with the words behind it."""
    joined = fold(text).replace(" ", "")
    if " " in text.strip() and joined in turn.rooms.command_names and not names_days(text, turn.today):
        return turn.rooms.command(joined), ""
    spoken, is_work = turn.rooms.spoken, heard.kind is not Kind.OTHER or heard.is_ahead
    asked = command_asked(text, tuple(spoken), turn.today, is_work=is_work)
    return (spoken[asked[0]], asked[1]) if asked else (None, "")


async def offered(turn: Turn, heard: Heard, message: Message, text: str) -> bool:
    """Offers the command that words without a slash ask for, or the report that they may be."""
    reminder = reminder_asked(text)
    if reminder is not None and (reminder.is_of_work or reminder.refusal):
        refusal = reminder.refusal or Invalid("reminders-of-work")
        turn.say(Screen(reason(turn.words, refusal), [[goes_on(turn)]]), reply_to=message.message_id)
        return True
    if reminder is not None:
        command, said = turn.rooms.command(_REMINDER), reminder.said
    else:
        command, said = _asked(turn, heard, text)
    if command is None or not await turn.may(command.action):
        return False
    words, named = turn.words, f"{command.name} {said}".strip()
    if not CommandTap(named).fits:  # the label then says that it opens the command alone
        named = command.name
    opens = Button(words.plain("line-opens", command=f"/{named}"), CommandTap(named), style="primary")
    what = words(f"menu-{command.name}")
    text_shown = words("line-or-command", command=f"/{command.name}", what=what)
    turn.say(Screen(text_shown, [[opens], [goes_on(turn)]]), reply_to=message.message_id)
    return True

"""Routes an update to its handler, always through the gate."""

from __future__ import annotations

from contextlib import suppress

from telegram import Message

from domain.answers import clean, command_word, is_polite, says_thanks, shortened
from domain.errors import AlreadyHandled, Invalid, Refusal
from handlers.frame.callbacks import (
    CommandTap,
    DialogTap,
    KeepDraftTap,
    Nothing,
    UnknownCallback,
    unpack,
)
from handlers.frame.ends import say_ends
from handlers.frame.gate import OF_CITIZENS
from handlers.frame.menus import citizen_rows
from handlers.frame.questions import is_unreadable, reason
from handlers.frame.room import DeepLink
from handlers.frame.rooms import Rooms
from handlers.frame.screen import Screen
from handlers.frame.split_texts import SplitTexts
from handlers.frame.turn import Turn
from storage.tables import Dialog

_CANCEL = ("batal", "cancel")
_SOUNDS = ("voice", "audio", "video_note")
_LONGEST_NAME = 32
"""Letters that Telegram allows in a command: of a longer one, which is none, no more is repeated."""
_LONGEST_REPEATED = 60
"""Letters that are repeated of words that are not read."""


class Router:
    """Finds who answers an update. Whatever raises a refusal has changed nothing: see `refuse`."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._torn = SplitTexts()

    async def message(self, turn: Turn, message: Message) -> None:
        """Handles what a person wrote or sent in a private chat."""
        if message.text is None and message.effective_attachment is None:
            return  # Telegram tells that something was pinned, or the like: nobody said anything
        await say_ends(turn)
        held = await self._rooms.dialogs.held(turn)
        name, argument = _command(message)
        is_rest = self._torn.is_rest(message)  # a text of several parts may begin with a command
        if name is None:
            name = await self._spoken_command(turn, message, in_dialog=held is not None)
        if name is not None:
            await self._command(turn, name, argument)
            return
        if is_rest:
            if held is None and await self._heard_aside(turn, message):
                return  # a citizen's text goes on: it is joined to its first part
            turn.asked = None if held is None else held.token
            raise Invalid("dialog-torn")
        for replied in self._rooms.replies:
            if await replied(turn, message):
                return
        answered = await self._replied_to(turn, message) or held
        if answered is not None:
            await self._rooms.dialogs.hear(turn, answered, message)
            return
        if await self._heard_aside(turn, message):
            return
        for taken in self._rooms.texts:
            if await taken(turn, message):
                return
        if turn.actor.employee is None:
            turn.say(Screen(turn.words("hint-stranger"), citizen_rows(turn.words)))
        else:
            turn.say(Screen(turn.words(_hint(turn, message))))

    async def _spoken_command(self, turn: Turn, message: Message, *, in_dialog: bool) -> str | None:
        """The command that a single word without a slash means; in a conversation only the one that ends it.

        In a reply it is an answer. It is only a word where the command is for others: "izin" of a
        citizen may be the name of a service, and "rapat" of an employee is the day's work.
        """
        if in_dialog:
            return command_word(message.text or "", _CANCEL)
        name = command_word(message.text or "", self._rooms.command_names)
        command = None if name is None else self._rooms.command(name)
        if command is None:
            return name
        if message.reply_to_message is not None:
            return None
        return name if await turn.may(command.action) else None

    async def _heard_aside(self, turn: Turn, message: Message) -> bool:
        for aside in self._rooms.asides:
            if await aside.hear(turn, message):
                return True
        return False

    def edited(self, turn: Turn, message: Message) -> None:
        """Says to a person of the roster that changed messages are not read; not of a place that moves."""
        is_said = message.text is not None or message.caption is not None
        if is_said and turn.actor.employee is not None:
            turn.say(Screen(turn.words("hint-edited")), reply_to=message.message_id)

    async def _replied_to(self, turn: Turn, message: Message) -> Dialog | None:
        """The conversation whose question a person answers by a reply."""
        if message.reply_to_message is None:
            return None
        answered = message.reply_to_message.message_id
        waiting = await turn.uow.dialogs.of(turn.actor.telegram_id)
        return next((dialog for dialog in waiting if dialog.message_id == answered), None)

    def is_citizens(self, data: str | None, text: str | None, *, is_comment: bool) -> bool:
        """Whether a tap's data or a message's text is a citizen's; `is_comment`: if it is no command."""
        if data is not None:
            try:
                callback = unpack(data)
            except UnknownCallback:
                return False
            if isinstance(callback, CommandTap):
                return self._is_of_citizens(*callback.command.partition(" ")[::2])
            tap = self._rooms.taps.get(type(callback))
            return tap is not None and tap.action in OF_CITIZENS
        name, argument = _called(text or "")
        return is_comment if name is None else self._is_of_citizens(name, argument)

    def _is_of_citizens(self, name: str, argument: str) -> bool:
        if name == "start":
            links = (link for link in self._rooms.links if argument.startswith(link.prefix))
            return any(link.action in OF_CITIZENS for link in links)
        command = self._rooms.command(name)
        return command is not None and command.action in OF_CITIZENS

    def question_in(self, message: Message | None, data: str | None) -> str | None:
        """What a message or a tap asks for, if that changes nothing; None when it may change something.

        Equal questions of one person have equal answers.
        """
        if data is None:
            name, argument = _command(message) if message is not None else (None, "")
        else:
            try:
                callback = unpack(data)
            except UnknownCallback:
                return None
            if not isinstance(callback, CommandTap):
                tap = self._rooms.taps.get(type(callback))
                return data if tap is not None and tap.reads else None
            name, _, argument = callback.command.partition(" ")
        asked = self._link(argument) if name == "start" and argument else self._rooms.command(name or "")
        return f"/{name} {argument}" if asked is not None and asked.reads else None

    def _link(self, payload: str) -> DeepLink | None:
        return next((link for link in self._rooms.links if payload.startswith(link.prefix)), None)

    def is_called(self, message: Message, bot_username: str) -> bool:
        """Whether a message of a group is one of these commands, bare or with this bot's name."""
        name, _ = _command(message)
        if name is None or (self._rooms.command(name) is None and name not in _CANCEL):
            return False
        _, _, called = (message.text or "").split(maxsplit=1)[0].partition("@")
        return called.lower() in ("", bot_username.lower())

    async def _command(self, turn: Turn, name: str, argument: str) -> None:
        """Does what a command says; the conversation that is being held comes below its answer."""
        dialogs = self._rooms.dialogs
        held = await dialogs.held(turn)
        if name in _CANCEL:
            await self._cancel(turn, held)
            return
        await self._run_command(turn, name, argument)
        is_held = held is not None and await dialogs.held(turn) is held
        if held is not None and is_held and turn.answers and not turn.asks_of_draft:
            await self._show_below(turn, held)

    async def _show_below(self, turn: Turn, held: Dialog) -> None:
        """Shows the current conversation below the last message.

        In a read-only unit the reader asks for it afterwards (`show_below`).
        """
        if not turn.uow.is_reading:
            await self._rooms.dialogs.show_again(turn, held)

    async def show_below(self, turn: Turn, *, is_said: bool) -> None:
        """Shows the conversation that is being held at the end of the chat.

        One whose question has no number yet is left alone unless `is_said`: it may be on its way.
        """
        held = await self._rooms.dialogs.held(turn)
        if held is not None and (is_said or held.message_id is not None):
            await self._rooms.dialogs.show_again(turn, held)

    async def _cancel(self, turn: Turn, held: Dialog | None) -> None:
        if held is not None:
            await self._rooms.dialogs.cancel(turn, held)
            return
        for aside in self._rooms.asides:
            if await aside.stop(turn):
                return
        turn.say(Screen(turn.words("cancel-nothing")))

    async def _run_command(self, turn: Turn, name: str, argument: str) -> None:
        if name == "start" and argument:
            link = self._link(argument)
            if link is None:
                turn.say(Screen(turn.words("link-unknown")))
                return
            await turn.allow(link.action)
            await link.handle(turn, argument.removeprefix(link.prefix))
            return
        command = self._rooms.command(name)
        if command is None:
            shown = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
            turn.say(Screen(turn.words("command-unknown", command=f"/{shown}")))
            return
        await turn.allow(command.action)
        if argument and command.hear is not None and await command.hear(turn, argument) is not False:
            return
        if argument and not is_polite(argument):
            said = shortened(clean(argument), _LONGEST_REPEATED)
            key = "command-words-unread-own" if command.is_own else "command-words-unread"
            turn.unread = turn.unread or Screen(turn.words(key, said=said, command=f"/{name}"))
            turn.say(turn.unread)
        await command.handle(turn)

    async def tap(self, turn: Turn, data: str) -> None:
        """Handles a tap on a button."""
        try:
            callback = unpack(data)
        except UnknownCallback:
            turn.toast(turn.words.plain("button-outdated"))
            return
        await say_ends(turn)
        match callback:
            case Nothing():
                return
            case DialogTap():
                await self._rooms.dialogs.tap(turn, callback)
            case KeepDraftTap():
                await self._draft_decided(turn, callback)
            case CommandTap(command):
                name, _, argument = command.partition(" ")
                await self._command(turn, name, argument)
            case _:
                tap = self._rooms.tap(callback)
                if tap.action is not None:
                    await turn.allow(tap.action)
                decided = turn.uow.audit.mark()
                await tap.handle(turn, callback)
                if turn.uow.audit.mark() > decided and not tap.goes_on:
                    await turn.keep_edits()

    async def _draft_decided(self, turn: Turn, tap: KeepDraftTap) -> None:
        dialogs = self._rooms.dialogs
        dialog = await turn.uow.dialogs.by_token(turn.actor.telegram_id, tap.token)
        if dialog is None:
            turn.toast(turn.words.plain("dialog-over"))
        elif tap.keep:
            turn.edit(Screen(turn.words("draft-kept")))
            turn.uow.dialogs.raise_to_top(dialog)
            await dialogs.show_again(turn, dialog)
        else:
            await dialogs.drop(turn, dialog)
            turn.edit(Screen(turn.words("draft-dropped")))
            name, _, argument = tap.command.partition(" ")
            await self._run_command(turn, name, argument or self._told_behind(turn, name))

    def _told_behind(self, turn: Turn, name: str) -> str:
        """What the person wrote, behind the command or alone, where the tapped message replies to it."""
        called, told = _called(turn.replied_text or "")
        if called is None:
            return turn.replied_text or ""
        return told if self._rooms.command(called) is self._rooms.command(name) else ""

    async def refuse(self, turn: Turn, refusal: Refusal) -> None:
        """Tells a person why something is not done, once everything of this turn is undone."""
        turn.answers.clear()
        await say_ends(turn)
        if turn.asked is not None:
            try:
                if await self._rooms.dialogs.refused(turn, turn.asked, refusal):
                    return
            except Refusal as deeper:  # the question itself can no longer be asked
                turn.answers.clear()
                refusal = deeper
        if turn.query_id is not None:
            if turn.refresh is not None and isinstance(refusal, AlreadyHandled):
                await turn.refresh(turn)
            turn.toast(turn.words.plain(refusal.key, **refusal.params), alert=True)
            return
        if turn.unread is not None:
            turn.say(turn.unread)
        turn.say(Screen(reason(turn.words, refusal)))
        held = await self._rooms.dialogs.held(turn)
        if held is not None:
            with suppress(Refusal):
                await self._show_below(turn, held)


def _hint(turn: Turn, message: Message) -> str:
    """The sentence for an employee whose message is neither a report nor an answer."""
    if not turn.actor.in_service:
        return "hint-left"
    if is_unreadable(message) or any(getattr(message, kind) for kind in _SOUNDS):
        return "hint-unread"
    if says_thanks(message.text or ""):
        return "hint-thanks"
    return "hint-employee" if message.effective_attachment is None else "hint-file"


def _command(message: Message) -> tuple[str | None, str]:
    return _called(message.text or "")


def _called(text: str) -> tuple[str | None, str]:
    """The name of a command, up to any white space, and what follows it; no name for other texts."""
    if not text.startswith("/"):
        return None, ""
    first, *rest = text.split(maxsplit=1)
    return first[1:].partition("@")[0].lower(), "".join(rest).strip()

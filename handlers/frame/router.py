"""From an update to its handler: one way in, and the gate stands in it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from telegram import Message

from domain.errors import Refusal
from handlers.frame.callbacks import (
    Callback,
    CommandTap,
    DialogTap,
    KeepDraftTap,
    Nothing,
    UnknownCallback,
    unpack,
)
from handlers.frame.dialogs import Dialogs, reason
from handlers.frame.gate import Action, allow
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn

C = TypeVar("C", bound=Callback)
CommandHandler = Callable[[Turn, str], Awaitable[None]]
TapHandler = Callable[[Turn, Any], Awaitable[None]]

_CANCEL = ("batal", "cancel")
_LONGEST_COMMAND = 49
"""Bytes of a command that fit into a button beside the token of a conversation."""
_LONGEST_NAME = 32
"""Letters that Telegram allows in a command: of a longer one, which is none, no more is repeated."""


@dataclass(frozen=True)
class Command:
    """A command: what follows it in the message is its argument."""

    name: str
    action: Action
    handle: CommandHandler
    aliases: tuple[str, ...] = ()
    in_menu: bool = True
    reads: bool = False
    """It changes nothing, and is read beside the writer (`bot/reading.py`)."""


@dataclass(frozen=True)
class DeepLink:
    """A `/start` payload that begins with a prefix."""

    prefix: str
    action: Action
    handle: CommandHandler


@dataclass(frozen=True)
class Tap:
    """A kind of button."""

    kind: type[Callback]
    action: Action | None
    """None when the right depends on the record: the handler asks the gate with it."""
    handle: TapHandler
    reads: bool = False
    """As of a command."""


@dataclass(frozen=True)
class Aside:
    """What a room still waits for when no conversation is at hand; each tells whether it was for the room."""

    hear: Callable[[Turn, Message], Awaitable[bool]]
    """Something written or sent that is no command."""
    stop: Callable[[Turn], Awaitable[bool]]
    """`/batal`."""


@dataclass
class Room:
    """What a feature answers to."""

    commands: list[Command] = field(default_factory=list)
    links: list[DeepLink] = field(default_factory=list)
    taps: list[Tap] = field(default_factory=list)
    aside: Aside | None = None


class Router:
    """All rooms together."""

    def __init__(self, rooms: list[Room], dialogs: Dialogs) -> None:
        self.dialogs = dialogs
        self.commands = [command for room in rooms for command in room.commands]
        self._by_name = {
            name: command for command in self.commands for name in (command.name, *command.aliases)
        }
        self.links = [link for room in rooms for link in room.links]
        self.taps = {tap.kind: tap for room in rooms for tap in room.taps}
        self._asides = [room.aside for room in rooms if room.aside is not None]

    async def message(self, turn: Turn, message: Message) -> None:
        """Handles what a person wrote or sent in a private chat."""
        name, argument = _command(message)
        dialog = await turn.uow.dialogs.of(turn.actor.telegram_id)
        if name is not None:
            await self._command(turn, name, argument)
        elif dialog is not None:
            await self.dialogs.hear(turn, dialog, message)
        elif not await self._heard_aside(turn, message):
            key = "hint-stranger" if turn.actor.employee is None else "hint-employee"
            turn.say(Screen(turn.words(key)))

    async def _heard_aside(self, turn: Turn, message: Message) -> bool:
        for aside in self._asides:
            if await aside.hear(turn, message):
                return True
        return False

    def is_citizens(self, data: str | None, text: str | None, *, is_comment: bool) -> bool:
        """Whether a tap's data or a message's text rates a service; `is_comment` when it is no command."""
        if data is not None:
            try:
                callback = unpack(data)
            except UnknownCallback:
                return False
            if isinstance(callback, CommandTap):
                return self._rates(*callback.command.partition(" ")[::2])
            tap = self.taps.get(type(callback))
            return tap is not None and tap.action is Action.RATE_SERVICE
        name, argument = _called(text or "")
        return is_comment if name is None else self._rates(name, argument)

    def _rates(self, name: str, argument: str) -> bool:
        if name == "start":
            links = (link for link in self.links if argument.startswith(link.prefix))
            return any(link.action is Action.RATE_SERVICE for link in links)
        command = self._by_name.get(name)
        return command is not None and command.action is Action.RATE_SERVICE

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
                tap = self.taps.get(type(callback))
                return data if tap is not None and tap.reads else None
            name, _, argument = callback.command.partition(" ")
        command = self._by_name.get(name or "")
        return f"/{command.name} {argument}" if command is not None and command.reads else None

    def is_called(self, message: Message, bot_username: str) -> bool:
        """Whether a message of a group is one of these commands, bare or with this bot's name."""
        name, _ = _command(message)
        if name not in self._by_name and name not in _CANCEL:
            return False
        _, _, called = (message.text or "").split(maxsplit=1)[0].partition("@")
        return called.lower() in ("", bot_username.lower())

    async def _command(self, turn: Turn, name: str, argument: str) -> None:
        if name in _CANCEL:
            await self._cancel(turn)
            return
        if name not in self._by_name:
            _unknown(turn, name)
            return
        dialog = await turn.uow.dialogs.of(turn.actor.telegram_id)
        if dialog is not None and self.dialogs.worth_keeping(dialog):
            self._ask_about_draft(turn, dialog.token, name, argument)
            return
        if dialog is not None:
            await self.dialogs.drop(turn, dialog)
        await self.run_command(turn, name, argument)

    def _ask_about_draft(self, turn: Turn, token: str, name: str, argument: str) -> None:
        words = turn.words
        command = f"{name} {argument}".strip()
        # A payload that would not fit into a button is left out: the person can use the link again.
        if len(command.encode()) > _LONGEST_COMMAND:
            command = name
        keep, drop = KeepDraftTap(token, 1, command), KeepDraftTap(token, 0, command)
        rows = [[Button(words.plain("draft-keep"), keep)], [Button(words.plain("draft-drop"), drop)]]
        turn.say(Screen(words("draft-ask"), rows))

    async def _cancel(self, turn: Turn) -> None:
        dialog = await turn.uow.dialogs.of(turn.actor.telegram_id)
        if dialog is not None:
            await self.dialogs.cancel(turn, dialog)
            return
        for aside in self._asides:
            if await aside.stop(turn):
                return
        turn.say(Screen(turn.words("cancel-nothing")))

    async def run_command(self, turn: Turn, name: str, argument: str) -> None:
        """Does what a command says, if the actor may."""
        if name == "start" and argument:
            for link in self.links:
                if argument.startswith(link.prefix):
                    await allow(turn.uow, turn.actor, link.action)
                    await link.handle(turn, argument.removeprefix(link.prefix))
                    return
            turn.say(Screen(turn.words("link-unknown")))
            return
        command = self._by_name.get(name)
        if command is None:
            _unknown(turn, name)
            return
        await allow(turn.uow, turn.actor, command.action)
        await command.handle(turn, argument)

    async def tap(self, turn: Turn, data: str) -> None:
        """Handles a tap on a button."""
        try:
            callback = unpack(data)
        except UnknownCallback:
            turn.toast(turn.words.plain("button-outdated"))
            return
        match callback:
            case Nothing():
                return
            case DialogTap():
                await self.dialogs.tap(turn, callback)
            case KeepDraftTap():
                await self._draft_decided(turn, callback)
            case CommandTap(command):
                name, _, argument = command.partition(" ")
                await self._command(turn, name, argument)
            case _:
                tap = self.taps[type(callback)]
                if tap.action is not None:
                    await allow(turn.uow, turn.actor, tap.action)
                await tap.handle(turn, callback)

    async def _draft_decided(self, turn: Turn, tap: KeepDraftTap) -> None:
        dialog = await turn.uow.dialogs.of(turn.actor.telegram_id)
        if dialog is None or dialog.token != tap.token:
            turn.toast(turn.words.plain("dialog-over"))
            return
        if tap.keep:
            turn.edit(Screen(turn.words("draft-kept")))
            turn.tapped_message_id = None
            await self.dialogs.show_again(turn, dialog)
            return
        await self.dialogs.drop(turn, dialog)
        turn.edit(Screen(turn.words("draft-dropped")))
        turn.tapped_message_id = None
        name, _, argument = tap.command.partition(" ")
        await self.run_command(turn, name, argument)


def refuse(turn: Turn, refusal: Refusal) -> None:
    """Tells a person why something is not done; everything said before in this turn is taken back."""
    turn.answers.clear()
    if turn.query_id is not None:
        turn.toast(turn.words.plain(refusal.key, **refusal.params), alert=True)
    else:
        turn.say(Screen(reason(turn.words, refusal)))


def _unknown(turn: Turn, name: str) -> None:
    shown = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
    turn.say(Screen(turn.words("command-unknown", command=f"/{shown}")))


def _command(message: Message) -> tuple[str | None, str]:
    """The name of a command, up to any white space, and what follows it; no name for other messages."""
    return _called(message.text or "")


def _called(text: str) -> tuple[str | None, str]:
    if not text.startswith("/"):
        return None, ""
    first, *rest = text.split(maxsplit=1)
    return first[1:].partition("@")[0].lower(), "".join(rest).strip()

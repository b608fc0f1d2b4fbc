"""All rooms together, as router, dialogs and sender look them up. Knows no feature."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from telegram import Message

from domain.notices import Notice
from handlers.frame.callbacks import Callback
from handlers.frame.case_kind import CaseKind
from handlers.frame.dialogs import Dialogs
from handlers.frame.room import Command, NoticeWords, Room, Tap, Telling
from handlers.frame.screen import RenderedNotice
from handlers.frame.turn import Turn


class Rooms:
    """The rooms of the service, in the order in which their doors are tried."""

    def __init__(
        self,
        rooms: Sequence[Room],
        daily: Sequence[str] = (),
        sections: Mapping[str, Collection[str]] | None = None,
    ) -> None:
        """`daily` names the commands that are listed before all others.

        `sections` are the parts of the help, each worded by `help-section-<name>`, with the names of their
        commands; the last one is also of commands that no section names.
        """
        self.all = tuple(rooms)
        self.daily, self._sections = tuple(daily), dict(sections or {})
        rank = {name: place for place, name in enumerate(daily)}
        self.commands = sorted(
            (command for room in rooms for command in room.commands),
            key=lambda command: rank.get(command.name, len(rank)),
        )
        self._by_name = {name: each for each in self.commands for name in (each.name, *each.aliases)}
        self.spoken = {word: command for command in self.commands for word in command.spoken}
        """The commands by the words that ask for them without a slash."""
        self.links = [link for room in rooms for link in room.links]
        self.taps = {tap.kind: tap for room in rooms for tap in room.taps}
        self._notices: dict[type[Notice], NoticeWords] = {}
        for room in rooms:
            self._notices.update(room.notices)
        self.cases = {case.name: case for room in rooms for case in room.cases}
        self.own_lists = {kind: shown for room in rooms for kind, shown in room.own_lists.items()}
        self.replies = [room.replies for room in rooms if room.replies is not None]
        self.refused = [room.refused for room in rooms if room.refused is not None]
        self.asides = [room.aside for room in rooms if room.aside is not None]
        self.texts = [room.texts for room in rooms if room.texts is not None]
        self.dialogs = Dialogs([flow for room in rooms for flow in room.flows])

    def by_section(self, names: Sequence[str]) -> dict[str, list[str]]:
        """Names of commands by the section of the help that they are in; only sections that have any."""
        of = {name: section for section, own in self._sections.items() for name in own}
        last = next(reversed(self._sections), "")
        found: dict[str, list[str]] = {section: [] for section in self._sections}
        for name in names:
            found[of.get(name, last)].append(name)
        return {section: own for section, own in found.items() if own}

    async def took_refused(self, turn: Turn, message: Message) -> bool:
        """Whether a room took what the question of a conversation without any answer does not."""
        if message.reply_to_message is not None:
            return False  # it is for what it replies to
        for taken in self.refused:
            if await taken(turn, message):
                return True
        return False

    @property
    def command_names(self) -> Collection[str]:
        """All names and aliases of commands."""
        return self._by_name.keys()

    def command(self, name: str) -> Command | None:
        """The command of a name or an alias."""
        return self._by_name.get(name)

    def tap(self, callback: Callback) -> Tap:
        """Who handles a button."""
        return self.taps[type(callback)]

    def case(self, name: str) -> CaseKind[Any] | None:
        """The kind of case that a button names."""
        return self.cases.get(name)

    async def words_of(self, told: Telling, notice: Notice) -> RenderedNotice:
        """What a notice says as things stand now, or None when there is nothing left to tell."""
        return await self._notices[type(notice)](told, notice)

"""All rooms together, as router, dialogs and sender look them up. Knows no feature."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from domain.notices import Notice
from handlers.frame.callbacks import Callback
from handlers.frame.case_kind import CaseKind
from handlers.frame.dialogs import Dialogs
from handlers.frame.room import Command, NoticeWords, Room, Tap, Telling
from handlers.frame.screen import RenderedNotice


class Rooms:
    """The rooms of the service, in the order in which their doors are tried."""

    def __init__(self, rooms: Sequence[Room]) -> None:
        self.all = tuple(rooms)
        self.commands = [command for room in rooms for command in room.commands]
        self._by_name = {name: each for each in self.commands for name in (each.name, *each.aliases)}
        self.links = [link for room in rooms for link in room.links]
        self.taps = {tap.kind: tap for room in rooms for tap in room.taps}
        self._notices: dict[type[Notice], NoticeWords] = {}
        for room in rooms:
            self._notices.update(room.notices)
        self.cases = {case.name: case for room in rooms for case in room.cases}
        self.replies = [room.replies for room in rooms if room.replies is not None]
        self.asides = [room.aside for room in rooms if room.aside is not None]
        self.texts = [room.texts for room in rooms if room.texts is not None]
        self.dialogs = Dialogs([flow for room in rooms for flow in room.flows])

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

"""What a message offers, its reader may do: every button and every command named, on an office's busy days.

Each message is looked at when it appears. Its buttons are pressed in a transaction that is never committed.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from domain.errors import AlreadyHandled, Invalid, NotAllowed, Refusal
from domain.notices import Notice
from handlers.frame.actor import actor_of
from handlers.frame.gate import may
from handlers.frame.key_rows import room_in
from handlers.frame.router import Router
from handlers.frame.turn import Toast, Turn
from locales import words_in
from playground.people import Json
from reports.letters import printable, width_of
from storage.tables import Outbox, Service
from storage.uow import UnitOfWork
from tests.attendance import attending
from tests.handlers.kinds import below
from tests.handlers.story import STORY
from tests.handlers.targets import agree_targets
from tests.harness import OfficeOnTrial, office_on_trial

OUTDATED = words_in("id").plain("button-outdated")
NAMED = re.compile(r"(?<![\w/.<])/([a-z]+)\b")
"""A command in a sentence; not a part of an address."""
OF_THE_FRAME = {"batal"}
CELLS = 5
"""Buttons of a row that is a grid."""


def _points(label: str) -> float:
    """The width of a label on a phone, whose letters are narrower than those of our pictures."""
    letters = printable(label)
    return width_of(letters, size=13) + 19 * (len(label.replace("\ufe0f", "")) - len(letters))


class Looked(Refusal):
    """What a tap did is undone: it was only to be seen whether it is refused."""


@dataclass
class WatchedOffice(OfficeOnTrial):
    """An office in which every new message is looked at: what it offers that its reader may not do."""

    offered: int = 0
    broken: list[str] = field(default_factory=list)
    seen: dict[tuple[int, int], tuple[str, Json]] = field(default_factory=dict)

    async def settle(self) -> None:
        """Settles, then looks at what has appeared on the phones."""
        await super().settle()
        for person in (self.sari, self.budi, self.citra, self.admin, self.stranger):
            for message in person.messages:
                await self._look(person.id, message)

    async def _look(self, reader: int, message: Json) -> None:
        words = str(message.get("text", message.get("caption", "")))
        keyboard = message.get("reply_markup", {})
        place, shown = (reader, int(message["message_id"])), (words, keyboard)
        if message["from"]["id"] == reader or self.seen.get(place) == shown:
            return
        self.seen[place] = shown
        rows = keyboard.get("inline_keyboard", [])
        for row in rows:
            if 1 < len(row) < CELLS and any(_points(each["text"]) > room_in(len(row)) for each in row):
                self.broken.append(f"a phone cuts {[each['text'] for each in row]!r} under {words!r}")
        buttons = [button for row in rows for button in row]
        for button in await self._may_not_tap(reader, message, buttons) if buttons else ():
            self.broken.append(f"{reader} may not tap {button['text']!r} under {words!r}")
        self.offered += len(buttons)
        named = [name for name in NAMED.findall(words) if name not in OF_THE_FRAME]
        for name in await self._may_not_say(reader, message, named) if named else ():
            self.broken.append(f"{reader} may not say /{name}, which {words!r} names")
        self.offered += len(named)

    async def _turn(self, uow: UnitOfWork, reader: int, message: Json) -> Turn:
        service, now = self.service, self.service.clock.now()
        actor = await actor_of(uow, service.office, reader, now)
        words = words_in(actor.language)
        turn = Turn(service.rooms, uow, service.office, actor, words, now, now, reader)
        return replace(turn, query_id="1", tapped_message_id=message["message_id"])

    async def _may_not_tap(self, reader: int, message: Json, buttons: list[Json]) -> list[Json]:
        """Those of a message's buttons that are refused; each is pressed as if no other had been."""
        async with self.service.database.unit() as uow:
            return [
                button
                for button in buttons
                if "callback_data" in button and not await self._may_tap(uow, reader, message, button)
            ]

    async def _may_tap(self, uow: UnitOfWork, reader: int, message: Json, button: Json) -> bool:
        try:
            async with uow.savepoint():
                turn = await self._turn(uow, reader, message)
                await Router(self.service.rooms).tap(turn, button["callback_data"])
                raise Looked("looked")
        except NotAllowed:
            return False
        except (Looked, AlreadyHandled, Invalid) as refusal:
            return refusal.key != "period-closed" and Toast(OUTDATED) not in turn.answers

    async def _may_not_say(self, reader: int, message: Json, names: list[str]) -> list[str]:
        found = {name: self.service.rooms.command(name) for name in names}
        async with self.service.database.read() as uow:
            turn = await self._turn(uow, reader, message)
            return [
                name
                for name, command in found.items()
                if command is None
                or not await may(uow, turn.office, turn.actor, command.action, None, turn.now)
            ]

    async def told(self) -> set[str]:
        """The kinds of notices that were sent."""
        async with self.service.database.read() as uow:
            return set(await uow.session.scalars(select(Outbox.kind).where(Outbox.state == "sent")))


@pytest.fixture
async def watched(database_file: Path) -> AsyncIterator[WatchedOffice]:
    """An office with linked people; each message to them is looked at."""
    async with office_on_trial(database_file) as office, attending(office) as served:
        watched = WatchedOffice(served.playground, served.service, served.ids)
        async with watched.changes() as uow:
            home = (await uow.people.units())[0]
            uow.session.add_all([Service(code="KTP", name="KTP elektronik", unit_id=home.id)])
        await agree_targets(watched, ("Melayani permohonan KTP", "permohonan"))
        await watched.settle()
        yield watched


async def test_nothing_is_offered_that_its_reader_may_not_do(watched: WatchedOffice) -> None:
    office = watched
    for part in STORY:
        await part(office)
    assert office.broken == []
    assert office.offered > 300
    assert {kind.kind for kind in below(Notice)} - await office.told() == set(), "each was among them"

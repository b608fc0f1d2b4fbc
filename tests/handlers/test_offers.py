"""What a message offers, its reader may do: every button and every command named, on an office's busy days.

Each message is looked at when it appears. A button is pressed in a transaction that is never committed.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from sqlalchemy import select

from domain.errors import AlreadyHandled, Invalid, NotAllowed
from domain.notices import Notice
from handlers.frame.actor import actor_of
from handlers.frame.gate import may
from handlers.frame.router import Router
from handlers.frame.turn import Toast, Turn
from locales import words_in
from playground.people import Json
from storage.tables import Outbox, Service
from storage.uow import UnitOfWork
from tests.attendance import attending
from tests.handlers import story_of_the_office as the_office
from tests.handlers import story_of_work as work
from tests.handlers.targets import agree_targets
from tests.handlers.test_house import below
from tests.harness import OfficeOnTrial, office_on_trial

OUTDATED = words_in("id").plain("button-outdated")
NAMED = re.compile(r"(?<![\w/.<])/([a-z]+)\b")
"""A command in a sentence; not a part of an address."""
OF_THE_FRAME = {"batal"}


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
        for row in keyboard.get("inline_keyboard", []):
            for button in row:
                if "callback_data" in button and not await self._may_tap(reader, message, button):
                    self.broken.append(f"{reader} may not tap {button['text']!r} under {words!r}")
                self.offered += 1
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

    async def _may_tap(self, reader: int, message: Json, button: Json) -> bool:
        async with self.service.database.unit() as uow:
            turn = await self._turn(uow, reader, message)
            try:
                await Router(self.service.rooms).tap(turn, button["callback_data"])
            except NotAllowed:
                return False
            except (AlreadyHandled, Invalid) as refusal:
                if refusal.key == "period-closed":
                    return False
            return Toast(OUTDATED) not in turn.answers

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


STORY = [
    work.everybody_says_hello,
    work.a_report_is_reviewed,
    work.targets_are_agreed,
    work.blockers_are_solved,
    work.feedback_goes_both_ways,
    work.somebody_is_assessed,
    work.own_data_is_asked_for,
    work.the_sheet_is_filled_in,
    work.leave_is_changed,
    work.a_week_is_planned,
    work.somebody_stands_in,
    work.a_team_is_looked_at,
    work.colleagues_are_rated,
    the_office.a_service_is_rated,
    the_office.tickets_are_answered,
    work.an_innovation_is_recognised,
    the_office.a_unit_gets_more_time,
    the_office.office_is_looked_after,
    the_office.rules_have_changed,
    the_office.rules_are_tried,
    work.citra_is_reminded,
    work.another_supervisor_is_asked_for,
    work.own_data_is_wrong,
    work.an_album_arrives,
    the_office.somebody_new_has_no_supervisor,
    the_office.ratings_are_odd,
    the_office.a_group_is_decided,
    work.the_queue_is_opened,
    the_office.figures_are_looked_at,
    the_office.reports_are_rated_blind,
    the_office.a_period_is_closed,
    the_office.what_follows_is_written,
    the_office.a_result_is_objected_to,
    work.a_team_meets,
    the_office.a_night_has_no_backup,
    the_office.something_fails,
    the_office.somebody_joins,
    the_office.units_are_looked_after,
    the_office.people_are_looked_after,
    the_office.the_roles_end,
]
"""What happens in the office, part by part."""


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

"""What an earlier release left open goes on in this one: conversations, cards, messages on their way."""

from __future__ import annotations

import json
import lzma
import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.app import connect
from domain.cases import CaseState
from domain.notices import notice_of
from handlers.rooms import ROOMS
from locales import words_in
from playground import Clock, Limits, Playground
from storage.base.engine import Database
from storage.base.migrate import migrate
from storage.tables import Dialog, Employee, Entry
from tests.bot.outbox import forwards, states
from tests.handlers.steps import OF_TELEGRAM
from tests.handlers.ways import WAYS
from tests.harness import (
    ADMIN,
    BUDI,
    CITRA,
    NIPS,
    PHONES,
    SARI,
    OfficeOnTrial,
    Pickled,
    PlaygroundClock,
    must,
    near_bot,
    no_pace,
    settings_for,
)
from tests.upgrades.answers import go_on
from tests.upgrades.keep import FOLDER, STEPS, KeptState

RELEASES: dict[str, dict[str, Any]] = {
    file.name.removesuffix(".json.xz"): json.loads(lzma.decompress(file.read_bytes()))
    for file in sorted(FOLDER.glob("*.json.xz"))
}
HELD = re.compile(r"""^INSERT INTO "dialogs" .*'([\w-]+)','(\w+)','(\{.*\})',""", re.MULTILINE)
"""What a person is asked in which conversation, and the draft."""


def shape(value: object) -> object:
    """The names of a draft and the kinds of what they hold."""
    if isinstance(value, dict):
        return {name: shape(each) for name, each in value.items()}
    return [shape(each) for each in value] if isinstance(value, list) else type(value)


def distinct() -> dict[str, list[str]]:
    """By release, its conversations, but for those that a later one left open with such a draft as well."""
    found: dict[str, list[str]] = {}
    later: dict[str, object] = {}
    for release, kept in reversed(RELEASES.items()):
        held = {
            name: [
                (flow, step, shape(json.loads(draft.replace("''", "'"))))
                for flow, step, draft in HELD.findall(state["database"])
            ]
            for name, state in kept["conversations"].items()
        }
        assert all(held.values()), release
        found[release] = [name for name, drafts in held.items() if later.get(name) != drafts]
        later |= held
    return found


CONVERSATIONS = [(release, name) for release, names in distinct().items() for name in names]
OUTDATED = [words_in("id").plain(key) for key in ("dialog-outdated", "button-outdated")]
SAVE_NOTHING = {"find", "trial"}


@asynccontextmanager
async def office_of(kept: KeptState, file: Path) -> AsyncIterator[OfficeOnTrial]:
    """The office of a kept state, upgraded and served by this release, with its messages on the phones."""
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(kept["database"])
        # This Telegram counts its updates from the beginning again.
        connection.execute("DELETE FROM processed_updates")
        connection.commit()
    clock = Clock(datetime.fromisoformat(kept["at"]))
    async with Playground.running(people=PHONES, limits=Limits.off(), clock=clock) as playground:
        world = playground.world
        for chat, messages in kept["phones"].items():
            for message in messages:
                world.add(world.chats[int(chat)], message)
        last = max(number for chat in world.chats.values() for number in chat.messages)
        while world.next_message_id() < last:
            pass
        database = Database(f"sqlite:///{file}")
        await migrate(database)
        settings = settings_for(playground, f"sqlite:///{file}").model_copy(update={"attendance": "chat"})
        clock_of_bot, bot = PlaygroundClock(playground), near_bot(playground)
        service = await connect(settings, clock_of_bot, database, no_pace(), bot, heavy=Pickled(database))
        office = OfficeOnTrial(playground, service)
        by_nip = {person.nip: person.id for person in await office.rows(select(Employee))}
        office.ids.update({phone: by_nip[nip] for phone, nip in NIPS.items() if nip in by_nip})
        try:
            yield office
        finally:
            await service.close()


async def nothing_failed(office: OfficeOnTrial) -> None:
    """No update was set aside, and nobody was told that what they tapped is of yesterday."""
    assert not await office.failed_updates()
    for phone in PHONES:
        person = office.playground.person(phone["id"])
        assert not any(text in f"{person.sees()} {person.toasts}" for text in OUTDATED)


def test_each_conversation_is_kept() -> None:
    kept = {name for release in RELEASES.values() for name in release["conversations"]}
    new = {flow.name for room in ROOMS.all for flow in room.flows} - kept
    assert not new, f"{', '.join(sorted(new))}: run python -m tests.upgrades.keep"


@pytest.mark.parametrize(("release", "name"), CONVERSATIONS)
async def test_a_conversation_goes_on_to_its_end(release: str, name: str, tmp_path: Path) -> None:
    way = (WAYS | STEPS)[name]
    async with office_of(RELEASES[release]["conversations"][name], tmp_path / "kinerja.db") as office:
        person, before = getattr(office, way.by), await office.everything_kept()
        held = await office.held(person.id)
        assert held is not None
        assert held.flow == name.partition(",")[0]
        await go_on(office, person.id)
        assert await office.held(person.id) is None
        after = await office.everything_kept()
        changed = {table for table in before if before[table] != after[table]} - OF_TELEGRAM - {"dialogs"}
        assert bool(changed) == (name not in SAVE_NOTHING)
        await nothing_failed(office)


@pytest.mark.parametrize("release", RELEASES)
async def test_old_buttons_of_cards_are_tapped(release: str, tmp_path: Path) -> None:
    async with office_of(RELEASES[release]["cards"], tmp_path / "kinerja.db") as office:
        old = [(person, person.messages) for person in (office.budi, office.sari, office.citra)]
        await office.taps(office.budi, "4 – Baik")
        (entry,) = await office.rows(select(Entry))
        assert (entry.state, entry.supervisor_rating) == (CaseState.APPROVED, 4)
        for person, messages in old:
            for message in messages:
                for button in chain(*message.get("reply_markup", {}).get("inline_keyboard", ())):
                    await office.taps_data(person, button["callback_data"])
        await nothing_failed(office)


@pytest.mark.parametrize("release", RELEASES)
async def test_messages_on_their_way_arrive(release: str, tmp_path: Path) -> None:
    async with office_of(RELEASES[release]["on_their_way"], tmp_path / "kinerja.db") as office:
        await office.settle()
        forwards(office, minutes=1)
        await office.settle()
        assert await states(office) == ["unreachable", "sent", "sent", "sent", "sent"]
        reminded = [office.playground.person(each).sees().count("🔔") for each in (CITRA, SARI, BUDI, ADMIN)]
        assert reminded == [0, 1, 2, 1], "what arrived without an answer is sent once more"


@pytest.mark.parametrize("release", RELEASES)
def test_a_notice_of_each_kind_is_read(release: str) -> None:
    for kind, payload in RELEASES[release]["notices"].items():
        assert notice_of(kind, payload).kind == kind


async def test_a_draft_that_cannot_be_read_is_closed_with_a_sentence(tmp_path: Path) -> None:
    *_, kept = RELEASES.values()
    async with office_of(kept["conversations"]["reason"], tmp_path / "kinerja.db") as office:
        await office.execute(update(Dialog).values(draft={"of": "another time"}))
        await office.says(office.budi, "Mohon lampirkan daftar hadir")
        assert OUTDATED[0] in office.budi.sees()
        await office.taps(office.budi, "Kembalikan")
        assert must(await office.held(BUDI)).flow == "reason"

"""Every button is tapped by everybody: who has no right is told so in one sentence, and changes nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from handlers.frame.callbacks import KINDS, CommandTap, DialogTap, KeepDraftTap, Nothing, unpack
from handlers.frame.gate import RECORD_ACTIONS, RIGHTS, Action
from handlers.frame.room import Room
from handlers.rooms import ROOMS
from locales import words_in
from tests.handlers.cast import CAST, founded, standing
from tests.handlers.rights import (
    BUTTONS,
    DOCUMENT,
    buttons_of,
    document,
    names_a_row,
    right_of_record,
    rights,
    stated,
    with_records,
)
from tests.harness import OfficeOnTrial, copy_of

WORDS = words_in("id")
OF_TRAFFIC = ("processed_updates", "outbox", "sqlite_sequence")
"""Tables that tell what came in and what goes out."""
OF_FRAME = {Nothing, CommandTap, DialogTap, KeepDraftTap}
"""Buttons of no room: they do what a command does, or answer the own conversation (test_gate.py)."""
STATED = stated()
OF_ALL = set.intersection(*STATED.values())
OF_ADMINISTRATORS = STATED["administrator"].difference(
    *(may for who, may in STATED.items() if not who.startswith("administrator"))
)


@pytest.fixture(scope="module")
def office_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of an office in which Sari has one of everything."""
    return founded(tmp_path_factory.mktemp("rights") / "office.db")


@dataclass
class Stage:
    """That office, with a look at its tables from outside."""

    office: OfficeOnTrial
    tables: sqlite3.Connection
    before: sqlite3.Connection
    """The tables as they were."""
    rows_before: dict[str, list[tuple[object, ...]]]

    async def answers(self, data: str, *cast: str) -> dict[str, list[str]]:
        """What each of the cast is told who taps a button with this data, all at the same time."""
        told = {}
        for who in cast:
            person = self.office.playground.person(CAST[who])
            if not person.messages:
                await self.office.service.bot.send_message(person.id, "–")
            told[who] = len(person.toasts)
            person.forges(data)
        await self.office.settle()
        return {who: self.office.playground.person(CAST[who]).toasts[seen:] for who, seen in told.items()}

    async def hear(self, text: str, *cast: str) -> dict[str, str | None]:
        """What stands below this text in the chat of each of the cast, who write it at the same time."""
        people = {who: self.office.playground.person(CAST[who]) for who in cast}
        for person in people.values():
            person.says(text)
        await self.office.settle()
        return {who: person.messages[-1].get("text") for who, person in people.items()}

    def changed(self) -> list[str]:
        """The tables that hold something else than before."""
        now = rows(self.tables)
        return [name for name, before in self.rows_before.items() if now[name] != before]

    def restore(self) -> None:
        """Everything is as before."""
        self.before.backup(self.tables)


def rows(tables: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """What the tables hold, but for those of traffic."""
    names = tables.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    kept = (name for (name,) in names if name not in OF_TRAFFIC)
    return {name: tables.execute(f'SELECT * FROM "{name}"').fetchall() for name in kept}  # noqa: S608


@pytest.fixture
async def stage(office_file: Path, tmp_path: Path) -> AsyncIterator[Stage]:
    """That office on a Monday morning."""
    file = copy_of(office_file, tmp_path / "office.db")
    async with standing(file) as office:
        await office.settle()
        with closing(sqlite3.connect(file)) as tables, closing(sqlite3.connect(":memory:")) as before:
            tables.backup(before)
            yield Stage(office, tables, before, rows(before))


def refusal(who: str, needed: Action | None, of_record: tuple[Action, ...] | None) -> str | None:
    """What somebody is told who lacks the right to a kind of button, or to its record; None if allowed."""
    has = STATED[who]
    if needed is not None and needed not in has:
        return sentence(who, needed)
    if of_record is None or has & set(of_record):
        return None
    return sentence(who, of_record[-1])


def sentence(who: str, lacked: Action) -> str:
    """What somebody is told who lacks a right."""
    if who == "stranger" and lacked is not Action.CHOOSE_LANGUAGE:
        return WORDS.plain("gate-stranger")
    return WORDS.plain("gate-not-yours" if lacked in RECORD_ACTIONS else f"gate-{lacked.replace('_', '-')}")


REFUSALS = {
    sentence(who, action)
    for who in ("stranger", "colleague")
    for action in Action
    if action in RECORD_ACTIONS or action not in OF_ALL
}


def first_with(action: Action | None) -> str:
    """The first of the cast who has a right."""
    return next(who for who, may in STATED.items() if action in may)


async def test_the_page_of_rights_says_what_the_gate_does(stage: Stage) -> None:
    wrong = (
        "docs/rights.md is not the table of rights: look at what changed, `python -m tests.handlers.rights`"
    )
    assert DOCUMENT.read_text("utf-8") == document(await rights(stage.office)), wrong


async def test_every_action_has_a_right_and_every_record_is_asked_about(stage: Stage) -> None:
    for action in Action:
        assert action in RIGHTS, f"the action {action} has no rule in handlers/frame/gate.py: RIGHTS"
    unasked = RECORD_ACTIONS ^ await with_records(stage.office)
    assert not unasked, (
        f"tests/handlers/rights.py: _records does not fit RECORD_ACTIONS of the gate: {unasked}"
    )


def test_every_button_that_names_a_record_is_tried_with_one() -> None:
    tried = {type(unpack(data)) for data in BUTTONS}
    taps = {kind: tap for kind, tap in ROOMS.taps.items() if kind not in tried}
    for kind in set(KINDS.values()) - OF_FRAME:
        assert kind in ROOMS.taps, f"no room handles {kind.__name__}"
    for kind, tap in taps.items():
        told = (
            f"{kind.__name__} needs a line in tests/handlers/rights.py: BUTTONS, with the right to its record"
        )
        assert tap.action is not None, told
        assert tap.action in OF_ALL | OF_ADMINISTRATORS or not names_a_row(kind), told
    for data in BUTTONS:
        needed, action = right_of_record(data), ROOMS.taps[type(unpack(data))].action
        if needed is not None and action is not None:
            lacking = [who for who, has in STATED.items() if action in has and not has & set(needed)]
            assert lacking, f"nobody of the cast may tap {data} and lacks the right to its record"


def folder_of(room: Room) -> str:
    """The folder of a room with buttons."""
    return room.taps[0].kind.__module__.split(".")[1]


@pytest.mark.parametrize("room", [room for room in ROOMS.all if room.taps], ids=folder_of)
async def test_a_button_refuses_who_has_no_right_and_nobody_else(stage: Stage, room: Room) -> None:
    cells = [
        (who, data, refusal(who, tap.action, right_of_record(data)))
        for tap in room.taps
        for data in buttons_of(tap.kind)
        for who in CAST
    ]
    for data in dict.fromkeys(data for _, data, _ in cells):
        refused = {who: [told] for who, tapped, told in cells if tapped == data and told is not None}
        assert await stage.answers(data, *refused) == refused, data
    if stage.changed():
        for who, data, told in cells:
            stage.restore()
            if told is not None:
                await stage.answers(data, who)
                assert not stage.changed(), f"{who}, who has no right, changes rows with {data}"
    for who, data, told in cells:
        # Without a record all who have the right are alike, and answers with pictures take long to draw.
        if told is None and (data in BUTTONS or who == first_with(ROOMS.taps[type(unpack(data))].action)):
            for said in (await stage.answers(data, who))[who]:
                assert said not in REFUSALS, f"{who}, who has the right, is refused {data}"
            if stage.changed():
                stage.restore()


async def test_a_command_refuses_who_has_no_right_and_nobody_else(stage: Stage) -> None:
    for command in ROOMS.commands:
        refused = {who: sentence(who, command.action) for who in CAST if command.action not in STATED[who]}
        for name in (command.name, *command.aliases):
            assert await stage.hear(f"/{name}", *refused) == refused, f"/{name}"
    assert not stage.changed(), "somebody who has no right changes rows with a command"
    for command in ROOMS.commands:
        who = first_with(command.action)
        answer = (await stage.hear(f"/{command.name}", who))[who]
        is_refused = command.action not in OF_ALL and answer == sentence(who, command.action)
        assert not is_refused, f"{who}, who has the right, is refused /{command.name}"
        if stage.changed():
            stage.restore()

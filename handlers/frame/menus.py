"""Menus of commands: those that the table of rights allows to the person today."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from domain.notices import MenuChanged
from domain.office import Office
from handlers.frame.actor import Actor, actor_of
from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import without_record
from handlers.frame.room import Command
from handlers.frame.rooms import Rooms
from handlers.frame.screen import Button, Menu
from locales import Words, words_in
from storage.uow import UnitOfWork

CANCEL = "batal"
"""The one command that is of no room."""


async def offered(
    rooms: Rooms, uow: UnitOfWork, office: Office, actor: Actor, now: datetime
) -> list[Command]:
    """The commands that a person may give at an instant (UTC), in the order of the rooms."""
    listed = [command for command in rooms.commands if command.in_menu]
    return await allowed(listed, uow, office, actor, now)


async def allowed(
    commands: Sequence[Command], uow: UnitOfWork, office: Office, actor: Actor, now: datetime
) -> list[Command]:
    """Those of some commands that a person may give at an instant (UTC)."""
    granted = await without_record(uow, office, actor, {each.action for each in commands}, now)
    return [each for each in commands if each.action in granted]


def citizen_rows(words: Words) -> list[list[Button]]:
    """The buttons of what a citizen comes for: to rate a service, and to write about one."""
    return [
        [Button(words.plain("button-rate"), CommandTap("nilailayanan"), style="primary")],
        [Button(words.plain("ticket-write"), CommandTap("aduan"))],
    ]


def menu(words: Words, commands: Sequence[Command]) -> Menu:
    """Commands as a menu, with the one that ends a conversation."""
    return _menu(words, (*(command.name for command in commands), CANCEL))


@lru_cache(maxsize=256)
def _menu(words: Words, names: tuple[str, ...]) -> Menu:
    """Kept, as thousands of people have the same few menus."""
    return Menu(tuple((name, words.plain(f"menu-{name}")) for name in names))


async def menu_of_chat(
    rooms: Rooms, uow: UnitOfWork, office: Office, telegram_id: int, now: datetime
) -> Menu:
    """The menu of the person behind an account; none for an account of nobody, which sees the public one."""
    actor = await actor_of(uow, office, telegram_id, now)
    if actor.employee is None:
        return Menu()
    return menu(words_in(actor.language), await offered(rooms, uow, office, actor, now))


async def public_menu(rooms: Rooms, uow: UnitOfWork, office: Office, language: str, now: datetime) -> Menu:
    """What anybody may do."""
    anybody = Actor(0, None, is_admin=False, in_service=False, language=language)
    return menu(words_in(language), await offered(rooms, uow, office, anybody, now))


async def people_with_other_menus(rooms: Rooms, uow: UnitOfWork, office: Office, now: datetime) -> list[int]:
    """Ids of people whose chat shows an outdated menu, and for whom no new one waits."""
    awaited = await uow.outbox.awaited_by(MenuChanged)
    await uow.supervision.preload(office.date_of(now))
    found = []
    async for linked in uow.people.reachable():
        await asyncio.sleep(0)  # nothing below waits for the database: thousands would block the chats
        person, account = linked.employee.id, linked.account
        wanted = await menu_of_chat(rooms, uow, office, account.telegram_id, now)
        if person not in awaited and account.menu != wanted.mark:
            found.append(person)
    return found

"""`/kode`: visit codes on an officer's phone, one after the other (shown by `bot/code_screens.py`)."""

from __future__ import annotations

from domain.errors import Invalid
from domain.visits import screen_until
from handlers.frame.gate import Action
from handlers.frame.screen import Button, Screen, cut
from handlers.frame.turn import Turn
from handlers.kit.offered import service_of
from handlers.kit.pages import page_of
from handlers.services import actions
from handlers.services.callbacks import CloseCodesTap, CodeServicesTap, NewCodeTap, ShowCodesTap
from handlers.services.code_screen import closed_screen
from storage.tables import Service

_ON_A_PAGE = 8
_LONGEST_LABEL = 60


async def named(turn: Turn, said: str) -> bool:
    """Shows codes of the own service with this code, or the only one with this in its name."""
    services = await actions.own_services(turn.uow, turn.actor, turn.today)
    found = [each for each in services if each.code.casefold() == said.casefold()]
    found = found or [each for each in services if said.casefold() in each.name.casefold()]
    if len(found) == 1:
        await _show(turn, found[0], None)
    elif found:
        turn.say(_choice(turn, found, 0))
    return bool(found)


async def begin(turn: Turn) -> None:
    """Shows codes of the only service, or asks for the service."""
    services = await actions.own_services(turn.uow, turn.actor, turn.today)
    if len(services) == 1:
        await _show(turn, services[0], None)
        return
    turn.say(_choice(turn, services, 0))


async def turn_page(turn: Turn, tap: CodeServicesTap) -> None:
    """Another page of the services."""
    services = await actions.own_services(turn.uow, turn.actor, turn.today)
    turn.edit(_choice(turn, services, tap.page))


def _choice(turn: Turn, services: list[Service], number: int) -> Screen:
    if not services:
        return Screen(turn.words("code-screen-no-services"))
    page = page_of(turn.words, services, number, _ON_A_PAGE, CodeServicesTap)
    rows = [[Button(cut(each.name, _LONGEST_LABEL), ShowCodesTap(each.id))] for each in page.shown]
    return Screen(turn.words("code-screen-choose"), [*rows, *page.rows])


async def chosen(turn: Turn, tap: ShowCodesTap) -> None:
    """Shows codes of a service at the end of the chat."""
    await _show(turn, await service_of(turn.uow, tap.service_id), None)


async def renew(turn: Turn, tap: NewCodeTap) -> None:
    """Another code in the tapped message, also when that was not showing codes any more."""
    await _show(turn, await service_of(turn.uow, tap.service_id), turn.tapped_message_id)


async def _show(turn: Turn, service: Service, message_id: int | None) -> None:
    await turn.allow(Action.SHOW_CODES_OF, actions.of(service))
    if not service.is_open_on(turn.today):
        raise Invalid("rate-service-closed", service=service.name)
    before = await turn.uow.code_screens.get(turn.chat_id)
    if before is not None and before.message_id != message_id:
        turn.delete_message(before.message_id)
    await turn.uow.code_screens.begin(turn.chat_id, service.id, message_id, screen_until(turn.now))


async def close(turn: Turn, tap: CloseCodesTap) -> None:
    """Takes the code out of the chat."""
    service = await service_of(turn.uow, tap.service_id)
    before = await turn.uow.code_screens.get(turn.chat_id)
    if before is not None and before.message_id == turn.tapped_message_id:
        await turn.uow.code_screens.end(turn.chat_id)
    turn.delete_message(turn.tapped_message_id)
    turn.say(closed_screen(turn.words, service, turn.today))

"""`/layanan`: the services that somebody looks after, their staff and posters, and today's counter."""

from __future__ import annotations

from domain.errors import Invalid, or_refuse
from domain.services import ClosingDraft, EndingDraft, ServiceDraft, StaffDraft
from handlers.frame.gate import Action
from handlers.frame.screen import File, Screen
from handlers.frame.turn import Picture, Turn
from handlers.kit.asked import named
from handlers.kit.drafts import begin_afresh
from handlers.kit.offered import service_of
from handlers.services import actions
from handlers.services.callbacks import (
    CounterListTap,
    CounterTap,
    EndStaffTap,
    PosterTap,
    ServiceCardTap,
    ServiceEditTap,
    ServiceListTap,
    ServiceStaffTap,
)
from handlers.services.papers import poster_of
from handlers.services.screens import NEW, card, counter_list, overview
from handlers.services.talk import CLOSING, ENDING, SERVICE, STAFFING, managed
from reports.poster import PosterSize, poster_pdf
from storage.tables import Service


async def asked(turn: Turn, said: str) -> bool:
    """Begins a new service, as a button asks for it; else the service of this name."""
    if said != NEW:
        found = named(turn, await _led(turn), lambda service: service.name, said)
        if found is not None:
            turn.say(await card(turn, found))
        return found is not None
    units = await actions.led_units(turn.uow, turn.actor, turn.today)
    draft = ServiceDraft(asks_unit=len(units) > 1, unit_id=units[0].id if len(units) == 1 else None)
    await begin_afresh(turn, SERVICE, draft, f"layanan {NEW}")
    return True


async def show(turn: Turn) -> None:
    """The services."""
    turn.say(overview(turn, await _led(turn), 0))


async def turn_page(turn: Turn, tap: ServiceListTap) -> None:
    """Another page of the list."""
    turn.edit(overview(turn, await _led(turn), tap.page))


async def _led(turn: Turn) -> list[Service]:
    """The services of the units that somebody looks after: open ones first, by name."""
    today = turn.today
    units = {unit.id for unit in await actions.led_units(turn.uow, turn.actor, today)}
    services = [each for each in await turn.uow.services.all() if each.unit_id in units]
    return sorted(services, key=lambda each: (not each.is_open_on(today), each.name.casefold()))


def _require_open(turn: Turn, service: Service) -> None:
    """Of a closed service nothing is printed, and nobody staffs it."""
    if not service.is_open_on(turn.today):
        raise Invalid("service-is-closed", service=service.name)


async def show_card(turn: Turn, tap: ServiceCardTap) -> None:
    """One service."""
    turn.edit(await card(turn, await managed(turn, tap.service_id)))


async def turn_staff(turn: Turn, tap: ServiceStaffTap) -> None:
    """Another page of who staffs a service."""
    turn.edit(await card(turn, await managed(turn, tap.service_id), tap.page))


async def edit(turn: Turn, tap: ServiceEditTap) -> None:
    """Begins what changes a service; opening it again needs no question."""
    service = await managed(turn, tap.service_id)
    match tap.what:
        case "name":
            kept = {"service_id": service.id, "title": service.name, "code": service.code}
            draft = SERVICE.filled(**kept, unit_id=service.unit_id, population=service.population)
            await turn.begin(SERVICE, draft.reopen("title"))
        case "staff":
            _require_open(turn, service)
            await turn.begin(STAFFING, StaffDraft(service_id=service.id))
        case "close":
            await turn.begin(CLOSING, ClosingDraft(service_id=service.id))
        case "open":
            actions.close_from(turn.uow, service, None)
            turn.edit(await card(turn, service))
        case _:
            raise Invalid("button-outdated")


async def poster(turn: Turn, tap: PosterTap) -> None:
    """The poster, set after this turn."""
    service = await managed(turn, tap.service_id)
    _require_open(turn, service)
    if tap.size not in list(PosterSize):
        raise Invalid("button-outdated")
    words, now, size = turn.words, turn.received, PosterSize(tap.size)
    sheet = poster_of(words, turn.office, service)
    text = words("poster-caption", service=service.name, size=size.upper())

    def make() -> Screen:
        return Screen(text, file=File(f"poster-{service.code}-{size}.pdf", poster_pdf(sheet, size, now)))

    turn.toast(words.plain("papers-making"))
    turn.answers.append(Picture(make))


async def end_staff(turn: Turn, tap: EndStaffTap) -> None:
    """Asks until when somebody staffs a service."""
    row = or_refuse(await turn.uow.staffing.get(tap.row_id), Invalid("button-outdated"))
    await managed(turn, row.service_id)
    await turn.begin(ENDING, EndingDraft(row_id=row.id))


async def show_counter(turn: Turn, tap: CounterListTap) -> None:
    """Who is at the counter today."""
    service = await service_of(turn.uow, tap.service_id)
    await turn.allow(Action.SHOW_CODES_OF, actions.of(service))
    turn.say(await counter_list(turn, service))


async def say_counter(turn: Turn, tap: CounterTap) -> None:
    """Somebody is at the counter, or is not: oneself, or anybody of the staff by who heads the unit."""
    service = await service_of(turn.uow, tap.service_id)
    who = tap.employee_id or turn.actor.employee_id or 0
    is_own = who == turn.actor.employee_id
    right = Action.SAY_SELF_AT_COUNTER if is_own else Action.SAY_WHO_AT_COUNTER
    await turn.allow(right, actions.of(service))
    _require_open(turn, service)
    await actions.say_at_counter(
        turn.uow,
        service,
        who,
        is_there=bool(tap.is_there),
        by=turn.actor.employee_id,
        now=turn.now,
        day=turn.today,
    )
    if tap.employee_id:
        turn.edit(await counter_list(turn, service))
    else:
        turn.toast(turn.words.plain("counter-noted", service=service.name), alert=True)

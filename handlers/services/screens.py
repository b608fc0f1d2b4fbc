"""A service as those see it who look after it, and who is at its counter today."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import Action
from handlers.frame.screen import Button, Screen, cut
from handlers.frame.turn import Turn
from handlers.kit.pages import page_of
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
    ShowCodesTap,
)
from locales import Html, in_lines
from storage.tables import ALWAYS, FOREVER, Employee, Service, ServiceStaff

ON_A_PAGE = 8
NEW = "baru"
_LONGEST_LABEL = 60
_MOST_STAFF = 25


def overview(turn: Turn, services: Sequence[Service], number: int) -> Screen:
    """A page of the services that somebody looks after."""
    words, today = turn.words, turn.today
    page = page_of(words, services, number, ON_A_PAGE, ServiceListTap)
    rows = [
        [Button(cut(f"{each.name}{_mark(each, turn)}", _LONGEST_LABEL), ServiceCardTap(each.id))]
        for each in page.shown
    ]
    new = Button(words.plain("service-new"), CommandTap(f"layanan {NEW}"), style="primary")
    closed = sum(not each.is_open_on(today) for each in services)
    text = words("service-overview", open=len(services) - closed, closed=closed)
    return Screen(text, [*rows, *page.rows, [new]])


def _mark(service: Service, turn: Turn) -> str:
    return "" if service.is_open_on(turn.today) else " 🔒"


async def card(turn: Turn, service: Service, number: int = 0) -> Screen:
    """A service with a page of its staff, and what can be done with it."""
    words, say, today = turn.words, turn.words.plain, turn.today
    unit = await turn.uow.people.unit(service.unit_id)
    lines = [
        words("service-card", name=service.name, code=service.code, unit=unit.name),
        *([words("service-card-users", count=service.population)] if service.population else []),
    ]
    if service.closed_on is not None:
        key = "service-card-closes" if service.is_open_on(today) else "service-card-closed"
        lines.append(words(key, day=service.closed_on))
    staff = await turn.uow.staffing.of(service.id, today)
    lines.append(words("service-card-staff" if staff else "service-card-no-staff"))
    page = page_of(words, staff, number, _MOST_STAFF, lambda number: ServiceStaffTap(service.id, number))
    lines.extend(_staff_line(turn, row, person) for row, person in page.shown)
    rows = [
        [
            Button(say("service-codes"), ShowCodesTap(service.id)),
            Button(say("service-counter"), CounterListTap(service.id)),
        ],
        [
            Button(say("service-poster-a5"), PosterTap(service.id, "a5")),
            Button(say("service-poster-a4"), PosterTap(service.id, "a4")),
        ],
        [
            Button(say("service-assign"), ServiceEditTap(service.id, "staff")),
            Button(say("service-rename"), ServiceEditTap(service.id, "name")),
        ],
        *(
            [Button(cut(say("service-end-staff", name=person.name), _LONGEST_LABEL), EndStaffTap(row.id))]
            for row, person in page.shown
        ),
        *page.rows,
        [
            Button(say("service-reopen"), ServiceEditTap(service.id, "open"))
            if service.closed_on is not None
            else Button(say("service-close"), ServiceEditTap(service.id, "close"))
        ],
        [Button(say("service-all"), ServiceListTap(0))],
    ]
    if not service.is_open_on(today):
        rows = [*page.rows, *rows[-2:]]
    return Screen(in_lines(lines), rows)


def _staff_line(turn: Turn, row: ServiceStaff, person: Employee) -> Html:
    words = turn.words
    starts = words.short_day(row.starts) if row.starts != ALWAYS else ""
    ends = words.short_day(row.ends) if row.ends != FOREVER else ""
    key = "both" if starts and ends else "from" if starts else "until" if ends else "always"
    return words(f"service-staff-{key}", name=person.name, starts=starts, ends=ends)


async def counter_list(turn: Turn, service: Service) -> Screen:
    """Today's staff and who is at the counter; people with the right can state it."""
    words, today = turn.words, turn.today
    there = await turn.uow.staffing.at_counter(service.id, today)
    staff = [person for row, person in await turn.uow.staffing.of(service.id, today) if row.starts <= today]
    says_all = await turn.may(Action.SAY_WHO_AT_COUNTER, actions.of(service))
    rows = []
    for person in dict.fromkeys(staff):
        if says_all or person.id == turn.actor.employee_id:
            mark = "☑️ " if person.id in there else ""
            tap = CounterTap(service.id, person.id, int(person.id not in there))
            rows.append([Button(cut(f"{mark}{person.name}", _LONGEST_LABEL), tap)])
    lines = [words("counter-list", service=service.name, day=today)]
    lines.extend(words("counter-line", name=person.name) for person in staff if person.id in there)
    lines.append(words("counter-some" if there else "counter-none" if staff else "counter-no-staff"))
    return Screen(in_lines(lines), rows)

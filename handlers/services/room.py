"""What the office does with its services in the chat."""

from __future__ import annotations

from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap
from handlers.services import codes, manage
from handlers.services.callbacks import (
    CloseCodesTap,
    CodeServicesTap,
    CounterListTap,
    CounterTap,
    EndStaffTap,
    NewCodeTap,
    PosterTap,
    ServiceCardTap,
    ServiceEditTap,
    ServiceListTap,
    ServiceStaffTap,
    ShowCodesTap,
)
from handlers.services.talk import CLOSING, ENDING, SERVICE, STAFFING

ROOM = Room(
    commands=[
        Command("kode", Action.SHOW_CODES, codes.begin, codes.named),
        Command(
            "layanan", Action.MANAGE_SERVICES, manage.show, manage.asked, aliases=("services",), in_hub=True
        ),
    ],
    taps=[
        Tap(CodeServicesTap, Action.SHOW_CODES, codes.turn_page, reads=True),
        Tap(ShowCodesTap, Action.SHOW_CODES, codes.chosen),
        Tap(NewCodeTap, Action.SHOW_CODES, codes.renew),
        Tap(CloseCodesTap, Action.SHOW_CODES, codes.close),
        Tap(CounterListTap, Action.SHOW_CODES, manage.show_counter, reads=True),
        Tap(CounterTap, Action.SHOW_CODES, manage.say_counter),
        Tap(ServiceListTap, Action.MANAGE_SERVICES, manage.turn_page, reads=True),
        Tap(ServiceCardTap, Action.MANAGE_SERVICES, manage.show_card, reads=True),
        Tap(ServiceStaffTap, Action.MANAGE_SERVICES, manage.turn_staff, reads=True),
        Tap(ServiceEditTap, Action.MANAGE_SERVICES, manage.edit),
        Tap(PosterTap, Action.MANAGE_SERVICES, manage.poster, reads=True),
        Tap(EndStaffTap, Action.MANAGE_SERVICES, manage.end_staff),
    ],
    flows=[SERVICE, STAFFING, ENDING, CLOSING],
)

"""What the office does with its services in the chat."""

from __future__ import annotations

from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap
from handlers.services import codes
from handlers.services.callbacks import CloseCodesTap, CodeServicesTap, NewCodeTap, ShowCodesTap

ROOM = Room(
    "services",
    commands=[Command("kode", Action.SHOW_CODES, codes.begin)],
    taps=[
        Tap(CodeServicesTap, Action.SHOW_CODES, codes.turn_page, reads=True),
        Tap(ShowCodesTap, Action.SHOW_CODES, codes.chosen),
        Tap(NewCodeTap, Action.SHOW_CODES, codes.renew),
        Tap(CloseCodesTap, Action.SHOW_CODES, codes.close),
    ],
)

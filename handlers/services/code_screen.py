"""A visit code on an officer's phone."""

from __future__ import annotations

from datetime import date, datetime

from domain.office import Office
from domain.typed_codes import written
from domain.visits import valid_until
from handlers.frame.screen import Button, Screen
from handlers.services.callbacks import CloseCodesTap, CounterListTap, CounterTap, NewCodeTap, ShowCodesTap
from locales import Words
from reports.qr import ShownCode, draw_code
from storage.records.code_screens import DueScreen
from storage.tables import Service


def code_screen(words: Words, office: Office, due: DueScreen, code: str, now: datetime) -> Screen:
    """A code that was issued now, as a picture to be scanned and with what is typed; draws it."""
    service = due.service
    link = office.visit_link(code)
    text = words(
        "code-screen",
        service=service.name,
        code=written(code),
        until=words.short_moment(valid_until(now).astimezone(office.zone)),
        zone=office.zone_name,
        ends=words.clock(due.screen.ends_at.astimezone(office.zone)),
    )
    rows = [
        [Button(words.plain("code-screen-new"), NewCodeTap(service.id), style="primary")],
        *([[Button(words.plain("counter-self"), CounterTap(service.id, 0, 1))]] if due.is_staff else []),
        [Button(words.plain("service-counter"), CounterListTap(service.id))],
        [
            Button(words.plain("code-screen-copy"), copy=link),
            Button(words.plain("code-screen-close"), CloseCodesTap(service.id)),
        ],
    ]
    return Screen(text, rows, photo=draw_code(ShownCode(service.name, written(code), link)))


def closed_screen(words: Words, service: Service, today: date, *, is_silent: bool = False) -> Screen:
    """No more codes are shown; those of a service that is closed cannot be shown again."""
    if not service.is_open_on(today):
        return Screen(words("code-screen-service-closed", service=service.name), is_silent=is_silent)
    again = Button(words.plain("code-screen-again"), ShowCodesTap(service.id))
    return Screen(words("code-screen-closed", service=service.name), [[again]], is_silent=is_silent)

"""The citizen's screens: the list of services, the four faces, and the thanks."""

from __future__ import annotations

from collections.abc import Sequence

from domain.office import Office
from domain.responses import FACES
from handlers.citizen.callbacks import CommentDoneTap, FaceTap, ServicesPageTap, ServiceTap
from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import Button, Screen
from locales import Words
from storage.tables import Service

SERVICES_ON_A_PAGE = 8
_LONGEST_LABEL = 60


def services_screen(words: Words, office: Office, services: Sequence[Service], page: int) -> Screen:
    """A page (from 0) of the list of services; a page that is no more there becomes the last one."""
    if not services:
        return Screen(words("rate-no-services"))
    last = (len(services) - 1) // SERVICES_ON_A_PAGE
    page = max(0, min(page, last))
    shown = services[page * SERVICES_ON_A_PAGE : (page + 1) * SERVICES_ON_A_PAGE]
    rows = [[Button(_label(service.name), ServiceTap(service.id))] for service in shown]
    turns = []
    if page > 0:
        turns.append(Button(words.plain("rate-page-back"), ServicesPageTap(page - 1)))
    if page < last:
        turns.append(Button(words.plain("rate-page-on"), ServicesPageTap(page + 1)))
    text = words("rate-choose", office=office.name)
    return Screen(text, [*rows, turns] if turns else rows)


def faces_screen(words: Words, service: Service) -> Screen:
    """The question with four faces, the best first."""
    rows = [[Button(words.plain(f"rate-face-{face}"), FaceTap(service.id, face))] for face in reversed(FACES)]
    other = Button(words.plain("rate-other"), ServicesPageTap(0))
    return Screen(words("rate-ask", service=service.name), [*rows, [other]])


def comment_screen(words: Words, service: Service) -> Screen:
    """The question for a comment on a rating that is kept."""
    done = Button(words.plain("comment-done"), CommentDoneTap(service.id), style="primary")
    return Screen(words("comment-ask", service=service.name), [[done]])


def thanks(words: Words, office: Office, service: Service, key: str = "rate-thanks") -> Screen:
    """The confirmation that a rating is kept."""
    text = words(key, service=service.name, office=office.name)
    return Screen(text, [[Button(words.plain("rate-other"), CommandTap("nilailayanan"))]])


def _label(name: str) -> str:
    return name if len(name) <= _LONGEST_LABEL else f"{name[: _LONGEST_LABEL - 1].rstrip()}…"

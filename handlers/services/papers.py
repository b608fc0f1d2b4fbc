"""What is printed for a counter: the poster of a service, and a roll of visit codes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.office import Office
from domain.typed_codes import written
from domain.visits import valid_until
from locales import LANGUAGES, Words, words_in
from reports.poster import Poster
from reports.visit_roll import Roll, Slip
from storage.tables import Service

_COMMAND = "/nilailayanan"


def poster_of(words: Words, office: Office, service: Service) -> Poster:
    """The poster of a service; the other language has one line on it."""
    link, say = office.service_link(service.code, service.id), words.plain
    typed = [(say("poster-in-telegram", bot=office.bot_username), f"{_COMMAND} {service.code}")]
    if office.rates_on_web:
        typed.append((say("poster-on-web"), _spoken(link)))
    [other] = [each for each in LANGUAGES if each != words.language]
    return Poster(
        language=words.language,
        office=office.name,
        service=service.name,
        question=say("poster-question"),
        invitation=say("poster-invitation").splitlines(),
        link=link,
        typed=typed,
        code_label=say("poster-code"),
        code=service.code,
        abroad=words_in(other).plain("poster-abroad"),
    )


def roll_of(words: Words, office: Office, service: Service, codes: Sequence[str], now: datetime) -> Roll:
    """A roll of codes that were issued now."""
    say = words.plain
    until = words.short_moment(valid_until(now).astimezone(office.zone))
    return Roll(
        language=words.language,
        office=office.name,
        service=service.name,
        sentence=say("roll-sentence"),
        valid=say("roll-valid", until=until, zone=office.zone_name),
        footer=say("roll-footer", until=until, zone=office.zone_name, page="{page}", pages="{pages}"),
        slips=[_slip(words, office, code) for code in codes],
    )


def _slip(words: Words, office: Office, code: str) -> Slip:
    link, shown = office.visit_link(code), written(code)
    typed = [(words.plain("roll-in-telegram", bot=office.bot_username), f"{_COMMAND} {shown}")]
    if office.rates_on_web:
        typed.append((words.plain("roll-on-web"), _spoken(link)))
    return Slip(shown, link, typed)


def _spoken(link: str) -> str:
    """An address as people type it."""
    return link.partition("://")[2]

"""The screens on which a citizen chooses a service."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.office import Office
from handlers.citizen.callbacks import ServicesPageTap, ServiceTap, UnitTap
from handlers.frame.screen import Button, Screen, cut
from handlers.kit.pages import page_of
from locales import Words
from storage.tables import Service

ON_A_PAGE = 8
MOST_FOUND = 12
_LONGEST_LABEL = 60


@dataclass(frozen=True)
class Offered:
    """A service and the name of its unit."""

    service: Service
    unit: str

    @property
    def said(self) -> str:
        """Everything that names it, in small letters."""
        return f"{self.service.name} {self.unit} {self.service.code}".casefold()


def list_screen(words: Words, office: Office, offered: Sequence[Offered], number: int) -> Screen:
    """The first list: all services where they fit on a page, else their units; each in alphabetical order."""
    if not offered:
        return Screen(words("rate-no-services"))
    if len(offered) <= ON_A_PAGE:
        rows = [[_button(each)] for each in offered]
        return Screen(words("rate-choose", office=office.name), rows)
    units = sorted({each.service.unit_id: each.unit for each in offered}.items(), key=_by_name)
    if len(units) == 1:
        return unit_screen(words, offered, number)
    page = page_of(words, units, number, ON_A_PAGE, ServicesPageTap)
    rows = [[Button(cut(name, _LONGEST_LABEL), UnitTap(unit_id, 0))] for unit_id, name in page.shown]
    return Screen(words("rate-choose-unit", office=office.name), [*rows, *page.rows])


def _by_name(unit: tuple[int, str]) -> str:
    return unit[1].casefold()


def unit_screen(words: Words, own: Sequence[Offered], number: int) -> Screen:
    """A page of a unit's services."""
    unit_id = own[0].service.unit_id
    page = page_of(words, own, number, ON_A_PAGE, lambda each: UnitTap(unit_id, each))
    rows = [
        [Button(cut(each.service.name, _LONGEST_LABEL), ServiceTap(each.service.id))] for each in page.shown
    ]
    back = Button(words.plain("rate-all-units"), ServicesPageTap(0))
    return Screen(words("rate-choose-of-unit", unit=own[0].unit), [*rows, *page.rows, [back]])


def found_screen(words: Words, found: Sequence[Offered], word: str) -> Screen:
    """What was found by a word; without one a single service is offered again."""
    rows = [[_button(each)] for each in found[:MOST_FOUND]]
    back = Button(words.plain("rate-other"), ServicesPageTap(0))
    if not word:
        return Screen(words("rate-choose-again"), [*rows, [back]])
    if not found:
        return Screen(words("rate-found-none", word=word), [[back]])
    key = "rate-found" if len(found) <= MOST_FOUND else "rate-found-many"
    return Screen(words(key, word=word, count=MOST_FOUND), [*rows, [back]])


def _button(offered: Offered) -> Button:
    return Button(
        cut(f"{offered.service.name} · {offered.unit}", _LONGEST_LABEL), ServiceTap(offered.service.id)
    )

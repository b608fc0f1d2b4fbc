"""The screens on which a citizen chooses a service."""

from __future__ import annotations

from collections.abc import Sequence

from domain.office import Office
from handlers.citizen.callbacks import ServicesPageTap, ServiceTap, ServiceWordTap, UnitTap
from handlers.frame.screen import Button, Screen, cut
from handlers.kit.offered import MOST_FOUND, OfferedService, found_text
from handlers.kit.pages import page_of
from locales import Words

ON_A_PAGE = 8
_LONGEST_LABEL = 60


def list_screen(
    words: Words, office: Office, offered: Sequence[OfferedService], number: int, *, by_button: bool
) -> Screen:
    """The first list: all services where they fit on a page, else their units; each in alphabetical order.

    `by_button`: plain texts of the person are reports, so that a button asks for the word to search by.
    """
    if not offered:
        return Screen(words("rate-no-services"))
    if len(offered) <= ON_A_PAGE:
        rows = [[_button(each)] for each in offered]
        return Screen(words("rate-choose", office=office.name), rows)
    units = sorted({each.service.unit_id: each.unit for each in offered}.items(), key=_by_name)
    if len(units) == 1:
        return unit_screen(words, offered, number, by_button=by_button)
    page = page_of(words, units, number, ON_A_PAGE, ServicesPageTap)
    rows = [[Button(cut(name, _LONGEST_LABEL), UnitTap(unit_id, 0))] for unit_id, name in page.shown]
    key = "rate-choose-unit-button" if by_button else "rate-choose-unit"
    return Screen(words(key, office=office.name), [*rows, *page.rows, *_search(words, by_button)])


def _search(words: Words, by_button: bool) -> list[list[Button]]:
    return [[Button(words.plain("rate-search"), ServiceWordTap())]] if by_button else []


def _by_name(unit: tuple[int, str]) -> str:
    return unit[1].casefold()


def unit_screen(words: Words, own: Sequence[OfferedService], number: int, *, by_button: bool) -> Screen:
    """A page of a unit's services."""
    unit_id = own[0].service.unit_id
    page = page_of(words, own, number, ON_A_PAGE, lambda each: UnitTap(unit_id, each))
    rows = [
        [Button(cut(each.service.name, _LONGEST_LABEL), ServiceTap(each.service.id))] for each in page.shown
    ]
    back = Button(words.plain("rate-all-units"), ServicesPageTap(0))
    text = words("rate-choose-of-unit", unit=own[0].unit)
    return Screen(text, [*rows, *page.rows, *_search(words, by_button), [back]])


def found_screen(words: Words, found: Sequence[OfferedService], word: str, *, by_button: bool) -> Screen:
    """What was found by a word: at least one service."""
    rows = [[_button(each)] for each in found[:MOST_FOUND]]
    ways = [*_search(words, by_button), [Button(words.plain("rate-other"), ServicesPageTap(0))]]
    return Screen(found_text(words, found, word, by_button=by_button), [*rows, *ways])


def none_screen(
    words: Words, office: Office, offered: Sequence[OfferedService], word: str, *, by_button: bool
) -> Screen:
    """A word found nothing: the first list, under a line that says so."""
    listed = list_screen(words, office, offered, 0, by_button=by_button)
    if not offered:
        return listed
    search = _search(words, by_button) if len(offered) <= ON_A_PAGE else []
    return Screen(found_text(words, [], word, by_button=by_button), [*listed.rows, *search])


def _button(offered: OfferedService) -> Button:
    return Button(offered.label, ServiceTap(offered.service.id))

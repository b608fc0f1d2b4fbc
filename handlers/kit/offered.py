"""The services that are offered to citizens, and which of them a word means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from domain.errors import Invalid, or_refuse
from domain.roster import LONGEST_NAME
from handlers.frame.screen import cut
from handlers.frame.turn import Turn
from locales import Html, Words
from storage.tables import Service
from storage.uow import UnitOfWork

LONGEST_WORD = 60
"""Letters of what is searched for; a longer text is a name only where a service has it."""
LONGEST_SHOWN = 2 * LONGEST_NAME
"""Letters of a service and its unit, as screens show them and people type them."""
MOST_FOUND = 12
_LONGEST_LABEL = 60
_OF_BUTTONS = "·…"
_ANYWHERE = 4
"""Letters of a word that is looked for anywhere in a name."""


async def service_of(uow: UnitOfWork, service_id: int) -> Service:
    """The service of a button; raises Invalid when there is no such service any more."""
    return or_refuse(await uow.services.get(service_id), Invalid("button-outdated"))


class OfferedService(Struct, frozen=True):
    """A service and the name of its unit."""

    service: Service
    unit: str

    @property
    def said(self) -> str:
        """All its names in lower case, for the search."""
        return f"{self.service.name} {self.unit} {self.service.code}".casefold()

    @property
    def label(self) -> str:
        """The label of its button."""
        return cut(f"{self.service.name} · {self.unit}", _LONGEST_LABEL)


async def offered_services(turn: Turn) -> list[OfferedService]:
    """The open services with the names of their units, in alphabetical order."""
    units, today = (
        {unit.id: unit.name for unit in await turn.uow.people.units()},
        turn.today,
    )
    services = await turn.uow.services.all()
    offered = [OfferedService(each, units[each.unit_id]) for each in services if each.is_open_on(today)]
    return sorted(offered, key=lambda each: (each.service.name.casefold(), each.unit.casefold()))


def matching(offered: Sequence[OfferedService], word: str) -> list[OfferedService]:
    """The services whose name, unit or code holds every word; an exact code finds its service alone.

    A short word must begin one of theirs: "ok" is in many documents. The signs of a button do not count.
    """
    coded = [each for each in offered if each.service.code.casefold() == word.casefold()]
    parts = [part for each in word.casefold().split() if (part := each.strip(_OF_BUTTONS))]
    return coded or [each for each in offered if parts and all(_holds(each.said, part) for part in parts)]


def found_text(words: Words, found: Sequence[OfferedService], word: str, *, by_button: bool) -> Html:
    """Says what a word found: some, more than are shown, or none; `by_button`: a button searches again."""
    key = "service-found" if found else "service-found-none"
    if len(found) > MOST_FOUND:
        key = "service-found-many"
    if by_button and key != "service-found":
        key = f"{key}-button"
    return words(key, word=word, count=MOST_FOUND)


def _holds(said: str, part: str) -> bool:
    if len(part) < _ANYWHERE:
        return re.search(rf"(?<!\w){re.escape(part)}", said) is not None
    return part in said

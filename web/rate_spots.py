"""The page of one service to rate, and what this visitor has entered there."""

from __future__ import annotations

import re
from datetime import datetime

from msgspec import Struct

from domain.errors import Invalid, Refusal
from domain.office import Office
from domain.visits import parse_code
from handlers.citizen import actions
from handlers.citizen.open_response import OpenResponse, Rater
from storage.tables import Service
from storage.uow import UnitOfWork
from web.devices import Device

_BY_ID = re.compile(r"~([0-9]{1,9})")
_LONGEST_NAME = 64


class Place(Struct, frozen=True):
    """An address for rating a service: with a visit code (n/), or open to anybody (l/)."""

    kind: str
    name: str

    @property
    def path(self) -> str:
        """The address below PUBLIC_URL."""
        return f"{self.kind}/{self.name}"

    @property
    def code(self) -> str:
        """The visit code; empty for the open link."""
        return self.name if self.is_visit else ""

    @property
    def is_visit(self) -> bool:
        """Whether it has a visit code."""
        return self.kind == "n"


class Spot(Struct, frozen=True):
    """A place with what is there for one visitor."""

    service: Service
    unit: str
    given: OpenResponse | None
    """What the visitor gave here today."""
    refusal: Refusal | None
    """Why nothing can be given any more with this visit code."""

    def require_given(self) -> OpenResponse:
        """The visitor's values; raises the refusal when there are none."""
        if self.given is None:
            raise self.refusal or Invalid("rate-closed")
        return self.given


def place_of(kind: str, name: str) -> Place:
    """The place of an address; raises Invalid for a visit code that is none."""
    return Place(kind, parse_code(name[:_LONGEST_NAME]) if kind == "n" else name[:_LONGEST_NAME])


async def spot_of(uow: UnitOfWork, office: Office, place: Place, device: Device, now: datetime) -> Spot:
    """What is at a place; raises Invalid when there is no such service or code."""
    service, refusal = await _service_at(uow, office, place, now)
    rater = Rater.on_web(device.identity)
    day = (await actions.by_service(uow, office, rater, service, now)).day.toordinal()
    try:
        given = await actions.given(uow, office, rater, service.id, day, place.code, now)
    except Invalid:
        given = None
    return Spot(service, (await uow.people.unit(service.unit_id)).name, given, refusal)


async def _service_at(
    uow: UnitOfWork, office: Office, place: Place, now: datetime
) -> tuple[Service, Refusal | None]:
    if place.is_visit:
        visit = await uow.visits.find(office.rater_key, place.code, now)
        if visit.service is None:
            raise visit.state.refusal or Invalid("visit-unknown")
        return visit.service, visit.state.refusal
    by_id = _BY_ID.fullmatch(place.name)
    found = await (uow.services.get(int(by_id[1])) if by_id else uow.services.by_code(place.name))
    if found is None:
        raise Invalid("page-no-service")
    return found, None

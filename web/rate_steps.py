"""The steps of a rating in a browser: what each of them saves, and the page after it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from msgspec import Struct, field
from msgspec.structs import replace

from domain.errors import Invalid
from domain.office import Office
from domain.quarantine.reasons import Reason
from domain.quarantine.speed import Reading
from domain.respondents import PROFILE
from domain.responses import NOT_APPLICABLE, face_of
from domain.survey import Unsur
from handlers.citizen import actions
from handlers.citizen.open_response import OpenResponse, Rater
from storage.tables import Service
from storage.uow import UnitOfWork
from web.devices import Device
from web.rate_spots import Place, spot_of

_MOST_LOOKED_AT = 20
"""People on a device before this one; after this many, every rating is checked."""


class Sent(Struct, frozen=True):
    """A form of a step, as it arrived."""

    office: Office
    place: Place
    device: Device
    fields: Mapping[str, str]
    shown: datetime
    """When its questions were shown first."""
    at: datetime
    is_crowded: Callable[[Service], bool]
    """Whether many rated a service through the open link from this network lately."""

    async def given(self, uow: UnitOfWork) -> OpenResponse:
        """The sender's values; raises the refusal when there are none."""
        return (await spot_of(uow, self.office, self.place, self.device, self.at)).require_given()


class Kept(Struct, frozen=True):
    """The values are saved: the next page, and the service that was newly rated."""

    more: str = "/lanjut"
    query: Mapping[str, str] = field(default_factory=dict)
    rated: Service | None = None


Act = Callable[[Sent, UnitOfWork], Awaitable[Kept]]


async def rate(sent: Sent, uow: UnitOfWork) -> Kept:
    """Keeps a face, once.

    It is looked at before it counts when, through the open link, somebody before rated the service on this
    device today, or many did from this network. A visit code always counts. A second tap of a double click
    leads to the same page as the first: it may change the face for as long as if it was tapped when shown.
    """
    office, place, now = sent.office, sent.place, sent.at
    spot = await spot_of(uow, office, place, sent.device, now)
    if spot.given is not None:
        return Kept(query={"ubah": actions.mark_for_change(office, spot.given.rating, sent.shown)})
    face = face_of(number_of(sent.fields.get("wajah", "")))
    rater, aside = Rater.on_web(sent.device.identity), False
    if place.is_visit:
        rating = await actions.by_code(uow, office, rater, place.code, now)
    else:
        rating = await actions.by_service(uow, office, rater, spot.service, now)
        aside = sent.is_crowded(spot.service) or await _is_shared(uow, sent, spot.service)
        rating = replace(rating, aside=Reason.SHARED if aside else None)
    consent = number_of(sent.fields.get("persetujuan", ""))
    given = await actions.rate(uow, office, rating, face, consent, now, taken=now - sent.shown)
    query = {"ubah": actions.mark_for_change(office, given.rating, now)}
    return Kept(query=query | ({"diperiksa": "1"} if aside else {}), rated=spot.service)


async def _is_shared(uow: UnitOfWork, sent: Sent, service: Service) -> bool:
    if sent.device.person > _MOST_LOOKED_AT:
        return True
    for before in sent.device.people_before:
        rater = Rater.on_web(before.identity)
        rating = await actions.by_service(uow, sent.office, rater, service, sent.at)
        if await uow.responses.find(rating.rater) is not None:
            return True
    return False


async def change(sent: Sent, uow: UnitOfWork) -> Kept:
    """Corrects a face that was tapped by mistake."""
    given, token = await sent.given(uow), sent.fields.get("ubah", "")
    face = face_of(number_of(sent.fields.get("wajah", "")))
    if face != given.response.quick:
        await actions.change_face(uow, sent.office, given, face, token, sent.at)
    return Kept(query={"ubah": token})


async def say(sent: Sent, uow: UnitOfWork) -> Kept:
    """Adds to the comment of the face; a text sent twice is saved once."""
    given, text = await sent.given(uow), sent.fields.get("kata", "")
    if text.strip():
        await actions.comment(uow, given, text)
    return Kept()


async def answer(sent: Sent, uow: UnitOfWork) -> Kept:
    """Saves the answers that were picked; those to other questions stay as they are."""
    given = await sent.given(uow)
    said = {unsur: number_of(picked) for unsur in Unsur if (picked := sent.fields.get(unsur, ""))}
    told = given.response.answers
    new = {unsur: value for unsur, value in said.items() if value != told.get(unsur, NOT_APPLICABLE)}
    reading = Reading(len(new), sent.at - sent.shown, exact=True)
    for unsur, value in new.items():
        given = await actions.answer(uow, given, unsur, value, reading)
    return Kept("/lanjut" if given.response.profile else "/tentang")


async def describe(sent: Sent, uow: UnitOfWork) -> Kept:
    """Saves the respondent's profile."""
    given = await sent.given(uow)
    for question in PROFILE:
        picked = sent.fields.get(question, "")
        if picked and picked != given.response.profile.get(question):
            try:
                given = await actions.describe(uow, given, question, picked)
            except ValueError:
                raise Invalid("button-outdated") from None
    return Kept()


def number_of(text: str) -> int:
    """The number that a field holds; raises Invalid for what no page of ours sends."""
    if len(text) != 1 or text not in "01234":
        raise Invalid("button-outdated")
    return int(text)

"""`/n/CODE` and `/l/SERVICE`: rating a service in a browser, with the actions of the chat.

Each step is sent and leads to a page that can be loaded again: nothing is sent twice by a reload, and what
is sent twice is kept once. What was typed comes back with every refusal.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial

from msgspec import Struct
from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from domain.errors import Invalid, Refusal
from domain.responses import link_payload, page_of
from domain.visits import LINK_PREFIX, read_code
from handlers.citizen import actions
from handlers.frame.gate import Action
from locales import Words
from storage.base.outages import DatabaseUnavailable
from storage.tables import Service
from web.devices import Device, device_of, remember
from web.door import Door, host_of, sentence, status_of
from web.pages import page
from web.rate_screens import (
    LONGEST_CODE,
    Where,
    about_page,
    address,
    already_page,
    code_page,
    faces_page,
    thanks_page,
    unsur_page,
)
from web.rate_spots import Place, Spot, place_of, spot_of
from web.rate_steps import Act, Kept, Sent, answer, change, describe, rate, say
from web.visitor_limit import VisitorLimit, network_of

_MOST_OF_A_NETWORK, _CROWDED_FOR = 30, timedelta(hours=1)
"""The most open ratings of one service from one network: a family and a waiting room send fewer."""
_UNKNOWN = {"visit-no-code", "visit-unknown", "page-no-service"}
"""Refusals of visitors who may be guessing."""
STEPS: Mapping[str, Act] = {
    "": rate,
    "/lanjut": say,
    "/ubah": change,
    "/pertanyaan": answer,
    "/tentang": describe,
}
"""What is sent, by the end of its address."""
_TYPED = ("/lanjut", "/pertanyaan", "/tentang")
"""Steps at which more than a face is sent."""
_NEXT_PERSON = "/orang-lain"


class Visitor(Struct, frozen=True):
    """Who looks at a place, and when."""

    words: Words
    device: Device
    place: Place
    at: datetime


class RatingPages:
    """The pages, and how much visitors guessed and rated lately."""

    def __init__(self, door: Door) -> None:
        self._door, self._office = door, door.office
        self._guesses = VisitorLimit()
        self._crowds = VisitorLimit(_MOST_OF_A_NETWORK, _CROWDED_FOR)

    def routes(self) -> list[Route]:
        """The field for a code, and the pages of all steps."""
        found = [Route("/n", self.ask_code)]
        for kind in ("n", "l"):
            for step in (*STEPS, *((_NEXT_PERSON,) if kind == "l" else ())):
                endpoint = partial(self.answer, kind, step)
                found.append(Route(f"/{kind}/{{name}}{step}", endpoint, methods=["GET", "POST"]))
        return found

    async def ask_code(self, request: Request) -> Response:
        """The field for a code, and the way to the place of what was typed."""
        words = self._door.words(request)
        typed = request.query_params.get("kode", "")[:LONGEST_CODE].strip()
        if not typed:
            return code_page(words, self._office)
        host, now = host_of(request), self._door.now()
        if self._guesses.exceeds_limit(host, now):
            return code_page(words, self._office, words("page-guessing"), 429, typed)
        try:
            async with self._door.database.read() as uow:
                service = await uow.services.by_code(typed)
        except DatabaseUnavailable:
            return self._down(words)
        # The code of a service goes first: "KTP-ANAK-2" looks like a visit code.
        if service is not None:
            place = f"l/{page_of(service.code, service.id)}"
        elif code := read_code(typed):
            place = f"n/{code}"
        else:
            return self._refused(words, host, Invalid("page-no-service"), typed)
        return RedirectResponse(address(words, self._office, place), 303)

    async def answer(self, kind: str, step: str, request: Request) -> Response:
        """A page of a step, or what comes of a form that was sent."""
        words, device, now = self._door.words(request), device_of(request), self._door.now()
        try:
            visitor = Visitor(words, device, place_of(kind, request.path_params["name"]), now)
            if self._guesses.exceeds_limit(host_of(request), now):
                return await self._barred(visitor, step, request)
            if request.method == "POST":
                response = await self._take(visitor, step, request)
            else:
                response = await self._show(visitor, step, request)
        except Refusal as refusal:
            return self._refused(words, host_of(request), refusal, request.path_params["name"][:LONGEST_CODE])
        except DatabaseUnavailable:
            return self._down(words)
        if "set-cookie" not in response.headers:
            remember(response, device, self._office.public_url)
        return response

    async def _barred(self, visitor: Visitor, step: str, request: Request) -> Response:
        """Nothing is looked up for a network that guesses; what one of its people typed comes back."""
        words, fields = visitor.words, await self._door.typed(request)
        said = words("page-guessing")
        if not fields or step not in _TYPED:
            return code_page(words, self._office, said, 429)
        where = replace(self._where(visitor, None), said=said, typed=fields, status=429)
        return self._draw(visitor.place, step, where, None)

    def _refused(self, words: Words, host: str, refusal: Refusal, typed: str) -> Response:
        """No such place, or nothing can be given there any more; another code can be typed."""
        if refusal.key not in _UNKNOWN:
            return code_page(words, self._office, sentence(words, refusal), 409)
        self._guesses.count(host, self._door.now())
        return code_page(words, self._office, sentence(words, refusal), 404, typed)

    def _down(self, words: Words) -> Response:
        title = words.plain("page-rate-title")
        return page(words, title, self._office.name, [words("page-down")], 503)

    # --- what is seen -----------------------------------------------------------------------------------

    async def _show(self, visitor: Visitor, step: str, request: Request) -> Response:
        spot, query = await self._spot(visitor), request.query_params
        if spot.given is None and step:
            return RedirectResponse(self._where(visitor, spot).href(), 303)
        if spot.given is None and spot.refusal is not None:
            raise spot.refusal
        where = replace(self._where(visitor, spot, query.get("ubah", "")), is_aside="diperiksa" in query)
        return self._draw(visitor.place, step, where, spot.service)

    def _draw(self, place: Place, step: str, where: Where, service: Service | None) -> Response:
        match step:
            case "" if where.given is not None:
                return already_page(where, is_shared=not place.is_visit)
            case "":
                return faces_page(where, self._telegram(place, service))
            case "/pertanyaan":
                return unsur_page(where)
            case "/tentang":
                return about_page(where)
            case _:
                code = {"layanan": service.code} if service else {}
                return thanks_page(where, address(where.words, self._office, "tiket", **code))

    def _where(self, visitor: Visitor, spot: Spot | None, changes: str = "") -> Where:
        """The place as the visitor sees it; `changes` is the mark with which the face may be changed."""
        given = spot.given if spot else None
        may_change = given is not None and actions.may_change_face(
            self._office, given.rating, changes, visitor.at
        )
        return Where(
            visitor.words,
            self._office,
            visitor.place.path,
            spot.service.name if spot else "",
            spot.unit if spot else "",
            partial(self._sign, visitor, {}),
            given,
            changes if may_change else "",
        )

    def _sign(self, visitor: Visitor, sent: Mapping[str, str], more: str) -> str:
        """The mark of a form: those below the place have their own, as that of the faces opens a change."""
        return self._door.mark(visitor.device, f"{visitor.place.path}{more}", sent)

    def _telegram(self, place: Place, service: Service | None) -> str:
        if place.is_visit:
            return self._office.link(f"{LINK_PREFIX}{place.code}")
        return self._office.link(link_payload(service.code, service.id)) if service else ""

    async def _spot(self, visitor: Visitor) -> Spot:
        async with self._door.database.read() as uow:
            await self._door.allow(uow, visitor.words, Action.RATE_SERVICE)
            return await spot_of(uow, self._office, visitor.place, visitor.device, visitor.at)

    # --- what is sent -----------------------------------------------------------------------------------

    async def _take(self, visitor: Visitor, step: str, request: Request) -> Response:
        fields: Mapping[str, str] = {}
        try:
            fields = await self._door.fields(request)
            shown = self._door.check(request, visitor.device, f"{visitor.place.path}{step}", fields)
            if step == _NEXT_PERSON:
                return self._next_person(visitor)
            kept = await self._keep(visitor, STEPS[step], fields, shown, host_of(request))
        except Refusal as refusal:
            return await self._again(visitor, step, refusal, fields)
        except DatabaseUnavailable:
            return await self._again(visitor, step, Invalid("page-down"), fields)
        return RedirectResponse(self._where(visitor, None).href(kept.more, **kept.query), 303)

    async def _keep(
        self, visitor: Visitor, act: Act, fields: Mapping[str, str], shown: datetime, host: str
    ) -> Kept:
        def crowd(service: Service) -> str:
            return f"{network_of(host)} {service.id}"

        def is_crowded(service: Service) -> bool:
            return self._crowds.exceeds_limit(crowd(service), visitor.at)

        sent = Sent(self._office, visitor.place, visitor.device, fields, shown, visitor.at, is_crowded)
        kept = await self._door.save(partial(act, sent))
        if kept.rated is not None and not visitor.place.is_visit:
            self._crowds.count(crowd(kept.rated), visitor.at)
        return kept

    async def _again(
        self, visitor: Visitor, step: str, refusal: Refusal, fields: Mapping[str, str]
    ) -> Response:
        """The page of a step with why it was refused, and with what was typed."""
        try:
            spot: Spot | None = await self._spot(visitor)
        except DatabaseUnavailable:
            spot = None
        if spot is not None and spot.given is None and spot.refusal is not None and not step:
            raise spot.refusal
        where = replace(
            self._where(visitor, spot, fields.get("ubah", "")),
            sign=partial(self._sign, visitor, fields),
            said=sentence(visitor.words, refusal),
            typed=fields,
            status=status_of(refusal),
        )
        return self._draw(visitor.place, step, where, spot.service if spot else None)

    def _next_person(self, visitor: Visitor) -> Response:
        """Somebody else in front of the same device begins."""
        response = RedirectResponse(self._where(visitor, None).href(), 303)
        remember(response, visitor.device.next_person(), self._office.public_url)
        return response

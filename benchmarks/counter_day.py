"""A day of an office with a counter: people rate, comment, send photos, write tickets, and employees work.

They come through the open link, with codes that an officer's phone shows, and in a browser. Who did what, and
in which order, is noted beside the office, for `benchmarks/orders.py` to be compared with.
"""

from __future__ import annotations

import random
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from html import unescape

import httpx
from starlette.applications import Starlette

from benchmarks.gateway import REPORT
from bot.app import Service
from domain.responses import rater_hash
from domain.visits import code_hash, read_code
from playground import Playground
from playground.handle import PersonHandle
from web.devices import COOKIE, Device

KEY = "a secret that is not in the database"
MORNING = datetime.fromisoformat("2026-11-20T08:00:00+07:00")
SERVICES = {"LAHIR": 101, "NIKAH": 102, "PINDAH": 103, "USAHA": 104}
"""Ids by code."""
COUNTER = "LAHIR"
"""The service whose officer shows codes."""
FACES = ("🙂", "😀", "🙁", "😞")
PUBLIC = "https://kinerja.example"
_PHOTO = b"\x89PNG\r\n\x1a\n" + bytes(4) + b"IHDR" + (640).to_bytes(4) + (480).to_bytes(4)
_FORM = re.compile(r'<form method="post" action="([^"]*)">(.*?)</form>', re.S)
_FIELD = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')
_NUMBER = re.compile(r"\b(\w{5})-(\w{5})\b")


@dataclass
class Browser:
    """Somebody without Telegram."""

    client: httpx.AsyncClient
    page: str = ""

    async def opens(self, path: str) -> None:
        """Opens an address."""
        self.page = (await self.client.get(path, follow_redirects=True)).text

    async def sends(self, **fields: str) -> None:
        """Fills the last form of the page and sends it."""
        action, inner = _FORM.findall(self.page)[-1]
        hidden = {name: unescape(value) for name, value in _FIELD.findall(inner)}
        answer = await self.client.post(unescape(action), data=hidden | fields, follow_redirects=True)
        assert answer.status_code == 200, answer.text
        self.page = answer.text

    @property
    def token(self) -> str:
        """What its cookie says."""
        return str(self.client.cookies[COOKIE])


@dataclass
class Truth:
    """Who did what in the order in which it was done, by what marks its row in the database."""

    responses: dict[str, int] = field(default_factory=dict)
    """Person by the rater's hash."""
    tickets: dict[str, int] = field(default_factory=dict)
    """Person by the number."""
    visit_codes: dict[str, int] = field(default_factory=dict)
    """Person by the hash of the code that they spent."""

    @property
    def by_table(self) -> dict[str, dict[str, int]]:
        """Person by the mark of a row, in the true order, for each table."""
        return {
            "responses": self.responses,
            "rating_screens": self.responses,
            "tickets": self.tickets,
            "visit_codes": self.visit_codes,
        }

    def copy(self) -> Truth:
        """As it is now."""
        return Truth(dict(self.responses), dict(self.tickets), dict(self.visit_codes))


class Day:
    """The scripts of everybody, each a step at a time."""

    def __init__(
        self, playground: Playground, service: Service, web: Starlette, officer: int, seed: int
    ) -> None:
        self.playground, self.service, self.web = playground, service, web
        self.officer = playground.person(officer)
        self.chance = random.Random(seed)
        self.truth = Truth()
        self.given: list[tuple[int, int, datetime, str]] = []
        """Person, service, moment and rater of each rating, in order."""
        self.tokens: list[str] = []
        """Of all browsers."""
        self._handed_out: set[str] = set()

    async def settle(self) -> None:
        """Some time passes between two steps of anybody; the bot does what there is to do."""
        self.playground.clock.advance(timedelta(seconds=self.chance.uniform(5, 40)))
        while await self.service.polling.step(0):
            await self.service.intake.wait_idle()
            await self.service.speaker.wait_idle()
            await self.service.sender.drain()

    # --- citizens ---------------------------------------------------------------------------------------

    async def visit(self, person: PersonHandle) -> AsyncIterator[None]:
        """Rates one service, and comments, before or after it, answers some questions, ends it, or leaves."""
        link, service, code = await self._comes(self.chance.random() < 0.4)
        person.opens(self.service.office.link(f"kode_{code}" if code else f"rate_{link}"))
        yield
        ending = self.chance.choice(("before", "comment", "photo", "questions", "done", "leave"))
        if ending == "before":
            person.says("Parkir sempit")
            yield
        self._taps(person, service, code)
        yield
        if ending == "comment":
            person.says(f"Antrean {self.chance.choice(('lama', 'cepat', 'rapi'))}")
            yield
        elif ending == "photo":
            person.sends_photo(_PHOTO)
            yield
        elif ending == "questions":
            for label in ("Nilai lebih rinci", "Sangat sesuai", "Tidak berlaku", "Berhenti"):
                person.taps(label)
                yield
        elif ending == "done":
            person.taps("Selesai")
            yield

    async def visit_and_ticket(self, person: PersonHandle) -> AsyncIterator[None]:
        """Rates and writes a ticket, in either order."""
        parts = [self.visit(person), self.ticket(person)]
        self.chance.shuffle(parts)
        for part in parts:
            async for _ in part:
                yield

    async def ticket(self, person: PersonHandle) -> AsyncIterator[None]:
        """Writes a ticket about a service or the office, with a way back or without one."""
        person.says("/aduan")
        yield
        person.taps(self.chance.choice([*(f"Layanan {code}" for code in SERVICES), "Kantor"]))
        yield
        person.taps(self.chance.choice(("Aduan", "Saran", "Pujian")))
        yield
        person.says(f"Mohon {self.chance.choice(('kursi', 'loket', 'pendingin'))} ditambah")
        yield
        person.taps("✅ Kirim")
        await self.settle()
        self._wrote(person.id, str(person.last["text"]))
        yield
        person.taps(self.chance.choice(("Ya, kabari", "Tidak, cukup")))
        yield

    async def browse(self, person: int) -> AsyncIterator[None]:
        """Rates in a browser, with a code or through the link, and writes a ticket there perhaps."""
        host = f"192.0.2.{person % 250}"
        transport = httpx.ASGITransport(self.web, client=(host, 1))
        async with httpx.AsyncClient(transport=transport, base_url=PUBLIC) as client:
            browser = Browser(client)
            link, service, code = await self._comes(self.chance.random() < 0.4)
            await browser.opens(f"/n/{code}" if code else f"/l/{link}")
            yield
            await browser.sends(wajah=self.chance.choice("1234"))
            token, _, before = browser.token.partition(".")
            self.tokens.append(token)
            identity = f"web.{Device(token, int(before)).identity}"
            self._rated(person, identity, service, code)
            yield
            await browser.sends(kata="Ruangnya sejuk")
            yield
            if self.chance.random() < 0.8:
                await browser.opens("/tiket")
                yield
                await browser.sends(jenis="complaint", kata="Mohon kursi ditambah", layanan="0")
                self._wrote(person, browser.page)
                yield

    async def _comes(self, with_code: bool) -> tuple[str, int, str]:
        """To which service, by its link and id, and with the code that the officer's phone shows, or none."""
        if not with_code:
            link = self.chance.choice(list(SERVICES))
            return link, SERVICES[link], ""
        await self.service.code_screens.step()
        if (code := self._on_the_phone()) in self._handed_out:  # its holder is still at it
            self.officer.taps("Kode baru")
            await self.settle()
            await self.service.code_screens.step()
            code = self._on_the_phone()
        self._handed_out.add(code)
        return COUNTER, SERVICES[COUNTER], code

    async def opens_counter(self) -> None:
        """The officer's phone shows the first code."""
        self.officer.says(f"/kode {COUNTER}")
        await self.settle()

    def _on_the_phone(self) -> str:
        said = re.findall(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b", str(self.officer.last["caption"]))
        return next(code for each in said if (code := read_code(each)))

    # --- employees --------------------------------------------------------------------------------------

    async def work(self, person: PersonHandle) -> AsyncIterator[None]:
        """Reports, and rates before it, after it, in the middle of it, or not at all; may write a ticket."""
        when = self.chance.choice(("before", "before", "middle", "after", "after", "never"))
        visit = self.visit if self.chance.random() < 0.5 else self.visit_and_ticket
        if when == "before":
            async for _ in visit(person):
                yield
        in_one_line = when != "middle" and self.chance.random() < 0.6
        if in_one_line:
            person.says("/batal")  # or else a line is the comment of what was rated before
            yield
            person.says("08.00-10.00 verifikasi 25 berkas n4")
            yield
            person.taps("Kirim")
            yield
        service = 0
        if when == "middle":
            link, service, _ = await self._comes(False)
            person.opens(self.service.office.link(f"rate_{link}"))
            yield
        steps = () if in_one_line else REPORT[: self.chance.choice((5, len(REPORT)))]
        for number, (how, what) in enumerate(steps):
            if when == "middle" and number == 4:
                self._taps(person, service, "")
                yield
            if how == "tap":
                person.taps(what)
            else:
                person.says(what)
            yield
        if when == "after" and len(steps) in (0, len(REPORT)):
            async for _ in visit(person):
                yield

    # --- what is known beside the office ----------------------------------------------------------------

    def _taps(self, person: PersonHandle, service: int, code: str) -> None:
        person.taps(self.chance.choice(FACES))
        self._rated(person.id, str(person.id), service, code)

    def _rated(self, person: int, identity: str, service: int, code: str) -> None:
        rater = rater_hash(KEY.encode(), identity, service, MORNING.date(), code)
        self.truth.responses[rater] = person
        if code:
            self.truth.visit_codes[code_hash(KEY.encode(), code)] = person
        self.given.append((person, service, self.playground.clock.now(), rater))

    def _wrote(self, person: int, said: str) -> None:
        found = _NUMBER.search(said)
        assert found is not None, said
        self.truth.tickets[found[1] + found[2]] = person

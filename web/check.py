"""`/cek/CODE`: whether a paper was issued here, and whether the records still match it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from html import escape
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from domain.errors import Invalid
from domain.office import Office
from domain.papers import parse_code
from handlers.frame.actor import Actor
from handlers.frame.gate import Action, allow
from handlers.history.check_words import check_lines
from handlers.history.checking import Checked
from handlers.history.checking import check as checked_paper
from locales import Html, Words
from storage.base.outages import DatabaseUnavailable
from web.forms import send_button, text_field
from web.pages import Block, alert, page, words_of
from web.shared import SharedDatabase
from web.visitor_limit import VisitorLimit

_LONGEST_CODE = 40
"""Characters of what is typed; a code with every dash and space has fewer."""


def check_routes(office: Office, database: SharedDatabase, now: Callable[[], datetime]) -> list[Route]:
    """The form for a code, the page of one, and its proof."""
    desk = _Desk(office, database, now)
    return [Route("/cek", desk.form), Route("/cek/{code}", desk.page), Route("/cek/{code}/bukti", desk.proof)]


class _Desk:
    def __init__(self, office: Office, database: SharedDatabase, now: Callable[[], datetime]) -> None:
        self._office, self._database, self._now = office, database, now
        self._guesses = VisitorLimit()

    async def form(self, request: Request) -> Response:
        typed = request.query_params.get("kode", "")[:_LONGEST_CODE]
        words = self._words(request)
        try:
            code = parse_code(typed)
        except Invalid as refusal:
            said = [alert(words(refusal.key))] if typed else []
            return _page(words, self._office, said, 404 if typed else 200, typed)
        return RedirectResponse(f"cek/{code}?lang={words.language}", 303)

    async def page(self, request: Request) -> Response:
        found = await self._found(request)
        if isinstance(found, Response):
            return found
        words = self._words(request)
        lines = check_lines(words, self._office, found, is_stranger=True)
        return _page(words, self._office, [*lines, *_proof_link(words, found)], 200)

    async def proof(self, request: Request) -> Response:
        """The proof as plain text, to be saved and checked without this service."""
        found = await self._found(request)
        if isinstance(found, Response):
            return found
        if found.proof is None:
            words = self._words(request)
            return _page(words, self._office, [words("check-proof-none")], 404)
        return PlainTextResponse(
            f"{found.proof.unnamed.text}\n", headers={"X-Content-Type-Options": "nosniff"}
        )

    async def _found(self, request: Request) -> Checked | Response:
        """The paper of the address, or the page that says why there is none."""
        words, office, now = self._words(request), self._office, self._now()
        typed = request.path_params["code"][:_LONGEST_CODE]
        host = request.client.host if request.client else ""
        if self._guesses.exceeds_limit(host, now):
            return _page(words, office, [alert(words("page-guessing"))], 429, typed)
        try:
            async with self._database.read() as uow:
                visitor = Actor(0, None, is_admin=False, in_service=False, language=words.language)
                await allow(uow, office, visitor, Action.CHECK_PAPER, None, now)
                return await checked_paper(uow, office, typed)
        except Invalid as refusal:
            self._guesses.count(host, now)
            return _page(words, office, [alert(words(refusal.key))], 404, typed)
        except DatabaseUnavailable:
            return _page(words, office, [alert(words("check-page-down"))], 503)

    def _words(self, request: Request) -> Words:
        return words_of(request, self._office.default_language)


def _proof_link(words: Words, checked: Checked) -> Iterator[Html]:
    if checked.proof is not None and checked.proof.root is not None:
        label = escape(words.plain("check-proof-button"))
        yield Html(f'<a href="{checked.code}/bukti?lang={words.language}">{label}</a>')


def _page(words: Words, office: Office, parts: list[Html], status: int, typed: str = "") -> Response:
    shown = [*parts, _form(words, office, typed)]
    return page(words, words.plain("check-page-title"), office.name, shown, status)


def _form(words: Words, office: Office, typed: str) -> Block:
    here = escape(urlsplit(office.public_url).path)
    more = ' autocapitalize="characters" spellcheck="false" required'
    label = words.plain("check-page-field")
    field = text_field("kode", label, typed, most=_LONGEST_CODE, more=more)
    language = f'<input type="hidden" name="lang" value="{words.language}">'
    send = send_button(words.plain("check-page-button"))
    return Block(f'<form action="{here}/cek">{language}{field}{send}</form>')

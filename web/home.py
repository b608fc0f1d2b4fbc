"""`/`: what this service is, and the ways to its pages."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.office import Office
from locales import Html, Words
from web.pages import page, words_of
from web.rate_screens import address


def home_routes(office: Office) -> list[Route]:
    """The page; it reads nothing."""

    async def home(request: Request) -> Response:
        words = words_of(request, office.default_language)
        parts = [words("page-home-what", office=office.name)]
        parts += [_way(words, office, path, key) for path, key in _pages(office).items()]
        return page(words, words.plain("page-home-title"), office.name, parts)

    return [Route("/", home)]


def _pages(office: Office) -> Mapping[str, str]:
    """The pages that are open to everybody here, with the sentences that name them."""
    found: dict[str, str] = {}
    if office.rates_on_web:
        found |= {"n": "page-rate-title", "tiket": "page-ticket-title"}
    if office.publishes_results:
        found["hasil"] = "results-page-title"
    found["cek"] = "check-page-title"
    if office.rates_on_web:
        found["privasi"] = "privacy-page"
    return found


def _way(words: Words, office: Office, path: str, key: str) -> Html:
    link = escape(address(words, office, path))
    return Html(f'<a href="{link}">{escape(words.plain(key))}</a>')

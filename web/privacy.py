"""`/privasi`: what is stored about people who rate a service or write a ticket, for browsers."""

from __future__ import annotations

from html import escape
from itertools import chain
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.office import Office
from domain.personal_data import OF_CITIZENS
from handlers.privacy.texts import topic_groups
from locales import Html, Words
from web.pages import page, words_of


def privacy_routes(office: Office) -> list[Route]:
    """The page; it reads nothing."""

    async def privacy(request: Request) -> Response:
        words = words_of(request, office.default_language)
        parts: list[Html] = []
        for topic in OF_CITIZENS:
            parts.append(words(f"privacy-title-{topic.name.lower()}"))
            parts += chain.from_iterable(topic_groups(words, office, topic))
        return page(words, words.plain("privacy-page"), office.name, [words("privacy-page-where"), *parts])

    return [Route("/privasi", privacy)]


def privacy_link(words: Words, office: Office) -> Html:
    """The way to the page, in the language of the words."""
    path = f"{urlsplit(office.public_url).path}/privasi?lang={words.language}"
    return words("privacy-page-link", link=Html(escape(path)))

"""Around all pages: refuses impossible addresses, and logs a failure without its values."""

from __future__ import annotations

import logging
import secrets
from html import escape

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from domain.faults import place_of
from domain.office import Office
from locales import Html
from web.pages import page, words_of
from web.rate_screens import address

log = logging.getLogger(__name__)


class Guard:
    """Wraps the pages."""

    def __init__(self, app: ASGIApp, office: Office) -> None:
        self._app, self._office = app, office

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request; what a visitor sent, and the address, is in no log."""
        # PostgreSQL takes no zero, and no address has one.
        if "\0" in scope["path"] or b"%00" in scope["query_string"]:
            await self._tell(scope, receive, send, "page-no-address", 404)
            return
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except HTTPException as refusal:
            if refusal.status_code != 404:
                raise
            await self._tell(scope, receive, send, "page-no-address", 404)
        except Exception as error:  # whatever a page stumbles over, its visitor is told that it did
            reference = secrets.token_hex(5).upper()
            log.error("A page failed, reference %s: %s", reference, place_of(error))
            if not begun:
                await self._tell(scope, receive, send, "apology", 500, reference=reference)

    async def _tell(
        self, scope: Scope, receive: Receive, send: Send, key: str, status: int, **params: str
    ) -> None:
        words = words_of(Request(scope), self._office.default_language)
        home = words("page-home-way", link=Html(escape(address(words, self._office, ""))))
        title = words.plain("page-fault-title")
        said = page(words, title, self._office.name, [words(key, **params), home], status)
        await said(scope, receive, send)
